/* The senses and flags of the lexicons by name, and which of them each kind of file may have. */
#ifndef STIMMUNG_LEXICON_SENSE_H
#define STIMMUNG_LEXICON_SENSE_H

#include <stddef.h>
#include <stdint.h>

#include "lexicon/lexicon.h"

enum {
    NOUN_SENSES = SENSE_POLAR | SENSE_QUANTITY | SENSE_DIRECTION | SENSE_REVERSE | SENSE_PRICE |
                  SENSE_EXPECTATION | SENSE_PERIOD | SENSE_NEUTRAL,
    ADJECTIVE_SENSES =
        SENSE_POLAR | SENSE_DIRECTION | SENSE_LEVEL | SENSE_DEGREE | SENSE_REVERSE | SENSE_NEUTRAL,
    VERB_SENSES = SENSE_MOVE | SENSE_QUANTITY | SENSE_CHANGE | SENSE_POLAR | SENSE_EFFECT | SENSE_REVERSE |
                  SENSE_SAY | SENSE_NEUTRAL | SENSE_EXPECTATION | SENSE_AUXILIARY | SENSE_MODAL | SENSE_KEEP |
                  SENSE_RATING,
    IDIOM_SENSES = SENSE_POLAR | SENSE_EFFECT | SENSE_MOVE | SENSE_REVERSE | SENSE_NEUTRAL,
    SHIFTER_SENSES = SENSE_NEGATION | SENSE_PSEUDO | SENSE_DEGREE | SENSE_CONTRAST | SENSE_CONCESSION |
                     SENSE_HYPOTHETICAL | SENSE_HEARSAY | SENSE_REVERSE | SENSE_RESTRICT,
    RATING_SENSES = SENSE_GRADE | SENSE_RATING_WORD | SENSE_PRICE_TARGET | SENSE_HOUSE,
};

/* The SENSE_ bit of a name as the files have it ("polar"), or 0. */
uint32_t sense_kind_of(const char *name);

/* The name of one SENSE_ bit. */
const char *sense_kind_name(uint32_t kind);

/* The SENSE_FLAG_ bit of a name ("figure") of `len` bytes, or 0. */
uint32_t sense_flag_of(const char *name, size_t len);

/* The name of one SENSE_FLAG_ bit. */
const char *sense_flag_name(uint32_t flag);

/* The flags of an event's sense: a code for the role of the company, and what else the row asks for. */
enum {
    EVENT_ROLE = 7,
    EVENT_TWO = 8, /* "two": both sides are named companies */
    EVENT_COMPANY =
        16, /* "company": where no listed company is named, a word for a company must stand there */
};

/* The flag of a word in column 4 of events.tsv ("bidder", "two"), or 0 for no such. */
uint32_t event_flag_of(const char *name, size_t len);

/* The name of the code, NULL for 0. */
const char *event_role_name(uint32_t code);

#endif
