/* UTF-8, strictly: no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef STIMMUNG_BASE_UTF8_H
#define STIMMUNG_BASE_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_BROKEN UINT32_MAX

/* Decode the code point at the front of `bytes`; *used gets its bytes (1 for a broken one, for which
 * UTF8_BROKEN is returned). `len` must be above zero. */
uint32_t utf8_decode(const char *bytes, size_t len, size_t *used);

/* Write `code` to `out`, which has room for four bytes; returns how many it took. */
size_t utf8_encode(uint32_t code, char *out);

/* Offset of the first byte that is no valid UTF-8, or `len` where all is. */
size_t utf8_first_broken(const char *bytes, size_t len);

#endif
