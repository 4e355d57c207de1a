/* The article that the project began with, a scraped page. Its text is not part of the project: where it does
 * not lie beside the checkout, this is skipped. */
#include <check.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "stimmung.h"

Suite *suite_seed(void);

static const char PATH[] = "../shared/real/seed.txt";

static stimmung_engine *engine;
static stimmung_result *result;
static struct stimmung_article article;

static void set_up(void) {
    stimmung_reader *reader;
    stimmung_error error = {0};
    ck_assert_msg(stimmung_engine_new(&engine, &error) == STIMMUNG_OK, "%s", error.message);
    ck_assert_int_eq(stimmung_result_new(&result, &error), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_reader_open(engine, PATH, STIMMUNG_FORM_AUTO, &reader, &error), STIMMUNG_OK);
    ck_assert_msg(stimmung_reader_next(reader, result, &error) == STIMMUNG_OK, "%s", error.message);
    stimmung_reader_close(reader);
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_OK);
}

static void tear_down(void) {
    stimmung_result_free(result);
    stimmung_engine_free(engine);
}

static int find_company(const char *ticker, struct stimmung_company *company) {
    for (size_t i = 0; stimmung_company_at(result, i, company) == STIMMUNG_OK; i++)
        if (strcmp(company->ticker, ticker) == 0)
            return 1;
    return 0;
}

/* The sentence that holds `words`. */
static size_t find_sentence(const char *words, struct stimmung_sentence *sentence) {
    size_t at = 0;
    const char *place = strstr(article.text, words);
    ck_assert_msg(place != NULL, "\"%s\" is not in the text", words);
    size_t offset = (size_t)(place - article.text);
    while (stimmung_sentence_at(result, at, sentence) == STIMMUNG_OK) {
        if (sentence->start <= offset && offset < sentence->end)
            return at;
        at++;
    }
    ck_abort_msg("\"%s\" is in no sentence that counts", words);
    return 0;
}

START_TEST(knows_where_it_comes_from) {
    ck_assert_ptr_nonnull(article.source);
    ck_assert_str_eq(article.source, "InvestmentWeek");
    ck_assert_ptr_nonnull(article.published);
    ck_assert_str_eq(article.published, "2025-05-18T14:00:00+02:00");
    ck_assert_ptr_nonnull(article.title);
    ck_assert_int_eq(strncmp(article.title, "Meta stolpert", 13), 0);
}
END_TEST

START_TEST(is_about_meta_and_bad_for_it) {
    struct stimmung_company company;
    ck_assert_int_eq(stimmung_company_at(result, 0, &company), STIMMUNG_OK);
    ck_assert_str_eq(company.ticker, "META");
    ck_assert_int_eq(company.primary, 1);
    ck_assert_double_lt(company.score.score, -0.05);
}
END_TEST

static const char *const mentioned[] = {"GOOGL", "NVDA", "MSFT"};

START_TEST(mentions_others) {
    struct stimmung_company company;
    ck_assert_msg(find_company(mentioned[_i], &company), "%s is missing", mentioned[_i]);
    ck_assert_int_eq(company.primary, 0);
}
END_TEST

/* OpenAI and xAI have no ticker; the teasers below the article name RWE and Amazon. */
START_TEST(names_nothing_else) {
    struct stimmung_company company;
    for (size_t i = 0; stimmung_company_at(result, i, &company) == STIMMUNG_OK; i++) {
        int known = strcmp(company.ticker, "META") == 0;
        for (size_t j = 0; j < sizeof mentioned / sizeof *mentioned; j++)
            known |= strcmp(company.ticker, mentioned[j]) == 0;
        ck_assert_msg(known, "%s does not belong there", company.ticker);
    }
}
END_TEST

START_TEST(scores_nothing_of_the_teasers) {
    struct stimmung_sentence sentence;
    const char *teasers = strstr(article.text, "Smarte Futterautomaten");
    size_t end = teasers == NULL ? article.text_len : (size_t)(teasers - article.text);
    for (size_t i = 0; stimmung_sentence_at(result, i, &sentence) == STIMMUNG_OK; i++) {
        int counts = strcmp(sentence.role, "title") == 0 || strcmp(sentence.role, "lead") == 0 ||
                     strcmp(sentence.role, "body") == 0;
        ck_assert_msg(!counts || sentence.end <= end, "a teaser counts: %.*s",
                      (int)(sentence.end - sentence.start), article.text + sentence.start);
    }
}
END_TEST

START_TEST(binds_the_move_to_meta) {
    struct stimmung_sentence sentence;
    struct stimmung_move move;
    size_t wanted = find_sentence("Der Kurs rutschte daraufhin um 2,2 Prozent ab", &sentence);
    for (size_t i = 0; stimmung_move_at(result, i, &move) == STIMMUNG_OK; i++) {
        if (move.sentence != wanted)
            continue;
        ck_assert_str_eq(move.subject, "META");
        ck_assert_int_eq(move.direction, -1);
        ck_assert_double_eq_tol(move.value, 2.2, 1e-9);
        ck_assert_str_eq(move.unit, "percent");
        return;
    }
    ck_abort_msg("there is no move in the sentence");
}
END_TEST

START_TEST(takes_up_meta_by_der_kurs) {
    struct stimmung_sentence sentence;
    struct stimmung_mention mention;
    size_t wanted = find_sentence("Der Kurs rutschte", &sentence);
    for (size_t i = 0; stimmung_mention_at(result, i, &mention) == STIMMUNG_OK; i++)
        if (mention.sentence == wanted && strcmp(mention.ticker, "META") == 0) {
            ck_assert_str_eq(mention.via, "coreference");
            return;
        }
    ck_abort_msg("META is not taken up");
}
END_TEST

enum wanted { BAD = -1, NOT_BAD = 0, GOOD_FOR_META = 1 };

static const struct {
    const char *words;
    enum wanted wanted;
    const char *why;
} rows[] = {
    {"kein Einzelfall, aber ein Warnsignal", BAD,
     "what follows 'aber' outweighs; 'kein' turns no good thing"},
    {"bedeutet nicht das Aus", NOT_BAD, "an end that does not come is not bad"},
    {"auf das höchste Niveau seit Anfang März", GOOD_FOR_META,
     "a high that was reached, told in a subordinate clause"},
    {"hat seit Jahresbeginn bereits deutlich zugelegt", GOOD_FOR_META, "a rise without a figure"},
};

START_TEST(reads) {
    struct stimmung_sentence sentence;
    struct stimmung_mention mention;
    size_t at = find_sentence(rows[_i].words, &sentence);
    if (rows[_i].wanted == BAD)
        ck_assert_msg(sentence.score.label == STIMMUNG_NEGATIVE, "%s: %f", rows[_i].why,
                      sentence.score.score);
    if (rows[_i].wanted == NOT_BAD)
        ck_assert_msg(sentence.score.label != STIMMUNG_NEGATIVE, "%s: %f", rows[_i].why,
                      sentence.score.score);
    if (rows[_i].wanted != GOOD_FOR_META)
        return;
    for (size_t i = 0; stimmung_mention_at(result, i, &mention) == STIMMUNG_OK; i++)
        if (mention.sentence == at && strcmp(mention.ticker, "META") == 0) {
            ck_assert_msg(mention.score.label == STIMMUNG_POSITIVE, "%s: %f", rows[_i].why,
                          mention.score.score);
            return;
        }
    ck_abort_msg("META is not in the sentence");
}
END_TEST

Suite *suite_seed(void) {
    Suite *suite = suite_create("seed article");
    TCase *tcase = tcase_create("seed");
    suite_add_tcase(suite, tcase);
    if (access(PATH, R_OK) != 0) {
        printf("seed article: skipped, %s is not there\n", PATH);
        return suite;
    }
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_test(tcase, knows_where_it_comes_from);
    tcase_add_test(tcase, is_about_meta_and_bad_for_it);
    tcase_add_loop_test(tcase, mentions_others, 0, sizeof mentioned / sizeof *mentioned);
    tcase_add_test(tcase, names_nothing_else);
    tcase_add_test(tcase, scores_nothing_of_the_teasers);
    tcase_add_test(tcase, binds_the_move_to_meta);
    tcase_add_test(tcase, takes_up_meta_by_der_kurs);
    tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof *rows);
    return suite;
}
