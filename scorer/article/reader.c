#include "article/reader.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "article/charset.h"
#include "article/json_values.h"
#include "article/sniff.h"
#include "article/source.h"
#include "base/buffer.h"
#include "base/memory.h"

#define DEFAULT_MAX_BYTES ((size_t)64 << 20)
#define HIGHEST_MAX_BYTES ((size_t)1 << 30) /* offsets are 32 bits wide */

struct reader {
    struct source *source; /* NULL where it could not be opened */
    struct reader_options options;
    struct error fault;   /* why it could not be opened */
    enum input_form form; /* INPUT_AUTO until the content was looked at */
    bool done;
    uint64_t n_given;        /* articles and rejections handed out */
    uint64_t line;           /* of the object that was read last; 0 in other forms */
    struct buffer converted; /* text that was not UTF-8 */
    char path[];
};

static enum reader_result reject(struct rejection *rejection, const char *code, uint64_t line,
                                 const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What messages call the input. */
static const char *name_of(const struct reader *reader) {
    return strcmp(reader->path, "-") == 0 ? "standard input" : reader->path;
}

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

void reader_take_any_language(struct reader *reader, bool any_language) {
    reader->options.any_language = any_language;
}

void reader_close(struct reader *reader) {
    if (reader == NULL)
        return;
    source_close(reader->source);
    buffer_free(&reader->converted);
    memory_free(reader);
}

static enum reader_result failed(const struct reader *reader, struct error *error) {
    error_set(error, STATUS_NOMEM, "%s: out of memory", name_of(reader));
    return READER_FAILED;
}

/* What a source says when it has no piece to give. */
static enum reader_result no_piece(struct reader *reader, enum source_result result,
                                   const struct piece *piece, struct rejection *rejection,
                                   struct error *error) {
    switch (result) {
    case SOURCE_TOO_LONG:
        if (piece->line == 0)
            return reject(rejection, "too_long", 0, "%s: longer than %zu bytes", name_of(reader),
                          reader->options.max_bytes);
        return reject(rejection, "too_long", piece->line, "%s:%llu: longer than %zu bytes, passed over",
                      name_of(reader), (unsigned long long)piece->line, reader->options.max_bytes);
    case SOURCE_FAILED:
        reader->done = true;
        return reject(rejection, "unreadable", 0, "%s: %s", name_of(reader), source_failure(reader->source));
    case SOURCE_NOMEM:
        return failed(reader, error);
    case SOURCE_END:
    case SOURCE_OK:
        break;
    }
    reader->done = true;
    if (reader->n_given > 0)
        return READER_END;
    return reject(rejection, "empty", 0, "%s: empty", name_of(reader));
}

static bool is_blank(const struct piece *piece) {
    for (size_t i = 0; i < piece->len; i++)
        if (piece->bytes[i] != ' ' && piece->bytes[i] != '\t' && piece->bytes[i] != '\r' &&
            piece->bytes[i] != '\n')
            return false;
    return true;
}

/* ---- JSON ---- */

/* An id for an article that bears none: "news.jsonl:12". */
static bool give_id(const struct reader *reader, struct arena *arena, char mark, uint64_t number,
                    struct article *article) {
    char suffix[32];
    size_t path = strlen(reader->path);
    int len = number == 0 ? 0 : snprintf(suffix, sizeof suffix, "%c%llu", mark, (unsigned long long)number);
    char *id = arena_alloc(arena, path + (size_t)len + 1);
    if (id == NULL)
        return false;
    memcpy(id, reader->path, path);
    memcpy(id + path, suffix, (size_t)len);
    id[path + (size_t)len] = '\0';
    article->id = id;
    return true;
}

static enum reader_result next_json(struct reader *reader, struct arena *arena, struct article *article,
                                    struct rejection *rejection, struct error *error) {
    struct piece piece = {0};
    enum source_result result;
    bool lines = reader->form == INPUT_JSONL;
    do {
        result = lines ? source_line(reader->source, reader->options.max_bytes, &piece)
                       : json_next_value(reader->source, reader->options.max_bytes, &piece);
        if (result != SOURCE_OK)
            return no_piece(reader, result, &piece, rejection, error);
    } while (is_blank(&piece));
    reader->line = piece.line;
    enum status status =
        article_from_json(arena, piece.bytes, piece.len, reader->options.patterns, article, rejection);
    if (status == STATUS_NOMEM)
        return failed(reader, error);
    if (status != STATUS_OK) {
        char reason[sizeof rejection->message];
        memcpy(reason, rejection->message, sizeof reason);
        return reject(rejection, rejection->code, piece.line, "%.*s:%llu: %.*s", 200, name_of(reader),
                      (unsigned long long)piece.line, 150, reason);
    }
    if (article->id == NULL &&
        !give_id(reader, arena, lines ? ':' : '#', lines ? piece.line : reader->n_given + 1, article))
        return failed(reader, error);
    return READER_ARTICLE;
}

/* ---- text ---- */

static enum reader_result next_text(struct reader *reader, struct arena *arena, struct article *article,
                                    struct rejection *rejection, struct error *error) {
    struct piece piece = {0};
    struct charset_result text;
    enum source_result result = source_rest(reader->source, reader->options.max_bytes, &piece);
    if (result != SOURCE_OK)
        return no_piece(reader, result, &piece, rejection, error);
    if (charset_is_binary(piece.bytes, piece.len < 65536 ? piece.len : 65536))
        return reject(rejection, "binary", 0, "%s: binary, no text", name_of(reader));
    if (!charset_convert(piece.bytes, piece.len, NULL, &reader->converted, &text))
        return failed(reader, error);
    if (is_blank(&(struct piece){text.text, text.len, 0}))
        return reject(rejection, "empty", 0, "%s: empty", name_of(reader));
    enum status status =
        article_from_text(arena, text.text, text.len, reader->options.patterns, article, error);
    if (status != STATUS_OK || !give_id(reader, arena, '#', 0, article))
        return failed(reader, error);
    article->charset = text.charset;
    article->n_replaced = text.n_replaced;
    return READER_ARTICLE;
}

/* ---- HTML ---- */

static enum reader_result next_html(struct reader *reader, struct arena *arena, struct article *article,
                                    struct rejection *rejection, struct error *error) {
    struct piece piece = {0};
    enum source_result result = source_rest(reader->source, reader->options.max_bytes, &piece);
    if (result != SOURCE_OK)
        return no_piece(reader, result, &piece, rejection, error);
    enum status status =
        article_from_html(arena, piece.bytes, piece.len, NULL, reader->options.patterns, article, rejection);
    if (status == STATUS_INVALID) {
        char reason[sizeof rejection->message];
        memcpy(reason, rejection->message, sizeof reason);
        return reject(rejection, rejection->code, 0, "%.*s: %.*s", 200, name_of(reader), 150, reason);
    }
    if (status != STATUS_OK || !give_id(reader, arena, '#', 0, article))
        return failed(reader, error);
    return READER_ARTICLE;
}

static enum reader_result next_of_form(struct reader *reader, struct arena *arena, struct article *article,
                                       struct rejection *rejection, struct error *error) {
    switch (reader->form) {
    case INPUT_JSON:
    case INPUT_JSONL:
        return next_json(reader, arena, article, rejection, error);
    case INPUT_HTML:
        return next_html(reader, arena, article, rejection, error);
    case INPUT_FEED:
        reader->done = true;
        return reject(rejection, "unsupported", 0, "%s: feeds can't be read yet", name_of(reader));
    case INPUT_AUTO:
    case INPUT_TEXT:
        break;
    }
    return next_text(reader, arena, article, rejection, error);
}

/* An article that tells no language gets the one that its words tell; one that is not German is refused. */
static enum reader_result check_language(const struct reader *reader, struct article *article,
                                         struct rejection *rejection) {
    if (reader->options.languages == NULL)
        return READER_ARTICLE;
    const char *guess = language_guess_article(reader->options.languages, article);
    if (language_is_foreign(guess) && !reader->options.any_language) {
        if (reader->line == 0)
            return reject(rejection, "not_german", 0, "%s: not German (%s)", name_of(reader), guess);
        return reject(rejection, "not_german", reader->line, "%s:%llu: not German (%s)", name_of(reader),
                      (unsigned long long)reader->line, guess);
    }
    if (article->language == NULL)
        article->language = guess;
    return READER_ARTICLE;
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
        enum source_result result = source_peek(reader->source, SNIFF_BYTES, &front);
        if (result != SOURCE_OK)
            return no_piece(reader, result, &front, rejection, error);
        reader->form = sniff_form(reader->path, front.bytes, front.len);
    }
    enum reader_result result = next_of_form(reader, arena, article, rejection, error);
    reader->n_given++;
    return result == READER_ARTICLE ? check_language(reader, article, rejection) : result;
}
