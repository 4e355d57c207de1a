#include <check.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/files.h"
#include "base/memory.h"
#include "stimmung.h"

Suite *suite_api(void);

static const char TEXT[] = "SAP gibt eine Gewinnwarnung heraus. Die Aktie brach um 9,4 Prozent ein.";

static stimmung_engine *engine;
static stimmung_result *result;

static void set_up(void) {
    stimmung_error error = {0};
    ck_assert_msg(stimmung_engine_new(&engine, &error) == STIMMUNG_OK, "%s", error.message);
    ck_assert_int_eq(stimmung_result_new(&result, &error), STIMMUNG_OK);
}

static void tear_down(void) {
    stimmung_result_free(result);
    stimmung_engine_free(engine);
}

static void score(const char *text) {
    stimmung_error error = {0};
    ck_assert_msg(stimmung_score_text(engine, result, text, strlen(text), &error) == STIMMUNG_OK, "%s",
                  error.message);
}

START_TEST(gives_what_was_found) {
    struct stimmung_article article;
    struct stimmung_company company;
    struct stimmung_move move;
    struct stimmung_mention mention;
    struct stimmung_sentence sentence;
    struct stimmung_evidence evidence;
    score(TEXT);
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_OK);
    ck_assert_str_eq(article.text, TEXT);
    ck_assert_uint_eq(article.text_len, strlen(TEXT));
    ck_assert_str_eq(article.id, "-");
    ck_assert_int_eq(article.score.label, STIMMUNG_NEGATIVE);
    ck_assert_uint_eq(stimmung_count(result, STIMMUNG_COMPANIES), 1);
    ck_assert_int_eq(stimmung_company_at(result, 0, &company), STIMMUNG_OK);
    ck_assert_str_eq(company.ticker, "SAP");
    ck_assert_str_eq(company.isin, "DE0007164600");
    ck_assert_str_eq(company.kind, "company");
    ck_assert_int_eq(company.primary, 1);
    ck_assert_double_lt(company.score.score, -0.05);
    ck_assert_uint_eq(stimmung_count(result, STIMMUNG_MOVES), 1);
    ck_assert_uint_eq(company.move, 0);
    ck_assert_int_eq(stimmung_move_at(result, 0, &move), STIMMUNG_OK);
    ck_assert_str_eq(move.subject, "SAP");
    ck_assert_int_eq(move.direction, -1);
    ck_assert_double_eq_tol(move.value, 9.4, 1e-9);
    ck_assert_str_eq(move.unit, "percent");
    ck_assert(isnan(move.to));
    ck_assert_ptr_null(move.currency);
    ck_assert_uint_eq(stimmung_count(result, STIMMUNG_SENTENCES), 2);
    ck_assert_uint_eq(move.sentence, 1);
    ck_assert_int_eq(stimmung_sentence_at(result, 1, &sentence), STIMMUNG_OK);
    ck_assert_int_eq(strncmp(article.text + sentence.start, "Die Aktie", 9), 0);
    ck_assert_int_eq(stimmung_mention_at(result, 0, &mention), STIMMUNG_OK);
    ck_assert_uint_eq(mention.start, 0);
    ck_assert_uint_eq(mention.end, 3);
    ck_assert_int_eq(stimmung_evidence_at(result, 0, &evidence), STIMMUNG_OK);
    ck_assert_uint_le(evidence.end, article.text_len);
}
END_TEST

START_TEST(an_index_past_the_end_is_usage) {
    struct stimmung_company company = {.ticker = "untouched"};
    struct stimmung_move move;
    struct stimmung_rating rating;
    struct stimmung_event event;
    score("Nichts.");
    ck_assert_int_eq(stimmung_company_at(result, 0, &company), STIMMUNG_USAGE);
    ck_assert_str_eq(company.ticker, "untouched");
    ck_assert_int_eq(stimmung_move_at(result, SIZE_MAX, &move), STIMMUNG_USAGE);
    ck_assert_int_eq(stimmung_rating_at(result, 0, &rating), STIMMUNG_USAGE);
    ck_assert_int_eq(stimmung_event_at(result, 0, &event), STIMMUNG_USAGE);
}
END_TEST

START_TEST(a_result_is_empty_before_and_after_a_failure) {
    static const char broken[] = "SAP \xC3 sinkt.";
    struct stimmung_article article;
    stimmung_error error = {0};
    const char *json;
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_USAGE);
    ck_assert_int_eq(stimmung_json(result, 0, &json, NULL, &error), STIMMUNG_USAGE);
    score(TEXT);
    ck_assert_int_eq(stimmung_score_text(engine, result, broken, sizeof broken - 1, &error),
                     STIMMUNG_INVALID);
    ck_assert_int_eq(error.status, STIMMUNG_INVALID);
    ck_assert_str_ne(error.message, "");
    ck_assert_uint_eq(stimmung_count(result, STIMMUNG_COMPANIES), 0);
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_USAGE);
}
END_TEST

START_TEST(reads_a_json_object) {
    static const char object[] =
        "{\"id\": \"a1\", \"text\": \"Der Gewinn von SAP stieg.\", \"source\": \"dpa-AFX\", \"title\": null}";
    static const char none[] = "{\"title\": \"SAP\"}";
    struct stimmung_article article;
    stimmung_error error = {0};
    ck_assert_int_eq(stimmung_score_json(engine, result, object, sizeof object - 1, &error), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_OK);
    ck_assert_str_eq(article.id, "a1");
    ck_assert_str_eq(article.source, "dpa-AFX");
    ck_assert_int_eq(article.score.label, STIMMUNG_POSITIVE);
    ck_assert_int_eq(stimmung_score_json(engine, result, none, sizeof none - 1, &error), STIMMUNG_INVALID);
    ck_assert_int_eq(stimmung_score_json(engine, result, "[", 1, NULL), STIMMUNG_INVALID);
}
END_TEST

START_TEST(gives_the_json_of_the_program) {
    const char *json;
    size_t len, pretty;
    stimmung_error error = {0};
    score(TEXT);
    ck_assert_int_eq(stimmung_json(result, STIMMUNG_JSON_SUMMARY, &json, &len, &error), STIMMUNG_OK);
    ck_assert_uint_eq(strlen(json), len);
    ck_assert_int_eq(strncmp(json, "{\"schema\":\"stimmung.article/1\"", 30), 0);
    ck_assert_ptr_nonnull(strstr(json, stimmung_engine_lexicon(engine)));
    ck_assert_ptr_nonnull(strstr(json, stimmung_version()));
    ck_assert_ptr_null(strstr(json, "\"sentences\":["));
    ck_assert_int_eq(
        stimmung_json(result, STIMMUNG_JSON_PRETTY | STIMMUNG_JSON_EXPLAIN, &json, &pretty, &error),
        STIMMUNG_OK);
    ck_assert_uint_gt(pretty, len);
    ck_assert_ptr_nonnull(strstr(json, "\"evidence\""));
}
END_TEST

START_TEST(a_reader_goes_on_behind_what_it_rejects) {
    char path[] = "/tmp/stimmung-api-XXXXXX";
    static const char lines[] = "{\"text\": \"SAP sinkt.\"}\nkein JSON\n{\"text\": \"SAP steigt.\"}\n";
    static const int wanted[] = {STIMMUNG_OK, STIMMUNG_REJECTED, STIMMUNG_OK, STIMMUNG_END, STIMMUNG_END};
    stimmung_reader *reader;
    stimmung_error error = {0};
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, lines, sizeof lines - 1), (int)sizeof lines - 1);
    close(descriptor);
    ck_assert_int_eq(stimmung_reader_open(engine, path, STIMMUNG_FORM_JSONL, &reader, &error), STIMMUNG_OK);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        ck_assert_int_eq(stimmung_reader_next(reader, result, &error), wanted[i]);
    stimmung_reader_close(reader);
    unlink(path);
    ck_assert_int_eq(stimmung_reader_open(engine, path, STIMMUNG_FORM_AUTO, &reader, &error), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_reader_next(reader, result, &error), STIMMUNG_REJECTED);
    ck_assert_ptr_nonnull(strstr(error.message, path));
    stimmung_reader_close(reader);
}
END_TEST

/* The same text as other programs write it: offsets differ, scores do not. */
START_TEST(reads_other_spellings) {
    static const char *const texts[] = {
        "Der Gewinn von SAP fällt überraschend, die Aktie verliert 3 Prozent auf 240 Euro.",
        "Der Gewinn von SAP fa\u0308llt u\u0308berraschend, die Aktie verliert 3 Prozent auf 240 Euro.",
        "Der Ge\u00ADwinn von SAP fällt überra\u00ADschend, die Aktie ver\u00ADliert 3 Prozent auf 240 Euro.",
        "Der Gewinn von SAP fällt überraschend, die Aktie verliert 3\u202FProzent auf 240\u2009Euro.",
        "Der Gewinn von SAP fällt überraschend, die\u00A0Aktie verliert 3\u00A0Prozent auf 240\u00A0Euro.",
    };
    double first = 0;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct stimmung_article article;
        score(texts[i]);
        ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_OK);
        ck_assert_str_eq(article.text, texts[i]);
        if (i == 0)
            first = article.score.score;
        ck_assert_msg(first < 0 && article.score.score - first < 1e-9 && first - article.score.score < 1e-9,
                      "%s: %g, not %g", texts[i], article.score.score, first);
        ck_assert_uint_eq(stimmung_count(result, STIMMUNG_MOVES), 1);
    }
}
END_TEST

START_TEST(rejects_what_is_not_german) {
    static const char english[] = "{\"text\": \"The group said on Tuesday that its profit had fallen in the "
                                  "first quarter because of higher "
                                  "costs. Sales were down in all regions, but the board stands by its "
                                  "targets for the year and does not "
                                  "expect that they will have to be changed after the summer.\"}";
    struct stimmung_article article;
    stimmung_error error = {0};
    ck_assert_int_eq(stimmung_score_json(engine, result, english, strlen(english), &error),
                     STIMMUNG_REJECTED);
    ck_assert_str_eq(error.message, "not German (en)");
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_USAGE);
    stimmung_result_any_language(result, 1);
    ck_assert_int_eq(stimmung_score_json(engine, result, english, strlen(english), &error), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_OK);
    ck_assert_str_eq(article.language, "en");
    stimmung_result_any_language(result, 0);
}
END_TEST

START_TEST(stores_an_article_once) {
    char folder[] = "/tmp/stimmung-api-XXXXXX", path[64], name[80];
    stimmung_store *store, *second;
    stimmung_error error = {0};
    int stored = -1;
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/a.db", folder);
    ck_assert_int_eq(stimmung_store_open(engine, path, &store, &error), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_store_put(store, result, &stored, &error), STIMMUNG_USAGE);
    score(TEXT);
    ck_assert_int_eq(stimmung_store_put(store, result, &stored, &error), STIMMUNG_OK);
    ck_assert_int_eq(stored, 1);
    ck_assert_int_eq(stimmung_store_put(store, result, &stored, &error), STIMMUNG_OK);
    ck_assert_int_eq(stored, 0);
    ck_assert_int_eq(stimmung_store_open(engine, path, &second, &error), STIMMUNG_IO);
    ck_assert_int_eq(stimmung_store_close(store, &error), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_store_open(engine, "/nonexistent/a.db", &store, &error), STIMMUNG_IO);
    ck_assert_int_eq(stimmung_store_close(NULL, &error), STIMMUNG_OK);
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
    rmdir(folder);
}
END_TEST

/* A user's own words lie over the knowledge; what is wrong in them is told with its place. */
START_TEST(loads_own_words) {
    static const struct files_row rows[] = {{"nouns", NULL}, {"nouns/a.tsv", "Prognose\t-\t-\tremove\n"}};
    stimmung_engine *own = NULL;
    stimmung_error error = {0};
    struct stimmung_options options = {.lexicons = files_make(rows, sizeof rows / sizeof *rows)};
    ck_assert_msg(stimmung_engine_load(&options, &own, &error) == STIMMUNG_OK, "%s", error.message);
    ck_assert_str_ne(stimmung_engine_lexicon(own), stimmung_engine_lexicon(engine));
    stimmung_engine_free(own);
    files_write("nouns/a.tsv", "Prognose\tf\t-n\tpolar\tgut\n");
    ck_assert_int_eq(stimmung_engine_load(&options, &own, &error), STIMMUNG_INVALID);
    ck_assert_msg(strstr(error.message, "nouns/a.tsv:1: ") != NULL, "%s", error.message);
    files_remove();
    options.lexicons = "/nonexistent";
    ck_assert_int_eq(stimmung_engine_load(&options, &own, &error), STIMMUNG_IO);
}
END_TEST

/* Each allocation fails once: the call says so, or does without, and nothing leaks. */
START_TEST(no_memory_is_told) {
    bool done = false;
    for (long n = 0; !done && n < 10000; n++) {
        stimmung_engine *made_engine = NULL;
        stimmung_result *made = NULL;
        stimmung_error error = {0};
        memory_fail_after(n);
        int status = stimmung_engine_new(&made_engine, &error);
        if (status == STIMMUNG_OK)
            status = stimmung_result_new(&made, &error);
        if (status == STIMMUNG_OK)
            status = stimmung_score_text(made_engine, made, TEXT, sizeof TEXT - 1, &error);
        memory_fail_after(-1);
        ck_assert_msg(status == STIMMUNG_OK || status == STIMMUNG_NOMEM, "%d: %s", status, error.message);
        done = status == STIMMUNG_OK;
        stimmung_result_free(made);
        stimmung_engine_free(made_engine);
    }
    ck_assert(done);
}
END_TEST

Suite *suite_api(void) {
    Suite *suite = suite_create("api");
    TCase *tcase = tcase_create("api");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, gives_what_was_found);
    tcase_add_test(tcase, an_index_past_the_end_is_usage);
    tcase_add_test(tcase, a_result_is_empty_before_and_after_a_failure);
    tcase_add_test(tcase, reads_a_json_object);
    tcase_add_test(tcase, gives_the_json_of_the_program);
    tcase_add_test(tcase, a_reader_goes_on_behind_what_it_rejects);
    tcase_add_test(tcase, reads_other_spellings);
    tcase_add_test(tcase, rejects_what_is_not_german);
    tcase_add_test(tcase, stores_an_article_once);
    tcase_add_test(tcase, loads_own_words);
    tcase_add_test(tcase, no_memory_is_told);
    suite_add_tcase(suite, tcase);
    return suite;
}
