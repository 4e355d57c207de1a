/* Reads the files of lexicons/ and builds the image that lexicon/lexicon.h uses. */
#ifndef STIMMUNG_LEXICON_BUILD_H
#define STIMMUNG_LEXICON_BUILD_H

#include "base/buffer.h"
#include "base/bundle.h"
#include "base/error.h"
#include "lexicon/lexicon.h"

/* `folder` is lexicons/ or a folder like it: nouns/, adjectives/, verbs/, idioms/, strong_verbs.tsv,
 * shifters.tsv, function_words.tsv. On success `image` holds the bytes. A row that is wrong ends the build
 * with a message that names file and line. */
enum status lexicon_build(const char *folder, struct buffer *image, struct error *error);

/* What is left out of a lexicon, to measure what it is worth. */
struct lexicon_lacks {
    uint32_t words;    /* SENSE_ bits: words of these senses are neutral */
    uint32_t patterns; /* SENSE_ bits: patterns of these senses are not there */
    bool idioms;       /* idioms/ holds but its neutral rows */
    bool separable;    /* a verb is not found where its particle stands apart */
};

/* What is built over the files; all zero: nothing. */
struct build_options {
    const char *overlay; /* a user's own folder, see lexicon/overlay.h; without rows in it the image is the
                            same to the byte */
    struct lexicon_lacks lacks;
};

/* The same of any source, with options. */
enum status lexicon_build_with(const struct tsv_source *base, const struct build_options *options,
                               struct buffer *image, struct error *error);

/* The files and folders that a lexicon is read from; ends with NULL. */
extern const char *const LEXICON_PARTS[];

#endif
