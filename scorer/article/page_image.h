/* How the page patterns lie in their image: a header, the table, the strings. For page_patterns*.c. */
#ifndef STIMMUNG_ARTICLE_PAGE_IMAGE_H
#define STIMMUNG_ARTICLE_PAGE_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#define PAGE_IMAGE_MAGIC "stimpag1"

struct page_image {
    char magic[8]; /* without a NUL */
    uint32_t n_patterns;
    uint32_t n_keyless;
    uint32_t strings_len;
    uint32_t unused;
};

/* Length of the word at the front of a normal form, by which patterns are found; 0 where there is none. */
static inline size_t page_key(const char *fold, size_t len) {
    size_t n = 0;
    while (n < len && ((fold[n] >= 'a' && fold[n] <= 'z') || fold[n] == '#'))
        n++;
    return n;
}

#endif
