/* The bytes of one input, read piece by piece, whatever they come from: a file, standard input, or what
 * another source unpacks to.
 *
 * Memory stays bounded: what is handed out points into one buffer that holds no more than the line or
 * value that is asked for. */
#ifndef STIMMUNG_ARTICLE_SOURCE_H
#define STIMMUNG_ARTICLE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum source_result {
    SOURCE_OK,
    SOURCE_END,
    SOURCE_TOO_LONG, /* the piece is longer than the limit and was passed over */
    SOURCE_FAILED,   /* the bytes break off; source_fault says why */
    SOURCE_NOMEM,
};

struct piece {
    const char *bytes; /* holds until the next call on the source */
    size_t len;
    uint64_t line; /* line on which it starts, from 1 */
};

/* Why a stream can't be read on. */
struct source_fault {
    const char *code;  /* as in a rejection: "unreadable", "damaged", "too_large"; NULL: memory ran out */
    char message[200]; /* for people, without the name of the input */
};

/* What a source reads from. */
struct stream {
    void *context;
    /* Up to `size` bytes: how many, 0 at the end, or -1 with *fault set. */
    ptrdiff_t (*read)(void *context, char *bytes, size_t size, struct source_fault *fault);
    /* Go on behind a fault; false where there is no way to. NULL: there is none. */
    bool (*resume)(void *context);
};

struct source;

/* Open `path`; "-" is standard input. A folder, a pipe or a device that lies in the file system is not
 * opened: reading it could wait for ever. Returns 0, STATUS_IO with a message that names the path, or
 * STATUS_NOMEM. */
enum status source_open(const char *path, struct source **source, struct error *error);

/* A source of a stream, which must outlive it. NULL when memory runs out. */
struct source *source_of_stream(const struct stream *stream);

/* Read another stream from its beginning; what was left of the one before is forgotten. */
void source_restart(struct source *source, const struct stream *stream);

/* Up to `want` bytes at the front without consuming them; fewer only at the end of the input, or where it
 * breaks off: then the call after they were consumed fails. */
enum source_result source_peek(struct source *source, size_t want, struct piece *piece);

/* What is there, at least one byte, consumed. Lines are not counted. */
enum source_result source_take(struct source *source, struct piece *piece);

/* The next line without its line end ("\n" or "\r\n"). */
enum source_result source_line(struct source *source, size_t limit, struct piece *piece);

/* Everything that is left. Where the input breaks off, what came before that. */
enum source_result source_rest(struct source *source, size_t limit, struct piece *piece);

/* Pass over `n` bytes that were peeked at. */
void source_skip(struct source *source, size_t n);

/* Why the last call failed. */
const struct source_fault *source_fault(const struct source *source);

/* Whether the input broke off: what is left is no end. */
bool source_is_broken(const struct source *source);

/* After SOURCE_FAILED: go on with what lies behind the fault. What is still in the buffer is forgotten. False
 * where there is no way to. */
bool source_resume(struct source *source);

/* Bytes that were read so far, consumed or not. */
uint64_t source_bytes_read(const struct source *source);

void source_close(struct source *source); /* NULL is fine */

#endif
