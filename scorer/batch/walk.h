/* Finds the files below some paths, always in the same order. */
#ifndef STIMMUNG_BATCH_WALK_H
#define STIMMUNG_BATCH_WALK_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "base/error.h"

struct walk_item {
    const char *path;  /* valid until the next call */
    const char *fault; /* why it can't be read, else NULL */
    int64_t size;      /* bytes; -1 for what is no regular file */
    int64_t modified;  /* nanoseconds since 1970 */
    bool named;        /* one of the paths that were given, not found below one */
};

struct walk_options {
    char *const *paths;
    int n_paths;
    FILE *list;            /* more paths, read as the walk comes to them; or NULL */
    const char *list_name; /* for messages */
    char separator;        /* what ends a path in the list: '\n' or '\0' */
    int64_t since;         /* files that were modified before this, in nanoseconds since 1970, are left out */
};

struct walk;

/* Paths are walked in the order given, what is in a folder by the bytes of its name, folders and files
 * alike. Names that begin with a dot are left out, unless given. Symbolic links are followed, but not
 * into a folder that the walk is in already. The options must outlive the walk. NULL when memory runs out. */
struct walk *walk_open(const struct walk_options *options);

/* The next regular file, given path that is no folder, or folder that can't be read. *found is false at
 * the end. Returns 0, STATUS_NOMEM, or STATUS_IO where the list can't be read. */
enum status walk_next(struct walk *walk, struct walk_item *item, bool *found, struct error *error);

void walk_close(struct walk *walk); /* NULL is fine */

#endif
