#include "batch/progress.h"

#include <stdio.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

static const double terminal_interval = 0.2, log_interval = 5.0;

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

struct progress progress_start(bool quiet, const struct walk_options *walk) {
    double start = now();
    return (struct progress){
        .survey = quiet ? NULL : survey_start(walk),
        .started = start,
        .told = start,
        .terminal = isatty(STDERR_FILENO) == 1,
        .quiet = quiet,
    };
}

double progress_seconds(const struct progress *progress) {
    return now() - progress->started;
}

void progress_pass(struct progress *progress, int64_t bytes) {
    progress->state.passed += bytes > 0 ? (uint64_t)bytes : 0;
}

void progress_read(struct progress *progress, uint64_t bytes) {
    progress->state.read = progress->ended + bytes;
}

void progress_end_input(struct progress *progress) {
    progress->ended = progress->state.read;
}

static void put_bar(struct buffer *out, double share) {
    enum { BAR = 20 };
    int full = (int)(share * BAR);
    buffer_add_byte(out, '[');
    for (int i = 0; i < BAR; i++)
        buffer_add_byte(out, i < full ? '#' : '-');
    buffer_add_text(out, "] ");
}

/* "1:05" or "2:03:00"; rounded up to a second */
static void put_time(struct buffer *out, double seconds) {
    long long whole = (long long)seconds + 1;
    if (whole >= 3600)
        buffer_printf(out, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60, whole % 60);
    else
        buffer_printf(out, "%lld:%02lld", whole / 60, whole % 60);
}

void progress_put(struct buffer *out, const struct progress_state *state, int width) {
    const struct run_counts *counts = state->counts;
    size_t start = out->len;
    uint64_t done = state->passed + state->read;
    bool known = state->total > 0 && done <= state->total;
    double share = known ? (double)done / (double)state->total : 0;
    if (known && width > 0)
        put_bar(out, share);
    if (known)
        buffer_printf(out, "%d%%, ", (int)(share * 100));
    buffer_printf(out, "%llu scored, ", (unsigned long long)counts->scored);
    if (counts->skipped + counts->duplicates > 0)
        buffer_printf(out, "%llu there already, ",
                      (unsigned long long)(counts->skipped + counts->duplicates));
    buffer_printf(out, "%llu rejected, %.0f articles/s, %.1f MB/s", (unsigned long long)counts->rejected,
                  (double)counts->scored / state->seconds, (double)counts->bytes / 1e6 / state->seconds);
    /* what is passed over takes no time: what is left goes on as what was read */
    if (known && state->read > 0) {
        buffer_add_text(out, ", ");
        put_time(out, state->seconds / (double)state->read * (double)(state->total - done));
        buffer_add_text(out, " left");
    }
    if (width > 0 && !out->failed && out->len - start > (size_t)width) {
        out->len = start + (size_t)width;
        out->bytes[out->len] = '\0';
    }
}

/* Columns of the terminal less one, so that the cursor stays in the line. */
static int terminal_columns(void) {
    struct winsize size;
    return ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 1 ? size.ws_col - 1 : 79;
}

void progress_tell(struct progress *progress, const struct run_counts *counts) {
    double time = now();
    if (progress->quiet || time - progress->told < (progress->terminal ? terminal_interval : log_interval))
        return;
    struct buffer line = {0};
    progress->told = time;
    progress->state.counts = counts;
    progress->state.seconds = time - progress->started;
    progress->state.total = survey_bytes(progress->survey);
    progress_put(&line, &progress->state, progress->terminal ? terminal_columns() : 0);
    if (!line.failed)
        fprintf(stderr, "%s%s%s", progress->terminal ? "\r\033[K" : "", line.bytes,
                progress->terminal ? "" : "\n");
    buffer_free(&line);
    progress->shown = progress->terminal;
}

void progress_clear(struct progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

void progress_end(struct progress *progress) {
    progress_clear(progress);
    survey_end(progress->survey);
    progress->survey = NULL;
}
