/* Reads the words of the command line by a command's table of options. */
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/command.h"

enum { LONGEST_NAME = 32 };

/* Edits (a letter more, less or other) that make `b` of `a`. */
static int edit_distance(const char *a, const char *b) {
    int row[LONGEST_NAME + 1];
    size_t len = strlen(b);
    if (strlen(a) > LONGEST_NAME || len > LONGEST_NAME)
        return LONGEST_NAME;
    for (size_t j = 0; j <= len; j++)
        row[j] = (int)j;
    for (size_t i = 0; a[i] != '\0'; i++) {
        int diagonal = row[0];
        row[0] = (int)i + 1;
        for (size_t j = 0; j < len; j++) {
            int swap = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            int gap = (row[j] < diagonal ? row[j] : diagonal) + 1;
            row[j + 1] = swap < gap ? swap : gap;
        }
    }
    return row[len];
}

bool is_slip_for(const char *word, const char *name) {
    return edit_distance(word, name) <= (strlen(name) > 4 ? 2 : 1);
}

enum exit_code usage_fault(const struct command *command, const char *format, ...) {
    va_list args;
    fprintf(stderr, "stimmung%s%s: ", command == NULL ? "" : " ", command == NULL ? "" : command->name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fprintf(stderr, " (see stimmung help%s%s)\n", command == NULL ? "" : " ",
            command == NULL ? "" : command->name);
    return EXIT_USAGE;
}

enum exit_code report_error(const struct error *error) {
    static const enum exit_code codes[] = {
        [STATUS_OK] = EXIT_DONE,    [STATUS_NOMEM] = EXIT_INTERNAL, [STATUS_IO] = EXIT_IO,
        [STATUS_INVALID] = EXIT_IO, [STATUS_USAGE] = EXIT_USAGE,    [STATUS_INTERNAL] = EXIT_INTERNAL,
    };
    if (error->status == STATUS_OK)
        return EXIT_DONE;
    const char *message = error->message;
    if (message[0] == '\0')
        message = error->status == STATUS_NOMEM ? "out of memory" : "a fault of the program";
    fprintf(stderr, "stimmung: %s\n", message);
    return codes[error->status];
}

static int find_option(const struct command *command, const char *name, size_t len) {
    for (int i = 0; i < command->n_options; i++)
        if (strlen(command->options[i].name) == len && memcmp(command->options[i].name, name, len) == 0)
            return i;
    return -1;
}

static int find_letter(const struct command *command, char letter) {
    for (int i = 0; i < command->n_options; i++)
        if (command->options[i].letter == letter)
            return i;
    return -1;
}

static bool unknown_option(const struct command *command, const char *name, size_t len) {
    char copy[LONGEST_NAME];
    snprintf(copy, sizeof copy, "%.*s", (int)(len < sizeof copy ? len : sizeof copy - 1), name);
    for (int i = 0; i < command->n_options; i++) {
        if (is_slip_for(copy, command->options[i].name)) {
            usage_fault(command, "unknown option '--%.*s', did you mean '--%s'?", (int)len, name,
                        command->options[i].name);
            return false;
        }
    }
    usage_fault(command, "unknown option '--%.*s'", (int)len, name);
    return false;
}

/* Take the option at words[*at], and the word behind it where that is its value. */
static bool take_option(struct arguments *arguments, int n_words, char **words, int *at) {
    const struct command *command = arguments->command;
    const char *word = words[*at];
    const char *value = NULL;
    int option;
    if (word[1] == '-') {
        const char *name = word + 2;
        const char *equals = strchr(name, '=');
        size_t len = equals == NULL ? strlen(name) : (size_t)(equals - name);
        option = find_option(command, name, len);
        if (option < 0)
            return unknown_option(command, name, len);
        if (equals != NULL)
            value = equals + 1;
    } else {
        option = find_letter(command, word[1]);
        if (option < 0) {
            usage_fault(command, "unknown option '%s'", word);
            return false;
        }
        if (word[2] != '\0')
            value = word + 2;
    }
    const struct option *known = &command->options[option];
    if (known->value == NULL && value != NULL) {
        usage_fault(command, "option '--%s' takes no value", known->name);
        return false;
    }
    if (known->value != NULL && value == NULL) {
        if (*at + 1 >= n_words) {
            usage_fault(command, "option '--%s' needs a value: --%s %s", known->name, known->name,
                        known->value);
            return false;
        }
        value = words[++*at];
    }
    arguments->values[option] = value == NULL ? "" : value;
    return true;
}

bool arguments_parse(struct arguments *arguments, const struct command *command, int n_words, char **words) {
    *arguments = (struct arguments){.command = command, .operands = words};
    bool options = true;
    for (int i = 0; i < n_words; i++) {
        char *word = words[i];
        if (options && strcmp(word, "--") == 0)
            options = false;
        else if (!options || word[0] != '-' || word[1] == '\0')
            words[arguments->n_operands++] = word;
        else if (!take_option(arguments, n_words, words, &i))
            return false;
    }
    return true;
}

bool arguments_choice(const struct arguments *arguments, int option, const char *const *names, int fallback,
                      int *choice) {
    const char *value = arguments->values[option];
    *choice = fallback;
    if (value == NULL)
        return true;
    char known[200] = "";
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], value) == 0) {
            *choice = i;
            return true;
        }
        size_t len = strlen(known);
        snprintf(known + len, sizeof known - len, "%s%s", i == 0 ? "" : ", ", names[i]);
    }
    usage_fault(arguments->command, "option '--%s' is one of %s, not '%s'",
                arguments->command->options[option].name, known, value);
    return false;
}

bool arguments_number(const struct arguments *arguments, int option, long least, long most, long fallback,
                      long *number) {
    const char *value = arguments->values[option];
    *number = fallback;
    if (value == NULL)
        return true;
    char *end;
    errno = 0;
    long read = strtol(value, &end, 10);
    if (errno == 0 && end != value && *end == '\0' && read >= least && read <= most) {
        *number = read;
        return true;
    }
    usage_fault(arguments->command, "option '--%s' is a whole number from %ld to %ld, not '%s'",
                arguments->command->options[option].name, least, most, value);
    return false;
}
