/* The list of rules holds each rule that gives evidence, and no other; and the families that can be left out.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "analysed.h"
#include "analysis/families.h"
#include "analysis/rules.h"

Suite *suite_rules(void);

static bool is_listed(const char *name) {
    for (const struct rule *rule = RULES; rule->name != NULL; rule++)
        if (strcmp(rule->name, name) == 0)
            return true;
    return false;
}

/* Each rule of the list gives evidence in its example. */
START_TEST(examples_show_their_rule) {
    for (const struct rule *rule = RULES; rule->name != NULL; rule++) {
        struct analysed analysed;
        char found[400] = "";
        bool shown = false;
        analysed_make(&analysed, rule->example);
        for (uint32_t i = 0; i < analysed.document.n_evidence; i++) {
            shown |= strcmp(analysed.document.evidence[i].rule, rule->name) == 0;
            snprintf(found + strlen(found), sizeof found - strlen(found), " %s",
                     analysed.document.evidence[i].rule);
        }
        ck_assert_msg(shown, "%s: not in \"%s\", but%s", rule->name, rule->example, found);
        analysed_free(&analysed);
    }
}
END_TEST

/* A string in quotes on the line that looks like the name of a rule, from `from` on; NULL where there is none
 * any more. */
static const char *next_name(const char *from, char name[static 40]) {
    for (const char *quote = strchr(from, '"'); quote != NULL; quote = strchr(quote, '"')) {
        size_t len = strspn(quote + 1, "abcdefghijklmnopqrstuvwxyz_.");
        if (len > 0 && len < 40 && quote[1 + len] == '"') {
            memcpy(name, quote + 1, len);
            name[len] = '\0';
            return quote + len + 2;
        }
        quote++;
    }
    return NULL;
}

/* A line that sets a rule: ".rule = ...", "rule = ...", "shift(..., "negation")", and the lines that go on
 * with a choice. A shift by 0 leaves nothing that could bear its name. */
static bool sets_rule(const char *line) {
    bool choice = strstr(line, "? \"move.") != NULL || strstr(line, ": \"move.") != NULL;
    bool shifts = strstr(line, "shift(") != NULL || strstr(line, "shift_clause(") != NULL;
    return choice || strstr(line, "rule = ") != NULL || (shifts && strstr(line, ", 0, \"") == NULL);
}

/* Each name of a rule in the sources of the tone and the verdict is on the list. */
START_TEST(names_in_the_sources_are_listed) {
    DIR *folder = opendir("scorer/analysis");
    uint32_t n = 0;
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char path[300], line[500], name[40];
        size_t len = strlen(entry->d_name);
        if (strcmp(entry->d_name + len - 2, ".c") != 0 ||
            (strncmp(entry->d_name, "tone", 4) != 0 && strncmp(entry->d_name, "verdict", 7) != 0))
            continue;
        snprintf(path, sizeof path, "scorer/analysis/%s", entry->d_name);
        FILE *file = fopen(path, "r");
        ck_assert_ptr_nonnull(file);
        while (fgets(line, sizeof line, file) != NULL)
            for (const char *at = sets_rule(line) ? next_name(line, name) : NULL; at != NULL;
                 at = next_name(at, name), n++)
                ck_assert_msg(is_listed(name), "%s: the rule \"%s\" is not on the list", path, name);
        fclose(file);
    }
    closedir(folder);
    ck_assert_uint_ge(n, 30);
}
END_TEST

/* And all evidence of the sample sentences and articles bears a rule of the list. */
START_TEST(evidence_of_the_corpus_is_listed) {
    static const char *const files[] = {"corpus/gold.jsonl",
                                        "corpus/sentences_business.jsonl",
                                        "corpus/sentences_company.jsonl",
                                        "corpus/sentences_markets.jsonl",
                                        "corpus/sentences_news.jsonl",
                                        "corpus/articles/001-sap-cloud.txt",
                                        "corpus/articles/020-boersenblick-rheinmetall.txt"};
    static char line[100000];
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        FILE *file = fopen(files[f], "r");
        ck_assert_msg(file != NULL, "%s", files[f]);
        while (fgets(line, sizeof line, file) != NULL) {
            struct analysed analysed;
            analysed_make(&analysed, line);
            for (uint32_t i = 0; i < analysed.document.n_evidence; i++)
                ck_assert_msg(is_listed(analysed.document.evidence[i].rule),
                              "the rule \"%s\" is not on the list: %s", analysed.document.evidence[i].rule,
                              line);
            analysed_free(&analysed);
        }
        fclose(file);
    }
}
END_TEST

/* --- families that are left out --- */

static const struct {
    const char *family, *text;
    int with, without; /* the sign of the score */
    const char *reason;
} FAMILIES[] = {
    {"idioms", "SAP schreibt rote Zahlen.", -1, 0, "nothing but the idiom tells"},
    {"moves", "Die Aktie von SAP fiel um 5 Prozent.", -1, 0, "nothing but the price tells"},
    {"quantities", "Die Kosten von SAP sinken.", 1, -1, "the verb alone is bad"},
    {"negation", "SAP enttäuscht nicht.", 1, -1, "what is denied is told"},
    {"contrast", "Zwar überzeugt SAP, aber der Ausblick enttäuscht.", -1, 0, "both sides are even"},
    {"reversal", "SAP beendet die Krise.", 1, -1, "the loss is there"},
    {"expectation", "Der Absatz stieg langsamer als prognostiziert.", -1, 1, "a rise is one"},
    {"modality", "Sollte sich die Nachfrage erholen, steigt der Gewinn von SAP.", 1, 1,
     "more, but the same sign"},
    {"separable", "Die Nachfrage bei SAP bricht ein.", -1, 0, "breaking says nothing by itself"},
    {"compounds", "Bei SAP sorgt der Lizenzumsatzrückgang für Gespräche.", -1, 0, "a word that nobody lists"},
};

static double score_of(const char *without, const char *text) {
    struct engine *engine;
    struct error error = {0};
    struct arena arena = {0};
    struct document document;
    uint32_t len = (uint32_t)strlen(text);
    struct paragraph paragraph = {{0, len}, ROLE_BODY, false};
    struct article article = {
        .id = "row", .text = text, .text_len = len, .paragraphs = &paragraph, .n_paragraphs = 1};
    ck_assert_msg(engine_load(&(struct engine_options){.without = without}, &engine, &error) == STATUS_OK,
                  "%s", error.message);
    ck_assert_int_eq(engine_analyse(engine, &article, &arena, &document), STATUS_OK);
    double score = document.verdict.score.score;
    arena_free(&arena);
    engine_free(engine);
    return score;
}

START_TEST(a_family_that_is_left_out_tells_nothing) {
    double with = score_of(NULL, FAMILIES[_i].text),
           without = score_of(FAMILIES[_i].family, FAMILIES[_i].text);
    ck_assert_msg(label_of(with) == FAMILIES[_i].with, "%s: %g with %s: %s", FAMILIES[_i].text, with,
                  FAMILIES[_i].family, FAMILIES[_i].reason);
    ck_assert_msg(label_of(without) == FAMILIES[_i].without, "%s: %g without %s: %s", FAMILIES[_i].text,
                  without, FAMILIES[_i].family, FAMILIES[_i].reason);
}
END_TEST

START_TEST(an_unknown_family_is_told_with_all_names) {
    struct engine *engine;
    struct error error = {0};
    ck_assert_int_eq(engine_load(&(struct engine_options){.without = "idioms,verbs"}, &engine, &error),
                     STATUS_INVALID);
    ck_assert_msg(strstr(error.message, "'verbs'") != NULL && strstr(error.message, "coreference") != NULL,
                  "%s", error.message);
}
END_TEST

Suite *suite_rules(void) {
    Suite *suite = suite_create("rules");
    TCase *tcase = analysed_case(suite, "rules");
    tcase_add_test(tcase, examples_show_their_rule);
    tcase_add_test(tcase, names_in_the_sources_are_listed);
    tcase_add_test(tcase, evidence_of_the_corpus_is_listed);
    tcase_add_loop_test(tcase, a_family_that_is_left_out_tells_nothing, 0,
                        sizeof FAMILIES / sizeof *FAMILIES);
    tcase_add_test(tcase, an_unknown_family_is_told_with_all_names);
    return suite;
}
