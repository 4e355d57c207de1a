/* Words and compounds as a small lexicon gives them, and rows that no lexicon can be built of. */
#include <check.h>
#include <string.h>

#include "../base/files.h"
#include "language/word_class.h"
#include "lexicon/build.h"
#include "lexicon/lexicon.h"

Suite *suite_lookup(void);

static const struct files_row FILES[] = {
    {"nouns", NULL},
    {"adjectives", NULL},
    {"verbs", NULL},
    {"idioms", NULL},
    {"nouns/a.tsv", "Gewinn\tm\t-e\tquantity\t1\nWarnung\tf\t-en\tpolar\t-0.5\nKrise\tf\t-n\tpolar\t-0.5\n"
                    "Rückgang\tm\t¨e\tdirection\t-0.5\n"},
    {"adjectives/a.tsv", "stark\t¨\tpolar\t0.5\n"},
    {"verbs/a.tsv", "ein|brechen\t-\tmove\t-0.8\nunter|brechen\t-\tneutral\t0\nsenken\t-\tchange\t-0.5\n"},
    {"idioms/a.tsv", "~Gewinn <senken>\tpolar\t-0.5\n"},
    {"strong_verbs.tsv", "brechen\tbricht\tbrach\tgebrochen\tbräche\n"},
    {"function_words.tsv", "der\tdeterminer relative\nein\tdeterminer particle\nDr\tabbreviation\n"},
    {"shifters.tsv", "nicht\tnegation\t-0.7\n"},
    {"ratings.tsv", "Kaufen\tgrade\t1\n"},
    {"moves.tsv", "Prozent\tunit\tpercent\n"},
    {"events.tsv", "~Krise\tcrisis\t-1\n"},
};
static const char *folder;

static void make_lexicon(void) {
    folder = files_make(FILES, sizeof FILES / sizeof *FILES);
}

static const struct {
    const char *word;
    const char *head;     /* folded form that tells its meaning, or NULL */
    const char *modifier; /* of a compound, or NULL */
    uint32_t classes;     /* that it must have */
    const char *reason;
} WORDS[] = {
    {"Gewinn", "gewinn", NULL, CLASS_NOUN, "a lemma"},
    {"Gewinne", "gewinne", NULL, CLASS_NOUN, "a form"},
    {"GEWINNE", "gewinne", NULL, CLASS_NOUN, "in capitals"},
    {"gewinn", "gewinn", NULL, 0, "a noun needs its capital"},
    {"Rueckgang", "rueckgang", NULL, CLASS_NOUN, "ue for ü"},
    {"Rückgängen", "rueckgaengen", NULL, CLASS_NOUN, "umlaut in the plural"},
    {"stärkeren", "staerkeren", NULL, CLASS_ADJECTIVE | CLASS_ATTRIBUTE, "a comparative"},
    {"einbrach", "einbrach", NULL, CLASS_FINITE, "a separable verb, joined"},
    {"brach", "brach", NULL, CLASS_FINITE, "the same without its particle"},
    {"eingebrochen", "eingebrochen", NULL, CLASS_PARTICIPLE, "a participle"},
    {"einzubrechen", "einzubrechen", NULL, CLASS_INFINITIVE, "zu within"},
    {"ein", "ein", NULL, CLASS_DETERMINER | CLASS_PARTICLE | CLASS_LIGHT, "two classes"},
    {"Dr", "dr", NULL, CLASS_ABBREVIATION, "an abbreviation"},
    {"Gewinnwarnung", "warnung", "gewinn", CLASS_NOUN, "a compound"},
    {"Gewinnwarnungen", "warnungen", "gewinn", CLASS_NOUN, "a compound in the plural"},
    {"Krisenwarnung", "warnung", "krisen", CLASS_NOUN, "a compound with a linking n"},
    {"Gewinn-Warnung", "warnung", "gewinn", CLASS_NOUN, "a compound with a hyphen"},
    {"Xyzwarnung", "warnung", NULL, CLASS_NOUN, "a compound with an unknown first part"},
    {"Xyz", NULL, NULL, 0, "an unknown word"},
};

static void check_form(const struct lexicon *lexicon, uint32_t form, const char *fold, const char *word,
                       const char *reason) {
    if (fold == NULL)
        ck_assert_msg(form == NO_WORD, "%s: %s", word, reason);
    else
        ck_assert_msg(form != NO_WORD && strcmp(lexicon->strings + lexicon->forms[form].text, fold) == 0,
                      "%s: %s", word, reason);
}

START_TEST(words_of_a_lexicon) {
    struct buffer image = {0};
    struct error error = {0};
    struct lexicon lexicon;
    ck_assert_msg(lexicon_build(folder, &image, &error) == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(lexicon_open(image.bytes, image.len, &lexicon, &error), STATUS_OK);
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        struct arena arena = {0};
        struct token_list list = {0};
        uint32_t len = (uint32_t)strlen(WORDS[i].word);
        ck_assert_int_eq(tokenize(&arena, WORDS[i].word, 0, len, &list), STATUS_OK);
        lexicon_look_up(&lexicon, &list, 0);
        lexicon_mark_first(&lexicon, &list.tokens[0]);
        check_form(&lexicon, list.tokens[0].word, WORDS[i].head, WORDS[i].word, WORDS[i].reason);
        check_form(&lexicon, list.tokens[0].modifier, WORDS[i].modifier, WORDS[i].word, WORDS[i].reason);
        ck_assert_msg((list.tokens[0].classes & WORDS[i].classes) == WORDS[i].classes, "%s: classes %x: %s",
                      WORDS[i].word, list.tokens[0].classes, WORDS[i].reason);
        arena_free(&arena);
    }
    ck_assert_uint_ge(lexicon.n_patterns, 3); /* an idiom, a shifter, a rating */
    buffer_free(&image);
}
END_TEST

static const struct {
    const char *file, *text, *message;
} WRONG[] = {
    {"nouns/a.tsv", "# head\nGewinn\tx\t-e\tquantity\t1\n", "nouns/a.tsv:2: \"Gewinn\" can't be inflected"},
    {"nouns/a.tsv", "Gewinn\tm\t-e\tquality\t1\n", "nouns/a.tsv:1: column 4: \"quality\" is no sense"},
    {"nouns/a.tsv", "Gewinn\tm\t-e\tquantity\t0,5\n", "nouns/a.tsv:1: column 5: \"0,5\" is no number"},
    {"nouns/a.tsv", "Gewinn\tm\t-e\tquantity\t-3\n", "nouns/a.tsv:1: column 5: -3 is not in"},
    {"adjectives/a.tsv", "gut\t=besser\tpolar\t0.5\n", "adjectives/a.tsv:1: \"gut\" can't be compared"},
    {"verbs/a.tsv", "senk\t-\tmove\t-0.5\n", "verbs/a.tsv:1: \"senk\" is no infinitive"},
    {"verbs/a.tsv", "senken\t=senkt,senkte\tmove\t-0.5\n", "verbs/a.tsv:1: \"=senkt,senkte\": write"},
    {"strong_verbs.tsv", "\nbrechen\tbricht\n", "strong_verbs.tsv:2: "},
    {"function_words.tsv", "der\tarticle\n", "function_words.tsv:1: column 2: \"article\" names no class"},
    {"shifters.tsv", "nicht\tpolar\t-0.7\n", "shifters.tsv:1: column 2: \"polar\" is no sense"},
};

START_TEST(rows_that_are_wrong) {
    struct buffer image = {0};
    struct error error = {0};
    files_write(WRONG[_i].file, WRONG[_i].text);
    ck_assert_int_eq(lexicon_build(folder, &image, &error), STATUS_INVALID);
    size_t at = strlen(folder) + 1;
    ck_assert_msg(strncmp(error.message, folder, at - 1) == 0 &&
                      strncmp(error.message + at, WRONG[_i].message, strlen(WRONG[_i].message)) == 0,
                  "\"%s\", not \"%s\"", error.message, WRONG[_i].message);
    buffer_free(&image);
}
END_TEST

START_TEST(an_image_that_is_none) {
    struct lexicon lexicon;
    struct error error = {0};
    ck_assert_int_eq(lexicon_open("stimlex0", 8, &lexicon, &error), STATUS_INVALID);
    ck_assert_str_ne(error.message, "");
}
END_TEST

Suite *suite_lookup(void) {
    Suite *suite = suite_create("lookup");
    TCase *tcase = tcase_create("files");
    tcase_add_checked_fixture(tcase, make_lexicon, files_remove);
    tcase_add_test(tcase, words_of_a_lexicon);
    tcase_add_loop_test(tcase, rows_that_are_wrong, 0, sizeof WRONG / sizeof *WRONG);
    tcase_add_test(tcase, an_image_that_is_none);
    suite_add_tcase(suite, tcase);
    return suite;
}
