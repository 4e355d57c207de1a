/* Every block of text is weighed by how much of it is prose and how little of it links. Elements that by
 * their names are no part of an article do not count, unless the name misleads: where the article's headline
 * or its body lies in them, or most of the page's text. */
#include <string.h>

#include "article/html_survey.h"
#include "article/page.h"

enum {
    FEW_WORDS = 8,       /* fewer say nothing about where the article is */
    MOST_FOR_BLOCK = 80, /* words of one block that count */
    MISLEADING = 50,     /* percent of all weight in one element that its name says is none */
    LARGE_BODY = 25,     /* percent of all weight in an element that is named as the article's text */
    NOTHING_LEFT = 25,   /* weight below which the names have dropped too much, where */
    FAR_MORE = 4,        /* times of it were dropped */
};

static const unsigned named_foreign = HINT_DROP | HINT_WEAK_DROP | HINT_TEASER;

bool html_ends_sentence(const struct html_tree *tree, struct span span) {
    const char *text = tree->text.bytes;
    uint32_t end = span.end;
    while (end > span.start && strchr("\"')]", text[end - 1]) != NULL)
        end--;
    if (end >= span.start + 3 && (unsigned char)text[end - 3] == 0xE2 && (unsigned char)text[end - 1] != 0xA6)
        end -= 3; /* a closing quote */
    if (end >= span.start + 3 && memcmp(text + end - 3, "\u2026", 3) == 0)
        return true;
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

static uint32_t weigh(const struct html_tree *tree, const struct html_block *block, uint32_t words) {
    if (block->tag == HTML_H1 || block->tag == HTML_HEADING || block->tag == HTML_FIGCAPTION ||
        block_mostly_links(block) || ends_cut_off(tree, block->span))
        return 0;
    if (words < FEW_WORDS || (words < 2 * FEW_WORDS && !html_ends_sentence(tree, block->span)))
        return 0;
    return words < MOST_FOR_BLOCK ? words : MOST_FOR_BLOCK;
}

/* Where hardly a sentence stands on the page, every line counts: a poem, a list, a few words below a photo.
 */
static void weigh_lines(const struct html_tree *tree, struct html_survey *survey) {
    uint64_t all = 0;
    for (uint32_t i = 0; i < tree->n_blocks; i++)
        all += survey->own[i];
    for (uint32_t i = 0; i < tree->n_blocks && all < NOTHING_LEFT; i++) {
        const struct html_block *block = &tree->blocks[i];
        if (block->tag != HTML_H1 && block->tag != HTML_HEADING && !block_mostly_links(block) &&
            survey->words[i] > 1)
            survey->own[i] = survey->words[i] < MOST_FOR_BLOCK ? survey->words[i] : MOST_FOR_BLOCK;
    }
}

/* Text, links and words of each element. Elements stand in document order: parents before their children. */
static void measure(const struct html_tree *tree, struct html_survey *survey) {
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        const struct html_block *block = &tree->blocks[i];
        survey->words[i] = page_count_words(tree->text.bytes + block->span.start, span_len(block->span));
        survey->own[i] = weigh(tree, block, survey->words[i]);
        survey->bytes[block->node] += span_len(block->span);
        survey->links[block->node] += block->link_bytes;
        survey->all[block->node] += survey->words[i];
    }
    for (uint32_t i = tree->n_nodes; i-- > 1;) {
        uint32_t parent = tree->nodes[i].parent;
        survey->bytes[parent] += survey->bytes[i];
        survey->links[parent] += survey->links[i];
        survey->all[parent] += survey->all[i];
    }
}

static void find_comments(const struct html_tree *tree, struct html_survey *survey) {
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        survey->comments[i] =
            (tree->nodes[i].hints & HINT_COMMENTS) != 0 || (i > 0 && survey->comments[tree->nodes[i].parent]);
}

/* Sum up the weight that lies in each element: of all blocks, or of those that are not dropped. */
static void sum_up(const struct html_tree *tree, struct html_survey *survey, bool all) {
    memset(survey->inside, 0, tree->n_nodes * sizeof *survey->inside);
    memset(survey->counted, 0, tree->n_nodes * sizeof *survey->counted);
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        uint32_t node = tree->blocks[i].node;
        if (!all && survey->dropped[node])
            continue;
        survey->inside[node] += survey->own[i];
        survey->counted[node] += survey->own[i] > 0;
    }
    for (uint32_t i = tree->n_nodes; i-- > 1;) {
        survey->inside[tree->nodes[i].parent] += survey->inside[i];
        survey->counted[tree->nodes[i].parent] += survey->counted[i];
    }
}

/* Whether an element is dropped by its own name. A teaser without links is the lead of this article. */
static bool drops(const struct html_tree *tree, const struct html_survey *survey, uint32_t i) {
    const struct html_node *node = &tree->nodes[i];
    return node->tag == HTML_NAV || node->tag == HTML_ASIDE || node->tag == HTML_FOOTER ||
           node->tag == HTML_FORM || (node->hints & (HINT_DROP | HINT_WEAK_DROP | HINT_COMMENTS)) != 0 ||
           ((node->hints & HINT_TEASER) != 0 && survey->links[i] > 0);
}

static void find_dropped(const struct html_tree *tree, struct html_survey *survey) {
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        survey->dropped[i] = (i > 0 && survey->dropped[tree->nodes[i].parent]) || drops(tree, survey, i);
    sum_up(tree, survey, false);
}

static void forgive(struct html_node *node) {
    node->hints &= ~(named_foreign | HINT_COMMENTS);
    if (node->tag == HTML_NAV || node->tag == HTML_ASIDE || node->tag == HTML_FOOTER ||
        node->tag == HTML_FORM)
        node->tag = HTML_BLOCK;
}

static void forgive_around(struct html_tree *tree, uint32_t node) {
    for (;; node = tree->nodes[node].parent) {
        forgive(&tree->nodes[node]);
        if (node == 0)
            return;
    }
}

/* Take no notice of names that the text belies. survey->inside holds the weight of all blocks. */
static void forgive_misleading(struct html_tree *tree, const struct html_survey *survey) {
    uint64_t all = survey->inside[0], comments = 0;
    for (uint32_t i = 0; i < tree->n_blocks; i++)
        comments += survey->comments[tree->blocks[i].node] ? survey->own[i] : 0;
    bool forum = all - comments < NOTHING_LEFT; /* the page is made of what readers write */
    if (!forum)
        all -= comments;
    for (uint32_t i = 0; i < tree->n_nodes; i++) {
        struct html_node *node = &tree->nodes[i];
        bool body = (node->hints & HINT_BODY) != 0;
        if (!forum && survey->comments[i])
            continue;
        if (drops(tree, survey, i) && survey->inside[i] * 100 > all * MISLEADING)
            forgive(node);
        if (body && survey->inside[i] * 100 >= all * LARGE_BODY)
            forgive_around(tree, i);
    }
    if (survey->headline_told)
        forgive_around(tree, tree->blocks[survey->headline].node);
}

/* Where hardly anything is left, the weak names are no help on this page, and if need be the others. */
static void forgive_all(struct html_tree *tree, struct html_survey *survey) {
    static const unsigned steps[] = {HINT_WEAK_DROP, HINT_WEAK_DROP | HINT_DROP | HINT_TEASER,
                                     HINT_WEAK_DROP | HINT_DROP | HINT_TEASER | HINT_COMMENTS};
    uint64_t all = 0;
    for (uint32_t i = 0; i < tree->n_blocks; i++)
        all += survey->own[i];
    for (size_t step = 0; step < sizeof steps / sizeof *steps; step++) {
        uint64_t left = survey->inside[0];
        if (left >= NOTHING_LEFT || all < FAR_MORE * left || all == 0)
            return;
        for (uint32_t i = 0; i < tree->n_nodes; i++)
            tree->nodes[i].hints &= ~steps[step];
        find_dropped(tree, survey);
    }
}

static bool make_room(struct html_tree *tree, struct html_survey *survey) {
    size_t blocks = tree->n_blocks + 1, nodes = tree->n_nodes + 1;
    survey->words = arena_zero(tree->arena, blocks * sizeof *survey->words);
    survey->own = arena_zero(tree->arena, blocks * sizeof *survey->own);
    survey->inside = arena_zero(tree->arena, nodes * sizeof *survey->inside);
    survey->counted = arena_zero(tree->arena, nodes * sizeof *survey->counted);
    survey->bytes = arena_zero(tree->arena, nodes * sizeof *survey->bytes);
    survey->links = arena_zero(tree->arena, nodes * sizeof *survey->links);
    survey->all = arena_zero(tree->arena, nodes * sizeof *survey->all);
    survey->comments = arena_zero(tree->arena, nodes * sizeof *survey->comments);
    survey->dropped = arena_zero(tree->arena, nodes * sizeof *survey->dropped);
    return survey->words != NULL && survey->own != NULL && survey->inside != NULL &&
           survey->counted != NULL && survey->bytes != NULL && survey->links != NULL && survey->all != NULL &&
           survey->comments != NULL && survey->dropped != NULL;
}

enum status html_weigh(struct html_tree *tree, struct html_survey *survey) {
    if (!make_room(tree, survey))
        return STATUS_NOMEM;
    measure(tree, survey);
    weigh_lines(tree, survey);
    find_comments(tree, survey);
    find_dropped(tree, survey);
    if (html_find_headline(tree, survey) != STATUS_OK)
        return STATUS_NOMEM;
    sum_up(tree, survey, true);
    forgive_misleading(tree, survey);
    find_dropped(tree, survey);
    forgive_all(tree, survey);
    return html_find_headline(tree, survey); /* where it is looked for depends on what was dropped */
}
