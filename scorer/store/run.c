#include "store/run.h"

#include "store/handle.h"

static const char *detail_name(enum store_detail detail) {
    static const char *const names[] = {"scores", "evidence", "full"};
    return names[detail];
}

/* Whether the part of an input or a run is the whole. */
static bool is_whole(uint32_t parts) {
    return parts < 2;
}

static void row_part(struct row *row, uint32_t part, uint32_t parts) {
    row_integer(row, is_whole(parts) ? 1 : part);
    row_integer(row, is_whole(parts) ? 1 : parts);
}

/* Make the store's scorer the one that was used last. Where another was in between, articles that both have
 * scored go back to this one. */
static enum status use_scorer(struct store *store, struct error *error) {
    int64_t later = 0;
    struct row row = row_start(store, COUNT_LATER_SCORERS);
    row_integer(&row, store->scorer_id);
    enum status status = row_number(&row, &later, error);
    if (status != STATUS_OK)
        return status;
    row = row_start(store, USE_SCORER);
    row_integer(&row, store->scorer_id);
    status = row_finish(&row, error);
    return status == STATUS_OK && later > 0 ? store_settle(store, error) : status;
}

static enum status add_run(struct store *store, const struct run_options *options, struct error *error) {
    struct row row = row_start(store, ADD_RUN);
    row_integer(&row, store->scorer_id);
    row_text(&row, detail_name(options->detail));
    row_part(&row, options->part, options->parts);
    return row_number(&row, &store->run_id, error);
}

enum status store_start_run(struct store *store, const struct run_options *options, struct error *error) {
    enum status status = store_begin(store, error);
    if (status != STATUS_OK)
        return status;
    store->run = *options;
    status = use_scorer(store, error);
    if (status == STATUS_OK)
        status = add_run(store, options, error);
    if (status == STATUS_OK)
        status = store_commit(store, error);
    if (status != STATUS_OK)
        store_rollback(store);
    return status;
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
    row_part(&row, state->part, state->parts);
    row_integer(&row, state->size);
    row_integer(&row, state->modified);
    row_text(&row, state->form);
    row_integer(&row, store->scorer_id);
    enum status status = row_fetch(&row, &found, error);
    *unchanged = found && state->size >= 0;
    if (*unchanged) {
        state->articles = (uint64_t)sqlite3_column_int64(row.statement, 0);
        state->rejected = (uint64_t)sqlite3_column_int64(row.statement, 1);
    }
    row_end(&row);
    return status;
}

static enum status put_input(struct store *store, const char *path, const struct input_state *state,
                             int64_t *id, struct error *error) {
    struct row row = row_start(store, PUT_INPUT);
    row_text(&row, path);
    row_part(&row, state->part, state->parts);
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
    static const enum statement forget[] = {CLEAR_REJECTS, CLEAR_INPUTS};
    const struct input_state open = {
        .size = -1, .form = state->form, .part = state->part, .parts = state->parts};
    enum status status = put_input(store, path, &open, &state->id, error);
    for (size_t i = 0; i < sizeof forget / sizeof *forget && status == STATUS_OK; i++) {
        struct row row = row_start(store, forget[i]);
        row_text(&row, path);
        row_part(&row, state->part, state->parts);
        status = row_finish(&row, error);
    }
    return status;
}

enum status store_end_input(struct store *store, const char *path, const struct input_state *state,
                            struct error *error) {
    int64_t id;
    return put_input(store, path, state, &id, error);
}

enum status store_put_reject(struct store *store, int64_t input, const struct rejection *rejection,
                             struct error *error) {
    struct row row = row_start(store, ADD_REJECT);
    row_integer(&row, input);
    row_text(&row, rejection->member == NULL ? "" : rejection->member);
    row_integer(&row, (int64_t)rejection->line);
    row_text(&row, rejection->code);
    row_text(&row, rejection->message);
    row_integer(&row, store->run_id);
    return row_finish(&row, error);
}
