#include "batch/corpus.h"

#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/memory.h"

enum stage { BETWEEN, BEGUN, READING, FAULTY };

struct corpus {
    struct walk *walk;
    const struct corpus_options *options;
    struct store *known;
    struct reader *reader;
    struct buffer path; /* of the input that is being read */
    struct input_state input;
    const char *fault; /* why it can't be read, or NULL */
    enum stage stage;
    bool named;
};

struct corpus *corpus_open(const struct corpus_options *options, struct store *known) {
    struct corpus *corpus = memory_alloc(sizeof *corpus);
    if (corpus == NULL)
        return NULL;
    *corpus = (struct corpus){.options = options, .known = known};
    corpus->walk = walk_open(&options->walk);
    if (corpus->walk == NULL) {
        memory_free(corpus);
        return NULL;
    }
    return corpus;
}

void corpus_close(struct corpus *corpus) {
    if (corpus == NULL)
        return;
    reader_close(corpus->reader);
    walk_close(corpus->walk);
    buffer_free(&corpus->path);
    memory_free(corpus);
}

static enum status no_memory(const struct corpus *corpus, struct error *error) {
    return error_set(error, STATUS_NOMEM, "%s: out of memory",
                     corpus->path.len > 0 ? corpus->path.bytes : "batch");
}

/* Go to the next input; *piece tells of its begin, or that it is passed over, or of the end of all. */
static enum status next_input(struct corpus *corpus, struct piece *piece, struct error *error) {
    struct walk_item item;
    bool found, unchanged = false;
    enum status status = walk_next(corpus->walk, &item, &found, error);
    if (status != STATUS_OK)
        return status;
    if (!found) {
        piece->kind = PIECE_END;
        return STATUS_OK;
    }
    buffer_clear(&corpus->path);
    if (!buffer_add_text(&corpus->path, item.path))
        return no_memory(corpus, error);
    corpus->input = (struct input_state){
        .size = item.size,
        .modified = item.modified,
        .form = corpus->options->form,
        .part = corpus->options->shard.part,
        .parts = corpus->options->shard.parts,
    };
    corpus->named = item.named;
    if (corpus->known != NULL) {
        status = store_find_input(corpus->known, item.path, &corpus->input, &unchanged, error);
        if (status != STATUS_OK)
            return status;
    }
    corpus->fault = item.fault;
    corpus->stage = unchanged ? BETWEEN : BEGUN;
    piece->kind = unchanged ? PIECE_UNCHANGED : PIECE_INPUT;
    piece->input = corpus->input;
    return STATUS_OK;
}

/* Open the input; or, where the walk could not even look at it, tell that as its only piece. */
static enum status begin_input(struct corpus *corpus, struct piece *piece, struct error *error) {
    if (corpus->fault == NULL) {
        corpus->reader = reader_open(corpus->path.bytes, &corpus->options->reading);
        corpus->stage = READING;
        return corpus->reader == NULL ? no_memory(corpus, error) : STATUS_OK;
    }
    corpus->stage = FAULTY;
    corpus->input.rejected++;
    piece->kind = PIECE_REJECTION;
    piece->rejection = (struct rejection){.code = "unreadable"};
    snprintf(piece->rejection.message, sizeof piece->rejection.message, "%s: %s", corpus->path.bytes,
             corpus->fault);
    return STATUS_OK;
}

static void end_input(struct corpus *corpus, struct piece *piece) {
    if (corpus->reader != NULL)
        piece->read = reader_bytes_read(corpus->reader);
    reader_close(corpus->reader);
    corpus->reader = NULL;
    corpus->stage = BETWEEN;
    piece->kind = PIECE_INPUT_END;
    piece->input = corpus->input;
}

/* What the reader gives next of this part of the corpus. */
static enum reader_result read_piece(struct corpus *corpus, struct arena *arena, struct piece *piece) {
    const struct shard *shard = &corpus->options->shard;
    for (;;) {
        struct error fault = {0}; /* a rejection may set it too; it counts where the reader failed */
        enum reader_result result =
            reader_next(corpus->reader, arena, &piece->article, &piece->rejection, &fault);
        if (result == READER_ARTICLE && shard->parts > 1)
            article_hash(&piece->article);
        if (result == READER_ARTICLE && !shard_has(shard, &piece->article))
            arena_reset(arena);
        else if (result != READER_REJECTED || strcmp(piece->rejection.code, "unreadable") == 0 ||
                 shard_has_line(shard, corpus->path.bytes, &piece->rejection))
            return result;
    }
}

static enum status read_input(struct corpus *corpus, struct arena *arena, struct piece *piece,
                              struct error *error) {
    enum reader_result result = read_piece(corpus, arena, piece);
    piece->read = reader_bytes_read(corpus->reader);
    switch (result) {
    case READER_ARTICLE:
        piece->kind = PIECE_ARTICLE;
        corpus->input.articles++;
        return STATUS_OK;
    case READER_REJECTED:
        piece->kind = PIECE_REJECTION;
        corpus->input.rejected++;
        /* a file without rights may get them without a change of size or time: look again. So may one that
         * is not there on this machine alone: each part tells of it. */
        if (strcmp(piece->rejection.code, "unreadable") == 0)
            corpus->input.size = -1;
        return STATUS_OK;
    case READER_END:
        end_input(corpus, piece);
        return STATUS_OK;
    case READER_FAILED:
    default:
        return no_memory(corpus, error);
    }
}

enum status corpus_next(struct corpus *corpus, struct arena *arena, struct piece *piece,
                        struct error *error) {
    enum status status = STATUS_OK;
    piece->read = 0;
    if (corpus->stage == BETWEEN)
        status = next_input(corpus, piece, error);
    else if (corpus->stage == FAULTY)
        end_input(corpus, piece);
    else {
        if (corpus->stage == BEGUN)
            status = begin_input(corpus, piece, error);
        if (status == STATUS_OK && corpus->stage == READING)
            status = read_input(corpus, arena, piece, error);
    }
    piece->named = corpus->named;
    piece->path = NULL;
    if (status == STATUS_OK && piece->kind != PIECE_END) {
        piece->path = arena_copy(arena, corpus->path.bytes, corpus->path.len);
        if (piece->path == NULL)
            status = no_memory(corpus, error);
    }
    return status;
}
