/* The German knowledge: what each form can be and mean, and the patterns of several words.
 *
 * Built from the files of lexicons/ by lexicon/build.h into one block of memory without pointers (an image),
 * which is compiled into the program: loading it costs nothing. Immutable, shared by all threads. */
#ifndef STIMMUNG_LEXICON_LEXICON_H
#define STIMMUNG_LEXICON_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "language/token.h"

enum part_of_speech { PART_NOUN, PART_ADJECTIVE, PART_VERB };

/* Bits, so that a caller can ask for several at once. */
enum sense_kind {
    SENSE_POLAR = 1 << 0,     /* good or bad by itself; value in [-1, 1] */
    SENSE_QUANTITY = 1 << 1,  /* can rise and fall; value: how good its rise is */
    SENSE_DIRECTION = 1 << 2, /* noun or adjective of change; value: direction and strength */
    SENSE_LEVEL = 1 << 3,     /* high or low */
    SENSE_DEGREE = 1 << 4,    /* factor on what it modifies */
    SENSE_REVERSE = 1 << 5,   /* turns the tone of its object; value in [-1, 0) */
    SENSE_MOVE = 1 << 6,      /* verb: the subject changes */
    SENSE_CHANGE = 1 << 7,    /* verb: the object changes */
    SENSE_EFFECT = 1 << 8,    /* verb: good or bad for its object */
    SENSE_PRICE = 1 << 9,     /* noun: a paper or its price */
    SENSE_EXPECTATION = 1 << 10,
    SENSE_PERIOD = 1 << 11,
    SENSE_SAY = 1 << 12,
    SENSE_NEUTRAL = 1 << 13,
    SENSE_AUXILIARY = 1 << 14,
    SENSE_MODAL = 1 << 15,
    /* of patterns in shifters.tsv alone */
    SENSE_NEGATION = 1 << 16,
    SENSE_PSEUDO = 1 << 17,       /* looks like a negation and is none: nicht nur */
    SENSE_CONTRAST = 1 << 18,     /* what follows outweighs what came before: aber, doch */
    SENSE_CONCESSION = 1 << 19,   /* what it introduces is outweighed: obwohl, trotz, zwar */
    SENSE_HYPOTHETICAL = 1 << 20, /* possible only: könnte, falls */
    SENSE_HEARSAY = 1 << 21,      /* angeblich, Gerüchten zufolge */
    /* of ratings.tsv and verbs/rating.tsv */
    SENSE_RATING = 1 << 23,       /* verb: changes (sign), keeps or starts (0) a rating or a price target */
    SENSE_GRADE = 1 << 24,        /* a rating: 1 buy, 0 hold, -1 sell */
    SENSE_RATING_WORD = 1 << 25,  /* Einstufung, Votum */
    SENSE_PRICE_TARGET = 1 << 26, /* Kursziel, fairer Wert */
    SENSE_KEEP = 1 << 27,         /* verb: leaves its object as it was: bestätigen, festhalten */
    SENSE_RESTRICT = 1 << 28,     /* pattern: less than it sounds: nur noch, lediglich */
    SENSE_EVENT = 1 << 29,        /* pattern of events.tsv: something happened; pattern->name tells what */
    SENSE_HOUSE = 1 << 30,        /* pattern of ratings.tsv: an analysts' house */
    SENSE_PHRASE = 1 << 22,       /* of lexicons/moves.tsv: see lexicon/phrase.h */
};

enum sense_flag {
    SENSE_FLAG_PRICE = 1,     /* holds of prices of papers only */
    SENSE_FLAG_FIGURE = 2,    /* holds with a figure in the clause only */
    SENSE_FLAG_GROWTH = 4,    /* of a company it means the business, not the share */
    SENSE_FLAG_DATIVE = 8,    /* its object stands in the dative */
    SENSE_FLAG_OBJECT = 16,   /* only with an object */
    SENSE_FLAG_NOOBJECT = 32, /* only without */
    SENSE_FLAG_CLAUSE = 64,   /* of a concession: all of its clause is weakened, wherever it stands */
    SENSE_FLAG_DEMAND = 128,  /* what the verb says is wanted, not told as a fact: fordern, plädieren */
};

struct sense {
    uint32_t kind; /* one SENSE_ bit */
    uint32_t flags;
    float value;
};

struct lemma {
    uint32_t text; /* offset in strings: as the file has it, without the bar */
    uint32_t first_sense;
    uint8_t n_senses;
    uint8_t part;     /* enum part_of_speech */
    uint8_t particle; /* bytes of its separable particle's folded form, or 0 */
    uint8_t unused;
    uint32_t form; /* the form that is written as the lemma is, or NO_WORD */
};

struct reading {
    uint32_t lemma;
    uint32_t bits; /* FORM_ bits of language/inflect.h */
};

/* What a form can be. Thousands of forms share one, which is why it lies apart from them. */
struct profile {
    uint32_t closed;       /* CLASS_ bits of its closed-class readings */
    uint32_t noun;         /* CLASS_ bits it adds where it is capitalised */
    uint32_t other;        /* CLASS_ bits of its verb and adjective readings */
    uint32_t noun_senses;  /* SENSE_ bits of its noun readings */
    uint32_t other_senses; /* SENSE_ bits of its verb and adjective readings */
};

/* The patterns that a form is part of; most forms are in none and share the first, which is empty. */
struct hooks {
    uint32_t first_anchor; /* patterns that can be found from here */
    uint32_t n_anchors;
    uint32_t first_need; /* index into needs: needs of patterns that it meets by standing in the sentence */
    uint32_t n_needs;
    uint32_t first_phrase; /* phrases of lexicons/moves.tsv that start with it: see lexicon/phrase.h */
    uint32_t n_phrases;
    uint32_t phrase_classes; /* PHRASE_BITs of those */
};

struct form {
    uint32_t text; /* offset in strings: the folded form */
    uint32_t first_reading;
    uint32_t head; /* of a noun that is a compound itself: the form of its head (Jahresprognose: Prognose); or
                      NO_WORD */
    uint32_t hooks;
    uint16_t profile;
    uint16_t n_readings;
    uint16_t len;
};

enum pattern_item_kind {
    ITEM_FORMS,
    ITEM_GAP,
    ITEM_LEMMA, /* the forms of lemmas alone: compounds with such a head fit too */
};

/* How the words of an item are written: "Recht" is no "recht". */
enum written { WRITTEN_ANY, WRITTEN_CAPITAL, WRITTEN_SMALL };

struct pattern_item {
    uint8_t kind;
    uint8_t optional;
    uint8_t written; /* enum written */
    uint8_t unused;
    uint32_t n;     /* alternatives */
    uint32_t first; /* index into numbers: forms, sorted */
};

struct pattern {
    uint32_t text; /* offset in strings: as the file has it */
    uint32_t name; /* offset in strings: of an event its class; else of an empty string */
    uint32_t first_item;
    uint16_t n_items;
    uint16_t n_verbs;
    uint32_t first_verb; /* index into numbers: lemmas, one of which must stand in the clause; none if n_verbs
                            is 0 */
    struct sense sense;
};

struct anchor {
    uint32_t pattern;
    uint32_t item;
    uint32_t needs[2]; /* what the sentence must hold beside it: a word and a verb; 0 is nothing */
};

struct lexicon {
    const char *strings;
    const struct lemma *lemmas;
    const struct sense *senses;
    const struct reading *readings;
    const struct form *forms;
    const struct profile *profiles;
    const struct hooks *hooks;
    const uint32_t *slots; /* open addressing by hash: see lexicon/image.h */
    const struct pattern *patterns;
    const struct pattern_item *items;
    const struct anchor *anchors;
    const uint32_t *numbers;
    const uint32_t *phrases; /* patterns; those of one form side by side */
    const uint32_t *needs;   /* those of one form side by side; each is below n_needs */
    uint32_t n_needs;
    uint32_t n_lemmas, n_senses, n_readings, n_forms, n_slots, n_patterns, n_items, n_anchors, n_numbers,
        n_phrases;
    uint32_t strings_len;
    bool whole_words; /* unknown compounds are not split: to measure what that is worth */
};

/* Use the image in `bytes`, which must outlive the lexicon. STATUS_INVALID where it is none of this version.
 */
enum status lexicon_open(const void *bytes, size_t len, struct lexicon *lexicon, struct error *error);

static inline const struct profile *lexicon_profile(const struct lexicon *lexicon, uint32_t form) {
    return &lexicon->profiles[lexicon->forms[form].profile];
}

static inline const struct hooks *lexicon_hooks(const struct lexicon *lexicon, uint32_t form) {
    return &lexicon->hooks[lexicon->forms[form].hooks];
}

/* Whether the form has a row of its own; else it only stands in patterns. */
static inline bool lexicon_has_row(const struct lexicon *lexicon, uint32_t form) {
    return lexicon->forms[form].n_readings > 0 || lexicon_profile(lexicon, form)->closed != 0;
}

/* The form of these folded bytes, or NO_WORD. */
uint32_t lexicon_find(const struct lexicon *lexicon, const char *fold, size_t len, uint32_t hash);

/* Set what is the lexicon's of the tokens [first, list->n). Capitalised unknown words are
 * split as compounds: the longest known noun at the end is the head. */
void lexicon_look_up(const struct lexicon *lexicon, struct token_list *list, uint32_t first);

/* Tell that a token starts a sentence: its capital says nothing then, and verbs count too. */
void lexicon_mark_first(const struct lexicon *lexicon, struct token *token);

/* Whether a reading goes with how the token is written: nouns are capitalised, other words are not. */
bool lexicon_fits(const struct lexicon *lexicon, const struct token *token, const struct reading *reading);

/* The first fitting reading of `token` with a sense of one of `kinds` (SENSE_ bits) and, where `part` is not
 * negative, of that part of speech. NULL where there is none; *reading (may be NULL) gets it. */
const struct sense *lexicon_find_sense(const struct lexicon *lexicon, const struct token *token,
                                       uint32_t kinds, int part, const struct reading **reading);

/* The same: most tokens tell by their bits that they have none. */
static inline const struct sense *lexicon_sense(const struct lexicon *lexicon, const struct token *token,
                                                uint32_t kinds, int part, const struct reading **reading) {
    return token->senses & kinds ? lexicon_find_sense(lexicon, token, kinds, part, reading) : NULL;
}

/* The sense of one of `kinds` that the first part of a compound has as a noun, or NULL. */
const struct sense *lexicon_modifier_sense(const struct lexicon *lexicon, const struct token *token,
                                           uint32_t kinds);

const char *lexicon_lemma_text(const struct lexicon *lexicon, uint32_t lemma);

/* Whether one of the senses of a lemma is of `kinds`; the first that is, or NULL. */
const struct sense *lexicon_lemma_sense(const struct lexicon *lexicon, uint32_t lemma, uint32_t kinds);

#endif
