/* What a figure means: shared by analysis/moves_figure.c and moves_role.c alone. */
#ifndef STIMMUNG_ANALYSIS_MOVES_FIGURE_H
#define STIMMUNG_ANALYSIS_MOVES_FIGURE_H

#include "analysis/moves_parts.h"

/* Set the role of each figure, and its direction where a sign, an adverb or a noun beside it tells. */
void figures_find_roles(struct reading_of_moves *m);

#endif
