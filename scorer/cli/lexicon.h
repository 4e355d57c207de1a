/* The parts of stimmung lexicon. */
#ifndef STIMMUNG_CLI_LEXICON_H
#define STIMMUNG_CLI_LEXICON_H

#include "analysis/engine.h"
#include "base/buffer.h"
#include "cli/command.h"

/* Append what the engine knows of the words in `text`: readings and senses, parts of a compound, patterns
 * that are found from it, names; and which rows say so. `overlay` is the user's own folder, or NULL. */
enum status lexicon_show(struct buffer *out, const struct engine *engine, const char *text,
                         const char *overlay, struct error *error);

/* Append the words of the articles below `paths` that the lexicon does not know and that stand there at least
 * `least` times, the most frequent first: count, articles, what the word looks like, the word, the word that
 * it is read by, a sentence. */
enum status lexicon_unknown(struct buffer *out, const struct engine *engine, char *const *paths, int n_paths,
                            uint32_t least, struct error *error);

/* Append how much the engine knows. */
void lexicon_stats(struct buffer *out, const struct engine *engine);

#endif
