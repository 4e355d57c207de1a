/* One item of a feed (RSS, Atom) or of an agency's news (NewsML-G2, NITF): what it tells, and its text as
 * HTML. For article/ only. */
#ifndef STIMMUNG_ARTICLE_FEED_ITEM_H
#define STIMMUNG_ARTICLE_FEED_ITEM_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* NULL where it is not told. */
struct feed_item {
    const char *id, *title, *url, *source, *author, *language;
    const char *published, *updated; /* as they stand there */
    struct buffer body;              /* HTML; freed by feed_item_free */
};

/* What is wrong with a piece of XML that can't be used. */
enum { XML_FAULT = 120 };

/* Parse a piece of XML in UTF-8, an item or the head of a feed, as far as it can be read: what is only
 * careless (an "&" by itself, &auml;, a tag that does not fit) is mended. Nothing is fetched, no entity is
 * expanded. The document is the caller's, to be freed by xmlFreeDoc. STATUS_INVALID with the reason in
 * `fault`, or STATUS_NOMEM. */
enum status feed_parse(const char *xml, size_t len, xmlDoc **document, char fault[XML_FAULT]);

/* Read an item. False when memory runs out. */
bool feed_item_read(struct arena *arena, const xmlDoc *document, struct feed_item *item);

/* Read what the head of a feed tells of all its items: source and language. False when memory runs out. */
bool feed_head_read(struct arena *arena, const xmlDoc *document, struct feed_item *head);

void feed_item_free(struct feed_item *item);

/* feed_news.c: the same for NewsML-G2 and NITF. False when memory runs out. */
bool feed_news_read(struct arena *arena, const xmlNode *root, struct feed_item *item);

/* ---- feed_markup.c ---- */

/* An element's name with its prefix, without the one that items have themselves ("atom:title" in an
 * "atom:entry"). Valid until the next call with the same `name`. */
enum { NODE_NAME = 48 };
const char *feed_node_name(const xmlNode *node, char name[NODE_NAME]);

/* Whether an element has that name, whatever its prefix. */
bool feed_is_named(const xmlNode *node, const char *name);

/* The next element at or behind `node` among its siblings, or NULL. */
const xmlNode *feed_element(const xmlNode *node);

/* The first child element of that name, without its prefix; NULL. */
const xmlNode *feed_child(const xmlNode *node, const char *name);

/* The text in a node, white space at its ends cut off; NULL where there is none. False when memory runs out.
 */
bool feed_text(struct arena *arena, const xmlNode *node, const char **text);

/* An attribute's value; the same. */
bool feed_attribute(struct arena *arena, const xmlNode *node, const char *name, const char **text);

/* Whether a text is HTML by itself: it has a tag or an entity. */
bool feed_is_markup(const char *text);

/* Append a text as HTML: as it is where it is markup, else each of its paragraphs as <p>. */
void feed_put_text(struct buffer *out, const char *text);

/* Append a text with what means something in HTML escaped. */
void feed_put_escaped(struct buffer *out, const char *text);

/* Append what is in a node as HTML: XHTML as it is, the elements of NITF as what they mean. */
void feed_put_content(struct buffer *out, const xmlNode *node);

#endif
