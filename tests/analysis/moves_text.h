/* The moves of a text as one line, held against what is expected. */
#ifndef STIMMUNG_TESTS_ANALYSIS_MOVES_TEXT_H
#define STIMMUNG_TESTS_ANALYSIS_MOVES_TEXT_H

/* `moves` in text order, as in "BMW down 3.1% to 92.1 EUR about; DAX up (64 pt) week": subject, direction,
 * value with unit, levels, points, then what is not the plain case of period, session, hedge, venue, status
 * and flags. "" where there are none. */
struct moves_row {
    const char *text;
    const char *moves;
    const char *reason;
};

/* Fail where the engine of the test case (analysed.h) reads other moves. */
void moves_check(const struct moves_row *row);

#endif
