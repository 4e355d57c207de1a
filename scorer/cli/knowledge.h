/* The one place of the command line where the knowledge is loaded, with the user's own rows. */
#ifndef STIMMUNG_CLI_KNOWLEDGE_H
#define STIMMUNG_CLI_KNOWLEDGE_H

#include "analysis/engine.h"
#include "cli/command.h"

/* The row of a command's table of options for --lexicons. */
#define LEXICONS_OPTION                                                                                      \
    { "lexicons", "FOLDER", "a folder of your own words over the lexicon: see stimmung help lexicon", 'l' }

/* Load the knowledge; `lexicons` is the place of --lexicons among the command's options. */
enum status load_engine(const struct arguments *arguments, int lexicons, struct engine **engine,
                        struct error *error);

#endif
