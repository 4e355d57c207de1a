#include "batch/recorder.h"

#include <string.h>

#include "analysis/engine.h"
#include "store/cluster.h"

enum { ROWS_A_TRANSACTION = 1000, BYTES_A_TRANSACTION = 16 * 1024 * 1024 };

enum status recorder_open(struct recorder *recorder, const char *path, const char *lexicon,
                          const struct run_options *run, struct error *error) {
    *recorder = (struct recorder){.run = *run};
    enum status status = store_open(&recorder->store, path, STORE_WRITE, error);
    if (status == STATUS_OK)
        status = store_set_scorer(recorder->store, ENGINE_VERSION, lexicon, error);
    if (status == STATUS_OK)
        status = store_start_run(recorder->store, run, error);
    if (status != STATUS_OK) {
        store_close(recorder->store);
        recorder->store = NULL;
    }
    return status;
}

/* Before a write: see to it that a transaction is open, and that it stays of a size. */
static enum status take_part(struct recorder *recorder, uint64_t bytes, struct error *error) {
    enum status status = STATUS_OK;
    if (recorder->rows >= ROWS_A_TRANSACTION || recorder->bytes >= BYTES_A_TRANSACTION)
        status = recorder_commit(recorder, error);
    if (status == STATUS_OK && !recorder->open) {
        status = store_begin(recorder->store, error);
        recorder->open = status == STATUS_OK;
    }
    recorder->rows++;
    recorder->bytes += bytes;
    return status;
}

enum status recorder_commit(struct recorder *recorder, struct error *error) {
    enum status status = recorder->open ? store_commit(recorder->store, error) : STATUS_OK;
    if (status != STATUS_OK)
        return status;
    recorder->lasting = recorder->counts;
    recorder->open = false;
    recorder->rows = 0;
    recorder->bytes = 0;
    return STATUS_OK;
}

enum status recorder_begin_input(struct recorder *recorder, const char *path, struct input_state *input,
                                 struct error *error) {
    input->part = recorder->run.part;
    input->parts = recorder->run.parts;
    enum status status = take_part(recorder, 0, error);
    if (status == STATUS_OK)
        status = store_begin_input(recorder->store, path, input, error);
    recorder->input = input->id;
    return status;
}

enum status recorder_end_input(struct recorder *recorder, const char *path, const struct input_state *input,
                               struct error *error) {
    enum status status = take_part(recorder, 0, error);
    return status == STATUS_OK ? store_end_input(recorder->store, path, input, error) : status;
}

static void count(struct recorder *recorder, enum put_result result, const struct article *article) {
    if (result == PUT_STORED) {
        recorder->counts.scored++;
        recorder->counts.bytes += article->text_len;
    } else if (result == PUT_KNOWN) {
        recorder->counts.skipped++;
    } else {
        recorder->counts.duplicates++;
    }
}

enum status recorder_put(struct recorder *recorder, const struct document *document, enum put_result *result,
                         struct error *error) {
    enum status status = take_part(recorder, document->article->text_len, error);
    if (status == STATUS_OK)
        status = store_put_document(recorder->store, document, result, error);
    if (status == STATUS_OK)
        count(recorder, *result, document->article);
    return status;
}

enum status recorder_pass(struct recorder *recorder, const struct article *article, struct error *error) {
    enum put_result result;
    enum status status = take_part(recorder, 0, error);
    if (status == STATUS_OK)
        status = store_pass(recorder->store, article, &result, error);
    if (status == STATUS_OK)
        count(recorder, result, article);
    return status;
}

static void count_reason(struct recorder *recorder, const char *code) {
    recorder->counts.rejected++;
    int i = 0;
    while (i < recorder->n_reasons && strcmp(recorder->reasons[i].code, code) != 0)
        i++;
    if (i == MAX_REASONS)
        i--;
    if (i == recorder->n_reasons)
        recorder->reasons[recorder->n_reasons++] = (struct reason){.code = code};
    recorder->reasons[i].count++;
}

enum status recorder_reject(struct recorder *recorder, const struct rejection *rejection,
                            struct error *error) {
    enum status status = take_part(recorder, 0, error);
    if (status == STATUS_OK)
        status = store_put_reject(recorder->store, recorder->input, rejection, error);
    if (status == STATUS_OK)
        count_reason(recorder, rejection->code);
    return status;
}

enum status recorder_close(struct recorder *recorder, const char *state, struct error *error) {
    if (recorder->store == NULL)
        return STATUS_OK;
    enum status status = STATUS_OK;
    if (strcmp(state, "failed") != 0)
        status = recorder_commit(recorder, error);
    if (status != STATUS_OK || recorder->open) {
        store_rollback(recorder->store);
        recorder->counts = recorder->lasting;
        state = "failed";
    }
    if (status == STATUS_OK && strcmp(state, "failed") != 0)
        status = store_find_clusters(recorder->store, error);
    if (status != STATUS_OK)
        state = "failed";
    enum status noted = store_end_run(recorder->store, state, &recorder->counts, error);
    store_close(recorder->store);
    recorder->store = NULL;
    return status == STATUS_OK ? noted : status;
}
