/* Days as numbers: since 1970-01-01, in the calendar of the date itself, whatever the time zone. */
#ifndef STIMMUNG_STORE_DAY_H
#define STIMMUNG_STORE_DAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Read the date at the front of an ISO 8601 time ("2025-05-18T14:00:00+02:00"). False, and *day
 * unchanged, where there is none or no such day exists. */
bool day_read(const char *text, int64_t *day);

enum { DAY_SIZE = 16 };

/* "2025-05-18" for a day of the years 0 to 9999 */
void day_format(char out[DAY_SIZE], int64_t day);

#endif
