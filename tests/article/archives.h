/* Makes archives and compressed files for tests. */
#ifndef STIMMUNG_TESTS_ARTICLE_ARCHIVES_H
#define STIMMUNG_TESTS_ARTICLE_ARCHIVES_H

#include <stddef.h>

#include "base/buffer.h"

struct archived {
    const char *name;
    const char *bytes;
    size_t len; /* 0: strlen(bytes) */
    char kind;  /* 0 or 'f': a file; 'd': a folder; 'l': a link to what `bytes` names; 'p': a pipe */
};

/* `format` is "tar", "zip" or "raw" (one member alone); `filter` "none", "gzip", "xz", "zstd", "bzip2". */
void archive_make(struct buffer *out, const char *format, const char *filter, const struct archived *members,
                  size_t n);

/* One gzip member of `bytes` behind what is in `out`. */
void archive_add_gzip(struct buffer *out, const char *bytes, size_t len);

/* A new file below /tmp. */
void archive_write_file(char path[64], const char *bytes, size_t len);

#endif
