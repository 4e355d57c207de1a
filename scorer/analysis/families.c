#include "analysis/families.h"

#include <stdio.h>
#include <string.h>

enum family {
    FAMILY_IDIOMS,
    FAMILY_MOVES,
    FAMILY_QUANTITIES,
    FAMILY_NEGATION,
    FAMILY_CONTRAST,
    FAMILY_RESTRICTION,
    FAMILY_REVERSAL,
    FAMILY_EXPECTATION,
    FAMILY_INTENSITY,
    FAMILY_MODALITY,
    FAMILY_TOPIC,
    FAMILY_DEAD_ZONE,
    FAMILY_COMPOUNDS,
    FAMILY_SEPARABLE,
    FAMILY_COREFERENCE,
    FAMILIES,
};

static const char *const NAMES[FAMILIES] = {
    [FAMILY_IDIOMS] = "idioms",
    [FAMILY_MOVES] = "moves",
    [FAMILY_QUANTITIES] = "quantities",
    [FAMILY_NEGATION] = "negation",
    [FAMILY_CONTRAST] = "contrast",
    [FAMILY_RESTRICTION] = "restriction",
    [FAMILY_REVERSAL] = "reversal",
    [FAMILY_EXPECTATION] = "expectation",
    [FAMILY_INTENSITY] = "intensity",
    [FAMILY_MODALITY] = "modality",
    [FAMILY_TOPIC] = "topic",
    [FAMILY_DEAD_ZONE] = "dead_zone",
    [FAMILY_COMPOUNDS] = "compounds",
    [FAMILY_SEPARABLE] = "separable",
    [FAMILY_COREFERENCE] = "coreference",
};

static void leave_out(enum family family, struct weights *w, struct lacks *lacks) {
    struct lexicon_lacks *lexicon = &lacks->lexicon;
    switch (family) {
    case FAMILY_IDIOMS:
        lexicon->idioms = true;
        break;
    case FAMILY_MOVES: /* the score is the tone */
        w->move = 0;
        w->beside_move = w->beside_parted = 1;
        break;
    case FAMILY_QUANTITIES:
        lexicon->words |= SENSE_QUANTITY;
        break;
    case FAMILY_NEGATION:
        lexicon->patterns |= SENSE_NEGATION | SENSE_PSEUDO;
        break;
    case FAMILY_CONTRAST:
        lexicon->patterns |= SENSE_CONTRAST | SENSE_CONCESSION;
        break;
    case FAMILY_RESTRICTION:
        lexicon->patterns |= SENSE_RESTRICT;
        break;
    case FAMILY_REVERSAL:
        lexicon->words |= SENSE_REVERSE;
        lexicon->patterns |= SENSE_REVERSE;
        break;
    case FAMILY_EXPECTATION:
        lexicon->words |= SENSE_EXPECTATION;
        break;
    case FAMILY_INTENSITY:
        lexicon->words |= SENSE_DEGREE;
        lexicon->patterns |= SENSE_DEGREE;
        break;
    case FAMILY_MODALITY:
        lexicon->patterns |= SENSE_HYPOTHETICAL | SENSE_HEARSAY;
        w->condition = w->purpose = w->demand = w->necessity = 1;
        break;
    case FAMILY_TOPIC: /* what a clause is about counts as all nouns, and any sentence as one of business */
        w->topic = w->noun;
        w->dead_off_topic = w->dead_zone;
        break;
    case FAMILY_DEAD_ZONE:
        w->dead_zone = w->dead_off_topic = w->dead_target = 0;
        break;
    case FAMILY_COMPOUNDS:
        lacks->compounds = true;
        break;
    case FAMILY_SEPARABLE:
        lexicon->separable = true;
        break;
    case FAMILY_COREFERENCE:
        lacks->coreference = true;
        break;
    default:
        break;
    }
}

static enum status unknown_family(const char *name, size_t len, struct error *error) {
    char known[300] = "";
    for (int i = 0; i < FAMILIES; i++) {
        size_t at = strlen(known);
        snprintf(known + at, sizeof known - at, "%s%s", i == 0 ? "" : ", ", NAMES[i]);
    }
    return error_set(error, STATUS_INVALID, "no family of rules: '%.*s'; they are %s", (int)len, name, known);
}

enum status families_without(const char *list, struct weights *weights, struct lacks *lacks,
                             struct error *error) {
    while (*list != '\0') {
        size_t len = strcspn(list, ",");
        int family = 0;
        while (family < FAMILIES && (strlen(NAMES[family]) != len || memcmp(NAMES[family], list, len) != 0))
            family++;
        if (family == FAMILIES)
            return unknown_family(list, len, error);
        leave_out((enum family)family, weights, lacks);
        list += len + (list[len] == ',');
    }
    return STATUS_OK;
}
