/* A small document made by hand, for tests of what is written of documents. */
#ifndef STIMMUNG_TESTS_OUTPUT_SAMPLE_H
#define STIMMUNG_TESTS_OUTPUT_SAMPLE_H

#include "analysis/document.h"

struct sample {
    struct article article;
    struct document document;
    struct arena arena;
    struct sentence sentences[3];
    struct mention mentions[2];
    struct move moves[2];
    struct rating ratings[1];
    struct event events[1];
    struct evidence evidence[2];
    struct company_verdict companies[1];
};

/* Three sentences: SAP with a raised forecast and a rating, a fall of its share by 2.2 percent with a
 * move of Brent, and one in which nothing is found. To be freed by sample_free. */
void sample_make(struct sample *sample);
void sample_free(struct sample *sample);

#endif
