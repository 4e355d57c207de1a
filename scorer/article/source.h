/* The bytes of one input, read piece by piece: a file or standard input.
 *
 * Memory stays bounded: what is handed out points into one buffer that holds no more than the line or
 * value that is asked for. */
#ifndef STIMMUNG_ARTICLE_SOURCE_H
#define STIMMUNG_ARTICLE_SOURCE_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

enum source_result {
    SOURCE_OK,
    SOURCE_END,
    SOURCE_TOO_LONG, /* the piece is longer than the limit and was passed over */
    SOURCE_FAILED,   /* the system could not read; source_failure says why */
    SOURCE_NOMEM,
};

struct piece {
    const char *bytes; /* holds until the next call on the source */
    size_t len;
    uint64_t line; /* line on which it starts, from 1 */
};

struct source;

/* Open `path`; "-" is standard input. A folder, a pipe or a device that lies in the file system is not
 * opened: reading it could wait for ever. Returns 0, STATUS_IO with a message that names the path, or
 * STATUS_NOMEM. */
enum status source_open(const char *path, struct source **source, struct error *error);

/* Up to `want` bytes at the front without consuming them; fewer only at the end of the input. */
enum source_result source_peek(struct source *source, size_t want, struct piece *piece);

/* The next line without its line end ("\n" or "\r\n"). */
enum source_result source_line(struct source *source, size_t limit, struct piece *piece);

/* Everything that is left. */
enum source_result source_rest(struct source *source, size_t limit, struct piece *piece);

/* Pass over `n` bytes that were peeked at. */
void source_skip(struct source *source, size_t n);

/* The system's words for the last failure: "Input/output error". */
const char *source_failure(const struct source *source);

void source_close(struct source *source); /* NULL is fine */

#endif
