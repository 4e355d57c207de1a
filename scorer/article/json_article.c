#include <jansson.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "article/charset.h"
#include "article/json_texts.h"
#include "article/reader.h"
#include "article/text_article.h"
#include "article/times.h"

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

/* ---- reading JSON that was written carelessly ---- */

static int hex_digits(const char *p, size_t len) {
    int value = 0;
    if (len < 6 || p[0] != '\\' || p[1] != 'u')
        return -1;
    for (int i = 2; i < 6; i++) {
        char c = p[i] >= 'a' ? (char)(p[i] - 32) : p[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Halves of surrogate pairs, which a text that was cut in the middle of an emoji holds, become U+FFFD. */
static uint32_t mend_surrogates(char *json, size_t len) {
    uint32_t mended = 0;
    for (size_t i = 0; i < len; i++) {
        if (json[i] != '\\')
            continue;
        int code = hex_digits(json + i, len - i);
        if (code < 0xD800 || code > 0xDFFF) {
            i++; /* also over an escaped backslash */
            continue;
        }
        int low = code < 0xDC00 ? hex_digits(json + i + 6, len - i - 6) : -1;
        if (low >= 0xDC00 && low <= 0xDFFF) {
            i += 11;
            continue;
        }
        memcpy(json + i + 2, "fffd", 4);
        mended++;
        i += 5;
    }
    return mended;
}

/* A second try, with what is mendable mended; *told gets what was done. */
static json_t *load_mended(const char *json, size_t len, struct article *told, json_error_t *fault,
                           bool *nomem) {
    struct buffer buffer = {0};
    struct charset_result result;
    json_t *object = NULL;
    *nomem = !charset_convert(json, len, NULL, &buffer, &result);
    if (!*nomem && result.text != buffer.bytes) {
        *nomem = !buffer_add(&buffer, result.text, result.len);
        result.text = buffer.bytes;
    }
    if (!*nomem) {
        told->charset = result.charset;
        told->n_replaced = result.n_replaced + mend_surrogates(buffer.bytes, buffer.len);
        object = json_loadb(buffer.bytes, buffer.len, JSON_ALLOW_NUL, fault);
        if (object == NULL && json_error_code(fault) == json_error_numeric_overflow)
            object = json_loadb(buffer.bytes, buffer.len, JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, fault);
    }
    buffer_free(&buffer);
    return object;
}

/* ---- the fields ---- */

/* An object that is read, and by which names. */
struct fields {
    struct arena *arena;
    const json_t *object;
    const struct field_map *map;
    const struct json_texts *texts;
};

static struct json_text text_of(const struct fields *fields, const json_t *value) {
    return json_texts_get(fields->texts, json_string_value(value), json_string_length(value));
}

/* The next step on a path: "meta" of an object, "0" of an array. */
static const json_t *step_into(const json_t *value, const char *name, size_t len) {
    char key[LONGEST_FIELD_MAP];
    if (len >= sizeof key)
        return NULL;
    memcpy(key, name, len);
    key[len] = '\0';
    if (json_is_object(value))
        return json_object_get(value, key);
    size_t index = 0;
    for (const char *digit = key; *digit != '\0'; digit++) {
        if (*digit < '0' || *digit > '9' || index > UINT32_MAX)
            return NULL;
        index = index * 10 + (size_t)(*digit - '0');
    }
    return len == 0 ? NULL : json_array_get(value, index);
}

/* A field's value, or NULL. A name with dots is a path, unless the object has a field of that name. */
static const json_t *find_field(const struct fields *fields, enum article_field field) {
    const char *name = field_map_name(fields->map, field);
    const json_t *value = json_object_get(fields->object, name);
    if (value != NULL || strchr(name, '.') == NULL)
        return value;
    value = fields->object;
    while (name != NULL && value != NULL) {
        const char *dot = strchr(name, '.');
        value = step_into(value, name, dot == NULL ? strlen(name) : (size_t)(dot - name));
        name = dot == NULL ? NULL : dot + 1;
    }
    return value;
}

/* A text's copy in the arena; NULL where it is none, or empty. */
static bool copy_text(const struct fields *fields, const json_t *value, const char **field) {
    *field = NULL;
    if (!json_is_string(value) || json_string_length(value) == 0)
        return true;
    struct json_text text = text_of(fields, value);
    *field = arena_copy(fields->arena, text.bytes, text.len);
    return *field != NULL;
}

static bool text_field(const struct fields *fields, enum article_field name, const char **field) {
    return copy_text(fields, find_field(fields, name), field);
}

static bool id_field(const struct fields *fields, const char **id) {
    const json_t *value = find_field(fields, FIELD_ID);
    char digits[32];
    if (!json_is_integer(value))
        return copy_text(fields, value, id);
    int len = snprintf(digits, sizeof digits, "%lld", (long long)json_integer_value(value));
    *id = arena_copy(fields->arena, digits, (size_t)len);
    return *id != NULL;
}

/* A time as text or as a number; what is neither is left out. */
static bool time_field(const struct fields *fields, enum article_field name, const char **field) {
    const json_t *value = find_field(fields, name);
    *field = NULL;
    if (json_is_number(value))
        return time_from_number(fields->arena, json_number_value(value), field);
    if (!json_is_string(value))
        return true;
    struct json_text text = text_of(fields, value);
    return time_from_text(fields->arena, text.bytes, text.len, field);
}

static bool is_blank(const char *text, size_t len) {
    size_t i = 0;
    while (i < len && (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')))
        i++;
    return i == len;
}

/* What the object tells beside the text. */
static bool read_facts(const struct fields *fields, struct article *article) {
    return id_field(fields, &article->id) && text_field(fields, FIELD_TITLE, &article->title) &&
           time_field(fields, FIELD_PUBLISHED, &article->published) &&
           time_field(fields, FIELD_UPDATED, &article->updated) &&
           text_field(fields, FIELD_SOURCE, &article->source) &&
           text_field(fields, FIELD_URL, &article->url) &&
           text_field(fields, FIELD_AUTHOR, &article->author) &&
           text_field(fields, FIELD_LANGUAGE, &article->language);
}

static enum status read_object(const struct fields *fields, const struct page_patterns *patterns,
                               struct article *article, struct rejection *rejection) {
    const char *name = field_map_name(fields->map, FIELD_TEXT);
    if (!json_is_object(fields->object))
        return refuse(rejection, "bad_json", "no JSON object");
    const json_t *value = find_field(fields, FIELD_TEXT);
    if (value == NULL)
        return refuse(rejection, "no_text", "the object has no \"%.60s\"", name);
    if (!json_is_string(value))
        return refuse(rejection, "no_text", "\"%.60s\" is no string", name);
    struct json_text text = text_of(fields, value);
    if (is_blank(text.bytes, text.len))
        return refuse(rejection, "no_text", "\"%.60s\" is empty", name);
    if (text.len > UINT32_MAX / 4)
        return refuse(rejection, "too_long", "\"%.60s\" is longer than %u bytes", name, UINT32_MAX / 4);
    if (!read_facts(fields, article))
        return STATUS_NOMEM;
    article->text = arena_copy(fields->arena, text.bytes, text.len);
    article->text_len = (uint32_t)text.len;
    if (article->text == NULL || article_find_parts(fields->arena, patterns, article) != STATUS_OK)
        return STATUS_NOMEM;
    return STATUS_OK;
}

enum status article_from_json(struct arena *arena, const char *json, size_t len, const struct field_map *map,
                              const struct page_patterns *patterns, struct article *article,
                              struct rejection *rejection) {
    json_error_t fault;
    bool nomem = false;
    *article = (struct article){0};
    struct json_texts texts;
    if (!json_texts_cut(arena, json, len, &texts))
        return STATUS_NOMEM;
    json_t *object = texts.n == 0 ? NULL : json_loadb(texts.json, texts.len, JSON_ALLOW_NUL, &fault);
    if (object == NULL) { /* whole, so that a fault is told at its place */
        texts.n = 0;
        object = json_loadb(json, len, JSON_ALLOW_NUL, &fault);
    }
    if (object == NULL && json_error_code(&fault) != json_error_out_of_memory)
        object = load_mended(json, len, article, &fault, &nomem);
    if (nomem || (object == NULL && json_error_code(&fault) == json_error_out_of_memory))
        return STATUS_NOMEM;
    if (object == NULL)
        return refuse(rejection, "bad_json", "no JSON: %s (byte %d)", fault.text, fault.position);
    enum status status =
        read_object(&(struct fields){arena, object, map, &texts}, patterns, article, rejection);
    json_decref(object);
    return status;
}
