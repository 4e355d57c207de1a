/* What a sub-command is: its options, its help and its function, all in one table. */
#ifndef STIMMUNG_CLI_COMMAND_H
#define STIMMUNG_CLI_COMMAND_H

#include <stdbool.h>

#include "base/buffer.h"
#include "base/error.h"

/* The exit codes of the program, as `stimmung help` lists them. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_REJECTED = 1, /* some inputs were rejected, and --strict was given; lexicon lint found errors */
    EXIT_USAGE = 2,    /* the arguments do not fit */
    EXIT_IO = 3,       /* something could not be read or written */
    EXIT_INTERNAL = 4, /* out of memory, or a fault of the program */
};

struct option {
    const char *name;  /* without the two dashes */
    const char *value; /* what its value is called in the help, or NULL where it takes none */
    const char *help;
    char letter; /* the short form, or 0 */
};

enum { MAX_OPTIONS = 24 };

struct arguments {
    const struct command *command;
    const char *values[MAX_OPTIONS]; /* by place in the command's table; NULL where not given */
    char **operands;
    int n_operands;
};

struct command {
    const char *name;
    const char *operands; /* as the usage line shows them */
    const char *summary;  /* one line */
    const char *details;  /* what the help adds */
    const struct option *options;
    int n_options; /* at most MAX_OPTIONS */
    enum exit_code (*run)(const struct arguments *arguments);
    void (*more_help)(struct buffer *out); /* adds to the help, or NULL */
};

extern const struct command command_score, command_batch, command_merge, command_store, command_export,
    command_lexicon, command_companies, command_eval;

/* Read the words behind a sub-command. Options and operands may be mixed; "--" ends the options. On
 * false the fault has been told on standard error. Operands are moved to the front of `words`. */
bool arguments_parse(struct arguments *arguments, const struct command *command, int n_words, char **words);

/* The place of an option's value among `names` (ends with NULL), `fallback` where it was not given. On
 * false the fault has been told. */
bool arguments_choice(const struct arguments *arguments, int option, const char *const *names, int fallback,
                      int *choice);

/* A whole number from `least` to `most`; the same. */
bool arguments_number(const struct arguments *arguments, int option, long least, long most, long fallback,
                      long *number);

/* Tell a fault in the arguments: "stimmung score: ..." and where to find help. Returns EXIT_USAGE. */
enum exit_code usage_fault(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Tell an error on standard error; the exit code that fits it. EXIT_DONE where there is none. */
enum exit_code report_error(const struct error *error);

/* Whether `word` looks like a slip of the hand for `name`: at most two letters differ. */
bool is_slip_for(const char *word, const char *name);

#endif
