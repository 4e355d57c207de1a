/* A user's own folder of rows over the lexicon that is built into the program.
 *
 * Its files and folders bear the names of those of lexicons/: nouns/, adjectives/, verbs/, idioms/,
 * shifters.tsv and so on; each may be missing. All rows of a word or pattern in the overlay stand for all
 * rows of it in the lexicon; a row whose sense is "remove" takes it out. Any other file that ends in .tsv or
 * .txt and lies in the folder itself is a plain list of words: word and weight, or in the form of SentiWS. */
#ifndef STIMMUNG_LEXICON_OVERLAY_H
#define STIMMUNG_LEXICON_OVERLAY_H

#include "base/bundle.h"

struct overlay {
    struct tsv_source source;
    const char *const *lists; /* paths of the plain lists, in the order of their names */
    uint32_t n_lists;
};

/* Look through the folder. A file or folder in it that is no part of an overlay is an error, as it would be
 * overlooked otherwise; names that start with a dot and .md files are passed over. */
enum status overlay_open(const char *folder, struct arena *arena, struct overlay *overlay,
                         struct error *error);

/* Read the rows of its plain lists. */
enum status overlay_read_lists(const struct overlay *overlay, struct arena *arena, tsv_row_fn *on_row,
                               void *context, struct error *error);

#endif
