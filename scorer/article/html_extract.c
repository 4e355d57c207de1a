/* Every block of text is weighed by how much of it is prose and how little of
 * it links. The article is the smallest element that holds most of that weight.
 * Elements that by their names are no part of an article do not count, unless
 * nearly all text of the page lies in them: then the name misleads. */
#include "article/html_extract.h"

#include <string.h>

#include "article/page.h"

enum {
    FEW_WORDS = 8,       /* fewer say nothing about where the article is */
    MOST_FOR_BLOCK = 80, /* words of one block that count */
    HOLDS_MOST = 70,     /* percent of the weight that an element must hold for the
                            search to go on inside */
    HOLDS_SOME = 30,     /* the same of an element with the headline, or next behind it */
    LEAD_SHARE = 25,     /* percent of an element's weight that may stand between it
                            and the headline */
    HEADLINE_WORDS = 3,
    MISLEADING = 50,    /* percent of all weight in one element that its name says is none */
    LINKS_ONLY = 60,    /* percent of a block in links from which on it is a link to
                           elsewhere */
    LEAD_WORDS = 6,     /* of a paragraph above the article's element that belongs to it */
    ABOVE_HEADLINE = 4, /* blocks above the headline among which its date may stand */
    DATELINE_WORDS = 10,
    HEADLINE_BLOCKS = 40, /* blocks above the article's element among which its
                             headline is looked for */
};

struct weights {
    uint32_t *own;     /* of each block, whatever stands around it */
    uint64_t *inside;  /* of each element: its blocks that count */
    uint32_t *counted; /* and how many they are */
    bool *dropped;     /* of each element: it or one around it is no part of the
                          article */
};

static uint32_t block_words(const struct html_tree *tree, const struct html_block *block) {
    return page_count_words(tree->text.bytes + block->span.start, span_len(block->span));
}

static bool mostly_links(const struct html_block *block) {
    return block->link_bytes * 100 > span_len(block->span) * LINKS_ONLY;
}

static bool ends_sentence(const struct html_tree *tree, struct span span) {
    const char *text = tree->text.bytes;
    uint32_t end = span.end;
    while (end > span.start && strchr("\"')]", text[end - 1]) != NULL)
        end--;
    if (end >= span.start + 3 && (unsigned char)text[end - 3] == 0xE2) /* a closing quote */
        end -= 3;
    return end > span.start && strchr(".!?:", text[end - 1]) != NULL;
}

/* "... hieß es aus dem Rathaus […]": the front of another article. */
static bool ends_cut_off(const struct html_tree *tree, struct span span) {
    static const char *const ends[] = {"[\u2026]", "[...]", "(...)", "(\u2026)"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);
        if (span_len(span) >= len && memcmp(tree->text.bytes + span.end - len, ends[i], len) == 0)
            return true;
    }
    return false;
}

static uint32_t weigh(const struct html_tree *tree, const struct html_block *block) {
    uint32_t words = block_words(tree, block);
    if (block->tag == HTML_H1 || block->tag == HTML_HEADING || block->tag == HTML_FIGCAPTION ||
        mostly_links(block))
        return 0;
    if (ends_cut_off(tree, block->span))
        return 0;
    if (words < FEW_WORDS || (words < 2 * FEW_WORDS && !ends_sentence(tree, block->span)))
        return 0;
    return words < MOST_FOR_BLOCK ? words : MOST_FOR_BLOCK;
}

static bool drops(const struct html_node *node) {
    return node->tag == HTML_NAV || node->tag == HTML_ASIDE || node->tag == HTML_FOOTER ||
           node->tag == HTML_FORM || (node->hints & (HINT_DROP | HINT_WEAK_DROP | HINT_COMMENTS)) != 0;
}

/* Sum up what lies in each element. Elements stand in document order: parents
 * before their children. */
static void sum_up(const struct html_tree *tree, struct weights *weights, bool all) {
    memset(weights->inside, 0, tree->n_nodes * sizeof *weights->inside);
    memset(weights->counted, 0, tree->n_nodes * sizeof *weights->counted);
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        uint32_t node = tree->blocks[i].node;
        if (!all && weights->dropped[node])
            continue;
        weights->inside[node] += weights->own[i];
        weights->counted[node] += weights->own[i] > 0;
    }
    for (uint32_t i = tree->n_nodes; i-- > 1;) {
        weights->inside[tree->nodes[i].parent] += weights->inside[i];
        weights->counted[tree->nodes[i].parent] += weights->counted[i];
    }
}

static void find_dropped(const struct html_tree *tree, struct weights *weights) {
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        weights->dropped[i] = (i > 0 && weights->dropped[tree->nodes[i].parent]) || drops(&tree->nodes[i]);
}

/* Take the word of no element that holds half of the page's text. */
static void forgive_misleading(struct html_tree *tree, struct weights *weights) {
    sum_up(tree, weights, true);
    uint64_t all = tree->n_nodes == 0 ? 0 : weights->inside[0];
    for (uint32_t i = 0; i < tree->n_nodes; i++) {
        struct html_node *node = &tree->nodes[i];
        bool comments = (node->hints & HINT_COMMENTS) != 0 && (node->hints & (HINT_BODY | HINT_ARTICLE)) == 0;
        if (!drops(node) || comments || weights->inside[i] * 100 <= all * MISLEADING)
            continue;
        node->hints &= (uint16_t) ~(HINT_DROP | HINT_WEAK_DROP | HINT_COMMENTS);
        node->tag = HTML_BLOCK;
    }
}

/* An element that its page names as the article's text, where it holds a good
 * part of the weight. */
static bool named_body(const struct html_tree *tree, const struct weights *weights, uint32_t *body) {
    uint64_t best = 0;
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        if ((tree->nodes[i].hints & HINT_BODY) != 0 && !weights->dropped[i] && weights->inside[i] > best) {
            best = weights->inside[i];
            *body = i;
        }
    return best > 0 && best * 100 >= weights->inside[0] * 40;
}

static bool is_inside(const struct html_tree *tree, uint32_t node, uint32_t ancestor) {
    return node >= ancestor && node < tree->nodes[ancestor].end;
}

/* Whether one of the titles that the head tells holds the text of the block, or
 * the other way round. */
static bool is_told_title(const struct html_tree *tree, struct span span) {
    const char *const titles[] = {tree->facts.og_title, tree->facts.meta_title, tree->facts.title};
    const char *text = tree->text.bytes + span.start;
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        size_t len = titles[i] == NULL ? 0 : strlen(titles[i]);
        if (len > 0 && (memmem(titles[i], len, text, span_len(span)) != NULL ||
                        memmem(text, span_len(span), titles[i], len) != NULL))
            return true;
    }
    return false;
}

/* The page's headline: an <h1> that says what the head says, else the first
 * with some words; else n_blocks. On some pages the name of the paper is an
 * <h1> too. */
static uint32_t main_headline(const struct html_tree *tree) {
    uint32_t first = tree->n_blocks;
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        if (tree->blocks[i].tag != HTML_H1 || block_words(tree, &tree->blocks[i]) < HEADLINE_WORDS)
            continue;
        if (is_told_title(tree, tree->blocks[i].span))
            return i;
        if (first == tree->n_blocks)
            first = i;
    }
    return first;
}

/* Whether the text between the headline and an element behind it is no more
 * than a lead: else the element is what comes after the article. */
static bool follows_headline(const struct html_tree *tree, const struct weights *weights, uint32_t headline,
                             uint32_t node) {
    uint64_t between = 0;
    for (uint32_t i = headline + 1; i < tree->n_blocks && tree->blocks[i].node < node; i++)
        if (!weights->dropped[tree->blocks[i].node])
            between += weights->own[i];
    return between * 100 <= weights->inside[node] * LEAD_SHARE;
}

/* Whether what counts behind `child` in `parent` is other articles: paragraphs
 * that each stand below a headline or a link of their own, as in lists of
 * teasers. */
static bool foreign_behind(const struct html_tree *tree, const struct weights *weights, uint32_t parent,
                           uint32_t child) {
    uint32_t all = 0, paired = 0;
    for (uint32_t i = 1; i < tree->n_blocks; i++) {
        uint32_t node = tree->blocks[i].node;
        if (weights->own[i] == 0 || weights->dropped[node] || !is_inside(tree, node, parent) ||
            node < tree->nodes[child].end)
            continue;
        const struct html_block *above = &tree->blocks[i - 1];
        all++;
        paired += above->tag == HTML_HEADING || mostly_links(above);
    }
    return paired * 10 >= all * 6;
}

/* Whether sentences stand in other paragraphs beside this one. */
static bool is_one_paragraph_of_several(const struct html_tree *tree, uint32_t node) {
    if (tree->nodes[node].tag != HTML_P)
        return false;
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        const struct html_node *other = &tree->nodes[tree->blocks[i].node];
        if (tree->blocks[i].node != node && other->tag == HTML_P &&
            other->parent == tree->nodes[node].parent && ends_sentence(tree, tree->blocks[i].span))
            return true;
    }
    return false;
}

/* The child of `parent` to go on with, or `parent` itself: one that holds most
 * of its weight, or one that holds the headline, or comes next behind it, and a
 * good part of the weight; but never a part of the article's own. */
static uint32_t step_down(const struct html_tree *tree, const struct weights *weights, uint32_t parent,
                          uint32_t headline) {
    bool headline_here = headline < tree->n_blocks && is_inside(tree, tree->blocks[headline].node, parent);
    bool headline_passed = false;
    for (uint32_t i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end) {
        uint64_t share =
            weights->inside[parent] == 0 ? 0 : weights->inside[i] * 100 / weights->inside[parent];
        bool holds = headline_here && is_inside(tree, tree->blocks[headline].node, i);
        bool behind = headline_here && headline_passed;
        headline_passed |= holds;
        if (share < (holds || behind ? HOLDS_SOME : HOLDS_MOST))
            continue;
        if (behind && !follows_headline(tree, weights, headline, i))
            continue;
        if (is_one_paragraph_of_several(tree, i))
            continue; /* the short ones beside it are part of the article */
        if ((weights->counted[i] > 1 || weights->counted[i] == weights->counted[parent]) &&
            foreign_behind(tree, weights, parent, i))
            return i;
    }
    return parent;
}

static uint32_t heaviest(const struct html_tree *tree, const struct weights *weights) {
    uint32_t headline = main_headline(tree);
    uint32_t now = 0;
    for (;;) {
        uint32_t next = step_down(tree, weights, now, headline);
        if (next == now)
            return now;
        now = next;
    }
}

/* What the elements between the block and `top` say. */
static unsigned hints_around(const struct html_tree *tree, uint32_t node, uint32_t top, bool *in_table) {
    unsigned hints = 0;
    *in_table = false;
    while (node != top) {
        hints |= tree->nodes[node].hints;
        if (tree->nodes[node].tag == HTML_FIGCAPTION)
            hints |= HINT_CAPTION;
        *in_table |= tree->nodes[node].tag == HTML_TABLE;
        if (node == 0)
            break;
        node = tree->nodes[node].parent;
    }
    return hints;
}

/* Whether a cell or row holds figures rather than words. */
static bool is_figures(const struct html_tree *tree, struct span span) {
    uint32_t digits = 0, letters = 0;
    for (uint32_t i = span.start; i < span.end; i++) {
        char c = tree->text.bytes[i];
        digits += c >= '0' && c <= '9';
        letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
    return digits * 2 >= letters;
}

static enum html_part part_of(const struct html_tree *tree, const struct html_block *block, uint32_t top) {
    bool in_table;
    unsigned hints = hints_around(tree, block->node, top, &in_table);
    if (block->tag == HTML_H1)
        return PART_HEADLINE;
    if ((hints & HINT_CAPTION) != 0)
        return PART_CAPTION;
    if (mostly_links(block))
        return PART_LINKS;
    if (block->tag == HTML_HEADING)
        return PART_HEADING;
    if (in_table && (is_figures(tree, block->span) || block_words(tree, block) < FEW_WORDS))
        return PART_FIGURES;
    if ((hints & HINT_LEAD) != 0)
        return PART_LEAD;
    if ((hints & HINT_BYLINE) != 0 && block_words(tree, block) < 3 * FEW_WORDS)
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
    while (i < tree->n_blocks && !is_inside(tree, tree->blocks[i].node, node))
        i++;
    return i;
}

/* The headline nearest above `end`, or n_blocks. */
static uint32_t find_headline(const struct html_tree *tree, const struct weights *weights, uint32_t end) {
    for (uint32_t i = end; i > 0 && end - i < HEADLINE_BLOCKS; i--)
        if (tree->blocks[i - 1].tag == HTML_H1 && !weights->dropped[tree->blocks[i - 1].node])
            return i - 1;
    for (uint32_t i = end; i > 0 && end - i < HEADLINE_BLOCKS; i--)
        if (tree->blocks[i - 1].tag == HTML_H1) /* <header class="teaser-head"> */
            return i - 1;
    return tree->n_blocks;
}

/* Headline, byline and lead that stand above the element of the article's text.
 */
static bool add_head(struct html_tree *tree, const struct weights *weights, uint32_t end,
                     struct pieces *pieces) {
    uint32_t start = find_headline(tree, weights, end);
    for (uint32_t i = start < ABOVE_HEADLINE ? 0 : start - ABOVE_HEADLINE; start < end && i < start; i++)
        if (!weights->dropped[tree->blocks[i].node] &&
            block_words(tree, &tree->blocks[i]) <= DATELINE_WORDS &&
            !add_piece(tree, pieces, i, PART_BYLINE)) /* a date may stand there; it does not count */
            return false;
    for (uint32_t i = start; i < end; i++) {
        const struct html_block *block = &tree->blocks[i];
        if (i > start && weights->dropped[block->node])
            continue;
        enum html_part part = part_of(tree, block, 0);
        bool wanted =
            part == PART_HEADLINE || part == PART_BYLINE || part == PART_LEAD ||
            (part == PART_TEXT && block_words(tree, block) >= LEAD_WORDS && ends_sentence(tree, block->span));
        if (wanted && !add_piece(tree, pieces, i, part))
            return false;
    }
    return true;
}

/* What is inside `top` and above it. */
static bool collect(struct html_tree *tree, const struct weights *weights, uint32_t top,
                    struct pieces *found) {
    uint32_t start = first_block(tree, top);
    if (!add_head(tree, weights, start, found))
        return false;
    for (uint32_t i = start; i < tree->n_blocks && is_inside(tree, tree->blocks[i].node, top); i++) {
        const struct html_block *block = &tree->blocks[i];
        bool headline = block->tag == HTML_H1; /* whatever its header is called */
        if (weights->dropped[block->node] && !headline)
            continue;
        if (!add_piece(tree, found, i, part_of(tree, block, top)))
            return false;
    }
    return true;
}

enum status html_extract(struct html_tree *tree, struct html_piece **pieces, uint32_t *n) {
    struct pieces found = {0};
    struct weights weights = {
        .own = arena_alloc(tree->arena, (tree->n_blocks + 1) * sizeof *weights.own),
        .inside = arena_alloc(tree->arena, (tree->n_nodes + 1) * sizeof *weights.inside),
        .counted = arena_alloc(tree->arena, (tree->n_nodes + 1) * sizeof *weights.counted),
        .dropped = arena_alloc(tree->arena, (tree->n_nodes + 1) * sizeof *weights.dropped),
    };
    *n = 0;
    *pieces = NULL;
    if (weights.own == NULL || weights.inside == NULL || weights.counted == NULL || weights.dropped == NULL)
        return STATUS_NOMEM;
    if (tree->n_nodes == 0 || tree->n_blocks == 0)
        return STATUS_OK;
    for (uint32_t i = 0; i < tree->n_blocks; i++)
        weights.own[i] = weigh(tree, &tree->blocks[i]);
    forgive_misleading(tree, &weights);
    find_dropped(tree, &weights);
    sum_up(tree, &weights, false);
    uint32_t top = 0;
    if (!named_body(tree, &weights, &top))
        top = heaviest(tree, &weights);
    if (!collect(tree, &weights, top, &found))
        return STATUS_NOMEM;
    *pieces = found.items;
    *n = found.n;
    return STATUS_OK;
}
