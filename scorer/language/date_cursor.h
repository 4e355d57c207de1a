/* Reads dates and times character by character. For language/date_*.c only. */
#ifndef STIMMUNG_LANGUAGE_DATE_CURSOR_H
#define STIMMUNG_LANGUAGE_DATE_CURSOR_H

#include <string.h>

#include "language/date.h"

/* A reader that never looks behind `end`. */
struct date_cursor {
    const char *text;
    uint32_t at, end;
};

static inline char cursor_peek(const struct date_cursor *cursor, uint32_t ahead) {
    return cursor->at + ahead < cursor->end ? cursor->text[cursor->at + ahead] : '\0';
}

static inline bool date_is_digit(char c) {
    return c >= '0' && c <= '9';
}

static inline bool date_is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static inline bool cursor_take(struct date_cursor *cursor, const char *word) {
    size_t len = strlen(word);
    if (cursor->end - cursor->at < len || memcmp(cursor->text + cursor->at, word, len) != 0)
        return false;
    cursor->at += (uint32_t)len;
    return true;
}

/* A number of `least` to `most` digits that is not part of a longer one. */
bool cursor_number(struct date_cursor *cursor, int least, int most, int *value);

/* Pass over the spaces of one line: also the no-break and the narrow no-break space. */
void cursor_skip_spaces(struct date_cursor *cursor);

/* A word of 24 bytes at most, folded. */
bool cursor_word(struct date_cursor *cursor, char fold[64]);

/* date_day.c: a full date: "18. Mai 2025", "18.05.25", "2025-05-18", "November 11th, 2015". */
bool date_read_day(struct date_cursor *cursor, struct date *date);

/* date_day.c: "2025-05-18" alone. */
bool date_read_iso_day(struct date_cursor *cursor, struct date *date);

/* date_time.c: "14:00", "14:00:30.123", "14.00 Uhr", "14 Uhr", "14 Uhr 30", "14h30", "140000" behind a T. */
bool date_read_clock(struct date_cursor *cursor, bool behind_t, int clock[3]);

/* date_time.c: "+02:00", "-0500", "+01" in minutes. */
bool date_read_offset(struct date_cursor *cursor, int *offset);

/* date_time.c: the time that stands behind a date, and its zone, where one does. */
void date_read_time(struct date_cursor *cursor, struct date *date);

#endif
