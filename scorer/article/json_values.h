/* Cuts JSON into its articles: the elements of an array, or values one behind the other, each of which may
 * lie on several lines. Only one is held at a time. */
#ifndef STIMMUNG_ARTICLE_JSON_VALUES_H
#define STIMMUNG_ARTICLE_JSON_VALUES_H

#include "article/source.h"

/* The next value, white space, commas and the brackets of an outer array passed over. It is cut, not checked:
 * what ends too early or holds a broken string is handed out as far as it goes, at most to the end of its
 * line. */
enum source_result json_next_value(struct source *source, size_t limit, struct piece *piece);

#endif
