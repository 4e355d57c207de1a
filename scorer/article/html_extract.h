/* Finds the blocks of a page that are its article. For article/html_*.c only.
 */
#ifndef STIMMUNG_ARTICLE_HTML_EXTRACT_H
#define STIMMUNG_ARTICLE_HTML_EXTRACT_H

#include "article/html_tree.h"

/* What an element around a block makes of it, whatever it says. */
enum html_part {
    PART_TEXT,
    PART_HEADING,
    PART_LEAD,
    PART_HEADLINE, /* of the article */
    PART_BYLINE,
    PART_CAPTION,
    PART_LINKS, /* links to other pages */
};

struct html_piece {
    uint32_t block; /* index into tree->blocks */
    enum html_part part;
};

/* Append the blocks of the article to *pieces, in document order, headline and lead first where they stand
 * above it. `title` is what the head of the page tells, or NULL; *headline_told is whether the headline of
 * the page says the same. *n is 0 where the page has no text. Returns 0 or STATUS_NOMEM. */
enum status html_extract(struct html_tree *tree, const char *title, struct html_piece **pieces, uint32_t *n,
                         bool *headline_told);

#endif
