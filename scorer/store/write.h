/* Writes articles and what was found in them. All of it belongs between store_begin and store_commit. */
#ifndef STIMMUNG_STORE_WRITE_H
#define STIMMUNG_STORE_WRITE_H

#include <stdbool.h>

#include "analysis/document.h"
#include "store/run.h"
#include "store/store.h"

enum put_result {
    PUT_STORED,
    PUT_KNOWN,     /* an earlier run had scored it with this engine and lexicon: nothing was written */
    PUT_DUPLICATE, /* this run had: nothing was written */
};

/* Store a document as the work of the run that was started on this store. Where it fails, the open
 * transaction is to be rolled back. */
enum status store_put_document(struct store *store, const struct document *document, enum store_detail detail,
                               enum put_result *result, struct error *error);

/* Whether an article of this content is scored by the store's scorer: *result is PUT_STORED where it is
 * not, and what store_put_document would give where it is. For readers too; to those that started no run,
 * every article that is there is PUT_KNOWN. */
enum status store_look_up(struct store *store, const unsigned char content_hash[CONTENT_HASH_BYTES],
                          enum put_result *result, struct error *error);

#endif
