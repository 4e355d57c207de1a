#include "batch/line.h"

#include <pthread.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "store/write.h"

/* Parcels a worker can be ahead of the writer: more only take memory. */
enum { PARCELS_A_JOB = 32, LARGE_ARTICLE = 1024 * 1024 };

enum { PARCEL_FREE, PARCEL_TAKEN, PARCEL_READY };

struct worker {
    pthread_t thread;
    struct line *line;
    struct store *known; /* its own view of the store */
    bool running;
};

/* The parcels form a ring: the n-th piece lies in parcel n modulo their number. A worker takes the next
 * piece and its parcel in one step, so that pieces keep their order. */
struct line {
    const struct line_options *options;
    struct store *known; /* the corpus' view of the store */
    struct corpus *corpus;
    struct worker *workers;
    struct parcel *parcels;
    uint64_t n_parcels;
    pthread_mutex_t taking; /* held while a piece is read */
    pthread_mutex_t states; /* of the parcels, and what follows */
    pthread_cond_t freed;   /* a parcel was */
    pthread_cond_t ready;   /* a parcel is */
    uint64_t taken;         /* pieces, by workers; changed under `taking` too */
    uint64_t given;         /* pieces, to the writer and back */
    bool ended;             /* no more are to be taken */
};

static void analyse(struct worker *worker, struct parcel *parcel) {
    struct piece *piece = &parcel->piece;
    enum put_result result;
    article_hash(&piece->article);
    if (!worker->line->options->rescore) {
        if (store_look_up(worker->known, &piece->article, &result, &parcel->error) != STATUS_OK)
            return;
        parcel->known = result == PUT_KNOWN || result == PUT_DUPLICATE;
        if (parcel->known)
            return;
    }
    enum status status =
        engine_analyse(worker->line->options->engine, &piece->article, &parcel->arena, &parcel->document);
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
            line_end(line);
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

static enum status open_store(struct store **store, const struct line_options *options, struct error *error) {
    enum status status = store_open(store, options->db, STORE_READ, error);
    if (status == STATUS_OK)
        status = store_set_scorer(*store, ENGINE_VERSION, engine_lexicon_hash(options->engine), error);
    return status;
}

static enum status start_worker(struct line *line, struct worker *worker, struct error *error) {
    worker->line = line;
    enum status status = open_store(&worker->known, line->options, error);
    if (status != STATUS_OK)
        return status;
    worker->running = pthread_create(&worker->thread, NULL, work, worker) == 0;
    if (!worker->running)
        status = error_set(error, STATUS_INTERNAL, "a thread could not be started; try fewer --jobs than %d",
                           line->options->jobs);
    return status;
}

/* All that a line holds but its threads. */
static enum status set_up(struct line *line, struct error *error) {
    const struct line_options *options = line->options;
    size_t jobs = (size_t)options->jobs;
    enum status status = open_store(&line->known, options, error);
    if (status != STATUS_OK)
        return status;
    line->workers = memory_alloc(jobs * sizeof *line->workers);
    line->parcels = memory_alloc(line->n_parcels * sizeof *line->parcels);
    line->corpus = corpus_open(&options->corpus, options->rescore ? NULL : line->known);
    if (line->workers != NULL)
        memset(line->workers, 0, jobs * sizeof *line->workers);
    if (line->parcels != NULL)
        memset(line->parcels, 0, line->n_parcels * sizeof *line->parcels);
    if (line->workers == NULL || line->parcels == NULL || line->corpus == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory for %d jobs", options->jobs);
    return STATUS_OK;
}

enum status line_open(struct line **result, const struct line_options *options, struct error *error) {
    struct line *line = memory_alloc(sizeof *line);
    *result = NULL;
    if (line == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory for %d jobs", options->jobs);
    *line = (struct line){.options = options, .n_parcels = (uint64_t)options->jobs * PARCELS_A_JOB};
    pthread_mutex_init(&line->taking, NULL);
    pthread_mutex_init(&line->states, NULL);
    pthread_cond_init(&line->freed, NULL);
    pthread_cond_init(&line->ready, NULL);
    enum status status = set_up(line, error);
    for (int i = 0; i < options->jobs && status == STATUS_OK; i++)
        status = start_worker(line, &line->workers[i], error);
    if (status != STATUS_OK) {
        line_end(line);
        line_close(line);
        return status;
    }
    *result = line;
    return STATUS_OK;
}

struct parcel *line_next(struct line *line) {
    struct parcel *parcel = &line->parcels[line->given % line->n_parcels];
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

void line_give_back(struct line *line, struct parcel *parcel) {
    const struct piece *piece = &parcel->piece;
    bool large = piece->kind == PIECE_REJECTION ||
                 (piece->kind == PIECE_ARTICLE && piece->article.text_len > LARGE_ARTICLE);
    if (large) /* what one large input took is not kept for the small ones that follow */
        arena_free(&parcel->arena);
    else
        arena_reset(&parcel->arena);
    pthread_mutex_lock(&line->states);
    parcel->state = PARCEL_FREE;
    line->given++;
    pthread_cond_broadcast(&line->freed);
    pthread_mutex_unlock(&line->states);
}

bool line_is_over(struct line *line) {
    pthread_mutex_lock(&line->states);
    bool over = line->ended && line->given == line->taken;
    pthread_mutex_unlock(&line->states);
    return over;
}

void line_end(struct line *line) {
    pthread_mutex_lock(&line->states);
    line->ended = true;
    pthread_cond_broadcast(&line->freed);
    pthread_mutex_unlock(&line->states);
}

void line_close(struct line *line) {
    if (line == NULL)
        return;
    for (int i = 0; line->workers != NULL && i < line->options->jobs; i++) {
        if (line->workers[i].running)
            pthread_join(line->workers[i].thread, NULL);
        store_close(line->workers[i].known);
    }
    for (uint64_t i = 0; line->parcels != NULL && i < line->n_parcels; i++)
        arena_free(&line->parcels[i].arena);
    pthread_mutex_destroy(&line->taking);
    pthread_mutex_destroy(&line->states);
    pthread_cond_destroy(&line->freed);
    pthread_cond_destroy(&line->ready);
    corpus_close(line->corpus);
    store_close(line->known);
    memory_free(line->parcels);
    memory_free(line->workers);
    memory_free(line);
}
