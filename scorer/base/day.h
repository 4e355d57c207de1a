/* The Gregorian calendar, its days as numbers: since 1970-01-01, in whatever time zone the date was meant. */
#ifndef STIMMUNG_BASE_DAY_H
#define STIMMUNG_BASE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum weekday { SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY };

/* Of what has no date: before every day that there is. */
#define NO_DAY (-9999999)

/* 28 to 31; the month is one of 1 to 12, as in all that follows. */
int days_of_month(int year, int month);

/* The day of a date that exists, in the years 0 to 9999. */
int64_t day_of_date(int year, int month, int of_month);

/* And back. */
void day_split(int64_t day, int *year, int *month, int *of_month);

enum weekday day_weekday(int64_t day);

/* The n-th of a weekday in a month, counted from its front (1 is the first) or its end (-1 is the last). */
int64_t day_nth_weekday(int year, int month, enum weekday weekday, int n);

/* Easter Sunday by the Gregorian rule. */
int64_t day_easter(int year);

/* Read the date at the front of an ISO 8601 time ("2025-05-18T14:00:00+02:00"). False, and *day
 * unchanged, where there is none or no such day exists. */
bool day_read(const char *text, int64_t *day);

enum { DAY_SIZE = 16 };

/* "2025-05-18" for a day of the years 0 to 9999 */
void day_format(char out[DAY_SIZE], int64_t day);

#endif
