/* An HTML page as a flat tree: its elements in document order, its text cut
 * into blocks, and what its head tells. For article/html_*.c only. */
#ifndef STIMMUNG_ARTICLE_HTML_TREE_H
#define STIMMUNG_ARTICLE_HTML_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"
#include "base/span.h"

enum html_tag {
    HTML_INLINE, /* runs on in the line */
    HTML_BLOCK,  /* any block without a meaning of its own */
    HTML_SKIP,   /* its content is no text: script, style, form controls */
    HTML_A,
    HTML_STRONG,
    HTML_BR,
    HTML_P,
    HTML_H1,
    HTML_HEADING, /* h2 to h6 */
    HTML_LI,
    HTML_ROW, /* tr */
    HTML_CELL,
    HTML_TABLE,
    HTML_FIGCAPTION,
    HTML_QUOTE,
    HTML_ARTICLE,
    HTML_MAIN,
    HTML_NAV,
    HTML_ASIDE,
    HTML_HEADER,
    HTML_FOOTER,
    HTML_FORM,
    HTML_BODY,
    HTML_HTML,
    HTML_HEAD,
    HTML_TITLE,
    HTML_META,
    HTML_LINK,
    HTML_SCRIPT,
    HTML_TIME,
};

/* What the names in class, id, role and itemprop say about an element. */
enum html_hint {
    HINT_DROP = 1,        /* not of the article: menus, shares, other articles, advertisements */
    HINT_COMMENTS = 2,    /* readers' comments */
    HINT_BODY = 4,        /* the article's text */
    HINT_LEAD = 8,        /* its lead */
    HINT_CAPTION = 16,    /* text of a photo */
    HINT_BYLINE = 32,     /* author, date, place */
    HINT_HEADLINE = 64,   /* the headline */
    HINT_ARTICLE = 128,   /* the whole article, with its head */
    HINT_WEAK_DROP = 256, /* like HINT_DROP, by a word that <article> bears for
                             other reasons: "tag-politik" */
    HINT_TEASER = 512,    /* another article where it links, else the lead of this one */
};

struct html_node {
    uint32_t parent; /* of the first node: itself */
    uint32_t end;    /* index behind its last descendant */
    uint8_t tag;
    uint32_t hints;
};

struct html_block {
    struct span span;    /* in html_tree.text */
    uint32_t node;       /* the innermost element around it that is no inline element */
    uint32_t link_bytes; /* of it that lie in links */
    uint32_t bold_bytes;
    uint8_t tag;
    bool joined; /* a row of a table, made of its cells */
};

enum { HTML_TIMES = 8, HTML_SCRIPTS = 8 };

struct html_time {
    const char *value;
    bool published; /* itemprop, class or pubdate says that it is the time of
                       publication */
};

/* What the head and the attributes tell; NULL where they don't. */
struct html_facts {
    const char *language;  /* <html lang> */
    const char *title;     /* <title> */
    const char *canonical; /* <link rel=canonical> */
    const char *og_title, *og_site, *og_url, *og_type;
    const char *meta_title, *meta_author, *meta_published, *meta_modified, *meta_description, *meta_site;
    const char *body;                  /* the text of the article, as JSON-LD has it */
    const char *scripts[HTML_SCRIPTS]; /* the JSON-LD blocks, each with a NUL */
    uint32_t n_scripts;
    struct html_time times[HTML_TIMES]; /* <time datetime> in document order */
    uint32_t n_times;
};

struct html_tree {
    struct arena *arena;
    struct buffer text; /* of all blocks, a line feed behind each; freed by
                           html_tree_free */
    struct html_node *nodes;
    uint32_t n_nodes, cap_nodes;
    struct html_block *blocks;
    uint32_t n_blocks, cap_blocks;
    struct html_facts facts;
};

/* Parse `len` bytes of valid UTF-8. What is no well-formed HTML is read as
 * browsers would, more or less. `tree` is all zero but for `arena`. Returns 0
 * or STATUS_NOMEM; call html_tree_free either way. */
enum status html_tree_parse(struct html_tree *tree, const char *html, size_t len);

void html_tree_free(struct html_tree *tree);

/* html_names.c: the kind of an element; HTML_INLINE for an unknown one with
 * inline use, HTML_BLOCK else. */
enum html_tag html_tag_named(const char *name);

/* html_hints.c: the HINT_ bits of a list of names ("article__body js-share").
 */
unsigned html_hints_of(const char *names);

#endif
