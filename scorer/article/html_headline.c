/* The headline is the heading nearest above the text that says what the head of the page says: the name of
 * the site, which blogs have as an <h1> and in their titles too, stands farther off. */
#include <string.h>

#include "article/html_survey.h"
#include "article/page.h"

enum {
    HEADLINE_WORDS = 3, /* of an <h1> that no title tells */
    MOST_WORDS = 40,    /* of a headline with its kicker */
    LONGEST = 400,      /* bytes of a title */
    INTO_TEXT = 30,     /* percent of the page's weight before which the headline stands */
    GOOD_PART = 3,      /* a heading that is this part of a title at least is the title */
};

struct told_title {
    char fold[2 * LONGEST + 1];
    size_t len;
};

enum { MOST_TITLES = 4 };

struct titles {
    struct told_title items[MOST_TITLES];
    uint32_t n;
};

static void add_title(struct titles *titles, const char *title) {
    size_t len = title == NULL ? 0 : strlen(title);
    if (len == 0 || len > LONGEST || titles->n == MOST_TITLES)
        return;
    struct told_title *told = &titles->items[titles->n++];
    told->len = page_fold(title, len, told->fold);
}

/* Bytes of the mark between the parts of a title at its front, or 0. */
static size_t mark_length(const char *fold, size_t len) {
    static const char *const marks[] = {" | ",      " - ",      " \u2013 ", " \u2014 ", " \u00bb ",
                                        " \u00b7 ", " \u2022 ", " :: ",     ": ",       " < "};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (len >= n && memcmp(fold, marks[i], n) == 0)
            return n;
    }
    return 0;
}

/* Whether `fold` is what lies between two marks of a title, or between a mark and one of its ends. */
static bool is_part(const struct told_title *title, const char *fold, size_t len) {
    for (size_t from = 0; from + len <= title->len; from++) {
        const char *found = memmem(title->fold + from, title->len - from, fold, len);
        if (found == NULL)
            return false;
        from = (size_t)(found - title->fold);
        bool starts = from == 0;
        for (size_t n = 2; n <= 5 && n <= from && !starts; n++)
            starts = mark_length(found - n, n) == n;
        if (starts && (from + len == title->len || mark_length(found + len, title->len - from - len) > 0))
            return true;
    }
    return false;
}

enum match { NO_MATCH, HOLDS, EQUAL };

/* How well a block says what one of the titles says. */
static enum match match_of(const struct html_tree *tree, const struct titles *titles, struct span span) {
    char fold[2 * LONGEST + 1];
    enum match best = NO_MATCH;
    if (span_len(span) > LONGEST)
        return NO_MATCH;
    size_t len = page_fold(tree->text.bytes + span.start, span_len(span), fold);
    for (uint32_t i = 0; i < titles->n && len > 0; i++) {
        const struct told_title *title = &titles->items[i];
        if (is_part(title, fold, len))
            return EQUAL;
        bool inside = len * GOOD_PART >= title->len && memmem(title->fold, title->len, fold, len) != NULL;
        if (inside || memmem(fold, len, title->fold, title->len) != NULL)
            best = HOLDS;
    }
    return best;
}

/* The first block by which some of the text has been seen. */
static uint32_t into_text(const struct html_tree *tree, const struct html_survey *survey) {
    uint64_t sum = 0, all = survey->inside[0];
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        if (!survey->dropped[tree->blocks[i].node])
            sum += survey->own[i];
        if (sum * 100 > all * INTO_TEXT)
            return i;
    }
    return tree->n_blocks;
}

static int rank_of(const struct html_tree *tree, const struct titles *titles, uint32_t i) {
    const struct html_block *block = &tree->blocks[i];
    bool heading = block->tag == HTML_H1 || block->tag == HTML_HEADING;
    enum match match = match_of(tree, titles, block->span);
    if (match == NO_MATCH || (!heading && match != EQUAL))
        return 0;
    return heading ? 1 + (int)match : 1;
}

enum status html_find_headline(struct html_tree *tree, struct html_survey *survey) {
    struct titles *titles = arena_zero(tree->arena, sizeof *titles);
    uint32_t end = into_text(tree, survey), first = tree->n_blocks;
    int best = 0;
    if (titles == NULL)
        return STATUS_NOMEM;
    add_title(titles, survey->title);
    add_title(titles, tree->facts.og_title);
    add_title(titles, tree->facts.meta_title);
    add_title(titles, tree->facts.title);
    survey->headline = tree->n_blocks;
    for (uint32_t i = 0; i < tree->n_blocks && i <= end; i++) {
        if (survey->words[i] == 0 || survey->words[i] > MOST_WORDS)
            continue;
        int rank = rank_of(tree, titles, i);
        if (rank > 0 && rank >= best) {
            best = rank;
            survey->headline = i;
        }
        if (tree->blocks[i].tag != HTML_H1 || survey->words[i] < HEADLINE_WORDS)
            continue;
        if (first == tree->n_blocks ||
            (block_mostly_links(&tree->blocks[first]) && !block_mostly_links(&tree->blocks[i])))
            first = i; /* rather one that leads nowhere: the name of the site leads to its front page */
    }
    survey->headline_told = best > 1;
    if (best <= 1 && first < tree->n_blocks) /* no heading is told: the first <h1> */
        survey->headline = first;
    return STATUS_OK;
}
