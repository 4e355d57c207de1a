/* The articles of a corpus one by one, with the begin and end of the inputs they come from. */
#ifndef STIMMUNG_BATCH_CORPUS_H
#define STIMMUNG_BATCH_CORPUS_H

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"
#include "article/reader.h"
#include "base/arena.h"
#include "batch/shard.h"
#include "batch/walk.h"
#include "store/run.h"

enum piece_kind {
    PIECE_INPUT,     /* an input begins: `path`, `input` */
    PIECE_ARTICLE,   /* `article` */
    PIECE_REJECTION, /* `rejection` */
    PIECE_INPUT_END, /* it ends: `path`, `input` with its counts */
    PIECE_UNCHANGED, /* an input that is passed over, as nothing changed: `path`, `input` with its counts */
    PIECE_END,       /* nothing follows */
};

struct piece {
    enum piece_kind kind;
    const char *path; /* strings live in the arena that was given */
    struct input_state input;
    struct article article;
    struct rejection rejection;
    uint64_t read; /* bytes of the input so far */
    bool named;    /* the rejected input is one of the paths that were given */
};

struct corpus;

struct corpus_options {
    struct walk_options walk;
    struct reader_options reading;
    const char *form;   /* the name of reading.form */
    struct shard shard; /* the part of the articles that is wanted; the others are passed over */
};

/* `known` is a reading store with its scorer set, in which unchanged inputs are looked up, or NULL. All
 * must outlive the corpus. NULL when memory runs out. */
struct corpus *corpus_open(const struct corpus_options *options, struct store *known);

/* What comes next. Returns 0, or with the error set. */
enum status corpus_next(struct corpus *corpus, struct arena *arena, struct piece *piece, struct error *error);

void corpus_close(struct corpus *corpus); /* NULL is fine */

#endif
