#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lexicon/lint.h"

Suite *suite_lint(void);

static char folder[64];

static void path_of(char path[static 256], const char *name) {
    snprintf(path, 256, "%s/%s", folder, name);
}

static void write_file(const char *name, const char *text) {
    char path[256];
    path_of(path, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

static const char *const folders[] = {"nouns", "adjectives", "verbs", "idioms", NULL};
static const char *const files[] = {"nouns/a.tsv",
                                    "adjectives/a.tsv",
                                    "verbs/a.tsv",
                                    "idioms/a.tsv",
                                    "strong_verbs.tsv",
                                    "function_words.tsv",
                                    "shifters.tsv",
                                    "ratings.tsv",
                                    "moves.tsv",
                                    "events.tsv",
                                    NULL};

/* Lexicons in which nothing is wrong. */
static void make_lexicons(void) {
    char path[256];
    snprintf(folder, sizeof folder, "/tmp/stimmung-lint-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (const char *const *name = folders; *name != NULL; name++) {
        path_of(path, *name);
        ck_assert_int_eq(mkdir(path, 0700), 0);
    }
    write_file("nouns/a.tsv",
               "Krise\tf\t-n\tpolar\t-0.5\nGewinn\tm\t-e\tquantity\t1\nVerlust\tm\t-e\tquantity\t-1\n");
    write_file("adjectives/a.tsv", "stark\t¨\tpolar\t0.5\n");
    write_file("verbs/a.tsv", "sinken\t-\tmove\t-0.5\n");
    write_file("idioms/a.tsv", "~Gewinn <sinken>\tpolar\t-0.5\n");
    write_file("strong_verbs.tsv", "sinken\tsinkt\tsank\tgesunken\tsänke\n");
    write_file("function_words.tsv", "der\tdeterminer relative\n");
    write_file("shifters.tsv", "nicht\tnegation\t-0.7\n");
    write_file("ratings.tsv", "Kaufen\tgrade\t1\n");
    write_file("moves.tsv", "Prozent\tunit\tpercent\n");
    write_file("events.tsv", "~Krise\tcrisis\t-1\n");
}

static void remove_lexicons(void) {
    char path[256];
    for (const char *const *name = files; *name != NULL; name++) {
        path_of(path, *name);
        unlink(path);
    }
    for (const char *const *name = folders; *name != NULL; name++) {
        path_of(path, *name);
        rmdir(path);
    }
    rmdir(folder);
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
    char path[256];
    make_lexicons();
    write_file(rows[_i].file, rows[_i].text);
    ck_assert_int_eq(lint(&findings), STATUS_OK);
    path_of(path, rows[_i].file);
    bool found = false;
    for (uint32_t i = 0; i < findings.n; i++) {
        const struct finding *finding = &findings.list[i];
        found |= finding->weight == rows[_i].weight && finding->line == rows[_i].line &&
                 strcmp(finding->path, path) == 0 && strstr(finding->message, rows[_i].message) != NULL;
    }
    ck_assert_msg(found, "%s: \"%s\" was not found; %u others were, the first \"%s\"", rows[_i].text,
                  rows[_i].message, findings.n, findings.n == 0 ? "" : findings.list[0].message);
    findings_free(&findings);
    remove_lexicons();
}
END_TEST

START_TEST(finds_nothing_in_good_files) {
    struct findings findings = {0};
    make_lexicons();
    ck_assert_int_eq(lint(&findings), STATUS_OK);
    ck_assert_msg(findings.n == 0, "%s", findings.n == 0 ? "" : findings.list[0].message);
    findings_free(&findings);
    remove_lexicons();
}
END_TEST

START_TEST(fails_where_a_folder_is_missing) {
    struct findings findings = {0};
    snprintf(folder, sizeof folder, "/nonexistent");
    ck_assert_int_eq(lint(&findings), STATUS_IO);
    findings_free(&findings);
}
END_TEST

Suite *suite_lint(void) {
    Suite *suite = suite_create("lexicon/lint");
    TCase *tcase = tcase_create("lint");
    tcase_add_loop_test(tcase, finds, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, finds_nothing_in_good_files);
    tcase_add_test(tcase, fails_where_a_folder_is_missing);
    suite_add_tcase(suite, tcase);
    return suite;
}
