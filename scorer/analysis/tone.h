/* What the words of a sentence say: atoms of tone, composed bottom up.
 *
 * Adjective and noun, direction times quantity, verbs on their theme, then degree, negation, possibility and
 * contrast. After Moilanen and Pulman 2007 (composition), PolArt (Klenner and others 2009), Wiegand and
 * others 2018 (scope of German negation by the kind of cue), Senti-DD 2021 (direction-dependent words). */
#ifndef STIMMUNG_ANALYSIS_TONE_H
#define STIMMUNG_ANALYSIS_TONE_H

#include "analysis/clause.h"
#include "analysis/document.h"
#include "analysis/pattern.h"
#include "analysis/weights.h"
#include "lexicon/lexicon.h"

/* One thing that a sentence says. */
struct atom {
    uint32_t first, end; /* tokens that say it: from the first to behind the last */
    uint32_t head;       /* the token that bears it */
    uint32_t clause;
    uint32_t nominal; /* the nominal it stands in, or NO_INDEX */
    uint32_t theme;   /* the nominal it is said of, or NO_INDEX */
    double value;     /* after all steps */
    const char *lemma;
    const char *rule; /* the last rule that made its value */
    bool on_object;   /* good or bad for the object of the clause, not for its subject */
    bool is_verb;     /* comes from the clause's verb or from an idiom with one */
};

struct tone {
    const struct lexicon *lexicon;
    const struct weights *weights;
    struct document *document;
    uint32_t sentence;
    struct atom *atoms;
    uint32_t n_atoms, cap_atoms;
    uint8_t *used; /* by token - first token of the sentence: 1 where an atom or an idiom has taken it */
};

/* The atoms of one sentence, in document->arena. Tokens of price moves that were found are left out: the
 * other channel has them. Returns 0 or STATUS_NOMEM. */
enum status tone_of_sentence(const struct lexicon *lexicon, const struct weights *weights,
                             struct document *document, uint32_t sentence, struct tone *tone);

/* --- steps, each in a file of its own --- */

enum status tone_from_ratings(struct tone *tone);      /* tone_rating.c: takes their words out of the rest */
enum status tone_from_patterns(struct tone *tone);     /* tone_pattern.c */
enum status tone_from_nominals(struct tone *tone);     /* tone_noun.c */
enum status tone_from_verbs(struct tone *tone);        /* tone_verb.c */
enum status tone_from_amounts(struct tone *tone);      /* tone_amount.c */
enum status tone_from_expectations(struct tone *tone); /* tone_expect.c */
enum status tone_from_figures(struct tone *tone);      /* tone_figure.c */
enum status tone_from_others(struct tone *tone);       /* tone_others.c */
enum status tone_from_modifiers(struct tone *tone); /* tone_modifier.c: adjectives and adverbs on their own */
enum status tone_shift(struct tone *tone);          /* tone_shift.c: negation, possibility, contrast */

/* --- shared by the steps --- */

enum status tone_add(struct tone *tone, struct atom atom);
bool tone_used(const struct tone *tone, uint32_t token);
void tone_use(struct tone *tone, uint32_t first, uint32_t end);

/* How good the rise of what this nominal names is: its sense as a quantity, else its own tone (worry that
 * grows is bad); 0 where neither. */
double nominal_valence(const struct tone *tone, uint32_t nominal);

/* How good more of what the clause's verb does is: "mehr verdient" is good, "mehr gekostet" is bad; 0 of
 * other verbs. */
double verb_valence(const struct tone *tone, uint32_t clause);

/* Whether the nominal names a paper or its price, or a company. */
bool nominal_is_price(const struct tone *tone, uint32_t nominal);

/* Whether the nominal is, or belongs to, an instrument that is no company and no index: oil, gold, a
 * currency, a bond. Its moves are no tone. */
bool nominal_is_other(const struct tone *tone, uint32_t nominal);

/* Whether the price channel has read a move in the clause. */
bool clause_has_move(const struct tone *tone, uint32_t clause);

/* Whether the clause speaks of what someone expects: "was Analysten auf dem Zettel haben". */
bool clause_names_expectation(const struct tone *tone, uint32_t clause);

/* Whether the clause tells what others had expected: "Analysten hatten mit ... gerechnet", "am Markt waren
 * ... erwartet worden". */
bool clause_tells_expectation(const struct tone *tone, uint32_t clause);

/* Whether a word for the period before stands close behind the token: "im Vorjahr", "ein Jahr zuvor". */
bool names_prior_period(const struct tone *tone, uint32_t from);

/* Whether a negation stands before the token in its clause. */
bool is_denied(const struct tone *tone, uint32_t token);

/* Whether the atom's rule is of this family: "idiom" and "idiom.move" are of "idiom". */
bool atom_is(const struct atom *atom, const char *family);

double sign_of(double value);
double clamp_unit(double value);

#endif
