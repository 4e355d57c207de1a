#include "cli/help.h"

#include <stdio.h>
#include <string.h>

#include "analysis/engine.h"
#include "output/sink.h"

static enum exit_code finish(struct sink *out, struct error *error) {
    sink_finish(out, error);
    return report_error(error);
}

enum exit_code help_program(const struct command *const *commands) {
    struct error error = {0};
    struct sink out = sink_standard();
    buffer_add_text(&out.buffer,
                    "stimmung scores German market news: tone and price moves of every listed company and "
                    "index.\n\nusage: stimmung COMMAND [OPTION]... [FILE]...\n\n");
    for (int i = 0; commands[i] != NULL; i++)
        buffer_printf(&out.buffer, "  %-9s  %s\n", commands[i]->name, commands[i]->summary);
    buffer_add_text(&out.buffer, "  help       what a command does: stimmung help COMMAND\n"
                                 "\n"
                                 "  --version  the versions of engine and lexicon\n"
                                 "\n"
                                 "Data goes to standard output, all else to standard error. Exit codes:\n"
                                 "  0  done\n"
                                 "  1  some inputs were rejected, and --strict was given; a lint found "
                                 "errors, companies find nothing\n"
                                 "  2  the arguments do not fit\n"
                                 "  3  something could not be read or written\n"
                                 "  4  out of memory, or a fault of the program\n");
    return finish(&out, &error);
}

/* "-j, --jobs N", the same for the help's column and its width */
static int option_label(char *label, size_t size, const struct option *option) {
    char letter[8] = "    ";
    if (option->letter != '\0')
        snprintf(letter, sizeof letter, "-%c, ", option->letter);
    return snprintf(label, size, "%s--%s%s%s", letter, option->name, option->value == NULL ? "" : " ",
                    option->value == NULL ? "" : option->value);
}

enum exit_code help_command(const struct command *command) {
    struct error error = {0};
    struct sink out = sink_standard();
    char label[100];
    int width = 0;
    for (int i = 0; i < command->n_options; i++) {
        int len = option_label(label, sizeof label, &command->options[i]);
        if (len > width)
            width = len;
    }
    buffer_printf(&out.buffer, "usage: stimmung %s [OPTION]... %s\n\n%s\n\n", command->name,
                  command->operands, command->details);
    for (int i = 0; i < command->n_options; i++) {
        option_label(label, sizeof label, &command->options[i]);
        const char *help = command->options[i].help;
        for (const char *line = help; line != NULL;) {
            const char *end = strchr(line, '\n');
            int len = end == NULL ? (int)strlen(line) : (int)(end - line);
            buffer_printf(&out.buffer, "  %-*s  %.*s\n", width, line == help ? label : "", len, line);
            line = end == NULL ? NULL : end + 1;
        }
    }
    if (command->more_help != NULL)
        command->more_help(&out.buffer);
    return finish(&out, &error);
}

enum exit_code help_version(void) {
    struct error error = {0};
    struct engine *engine;
    if (engine_new(&engine, &error) != STATUS_OK)
        return report_error(&error);
    struct sink out = sink_standard();
    buffer_printf(&out.buffer, "stimmung %s, lexicon %s\n", ENGINE_VERSION, engine_lexicon_hash(engine));
    engine_free(engine);
    return finish(&out, &error);
}
