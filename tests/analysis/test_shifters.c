/* Shifters, a row each: the label with the shifter, and why. */
#include <string.h>

#include "analysed.h"

Suite *suite_shifters(void);

static const struct {
    const char *text;
    int label;
    const char *reason;
} ROWS[] = {
    {"SAP enttäuscht.", -1, "without a shifter"},
    {"Der Umsatz von SAP sank um mehr als die Hälfte.", -1, "a degree of several words"},
    {"SAP enttäuscht gar nicht.", 1, "an adverb before the negation"},
    {"SAP enttäuscht überhaupt nicht.", 1, "another"},
    {"SAP enttäuscht unter keinen Umständen.", 1, "a phrase that negates"},
    {"SAP hat zu keinem Zeitpunkt enttäuscht.", 1, "a phrase of time that negates"},
    {"SAP enttäuscht nicht länger.", 1, "no longer"},
    {"SAP überzeugt so schnell nicht.", -1, "the negation stands last"},
    {"SAP überzeugt ebenso wenig.", -1, "less of a comparison"},
    {"SAP enttäuscht nicht selten.", -1, "'nicht selten' is often"},
    {"SAP enttäuscht nicht von ungefähr.", -1, "'nicht von ungefähr' denies chance alone"},
    {"Kein Wunder, SAP enttäuscht.", -1, "'kein Wunder' denies nothing of SAP"},
    {"SAP enttäuscht ohne Wenn und Aber.", -1, "'ohne' within a phrase"},
    {"Wiewohl SAP enttäuscht, überzeugt der Ausblick.", 1, "an Austrian concession"},
    {"Einerseits enttäuscht der Umsatz von SAP, andererseits überzeugt der Ausblick sehr.", 1,
     "the second side weighs more"},
    {"Vorausgesetzt, die Nachfrage steigt, überzeugt SAP.", 1, "what is supposed is damped, not turned"},
    {"Medienberichten zufolge enttäuscht SAP.", -1, "hearsay keeps the sign"},
};

START_TEST(rows) {
    struct analysed analysed;
    analysed_make(&analysed, ROWS[_i].text);
    double score = analysed.document.verdict.score.score;
    ck_assert_msg((int)label_of(score) == ROWS[_i].label, "%s: %+.3f, not %d: %s", ROWS[_i].text, score,
                  ROWS[_i].label, ROWS[_i].reason);
    analysed_free(&analysed);
}
END_TEST

Suite *suite_shifters(void) {
    Suite *suite = suite_create("shifters");
    tcase_add_loop_test(analysed_case(suite, "shifters"), rows, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
