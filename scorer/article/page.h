/* A page as text while it is being read: its blocks and what is found out about each.
 * For article/page_*.c and text_article.c only. */
#ifndef STIMMUNG_ARTICLE_PAGE_H
#define STIMMUNG_ARTICLE_PAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "article/page_patterns.h"
#include "base/arena.h"
#include "base/error.h"
#include "language/date.h"

/* One paragraph, which a hard-wrapped text spreads over several lines. */
struct block {
    struct span span;
    bool gap_before;  /* a blank line stands before it */
    uint32_t words;   /* that have a letter or a digit */
    uint32_t kinds;   /* PAGE_ bits of the phrases that it matches, and those that its shape tells */
    const char *fold; /* its normal form, see page_fold; of a long block front and end only */
    uint32_t fold_len;
    uint32_t hash;      /* of the normal form */
    bool ends_sentence; /* with a full stop, a question or exclamation mark, or an ellipsis */
    bool prose;         /* whole sentences, or long enough to be some */
    bool bullet;        /* an item of a list: "- ", "• " */
    bool dated;         /* `date` is set: a dateline of the page */
    struct date date;
    int weight; /* how much it speaks for being inside (above 0) or outside the article */
    bool fixed; /* its role is settled */
    enum paragraph_role role;
    bool heading;
};

struct page {
    struct arena *arena;
    const struct page_patterns *patterns; /* or NULL */
    struct article *article;
    struct block *blocks;
    uint32_t n_blocks, capacity;
    bool title_told;      /* the title came with the input, beside the text */
    uint32_t first, last; /* the article's body lies in blocks [first, last]; first > last: none found */
};

/* page_split.c: cut article->text into blocks; joins the lines of hard-wrapped paragraphs. */
enum status page_split(struct page *page);

/* page_measure.c: words, phrases and shape of each block. */
enum status page_measure(struct page *page);

/* Words of a text that have a letter or a digit. */
uint32_t page_count_words(const char *text, size_t len);

/* page_dateline.c: whether a block is a dateline; sets kinds, dated and date. */
void page_read_dateline(const struct page *page, struct block *block);

/* page_menu.c: the kinds of a line that is a row of buttons or of prices, or 0. */
uint32_t page_menu_kinds(const struct page *page, const struct block *block);

/* page_extent.c: where the article's body begins and ends. */
void page_find_extent(struct page *page);

/* page_facts.c: source and date of publication, where article has none yet. */
enum status page_find_facts(struct page *page);

/* page_title.c: which block is the title, and copies of it. */
enum status page_find_title(struct page *page);

/* page_roles.c: a role for every block, as article->paragraphs. */
enum status page_assign_roles(struct page *page);

/* The block without a name: short, no sentence, matches no phrase. */
static inline bool block_is_line(const struct block *block) {
    return block->kinds == 0 && !block->prose;
}

#endif
