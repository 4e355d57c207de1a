/* Finds instruments by what a user types. */
#include <string.h>

#include "language/fold.h"
#include "market/market.h"
#include "market/piece.h"

enum { MAX_TEXT = 200 };

struct hits {
    const struct instrument **found;
    uint32_t n, most;
};

static void add(struct hits *hits, const struct instrument *instrument) {
    for (uint32_t i = 0; i < hits->n && i < hits->most; i++)
        if (hits->found[i] == instrument)
            return;
    if (hits->n < hits->most)
        hits->found[hits->n] = instrument;
    hits->n++;
}

/* The node of the whole text, or NO_NODE. */
static uint32_t node_of(const struct market *market, const char *text, uint32_t len) {
    uint32_t node = NO_NODE, hash = 0;
    struct piece piece;
    for (uint32_t at = 0; piece_read(text, at, len, &piece); at = piece.end) {
        hash = at == 0 ? piece.hash : market_next_hash(hash, piece.hash);
        node = market_find_node(market, node, piece.fold, piece.len, hash);
        if (node == NO_NODE)
            break;
    }
    return node;
}

static bool holds(const char *name, const char *fold, size_t len) {
    char own[2 * MAX_TEXT];
    size_t bytes = strlen(name);
    if (bytes > MAX_TEXT)
        return false;
    size_t n = fold_word(name, bytes, own);
    return memmem(own, n, fold, len) != NULL;
}

uint32_t market_search(const struct market *market, const char *text, const struct instrument **found,
                       uint32_t most) {
    struct hits hits = {found, 0, most};
    char fold[2 * MAX_TEXT];
    size_t bytes = strlen(text);
    if (bytes == 0 || bytes > MAX_TEXT)
        return 0;
    size_t len = fold_word(text, bytes, fold);
    uint32_t node = node_of(market, text, (uint32_t)bytes);
    for (uint32_t i = 0; node != NO_NODE && i < market->nodes[node].n_names; i++) {
        uint32_t instrument = market->refs[market->nodes[node].first_ref + i].instrument;
        if (instrument != NO_INSTRUMENT)
            add(&hits, &market->instruments[instrument]);
    }
    for (uint32_t i = 0; i < market->n_codes; i++) {
        const char *code = market->strings + market->codes[i].text;
        char own[2 * MAX_TEXT];
        size_t n = strlen(code);
        if (n <= MAX_TEXT && fold_word(code, n, own) == len && memcmp(own, fold, len) == 0)
            add(&hits, &market->instruments[market->codes[i].instrument]);
    }
    bool by_part = hits.n == 0;
    for (uint32_t i = 0; by_part && i < market->n_instruments; i++)
        if (holds(market->instruments[i].name, fold, len))
            add(&hits, &market->instruments[i]);
    return hits.n;
}
