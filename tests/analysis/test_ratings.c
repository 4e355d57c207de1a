/* Analysts' ratings, a row each: what was rated, how, from which price target to which. */
#include "analysis/ratings.h"

#include <check.h>
#include <math.h>
#include <string.h>

#include "analysed.h"

Suite *suite_ratings(void);

static const struct {
    const char *text;
    const char *subject; /* ticker; NULL where no rating is told */
    const char *action;
    double from, to; /* price target, 0 where not told */
    const char *reason;
} ROWS[] = {
    {"Die Investmentbank hat das Kursziel für Zalando von 30 auf 24 Euro gesenkt.", "ZAL", "target_lowered",
     30, 24, "a target alone is lowered"},
    {"Die Investmentbank hat das Kursziel für Zalando von 24 auf 30 Euro angehoben.", "ZAL", "target_raised",
     24, 30, "a target alone is raised"},
    {"Berenberg stufte Kion von \"Hold\" auf \"Buy\" hoch.", "KGX", "raised", 0, 0,
     "two grades, the second better"},
    {"Berenberg stufte Kion von \"Buy\" auf \"Hold\" ab.", "KGX", "lowered", 0, 0,
     "two grades, the second worse"},
    {"Warburg Research hat Jost Werke mit \"Buy\" und einem Kursziel von 74 Euro bestätigt.", "JST",
     "confirmed", 0, 74, "a rating is kept, with a target"},
    {"SAP legte am Montag Zahlen vor.", NULL, NULL, 0, 0, "no rating at all"},
    {"Anleger kaufen SAP.", NULL, NULL, 0, 0, "buying is no grade"},
};

START_TEST(rating_of_a_sentence) {
    struct analysed analysed;
    analysed_make(&analysed, ROWS[_i].text);
    const struct document *document = &analysed.document;
    if (ROWS[_i].subject == NULL) {
        ck_assert_msg(document->n_ratings == 0, "%s: %s", ROWS[_i].text, ROWS[_i].reason);
    } else {
        ck_assert_msg(document->n_ratings == 1, "%s: %u ratings", ROWS[_i].text, document->n_ratings);
        const struct rating *rating = &document->ratings[0];
        ck_assert_str_eq(rating->action, ROWS[_i].action);
        ck_assert_str_eq(rating->subject->ticker, ROWS[_i].subject);
        ck_assert(ROWS[_i].from > 0 ? fabs(rating->target_from - ROWS[_i].from) < 1e-9
                                    : isnan(rating->target_from));
        ck_assert(ROWS[_i].to > 0 ? fabs(rating->target_to - ROWS[_i].to) < 1e-9 : isnan(rating->target_to));
        double value = rating_value(rating);
        bool up = strstr(rating->action, "raised") != NULL, down = strstr(rating->action, "lowered") != NULL;
        ck_assert_msg(up ? value > 0 : down ? value < 0 : value == 0, "%s: value %g", ROWS[_i].text, value);
        ck_assert(rating->span.start < rating->span.end && rating->span.end <= strlen(ROWS[_i].text));
    }
    analysed_free(&analysed);
}
END_TEST

Suite *suite_ratings(void) {
    Suite *suite = suite_create("ratings");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, rating_of_a_sentence, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
