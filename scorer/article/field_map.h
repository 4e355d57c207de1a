/* Which fields of a JSON object tell what of an article, where they have names of their own. */
#ifndef STIMMUNG_ARTICLE_FIELD_MAP_H
#define STIMMUNG_ARTICLE_FIELD_MAP_H

#include "base/error.h"

enum article_field {
    FIELD_TEXT,
    FIELD_ID,
    FIELD_TITLE,
    FIELD_PUBLISHED,
    FIELD_UPDATED,
    FIELD_SOURCE,
    FIELD_URL,
    FIELD_AUTHOR,
    FIELD_LANGUAGE,
    N_ARTICLE_FIELDS,
};

enum { LONGEST_FIELD_MAP = 400 };

struct field_map {
    const char *names[N_ARTICLE_FIELDS]; /* NULL: by its own name */
    char text[LONGEST_FIELD_MAP];        /* where the names lie */
};

/* Read "text=body,published=meta.date". *map is not to be moved then. STATUS_USAGE with a message where it is
 * no such list. */
enum status field_map_read(const char *list, struct field_map *map, struct error *error);

/* The name under which a field stands; `map` may be NULL. */
const char *field_map_name(const struct field_map *map, enum article_field field);

#endif
