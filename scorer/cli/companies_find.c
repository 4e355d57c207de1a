/* What a name, a code or a sentence finds in the gazetteer, and by which form. */
#include <string.h>

#include "article/reader.h"
#include "cli/companies.h"
#include "market/search.h"
#include "output/json_writer.h"

/* What a text was found to hold. */
struct finding_of_text {
    const char *text;
    struct market_hits hits;
    struct document document; /* what the engine links; no mentions where the text is no article */
};

static enum status look(const struct engine *engine, const char *text, struct arena *arena,
                        struct article *article, struct finding_of_text *finding) {
    struct error unreadable = {0};
    size_t len = strlen(text);
    *finding = (struct finding_of_text){.text = text};
    enum status status = market_find(engine_market(engine), text, len, arena, &finding->hits);
    if (status != STATUS_OK)
        return status;
    status = article_from_text(arena, text, len, engine_page_patterns(engine), article, &unreadable);
    if (status == STATUS_INVALID)
        return STATUS_OK;
    return status == STATUS_OK ? engine_analyse(engine, article, arena, &finding->document) : status;
}

/* Why a found name may not be linked where it stands, or NULL. */
static const char *condition_of(const struct market_hit *hit) {
    if (hit->flags & NAME_STRICT)
        return "strict";
    return hit->flags & NAME_AMBIGUOUS ? "context" : NULL;
}

/* --- to read --- */

static void put_how(struct buffer *out, const struct market_hit *hit) {
    buffer_printf(out, "%s", market_hit_name(hit->by));
    if (hit->by == HIT_BRAND)
        buffer_printf(out, " of weight %.2f", hit->percent / 100.0);
    if (hit->flags & NAME_STRICT)
        buffer_add_text(out, ", mostly something else: only as a share");
    else if (hit->flags & NAME_AMBIGUOUS)
        buffer_add_text(out, ", only where the context speaks of it");
    const char *until = hit->instrument == NULL ? NULL : strstr(hit->instrument->flags, "until=");
    if (until != NULL)
        buffer_printf(out, ", listed until %.*s", (int)strcspn(until + 6, " "), until + 6);
}

/* The text and spaces up to a width in characters. */
static void put_padded(struct buffer *out, const char *text, uint32_t width) {
    buffer_add_text(out, text);
    uint32_t n = 0;
    for (const char *p = text; *p != '\0'; p++)
        n += ((unsigned char)*p & 0xC0) != 0x80;
    for (; n < width + 2; n++)
        buffer_add_byte(out, ' ');
}

static const char *or_dash(const char *text) {
    return text == NULL ? "-" : text;
}

static void put_hit(struct buffer *out, const char *text, const struct market_hit *hit) {
    static const struct instrument none = {.ticker = "-", .name = "-"};
    const struct instrument *instrument = hit->instrument == NULL ? &none : hit->instrument;
    buffer_add_text(out, "  ");
    put_padded(out, instrument->ticker, 8);
    put_padded(out, or_dash(instrument->mic), 4);
    put_padded(out, or_dash(instrument->isin), 12);
    put_padded(out, or_dash(instrument->wkn), 6);
    put_padded(out, instrument->name, 24);
    buffer_printf(out, "\"%.*s\": ", (int)span_len(hit->span), text + hit->span.start);
    put_how(out, hit);
    buffer_add_byte(out, '\n');
}

enum { MOST_SHOWN = 20 }; /* lines of one text, to read: "Autobauer" describes many */

static void put_text(struct buffer *out, const struct finding_of_text *finding) {
    buffer_printf(out, "%s\n", finding->text);
    for (uint32_t i = 0; i < finding->hits.n && i < MOST_SHOWN; i++)
        put_hit(out, finding->text, &finding->hits.list[i]);
    if (finding->hits.n > MOST_SHOWN)
        buffer_printf(out, "  and %u more\n", finding->hits.n - MOST_SHOWN);
    if (finding->hits.n == 0)
        buffer_add_text(out, "  nothing\n");
    const struct document *document = &finding->document;
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const struct mention *mention = &document->mentions[i];
        buffer_printf(out, "  linked: \"%.*s\" to %s by %s\n", (int)span_len(mention->span),
                      document->article->text + mention->span.start, mention->instrument->ticker,
                      via_name(mention->via));
    }
}

/* --- for programs --- */

static void put_instrument(struct json_writer *writer, const struct instrument *instrument) {
    static const struct instrument none;
    const struct instrument *i = instrument == NULL ? &none : instrument;
    writer_key_text(writer, "ticker", i->ticker);
    writer_key_text(writer, "kind", instrument == NULL ? NULL : instrument_kind_name(i->kind));
    writer_key_text(writer, "mic", i->mic);
    writer_key_text(writer, "isin", i->isin);
    writer_key_text(writer, "wkn", i->wkn);
    writer_key_text(writer, "name", i->name);
}

static void put_json_hit(struct json_writer *writer, const struct market_hit *hit) {
    writer_open(writer, '{');
    put_instrument(writer, hit->instrument);
    writer_key_text(writer, "by", market_hit_name(hit->by));
    writer_key_text(writer, "condition", condition_of(hit));
    writer_key(writer, "weight");
    if (hit->by == HIT_BRAND)
        writer_number(writer, hit->percent / 100.0);
    else
        writer_null(writer);
    writer_key_integer(writer, "start", hit->span.start);
    writer_key_integer(writer, "end", hit->span.end);
    writer_close(writer, '}');
}

static void put_json(struct buffer *out, const struct finding_of_text *finding, bool pretty) {
    struct json_writer writer = writer_start(out, pretty);
    const struct document *document = &finding->document;
    writer_open(&writer, '{');
    writer_key_text(&writer, "text", finding->text);
    writer_key(&writer, "found");
    writer_open(&writer, '[');
    for (uint32_t i = 0; i < finding->hits.n; i++)
        put_json_hit(&writer, &finding->hits.list[i]);
    writer_close(&writer, ']');
    writer_key(&writer, "linked");
    writer_open(&writer, '[');
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const struct mention *mention = &document->mentions[i];
        writer_open(&writer, '{');
        put_instrument(&writer, mention->instrument);
        writer_key_text(&writer, "via", via_name(mention->via));
        writer_key_integer(&writer, "start", mention->span.start);
        writer_key_integer(&writer, "end", mention->span.end);
        writer_close(&writer, '}');
    }
    writer_close(&writer, ']');
    writer_close(&writer, '}');
    buffer_add_byte(out, '\n');
}

bool companies_find(struct buffer *out, const struct engine *engine, const char *text,
                    enum companies_format format, struct error *error) {
    struct arena arena = {0};
    struct article article;
    struct finding_of_text finding;
    enum status status = look(engine, text, &arena, &article, &finding);
    bool found = status == STATUS_OK && finding.hits.n + finding.document.n_mentions > 0;
    if (status != STATUS_OK)
        error_set(error, status, "out of memory");
    else if (format == COMPANIES_TEXT)
        put_text(out, &finding);
    else
        put_json(out, &finding, format == COMPANIES_JSON);
    arena_free(&arena);
    return found;
}
