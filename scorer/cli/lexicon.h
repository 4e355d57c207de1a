/* The parts of stimmung lexicon. */
#ifndef STIMMUNG_CLI_LEXICON_H
#define STIMMUNG_CLI_LEXICON_H

#include "analysis/engine.h"
#include "base/buffer.h"
#include "cli/command.h"

/* Append what the engine knows of the words in `text`: readings and senses, parts of a compound, patterns
 * that are found from it, names. `folder` is lexicons/, whose rows are named, or NULL. */
enum status lexicon_show(struct buffer *out, const struct engine *engine, const char *text,
                         const char *folder, struct error *error);

/* Append how much the engine knows. */
void lexicon_stats(struct buffer *out, const struct engine *engine);

#endif
