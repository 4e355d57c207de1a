#include "article/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

enum { CHUNK = 256 * 1024 };

struct source {
    struct stream stream;
    int descriptor; /* of a file or standard input, else -1 */
    bool ended, failed;
    struct source_fault fault;
    uint64_t n_read;
    char *bytes;
    size_t start, end; /* what was read and not yet consumed: bytes[start, end) */
    size_t capacity;
    uint64_t line; /* of the byte at `start` */
};

/* Paths that stand for what the caller has opened already, as the shell's <(...) gives them. */
static bool is_open_already(const char *path) {
    return strcmp(path, "/dev/stdin") == 0 || strncmp(path, "/dev/fd/", 8) == 0 ||
           strncmp(path, "/proc/self/fd/", 14) == 0;
}

static enum status refuse(const char *path, mode_t mode, struct error *error) {
    const char *what = S_ISDIR(mode)    ? "is a folder"
                       : S_ISFIFO(mode) ? "is a named pipe (give - and feed it to standard input)"
                                        : "is no regular file";
    return error_set(error, STATUS_IO, "%s: %s", path, what);
}

static enum status open_descriptor(const char *path, int *descriptor, struct error *error) {
    struct stat info;
    if (strcmp(path, "-") == 0) {
        *descriptor = STDIN_FILENO;
        return STATUS_OK;
    }
    if (stat(path, &info) != 0)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    bool stream = is_open_already(path) && !S_ISDIR(info.st_mode);
    if (!S_ISREG(info.st_mode) && !stream)
        return refuse(path, info.st_mode, error);
    /* what lies there may have changed since: an open that can't wait, and a second look */
    int fd = open(path, O_RDONLY | O_CLOEXEC | (stream ? 0 : O_NONBLOCK));
    if (fd < 0 || fstat(fd, &info) != 0) {
        int reason = errno;
        if (fd >= 0)
            close(fd);
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(reason));
    }
    if (!S_ISREG(info.st_mode) && !stream) {
        close(fd);
        return refuse(path, info.st_mode, error);
    }
    *descriptor = fd;
    return STATUS_OK;
}

static ptrdiff_t read_descriptor(void *context, char *bytes, size_t size, struct source_fault *fault) {
    const struct source *source = context;
    ssize_t n;
    do {
        n = read(source->descriptor, bytes, size);
    } while (n < 0 && errno == EINTR);
    if (n < 0) {
        fault->code = "unreadable";
        snprintf(fault->message, sizeof fault->message, "%s", strerror(errno));
    }
    return n;
}

struct source *source_of_stream(const struct stream *stream) {
    struct source *source = memory_alloc(sizeof *source);
    char *bytes = memory_alloc(CHUNK);
    if (source == NULL || bytes == NULL) {
        memory_free(source);
        memory_free(bytes);
        return NULL;
    }
    *source =
        (struct source){.stream = *stream, .descriptor = -1, .bytes = bytes, .capacity = CHUNK, .line = 1};
    return source;
}

static void close_descriptor(int descriptor) {
    if (descriptor >= 0 && descriptor != STDIN_FILENO)
        close(descriptor);
}

enum status source_open(const char *path, struct source **source, struct error *error) {
    int descriptor = -1;
    enum status status = open_descriptor(path, &descriptor, error);
    if (status != STATUS_OK)
        return status;
    struct source *fresh = source_of_stream(&(struct stream){.read = read_descriptor});
    if (fresh == NULL) {
        close_descriptor(descriptor);
        return error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    }
    fresh->stream.context = fresh;
    fresh->descriptor = descriptor;
    *source = fresh;
    return STATUS_OK;
}

void source_close(struct source *source) {
    if (source == NULL)
        return;
    close_descriptor(source->descriptor);
    memory_free(source->bytes);
    memory_free(source);
}

void source_restart(struct source *source, const struct stream *stream) {
    enum { LARGE = 16 * CHUNK }; /* what one large piece took is not kept for the small ones that follow */
    source->stream = *stream;
    source->ended = source->failed = false;
    source->start = source->end = 0;
    source->line = 1;
    source->n_read = 0;
    if (source->capacity <= LARGE)
        return;
    char *bytes = memory_resize(source->bytes, CHUNK);
    if (bytes != NULL) {
        source->bytes = bytes;
        source->capacity = CHUNK;
    }
}

const struct source_fault *source_fault(const struct source *source) {
    return &source->fault;
}

bool source_is_broken(const struct source *source) {
    return source->failed;
}

uint64_t source_bytes_read(const struct source *source) {
    return source->n_read;
}

bool source_resume(struct source *source) {
    if (source->stream.resume == NULL || !source->stream.resume(source->stream.context))
        return false;
    source->start = source->end;
    source->failed = false;
    return true;
}

/* Make room for a chunk behind `end`: move what is left to the front, grow where that is not enough. */
static bool make_room(struct source *source) {
    size_t left = source->end - source->start;
    if (source->capacity - source->end >= CHUNK / 2)
        return true;
    if (source->start > 0) {
        memmove(source->bytes, source->bytes + source->start, left);
        source->start = 0;
        source->end = left;
        if (source->capacity - source->end >= CHUNK / 2)
            return true;
    }
    size_t capacity = source->capacity * 2;
    char *bytes = memory_resize(source->bytes, capacity);
    if (bytes == NULL)
        return false;
    source->bytes = bytes;
    source->capacity = capacity;
    return true;
}

static enum source_result fill(struct source *source) {
    if (source->ended)
        return SOURCE_END;
    if (source->failed)
        return SOURCE_FAILED;
    if (!make_room(source))
        return SOURCE_NOMEM;
    source->fault = (struct source_fault){0};
    ptrdiff_t n = source->stream.read(source->stream.context, source->bytes + source->end,
                                      source->capacity - source->end, &source->fault);
    if (n < 0) {
        source->failed = source->fault.code != NULL;
        return source->failed ? SOURCE_FAILED : SOURCE_NOMEM;
    }
    source->end += (size_t)n;
    source->n_read += (uint64_t)n;
    source->ended = n == 0;
    return n == 0 ? SOURCE_END : SOURCE_OK;
}

enum source_result source_peek(struct source *source, size_t want, struct piece *piece) {
    enum source_result result = SOURCE_OK;
    while (source->end - source->start < want && result == SOURCE_OK)
        result = fill(source);
    size_t have = source->end - source->start;
    if (result == SOURCE_NOMEM || (result == SOURCE_FAILED && have == 0))
        return result;
    *piece = (struct piece){source->bytes + source->start, have < want ? have : want, source->line};
    return have == 0 ? SOURCE_END : SOURCE_OK;
}

enum source_result source_take(struct source *source, struct piece *piece) {
    enum source_result result = source->start < source->end ? SOURCE_OK : fill(source);
    if (result != SOURCE_OK)
        return result;
    *piece = (struct piece){source->bytes + source->start, source->end - source->start, source->line};
    source->start = source->end;
    return SOURCE_OK;
}

void source_skip(struct source *source, size_t n) {
    const char *p = source->bytes + source->start, *end = p + n;
    while (n > 0 && (p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
        source->line++;
        if (++p == end)
            break;
    }
    source->start += n;
}

/* Pass over the rest of a line that is too long, without keeping it. */
static enum source_result skip_line(struct source *source) {
    for (;;) {
        size_t have = source->end - source->start;
        const char *stop = have == 0 ? NULL : memchr(source->bytes + source->start, '\n', have);
        if (stop != NULL) {
            source->start = (size_t)(stop - source->bytes) + 1;
            source->line++;
            return SOURCE_TOO_LONG;
        }
        source->start = source->end = 0;
        enum source_result result = fill(source);
        if (result == SOURCE_END)
            return SOURCE_TOO_LONG;
        if (result != SOURCE_OK)
            return result;
    }
}

enum source_result source_line(struct source *source, size_t limit, struct piece *piece) {
    size_t seen = 0;
    for (;;) {
        size_t have = source->end - source->start;
        const char *from = source->bytes + source->start;
        const char *stop = have == seen ? NULL : memchr(from + seen, '\n', have - seen);
        size_t len = stop == NULL ? have : (size_t)(stop - from);
        *piece = (struct piece){from, len, source->line};
        if (len > limit)
            return skip_line(source);
        if (stop != NULL) {
            source->start += len + 1;
            source->line++;
            piece->len -= len > 0 && from[len - 1] == '\r';
            return SOURCE_OK;
        }
        seen = have;
        enum source_result result = fill(source);
        if (result == SOURCE_END) {
            *piece = (struct piece){source->bytes + source->start, have, source->line};
            source->start = source->end;
            return have == 0 ? SOURCE_END : SOURCE_OK;
        }
        if (result != SOURCE_OK)
            return result;
    }
}

enum source_result source_rest(struct source *source, size_t limit, struct piece *piece) {
    enum source_result result = SOURCE_OK;
    while (result == SOURCE_OK) {
        if (source->end - source->start > limit) {
            source->start = source->end;
            source->ended = true; /* the caller gives the input up */
            return SOURCE_TOO_LONG;
        }
        result = fill(source);
    }
    if (result == SOURCE_NOMEM)
        return result;
    size_t have = source->end - source->start;
    *piece = (struct piece){source->bytes + source->start, have, source->line};
    source->start = source->end;
    return result == SOURCE_FAILED ? result : have == 0 ? SOURCE_END : SOURCE_OK;
}
