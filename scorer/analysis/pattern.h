/* Idioms, light-verb phrases and shifters: where patterns of several words stand. */
#ifndef STIMMUNG_ANALYSIS_PATTERN_H
#define STIMMUNG_ANALYSIS_PATTERN_H

#include "analysis/document.h"
#include "base/error.h"
#include "lexicon/lexicon.h"

struct hit {
    uint32_t pattern; /* index into lexicon->patterns */
    uint32_t first;   /* tokens [first, end) of its fixed words */
    uint32_t end;
    uint32_t verb; /* token of its verb, or NO_INDEX where the pattern names none */
    uint32_t clause;
};

/* Append the patterns that stand in the sentence, in text order. Of two that overlap the longer one stays;
 * one with its verb counts as longer by one. Needs the clauses. Returns 0 or STATUS_NOMEM. */
enum status patterns_find(const struct lexicon *lexicon, struct document *document, uint32_t sentence);

#endif
