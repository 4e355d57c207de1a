/* What was found, handed out item by item. */
#include "api/handle.h"

#include "output/json.h"

size_t stimmung_count(const stimmung_result *result, enum stimmung_item item) {
    const struct document *d = &result->document;
    if (result->engine == NULL)
        return 0;
    switch (item) {
    case STIMMUNG_COMPANIES:
        return d->n_companies;
    case STIMMUNG_SENTENCES:
        return d->n_sentences;
    case STIMMUNG_MENTIONS:
        return d->n_mentions;
    case STIMMUNG_MOVES:
        return d->n_moves;
    case STIMMUNG_RATINGS:
        return d->n_ratings;
    case STIMMUNG_EVENTS:
        return d->n_events;
    case STIMMUNG_EVIDENCE:
        return d->n_evidence;
    }
    return 0;
}

static struct stimmung_score score_of(const struct score *score) {
    return (struct stimmung_score){
        .score = score->score,
        .tone = score->tone,
        .positive = score->positive,
        .negative = score->negative,
        .n_evidence = score->n_evidence,
        .label = (int)label_of(score->score),
    };
}

static const char *ticker_of(const struct instrument *instrument) {
    return instrument == NULL ? NULL : instrument->ticker;
}

static const char *currency_of(const char *currency) {
    return currency[0] == '\0' ? NULL : currency;
}

int stimmung_article_of(const stimmung_result *result, struct stimmung_article *out) {
    const struct article *article = &result->article;
    if (result->engine == NULL)
        return STIMMUNG_USAGE;
    *out = (struct stimmung_article){
        .id = article->id,
        .title = article->title,
        .source = article->source,
        .url = article->url,
        .language = article->language,
        .author = article->author,
        .published = article->published,
        .updated = article->updated,
        .text = article->text,
        .text_len = article->text_len,
        .score = score_of(&result->document.verdict.score),
        .coverage = result->document.verdict.coverage,
    };
    return STIMMUNG_OK;
}

int stimmung_company_at(const stimmung_result *result, size_t index, struct stimmung_company *out) {
    if (index >= stimmung_count(result, STIMMUNG_COMPANIES))
        return STIMMUNG_USAGE;
    const struct company_verdict *company = &result->document.companies[index];
    *out = (struct stimmung_company){
        .ticker = company->instrument->ticker,
        .mic = company->instrument->mic,
        .isin = company->instrument->isin,
        .name = company->instrument->name,
        .kind = instrument_kind_name(company->instrument->kind),
        .primary = company->primary,
        .relevance = company->relevance,
        .score = score_of(&company->score),
        .stance = stance_name(company->score.score),
        .n_mentions = company->mentions,
        .n_sentences = company->sentences,
        .move = company->move == NO_INDEX ? SIZE_MAX : company->move,
        .divergent = company->divergent,
    };
    return STIMMUNG_OK;
}

int stimmung_sentence_at(const stimmung_result *result, size_t index, struct stimmung_sentence *out) {
    if (index >= stimmung_count(result, STIMMUNG_SENTENCES))
        return STIMMUNG_USAGE;
    const struct sentence *sentence = &result->document.sentences[index];
    *out = (struct stimmung_sentence){
        .start = sentence->span.start,
        .end = sentence->span.end,
        .role = role_name(sentence->role),
        .score = score_of(&sentence->score),
    };
    return STIMMUNG_OK;
}

int stimmung_mention_at(const stimmung_result *result, size_t index, struct stimmung_mention *out) {
    if (index >= stimmung_count(result, STIMMUNG_MENTIONS))
        return STIMMUNG_USAGE;
    const struct mention *mention = &result->document.mentions[index];
    *out = (struct stimmung_mention){
        .start = mention->span.start,
        .end = mention->span.end,
        .sentence = mention->sentence,
        .ticker = mention->instrument->ticker,
        .kind = instrument_kind_name(mention->instrument->kind),
        .via = via_name(mention->via),
        .antecedent_start = mention->antecedent.start,
        .antecedent_end = mention->antecedent.end,
        .score = score_of(&mention->score),
    };
    return STIMMUNG_OK;
}

int stimmung_move_at(const stimmung_result *result, size_t index, struct stimmung_move *out) {
    if (index >= stimmung_count(result, STIMMUNG_MOVES))
        return STIMMUNG_USAGE;
    const struct move *move = &result->document.moves[index];
    *out = (struct stimmung_move){
        .start = move->span.start,
        .end = move->span.end,
        .sentence = move->sentence,
        .subject = move->subject_name,
        .kind = move->subject_kind,
        .lemma = move->lemma,
        .direction = (int)move->direction,
        .value = move->value,
        .unit = move_unit_name(move),
        .points = move->points,
        .from = move->from,
        .to = move->to,
        .currency = currency_of(move->currency),
        .period = period_name(move->period),
        .session = session_name(move->session),
        .hedge = hedge_name(move->hedge),
        .status = move_status_name(move->status),
        .venue = move->venue,
        .older = move->older,
        .doubtful = move->doubtful,
        .technical = move->technical,
    };
    return STIMMUNG_OK;
}

int stimmung_rating_at(const stimmung_result *result, size_t index, struct stimmung_rating *out) {
    if (index >= stimmung_count(result, STIMMUNG_RATINGS))
        return STIMMUNG_USAGE;
    const struct rating *rating = &result->document.ratings[index];
    *out = (struct stimmung_rating){
        .start = rating->span.start,
        .end = rating->span.end,
        .sentence = rating->sentence,
        .subject = ticker_of(rating->subject),
        .house = rating->house_name,
        .house_ticker = ticker_of(rating->house),
        .action = rating->action,
        .from = rating->from,
        .to = rating->to,
        .target_from = rating->target_from,
        .target_to = rating->target_to,
        .currency = currency_of(rating->currency),
    };
    return STIMMUNG_OK;
}

int stimmung_event_at(const stimmung_result *result, size_t index, struct stimmung_event *out) {
    if (index >= stimmung_count(result, STIMMUNG_EVENTS))
        return STIMMUNG_USAGE;
    const struct event *event = &result->document.events[index];
    *out = (struct stimmung_event){
        .start = event->span.start,
        .end = event->span.end,
        .sentence = event->sentence,
        .subject = ticker_of(event->subject),
        .kind = event->class_name,
        .role = event->role,
        .sign = (int)event->sign,
    };
    return STIMMUNG_OK;
}

int stimmung_evidence_at(const stimmung_result *result, size_t index, struct stimmung_evidence *out) {
    if (index >= stimmung_count(result, STIMMUNG_EVIDENCE))
        return STIMMUNG_USAGE;
    const struct evidence *evidence = &result->document.evidence[index];
    *out = (struct stimmung_evidence){
        .start = evidence->span.start,
        .end = evidence->span.end,
        .sentence = evidence->sentence,
        .lemma = evidence->lemma,
        .rule = evidence->rule,
        .value = evidence->value,
        .target = ticker_of(evidence->target),
    };
    return STIMMUNG_OK;
}

int stimmung_json(stimmung_result *result, unsigned flags, const char **json, size_t *len,
                  stimmung_error *out) {
    const struct json_options options = {
        .pretty = (flags & STIMMUNG_JSON_PRETTY) != 0,
        .explain = (flags & STIMMUNG_JSON_EXPLAIN) != 0,
        .with_text = (flags & STIMMUNG_JSON_WITH_TEXT) != 0,
        .summary = (flags & STIMMUNG_JSON_SUMMARY) != 0,
    };
    if (result->engine == NULL)
        return refuse(out, STIMMUNG_USAGE, "the result is empty");
    buffer_clear(&result->json);
    json_put_document(&result->json, &result->document, engine_lexicon_hash(result->engine), &options);
    if (result->json.failed)
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    *json = result->json.bytes;
    if (len != NULL)
        *len = result->json.len;
    return STIMMUNG_OK;
}
