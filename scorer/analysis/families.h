/* Families of rules that can be left out, so that what each is worth can be measured (scripts/ablation). */
#ifndef STIMMUNG_ANALYSIS_FAMILIES_H
#define STIMMUNG_ANALYSIS_FAMILIES_H

#include <stdbool.h>

#include "analysis/weights.h"
#include "lexicon/build.h"

/* What an engine does without. */
struct lacks {
    struct lexicon_lacks lexicon;
    bool compounds;   /* unknown compounds are not split */
    bool coreference; /* companies are found by their names alone */
};

/* Leave out the families of a list, "idioms,negation". STATUS_INVALID with all names where one is unknown. */
enum status families_without(const char *list, struct weights *weights, struct lacks *lacks,
                             struct error *error);

#endif
