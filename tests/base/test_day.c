#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"

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

static const struct {
    const char *day;
    enum weekday weekday;
} weekdays[] = {
    {"1970-01-01", THURSDAY}, {"1969-12-31", WEDNESDAY}, {"2000-02-29", TUESDAY},
    {"2025-05-18", SUNDAY},   {"2026-11-24", TUESDAY},   {"0000-03-01", WEDNESDAY},
};

START_TEST(knows_the_weekday) {
    int64_t day;
    ck_assert(day_read(weekdays[_i].day, &day));
    ck_assert_msg(day_weekday(day) == weekdays[_i].weekday, "%s", weekdays[_i].day);
}
END_TEST

static const struct {
    int year, month;
    enum weekday weekday;
    int n;
    const char *day;
    const char *why;
} nths[] = {
    {2025, 3, SUNDAY, -1, "2025-03-30", "summer time begins in Europe"},
    {2025, 10, SUNDAY, -1, "2025-10-26", "and ends"},
    {2025, 3, SUNDAY, 2, "2025-03-09", "summer time begins in New York"},
    {2026, 11, THURSDAY, 4, "2026-11-26", "Thanksgiving"},
    {2027, 2, MONDAY, 1, "2027-02-01", "the first day of the month itself"},
    {2026, 5, SUNDAY, -1, "2026-05-31", "the last day of the month itself"},
    {2026, 1, MONDAY, 3, "2026-01-19", "the third"},
};

START_TEST(counts_weekdays_of_a_month) {
    char text[DAY_SIZE];
    day_format(text, day_nth_weekday(nths[_i].year, nths[_i].month, nths[_i].weekday, nths[_i].n));
    ck_assert_msg(strcmp(text, nths[_i].day) == 0, "%s: %s", nths[_i].why, text);
}
END_TEST

static const char *const easters[] = {
    "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2011-04-24",
    "2019-04-21", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25", "2049-04-18", "2076-04-19",
};

START_TEST(knows_easter) { /* the earliest and the latest, and the exceptions of 1954, 1981, 2049 and 2076 */
    char text[DAY_SIZE];
    day_format(text, day_easter((int)strtol(easters[_i], NULL, 10)));
    ck_assert_str_eq(text, easters[_i]);
}
END_TEST

Suite *suite_day(void) {
    Suite *suite = suite_create("base/day");
    TCase *tcase = tcase_create("day");
    tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, formats_what_it_reads);
    tcase_add_test(tcase, reads_nothing_of_null);
    tcase_add_loop_test(tcase, knows_the_weekday, 0, sizeof weekdays / sizeof weekdays[0]);
    tcase_add_loop_test(tcase, counts_weekdays_of_a_month, 0, sizeof nths / sizeof nths[0]);
    tcase_add_loop_test(tcase, knows_easter, 0, sizeof easters / sizeof easters[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
