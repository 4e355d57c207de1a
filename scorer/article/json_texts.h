/* The long strings of a JSON value, read apart.
 *
 * A line of JSON is nearly all one string, the text of its article, and jansson takes each byte of it through
 * several functions. So strings that are long and plain are cut out before, and jansson reads the value with
 * marks in their places. What is not plain (broken UTF-8, control characters, halves of surrogate pairs,
 * escapes that are none) is left to jansson, as is the check of all else. */
#ifndef STIMMUNG_ARTICLE_JSON_TEXTS_H
#define STIMMUNG_ARTICLE_JSON_TEXTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum { MOST_JSON_TEXTS = 8 };

struct json_text {
    const char *bytes; /* with a NUL behind them */
    size_t len;
};

struct json_texts {
    struct json_text texts[MOST_JSON_TEXTS];
    uint32_t n;
    const char *json; /* the value with marks for the texts */
    size_t len;
};

/* Cut the long strings out of json[0, len); where there is none, texts->n is 0. Returns false when memory
 * runs out.
 */
bool json_texts_cut(struct arena *arena, const char *json, size_t len, struct json_texts *texts);

/* What a string of the value says: itself, or the text whose mark it is. */
struct json_text json_texts_get(const struct json_texts *texts, const char *bytes, size_t len);

#endif
