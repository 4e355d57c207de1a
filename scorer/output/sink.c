#include "output/sink.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { ENOUGH = 64 * 1024 };

struct sink sink_standard(void) {
    return (struct sink){
        .name = "standard output", .descriptor = STDOUT_FILENO, .eager = isatty(STDOUT_FILENO) == 1};
}

static enum status write_all(struct sink *sink, struct error *error) {
    if (sink->buffer.failed)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", sink->name);
    size_t done = 0;
    while (done < sink->buffer.len) {
        ssize_t n = write(sink->descriptor, sink->buffer.bytes + done, sink->buffer.len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return error_set(error, STATUS_IO, "%s: %s", sink->name, strerror(errno));
        done += (size_t)n;
    }
    buffer_clear(&sink->buffer);
    return STATUS_OK;
}

enum status sink_settle(struct sink *sink, struct error *error) {
    if (sink->buffer.failed || sink->eager || sink->buffer.len >= ENOUGH)
        return write_all(sink, error);
    return STATUS_OK;
}

enum status sink_finish(struct sink *sink, struct error *error) {
    enum status status = write_all(sink, error);
    buffer_free(&sink->buffer);
    return status;
}
