/* Files one behind the other in one block of bytes, so that a folder of them can be bound into the program,
 * and one way to read rows from such a block or from a folder on disk. */
#ifndef STIMMUNG_BASE_BUNDLE_H
#define STIMMUNG_BASE_BUNDLE_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/tsv.h"

/* Append what lies under `name` in `folder`: a file whose name ends in .tsv, or the .tsv files of a folder in
 * the order of their names. */
enum status bundle_add(struct buffer *bundle, const char *folder, const char *name, struct error *error);

/* Where rows come from. */
struct tsv_source {
    const char *folder; /* stands before the names, in messages too */
    const char *bundle; /* bytes made by bundle_add; NULL: the files of `folder` on disk */
    size_t bundle_len;
    bool optional; /* a file or folder that is not there has no rows */
};

/* Read the rows of what lies under `name`, a file or a folder as for bundle_add. Strings live in `arena`. */
enum status tsv_source_read(const struct tsv_source *source, const char *name, struct arena *arena,
                            tsv_row_fn *on_row, void *context, struct error *error);

#endif
