/* Cuts a corpus into parts for several runs, by content: whatever the order or the files that articles come
 * in, copies of one article fall into one part. */
#ifndef STIMMUNG_BATCH_SHARD_H
#define STIMMUNG_BATCH_SHARD_H

#include <stdbool.h>
#include <stdint.h>

#include "article/reader.h"

/* The part-th of so many parts, from 1. Both 0: the whole. */
struct shard {
    uint32_t part, parts;
};

/* Read "3/8". False where it is none: the part must be from 1 to the number of parts. */
bool shard_read(const char *text, struct shard *shard);

bool shard_has(const struct shard *shard, const struct article *article);

/* Whether something that gave no article is told of in this part: what a line holds is known to every run
 * that reads it, and one tells. */
bool shard_has_line(const struct shard *shard, const char *path, const struct rejection *rejection);

#endif
