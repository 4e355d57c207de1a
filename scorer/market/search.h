/* Finds what a user asks for: by code, by name, by a word of a text, by a part of a name. */
#ifndef STIMMUNG_MARKET_SEARCH_H
#define STIMMUNG_MARKET_SEARCH_H

#include "base/span.h"
#include "market/market.h"

enum market_hit_by {
    HIT_TICKER,
    HIT_SYMBOL, /* its symbol at its exchange; the ticker bears its country */
    HIT_ISIN,
    HIT_WKN,
    HIT_NAME,
    HIT_ALIAS,
    HIT_BRAND,
    HIT_DESCRIPTOR, /* a word by which news takes it up again */
    HIT_UNLISTED,   /* a name that links to nothing */
    HIT_PART,       /* a part of its name; only where nothing else is found */
};

/* "ticker", "symbol", "isin", "wkn", "name", "alias", "brand", "descriptor", "unlisted", "part" */
const char *market_hit_name(enum market_hit_by by);

struct market_hit {
    const struct instrument *instrument; /* NULL of an unlisted name */
    enum market_hit_by by;
    struct span span; /* in the text that was asked for */
    uint32_t flags;   /* NAME_ bits of a name: NAME_AMBIGUOUS and so on; else 0 */
    uint32_t percent; /* weight of a mention by this name, in hundredths */
};

struct market_hits {
    struct market_hit *list; /* in the order of the text, nearest meaning first */
    uint32_t n, capacity;
};

/* What the text names: as a whole, where it is a code or a name, with case and umlauts folded; else by each
 * of its words as news writes them; else instruments whose name holds the text. `hits` lives in the arena.
 * STATUS_NOMEM. */
enum status market_find(const struct market *market, const char *text, size_t len, struct arena *arena,
                        struct market_hits *hits);

#endif
