/* The help of the program and of its commands, printed from their tables. */
#ifndef STIMMUNG_CLI_HELP_H
#define STIMMUNG_CLI_HELP_H

#include "cli/command.h"

/* `commands` ends with NULL. Both print on standard output. */
enum exit_code help_program(const struct command *const *commands);
enum exit_code help_command(const struct command *command);

/* "stimmung 0.1.0, lexicon 1f0c9a..." */
enum exit_code help_version(void);

#endif
