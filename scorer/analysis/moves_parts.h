/* The parts of a price move while its sentence is read: figures, subjects, frames. For analysis/moves*.c
 * only.
 *
 * A sentence is read in four steps: its figures with what they mean (moves_figure.c), its subjects
 * (moves_subject.c), its clauses with the direction that their verbs give (moves_frame.c), and which figure
 * belongs to which subject (moves_bind.c). What else is told of a move, its period, session and status, comes
 * last (moves_context.c). */
#ifndef STIMMUNG_ANALYSIS_MOVES_PARTS_H
#define STIMMUNG_ANALYSIS_MOVES_PARTS_H

#include "analysis/clause.h"
#include "analysis/document.h"
#include "analysis/pattern.h"
#include "lexicon/lexicon.h"
#include "lexicon/phrase.h"

enum figure_role {
    FIGURE_OTHER,  /* a stake, a dividend, a date: no price */
    FIGURE_CHANGE, /* how far the price went */
    FIGURE_LEVEL,  /* where it stands */
    FIGURE_FROM,   /* where it came from */
    FIGURE_MARK,   /* a mark that it crossed: unter 15.000 Punkte */
};

struct figure {
    uint32_t first, end; /* tokens from its preposition, sign or hedge to behind its unit */
    uint32_t number;     /* token of the number */
    uint32_t number_end; /* behind the number, before the unit */
    double value;        /* NAN for a range */
    enum move_unit unit;
    char currency[4];
    enum move_hedge hedge;
    enum figure_role role;
    bool cents;    /* a hundredth of the currency */
    bool open;     /* took its unit from a figure after it: "3,1, Mercedes 2,4 Prozent" */
    bool listed;   /* coordinated with the figure before: "0,9 beziehungsweise 1,3 Prozent" */
    bool part;     /* a fraction: ein Viertel */
    int direction; /* of a sign, an adverb or a noun beside it; 0 where only a verb can tell */
    bool loose; /* ... from a noun before "um", which a verb of movement may claim: "gab nach Gewinnen um 0,1
                   nach" */
    bool by_noun;     /* the direction comes from a noun */
    bool noun_price;  /* ... that speaks of prices by itself: Kursgewinn */
    bool before_noun; /* ... from a participle before a paper: "die um acht Prozent gefallenen Papiere" */
    bool worth;       /* a part of a worth: "ein Viertel ihres Werts" */
    int participle;   /* direction of the participle right behind it: "erst um 8 Prozent gestiegen, dann" */
    bool compare;     /* ... from mehr or weniger, which need a verb of price */
    bool bare;        /* no preposition stands before it */
    bool by_mit;      /* a percentage behind mit: a change beside a verb of movement */
    bool signed_;     /* ... from plus, minus, + or - */
    uint32_t cue_first, cue_end; /* tokens of that adverb or noun; equal where there is none */
    const char *cue;             /* its text */
};

enum subject_role {
    SUBJECT_NONE,  /* stands there, but is not what moves: "im Dax", "Händler der Erste Group" */
    SUBJECT_PLAIN, /* without a preposition: subject or object */
    SUBJECT_AT,    /* bei, für */
    SUBJECT_OWNER, /* of a noun of direction: "der Rutsch des Bitcoin" */
};

struct subject {
    uint32_t first, end; /* tokens of its phrase */
    const struct instrument *instrument;
    const struct mention *mention; /* NULL for a bare price noun */
    enum subject_role role;
    uint32_t noun; /* token of the noun of direction that it owns, or NO_INDEX */
    uint32_t clause;
    bool price;    /* the phrase names a paper, a price, an index or another instrument, not only a company */
    bool worded;   /* ... and has a word for that: Goldpreis, Kurs */
    bool yield;    /* ... a yield */
    bool future;   /* ... a future, whose price moves against the yield */
    bool listed;   /* coordinated with the subject before it */
    bool dative;   /* its determiner says that it is no subject: "Dem Kranhersteller Palfinger" */
    bool with;     /* behind mit, as in "mit der Aktie ging es nach oben" */
    bool compared; /* stands behind wie: "Versorger wie Eon" */
    bool follows;  /* a place in a ranking, with its own figure: "gefolgt von Adidas mit 2,9 Prozent" */
    bool taken;
};

/* What a clause says of the direction of prices. */
struct frame {
    uint32_t clause;
    int direction;     /* of its verb or idiom; 0 where it has none */
    bool on_object;    /* the verb moves its object: "drückte den Dax" */
    bool needs_figure; /* holds with a figure only */
    bool growth;       /* of a company it means the business */
    bool change;       /* a verb of change, as in "verteuerten sich" */
    bool strong;       /* says so of a company without a figure too: bricht ein */
    bool idiom;
    bool flat;
    bool trade;         /* notieren, schließen: a level and an adverb make a move */
    bool set;           /* taxieren, stellen */
    bool stand;         /* zu Buche stehen, sich ergeben */
    bool forecasts;     /* erwarten, rechnen: what a company expects is no price */
    bool costs;         /* kosten: a percentage is what the object loses */
    bool plural;        /* the finite verb is plural */
    bool blocked;       /* a quantity may be its subject or object: "der Umsatz stieg" */
    bool own_worth;     /* its object is the worth of its subject: "hat seinen Börsenwert verdoppelt" */
    bool domain;        /* moves in a quantity: "legte beim Umsatz zu" */
    bool past;          /* the noun that is the move lies before: "nach dem Kursrutsch" */
    bool goes;          /* es geht: "für Hensoldt ging es bergab" */
    bool pushes;        /* moves its object without a figure too: "drückte den Dax" */
    bool crosses;       /* its object is a mark: "überschritt 20.000 Punkte" */
    bool object;        /* its object is what moves by a noun: "verhalf dem Dax zu einem Plus" */
    bool prices;        /* speaks of prices by itself: auf Talfahrt */
    bool other_subject; /* a common noun without a price is there to be its subject */
    double ratio;       /* of verdoppeln, halbieren: percent, signed; 0 where none */
    enum move_hedge ratio_hedge;
    int noun; /* direction of a noun beside a verb by which it stands, without a figure of its own; 0 for none
               */
    uint32_t noun_at, noun_end;
    bool noun_price;   /* that noun speaks of prices by itself: Kursplus */
    bool noun_subject; /* the clause speaks of that noun: "das Minus summierte sich auf 5 Prozent" */
    const char *noun_text;
    int adverb;                      /* direction of an adverb without a figure: schloss fester */
    uint32_t cue_first, cue_end;     /* tokens that say it */
    uint32_t idiom_first, idiom_end; /* fixed words of an idiom */
    uint32_t verb_first,
        verb_end; /* tokens of the verb and its particle, from the first to behind the last */
    const char *lemma;
};

struct reading_of_moves {
    const struct lexicon *lexicon;
    struct document *document;
    uint32_t sentence, first, end; /* tokens [first, end) */
    struct figure *figures;
    uint32_t n_figures, cap_figures;
    struct subject *subjects;
    uint32_t n_subjects, cap_subjects;
    struct frame *frames; /* one for each clause of the sentence */
    uint32_t n_frames;
    struct move *moves;
    uint32_t n_moves, cap_moves;
};

/* --- the steps --- */

enum status figures_read(struct reading_of_moves *m);
enum status subjects_read(struct reading_of_moves *m);
enum status frames_read(struct reading_of_moves *m);
enum status moves_bind(struct reading_of_moves *m);

/* The next adverb or flat phrase of the clause from the token `from` on that says by itself how a price went.
 */
bool frame_next_word(const struct reading_of_moves *m, const struct frame *frame, uint32_t from,
                     struct phrase *phrase, uint32_t *where);

/* Whether the sentence speaks of ratings: "rauf" is no price there. */
bool moves_beside_ratings(const struct reading_of_moves *m);

/* Whether the clause has a subject that names a paper, a price, an index or another instrument. */
bool frame_has_price(const struct reading_of_moves *m, uint32_t clause);

/* The hedge that a phrase of class PHRASE_HEDGE has as its code. */
enum move_hedge move_hedge_of(uint32_t code);

/* Whether a figure or what stands beside it has taken the token. */
bool move_in_figure(const struct reading_of_moves *m, uint32_t token);

/* Period, session, status, age of a move that the tokens [first, end) of the clause tell. */
void moves_context(const struct reading_of_moves *m, uint32_t clause, uint32_t first, uint32_t end,
                   struct move *move);

/* --- small questions about tokens --- */

static inline const struct token *move_token(const struct reading_of_moves *m, uint32_t token) {
    return &m->document->words.tokens[token];
}

static inline bool move_is_mark(const struct reading_of_moves *m, uint32_t token, char mark) {
    return token < m->end && move_token(m, token)->kind == TOKEN_MARK && move_token(m, token)->mark == mark;
}

static inline bool move_is(const struct reading_of_moves *m, uint32_t token, const char *fold) {
    return token < m->end && token_is(m->document, token, fold);
}

/* Whether the folded token is one of the NULL-ended list. */
static inline bool move_is_any(const struct reading_of_moves *m, uint32_t token, const char *const *folds) {
    return token < m->end && token_is_any(m->document, token, folds);
}

/* Whether the folded token starts with `start`, or holds `part`. */
static inline bool move_starts(const struct reading_of_moves *m, uint32_t token, const char *start) {
    size_t n = strlen(start);
    return move_token(m, token)->fold_len >= n && memcmp(token_fold(m->document, token), start, n) == 0;
}

static inline bool move_holds(const struct reading_of_moves *m, uint32_t token, const char *part) {
    size_t n = strlen(part), len = move_token(m, token)->fold_len;
    return len >= n && memmem(token_fold(m->document, token), len, part, n) != NULL;
}

/* Whether a bracket that is open at the token was opened less than `reach` tokens before it. */
bool move_in_brackets(const struct reading_of_moves *m, uint32_t token, uint32_t reach);

/* The words [first, end) as a lemma: a noun's basic form, else the text as it stands; "" when memory runs
 * out. */
const char *move_words(const struct reading_of_moves *m, uint32_t first, uint32_t end);

/* The phrase of one of `classes` that starts at `token`; move_find_phrase wants one to start there. */
bool move_find_phrase(const struct reading_of_moves *m, uint32_t token, uint32_t classes,
                      struct phrase *phrase);
static inline bool move_phrase(const struct reading_of_moves *m, uint32_t token, uint32_t classes,
                               struct phrase *phrase) {
    return token < m->end && move_token(m, token)->phrases & classes &&
           move_find_phrase(m, token, classes, phrase);
}

/* The phrase of one of `classes` that ends right before `token`. */
bool move_phrase_before(const struct reading_of_moves *m, uint32_t token, uint32_t classes,
                        struct phrase *phrase, uint32_t *first);

/* The mention of the sentence that holds the token, or NULL. */
const struct mention *move_mention_at(const struct reading_of_moves *m, uint32_t token);

/* Whether the token is a capitalised noun that is no unit, month or weekday. */
bool move_is_noun(const struct reading_of_moves *m, uint32_t token);

/* Whether the noun at the token means a paper, a price or an index; *yield tells whether a yield. */
bool move_is_paper(const struct reading_of_moves *m, uint32_t token, bool *yield);

/* Whether the noun at the token is a figure of a company: Umsatz, Gewinn, Absatz. */
bool move_is_quantity(const struct reading_of_moves *m, uint32_t token);

#endif
