/* Dates and times as German pages and feeds write them, and as ISO 8601.
 *
 * A time without a zone is local time of Berlin, which Vienna and Zurich share. */
#ifndef STIMMUNG_LANGUAGE_DATE_H
#define STIMMUNG_LANGUAGE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

struct date {
    int year; /* 1900 to 2199 */
    int month, day;
    bool has_time;
    int hour, minute, second;
    bool has_offset; /* the text tells the zone */
    int offset;      /* minutes east of UTC; only with has_offset */
};

struct date_match {
    struct date date;
    struct span span; /* of date, time and zone together */
};

/* Make `date` that day, without a time. False, and nothing changed, where no calendar has it. */
bool date_set_day(struct date *date, int year, int month, int day);

/* Give it a time of day; 24:00 is the midnight behind that day. False where no clock shows it. */
bool date_set_time(struct date *date, int hour, int minute, int second);

/* Find the first full date (with a year) in text[start, end), and the time that stands before or behind it:
 * "18. Mai 2025, 14:00 Uhr", "17.06.25 / 09:12", "14 Uhr, 3. Jänner 2024", "2025-05-18T14:00:00Z",
 * "Sun, 18 May 2025 14:00:00 +0200", "20250518T140000+0200". Dates of no calendar, and numbers that only look
 * like dates (10.11.12.13), are passed over. The text is valid UTF-8. */
bool date_find(const char *text, uint32_t start, uint32_t end, struct date_match *match);

/* Minutes east of UTC in Berlin at that local time; the hour that the clock shows twice counts as summer
 * time. */
int date_berlin_offset(const struct date *date);

/* Set `date` to that moment in Berlin. False where it lies outside 1900 to 2199. */
bool date_from_epoch(int64_t seconds, struct date *date);

enum { DATE_TEXT = 32 };

/* "2025-05-18T14:00:00+02:00", in the time of Berlin whatever zone the text told; a date alone gives
 * "2025-05-18". Returns the length. */
size_t date_write(const struct date *date, char out[DATE_TEXT]);

/* Whether the whole text is a date of ISO 8601, alone or with a time of day and a zone. */
bool date_is_iso(const char *text, size_t len);

#endif
