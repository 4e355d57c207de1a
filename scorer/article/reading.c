/* What every form needs to say where it is. */
#include "article/reading.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_NAME = 220, LONGEST_REASON = 160 }; /* bytes, of what a message has room for */

/* A name that is too long loses its front: the end tells more. */
static const char *shown_name(const struct reader *reader) {
    const char *name = reader->label.bytes;
    size_t len = reader->label.len;
    if (len <= LONGEST_NAME)
        return name;
    name += len - LONGEST_NAME;
    while (((unsigned char)*name & 0xC0) == 0x80)
        name++;
    return name;
}

/* Whether places are numbers of records or items, not lines. */
static bool counts_pieces(const struct reader *reader) {
    return reader->form == INPUT_WARC || reader->form == INPUT_FEED;
}

static enum reader_result put_message(const struct reader *reader, const struct slot *slot, uint64_t line,
                                      const char *reason) {
    struct rejection *rejection = slot->rejection;
    size_t path = strlen(reader->path) + 1;
    rejection->line = line;
    rejection->member = NULL;
    if (reader->archived) {
        rejection->member = arena_copy(slot->arena, reader->name.bytes + path, reader->name.len - path);
        if (rejection->member == NULL)
            return reading_failed(reader, slot);
    }
    if (line == 0)
        snprintf(rejection->message, sizeof rejection->message, "%s: %s", shown_name(reader), reason);
    else
        snprintf(rejection->message, sizeof rejection->message, "%s%c%llu: %s", shown_name(reader),
                 counts_pieces(reader) ? '#' : ':', (unsigned long long)line, reason);
    return READER_REJECTED;
}

enum reader_result reading_reject(const struct reader *reader, const struct slot *slot, const char *code,
                                  uint64_t line, const char *format, ...) {
    char reason[LONGEST_REASON];
    va_list args;
    va_start(args, format);
    vsnprintf(reason, sizeof reason, format, args);
    va_end(args);
    slot->rejection->code = code;
    return put_message(reader, slot, line, reason);
}

enum reader_result reading_place(const struct reader *reader, const struct slot *slot, uint64_t line) {
    char reason[LONGEST_REASON];
    snprintf(reason, sizeof reason, "%.*s", LONGEST_REASON - 1, slot->rejection->message);
    return put_message(reader, slot, line, reason);
}

enum reader_result reading_failed(const struct reader *reader, const struct slot *slot) {
    error_set(slot->error, STATUS_NOMEM, "%s: out of memory", reader->label.bytes);
    return READER_FAILED;
}

enum reader_result reading_no_piece(struct reader *reader, const struct slot *slot, enum source_result result,
                                    const struct piece *piece) {
    const struct source_fault *fault = source_fault(reader->source);
    switch (result) {
    case SOURCE_TOO_LONG:
        return reading_reject(reader, slot, "too_long", piece->line,
                              "longer than %zu MiB (see --max-article), passed over",
                              reader->options.max_bytes >> 20);
    case SOURCE_FAILED:
        reader->source = NULL;
        return reading_reject(reader, slot, fault->code, 0, "%s", fault->message);
    case SOURCE_NOMEM:
        return reading_failed(reader, slot);
    case SOURCE_END:
    case SOURCE_OK:
        break;
    }
    reader->source = NULL;
    return reader->n_given > 0 ? READER_END : reading_reject(reader, slot, "empty", 0, "empty");
}

bool reading_give_id(const struct reader *reader, const struct slot *slot, char mark, uint64_t number) {
    char suffix[32];
    size_t len = reader->name.len;
    int n = number == 0 ? 0 : snprintf(suffix, sizeof suffix, "%c%llu", mark, (unsigned long long)number);
    char *id = arena_alloc(slot->arena, len + (size_t)n + 1);
    if (id == NULL)
        return false;
    memcpy(id, reader->name.bytes, len);
    memcpy(id + len, suffix, (size_t)n);
    id[len + (size_t)n] = '\0';
    slot->article->id = id;
    return true;
}
