/* A time of day and its zone. */
#include "language/date_cursor.h"

struct name {
    const char *fold;
    int value;
};

static bool take_uhr(struct date_cursor *cursor) {
    struct date_cursor ahead = *cursor;
    char fold[64];
    cursor_skip_spaces(&ahead);
    if (!cursor_word(&ahead, fold) || (strcmp(fold, "uhr") != 0 && strcmp(fold, "h") != 0))
        return false;
    *cursor = ahead;
    return true;
}

/* "14:00", "14:00:30.123", "14.00 Uhr", "14 Uhr", "14 Uhr 30", "14h30", "140000" behind a T */
bool date_read_clock(struct date_cursor *cursor, bool behind_t, int clock[3]) {
    int whole;
    struct date_cursor ahead = *cursor;
    clock[0] = clock[1] = clock[2] = 0;
    if (behind_t &&
        (cursor_number(&ahead, 6, 6, &whole) || (ahead = *cursor, cursor_number(&ahead, 4, 4, &whole)))) {
        bool seconds = ahead.at - cursor->at == 6;
        clock[0] = seconds ? whole / 10000 : whole / 100;
        clock[1] = seconds ? whole / 100 % 100 : whole % 100;
        clock[2] = seconds ? whole % 100 : 0;
        *cursor = ahead;
        return true;
    }
    ahead = *cursor;
    if (!cursor_number(&ahead, 1, 2, &clock[0]))
        return false;
    char mark = cursor_peek(&ahead, 0);
    if (mark == ':' || mark == '.' || mark == 'h') {
        struct date_cursor minutes = ahead;
        minutes.at++;
        if (cursor_number(&minutes, 2, 2, &clock[1])) {
            ahead = minutes;
            if (cursor_take(&minutes, ":") && cursor_number(&minutes, 2, 2, &clock[2])) {
                ahead = minutes;
                if ((cursor_take(&minutes, ".") || cursor_take(&minutes, ",")) &&
                    cursor_number(&minutes, 1, 9, &whole))
                    ahead = minutes; /* parts of a second are dropped */
            }
            bool uhr = take_uhr(&ahead);
            *cursor = ahead;
            return mark != '.' || uhr; /* 14.00 alone may be a price */
        }
    }
    if (!take_uhr(&ahead))
        return false;
    struct date_cursor minutes = ahead;
    cursor_skip_spaces(&minutes);
    if (minutes.at > ahead.at && cursor_number(&minutes, 2, 2, &clock[1]) && clock[1] < 60 &&
        cursor_peek(&minutes, 0) != '.' && cursor_peek(&minutes, 0) != ':')
        ahead = minutes;
    else
        clock[1] = 0;
    *cursor = ahead;
    return true;
}

bool date_read_offset(struct date_cursor *cursor, int *offset) {
    int hours, minutes = 0;
    char sign = cursor_peek(cursor, 0);
    if (sign != '+' && sign != '-')
        return false;
    struct date_cursor ahead = *cursor;
    ahead.at++;
    if (cursor_number(&ahead, 4, 4, &hours)) {
        minutes = hours % 100;
        hours /= 100;
    } else {
        ahead = *cursor;
        ahead.at++;
        if (!cursor_number(&ahead, 2, 2, &hours) ||
            (cursor_take(&ahead, ":") && !cursor_number(&ahead, 2, 2, &minutes)))
            return false;
    }
    if (hours > 14 || minutes > 59)
        return false;
    *offset = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    *cursor = ahead;
    return true;
}

/* "Z", "+02:00", " MESZ", " (CET)", " - GMT" */
static void read_zone(struct date_cursor *cursor, struct date *date) {
    static const struct name zones[] = {{"mesz", 120}, {"cest", 120}, {"mez", 60},   {"cet", 60},
                                        {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}};
    struct date_cursor ahead = *cursor;
    char fold[64];
    if (cursor_take(&ahead, "Z") && !date_is_letter(cursor_peek(&ahead, 0))) {
        date->has_offset = true;
        date->offset = 0;
        *cursor = ahead;
        return;
    }
    ahead = *cursor;
    cursor_skip_spaces(&ahead);
    if (date_read_offset(&ahead, &date->offset)) {
        date->has_offset = true;
        *cursor = ahead;
        return;
    }
    if (cursor_take(&ahead, "-") || cursor_take(&ahead, "\u2013"))
        cursor_skip_spaces(&ahead);
    bool bracket = cursor_take(&ahead, "(");
    if (!cursor_word(&ahead, fold))
        return;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (strcmp(fold, zones[i].fold) == 0) {
            date->has_offset = true;
            date->offset = zones[i].value;
            if (bracket)
                cursor_take(&ahead, ")");
            *cursor = ahead;
            return;
        }
}

/* What may stand between a date and its time: a few marks, and "um". True where it is the T of ISO 8601. */
static bool skip_between(struct date_cursor *cursor) {
    static const char *const marks[] = {",",      "-",      "\u2013", "\u2014", "|", "/",
                                        "\u00b7", "\u2022", "(",      ":",      ";"};
    for (int n = 0; n < 4; n++) {
        cursor_skip_spaces(cursor);
        char fold[64];
        struct date_cursor ahead = *cursor;
        if (cursor_take(&ahead, "T") && date_is_digit(cursor_peek(&ahead, 0))) {
            *cursor = ahead;
            return true;
        }
        if (cursor_word(&ahead, fold) && (strcmp(fold, "um") == 0 || strcmp(fold, "at") == 0)) {
            *cursor = ahead;
            continue;
        }
        size_t i = 0;
        while (i < sizeof marks / sizeof *marks && !cursor_take(cursor, marks[i]))
            i++;
        if (i == sizeof marks / sizeof *marks)
            break;
    }
    cursor_skip_spaces(cursor);
    return false;
}

void date_read_time(struct date_cursor *cursor, struct date *date) {
    struct date_cursor ahead = *cursor;
    int clock[3];
    bool behind_t = skip_between(&ahead);
    if (!date_read_clock(&ahead, behind_t, clock) || !date_set_time(date, clock[0], clock[1], clock[2]))
        return;
    read_zone(&ahead, date);
    *cursor = ahead;
}
