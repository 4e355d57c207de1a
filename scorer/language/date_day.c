/* A day with its year, in the forms that pages have. */
#include "language/date_cursor.h"

struct name {
    const char *fold;
    int value;
};

static const struct name month_names[] = {
    {"januar", 1}, {"jaenner", 1},   {"jan", 1},       {"jaen", 1},      {"january", 1}, {"februar", 2},
    {"feber", 2},  {"feb", 2},       {"february", 2},  {"maerz", 3},     {"mrz", 3},     {"maer", 3},
    {"mar", 3},    {"march", 3},     {"april", 4},     {"apr", 4},       {"mai", 5},     {"may", 5},
    {"juni", 6},   {"jun", 6},       {"june", 6},      {"juli", 7},      {"jul", 7},     {"july", 7},
    {"august", 8}, {"aug", 8},       {"september", 9}, {"sept", 9},      {"sep", 9},     {"oktober", 10},
    {"okt", 10},   {"october", 10},  {"oct", 10},      {"november", 11}, {"nov", 11},    {"dezember", 12},
    {"dez", 12},   {"december", 12}, {"dec", 12},
};

/* "Mai", "Jänner", "Sept." */
static bool read_month(struct date_cursor *cursor, int *month) {
    char fold[64];
    struct date_cursor ahead = *cursor;
    if (!cursor_word(&ahead, fold))
        return false;
    for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++)
        if (strcmp(fold, month_names[i].fold) == 0) {
            *month = month_names[i].value;
            cursor_take(&ahead, ".");
            *cursor = ahead;
            return true;
        }
    return false;
}

/* Four digits, or two that stand for a year of this century (or behind 69 of the last). */
static bool read_year(struct date_cursor *cursor, int *year) {
    struct date_cursor ahead = *cursor;
    if (cursor_number(&ahead, 4, 4, year)) {
        *cursor = ahead;
        return true;
    }
    ahead = *cursor;
    cursor_take(&ahead, "'");
    if (!cursor_number(&ahead, 2, 2, year))
        return false;
    *year += *year < 70 ? 2000 : 1900;
    *cursor = ahead;
    return true;
}

/* Behind a date no further ".12" or "-12" may follow: that is an address, a version, a span of numbers. */
static bool ends_well(const struct date_cursor *cursor) {
    char c = cursor_peek(cursor, 0);
    if (date_is_digit(c))
        return false;
    return !((c == '.' || c == '/') && date_is_digit(cursor_peek(cursor, 1)));
}

/* "18. Mai 2025", "18 May 2025", "18-May-2025" */
static bool day_month_name_year(struct date_cursor *cursor, struct date *date) {
    int day, month, year;
    if (!cursor_number(cursor, 1, 2, &day))
        return false;
    cursor_take(cursor, ".");
    cursor_skip_spaces(cursor);
    cursor_take(cursor, "-");
    if (!read_month(cursor, &month))
        return false;
    cursor_skip_spaces(cursor);
    cursor_take(cursor, "-");
    cursor_take(cursor, ",");
    cursor_skip_spaces(cursor);
    return read_year(cursor, &year) && ends_well(cursor) && date_set_day(date, year, month, day);
}

/* "18.05.2025", "18.5.25", "18. 05. 2025", "18/05/2025", "18-05-2025" */
static bool day_month_year(struct date_cursor *cursor, struct date *date) {
    int day, month, year;
    if (!cursor_number(cursor, 1, 2, &day))
        return false;
    char mark[2] = {cursor_peek(cursor, 0), '\0'};
    if (mark[0] != '.' && mark[0] != '/' && mark[0] != '-')
        return false;
    cursor->at++;
    if (mark[0] == '.')
        cursor_skip_spaces(cursor);
    if (!cursor_number(cursor, 1, 2, &month) || !cursor_take(cursor, mark))
        return false;
    if (mark[0] == '.')
        cursor_skip_spaces(cursor);
    uint32_t from = cursor->at;
    if (!read_year(cursor, &year) || !ends_well(cursor))
        return false;
    if (mark[0] != '.' && cursor->at - from != 4) /* 10/12/15 may be anything */
        return false;
    return date_set_day(date, year, month, day);
}

/* "2025-05-18", "2025/05/18", "2025.05.18" */
bool date_read_iso_day(struct date_cursor *cursor, struct date *date) {
    int day, month, year;
    if (!cursor_number(cursor, 4, 4, &year))
        return false;
    char mark[2] = {cursor_peek(cursor, 0), '\0'};
    if (mark[0] != '.' && mark[0] != '/' && mark[0] != '-')
        return false;
    cursor->at++;
    return cursor_number(cursor, 2, 2, &month) && cursor_take(cursor, mark) &&
           cursor_number(cursor, 2, 2, &day) && ends_well(cursor) && date_set_day(date, year, month, day);
}

/* "20250518T140000+0200", as NewsML has it; without the T it may be any number */
static bool basic_format(struct date_cursor *cursor, struct date *date) {
    int whole;
    return cursor_number(cursor, 8, 8, &whole) && cursor_peek(cursor, 0) == 'T' &&
           date_is_digit(cursor_peek(cursor, 1)) &&
           date_set_day(date, whole / 10000, whole / 100 % 100, whole % 100);
}

/* "November 11th, 2015", "Mai 18, 2025" */
static bool month_name_day_year(struct date_cursor *cursor, struct date *date) {
    int day, month, year;
    if (!read_month(cursor, &month))
        return false;
    cursor_skip_spaces(cursor);
    if (!cursor_number(cursor, 1, 2, &day))
        return false;
    if (!cursor_take(cursor, "st") && !cursor_take(cursor, "nd") && !cursor_take(cursor, "rd"))
        cursor_take(cursor, "th");
    cursor_take(cursor, ",");
    cursor_skip_spaces(cursor);
    return cursor_number(cursor, 4, 4, &year) && ends_well(cursor) && date_set_day(date, year, month, day);
}

typedef bool read_day_fn(struct date_cursor *cursor, struct date *date);

bool date_read_day(struct date_cursor *cursor, struct date *date) {
    static read_day_fn *const of_digits[] = {day_month_name_year, day_month_year, date_read_iso_day,
                                             basic_format};
    if (!date_is_digit(cursor_peek(cursor, 0))) {
        struct date_cursor ahead = *cursor;
        if (!month_name_day_year(&ahead, date))
            return false;
        *cursor = ahead;
        return true;
    }
    for (size_t i = 0; i < sizeof of_digits / sizeof *of_digits; i++) {
        struct date_cursor ahead = *cursor;
        if (of_digits[i](&ahead, date)) {
            *cursor = ahead;
            return true;
        }
    }
    return false;
}
