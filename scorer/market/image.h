/* How the gazetteer lies in memory and in the file that the build makes: a header, then one section after the
 * other, each aligned to 16 bytes. Byte order and sizes are those of the machine that built it. */
#ifndef STIMMUNG_MARKET_IMAGE_H
#define STIMMUNG_MARKET_IMAGE_H

#include <stdint.h>

#define MARKET_MAGIC "stimmkt4"

enum { MARKET_END_BITS = 14 }; /* two to this power are the bits of MARKET_ENDS */

enum market_section {
    MARKET_STRINGS,
    MARKET_RECORDS,
    MARKET_NODES,
    MARKET_SLOTS,
    MARKET_FILTER,
    MARKET_ENDS,
    MARKET_REFS,
    MARKET_CODES,
    MARKET_CODE_SLOTS,
    MARKET_SECTIONS,
};

struct market_header {
    char magic[8];
    uint32_t offset[MARKET_SECTIONS]; /* from the start of the header */
    uint32_t size[MARKET_SECTIONS];   /* bytes */
};

/* An instrument; texts are offsets in the strings, 0 where there is none. */
struct market_record {
    uint32_t ticker, mic, isin, wkn, name, asset, flags;
    uint16_t kind; /* enum instrument_kind */
    uint16_t traits;
};

#endif
