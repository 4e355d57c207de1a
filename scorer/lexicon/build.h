/* Reads the files of lexicons/ and builds the image that lexicon/lexicon.h uses. */
#ifndef STIMMUNG_LEXICON_BUILD_H
#define STIMMUNG_LEXICON_BUILD_H

#include "base/buffer.h"
#include "base/bundle.h"
#include "base/error.h"

/* `folder` is lexicons/ or a folder like it: nouns/, adjectives/, verbs/, idioms/, strong_verbs.tsv,
 * shifters.tsv, function_words.tsv. On success `image` holds the bytes. A row that is wrong ends the build
 * with a message that names file and line. */
enum status lexicon_build(const char *folder, struct buffer *image, struct error *error);

/* The same of any source, and over it a user's own folder `overlay` (NULL: none), as lexicon/overlay.h
 * explains it. Without rows in the overlay the image is the same to the byte. */
enum status lexicon_build_over(const struct tsv_source *base, const char *overlay, struct buffer *image,
                               struct error *error);

/* The files and folders that a lexicon is read from; ends with NULL. */
extern const char *const LEXICON_PARTS[];

#endif
