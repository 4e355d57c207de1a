/* One spelling for all: lower case, ae/oe/ue for umlauts, ss for ß, no accents.
 *
 * "Börse", "BOERSE" and "Bo\u0308rse" meet in "boerse". Letters outside the Latin script stay as they are. */
#ifndef STIMMUNG_LANGUAGE_FOLD_H
#define STIMMUNG_LANGUAGE_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Fold `len` bytes of valid UTF-8 into `out`, which has room for 2 * len bytes; returns the bytes written.
 * Soft hyphens and zero-width marks vanish. */
size_t fold_word(const char *bytes, size_t len, char *out);

/* The same for the one letter `code` of `used` bytes at `bytes`; UTF8_BROKEN vanishes. */
size_t fold_letter(uint32_t code, const char *bytes, size_t used, char *out);

/* The small letter of an ASCII letter, 0 of all other bytes. */
extern const unsigned char ASCII_SMALL[256];

bool letter_is_upper(uint32_t code);
bool letter_is_letter(uint32_t code);

#endif
