#include <check.h>
#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "language/number.h"

Suite *suite_german_number(void);

/* The number that a text begins with. */
static const struct {
    const char *text;
    double value; /* NAN where it begins with none */
    const char *rest;
    const char *why;
} rows[] = {
    {"3 Prozent", 3, "Prozent", "digits"},
    {"3,25 Prozent", 3.25, "Prozent", "a decimal comma"},
    {"0,4% mehr", 0.4, "%", "a sign behind it"},
    {"13.000 Punkte", 13000, "Punkte", "thousands by dot"},
    {"1.234.567 Aktien", 1234567, "Aktien", "... twice"},
    {"18.311,47 Punkte", 18311.47, "Punkte", "dot and comma"},
    {"25 906,12 Punkte", 25906.12, "Punkte", "thousands by space"},
    {"25\u202f906,12 Punkte", 25906.12, "Punkte", "thousands by narrow space"},
    {"25\u00a0906 Punkte", 25906, "Punkte", "thousands by no-break space"},
    {"11'942,17 Punkte", 11942.17, "Punkte", "thousands by apostrophe"},
    {"11’942,17 Punkte", 11942.17, "Punkte", "thousands by curved apostrophe"},
    {"25906,12 Punkte", 25906.12, "Punkte", "thousands without a mark"},
    {"31.24 Franken", 31.24, "Franken", "a dot that is none of thousands"},
    {"3,2 Mrd. Euro", 3.2e9, "Euro", "a short scale"},
    {"3,2 Milliarden Euro", 3.2e9, "Euro", "a scale"},
    {"930 Mio. Euro", 930e6, "Euro", "a short scale"},
    {"12 Tsd. Euro", 12e3, "Euro", "thousands as a scale"},
    {"ein Prozent", 1, "Prozent", "a word"},
    {"einen Prozentpunkt", 1, "Prozentpunkt", "a word with an ending"},
    {"vier Prozent", 4, "Prozent", "a word"},
    {"fünf Prozent", 5, "Prozent", "an umlaut"},
    {"zwölf Prozent", 12, "Prozent", "an umlaut"},
    {"fünfundzwanzig Prozent", 25, "Prozent", "a compound"},
    {"hundert Punkte", 100, "Punkte", "hundert"},
    {"zweihundert Punkte", 200, "Punkte", "a compound"},
    {"anderthalb Prozent", 1.5, "Prozent", "anderthalb"},
    {"eineinhalb Prozent", 1.5, "Prozent", "eineinhalb"},
    {"dreieinhalb Prozent", 3.5, "Prozent", "dreieinhalb"},
    {"zwei Milliarden Euro", 2e9, "Euro", "a word with a scale"},
    {"ein Viertel ihres Werts", 0.25, "ihres", "a fraction"},
    {"drei Viertel ihres Werts", 0.75, "ihres", "a fraction of several parts"},
    {"ein Drittel ihres Werts", 1.0 / 3, "ihres", "a fraction"},
    {"zwei Drittel ihres Werts", 2.0 / 3, "ihres", "a fraction of several parts"},
    {"die Hälfte ihres Werts", 0.5, "ihres", "half"},
    {"ein halbes Prozent", 0.5, "Prozent", "half of a unit"},
    {"halbes Prozent", 0.5, "Prozent", "... without an article"},
    {"Prozent", NAN, "", "no number"},
    {"der Dax", NAN, "", "no number"},
    {"18:30 Uhr", NAN, "", "a time"},
};

START_TEST(reads) {
    const char *text = rows[_i].text;
    struct arena arena = {0};
    struct token_list words = {0};
    struct number number = {0};
    ck_assert_int_eq(tokenize(&arena, text, 0, (uint32_t)strlen(text), &words), STATUS_OK);
    bool found = number_read(text, &words, 0, words.n, &number);
    ck_assert_msg(found == !isnan(rows[_i].value), "%s: \"%s\"", rows[_i].why, text);
    if (found) {
        ck_assert_msg(fabs(number.value - rows[_i].value) < 1e-9 * fabs(rows[_i].value), "%s: \"%s\" is %.9g",
                      rows[_i].why, text, number.value);
        ck_assert_msg(number.end < words.n, "%s: \"%s\"", rows[_i].why, text);
        const char *rest = text + words.tokens[number.end].start;
        ck_assert_msg(strncmp(rest, rows[_i].rest, strlen(rows[_i].rest)) == 0,
                      "%s: \"%s\" goes on at \"%s\"", rows[_i].why, text, rest);
    }
    arena_free(&arena);
}
END_TEST

/* What else is told of a number. */
static const struct {
    const char *text;
    bool fraction, scaled, decimal, letters;
} kinds[] = {
    {"3 Prozent", false, false, false, false},       {"3,5 Prozent", false, false, true, false},
    {"3,5 Mrd. Euro", false, true, true, false},     {"vier Prozent", false, false, false, true},
    {"ein Viertel davon", true, false, false, true},
};

START_TEST(tells_kinds) {
    const char *text = kinds[_i].text;
    struct arena arena = {0};
    struct token_list words = {0};
    struct number number = {0};
    ck_assert_int_eq(tokenize(&arena, text, 0, (uint32_t)strlen(text), &words), STATUS_OK);
    ck_assert(number_read(text, &words, 0, words.n, &number));
    ck_assert_msg(number.fraction == kinds[_i].fraction, "fraction: %s", text);
    ck_assert_msg(number.scaled == kinds[_i].scaled, "scaled: %s", text);
    ck_assert_msg(number.decimal == kinds[_i].decimal, "decimal: %s", text);
    ck_assert_msg(number.letters == kinds[_i].letters, "letters: %s", text);
    arena_free(&arena);
}
END_TEST

Suite *suite_german_number(void) {
    Suite *suite = suite_create("german_number");
    TCase *numbers = tcase_create("numbers");
    tcase_add_loop_test(numbers, reads, 0, sizeof rows / sizeof *rows);
    tcase_add_loop_test(numbers, tells_kinds, 0, sizeof kinds / sizeof *kinds);
    suite_add_tcase(suite, numbers);
    return suite;
}
