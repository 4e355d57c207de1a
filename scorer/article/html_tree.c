#include "article/html_tree.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

enum {
    MOST_NODES = 200000,     /* elements of a page that are told apart; what lies in
                                more is part of the last */
    MOST_SCRIPT = 256 << 10, /* bytes of one block of JSON-LD */
    LONGEST_VALUE = 4096,    /* bytes of an attribute that is kept */
};

struct open_element {
    uint32_t node; /* the innermost node around: for an inline element that of its
                      parent */
    uint8_t tag;
    bool skips; /* started a part that is no text */
    bool links; /* started a link to another page */
};

struct parse {
    struct html_tree *tree;
    struct open_element *stack;
    uint32_t depth, cap_stack;
    uint32_t skipping; /* open elements whose content is no text */
    uint32_t links, bold;
    struct html_block block; /* that is growing; empty while span.start == span.end */
    bool space;              /* white space is due before the next character */
    bool line_break;         /* a <br> was the last thing seen */
    bool span_ended;         /* so was the end of a <span> */
    enum html_tag capturing; /* <title> or a script, whose text goes to `captured`; HTML_INLINE: none */
    struct buffer captured;
    struct map hints;
    bool failed;
};

/* ---- text ---- */

static void close_block(struct parse *parse) {
    struct html_tree *tree = parse->tree;
    struct html_block *block = &parse->block;
    parse->space = parse->line_break = false;
    if (block->span.start == block->span.end)
        return;
    if (!arena_grow(tree->arena, &tree->blocks, &tree->cap_blocks, tree->n_blocks + 1,
                    sizeof *tree->blocks) ||
        !buffer_add_byte(&tree->text, '\n')) {
        parse->failed = true;
        return;
    }
    tree->blocks[tree->n_blocks++] = *block;
    *block = (struct html_block){0};
}

static void open_block(struct parse *parse) {
    uint32_t at = (uint32_t)parse->tree->text.len;
    uint32_t node = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    uint8_t tag = parse->tree->n_nodes == 0 ? HTML_BLOCK : parse->tree->nodes[node].tag;
    parse->block = (struct html_block){.span = {at, at}, .node = node, .tag = tag};
}

/* Spans side by side are set apart by style alone:
 * "<span>18.05.2025</span><span>Lesezeit 2 Min.</span>". */
static bool starts_anew(const struct buffer *text, char first) {
    char last = text->len == 0 ? ' ' : text->bytes[text->len - 1];
    bool upper = (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    return upper && ((last >= 'a' && last <= 'z') || last == '.' || last == ')');
}

/* Append one character of text; runs of white space become one space. */
static void put_bytes(struct parse *parse, const char *bytes, size_t len) {
    struct buffer *text = &parse->tree->text;
    if (parse->block.span.start == parse->block.span.end)
        open_block(parse);
    else if (parse->space || (parse->span_ended && starts_anew(text, bytes[0])))
        buffer_add_byte(text, ' ');
    buffer_add(text, bytes, len);
    parse->space = parse->line_break = parse->span_ended = false;
    parse->block.span.end = (uint32_t)text->len;
    parse->block.link_bytes += parse->links > 0 ? (uint32_t)len : 0;
    parse->block.bold_bytes += parse->bold > 0 ? (uint32_t)len : 0;
}

/* What a character outside ASCII becomes: 0 bytes for invisible marks, " " for
 * the many spaces. */
static size_t plain_form(const char *bytes, size_t len, char out[4]) {
    size_t used;
    uint32_t code = utf8_decode(bytes, len, &used);
    switch (code) {
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
        return 0;
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        out[0] = ' ';
        return 1;
    case 0xFB00:
        memcpy(out, "ff", 2);
        return 2;
    case 0xFB01:
        memcpy(out, "fi", 2);
        return 2;
    case 0xFB02:
        memcpy(out, "fl", 2);
        return 2;
    case 0xFB03:
        memcpy(out, "ffi", 3);
        return 3;
    case 0xFB04:
        memcpy(out, "ffl", 3);
        return 3;
    default:
        break;
    }
    if (code >= 0x2000 && code <= 0x200A) {
        out[0] = ' ';
        return 1;
    }
    memcpy(out, bytes, used);
    return used;
}

static bool is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void put_text(struct parse *parse, const char *text, size_t len) {
    for (size_t i = 0; i < len;) {
        size_t n = 0;
        while (i + n < len && !is_blank(text[i + n]) && (unsigned char)text[i + n] < 0x80)
            n++; /* plain letters in one go */
        if (n > 0) {
            put_bytes(parse, text + i, n);
            i += n;
            continue;
        }
        if (is_blank(text[i])) {
            parse->space = true;
            i++;
            continue;
        }
        char out[4];
        size_t used;
        utf8_decode(text + i, len - i, &used);
        n = plain_form(text + i, len - i, out);
        if (n == 1 && out[0] == ' ')
            parse->space = true;
        else if (n > 0)
            put_bytes(parse, out, n);
        i += used;
    }
}

static void on_characters(void *context, const xmlChar *text, int len) {
    struct parse *parse = context;
    if (parse->capturing != HTML_INLINE) {
        if (parse->captured.len + (size_t)len <= MOST_SCRIPT)
            buffer_add(&parse->captured, (const char *)text, (size_t)len);
    } else if (parse->skipping == 0) {
        put_text(parse, (const char *)text, (size_t)len);
    }
}

/* ---- attributes ---- */

static const char *attribute(const xmlChar **attributes, const char *name) {
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        if (strcmp((const char *)attributes[i], name) == 0)
            return attributes[i + 1] == NULL ? "" : (const char *)attributes[i + 1];
    return NULL;
}

static bool says(const xmlChar **attributes, const char *name, const char *value) {
    const char *given = attribute(attributes, name);
    return given != NULL && strcasecmp(given, value) == 0;
}

/* Keep the first value that is told. */
static void keep(struct parse *parse, const char **fact, const char *value) {
    if (*fact != NULL || value == NULL)
        return;
    while (is_blank(*value))
        value++;
    size_t len = strlen(value);
    while (len > 0 && is_blank(value[len - 1]))
        len--;
    if (len == 0 || len > LONGEST_VALUE)
        return;
    *fact = arena_copy(parse->tree->arena, value, len);
    parse->failed |= *fact == NULL;
}

static void read_meta(struct parse *parse, const xmlChar **attributes) {
    struct html_facts *facts = &parse->tree->facts;
    const struct {
        const char *name;
        const char **fact;
    } known[] = {
        {"og:title", &facts->og_title},
        {"og:site_name", &facts->og_site},
        {"og:url", &facts->og_url},
        {"og:type", &facts->og_type},
        {"twitter:title", &facts->meta_title},
        {"dc.title", &facts->meta_title},
        {"author", &facts->meta_author},
        {"dc.creator", &facts->meta_author},
        {"article:author_name", &facts->meta_author},
        {"article:published_time", &facts->meta_published},
        {"og:published_time", &facts->meta_published},
        {"og:article:published_time", &facts->meta_published},
        {"datepublished", &facts->meta_published},
        {"publication_date", &facts->meta_published},
        {"pubdate", &facts->meta_published},
        {"publishdate", &facts->meta_published},
        {"dc.date", &facts->meta_published},
        {"dc.date.issued", &facts->meta_published},
        {"dcterms.date", &facts->meta_published},
        {"dcterms.created", &facts->meta_published},
        {"date", &facts->meta_published},
        {"sailthru.date", &facts->meta_published},
        {"parsely-pub-date", &facts->meta_published},
        {"article:modified_time", &facts->meta_modified},
        {"og:updated_time", &facts->meta_modified},
        {"datemodified", &facts->meta_modified},
        {"last-modified", &facts->meta_modified},
        {"description", &facts->meta_description},
        {"og:description", &facts->meta_description},
        {"application-name", &facts->meta_site},
        {"publisher", &facts->meta_site},
        {"dc.publisher", &facts->meta_site},
    };
    const char *content = attribute(attributes, "content");
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    for (size_t k = 0; content != NULL && k < sizeof keys / sizeof *keys; k++) {
        const char *name = attribute(attributes, keys[k]);
        for (size_t i = 0; name != NULL && i < sizeof known / sizeof *known; i++)
            if (strcasecmp(name, known[i].name) == 0)
                keep(parse, known[i].fact, content);
    }
}

static void read_time(struct parse *parse, const xmlChar **attributes) {
    struct html_facts *facts = &parse->tree->facts;
    const char *value = attribute(attributes, "datetime");
    if (value == NULL || value[0] == '\0' || facts->n_times == HTML_TIMES)
        return;
    struct html_time *time = &facts->times[facts->n_times];
    const char *class_names = attribute(attributes, "class");
    *time = (struct html_time){0};
    keep(parse, &time->value, value);
    time->published = says(attributes, "itemprop", "datePublished") ||
                      attribute(attributes, "pubdate") != NULL ||
                      (class_names != NULL && strcasestr(class_names, "publish") != NULL);
    facts->n_times += time->value != NULL;
}

/* Class names come again and again on a page: what they mean is looked up once.
 */
static unsigned cached_hints(struct parse *parse, const char *names) {
    bool added;
    size_t len = strlen(names);
    if (len == 0 || len > LONGEST_VALUE)
        return 0;
    uint32_t *place = map_put(&parse->hints, names, len, 0, &added);
    if (place == NULL) {
        parse->failed = true;
        return 0;
    }
    if (added)
        *place = html_hints_of(names);
    return *place;
}

static unsigned hints_of(struct parse *parse, enum html_tag tag, const xmlChar **attributes) {
    static const char *const keys[] = {"class", "id", "data-testid", "data-component"};
    unsigned hints = 0;
    if (tag == HTML_BODY || tag == HTML_HTML || tag == HTML_MAIN)
        return 0; /* their names tell of the page as a whole: "has-sidebar" */
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *names = attribute(attributes, keys[i]);
        hints |= names == NULL ? 0 : cached_hints(parse, names);
    }
    const char *table_class = tag == HTML_TABLE ? attribute(attributes, "class") : NULL;
    if (table_class != NULL && strcasestr(table_class, "infobox") != NULL)
        hints |= HINT_DROP; /* what an encyclopedia has beside its text; elsewhere a box is part of it */
    if (says(attributes, "itemprop", "articleBody"))
        hints |= HINT_BODY;
    if (says(attributes, "role", "navigation") || says(attributes, "role", "complementary") ||
        says(attributes, "role", "contentinfo") || says(attributes, "role", "dialog") ||
        says(attributes, "role", "search"))
        hints |= HINT_DROP;
    return tag == HTML_ARTICLE ? hints & ~(unsigned)HINT_WEAK_DROP : hints;
}

/* Whether the page itself hides the element. */
static bool is_hidden(const xmlChar **attributes) {
    const char *style = attribute(attributes, "style");
    if (attribute(attributes, "hidden") != NULL)
        return true;
    return style != NULL &&
           (strcasestr(style, "display:none") != NULL || strcasestr(style, "display: none") != NULL);
}

/* ---- elements ---- */

static bool is_inline(enum html_tag tag) {
    return tag == HTML_INLINE || tag == HTML_A || tag == HTML_STRONG || tag == HTML_TIME || tag == HTML_BR;
}

static bool is_skipped(enum html_tag tag) {
    return tag == HTML_SKIP || tag == HTML_SCRIPT || tag == HTML_HEAD || tag == HTML_TITLE ||
           tag == HTML_META || tag == HTML_LINK;
}

static uint32_t add_node(struct parse *parse, enum html_tag tag, unsigned hints) {
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

static void start_capture(struct parse *parse, enum html_tag tag, const xmlChar **attributes) {
    struct html_facts *facts = &parse->tree->facts;
    bool json = tag == HTML_SCRIPT && says(attributes, "type", "application/ld+json") &&
                facts->n_scripts < HTML_SCRIPTS;
    if (!json && (tag != HTML_TITLE || facts->title != NULL))
        return;
    buffer_clear(&parse->captured);
    parse->capturing = tag;
}

static void end_capture(struct parse *parse, enum html_tag tag) {
    struct html_facts *facts = &parse->tree->facts;
    const char *text = parse->captured.bytes;
    if (parse->capturing != tag) /* none, or a script amid the title */
        return;
    parse->capturing = HTML_INLINE;
    if (parse->captured.len == 0)
        return;
    if (tag == HTML_TITLE) {
        keep(parse, &facts->title, text);
        return;
    }
    facts->scripts[facts->n_scripts] = arena_copy(parse->tree->arena, text, parse->captured.len);
    parse->failed |= facts->scripts[facts->n_scripts] == NULL;
    facts->n_scripts += !parse->failed;
}

static void read_head_element(struct parse *parse, enum html_tag tag, const xmlChar **attributes) {
    if (tag == HTML_META)
        read_meta(parse, attributes);
    else if (tag == HTML_TIME)
        read_time(parse, attributes);
    else if (tag == HTML_HTML)
        keep(parse, &parse->tree->facts.language, attribute(attributes, "lang"));
    else if (tag == HTML_LINK && says(attributes, "rel", "canonical"))
        keep(parse, &parse->tree->facts.canonical, attribute(attributes, "href"));
    else if ((tag == HTML_SCRIPT || tag == HTML_TITLE) && parse->capturing == HTML_INLINE)
        start_capture(parse, tag, attributes);
}

static bool is_in_heading(const struct parse *parse) {
    uint32_t node = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    uint8_t around = parse->tree->n_nodes == 0 ? HTML_BLOCK : parse->tree->nodes[node].tag;
    return around == HTML_H1 || around == HTML_HEADING;
}

/* Whether an <a> leads away: a name marks a place, and headings link to themselves. */
static bool is_link(const struct parse *parse, const char *address) {
    return address != NULL && !(address[0] == '#' && is_in_heading(parse));
}

static void on_start(void *context, const xmlChar *name, const xmlChar **attributes) {
    struct parse *parse = context;
    enum html_tag tag = html_tag_named((const char *)name);
    if (tag == HTML_SKIP && strcmp((const char *)name, "button") == 0 && is_in_heading(parse))
        tag = HTML_INLINE; /* it opens the text below the heading */
    if (parse->failed || !arena_grow(parse->tree->arena, &parse->stack, &parse->cap_stack, parse->depth + 1,
                                     sizeof *parse->stack)) {
        parse->failed = true;
        return;
    }
    read_head_element(parse, tag, attributes);
    struct open_element element = {.tag = (uint8_t)tag};
    element.node = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    element.skips = is_skipped(tag) || (parse->skipping == 0 && is_hidden(attributes));
    if (!is_inline(tag) && !is_skipped(tag) && parse->skipping == 0) {
        close_block(parse);
        if (tag == HTML_CELL) /* room for a mark between this cell and the one before */
            buffer_add_text(&parse->tree->text, "  ");
        element.node = add_node(parse, tag, hints_of(parse, tag, attributes));
    }
    if (is_inline(tag) && !element.skips && parse->skipping == 0)
        element.skips = (hints_of(parse, tag, attributes) & HINT_DROP) != 0;
    if (tag == HTML_BR && parse->skipping == 0) {
        if (parse->line_break)
            close_block(parse);
        else
            parse->space = parse->line_break = true;
    }
    parse->skipping += element.skips;
    element.links = tag == HTML_A && is_link(parse, attribute(attributes, "href"));
    parse->links += element.links;
    parse->bold += tag == HTML_STRONG;
    parse->stack[parse->depth++] = element;
}

static void on_end(void *context, const xmlChar *name) {
    struct parse *parse = context;
    if (parse->failed || parse->depth == 0)
        return;
    struct open_element element = parse->stack[--parse->depth];
    enum html_tag tag = (enum html_tag)element.tag;
    if (tag == HTML_TITLE || tag == HTML_SCRIPT)
        end_capture(parse, tag);
    parse->span_ended = tag == HTML_INLINE && strcmp((const char *)name, "span") == 0;
    parse->skipping -= element.skips;
    parse->links -= element.links;
    parse->bold -= tag == HTML_STRONG;
    if (!is_inline(tag) && !is_skipped(tag) && parse->skipping == 0) {
        close_block(parse);
        parse->tree->nodes[element.node].end = parse->tree->n_nodes;
    }
}

static void on_message(void *context, const char *format, ...) {
    (void)context; /* no page is free of errors */
    (void)format;
}

enum status html_tree_parse(struct html_tree *tree, const char *html, size_t len) {
    struct parse parse = {.tree = tree, .hints = {.arena = tree->arena}};
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
    close_block(&parse);
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
