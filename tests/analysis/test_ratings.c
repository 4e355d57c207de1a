/* Analysts' ratings, a row each: what was rated, how, from which price target to which. */
#include "analysis/ratings.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "analysed.h"

Suite *suite_ratings(void);

static const struct {
    const char *text;
    const char *subject; /* ticker; NULL where no rating is told */
    const char *action;
    double from, to; /* price target, 0 where not told */
    const char *reason;
    const char *house;  /* as the rating has it; NULL where it is not asked */
    const char *grades; /* "Halten>Verkaufen", ">Buy"; NULL where it is not asked */
    bool mixed;         /* the grade goes one way, the target the other */
} ROWS[] = {
    {"Die Investmentbank hat das Kursziel für Zalando von 30 auf 24 Euro gesenkt.", "ZAL", "target_lowered",
     30, 24, "a target alone is lowered", NULL, NULL, false},
    {"Die Investmentbank hat das Kursziel für Zalando von 24 auf 30 Euro angehoben.", "ZAL", "target_raised",
     24, 30, "a target alone is raised", NULL, NULL, false},
    {"Berenberg stufte Kion von \"Hold\" auf \"Buy\" hoch.", "KGX", "raised", 0, 0,
     "two grades, the second better", NULL, NULL, false},
    {"Berenberg stufte Kion von \"Buy\" auf \"Hold\" ab.", "KGX", "lowered", 0, 0,
     "two grades, the second worse", NULL, NULL, false},
    {"Warburg Research hat Jost Werke mit \"Buy\" und einem Kursziel von 74 Euro bestätigt.", "JST",
     "confirmed", 0, 74, "a rating is kept, with a target", NULL, NULL, false},
    {"Die DZ Bank hat die Lufthansa nach Zahlen von \"Halten\" auf \"Verkaufen\" abgestuft und den fairen "
     "Wert von "
     "23,00 auf 15,50 Euro gesenkt.",
     "LHA", "lowered", 23, 15.5, "the wire's sentence whole", "DZ Bank", "Halten>Verkaufen", false},
    {"Die DZ Bank hat Freenet von \"Halten\" auf \"Kaufen\" hochgestuft und den fairen Wert auf 28 Euro "
     "belassen.",
     "FNTN", "raised", 0, 28, "a target that is kept", "DZ Bank", "Halten>Kaufen", false},
    {"Oddo BHF hat Jost Werke von \"Neutral\" auf \"Buy\" hochgestuft, das Kursziel aber von 66 auf 54 Euro "
     "gesenkt.",
     "JST", "raised", 66, 54, "a raise with a lower target is mixed", "Oddo BHF", "Neutral>Buy", true},
    {"Kepler Cheuvreux hat Carl Zeiss Meditec von \"Hold\" auf \"Reduce\" abgestuft, das Kursziel aber von "
     "48,50 auf "
     "62,00 Euro angehoben.",
     "AFX", "lowered", 48.5, 62, "... and the other way round", "Kepler Cheuvreux", "Hold>Reduce", true},
    {"Die Commerzbank hat das Kursziel für Fresenius von 79 auf 83 Euro angehoben und die Einstufung auf "
     "\"Buy\" "
     "belassen.",
     "FRE", "target_raised", 79, 83, "the target first, the grade is kept", "Commerzbank", ">Buy", false},
    {"Die US-Bank JPMorgan hat das Kursziel für BMW von 95 auf 90 Euro gesenkt, aber die Einstufung auf "
     "\"Neutral\" "
     "belassen.",
     "BMW", "target_lowered", 95, 90, "... with aber", "JPMorgan Chase", ">Neutral", false},
    {"Jefferies hat die Einstufung für BMW auf \"Buy\" mit einem Kursziel von 105 Euro belassen.", "BMW",
     "confirmed", 0, 105, "both are kept", "Jefferies", ">Buy", false},
    {"Kepler Cheuvreux hat Beiersdorf mit \"Hold\" und einem Kursziel von 95 Euro in die Bewertung "
     "aufgenommen.",
     "BEI", "started", 0, 95, "a start", "Kepler Cheuvreux", ">Hold", false},
    {"Kepler Cheuvreux startet Beiersdorf mit 'Hold' - Ziel 95 Euro", "BEI", "started", 0, 95,
     "... as a headline", "Kepler Cheuvreux", ">Hold", false},
    {"Goldman hebt Ziel für Apple auf 180 US-Dollar - 'Buy'", "AAPL", "target_raised", 0, 180,
     "a headline of the target", "Goldman Sachs", ">Buy", false},
    {"DZ Bank senkt Metro auf 'Verkaufen' - Fairer Wert 11,80 Euro", "B4B", "lowered", 0, 11.8,
     "a headline of the grade", "DZ Bank", ">Verkaufen", false},
    {"Oddo BHF hebt Jost Werke auf 'Buy' - Ziel runter auf 54 Euro", "JST", "raised", 0, 54,
     "a headline of both, mixed", "Oddo BHF", ">Buy", true},
    {"Barclays hebt das Kursziel für Nestlé auf 90 von 86 Franken mit «Equal weight».", "NESN",
     "target_raised", 86, 90, "the target before stands last", "Barclays", ">Equal weight", false},
    {"Jefferies stufte die Lufthansa auf \"Underperform\" von zuvor \"Hold\" herab.", "LHA", "lowered", 0, 0,
     "the grade before stands last", "Jefferies", "Hold>Underperform", false},
    {"Analysten senkten ihre Prognosen für Puma.", NULL, NULL, 0, 0, "a forecast is no rating", NULL, NULL,
     false},
    {"SAP legte am Montag Zahlen vor.", NULL, NULL, 0, 0, "no rating at all", NULL, NULL, false},
    {"Anleger kaufen SAP.", NULL, NULL, 0, 0, "buying is no grade", NULL, NULL, false},
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
        if (ROWS[_i].house != NULL)
            ck_assert_str_eq(rating->house_name, ROWS[_i].house);
        char grades[64];
        snprintf(grades, sizeof grades, "%s>%s", rating->from == NULL ? "" : rating->from,
                 rating->to == NULL ? "" : rating->to);
        if (ROWS[_i].grades != NULL)
            ck_assert_str_eq(grades, ROWS[_i].grades);
        for (uint32_t m = 0; m < document->n_mentions; m++)
            ck_assert_msg(!document->mentions[m].house || document->mentions[m].score.tone == 0,
                          "%s: the house has a tone", ROWS[_i].text);
        double grade = rating_value(rating), target = rating_target_value(rating);
        ck_assert_msg((grade * target < 0) == ROWS[_i].mixed, "%s: %g and %g", ROWS[_i].text, grade, target);
        double value = grade + target;
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
