#include "output/gold.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/buffer.h"

static enum status no_memory(struct error *error) {
    return error_set(error, STATUS_NOMEM, "out of memory");
}

/* A member that is a string, copied. NULL where it is none; memory that runs out looks the same, and is
 * found at the first member that must be there. */
static const char *copy_text(struct arena *arena, const json_t *object, const char *name) {
    const json_t *value = json_object_get(object, name);
    if (!json_is_string(value))
        return NULL;
    return arena_copy(arena, json_string_value(value), json_string_length(value));
}

static double number_or_nan(const json_t *object, const char *name) {
    const json_t *value = json_object_get(object, name);
    return json_is_number(value) ? json_number_value(value) : (double)NAN;
}

static enum status read_label(const json_t *object, enum label *label, struct error *error) {
    const char *name = json_string_value(json_object_get(object, "label"));
    for (int i = LABEL_NEGATIVE; name != NULL && i <= LABEL_POSITIVE; i++) {
        if (strcmp(name, label_name((enum label)i)) == 0) {
            *label = (enum label)i;
            return STATUS_OK;
        }
    }
    return error_set(error, STATUS_INVALID, "\"label\" is one of positive, neutral, negative");
}

static enum status read_direction(const json_t *object, enum direction *direction, struct error *error) {
    const char *name = json_string_value(json_object_get(object, "direction"));
    for (int i = DIRECTION_DOWN; name != NULL && i <= DIRECTION_UP; i++) {
        if (strcmp(name, direction_name((enum direction)i)) == 0) {
            *direction = (enum direction)i;
            return STATUS_OK;
        }
    }
    return error_set(error, STATUS_INVALID, "\"direction\" is one of down, flat, up");
}

static enum status read_targets(struct arena *arena, const json_t *list, struct gold_item *item,
                                struct error *error) {
    size_t n = json_array_size(list);
    enum status status = STATUS_OK;
    item->targets = arena_zero(arena, n * sizeof *item->targets);
    if (item->targets == NULL)
        return no_memory(error);
    for (; item->n_targets < n && status == STATUS_OK; item->n_targets++) {
        const json_t *object = json_array_get(list, item->n_targets);
        struct gold_target *target = &item->targets[item->n_targets];
        target->tickers = copy_text(arena, object, "ticker");
        status = read_label(object, &target->label, error);
        if (target->tickers == NULL)
            status = error_set(error, STATUS_INVALID, "a target without \"ticker\"");
    }
    return status;
}

static enum status read_moves(struct arena *arena, const json_t *list, struct gold_item *item,
                              struct error *error) {
    size_t n = json_array_size(list);
    enum status status = STATUS_OK;
    item->moves = arena_zero(arena, n * sizeof *item->moves);
    if (item->moves == NULL)
        return no_memory(error);
    for (; item->n_moves < n && status == STATUS_OK; item->n_moves++) {
        const json_t *object = json_array_get(list, item->n_moves);
        struct gold_move *move = &item->moves[item->n_moves];
        move->subject = copy_text(arena, object, "subject");
        move->unit = copy_text(arena, object, "unit");
        move->value = number_or_nan(object, "value");
        move->to = number_or_nan(object, "to");
        status = read_direction(object, &move->direction, error);
        if (move->subject == NULL)
            status = error_set(error, STATUS_INVALID, "a move without \"subject\"");
    }
    return status;
}

static enum status read_phenomena(struct arena *arena, const json_t *list, struct gold_item *item,
                                  struct error *error) {
    size_t n = json_array_size(list);
    item->phenomena = arena_zero(arena, n * sizeof *item->phenomena);
    if (item->phenomena == NULL)
        return no_memory(error);
    for (size_t i = 0; i < n; i++) {
        const json_t *name = json_array_get(list, i);
        if (!json_is_string(name))
            continue;
        const char *copy = arena_copy(arena, json_string_value(name), json_string_length(name));
        if (copy == NULL)
            return no_memory(error);
        item->phenomena[item->n_phenomena++] = copy;
    }
    return STATUS_OK;
}

static void put_sentence(struct buffer *text, const json_t *sentence) {
    if (!json_is_string(sentence) || json_string_length(sentence) == 0)
        return;
    buffer_add(text, json_string_value(sentence), json_string_length(sentence));
    buffer_add_byte(text, ' ');
}

static enum status read_text(struct arena *arena, const json_t *object, struct gold_item *item,
                             struct error *error) {
    const json_t *context = json_object_get(object, "context"), *judged = json_object_get(object, "text");
    struct buffer text = {0};
    if (!json_is_string(judged))
        return error_set(error, STATUS_INVALID, "no \"text\"");
    put_sentence(&text, context);
    for (size_t i = 0; i < json_array_size(context); i++)
        put_sentence(&text, json_array_get(context, i));
    item->start = (uint32_t)text.len;
    buffer_add(&text, json_string_value(judged), json_string_length(judged));
    item->text_len = (uint32_t)text.len;
    item->text = text.failed ? NULL : arena_copy(arena, text.bytes, text.len);
    buffer_free(&text);
    return item->text == NULL ? no_memory(error) : STATUS_OK;
}

enum status gold_read(struct arena *arena, const char *line, size_t len, struct gold_item *item,
                      struct error *error) {
    json_error_t fault;
    json_t *object = json_loadb(line, len, 0, &fault);
    if (object == NULL)
        return error_set(error, STATUS_INVALID, "no JSON: %s", fault.text);
    *item = (struct gold_item){.id = copy_text(arena, object, "id")};
    enum status status = read_text(arena, object, item, error);
    if (status == STATUS_OK)
        status = read_label(object, &item->label, error);
    if (status == STATUS_OK)
        status = read_targets(arena, json_object_get(object, "targets"), item, error);
    if (status == STATUS_OK)
        status = read_moves(arena, json_object_get(object, "moves"), item, error);
    if (status == STATUS_OK)
        status = read_phenomena(arena, json_object_get(object, "phenomena"), item, error);
    if (status == STATUS_OK && item->id == NULL)
        status = error_set(error, STATUS_INVALID, "no \"id\"");
    json_decref(object);
    return status;
}
