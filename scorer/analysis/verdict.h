/* From atoms and moves to what is told of sentences, companies and the article. */
#ifndef STIMMUNG_ANALYSIS_VERDICT_H
#define STIMMUNG_ANALYSIS_VERDICT_H

#include "analysis/tone.h"

/* Score one sentence and its mentions, and append their evidence. */
enum status verdict_sentence(const struct tone *tone);

/* When all sentences are scored: companies and the article. */
enum status verdict_article(struct document *document);

#endif
