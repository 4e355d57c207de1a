#include "article/times.h"

#include "language/date.h"

enum { LONGEST = 200 };

static bool write_date(struct arena *arena, const struct date *date, const char **time) {
    char text[DATE_TEXT];
    size_t len = date_write(date, text);
    *time = arena_copy(arena, text, len);
    return *time != NULL;
}

bool time_from_text(struct arena *arena, const char *text, size_t len, const char **time) {
    struct date_match match;
    *time = NULL;
    if (date_is_iso(text, len)) {
        *time = arena_copy(arena, text, len);
        return *time != NULL;
    }
    if (len > LONGEST || !date_find(text, 0, (uint32_t)len, &match))
        return true;
    return write_date(arena, &match.date, time);
}

bool time_from_number(struct arena *arena, double number, const char **time) {
    const double milliseconds_from = 1e11;
    struct date date;
    *time = NULL;
    if (number > milliseconds_from || number < -milliseconds_from)
        number /= 1000;
    if (!(number > -1e10 && number < 1e10) || !date_from_epoch((int64_t)number, &date))
        return true;
    return write_date(arena, &date, time);
}
