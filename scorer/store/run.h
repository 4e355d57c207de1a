/* What a run did: its row, the inputs it read, and what it rejected. */
#ifndef STIMMUNG_STORE_RUN_H
#define STIMMUNG_STORE_RUN_H

#include <stdbool.h>
#include <stdint.h>

#include "article/reader.h"
#include "store/store.h"

enum store_detail {
    DETAIL_SCORES,   /* articles and their ticker scores */
    DETAIL_EVIDENCE, /* and the sentences, mentions, moves, ratings and events that show why */
    DETAIL_FULL,     /* and the text, all sentences, and each step's value */
};

struct run_counts {
    uint64_t scored;     /* articles stored */
    uint64_t skipped;    /* articles that an earlier run had scored */
    uint64_t duplicates; /* articles met a second time */
    uint64_t rejected;   /* inputs and lines that gave no article */
    uint64_t bytes;      /* of text in the scored articles */
};

struct run_options {
    enum store_detail detail;
    bool rescore;         /* articles that the scorer has scored before are scored anew */
    uint32_t part, parts; /* it takes the part-th of so many parts, from 1; both 0: the whole, as 1 of 1 */
};

/* Start a run of the store's scorer; outside a transaction. From now on the scores of this scorer hold for
 * all articles that it has scored. */
enum status store_start_run(struct store *store, const struct run_options *options, struct error *error);

/* Note its end. `state` is "done", "stopped" or "failed". */
enum status store_end_run(struct store *store, const char *state, const struct run_counts *counts,
                          struct error *error);

struct input_state {
    int64_t id;           /* in the store, 0: not known */
    int64_t size;         /* bytes, -1 where it is not known or was not read to its end */
    int64_t modified;     /* nanoseconds since 1970 */
    const char *form;     /* what it is read as: "auto", "text", ... */
    uint32_t part, parts; /* as in run_options */
    uint64_t articles;
    uint64_t rejected;
};

/* What is known of the input `path`. *unchanged: the store's scorer read it, or the same part of it, to its
 * end, when it had the size and time in *state, as the same form: then *state gets its counts. For readers
 * too. */
enum status store_find_input(struct store *store, const char *path, struct input_state *state,
                             bool *unchanged, struct error *error);

/* Begin to read an input: what was rejected of it, or of this part of it, before is forgotten, and so are
 * parts that it was cut into otherwise. Sets state->id. */
enum status store_begin_input(struct store *store, const char *path, struct input_state *state,
                              struct error *error);

/* It was read to its end, with the size, time and counts of *state. */
enum status store_end_input(struct store *store, const char *path, const struct input_state *state,
                            struct error *error);

/* Something in the input gave no article. */
enum status store_put_reject(struct store *store, int64_t input, const struct rejection *rejection,
                             struct error *error);

#endif
