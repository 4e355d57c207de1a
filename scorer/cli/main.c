/* The table of sub-commands. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "cli/help.h"

static const struct command *const commands[] = {&command_score,     &command_batch,  &command_merge,
                                                 &command_store,     &command_export, &command_lexicon,
                                                 &command_companies, &command_eval,   NULL};

static const struct command *find_command(const char *name) {
    for (int i = 0; commands[i] != NULL; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}

static enum exit_code unknown_command(const char *name) {
    for (int i = 0; commands[i] != NULL; i++)
        if (is_slip_for(name, commands[i]->name))
            return usage_fault(NULL, "unknown command '%s', did you mean '%s'?", name, commands[i]->name);
    return usage_fault(NULL, "unknown command '%s'", name);
}

static bool asks_for_help(int n_words, char **words) {
    for (int i = 0; i < n_words && strcmp(words[i], "--") != 0; i++)
        if (strcmp(words[i], "--help") == 0 || strcmp(words[i], "-h") == 0)
            return true;
    return false;
}

int main(int argc, char **argv) {
    if (argc < 2)
        return (int)usage_fault(NULL, "no command given");
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0)
        return (int)help_version();
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 || (strcmp(name, "help") == 0 && argc == 2))
        return (int)help_program(commands);
    bool help = strcmp(name, "help") == 0;
    if (help)
        name = argv[2];
    const struct command *command = find_command(name);
    if (command == NULL)
        return (int)unknown_command(name);
    if (help || asks_for_help(argc - 2, argv + 2))
        return (int)help_command(command);
    struct arguments arguments;
    if (!arguments_parse(&arguments, command, argc - 2, argv + 2))
        return EXIT_USAGE;
    return (int)command->run(&arguments);
}
