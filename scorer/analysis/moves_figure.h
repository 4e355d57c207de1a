/* What a figure means: shared by analysis/moves_figure.c, moves_role.c and moves_beside.c alone. */
#ifndef STIMMUNG_ANALYSIS_MOVES_FIGURE_H
#define STIMMUNG_ANALYSIS_MOVES_FIGURE_H

#include "analysis/moves_parts.h"

/* Set the role of each figure, and its direction where a sign, an adverb or a noun beside it tells. */
void figures_find_roles(struct reading_of_moves *m);

/* What stands beside a figure (moves_beside.c): questions, and readers that set its direction and its cue. */
bool figure_is_stake(const struct reading_of_moves *m, const struct figure *f);
bool figure_is_of_worth(const struct reading_of_moves *m, const struct figure *f);
void figure_set_cue(struct figure *f, int direction, uint32_t first, uint32_t end, const char *text);
bool figure_is_about_quantity(const struct reading_of_moves *m, uint32_t token);
bool figure_is_premium(const struct reading_of_moves *m, const struct figure *f);
bool figure_read_noun_before(const struct reading_of_moves *m, struct figure *f, uint32_t prep);
bool figure_read_participle(const struct reading_of_moves *m, struct figure *f);
void figure_read_own_participle(const struct reading_of_moves *m, struct figure *f);
bool figure_read_after(const struct reading_of_moves *m, struct figure *f);

#endif
