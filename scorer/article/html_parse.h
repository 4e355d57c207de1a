/* The state of a page that is being parsed. For article/html_*.c only. */
#ifndef STIMMUNG_ARTICLE_HTML_PARSE_H
#define STIMMUNG_ARTICLE_HTML_PARSE_H

#include <libxml/HTMLparser.h>

#include "article/html_tree.h"
#include "base/map.h"

struct html_open_element {
    uint32_t node; /* the innermost node around: for an inline element that of its
                      parent */
    uint8_t tag;
    bool skips; /* started a part that is no text */
    bool links; /* started a link to another page */
};

struct html_parse {
    struct html_tree *tree;
    struct html_open_element *stack;
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

static inline bool html_is_blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* html_text.c: append text to the block that is growing: runs of white space become one space, invisible
 * marks nothing, ligatures their letters. */
void html_put_text(struct html_parse *parse, const char *text, size_t len);

/* html_text.c: end the block that is growing, if there is one. */
void html_close_block(struct html_parse *parse);

/* html_attributes.c: the value of an attribute, NULL where the element has none of this name. */
const char *html_attribute(const xmlChar **attributes, const char *name);
bool html_attribute_is(const xmlChar **attributes, const char *name, const char *value);

/* html_attributes.c: keep the first value that is told of a fact. */
void html_keep(struct html_parse *parse, const char **fact, const char *value);

/* html_attributes.c: what <meta> and <time> tell. */
void html_read_meta(struct html_parse *parse, const xmlChar **attributes);
void html_read_time(struct html_parse *parse, const xmlChar **attributes);

/* html_attributes.c: the HINT_ bits of an element. */
unsigned html_element_hints(struct html_parse *parse, enum html_tag tag, const xmlChar **attributes);

/* html_attributes.c: whether the page itself hides the element. */
bool html_is_hidden(const xmlChar **attributes);

#endif
