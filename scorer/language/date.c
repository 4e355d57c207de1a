#include "language/date.h"

#include <stdio.h>

enum { WINTER = 60, SUMMER = 120 }; /* minutes east of UTC in Berlin */

static int days_of_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

bool date_set_day(struct date *date, int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
        return false;
    *date = (struct date){.year = year, .month = month, .day = day};
    return true;
}

/* Days since 1970-01-01. Years are counted from March, so that a leap day is the last of its year. */
static int64_t day_number(int year, int month, int day) {
    int64_t y = year - (month <= 2);
    int64_t era = y / 400, of_era = y % 400;
    int64_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* The day of the month of its last Sunday. */
static int last_sunday(int year, int month) {
    int last = days_of_month(year, month);
    int64_t weekday = (day_number(year, month, last) + 4) % 7; /* 1970-01-01 was a Thursday; 0 is Sunday */
    return last - (int)weekday;
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
    int64_t shifted = days + 719468;
    if (shifted < 0)
        return false;
    int64_t era = shifted / 146097, of_era = shifted % 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int day = (int)(of_year - (153 * month + 2) / 5 + 1);
    month += month < 10 ? 3 : -9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    if (year > 2199 || !date_set_day(date, (int)year, (int)month, day))
        return false;
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
    if (hour == 24 && !from_seconds((day_number(date->year, date->month, date->day) + 1) * 86400, date))
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
        int64_t seconds = day_number(date->year, date->month, date->day) * 86400 + date->hour * 3600 +
                          (date->minute - date->offset) * 60 + date->second;
        if (date_from_epoch(seconds, &local))
            offset = local.offset;
    }
    return (size_t)snprintf(out, DATE_TEXT, "%04d-%02d-%02dT%02d:%02d:%02d+%02d:%02d", local.year,
                            local.month, local.day, local.hour, local.minute, local.second, offset / 60,
                            offset % 60);
}
