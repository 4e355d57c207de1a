/* Codes: form and check digit. */
#include <check.h>
#include <string.h>

#include "market/identifier.h"

Suite *suite_identifier(void);

static const struct {
    const char *text;
    bool valid;
    const char *reason;
} ISINS[] = {
    {"DE0007164600", true, "SAP: digits only"},
    {"US30303M1027", true, "Meta: a letter inside counts as two digits"},
    {"NL0000235190", true, "Airbus"},
    {"DE000BASF111", true, "letters in the middle"},
    {"DE0007164601", false, "the check digit is one too high"},
    {"DE0007146600", false, "two digits have changed places"},
    {"DE000716460", false, "too short"},
    {"de0007164600", false, "small letters"},
    {"DE000716460X", false, "the check digit is no digit"},
    {"D00007164600", false, "a country has two letters"},
};

START_TEST(isins) {
    bool valid = isin_is_valid(ISINS[_i].text, strlen(ISINS[_i].text));
    ck_assert_msg(valid == ISINS[_i].valid, "%s: %s", ISINS[_i].text, ISINS[_i].reason);
}
END_TEST

static const struct {
    const char *text;
    bool valid;
    const char *reason;
} WKNS[] = {
    {"716460", true, "digits"},
    {"A1EWWW", true, "digits and letters"},
    {"BASF11", true, "letters first"},
    {"71646", false, "too short"},
    {"A1IWWW", false, "I looks like a one and is never used"},
    {"OMV123", false, "O looks like a zero and is never used"},
};

START_TEST(wkns) {
    bool valid = wkn_has_form(WKNS[_i].text, strlen(WKNS[_i].text));
    ck_assert_msg(valid == WKNS[_i].valid, "%s: %s", WKNS[_i].text, WKNS[_i].reason);
}
END_TEST

START_TEST(exchanges) {
    ck_assert(mic_has_form("XETR", 4));
    ck_assert(!mic_has_form("XETRA", 5));
    ck_assert(!mic_has_form("xetr", 4));
}
END_TEST

Suite *suite_identifier(void) {
    Suite *suite = suite_create("identifier");
    TCase *tcase = tcase_create("codes");
    tcase_add_loop_test(tcase, isins, 0, sizeof ISINS / sizeof *ISINS);
    tcase_add_loop_test(tcase, wkns, 0, sizeof WKNS / sizeof *WKNS);
    tcase_add_test(tcase, exchanges);
    suite_add_tcase(suite, tcase);
    return suite;
}
