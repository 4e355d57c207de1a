/* Spans of days by which ticker scores are summed up, and the days that count in them. */
#ifndef STIMMUNG_STORE_PERIOD_H
#define STIMMUNG_STORE_PERIOD_H

#include <stdint.h>

#include "market/holiday.h"

enum query_by { BY_ARTICLE, BY_DAY, BY_WEEK, BY_MONTH, BY_TOTAL };

/* Which day an article belongs to. */
enum query_days {
    DAYS_CALENDAR, /* that of its date */
    DAYS_TRADING,  /* the trading day at whose close it was out */
};

struct period {
    int64_t first, last;
};

/* The period of `by` that a day lies in: a week begins on Monday; the total has no bounds. The period of
 * NO_DAY has no other day. */
struct period period_of(enum query_by by, int64_t day);

/* How many days of [first, last] can have articles: all, or those with trading. */
int64_t period_days(enum query_days days, enum exchange exchange, int64_t first, int64_t last);

#endif
