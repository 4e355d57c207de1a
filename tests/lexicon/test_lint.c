#include <check.h>
#include <dirent.h>

#include "../base/files.h"
#include "lexicon/lint.h"

Suite *suite_lint(void);

/* Lexicons in which nothing is wrong. */
static const struct files_row FILES[] = {
    {"nouns", NULL},
    {"adjectives", NULL},
    {"verbs", NULL},
    {"idioms", NULL},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.5\nGewinn\tm\t-e\tquantity\t1\nVerlust\tm\t-e\tquantity\t-1\n"},
    {"adjectives/a.tsv", "stark\t¨\tpolar\t0.5\n"},
    {"verbs/a.tsv", "sinken\t-\tmove\t-0.5\n"},
    {"idioms/a.tsv", "~Gewinn <sinken>\tpolar\t-0.5\n"},
    {"strong_verbs.tsv", "sinken\tsinkt\tsank\tgesunken\tsänke\n"},
    {"function_words.tsv", "der\tdeterminer relative\n"},
    {"shifters.tsv", "nicht\tnegation\t-0.7\n"},
    {"ratings.tsv", "Kaufen\tgrade\t1\n"},
    {"moves.tsv", "Prozent\tunit\tpercent\n"},
    {"events.tsv", "~Krise\tcrisis\t-1\n"},
};

static const char *folder;

static void make_lexicons(void) {
    folder = files_make(FILES, sizeof FILES / sizeof *FILES);
}

static const struct {
    const char *file;
    const char *text;
    enum finding_weight weight;
    uint32_t line;
    const char *message; /* a part of it */
} rows[] = {
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.5\nKrise\tf\t-n\tpolar\t-0.7\n", FINDING_ERROR, 2,
     "-0.7 here and -0.5"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.5\nKrise\tf\t-n\tpolar\t-0.5\n", FINDING_DOUBT, 2,
     "stands as polar"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.5\nKrise\tf\t-n\tpolar\t0.5\tprice\n", FINDING_ERROR, 2,
     "good in one row and bad in another"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.5\nKrise\tf\t-s\tneutral\t0\n", FINDING_ERROR, 2, "which holds"},
    {"nouns/a.tsv", "Krise\tw\t-n\tpolar\t-0.5\n", FINDING_ERROR, 1, "\"w\" is no gender"},
    {"nouns/a.tsv", "Krise\tf\t-m\tpolar\t-0.5\n", FINDING_ERROR, 1, "\"-m\" is no plural"},
    {"nouns/a.tsv", "Krise\tf\t¨e\tpolar\t-0.5\n", FINDING_ERROR, 1, "can't have the plural"},
    {"nouns/a.tsv", "krise\tf\t-n\tpolar\t-0.5\n", FINDING_ERROR, 1, "one word with a capital"},
    {"nouns/a.tsv", "Krise\tf\t-n\tbad\t-0.5\n", FINDING_ERROR, 1, "\"bad\" is no sense"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-1.5\n", FINDING_ERROR, 1, "from -1 to 1"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0,5\n", FINDING_ERROR, 1, "\"-0,5\""},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t0\n", FINDING_ERROR, 1, "is not 0"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.55\n", FINDING_DOUBT, 1, "steps of 0.1"},
    {"nouns/a.tsv", "Krise\tf\t-n\treverse\t0.5\n", FINDING_ERROR, 1, "below 0"},
    {"nouns/a.tsv", "Krise\tf\t-n\tneutral\t0.5\n", FINDING_ERROR, 1, "a neutral has 0"},
    {"nouns/a.tsv", "Krise\tf\t-n\tpolar\t-0.5\tprize\n", FINDING_ERROR, 1, "\"prize\" is no flag"},
    {"nouns/a.tsv", "Krise polar -0.5\n", FINDING_ERROR, 1, "1 columns where 4 to 6 are wanted"},
    {"adjectives/a.tsv", "sehr stark\t-\tpolar\t0.5\n", FINDING_ERROR, 1, "belongs into idioms/"},
    {"adjectives/a.tsv", "stark\t¨\tdegree\t14\n", FINDING_ERROR, 1, "a factor from 0.1 to 2.5"},
    {"verbs/a.tsv", "sinkt\t-\tmove\t-0.5\n", FINDING_ERROR, 1, "is no infinitive"},
    {"verbs/a.tsv", "ab|sinken\t=sinkt,sank\tmove\t-0.5\n", FINDING_ERROR, 1, "=present,past,participle"},
    {"verbs/a.tsv", "ab|sinken\tstark\tmove\t-0.5\n", FINDING_ERROR, 1, "is no inflection"},
    {"verbs/a.tsv", "ab|sinken\t-\tmove\t-0.5\nabsinken\t-\tmove\t-0.6\n", FINDING_ERROR, 2,
     "-0.6 here and -0.5"},
    {"strong_verbs.tsv", "sinken\tsinkt\tsank\tgesunken\nsinken\tsinkt\tsank\tgesunken\n", FINDING_ERROR, 2,
     "has a row already"},
    {"function_words.tsv", "der\tdeterminer\nDer\trelative\n", FINDING_DOUBT, 2, "put all classes into one"},
    {"idioms/a.tsv", "(kein) <sinken>\tpolar\t-0.5\n", FINDING_ERROR, 1,
     "no word that must stand in the text"},
    {"idioms/a.tsv", "unter <sinken> Druck\tpolar\t-0.5\n", FINDING_ERROR, 1, "stand last"},
    {"idioms/a.tsv", "unter Druck <sinken\tpolar\t-0.5\n", FINDING_ERROR, 1, "lacks its \">\""},
    {"idioms/a.tsv", "unter Druck <sinkt>\tpolar\t-0.5\n", FINDING_ERROR, 1, "\"sinkt\" is no infinitive"},
    {"idioms/a.tsv", "dem, was\tpolar\t-0.5\n", FINDING_ERROR, 1, "\"dem,\" is never one word"},
    {"idioms/a.tsv", "Platz 1\tpolar\t0.5\n", FINDING_ERROR, 1, "\"1\" is never one word"},
    {"idioms/a.tsv", "an Land|(der) Angel\tpolar\t0.5\n", FINDING_ERROR, 1, "hold or stand for whole words"},
    {"idioms/a.tsv", "an||Land\tpolar\t0.5\n", FINDING_ERROR, 1, "an empty word"},
    {"idioms/a.tsv", "* Land\tpolar\t0.5\n", FINDING_DOUBT, 1, "between two words"},
    {"idioms/a.tsv", "an ~Land\tpolar\t0.5\n", FINDING_DOUBT, 1, "\"~Land\" is no lemma"},
    {"idioms/a.tsv", "an Land\tpolar\t0.5\nAn Land\tpolar\t-0.5\n", FINDING_ERROR, 2, "-0.5 here and 0.5"},
    {"ratings.tsv", "Kaufen\tgrade\t0.5\n", FINDING_ERROR, 1, "-1, 0 or 1"},
    {"events.tsv", "~Krise\tKrise\t-1\n", FINDING_ERROR, 1, "is no class"},
    {"moves.tsv", "Prozent\tunit\tpro cent\n", FINDING_ERROR, 1, "is no unit"},
};

static enum status lint(struct findings *findings) {
    struct error error = {0};
    uint32_t n_rows;
    enum status status = lexicon_lint(folder, findings, &n_rows, &error);
    findings_sort(findings);
    return status;
}

START_TEST(finds) {
    struct findings findings = {0};
    files_write(rows[_i].file, rows[_i].text);
    ck_assert_int_eq(lint(&findings), STATUS_OK);
    bool found = files_found(&findings, rows[_i].file, rows[_i].line, rows[_i].weight, rows[_i].message);
    ck_assert_msg(found, "%s: \"%s\" was not found; %u others were, the first \"%s\"", rows[_i].text,
                  rows[_i].message, findings.n, findings.n == 0 ? "" : findings.list[0].message);
    findings_free(&findings);
}
END_TEST

START_TEST(finds_nothing_in_good_files) {
    struct findings findings = {0};
    ck_assert_int_eq(lint(&findings), STATUS_OK);
    ck_assert_msg(findings.n == 0, "%s", findings.n == 0 ? "" : findings.list[0].message);
    findings_free(&findings);
}
END_TEST

START_TEST(fails_where_a_folder_is_missing) {
    struct findings findings = {0};
    folder = "/nonexistent";
    ck_assert_int_eq(lint(&findings), STATUS_IO);
    findings_free(&findings);
}
END_TEST

Suite *suite_lint(void) {
    Suite *suite = suite_create("lexicon/lint");
    TCase *tcase = tcase_create("lint");
    tcase_add_checked_fixture(tcase, make_lexicons, files_remove);
    tcase_add_loop_test(tcase, finds, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, finds_nothing_in_good_files);
    tcase_add_test(tcase, fails_where_a_folder_is_missing);
    suite_add_tcase(suite, tcase);
    return suite;
}
