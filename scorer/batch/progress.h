/* Tells on standard error how far a long run is. */
#ifndef STIMMUNG_BATCH_PROGRESS_H
#define STIMMUNG_BATCH_PROGRESS_H

#include <stdbool.h>

#include "base/buffer.h"
#include "batch/survey.h"
#include "store/run.h"

/* How far it is. */
struct progress_state {
    const struct run_counts *counts;
    double seconds;
    uint64_t total;  /* bytes of all inputs; 0: not known */
    uint64_t passed; /* of them in inputs that were passed over */
    uint64_t read;   /* and read */
};

struct progress {
    struct survey *survey;
    struct progress_state state;
    uint64_t ended; /* bytes in inputs that were read to their end */
    double started; /* seconds of the monotonic clock */
    double told;    /* when a line was last written */
    bool terminal;  /* one line that is written over; else a line every few seconds */
    bool quiet;
    bool shown; /* a line stands on the terminal */
};

struct progress progress_start(bool quiet, const struct walk_options *walk);

/* An input was passed over that has so many bytes; so many bytes of one were read; and it ended. */
void progress_pass(struct progress *progress, int64_t bytes);
void progress_read(struct progress *progress, uint64_t bytes);
void progress_end_input(struct progress *progress);

/* Tell the state, if it is time to. */
void progress_tell(struct progress *progress, const struct run_counts *counts);

/* Clear the line, before something else is written. */
void progress_clear(struct progress *progress);

double progress_seconds(const struct progress *progress);

/* Clear, and free what it holds. */
void progress_end(struct progress *progress);

/* The line without its end: with a bar, and no longer than `width`, where that is not 0. */
void progress_put(struct buffer *out, const struct progress_state *state, int width);

#endif
