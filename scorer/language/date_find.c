#include <string.h>

#include "language/date.h"
#include "language/fold.h"

/* A reader that never looks behind `end`. */
struct cursor {
    const char *text;
    uint32_t at, end;
};

static char peek(const struct cursor *cursor, uint32_t ahead) {
    return cursor->at + ahead < cursor->end ? cursor->text[cursor->at + ahead] : '\0';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* A number of `least` to `most` digits that is not part of a longer one. */
static bool read_number(struct cursor *cursor, int least, int most, int *value) {
    int n = 0, sum = 0;
    for (; n < most && is_digit(peek(cursor, (uint32_t)n)); n++)
        sum = sum * 10 + (peek(cursor, (uint32_t)n) - '0');
    if (n < least || is_digit(peek(cursor, (uint32_t)n)))
        return false;
    cursor->at += (uint32_t)n;
    *value = sum;
    return true;
}

static bool take(struct cursor *cursor, const char *word) {
    size_t len = strlen(word);
    if (cursor->end - cursor->at < len || memcmp(cursor->text + cursor->at, word, len) != 0)
        return false;
    cursor->at += (uint32_t)len;
    return true;
}

/* Spaces of one line: also the no-break and the narrow no-break space. */
static void skip_spaces(struct cursor *cursor) {
    while (take(cursor, " ") || take(cursor, "\t") || take(cursor, "\u00a0") || take(cursor, "\u202f")) {
    }
}

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

/* Whether a no-break or narrow no-break space stands there, whose bytes look like those of letters. */
static bool is_space_at(const struct cursor *cursor, uint32_t ahead) {
    struct cursor there = *cursor;
    there.at += ahead;
    return take(&there, "\u00a0") || take(&there, "\u202f");
}

static bool read_word(struct cursor *cursor, char fold[64]) {
    uint32_t n = 0;
    while (n < 24 && is_letter(peek(cursor, n)) && !is_space_at(cursor, n))
        n++;
    if (n == 0 || (is_letter(peek(cursor, n)) && !is_space_at(cursor, n)))
        return false;
    fold[fold_word(cursor->text + cursor->at, n, fold)] = '\0';
    cursor->at += n;
    return true;
}

/* "Mai", "Jänner", "Sept." */
static bool read_month(struct cursor *cursor, int *month) {
    char fold[64];
    struct cursor ahead = *cursor;
    if (!read_word(&ahead, fold))
        return false;
    for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++)
        if (strcmp(fold, month_names[i].fold) == 0) {
            *month = month_names[i].value;
            take(&ahead, ".");
            *cursor = ahead;
            return true;
        }
    return false;
}

/* Four digits, or two that stand for a year of this century (or behind 69 of the last). */
static bool read_year(struct cursor *cursor, int *year) {
    struct cursor ahead = *cursor;
    if (read_number(&ahead, 4, 4, year)) {
        *cursor = ahead;
        return true;
    }
    ahead = *cursor;
    take(&ahead, "'");
    if (!read_number(&ahead, 2, 2, year))
        return false;
    *year += *year < 70 ? 2000 : 1900;
    *cursor = ahead;
    return true;
}

/* Behind a date no further ".12" or "-12" may follow: that is an address, a version, a span of numbers. */
static bool ends_well(const struct cursor *cursor) {
    char c = peek(cursor, 0);
    if (is_digit(c))
        return false;
    return !((c == '.' || c == '/') && is_digit(peek(cursor, 1)));
}

/* "18. Mai 2025", "18 May 2025", "18-May-2025" */
static bool day_month_name_year(struct cursor *cursor, struct date *date) {
    int day, month, year;
    if (!read_number(cursor, 1, 2, &day))
        return false;
    take(cursor, ".");
    skip_spaces(cursor);
    take(cursor, "-");
    if (!read_month(cursor, &month))
        return false;
    skip_spaces(cursor);
    take(cursor, "-");
    take(cursor, ",");
    skip_spaces(cursor);
    return read_year(cursor, &year) && ends_well(cursor) && date_set_day(date, year, month, day);
}

/* "18.05.2025", "18.5.25", "18. 05. 2025", "18/05/2025", "18-05-2025" */
static bool day_month_year(struct cursor *cursor, struct date *date) {
    int day, month, year;
    if (!read_number(cursor, 1, 2, &day))
        return false;
    char mark[2] = {peek(cursor, 0), '\0'};
    if (mark[0] != '.' && mark[0] != '/' && mark[0] != '-')
        return false;
    cursor->at++;
    if (mark[0] == '.')
        skip_spaces(cursor);
    if (!read_number(cursor, 1, 2, &month) || !take(cursor, mark))
        return false;
    if (mark[0] == '.')
        skip_spaces(cursor);
    uint32_t from = cursor->at;
    if (!read_year(cursor, &year) || !ends_well(cursor))
        return false;
    if (mark[0] != '.' && cursor->at - from != 4) /* 10/12/15 may be anything */
        return false;
    return date_set_day(date, year, month, day);
}

/* "2025-05-18", "2025/05/18", "2025.05.18" */
static bool year_month_day(struct cursor *cursor, struct date *date) {
    int day, month, year;
    if (!read_number(cursor, 4, 4, &year))
        return false;
    char mark[2] = {peek(cursor, 0), '\0'};
    if (mark[0] != '.' && mark[0] != '/' && mark[0] != '-')
        return false;
    cursor->at++;
    return read_number(cursor, 2, 2, &month) && take(cursor, mark) && read_number(cursor, 2, 2, &day) &&
           ends_well(cursor) && date_set_day(date, year, month, day);
}

/* "20250518T140000+0200", as NewsML has it; without the T it may be any number */
static bool basic_format(struct cursor *cursor, struct date *date) {
    int whole;
    return read_number(cursor, 8, 8, &whole) && peek(cursor, 0) == 'T' && is_digit(peek(cursor, 1)) &&
           date_set_day(date, whole / 10000, whole / 100 % 100, whole % 100);
}

/* "November 11th, 2015", "Mai 18, 2025" */
static bool month_name_day_year(struct cursor *cursor, struct date *date) {
    int day, month, year;
    if (!read_month(cursor, &month))
        return false;
    skip_spaces(cursor);
    if (!read_number(cursor, 1, 2, &day))
        return false;
    if (!take(cursor, "st") && !take(cursor, "nd") && !take(cursor, "rd"))
        take(cursor, "th");
    take(cursor, ",");
    skip_spaces(cursor);
    return read_number(cursor, 4, 4, &year) && ends_well(cursor) && date_set_day(date, year, month, day);
}

typedef bool read_day_fn(struct cursor *cursor, struct date *date);

static bool read_day(struct cursor *cursor, struct date *date) {
    static read_day_fn *const of_digits[] = {day_month_name_year, day_month_year, year_month_day,
                                             basic_format};
    if (!is_digit(peek(cursor, 0))) {
        struct cursor ahead = *cursor;
        if (!month_name_day_year(&ahead, date))
            return false;
        *cursor = ahead;
        return true;
    }
    for (size_t i = 0; i < sizeof of_digits / sizeof *of_digits; i++) {
        struct cursor ahead = *cursor;
        if (of_digits[i](&ahead, date)) {
            *cursor = ahead;
            return true;
        }
    }
    return false;
}

/* ---- time of day and zone ---- */

static bool take_uhr(struct cursor *cursor) {
    struct cursor ahead = *cursor;
    char fold[64];
    skip_spaces(&ahead);
    if (!read_word(&ahead, fold) || (strcmp(fold, "uhr") != 0 && strcmp(fold, "h") != 0))
        return false;
    *cursor = ahead;
    return true;
}

/* "14:00", "14:00:30.123", "14.00 Uhr", "14 Uhr", "14 Uhr 30", "14h30", "140000" behind a T */
static bool read_clock(struct cursor *cursor, bool behind_t, int clock[3]) {
    int whole;
    struct cursor ahead = *cursor;
    clock[0] = clock[1] = clock[2] = 0;
    if (behind_t &&
        (read_number(&ahead, 6, 6, &whole) || (ahead = *cursor, read_number(&ahead, 4, 4, &whole)))) {
        bool seconds = ahead.at - cursor->at == 6;
        clock[0] = seconds ? whole / 10000 : whole / 100;
        clock[1] = seconds ? whole / 100 % 100 : whole % 100;
        clock[2] = seconds ? whole % 100 : 0;
        *cursor = ahead;
        return true;
    }
    ahead = *cursor;
    if (!read_number(&ahead, 1, 2, &clock[0]))
        return false;
    char mark = peek(&ahead, 0);
    if (mark == ':' || mark == '.' || mark == 'h') {
        struct cursor minutes = ahead;
        minutes.at++;
        if (read_number(&minutes, 2, 2, &clock[1])) {
            ahead = minutes;
            if (take(&minutes, ":") && read_number(&minutes, 2, 2, &clock[2])) {
                ahead = minutes;
                if ((take(&minutes, ".") || take(&minutes, ",")) && read_number(&minutes, 1, 9, &whole))
                    ahead = minutes; /* parts of a second are dropped */
            }
            bool uhr = take_uhr(&ahead);
            *cursor = ahead;
            return mark != '.' || uhr; /* 14.00 alone may be a price */
        }
    }
    if (!take_uhr(&ahead))
        return false;
    struct cursor minutes = ahead;
    skip_spaces(&minutes);
    if (minutes.at > ahead.at && read_number(&minutes, 2, 2, &clock[1]) && clock[1] < 60 &&
        peek(&minutes, 0) != '.' && peek(&minutes, 0) != ':')
        ahead = minutes;
    else
        clock[1] = 0;
    *cursor = ahead;
    return true;
}

static bool read_offset(struct cursor *cursor, int *offset) {
    int hours, minutes = 0;
    char sign = peek(cursor, 0);
    if (sign != '+' && sign != '-')
        return false;
    struct cursor ahead = *cursor;
    ahead.at++;
    if (read_number(&ahead, 4, 4, &hours)) {
        minutes = hours % 100;
        hours /= 100;
    } else {
        ahead = *cursor;
        ahead.at++;
        if (!read_number(&ahead, 2, 2, &hours) || (take(&ahead, ":") && !read_number(&ahead, 2, 2, &minutes)))
            return false;
    }
    if (hours > 14 || minutes > 59)
        return false;
    *offset = (sign == '-' ? -1 : 1) * (hours * 60 + minutes);
    *cursor = ahead;
    return true;
}

/* "Z", "+02:00", " MESZ", " (CET)", " - GMT" */
static void read_zone(struct cursor *cursor, struct date *date) {
    static const struct name zones[] = {{"mesz", 120}, {"cest", 120}, {"mez", 60},   {"cet", 60},
                                        {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240}};
    struct cursor ahead = *cursor;
    char fold[64];
    if (take(&ahead, "Z") && !is_letter(peek(&ahead, 0))) {
        date->has_offset = true;
        date->offset = 0;
        *cursor = ahead;
        return;
    }
    ahead = *cursor;
    skip_spaces(&ahead);
    if (read_offset(&ahead, &date->offset)) {
        date->has_offset = true;
        *cursor = ahead;
        return;
    }
    if (take(&ahead, "-") || take(&ahead, "\u2013"))
        skip_spaces(&ahead);
    bool bracket = take(&ahead, "(");
    if (!read_word(&ahead, fold))
        return;
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (strcmp(fold, zones[i].fold) == 0) {
            date->has_offset = true;
            date->offset = zones[i].value;
            if (bracket)
                take(&ahead, ")");
            *cursor = ahead;
            return;
        }
}

/* What may stand between a date and its time: a few marks, and "um". True where it is the T of ISO 8601. */
static bool skip_between(struct cursor *cursor) {
    static const char *const marks[] = {",",      "-",      "\u2013", "\u2014", "|", "/",
                                        "\u00b7", "\u2022", "(",      ":",      ";"};
    for (int n = 0; n < 4; n++) {
        skip_spaces(cursor);
        char fold[64];
        struct cursor ahead = *cursor;
        if (take(&ahead, "T") && is_digit(peek(&ahead, 0))) {
            *cursor = ahead;
            return true;
        }
        if (read_word(&ahead, fold) && (strcmp(fold, "um") == 0 || strcmp(fold, "at") == 0)) {
            *cursor = ahead;
            continue;
        }
        size_t i = 0;
        while (i < sizeof marks / sizeof *marks && !take(cursor, marks[i]))
            i++;
        if (i == sizeof marks / sizeof *marks)
            break;
    }
    skip_spaces(cursor);
    return false;
}

static void read_time_behind(struct cursor *cursor, struct date *date) {
    struct cursor ahead = *cursor;
    int clock[3];
    bool behind_t = skip_between(&ahead);
    if (!read_clock(&ahead, behind_t, clock) || !date_set_time(date, clock[0], clock[1], clock[2]))
        return;
    read_zone(&ahead, date);
    *cursor = ahead;
}

/* ---- finding ---- */

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
        if (is_digit(text[i]) || text[i] == '\n' || (is_letter(text[i]) && (unsigned char)text[i] < 0x80))
            return false;
    return true;
}

static bool starts_here(const char *text, uint32_t start, uint32_t at) {
    if (at == start)
        return true;
    char before = text[at - 1];
    if (is_digit(text[at]))
        return !is_digit(before) && !((before == '.' || before == ',' || before == '-' || before == '/') &&
                                      at >= start + 2 && is_digit(text[at - 2]));
    return !is_letter(before) && !is_digit(before);
}

static bool could_start(char c) {
    return is_digit(c) || (c != '\0' && strchr("JFMASONDjfmasond", c) != NULL);
}

static bool has_digit(const char *text, uint32_t start, uint32_t end) {
    while (start < end && !is_digit(text[start]))
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
        struct cursor cursor = {text, i, end};
        struct date *date = &match->date;
        if (!read_day(&cursor, date)) {
            struct cursor clock = {text, i, end};
            if (is_digit(text[i]) && read_clock(&clock, false, earlier.clock)) {
                earlier.seen = true;
                earlier.start = i;
                earlier.end = clock.at;
                i = clock.at - 1;
            }
            continue;
        }
        read_time_behind(&cursor, date);
        match->span = (struct span){i, cursor.at};
        if (!date->has_time && earlier.seen && only_marks_between(text, earlier.end, i) &&
            date_set_time(date, earlier.clock[0], earlier.clock[1], earlier.clock[2]))
            match->span.start = earlier.start;
        return true;
    }
    return false;
}

bool date_is_iso(const char *text, size_t len) {
    struct cursor cursor = {text, 0, (uint32_t)len};
    struct date date;
    int clock[3];
    if (len < 10 || len > 40 || text[4] != '-' || !year_month_day(&cursor, &date))
        return false;
    if (cursor.at == len)
        return true;
    if (!take(&cursor, "T") || peek(&cursor, 2) != ':' || !read_clock(&cursor, false, clock) ||
        !date_set_time(&date, clock[0], clock[1], clock[2]))
        return false;
    if (!take(&cursor, "Z") && !read_offset(&cursor, &date.offset))
        return false;
    return cursor.at == len;
}
