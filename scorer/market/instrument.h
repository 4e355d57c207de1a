/* What a text can be about: a listed company, an index, or another traded instrument. */
#ifndef STIMMUNG_MARKET_INSTRUMENT_H
#define STIMMUNG_MARKET_INSTRUMENT_H

#include <stdint.h>

enum instrument_kind {
    INSTRUMENT_COMPANY,
    INSTRUMENT_INDEX,
    INSTRUMENT_OTHER, /* oil, metals, currencies, bonds, crypto: the subject of moves, never scored */
};

/* "company", "index", "other" */
const char *instrument_kind_name(enum instrument_kind kind);

struct instrument {
    const char *ticker; /* unique within its kind: "SAP", "DAX", "brent" */
    const char *mic;    /* ISO 10383 code of the primary exchange, or NULL */
    const char *isin;   /* ISO 6166, or NULL */
    const char *wkn;    /* six characters, or NULL */
    const char *name;   /* as German news prints it: "Deutsche Bank" */
    const char *asset;  /* of INSTRUMENT_OTHER: "oil", "metal", "currency", "bond", "crypto", "commodity" */
    const char *flags;  /* as the file has them, or "" */
    uint32_t index;     /* its place in the gazetteer */
    enum instrument_kind kind;
};

#endif
