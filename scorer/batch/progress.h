/* Tells on standard error how far a long run is. */
#ifndef STIMMUNG_BATCH_PROGRESS_H
#define STIMMUNG_BATCH_PROGRESS_H

#include <stdbool.h>

#include "store/run.h"

struct progress {
    double started; /* seconds of the monotonic clock */
    double told;    /* when a line was last written */
    bool terminal;  /* one line that is written over; else a line every few seconds */
    bool quiet;
    bool shown; /* a line stands on the terminal */
};

struct progress progress_start(bool quiet);

/* Tell the state, if it is time to. */
void progress_tell(struct progress *progress, const struct run_counts *counts);

/* Clear the line, before something else is written. */
void progress_clear(struct progress *progress);

double progress_seconds(const struct progress *progress);

#endif
