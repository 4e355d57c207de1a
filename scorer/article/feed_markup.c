/* The text in XML, made HTML. */
#include <string.h>

#include "article/feed_item.h"

const char *feed_node_name(const xmlNode *node, char name[NODE_NAME]) {
    const char *prefix = node->ns == NULL ? NULL : (const char *)node->ns->prefix;
    const char *local = (const char *)node->name;
    size_t n = 0;
    if (prefix != NULL && strlen(prefix) + strlen(local) + 2 < NODE_NAME) {
        n = strlen(prefix);
        memcpy(name, prefix, n);
        name[n++] = ':';
    }
    size_t len = strlen(local);
    len = n + len < NODE_NAME ? len : NODE_NAME - 1 - n;
    memcpy(name + n, local, len);
    name[n + len] = '\0';
    return name;
}

/* A prefix whose namespace the item does not declare stays in the name. */
static const char *without_prefix(const xmlChar *name) {
    const char *colon = strchr((const char *)name, ':');
    return colon == NULL ? (const char *)name : colon + 1;
}

static const char *local_name(const xmlNode *node) {
    return without_prefix(node->name);
}

bool feed_is_named(const xmlNode *node, const char *name) {
    return strcmp(local_name(node), name) == 0;
}

const xmlNode *feed_element(const xmlNode *node) {
    while (node != NULL && node->type != XML_ELEMENT_NODE)
        node = node->next;
    return node;
}

const xmlNode *feed_child(const xmlNode *node, const char *name) {
    const xmlNode *child = node == NULL ? NULL : feed_element(node->children);
    while (child != NULL && !feed_is_named(child, name))
        child = feed_element(child->next);
    return child;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool copy_trimmed(struct arena *arena, const char *bytes, const char **text) {
    *text = NULL;
    if (bytes == NULL)
        return true;
    while (is_space(*bytes))
        bytes++;
    size_t len = strlen(bytes);
    while (len > 0 && is_space(bytes[len - 1]))
        len--;
    if (len > 0)
        *text = arena_copy(arena, bytes, len);
    return len == 0 || *text != NULL;
}

bool feed_text(struct arena *arena, const xmlNode *node, const char **text) {
    *text = NULL;
    if (node == NULL)
        return true;
    xmlChar *content = xmlNodeGetContent(node);
    bool done = content != NULL && copy_trimmed(arena, (const char *)content, text);
    xmlFree(content);
    return done;
}

bool feed_attribute(struct arena *arena, const xmlNode *node, const char *name, const char **text) {
    *text = NULL;
    for (const xmlAttr *attribute = node == NULL ? NULL : node->properties; attribute != NULL;
         attribute = attribute->next)
        if (strcmp(without_prefix(attribute->name), name) == 0)
            return feed_text(arena, (const xmlNode *)attribute, text);
    return true;
}

bool feed_is_markup(const char *text) {
    for (const char *p = text; (p = strpbrk(p, "<&")) != NULL; p++) {
        char next = p[1];
        bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        if (*p == '<' && (letter || next == '/' || next == '!'))
            return true;
        size_t n = strspn(p + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ#0123456789");
        if (*p == '&' && n > 1 && n < 12 && p[1 + n] == ';')
            return true;
    }
    return false;
}

static void put_escaped(struct buffer *out, const char *text, size_t len) {
    while (len > 0) {
        size_t n = 0;
        while (n < len && memchr("<>&\"", text[n], 4) == NULL)
            n++;
        buffer_add(out, text, n);
        text += n;
        len -= n;
        if (len == 0)
            return;
        buffer_add_text(out, *text == '<'   ? "&lt;"
                             : *text == '>' ? "&gt;"
                             : *text == '"' ? "&quot;"
                                            : "&amp;");
        text++;
        len--;
    }
}

void feed_put_escaped(struct buffer *out, const char *text) {
    put_escaped(out, text, strlen(text));
}

/* The end of a paragraph of plain text: a blank line. */
static const char *paragraph_end(const char *text) {
    for (const char *p = text; (p = strchr(p, '\n')) != NULL;) {
        const char *next = p + 1;
        while (*next == ' ' || *next == '\t' || *next == '\r')
            next++;
        if (*next == '\n')
            return p;
        p++;
    }
    return text + strlen(text);
}

void feed_put_text(struct buffer *out, const char *text) {
    if (feed_is_markup(text)) {
        buffer_add_text(out, text);
        return;
    }
    while (*text != '\0') {
        const char *end = paragraph_end(text);
        buffer_add_text(out, "<p>");
        put_escaped(out, text, (size_t)(end - text));
        buffer_add_text(out, "</p>");
        text = end;
        while (is_space(*text))
            text++;
    }
}

/* ---- elements ---- */

/* NITF's names, and those of XHTML that are not to be put as they are; NULL drops the element. */
static const struct {
    const char *name;
    const char *html;
} elements[] = {
    {"hl1", "h1"},           {"hl2", "h2"},       {"bq", "blockquote"},    {"block", "div"},
    {"body.content", "div"}, {"abstract", "div"}, {"nitf-table", "table"}, {"head", NULL},
    {"media", NULL},         {"script", NULL},    {"style", NULL},         {"body.end", NULL},
    {"body.head", NULL},     {"tagline", NULL},   {"title", NULL},
};

/* Names of XHTML that mean something to who reads the page. */
static const char *const plain[] = {"p",          "h1",      "h2",      "h3",    "h4",    "h5",     "h6",
                                    "ul",         "ol",      "li",      "dl",    "dt",    "dd",     "table",
                                    "tr",         "td",      "th",      "thead", "br",    "hr",     "a",
                                    "blockquote", "div",     "b",       "pre",   "tbody", "strong", "figure",
                                    "figcaption", "section", "article", "aside", "time",  "header", "footer"};

static const char *html_name(const char *name, bool *dropped) {
    *dropped = false;
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0) {
            *dropped = elements[i].html == NULL;
            return elements[i].html;
        }
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++)
        if (strcmp(plain[i], name) == 0)
            return plain[i];
    return NULL; /* only what is in it counts: <person>, <em>, <money> */
}

static const char *attribute_of(const xmlNode *node, const char *name) {
    for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
        if (strcmp(without_prefix(attribute->name), name) == 0 && attribute->children != NULL &&
            attribute->children->content != NULL)
            return (const char *)attribute->children->content;
    return NULL;
}

static void put_start(struct buffer *out, const xmlNode *node, const char *html) {
    const char *lead = attribute_of(node, "lede"), *names = attribute_of(node, "class");
    buffer_printf(out, "<%s", html);
    if (strcmp(html, "a") == 0)
        buffer_add_text(out, " href=\"#\"");
    if (lead != NULL && strcmp(lead, "true") == 0)
        buffer_add_text(out, " class=\"lead\"");
    else if (names != NULL && strpbrk(names, "\"<>&") == NULL)
        buffer_printf(out, " class=\"%s\"", names);
    buffer_add_byte(out, '>');
}

/* Walked without recursion: the depth of what is parsed is bounded, that of a stack is not known. */
void feed_put_content(struct buffer *out, const xmlNode *root) {
    const xmlNode *node = root->children;
    while (node != NULL) {
        bool dropped = false;
        const char *html = node->type == XML_ELEMENT_NODE ? html_name(local_name(node), &dropped) : NULL;
        if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
            feed_put_escaped(out, (const char *)node->content);
        if (html != NULL)
            put_start(out, node, html);
        if (node->type == XML_ELEMENT_NODE && !dropped && node->children != NULL) {
            node = node->children;
            continue;
        }
        if (html != NULL && strcmp(html, "br") != 0 && strcmp(html, "hr") != 0)
            buffer_printf(out, "</%s>", html);
        while (node->next == NULL && node->parent != root && node->parent != NULL) {
            node = node->parent;
            html = html_name(local_name(node), &dropped);
            if (html != NULL)
                buffer_printf(out, "</%s>", html);
        }
        node = node->next;
    }
}
