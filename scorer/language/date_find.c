#include "language/date_cursor.h"

/* The last time of day that was passed, as it may belong to the date behind it. */
struct earlier_time {
    bool seen;
    uint32_t start, end;
    int clock[3];
};

static bool only_marks_between(const char *text, uint32_t from, uint32_t to) {
    if (to - from > 8)
        return false;
    for (uint32_t i = from; i < to; i++)
        if (date_is_digit(text[i]) || text[i] == '\n' ||
            (date_is_letter(text[i]) && (unsigned char)text[i] < 0x80))
            return false;
    return true;
}

static bool starts_here(const char *text, uint32_t start, uint32_t at) {
    if (at == start)
        return true;
    char before = text[at - 1];
    if (date_is_digit(text[at]))
        return !date_is_digit(before) &&
               !((before == '.' || before == ',' || before == '-' || before == '/') && at >= start + 2 &&
                 date_is_digit(text[at - 2]));
    return !date_is_letter(before) && !date_is_digit(before);
}

static bool could_start(char c) {
    switch (c | 0x20) { /* the first letters of months, in either case */
    case 'a':
    case 'd':
    case 'f':
    case 'j':
    case 'm':
    case 'n':
    case 'o':
    case 's':
        return true;
    default:
        return date_is_digit(c);
    }
}

static bool has_digit(const char *text, uint32_t start, uint32_t end) {
    while (start < end && !date_is_digit(text[start]))
        start++;
    return start < end;
}

bool date_find(const char *text, uint32_t start, uint32_t end, struct date_match *match) {
    struct earlier_time earlier = {0};
    if (!has_digit(text, start, end))
        return false; /* no date is told without one */
    for (uint32_t i = start; i < end; i++) {
        if (!could_start(text[i]) || !starts_here(text, start, i))
            continue;
        struct date_cursor cursor = {text, i, end};
        struct date *date = &match->date;
        if (!date_read_day(&cursor, date)) {
            struct date_cursor clock = {text, i, end};
            if (date_is_digit(text[i]) && date_read_clock(&clock, false, earlier.clock)) {
                earlier.seen = true;
                earlier.start = i;
                earlier.end = clock.at;
                i = clock.at - 1;
            }
            continue;
        }
        date_read_time(&cursor, date);
        match->span = (struct span){i, cursor.at};
        if (!date->has_time && earlier.seen && only_marks_between(text, earlier.end, i) &&
            date_set_time(date, earlier.clock[0], earlier.clock[1], earlier.clock[2]))
            match->span.start = earlier.start;
        return true;
    }
    return false;
}

bool date_is_iso(const char *text, size_t len) {
    struct date_cursor cursor = {text, 0, (uint32_t)len};
    struct date date;
    int clock[3];
    if (len < 10 || len > 40 || text[4] != '-' || !date_read_iso_day(&cursor, &date))
        return false;
    if (cursor.at == len)
        return true;
    if (!cursor_take(&cursor, "T") || cursor_peek(&cursor, 2) != ':' ||
        !date_read_clock(&cursor, false, clock) || !date_set_time(&date, clock[0], clock[1], clock[2]))
        return false;
    if (!cursor_take(&cursor, "Z") && !date_read_offset(&cursor, &date.offset))
        return false;
    return cursor.at == len;
}
