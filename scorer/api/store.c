/* Results into a store. */
#include "api/handle.h"
#include "base/memory.h"
#include "batch/recorder.h"

struct stimmung_store {
    struct recorder recorder;
    bool failed; /* a put did: what is not committed is lost */
};

int stimmung_store_open(const stimmung_engine *engine, const char *path, stimmung_store **store,
                        stimmung_error *out) {
    const struct run_options run = {.detail = DETAIL_EVIDENCE};
    struct error error = {0};
    stimmung_store *made = memory_alloc(sizeof *made);
    if (made == NULL)
        return refuse(out, STIMMUNG_NOMEM, "out of memory");
    *made = (stimmung_store){0};
    enum status status =
        recorder_open(&made->recorder, path, engine_lexicon_hash(engine->engine), &run, &error);
    if (status != STATUS_OK) {
        memory_free(made);
        return hand_over(&error, out);
    }
    *store = made;
    return STIMMUNG_OK;
}

int stimmung_store_put(stimmung_store *store, const stimmung_result *result, int *stored,
                       stimmung_error *out) {
    struct error error = {0};
    enum put_result put;
    if (result->engine == NULL)
        return refuse(out, STIMMUNG_USAGE, "the result is empty");
    if (store->failed)
        return refuse(out, STIMMUNG_USAGE, "an earlier article could not be stored: close the store");
    struct article article = result->article; /* the result is the caller's and stays as it is */
    struct document document = result->document;
    article_hash(&article);
    document.article = &article;
    if (recorder_put(&store->recorder, &document, &put, &error) != STATUS_OK) {
        store->failed = true;
        return hand_over(&error, out);
    }
    if (stored != NULL)
        *stored = put == PUT_STORED;
    return STIMMUNG_OK;
}

int stimmung_store_close(stimmung_store *store, stimmung_error *out) {
    struct error error = {0};
    if (store == NULL)
        return STIMMUNG_OK;
    recorder_close(&store->recorder, store->failed ? "failed" : "done", &error);
    memory_free(store);
    return hand_over(&error, out);
}
