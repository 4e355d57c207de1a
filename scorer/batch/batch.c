#include "batch/batch.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "batch/corpus.h"
#include "batch/progress.h"

/* Parcels a worker can be ahead of the writer; more only take memory. */
enum { PARCELS_A_JOB = 32, LARGE_ARTICLE = 1024 * 1024 };

enum parcel_state { PARCEL_FREE, PARCEL_TAKEN, PARCEL_READY };

/* One piece of the corpus on its way from a worker to the writer. */
struct parcel {
    struct arena arena;
    struct piece piece;
    struct document document;
    struct error error;
    enum parcel_state state;
    bool known; /* an article that is in the store already and was not analysed */
};

/* The parcels form a ring: the n-th piece lies in parcel n modulo their number. A worker takes the next
 * piece and its parcel in one step, so that pieces keep the order of the input. */
struct line {
    const struct engine *engine;
    const struct batch_options *options;
    struct corpus *corpus;
    struct parcel *parcels;
    uint64_t n_parcels;
    pthread_mutex_t taking; /* held while a piece is read */
    pthread_mutex_t states; /* of the parcels */
    pthread_cond_t freed;   /* a parcel was */
    pthread_cond_t ready;   /* a parcel is */
    uint64_t taken;         /* pieces taken so far; under `states`, and changed under `taking` too */
    bool ended;             /* no more are to be taken; under `states` */
};

struct worker {
    pthread_t thread;
    struct line *line;
    struct store *known; /* its own view of the store */
    bool running;
};

static void analyse(struct worker *worker, struct parcel *parcel) {
    struct piece *piece = &parcel->piece;
    enum put_result result;
    if (store_look_up(worker->known, piece->article.content_hash, &result, &parcel->error) != STATUS_OK)
        return;
    parcel->known = result != PUT_STORED;
    if (parcel->known)
        return;
    enum status status =
        engine_analyse(worker->line->engine, &piece->article, &parcel->arena, &parcel->document);
    if (status != STATUS_OK)
        error_set(&parcel->error, status, "%s: out of memory", piece->article.id);
}

/* Wait for the parcel of the next piece to be free; false where no more pieces are wanted. */
static bool wait_for_parcel(struct line *line, struct parcel *parcel) {
    pthread_mutex_lock(&line->states);
    while (!line->ended && parcel->state != PARCEL_FREE)
        pthread_cond_wait(&line->freed, &line->states);
    bool wanted = !line->ended;
    if (wanted) {
        parcel->state = PARCEL_TAKEN;
        line->taken++;
    }
    pthread_mutex_unlock(&line->states);
    return wanted;
}

static void end_line(struct line *line) {
    pthread_mutex_lock(&line->states);
    line->ended = true;
    pthread_cond_broadcast(&line->freed);
    pthread_cond_broadcast(&line->ready);
    pthread_mutex_unlock(&line->states);
}

/* The next piece in its parcel, or NULL where there is nothing left to do. */
static struct parcel *take_piece(struct line *line) {
    pthread_mutex_lock(&line->taking);
    struct parcel *parcel = &line->parcels[line->taken % line->n_parcels];
    bool wanted = wait_for_parcel(line, parcel);
    if (wanted) {
        parcel->error = (struct error){0};
        parcel->known = false;
        corpus_next(line->corpus, &parcel->arena, &parcel->piece, &parcel->error);
        if (parcel->error.status != STATUS_OK || parcel->piece.kind == PIECE_END)
            end_line(line);
    }
    pthread_mutex_unlock(&line->taking);
    return wanted ? parcel : NULL;
}

static void *work(void *argument) {
    struct worker *worker = argument;
    struct line *line = worker->line;
    for (;;) {
        struct parcel *parcel = take_piece(line);
        if (parcel == NULL)
            return NULL;
        if (parcel->error.status == STATUS_OK && parcel->piece.kind == PIECE_ARTICLE)
            analyse(worker, parcel);
        pthread_mutex_lock(&line->states);
        parcel->state = PARCEL_READY;
        pthread_cond_signal(&line->ready);
        pthread_mutex_unlock(&line->states);
    }
}

/* The writer's side. */
struct writer {
    struct line *line;
    struct recorder *recorder;
    struct batch_report *report;
    struct progress progress;
    uint64_t written; /* pieces */
    struct error *error;
};

static enum status write_article(struct writer *writer, struct parcel *parcel) {
    enum put_result result;
    if (parcel->known)
        return recorder_pass(writer->recorder, &parcel->piece.article, &result, writer->error);
    enum status status = recorder_put(writer->recorder, &parcel->document, &result, writer->error);
    if (status == STATUS_OK && result == PUT_STORED && !tally_add(&writer->report->tally, &parcel->document))
        status = error_set(writer->error, STATUS_NOMEM, "out of memory");
    return status;
}

static enum status write_piece(struct writer *writer, struct parcel *parcel) {
    struct piece *piece = &parcel->piece;
    struct recorder *recorder = writer->recorder;
    if (parcel->error.status != STATUS_OK) {
        *writer->error = parcel->error;
        return parcel->error.status;
    }
    switch (piece->kind) {
    case PIECE_INPUT:
        return recorder_begin_input(recorder, piece->path, &piece->input, writer->error);
    case PIECE_ARTICLE:
        return write_article(writer, parcel);
    case PIECE_REJECTION:
        if (piece->named && strcmp(piece->rejection.code, "unreadable") == 0) {
            progress_clear(&writer->progress);
            fprintf(stderr, "stimmung: %s\n", piece->rejection.message);
            writer->report->unreadable++;
        }
        return recorder_reject(recorder, &piece->rejection, writer->error);
    case PIECE_INPUT_END:
        return recorder_end_input(recorder, piece->path, &piece->input, writer->error);
    case PIECE_UNCHANGED:
        writer->report->unchanged++;
        recorder->counts.skipped += piece->input.articles;
        return STATUS_OK;
    case PIECE_END:
    default:
        return STATUS_OK;
    }
}

/* Wait up to a fifth of a second for the next piece; NULL where it is not there yet. */
static struct parcel *wait_for_piece(struct writer *writer) {
    struct line *line = writer->line;
    struct parcel *parcel = &line->parcels[writer->written % line->n_parcels];
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 200000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    pthread_mutex_lock(&line->states);
    int code = 0;
    while (parcel->state != PARCEL_READY && code == 0)
        code = pthread_cond_timedwait(&line->ready, &line->states, &until);
    bool ready = parcel->state == PARCEL_READY;
    pthread_mutex_unlock(&line->states);
    return ready ? parcel : NULL;
}

static void free_parcel(struct line *line, struct parcel *parcel) {
    const struct piece *piece = &parcel->piece;
    bool large = piece->kind == PIECE_REJECTION ||
                 (piece->kind == PIECE_ARTICLE && piece->article.text_len > LARGE_ARTICLE);
    if (large) /* what one large input took is not kept for the small ones that follow */
        arena_free(&parcel->arena);
    else
        arena_reset(&parcel->arena);
    pthread_mutex_lock(&line->states);
    parcel->state = PARCEL_FREE;
    pthread_cond_broadcast(&line->freed);
    pthread_mutex_unlock(&line->states);
}

static bool is_all_written(struct writer *writer) {
    pthread_mutex_lock(&writer->line->states);
    bool all = writer->line->ended && writer->written == writer->line->taken;
    pthread_mutex_unlock(&writer->line->states);
    return all;
}

/* Write the pieces in order until all are written, or one fails, or a stop is asked for. */
static enum status write_pieces(struct writer *writer) {
    enum status status = STATUS_OK;
    while (status == STATUS_OK && *writer->line->options->stop == 0 && !is_all_written(writer)) {
        struct parcel *parcel = wait_for_piece(writer);
        if (parcel == NULL) { /* the input is slow: what it gave so far is made to last */
            status = recorder_commit(writer->recorder, writer->error);
        } else {
            status = write_piece(writer, parcel);
            writer->written++;
            free_parcel(writer->line, parcel);
        }
        progress_tell(&writer->progress, &writer->recorder->counts);
    }
    return status;
}

/* End before the end of the input: the pieces that are in hand are still written, where `status` has it.
 * False where a worker does not come back in some seconds, as one does that waits at a pipe. */
static bool wind_up(struct writer *writer, enum status *status) {
    end_line(writer->line);
    if (*status == STATUS_OK)
        *status = recorder_commit(writer->recorder, writer->error);
    for (int idle = 0; !is_all_written(writer);) {
        struct parcel *parcel = wait_for_piece(writer);
        if (parcel == NULL) {
            if (++idle > 10)
                return false;
            continue;
        }
        if (*status == STATUS_OK)
            *status = write_piece(writer, parcel);
        writer->written++;
        free_parcel(writer->line, parcel);
    }
    return true;
}

static enum status start_workers(struct line *line, struct worker *workers, struct error *error) {
    const struct batch_options *options = line->options;
    for (int i = 0; i < options->jobs; i++) {
        struct worker *worker = &workers[i];
        worker->line = line;
        enum status status = store_open(&worker->known, options->db, STORE_READ, error);
        if (status == STATUS_OK)
            status =
                store_set_scorer(worker->known, ENGINE_VERSION, engine_lexicon_hash(line->engine), error);
        if (status != STATUS_OK)
            return status;
        worker->running = pthread_create(&worker->thread, NULL, work, worker) == 0;
        if (!worker->running)
            return error_set(error, STATUS_INTERNAL, "thread %d of %d could not be started; try fewer --jobs",
                             i + 1, options->jobs);
    }
    return STATUS_OK;
}

static void join_workers(struct worker *workers, int n) {
    for (int i = 0; i < n; i++) {
        if (workers[i].running)
            pthread_join(workers[i].thread, NULL);
        store_close(workers[i].known);
    }
}

/* All but the store for writing is there: run the workers and the writer. */
static enum status run_line(struct line *line, struct worker *workers, struct recorder *recorder,
                            struct batch_report *report, struct error *error) {
    const struct batch_options *options = line->options;
    struct writer writer = {
        .line = line,
        .recorder = recorder,
        .report = report,
        .progress = progress_start(options->quiet),
        .error = error,
    };
    enum status status = start_workers(line, workers, error);
    if (status == STATUS_OK)
        status = write_pieces(&writer);
    report->stopped = status == STATUS_OK && !is_all_written(&writer);
    report->abandoned = !wind_up(&writer, &status);
    if (!report->abandoned)
        join_workers(workers, options->jobs);
    progress_clear(&writer.progress);
    report->seconds = progress_seconds(&writer.progress);
    return status;
}

static void free_line(struct line *line, struct worker *workers) {
    for (uint64_t i = 0; line->parcels != NULL && i < line->n_parcels; i++)
        arena_free(&line->parcels[i].arena);
    pthread_mutex_destroy(&line->taking);
    pthread_mutex_destroy(&line->states);
    pthread_cond_destroy(&line->freed);
    pthread_cond_destroy(&line->ready);
    corpus_close(line->corpus);
    memory_free(line->parcels);
    memory_free(line);
    memory_free(workers);
}

/* A line with its parcels, and with the workers' places; NULL when memory runs out. */
static struct line *new_line(const struct engine *engine, const struct batch_options *options,
                             struct store *known, struct worker **workers) {
    size_t n_parcels = (size_t)options->jobs * PARCELS_A_JOB;
    struct line *line = memory_alloc(sizeof *line);
    *workers = memory_alloc((size_t)options->jobs * sizeof **workers);
    if (line == NULL || *workers == NULL) {
        memory_free(line);
        memory_free(*workers);
        return NULL;
    }
    memset(*workers, 0, (size_t)options->jobs * sizeof **workers);
    *line = (struct line){.engine = engine, .options = options, .n_parcels = n_parcels};
    pthread_mutex_init(&line->taking, NULL);
    pthread_mutex_init(&line->states, NULL);
    pthread_cond_init(&line->freed, NULL);
    pthread_cond_init(&line->ready, NULL);
    line->parcels = memory_alloc(n_parcels * sizeof *line->parcels);
    line->corpus = corpus_open(options->paths, options->n_paths, &options->reading, options->form, known);
    if (line->parcels == NULL || line->corpus == NULL) {
        free_line(line, *workers);
        return NULL;
    }
    memset(line->parcels, 0, n_parcels * sizeof *line->parcels);
    return line;
}

enum status batch_run(const struct engine *engine, const struct batch_options *options,
                      struct batch_report *report, struct error *error) {
    struct recorder recorder;
    struct store *known = NULL; /* where the corpus looks for unchanged inputs */
    struct worker *workers = NULL;
    struct line *line = NULL;
    const char *lexicon = engine_lexicon_hash(engine);
    *report = (struct batch_report){0};
    enum status status = recorder_open(&recorder, options->db, lexicon, options->detail, error);
    if (status != STATUS_OK)
        return status;
    status = store_open(&known, options->db, STORE_READ, error);
    if (status == STATUS_OK)
        status = store_set_scorer(known, ENGINE_VERSION, lexicon, error);
    if (status == STATUS_OK)
        line = new_line(engine, options, known, &workers);
    if (status == STATUS_OK && line == NULL)
        status = error_set(error, STATUS_NOMEM, "out of memory for %d jobs", options->jobs);
    if (status == STATUS_OK)
        status = run_line(line, workers, &recorder, report, error);
    if (!report->abandoned) {
        if (line != NULL)
            free_line(line, workers);
        store_close(known);
    }
    const char *state = status != STATUS_OK ? "failed" : report->stopped ? "stopped" : "done";
    enum status closed = recorder_close(&recorder, state, error);
    report->counts = recorder.counts;
    report->n_reasons = recorder.n_reasons;
    memcpy(report->reasons, recorder.reasons, sizeof report->reasons);
    return status == STATUS_OK ? closed : status;
}
