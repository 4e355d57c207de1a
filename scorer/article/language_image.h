/* How the function words of the languages lie in their image: a header, the codes, the table.
 * For article/language_*.c only. */
#ifndef STIMMUNG_ARTICLE_LANGUAGE_IMAGE_H
#define STIMMUNG_ARTICLE_LANGUAGE_IMAGE_H

#include "article/language_guess.h"

#define LANGUAGE_IMAGE_MAGIC "stimlng1"

struct language_image {
    char magic[8]; /* without a NUL */
    uint32_t n_slots;
    uint32_t n_languages;
    char codes[MOST_LANGUAGES][LANGUAGE_CODE];
};

#endif
