/* The one place of the command line where the knowledge is loaded, with the user's own rows. */
#ifndef STIMMUNG_CLI_KNOWLEDGE_H
#define STIMMUNG_CLI_KNOWLEDGE_H

#include "analysis/engine.h"
#include "cli/command.h"

/* The row of a command's table of options for --lexicons. */
#define LEXICONS_OPTION                                                                                      \
    { "lexicons", "FOLDER", "a folder of your own words over the lexicon: see stimmung help lexicon", 'l' }

/* The same for --companies. */
#define COMPANIES_OPTION                                                                                     \
    { "companies", "FILE", "your own companies over the gazetteer: see stimmung help companies", 0 }

/* Load the knowledge; `lexicons` and `companies` are the places of --lexicons and --companies among the
 * command's options, or NO_OPTION.
 *
 * For measuring, the environment variable STIMMUNG_WITHOUT names families of rules that are left out
 * (analysis/families.h), STIMMUNG_WEIGHTS changes weights (analysis/weights.h). */
enum { NO_OPTION = -1 };
enum status load_engine(const struct arguments *arguments, int lexicons, int companies,
                        struct engine **engine, struct error *error);

/* Scores made under such a variable are not for a store: an error where one is set. */
enum status refuse_measuring(struct error *error);

#endif
