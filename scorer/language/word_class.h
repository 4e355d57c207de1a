/* What a word can be, as bits: the sum over all its readings. Closed classes come from
 * lexicons/function_words.tsv, open ones from the lemmas' files. */
#ifndef STIMMUNG_LANGUAGE_WORD_CLASS_H
#define STIMMUNG_LANGUAGE_WORD_CLASS_H

#include <stdint.h>

enum {
    CLASS_NOUN = 1 << 0,
    CLASS_ADJECTIVE = 1 << 1,
    CLASS_ADVERB = 1 << 2,
    CLASS_FINITE = 1 << 3,     /* a finite verb form */
    CLASS_INFINITIVE = 1 << 4, /* with or without zu */
    CLASS_PARTICIPLE = 1 << 5, /* uninflected past participle */
    CLASS_PARTICLE = 1 << 6,   /* verb particle that can stand apart: ab, nach, zu */
    CLASS_DETERMINER = 1 << 7, /* der, ein, dieser, sein, kein */
    CLASS_PREPOSITION = 1 << 8,
    CLASS_COORDINATOR = 1 << 9,   /* und, oder, aber, sondern, denn */
    CLASS_SUBORDINATOR = 1 << 10, /* weil, dass, obwohl */
    CLASS_RELATIVE = 1 << 11,     /* der, die, das, welche, was, wo */
    CLASS_PRONOUN = 1 << 12,      /* personal and demonstrative: er, sie, es, dies, man */
    CLASS_AUXILIARY = 1 << 13,    /* sein, haben, werden */
    CLASS_MODAL = 1 << 14,        /* können, dürfte, soll */
    CLASS_PRIOR = 1 << 15,        /* names the period before: zuvor, Vorjahr */
    CLASS_QUESTION = 1 << 16,     /* wer, wie, warum, ob */
    CLASS_NUMBER = 1 << 17,       /* number words */
    CLASS_UNIT = 1 << 18,         /* Prozent, Euro, Punkte, Mio. */
    CLASS_MONTH = 1 << 19,
    CLASS_WEEKDAY = 1 << 20,
    CLASS_ABBREVIATION = 1 << 21,    /* its dot never ends a sentence: Dr., z.B., St. */
    CLASS_ABBREVIATED_END = 1 << 22, /* its dot may also end one: Mio., usw., Co. */
    CLASS_ORDINAL_NOUN = 1 << 23,    /* follows an ordinal: Quartal, Halbjahr, Jahrhundert */
    CLASS_REFLEXIVE = 1 << 24,       /* sich */
    CLASS_MORE = 1 << 25,            /* tells of more that was expected: mehr, höher */
    CLASS_LESS = 1 << 26,            /* of less: lediglich, niedriger */
    CLASS_LIGHT = 1 << 27,           /* a function word: cannot be a name on its own */
    CLASS_ATTRIBUTE = 1 << 28,       /* an adjective or participle form with an ending */
};

#endif
