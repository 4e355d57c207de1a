/* What stands behind the opaque types of stimmung.h. */
#ifndef STIMMUNG_API_HANDLE_H
#define STIMMUNG_API_HANDLE_H

#include <stdbool.h>

#include "analysis/engine.h"
#include "base/buffer.h"
#include "stimmung.h"

struct stimmung_engine {
    struct engine *engine;
};

struct stimmung_result {
    struct arena arena; /* of the article and what was found in it */
    struct article article;
    struct document document;
    struct buffer json;
    const struct engine *engine; /* that scored it; NULL where the result is empty */
    bool any_language;           /* articles that are not German are taken too */
};

/* Forget what the result holds. */
void result_clear(stimmung_result *result);

/* Score result->article, whose strings live in the result's arena. */
int result_score(const struct engine *engine, stimmung_result *result, struct error *error);

/* Give the caller an error of ours; returns its status. */
int hand_over(const struct error *error, stimmung_error *out);

/* The same for a status of the interface and a message. */
int refuse(stimmung_error *out, enum stimmung_status status, const char *message);

#endif
