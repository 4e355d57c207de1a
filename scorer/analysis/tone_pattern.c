#include "analysis/tone.h"
#include "language/word_class.h"

enum status tone_from_patterns(struct tone *tone) {
    struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        const struct pattern *pattern = &tone->lexicon->patterns[hit->pattern];
        uint32_t kind = pattern->sense.kind;
        if (kind & (SENSE_REVERSE | SENSE_NEGATION | SENSE_PSEUDO | SENSE_DEGREE | SENSE_HYPOTHETICAL |
                    SENSE_HEARSAY | SENSE_RESTRICT)) {
            /* "nicht mehr": no "mehr" of anything; in "so hoch wie seit ..." hoch is what is strengthened;
             * "nicht ausgeschlossen" turns nothing */
            for (uint32_t i = hit->first; i < hit->end; i++) {
                bool inside = i > hit->first && i + 1 < hit->end;
                bool turning = kind & SENSE_PSEUDO && lexicon_sense(tone->lexicon, &d->words.tokens[i],
                                                                    SENSE_REVERSE, -1, NULL) != NULL;
                if (d->words.tokens[i].classes & CLASS_LIGHT || turning || (kind & SENSE_DEGREE && !inside))
                    tone_use(tone, i, i + 1);
            }
            continue;
        }
        if (!(kind & (SENSE_POLAR | SENSE_EFFECT | SENSE_MOVE | SENSE_NEUTRAL)))
            continue;
        bool taken = false;
        for (uint32_t i = hit->first; i < hit->end; i++)
            taken |= tone_used(tone, i);
        if (taken)
            continue; /* the price channel has it */
        tone_use(tone, hit->first, hit->end);
        if (hit->verb != NO_INDEX)
            tone_use(tone, hit->verb, hit->verb + 1);
        if (kind == SENSE_NEUTRAL || hit->clause == NO_INDEX)
            continue;
        struct atom atom = {.first = hit->first,
                            .end = hit->end,
                            .head = hit->verb == NO_INDEX ? hit->end - 1 : hit->verb,
                            .clause = hit->clause,
                            .nominal = NO_INDEX,
                            .theme = NO_INDEX,
                            .value = (double)pattern->sense.value,
                            .lemma = tone->lexicon->strings + pattern->text,
                            .rule = kind == SENSE_MOVE ? "idiom.move" : "idiom",
                            .on_object = kind == SENSE_EFFECT,
                            .is_verb = hit->verb != NO_INDEX};
        bool too = hit->first > s->first_token && token_is(d, hit->first - 1, "zu") &&
                   d->words.tokens[hit->first].classes & CLASS_ADJECTIVE;
        if (too && atom.value > 0)
            atom.value *= -0.8; /* "viel zu optimistisch" */
        if (kind == SENSE_MOVE) {
            /* "ging es abwärts" is bad for a profit, good for a loss */
            uint32_t subject = clause_subject(d, hit->clause);
            uint32_t noun = subject == NO_INDEX ? NO_INDEX : d->nominals[subject].noun;
            const struct sense *quantity =
                subject == NO_INDEX || tone_used(tone, noun)
                    ? NULL
                    : lexicon_sense(tone->lexicon, &d->words.tokens[noun], SENSE_QUANTITY, PART_NOUN, NULL);
            if (quantity != NULL && quantity->value != 0) {
                atom.theme = subject;
                if (quantity->value < 0)
                    atom.value = -atom.value;
                tone_use(tone, noun, noun + 1);
            }
        }
        enum status status = tone_add(tone, atom);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
