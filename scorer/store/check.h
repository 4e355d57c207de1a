/* Looks through a store for damage: of the file, and of what its tables promise each other. */
#ifndef STIMMUNG_STORE_CHECK_H
#define STIMMUNG_STORE_CHECK_H

#include "base/error.h"
#include "base/findings.h"

/* Check the store at `path`, which is only read. What is wrong is added to `findings`, whose paths are
 * `path`. STATUS_IO where the file can't be opened, STATUS_INVALID where it is no store of this form; damage
 * inside is no failure. */
enum status store_check(const char *path, struct findings *findings, struct error *error);

#endif
