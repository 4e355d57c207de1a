/* Any bytes as an article, read as text and as JSON: no crash, and every span lies inside the text. */
#include <stdlib.h>

#include "stimmung.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(int holds) {
    if (!holds)
        abort();
}

static void check_span(const struct stimmung_article *article, uint32_t start, uint32_t end) {
    check(start <= end && end <= article->text_len);
}

static void look_at(stimmung_result *result) {
    struct stimmung_article article;
    struct stimmung_sentence sentence;
    struct stimmung_mention mention;
    struct stimmung_move move;
    struct stimmung_rating rating;
    struct stimmung_event event;
    struct stimmung_evidence evidence;
    struct stimmung_company company;
    const char *json;
    size_t n = stimmung_count(result, STIMMUNG_SENTENCES);
    if (stimmung_article_of(result, &article) != STIMMUNG_OK)
        return;
    check(article.score.score >= -1 && article.score.score <= 1);
    for (size_t i = 0; stimmung_sentence_at(result, i, &sentence) == STIMMUNG_OK; i++)
        check_span(&article, sentence.start, sentence.end);
    for (size_t i = 0; stimmung_mention_at(result, i, &mention) == STIMMUNG_OK; i++) {
        check_span(&article, mention.start, mention.end);
        check(mention.sentence < n);
    }
    for (size_t i = 0; stimmung_move_at(result, i, &move) == STIMMUNG_OK; i++) {
        check_span(&article, move.start, move.end);
        check(move.sentence < n && !(move.value < 0));
    }
    for (size_t i = 0; stimmung_rating_at(result, i, &rating) == STIMMUNG_OK; i++)
        check_span(&article, rating.start, rating.end);
    for (size_t i = 0; stimmung_event_at(result, i, &event) == STIMMUNG_OK; i++)
        check_span(&article, event.start, event.end);
    for (size_t i = 0; stimmung_evidence_at(result, i, &evidence) == STIMMUNG_OK; i++)
        check_span(&article, evidence.start, evidence.end);
    for (size_t i = 0; stimmung_company_at(result, i, &company) == STIMMUNG_OK; i++)
        check(company.score.score >= -1 && company.score.score <= 1 && company.relevance >= 0 &&
              company.relevance <= 1);
    check(stimmung_json(result, STIMMUNG_JSON_EXPLAIN | STIMMUNG_JSON_WITH_TEXT, &json, NULL, NULL) ==
          STIMMUNG_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static stimmung_engine *engine;
    static stimmung_result *result;
    if (engine == NULL) {
        check(stimmung_engine_new(&engine, NULL) == STIMMUNG_OK);
        check(stimmung_result_new(&result, NULL) == STIMMUNG_OK);
    }
    if (stimmung_score_text(engine, result, (const char *)data, size, NULL) == STIMMUNG_OK)
        look_at(result);
    if (size > 0 && data[0] == '{' &&
        stimmung_score_json(engine, result, (const char *)data, size, NULL) == STIMMUNG_OK)
        look_at(result);
    return 0;
}
