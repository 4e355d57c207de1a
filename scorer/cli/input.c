#include "cli/input.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char *const names[] = {"auto", "text", "html", "feed", "json", "jsonl", "warc", NULL};
static const enum input_form forms[] = {INPUT_AUTO, INPUT_TEXT,  INPUT_HTML, INPUT_FEED,
                                        INPUT_JSON, INPUT_JSONL, INPUT_WARC};

/* Add an option to the name, where it is given. */
static void add_to_name(struct input_way *way, const struct arguments *arguments, int option) {
    const char *value = arguments->values[option];
    size_t len = strlen(way->name);
    if (value != NULL)
        snprintf(way->name + len, sizeof way->name - len, " %s%s%s", arguments->command->options[option].name,
                 value[0] == '\0' ? "" : "=", value);
}

static bool read_map(const struct arguments *arguments, int option, struct input_way *way) {
    struct error error = {0};
    const char *value = arguments->values[option];
    if (value == NULL)
        return true;
    if (field_map_read(value, &way->map, &error) != STATUS_OK) {
        usage_fault(arguments->command, "option '--map': %s", error.message);
        return false;
    }
    way->reading.map = &way->map;
    return true;
}

bool input_way(const struct arguments *arguments, const struct input_places *places, struct input_way *way) {
    int form;
    long mebibytes, ratio;
    *way = (struct input_way){0};
    if (!arguments_choice(arguments, places->input, names, 0, &form) ||
        !arguments_number(arguments, places->max_article, 1, 1024, 0, &mebibytes) ||
        !arguments_number(arguments, places->max_ratio, 1, 1000000000, 0, &ratio))
        return false;
    way->reading = (struct reader_options){
        .form = forms[form],
        .any_language = arguments->values[places->any_language] != NULL,
        .max_bytes = (size_t)mebibytes << 20,
        .max_ratio = (uint64_t)ratio,
    };
    snprintf(way->name, sizeof way->name, "%s", names[form]);
    add_to_name(way, arguments, places->map);
    add_to_name(way, arguments, places->any_language);
    add_to_name(way, arguments, places->max_article);
    add_to_name(way, arguments, places->max_ratio);
    return read_map(arguments, places->map, way);
}
