/* What a page tells about its article in its head, in order of trust. For
 * article/html_*.c only. */
#ifndef STIMMUNG_ARTICLE_HTML_FACTS_H
#define STIMMUNG_ARTICLE_HTML_FACTS_H

#include "article/article.h"
#include "article/html_tree.h"

/* Set title, author, source, url, language, published and updated of `article`
 * where they are told: by JSON-LD, else by OpenGraph, else by other meta
 * elements, else by <time>. What is told by none stays as it is. Returns 0 or
 * STATUS_NOMEM. */
enum status html_read_facts(struct html_tree *tree, struct article *article);

/* A <title> without the name of the site: "Meta stolpert | InvestmentWeek".
 * Returns its length. */
size_t html_title_length(const char *title, const char *site);

/* Bytes of the mark between headline and site that `text` starts with (" | ", "
 * - "), or 0. */
size_t html_separator_length(const char *text);

#endif
