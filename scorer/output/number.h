/* Numbers as text for programs: short, the same on every machine, never by the locale. */
#ifndef STIMMUNG_OUTPUT_NUMBER_H
#define STIMMUNG_OUTPUT_NUMBER_H

#include <stddef.h>
#include <stdint.h>

enum { NUMBER_SIZE = 352, NUMBER_DECIMALS = 6 };

/* Write `value` with at most `decimals` (0 to 6) digits behind a point, without trailing zeros and
 * never as "-0"; a NUL follows. Halves are rounded away from zero. Returns the length, or 0 and an empty
 * string for a value that is no finite number. */
size_t number_format(char out[NUMBER_SIZE], double value, int decimals);

/* The same for a whole number. */
size_t number_format_integer(char out[NUMBER_SIZE], int64_t value);

#endif
