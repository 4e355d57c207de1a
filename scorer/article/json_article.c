#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "article/reader.h"

static enum status refuse(struct rejection *rejection, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum status refuse(struct rejection *rejection, const char *code, const char *format, ...) {
    va_list args;
    rejection->code = code;
    rejection->line = 0;
    va_start(args, format);
    vsnprintf(rejection->message, sizeof rejection->message, format, args);
    va_end(args);
    return STATUS_INVALID;
}

/* A text field's copy in the arena; NULL where it is missing, null or empty. */
static bool text_field(struct arena *arena, const json_t *object, const char *name, const char **field) {
    const json_t *value = json_object_get(object, name);
    *field = NULL;
    if (!json_is_string(value) || json_string_length(value) == 0)
        return true;
    *field = arena_copy(arena, json_string_value(value), json_string_length(value));
    return *field != NULL;
}

static bool id_field(struct arena *arena, const json_t *object, const char **id) {
    const json_t *value = json_object_get(object, "id");
    char digits[32];
    if (!json_is_integer(value))
        return text_field(arena, object, "id", id);
    int len = snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
    *id = arena_copy(arena, digits, (size_t)len);
    return *id != NULL;
}

static enum status read_object(struct arena *arena, const json_t *object, const struct page_patterns *patterns,
                               struct article *article, struct rejection *rejection) {
    struct article told = {0};
    struct error error = {0};
    if (!json_is_object(object))
        return refuse(rejection, "bad_json", "no JSON object");
    const json_t *text = json_object_get(object, "text");
    if (text == NULL)
        return refuse(rejection, "no_text", "the object has no \"text\"");
    if (!json_is_string(text))
        return refuse(rejection, "no_text", "\"text\" is no string");
    if (!id_field(arena, object, &told.id) || !text_field(arena, object, "title", &told.title) ||
        !text_field(arena, object, "published", &told.published) ||
        !text_field(arena, object, "source", &told.source) || !text_field(arena, object, "url", &told.url) ||
        !text_field(arena, object, "language", &told.language))
        return STATUS_NOMEM;
    enum status status =
        article_from_text(arena, json_string_value(text), json_string_length(text), patterns, article, &error);
    if (status != STATUS_OK)
        return status == STATUS_NOMEM ? status : refuse(rejection, "bad_utf8", "%s", error.message);
    article->id = told.id;
    article->url = told.url;
    article->language = told.language;
    article->title = told.title != NULL ? told.title : article->title;
    article->published = told.published != NULL ? told.published : article->published;
    article->source = told.source != NULL ? told.source : article->source;
    article_hash(article);
    return STATUS_OK;
}

enum status article_from_json(struct arena *arena, const char *json, size_t len,
                              const struct page_patterns *patterns, struct article *article,
                              struct rejection *rejection) {
    json_error_t fault;
    json_t *object = json_loadb(json, len, JSON_ALLOW_NUL, &fault);
    if (object == NULL)
        return json_error_code(&fault) == json_error_out_of_memory
                   ? STATUS_NOMEM
                   : refuse(rejection, "bad_json", "no JSON: %s (column %d)", fault.text, fault.column);
    enum status status = read_object(arena, object, patterns, article, rejection);
    json_decref(object);
    return status;
}
