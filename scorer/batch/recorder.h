/* Writes what comes of a corpus into a store, many articles a transaction, and counts it. */
#ifndef STIMMUNG_BATCH_RECORDER_H
#define STIMMUNG_BATCH_RECORDER_H

#include <stdbool.h>

#include "analysis/document.h"
#include "article/reader.h"
#include "store/write.h"

enum { MAX_REASONS = 16 };

/* How often something was rejected for one reason; what is over the last place counts there. */
struct reason {
    const char *code;
    uint64_t count;
};

struct recorder {
    struct store *store;
    struct run_options run;
    struct run_counts counts;
    struct run_counts lasting; /* the counts at the last commit */
    struct reason reasons[MAX_REASONS];
    int n_reasons;
    int64_t input;  /* that is being read */
    bool open;      /* a transaction is */
    uint32_t rows;  /* articles and inputs in it */
    uint64_t bytes; /* of text in it */
};

/* Open the store for writing and start a run. */
enum status recorder_open(struct recorder *recorder, const char *path, const char *lexicon,
                          const struct run_options *run, struct error *error);

enum status recorder_begin_input(struct recorder *recorder, const char *path, struct input_state *input,
                                 struct error *error);
enum status recorder_end_input(struct recorder *recorder, const char *path, const struct input_state *input,
                               struct error *error);

/* Store a document, unless it is there. */
enum status recorder_put(struct recorder *recorder, const struct document *document, enum put_result *result,
                         struct error *error);

/* The same for an article that was seen to be in the store and not analysed again. */
enum status recorder_pass(struct recorder *recorder, const struct article *article, struct error *error);

enum status recorder_reject(struct recorder *recorder, const struct rejection *rejection,
                            struct error *error);

/* Make what was written so far last. */
enum status recorder_commit(struct recorder *recorder, struct error *error);

/* Commit, note the run's end and close the store; with `state` "failed" the open transaction is rolled
 * back. Does all it can where the error is set before. */
enum status recorder_close(struct recorder *recorder, const char *state, struct error *error);

#endif
