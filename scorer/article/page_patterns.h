/* The phrases that news pages print around their articles: credits, counters, navigation, related
 * lists, sign-offs, disclaimers. The data is lexicons/page_patterns.tsv. */
#ifndef STIMMUNG_ARTICLE_PAGE_PATTERNS_H
#define STIMMUNG_ARTICLE_PAGE_PATTERNS_H

struct page_patterns;

#endif
