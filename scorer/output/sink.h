/* Where data goes: a descriptor behind a buffer, with every failure to write noticed. */
#ifndef STIMMUNG_OUTPUT_SINK_H
#define STIMMUNG_OUTPUT_SINK_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

struct sink {
    struct buffer buffer; /* add here, then call sink_settle */
    const char *name;     /* for messages: "standard output", or a path */
    int descriptor;
    bool eager; /* write at every sink_settle: somebody watches */
};

/* Standard output; eager where it is a terminal. */
struct sink sink_standard(void);

/* Write what has gathered, where it is enough to be worth it. Returns 0, STATUS_IO, or STATUS_NOMEM
 * where the buffer could not hold what was added. */
enum status sink_settle(struct sink *sink, struct error *error);

/* Write all that is left and free the buffer; same results. */
enum status sink_finish(struct sink *sink, struct error *error);

#endif
