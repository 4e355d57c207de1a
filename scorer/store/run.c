#include "store/run.h"

#include <string.h>

#include "store/handle.h"

static const char *detail_name(enum store_detail detail) {
    static const char *const names[] = {"scores", "evidence", "full"};
    return names[detail];
}

enum status store_start_run(struct store *store, enum store_detail detail, struct error *error) {
    struct row row = row_start(store, ADD_RUN);
    row_integer(&row, store->scorer_id);
    row_text(&row, detail_name(detail));
    return row_number(&row, &store->run_id, error);
}

enum status store_end_run(struct store *store, const char *state, const struct run_counts *counts,
                          struct error *error) {
    struct row row = row_start(store, END_RUN);
    row_integer(&row, store->run_id);
    row_text(&row, state);
    row_integer(&row, (int64_t)counts->scored);
    row_integer(&row, (int64_t)counts->skipped);
    row_integer(&row, (int64_t)counts->duplicates);
    row_integer(&row, (int64_t)counts->rejected);
    row_integer(&row, (int64_t)counts->bytes);
    return row_finish(&row, error);
}

enum status store_find_input(struct store *store, const char *path, struct input_state *state,
                             bool *unchanged, struct error *error) {
    bool found;
    struct row row = row_start(store, FIND_INPUT);
    row_text(&row, path);
    enum status status = row_fetch(&row, &found, error);
    *unchanged = false;
    if (found) {
        const char *form = (const char *)sqlite3_column_text(row.statement, 3);
        state->id = sqlite3_column_int64(row.statement, 0);
        *unchanged = state->size >= 0 && sqlite3_column_int64(row.statement, 1) == state->size &&
                     sqlite3_column_int64(row.statement, 2) == state->modified && form != NULL &&
                     strcmp(form, state->form) == 0 &&
                     sqlite3_column_int64(row.statement, 4) == store->scorer_id;
    }
    if (*unchanged) {
        state->articles = (uint64_t)sqlite3_column_int64(row.statement, 5);
        state->rejected = (uint64_t)sqlite3_column_int64(row.statement, 6);
    }
    row_end(&row);
    return status;
}

static enum status put_input(struct store *store, const char *path, const struct input_state *state,
                             int64_t *id, struct error *error) {
    struct row row = row_start(store, PUT_INPUT);
    row_text(&row, path);
    row_integer(&row, state->size);
    row_integer(&row, state->modified);
    row_text(&row, state->form);
    row_integer(&row, store->scorer_id);
    row_integer(&row, (int64_t)state->articles);
    row_integer(&row, (int64_t)state->rejected);
    return row_number(&row, id, error);
}

enum status store_begin_input(struct store *store, const char *path, struct input_state *state,
                              struct error *error) {
    const struct input_state open = {.size = -1, .form = state->form};
    enum status status = put_input(store, path, &open, &state->id, error);
    if (status != STATUS_OK)
        return status;
    struct row row = row_start(store, CLEAR_REJECTS);
    row_integer(&row, state->id);
    return row_finish(&row, error);
}

enum status store_end_input(struct store *store, const char *path, const struct input_state *state,
                            struct error *error) {
    int64_t id;
    return put_input(store, path, state, &id, error);
}

enum status store_put_reject(struct store *store, int64_t input, uint64_t line, const char *code,
                             const char *message, struct error *error) {
    struct row row = row_start(store, ADD_REJECT);
    row_integer(&row, input);
    row_integer(&row, (int64_t)line);
    row_text(&row, code);
    row_text(&row, message);
    row_integer(&row, store->run_id);
    return row_finish(&row, error);
}
