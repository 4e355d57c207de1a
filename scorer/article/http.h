/* Reads an HTTP response as crawls keep it. For article/ only. */
#ifndef STIMMUNG_ARTICLE_HTTP_H
#define STIMMUNG_ARTICLE_HTTP_H

#include <stdbool.h>

#include "article/source.h"
#include "base/buffer.h"

enum { HTTP_NAME = 64 };

struct http_response {
    int status;
    bool html;               /* by its content type */
    char charset[HTTP_NAME]; /* that the header tells; "" where it tells none */
    bool chunked;
    char encoding[HTTP_NAME]; /* of the content, in lower case: "gzip"; "" for none */
    const char *body;         /* as it was sent */
    size_t len;
};

/* False where the bytes are no response. */
bool http_read(const char *bytes, size_t len, struct http_response *response);

/* Undo what was done to the body for its way: body and len are then those of the page, in `buffer` or in the
 * response itself. Crawlers that did it already left the header as it was: what is not so encoded stays.
 * Returns 0, STATUS_INVALID with *fault set, or STATUS_NOMEM. */
enum status http_decode(struct http_response *response, size_t limit, struct buffer *buffer,
                        struct source_fault *fault);

#endif
