#include <check.h>
#include <stdlib.h>
#include <time.h>

#include "cli/since.h"

Suite *suite_since(void);

static const int64_t now = 1800000000; /* 2027-01-15T08:00:00Z */

static const struct {
    const char *text;
    int64_t seconds; /* since 1970; -1: no time */
    const char *why;
} times[] = {
    {"@1700000000", 1700000000, ""},
    {"@", -1, "no number"},
    {"@99999999999", -1, "its nanoseconds do not fit"},
    {"999999w", -1, "nor these"},
    {"9999-12-31", -1, "nor these"},
    {"@12x", -1, "something behind it"},
    {"90m", 1800000000 - 5400, "minutes ago"},
    {"36h", 1800000000 - 129600, ""},
    {"7d", 1800000000 - 604800, ""},
    {"2w", 1800000000 - 1209600, ""},
    {"7", -1, "of what?"},
    {"7y", -1, "years differ"},
    {"2026-01-31T20:00:00Z", 1769889600, ""},
    {"2026-01-31 20:00Z", 1769889600, "with a blank"},
    {"2026-01-31T20:00+01:00", 1769886000, "where it is an hour later"},
    {"2026-01-31T20:00-05", 1769907600, "hours alone"},
    {"2026-01-31", 1769814000, "midnight of this machine"},
    {"2026-07-31T12:30", 1785493800, "in summer, too"},
    {"2026-02-30", -1, "no such day"},
    {"2026-01-31T24:00Z", -1, "no such hour"},
    {"2026-01-31T20:60Z", -1, "no such minute"},
    {"2026-01-31T20Z", -1, "no minutes"},
    {"2026-01-31x", -1, "something behind it"},
    {"31.01.2026", -1, "not as data has it"},
    {"", -1, "nothing"},
};
enum { N_TIMES = sizeof times / sizeof *times };

START_TEST(times_are_read) {
    int64_t since = 0;
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    bool read = since_read(times[_i].text, now * 1000000000, &since);
    ck_assert_msg(read == (times[_i].seconds >= 0), "'%s': %s", times[_i].text, times[_i].why);
    if (read)
        ck_assert_msg(since == times[_i].seconds * 1000000000, "'%s': %lld: %s", times[_i].text,
                      (long long)since / 1000000000, times[_i].why);
}
END_TEST

Suite *suite_since(void) {
    Suite *suite = suite_create("cli/since");
    TCase *tcase = tcase_create("since");
    tcase_add_loop_test(tcase, times_are_read, 0, N_TIMES);
    suite_add_tcase(suite, tcase);
    return suite;
}
