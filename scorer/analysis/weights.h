/* The numbers that no linguist can know, all in one table: how much a noun weighs that is only named, what a
 * contrast leaves of what came before it, where neutral ends. scripts/fit_weights fits them on labelled
 * sentences. */
#ifndef STIMMUNG_ANALYSIS_WEIGHTS_H
#define STIMMUNG_ANALYSIS_WEIGHTS_H

#include "base/error.h"

struct weights {
    double verb;          /* a verb's tone */
    double idiom;         /* an idiom's */
    double modifier;      /* a free adjective's or adverb's */
    double noun;          /* a noun that is subject, object or predicate */
    double noun_phrase;   /* a noun that hangs on a preposition */
    double noun_since;    /* a noun that only tells since when: "seit der Finanzkrise" */
    double noun_after;    /* a noun that tells what came before: "nach drei Gewinnwarnungen" */
    double noun_about;    /* what is only talked about: "verhandelt über die Klage" */
    double noun_owned;    /* a noun that is an attribute of another */
    double topic;         /* a noun that is the subject of a clause that says something else */
    double noun_headline; /* a noun where the clause has no verb */
    double positive;      /* good words against bad ones: newspapers use them more freely */
    double attribute;     /* share of an adjective's own tone before a noun */
    double dead_zone;     /* what the sum of a sentence must exceed to count at all */
    double
        dead_off_topic; /* the same where the sentence names no company, instrument, quantity or yardstick */
    double dead_target; /* the same for one company of the sentence */
    double contrast;    /* what "aber" leaves of what stands before it */
    double kept;        /* what a verb such as bestätigen leaves of its object's tone */
    double strange_subject;   /* a movement whose subject is a known noun, but no quantity */
    double purpose;           /* what is only the purpose: "um die Kosten zu senken" */
    double demand;            /* what is only demanded: "fordert, die Kosten zu senken" */
    double necessity;         /* a good thing that must be done, and so is not yet there: "muss sparen" */
    double condition;         /* what is told under a condition: "sollte sich die Nachfrage erholen" */
    double expectation;       /* what a comparison with what was expected leaves of the rest of its clause */
    double expectation_value; /* what that comparison itself says: "besser als erwartet" */
    double others_value;      /* the same where the expectation is told in a clause of its own */
    double figure_value;      /* what two figures held against each other say: "112 statt 98 Euro" */
    double beside_move;       /* what the words of a sentence weigh beside a price move that it tells */
    double beside_parted;     /* the same where some prices rise and others fall */
    double move;              /* a price move against tone */
    double move_floor;        /* what a move weighs however small */
    double move_range;        /* what its size adds at most */
    double move_scale;        /* percent at which 63 % of that are reached */
    double move_unknown;      /* a move without a figure */
};

extern const struct weights DEFAULT_WEIGHTS;

/* Change weights by "name=value,name=value", for fitting. Returns 0, or STATUS_INVALID at the first name that
 * is unknown or has no number; those before it are changed. */
enum status weights_override(struct weights *weights, const char *list, struct error *error);

#endif
