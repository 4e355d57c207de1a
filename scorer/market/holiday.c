#include "market/holiday.h"

#include <stddef.h>

#include "base/day.h"

enum {
    FRANKFURT = 1u << EXCHANGE_FRANKFURT,
    VIENNA = 1u << EXCHANGE_VIENNA,
    ZURICH = 1u << EXCHANGE_ZURICH,
    NEW_YORK = 1u << EXCHANGE_NEW_YORK,
    EUROPE = FRANKFURT | VIENNA | ZURICH,
    ALL = EUROPE | NEW_YORK,
    FIRST = 1900,
    LAST = 2199,
};

enum rule {
    RULE_FIXED,    /* month, day */
    RULE_OBSERVED, /* the same; a Saturday's on the Friday before, a Sunday's on the Monday behind */
    RULE_MONDAY,   /* the same; a Sunday's on the Monday behind, a Saturday's is lost */
    RULE_EASTER,   /* day: so many behind Easter Sunday */
    RULE_NTH,      /* month, weekday, day: the n-th, from the end where it is negative */
};

struct holiday {
    unsigned exchanges;
    enum rule rule;
    int month, day;
    enum weekday weekday;
    int from, to; /* years */
};

/* By the exchanges' own calendars of the years. Frankfurt gave up Whit Monday and the day of German unity in
 * 2022, Vienna six church feasts in 2019 and Whit Monday in 2023. */
static const struct holiday holidays[] = {
    {EUROPE, RULE_FIXED, 1, 1, 0, FIRST, LAST},    /* New Year */
    {NEW_YORK, RULE_MONDAY, 1, 1, 0, FIRST, LAST}, /* the same: never on the last day of a year */
    {ALL, RULE_EASTER, 0, -2, 0, FIRST, LAST},     /* Good Friday */
    {EUROPE, RULE_EASTER, 0, 1, 0, FIRST, LAST},   /* Easter Monday */
    {EUROPE, RULE_FIXED, 5, 1, 0, FIRST, LAST},    /* Labour Day */
    {EUROPE, RULE_FIXED, 12, 24, 0, FIRST, LAST},      {EUROPE, RULE_FIXED, 12, 25, 0, FIRST, LAST},
    {EUROPE, RULE_FIXED, 12, 26, 0, FIRST, LAST},      {EUROPE, RULE_FIXED, 12, 31, 0, FIRST, LAST},

    {FRANKFURT, RULE_EASTER, 0, 50, 0, 2007, 2007}, /* Whit Monday */
    {FRANKFURT, RULE_EASTER, 0, 50, 0, 2015, 2021}, /* the same */
    {FRANKFURT, RULE_FIXED, 10, 3, 0, 2014, 2021},  /* German unity */
    {FRANKFURT, RULE_FIXED, 10, 31, 0, 2017, 2017}, /* Reformation, five hundred years */

    {VIENNA, RULE_EASTER, 0, 50, 0, FIRST, 2022}, /* Whit Monday */
    {VIENNA, RULE_FIXED, 10, 26, 0, FIRST, LAST}, /* the national holiday */
    {VIENNA, RULE_FIXED, 1, 6, 0, FIRST, 2018},   /* Epiphany */
    {VIENNA, RULE_EASTER, 0, 39, 0, FIRST, 2018}, /* Ascension */
    {VIENNA, RULE_EASTER, 0, 60, 0, FIRST, 2018}, /* Corpus Christi */
    {VIENNA, RULE_FIXED, 8, 15, 0, FIRST, 2018},  /* Assumption */
    {VIENNA, RULE_FIXED, 11, 1, 0, FIRST, 2018},  /* All Saints */
    {VIENNA, RULE_FIXED, 12, 8, 0, FIRST, 2018},  /* Immaculate Conception */

    {ZURICH, RULE_FIXED, 1, 2, 0, FIRST, LAST},   /* Berchtold */
    {ZURICH, RULE_EASTER, 0, 39, 0, FIRST, LAST}, /* Ascension */
    {ZURICH, RULE_EASTER, 0, 50, 0, FIRST, LAST}, /* Whit Monday */
    {ZURICH, RULE_FIXED, 8, 1, 0, FIRST, 2000},   /* the national holiday */
    {ZURICH, RULE_FIXED, 8, 1, 0, 2006, LAST},    /* the same */

    {NEW_YORK, RULE_NTH, 1, 3, MONDAY, 1998, LAST},    /* Martin Luther King */
    {NEW_YORK, RULE_NTH, 2, 3, MONDAY, 1971, LAST},    /* Washington */
    {NEW_YORK, RULE_NTH, 5, -1, MONDAY, 1971, LAST},   /* Memorial Day */
    {NEW_YORK, RULE_OBSERVED, 6, 19, 0, 2022, LAST},   /* Juneteenth */
    {NEW_YORK, RULE_OBSERVED, 7, 4, 0, FIRST, LAST},   /* Independence */
    {NEW_YORK, RULE_NTH, 9, 1, MONDAY, FIRST, LAST},   /* Labor Day */
    {NEW_YORK, RULE_NTH, 11, 4, THURSDAY, 1942, LAST}, /* Thanksgiving */
    {NEW_YORK, RULE_OBSERVED, 12, 25, 0, FIRST, LAST},
};

enum { N_HOLIDAYS = sizeof holidays / sizeof holidays[0] };

static int64_t observed(int64_t day, enum rule rule) {
    enum weekday weekday = day_weekday(day);
    if (weekday == SUNDAY)
        return day + 1;
    return weekday == SATURDAY && rule == RULE_OBSERVED ? day - 1 : day;
}

static int64_t day_of_holiday(const struct holiday *holiday, int year, int64_t easter) {
    switch (holiday->rule) {
    case RULE_EASTER:
        return easter + holiday->day;
    case RULE_NTH:
        return day_nth_weekday(year, holiday->month, holiday->weekday, holiday->day);
    case RULE_OBSERVED:
    case RULE_MONDAY:
        return observed(day_of_date(year, holiday->month, holiday->day), holiday->rule);
    case RULE_FIXED:
    default:
        return day_of_date(year, holiday->month, holiday->day);
    }
}

static bool is_weekend(int64_t day) {
    return day_weekday(day) == SATURDAY || day_weekday(day) == SUNDAY;
}

static bool is_kept(const struct holiday *holiday, enum exchange exchange, int year) {
    return (holiday->exchanges & 1u << exchange) != 0 && year >= holiday->from && year <= holiday->to;
}

bool exchange_trades(enum exchange exchange, int64_t day) {
    if (is_weekend(day))
        return false;
    int year, month, of_month;
    day_split(day, &year, &month, &of_month);
    int64_t easter = day_easter(year);
    for (size_t i = 0; i < N_HOLIDAYS; i++)
        if (is_kept(&holidays[i], exchange, year) && day_of_holiday(&holidays[i], year, easter) == day)
            return false;
    return true;
}

/* Whether an earlier row of the table has that day of the year too, as Ascension fell on the first of May. */
static bool is_repeated(size_t index, enum exchange exchange, int year, int64_t easter, int64_t day) {
    for (size_t i = 0; i < index; i++)
        if (is_kept(&holidays[i], exchange, year) && day_of_holiday(&holidays[i], year, easter) == day)
            return true;
    return false;
}

static int64_t weekdays_between(int64_t first, int64_t last) {
    int64_t n = (last - first + 1) / 7 * 5;
    for (int64_t day = first + (last - first + 1) / 7 * 7; day <= last; day++)
        n += !is_weekend(day);
    return n;
}

int64_t exchange_days(enum exchange exchange, int64_t first, int64_t last) {
    if (first > last)
        return 0;
    int64_t n = weekdays_between(first, last);
    int from, to, month, of_month;
    day_split(first, &from, &month, &of_month);
    day_split(last, &to, &month, &of_month);
    for (int year = from; year <= to; year++) {
        int64_t easter = day_easter(year);
        for (size_t i = 0; i < N_HOLIDAYS; i++) {
            if (!is_kept(&holidays[i], exchange, year))
                continue;
            int64_t day = day_of_holiday(&holidays[i], year, easter);
            n -= day >= first && day <= last && !is_weekend(day) &&
                 !is_repeated(i, exchange, year, easter, day);
        }
    }
    return n;
}
