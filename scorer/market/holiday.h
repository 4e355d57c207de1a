/* The days on which an exchange is closed, by rule: weekends, feasts that hang on Easter, fixed days, n-th
 * weekdays. Closings for a single event (a storm, a state funeral) are not in it. */
#ifndef STIMMUNG_MARKET_HOLIDAY_H
#define STIMMUNG_MARKET_HOLIDAY_H

#include <stdbool.h>
#include <stdint.h>

/* Exchanges with a calendar of their own. */
enum exchange { EXCHANGE_FRANKFURT, EXCHANGE_VIENNA, EXCHANGE_ZURICH, EXCHANGE_NEW_YORK };

/* Whether shares are traded there on that day; the years 1900 to 2199. */
bool exchange_trades(enum exchange exchange, int64_t day);

/* Days with trading in [first, last]. */
int64_t exchange_days(enum exchange exchange, int64_t first, int64_t last);

#endif
