/* Articles in: from memory, or out of a file. */
#include <stdio.h>

#include "api/handle.h"
#include "article/reader.h"
#include "base/memory.h"

enum { MAX_INPUT = 1 << 30 }; /* offsets are 32 bits wide */

static const char NO_ID[] = "-";

/* Score the article that was read into the result, unless it is in another language. */
static int score_german(const stimmung_engine *engine, stimmung_result *result, stimmung_error *out) {
    struct error error = {0};
    const char *guess = language_guess_article(engine_language_words(engine->engine), &result->article);
    if (language_is_foreign(guess) && !result->any_language) {
        char message[64];
        snprintf(message, sizeof message, "not German (%s)", guess);
        return refuse(out, STIMMUNG_REJECTED, message);
    }
    if (result->article.language == NULL)
        result->article.language = guess;
    result_score(engine->engine, result, &error);
    return hand_over(&error, out);
}

int stimmung_score_text(const stimmung_engine *engine, stimmung_result *result, const char *text, size_t len,
                        stimmung_error *out) {
    struct error error = {0};
    result_clear(result);
    if (len > MAX_INPUT)
        return refuse(out, STIMMUNG_USAGE, "the text is longer than 1 GiB");
    enum status status = article_from_text(&result->arena, text, len, engine_page_patterns(engine->engine),
                                           &result->article, &error);
    if (status != STATUS_OK) {
        error_set(&error, status, "out of memory");
        return hand_over(&error, out);
    }
    result->article.id = NO_ID;
    return score_german(engine, result, out);
}

int stimmung_score_json(const stimmung_engine *engine, stimmung_result *result, const char *json, size_t len,
                        stimmung_error *out) {
    struct rejection rejection;
    result_clear(result);
    if (len > MAX_INPUT)
        return refuse(out, STIMMUNG_USAGE, "the object is longer than 1 GiB");
    enum status status = article_from_json(
        &result->arena, json, len, NULL, engine_page_patterns(engine->engine), &result->article, &rejection);
    if (status == STATUS_INVALID)
        return refuse(out, STIMMUNG_INVALID, rejection.message);
    if (status != STATUS_OK)
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    if (result->article.id == NULL)
        result->article.id = NO_ID;
    return score_german(engine, result, out);
}

struct stimmung_reader {
    struct reader *reader;
    const struct engine *engine;
};

int stimmung_reader_open(const stimmung_engine *engine, const char *path, enum stimmung_form form,
                         stimmung_reader **reader, stimmung_error *out) {
    struct reader_options options = {.form = (enum input_form)form,
                                     .patterns = engine_page_patterns(engine->engine),
                                     .languages = engine_language_words(engine->engine)};
    stimmung_reader *made = memory_alloc(sizeof *made);
    if (made == NULL)
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    *made = (stimmung_reader){reader_open(path, &options), engine->engine};
    if (made->reader == NULL) {
        memory_free(made);
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    }
    *reader = made;
    return STIMMUNG_OK;
}

int stimmung_reader_next(stimmung_reader *reader, stimmung_result *result, stimmung_error *out) {
    struct error error = {0};
    struct rejection rejection;
    result_clear(result);
    reader_take_any_language(reader->reader, result->any_language);
    switch (reader_next(reader->reader, &result->arena, &result->article, &rejection, &error)) {
    case READER_ARTICLE:
        error = (struct error){0};
        result_score(reader->engine, result, &error);
        return hand_over(&error, out);
    case READER_REJECTED:
        return refuse(out, STIMMUNG_REJECTED, rejection.message);
    case READER_END:
        return refuse(out, STIMMUNG_END, "no article is left");
    case READER_FAILED:
        break;
    }
    return refuse(out, STIMMUNG_NOMEM, "out of memory");
}

void stimmung_reader_close(stimmung_reader *reader) {
    if (reader != NULL)
        reader_close(reader->reader);
    memory_free(reader);
}
