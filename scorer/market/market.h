/* The gazetteer: companies, indices and other instruments, by every name and code that news uses for them.
 *
 * Built from the files of lexicons/market/ by market/build.h into one block of memory without pointers, which
 * is compiled into the program. Immutable, shared by all threads. */
#ifndef STIMMUNG_MARKET_MARKET_H
#define STIMMUNG_MARKET_MARKET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/error.h"
#include "market/image.h"
#include "market/instrument.h"

#define NO_INSTRUMENT UINT32_MAX
#define NO_NODE UINT32_MAX

enum name_flag {
    NAME_AMBIGUOUS = 1 << 0,  /* also an ordinary word, a place, a person: needs its context */
    NAME_CANONICAL = 1 << 1,  /* the name by which the gazetteer calls the instrument */
    NAME_UNLISTED = 1 << 2,   /* names something that is not traded; takes the match from shorter names */
    NAME_BRAND = 1 << 3,      /* a product or a subsidiary */
    NAME_CAPITALS = 1 << 4,   /* a name only where it is written in capitals: MAN */
    NAME_LOWER = 1 << 5,      /* may start with a small letter: thyssenkrupp */
    NAME_DESCRIPTOR = 1 << 6, /* a word by which news takes the instrument up again: Autobauer, Walldorfer */
    NAME_INFLECTED = 1 << 7,  /* a genitive or another ending was added by rule */
    NAME_PERSON = 1 << 8,     /* a first name: what follows is a person */
    NAME_ENDED = 1 << 9,      /* the listing has ended */
    NAME_DEMONYM = 1 << 10,   /* of descriptors: by the seat or the country, Wolfsburger, Amerikaner */
    NAME_FEMININE = 1 << 11,  /* of descriptors */
    NAME_NEUTER = 1 << 12,    /* of descriptors */
    NAME_ENTITY = 1 << 13,    /* of unlisted ones: a company, to which a later "der Konzern" can go back */
    NAME_STRICT =
        1 << 14, /* ambiguous, and news means another thing by it most of the time: a football club */
    NAME_APART = 1 << 15, /* a brand that does not hold the name of its company: Audi, not Siemens Mobility */
};

/* What one name can mean. */
struct name_ref {
    uint32_t instrument; /* index, or NO_INSTRUMENT of an unlisted one */
    uint16_t flags;      /* NAME_ bits */
    uint16_t percent;    /* weight of a mention by this name, in hundredths */
};

/* The first pieces of names, as a tree: one node a piece, found by the hash of all pieces up to it. */
struct name_node {
    uint32_t hash;
    uint32_t parent; /* NO_NODE for a first piece */
    uint32_t text;   /* offset in strings: the folded piece */
    uint16_t len;
    uint16_t n_names;       /* refs of the name that ends here; 0: none ends */
    uint16_t n_descriptors; /* refs of the descriptor that ends here */
    uint32_t first_ref;     /* names first, then descriptors */
    uint32_t n_children;
    uint32_t cues; /* CUE_ bits of market/cue.h, where the word is a cue too */
};

/* A code that names an instrument by itself. */
enum code_kind {
    CODE_ISIN,
    CODE_WKN,
    CODE_SYMBOL,
    CODE_SHARED, /* what a ticker with a country is at its exchange: MRK of MRK.US */
};
struct market_code {
    uint32_t text;
    uint32_t instrument;
    uint32_t hash;
    uint32_t kind;
};

enum trait {
    TRAIT_BANK = 1,       /* a bank or a broker: can be an analyst's house */
    TRAIT_PREFERENCE = 2, /* preference shares */
    TRAIT_ENDED = 4,      /* the listing has ended */
    TRAIT_GERMAN = 8,     /* listed first in Germany */
    TRAIT_ORDINARY = 16,  /* a row of its own for ordinary shares */
    TRAIT_VEHICLES = 32,  /* builds vehicles: "ein Ford" is a car */
    TRAIT_PLACE = 64,     /* a social network or an exchange: "auf Facebook", "auf Tradegate" are places */
    TRAIT_RATER = 256,    /* a rating agency */
    TRAIT_AUSTRIAN = 512, /* listed first in Vienna */
    TRAIT_GONE = 128,     /* the listing ended long ago */
};

struct market {
    const char *strings;
    const struct market_record *records;
    const struct name_node *nodes;
    const uint32_t *slots;  /* open addressing by hash; index of the node plus one */
    const uint64_t *filter; /* two bits of one word for each hash of a first piece */
    const uint64_t *ends;   /* one bit for each hash of the last letters of a cue that makes compounds */
    const struct name_ref *refs;
    const struct market_code *codes;
    const uint32_t *code_slots;
    const struct instrument *instruments;
    uint32_t n_instruments, n_nodes, n_slots, filter_mask, n_codes, n_code_slots;
};

/* Use the image in `bytes`, which must outlive the market; the array of instruments is made in `arena`.
 * STATUS_INVALID where the image is none of this version. */
enum status market_open(const void *bytes, size_t len, struct arena *arena, struct market *market,
                        struct error *error);

/* The instrument with that code (a company before an index), or that ticker ("SAP", "brent"), or NULL;
 * capitals count. Tickers are unique by kind. */
const struct instrument *market_by_code(const struct market *market, enum code_kind kind, const char *text,
                                        size_t len);
const struct instrument *market_by_ticker(const struct market *market, enum instrument_kind kind,
                                          const char *ticker);

/* The instruments that bear this symbol at some exchange, the one that has it as its ticker first ("MRK":
 * MRK, then MRK.US). Up to `most` go to `found`; returns how many went there. */
uint32_t market_by_symbol(const struct market *market, const char *text, size_t len,
                          const struct instrument **found, uint32_t most);

/* Whether a bare symbol that several share means this one: a member of an index, or one with the flag
 * `symbol`. */
bool market_is_prominent(const struct instrument *instrument);

/* Bytes of the strings of an image. */
size_t market_strings_len(const void *image);

/* Whether `other` is named among the siblings of `instrument`: names that must not be mixed up. */
bool market_is_sibling(const struct instrument *instrument, const struct instrument *other);

/* TRAIT_ bits. */
static inline uint32_t market_traits(const struct market *market, const struct instrument *instrument) {
    return market->records[instrument->index].traits;
}

/* The bits of a hash in its word of the filter: two, so that few words pass that start no name, however many
 * names there are. */
static inline uint64_t market_filter_bits(uint32_t hash) {
    return (uint64_t)1 << (hash & 63) | (uint64_t)1 << (hash >> 26);
}

/* Whether a name may start with a piece of this hash; false is sure. */
static inline bool market_may_start(const struct market *market, uint32_t hash) {
    uint64_t bits = market_filter_bits(hash);
    return (market->filter[(hash & market->filter_mask) >> 6] & bits) == bits;
}

/* Whether a word can end in a cue that makes compounds; false is sure. `len` is at least CUE_END of
 * market/cue.h. */
static inline uint32_t market_end_bit(const char *fold, size_t len) {
    uint32_t end;
    memcpy(&end, fold + len - sizeof end, sizeof end);
    return (end * 0x9e3779b1u) >> (32 - MARKET_END_BITS);
}

static inline bool market_may_end(const struct market *market, const char *fold, size_t len) {
    uint32_t bit = market_end_bit(fold, len);
    return (market->ends[bit >> 6] >> (bit & 63)) & 1;
}

/* The node of a piece behind `parent` (NO_NODE: of a first piece), or NO_NODE. `hash` is of all pieces. */
uint32_t market_find_node(const struct market *market, uint32_t parent, const char *piece, size_t len,
                          uint32_t hash);

static inline uint32_t market_next_hash(uint32_t hash, uint32_t piece_hash) {
    uint32_t h = (hash ^ (hash >> 16)) * 0x7feb352du;
    h += piece_hash;
    h ^= h >> 15;
    return h * 0x846ca68bu;
}

#endif
