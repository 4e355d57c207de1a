/* The moves of a text as one line, to hold against what is expected. */
#ifndef STIMMUNG_TESTS_ANALYSIS_MOVES_TEXT_H
#define STIMMUNG_TESTS_ANALYSIS_MOVES_TEXT_H

#include <stddef.h>

struct engine;

/* Write the moves that `engine` reads in `text` to `out`, in text order, as in
 * "BMW down 3.1% to 92.1 EUR about; DAX up (64 pt) week": subject, direction, value with unit, levels,
 * points, then what is not the plain case of period, session, hedge, status and flags. "" where there are
 * none. */
void moves_text(struct engine *engine, const char *text, char *out, size_t size);

#endif
