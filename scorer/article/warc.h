/* Cuts a WARC file (ISO 28500), as web crawls are kept in, into its records. For article/ only.
 *
 * A record whose length lies, or that has no header or no end, is told, and reading resumes at the next line
 * that begins a record. */
#ifndef STIMMUNG_ARTICLE_WARC_H
#define STIMMUNG_ARTICLE_WARC_H

#include <stdbool.h>

#include "article/source.h"
#include "base/buffer.h"

/* All zero before the first record. */
struct warc {
    uint64_t record;   /* number of the one that was read last, from 1 */
    size_t pending;    /* bytes of it that were handed out and are to be passed over */
    struct buffer url; /* of it */
    struct buffer date;
};

struct warc_record {
    const char *url;   /* what it is the response of, or NULL; holds until the next call, like all here */
    const char *date;  /* when it was fetched, ISO 8601, or NULL */
    const char *block; /* the HTTP response */
    size_t len;
};

enum warc_result {
    WARC_RECORD,
    WARC_FAULT, /* the record is told in *fault and was passed over */
    WARC_END,
    WARC_BROKEN, /* the source breaks off; source_fault says why */
    WARC_NOMEM,
};

/* The next HTTP response, of at most `limit` bytes; other records are passed over. */
enum warc_result warc_next(struct warc *warc, struct source *source, size_t limit, struct warc_record *record,
                           struct source_fault *fault);

void warc_free(struct warc *warc);

#endif
