/* Parses a page: elements and blocks in document order. */
#include <string.h>

#include "article/html_parse.h"

enum {
    MOST_NODES = 200000,     /* elements of a page that are told apart; what lies in
                                more is part of the last */
    MOST_SCRIPT = 256 << 10, /* bytes of one block of JSON-LD */
};

static void on_characters(void *context, const xmlChar *text, int len) {
    struct html_parse *parse = context;
    if (parse->capturing != HTML_INLINE) {
        if (parse->captured.len + (size_t)len <= MOST_SCRIPT)
            buffer_add(&parse->captured, (const char *)text, (size_t)len);
    } else if (parse->skipping == 0) {
        html_put_text(parse, (const char *)text, (size_t)len);
    }
}

static bool is_inline(enum html_tag tag) {
    return tag == HTML_INLINE || tag == HTML_A || tag == HTML_STRONG || tag == HTML_TIME || tag == HTML_BR;
}

static bool is_skipped(enum html_tag tag) {
    return tag == HTML_SKIP || tag == HTML_SCRIPT || tag == HTML_HEAD || tag == HTML_TITLE ||
           tag == HTML_META || tag == HTML_LINK;
}

static uint32_t add_node(struct html_parse *parse, enum html_tag tag, unsigned hints) {
    struct html_tree *tree = parse->tree;
    uint32_t parent = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    if (tree->n_nodes == MOST_NODES)
        return parent;
    if (!arena_grow(tree->arena, &tree->nodes, &tree->cap_nodes, tree->n_nodes + 1, sizeof *tree->nodes)) {
        parse->failed = true;
        return parent;
    }
    tree->nodes[tree->n_nodes] = (struct html_node){parent, 0, (uint8_t)tag, hints};
    return tree->n_nodes++;
}

static void start_capture(struct html_parse *parse, enum html_tag tag, const xmlChar **attributes) {
    struct html_facts *facts = &parse->tree->facts;
    bool json = tag == HTML_SCRIPT && html_attribute_is(attributes, "type", "application/ld+json") &&
                facts->n_scripts < HTML_SCRIPTS;
    if (!json && (tag != HTML_TITLE || facts->title != NULL))
        return;
    buffer_clear(&parse->captured);
    parse->capturing = tag;
}

static void end_capture(struct html_parse *parse, enum html_tag tag) {
    struct html_facts *facts = &parse->tree->facts;
    const char *text = parse->captured.bytes;
    if (parse->capturing != tag) /* none, or a script amid the title */
        return;
    parse->capturing = HTML_INLINE;
    if (parse->captured.len == 0)
        return;
    if (tag == HTML_TITLE) {
        html_keep(parse, &facts->title, text);
        return;
    }
    facts->scripts[facts->n_scripts] = arena_copy(parse->tree->arena, text, parse->captured.len);
    parse->failed |= facts->scripts[facts->n_scripts] == NULL;
    facts->n_scripts += !parse->failed;
}

static void read_head_element(struct html_parse *parse, enum html_tag tag, const xmlChar **attributes) {
    if (tag == HTML_META)
        html_read_meta(parse, attributes);
    else if (tag == HTML_TIME)
        html_read_time(parse, attributes);
    else if (tag == HTML_HTML)
        html_keep(parse, &parse->tree->facts.language, html_attribute(attributes, "lang"));
    else if (tag == HTML_LINK && html_attribute_is(attributes, "rel", "canonical"))
        html_keep(parse, &parse->tree->facts.canonical, html_attribute(attributes, "href"));
    else if ((tag == HTML_SCRIPT || tag == HTML_TITLE) && parse->capturing == HTML_INLINE)
        start_capture(parse, tag, attributes);
}

static bool is_in_heading(const struct html_parse *parse) {
    uint32_t node = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    uint8_t around = parse->tree->n_nodes == 0 ? HTML_BLOCK : parse->tree->nodes[node].tag;
    return around == HTML_H1 || around == HTML_HEADING;
}

/* Whether an <a> leads away: a name marks a place, and headings link to themselves. */
static bool is_link(const struct html_parse *parse, const char *address) {
    return address != NULL && !(address[0] == '#' && is_in_heading(parse));
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    struct html_parse *parse = context;
    enum html_tag tag = html_tag_named((const char *)name);
    if (tag == HTML_SKIP && strcmp((const char *)name, "button") == 0 && is_in_heading(parse))
        tag = HTML_INLINE; /* it opens the text below the heading */
    if (parse->failed || !arena_grow(parse->tree->arena, &parse->stack, &parse->cap_stack, parse->depth + 1,
                                     sizeof *parse->stack)) {
        parse->failed = true;
        return;
    }
    read_head_element(parse, tag, attributes);
    struct html_open_element element = {.tag = (uint8_t)tag};
    element.node = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    element.skips = is_skipped(tag) || (parse->skipping == 0 && html_is_hidden(attributes));
    if (!is_inline(tag) && !is_skipped(tag) && parse->skipping == 0) {
        html_close_block(parse);
        if (tag == HTML_CELL) /* room for a mark between this cell and the one before */
            buffer_add_text(&parse->tree->text, "  ");
        element.node = add_node(parse, tag, html_element_hints(parse, tag, attributes));
    }
    if (is_inline(tag) && !element.skips && parse->skipping == 0)
        element.skips = (html_element_hints(parse, tag, attributes) & HINT_DROP) != 0;
    if (tag == HTML_BR && parse->skipping == 0) {
        if (parse->line_break)
            html_close_block(parse);
        else
            parse->space = parse->line_break = true;
    }
    parse->skipping += element.skips;
    element.links = tag == HTML_A && is_link(parse, html_attribute(attributes, "href"));
    parse->links += element.links;
    parse->bold += tag == HTML_STRONG;
    parse->stack[parse->depth++] = element;
}

static void on_end(void *context, const xmlChar *name) {
    struct html_parse *parse = context;
    if (parse->failed || parse->depth == 0)
        return;
    struct html_open_element element = parse->stack[--parse->depth];
    enum html_tag tag = (enum html_tag)element.tag;
    if (tag == HTML_TITLE || tag == HTML_SCRIPT)
        end_capture(parse, tag);
    parse->span_ended = tag == HTML_INLINE && strcmp((const char *)name, "span") == 0;
    parse->skipping -= element.skips;
    parse->links -= element.links;
    parse->bold -= tag == HTML_STRONG;
    if (!is_inline(tag) && !is_skipped(tag) && parse->skipping == 0) {
        html_close_block(parse);
        parse->tree->nodes[element.node].end = parse->tree->n_nodes;
    }
}

static void on_message(void *context, const char *format, ...) {
    (void)context; /* no page is free of errors */
    (void)format;
}

enum status html_tree_parse(struct html_tree *tree, const char *html, size_t len) {
    struct html_parse parse = {.tree = tree, .hints = {.arena = tree->arena}};
    xmlSAXHandler handler = {.startElement = on_start,
                             .endElement = on_end,
                             .characters = on_characters,
                             .cdataBlock = on_characters,
                             .ignorableWhitespace = on_characters,
                             .warning = on_message,
                             .error = on_message};
    if (len > INT32_MAX / 2)
        return STATUS_NOMEM;
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(html, (int)len);
    if (parser == NULL)
        return STATUS_NOMEM;
    memcpy(parser->sax, &handler, sizeof handler);
    parser->userData = &parse;
    parser->charset = XML_CHAR_ENCODING_UTF8; /* as the caller made sure: <meta
                                                 charset> no longer holds */
    htmlCtxtUseOptions(parser, HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_RECOVER | HTML_PARSE_IGNORE_ENC);
    htmlParseDocument(parser);
    html_close_block(&parse);
    for (uint32_t i = 0; i < tree->n_nodes; i++)
        if (tree->nodes[i].end == 0)
            tree->nodes[i].end = tree->n_nodes;
    bool failed =
        parse.failed || tree->text.failed || parse.captured.failed || parser->errNo == XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(parser);
    buffer_free(&parse.captured);
    return failed ? STATUS_NOMEM : STATUS_OK;
}

void html_tree_free(struct html_tree *tree) {
    buffer_free(&tree->text);
}
