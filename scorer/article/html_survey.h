/* What is found out about the blocks and elements of a page on the way to its article.
 * For article/html_*.c only. */
#ifndef STIMMUNG_ARTICLE_HTML_SURVEY_H
#define STIMMUNG_ARTICLE_HTML_SURVEY_H

#include "article/html_tree.h"

struct html_survey {
    const char *title;  /* that the head of the page tells, or NULL */
    uint32_t *words;    /* of each block */
    uint32_t *own;      /* weight of each block, whatever stands around it: how much it is like prose */
    uint64_t *inside;   /* of each element: the weight of its blocks that count */
    uint32_t *counted;  /* and how many they are */
    uint32_t *bytes;    /* of each element: of text inside it, and */
    uint32_t *links;    /* how many of them lie in links */
    uint32_t *all;      /* words inside each element, whether they count or not */
    bool *comments;     /* of each element: it or one around it is called readers' comments */
    bool *dropped;      /* of each element: it or one around it is no part of the article */
    uint32_t headline;  /* the block of the page's headline; n_blocks: none was found */
    bool headline_told; /* the head of the page says the same */
    uint32_t top;       /* the element that is the article */
    bool parts;         /* it is made of several that are named as text: posts of a forum */
};

/* html_weight.c: weigh blocks and elements, and tell what is dropped by its name. survey->title is set.
 * Returns 0 or STATUS_NOMEM. */
enum status html_weigh(struct html_tree *tree, struct html_survey *survey);

/* html_headline.c: the block that is the headline, and whether the head of the page says the same. */
enum status html_find_headline(struct html_tree *tree, struct html_survey *survey);

/* html_top.c: the element that is the article. */
void html_find_top(const struct html_tree *tree, struct html_survey *survey);

/* html_prune.c: drop what by its shape is no part of the article inside survey->top: cards of other articles,
 * lists of links. Rows of tables that hold words become one block. */
void html_prune(struct html_tree *tree, struct html_survey *survey);

static inline bool node_is_inside(const struct html_tree *tree, uint32_t node, uint32_t ancestor) {
    return node >= ancestor && node < tree->nodes[ancestor].end;
}

static inline bool block_mostly_links(const struct html_block *block) {
    enum { LINKS_ONLY = 60 }; /* percent of a block in links from which on it is a link to elsewhere */
    return block->link_bytes * 100 > span_len(block->span) * LINKS_ONLY;
}

/* Whether the block ends as sentences do. */
bool html_ends_sentence(const struct html_tree *tree, struct span span);

#endif
