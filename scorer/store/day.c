#include "store/day.h"

#include <stdio.h>

static bool read_digits(const char *text, int n, int *value) {
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

static int days_of_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Days are counted in years that begin in March, so that a leap day is the last of its year; 719468 lie
 * between 0000-03-01 and 1970-01-01. */
static int64_t day_number(int year, int month, int day) {
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

bool day_read(const char *text, int64_t *day) {
    int y, m, d;
    if (text == NULL || !read_digits(text, 4, &y) || text[4] != '-' || !read_digits(text + 5, 2, &m) ||
        text[7] != '-' || !read_digits(text + 8, 2, &d))
        return false;
    if (text[10] >= '0' && text[10] <= '9')
        return false;
    if (m < 1 || m > 12 || d < 1 || d > days_of_month(y, m))
        return false;
    *day = day_number(y, m, d);
    return true;
}

void day_format(char out[DAY_SIZE], int64_t day) {
    int64_t shifted = day + 719468;
    int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * day_of_year + 2) / 153;
    int64_t of_month = day_of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    int64_t year = year_of_era + era * 400 + (month <= 2);
    snprintf(out, DAY_SIZE, "%04d-%02d-%02d", (int)year, (int)month, (int)of_month);
}
