/* Joins stores. Of what both have, the earlier copy describes an article and the newer scores are kept, so
 * that it does not matter in which order stores are joined, or whether one is joined twice. */
#ifndef STIMMUNG_STORE_MERGE_H
#define STIMMUNG_STORE_MERGE_H

#include <stdint.h>

#include "store/store.h"

struct merge_counts {
    int64_t articles; /* in the store that was read */
    int64_t added;    /* of them were not there before */
    int64_t replaced; /* scores of articles that its scores took the place of */
};

/* Put what the store at `path` has into `store`, which is open for writing, in one transaction; to be called
 * outside of one. The file is only read; one of an older form is copied beside the store, and the copy
 * brought up. STATUS_USAGE where both are the same file. */
enum status store_merge(struct store *store, const char *path, struct merge_counts *counts,
                        struct error *error);

#endif
