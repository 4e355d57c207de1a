/* The options that tell how inputs are read. */
#ifndef STIMMUNG_CLI_INPUT_H
#define STIMMUNG_CLI_INPUT_H

#include "article/reader.h"
#include "cli/command.h"

#define INPUT_HELP "text, html, feed, json, jsonl, warc, or auto (default: by name and content)"
#define MAP_HELP                                                                                             \
    "names of JSON fields that are not ours: text=body,published=meta.date; to be\nmapped: text, id, "       \
    "title, published, updated, source, url, author, language"
#define ANY_LANGUAGE_HELP "take articles that are not German too"
#define MAX_ARTICLE_HELP "longest article that is read, in MiB (default: 64; at most 1024)"
#define MAX_RATIO_HELP                                                                                       \
    "how many times its size a packed input may unpack to, beyond the first\n64 MiB (default: 500)"

/* Where they stand in a command's table. */
struct input_places {
    int input, map, any_language, max_article, max_ratio;
};

/* How inputs are read. */
struct input_way {
    struct reader_options reading; /* without what the engine knows */
    struct field_map map;          /* where the reading points to, so that this is not to be moved */
    char name[600];                /* what a store notes of it: an input is read again where that changes */
};

/* Read the options. On false the fault has been told. */
bool input_way(const struct arguments *arguments, const struct input_places *places, struct input_way *way);

#endif
