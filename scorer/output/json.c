#include "output/json.h"

#include "analysis/engine.h"
#include "output/json_writer.h"

/* Items of the arrays that lie in sentence order, the next to be written of each. */
struct cursor {
    uint32_t mention;
    uint32_t move;
    uint32_t rating;
    uint32_t event;
    uint32_t evidence;
};

/* "text" is the stretch of the article's text that a span covers. */
static void put_span(struct json_writer *writer, const struct document *document, struct span span) {
    writer_key_integer(writer, "start", span.start);
    writer_key_integer(writer, "end", span.end);
    writer_key(writer, "text");
    writer_string(writer, document->article->text + span.start, span_len(span));
}

static const char *ticker_of(const struct instrument *instrument) {
    return instrument == NULL ? NULL : instrument->ticker;
}

static void put_article(struct json_writer *writer, const struct article *article) {
    writer_key(writer, "article");
    writer_open(writer, '{');
    writer_key_text(writer, "id", article->id);
    writer_key_text(writer, "title", article->title);
    writer_key_text(writer, "source", article->source);
    writer_key_text(writer, "author", article->author);
    writer_key_text(writer, "published", article->published);
    writer_key_text(writer, "updated", article->updated);
    writer_key_text(writer, "url", article->url);
    writer_key_text(writer, "language", article->language);
    writer_key_integer(writer, "bytes", article->text_len);
    writer_close(writer, '}');
}

/* score, tone, label: the three that stand wherever something has a score */
static void put_score(struct json_writer *writer, const struct score *score) {
    writer_key_number(writer, "score", score->score);
    writer_key_number(writer, "tone", score->tone);
    writer_key_text(writer, "label", label_name(label_of(score->score)));
}

static void put_mass(struct json_writer *writer, const struct score *score) {
    writer_key_number(writer, "positive", score->positive);
    writer_key_number(writer, "negative", score->negative);
}

static void put_company_move(struct json_writer *writer, const struct document *document, uint32_t index) {
    writer_key(writer, "move");
    if (index == NO_INDEX) {
        writer_null(writer);
        return;
    }
    const struct move *move = &document->moves[index];
    writer_open(writer, '{');
    writer_key_text(writer, "direction", direction_name(move->direction));
    writer_key_number(writer, "value", move->value);
    writer_key_text(writer, "unit", move_unit_name(move));
    writer_close(writer, '}');
}

static void put_company(struct json_writer *writer, const struct document *document,
                        const struct company_verdict *company) {
    const struct instrument *instrument = company->instrument;
    writer_open(writer, '{');
    writer_key_text(writer, "ticker", instrument->ticker);
    writer_key_text(writer, "mic", instrument->mic);
    writer_key_text(writer, "isin", instrument->isin);
    writer_key_text(writer, "name", instrument->name);
    writer_key_text(writer, "kind", instrument_kind_name(instrument->kind));
    writer_key_text(writer, "role", company->primary ? "primary" : "mention");
    writer_key_number(writer, "relevance", company->relevance);
    put_score(writer, &company->score);
    writer_key_text(writer, "stance", stance_name(company->score.score));
    put_mass(writer, &company->score);
    writer_key_integer(writer, "mentions", company->mentions);
    writer_key_integer(writer, "sentences", company->sentences);
    put_company_move(writer, document, company->move);
    writer_key_bool(writer, "divergent", company->divergent);
    writer_close(writer, '}');
}

static void put_mention(struct json_writer *writer, const struct document *document,
                        const struct mention *mention) {
    writer_open(writer, '{');
    writer_key_text(writer, "ticker", mention->instrument->ticker);
    writer_key_text(writer, "kind", instrument_kind_name(mention->instrument->kind));
    put_span(writer, document, mention->span);
    writer_key_text(writer, "via", via_name(mention->via));
    writer_key(writer, "antecedent");
    if (span_len(mention->antecedent) == 0) {
        writer_null(writer);
    } else {
        writer_open(writer, '{');
        writer_key_integer(writer, "start", mention->antecedent.start);
        writer_key_integer(writer, "end", mention->antecedent.end);
        writer_close(writer, '}');
    }
    writer_key_number(writer, "score", mention->score.score);
    writer_key_text(writer, "label", label_name(label_of(mention->score.score)));
    writer_close(writer, '}');
}

static void put_move(struct json_writer *writer, const struct document *document, const struct move *move) {
    writer_open(writer, '{');
    writer_key_text(writer, "subject", move->subject_name);
    writer_key_text(writer, "kind", move->subject_kind);
    writer_key_text(writer, "direction", direction_name(move->direction));
    writer_key_number(writer, "value", move->value);
    writer_key_text(writer, "unit", move_unit_name(move));
    writer_key_number(writer, "from", move->from);
    writer_key_number(writer, "to", move->to);
    writer_key_text(writer, "currency", move->currency[0] == '\0' ? NULL : move->currency);
    writer_key_number(writer, "points", move->points);
    writer_key_text(writer, "period", period_name(move->period));
    writer_key_text(writer, "session", session_name(move->session));
    writer_key_text(writer, "hedge", hedge_name(move->hedge));
    writer_key_text(writer, "status", move_status_name(move->status));
    writer_key_text(writer, "venue", move->venue);
    writer_key_bool(writer, "older", move->older);
    writer_key_bool(writer, "doubtful", move->doubtful);
    writer_key_bool(writer, "technical", move->technical);
    put_span(writer, document, move->span);
    writer_key_text(writer, "lemma", move->lemma);
    writer_close(writer, '}');
}

static void put_rating(struct json_writer *writer, const struct document *document,
                       const struct rating *rating) {
    writer_open(writer, '{');
    writer_key_text(writer, "subject", ticker_of(rating->subject));
    writer_key_text(writer, "house", rating->house_name);
    writer_key_text(writer, "house_ticker", ticker_of(rating->house));
    writer_key_text(writer, "action", rating->action);
    writer_key_text(writer, "from", rating->from);
    writer_key_text(writer, "to", rating->to);
    writer_key_number(writer, "target_from", rating->target_from);
    writer_key_number(writer, "target_to", rating->target_to);
    writer_key_text(writer, "currency", rating->currency[0] == '\0' ? NULL : rating->currency);
    put_span(writer, document, rating->span);
    writer_close(writer, '}');
}

static void put_event(struct json_writer *writer, const struct document *document,
                      const struct event *event) {
    writer_open(writer, '{');
    writer_key_text(writer, "class", event->class_name);
    writer_key_text(writer, "subject", ticker_of(event->subject));
    writer_key_text(writer, "role", event->role);
    writer_key_text(writer, "sign", label_name(event->sign));
    put_span(writer, document, event->span);
    writer_close(writer, '}');
}

static void put_evidence(struct json_writer *writer, const struct document *document,
                         const struct evidence *evidence) {
    writer_open(writer, '{');
    put_span(writer, document, evidence->span);
    writer_key_text(writer, "lemma", evidence->lemma);
    writer_key_text(writer, "rule", evidence->rule);
    writer_key_number(writer, "value", evidence->value);
    writer_key_text(writer, "target", ticker_of(evidence->target));
    writer_close(writer, '}');
}

/* The items of one sentence, each kind as a list; what is no company and no index has moves, but no
 * score, and so is not among the mentions. */
static void put_mention_list(struct json_writer *writer, const struct document *document, uint32_t sentence,
                             uint32_t *next) {
    writer_key(writer, "mentions");
    writer_open(writer, '[');
    for (; *next < document->n_mentions && document->mentions[*next].sentence <= sentence; ++*next)
        if (document->mentions[*next].instrument->kind != INSTRUMENT_OTHER)
            put_mention(writer, document, &document->mentions[*next]);
    writer_close(writer, ']');
}

static void put_move_list(struct json_writer *writer, const struct document *document, uint32_t sentence,
                          uint32_t *next) {
    writer_key(writer, "moves");
    writer_open(writer, '[');
    for (; *next < document->n_moves && document->moves[*next].sentence <= sentence; ++*next)
        put_move(writer, document, &document->moves[*next]);
    writer_close(writer, ']');
}

static void put_rating_list(struct json_writer *writer, const struct document *document, uint32_t sentence,
                            uint32_t *next) {
    writer_key(writer, "ratings");
    writer_open(writer, '[');
    for (; *next < document->n_ratings && document->ratings[*next].sentence <= sentence; ++*next)
        put_rating(writer, document, &document->ratings[*next]);
    writer_close(writer, ']');
}

static void put_event_list(struct json_writer *writer, const struct document *document, uint32_t sentence,
                           uint32_t *next) {
    writer_key(writer, "events");
    writer_open(writer, '[');
    for (; *next < document->n_events && document->events[*next].sentence <= sentence; ++*next)
        put_event(writer, document, &document->events[*next]);
    writer_close(writer, ']');
}

static void put_evidence_list(struct json_writer *writer, const struct document *document, uint32_t sentence,
                              uint32_t *next) {
    writer_key(writer, "evidence");
    writer_open(writer, '[');
    for (; *next < document->n_evidence && document->evidence[*next].sentence <= sentence; ++*next)
        put_evidence(writer, document, &document->evidence[*next]);
    writer_close(writer, ']');
}

static void put_sentences(struct json_writer *writer, const struct document *document, bool explain) {
    struct cursor next = {0};
    writer_key(writer, "sentences");
    writer_open(writer, '[');
    for (uint32_t i = 0; i < document->n_sentences; i++) {
        const struct sentence *sentence = &document->sentences[i];
        writer_open(writer, '{');
        writer_key_integer(writer, "index", i);
        writer_key_text(writer, "role", role_name(sentence->role));
        put_span(writer, document, sentence->span);
        put_score(writer, &sentence->score);
        put_mention_list(writer, document, i, &next.mention);
        put_move_list(writer, document, i, &next.move);
        put_rating_list(writer, document, i, &next.rating);
        put_event_list(writer, document, i, &next.event);
        if (explain)
            put_evidence_list(writer, document, i, &next.evidence);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

/* Left out where there is none: few articles have one. */
static void put_bad_isins(struct json_writer *writer, const struct document *document) {
    if (document->n_bad_isins == 0)
        return;
    writer_key(writer, "bad_isins");
    writer_open(writer, '[');
    for (uint32_t i = 0; i < document->n_bad_isins; i++) {
        struct span span = document->bad_isins[i].span;
        writer_open(writer, '{');
        writer_key_integer(writer, "start", span.start);
        writer_key_integer(writer, "end", span.end);
        writer_key(writer, "text");
        writer_string(writer, document->article->text + span.start, span_len(span));
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

void json_put_document(struct buffer *out, const struct document *document, const char *lexicon,
                       const struct json_options *options) {
    struct json_writer writer = writer_start(out, options->pretty);
    writer_open(&writer, '{');
    writer_key_text(&writer, "schema", "stimmung.article/1");
    writer_key_text(&writer, "engine", ENGINE_VERSION);
    writer_key_text(&writer, "lexicon", lexicon);
    put_article(&writer, document->article);
    if (options->with_text) {
        writer_key(&writer, "text");
        writer_string(&writer, document->article->text, document->article->text_len);
    }
    put_score(&writer, &document->verdict.score);
    put_mass(&writer, &document->verdict.score);
    writer_key_number(&writer, "coverage", document->verdict.coverage);
    writer_key(&writer, "companies");
    writer_open(&writer, '[');
    for (uint32_t i = 0; i < document->n_companies; i++)
        put_company(&writer, document, &document->companies[i]);
    writer_close(&writer, ']');
    put_bad_isins(&writer, document);
    if (!options->summary)
        put_sentences(&writer, document, options->explain);
    writer_close(&writer, '}');
    buffer_add_byte(out, '\n');
}

void json_put_error(struct buffer *out, uint64_t line, const char *code, const char *message, bool pretty) {
    struct json_writer writer = writer_start(out, pretty);
    writer_open(&writer, '{');
    writer_key(&writer, "error");
    writer_open(&writer, '{');
    writer_key(&writer, "line");
    if (line == 0)
        writer_null(&writer);
    else
        writer_integer(&writer, (int64_t)line);
    writer_key_text(&writer, "code", code);
    writer_key_text(&writer, "message", message);
    writer_close(&writer, '}');
    writer_close(&writer, '}');
    buffer_add_byte(out, '\n');
}
