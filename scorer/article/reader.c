#include "article/reader.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "article/source.h"
#include "base/memory.h"

#define DEFAULT_MAX_BYTES ((size_t)64 << 20)
#define HIGHEST_MAX_BYTES ((size_t)1 << 30) /* offsets are 32 bits wide */

struct reader {
    struct source *source; /* NULL where it could not be opened */
    struct reader_options options;
    struct error fault; /* why it could not be opened */
    enum input_form form; /* INPUT_AUTO until the content was looked at */
    bool done;
    uint64_t n_given; /* articles and rejections handed out */
    char path[];
};

static enum reader_result reject(struct rejection *rejection, const char *code, uint64_t line,
                                 const char *format, ...) __attribute__((format(printf, 4, 5)));

static enum reader_result reject(struct rejection *rejection, const char *code, uint64_t line,
                                 const char *format, ...) {
    va_list args;
    rejection->code = code;
    rejection->line = line;
    va_start(args, format);
    vsnprintf(rejection->message, sizeof rejection->message, format, args);
    va_end(args);
    return READER_REJECTED;
}

struct reader *reader_open(const char *path, const struct reader_options *options) {
    size_t len = strlen(path);
    struct reader *reader = memory_alloc(sizeof *reader + len + 1);
    if (reader == NULL)
        return NULL;
    *reader = (struct reader){.options = *options, .form = options->form};
    memcpy(reader->path, path, len + 1);
    if (reader->options.max_bytes == 0)
        reader->options.max_bytes = DEFAULT_MAX_BYTES;
    if (reader->options.max_bytes > HIGHEST_MAX_BYTES)
        reader->options.max_bytes = HIGHEST_MAX_BYTES;
    if (source_open(path, &reader->source, &reader->fault) == STATUS_NOMEM) {
        memory_free(reader);
        return NULL;
    }
    return reader;
}

void reader_close(struct reader *reader) {
    if (reader != NULL)
        source_close(reader->source);
    memory_free(reader);
}

static enum reader_result failed(const struct reader *reader, struct error *error) {
    error_set(error, STATUS_NOMEM, "%s: out of memory", reader->path);
    return READER_FAILED;
}

/* What a source says when it has no piece to give. */
static enum reader_result no_piece(struct reader *reader, enum source_result result, const struct piece *piece,
                                   struct rejection *rejection, struct error *error) {
    switch (result) {
    case SOURCE_TOO_LONG:
        return reject(rejection, "too_long", piece->line, "%s:%llu: longer than %zu bytes, passed over", reader->path,
                      (unsigned long long)piece->line, reader->options.max_bytes);
    case SOURCE_FAILED:
        reader->done = true;
        return reject(rejection, "unreadable", 0, "%s: %s", reader->path, source_failure(reader->source));
    case SOURCE_NOMEM:
        return failed(reader, error);
    case SOURCE_END:
    case SOURCE_OK:
        break;
    }
    reader->done = true;
    if (reader->n_given > 0)
        return READER_END;
    return reject(rejection, "empty", 0, "%s: empty", reader->path);
}

static bool is_blank(const char *bytes, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r' && bytes[i] != '\n')
            return false;
    return true;
}

static enum reader_result next_line(struct reader *reader, struct arena *arena, struct article *article,
                                    struct rejection *rejection, struct error *error) {
    struct piece piece = {0};
    enum source_result result;
    do {
        result = source_line(reader->source, reader->options.max_bytes, &piece);
        if (result != SOURCE_OK)
            return no_piece(reader, result, &piece, rejection, error);
    } while (is_blank(piece.bytes, piece.len));
    enum status status =
        article_from_json(arena, piece.bytes, piece.len, reader->options.patterns, article, rejection);
    if (status == STATUS_NOMEM)
        return failed(reader, error);
    if (status != STATUS_OK) {
        char reason[sizeof rejection->message];
        memcpy(reason, rejection->message, sizeof reason);
        return reject(rejection, rejection->code, piece.line, "%s:%llu: %.*s", reader->path,
                      (unsigned long long)piece.line, 200, reason);
    }
    if (article->id == NULL) {
        char id[4200];
        int len = snprintf(id, sizeof id, "%s:%llu", reader->path, (unsigned long long)piece.line);
        article->id = arena_copy(arena, id, (size_t)len < sizeof id ? (size_t)len : sizeof id - 1);
        if (article->id == NULL)
            return failed(reader, error);
    }
    return READER_ARTICLE;
}

static enum reader_result next_text(struct reader *reader, struct arena *arena, struct article *article,
                                    struct rejection *rejection, struct error *error) {
    struct piece piece = {0};
    enum source_result result = source_rest(reader->source, reader->options.max_bytes, &piece);
    if (result != SOURCE_OK)
        return no_piece(reader, result, &piece, rejection, error);
    enum status status =
        article_from_text(arena, piece.bytes, piece.len, reader->options.patterns, article, error);
    if (status == STATUS_INVALID)
        return reject(rejection, "bad_utf8", 0, "%s: %s", reader->path, error->message);
    if (status != STATUS_OK)
        return failed(reader, error);
    article->id = arena_copy(arena, reader->path, strlen(reader->path));
    return article->id == NULL ? failed(reader, error) : READER_ARTICLE;
}

static bool name_ends(const char *path, const char *ending) {
    size_t len = strlen(path), n = strlen(ending);
    return len >= n && strcmp(path + len - n, ending) == 0;
}

static enum input_form look(const struct reader *reader, const struct piece *front) {
    size_t i = 0;
    while (i < front->len && is_blank(front->bytes + i, 1))
        i++;
    if (name_ends(reader->path, ".jsonl") || (i < front->len && front->bytes[i] == '{'))
        return INPUT_JSONL;
    return INPUT_TEXT;
}

enum reader_result reader_next(struct reader *reader, struct arena *arena, struct article *article,
                               struct rejection *rejection, struct error *error) {
    if (reader->done)
        return READER_END;
    if (reader->source == NULL) {
        reader->done = true;
        return reject(rejection, "unreadable", 0, "%s", reader->fault.message);
    }
    if (reader->form == INPUT_AUTO) {
        struct piece front = {0};
        enum source_result result = source_peek(reader->source, 64 * 1024, &front);
        if (result != SOURCE_OK)
            return no_piece(reader, result, &front, rejection, error);
        reader->form = look(reader, &front);
    }
    enum reader_result result = reader->form == INPUT_JSONL ? next_line(reader, arena, article, rejection, error)
                                                            : next_text(reader, arena, article, rejection, error);
    reader->n_given++;
    return result;
}
