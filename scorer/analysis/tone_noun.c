#include <math.h>

#include "analysis/tone.h"
#include "language/inflect.h"
#include "language/word_class.h"

/* What stands before a noun and changes it. */
struct attributes {
    double direction; /* sinkende, gestiegene, höhere */
    double level;     /* hohe, geringe */
    double polar;     /* starke, enttäuschende */
    double degree;    /* deutlicher, massive */
    double reverse;   /* fehlende */
    uint32_t first;   /* first token that said something, or the noun */
};

/* A participle before a noun says of it what its verb says of subject or object: "sinkende Margen" (subject),
 * "gesenkte Prognose" (object), "enttäuschende Zahlen". */
static void read_participle(const struct tone *tone, const struct token *token, struct attributes *a) {
    const struct reading *reading;
    const struct sense *sense = lexicon_sense(
        tone->lexicon, token, SENSE_MOVE | SENSE_CHANGE | SENSE_POLAR | SENSE_EFFECT | SENSE_REVERSE,
        PART_VERB, &reading);
    if (sense == NULL || !(reading->bits & (FORM_PARTICIPLE | FORM_PRESENT_PARTICIPLE)))
        return;
    bool present = reading->bits & FORM_PRESENT_PARTICIPLE;
    switch (sense->kind) {
    case SENSE_MOVE:
        a->direction += (double)sense->value;
        break;
    case SENSE_CHANGE:
        if (!present)
            a->direction += (double)sense->value;
        break;
    case SENSE_POLAR:
        a->polar += (double)sense->value;
        break;
    case SENSE_EFFECT:
        a->polar += (double)sense->value * (present ? 0.8 : 1);
        break;
    default:
        a->reverse += (double)sense->value;
        break;
    }
}

static struct attributes read_attributes(struct tone *tone, const struct nominal *nominal) {
    struct attributes a = {.degree = 1, .first = nominal->noun};
    for (uint32_t i = nominal->noun; i-- > nominal->first;) {
        const struct token *token = &tone->document->words.tokens[i];
        if (token->word == NO_WORD || tone_used(tone, i) || token->classes & CLASS_PREPOSITION)
            continue;
        struct attributes before = a;
        const struct reading *reading = NULL;
        const struct sense *weight = lexicon_sense(tone->lexicon, token, SENSE_DEGREE, PART_ADJECTIVE, NULL);
        const struct token *next = &tone->document->words.tokens[i + 1];
        if (!(token->classes & CLASS_ATTRIBUTE) &&
            (next->kind == TOKEN_NUMBER || next->classes & CLASS_NUMBER)) {
            tone_use(tone, i, i + 1); /* "gut fünf Prozent" praises nothing */
            continue;
        }
        if (!(token->classes & (CLASS_ATTRIBUTE | CLASS_ADVERB | CLASS_DETERMINER))) {
            /* without an ending it belongs to the next word: "deutlich gestiegene Kosten" */
            if (weight != NULL && next->kind == TOKEN_WORD) {
                a.degree *= (double)weight->value;
                a.first = i;
                tone_use(tone, i, i + 1);
            }
            continue;
        }
        const struct sense *sense =
            lexicon_sense(tone->lexicon, token, SENSE_DIRECTION | SENSE_REVERSE, PART_ADJECTIVE, NULL);
        if (sense != NULL && sense->kind == SENSE_REVERSE)
            a.reverse += (double)sense->value;
        else if (sense != NULL)
            a.direction += (double)sense->value;
        const struct sense *level =
            lexicon_sense(tone->lexicon, token, SENSE_LEVEL, PART_ADJECTIVE, &reading);
        if (level != NULL && sense == NULL) {
            /* "höhere Kosten": a comparative of a level is a direction */
            if (reading->bits & FORM_COMPARATIVE)
                a.direction += (double)level->value;
            else
                a.level += (double)level->value;
        }
        const struct sense *polar = lexicon_sense(tone->lexicon, token, SENSE_POLAR, PART_ADJECTIVE, NULL);
        if (polar != NULL && sense == NULL && level == NULL)
            a.polar += (double)polar->value;
        const struct sense *degree = weight;
        if (degree != NULL)
            a.degree *= (double)degree->value;
        /* a participle that the adjectives' files know as well means what they say: "bereinigt" is neutral */
        if (sense == NULL && level == NULL && polar == NULL && degree == NULL &&
            lexicon_sense(tone->lexicon, token, SENSE_NEUTRAL, PART_ADJECTIVE, NULL) == NULL)
            read_participle(tone, token, &a);
        if (a.direction != before.direction || a.level != before.level || a.polar != before.polar ||
            a.degree != before.degree || a.reverse != before.reverse) {
            a.first = i;
            tone_use(tone, i, i + 1);
        }
    }
    return a;
}

/* The value of the first part of a compound: as a quantity, else its own tone. */
static double modifier_valence(const struct tone *tone, const struct token *token) {
    const struct sense *sense = lexicon_modifier_sense(tone->lexicon, token, SENSE_QUANTITY);
    if (sense == NULL)
        sense = lexicon_modifier_sense(tone->lexicon, token, SENSE_POLAR);
    return sense == NULL ? 0 : (double)sense->value;
}

/* What a noun of change is about: the first part of its compound, a genitive or a phrase with von, bei, in
 * behind it. Returns its valence; *theme is the nominal where it is one. */
static double change_theme(const struct tone *tone, uint32_t nominal, uint32_t *theme) {
    const struct document *d = tone->document;
    double valence = modifier_valence(tone, &d->words.tokens[d->nominals[nominal].noun]);
    *theme = NO_INDEX;
    if (valence != 0)
        return valence;
    const struct clause *clause = &d->clauses[d->nominals[nominal].clause];
    for (uint32_t i = nominal + 1; i < clause->end_nominal; i++) {
        if (d->nominals[i].owner_of != nominal)
            break;
        *theme = i;
        return nominal_valence(tone, i);
    }
    return 0;
}

/* What moves tells more than a name does: a quantity that is hardly good or bad counts fully. */
static double full_valence(double valence) {
    return fabs(valence) < 0.5 ? sign_of(valence) * 0.7 : valence;
}

static double with_attributes(const struct weights *weights, double own, double valence,
                              const struct attributes *a, const char **rule) {
    double value = own;
    if (a->direction != 0 && valence != 0) {
        *rule = "direction.quantity";
        value = a->direction * full_valence(valence);
    } else if (a->level != 0 && valence != 0 && own == 0) {
        *rule = "level.quantity";
        value = a->level * valence;
    } else if (a->polar != 0) {
        /* "starke Verluste": a word that is degree as well only strengthens a noun with a tone of its own */
        bool only_degree = own != 0 && a->degree != 1;
        if (!only_degree) {
            *rule = "polarity.attribute";
            value = own == 0 || sign_of(own) == sign_of(a->polar) ? own + weights->attribute * a->polar
                                                                  : own + 0.5 * weights->attribute * a->polar;
        }
    }
    value *= a->degree;
    if (a->reverse != 0) {
        *rule = "reverse.attribute";
        value = value != 0 ? value * a->reverse : 0.5 * valence * a->reverse;
    }
    return value;
}

/* "Die Gefahr einer Pleite ist abgewendet": what an idiom says of a noun holds for its genitive too. */
static bool turned_with_owner(const struct tone *tone, const struct nominal *nominal, double value) {
    if (nominal->owner_of == NO_INDEX || nominal->prep != NO_INDEX)
        return false;
    uint32_t owner = tone->document->nominals[nominal->owner_of].noun;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        const struct atom *atom = &tone->atoms[i];
        if (atom->is_verb && atom->nominal == NO_INDEX && atom->first <= owner && owner < atom->end)
            return atom->value * value < 0;
    }
    return false;
}

/* "Knorr-Bremse": the words of a name say nothing but who is meant. */
static bool is_name(const struct tone *tone, uint32_t token) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    const struct token *t = &d->words.tokens[token];
    for (uint32_t i = s->first_mention; i < s->end_mention; i++)
        if (d->mentions[i].via != VIA_COREFERENCE && d->mentions[i].span.start <= t->start &&
            t->end <= d->mentions[i].span.end)
            return true;
    return false;
}

/* The noun by itself: what it says of its theme, else its own tone. *theme is the nominal that it is about,
 * or NO_INDEX. */
static double noun_value(const struct tone *tone, uint32_t index, uint32_t *theme, const char **rule) {
    const struct token *noun = &tone->document->words.tokens[tone->document->nominals[index].noun];
    const struct sense *direction = lexicon_sense(tone->lexicon, noun, SENSE_DIRECTION, PART_NOUN, NULL);
    const struct sense *polar = lexicon_sense(tone->lexicon, noun, SENSE_POLAR, PART_NOUN, NULL);
    double about = direction == NULL ? 0 : change_theme(tone, index, theme);
    /* "Einsparung": a fall by its direction, good where nothing tells of what */
    bool own_tone = polar != NULL && direction != NULL && polar->value * direction->value < 0;
    if (direction != NULL && (about != 0 || !own_tone)) {
        *rule = about != 0 ? "direction.quantity" : "direction";
        return (double)direction->value * (about != 0 ? full_valence(about) : 0.7);
    }
    const struct sense *reverse = lexicon_sense(tone->lexicon, noun, SENSE_REVERSE, PART_NOUN, NULL);
    if (reverse != NULL) {
        about = change_theme(tone, index, theme);
        if (about != 0) {
            *rule = "reverse";
            return (double)reverse->value * about * 0.7;
        }
    }
    if (polar != NULL)
        return (double)polar->value;
    bool known =
        reverse != NULL || lexicon_sense(tone->lexicon, noun, SENSE_NEUTRAL, PART_NOUN, NULL) != NULL;
    const struct sense *first = noun->flags & TOKEN_COMPOUND && !known
                                    ? lexicon_modifier_sense(tone->lexicon, noun, SENSE_POLAR)
                                    : NULL;
    if (first == NULL)
        return 0;
    *rule = "compound.modifier";
    return 0.5 * (double)first->value;
}

/* "Nach einem Verlust im Vorjahr verdiente die Firma 3 Millionen": what was before, and is no more. */
static bool is_overcome(const struct tone *tone, const struct nominal *nominal, double value) {
    return nominal->prep != NO_INDEX && token_is(tone->document, nominal->prep, "nach") &&
           value * verb_valence(tone, nominal->clause) < 0 && names_prior_period(tone, nominal->noun + 1);
}

static enum status read_nominal(struct tone *tone, uint32_t index) {
    struct document *d = tone->document;
    const struct nominal nominal = d->nominals[index];
    struct attributes a = read_attributes(tone, &nominal);
    if (tone_used(tone, nominal.noun))
        return STATUS_OK;
    const char *rule = "polarity", *lemma = "";
    uint32_t theme = NO_INDEX;
    double own = 0;
    if (!is_name(tone, nominal.noun)) {
        const uint32_t senses =
            SENSE_POLAR | SENSE_DIRECTION | SENSE_QUANTITY | SENSE_REVERSE | SENSE_NEUTRAL;
        const struct reading *reading = NULL;
        if (lexicon_sense(tone->lexicon, &d->words.tokens[nominal.noun], senses, PART_NOUN, &reading) != NULL)
            lemma = lexicon_lemma_text(tone->lexicon, reading->lemma);
        own = noun_value(tone, index, &theme, &rule);
    }
    double value = with_attributes(tone->weights, own, nominal_valence(tone, index), &a, &rule);
    if (theme != NO_INDEX && own != 0)
        tone_use(tone, d->nominals[theme].noun, d->nominals[theme].noun + 1);
    if (value == 0 || turned_with_owner(tone, &nominal, value))
        return STATUS_OK;
    if (is_overcome(tone, &nominal, value)) {
        value = -value;
        rule = "before";
    }
    tone_use(tone, nominal.noun, nominal.noun + 1);
    struct atom atom = {.first = a.first,
                        .end = (theme == NO_INDEX ? nominal.noun : d->nominals[theme].noun) + 1,
                        .head = nominal.noun,
                        .clause = nominal.clause,
                        .nominal = index,
                        .theme = theme == NO_INDEX ? index : theme,
                        .value = clamp_unit(value),
                        .lemma = lemma,
                        .rule = rule};
    return tone_add(tone, atom);
}

enum status tone_from_nominals(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t c = s->first_clause; c < s->end_clause; c++)
        for (uint32_t i = d->clauses[c].first_nominal; i < d->clauses[c].end_nominal; i++) {
            enum status status = read_nominal(tone, i);
            if (status != STATUS_OK)
                return status;
        }
    return STATUS_OK;
}
