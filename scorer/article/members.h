/* An input as its members: the files of an archive, or the input itself; none of them compressed any more.
 *
 * An input may be compressed, an archive, or a compressed archive, and the members of an archive may be
 * compressed again. An archive in an archive is not opened. For article/ only. */
#ifndef STIMMUNG_ARTICLE_MEMBERS_H
#define STIMMUNG_ARTICLE_MEMBERS_H

#include <stdbool.h>

#include "article/source.h"

struct member {
    const char *name;      /* its path in the archive; NULL for an input that is none */
    struct source *source; /* its bytes */
};

struct members;

/* Open `path` as source_open does. What is packed may unpack to `max_ratio` times its size. Returns 0,
 * STATUS_IO or STATUS_NOMEM with the error set. */
enum status members_open(const char *path, uint64_t max_ratio, struct members **members, struct error *error);

/* Go to the next member; what was not read of the one before is passed over. Returns 0, STATUS_INVALID with
 * *fault set (of the member, where member->name is set), or STATUS_NOMEM; more may follow after a fault.
 * *found is false at the end. */
enum status members_next(struct members *members, struct member *member, bool *found,
                         struct source_fault *fault);

/* Bytes of the file itself that were read so far. */
uint64_t members_bytes_read(const struct members *members);

void members_close(struct members *members); /* NULL is fine */

#endif
