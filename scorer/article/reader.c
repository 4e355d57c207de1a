#include "article/reader.h"

#include <string.h>

#include "article/packing.h"
#include "article/reading.h"
#include "article/sniff.h"
#include "base/memory.h"

#define DEFAULT_MAX_BYTES ((size_t)64 << 20)
#define HIGHEST_MAX_BYTES ((size_t)1 << 30) /* offsets are 32 bits wide */
#define DEFAULT_MAX_RATIO 500 /* text packs to a twentieth, a hundredth where it repeats itself */

/* Set what ids and messages call the member `name`, NULL for the input as a whole. */
static bool set_name(struct reader *reader, const char *name) {
    bool standard_input = strcmp(reader->path, "-") == 0;
    buffer_clear(&reader->name);
    buffer_clear(&reader->label);
    buffer_add_text(&reader->name, reader->path);
    buffer_add_text(&reader->label, standard_input ? "standard input" : reader->path);
    reader->archived = name != NULL;
    if (name != NULL) {
        buffer_printf(&reader->name, "!%s", name);
        buffer_printf(&reader->label, "!%s", name);
    }
    return !reader->name.failed && !reader->label.failed;
}

struct reader *reader_open(const char *path, const struct reader_options *options) {
    size_t len = strlen(path);
    struct reader *reader = memory_alloc(sizeof *reader + len + 1);
    if (reader == NULL)
        return NULL;
    *reader = (struct reader){.options = *options};
    memcpy(reader->path, path, len + 1);
    if (reader->options.max_bytes == 0)
        reader->options.max_bytes = DEFAULT_MAX_BYTES;
    if (reader->options.max_bytes > HIGHEST_MAX_BYTES)
        reader->options.max_bytes = HIGHEST_MAX_BYTES;
    if (reader->options.max_ratio == 0)
        reader->options.max_ratio = DEFAULT_MAX_RATIO;
    if (!set_name(reader, NULL) ||
        members_open(path, reader->options.max_ratio, &reader->members, &reader->fault) == STATUS_NOMEM) {
        reader_close(reader);
        return NULL;
    }
    return reader;
}

void reader_take_any_language(struct reader *reader, bool any_language) {
    reader->options.any_language = any_language;
}

uint64_t reader_bytes_read(const struct reader *reader) {
    return reader->members == NULL ? 0 : members_bytes_read(reader->members);
}

void reader_close(struct reader *reader) {
    if (reader == NULL)
        return;
    members_close(reader->members);
    warc_free(&reader->warc);
    reading_feed_free(&reader->feed);
    buffer_free(&reader->converted);
    buffer_free(&reader->name);
    buffer_free(&reader->label);
    memory_free(reader);
}

/* The input could not be opened: its message names it already. */
static enum reader_result tell_unreadable(struct reader *reader, const struct slot *slot) {
    reader->done = true;
    *slot->rejection = (struct rejection){.code = "unreadable"};
    memcpy(slot->rejection->message, reader->fault.message, sizeof slot->rejection->message - 1);
    return READER_REJECTED;
}

/* Go to the next member. READER_ARTICLE: it is there. */
static enum reader_result next_member(struct reader *reader, const struct slot *slot) {
    struct member member;
    struct source_fault fault = {0};
    bool found;
    enum status status = members_next(reader->members, &member, &found, &fault);
    if (status == STATUS_NOMEM || !set_name(reader, member.name))
        return reading_failed(reader, slot);
    if (status == STATUS_OK && !found) {
        reader->done = true;
        return reader->n_members > 0 ? READER_END : reading_reject(reader, slot, "empty", 0, "empty");
    }
    reader->n_members++;
    if (status != STATUS_OK)
        return reading_reject(reader, slot, fault.code, 0, "%s", fault.message);
    reader->source = member.source;
    reader->form = reader->options.form;
    reader->n_given = 0;
    reader->line = reader->warc.record = 0;
    reader->warc.pending = 0;
    reading_feed_reset(&reader->feed);
    return READER_ARTICLE;
}

/* Its name without the ending of a compression: only that of the input itself can have one. */
static enum input_form tell_form(const struct reader *reader, const struct piece *front) {
    char ending[16]; /* what is behind the last dot and before it is enough */
    size_t len = packing_inner_name(reader->name.bytes);
    size_t from = len < sizeof ending ? 0 : len - sizeof ending + 1;
    memcpy(ending, reader->name.bytes + from, len - from);
    ending[len - from] = '\0';
    return sniff_form(ending, front->bytes, front->len);
}

static enum reader_result next_of_member(struct reader *reader, const struct slot *slot) {
    if (reader->form == INPUT_AUTO) {
        struct piece front = {0};
        enum source_result result = source_peek(reader->source, SNIFF_BYTES, &front);
        if (result != SOURCE_OK)
            return reading_no_piece(reader, slot, result, &front);
        reader->form = tell_form(reader, &front);
    }
    switch (reader->form) {
    case INPUT_JSON:
    case INPUT_JSONL:
        return reading_json(reader, slot);
    case INPUT_HTML:
        return reading_html(reader, slot);
    case INPUT_WARC:
        return reading_warc(reader, slot);
    case INPUT_FEED:
        return reading_feed(reader, slot);
    case INPUT_AUTO:
    case INPUT_TEXT:
        break;
    }
    return reading_text(reader, slot);
}

/* An article that tells no language gets the one that its words tell; one that is not German is refused. */
static enum reader_result check_language(const struct reader *reader, const struct slot *slot) {
    if (reader->options.languages == NULL)
        return READER_ARTICLE;
    const char *guess = language_guess_article(reader->options.languages, slot->article);
    if (language_is_foreign(guess) && !reader->options.any_language)
        return reading_reject(reader, slot, "not_german", reader->line, "not German (%s)", guess);
    if (slot->article->language == NULL)
        slot->article->language = guess;
    return READER_ARTICLE;
}

enum reader_result reader_next(struct reader *reader, struct arena *arena, struct article *article,
                               struct rejection *rejection, struct error *error) {
    const struct slot slot = {arena, article, rejection, error};
    if (reader->members == NULL && !reader->done)
        return tell_unreadable(reader, &slot);
    while (!reader->done) {
        enum reader_result result = READER_ARTICLE;
        if (reader->source == NULL)
            result = next_member(reader, &slot);
        if (result != READER_ARTICLE)
            return result;
        result = next_of_member(reader, &slot);
        reader->n_given++;
        if (result == READER_ARTICLE)
            result = check_language(reader, &slot);
        if (result != READER_END)
            return result;
    }
    return READER_END;
}
