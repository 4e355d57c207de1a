/* Tells by its front what form an input has. */
#ifndef STIMMUNG_ARTICLE_SNIFF_H
#define STIMMUNG_ARTICLE_SNIFF_H

#include <stddef.h>

#include "article/reader.h"

enum { SNIFF_BYTES = 64 * 1024 };

/* The form of an input that starts with these bytes (all of it, or SNIFF_BYTES); never INPUT_AUTO. The
 * content decides; the name helps only where a first line of JSON is broken. */
enum input_form sniff_form(const char *path, const char *bytes, size_t len);

#endif
