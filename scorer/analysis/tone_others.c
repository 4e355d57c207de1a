/* What others had expected, told behind the figure: "Analysten hatten mit einem stärkeren Rückgang gerechnet"
 * is good news, "... mit einem Zuwachs gerechnet" is bad news. */
#include "analysis/tone.h"
#include "language/word_class.h"

bool clause_names_expectation(const struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    if (index == NO_INDEX)
        return false;
    const struct clause *clause = &d->clauses[index];
    bool verb = clause->lemma != NO_INDEX &&
                lexicon_lemma_sense(tone->lexicon, clause->lemma, SENSE_EXPECTATION) != NULL;
    for (uint32_t i = clause->first; i < clause->end; i++)
        if (d->clause_of[i] == index)
            verb |= token_is(d, i, "zettel");
    return verb;
}

bool clause_tells_expectation(const struct tone *tone, uint32_t index) {
    if (!clause_names_expectation(tone, index))
        return false;
    uint16_t verb = tone->document->clauses[index].verb;
    bool passive_past = (verb & (VERB_PASSIVE | VERB_PAST)) == (VERB_PASSIVE | VERB_PAST);
    return verb & VERB_PLUPERFECT || passive_past;
}

/* The sign of what was expected by words of less and more: "lediglich", "weniger" / "mehr". */
static double more_or_less(const struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    for (uint32_t i = d->clauses[index].first; i < d->clauses[index].end; i++) {
        if (d->clause_of[i] != index)
            continue;
        if (d->words.tokens[i].classes & CLASS_LESS)
            return -1;
        if (d->words.tokens[i].classes & CLASS_MORE)
            return 1;
    }
    return 0;
}

static bool names_company(const struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    uint32_t subject = clause_subject(d, index);
    for (uint32_t m = s->first_mention; m < s->end_mention && subject != NO_INDEX; m++)
        if (!d->mentions[m].house && d->mentions[m].first_token <= d->nominals[subject].noun &&
            d->mentions[m].end_token > d->nominals[subject].first)
            return true;
    return false;
}

/* An idiom that holds the expectation itself, "weniger erwartet", says it all. */
static bool holds_yardstick(const struct tone *tone, const struct atom *atom) {
    if (!atom_is(atom, "idiom"))
        return false;
    if (atom->head == tone->document->clauses[atom->clause].predicate)
        return true;
    for (uint32_t i = atom->first; i < atom->end; i++)
        if (lexicon_sense(tone->lexicon, &tone->document->words.tokens[i], SENSE_EXPECTATION, -1, NULL) !=
            NULL)
            return true;
    return false;
}

enum status tone_from_others(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t c = s->first_clause; c < s->end_clause; c++) {
        uint32_t opener = d->clauses[c].opener;
        bool comparison = opener != NO_INDEX && (token_is(d, opener, "als") || token_is(d, opener, "wie"));
        if (comparison || !clause_tells_expectation(tone, c) || names_company(tone, c))
            continue;
        double content = 0;
        bool compared = false;
        for (uint32_t i = 0; i < tone->n_atoms; i++) {
            const struct atom *atom = &tone->atoms[i];
            compared |= atom_is(atom, "figure") || atom_is(atom, "expectation");
            if (atom->clause != c)
                continue;
            content += atom->value;
            compared |= holds_yardstick(tone, atom);
        }
        if (compared)
            continue;
        double sign = content != 0 ? sign_of(content) : more_or_less(tone, c);
        if (sign == 0)
            continue;
        for (uint32_t i = 0; i < tone->n_atoms; i++)
            if (tone->atoms[i].clause == c)
                tone->atoms[i].value = 0;
        uint32_t first = d->clauses[c].first, end = d->clauses[c].end;
        struct atom atom = {.first = first,
                            .end = end,
                            .head = d->clauses[c].predicate,
                            .clause = c,
                            .nominal = NO_INDEX,
                            .theme = NO_INDEX,
                            .value = -sign * tone->weights->others_value,
                            .lemma = "erwartet",
                            .rule = "expectation.others",
                            .is_verb = true};
        enum status status = tone_add(tone, atom);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
