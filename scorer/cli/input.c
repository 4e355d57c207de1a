#include "cli/input.h"

#include <stddef.h>

static const char *const names[] = {
    [INPUT_AUTO] = "auto", [INPUT_TEXT] = "text",   [INPUT_HTML] = "html",    [INPUT_FEED] = "feed",
    [INPUT_JSON] = "json", [INPUT_JSONL] = "jsonl", [INPUT_JSONL + 1] = NULL,
};

bool input_form(const struct arguments *arguments, int option, enum input_form *form) {
    int choice;
    if (!arguments_choice(arguments, option, names, INPUT_AUTO, &choice))
        return false;
    *form = (enum input_form)choice;
    return true;
}

const char *input_form_name(enum input_form form) {
    return names[form];
}
