/* Turns the bytes of an input into valid UTF-8, and says what was done. */
#ifndef STIMMUNG_ARTICLE_CHARSET_H
#define STIMMUNG_ARTICLE_CHARSET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

struct charset_result {
    const char *text; /* the input itself where it was valid UTF-8, else in the buffer */
    size_t len;
    const char *charset; /* what it was converted from: "windows-1252"; NULL for UTF-8 */
    uint32_t n_replaced; /* broken bytes that became U+FFFD */
};

/* Convert `len` bytes. `label` is the charset that the input declares, or NULL. A byte order mark goes before
 * the label and is dropped; valid UTF-8 is taken as such whatever is declared. What is declared as nothing we
 * know, or not at all, is Windows-1252 where its bytes are German in that, else UTF-8 with broken bytes.
 * Bytes that are broken in their charset become U+FFFD. False when memory runs out. */
bool charset_convert(const char *bytes, size_t len, const char *label, struct buffer *buffer,
                     struct charset_result *result);

/* Whether a label names a charset that charset_convert knows. */
bool charset_is_known(const char *label);

/* Whether the front of an input is no text in any charset that charset_convert knows. */
bool charset_is_binary(const char *bytes, size_t len);

#endif
