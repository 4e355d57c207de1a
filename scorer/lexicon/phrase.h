/* Words and phrases of lexicons/moves.tsv: how a price is said to move, by how much and over which time. */
#ifndef STIMMUNG_LEXICON_PHRASE_H
#define STIMMUNG_LEXICON_PHRASE_H

#include <stdbool.h>
#include <stdint.h>

#include "language/token.h"
#include "lexicon/lexicon.h"

enum phrase_class {
    PHRASE_NONE,
    PHRASE_UNIT,      /* code: enum phrase_unit, or three letters of a currency; value: 1, or 0.01 for Cent */
    PHRASE_HEDGE,     /* code: 'a' about, '>' above, '<' below, '^' up to */
    PHRASE_FILLER,    /* may stand between a preposition and its number: weitere, nur, jeweils */
    PHRASE_ADVERB,    /* value: direction; höher, im Plus, nach oben */
    PHRASE_NOUN,      /* value: direction; Plus, Aufschlag, Kursrutsch */
    PHRASE_RATIO,     /* value: percent, signed; verdoppelt, doppelt so viel */
    PHRASE_FLAT,      /* auf der Stelle, unverändert */
    PHRASE_PERIOD,    /* code: 'd' day, 'w', 'm', 'q', 't' year to date, 'y', 'i' intraday, 'o' other,
                       * 'h' a time of the day */
    PHRASE_SESSION,   /* code: '<' before, '>' after the regular session */
    PHRASE_VENUE,     /* code: for phrase_venue_name */
    PHRASE_OLDER,     /* before the day that the text speaks of */
    PHRASE_TECHNICAL, /* ex dividend */
    PHRASE_EXPECTED,  /* the move is expected or indicated */
    PHRASE_PAPER,    /* means a paper or its price beside the nouns of sense price: Anteile, Preis, Rendite */
    PHRASE_WORTH,    /* what a share of is lost: Wert, Börsenwert */
    PHRASE_TRADE,    /* verb that tells at which price something trades: notieren, schließen */
    PHRASE_STAND,    /* verb by which a move stands there: zu Buche stehen, sich ergeben, entsprechen */
    PHRASE_SET,      /* verb of those who set or indicate a price: taxieren, stellen */
    PHRASE_PUSH,     /* verb that moves a price without a figure: treiben, drücken */
    PHRASE_FORECAST, /* verb of those who expect or report figures: rechnen, melden */
    PHRASE_VERB,   /* value: direction of a verb that with a figure tells a price, else a judgement: aufwerten
                    */
    PHRASE_RESULT, /* idiom of a rank or a state that is no movement */
    PHRASE_CLASSES,
};

enum phrase_unit {
    PHRASE_PERCENT = 1,
    PHRASE_PERCENTAGE_POINTS,
    PHRASE_BASIS_POINTS,
    PHRASE_POINTS,
    PHRASE_UNITS
};

enum {
    /* an adverb that says so without a figure: fester, leichter; a paper that names nobody: Aktie */
    PHRASE_ALONE = 1,
    PHRASE_PRICE = 2,    /* a noun or adverb that speaks of prices by itself: Kursgewinn, auf Talfahrt */
    PHRASE_EVENT = 4,    /* a noun that is a move without a figure: Kursrutsch */
    PHRASE_COMPARE = 8,  /* an adverb that needs a price verb: mehr, weniger */
    PHRASE_YIELD = 16,   /* a paper word that means a yield */
    PHRASE_LEVEL = 32,   /* a word for a level reached: Rekordhoch, Stand */
    PHRASE_HARDLY = 64,  /* a verb that is flat with kaum, wenig or nicht: bewegte sich kaum */
    PHRASE_OBJECT = 256, /* a verb whose object is what moves: verhelfen */
    PHRASE_DOWN = 128,   /* a verb of price that takes a percentage off its object: kosten */
};

struct phrase {
    enum phrase_class class;
    uint32_t code;
    uint32_t flags;
    float value;
    uint32_t end; /* index of the token behind it */
};

#define PHRASE_BIT(class) (1u << (class))

/* The longest phrase of one of `classes` (PHRASE_BITs) that starts at tokens[at] and lies within [at, end).
 */
bool phrase_find(const struct lexicon *lexicon, const struct token_list *words, uint32_t at, uint32_t end,
                 uint32_t classes, struct phrase *phrase);

/* The same: most tokens tell by their bits that they start none. */
static inline bool phrase_at(const struct lexicon *lexicon, const struct token_list *words, uint32_t at,
                             uint32_t end, uint32_t classes, struct phrase *phrase) {
    return words->tokens[at].phrases & classes && phrase_find(lexicon, words, at, end, classes, phrase);
}

/* The phrase of one of `classes` that is one word alone: that lemma, or the folded word. */
bool phrase_of_lemma(const struct lexicon *lexicon, uint32_t lemma, uint32_t classes, struct phrase *phrase);
bool phrase_of_word(const struct lexicon *lexicon, const char *fold, size_t len, uint32_t classes,
                    struct phrase *phrase);

/* The name of the venue with that code: "Xetra"; NULL for 0. */
const char *phrase_venue_name(uint32_t code);

#endif
