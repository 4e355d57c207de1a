/* Analysts' ratings and price targets, as the wire prints them: house, company, rating from and to, target
 * from and to: "hat Lufthansa von "Halten" auf "Verkaufen" abgestuft und den fairen Wert von 23,00 auf 15,50
 * Euro gesenkt". */
#ifndef STIMMUNG_ANALYSIS_RATINGS_H
#define STIMMUNG_ANALYSIS_RATINGS_H

#include "analysis/document.h"
#include "lexicon/lexicon.h"

/* Append the rating that the sentence tells, if any; needs clauses, patterns and mentions.
 * Returns 0 or STATUS_NOMEM. */
enum status ratings_extract(const struct lexicon *lexicon, struct document *document, uint32_t sentence);

/* What a rating says of the company it rates, in [-1, 1]: the change of the rating and that of the target; 0
 * where both are kept. */
double rating_value(const struct rating *rating);

#endif
