/* Cuts a feed, or a package of news in XML, into its items, of which only one is held at a time. For article/
 * only.
 *
 * Items are cut by their tags, not parsed: one that is broken spoils none of the others. */
#ifndef STIMMUNG_ARTICLE_XML_ITEMS_H
#define STIMMUNG_ARTICLE_XML_ITEMS_H

#include <stdbool.h>

#include "article/source.h"
#include "base/buffer.h"

/* All zero at the front of the source. */
struct xml_items {
    struct buffer head; /* what stands before the first item, as it came */
    bool begun;
    bool lost; /* an item had no end: what follows is looked for inside of comments and CDATA too */
};

enum xml_item_result {
    XML_ITEM,
    XML_ITEM_OPEN,     /* it has no end, and was passed over; piece->line is set */
    XML_ITEM_TOO_LONG, /* the same */
    XML_ITEM_END,
    XML_ITEM_BROKEN, /* the source breaks off; source_fault says why */
    XML_ITEM_NOMEM,
};

/* The next <item>, <entry>, <newsItem> or <nitf> with all that is in it, whatever the prefix of its name. */
enum xml_item_result xml_next_item(struct xml_items *items, struct source *source, size_t limit,
                                   struct piece *piece);

void xml_items_free(struct xml_items *items);

#endif
