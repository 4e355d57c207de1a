#include "language/date.h"

#include <stdio.h>

#include "base/day.h"

enum { WINTER = 60, SUMMER = 120 }; /* minutes east of UTC in Berlin */

bool date_set_day(struct date *date, int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
        return false;
    *date = (struct date){.year = year, .month = month, .day = day};
    return true;
}

/* The day of the month of its last Sunday. */
static int last_sunday(int year, int month) {
    int of_month;
    day_split(day_nth_weekday(year, month, SUNDAY, -1), &year, &month, &of_month);
    return of_month;
}

/* Whether a clock that shows these hours lies between the change in March and the one in autumn. */
static bool is_summer(const struct date *date, int opening_hour, int closing_hour) {
    if (date->year < 1981) /* the years before had none, or rules of their own */
        return false;
    int closing_month = date->year < 1996 ? 9 : 10;
    int now = (date->month * 100 + date->day) * 100 + date->hour;
    int opening = (3 * 100 + last_sunday(date->year, 3)) * 100 + opening_hour;
    int closing = (closing_month * 100 + last_sunday(date->year, closing_month)) * 100 + closing_hour;
    return now >= opening && now < closing;
}

int date_berlin_offset(const struct date *date) {
    return is_summer(date, 2, 3) ? SUMMER : WINTER;
}

/* The calendar of a count of seconds in no zone. */
static bool from_seconds(int64_t seconds, struct date *date) {
    int64_t days = seconds / 86400, rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        days--;
    }
    if (days < day_of_date(1900, 1, 1) || days > day_of_date(2199, 12, 31))
        return false;
    int year, month, of_month;
    day_split(days, &year, &month, &of_month);
    *date = (struct date){.year = year, .month = month, .day = of_month};
    date->has_time = true;
    date->hour = (int)(rest / 3600);
    date->minute = (int)(rest / 60 % 60);
    date->second = (int)(rest % 60);
    return true;
}

bool date_from_epoch(int64_t seconds, struct date *date) {
    struct date utc;
    if (seconds < -4000000000 || seconds > 8000000000 || !from_seconds(seconds, &utc))
        return false;
    int offset = is_summer(&utc, 1, 1) ? SUMMER : WINTER;
    if (!from_seconds(seconds + offset * 60, date))
        return false;
    date->has_offset = true;
    date->offset = offset;
    return true;
}

bool date_set_time(struct date *date, int hour, int minute, int second) {
    if (second == 60) /* a leap second */
        second = 59;
    if (hour > 24 || minute > 59 || second > 59 || (hour == 24 && (minute > 0 || second > 0)))
        return false;
    if (hour == 24 && !from_seconds((day_of_date(date->year, date->month, date->day) + 1) * 86400, date))
        return false;
    date->has_time = true;
    date->hour = hour % 24;
    date->minute = minute;
    date->second = second;
    return true;
}

size_t date_write(const struct date *date, char out[DATE_TEXT]) {
    if (!date->has_time)
        return (size_t)snprintf(out, DATE_TEXT, "%04d-%02d-%02d", date->year, date->month, date->day);
    struct date local = *date;
    int offset = date_berlin_offset(date);
    if (date->has_offset && date->offset != offset) {
        int64_t seconds = day_of_date(date->year, date->month, date->day) * 86400 + date->hour * 3600 +
                          (date->minute - date->offset) * 60 + date->second;
        if (date_from_epoch(seconds, &local))
            offset = local.offset;
    }
    return (size_t)snprintf(out, DATE_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d+%02d:%02d", local.year,
                            local.month, local.day, local.hour, local.minute, local.second, offset / 60,
                            offset % 60);
}
