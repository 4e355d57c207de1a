#include "market/search.h"

#include <string.h>

#include "language/fold.h"
#include "language/token.h"
#include "market/match.h"

enum { MAX_TEXT = 200 }; /* bytes of a whole name or code */

struct search {
    const struct market *market;
    const char *text;
    size_t len;
    struct arena *arena;
    struct market_hits *hits;
};

const char *market_hit_name(enum market_hit_by by) {
    static const char *const names[] = {"ticker", "symbol", "isin",       "wkn",      "name",
                                        "alias",  "brand",  "descriptor", "unlisted", "part"};
    return names[by];
}

static enum status add(struct search *search, struct market_hit hit) {
    struct market_hits *hits = search->hits;
    for (uint32_t i = 0; i < hits->n; i++)
        if (hits->list[i].instrument == hit.instrument && hits->list[i].by == hit.by &&
            (hit.instrument != NULL || hits->list[i].span.start == hit.span.start))
            return STATUS_OK;
    if (!arena_grow(search->arena, &hits->list, &hits->capacity, hits->n + 1, sizeof hit))
        return STATUS_NOMEM;
    hits->list[hits->n++] = hit;
    return STATUS_OK;
}

static enum market_hit_by kind_of(const struct name_ref *ref) {
    if (ref->instrument == NO_INSTRUMENT)
        return HIT_UNLISTED;
    if (ref->flags & NAME_DESCRIPTOR)
        return HIT_DESCRIPTOR;
    if (ref->flags & NAME_BRAND)
        return HIT_BRAND;
    return ref->flags & NAME_CANONICAL ? HIT_NAME : HIT_ALIAS;
}

static enum status add_refs(struct search *search, uint32_t first, uint32_t n, struct span span) {
    enum status status = STATUS_OK;
    for (uint32_t i = first; i < first + n && status == STATUS_OK; i++) {
        const struct name_ref *ref = &search->market->refs[i];
        status =
            add(search, (struct market_hit){.instrument = ref->instrument == NO_INSTRUMENT
                                                              ? NULL
                                                              : &search->market->instruments[ref->instrument],
                                            .by = kind_of(ref),
                                            .span = span,
                                            .flags = ref->flags,
                                            .percent = ref->percent});
    }
    return status;
}

/* --- the text as a whole --- */

/* The node of the whole text, or NO_NODE. */
static uint32_t node_of(const struct search *search) {
    uint32_t node = NO_NODE, hash = 0;
    struct piece piece;
    for (uint32_t at = 0; piece_read(search->text, at, (uint32_t)search->len, &piece); at = piece.end) {
        hash = at == 0 ? piece.hash : market_next_hash(hash, piece.hash);
        node = market_find_node(search->market, node, piece.fold, piece.len, hash);
        if (node == NO_NODE)
            break;
    }
    return node;
}

static enum status find_codes(struct search *search, const char *fold, size_t len) {
    static const enum market_hit_by kinds[] = {
        [CODE_ISIN] = HIT_ISIN, [CODE_WKN] = HIT_WKN, [CODE_SYMBOL] = HIT_TICKER, [CODE_SHARED] = HIT_SYMBOL};
    const struct market *market = search->market;
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < market->n_codes && status == STATUS_OK; i++) {
        const char *code = market->strings + market->codes[i].text;
        char own[2 * MAX_TEXT];
        size_t n = strlen(code);
        if (n <= MAX_TEXT && fold_word(code, n, own) == len && memcmp(own, fold, len) == 0)
            status = add(search,
                         (struct market_hit){.instrument = &market->instruments[market->codes[i].instrument],
                                             .by = kinds[market->codes[i].kind],
                                             .span = {0, (uint32_t)search->len}});
    }
    return status;
}

static enum status find_whole(struct search *search, const char *fold, size_t len) {
    struct span span = {0, (uint32_t)search->len};
    uint32_t node = node_of(search);
    enum status status = find_codes(search, fold, len);
    if (node == NO_NODE || status != STATUS_OK)
        return status;
    const struct name_node *entry = &search->market->nodes[node];
    status = add_refs(search, entry->first_ref, entry->n_names, span);
    return status == STATUS_OK
               ? add_refs(search, entry->first_ref + entry->n_names, entry->n_descriptors, span)
               : status;
}

/* --- its words --- */

static enum status find_word_codes(struct search *search, const struct token *token) {
    static const struct {
        enum code_kind kind;
        enum market_hit_by by;
    } codes[] = {{CODE_ISIN, HIT_ISIN}, {CODE_WKN, HIT_WKN}};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof codes / sizeof *codes && status == STATUS_OK; i++) {
        const struct instrument *found = market_by_code(
            search->market, codes[i].kind, search->text + token->start, token->end - token->start);
        if (found != NULL)
            status =
                add(search, (struct market_hit){
                                .instrument = found, .by = codes[i].by, .span = {token->start, token->end}});
    }
    return status;
}

static enum status find_words(struct search *search) {
    const struct market *market = search->market;
    struct token_list words = {0};
    enum status status = tokenize(search->arena, search->text, 0, (uint32_t)search->len, &words);
    for (uint32_t i = 0, next; i < words.n && status == STATUS_OK; i = next) {
        struct word_match match;
        next = i + 1;
        if (words.tokens[i].kind == TOKEN_MARK)
            continue;
        status = find_word_codes(search, &words.tokens[i]);
        if (status != STATUS_OK ||
            !market_match(market, search->text, &words, i, words.n, words.tokens[i].start, &match))
            continue;
        const struct name_node *node = market->nodes + (match.name.node == NO_NODE ? 0 : match.name.node);
        if (match.name.node != NO_NODE) {
            status = add_refs(search, node->first_ref, node->n_names, match.name.span);
            next = match.name.end_token;
        }
        node = market->nodes + (match.descriptor.node == NO_NODE ? 0 : match.descriptor.node);
        if (match.descriptor.node != NO_NODE && status == STATUS_OK)
            status =
                add_refs(search, node->first_ref + node->n_names, node->n_descriptors, match.descriptor.span);
    }
    return status;
}

/* --- a part of a name --- */

static bool holds(const char *name, const char *fold, size_t len) {
    char own[2 * MAX_TEXT];
    size_t bytes = strlen(name);
    if (bytes > MAX_TEXT)
        return false;
    size_t n = fold_word(name, bytes, own);
    return memmem(own, n, fold, len) != NULL;
}

static enum status find_parts(struct search *search, const char *fold, size_t len) {
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < search->market->n_instruments && status == STATUS_OK; i++) {
        const struct instrument *instrument = &search->market->instruments[i];
        if (holds(instrument->name, fold, len))
            status = add(search, (struct market_hit){.instrument = instrument,
                                                     .by = HIT_PART,
                                                     .span = {0, (uint32_t)search->len}});
    }
    return status;
}

enum status market_find(const struct market *market, const char *text, size_t len, struct arena *arena,
                        struct market_hits *hits) {
    struct search search = {market, text, len, arena, hits};
    char fold[2 * MAX_TEXT];
    *hits = (struct market_hits){0};
    size_t fold_len = len > 0 && len <= MAX_TEXT ? fold_word(text, len, fold) : 0;
    enum status status = fold_len > 0 ? find_whole(&search, fold, fold_len) : STATUS_OK;
    if (status == STATUS_OK && hits->n == 0 && len > 0)
        status = find_words(&search);
    if (status == STATUS_OK && hits->n == 0 && fold_len > 0)
        status = find_parts(&search, fold, fold_len);
    return status;
}
