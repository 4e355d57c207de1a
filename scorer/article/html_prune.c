/* What stands inside the article's element and is no part of it, told by its shape. */
#include "article/html_survey.h"

enum {
    CARD_WORDS = 90,   /* of the headline and the first lines of another article */
    SMALL_SHARE = 20,  /* percent of the article's weight in what may be another one, or a list of links */
    SEVERAL_CARDS = 2, /* side by side */
    LINK_SHARE = 60,   /* percent of a list of links that lie in links */
    CELL_WORDS = 40,   /* of a table that is no layout, at most */
    LABEL_BYTES = 3,   /* of the mark between cells, which stands where a line feed and two blanks were */
};

/* The first block of each element with all inside it; n_blocks where it has none. */
static uint32_t *first_blocks(struct html_tree *tree) {
    uint32_t *first = arena_alloc(tree->arena, (tree->n_nodes + 1) * sizeof *first);
    if (first == NULL)
        return NULL;
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        first[i] = tree->n_blocks;
    for (uint32_t i = tree->n_blocks; i-- > 0;)
        first[tree->blocks[i].node] = i;
    for (uint32_t i = tree->n_nodes; i-- > 1;)
        if (first[i] < first[tree->nodes[i].parent])
            first[tree->nodes[i].parent] = first[i];
    return first;
}

static void drop(const struct html_tree *tree, struct html_survey *survey, uint32_t node) {
    for (uint32_t i = node; i < tree->nodes[node].end; i++)
        survey->dropped[i] = true;
}

static bool is_small(const struct html_tree *tree, const struct html_survey *survey, uint32_t node) {
    return survey->inside[node] * 100 <= survey->inside[survey->top] * SMALL_SHARE &&
           (survey->headline == tree->n_blocks ||
            !node_is_inside(tree, tree->blocks[survey->headline].node, node));
}

/* A short element that begins with a link: the headline of another article, and perhaps its first lines. */
static bool is_card(const struct html_tree *tree, const struct html_survey *survey, const uint32_t *first,
                    uint32_t node) {
    uint8_t tag = tree->nodes[node].tag;
    if ((tag != HTML_ARTICLE && tag != HTML_LI && tag != HTML_BLOCK) || survey->dropped[node] ||
        first[node] == tree->n_blocks)
        return false;
    return survey->all[node] <= CARD_WORDS && block_mostly_links(&tree->blocks[first[node]]) &&
           is_small(tree, survey, node);
}

/* Cards side by side, or one that is an <article> in the article. */
static void drop_cards(const struct html_tree *tree, struct html_survey *survey, const uint32_t *first,
                       uint32_t parent) {
    uint32_t n = 0;
    for (uint32_t i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end)
        n += is_card(tree, survey, first, i);
    for (uint32_t i = parent + 1; n > 0 && i < tree->nodes[parent].end; i = tree->nodes[i].end)
        if ((n >= SEVERAL_CARDS || tree->nodes[i].tag == HTML_ARTICLE) && is_card(tree, survey, first, i))
            drop(tree, survey, i);
}

/* An element that is made of links, with the dates and marks between them. */
static bool is_link_list(const struct html_tree *tree, const struct html_survey *survey, uint32_t node) {
    uint8_t tag = tree->nodes[node].tag;
    if (tag == HTML_P || tag == HTML_LI || tag == HTML_H1 || tag == HTML_HEADING || tag == HTML_QUOTE)
        return false;
    return survey->links[node] * 100 > survey->bytes[node] * LINK_SHARE && is_small(tree, survey, node);
}

/* ---- tables ---- */

struct table {
    uint32_t rows, cells, blocks;
    uint32_t digits, letters;
    uint32_t longest; /* words of a cell */
    bool nested;
};

static struct table look_at_table(const struct html_tree *tree, const struct html_survey *survey,
                                  uint32_t node, uint32_t first) {
    struct table table = {0};
    for (uint32_t i = node + 1; i < tree->nodes[node].end && !table.nested; i++) {
        table.rows += tree->nodes[i].tag == HTML_ROW;
        table.cells += tree->nodes[i].tag == HTML_CELL;
        table.nested |= tree->nodes[i].tag == HTML_TABLE;
    }
    for (uint32_t i = first;
         !table.nested && i < tree->n_blocks && node_is_inside(tree, tree->blocks[i].node, node); i++) {
        const struct html_block *block = &tree->blocks[i];
        table.blocks++;
        if (survey->words[i] > table.longest)
            table.longest = survey->words[i];
        for (uint32_t at = block->span.start; at < block->span.end; at++) {
            char c = tree->text.bytes[at];
            table.digits += c >= '0' && c <= '9';
            table.letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        }
    }
    return table;
}

/* The row around a block, or n_nodes. */
static uint32_t row_of(const struct html_tree *tree, uint32_t node) {
    while (tree->nodes[node].tag != HTML_ROW && node > 0)
        node = tree->nodes[node].parent;
    return node > 0 ? node : tree->n_nodes;
}

/* Make one block of the cells of a row: "Länge | 3,60 Meter". The parser left room between cells. */
static void join_cells(struct html_tree *tree, struct html_survey *survey, uint32_t node, uint32_t first) {
    uint32_t last = tree->n_blocks;
    for (uint32_t i = first; i < tree->n_blocks && node_is_inside(tree, tree->blocks[i].node, node); i++) {
        struct html_block *block = &tree->blocks[i];
        struct html_block *before = last < tree->n_blocks ? &tree->blocks[last] : NULL;
        if (before == NULL || row_of(tree, before->node) != row_of(tree, block->node) ||
            block->span.start - before->span.end != LABEL_BYTES) {
            last = i;
            continue;
        }
        char *gap = tree->text.bytes + before->span.end;
        gap[0] = ' ';
        gap[1] = '|';
        gap[2] = ' ';
        before->span.end = block->span.end;
        before->link_bytes += block->link_bytes;
        before->bold_bytes += block->bold_bytes;
        before->joined = true;
        survey->words[last] += survey->words[i];
        block->span.end = block->span.start; /* nothing is left of it */
        survey->words[i] = 0;
    }
}

/* `first` is its first block; those that lie in one element follow each other. A table of prices says nothing
 * in words; one of words is read row by row; a layout is none. */
static void read_table(struct html_tree *tree, struct html_survey *survey, uint32_t node, uint32_t first) {
    struct table table = look_at_table(tree, survey, node, first);
    if (table.nested || table.rows == 0 || table.blocks > table.cells || table.longest > CELL_WORDS)
        return;
    if (table.digits * 2 >= table.letters)
        drop(tree, survey, node);
    else
        join_cells(tree, survey, node, first);
}

void html_prune(struct html_tree *tree, struct html_survey *survey) {
    uint32_t top = survey->top;
    uint32_t *first = first_blocks(tree);
    for (uint32_t i = top; first != NULL && i < tree->nodes[top].end; i++) {
        if (survey->dropped[i])
            continue;
        drop_cards(tree, survey, first, i);
        if (i > top && !survey->dropped[i] && is_link_list(tree, survey, i))
            drop(tree, survey, i);
        if (i > top && !survey->dropped[i] && tree->nodes[i].tag == HTML_TABLE)
            read_table(tree, survey, i, first[i]);
    }
}
