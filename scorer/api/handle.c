#include "api/handle.h"

#include <assert.h>
#include <stdio.h>

#include "base/memory.h"

/* The numbers of the interface are ours. */
static_assert((int)STIMMUNG_OK == (int)STATUS_OK && (int)STIMMUNG_NOMEM == (int)STATUS_NOMEM &&
                  (int)STIMMUNG_IO == (int)STATUS_IO && (int)STIMMUNG_INVALID == (int)STATUS_INVALID &&
                  (int)STIMMUNG_USAGE == (int)STATUS_USAGE && (int)STIMMUNG_INTERNAL == (int)STATUS_INTERNAL,
              "one status, two names");

int refuse(stimmung_error *out, enum stimmung_status status, const char *message) {
    if (out != NULL) {
        out->status = (int)status;
        snprintf(out->message, sizeof out->message, "%s", message);
    }
    return (int)status;
}

int hand_over(const struct error *error, stimmung_error *out) {
    const char *message = error->message;
    if (error->status == STATUS_OK)
        return STIMMUNG_OK;
    if (message[0] == '\0')
        message = error->status == STATUS_NOMEM ? "out of memory" : "a fault of the library";
    return refuse(out, (enum stimmung_status)error->status, message);
}

const char *stimmung_version(void) {
    return ENGINE_VERSION;
}

int stimmung_engine_load(const struct stimmung_options *options, stimmung_engine **engine,
                         stimmung_error *out) {
    struct error error = {0};
    struct engine_options own = {.lexicons = options->lexicons, .companies = options->companies};
    stimmung_engine *made = memory_alloc(sizeof *made);
    if (made == NULL)
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    if (engine_load(&own, &made->engine, &error) != STATUS_OK) {
        memory_free(made);
        return hand_over(&error, out);
    }
    *engine = made;
    return STIMMUNG_OK;
}

int stimmung_engine_new(stimmung_engine **engine, stimmung_error *out) {
    return stimmung_engine_load(&(struct stimmung_options){0}, engine, out);
}

void stimmung_engine_free(stimmung_engine *engine) {
    if (engine != NULL)
        engine_free(engine->engine);
    memory_free(engine);
}

const char *stimmung_engine_lexicon(const stimmung_engine *engine) {
    return engine_lexicon_hash(engine->engine);
}

int stimmung_result_new(stimmung_result **result, stimmung_error *out) {
    stimmung_result *made = memory_alloc(sizeof *made);
    if (made == NULL)
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    *made = (stimmung_result){0};
    *result = made;
    return STIMMUNG_OK;
}

void stimmung_result_free(stimmung_result *result) {
    if (result == NULL)
        return;
    arena_free(&result->arena);
    buffer_free(&result->json);
    memory_free(result);
}

void stimmung_result_any_language(stimmung_result *result, int any_language) {
    result->any_language = any_language != 0;
}

void result_clear(stimmung_result *result) {
    arena_reset(&result->arena);
    buffer_clear(&result->json);
    result->engine = NULL;
}

int result_score(const struct engine *engine, stimmung_result *result, struct error *error) {
    enum status status = engine_analyse(engine, &result->article, &result->arena, &result->document);
    if (status != STATUS_OK)
        return (int)error_set(error, status, "%s: out of memory", result->article.id);
    result->engine = engine;
    return STIMMUNG_OK;
}
