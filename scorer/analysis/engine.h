/* The stages over one article, in one order. */
#ifndef STIMMUNG_ANALYSIS_ENGINE_H
#define STIMMUNG_ANALYSIS_ENGINE_H

#include "analysis/document.h"
#include "article/language_guess.h"
#include "article/page_patterns.h"
#include "base/bundle.h"
#include "base/error.h"
#include "lexicon/lexicon.h"
#include "market/market.h"

struct engine; /* the knowledge: lexicon and gazetteer. Immutable after loading, shared by all threads */

extern const char ENGINE_VERSION[];

/* Load the knowledge that was built into the program. On success *engine is to be freed by engine_free. */
enum status engine_new(struct engine **engine, struct error *error);

/* What a user adds to the knowledge that is built in; NULL: nothing. */
struct engine_options {
    const char *lexicons;  /* a folder of rows over those of the lexicon, see lexicon/overlay.h */
    const char *companies; /* a file of own companies, see market_extend */
    const char *without;   /* families of rules to do without, see analysis/families.h */
};

/* The same with a user's own knowledge, which takes a fraction of a second. What is wrong in it is an error
 * that names file and line; without rows in it the hash and all scores are those of engine_new. */
enum status engine_load(const struct engine_options *options, struct engine **out, struct error *error);

/* The files of lexicons/ as they are bound into the program. */
struct tsv_source engine_lexicon_source(void);

void engine_free(struct engine *engine); /* NULL is fine */

/* Change weights before anything is analysed, see weights_override. */
enum status engine_override_weights(struct engine *engine, const char *list, struct error *error);

/* What news pages print around their articles, for the readers of text (article/reader.h). */
const struct page_patterns *engine_page_patterns(const struct engine *engine);

/* What tells German from other languages, for the same. */
const struct language_words *engine_language_words(const struct engine *engine);

/* The hash of all the language and market data in use, as hexadecimal digits. */
const char *engine_lexicon_hash(const struct engine *engine);

/* The knowledge itself, as long as the engine lives. */
const struct lexicon *engine_lexicon(const struct engine *engine);
const struct market *engine_market(const struct engine *engine);

/* Analyse one article. The article must outlive the document; the document lives in `arena`.
 * Safe to call from several threads with one engine, each with its own arena.
 * Returns 0 or STATUS_NOMEM. */
enum status engine_analyse(const struct engine *engine, const struct article *article, struct arena *arena,
                           struct document *document);

#endif
