#include "article/field_map.h"

#include <stdio.h>
#include <string.h>

static const char *const field_names[N_ARTICLE_FIELDS] = {
    [FIELD_TEXT] = "text",         [FIELD_ID] = "id",
    [FIELD_TITLE] = "title",       [FIELD_PUBLISHED] = "published",
    [FIELD_UPDATED] = "updated",   [FIELD_SOURCE] = "source",
    [FIELD_URL] = "url",           [FIELD_AUTHOR] = "author",
    [FIELD_LANGUAGE] = "language",
};

const char *field_map_name(const struct field_map *map, enum article_field field) {
    return map == NULL || map->names[field] == NULL ? field_names[field] : map->names[field];
}

static enum status unknown_field(const char *name, struct error *error) {
    char known[200] = "";
    for (int i = 0; i < N_ARTICLE_FIELDS; i++) {
        size_t len = strlen(known);
        snprintf(known + len, sizeof known - len, "%s%s", i == 0 ? "" : ", ", field_names[i]);
    }
    return error_set(error, STATUS_USAGE, "'%.40s' is no field of an article (%s)", name, known);
}

/* One "field=name", which is cut in two. */
static enum status read_pair(char *pair, struct field_map *map, struct error *error) {
    char *equals = strchr(pair, '=');
    if (equals == NULL || equals[1] == '\0')
        return error_set(error, STATUS_USAGE, "'%.40s' is not FIELD=NAME", pair);
    *equals = '\0';
    int field = 0;
    while (field < N_ARTICLE_FIELDS && strcmp(field_names[field], pair) != 0)
        field++;
    if (field == N_ARTICLE_FIELDS)
        return unknown_field(pair, error);
    if (map->names[field] != NULL)
        return error_set(error, STATUS_USAGE, "'%s' is given twice", pair);
    map->names[field] = equals + 1;
    return STATUS_OK;
}

enum status field_map_read(const char *list, struct field_map *map, struct error *error) {
    size_t len = strlen(list);
    *map = (struct field_map){0};
    if (len >= sizeof map->text)
        return error_set(error, STATUS_USAGE, "it is longer than %zu bytes", sizeof map->text - 1);
    memcpy(map->text, list, len + 1);
    enum status status = STATUS_OK;
    for (char *pair = map->text; pair != NULL && status == STATUS_OK;) {
        char *comma = strchr(pair, ',');
        if (comma != NULL)
            *comma = '\0';
        status = read_pair(pair, map, error);
        pair = comma == NULL ? NULL : comma + 1;
    }
    return status;
}
