/* Makes an article of an item of a feed. For article/ only. */
#ifndef STIMMUNG_ARTICLE_FEED_ARTICLE_H
#define STIMMUNG_ARTICLE_FEED_ARTICLE_H

#include "article/feed_item.h"
#include "article/reader.h"

/* Its text is read as the HTML that it is, what the item tells goes before what the text tells, and what
 * `head` tells stands in where the item does not. article->id is NULL where the item has none. Returns 0,
 * STATUS_INVALID with the reason in *rejection (without its place), or STATUS_NOMEM. */
enum status article_from_feed_item(struct arena *arena, const struct feed_item *item,
                                   const struct feed_item *head, const struct page_patterns *patterns,
                                   struct article *article, struct rejection *rejection);

#endif
