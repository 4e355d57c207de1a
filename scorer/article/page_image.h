/* How the page patterns lie in their image: a header, the two indices, the table, the strings.
 * For article/page_patterns*.c only. */
#ifndef STIMMUNG_ARTICLE_PAGE_IMAGE_H
#define STIMMUNG_ARTICLE_PAGE_IMAGE_H

#include <stddef.h>
#include <stdint.h>

#define PAGE_IMAGE_MAGIC "stimpag2"

struct page_image {
    char magic[8]; /* without a NUL */
    uint32_t n_patterns;
    uint32_t first_inner;
    uint32_t first_keyed;
    uint32_t strings_len;
    uint32_t by_first[257];
    uint32_t by_last[257];
};

enum { PAGE_GRAM = 4, PAGE_GRAMS = 4096, PAGE_ANY_GRAM = PAGE_GRAMS };

/* A number below PAGE_GRAMS for the four bytes at `p`. */
static inline uint16_t page_gram(const char *p) {
    const unsigned char *u = (const unsigned char *)p;
    uint32_t h = (uint32_t)u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
    return (uint16_t)((h * 2654435761u) >> 20);
}

/* Length of the word at the front of a normal form, by which patterns are found; 0 where there is none. */
static inline size_t page_key(const char *fold, size_t len) {
    size_t n = 0;
    while (n < len && ((fold[n] >= 'a' && fold[n] <= 'z') || fold[n] == '#'))
        n++;
    return n;
}

#endif
