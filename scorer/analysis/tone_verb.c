#include <math.h>

#include "analysis/tone.h"
#include "language/word_class.h"

static bool stands_behind(const struct tone *tone, const struct nominal *nominal,
                          const char *const *prepositions) {
    return nominal->prep != NO_INDEX && token_is_any(tone->document, nominal->prep, prepositions);
}

/* Whether the clause holds a percentage, an amount or the like: some senses need one. */
static bool has_figure(const struct tone *tone, uint32_t clause) {
    const struct document *d = tone->document;
    for (uint32_t i = d->clauses[clause].first; i < d->clauses[clause].end; i++)
        if (d->clause_of[i] == clause &&
            (d->words.tokens[i].classes & CLASS_UNIT || d->words.tokens[i].mark == '%'))
            return true;
    return false;
}

/* "faule Kredite": a noun that says nothing is as good as its attribute. */
static double attribute_valence(const struct tone *tone, const struct nominal *nominal) {
    for (uint32_t i = nominal->first; i < nominal->noun; i++) {
        const struct token *token = &tone->document->words.tokens[i];
        const struct sense *polar = lexicon_sense(tone->lexicon, token, SENSE_POLAR, PART_ADJECTIVE, NULL);
        if (polar != NULL && token->classes & CLASS_ATTRIBUTE &&
            lexicon_sense(tone->lexicon, token, SENSE_DEGREE, PART_ADJECTIVE, NULL) == NULL)
            return (double)polar->value;
    }
    return 0;
}

/* How good more of what a verb changes is: the noun's valence, else its attribute's. */
static double changed_valence(const struct tone *tone, uint32_t nominal) {
    double valence = nominal_valence(tone, nominal);
    return valence != 0 ? valence : attribute_valence(tone, &tone->document->nominals[nominal]);
}

/* The nominal with a valence that is what changes: without a preposition, or with bei ("legte beim Umsatz
 * zu"). `want_case` is what the role allows; a case that fits wins over one that does not. */
static uint32_t find_theme(const struct tone *tone, uint32_t index, uint8_t want_case, uint32_t except) {
    static const char *const domains[] = {"bei", "beim", "im", "in", NULL};
    const struct document *d = tone->document;
    const struct clause *clause = &d->clauses[index];
    uint32_t best = NO_INDEX, second = NO_INDEX, subject = clause_subject(d, index);
    if (want_case == CASE_NOMINATIVE && subject != NO_INDEX && d->nominals[subject].clause == index &&
        subject != except && !tone_used(tone, d->nominals[subject].noun) &&
        changed_valence(tone, subject) != 0)
        return subject;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        const struct nominal *nominal = &d->nominals[i];
        if (i == except || tone_used(tone, nominal->noun) || changed_valence(tone, i) == 0)
            continue;
        if (nominal->owner_of != NO_INDEX)
            continue;
        if (nominal->prep == NO_INDEX && nominal->cases & want_case) {
            if (best == NO_INDEX)
                best = i;
        } else if (nominal->prep == NO_INDEX || stands_behind(tone, nominal, domains)) {
            if (second == NO_INDEX)
                second = i;
        }
    }
    return best != NO_INDEX ? best : second;
}

/* "Die Kosten senkte SAP": what comes first is the object where another noun without a preposition, and
 * without a valence, could be the subject; or where the first can't be a nominative. */
static bool object_comes_first(const struct document *d, uint32_t index) {
    const struct clause *clause = &d->clauses[index];
    uint32_t subject = clause_subject(d, index);
    if (subject == NO_INDEX || d->nominals[subject].clause != index)
        return true;
    for (uint32_t i = subject + 1; i < clause->end_nominal; i++)
        if (d->nominals[i].prep == NO_INDEX && d->nominals[i].owner_of == NO_INDEX &&
            d->nominals[i].cases & CASE_NOMINATIVE)
            return true;
    return false;
}

/* A pronoun that can be nothing but the object. */
static bool has_object_pronoun(const struct document *d, uint32_t index) {
    for (uint32_t i = d->clauses[index].first; i < d->clauses[index].end; i++)
        if (d->clause_of[i] == index && token_is(d, i, "ihn"))
            return true;
    return false;
}

/* The theme of a coordinated clause without its own is that of the clause before. */
static double theme_valence(const struct tone *tone, uint32_t clause, uint8_t want_case, bool inverted,
                            uint32_t *theme) {
    bool object = want_case == CASE_ACCUSATIVE;
    *theme = NO_INDEX;
    if (object && has_object_pronoun(tone->document, clause))
        return 0; /* "bremsen ihn die Altlasten": the noun is the subject */
    *theme = find_theme(tone, clause, want_case, object ? clause_subject(tone->document, clause) : NO_INDEX);
    if (object && inverted && *theme == NO_INDEX && object_comes_first(tone->document, clause))
        *theme = find_theme(tone, clause, want_case, NO_INDEX);
    if (*theme != NO_INDEX)
        return changed_valence(tone, *theme);
    const struct clause *c = &tone->document->clauses[clause];
    if (want_case == CASE_NOMINATIVE &&
        (c->shares_subject || c->kind == CLAUSE_RELATIVE || c->kind == CLAUSE_INFINITIVE)) {
        uint32_t subject = NO_INDEX;
        if (c->kind == CLAUSE_RELATIVE && c->first > tone->document->sentences[tone->sentence].first_token) {
            /* the noun before the comma */
            for (uint32_t i = tone->document->clauses[tone->document->sentences[tone->sentence].first_clause]
                                  .first_nominal;
                 i < tone->document->n_nominals; i++)
                if (tone->document->nominals[i].noun < c->first &&
                    tone->document->nominals[i].noun + 3 >= c->first)
                    subject = i;
        } else {
            subject = clause_subject(tone->document, clause);
        }
        if (subject != NO_INDEX)
            return changed_valence(tone, subject);
    }
    return 0;
}

/* "Beiersdorf bestätigte die Prognose, Henkel senkte sie": a pronoun as object takes up the quantity of the
 * clause before. */
static double pronoun_valence(const struct tone *tone, uint32_t index) {
    static const char *const pronouns[] = {"sie", "ihn", "es", "diese", "diesen", "dieses", NULL};
    const struct document *d = tone->document;
    const struct clause *clause = &d->clauses[index];
    bool object = false;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++)
        object |= i != clause_subject(d, index) && token_is_any(d, d->nominals[i].noun, pronouns);
    if (!object || index == d->sentences[tone->sentence].first_clause)
        return 0;
    const struct clause *before = &d->clauses[index - 1];
    for (uint32_t i = before->end_nominal; i-- > before->first_nominal;) {
        double valence = nominal_valence(tone, i);
        if (valence != 0 && i != clause_subject(d, index - 1))
            return valence;
    }
    return 0;
}

/* A degree word of the clause that stands free: "sank deutlich", "legte kräftig zu". */
static double free_degree(struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    const struct clause *clause = &d->clauses[index];
    double factor = 1;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        const struct token *token = &d->words.tokens[i];
        if (d->clause_of[i] != index || i == clause->predicate ||
            token->classes & (CLASS_ATTRIBUTE | CLASS_PREPOSITION) || tone_used(tone, i))
            continue;
        const struct sense *degree = lexicon_sense(tone->lexicon, token, SENSE_DEGREE, PART_ADJECTIVE, NULL);
        if (degree == NULL)
            continue;
        const struct token *next = i + 1 < clause->end ? &d->words.tokens[i + 1] : NULL;
        if (next != NULL && (next->kind == TOKEN_NUMBER || next->classes & CLASS_NUMBER))
            continue; /* "leicht über 5 Prozent" weighs the figure */
        factor *= (double)degree->value;
        tone_use(tone, i, i + 1);
    }
    return factor;
}

struct verb_role {
    double value;
    uint32_t theme;
    bool on_object;
    const char *rule;
};

static double scaled(double direction, double valence) {
    if (valence == 0)
        return direction;
    return direction * (fabs(valence) < 0.6 ? sign_of(valence) * 0.6 : valence);
}

static bool has_object(const struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    uint32_t subject = clause_subject(d, index);
    for (uint32_t i = d->clauses[index].first_nominal; i < d->clauses[index].end_nominal; i++)
        if (i != subject && d->nominals[i].prep == NO_INDEX && d->nominals[i].owner_of == NO_INDEX &&
            d->nominals[i].cases & (CASE_ACCUSATIVE | CASE_DATIVE))
            return true;
    return false;
}

/* The verb's theme is told by the verb, and so is what hangs on it: "die Chance auf eine Einigung schwindet".
 */
static void use_theme(struct tone *tone, uint32_t theme) {
    const struct document *d = tone->document;
    if (theme == NO_INDEX)
        return;
    tone_use(tone, d->nominals[theme].first, d->nominals[theme].noun + 1);
    uint32_t last = theme;
    for (uint32_t i = theme + 1; i < d->clauses[d->nominals[theme].clause].end_nominal; i++) {
        const struct nominal *nominal = &d->nominals[i];
        if (nominal->owner_of != last && nominal->owner_of != theme)
            break;
        last = i;
        tone_use(tone, nominal->first, nominal->noun + 1);
        for (uint32_t a = 0; a < tone->n_atoms; a++)
            if (tone->atoms[a].head >= nominal->first && tone->atoms[a].head <= nominal->noun &&
                !tone->atoms[a].is_verb)
                tone->atoms[a].value = 0;
    }
}

/* The object that a verb takes with a preposition: "auf Gewinne verzichten", "vor Verlusten schützen". */
static double prepositional_object(const struct tone *tone, uint32_t index, uint32_t *theme) {
    static const char *const prepositions[] = {"auf", "vor", "gegen", "von", NULL};
    const struct document *d = tone->document;
    for (uint32_t i = d->clauses[index].first_nominal; i < d->clauses[index].end_nominal; i++) {
        if (!stands_behind(tone, &d->nominals[i], prepositions) || tone_used(tone, d->nominals[i].noun) ||
            nominal_valence(tone, i) == 0)
            continue;
        *theme = i;
        return nominal_valence(tone, i);
    }
    return 0;
}

/* Whether the tone of a reversing verb's theme is turned: the theme's own atom is made here. */
static bool read_reverse(const struct tone *tone, uint32_t index, const struct sense *sense, bool passive,
                         struct verb_role *role) {
    bool object = has_object(tone, index) && !passive;
    double valence =
        theme_valence(tone, index, object ? CASE_ACCUSATIVE : CASE_NOMINATIVE, false, &role->theme);
    if (role->theme != NO_INDEX && tone->document->nominals[role->theme].prep != NO_INDEX) {
        role->theme = NO_INDEX; /* "beendet den Handel bei hohem Volumen": what ends is the trading */
        valence = 0;
    }
    if (valence == 0)
        valence = prepositional_object(tone, index, &role->theme);
    if (valence == 0)
        return false;
    role->value = (double)sense->value * valence * 0.8;
    role->on_object = object;
    role->rule = "reverse.verb";
    return true;
}

/* Only of a figure that is bad when it rises is a burden good: "bremst die Kosten", but "wirft ihm Betrug
 * vor". */
static bool is_quantity(const struct tone *tone, uint32_t nominal) {
    return nominal != NO_INDEX &&
           lexicon_sense(tone->lexicon, &tone->document->words.tokens[tone->document->nominals[nominal].noun],
                         SENSE_QUANTITY | SENSE_DIRECTION, PART_NOUN, NULL) != NULL;
}

/* How much a movement says whose subject is no quantity: all of it where it is a paper, a company or an
 * unknown name, little where it is a noun that the lexicon knows as something else ("das Wort fiel", "der
 * Anspruch erhöht sich"). */
static double doubt_about(const struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    uint32_t subject = clause_subject(d, index);
    if (subject == NO_INDEX || nominal_is_price(tone, subject))
        return 1;
    const struct token *noun = &d->words.tokens[d->nominals[subject].noun];
    return noun->classes & CLASS_NOUN ? tone->weights->strange_subject : 1;
}

/* What one sense of the verb says in this clause; false where the sense does not hold here. */
static bool read_sense(const struct tone *tone, uint32_t index, const struct sense *sense,
                       struct verb_role *role) {
    const struct clause *clause = &tone->document->clauses[index];
    bool passive = clause->verb & (VERB_PASSIVE | VERB_REFLEXIVE);
    *role = (struct verb_role){0, NO_INDEX, false, "polarity.verb"};
    if (sense->flags & SENSE_FLAG_FIGURE && !has_figure(tone, index))
        return false;
    if (sense->flags & (SENSE_FLAG_OBJECT | SENSE_FLAG_NOOBJECT) &&
        has_object(tone, index) != ((sense->flags & SENSE_FLAG_OBJECT) != 0))
        return false;
    double valence;
    switch (sense->kind) {
    case SENSE_MOVE:
        if (nominal_is_other(tone, clause_subject(tone->document, index)))
            return false;
        valence = theme_valence(tone, index, CASE_NOMINATIVE, false, &role->theme);
        role->value = scaled((double)sense->value, valence) * (valence != 0 ? 1 : doubt_about(tone, index));
        role->rule = valence != 0 ? "direction.quantity" : "direction.verb";
        return true;
    case SENSE_CHANGE:
        if (passive && nominal_is_other(tone, clause_subject(tone->document, index)))
            return false;
        valence = theme_valence(tone, index, passive ? CASE_NOMINATIVE : CASE_ACCUSATIVE, true, &role->theme);
        if (valence == 0 && !passive)
            valence = pronoun_valence(tone, index);
        role->value = scaled((double)sense->value, valence);
        role->rule = valence != 0 ? "direction.quantity" : "direction.verb";
        if (valence == 0)
            role->value *= has_object(tone, index) ? 0 : 0.6; /* what is raised or cut is not known */
        return true;
    case SENSE_POLAR:
        role->value = (double)sense->value;
        return true;
    case SENSE_EFFECT:
        valence =
            theme_valence(tone, index, passive ? CASE_NOMINATIVE : CASE_ACCUSATIVE, false, &role->theme);
        if (valence < 0 && !is_quantity(tone, role->theme) &&
            lexicon_lemma_sense(tone->lexicon, clause->lemma, SENSE_REVERSE) != NULL)
            return false; /* "bremst den Abschwung": its other sense holds */
        role->value = (double)sense->value * (valence < 0 && is_quantity(tone, role->theme) ? -1 : 1);
        role->on_object = !passive;
        role->rule = "effect";
        return true;
    case SENSE_REVERSE:
        return read_reverse(tone, index, sense, passive, role);
    default:
        return false;
    }
}

/* "Die Rezession, vor der Ökonomen gewarnt hatten, blieb aus": what a relative clause says of what did not
 * come is told with it. */
static void leave_out_relative(struct tone *tone, uint32_t theme) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t c = s->first_clause; c < s->end_clause; c++) {
        const struct clause *clause = &d->clauses[c];
        uint32_t noun = d->nominals[theme].noun;
        if (clause->kind == CLAUSE_RELATIVE && clause->first > noun && clause->first <= noun + 2)
            for (uint32_t i = 0; i < tone->n_atoms; i++)
                if (tone->atoms[i].clause == c)
                    tone->atoms[i].value = 0;
    }
}

static enum status read_clause(struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    const struct clause *clause = &d->clauses[index];
    bool particle_taken = clause->particle != NO_INDEX && tone_used(tone, clause->particle);
    if (clause->particle != NO_INDEX)
        tone_use(tone, clause->particle, clause->particle + 1); /* "hält fest": no firm market */
    if (clause->lemma == NO_INDEX || clause->predicate == NO_INDEX || tone_used(tone, clause->predicate))
        return STATUS_OK;
    bool compared = clause->opener != NO_INDEX &&
                    (token_is(d, clause->opener, "als") || token_is(d, clause->opener, "wie"));
    if (compared && lexicon_lemma_sense(tone->lexicon, clause->lemma, SENSE_EXPECTATION) != NULL) {
        tone_use(tone, clause->predicate, clause->predicate + 1);
        return STATUS_OK; /* "nicht so hoch, wie es Investoren befürchtet hatten": a yardstick, no fear */
    }
    if (particle_taken)
        return STATUS_OK;
    const struct lemma *lemma = &tone->lexicon->lemmas[clause->lemma];
    struct verb_role best = {0, NO_INDEX, false, NULL};
    for (uint32_t i = 0; i < lemma->n_senses && best.value == 0; i++) {
        struct verb_role role;
        if (read_sense(tone, index, &tone->lexicon->senses[lemma->first_sense + i], &role) && role.value != 0)
            best = role;
    }
    if (best.value == 0)
        return STATUS_OK;
    use_theme(tone, best.theme);
    if (best.value > 0 && best.theme == NO_INDEX &&
        lexicon_lemma_sense(tone->lexicon, clause->lemma, SENSE_REVERSE) != NULL) {
        /* "trotzt der Flaute": the flaw is what it is good against */
        uint32_t against = find_theme(tone, index, CASE_DATIVE | CASE_ACCUSATIVE, clause_subject(d, index));
        use_theme(tone, against);
    }
    tone_use(tone, clause->predicate, clause->predicate + 1);
    uint32_t last = clause->particle != NO_INDEX ? clause->particle : clause->predicate;
    struct atom atom = {.first = clause->predicate < last ? clause->predicate : last,
                        .end = (clause->predicate > last ? clause->predicate : last) + 1,
                        .head = clause->predicate,
                        .clause = index,
                        .nominal = NO_INDEX,
                        .theme = best.theme,
                        .value = clamp_unit(best.value * free_degree(tone, index)),
                        .lemma = lexicon_lemma_text(tone->lexicon, clause->lemma),
                        .rule = best.rule,
                        .on_object = best.on_object,
                        .is_verb = true};
    return tone_add(tone, atom);
}

enum status tone_from_verbs(struct tone *tone) {
    const struct sentence *s = &tone->document->sentences[tone->sentence];
    for (uint32_t c = s->first_clause; c < s->end_clause; c++) {
        enum status status = read_clause(tone, c);
        if (status != STATUS_OK)
            return status;
    }
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (atom_is(&tone->atoms[i], "reverse.verb") && tone->atoms[i].theme != NO_INDEX)
            leave_out_relative(tone, tone->atoms[i].theme);
    return STATUS_OK;
}
