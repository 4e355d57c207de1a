/* The article is the element that its page names as its text, where that holds a good part of the weight;
 * else the smallest one that holds most of it. */
#include "article/html_survey.h"

enum {
    DEEPEST = 500,    /* levels that are gone down; no page that people read has more */
    HOLDS_MOST = 70,  /* percent of the weight that an element must hold for the search to go on inside */
    HOLDS_HALF = 50,  /* the same of one with the headline that the head of the page tells */
    HOLDS_SOME = 30,  /* the same of an element with the headline, or next behind it */
    LEAD_SHARE = 25,  /* percent of an element's weight that may stand between it and the headline */
    NAMED_SHARE = 40, /* percent of the page's weight in an element that is named as the article's text */
    NEARLY_ALL = 90,
    ALSO_NAMED = 10,   /* percent of the heaviest such element in another one that counts too */
    LITTLE_MORE = 130, /* percent of what lies in all of them that may lie in the element around them */
};

static bool is_container(const struct html_node *node) {
    return node->tag == HTML_BLOCK || node->tag == HTML_ARTICLE || node->tag == HTML_MAIN ||
           node->tag == HTML_CELL || node->tag == HTML_BODY;
}

static bool is_named_body(const struct html_tree *tree, const struct html_survey *survey, uint32_t i) {
    const struct html_node *node = &tree->nodes[i];
    return (node->hints & HINT_BODY) != 0 && is_container(node) && !survey->dropped[i] &&
           survey->inside[i] > 0;
}

static uint32_t common_ancestor(const struct html_tree *tree, uint32_t a, uint32_t b) {
    while (!node_is_inside(tree, b, a))
        a = tree->nodes[a].parent;
    return a;
}

/* Whether what counts behind `child` in `parent` is other articles: paragraphs that each stand below a
 * headline or a link of their own, as in lists of teasers. */
static bool foreign_behind(const struct html_tree *tree, const struct html_survey *survey, uint32_t parent,
                           uint32_t child) {
    uint32_t all = 0, paired = 0;
    for (uint32_t i = 1; i < tree->n_blocks; i++) {
        uint32_t node = tree->blocks[i].node;
        if (survey->own[i] == 0 || survey->dropped[node] || !node_is_inside(tree, node, parent) ||
            node < tree->nodes[child].end)
            continue;
        const struct html_block *above = &tree->blocks[i - 1];
        all++;
        paired += above->tag == HTML_HEADING || block_mostly_links(above);
    }
    return paired * 10 >= all * 6;
}

/* The element around all that is named as text, where little else lies in it: the parts of an article, the
 * posts of a forum. Else the heaviest of them. */
static bool named_body(const struct html_tree *tree, struct html_survey *survey, uint32_t *body) {
    uint64_t best = 0, sum = 0;
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        if (is_named_body(tree, survey, i) &&
            (survey->inside[i] > best ||
             (node_is_inside(tree, i, *body) &&
              survey->inside[i] * 100 >= best * NEARLY_ALL))) { /* the inner one */
            best = survey->inside[i];
            *body = i;
        }
    if (best == 0)
        return false;
    uint32_t around = *body;
    for (uint32_t i = 0; i < tree->n_nodes; i++) {
        if (!is_named_body(tree, survey, i) || survey->inside[i] * 100 < best * ALSO_NAMED)
            continue;
        around = common_ancestor(tree, around, i);
        sum += survey->inside[i];
        i = tree->nodes[i].end - 1; /* not those inside it */
    }
    if (survey->inside[around] * 100 <= sum * LITTLE_MORE && around != *body) {
        survey->parts = sum * 100 >= survey->inside[0] * NAMED_SHARE;
        *body = survey->parts ? around : *body;
    }
    uint64_t share = survey->inside[*body] * 100;
    return share >= survey->inside[0] * HOLDS_HALF ||
           (share >= survey->inside[0] * NAMED_SHARE && foreign_behind(tree, survey, 0, *body));
}

/* Whether the text between the headline and an element behind it is no more than a lead: else the element is
 * what comes after the article. */
static bool follows_headline(const struct html_tree *tree, const struct html_survey *survey, uint32_t node) {
    uint64_t between = 0;
    for (uint32_t i = survey->headline + 1; i < tree->n_blocks && tree->blocks[i].node < node; i++)
        if (!survey->dropped[tree->blocks[i].node])
            between += survey->own[i];
    return between * 100 <= survey->inside[node] * LEAD_SHARE;
}

/* Whether sentences stand in other paragraphs beside this one. */
static bool is_one_paragraph_of_several(const struct html_tree *tree, uint32_t node) {
    if (tree->nodes[node].tag != HTML_P)
        return false;
    for (uint32_t i = 0; i < tree->n_blocks; i++) {
        const struct html_node *other = &tree->nodes[tree->blocks[i].node];
        if (tree->blocks[i].node != node && other->tag == HTML_P &&
            other->parent == tree->nodes[node].parent && html_ends_sentence(tree, tree->blocks[i].span))
            return true;
    }
    return false;
}

static bool others_behind(const struct html_tree *tree, const struct html_survey *survey, uint32_t parent,
                          uint32_t child) {
    if (survey->counted[child] == survey->counted[parent])
        return true; /* nothing beside it counts */
    return survey->counted[child] > 1 && foreign_behind(tree, survey, parent, child);
}

/* Whether what stands beside `child` in `parent` is no part of the article: columns of a layout, what stands
 * around <article>, other articles. */
static bool stands_alone(const struct html_tree *tree, const struct html_survey *survey, uint32_t parent,
                         uint32_t child) {
    uint8_t tag = tree->nodes[child].tag;
    if (tag == HTML_ARTICLE || tag == HTML_MAIN || tag == HTML_CELL)
        return true;
    return others_behind(tree, survey, parent, child);
}

/* The child of `parent` to go on with, or `parent` itself: one that holds most of its weight, or one that
 * holds the headline, or comes next behind it, and a good part of the weight; but never a part of the
 * article's own. */
static uint32_t step_down(const struct html_tree *tree, const struct html_survey *survey, uint32_t parent) {
    uint32_t headline = survey->headline == tree->n_blocks ? 0 : tree->blocks[survey->headline].node;
    bool headline_here = survey->headline < tree->n_blocks && node_is_inside(tree, headline, parent);
    bool headline_passed = headline == parent;
    for (uint32_t i = parent + 1; i < tree->nodes[parent].end; i = tree->nodes[i].end) {
        uint64_t share = survey->inside[parent] == 0 ? 0 : survey->inside[i] * 100 / survey->inside[parent];
        bool holds = headline_here && node_is_inside(tree, headline, i);
        bool behind = headline_here && headline_passed;
        headline_passed |= holds;
        if (share < (holds || behind ? HOLDS_SOME : HOLDS_MOST))
            continue;
        if (behind && !follows_headline(tree, survey, i))
            continue;
        if (holds && survey->headline_told && share >= HOLDS_HALF && survey->counted[i] > 1)
            return i; /* a column beside others */
        if (is_one_paragraph_of_several(tree, i))
            continue; /* the short ones beside it are part of the article */
        if (share < HOLDS_MOST ? others_behind(tree, survey, parent, i)
                               : stands_alone(tree, survey, parent, i))
            return i;
    }
    return parent;
}

void html_find_top(const struct html_tree *tree, struct html_survey *survey) {
    if (named_body(tree, survey, &survey->top))
        return;
    survey->top = 0;
    for (uint32_t i = 0; i < tree->n_nodes; i++) /* the innermost one that holds most */
        if ((tree->nodes[i].tag == HTML_ARTICLE || tree->nodes[i].tag == HTML_MAIN) && !survey->dropped[i] &&
            survey->inside[i] * 100 >= survey->inside[0] * HOLDS_MOST)
            survey->top = i;
    for (int level = 0; level < DEEPEST; level++) {
        uint32_t next = step_down(tree, survey, survey->top);
        if (next == survey->top)
            return;
        survey->top = next;
    }
}
