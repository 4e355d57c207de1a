#include "market/trading_day.h"

#include <string.h>

#include "base/day.h"
#include "language/date.h"

enum { HOUR = 3600, DAY = 24 * HOUR };

enum { EASTERN_WINTER = -5 * HOUR }; /* of New York, east of UTC */

static const struct {
    const char *mic;
    enum exchange exchange;
} listings[] = {
    {"XWBO", EXCHANGE_VIENNA},
    {"XSWX", EXCHANGE_ZURICH},
    {"XNYS", EXCHANGE_NEW_YORK},
    {"XNAS", EXCHANGE_NEW_YORK},
};

/* The last second of a day at which its news still belongs to it, in the time of the place. */
static const int64_t closings[] = {
    [EXCHANGE_FRANKFURT] = 17 * HOUR + HOUR / 2,
    [EXCHANGE_VIENNA] = 17 * HOUR + HOUR / 2,
    [EXCHANGE_ZURICH] = 17 * HOUR + HOUR / 2,
    [EXCHANGE_NEW_YORK] = 16 * HOUR,
};

enum exchange exchange_of(const char *mic) {
    for (size_t i = 0; mic != NULL && i < sizeof listings / sizeof listings[0]; i++)
        if (strcmp(mic, listings[i].mic) == 0)
            return listings[i].exchange;
    return EXCHANGE_FRANKFURT;
}

static int64_t floor_day(int64_t seconds) {
    return (seconds - (seconds % DAY + DAY) % DAY) / DAY;
}

/* Seconds since 1970 of what a clock shows. */
static int64_t clock_seconds(const struct date *date) {
    return day_of_date(date->year, date->month, date->day) * DAY + date->hour * HOUR +
           (int64_t)date->minute * 60 + date->second;
}

/* What a clock in Berlin, which Vienna and Zurich share, shows at that moment. */
static int64_t berlin_clock(int64_t utc) {
    struct date date;
    return date_from_epoch(utc, &date) ? clock_seconds(&date) : utc;
}

/* The same in New York, by the rules since 1987; clocks are put on and back at two. */
static int64_t new_york_clock(int64_t utc) {
    int year, month, of_month;
    int64_t winter = utc + EASTERN_WINTER;
    day_split(floor_day(winter), &year, &month, &of_month);
    int64_t opening = year < 2007 ? day_nth_weekday(year, 4, SUNDAY, 1) : day_nth_weekday(year, 3, SUNDAY, 2);
    int64_t closing =
        year < 2007 ? day_nth_weekday(year, 10, SUNDAY, -1) : day_nth_weekday(year, 11, SUNDAY, 1);
    bool summer = winter >= opening * DAY + 2 * HOUR && winter < closing * DAY + HOUR;
    return summer ? winter + HOUR : winter;
}

/* The clock of the place when the text was published. */
static int64_t local_clock(const struct date *date, enum exchange exchange) {
    int offset = date->has_offset ? date->offset : date_berlin_offset(date);
    int64_t utc = clock_seconds(date) - (int64_t)offset * 60;
    return exchange == EXCHANGE_NEW_YORK ? new_york_clock(utc) : berlin_clock(utc);
}

bool trading_day_of(const char *published, const char *mic, int64_t *day) {
    struct date_match match;
    int64_t read;
    if (!day_read(published, &read) || !date_find(published, 0, (uint32_t)strlen(published), &match))
        return false;
    enum exchange exchange = exchange_of(mic);
    if (match.date.has_time) {
        int64_t clock = local_clock(&match.date, exchange);
        read = floor_day(clock);
        if (clock - read * DAY > closings[exchange])
            read++;
    }
    while (!exchange_trades(exchange, read))
        read++;
    *day = read;
    return true;
}
