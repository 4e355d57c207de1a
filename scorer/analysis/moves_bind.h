/* Moves while they are put together: shared by analysis/moves_bind.c, moves_item.c, moves_reach.c,
 * moves_fit.c, moves_currency.c and moves_emit.c. */
#ifndef STIMMUNG_ANALYSIS_MOVES_BIND_H
#define STIMMUNG_ANALYSIS_MOVES_BIND_H

#include "analysis/moves_parts.h"

enum { ITEMS_MAX = 64, GROUP_MAX = 32 };

/* One change that a clause tells, before it has its subject. */
struct item {
    const struct figure *figure; /* NULL for a move without one */
    const struct figure *points; /* the same change in points or money, or NULL */
    const struct figure *levels; /* the first of `n_levels` levels side by side, or NULL */
    uint32_t n_levels;
    const struct figure *from; /* or NULL */
    const struct figure *mark; /* a mark that was crossed, or NULL */
    int direction;
    double value;                   /* NAN where no figure tells it */
    const struct figure *attribute; /* a level whose participle stands before a paper, or NULL */
    const char
        *word; /* an adverb or flat phrase that tells it alone, or NULL; its tokens are [at, word_end) */
    uint32_t word_end;
    bool headline; /* name and word stand alone: "Thyssenkrupp gefragt" */
    bool by_frame; /* the direction comes from the frame's verb or idiom */
    bool by_noun;  /* ... from a noun */
    bool told;     /* ... from a noun, a sign or a participle, whatever the clause speaks of */
    bool bound;
    uint32_t at; /* token that gives its place among subjects */
};

struct items {
    struct item list[ITEMS_MAX];
    uint32_t n;
};

/* The changes that one clause tells (moves_item.c). */
void items_of_frame(const struct reading_of_moves *m, const struct frame *frame, struct items *items);

/* The role of a figure in its clause: a sum without a preposition is a level with verbs of price. */
enum figure_role figure_role_in(const struct frame *frame, const struct figure *f);

/* Subjects that a clause without its own takes from elsewhere (moves_reach.c). Returns how many, at most
 * GROUP_MAX. `taken_up` gets the one that stands in the sentence before. */
uint32_t subjects_in_reach(const struct reading_of_moves *m, const struct frame *frame,
                           const struct items *items, struct subject *taken_up, const struct subject **list);

/* Whether a personal pronoun, or das for the whole, stands in the clause (moves_reach.c). */
bool clause_has_pronoun(const struct reading_of_moves *m, uint32_t clause);

/* Add the move of a subject where its kind allows it (moves_emit.c). `nth` is its place among the `n`
 * subjects of one item, for distributed levels. */
enum status emit_move(struct reading_of_moves *m, const struct frame *frame, const struct subject *subject,
                      const struct item *item, uint32_t nth, uint32_t n);

/* From and to make the change, in what they are told in (moves_emit.c). */
void move_set_difference(enum move_unit unit, struct move *move);

/* Whether this subject can stand at this level (moves_fit.c). */
bool level_fits(const struct subject *subject, const struct figure *level);

/* Whether the price of this subject can be what the clause tells the change of. */
bool move_fits(const struct reading_of_moves *m, const struct frame *frame, const struct subject *subject,
               const struct item *item);

/* Make a move of one currency that of the pair it is told in (moves_currency.c). Returns false when memory
 * runs out. */
bool move_read_pair(const struct reading_of_moves *m, const struct frame *frame,
                    const struct subject *subject, const struct item *item, struct move *move);

/* Moves that a noun tells which is no figure's: "nach dem Kursrutsch" (moves_event.c). */
enum status moves_of_events(struct reading_of_moves *m);

/* Levels of two clauses held against each other: "notierte bei 2,41 Prozent, am Vortag waren es 2,46"
 * (moves_compare.c). */
enum status moves_compare(struct reading_of_moves *m);

/* Join moves that tell the same, with their levels, and sort (moves_emit.c). */
void moves_finish(struct reading_of_moves *m);

#endif
