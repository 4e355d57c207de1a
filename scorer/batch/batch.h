/* Scores a corpus into a store: workers analyse, one writer stores, in the order of the input. */
#ifndef STIMMUNG_BATCH_BATCH_H
#define STIMMUNG_BATCH_BATCH_H

#include <signal.h>
#include <stdbool.h>

#include "batch/line.h"
#include "batch/recorder.h"
#include "batch/tally.h"

struct batch_options {
    struct line_options line;
    enum store_detail detail;
    bool quiet;                        /* no progress */
    const volatile sig_atomic_t *stop; /* not 0: finish what is in hand and end */
};

struct batch_report {
    struct run_counts counts;
    struct reason reasons[MAX_REASONS];
    int n_reasons;
    uint64_t unreadable; /* of the paths that were given */
    double seconds;
    bool stopped;       /* before the end, as *stop asked */
    bool abandoned;     /* a thread still waits for input: the engine must stay until the process ends */
    struct tally tally; /* of the articles scored; to be freed */
};

/* Run. What is stored is the same, row by row, for every number of jobs. Memory is bounded by the jobs
 * and the largest article. Returns 0, or with the error set; what was committed before then stays. */
enum status batch_run(const struct batch_options *options, struct batch_report *report, struct error *error);

#endif
