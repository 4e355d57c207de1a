/* A user's own rows over a small lexicon: what they add, change and take out, and what can't be read. */
#include <check.h>
#include <math.h>
#include <string.h>

#include "../base/files.h"
#include "base/hash.h"
#include "base/memory.h"
#include "language/fold.h"
#include "lexicon/build.h"
#include "lexicon/lexicon.h"
#include "lexicon/lint.h"

Suite *suite_overlay(void);

static const struct files_row FILES[] = {
    {"base", NULL},
    {"base/nouns", NULL},
    {"base/adjectives", NULL},
    {"base/verbs", NULL},
    {"base/idioms", NULL},
    {"base/nouns/a.tsv",
     "Gewinn\tm\t-e\tquantity\t1\nVerlust\tm\t-e\tquantity\t-1\nVerlust\tm\t-e\tpolar\t-0.5\n"
     "Krise\tf\t-n\tpolar\t-0.5\nMesse\tf\t-n\tneutral\t0\n"},
    {"base/adjectives/a.tsv", "stark\t¨\tpolar\t0.5\nstark\t¨\tdegree\t1.4\n"},
    {"base/verbs/a.tsv", "ein|brechen\t-\tmove\t-0.8\nsinken\t-\tmove\t-0.5\n"},
    {"base/strong_verbs.tsv", "brechen\tbricht\tbrach\tgebrochen\tbräche\nsinken\tsinkt\tsank\tgesunken\n"},
    {"base/function_words.tsv", "der\tdeterminer\nein\tdeterminer particle\n"},
    {"base/shifters.tsv", "nicht\tnegation\t-0.7\n"},
    {"base/idioms/a.tsv", "rote Zahlen <schreiben>\tpolar\t-0.6\n~Krise <überwinden>\tpolar\t0.5\n"},
    {"base/moves.tsv", "Prozent\tunit\tpercent\n"},
    {"base/ratings.tsv", "Kaufen\tgrade\t1\n"},
    {"base/events.tsv", "~Krise\tcrisis\t-1\n"},
    {"over", NULL},
    {"over/nouns", NULL},
    {"over/verbs", NULL},
};

static char base_path[FILES_PATH], over_path[FILES_PATH];

static void make_folders(void) {
    files_make(FILES, sizeof FILES / sizeof *FILES);
    files_path(base_path, "base");
    files_path(over_path, "over");
}

static enum status build(const char *overlay, struct buffer *image, struct error *error) {
    struct tsv_source base = {.folder = base_path};
    struct build_options options = {.overlay = overlay};
    return lexicon_build_with(&base, &options, image, error);
}

/* The value of the word's sense of that kind, NAN where it has none. */
static double value_of(const struct lexicon *lexicon, const char *word, uint32_t kind) {
    char fold[100];
    size_t n = fold_word(word, strlen(word), fold);
    uint32_t form = lexicon_find(lexicon, fold, n, hash_bytes(fold, n));
    for (uint32_t i = 0; form != NO_WORD && i < lexicon->forms[form].n_readings; i++) {
        const struct reading *reading = &lexicon->readings[lexicon->forms[form].first_reading + i];
        const struct sense *sense = lexicon_lemma_sense(lexicon, reading->lemma, kind);
        if (sense != NULL)
            return (double)sense->value;
    }
    return NAN;
}

static const struct {
    const char *file, *text;
    const char *word;
    uint32_t kind;
    double value;
    const char *reason;
} WORDS[] = {
    {"nouns/a.tsv", "# mine\n", "Krise", SENSE_POLAR, -0.5, "without rows all is as it was"},
    {"nouns/a.tsv", "Flaute\tf\t-n\tpolar\t-0.4\n", "Flauten", SENSE_POLAR, -0.4, "a new word, inflected"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.9\n", "Krisen", SENSE_POLAR, -0.9, "another value"},
    {"nouns/a.tsv", "Krise\tf\t-s\tpolar\t-0.9\n", "Krisen", SENSE_POLAR, NAN,
     "inflected as the overlay says"},
    {"nouns/a.tsv", "Verlust\tm\t-e\tpolar\t-0.9\n", "Verlust", SENSE_QUANTITY, NAN,
     "the rows of the overlay stand for all of the word"},
    {"nouns/a.tsv", "Krise\t-\t-\tremove\n", "Krise", SENSE_POLAR, NAN, "taken out"},
    {"nouns/a.tsv", "Krise\t-\t-\tremove\n", "Messe", SENSE_NEUTRAL, 0, "and nothing else with it"},
    {"verbs/a.tsv", "ein|brechen\t-\tmove\t-0.3\n", "eingebrochen", SENSE_MOVE, -0.3, "a separable verb"},
    {"verbs/a.tsv", "einbrechen\t-\tremove\n", "einbrach", SENSE_MOVE, NAN, "removed without its bar"},
    {"verbs/a.tsv", "zusammen|brechen\t-\tmove\t-1\n", "zusammenbrach", SENSE_MOVE, -1,
     "follows the strong verb of the lexicon"},
    {"strong_verbs.tsv", "brechen\tbrecht\tbrechte\tgebrecht\n", "eingebrecht", SENSE_MOVE, -0.8,
     "another inflection"},
    {"list.tsv", "Krise\t-0.75\n", "Krisen", SENSE_POLAR, -0.75, "a list changes the tone of a known word"},
    {"list.tsv", "Gewinn\t0.25\n", "Gewinne", SENSE_QUANTITY, 1, "and leaves its other senses"},
    {"list.tsv", "Gewinn\t0.25\n", "Gewinne", SENSE_POLAR, 0.25, "beside which it stands"},
    {"list.tsv", "Messe\t0.25\n", "Messe", SENSE_NEUTRAL, NAN, "a neutral word is none any more"},
    {"list.tsv", "Krise\t0\n", "Krise", SENSE_POLAR, NAN, "a weight of 0 makes it neutral"},
    {"list.txt",
     "\xEF\xBB\xBF"
     "flau\t-0.25\r\n",
     "flauen", SENSE_POLAR, -0.25, "a new adjective, in a file that a spreadsheet wrote"},
    {"list.txt", "herumdrucksen\t-0.25\n", "herumdruckst", SENSE_POLAR, -0.25, "a new verb"},
    {"list.txt", "Fiasko\t-0.75\n", "Fiaskos", SENSE_POLAR, -0.75, "a new noun with the usual endings"},
    {"SentiWS_v2.0_Negative.txt", "Abbau|NN\t-0.25\tAbbaus,Abbaues\n", "Abbaues", SENSE_POLAR, -0.25,
     "a noun with its forms"},
    {"SentiWS_v2.0_Negative.txt", "mau|ADJX\t-0.25\n", "maue", SENSE_POLAR, -0.25, "an adjective"},
    {"SentiWS_v2.0_Negative.txt", "sinken|VVINF\t-0.25\tsinkt,sank\n", "gesunken", SENSE_POLAR, -0.25,
     "a verb of the lexicon"},
};

START_TEST(words_of_an_overlay) {
    struct buffer image = {0};
    struct error error = {0};
    struct lexicon lexicon;
    char name[FILES_PATH] = "over/";
    strcat(name, WORDS[_i].file);
    files_write(name, WORDS[_i].text);
    ck_assert_msg(build(over_path, &image, &error) == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(lexicon_open(image.bytes, image.len, &lexicon, &error), STATUS_OK);
    double value = value_of(&lexicon, WORDS[_i].word, WORDS[_i].kind);
    bool same = isnan(value) ? isnan(WORDS[_i].value) : fabs(value - WORDS[_i].value) < 1e-6;
    ck_assert_msg(same, "%s: %g, not %g: %s", WORDS[_i].word, value, WORDS[_i].value, WORDS[_i].reason);
    buffer_free(&image);
}
END_TEST

static const struct {
    const char *file, *text;
    const char *pattern; /* that is there with this value, or not there where that is NAN */
    double value;
    const char *reason;
} PATTERNS[] = {
    {"shifters.tsv", "nicht\tnegation\t-0.2\n", "nicht", -0.2f, "another value"},
    {"shifters.tsv", "nicht\tremove\n", "nicht", NAN, "taken out"},
    {"shifters.tsv", "mitnichten\tnegation\t-0.9\n", "mitnichten", -0.9f, "a new one"},
    {"events.tsv", "~Krise\tremove\n", "~Krise", NAN, "an event"},
    {"moves.tsv", "Prozent\tremove\n", "Prozent", NAN, "a word of moves"},
    {"ratings.tsv", "Kaufen\tgrade\t-1\n", "Kaufen", -1, "a grade"},
    {"list.tsv", "tote Hose\t-0.5\n", "tote Hose", -0.5f, "a phrase of a list"},
    {"nouns/a.tsv", "Krise\t-\t-\tremove\n", "~Krise <überwinden>", 0.5f,
     "idioms of a word that was taken out"},
};

START_TEST(patterns_of_an_overlay) {
    struct buffer image = {0};
    struct error error = {0};
    struct lexicon lexicon;
    char name[FILES_PATH] = "over/";
    strcat(name, PATTERNS[_i].file);
    files_write(name, PATTERNS[_i].text);
    ck_assert_msg(build(over_path, &image, &error) == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(lexicon_open(image.bytes, image.len, &lexicon, &error), STATUS_OK);
    double value = NAN;
    for (uint32_t i = 0; i < lexicon.n_patterns; i++)
        if (strcmp(lexicon.strings + lexicon.patterns[i].text, PATTERNS[_i].pattern) == 0)
            value = (double)lexicon.patterns[i].sense.value;
    bool same = isnan(value) ? isnan(PATTERNS[_i].value) : fabs(value - PATTERNS[_i].value) < 1e-6;
    ck_assert_msg(same, "%s: %g, not %g: %s", PATTERNS[_i].pattern, value, PATTERNS[_i].value,
                  PATTERNS[_i].reason);
    buffer_free(&image);
}
END_TEST

static const struct {
    const char *file, *text, *message;
} WRONG[] = {
    {"nouns/a.tsv", "# head\nKrise\tf\t-n\tpolar\t-0,5\n",
     "over/nouns/a.tsv:2: column 5: \"-0,5\" is no number"},
    {"nouns/a.tsv", "\t\t\tremove\n", "over/nouns/a.tsv:1: column 1: empty"},
    {"nouns/notes.txt", "Krise\n", "over/nouns/notes.txt: only files that end in .tsv"},
    {"list.tsv", "Krise\t-0,5\n", "over/list.tsv:1: column 2: \"-0,5\" is no number"},
    {"list.tsv", "Krise\t-5\n", "over/list.tsv:1: column 2: -5 is not in [-1, 1]"},
    {"list.tsv", "Krise\n", "over/list.tsv:1: 1 columns: a list has a word and its weight"},
    {"list.tsv", "~Krise\t-0.5\n", "over/list.tsv:1: column 1: \"~Krise\" is no word"},
    {"list.txt", "gut|XY\t0.5\n", "over/list.txt:1: column 1: \"XY\" is no tag"},
    {"list.txt",
     "Kr\xE4"
     "fte\t0.5\n",
     "over/list.txt:1: byte 3 is no valid UTF-8"},
    {"words.csv", "Krise;-0.5\n", "over/words.csv: no part of a lexicon"},
};

START_TEST(what_is_wrong_names_its_place) {
    struct buffer image = {0};
    struct error error = {0};
    char name[FILES_PATH] = "over/";
    strcat(name, WRONG[_i].file);
    files_write(name, WRONG[_i].text);
    ck_assert_int_eq(build(over_path, &image, &error), STATUS_INVALID);
    ck_assert_msg(strstr(error.message, WRONG[_i].message) != NULL, "\"%s\", not \"%s\"", error.message,
                  WRONG[_i].message);
    buffer_free(&image);
}
END_TEST

START_TEST(a_folder_that_is_not_there) {
    struct buffer image = {0};
    struct error error = {0};
    ck_assert_int_eq(build("/nonexistent", &image, &error), STATUS_IO);
    ck_assert_msg(strstr(error.message, "/nonexistent: ") != NULL, "%s", error.message);
    buffer_free(&image);
}
END_TEST

/* Rows that say the same as the lexicon give its bytes again, so that the hash is the same too. */
START_TEST(an_empty_overlay_changes_no_byte) {
    struct buffer plain = {0}, over = {0};
    struct error error = {0};
    files_write("over/README.md", "my own words\n");
    ck_assert_int_eq(build(NULL, &plain, &error), STATUS_OK);
    ck_assert_int_eq(build(over_path, &over, &error), STATUS_OK);
    ck_assert_uint_eq(plain.len, over.len);
    ck_assert_int_eq(memcmp(plain.bytes, over.bytes, plain.len), 0);
    buffer_free(&plain);
    buffer_free(&over);
}
END_TEST

START_TEST(the_lint_looks_at_the_rows_of_the_overlay) {
    struct findings findings = {0};
    struct buffer image = {0};
    struct error error = {0};
    struct lexicon lexicon;
    struct tsv_source base = {.folder = base_path};
    uint32_t n_rows = 0;
    ck_assert_int_eq(build(NULL, &image, &error), STATUS_OK);
    ck_assert_int_eq(lexicon_open(image.bytes, image.len, &lexicon, &error), STATUS_OK);
    files_write("over/nouns/a.tsv",
                "Krise\t-\t-\tremove\nWonne\t-\t-\tremove\nFlaute\tf\t-n\tpolar\t-0.45\n");
    files_write("over/verbs/a.tsv", "ein|brechen\t-\tremove\n");
    ck_assert_msg(lexicon_lint_overlay(&base, &lexicon, over_path, &findings, &n_rows, &error) == STATUS_OK,
                  "%s", error.message);
    ck_assert_uint_eq(n_rows, 4);
    ck_assert_uint_eq(findings.n, 2);
    ck_assert(files_found(&findings, "over/nouns/a.tsv", 2, FINDING_DOUBT, "nothing to remove"));
    ck_assert(files_found(&findings, "over/nouns/a.tsv", 3, FINDING_DOUBT, "steps of 0.1"));
    findings_free(&findings);
    buffer_free(&image);
}
END_TEST

/* Each allocation fails once: the build says so, and nothing leaks. */
START_TEST(no_memory_is_told) {
    bool done = false;
    files_write("over/nouns/a.tsv", "Flaute\tf\t-n\tpolar\t-0.4\nKrise\t-\t-\tremove\n");
    files_write("over/list.txt", "Fiasko\t-0.75\ntote Hose\t-0.5\n");
    for (long n = 0; !done && n < 10000; n++) {
        struct buffer image = {0};
        struct error error = {0};
        memory_fail_after(n);
        enum status status = build(over_path, &image, &error);
        memory_fail_after(-1);
        ck_assert_msg(status == STATUS_OK || status == STATUS_NOMEM, "%d: %s", (int)status, error.message);
        done = status == STATUS_OK;
        buffer_free(&image);
    }
    ck_assert(done);
}
END_TEST

Suite *suite_overlay(void) {
    Suite *suite = suite_create("lexicon/overlay");
    TCase *tcase = tcase_create("overlay");
    tcase_add_checked_fixture(tcase, make_folders, files_remove);
    tcase_add_loop_test(tcase, words_of_an_overlay, 0, sizeof WORDS / sizeof *WORDS);
    tcase_add_loop_test(tcase, patterns_of_an_overlay, 0, sizeof PATTERNS / sizeof *PATTERNS);
    tcase_add_loop_test(tcase, what_is_wrong_names_its_place, 0, sizeof WRONG / sizeof *WRONG);
    tcase_add_test(tcase, a_folder_that_is_not_there);
    tcase_add_test(tcase, an_empty_overlay_changes_no_byte);
    tcase_add_test(tcase, the_lint_looks_at_the_rows_of_the_overlay);
    tcase_add_test(tcase, no_memory_is_told);
    suite_add_tcase(suite, tcase);
    return suite;
}
