/* Tells by its front whether an input is compressed or an archive. */
#ifndef STIMMUNG_ARTICLE_PACKING_H
#define STIMMUNG_ARTICLE_PACKING_H

#include <stddef.h>

enum packing {
    PACKING_NONE,
    PACKING_GZIP,
    PACKING_OTHER,   /* compressed by something else: xz, zstd, bzip2, lz4, lzip */
    PACKING_ARCHIVE, /* tar or zip */
    PACKING_FOREIGN, /* an archive of a kind that can't be read as a stream */
};

enum { PACKING_BYTES = 512 }; /* at the front that are looked at */

enum packing packing_of(const char *bytes, size_t len);

/* The length of `name` without the ending that a compressing program adds: "news.jsonl.gz" gives that of
 * "news.jsonl". */
size_t packing_inner_name(const char *name);

#endif
