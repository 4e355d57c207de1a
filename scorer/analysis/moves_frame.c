/* What the clauses of a sentence say of the direction of prices, and what else they may speak of. */
#include <math.h>
#include <string.h>

#include "analysis/moves_frame.h"
#include "language/inflect.h"
#include "language/word_class.h"

/* --- verbs --- */

static bool has_bits(const struct reading_of_moves *m, uint32_t token, uint32_t bits) {
    const struct token *t = move_token(m, token);
    if (t->word == NO_WORD)
        return false;
    const struct form *form = &m->lexicon->forms[t->word];
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &m->lexicon->readings[form->first_reading + i];
        if (m->lexicon->lemmas[reading->lemma].part == PART_VERB && (reading->bits & bits) == bits)
            return true;
    }
    return false;
}

static bool is_plural(const struct reading_of_moves *m, const struct clause *clause) {
    return clause->finite != NO_INDEX && has_bits(m, clause->finite, FORM_FINITE | FORM_PLURAL) &&
           !has_bits(m, clause->finite, FORM_FINITE | FORM_SINGULAR);
}

/* "ließ die Titel um 6,6 Prozent steigen": the infinitive tells the direction. */
static void read_causative(const struct reading_of_moves *m, const struct clause *clause,
                           struct frame *frame) {
    for (uint32_t i = clause->end; i-- > clause->first;) {
        const struct reading *reading;
        if (!frame_in_clause(m, i, frame->clause) || !(move_token(m, i)->classes & CLASS_INFINITIVE))
            continue;
        const struct sense *sense =
            lexicon_sense(m->lexicon, move_token(m, i), SENSE_MOVE, PART_VERB, &reading);
        if (sense == NULL)
            continue;
        frame->direction = sense->value > 0 ? 1 : -1;
        frame->on_object = true;
        frame->lemma = lexicon_lemma_text(m->lexicon, reading->lemma);
        frame_widen(frame, i, i + 1);
        return;
    }
}

static void read_senses(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame) {
    const struct lemma *lemma = &m->lexicon->lemmas[clause->lemma];
    bool turned = clause->verb & (VERB_REFLEXIVE | VERB_PASSIVE);
    if (clause->verb & VERB_REFLEXIVE && strcmp(frame->lemma, "stürzen") == 0)
        return; /* "ZTE stürzt sich in den Handymarkt" */
    for (uint32_t i = 0; i < lemma->n_senses; i++) {
        const struct sense *sense = &m->lexicon->senses[lemma->first_sense + i];
        if (sense->kind != SENSE_MOVE && sense->kind != SENSE_CHANGE)
            continue;
        frame->direction = sense->value > 0 ? 1 : -1;
        frame->needs_figure = (sense->flags & SENSE_FLAG_FIGURE) != 0;
        frame->growth = (sense->flags & SENSE_FLAG_GROWTH) != 0;
        frame->strong = fabs((double)sense->value) >= 0.65;
        frame->change = sense->kind == SENSE_CHANGE;
        frame->on_object = sense->kind == SENSE_CHANGE && !turned;
        return;
    }
}

/* Whether the clause ends in a particle that its verb does not know: "fallen nur 185 Millionen an" is no
 * fall. */
static bool has_lost_particle(const struct reading_of_moves *m, const struct clause *clause,
                              const struct frame *frame) {
    if (clause->kind != CLAUSE_MAIN || clause->particle != NO_INDEX || clause->finite != clause->predicate)
        return false;
    uint32_t last = clause->end;
    while (last > clause->first &&
           (!frame_in_clause(m, last - 1, frame->clause) || move_token(m, last - 1)->kind == TOKEN_MARK))
        last--;
    struct phrase phrase;
    uint32_t first;
    return last > clause->first && last - 1 > clause->finite &&
           move_token(m, last - 1)->classes & CLASS_PARTICLE &&
           !(move_token(m, last - 1)->flags & TOKEN_CAPITALISED) &&
           !move_phrase_before(m, last, PHRASE_BIT(PHRASE_ADVERB) | PHRASE_BIT(PHRASE_FLAT), &phrase, &first);
}

static void read_verb(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame) {
    if (clause->lemma == NO_INDEX || clause->predicate == NO_INDEX)
        return;
    const uint32_t classes = PHRASE_BIT(PHRASE_TRADE) | PHRASE_BIT(PHRASE_STAND) | PHRASE_BIT(PHRASE_SET);
    struct phrase phrase;
    frame->lemma = lexicon_lemma_text(m->lexicon, clause->lemma);
    if (phrase_of_lemma(m->lexicon, clause->lemma, classes, &phrase)) {
        frame->trade = phrase.class == PHRASE_TRADE;
        frame->stand = phrase.class == PHRASE_STAND || strcmp(frame->lemma, "stehen") == 0;
        frame->set = phrase.class == PHRASE_SET;
        frame->costs = (phrase.flags & PHRASE_DOWN) != 0;
        frame->object = (phrase.flags & PHRASE_OBJECT) != 0;
        frame->prices = (phrase.flags & PHRASE_PRICE) != 0;
    }
    frame->goes = strcmp(frame->lemma, "gehen") == 0 || strstr(frame->lemma, "wärtsgehen") != NULL ||
                  strstr(frame->lemma, "bergabgehen") != NULL || strstr(frame->lemma, "bergaufgehen") != NULL;
    frame->forecasts = phrase_of_lemma(m->lexicon, clause->lemma, PHRASE_BIT(PHRASE_FORECAST), &phrase);
    frame->pushes = phrase_of_lemma(m->lexicon, clause->lemma, PHRASE_BIT(PHRASE_PUSH), &phrase);
    frame->verb_first = clause->predicate;
    frame->verb_end = clause->predicate + 1;
    if (clause->particle != NO_INDEX) {
        frame->verb_first = clause->particle < frame->verb_first ? clause->particle : frame->verb_first;
        frame->verb_end = clause->particle >= frame->verb_end ? clause->particle + 1 : frame->verb_end;
    }
    if (strcmp(frame->lemma, "lassen") == 0) {
        read_causative(m, clause, frame);
        return;
    }
    if (has_lost_particle(m, clause, frame))
        return;
    read_senses(m, clause, frame);
    if (phrase_of_lemma(m->lexicon, clause->lemma, PHRASE_BIT(PHRASE_VERB), &phrase)) {
        frame->crosses = (phrase.flags & PHRASE_LEVEL) != 0;
        if (frame->direction == 0) {
            frame->direction = phrase.value > 0 ? 1 : -1;
            frame->needs_figure = frame->growth = true; /* "Der Dollar wertete um 0,8 Prozent auf" */
        }
    }
    if (phrase_of_lemma(m->lexicon, clause->lemma, PHRASE_BIT(PHRASE_RATIO), &phrase)) {
        bool turned = clause->verb & (VERB_REFLEXIVE | VERB_PASSIVE);
        frame->ratio = (double)phrase.value;
        frame->on_object = !turned;
    }
}

/* --- quantities --- */

static bool in_subject(const struct reading_of_moves *m, uint32_t token) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].role != SUBJECT_NONE && m->subjects[i].first <= token &&
            token < m->subjects[i].end)
            return true;
    return false;
}

/* "legte beim Umsatz zu", "stieg bei den Erlösen"; not "bei dünnen Umsätzen", which only tells how it was. */
static bool is_domain(const struct reading_of_moves *m, const struct nominal *nominal) {
    if (nominal->prep == NO_INDEX || !move_is_quantity(m, nominal->noun))
        return false;
    if (nominal->prep > m->first &&
        (move_is(m, nominal->prep - 1, "wie") || move_is(m, nominal->prep - 1, "als")))
        return false; /* "mehr als bei der Emission" */
    return move_is(m, nominal->prep, "beim") ||
           (move_is(m, nominal->prep, "bei") && move_token(m, nominal->first)->classes & CLASS_DETERMINER);
}

/* "ihren Wert", "seines Börsenwerts" */
static bool is_own(const struct reading_of_moves *m, uint32_t token) {
    return move_starts(m, token, "ihr") || move_starts(m, token, "sei");
}

/* Whether a nominal may be what the verb speaks of. */
static void read_nominal(const struct reading_of_moves *m, const struct nominal *nominal,
                         struct frame *frame) {
    uint32_t noun = nominal->noun;
    struct phrase phrase;
    if (move_phrase(m, nominal->first, PHRASE_BIT(PHRASE_OLDER), &phrase) && phrase.end > noun)
        return; /* "Tags zuvor" */
    frame->domain |= is_domain(m, nominal);
    frame->own_worth |= nominal->prep == NO_INDEX && is_own(m, nominal->first) &&
                        move_phrase(m, noun, PHRASE_BIT(PHRASE_WORTH), &phrase);
    if (nominal->prep != NO_INDEX || (frame->noun != 0 && noun == frame->noun_at) || in_subject(m, noun) ||
        move_in_figure(m, noun) || move_in_brackets(m, noun, 6) ||
        (frame->idiom_first <= noun && noun < frame->idiom_end) || !move_is_noun(m, noun) ||
        (move_phrase(m, noun, PHRASE_BIT(PHRASE_WORTH), &phrase) && is_own(m, nominal->first)) ||
        nominal->owner_of != NO_INDEX)
        return;
    const struct mention *mention = move_mention_at(m, noun);
    if (mention != NULL && mention->via != VIA_COREFERENCE)
        return;
    frame->blocked |= move_is_quantity(m, noun);
    frame->other_subject |= (nominal->cases & CASE_NOMINATIVE) != 0;
}

/* A noun of direction whose figure stands elsewhere in the clause: "das Kursplus beträgt mehr als 30
 * Prozent". */
static bool is_owned_by_price(const struct reading_of_moves *m, uint32_t noun) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].role == SUBJECT_OWNER && m->subjects[i].noun == noun && m->subjects[i].price)
            return true;
    return false;
}

/* "von den Kursgewinnen blieb nichts", "trotz der Kursverluste": the noun is not what the clause tells. */
static bool is_aside(const struct reading_of_moves *m, uint32_t noun) {
    for (uint32_t i = noun; i-- > m->first && i + 4 > noun;) {
        const struct token *t = move_token(m, i);
        if (t->classes & CLASS_PREPOSITION)
            return !move_is(m, i, "mit");
        if (!(t->classes & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_ADJECTIVE)))
            return false;
    }
    return false;
}

/* The first of the determiner and adjectives before the noun. */
static uint32_t attributes_before(const struct reading_of_moves *m, uint32_t noun) {
    uint32_t i = noun;
    while (i > m->first &&
           move_token(m, i - 1)->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE | CLASS_DETERMINER) &&
           !(move_token(m, i - 1)->classes & CLASS_PREPOSITION) &&
           !(move_token(m, i - 1)->flags & TOKEN_CAPITALISED))
        i--;
    return i;
}

/* "SDax mit leichten Zugewinnen": a headline without a verb, where a price or an index stands before "mit".
 */
static bool is_headline_with(const struct reading_of_moves *m, const struct clause *clause, uint32_t noun) {
    if (clause->finite != NO_INDEX || clause->predicate != NO_INDEX)
        return false;
    uint32_t i = attributes_before(m, noun);
    if (i <= m->first + 1 || !move_is(m, i - 1, "mit"))
        return false;
    for (uint32_t k = 0; k < m->n_subjects; k++)
        if (m->subjects[k].end == i - 1 && m->subjects[k].price && m->subjects[k].role == SUBJECT_PLAIN)
            return true;
    return false;
}

static void read_noun(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame) {
    for (uint32_t i = clause->first; i < clause->end; i++) {
        struct phrase phrase;
        if (!frame_in_clause(m, i, frame->clause) || move_in_figure(m, i) ||
            !move_phrase(m, i, PHRASE_BIT(PHRASE_NOUN), &phrase) || is_aside(m, i))
            continue;
        bool price = (phrase.flags & PHRASE_PRICE) != 0;
        bool itself =
            is_owned_by_price(m, i) || /* "die Verluste der Porsche-Aktie", "das Minus schrumpfte" */
            (i > m->first && move_is(m, i - 1, "das") && !move_is_quantity(m, i));
        uint32_t first = attributes_before(m, i);
        bool with = ((frame->trade || frame->set) && first > m->first && move_is(m, first - 1, "mit") &&
                     frame_has_price(m, frame->clause)) ||
                    is_headline_with(m, clause, i);
        if (!frame->stand && !(frame->trade && price) && !itself && !with)
            continue; /* "reagierte mit Kursverlusten" */
        frame->noun = phrase.value > 0 ? 1 : -1;
        frame->noun_at = i;
        frame->noun_end = phrase.end;
        frame->noun_price = price || with; /* "ging mit Gewinnen in den Handel" */
        frame->noun_subject = itself || frame->stand;
        frame->noun_text = move_words(m, i, phrase.end);
        return;
    }
}

static void read_frame(const struct reading_of_moves *m, struct frame *frame) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    frame->plural = is_plural(m, clause);
    read_verb(m, clause, frame);
    frame_read_compared_ratio(m, clause, frame);
    frame_read_idioms(m, frame);
    frame_read_flat_verb(m, clause, frame);
    if (frame->ratio != 0)
        frame_widen(frame, frame->verb_first, frame->verb_end);
    frame_read_adverbs(m, clause, frame);
    frame_read_ratio_hedge(m, frame);
    read_noun(m, clause, frame);
    for (uint32_t i = clause->first; i < clause->end; i++) {
        const struct token *t =
            move_token(m, i); /* "iPhone-Verkäufe", which has no capital to show the noun */
        if (frame_in_clause(m, i, frame->clause) && t->flags & TOKEN_HYPHENATED &&
            !(t->flags & TOKEN_CAPITALISED) && t->classes & CLASS_NOUN && move_mention_at(m, i) == NULL)
            frame->other_subject = true;
    }
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++)
        if (m->document->nominals[i].noun >= m->first)
            read_nominal(m, &m->document->nominals[i], frame);
}

/* "hat sich Gold um 20, Silber um 40 Prozent verteuert": the participle looks like a finite verb, and makes a
 * clause of its own. */
static void share_participle(const struct reading_of_moves *m, struct frame *frame,
                             const struct frame *next) {
    const struct clause *clause = &m->document->clauses[frame->clause],
                        *other = &m->document->clauses[next->clause];
    bool helper = clause->finite != NO_INDEX && clause->finite == clause->predicate &&
                  move_token(m, clause->finite)->classes & CLASS_AUXILIARY;
    bool last = other->finite != NO_INDEX && move_token(m, other->finite)->classes & CLASS_PARTICIPLE &&
                (other->finite + 1 == other->end || move_token(m, other->finite + 1)->kind == TOKEN_MARK);
    if (!helper || !last || other->kind != CLAUSE_MAIN || frame->direction != 0 || next->direction == 0)
        return;
    frame->direction = next->direction;
    frame->growth = next->growth;
    frame->change = next->change;
    frame->needs_figure = true;
}

enum status frames_read(struct reading_of_moves *m) {
    const struct sentence *s = &m->document->sentences[m->sentence];
    m->n_frames = s->end_clause - s->first_clause;
    m->frames = arena_zero(m->document->arena, (m->n_frames + 1) * sizeof *m->frames);
    if (m->frames == NULL)
        return STATUS_NOMEM;
    for (uint32_t i = 0; i < m->n_frames; i++) {
        m->frames[i].clause = s->first_clause + i;
        read_frame(m, &m->frames[i]);
    }
    for (uint32_t i = 0; i + 1 < m->n_frames; i++)
        share_participle(m, &m->frames[i], &m->frames[i + 1]);
    return STATUS_OK;
}
