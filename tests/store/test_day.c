#include <check.h>

#include "store/day.h"

Suite *suite_day(void);

static const struct {
    const char *text;
    int64_t day; /* NONE where none is to be read */
    const char *why;
} rows[] = {
    {"1970-01-01", 0, "the first day"},
    {"1969-12-31", -1, "before it"},
    {"2025-05-18T14:00:00+02:00", 20226, "a time with offset: its own date counts"},
    {"2025-05-18T23:59:59Z", 20226, "not moved to another zone"},
    {"2024-02-29", 19782, "a leap day"},
    {"2000-02-29", 11016, "a leap day of a whole century"},
    {"0000-03-01", -719468, "the start of the count"},
    {"2025-02-29", INT64_MIN, "no leap year"},
    {"1900-02-29", INT64_MIN, "a century that is none"},
    {"2025-13-01", INT64_MIN, "no such month"},
    {"2025-04-31", INT64_MIN, "no such day"},
    {"2025-4-30", INT64_MIN, "too short a month"},
    {"20250518", INT64_MIN, "another notation"},
    {"2025-05-180", INT64_MIN, "too long a day"},
    {"", INT64_MIN, "empty"},
    {"gestern", INT64_MIN, "no date"},
};

START_TEST(reads) {
    int64_t day = INT64_MIN;
    bool read = day_read(rows[_i].text, &day);
    ck_assert_msg(read == (rows[_i].day != INT64_MIN) && day == rows[_i].day, "%s: %lld", rows[_i].why,
                  (long long)day);
}
END_TEST

START_TEST(formats_what_it_reads) {
    for (int64_t day = -719468; day < 200000; day += 37) {
        char text[DAY_SIZE];
        int64_t again;
        day_format(text, day);
        ck_assert(day_read(text, &again));
        ck_assert_int_eq(again, day);
    }
}
END_TEST

START_TEST(reads_nothing_of_null) {
    int64_t day;
    ck_assert(!day_read(NULL, &day));
}
END_TEST

Suite *suite_day(void) {
    Suite *suite = suite_create("store/day");
    TCase *tcase = tcase_create("day");
    tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, formats_what_it_reads);
    tcase_add_test(tcase, reads_nothing_of_null);
    suite_add_tcase(suite, tcase);
    return suite;
}
