#include "cli/since.h"

#include <stddef.h>
#include <string.h>
#include <time.h>

#include "base/day.h"

/* Times further from 1970 are none of a file, and their nanoseconds would not fit. */
static const int64_t a_second = 1000000000, furthest = 9000000000;

static bool to_nanoseconds(int64_t seconds, int64_t *nanoseconds) {
    if (seconds < -furthest || seconds > furthest)
        return false;
    *nanoseconds = seconds * a_second;
    return true;
}

/* So many digits; NULL where they are not there, else what stands behind them. */
static const char *read_digits(const char *text, int n, int *value) {
    *value = 0;
    for (int i = 0; i < n; i++) {
        if (text[i] < '0' || text[i] > '9')
            return NULL;
        *value = *value * 10 + (text[i] - '0');
    }
    return text + n;
}

/* Digits up to nine or eleven: enough, and no overflow. */
static const char *read_number(const char *text, int64_t *value) {
    const char *at = text;
    *value = 0;
    while (*at >= '0' && *at <= '9' && at - text < 11)
        *value = *value * 10 + (*at++ - '0');
    return at == text ? NULL : at;
}

static bool read_age(const char *text, int64_t *seconds) {
    static const struct {
        char letter;
        int64_t seconds;
    } units[] = {{'m', 60}, {'h', 3600}, {'d', 86400}, {'w', 604800}};
    int64_t n;
    const char *end = read_number(text, &n);
    for (size_t i = 0; end != NULL && i < sizeof units / sizeof *units; i++) {
        if (end[0] == units[i].letter && end[1] == '\0' && n < 1000000) {
            *seconds = n * units[i].seconds;
            return true;
        }
    }
    return false;
}

/* ":00" where it is there */
static const char *read_part(const char *at, int most, int *value) {
    if (at == NULL || *at != ':')
        return at;
    at = read_digits(at + 1, 2, value);
    return *value > most ? NULL : at;
}

/* "T20:00:00", or nothing. */
static const char *read_clock(const char *at, int *hour, int *minute, int *second) {
    if (*at != 'T' && *at != ' ')
        return at;
    at = read_digits(at + 1, 2, hour);
    if (at == NULL || *at != ':' || *hour > 23)
        return NULL;
    at = read_part(at, 59, minute);
    return read_part(at, 60, second);
}

/* "Z" or "+01:00": what is to be taken off, in seconds. */
static bool read_offset(const char *at, int64_t *seconds) {
    int hours, minutes = 0;
    if (strcmp(at, "Z") == 0) {
        *seconds = 0;
        return true;
    }
    if (*at != '+' && *at != '-')
        return false;
    const char *end = read_part(read_digits(at + 1, 2, &hours), 59, &minutes);
    *seconds = (*at == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return end != NULL && *end == '\0';
}

static bool read_date(const char *text, int64_t *seconds) {
    int year, month, day, hour = 0, minute = 0, second = 0;
    int64_t number, offset;
    if (strlen(text) < strlen("2026-01-31") || !(text[10] == '\0' || text[10] == 'T' || text[10] == ' ') ||
        !day_read(text, &number))
        return false;
    day_split(number, &year, &month, &day);
    const char *end = read_clock(text + 10, &hour, &minute, &second);
    if (end == NULL)
        return false;
    if (read_offset(end, &offset)) {
        *seconds = number * 86400 + hour * 3600 + minute * 60 + second - offset;
        return true;
    }
    struct tm local = {.tm_year = year - 1900,
                       .tm_mon = month - 1,
                       .tm_mday = day,
                       .tm_hour = hour,
                       .tm_min = minute,
                       .tm_sec = second,
                       .tm_isdst = -1};
    *seconds = *end == '\0' ? (int64_t)mktime(&local) : 0;
    return *end == '\0';
}

bool since_read(const char *text, int64_t now, int64_t *since) {
    int64_t seconds, age;
    if (text[0] == '@') {
        const char *end = read_number(text + 1, &seconds);
        return end != NULL && *end == '\0' && to_nanoseconds(seconds, since);
    }
    if (read_age(text, &seconds)) {
        if (!to_nanoseconds(seconds, &age) || now < INT64_MIN + age)
            return false;
        *since = now - age;
        return true;
    }
    return read_date(text, &seconds) && to_nanoseconds(seconds, since);
}
