/* Unpacks gzip with zlib, which checks each member's sum and gives all that came before a fault. For article/
 * only. */
#ifndef STIMMUNG_ARTICLE_GUNZIP_H
#define STIMMUNG_ARTICLE_GUNZIP_H

#include "article/source.h"
#include "base/buffer.h"

struct gunzip;

/* Unpack `packed`, which must outlive it. NULL when memory runs out. */
struct gunzip *gunzip_open(struct source *packed);

/* The members of the gzip one behind the other. It can resume behind a damaged one. */
struct stream gunzip_stream(struct gunzip *gunzip);

void gunzip_close(struct gunzip *gunzip); /* NULL is fine */

/* Append what bytes in the memory unpack to (gzip, zlib or bare deflate), up to `limit` bytes. Returns 0,
 * STATUS_INVALID where they are damaged or longer (what came before that is there), or STATUS_NOMEM. */
enum status gunzip_bytes(const char *bytes, size_t len, size_t limit, struct buffer *out);

#endif
