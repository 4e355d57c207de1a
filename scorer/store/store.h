/* One SQLite file that keeps articles and what was found in them; schema.sql says what is in it. */
#ifndef STIMMUNG_STORE_STORE_H
#define STIMMUNG_STORE_STORE_H

#include <stdint.h>

#include "base/error.h"

enum store_access {
    STORE_READ,  /* the file must be there; any number of readers, also while somebody writes */
    STORE_WRITE, /* made where it is not there, brought to the present form, and locked for one writer */
};

struct store;

/* On success *store is to be closed. STATUS_IO where the file can't be opened or another run writes it,
 * STATUS_INVALID where it is no store, or one of a newer program. One thread at a time may use it. */
enum status store_open(struct store **store, const char *path, enum store_access access, struct error *error);

/* Rolls back a transaction that is open. NULL is fine. */
void store_close(struct store *store);

/* What is written between begin and commit is there as a whole or not at all. */
enum status store_begin(struct store *store, struct error *error);
enum status store_commit(struct store *store, struct error *error);
void store_rollback(struct store *store);

/* Set who scores: what is looked up and written from now on is of this pair. A reader of a store that
 * does not know the pair finds nothing of it. */
enum status store_set_scorer(struct store *store, const char *engine, const char *lexicon,
                             struct error *error);

#endif
