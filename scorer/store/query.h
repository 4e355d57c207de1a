/* Ticker scores out of a store: an article's, or summed up over days, weeks, months or all. */
#ifndef STIMMUNG_STORE_QUERY_H
#define STIMMUNG_STORE_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

enum query_by { BY_ARTICLE, BY_DAY, BY_WEEK, BY_MONTH, BY_TOTAL };

/* "article", "day", "week", "month", "total" */
const char *query_by_name(enum query_by by);

struct query_options {
    enum query_by by;
    const char *const *tickers; /* these alone; all where n_tickers is 0 */
    int n_tickers;
    const int64_t *from; /* first day and last day, or NULL: then also what has no date */
    const int64_t *to;
};

enum column_type {
    COLUMN_TEXT,
    COLUMN_INTEGER,
    COLUMN_SCORE, /* a real number in [-1, 1] or a share in [0, 1] */
    COLUMN_MASS,  /* a real number, not bounded */
    COLUMN_BOOL,
    COLUMN_LABEL,  /* a score, to be shown as "negative", "neutral" or "positive" */
    COLUMN_STANCE, /* a score, to be shown as one of the five stances */
};

struct column {
    const char *name;
    const char *help; /* what it means, one line */
    const char *sql;
    enum column_type type;
    unsigned in; /* the bits of enum query_by whose rows have it */
    int width;   /* characters in a table to read; 0: not in it */
};

/* The columns of a query's rows, in order; NULL behind the last. */
const struct column *query_column(enum query_by by, int place);

struct query;

/* Rows come sorted by ticker and kind, then by time, then by content: the same for the same articles, in
 * whatever order they were stored. The scores are those that hold now. The options need not outlive the call.
 */
enum status query_open(struct query **query, struct store *store, const struct query_options *options,
                       struct error *error);

/* The next row; *found is false at the end. */
enum status query_next(struct query *query, bool *found, struct error *error);

/* Values of the row, by place of the column; texts are valid until the next row. */
bool query_is_null(const struct query *query, int column);
const char *query_text(const struct query *query, int column);
int64_t query_integer(const struct query *query, int column);
double query_real(const struct query *query, int column);

void query_close(struct query *query); /* NULL is fine */

#endif
