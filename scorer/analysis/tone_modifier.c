#include "analysis/tone.h"
#include "language/inflect.h"
#include "language/word_class.h"

/* The degree word right before `token`: "deutlich besser", "sehr schwach". */
static double degree_before(struct tone *tone, uint32_t token, uint32_t *first) {
    const struct document *d = tone->document;
    *first = token;
    if (token == d->sentences[tone->sentence].first_token || tone_used(tone, token - 1))
        return 1;
    const struct sense *degree =
        lexicon_sense(tone->lexicon, &d->words.tokens[token - 1], SENSE_DEGREE, PART_ADJECTIVE, NULL);
    if (degree == NULL)
        return 1;
    *first = token - 1;
    return (double)degree->value;
}

/* "doppelt", "halb", "dreimal" */
static bool is_multiple(const struct document *d, uint32_t token) {
    const struct token *t = &d->words.tokens[token];
    const char *fold = token_fold(d, token);
    return token_is(d, token, "doppelt") || token_is(d, token, "halb") ||
           (t->fold_len > 4 && memcmp(fold + t->fold_len - 3, "mal", 3) == 0);
}

/* "so viel wie": neither more nor less. "nicht so hoch" and "doppelt so viel" are, and so is "so hoch wie
 * seit zehn Jahren nicht mehr". */
static bool is_equal(const struct tone *tone, uint32_t i) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    if (i == s->first_token || !token_is(d, i - 1, "so") || is_denied(tone, i))
        return false;
    for (uint32_t h = s->first_hit; h < s->end_hit; h++)
        if (tone->lexicon->patterns[d->hits[h].pattern].sense.kind & (SENSE_PSEUDO | SENSE_DEGREE) &&
            d->hits[h].end > i + 1 && d->hits[h].first <= i + 3)
            return false;
    return i < s->first_token + 2 || !is_multiple(d, i - 2);
}

/* "mehr" and "weniger" compare only behind a figure or before what was done more or less: "94 Cent mehr",
 * "mehr verdient"; "mehr als eine Million" is a hedge. A word of the trading floor needs a paper as its
 * subject. */
static bool holds_here(const struct tone *tone, uint32_t i, const struct sense *sense) {
    const struct document *d = tone->document;
    const struct token *token = &d->words.tokens[i];
    const struct sentence *s = &d->sentences[tone->sentence];
    if (sense->flags & SENSE_FLAG_PRICE) {
        uint32_t subject = clause_subject(d, d->clause_of[i]);
        return subject != NO_INDEX && nominal_is_price(tone, subject);
    }
    if (sense->kind == SENSE_LEVEL && is_equal(tone, i))
        return false;
    if (!(token->classes & CLASS_ADVERB) || !(sense->kind & (SENSE_DIRECTION | SENSE_LEVEL)))
        return true;
    bool behind_figure = i > s->first_token && (d->words.tokens[i - 1].classes & CLASS_UNIT ||
                                                d->words.tokens[i - 1].kind == TOKEN_NUMBER);
    const struct token *next = i + 1 < s->end_token ? &d->words.tokens[i + 1] : NULL;
    bool before_verb = next != NULL && next->classes & (CLASS_PARTICIPLE | CLASS_INFINITIVE) &&
                       !(next->flags & TOKEN_CAPITALISED);
    return behind_figure || before_verb;
}

/* An adjective that says how the subject is or what it does: "fiel schwach aus", "ist höher", "belastet von".
 */
static enum status read_word(struct tone *tone, uint32_t i) {
    const struct document *d = tone->document;
    const struct token *token = &d->words.tokens[i];
    uint32_t clause = d->clause_of[i];
    const struct reading *reading = NULL;
    const struct sense *sense = lexicon_sense(
        tone->lexicon, token, SENSE_POLAR | SENSE_DIRECTION | SENSE_LEVEL, PART_ADJECTIVE, &reading);
    struct atom atom = {
        .first = i, .end = i + 1, .head = i, .clause = clause, .nominal = NO_INDEX, .theme = NO_INDEX};
    if (sense != NULL && !holds_here(tone, i, sense))
        return STATUS_OK;
    if (sense == NULL) {
        if (lexicon_sense(tone->lexicon, token, SENSE_NEUTRAL | SENSE_DEGREE | SENSE_REVERSE, PART_ADJECTIVE,
                          NULL) != NULL)
            return STATUS_OK;
        sense = lexicon_sense(tone->lexicon, token, SENSE_POLAR | SENSE_EFFECT | SENSE_MOVE | SENSE_CHANGE,
                              PART_VERB, &reading);
        if (sense == NULL || !(reading->bits & (FORM_PARTICIPLE | FORM_PRESENT_PARTICIPLE)) ||
            i == d->clauses[clause].predicate)
            return STATUS_OK;
    }
    /* a word that is a degree as well is one before what it can strengthen */
    const struct sense *degree = lexicon_sense(tone->lexicon, token, SENSE_DEGREE, PART_ADJECTIVE, NULL);
    if (degree != NULL && i + 1 < d->sentences[tone->sentence].end_token &&
        i + 1 != d->clauses[clause].particle &&
        d->words.tokens[i + 1].classes &
            (CLASS_ADJECTIVE | CLASS_PARTICIPLE | CLASS_ATTRIBUTE | CLASS_FINITE))
        return STATUS_OK;
    const struct token *next =
        i + 1 < d->sentences[tone->sentence].end_token ? &d->words.tokens[i + 1] : NULL;
    if (next != NULL && (next->kind == TOKEN_NUMBER || next->classes & CLASS_NUMBER) &&
        !(token->classes & CLASS_ATTRIBUTE))
        return STATUS_OK; /* "gut zwölf Prozent" praises nothing */
    if (next != NULL && next->classes & CLASS_UNIT && token->classes & CLASS_ATTRIBUTE)
        return STATUS_OK; /* "der starke Franken": a currency is good for one and bad for another */
    double value = (double)sense->value;
    if (degree != NULL && sense->kind == SENSE_POLAR && !(d->clauses[clause].verb & VERB_COPULA))
        value *= 0.6; /* "stark" beside a full verb may be no more than its degree */
    atom.rule = "polarity";
    if (sense->kind & (SENSE_DIRECTION | SENSE_LEVEL | SENSE_MOVE | SENSE_CHANGE)) {
        uint32_t subject = clause_subject(d, clause);
        if (nominal_is_other(tone, subject))
            return STATUS_OK;
        double valence = verb_valence(tone, clause);
        if (valence < 0 && subject != NO_INDEX &&
            lexicon_sense(tone->lexicon, &d->words.tokens[d->nominals[subject].noun], SENSE_PRICE, PART_NOUN,
                          NULL) != NULL)
            valence = -valence; /* a share that costs more has risen */
        bool by_verb = valence != 0;
        if (!by_verb && subject != NO_INDEX)
            valence = nominal_valence(tone, subject);
        if (sense->kind == SENSE_LEVEL && valence == 0)
            return STATUS_OK;
        atom.rule = valence != 0 ? "direction.quantity" : "direction";
        value = valence != 0 ? value * (valence < 0 ? -1 : 1) : value * 0.6;
        if (valence != 0 && !by_verb) {
            atom.theme = subject;
            tone_use(tone, d->nominals[subject].noun, d->nominals[subject].noun + 1);
        }
    }
    if (i > d->sentences[tone->sentence].first_token && token_is(d, i - 1, "weniger")) {
        value *= -0.7; /* "weniger erfreulich" */
        atom.first = i - 1;
        tone_use(tone, i - 1, i);
    } else if (value > 0 && i > d->sentences[tone->sentence].first_token && token_is(d, i - 1, "zu")) {
        value *= -0.8; /* too much of a good thing: "zu optimistisch" */
        atom.first = i - 1;
    }
    value *= degree_before(tone, i, &atom.first);
    tone_use(tone, atom.first, i + 1);
    atom.value = clamp_unit(value);
    atom.lemma = lexicon_lemma_text(tone->lexicon, reading->lemma);
    return tone_add(tone, atom);
}

enum status tone_from_modifiers(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *token = &d->words.tokens[i];
        if (token->word == NO_WORD || token->flags & TOKEN_COMPOUND || d->clause_of[i] == NO_INDEX ||
            tone_used(tone, i))
            continue;
        if (token->classes & (CLASS_PREPOSITION | CLASS_DETERMINER | CLASS_SUBORDINATOR))
            continue;
        enum status status = read_word(tone, i);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
