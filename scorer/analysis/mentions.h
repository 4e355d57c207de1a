/* Who is spoken of: names of the gazetteer, then what takes them up again (the company, it, the share).
 *
 * Reads document->words and document->sentences; appends document->mentions in text order. A name that is
 * also an ordinary word, a place or a person counts only where its surroundings or the rest of the article
 * speak of a company; an anaphor counts only where one antecedent is in reach. Prices that are no shares
 * (oil, euro, gold) become mentions too: they are the subjects of moves. */
#ifndef STIMMUNG_ANALYSIS_MENTIONS_H
#define STIMMUNG_ANALYSIS_MENTIONS_H

#include "analysis/document.h"
#include "base/error.h"
#include "lexicon/lexicon.h"
#include "market/market.h"

/* Returns 0 or STATUS_NOMEM, then with document->mentions as it was. */
enum status mentions_find(const struct lexicon *lexicon, const struct market *market,
                          struct document *document);

#endif
