#include "store/period.h"

#include "base/day.h"

static struct period month_of(int64_t day) {
    int year, month, of_month;
    day_split(day, &year, &month, &of_month);
    int64_t first = day - of_month + 1;
    return (struct period){first, first + days_of_month(year, month) - 1};
}

struct period period_of(enum query_by by, int64_t day) {
    if (by == BY_TOTAL)
        return (struct period){INT64_MIN, INT64_MAX};
    if (by == BY_DAY || by == BY_ARTICLE || day == NO_DAY)
        return (struct period){day, day};
    if (by == BY_MONTH)
        return month_of(day);
    int64_t monday = day - ((int)day_weekday(day) + 6) % 7;
    return (struct period){monday, monday + 6};
}

int64_t period_days(enum query_days days, enum exchange exchange, int64_t first, int64_t last) {
    if (first > last)
        return 0;
    return days == DAYS_TRADING ? exchange_days(exchange, first, last) : last - first + 1;
}
