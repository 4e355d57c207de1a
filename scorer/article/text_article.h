/* Finds the parts of a page in a text that is in an article already. For article/ only. */
#ifndef STIMMUNG_ARTICLE_TEXT_ARTICLE_H
#define STIMMUNG_ARTICLE_TEXT_ARTICLE_H

#include "article/article.h"
#include "article/page_patterns.h"
#include "base/arena.h"
#include "base/error.h"

/* Set article->paragraphs, and title, source and published where they are NULL. article->text is valid UTF-8
 * and stays as it is. Returns 0 or STATUS_NOMEM. */
enum status article_find_parts(struct arena *arena, const struct page_patterns *patterns,
                               struct article *article);

#endif
