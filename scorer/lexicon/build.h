/* Reads the files of lexicons/ and builds the image that lexicon/lexicon.h uses. */
#ifndef STIMMUNG_LEXICON_BUILD_H
#define STIMMUNG_LEXICON_BUILD_H

#include "base/buffer.h"
#include "base/error.h"

/* `folder` is lexicons/ or a folder like it: nouns/, adjectives/, verbs/, idioms/, strong_verbs.tsv,
 * shifters.tsv, function_words.tsv. On success `image` holds the bytes. A row that is wrong ends the build
 * with a message that names file and line. */
enum status lexicon_build(const char *folder, struct buffer *image, struct error *error);

#endif
