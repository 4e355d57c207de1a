/* The phrase of a subject while it is read: shared by analysis/moves_subject.c, moves_paper.c and
 * moves_phrase.c. */
#ifndef STIMMUNG_ANALYSIS_MOVES_SUBJECT_H
#define STIMMUNG_ANALYSIS_MOVES_SUBJECT_H

#include "analysis/moves_parts.h"

/* The first token of the noun phrase whose name or noun starts at `first`: appositions, adjectives,
 * determiner. `name` tells that a name starts there, before which nouns may stand. *determiner is its token,
 * or NO_INDEX. */
uint32_t subject_phrase_start(const struct reading_of_moves *m, uint32_t first, bool name,
                              uint32_t *determiner);

/* Set what the phrase of the name or noun at `first` does in its clause, and where it starts. */
void subject_take_role(struct reading_of_moves *m, struct subject *s, uint32_t first, bool name);

/* Append a subject; false when memory runs out. */
bool subject_add(struct reading_of_moves *m, struct subject s);

/* Whether the mention is the unit of a figure: "4.000 Dollar". */
bool subject_is_in_figure(const struct reading_of_moves *m, const struct mention *mention);

/* Append the subjects that the noun or word at the token is, if any (moves_paper.c): a paper or price of who
 * was named before; the former or the latter of two; the papers of both. They return false when memory runs
 * out. */
bool subject_bare_paper(struct reading_of_moves *m, uint32_t noun);
bool subject_former_or_latter(struct reading_of_moves *m, uint32_t token);
bool subject_both_papers(struct reading_of_moves *m, uint32_t noun);

#endif
