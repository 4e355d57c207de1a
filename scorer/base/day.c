#include "base/day.h"

#include <stdio.h>

/* Days are counted in years that begin in March, so that a leap day is the last of its year; so many lie
 * between 0000-03-01 and 1970-01-01. */
enum { MARCH_OF_YEAR_0 = 719468, DAYS_OF_ERA = 146097 };

int days_of_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

int64_t day_of_date(int year, int month, int of_month) {
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + of_month - 1;
    return era * DAYS_OF_ERA + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year -
           MARCH_OF_YEAR_0;
}

void day_split(int64_t day, int *year, int *month, int *of_month) {
    int64_t shifted = day + MARCH_OF_YEAR_0;
    int64_t era = (shifted >= 0 ? shifted : shifted - DAYS_OF_ERA + 1) / DAYS_OF_ERA;
    int64_t day_of_era = shifted - era * DAYS_OF_ERA;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t from_march = (5 * day_of_year + 2) / 153;
    *of_month = (int)(day_of_year - (153 * from_march + 2) / 5 + 1);
    *month = (int)(from_march + (from_march < 10 ? 3 : -9));
    *year = (int)(year_of_era + era * 400 + (*month <= 2));
}

enum weekday day_weekday(int64_t day) {
    int64_t rest = (day + THURSDAY) % 7; /* 1970-01-01 was one */
    return (enum weekday)(rest < 0 ? rest + 7 : rest);
}

int64_t day_nth_weekday(int year, int month, enum weekday weekday, int n) {
    if (n > 0) {
        int64_t first = day_of_date(year, month, 1);
        return first + ((int)weekday - (int)day_weekday(first) + 7) % 7 + (int64_t)7 * (n - 1);
    }
    int64_t last = day_of_date(year, month, days_of_month(year, month));
    return last - ((int)day_weekday(last) - (int)weekday + 7) % 7 + (int64_t)7 * (n + 1);
}

/* The Sunday behind the full moon that falls on or behind the 21st of March, by the moon of the church's
 * tables (Gauss, as corrected): `moon` counts the days from that date to its full moon. */
int64_t day_easter(int year) {
    int century = year / 100;
    int solar = century - century / 4, lunar = (8 * century + 13) / 25;
    int moon = (19 * (year % 19) + solar - lunar + 15) % 30;
    if (moon == 29 || (moon == 28 && year % 19 > 10))
        moon--;
    int64_t full = day_of_date(year, 3, 21) + moon;
    return full + 7 - day_weekday(full);
}

static bool read_digits(const char *text, int n, int *value) {
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
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
    *day = day_of_date(y, m, d);
    return true;
}

void day_format(char out[DAY_SIZE], int64_t day) {
    int year, month, of_month;
    day_split(day, &year, &month, &of_month);
    snprintf(out, DAY_SIZE, "%04d-%02d-%02d", year, month, of_month);
}
