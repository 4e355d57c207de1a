/* The columns of a query's rows: what `stimmung help export` lists. */
#ifndef STIMMUNG_STORE_COLUMN_H
#define STIMMUNG_STORE_COLUMN_H

#include <stdint.h>

#include "store/period.h"

enum column_type {
    COLUMN_TEXT,
    COLUMN_INTEGER,
    COLUMN_SCORE, /* a real number in [-1, 1] or a share in [0, 1] */
    COLUMN_MASS,  /* a real number, not bounded */
    COLUMN_BOOL,
    COLUMN_LABEL,  /* a score, to be shown as "negative", "neutral" or "positive" */
    COLUMN_STANCE, /* a score, to be shown as one of the five stances */
};

/* What a sum's column shows; aggregate.h has the values. */
enum field {
    FIELD_TICKER,
    FIELD_NAME,
    FIELD_KIND,
    FIELD_MIC,
    FIELD_ISIN,
    FIELD_PERIOD,
    FIELD_FIRST_DAY,
    FIELD_LAST_DAY,
    FIELD_SCORE,
    FIELD_TONE,
    FIELD_POSITIVE,
    FIELD_NEGATIVE,
    FIELD_EVIDENCE,
    FIELD_ARTICLES,
    FIELD_PRIMARY_ARTICLES,
    FIELD_MENTIONS,
    FIELD_SENTENCES,
    FIELD_MOVES_UP,
    FIELD_MOVES_DOWN,
    FIELD_DIVERGENT,
    FIELD_NOVEL_ARTICLES,
    FIELD_WEIGHT,
    FIELD_SHRUNK,
    FIELD_DISPERSION,
    FIELD_POSITIVE_ARTICLES,
    FIELD_NEGATIVE_ARTICLES,
    FIELD_POSITIVE_SHARE,
    FIELD_BUZZ,
};

struct column {
    const char *name;
    const char *help; /* what it means, one line */
    enum column_type type;
    int width;        /* characters in a table to read; 0: not in it */
    const char *sql;  /* of an article's row */
    enum field field; /* of a sum's row */
};

/* The columns of the rows of a query, in order; NULL behind the last. */
const struct column *query_column(enum query_by by, int place);

enum value_type { VALUE_NULL, VALUE_INTEGER, VALUE_REAL, VALUE_TEXT };

struct value {
    enum value_type type;
    int64_t integer;
    double real; /* of an integer too */
    const char *text;
};

#endif
