/* The page patterns of lexicons/, built once for the tests. */
#ifndef STIMMUNG_TESTS_ARTICLE_PATTERNS_H
#define STIMMUNG_TESTS_ARTICLE_PATTERNS_H

#include "article/page_patterns.h"

/* Read from the folder that the tests run in, the top of the project; a failure ends the test. */
const struct page_patterns *tests_page_patterns(void);

#endif
