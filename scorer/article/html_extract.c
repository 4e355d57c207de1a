/* The blocks of the article in document order, each with what the elements around it make of it. */
#include "article/html_extract.h"

#include <string.h>

#include "article/html_survey.h"

enum {
    LEAD_WORDS = 6,     /* of a paragraph above the article's element that belongs to it */
    ABOVE_HEADLINE = 4, /* blocks above the headline among which its date may stand */
    DATELINE_WORDS = 10,
    BYLINE_WORDS = 24,  /* fewer are in a line that its element calls a byline */
    CAPTION_WORDS = 60, /* more in an element that is called a caption are no caption */
    LABEL_WORDS = 6,    /* of a line that says what links follow: "Dateien:" */
    LINK_SENTENCE = 10, /* words of a sentence that counts though most of it is a link */
};

/* What an element says of all that lies in it. */
static unsigned lasting_hints(const struct html_tree *tree, const struct html_survey *survey, uint32_t node) {
    unsigned hints = tree->nodes[node].hints;
    if (tree->nodes[node].tag == HTML_FIGCAPTION)
        hints |= HINT_CAPTION;
    if (survey->all[node] >
        CAPTION_WORDS) /* "text-bild" is text beside a photo, "date-outer" is all of a day */
        hints &= ~(unsigned)(HINT_CAPTION | HINT_BYLINE);
    return hints;
}

/* What the elements around each element inside `top` say, and it itself; `top` says nothing. */
static unsigned *hints_inside(struct html_tree *tree, const struct html_survey *survey, uint32_t top) {
    unsigned *around = arena_zero(tree->arena, (tree->n_nodes + 1) * sizeof *around);
    for (uint32_t i = top + 1; around != NULL && i < tree->nodes[top].end; i++)
        around[i] = around[tree->nodes[i].parent] | lasting_hints(tree, survey, i);
    return around;
}

static enum html_part part_of(const struct html_tree *tree, const struct html_survey *survey, uint32_t i,
                              unsigned hints) {
    const struct html_block *block = &tree->blocks[i];
    if (i == survey->headline)
        return PART_HEADLINE;
    if ((hints & HINT_CAPTION) != 0)
        return PART_CAPTION;
    if (block_mostly_links(block) &&
        (survey->words[i] < LINK_SENTENCE || !html_ends_sentence(tree, block->span)))
        return PART_LINKS;
    if (block->tag == HTML_HEADING || block->tag == HTML_H1)
        return PART_HEADING;
    if ((hints & (HINT_LEAD | HINT_TEASER)) != 0)
        return PART_LEAD;
    if ((hints & HINT_BYLINE) != 0 && survey->words[i] < BYLINE_WORDS)
        return PART_BYLINE;
    return PART_TEXT;
}

struct pieces {
    struct html_piece *items;
    uint32_t n, capacity;
};

static bool add_piece(struct html_tree *tree, struct pieces *pieces, uint32_t block, enum html_part part) {
    if (!arena_grow(tree->arena, &pieces->items, &pieces->capacity, pieces->n + 1, sizeof *pieces->items))
        return false;
    pieces->items[pieces->n++] = (struct html_piece){block, part};
    return true;
}

/* The first block of an element, or n_blocks. */
static uint32_t first_block(const struct html_tree *tree, uint32_t node) {
    uint32_t i = 0;
    while (i < tree->n_blocks && !node_is_inside(tree, tree->blocks[i].node, node))
        i++;
    return i;
}

/* Headline, byline and lead that stand above the element of the article's text, which begins with block
 * `end`. */
static bool add_head(struct html_tree *tree, const struct html_survey *survey, uint32_t end,
                     struct pieces *pieces) {
    uint32_t start = survey->headline;
    if (start >= end)
        return true;
    const unsigned *around = hints_inside(tree, survey, 0);
    if (around == NULL)
        return false;
    for (uint32_t i = start < ABOVE_HEADLINE ? 0 : start - ABOVE_HEADLINE; i < start; i++)
        if (!survey->dropped[tree->blocks[i].node] && survey->words[i] <= DATELINE_WORDS &&
            !add_piece(tree, pieces, i, PART_BYLINE)) /* a date may stand there; it does not count */
            return false;
    for (uint32_t i = start; i < end; i++) {
        const struct html_block *block = &tree->blocks[i];
        if (i > start && survey->dropped[block->node])
            continue;
        enum html_part part = part_of(tree, survey, i, around[block->node]);
        bool wanted =
            part == PART_HEADLINE || part == PART_BYLINE || part == PART_LEAD ||
            (part == PART_TEXT && survey->words[i] >= LEAD_WORDS && html_ends_sentence(tree, block->span));
        if (part == PART_TEXT && !wanted && survey->words[i] > 0 && survey->words[i] <= DATELINE_WORDS) {
            part = PART_BYLINE;
            wanted = true;
        }
        if (wanted && !add_piece(tree, pieces, i, part))
            return false;
    }
    return true;
}

/* A heading, or a line like "Dateien:", behind which nothing but links or nothing at all follows. */
static bool heads_nothing(const struct html_tree *tree, const struct html_survey *survey,
                          const struct pieces *pieces, uint32_t i, bool gap) {
    const struct html_piece *piece = &pieces->items[i];
    const struct html_block *block = &tree->blocks[piece->block];
    bool label = piece->part == PART_TEXT && survey->words[piece->block] <= LABEL_WORDS &&
                 tree->text.bytes[block->span.end - 1] == ':';
    if (piece->part != PART_HEADING && !label)
        return false;
    uint32_t next = i + 1;
    while (next < pieces->n &&
           (pieces->items[next].part == PART_LINKS || pieces->items[next].part == PART_CAPTION))
        next++;
    bool ends = next == pieces->n || pieces->items[next].part == PART_HEADING;
    if (!label && next == pieces->n && next == i + 1)
        return gap || !html_ends_sentence(tree, block->span);
    return (ends || label) && (next > i + 1 || (gap && ends));
}

/* Between the posts of a forum stand names, numbers and signs; between the parts of an article headings and
 * sentences. */
static bool is_between(const struct html_tree *tree, const struct html_survey *survey, uint32_t i,
                       unsigned hints) {
    const struct html_block *block = &tree->blocks[i];
    if (!survey->parts || (hints & HINT_BODY) != 0)
        return false;
    return block->tag != HTML_HEADING &&
           (survey->words[i] < LEAD_WORDS || !html_ends_sentence(tree, block->span));
}

/* What is inside the article's element and above it. */
static bool collect(struct html_tree *tree, const struct html_survey *survey, struct pieces *found) {
    uint32_t start = first_block(tree, survey->top);
    bool text = false; /* some of the article's was seen */
    const unsigned *around = hints_inside(tree, survey, survey->top);
    if (around == NULL || !add_head(tree, survey, start, found))
        return false;
    for (uint32_t i = start; i < tree->n_blocks; i++) {
        const struct html_block *block = &tree->blocks[i];
        if (!node_is_inside(tree, block->node, survey->top))
            continue;
        if (survey->words[i] == 0 || (survey->dropped[block->node] && i != survey->headline))
            continue;
        enum html_part part = part_of(tree, survey, i, around[block->node]);
        if (part != PART_HEADLINE && is_between(tree, survey, i, around[block->node])) {
            if (text || survey->words[i] > DATELINE_WORDS)
                continue;
            part = PART_BYLINE; /* above the first of them its date may stand */
        }
        text |= part == PART_TEXT;
        if (!add_piece(tree, found, i, part))
            return false;
    }
    for (uint32_t i = found->n; i-- > 0;) {
        bool last = i + 1 == found->n;
        bool gap = last || found->items[i + 1].block > found->items[i].block + 1;
        if (heads_nothing(tree, survey, found, i, gap))
            found->items[i].part = PART_LINKS;
    }
    return true;
}

enum status html_extract(struct html_tree *tree, const char *title, struct html_piece **pieces, uint32_t *n,
                         bool *headline_told) {
    struct pieces found = {0};
    struct html_survey survey = {.title = title};
    *n = 0;
    *pieces = NULL;
    *headline_told = false;
    if (tree->n_nodes == 0 || tree->n_blocks == 0)
        return STATUS_OK;
    enum status status = html_weigh(tree, &survey);
    if (status != STATUS_OK)
        return status;
    html_find_top(tree, &survey);
    html_prune(tree, &survey);
    if (!collect(tree, &survey, &found))
        return STATUS_NOMEM;
    *pieces = found.items;
    *n = found.n;
    *headline_told = survey.headline_told;
    return STATUS_OK;
}
