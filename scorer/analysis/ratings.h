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

/* What the change of the grade says of the company that is rated, in [-1, 1], and what that of the target
 * does; 0 where it is kept. A raise with a lower target is mixed: one above zero, one below. */
double rating_value(const struct rating *rating);
double rating_target_value(const struct rating *rating);

#endif
