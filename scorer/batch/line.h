/* Workers that read and analyse the pieces of a corpus, and hand them on in the order of the corpus. */
#ifndef STIMMUNG_BATCH_LINE_H
#define STIMMUNG_BATCH_LINE_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis/engine.h"
#include "batch/corpus.h"

/* One piece on its way from a worker to whoever writes it. */
struct parcel {
    struct arena arena;
    struct piece piece;
    struct document document; /* of an article that is not known */
    struct error error;       /* the piece could not be read or analysed */
    int state;                /* the line's own */
    bool known;               /* an article that is in the store already, and was not analysed */
};

struct line_options {
    const struct engine *engine;
    struct corpus_options corpus;
    const char *db; /* the store in which known articles and unchanged inputs are looked up */
    bool rescore;   /* nothing is looked up: all is analysed */
    int jobs;       /* workers */
};

struct line;

/* Start the workers. `options` must outlive the line. */
enum status line_open(struct line **line, const struct line_options *options, struct error *error);

/* Wait up to a fifth of a second for the next parcel; NULL where it is not there yet. It is to be given
 * back before the next one is asked for. */
struct parcel *line_next(struct line *line);
void line_give_back(struct line *line, struct parcel *parcel);

/* Whether no parcel will come any more. */
bool line_is_over(struct line *line);

/* Let the workers take no more pieces; those in hand still come. */
void line_end(struct line *line);

/* Join the workers and free all, after line_is_over. NULL is fine. */
void line_close(struct line *line);

#endif
