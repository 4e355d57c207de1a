/* Tells the language of a text by its function words, cheaply enough to ask before a page is parsed.
 *
 * The data is lexicons/languages.tsv, built at build time into one block of memory without pointers (an
 * image), which is bound into the program. Immutable, shared by all threads. */
#ifndef STIMMUNG_ARTICLE_LANGUAGE_GUESS_H
#define STIMMUNG_ARTICLE_LANGUAGE_GUESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "base/buffer.h"
#include "base/error.h"

enum { LANGUAGE_WORD = 16, LANGUAGE_CODE = 4, MOST_LANGUAGES = 32 };

/* One word and the languages that have it, a bit each; German is bit 0. Free places have no languages. */
struct language_word {
    char text[LANGUAGE_WORD]; /* lower case; zeros behind it */
    uint32_t languages;
};

struct language_words {
    const struct language_word *slots; /* a table that is probed from hash_bytes of the word onwards */
    const char (*codes)[LANGUAGE_CODE];
    uint32_t n_slots; /* a power of two */
    uint32_t n_languages;
};

/* Read `path` and append its image to `image`. A row that is wrong gives STATUS_INVALID with a message
 * that names file and line. */
enum status language_words_build(const char *path, struct buffer *image, struct error *error);

/* Use the image in `bytes` (aligned to 8), which must outlive `words`. STATUS_INVALID where it is none of
 * this version. */
enum status language_words_open(const void *bytes, size_t len, struct language_words *words,
                                struct error *error);

/* The language of a text as a code of ISO 639-1 ("de", "en"), "und" where its script alone says that it is
 * none we know, NULL where the text is too short to tell or tells nothing. Looks at the first 16 KiB. */
const char *language_guess(const struct language_words *words, const char *text, size_t len);

/* The same of an HTML page as it came: tags, scripts and styles are passed over. Looks at the first 256 KiB
 * of markup and 16 KiB of text; the charset may be any that has ASCII's letters. */
const char *language_guess_markup(const struct language_words *words, const char *html, size_t len);

/* The same of what counts in an article. */
const char *language_guess_article(const struct language_words *words, const struct article *article);

/* Whether a guess says that a text is not German: NULL does not. */
bool language_is_foreign(const char *guess);

#endif
