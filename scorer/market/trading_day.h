/* The trading day that an article belongs to: the first one at whose close its news was out. */
#ifndef STIMMUNG_MARKET_TRADING_DAY_H
#define STIMMUNG_MARKET_TRADING_DAY_H

#include <stdbool.h>
#include <stdint.h>

#include "market/holiday.h"

/* The exchange whose calendar holds for shares of that primary listing: XWBO Vienna, XSWX Zurich, XNYS and
 * XNAS New York; for all others, and NULL, Frankfurt, where they are traded too. */
enum exchange exchange_of(const char *mic);

/* What is published after the close (17:30 in Frankfurt, Vienna and Zurich, 16:00 in New York, in summer and
 * winter time of the place) or on a day without trading belongs to the next trading day. `published` is ISO
 * 8601; a time without a zone is Berlin's; a date alone is of its day. False, and *day unchanged, where there
 * is no date, or one outside 1900 to 2199. */
bool trading_day_of(const char *published, const char *mic, int64_t *day);

#endif
