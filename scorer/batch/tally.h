/* The companies and indices of a run with the strongest scores, kept as it goes. */
#ifndef STIMMUNG_BATCH_TALLY_H
#define STIMMUNG_BATCH_TALLY_H

#include "analysis/document.h"
#include "base/map.h"

struct tally_entry {
    const struct instrument *instrument;
    uint64_t articles;
    int64_t weight;   /* sum of relevances, millionths */
    int64_t weighted; /* sum of relevance times score, millionths */
};

/* All zero is empty and ready. */
struct tally {
    struct arena arena;
    struct map places; /* address of the instrument to place in entries */
    struct tally_entry *entries;
    uint32_t n, capacity;
};

/* Count a document's companies. False when memory runs out. */
bool tally_add(struct tally *tally, const struct document *document);

/* The mean score, weighted by relevance, as if one more article had said nothing: a single loud article
 * is less than many. In [-1, 1]. */
double tally_strength(const struct tally_entry *entry);

/* Sort the entries, strongest first, equal ones by ticker and kind. */
void tally_sort(struct tally *tally);

void tally_free(struct tally *tally);

#endif
