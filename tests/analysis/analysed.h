/* Texts of a table, read by one engine. */
#ifndef STIMMUNG_TESTS_ANALYSIS_ANALYSED_H
#define STIMMUNG_TESTS_ANALYSIS_ANALYSED_H

#include <check.h>

#include "analysis/engine.h"
#include "base/arena.h"

/* What the engine finds in a text that is one paragraph of body. */
struct analysed {
    struct arena arena;
    struct paragraph paragraph;
    struct article article;
    struct document document;
};

/* Add a test case of that name whose tests share one engine. */
TCase *analysed_case(Suite *suite, const char *name);

/* The engine of the test case that runs. */
const struct engine *analysed_engine(void);

/* Read `text`, which must outlive it. To be freed by analysed_free; not to be moved before. */
void analysed_make(struct analysed *analysed, const char *text);
void analysed_free(struct analysed *analysed);

#endif
