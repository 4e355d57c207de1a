/* Where sentences end. */
#ifndef STIMMUNG_LANGUAGE_SENTENCE_H
#define STIMMUNG_LANGUAGE_SENTENCE_H

#include <stdint.h>

#include "language/token.h"

/* The index behind the last token of the sentence that starts at tokens[first], within [first, end).
 *
 * The tokens bear their classes: abbreviations, months and function words tell a full stop from the dot of
 * an abbreviation, an ordinal or a date. `end` is the end of a paragraph and ends a sentence anyway. */
uint32_t sentence_end(const char *text, const struct token *tokens, uint32_t first, uint32_t end);

#endif
