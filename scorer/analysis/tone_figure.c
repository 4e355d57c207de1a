/* Two figures of one kind held against each other: "30 Franken nach 28 Franken im Jahr davor", "112 statt 98
 * Euro", "Analysten hatten mit 380 Millionen gerechnet". */
#include <math.h>

#include "analysis/tone.h"
#include "language/number.h"
#include "language/word_class.h"

enum { MAX_FIGURES = 16 };

struct figure {
    double value;
    uint32_t first, end; /* tokens, with the unit */
    uint32_t unit;       /* token of the unit, or NO_INDEX */
    uint32_t clause;
};

struct figures {
    struct figure list[MAX_FIGURES];
    uint32_t n;
};

static bool starts_number(const struct document *d, uint32_t i) {
    const struct token *token = &d->words.tokens[i];
    return token->kind == TOKEN_NUMBER ||
           (token->classes & CLASS_NUMBER && !(token->classes & CLASS_DETERMINER));
}

/* A year or the day of a date is no figure to compare. */
static bool is_date(const struct document *d, uint32_t first, const struct number *number, uint32_t end) {
    const struct token *next = number->end < end ? &d->words.tokens[number->end] : NULL;
    bool unit = next != NULL && (next->classes & CLASS_UNIT || next->mark == '%' || next->mark == '$');
    if (unit || number->scaled)
        return false;
    if (next != NULL && (next->classes & CLASS_MONTH || next->mark == '.'))
        return true;
    return !number->decimal && number->value >= 1900 && number->value <= 2100 &&
           d->words.tokens[first].end - d->words.tokens[first].start == 4;
}

static void collect(const struct tone *tone, struct figures *figures) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    figures->n = 0;
    for (uint32_t i = s->first_token; i < s->end_token && figures->n < MAX_FIGURES; i++) {
        struct number number;
        if (!starts_number(d, i) || !number_read(d->article->text, &d->words, i, s->end_token, &number))
            continue;
        if (is_date(d, i, &number, s->end_token)) {
            i = number.end - 1;
            continue;
        }
        struct figure *figure = &figures->list[figures->n++];
        *figure = (struct figure){number.value, i, number.end, NO_INDEX, d->clause_of[i]};
        if (number.end < s->end_token &&
            (d->words.tokens[number.end].classes & CLASS_UNIT || d->words.tokens[number.end].mark == '%' ||
             d->words.tokens[number.end].mark == '$'))
            figure->unit = figure->end++;
        i = figure->end - 1;
    }
}

/* Whether two figures can be compared: the same unit, or one of them without ("112 statt 98 Euro", "380
 * Millionen"). */
static bool same_kind(const struct document *d, const struct figure *a, const struct figure *b) {
    if (a->unit == NO_INDEX || b->unit == NO_INDEX) {
        double ratio = b->value == 0 ? 0 : a->value / b->value;
        return ratio > 0.2 && ratio < 5;
    }
    const struct token *x = &d->words.tokens[a->unit], *y = &d->words.tokens[b->unit];
    return x->hash == y->hash && x->mark == y->mark;
}

/* How good more of it is: the quantity that the figure is told of, in its clause; 0 where none is named. */
static double figure_valence(const struct tone *tone, const struct figure *figure, uint32_t *theme) {
    const struct document *d = tone->document;
    *theme = NO_INDEX;
    if (figure->clause == NO_INDEX)
        return 0;
    const struct clause *clause = &d->clauses[figure->clause];
    double found = 0;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        const struct token *noun = &d->words.tokens[d->nominals[i].noun];
        const struct sense *sense = lexicon_sense(tone->lexicon, noun, SENSE_QUANTITY, PART_NOUN, NULL);
        uint32_t prep = d->nominals[i].prep;
        if (sense == NULL || sense->value == 0 || noun->classes & CLASS_UNIT ||
            (prep != NO_INDEX && (token_is(d, prep, "nach") || token_is(d, prep, "vor"))))
            continue; /* "Gewinn nach Steuern" is told of the profit */
        if (found != 0 && d->nominals[i].noun > figure->first)
            break;
        found = (double)sense->value;
        *theme = i;
    }
    return found;
}

static bool has_direction(const struct tone *tone, uint32_t clause) {
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        const struct atom *atom = &tone->atoms[i];
        if (atom->clause == clause && (atom_is(atom, "direction") || atom_is(atom, "expectation")))
            return true;
    }
    return false;
}

/* What holds for the theme of `now` where it stood at `before`, or where that was expected. */
static enum status put(struct tone *tone, const struct figure *now, const struct figure *before,
                       bool expected) {
    uint32_t theme;
    double sign = sign_of(now->value - before->value) * (figure_valence(tone, now, &theme) < 0 ? -1 : 1);
    if (expected)
        for (uint32_t i = 0; i < tone->n_atoms; i++)
            if (tone->atoms[i].clause == now->clause || tone->atoms[i].clause == before->clause)
                tone->atoms[i].value *= tone->weights->expectation;
    uint32_t first = now->first < before->first ? now->first : before->first;
    uint32_t end = now->end > before->end ? now->end : before->end;
    struct atom atom = {.first = first,
                        .end = end,
                        .head = now->first,
                        .clause = now->clause,
                        .nominal = NO_INDEX,
                        .theme = theme,
                        .value = sign * tone->weights->figure_value,
                        .lemma = expected ? "erwartet" : "zuvor",
                        .rule = expected ? "figure.expectation" : "figure.before",
                        .is_verb = false};
    return tone_add(tone, atom);
}

/* The nearest figure of its kind before `index`. */
static const struct figure *figure_before(const struct document *d, const struct figures *figures,
                                          uint32_t index) {
    for (uint32_t i = index; i-- > 0;)
        if (same_kind(d, &figures->list[i], &figures->list[index]))
            return &figures->list[i];
    return NULL;
}

static const struct figure *figure_after(const struct document *d, const struct figures *figures,
                                         uint32_t index) {
    for (uint32_t i = index + 1; i < figures->n; i++)
        if (same_kind(d, &figures->list[i], &figures->list[index]))
            return &figures->list[i];
    return NULL;
}

/* The word before a figure, over hedges: "nach rund 28 Franken". */
static uint32_t word_before(const struct document *d, const struct sentence *s, uint32_t token) {
    while (token > s->first_token) {
        token--;
        const struct token *t = &d->words.tokens[token];
        bool hedge = t->kind == TOKEN_WORD && t->classes & CLASS_ADVERB;
        if (!hedge)
            return token;
    }
    return NO_INDEX;
}

bool names_prior_period(const struct tone *tone, uint32_t from) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t i = from; i < s->end_token && i < from + 5; i++)
        if (d->words.tokens[i].classes & CLASS_PRIOR)
            return true;
    return false;
}

static enum status compare(struct tone *tone, const struct figures *figures, uint32_t index) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    const struct figure *figure = &figures->list[index];
    uint32_t before = word_before(d, s, figure->first);
    if (before == NO_INDEX || figure->clause == NO_INDEX)
        return STATUS_OK;
    const struct figure *now = figure_before(d, figures, index);
    if (now == NULL || now->clause == NO_INDEX || now->value == figure->value)
        return STATUS_OK;
    bool instead = token_is(d, before, "statt") || token_is(d, before, "anstatt");
    if (instead || token_is(d, before, "nach") || token_is(d, before, "gegenueber")) {
        uint32_t theme;
        bool known =
            instead || figure_valence(tone, now, &theme) != 0 || names_prior_period(tone, figure->end);
        return known && !has_direction(tone, now->clause) ? put(tone, now, figure, false) : STATUS_OK;
    }
    if (clause_tells_expectation(tone, figure->clause) && now->clause != figure->clause)
        return put(tone, now, figure, true);
    return STATUS_OK;
}

/* "Statt der bislang angepeilten 700 Millionen ... nur noch 500 Millionen", "Statt der erwarteten 2,10 Euro
 * ...". */
static enum status compare_instead(struct tone *tone, const struct figures *figures, uint32_t index) {
    const struct document *d = tone->document;
    const struct figure *figure = &figures->list[index];
    const struct sentence *s = &d->sentences[tone->sentence];
    bool instead = false;
    for (uint32_t i = figure->first; i > s->first_token && figure->first - i < 7 && !instead; i--)
        instead =
            token_is(d, i - 1, "statt") || token_is(d, i - 1, "anstatt") || token_is(d, i - 1, "anstelle");
    const struct figure *now = figure_after(d, figures, index);
    if (!instead || now == NULL || now->clause == NO_INDEX || now->value == figure->value)
        return STATUS_OK;
    if (figure_before(d, figures, index) != NULL && token_is(d, figure->first - 1, "statt"))
        return STATUS_OK; /* "112 statt 98 Euro" is read the other way */
    return put(tone, now, figure, true);
}

enum status tone_from_figures(struct tone *tone) {
    struct figures figures;
    collect(tone, &figures);
    for (uint32_t i = 0; i < figures.n && figures.n > 1; i++) {
        uint32_t n = tone->n_atoms;
        enum status status = compare(tone, &figures, i);
        if (status == STATUS_OK && tone->n_atoms == n)
            status = compare_instead(tone, &figures, i);
        if (status != STATUS_OK)
            return status;
        if (tone->n_atoms > n)
            return STATUS_OK; /* one comparison a sentence says it all */
    }
    return STATUS_OK;
}
