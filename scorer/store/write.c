#include "store/write.h"

#include <string.h>

#include "store/copy.h"
#include "store/handle.h"

/* What is neither company nor index has moves, but no score: its mentions are not kept. */
static bool is_kept(const struct mention *mention) {
    return mention->instrument->kind != INSTRUMENT_OTHER;
}

/* One document on its way into the store. */
struct writing {
    struct store *store;
    const struct document *document;
    struct error *error;
    int64_t article_id;
};

static enum status put_instrument_name(struct store *store, const struct instrument *instrument, int64_t id,
                                       struct error *error) {
    struct row row = row_start(store, PUT_INSTRUMENT_NAME);
    row_integer(&row, id);
    row_integer(&row, store->scorer_id);
    row_text(&row, instrument->name);
    row_text(&row, instrument->mic);
    row_text(&row, instrument->isin);
    return row_finish(&row, error);
}

static enum status look_up_instrument(struct store *store, const struct instrument *instrument, int64_t *id,
                                      struct error *error) {
    bool added;
    struct map *instruments = &store->instruments[instrument->kind];
    instruments->arena = &store->arena;
    uint32_t *known = map_put(instruments, instrument->ticker, strlen(instrument->ticker), 0, &added);
    if (known == NULL)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
    if (*known != 0) {
        *id = *known;
        return STATUS_OK;
    }
    struct row row = row_start(store, PUT_INSTRUMENT);
    row_text(&row, instrument->ticker);
    row_text(&row, instrument_kind_name(instrument->kind));
    row_text(&row, instrument->name);
    row_text(&row, instrument->mic);
    row_text(&row, instrument->isin);
    enum status status = row_number(&row, id, error);
    if (status == STATUS_OK)
        status = put_instrument_name(store, instrument, *id, error);
    if (status == STATUS_OK)
        *known = (uint32_t)*id;
    return status;
}

/* Bind the row id of an instrument, which is added where the store does not have it. */
static enum status row_instrument(struct row *row, const struct instrument *instrument, struct error *error) {
    int64_t id = 0;
    if (instrument == NULL) {
        row_null(row);
        return STATUS_OK;
    }
    enum status status = look_up_instrument(row->store, instrument, &id, error);
    if (status == STATUS_OK)
        row_integer(row, id);
    return status;
}

/* What all rows of an article begin with. */
static struct row start_item(const struct writing *writing, enum statement statement) {
    struct row row = row_start(writing->store, statement);
    row_integer(&row, writing->article_id);
    row_integer(&row, writing->store->scorer_id);
    return row;
}

/* The same for what stands in a sentence, with its number, its instrument and its place in the text. */
static struct row start_found(const struct writing *writing, enum statement statement, uint32_t place,
                              uint32_t sentence, const struct instrument *instrument, struct span span) {
    struct row row = start_item(writing, statement);
    row_integer(&row, place);
    row_integer(&row, sentence);
    if (row_instrument(&row, instrument, writing->error) != STATUS_OK)
        row.code = SQLITE_ABORT; /* the row is not written; why is in the error already */
    row_integer(&row, span.start);
    row_integer(&row, span.end);
    return row;
}

static void row_score(struct row *row, const struct score *score) {
    row_millionths(row, score->score);
    row_millionths(row, score->tone);
    row_millionths(row, score->positive);
    row_millionths(row, score->negative);
}

/* The article is there: what this scorer finds holds from now on. */
static enum status update_article(struct writing *writing, const struct copy *copy) {
    const struct article *article = writing->document->article;
    struct row row = row_start(writing->store, UPDATE_ARTICLE);
    row_integer(&row, copy->article_id);
    row_integer(&row, writing->store->scorer_id);
    row_text(&row, writing->store->run.detail == DETAIL_FULL ? article->text : NULL);
    writing->article_id = copy->article_id;
    enum status status = row_finish(&row, writing->error);
    return status == STATUS_OK ? copy_pass(writing->store, copy, article, writing->error) : status;
}

static enum status add_article(struct writing *writing) {
    const struct article *article = writing->document->article;
    struct store *store = writing->store;
    struct row row = row_start(store, ADD_ARTICLE);
    row_blob(&row, article->content_hash, CONTENT_HASH_BYTES);
    row_description(&row, article);
    row_text(&row, article->title);
    row_integer(&row, article->text_len);
    row_text(&row, store->run.detail == DETAIL_FULL ? article->text : NULL);
    row_integer(&row, store->scorer_id);
    row_integer(&row, store->run_id);
    return row_number(&row, &writing->article_id, writing->error);
}

static enum status put_article_score(struct writing *writing) {
    const struct document *document = writing->document;
    struct row row = start_item(writing, ADD_SCORE);
    row_integer(&row, writing->store->run_id);
    row_score(&row, &document->verdict.score);
    row_integer(&row, document->verdict.score.n_evidence);
    row_millionths(&row, document->verdict.coverage);
    row_integer(&row, document->n_sentences);
    row_integer(&row, copy_variant(document->article));
    return row_finish(&row, writing->error);
}

/* How early the article speaks of an instrument: 1 less half the share of the sentences before it. */
static double position_of(const struct document *document, const struct instrument *instrument) {
    for (uint32_t i = 0; i < document->n_mentions; i++)
        if (document->mentions[i].instrument == instrument && document->n_sentences > 0)
            return 1 - 0.5 * document->mentions[i].sentence / document->n_sentences;
    return 1;
}

static enum status put_ticker(struct writing *writing, const struct company_verdict *company) {
    struct row row = start_item(writing, ADD_TICKER);
    enum status status = row_instrument(&row, company->instrument, writing->error);
    if (status != STATUS_OK)
        return status;
    row_integer(&row, company->primary);
    row_millionths(&row, company->relevance);
    row_millionths(&row, position_of(writing->document, company->instrument));
    row_score(&row, &company->score);
    row_integer(&row, company->score.n_evidence);
    row_integer(&row, company->mentions);
    row_integer(&row, company->sentences);
    if (company->move == NO_INDEX) {
        row_null(&row);
        row_null(&row);
        row_null(&row);
    } else {
        const struct move *move = &writing->document->moves[company->move];
        row_integer(&row, move->direction);
        row_real(&row, move->value);
        row_text(&row, move_unit_name(move));
    }
    row_integer(&row, company->divergent);
    return row_finish(&row, writing->error);
}

static enum status put_sentence(struct writing *writing, uint32_t index) {
    const struct sentence *sentence = &writing->document->sentences[index];
    struct row row = start_item(writing, ADD_SENTENCE);
    row_integer(&row, index);
    row_text(&row, role_name(sentence->role));
    row_integer(&row, sentence->span.start);
    row_integer(&row, sentence->span.end);
    row_bytes(&row, writing->document->article->text + sentence->span.start, span_len(sentence->span));
    row_score(&row, &sentence->score);
    return row_finish(&row, writing->error);
}

static enum status put_mention(struct writing *writing, uint32_t index) {
    const struct mention *mention = &writing->document->mentions[index];
    struct row row =
        start_found(writing, ADD_MENTION, index, mention->sentence, mention->instrument, mention->span);
    row_text(&row, via_name(mention->via));
    row_millionths(&row, mention->score.score);
    return row_finish(&row, writing->error);
}

static const char *currency_or_null(const char *currency) {
    return currency[0] == '\0' ? NULL : currency;
}

static enum status put_move(struct writing *writing, uint32_t index) {
    const struct move *move = &writing->document->moves[index];
    /* what moves need not be in the gazetteer: its name then is all that is known of it */
    const struct instrument named = {
        .ticker = move->subject_name, .name = move->subject_name, .kind = INSTRUMENT_OTHER};
    struct row row = start_found(writing, ADD_MOVE, index, move->sentence,
                                 move->subject == NULL ? &named : move->subject, move->span);
    row_text(&row, move->subject_kind);
    row_integer(&row, move->direction);
    row_real(&row, move->value);
    row_text(&row, move_unit_name(move));
    row_text(&row, currency_or_null(move->currency));
    row_real(&row, move->points);
    row_real(&row, move->from);
    row_real(&row, move->to);
    row_text(&row, period_name(move->period));
    row_text(&row, session_name(move->session));
    row_text(&row, hedge_name(move->hedge));
    row_text(&row, move_status_name(move->status));
    row_text(&row, move->lemma);
    row_text(&row, move->venue);
    row_integer(&row, move->older);
    row_integer(&row, move->doubtful);
    row_integer(&row, move->technical);
    return row_finish(&row, writing->error);
}

static enum status put_rating(struct writing *writing, uint32_t index) {
    const struct rating *rating = &writing->document->ratings[index];
    struct row row = start_found(writing, ADD_RATING, index, rating->sentence, rating->subject, rating->span);
    row_text(&row, rating->house_name);
    enum status status = row_instrument(&row, rating->house, writing->error);
    if (status != STATUS_OK)
        return status;
    row_text(&row, rating->action);
    row_text(&row, rating->from);
    row_text(&row, rating->to);
    row_real(&row, rating->target_from);
    row_real(&row, rating->target_to);
    row_text(&row, currency_or_null(rating->currency));
    return row_finish(&row, writing->error);
}

static enum status put_event(struct writing *writing, uint32_t index) {
    const struct event *event = &writing->document->events[index];
    struct row row = start_found(writing, ADD_EVENT, index, event->sentence, event->subject, event->span);
    row_text(&row, event->class_name);
    row_integer(&row, event->sign);
    row_text(&row, event->role);
    return row_finish(&row, writing->error);
}

static enum status put_evidence(struct writing *writing, uint32_t index) {
    const struct evidence *evidence = &writing->document->evidence[index];
    struct row row =
        start_found(writing, ADD_EVIDENCE, index, evidence->sentence, evidence->target, evidence->span);
    row_text(&row, evidence->rule);
    row_text(&row, evidence->lemma);
    row_millionths(&row, evidence->value);
    row_integer(&row, evidence->is_move);
    return row_finish(&row, writing->error);
}

/* The sentences that something was found in; all where the whole article is kept. */
static enum status put_sentences(struct writing *writing) {
    const struct document *document = writing->document;
    bool *kept = arena_zero(document->arena, document->n_sentences * sizeof *kept);
    if (kept == NULL)
        return error_set(writing->error, STATUS_NOMEM, "%s: out of memory", document->article->id);
    for (uint32_t i = 0; i < document->n_mentions; i++)
        if (is_kept(&document->mentions[i]))
            kept[document->mentions[i].sentence] = true;
    for (uint32_t i = 0; i < document->n_moves; i++)
        kept[document->moves[i].sentence] = true;
    for (uint32_t i = 0; i < document->n_ratings; i++)
        kept[document->ratings[i].sentence] = true;
    for (uint32_t i = 0; i < document->n_events; i++)
        kept[document->events[i].sentence] = true;
    for (uint32_t i = 0; i < document->n_evidence; i++)
        kept[document->evidence[i].sentence] = true;
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < document->n_sentences && status == STATUS_OK; i++)
        if (kept[i] || writing->store->run.detail == DETAIL_FULL)
            status = put_sentence(writing, i);
    return status;
}

static enum status put_found(struct writing *writing) {
    const struct document *document = writing->document;
    enum status status = put_sentences(writing);
    for (uint32_t i = 0; i < document->n_mentions && status == STATUS_OK; i++)
        if (is_kept(&document->mentions[i]))
            status = put_mention(writing, i);
    for (uint32_t i = 0; i < document->n_moves && status == STATUS_OK; i++)
        status = put_move(writing, i);
    for (uint32_t i = 0; i < document->n_ratings && status == STATUS_OK; i++)
        status = put_rating(writing, i);
    for (uint32_t i = 0; i < document->n_events && status == STATUS_OK; i++)
        status = put_event(writing, i);
    for (uint32_t i = 0;
         writing->store->run.detail == DETAIL_FULL && i < document->n_evidence && status == STATUS_OK; i++)
        status = put_evidence(writing, i);
    return status;
}

/* Take out what the scorer found in the article before. */
static enum status clear_scores(struct writing *writing) {
    enum status status = STATUS_OK;
    for (enum statement i = CLEAR_EVIDENCE; i <= CLEAR_SCORE && status == STATUS_OK; i++) {
        struct row row = start_item(writing, i);
        status = row_finish(&row, writing->error);
    }
    return status;
}

enum status store_put_document(struct store *store, const struct document *document, enum put_result *result,
                               struct error *error) {
    struct writing writing = {.store = store, .document = document, .error = error};
    struct copy copy;
    enum status status = copy_find(store, document->article, &copy, error);
    if (status != STATUS_OK)
        return status;
    *result = copy_result(store, &copy, document->article);
    if (*result == PUT_KNOWN || *result == PUT_DUPLICATE)
        return copy_pass(store, &copy, document->article, error);
    status = copy.article_id != 0 ? update_article(&writing, &copy) : add_article(&writing);
    if (status == STATUS_OK && copy.run_id != 0)
        status = clear_scores(&writing);
    if (status == STATUS_OK)
        status = put_article_score(&writing);
    for (uint32_t i = 0; i < document->n_companies && status == STATUS_OK; i++)
        status = put_ticker(&writing, &document->companies[i]);
    if (status == STATUS_OK && store->run.detail != DETAIL_SCORES)
        status = put_found(&writing);
    return status;
}
