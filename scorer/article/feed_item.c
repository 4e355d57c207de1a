#include "article/feed_item.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

void feed_item_free(struct feed_item *item) {
    buffer_free(&item->body);
}

/* ---- parsing ---- */

/* The bytes of an entity of HTML or XML at `text`, "&auml;"; 0 where there is none. */
static size_t entity_at(const char *text, size_t len, uint32_t *code) {
    enum { LONGEST = 12 };
    char name[LONGEST];
    size_t n = 0;
    *code = 0;
    while (n + 1 < len && n < LONGEST - 1 && text[n + 1] != ';' && text[n + 1] != '&' && text[n + 1] != '<') {
        name[n] = text[n + 1];
        n++;
    }
    if (n == 0 || n + 1 >= len || text[n + 1] != ';')
        return 0;
    name[n] = '\0';
    if (name[0] == '#') {
        size_t digits = name[1] == 'x' ? strspn(name + 2, "0123456789abcdefABCDEF") + 2
                                       : strspn(name + 1, "0123456789") + 1;
        return digits == n && n > 1 ? n + 2 : 0;
    }
    static const char *const own[] = {"amp", "lt", "gt", "quot", "apos"};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (strcmp(own[i], name) == 0)
            return n + 2;
    const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);
    if (entity == NULL)
        return 0;
    *code = entity->value;
    return n + 2;
}

static bool begins_tag(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '/' || c == '!' || c == '?' || c == '_' ||
           (unsigned char)c >= 0x80;
}

/* Copy XML with entities of HTML put as what they are, and an "&" or "<" that begins nothing as "&amp;"
 * and "&lt;". */
static bool mend(const char *xml, size_t len, struct buffer *out) {
    const char *end = xml + len;
    while (xml < end) {
        const char *stop = xml;
        while (stop < end && *stop != '&' && *stop != '<')
            stop++;
        size_t left = (size_t)(end - stop), n = 1;
        buffer_add(out, xml, (size_t)(stop - xml));
        if (left == 0)
            break;
        if (*stop == '<') {
            const char *close =
                left > 9 && memcmp(stop, "<![CDATA[", 9) == 0 ? memmem(stop, left, "]]>", 3) : NULL;
            n = close == NULL ? 1 : (size_t)(close - stop);
            if (left > 1 && begins_tag(stop[1]))
                buffer_add(out, stop, n);
            else
                buffer_add_text(out, "&lt;"); /* "Kurs < 5 Euro" */
        } else {
            uint32_t code;
            char bytes[4];
            n = entity_at(stop, left, &code);
            if (n == 0)
                buffer_add_text(out, "&amp;");
            else if (code == 0)
                buffer_add(out, stop, n);
            else
                buffer_add(out, bytes, utf8_encode(code, bytes));
            n = n == 0 ? 1 : n;
        }
        xml = stop + n;
    }
    return !out->failed;
}

/* What the parser found that can't be mended: the first such finding. */
struct findings {
    char *fault;
    bool nomem;
};

static void note_finding(void *context, xmlError *error) {
    struct findings *findings = ((const xmlParserCtxt *)context)->_private;
    findings->nomem |= error->code == XML_ERR_NO_MEMORY && strcasestr(error->message, "huge") == NULL;
    bool bound = error->code == XML_ERR_INTERNAL_ERROR || error->code == XML_ERR_NO_MEMORY ||
                 error->code == XML_ERR_NAME_TOO_LONG || error->code == XML_ERR_ENTITY_LOOP;
    if (!bound || findings->fault[0] != '\0')
        return;
    const char *says = strstr(error->message, "xcessive depth") != NULL ? "elements nested deeper than 256"
                       : strcasestr(error->message, "huge") != NULL     ? "a text of more than 10 MB"
                                                                        : error->message;
    snprintf(findings->fault, XML_FAULT, "%.*s", (int)strcspn(says, "\n"), says);
}

enum status feed_parse(const char *xml, size_t len, xmlDoc **document, char fault[XML_FAULT]) {
    enum {
        OPTIONS = XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_NOERROR |
                  XML_PARSE_NOWARNING | XML_PARSE_COMPACT
    };
    struct buffer mended = {0};
    struct findings findings = {fault, false};
    xmlParserCtxt *parser = xmlNewParserCtxt();
    *document = NULL;
    fault[0] = '\0';
    if (parser == NULL || !mend(xml, len, &mended)) {
        xmlFreeParserCtxt(parser);
        buffer_free(&mended);
        return STATUS_NOMEM;
    }
    parser->_private = &findings;
    parser->sax->serror = note_finding;
    *document = xmlCtxtReadMemory(parser, mended.bytes == NULL ? "" : mended.bytes, (int)mended.len, NULL,
                                  "UTF-8", OPTIONS);
    xmlFreeParserCtxt(parser);
    buffer_free(&mended);
    enum status status = findings.nomem ? STATUS_NOMEM : STATUS_OK;
    if (status == STATUS_OK &&
        (fault[0] != '\0' || *document == NULL || xmlDocGetRootElement(*document) == NULL)) {
        if (fault[0] == '\0')
            snprintf(fault, XML_FAULT, "no XML");
        status = STATUS_INVALID;
    }
    if (status != STATUS_OK) {
        xmlFreeDoc(*document);
        *document = NULL;
    }
    return status;
}

/* ---- RSS and Atom ---- */

/* Where what an element tells goes; of two for one place, the earlier row counts. */
enum place {
    PLACE_ID,
    PLACE_TITLE,
    PLACE_URL,
    PLACE_PUBLISHED,
    PLACE_UPDATED,
    PLACE_SOURCE,
    PLACE_AUTHOR,
    PLACE_LANGUAGE,
    PLACE_CONTENT,
    PLACE_SUMMARY,
    N_PLACES
};

static const struct {
    const char *name;
    enum place place;
} rows[] = {
    {"guid", PLACE_ID},
    {"id", PLACE_ID},
    {"dc:identifier", PLACE_ID},
    {"title", PLACE_TITLE},
    {"dc:title", PLACE_TITLE},
    {"link", PLACE_URL},
    {"pubDate", PLACE_PUBLISHED},
    {"published", PLACE_PUBLISHED},
    {"issued", PLACE_PUBLISHED}, /* Atom 0.3 */
    {"dc:date", PLACE_PUBLISHED},
    {"dcterms:issued", PLACE_PUBLISHED},
    {"dcterms:created", PLACE_PUBLISHED},
    {"updated", PLACE_UPDATED},
    {"modified", PLACE_UPDATED},
    {"atom:updated", PLACE_UPDATED},
    {"dcterms:modified", PLACE_UPDATED},
    {"source", PLACE_SOURCE},
    {"dc:publisher", PLACE_SOURCE},
    {"author", PLACE_AUTHOR},
    {"dc:creator", PLACE_AUTHOR},
    {"language", PLACE_LANGUAGE},
    {"dc:language", PLACE_LANGUAGE},
    {"content:encoded", PLACE_CONTENT},
    {"content", PLACE_CONTENT},
    {"description", PLACE_SUMMARY},
    {"summary", PLACE_SUMMARY},
};

enum { N_ROWS = sizeof rows / sizeof *rows };

/* The elements that tell of an item, by row. */
struct told {
    const xmlNode *nodes[N_ROWS];
};

static bool is_better_link(const xmlNode *node) {
    xmlChar *rel = xmlGetNoNsProp(node, (const xmlChar *)"rel");
    bool better = rel == NULL || strcmp((const char *)rel, "alternate") == 0;
    xmlFree(rel);
    return better;
}

static void find_told(const xmlNode *root, struct told *told) {
    char name[NODE_NAME], prefix[NODE_NAME];
    size_t own = strcspn(feed_node_name(root, prefix), ":");
    own = prefix[own] == ':' ? own + 1 : 0;
    *told = (struct told){0};
    for (const xmlNode *node = feed_element(root->children); node != NULL; node = feed_element(node->next)) {
        const char *shown = feed_node_name(node, name);
        if (own > 0 && strncmp(shown, prefix, own) == 0)
            shown += own;
        for (size_t i = 0; i < N_ROWS; i++)
            if (strcmp(rows[i].name, shown) == 0 && told->nodes[i] == NULL &&
                (rows[i].place != PLACE_URL || is_better_link(node)))
                told->nodes[i] = node;
    }
}

static const xmlNode *first_told(const struct told *told, enum place place) {
    for (size_t i = 0; i < N_ROWS; i++)
        if (rows[i].place == place && told->nodes[i] != NULL)
            return told->nodes[i];
    return NULL;
}

/* A person of Atom has a name among other things; "mail@example.org (Eva Lindner)" is RSS. */
static bool author_text(struct arena *arena, const xmlNode *node, const char **author) {
    const xmlNode *name = feed_child(node, "name");
    if (!feed_text(arena, name == NULL ? node : name, author) || *author == NULL)
        return *author == NULL;
    const char *open = strchr(*author, '(');
    size_t len = strlen(*author);
    if (open != NULL && strchr(*author, '@') != NULL && (*author)[len - 1] == ')')
        *author = arena_copy(arena, open + 1, (size_t)(*author + len - 1 - (open + 1)));
    return *author != NULL;
}

/* The source of Atom is a feed of its own, with a title. */
static bool source_text(struct arena *arena, const xmlNode *node, const char **source) {
    const xmlNode *title = feed_child(node, "title");
    return feed_text(arena, title == NULL ? node : title, source);
}

static bool url_text(struct arena *arena, const xmlNode *node, const char **url) {
    if (!feed_attribute(arena, node, "href", url))
        return false;
    return *url != NULL || feed_text(arena, node, url);
}

/* Content that says it is plain text is none of HTML, whatever it looks like. */
static bool put_body(struct arena *arena, const xmlNode *node, struct buffer *body) {
    const char *text, *type;
    if (!feed_attribute(arena, node, "type", &type))
        return false;
    if (feed_element(node->children) != NULL) {
        feed_put_content(body, node);
        return !body->failed;
    }
    if (!feed_text(arena, node, &text))
        return false;
    if (text != NULL && type != NULL && strcmp(type, "text") == 0 && feed_is_markup(text)) {
        buffer_add_text(body, "<p>");
        feed_put_escaped(body, text);
        buffer_add_text(body, "</p>");
    } else if (text != NULL) {
        feed_put_text(body, text);
    }
    return !body->failed;
}

/* The text is what is longer: some call their teaser the content, and others the article a description. */
static bool read_body(struct arena *arena, const struct told *told, struct feed_item *item) {
    const xmlNode *nodes[] = {first_told(told, PLACE_CONTENT), first_told(told, PLACE_SUMMARY)};
    for (size_t i = 0; i < 2; i++) {
        struct buffer body = {0};
        if (nodes[i] != NULL && !put_body(arena, nodes[i], &body)) {
            buffer_free(&body);
            return false;
        }
        struct buffer *shorter = body.len > item->body.len ? &item->body : &body;
        buffer_free(shorter);
        if (shorter == &item->body)
            item->body = body;
    }
    return true;
}

static bool read_told(struct arena *arena, const struct told *told, struct feed_item *item) {
    return feed_text(arena, first_told(told, PLACE_ID), &item->id) &&
           feed_text(arena, first_told(told, PLACE_TITLE), &item->title) &&
           feed_text(arena, first_told(told, PLACE_PUBLISHED), &item->published) &&
           feed_text(arena, first_told(told, PLACE_UPDATED), &item->updated) &&
           feed_text(arena, first_told(told, PLACE_LANGUAGE), &item->language) &&
           url_text(arena, first_told(told, PLACE_URL), &item->url) &&
           source_text(arena, first_told(told, PLACE_SOURCE), &item->source) &&
           author_text(arena, first_told(told, PLACE_AUTHOR), &item->author);
}

bool feed_item_read(struct arena *arena, const xmlDoc *document, struct feed_item *item) {
    const xmlNode *root = xmlDocGetRootElement(document);
    struct told told;
    *item = (struct feed_item){0};
    if (feed_is_named(root, "newsItem") || feed_is_named(root, "nitf"))
        return feed_news_read(arena, root, item);
    find_told(root, &told);
    if (!read_told(arena, &told, item) || !read_body(arena, &told, item))
        return false;
    if (item->id == NULL && !feed_attribute(arena, root, "about", &item->id)) /* RSS 1.0 */
        return false;
    if (item->language == NULL && !feed_attribute(arena, root, "lang", &item->language))
        return false;
    if (item->published == NULL)
        item->published = item->updated;
    if (item->url == NULL && item->id != NULL && strncmp(item->id, "http", 4) == 0)
        item->url = item->id;
    return true;
}

bool feed_head_read(struct arena *arena, const xmlDoc *document, struct feed_item *head) {
    const xmlNode *root = xmlDocGetRootElement(document);
    const xmlNode *channel = feed_child(root, "channel");
    const xmlNode *feed = channel == NULL ? root : channel;
    *head = (struct feed_item){0};
    struct told told;
    find_told(feed, &told);
    return feed_text(arena, first_told(&told, PLACE_TITLE), &head->source) &&
           feed_text(arena, first_told(&told, PLACE_LANGUAGE), &head->language) &&
           (head->language != NULL || feed_attribute(arena, root, "lang", &head->language));
}
