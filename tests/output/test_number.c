#include <check.h>
#include <math.h>

#include "output/number.h"

Suite *suite_number(void);

static const struct {
    double value;
    int decimals;
    const char *text;
    const char *why;
} rows[] = {
    {0.0, 6, "0", "zero"},
    {-0.0, 6, "0", "no negative zero"},
    {-0.0000001, 6, "0", "no negative zero by rounding either"},
    {0.5, 6, "0.5", "no trailing zeros"},
    {-2.2, 6, "-2.2", "a number that binary can't hold is short again"},
    {0.1 + 0.2, 6, "0.3", "the error of binary sums is rounded away"},
    {0.333333333, 6, "0.333333", "six decimals at most"},
    {0.0000005, 6, "0.000001", "halves away from zero"},
    {0.05, 6, "0.05", "a zero behind the point stays"},
    {0.100001, 6, "0.100001", "zeros inside stay"},
    {18311.47, 6, "18311.47", "an index level"},
    {0.999999999, 6, "1", "carries into the whole number"},
    {1.005, 2, "1", "fewer decimals: 1.005 is below its half in binary"},
    {12.5, 0, "13", "no decimals"},
    {9007199254740993.0, 6, "9007199254740992", "beyond 2^53 there are whole numbers alone"},
    {NAN, 6, "", "not a number is empty"},
    {INFINITY, 6, "", "so is infinity"},
};

START_TEST(formats) {
    char text[NUMBER_SIZE];
    size_t len = number_format(text, rows[_i].value, rows[_i].decimals);
    ck_assert_msg(strcmp(text, rows[_i].text) == 0, "%s: %s, not %s", rows[_i].why, text, rows[_i].text);
    ck_assert_uint_eq(len, strlen(rows[_i].text));
}
END_TEST

START_TEST(formats_integers) {
    char text[NUMBER_SIZE];
    number_format_integer(text, 0);
    ck_assert_str_eq(text, "0");
    number_format_integer(text, INT64_MIN);
    ck_assert_str_eq(text, "-9223372036854775808");
    number_format_integer(text, INT64_MAX);
    ck_assert_str_eq(text, "9223372036854775807");
}
END_TEST

Suite *suite_number(void) {
    Suite *suite = suite_create("output/number");
    TCase *tcase = tcase_create("number");
    tcase_add_loop_test(tcase, formats, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, formats_integers);
    suite_add_tcase(suite, tcase);
    return suite;
}
