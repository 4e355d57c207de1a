/* The frame of a clause while it is read: shared by analysis/moves_frame.c and moves_word.c. */
#ifndef STIMMUNG_ANALYSIS_MOVES_FRAME_H
#define STIMMUNG_ANALYSIS_MOVES_FRAME_H

#include "analysis/moves_parts.h"

static inline bool frame_in_clause(const struct reading_of_moves *m, uint32_t token, uint32_t clause) {
    return m->document->clause_of[token] == clause;
}

/* Add tokens to those that say the direction. */
static inline void frame_widen(struct frame *frame, uint32_t first, uint32_t end) {
    if (frame->cue_first == frame->cue_end) {
        frame->cue_first = first;
        frame->cue_end = end;
        return;
    }
    frame->cue_first = first < frame->cue_first ? first : frame->cue_first;
    frame->cue_end = end > frame->cue_end ? end : frame->cue_end;
}

/* Idioms of movement, which stand in for the verb. */
void frame_read_idioms(const struct reading_of_moves *m, struct frame *frame);

/* A verb that says that nothing moved, some only with kaum: "bewegte sich kaum". */
void frame_read_flat_verb(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame);

/* Adverbs that say the direction beside a verb of trade, and ratios beside "kosten". */
void frame_read_adverbs(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame);

/* A ratio told by a comparison: "hat sich mehr als verdoppelt". */
void frame_read_compared_ratio(const struct reading_of_moves *m, const struct clause *clause,
                               struct frame *frame);

/* The hedge before a ratio: "fast verdoppelt". */
void frame_read_ratio_hedge(const struct reading_of_moves *m, struct frame *frame);

#endif
