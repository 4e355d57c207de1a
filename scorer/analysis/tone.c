#include "analysis/tone.h"

#include <math.h>
#include <string.h>

#include "language/word_class.h"

double sign_of(double value) {
    return value > 0 ? 1 : value < 0 ? -1 : 0;
}

double clamp_unit(double value) {
    return value > 1 ? 1 : value < -1 ? -1 : value;
}

bool atom_is(const struct atom *atom, const char *family) {
    return strncmp(atom->rule, family, strlen(family)) == 0;
}

bool tone_used(const struct tone *tone, uint32_t token) {
    return tone->used[token - tone->document->sentences[tone->sentence].first_token] != 0;
}

void tone_use(struct tone *tone, uint32_t first, uint32_t end) {
    uint32_t base = tone->document->sentences[tone->sentence].first_token;
    for (uint32_t i = first; i < end; i++)
        tone->used[i - base] = 1;
}

enum status tone_add(struct tone *tone, struct atom atom) {
    if (!arena_grow(tone->document->arena, &tone->atoms, &tone->cap_atoms, tone->n_atoms + 1, sizeof atom))
        return STATUS_NOMEM;
    tone->atoms[tone->n_atoms++] = atom;
    return STATUS_OK;
}

/* A change is as good as what it does to its quantity, told by the first part of the compound: "der
 * Kostenanstieg", "der Rückgang". */
static double change_valence(const struct tone *tone, const struct token *noun) {
    const struct sense *direction = lexicon_sense(tone->lexicon, noun, SENSE_DIRECTION, PART_NOUN, NULL);
    if (direction == NULL)
        return 0;
    const struct sense *first = lexicon_modifier_sense(tone->lexicon, noun, SENSE_QUANTITY);
    return (double)direction->value *
           (first == NULL || first->value == 0 ? 1 : sign_of((double)first->value));
}

/* The genitive behind a nominal, or NO_INDEX. */
static uint32_t genitive_of(const struct document *d, uint32_t nominal) {
    uint32_t next = nominal + 1;
    bool owner = next < d->clauses[d->nominals[nominal].clause].end_nominal &&
                 d->nominals[next].owner_of == nominal && d->nominals[next].prep == NO_INDEX;
    return owner ? next : NO_INDEX;
}

double nominal_valence(const struct tone *tone, uint32_t nominal) {
    const struct document *d = tone->document;
    double turn = 1;
    for (int depth = 0; depth < 3; depth++) {
        const struct token *noun = &d->words.tokens[d->nominals[nominal].noun];
        const struct sense *sense = lexicon_sense(tone->lexicon, noun, SENSE_QUANTITY, PART_NOUN, NULL);
        if (sense == NULL)
            sense = lexicon_sense(tone->lexicon, noun, SENSE_POLAR, PART_NOUN, NULL);
        if (sense != NULL && sense->value != 0)
            return turn * (double)sense->value;
        /* "die Zahl der Insolvenzen" is as good as its genitive, "der Rückgang der Insolvenzen" its reverse
         */
        uint32_t next = genitive_of(d, nominal);
        double change = change_valence(tone, noun);
        if (next == NO_INDEX)
            return turn * change;
        if (change != 0)
            turn *= sign_of(change);
        else if (lexicon_sense(tone->lexicon, noun, ~(uint32_t)(SENSE_NEUTRAL | SENSE_QUANTITY), PART_NOUN,
                               NULL) != NULL)
            return 0;
        nominal = next;
    }
    return 0;
}

double verb_valence(const struct tone *tone, uint32_t clause) {
    uint32_t lemma = tone->document->clauses[clause].lemma;
    const struct sense *sense =
        lemma == NO_INDEX ? NULL : lexicon_lemma_sense(tone->lexicon, lemma, SENSE_QUANTITY);
    return sense == NULL ? 0 : (double)sense->value;
}

bool nominal_is_price(const struct tone *tone, uint32_t nominal) {
    const struct document *d = tone->document;
    uint32_t noun = d->nominals[nominal].noun;
    if (lexicon_sense(tone->lexicon, &d->words.tokens[noun], SENSE_PRICE, PART_NOUN, NULL) != NULL)
        return true;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t i = s->first_mention; i < s->end_mention; i++)
        if (d->mentions[i].first_token <= noun && noun < d->mentions[i].end_token)
            return true;
    return false;
}

bool nominal_is_other(const struct tone *tone, uint32_t nominal) {
    const struct document *d = tone->document;
    if (nominal == NO_INDEX)
        return false;
    const struct nominal *n = &d->nominals[nominal];
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t i = s->first_mention; i < s->end_mention; i++)
        if (d->mentions[i].instrument->kind == INSTRUMENT_OTHER && d->mentions[i].first_token <= n->noun &&
            d->mentions[i].end_token > n->first)
            return true;
    /* "die Rendite der US-Staatsanleihen", "der Preis für ein Fass Brent-Öl" */
    for (uint32_t i = nominal + 1; i < d->clauses[n->clause].end_nominal; i++)
        if (d->nominals[i].owner_of == nominal && nominal_is_other(tone, i))
            return true;
    return false;
}

static uint32_t clause_at_offset(const struct document *d, const struct sentence *s, uint32_t offset) {
    for (uint32_t i = s->first_token; i < s->end_token; i++)
        if (d->words.tokens[i].end > offset)
            return d->clause_of[i];
    return NO_INDEX;
}

/* The verb and the idioms by which a clause tells a price move: "zogen ... an", "auf Talfahrt". */
static void leave_out_clause(struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    const struct clause *clause = &d->clauses[index];
    bool moves = clause->lemma != NO_INDEX &&
                 lexicon_lemma_sense(tone->lexicon, clause->lemma, SENSE_MOVE | SENSE_CHANGE) != NULL;
    if (moves && clause->predicate != NO_INDEX) {
        tone_use(tone, clause->predicate, clause->predicate + 1);
        if (clause->particle != NO_INDEX)
            tone_use(tone, clause->particle, clause->particle + 1);
    }
    for (uint32_t h = s->first_hit; h < s->end_hit; h++)
        if (d->hits[h].clause == index &&
            tone->lexicon->patterns[d->hits[h].pattern].sense.kind == SENSE_MOVE) {
            tone_use(tone, d->hits[h].first, d->hits[h].end);
            if (d->hits[h].verb != NO_INDEX)
                tone_use(tone, d->hits[h].verb, d->hits[h].verb + 1);
        }
}

/* What the price channel has read is not read again as tone. */
static void leave_out_moves(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t m = s->first_move; m < s->end_move; m++) {
        const struct span *span = &d->moves[m].span;
        for (uint32_t i = s->first_token; i < s->end_token; i++)
            if (d->words.tokens[i].start >= span->start && d->words.tokens[i].end <= span->end)
                tone_use(tone, i, i + 1);
        uint32_t clause = clause_at_offset(d, s, span->start);
        if (clause != NO_INDEX)
            leave_out_clause(tone, clause);
    }
}

bool is_denied(const struct tone *tone, uint32_t token) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit; h++)
        if (tone->lexicon->patterns[d->hits[h].pattern].sense.kind & SENSE_NEGATION &&
            d->hits[h].clause == d->clause_of[token] && d->hits[h].first < token)
            return true;
    return false;
}

bool clause_has_move(const struct tone *tone, uint32_t clause) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t m = s->first_move; m < s->end_move; m++)
        if (clause_at_offset(d, s, d->moves[m].span.start) == clause)
            return true;
    return false;
}

/* Whether the atom is the subject of a clause that says something else of it: "Die Verzögerung bedeutet nicht
 * das Aus" is about the end, not about the delay. */
static bool is_topic(const struct tone *tone, const struct atom *atom) {
    if (clause_subject(tone->document, atom->clause) != atom->nominal)
        return false;
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (&tone->atoms[i] != atom && tone->atoms[i].clause == atom->clause &&
            tone->atoms[i].head > atom->head)
            return true;
    return false;
}

/* How much an atom weighs by where it stands. */
static double place_weight(const struct tone *tone, const struct atom *atom) {
    const struct weights *w = tone->weights;
    const struct document *d = tone->document;
    if (atom_is(atom, "idiom"))
        return w->idiom;
    if (atom->is_verb)
        return w->verb;
    if (atom->nominal == NO_INDEX)
        return w->modifier;
    const struct nominal *nominal = &d->nominals[atom->nominal];
    if (is_topic(tone, atom))
        return w->topic;
    if (d->clauses[atom->clause].finite == NO_INDEX && d->clauses[atom->clause].kind == CLAUSE_PHRASE)
        return w->noun_headline;
    if (nominal->prep != NO_INDEX && token_is(d, nominal->prep, "seit"))
        return w->noun_since;
    if (nominal->prep != NO_INDEX && token_is(d, nominal->prep, "nach"))
        return w->noun_after;
    if (nominal->prep != NO_INDEX && token_is(d, nominal->prep, "ueber"))
        return w->noun_about;
    if (nominal->owner_of != NO_INDEX)
        return w->noun_owned;
    return nominal->prep != NO_INDEX ? w->noun_phrase : w->noun;
}

static void weigh(struct tone *tone) {
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        tone->atoms[i].value *=
            place_weight(tone, &tone->atoms[i]) *
            (tone->atoms[i].value > 0 && !tone->atoms[i].is_verb ? tone->weights->positive : 1);
}

enum status tone_of_sentence(const struct lexicon *lexicon, const struct weights *weights,
                             struct document *document, uint32_t sentence, struct tone *tone) {
    const struct sentence *s = &document->sentences[sentence];
    *tone = (struct tone){.lexicon = lexicon, .weights = weights, .document = document, .sentence = sentence};
    tone->used = arena_zero(document->arena, s->end_token - s->first_token + 1);
    if (tone->used == NULL)
        return STATUS_NOMEM;
    leave_out_moves(tone);
    enum status status = tone_from_ratings(tone);
    if (status == STATUS_OK)
        status = tone_from_patterns(tone);
    if (status == STATUS_OK)
        status = tone_from_verbs(tone);
    if (status == STATUS_OK)
        status = tone_from_amounts(tone);
    if (status == STATUS_OK)
        status = tone_from_nominals(tone);
    if (status == STATUS_OK)
        status = tone_from_expectations(tone);
    if (status == STATUS_OK)
        status = tone_from_modifiers(tone);
    if (status == STATUS_OK)
        status = tone_from_figures(tone);
    if (status == STATUS_OK)
        status = tone_from_others(tone);
    if (status == STATUS_OK) {
        weigh(tone);
        status = tone_shift(tone);
    }
    return status;
}
