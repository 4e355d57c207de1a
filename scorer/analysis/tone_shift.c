#include "analysis/tone.h"
#include "language/word_class.h"

static const struct pattern *pattern_of(const struct tone *tone, const struct hit *hit) {
    return &tone->lexicon->patterns[hit->pattern];
}

static void shift(struct atom *atom, double factor, const char *rule) {
    atom->value = clamp_unit(atom->value * factor);
    atom->rule = rule;
}

static void shift_clause(struct tone *tone, uint32_t clause, double factor, const char *rule) {
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (tone->atoms[i].clause == clause)
            shift(&tone->atoms[i], factor, rule);
}

/* "bedeutet nicht, dass BASF die Ziele verfehlt": what is denied is the clause of the content. */
static bool negate_content(struct tone *tone, const struct hit *hit, double factor) {
    const struct document *d = tone->document;
    bool turned = false;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        const struct clause *clause = &d->clauses[atom->clause];
        if (clause->parent == hit->clause && clause->opener != NO_INDEX &&
            token_is(d, clause->opener, "dass") && atom->head > hit->first) {
            shift(atom, factor, "negation");
            turned = true;
        }
    }
    return turned;
}

static bool owned_by(const struct document *d, uint32_t nominal, uint32_t owner) {
    for (int depth = 0; nominal != NO_INDEX && depth < 6; depth++) {
        if (nominal == owner)
            return true;
        nominal = d->nominals[nominal].owner_of;
    }
    return false;
}

/* The nominal that a negating determiner opens or a negating preposition governs. */
static uint32_t negated_nominal(const struct document *d, const struct hit *hit) {
    const struct clause *clause = &d->clauses[hit->clause];
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        const struct nominal *nominal = &d->nominals[i];
        if (nominal->noun < hit->first)
            continue;
        bool opens = nominal->first <= hit->first ||
                     (nominal->prep != NO_INDEX && nominal->prep == hit->first) || nominal->first == hit->end;
        return opens ? i : NO_INDEX;
    }
    return NO_INDEX;
}

/* "kein" and "ohne" turn the noun phrase they open, with its attributes; of a quantity they say that there is
 * none of it: "keinen Gewinn", "ohne Schulden". */
static enum status negate_phrase(struct tone *tone, const struct hit *hit, double factor, bool *done) {
    const struct document *d = tone->document;
    uint32_t nominal = negated_nominal(d, hit);
    *done = false;
    if (nominal == NO_INDEX)
        return STATUS_OK;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        uint32_t noun = d->nominals[nominal].noun;
        bool here = atom->nominal == NO_INDEX ? atom->first <= noun && noun < atom->end
                                              : owned_by(d, atom->nominal, nominal);
        if (here || atom->theme == nominal) {
            shift(atom, factor, "negation");
            *done = true;
        }
    }
    if (!*done && clause_subject(d, hit->clause) == nominal)
        for (uint32_t i = 0; i < tone->n_atoms; i++)
            if (tone->atoms[i].clause == hit->clause && tone->atoms[i].head > hit->first) {
                shift(&tone->atoms[i], factor, "negation"); /* "kein Segment schrieb rote Zahlen" */
                *done = true;
            }
    double valence = nominal_valence(tone, nominal);
    if (*done || valence == 0 || tone_used(tone, d->nominals[nominal].noun))
        return STATUS_OK;
    *done = true;
    tone_use(tone, d->nominals[nominal].noun, d->nominals[nominal].noun + 1);
    struct atom atom = {.first = hit->first,
                        .end = d->nominals[nominal].noun + 1,
                        .head = d->nominals[nominal].noun,
                        .clause = hit->clause,
                        .nominal = nominal,
                        .theme = nominal,
                        .value = clamp_unit(factor * valence * 0.7),
                        .lemma = tone->lexicon->strings + pattern_of(tone, hit)->text,
                        .rule = "negation.quantity"};
    return tone_add(tone, atom);
}

/* What a verb asks for with a preposition may stand in front of it and is negated with it: "Mit einer
 * Entspannung ist nicht zu rechnen", "An ein Wachstum glaubt das Management nicht". */
static bool is_fronted_object(const struct document *d, const struct atom *atom) {
    static const char *const prepositions[] = {"mit", "von", "vom", "an", "am", "auf", NULL};
    const struct clause *clause = &d->clauses[atom->clause];
    if (atom->nominal == NO_INDEX || clause->finite == NO_INDEX || atom->head > clause->finite)
        return false;
    uint32_t prep = d->nominals[atom->nominal].prep;
    /* "Säumige Mieter gab es kaum": another noun or pronoun is the subject */
    for (uint32_t i = atom->nominal + 1; prep == NO_INDEX && i < clause->end_nominal; i++)
        if (d->nominals[i].noun > clause->finite && d->nominals[i].prep == NO_INDEX &&
            d->nominals[i].owner_of == NO_INDEX && d->nominals[i].cases & CASE_NOMINATIVE)
            return true;
    return prep != NO_INDEX && token_is_any(d, prep, prepositions);
}

/* "Es gelingt nicht, die Verluste aufzuhalten": the infinitive is what is denied. */
static bool negate_infinitives(struct tone *tone, const struct hit *hit, double factor) {
    const struct document *d = tone->document;
    bool turned = false;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        const struct clause *clause = &d->clauses[tone->atoms[i].clause];
        if (clause->kind == CLAUSE_INFINITIVE && clause->parent == hit->clause &&
            clause->opener == NO_INDEX && tone->atoms[i].head > hit->first) {
            shift(&tone->atoms[i], factor, "negation");
            turned = true;
        }
    }
    return turned;
}

/* "nicht" turns what follows it in its clause, and the verb; where neither says anything, what stands before
 * it: in a clause with sein, or as the verb's object. */
static void negate_rest(struct tone *tone, const struct hit *hit, double factor) {
    const struct document *d = tone->document;
    bool followed = false;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        /* "es gibt kaum Hoffnung": the words of an idiom stand where they stand, whatever its verb does */
        bool behind = atom->is_verb
                          ? atom_is(atom, "idiom") && atom->first >= hit->end && atom->head < hit->first
                          : atom->head >= hit->end;
        if (atom->clause == hit->clause && behind) {
            shift(atom, factor, "negation");
            followed = true;
        }
    }
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        if (atom->clause == hit->clause && atom->is_verb && (!followed || atom->head >= hit->end)) {
            shift(atom, factor, "negation");
            negate_infinitives(tone, hit, factor);
            return;
        }
    }
    if (followed || negate_infinitives(tone, hit, factor) || negate_content(tone, hit, factor))
        return;
    /* "angesichts der schwachen Nachfrage nicht weitergeben" leaves the demand weak */
    bool copula = d->clauses[hit->clause].verb & VERB_COPULA;
    struct atom *nearest = NULL;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        if (atom->clause != hit->clause || atom->head >= hit->first)
            continue;
        bool loose = atom->nominal != NO_INDEX && d->nominals[atom->nominal].prep != NO_INDEX;
        if (!is_fronted_object(d, atom) && (loose || (!copula && atom->nominal != NO_INDEX)))
            continue;
        if (nearest == NULL || atom->head > nearest->head)
            nearest = atom;
    }
    if (nearest != NULL)
        shift(nearest, factor, "negation");
}

/* The sign of a verb form as a change of its subject or object: "anheben" up, "senken" down. */
static double change_sign(const struct tone *tone, uint32_t token) {
    const struct sense *sense = lexicon_sense(tone->lexicon, &tone->document->words.tokens[token],
                                              SENSE_MOVE | SENSE_CHANGE, PART_VERB, NULL);
    return sense == NULL ? 0 : sign_of((double)sense->value);
}

/* "weder ... noch" denies both of its halves: what the verb says of them, or else the nouns. Where the halves
 * are opposites ("weder anheben noch senken") nothing is left. */
static void negate_halves(struct tone *tone, const struct hit *hit, double factor) {
    const struct document *d = tone->document;
    uint32_t second = hit->end, end = d->clauses[hit->clause].end;
    while (second < end && !token_is(d, second, "noch"))
        second++;
    if (second + 1 < end && change_sign(tone, second - 1) * change_sign(tone, second + 1) < 0) {
        shift_clause(tone, hit->clause, 0, "negation");
        return;
    }
    bool verb = false;
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        verb |= tone->atoms[i].clause == hit->clause &&
                (tone->atoms[i].is_verb || atom_is(&tone->atoms[i], "idiom"));
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        if (atom->clause != hit->clause)
            continue;
        if (atom->is_verb || atom_is(atom, "idiom") || !verb)
            shift(atom, atom->is_verb || atom->head > hit->first ? factor : 1, "negation");
        else if (atom->head > hit->first)
            shift(atom, 0, "negation");
    }
}

static enum status negate(struct tone *tone, const struct hit *hit) {
    const struct document *d = tone->document;
    double factor = (double)pattern_of(tone, hit)->sense.value;
    if (token_is(d, hit->first, "weder")) {
        negate_halves(tone, hit, factor);
        return STATUS_OK;
    }
    uint32_t classes = d->words.tokens[hit->first].classes;
    if (!(classes & (CLASS_DETERMINER | CLASS_PREPOSITION))) {
        negate_rest(tone, hit, factor);
        return STATUS_OK;
    }
    const struct clause *clause = &d->clauses[hit->clause];
    if (clause->kind == CLAUSE_INFINITIVE && clause->opener == hit->first) {
        /* "statt zu wachsen", "ohne Gewinne zu erzielen": all that the infinitive says */
        shift_clause(tone, hit->clause, factor, "negation");
        return STATUS_OK;
    }
    bool done;
    enum status status = negate_phrase(tone, hit, factor, &done);
    if (status == STATUS_OK && !done && hit->end - hit->first > 1)
        negate_rest(tone, hit, factor); /* "davon kann keine Rede sein" */
    return status;
}

/* The clauses that depend on one are concerned by what concerns it. */
static bool within(const struct document *d, uint32_t clause, uint32_t outer) {
    for (int depth = 0; clause != NO_INDEX && depth < 8; depth++) {
        if (clause == outer)
            return true;
        clause = d->clauses[clause].parent;
    }
    return false;
}

/* "geht trotz der Flaute von einem Gewinn aus": von may belong to the verb. */
static bool hangs_on_verb(const struct document *d, const struct nominal *nominal) {
    return nominal->prep != NO_INDEX &&
           (token_is(d, nominal->prep, "von") || token_is(d, nominal->prep, "vom"));
}

/* The end of the noun phrase that the preposition of the hit governs, with its attributes. */
static uint32_t phrase_end(const struct document *d, const struct hit *hit) {
    const struct clause *clause = &d->clauses[hit->clause];
    uint32_t end = hit->end, last = NO_INDEX;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        const struct nominal *nominal = &d->nominals[i];
        if (nominal->noun < hit->first)
            continue;
        if (last == NO_INDEX || (nominal->owner_of == last && !hangs_on_verb(d, nominal))) {
            last = i;
            end = nominal->noun + 1;
        } else {
            break;
        }
    }
    return end;
}

/* What a concession introduces weighs less: its clause, or its phrase where it is a preposition. */
static void concede(struct tone *tone, const struct hit *hit) {
    const struct document *d = tone->document;
    double factor = (double)pattern_of(tone, hit)->sense.value;
    const struct clause *clause = &d->clauses[hit->clause];
    bool whole = clause->kind == CLAUSE_SUBORDINATE && hit->first <= clause->first + 2;
    bool clausal = pattern_of(tone, hit)->sense.flags & SENSE_FLAG_CLAUSE; /* zwar */
    uint32_t stop = phrase_end(d, hit);
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        bool conceded = whole     ? within(d, atom->clause, hit->clause)
                        : clausal ? atom->clause == hit->clause
                                  : atom->head >= hit->first && atom->head < stop;
        if (conceded)
            shift(atom, factor, atom->rule);
    }
}

/* What stands before a contrast in the sentence weighs less. */
static void contrast(struct tone *tone, const struct hit *hit) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    if (hit->first <= s->first_token + 1)
        return; /* "Doch ..." contrasts with the sentence before */
    double before = 1 - (1 - tone->weights->contrast) * (double)pattern_of(tone, hit)->sense.value;
    uint32_t edge = d->clauses[hit->clause].first;
    const struct clause *clause = &d->clauses[hit->clause];
    if (clause->finite != NO_INDEX && hit->first < clause->finite)
        edge = hit->first;
    if (edge <= s->first_token)
        edge = hit->first;
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (tone->atoms[i].head < edge)
            shift(&tone->atoms[i], before, tone->atoms[i].rule);
}

/* "nur noch", "lediglich": a good thing behind it is less than was hoped for, a bad one less bad. */
static void restrict_to(struct tone *tone, const struct hit *hit) {
    double factor = (double)pattern_of(tone, hit)->sense.value;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        /* "rechnet nur noch mit einem Gewinn": of an idiom its words count, not its verb */
        uint32_t start = atom_is(atom, "idiom") && atom->is_verb ? atom->first : atom->head;
        if (atom->clause == hit->clause && start >= hit->end && !atom_is(atom, "expectation"))
            shift(atom, atom->value > 0 ? factor : -factor, "restriction");
    }
}

/* Whether the adjective is said of subject or object: "ist unbegründet", "gilt als unwahrscheinlich", "hält
 * es für ausgeschlossen". */
static bool is_predicate(const struct tone *tone, uint32_t token) {
    static const char *const links[] = {"als", "fuer", NULL};
    const struct document *d = tone->document;
    uint32_t clause = d->clause_of[token];
    const struct token *t = &d->words.tokens[token];
    if (clause == NO_INDEX || tone_used(tone, token) || t->classes & CLASS_ATTRIBUTE)
        return false;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit; h++)
        if (d->hits[h].first <= token && token < d->hits[h].end)
            return false; /* the phrase says what it means */
    bool linked = token > d->clauses[clause].first && token_is_any(d, token - 1, links);
    return linked || d->clauses[clause].verb & VERB_COPULA;
}

/* "Die Sorgen sind unbegründet": what the adjective is said of is turned. */
static void turn_by_predicates(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct sense *sense =
            lexicon_sense(tone->lexicon, &d->words.tokens[i], SENSE_REVERSE, PART_ADJECTIVE, NULL);
        if (sense == NULL || !is_predicate(tone, i))
            continue;
        for (uint32_t a = 0; a < tone->n_atoms; a++) {
            struct atom *atom = &tone->atoms[a];
            if (atom->clause == d->clause_of[i] && atom->nominal != NO_INDEX &&
                d->nominals[atom->nominal].prep == NO_INDEX)
                shift(atom, (double)sense->value, "reverse.predicate");
        }
    }
}

/* "eher eingehalten als übertroffen": what stands behind als is not the case. */
static void deny_alternative(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    uint32_t rather = NO_INDEX;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        if (token_is(d, i, "eher"))
            rather = i;
        if (rather == NO_INDEX || !token_is(d, i, "als") || d->clause_of[i] != d->clause_of[rather])
            continue;
        for (uint32_t a = 0; a < tone->n_atoms; a++)
            if (tone->atoms[a].clause == d->clause_of[i] && tone->atoms[a].head > i)
                shift(&tone->atoms[a], 0, "contrast.rather");
        return;
    }
}

/* "Ohne die Belastungen wäre der Gewinn gestiegen": the good that is told is not so. Of what is bad, "ohne
 * den Verkauf wäre ein Verlust angefallen", the ground stays. */
static bool is_unreal(const struct tone *tone, uint32_t index) {
    static const char *const unreal[] = {"waere", "waeren", "haette", "haetten", NULL};
    static const char *const even[] = {"auch", "selbst", "sogar", NULL}; /* so or so */
    const struct document *d = tone->document;
    const struct clause *clause = &d->clauses[index];
    if (clause->finite == NO_INDEX || !token_is_any(d, clause->finite, unreal))
        return false;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        uint32_t prep = d->nominals[i].prep;
        if (prep != NO_INDEX && token_is(d, prep, "ohne"))
            return prep == clause->first || !token_is_any(d, prep - 1, even);
    }
    return false;
}

/* "um mehr als die Hälfte", "auf breiter Front": what the clause's verb says is more, or less; without one
 * what stands behind the phrase. */
static void strengthen(struct tone *tone, const struct hit *hit) {
    double factor = (double)pattern_of(tone, hit)->sense.value;
    bool verb = false;
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        verb |= tone->atoms[i].clause == hit->clause && tone->atoms[i].is_verb;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        if (atom->clause == hit->clause && (verb ? atom->is_verb : atom->head >= hit->end))
            shift(atom, factor, atom->rule);
    }
}

static bool keeps(const struct tone *tone, uint32_t clause) {
    uint32_t lemma = tone->document->clauses[clause].lemma;
    return lemma != NO_INDEX && lexicon_lemma_sense(tone->lexicon, lemma, SENSE_KEEP) != NULL;
}

/* What a verb such as bestätigen leaves as it was is no news. */
static void keep(struct tone *tone) {
    const struct document *d = tone->document;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        struct atom *atom = &tone->atoms[i];
        const struct clause *clause = &d->clauses[atom->clause];
        bool kept = !atom->is_verb && keeps(tone, atom->clause);
        /* "Vorwürfe, die Bilanz geschönt zu haben, wies das Unternehmen zurück" */
        kept |= clause->parent != NO_INDEX && clause->kind == CLAUSE_INFINITIVE &&
                clause->opener == NO_INDEX && keeps(tone, clause->parent);
        if (kept)
            shift(atom, tone->weights->kept, atom->rule);
    }
}

static bool demands(const struct tone *tone, uint32_t clause) {
    uint32_t lemma = tone->document->clauses[clause].lemma;
    const struct sense *say = lemma == NO_INDEX ? NULL : lexicon_lemma_sense(tone->lexicon, lemma, SENSE_SAY);
    return say != NULL && say->flags & SENSE_FLAG_DEMAND;
}

/* Whether the clause tells the content of a demand: "fordert, die Kosten zu senken", "verlangt, dass ...". */
static bool is_demanded(const struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    const struct clause *clause = &d->clauses[index];
    if (clause->parent == NO_INDEX || !demands(tone, clause->parent))
        return false;
    return clause->kind == CLAUSE_INFINITIVE
               ? clause->opener == NO_INDEX
               : clause->opener != NO_INDEX && token_is(d, clause->opener, "dass");
}

/* What is demanded is not the case: the clause of its content, and of an object what is good or a change.
 * What is bad may already weigh: "fordert Schadenersatz". */
static bool is_wanted(const struct tone *tone, const struct atom *atom) {
    if (is_demanded(tone, atom->clause))
        return true;
    return !atom->is_verb && demands(tone, atom->clause) && (atom->value > 0 || atom_is(atom, "direction"));
}

/* "Die Politik muss die Wirtschaft stärken": a good thing that must be done is not yet there. What had to be
 * done was done. */
static bool is_necessary(const struct tone *tone, uint32_t index) {
    static const char *const must[] = {"muss", "muessen", "muesse", "muesste", "muessten", NULL};
    uint32_t finite = tone->document->clauses[index].finite;
    return finite != NO_INDEX && token_is_any(tone->document, finite, must);
}

static void damp(struct tone *tone, const struct hit *hit) {
    double factor = (double)pattern_of(tone, hit)->sense.value;
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (within(tone->document, tone->atoms[i].clause, hit->clause))
            shift(&tone->atoms[i], factor, tone->atoms[i].rule);
}

/* "Sollte sich die Nachfrage erholen, ...": a clause that starts with its verb, before another. */
static bool is_condition(const struct tone *tone, uint32_t clause) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    return clause == s->first_clause && clause + 1 < s->end_clause && d->clauses[clause].verb & VERB_FIRST &&
           d->clauses[clause].kind == CLAUSE_MAIN && d->clauses[clause + 1].verb & VERB_FIRST;
}

enum status tone_shift(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    keep(tone);
    turn_by_predicates(tone);
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        if (hit->clause == NO_INDEX)
            continue;
        switch (pattern_of(tone, hit)->sense.kind) {
        case SENSE_NEGATION: {
            enum status status = negate(tone, hit);
            if (status != STATUS_OK)
                return status;
            break;
        }
        case SENSE_REVERSE:
            shift_clause(tone, hit->clause, (double)pattern_of(tone, hit)->sense.value, "reverse");
            break;
        default:
            break;
        }
    }
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        if (hit->clause == NO_INDEX)
            continue;
        switch (pattern_of(tone, hit)->sense.kind) {
        case SENSE_RESTRICT:
            restrict_to(tone, hit);
            break;
        case SENSE_DEGREE:
            strengthen(tone, hit);
            break;
        case SENSE_CONTRAST:
            contrast(tone, hit);
            break;
        case SENSE_CONCESSION:
            concede(tone, hit);
            break;
        case SENSE_HYPOTHETICAL:
        case SENSE_HEARSAY:
            damp(tone, hit);
            break;
        default:
            break;
        }
    }
    deny_alternative(tone);
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        uint32_t clause = tone->atoms[i].clause;
        const struct clause *c = &d->clauses[clause];
        if (is_wanted(tone, &tone->atoms[i]))
            shift(&tone->atoms[i], tone->weights->demand, "demand");
        if (tone->atoms[i].value > 0 && is_necessary(tone, clause))
            shift(&tone->atoms[i], tone->weights->necessity, tone->atoms[i].rule);
        if (c->verb & VERB_QUESTION)
            shift(&tone->atoms[i], 0, "question"); /* an open question tells nothing */
        else if (c->kind == CLAUSE_INFINITIVE && c->opener != NO_INDEX && token_is(d, c->opener, "um"))
            shift(&tone->atoms[i], tone->weights->purpose, tone->atoms[i].rule); /* wanted, not yet reached */
        else if (is_condition(tone, clause) || (tone->atoms[i].value > 0 && is_unreal(tone, clause)))
            shift(&tone->atoms[i], tone->weights->condition, "condition");
    }
    return STATUS_OK;
}
