/* What happened to a company: guidance cut, order won, strike, recall, ... The classes and their patterns are
 * data, lexicons/events.tsv. */
#ifndef STIMMUNG_ANALYSIS_EVENTS_H
#define STIMMUNG_ANALYSIS_EVENTS_H

#include "analysis/tone.h"

/* Append the events of one sentence in text order, each with the company that the clause speaks of. An event
 * that is negated, asked or only possible is none. Returns 0 or STATUS_NOMEM. */
enum status events_extract(const struct tone *tone);

#endif
