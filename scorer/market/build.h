/* Reads the files of lexicons/market/ and builds the image that market/market.h uses. */
#ifndef STIMMUNG_MARKET_BUILD_H
#define STIMMUNG_MARKET_BUILD_H

#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

/* `folder` is lexicons/market or one like it: companies*.tsv, indices.tsv, instruments.tsv, brands.tsv,
 * unlisted.tsv, first_names.tsv, cues.tsv; a file that is not there is an empty one. On success `image` holds
 * the bytes. A row that is wrong ends the build with a message that names file and line. */
enum status market_build(const char *folder, struct buffer *image, struct error *error);

/* The image in `bytes` with the companies of the file `path` added, whose columns are those of
 * companies*.tsv: a user's own list. Takes some milliseconds. A ticker that is there already is an error. */
enum status market_extend(const void *bytes, size_t len, const char *path, struct buffer *image,
                          struct error *error);

#endif
