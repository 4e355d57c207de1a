/* The verb complex: separable verbs put back together, tense, voice and mood. */
#include <string.h>

#include "analysis/clause_parts.h"
#include "language/fold.h"
#include "language/inflect.h"

static const struct reading *verb_reading(const struct clause_builder *b, uint32_t token, uint32_t bits,
                                          uint32_t without) {
    const struct token *t = token_at(b, token);
    if (t->word == NO_WORD)
        return NULL;
    const struct form *form = &b->lexicon->forms[t->word];
    const struct reading *weak = NULL;
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &b->lexicon->readings[form->first_reading + i];
        if (b->lexicon->lemmas[reading->lemma].part != PART_VERB || !(reading->bits & bits) ||
            reading->bits & without || !lexicon_fits(b->lexicon, t, reading))
            continue;
        if (lexicon_lemma_sense(b->lexicon, reading->lemma, ~(uint32_t)SENSE_NEUTRAL) != NULL)
            return reading;
        if (weak == NULL)
            weak = reading;
    }
    return weak;
}

/* Whether the particle word at `token` stands as a preposition or as the determiner "ein": what follows is
 * its noun phrase. */
static bool governs_phrase(const struct clause_builder *b, uint32_t token, uint32_t end) {
    if (token + 1 >= end)
        return false;
    const struct token *next = token_at(b, token + 1);
    if (has_class(b, token, CLASS_DETERMINER))
        return next->kind != TOKEN_MARK &&
               !(next->classes & (CLASS_PREPOSITION | CLASS_COORDINATOR | CLASS_SUBORDINATOR));
    if (!has_class(b, token, CLASS_PREPOSITION))
        return false;
    if (next->kind == TOKEN_NUMBER)
        return true;
    if (next->kind != TOKEN_WORD)
        return next->mark == '"';
    for (uint32_t i = token + 2; i < end && i <= token + 3;
         i++) /* "um über 5 Prozent", "um bis zu drei Prozent" */
        if (has_class(b, i - 1, CLASS_PREPOSITION) &&
            (token_at(b, i)->kind == TOKEN_NUMBER || has_class(b, i, CLASS_NUMBER)))
            return true;
    return !(next->classes & (CLASS_PREPOSITION | CLASS_COORDINATOR | CLASS_SUBORDINATOR)) ||
           next->classes & CLASS_NUMBER;
}

/* Whether the infinitive of a lemma starts with the particle at `token`, both folded. */
static bool starts_with_particle(const struct clause_builder *b, uint32_t lemma, uint32_t token) {
    const char *text = lexicon_lemma_text(b->lexicon, lemma);
    char fold[128];
    size_t len = strlen(text), n = token_at(b, token)->fold_len;
    return 2 * len <= sizeof fold && fold_word(text, len, fold) >= n &&
           memcmp(fold, token_fold(b->document, token), n) == 0;
}

/* The reading of the finite verb that goes with a particle further on in its clause. */
static const struct reading *join_particle(const struct clause_builder *b, struct clause *clause,
                                           uint32_t index) {
    const struct token *finite = token_at(b, clause->finite);
    if (finite->word == NO_WORD)
        return NULL;
    const struct form *form = &b->lexicon->forms[finite->word];
    for (uint32_t i = clause->end; i-- > clause->finite + 1;) {
        if (b->document->clause_of[i] != index || !has_class(b, i, CLASS_PARTICLE) ||
            governs_phrase(b, i, clause->end))
            continue;
        for (uint32_t r = 0; r < form->n_readings; r++) {
            const struct reading *reading = &b->lexicon->readings[form->first_reading + r];
            const struct lemma *lemma = &b->lexicon->lemmas[reading->lemma];
            if (!(reading->bits & FORM_DETACHED) || lemma->particle != token_at(b, i)->fold_len)
                continue;
            if (starts_with_particle(b, reading->lemma, i)) {
                clause->particle = i;
                return reading;
            }
        }
    }
    return NULL;
}

static bool lemma_is(const struct clause_builder *b, uint32_t token, const char *infinitive) {
    const struct token *t = token_at(b, token);
    if (t->word == NO_WORD)
        return false;
    const struct form *form = &b->lexicon->forms[t->word];
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &b->lexicon->readings[form->first_reading + i];
        if (b->lexicon->lemmas[reading->lemma].part == PART_VERB &&
            strcmp(lexicon_lemma_text(b->lexicon, reading->lemma), infinitive) == 0)
            return true;
    }
    return false;
}

/* The participle or infinitive that closes the clause of a helper verb. */
static uint32_t right_bracket(const struct clause_builder *b, const struct clause *clause, uint32_t index) {
    uint32_t found = NO_INDEX;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        if (b->document->clause_of[i] != index || i == clause->finite ||
            !has_class(b, i, CLASS_PARTICIPLE | CLASS_INFINITIVE))
            continue;
        if (has_class(b, i, CLASS_AUXILIARY | CLASS_MODAL) && found != NO_INDEX)
            continue; /* "gesenkt worden", "steigen können" */
        if (has_class(b, i, CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_ADVERB))
            continue;
        if (clause_is_attribute(b, i, clause->first, clause->end) && !has_class(b, i, CLASS_PARTICIPLE))
            continue;
        if (clause_is_compared(b, i, clause->first))
            continue;
        if (found == NO_INDEX || !has_class(b, i, CLASS_AUXILIARY | CLASS_MODAL))
            if (found == NO_INDEX || has_class(b, found, CLASS_AUXILIARY | CLASS_MODAL) ||
                !has_mark(b, i - 1, ','))
                found = i;
    }
    return found;
}

static void read_helper(const struct clause_builder *b, struct clause *clause, uint32_t index) {
    const uint32_t helper_token = clause->finite != NO_INDEX ? clause->finite : clause->helper;
    uint32_t bracket = right_bracket(b, clause, index);
    const struct token *finite = token_at(b, helper_token);
    bool modal = finite->classes & CLASS_MODAL;
    const struct reading *helper = verb_reading(b, helper_token, FORM_FINITE, 0);
    bool past = helper != NULL && helper->bits & FORM_PAST;
    if (past)
        clause->verb |= VERB_PAST;
    if (bracket == NO_INDEX) {
        clause->predicate = helper_token;
        clause->verb |= VERB_COPULA;
        if (helper != NULL)
            clause->lemma = helper->lemma;
        return;
    }
    clause->predicate = bracket;
    const struct reading *reading =
        verb_reading(b, bracket, FORM_PARTICIPLE | FORM_INFINITIVE, FORM_DETACHED);
    clause->lemma = reading == NULL ? NO_INDEX : reading->lemma;
    bool participle = has_class(b, bracket, CLASS_PARTICIPLE);
    bool werden = lemma_is(b, helper_token, "werden");
    if (participle && (werden || modal)) {
        /* "wurde gesenkt", "soll gesenkt werden"; "soll gesenkt haben" stays active */
        bool haben = false;
        for (uint32_t i = bracket + 1; i < clause->end; i++)
            haben |= token_is(b->document, i, "haben");
        if (!haben)
            clause->verb |= VERB_PASSIVE;
    } else if (participle) {
        if (lemma_is(b, helper_token, "sein"))
            clause->verb |= VERB_PASSIVE; /* "ist gesenkt (worden)"; a move verb does not mind */
        if (past)
            clause->verb |= VERB_PLUPERFECT;
    } else if (werden) {
        clause->verb |= VERB_FUTURE;
    }
}

void clause_read_verb(const struct clause_builder *b, uint32_t index) {
    struct clause *clause = clause_at(b, index);
    for (uint32_t i = clause->first; i < clause->end; i++)
        if (b->document->clause_of[i] == index && has_class(b, i, CLASS_REFLEXIVE) &&
            token_is(b->document, i, "sich"))
            clause->verb |= VERB_REFLEXIVE;
    if (clause->finite == NO_INDEX && clause->helper != NO_INDEX) {
        read_helper(b, clause, index);
        return;
    }
    if (clause->finite == NO_INDEX) {
        uint32_t bracket = right_bracket(b, clause, index);
        if (bracket != NO_INDEX) {
            const struct reading *reading =
                verb_reading(b, bracket, FORM_PARTICIPLE | FORM_INFINITIVE, FORM_DETACHED);
            clause->predicate = bracket;
            clause->lemma = reading == NULL ? NO_INDEX : reading->lemma;
            if (has_class(b, bracket, CLASS_PARTICIPLE))
                clause->verb |= VERB_PASSIVE; /* a headline: "Prognose gesenkt" */
        }
        return;
    }
    uint32_t front = clause->first;
    while (front < clause->finite &&
           (b->document->clause_of[front] != index || token_at(b, front)->kind == TOKEN_MARK ||
            has_class(b, front, CLASS_COORDINATOR)))
        front++;
    if (front == clause->finite && clause->kind == CLAUSE_MAIN && !clause->shares_subject)
        clause->verb |= VERB_FIRST;
    if (has_class(b, clause->finite, CLASS_AUXILIARY | CLASS_MODAL)) {
        read_helper(b, clause, index);
        return;
    }
    clause->predicate = clause->finite;
    const struct reading *reading = join_particle(b, clause, index);
    if (reading == NULL)
        reading = verb_reading(b, clause->finite, FORM_FINITE, FORM_DETACHED);
    if (reading == NULL)
        return;
    clause->lemma = reading->lemma;
    if (reading->bits & FORM_PAST)
        clause->verb |= VERB_PAST;
    if (strcmp(lexicon_lemma_text(b->lexicon, clause->lemma), "bleiben") == 0)
        clause->verb |= VERB_COPULA;
}
