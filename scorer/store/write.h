/* Writes articles and what was found in them. All of it belongs between store_begin and store_commit. */
#ifndef STIMMUNG_STORE_WRITE_H
#define STIMMUNG_STORE_WRITE_H

#include <stdbool.h>

#include "analysis/document.h"
#include "store/run.h"
#include "store/store.h"

enum put_result {
    PUT_STORED,
    PUT_REPLACED,  /* scored anew, as this copy is the one to score (see `variant` in schema.sql) */
    PUT_KNOWN,     /* an earlier run had scored it with this engine and lexicon */
    PUT_DUPLICATE, /* this run had */
};

/* Store a document as the work of the run that was started on this store. Of copies of one article the
 * earliest describes it, in whatever order they come. Where it fails, the open transaction is to be rolled
 * back. */
enum status store_put_document(struct store *store, const struct document *document, enum put_result *result,
                               struct error *error);

/* Whether an article of this content is scored by the store's scorer: *result is what
 * store_put_document would give. For readers too; to those that started no run, every article that is there
 * is PUT_KNOWN or PUT_REPLACED. */
enum status store_look_up(struct store *store, const struct article *article, enum put_result *result,
                          struct error *error);

/* The same for an article that was looked up and not analysed: it describes the one that is there, where it
 * is the earlier copy. Belongs in a transaction. */
enum status store_pass(struct store *store, const struct article *article, enum put_result *result,
                       struct error *error);

#endif
