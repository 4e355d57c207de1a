/* The phrases that news pages print around their articles: credits, counters, navigation, related
 * lists, sign-offs, disclaimers. The data is lexicons/page_patterns.tsv.
 *
 * Built at build time into one block of memory without pointers (an image), which is bound into the
 * program. Immutable, shared by all threads. */
#ifndef STIMMUNG_ARTICLE_PAGE_PATTERNS_H
#define STIMMUNG_ARTICLE_PAGE_PATTERNS_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"

/* Bits, as one line can match several phrases. The names in the file are those behind PAGE_. */
enum page_kind {
    PAGE_CREDIT = 1 << 0,      /* who made a photo, a chart, a text box */
    PAGE_BYLINE = 1 << 1,      /* who wrote the article */
    PAGE_DATELINE = 1 << 2,    /* when it was published or changed */
    PAGE_SECTION = 1 << 3,     /* the part of the paper that it stands in */
    PAGE_COUNTER = 1 << 4,     /* of pictures, pages, likes, minutes of reading */
    PAGE_NAVIGATION = 1 << 5,  /* buttons, menus, share links, player texts */
    PAGE_ADVERT = 1 << 6,      /* the word that marks an advertisement */
    PAGE_SUBSCRIBE = 1 << 7,   /* newsletters, apps, paid access */
    PAGE_CONSENT = 1 << 8,     /* cookies, external content */
    PAGE_RELATED = 1 << 9,     /* heads a list of other articles */
    PAGE_POINTER = 1 << 10,    /* one line that points to another article */
    PAGE_TEASER = 1 << 11,     /* the cut-off text of another article */
    PAGE_AGO = 1 << 12,        /* "vor 2 Stunden" */
    PAGE_SIGNOFF = 1 << 13,    /* agency and desk at the end */
    PAGE_COMMENTS = 1 << 14,   /* readers' comments begin */
    PAGE_DISCLAIMER = 1 << 15, /* legal notes begin */
    PAGE_END = 1 << 16,        /* what stands below every article of a page */
    PAGE_CAPTION = 1 << 17,    /* the text below a photo, with its credit: it counts, but is no headline */
    PAGE_DANGLING = 1 << 18,   /* a word with which no paragraph ends: the line was broken behind it */
    PAGE_DATEWORD = 1 << 19,   /* a word that goes with a date: "am", "Uhr", "Stand", "Montag" */
    PAGE_QUOTES = 1 << 20,     /* prices in a row; told by its shape alone */
    PAGE_PHRASES = PAGE_DANGLING - 1, /* all that phrases tell of a line; the two behind are of its words */
};

struct page_pattern {
    uint32_t text;     /* offset in strings: its normal form */
    uint32_t kind;     /* one PAGE_ bit */
    uint16_t words;    /* matches only where there are no more words than that; 0: any number */
    uint16_t key;      /* bytes of the word at its front by which it is found */
    uint16_t grams[2]; /* groups of four bytes that a text must hold to match */
};

/* How patterns are found: by the word at the front, else by the first byte, else by the last, else by trying.
 */
struct page_patterns {
    const struct page_pattern *patterns; /* group behind group */
    const char *strings;
    const uint32_t *by_first; /* 257 places: patterns [by_first[b], by_first[b + 1]) start with the byte b */
    const uint32_t *by_last;  /* 257 places, likewise for the last byte */
    uint32_t n_patterns;
    uint32_t first_inner; /* patterns [first_inner, first_keyed) start and end with a "*" */
    uint32_t first_keyed; /* patterns [first_keyed, n_patterns), in the order of their keys */
};

/* Read `path` and append its image to `image`. A row that is wrong gives STATUS_INVALID with a message
 * that names file and line. */
enum status page_patterns_build(const char *path, struct buffer *image, struct error *error);

/* Use the image in `bytes` (aligned to 8), which must outlive `patterns`. STATUS_INVALID where it is
 * none of this version. */
enum status page_patterns_open(const void *bytes, size_t len, struct page_patterns *patterns,
                               struct error *error);

/* The PAGE_ bits of all phrases that match the normal form `fold` of a text of `words` words. */
uint32_t page_patterns_match(const struct page_patterns *patterns, const char *fold, size_t len,
                             uint32_t words);

/* Normal form of a text, which phrases and lines are compared in: folded (language/fold.h), each run of
 * white space one space, none at the ends, each number with its inner marks a "#". `out` has room for
 * 2 * len + 1 bytes and gets a NUL; returns the length. */
size_t page_fold(const char *text, size_t len, char *out);

#endif
