#include "batch/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

static const double terminal_interval = 0.2, log_interval = 5.0;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct progress progress_start(bool quiet) {
    double start = now();
    return (struct progress){
        .started = start, .told = start, .terminal = isatty(STDERR_FILENO) == 1, .quiet = quiet};
}

double progress_seconds(const struct progress *progress) {
    return now() - progress->started;
}

void progress_tell(struct progress *progress, const struct run_counts *counts) {
    double time = now();
    if (progress->quiet || time - progress->told < (progress->terminal ? terminal_interval : log_interval))
        return;
    progress->told = time;
    double seconds = time - progress->started;
    fprintf(stderr, "%s%llu scored, %llu skipped, %llu rejected, %.0f articles/s, %.1f MB/s%s",
            progress->terminal ? "\r\033[K" : "", (unsigned long long)counts->scored,
            (unsigned long long)(counts->skipped + counts->duplicates), (unsigned long long)counts->rejected,
            (double)counts->scored / seconds, (double)counts->bytes / 1e6 / seconds,
            progress->terminal ? "" : "\n");
    progress->shown = progress->terminal;
}

void progress_clear(struct progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}
