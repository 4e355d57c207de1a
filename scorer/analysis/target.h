/* Whom an atom of tone is about. */
#ifndef STIMMUNG_ANALYSIS_TARGET_H
#define STIMMUNG_ANALYSIS_TARGET_H

#include "analysis/tone.h"

/* The mention that the atom speaks of, or NO_INDEX: the owner of its noun ("Gewinn von BASF"), the object of
 * a verb that works on its object, else the subject of its clause, else the only or nearest mention. A name
 * that only modifies another word and an analyst's house are taken last or not at all. */
uint32_t target_of_atom(const struct tone *tone, const struct atom *atom);

/* The mention that is coordinated with `mention` and follows it ("BMW, Mercedes und VW"), or NO_INDEX. */
uint32_t target_coordinated(const struct document *document, uint32_t mention);

/* The first of the mentions that `mention` is coordinated with. */
uint32_t target_first_coordinated(const struct document *document, uint32_t mention);

#endif
