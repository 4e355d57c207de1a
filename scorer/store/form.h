/* The forms that stores have had: a store of an older one is brought to the present. */
#ifndef STIMMUNG_STORE_FORM_H
#define STIMMUNG_STORE_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "store/store.h"

/* Whether the file is a store that this program can use, and of which form; an empty one can become a
 * store. Nothing is written: the file may be somebody else's. */
enum status form_check(struct store *store, int64_t *found, struct error *error);

/* The same of the store that is attached as `source`; *old: it is of an older form. */
enum status form_check_source(struct store *store, bool *old, struct error *error);

/* Bring a store of that form to the present one, with foreign keys off: tables that others refer to are made
 * anew. */
enum status form_migrate(struct store *store, int64_t form, struct error *error);

#endif
