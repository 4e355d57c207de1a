/* One news article, whatever form it came in: one UTF-8 text, its paragraphs with a role, and what
 * is known about it. */
#ifndef STIMMUNG_ARTICLE_ARTICLE_H
#define STIMMUNG_ARTICLE_ARTICLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/span.h"

enum paragraph_role {
    ROLE_TITLE,
    ROLE_LEAD,
    ROLE_BODY,
    ROLE_TEASER,      /* another article's headline or first lines */
    ROLE_BOILERPLATE, /* navigation, credits, datelines of the page, counters, sign-offs, disclaimers */
};

/* Whether sentences of this role count: titles, leads and body do. */
bool role_counts(enum paragraph_role role);

/* "title", "lead", "body", "teaser", "boilerplate" */
const char *role_name(enum paragraph_role role);

struct paragraph {
    struct span span; /* without the white space around it */
    enum paragraph_role role;
    bool heading; /* an intermediate heading, which may lack a full stop; its role is body */
};

enum { CONTENT_HASH_BYTES = 16, SKETCH_BYTES = 64 };

struct article {
    const char *id;        /* as given, else derived from the path and place; never NULL */
    const char *title;     /* NULL where none is known; so are all below */
    const char *source;    /* the medium or agency: "InvestmentWeek", "dpa-AFX" */
    const char *published; /* ISO 8601 with offset, "2025-05-18T14:00:00+02:00", or a date alone */
    const char *url;
    const char *author;           /* names as the page has them: "Eva Lindner, Jan Ott" */
    const char *updated;          /* like published */
    const char *language;         /* as the input tells it: "de" */
    const char *text;             /* valid UTF-8, a NUL behind it */
    uint32_t text_len;            /* bytes */
    struct paragraph *paragraphs; /* in text order, not overlapping */
    uint32_t n_paragraphs;
    uint32_t n_replaced; /* broken bytes of the input that became U+FFFD in the text */
    const char *charset; /* what the input was converted from: "windows-1252"; NULL for UTF-8 */
    unsigned char content_hash[CONTENT_HASH_BYTES]; /* BLAKE2b of title and text */
    bool has_sketch;                                /* false: the text is too short for one */
    unsigned char sketch[SKETCH_BYTES];             /* by which near copies are found, see sketch.h */
};

/* Set content_hash from title and text, and the sketch from the paragraphs. The readers leave that to those
 * who store articles: it takes as long as a tenth of the analysis. */
void article_hash(struct article *article);

#endif
