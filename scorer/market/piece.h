/* The pieces of a written name: its runs of letters and digits, and the signs & and +.
 *
 * What stands between pieces counts alike: "Mercedes-Benz", "Mercedes Benz"; "E.ON", "E-ON"; "L'Oréal", "L
 * Oréal". */
#ifndef STIMMUNG_MARKET_PIECE_H
#define STIMMUNG_MARKET_PIECE_H

#include <stdbool.h>
#include <stdint.h>

enum { PIECE_MAX = 60 }; /* bytes of a piece; a longer one is part of no name */

struct piece {
    uint32_t start, end; /* in the text */
    uint32_t hash;       /* of the folded bytes */
    uint16_t len;
    char fold[2 * PIECE_MAX];
};

/* The first piece in text[at, end), or false where there is none. A piece that is too long has len 0. */
bool piece_read(const char *text, uint32_t at, uint32_t end, struct piece *piece);

/* How the letters of text[start, end) are written. */
enum {
    WRITTEN_CAPITAL_FIRST = 1,
    WRITTEN_LOWER = 2 /* a small letter somewhere */,
    WRITTEN_UPPER = 4 /* a capital somewhere */,
    WRITTEN_DIGIT_FIRST = 8
};
uint32_t written_how(const char *text, uint32_t start, uint32_t end);

#endif
