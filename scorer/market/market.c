#include "market/market.h"

#include <string.h>

#include "base/hash.h"

static const char *text_or_null(const char *strings, uint32_t offset) {
    return offset == 0 ? NULL : strings + offset;
}

/* The records with pointers in place of offsets. */
static const struct instrument *make_instruments(const struct market *market, uint32_t n,
                                                 struct arena *arena) {
    struct instrument *list = arena_alloc(arena, (n + 1) * sizeof *list);
    if (list == NULL)
        return NULL;
    const char *strings = market->strings;
    for (uint32_t i = 0; i < n; i++) {
        const struct market_record *record = &market->records[i];
        list[i] = (struct instrument){
            .ticker = strings + record->ticker,
            .mic = text_or_null(strings, record->mic),
            .isin = text_or_null(strings, record->isin),
            .wkn = text_or_null(strings, record->wkn),
            .name = strings + record->name,
            .asset = text_or_null(strings, record->asset),
            .flags = strings + record->flags,
            .index = i,
            .kind = (enum instrument_kind)record->kind,
        };
    }
    return list;
}

enum status market_open(const void *bytes, size_t len, struct arena *arena, struct market *market,
                        struct error *error) {
    const struct market_header *header = bytes;
    if (len < sizeof *header || memcmp(header->magic, MARKET_MAGIC, sizeof header->magic) != 0)
        return error_set(error, STATUS_INVALID, "the gazetteer's image is not of this version");
    const char *base = bytes;
    for (int i = 0; i < MARKET_SECTIONS; i++)
        if (header->offset[i] > len || header->size[i] > len - header->offset[i])
            return error_set(error, STATUS_INVALID, "the gazetteer's image is cut short");
    *market = (struct market){
        .strings = base + header->offset[MARKET_STRINGS],
        .records = (const void *)(base + header->offset[MARKET_RECORDS]),
        .nodes = (const void *)(base + header->offset[MARKET_NODES]),
        .slots = (const void *)(base + header->offset[MARKET_SLOTS]),
        .filter = (const void *)(base + header->offset[MARKET_FILTER]),
        .ends = (const void *)(base + header->offset[MARKET_ENDS]),
        .refs = (const void *)(base + header->offset[MARKET_REFS]),
        .codes = (const void *)(base + header->offset[MARKET_CODES]),
        .code_slots = (const void *)(base + header->offset[MARKET_CODE_SLOTS]),
        .n_instruments = header->size[MARKET_RECORDS] / (uint32_t)sizeof(struct market_record),
        .n_nodes = header->size[MARKET_NODES] / (uint32_t)sizeof(struct name_node),
        .n_slots = header->size[MARKET_SLOTS] / (uint32_t)sizeof(uint32_t),
        .filter_mask = header->size[MARKET_FILTER] * 8 - 1,
        .n_codes = header->size[MARKET_CODES] / (uint32_t)sizeof(struct market_code),
        .n_code_slots = header->size[MARKET_CODE_SLOTS] / (uint32_t)sizeof(uint32_t),
    };
    market->instruments = make_instruments(market, market->n_instruments, arena);
    if (market->instruments == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory while the gazetteer is opened");
    return STATUS_OK;
}

uint32_t market_find_node(const struct market *market, uint32_t parent, const char *piece, size_t len,
                          uint32_t hash) {
    uint32_t mask = market->n_slots - 1;
    for (uint32_t slot = hash & mask; market->slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct name_node *node = &market->nodes[market->slots[slot] - 1];
        if (node->hash == hash && node->parent == parent && node->len == len &&
            memcmp(market->strings + node->text, piece, len) == 0)
            return market->slots[slot] - 1;
    }
    return NO_NODE;
}

/* The first instrument with that code whose kind is among `kinds` (bits of 1 << enum instrument_kind). */
static const struct instrument *find_code(const struct market *market, enum code_kind kind, uint32_t kinds,
                                          const char *text, size_t len) {
    uint32_t mask = market->n_code_slots - 1, hash = hash_bytes(text, len);
    for (uint32_t slot = hash & mask; market->code_slots[slot] != 0; slot = (slot + 1) & mask) {
        const struct market_code *code = &market->codes[market->code_slots[slot] - 1];
        const char *found = market->strings + code->text;
        if (code->hash == hash && code->kind == (uint32_t)kind && strlen(found) == len &&
            memcmp(found, text, len) == 0 && kinds >> market->instruments[code->instrument].kind & 1)
            return &market->instruments[code->instrument];
    }
    return NULL;
}

const struct instrument *market_by_code(const struct market *market, enum code_kind kind, const char *text,
                                        size_t len) {
    return find_code(market, kind, ~0u, text, len);
}

const struct instrument *market_by_ticker(const struct market *market, enum instrument_kind kind,
                                          const char *ticker) {
    return find_code(market, CODE_SYMBOL, 1u << kind, ticker, strlen(ticker));
}

uint32_t market_by_symbol(const struct market *market, const char *text, size_t len,
                          const struct instrument **found, uint32_t most) {
    uint32_t mask = market->n_code_slots - 1, hash = hash_bytes(text, len), n = 0;
    for (enum code_kind kind = CODE_SYMBOL; kind <= CODE_SHARED; kind++) {
        for (uint32_t slot = hash & mask; market->code_slots[slot] != 0 && n < most;
             slot = (slot + 1) & mask) {
            const struct market_code *code = &market->codes[market->code_slots[slot] - 1];
            const char *own = market->strings + code->text;
            if (code->hash == hash && code->kind == (uint32_t)kind && strlen(own) == len &&
                memcmp(own, text, len) == 0)
                found[n++] = &market->instruments[code->instrument];
        }
    }
    return n;
}

bool market_is_prominent(const struct instrument *instrument) {
    static const char flag[] = "symbol";
    if (strstr(instrument->flags, "index=") != NULL)
        return true;
    const char *at = strstr(instrument->flags, flag);
    return at != NULL && (at[strlen(flag)] == '\0' || at[strlen(flag)] == ' ');
}

bool market_is_sibling(const struct instrument *instrument, const struct instrument *other) {
    const char *list = strstr(instrument->flags, "sibling=");
    if (list == NULL)
        return false;
    size_t len = strlen(other->ticker);
    for (list += strlen("sibling="); *list != '\0' && *list != ' ';) {
        size_t n = strcspn(list, ", ");
        if (n == len && memcmp(list, other->ticker, n) == 0)
            return true;
        list += n;
        if (*list == ',')
            list++;
    }
    return false;
}

size_t market_strings_len(const void *image) {
    const struct market_header *header = image;
    return header->size[MARKET_STRINGS];
}
