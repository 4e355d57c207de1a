#include "cli/input.h"

#include <stddef.h>

/* Feeds are told apart from other inputs, but can't be read: none can ask for them. */
static const char *const names[] = {"auto", "text", "html", "json", "jsonl", NULL};
static const enum input_form forms[] = {INPUT_AUTO, INPUT_TEXT, INPUT_HTML, INPUT_JSON, INPUT_JSONL};

bool input_form(const struct arguments *arguments, int option, enum input_form *form) {
    int choice;
    if (!arguments_choice(arguments, option, names, 0, &choice))
        return false;
    *form = forms[choice];
    return true;
}

const char *input_form_name(const struct reader_options *reading) {
    static const char *const any_language[] = {"auto any-language", "text any-language", "html any-language",
                                               "json any-language", "jsonl any-language"};
    size_t i = 0;
    while (forms[i] != reading->form)
        i++;
    return reading->any_language ? any_language[i] : names[i];
}
