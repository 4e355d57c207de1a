/* Finds the files below some paths, always in the same order. */
#ifndef STIMMUNG_BATCH_WALK_H
#define STIMMUNG_BATCH_WALK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

struct walk_item {
    const char *path;  /* valid until the next call */
    const char *fault; /* why it can't be read, else NULL */
    int64_t size;      /* bytes; -1 for what is no regular file */
    int64_t modified;  /* nanoseconds since 1970 */
    bool named;        /* one of the paths that were given, not found below one */
};

struct walk;

/* Paths are walked in the order given, what is in a folder by the bytes of its name, folders and files
 * alike. Names that begin with a dot are left out, unless given. Symbolic links are followed, but not
 * into a folder that the walk is in already. `paths` must outlive the walk. NULL when memory runs out. */
struct walk *walk_open(char *const *paths, int n_paths);

/* The next regular file, given path that is no folder, or folder that can't be read. *found is false at
 * the end. Returns 0 or STATUS_NOMEM. */
enum status walk_next(struct walk *walk, struct walk_item *item, bool *found, struct error *error);

void walk_close(struct walk *walk); /* NULL is fine */

#endif
