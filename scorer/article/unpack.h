/* Unpacks with libarchive: what is compressed otherwise than by gzip, and the members of an archive. All of
 * it is read as a stream, so that memory does not grow with the archive. For article/ only. */
#ifndef STIMMUNG_ARTICLE_UNPACK_H
#define STIMMUNG_ARTICLE_UNPACK_H

#include <stdbool.h>

#include "article/packing.h"
#include "article/source.h"

struct unpack;

/* Unpack `packed`, which must outlive it; `packing` is PACKING_OTHER or PACKING_ARCHIVE. NULL when memory
 * runs out. */
struct unpack *unpack_open(struct source *packed, enum packing packing);

/* Go to the next member that is a file, of which *name gets the path in the archive as UTF-8, valid until the
 * next call. What is compressed has one member, without a name ("data"). Returns 0, STATUS_INVALID with
 * *fault set, or STATUS_NOMEM; *found is false at the end. */
enum status unpack_next(struct unpack *unpack, const char **name, bool *found, struct source_fault *fault);

/* The bytes of that member. */
struct stream unpack_stream(struct unpack *unpack);

void unpack_close(struct unpack *unpack); /* NULL is fine */

#endif
