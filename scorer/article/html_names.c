/* The names of elements, and what they mean. */
#include <stdlib.h>
#include <string.h>

#include "article/html_tree.h"

struct tag_name {
    const char *name;
    enum html_tag tag;
};

/* In the order of their bytes. What is not here (custom elements) is a block.
 */
static const struct tag_name tag_names[] = {
    {"a", HTML_A},
    {"abbr", HTML_INLINE},
    {"acronym", HTML_INLINE},
    {"amp-ad", HTML_SKIP},
    {"amp-embed", HTML_SKIP},
    {"amp-sidebar", HTML_SKIP},
    {"area", HTML_SKIP},
    {"article", HTML_ARTICLE},
    {"aside", HTML_ASIDE},
    {"audio", HTML_SKIP},
    {"b", HTML_STRONG},
    {"bdi", HTML_INLINE},
    {"bdo", HTML_INLINE},
    {"big", HTML_INLINE},
    {"blockquote", HTML_QUOTE},
    {"body", HTML_BODY},
    {"br", HTML_BR},
    {"button", HTML_SKIP},
    {"canvas", HTML_SKIP},
    {"caption", HTML_FIGCAPTION},
    {"center", HTML_BLOCK},
    {"cite", HTML_INLINE},
    {"code", HTML_INLINE},
    {"data", HTML_INLINE},
    {"del", HTML_SKIP},
    {"dfn", HTML_INLINE},
    {"dialog", HTML_SKIP},
    {"em", HTML_INLINE},
    {"embed", HTML_SKIP},
    {"figcaption", HTML_FIGCAPTION},
    {"font", HTML_INLINE},
    {"footer", HTML_FOOTER},
    {"form", HTML_FORM},
    {"h1", HTML_H1},
    {"h2", HTML_HEADING},
    {"h3", HTML_HEADING},
    {"h4", HTML_HEADING},
    {"h5", HTML_HEADING},
    {"h6", HTML_HEADING},
    {"head", HTML_HEAD},
    {"header", HTML_HEADER},
    {"html", HTML_HTML},
    {"i", HTML_INLINE},
    {"iframe", HTML_SKIP},
    {"img", HTML_INLINE},
    {"input", HTML_SKIP},
    {"ins", HTML_INLINE},
    {"kbd", HTML_INLINE},
    {"label", HTML_SKIP},
    {"li", HTML_LI},
    {"link", HTML_LINK},
    {"main", HTML_MAIN},
    {"map", HTML_SKIP},
    {"mark", HTML_INLINE},
    {"math", HTML_SKIP},
    {"menu", HTML_NAV},
    {"meta", HTML_META},
    {"nav", HTML_NAV},
    {"nobr", HTML_INLINE},
    {"noframes", HTML_SKIP},
    {"noscript", HTML_SKIP},
    {"object", HTML_SKIP},
    {"p", HTML_P},
    {"picture", HTML_INLINE},
    {"q", HTML_INLINE},
    {"s", HTML_SKIP},
    {"samp", HTML_INLINE},
    {"script", HTML_SCRIPT},
    {"select", HTML_SKIP},
    {"small", HTML_INLINE},
    {"source", HTML_INLINE},
    {"span", HTML_INLINE},
    {"strike", HTML_SKIP},
    {"strong", HTML_STRONG},
    {"style", HTML_SKIP},
    {"sub", HTML_INLINE},
    {"sup", HTML_INLINE},
    {"svg", HTML_SKIP},
    {"table", HTML_TABLE},
    {"td", HTML_CELL},
    {"template", HTML_SKIP},
    {"textarea", HTML_SKIP},
    {"th", HTML_CELL},
    {"time", HTML_TIME},
    {"title", HTML_TITLE},
    {"tr", HTML_ROW},
    {"tt", HTML_INLINE},
    {"u", HTML_INLINE},
    {"var", HTML_INLINE},
    {"video", HTML_SKIP},
    {"wbr", HTML_INLINE},
};

static int compare_tag(const void *key, const void *item) {
    return strcmp(key, ((const struct tag_name *)item)->name);
}

enum html_tag html_tag_named(const char *name) {
    const struct tag_name *found =
        bsearch(name, tag_names, sizeof tag_names / sizeof *tag_names, sizeof *tag_names, compare_tag);
    if (found == NULL) /* "o:p" is what a word processor leaves in a line */
        return strchr(name, ':') != NULL ? HTML_INLINE : HTML_BLOCK;
    return found->tag;
}
