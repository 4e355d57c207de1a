/* Patterns of several words, a row each: which kinds of them are found. */
#include "analysis/pattern.h"

#include <check.h>

#include "analysed.h"

Suite *suite_pattern(void);

static const struct {
    const char *text;
    uint32_t kind; /* SENSE_ bit of a pattern */
    bool found;
    const char *reason;
} PATTERNS[] = {
    {"Der Gewinn sank nicht.", SENSE_NEGATION, true, "a negation"},
    {"Der Gewinn sank.", SENSE_NEGATION, false, "none"},
    {"Die Zahlen waren nicht nur gut, sondern hervorragend.", SENSE_NEGATION, false,
     "the longer pattern, nicht nur, stays"},
    {"Die Zahlen waren nicht nur gut, sondern hervorragend.", SENSE_PSEUDO, true,
     "nicht nur negates nothing"},
    {"Das Unternehmen rutschte in die roten Zahlen.", SENSE_POLAR, true, "an idiom with its verb"},
    {"Trotz der Krise stieg der Gewinn.", SENSE_CONCESSION, true, "a concession"},
    {"Der Umsatz stieg, aber der Gewinn sank.", SENSE_CONTRAST, true, "a contrast"},
};

START_TEST(patterns_of_a_sentence) {
    struct analysed analysed;
    analysed_make(&analysed, PATTERNS[_i].text);
    const struct document *d = &analysed.document;
    bool found = false;
    for (uint32_t i = 0; i < d->n_hits; i++) {
        ck_assert(d->hits[i].first < d->hits[i].end && d->hits[i].end <= d->words.n);
        ck_assert(i == 0 || d->hits[i].first >= d->hits[i - 1].first);
        found |=
            engine_lexicon(analysed_engine())->patterns[d->hits[i].pattern].sense.kind == PATTERNS[_i].kind;
    }
    ck_assert_msg(found == PATTERNS[_i].found, "%s: %s", PATTERNS[_i].text, PATTERNS[_i].reason);
    analysed_free(&analysed);
}
END_TEST

Suite *suite_pattern(void) {
    Suite *suite = suite_create("pattern");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, patterns_of_a_sentence, 0, sizeof PATTERNS / sizeof *PATTERNS);
    return suite;
}
