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

/* The image in `bytes` with a user's own companies, from the file `path` with the columns of companies*.tsv.
 * A row with a ticker that is there already takes the place of that company's row (its brands stay);
 * "TICKER remove" takes the company out with all that leads to it; "+" in front of the aliases adds aliases
 * and descriptors to what is there. Takes some milliseconds. What is wrong is an error with file and line. */
enum status market_extend(const void *bytes, size_t len, const char *path, struct buffer *image,
                          struct error *error);

#endif
