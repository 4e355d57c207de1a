/* Ticker scores out of a store: an article's, or summed up over days, weeks, months or all. */
#ifndef STIMMUNG_STORE_QUERY_H
#define STIMMUNG_STORE_QUERY_H

#include <stdbool.h>
#include <stdint.h>

#include "store/column.h"
#include "store/period.h"
#include "store/store.h"
#include "store/sums.h"

/* "article", "day", "week", "month", "total" */
const char *query_by_name(enum query_by by);

struct query_options {
    enum query_by by;
    enum query_days days;
    enum copies copies;         /* in sums */
    double half_life;           /* days after which an article weighs half as much in means; 0: never */
    const char *const *tickers; /* these alone; all where n_tickers is 0 */
    int n_tickers;
    const int64_t *from; /* first day and last day, or NULL: then also what has no date */
    const int64_t *to;
};

struct query;

/* Rows come sorted by ticker and kind, then by time, then by content: the same for the same articles, in
 * whatever order they were stored. The scores are those that hold now. The options need not outlive the call.
 */
enum status query_open(struct query **query, struct store *store, const struct query_options *options,
                       struct error *error);

/* The next row; *found is false at the end. */
enum status query_next(struct query *query, bool *found, struct error *error);

/* The value of the row in the column of that place (query_column). Texts are valid until the next row. */
struct value query_value(const struct query *query, int place);

/* The day that weights fade from: `to`, else the last day of the store. NO_DAY where nothing has a date. */
int64_t query_as_of(const struct query *query);

void query_close(struct query *query); /* NULL is fine */

#endif
