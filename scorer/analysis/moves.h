/* What prices did, as numbers: shares, indices, oil, metals, currencies, yields, crypto currencies. */
#ifndef STIMMUNG_ANALYSIS_MOVES_H
#define STIMMUNG_ANALYSIS_MOVES_H

#include "analysis/document.h"
#include "base/error.h"
#include "lexicon/lexicon.h"

/* Find the price moves of one sentence.
 *
 * Reads the words, clauses, nominals, hits and mentions of the document and the moves of earlier sentences;
 * appends document->moves in text order. A figure belongs to a move only where a mention that can have a
 * price stands to it as subject, owner or neighbour: "Der Gewinn sank um 20 Prozent" is none, nor is a stake,
 * a margin or a target. Returns 0, or STATUS_NOMEM with document->moves as they were. */
enum status moves_extract(const struct lexicon *lexicon, struct document *document, uint32_t sentence);

#endif
