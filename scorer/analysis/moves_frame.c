/* What the clauses of a sentence say of the direction of prices: by their verb, an idiom or an adverb. */
#include <math.h>
#include <string.h>

#include "analysis/moves_parts.h"
#include "language/inflect.h"
#include "language/word_class.h"

static bool in_clause(const struct reading_of_moves *m, uint32_t token, uint32_t clause) {
    return m->document->clause_of[token] == clause;
}

static void widen(struct frame *frame, uint32_t first, uint32_t end) {
    if (frame->cue_first == frame->cue_end) {
        frame->cue_first = first;
        frame->cue_end = end;
        return;
    }
    frame->cue_first = first < frame->cue_first ? first : frame->cue_first;
    frame->cue_end = end > frame->cue_end ? end : frame->cue_end;
}

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
static bool read_causative(const struct reading_of_moves *m, const struct clause *clause,
                           struct frame *frame) {
    for (uint32_t i = clause->end; i-- > clause->first;) {
        const struct reading *reading;
        if (!in_clause(m, i, frame->clause) || !(move_token(m, i)->classes & CLASS_INFINITIVE))
            continue;
        const struct sense *sense =
            lexicon_sense(m->lexicon, move_token(m, i), SENSE_MOVE, PART_VERB, &reading);
        if (sense == NULL)
            continue;
        frame->direction = sense->value > 0 ? 1 : -1;
        frame->on_object = true;
        frame->lemma = lexicon_lemma_text(m->lexicon, reading->lemma);
        widen(frame, i, i + 1);
        return true;
    }
    return false;
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
           (!in_clause(m, last - 1, frame->clause) || move_token(m, last - 1)->kind == TOKEN_MARK))
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
    if (phrase_of_word(m->lexicon, frame->lemma, classes, &phrase)) {
        frame->trade = phrase.class == PHRASE_TRADE;
        frame->stand = phrase.class == PHRASE_STAND || strcmp(frame->lemma, "stehen") == 0;
        frame->set = phrase.class == PHRASE_SET;
        frame->costs = (phrase.flags & PHRASE_DOWN) != 0;
        frame->object = (phrase.flags & PHRASE_OBJECT) != 0;
        frame->prices = (phrase.flags & PHRASE_PRICE) != 0;
    }
    frame->goes = strcmp(frame->lemma, "gehen") == 0 || strstr(frame->lemma, "wärtsgehen") != NULL ||
                  strstr(frame->lemma, "bergabgehen") != NULL || strstr(frame->lemma, "bergaufgehen") != NULL;
    frame->forecasts = phrase_of_word(m->lexicon, frame->lemma, PHRASE_BIT(PHRASE_FORECAST), &phrase);
    frame->pushes = phrase_of_word(m->lexicon, frame->lemma, PHRASE_BIT(PHRASE_PUSH), &phrase);
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
    if (phrase_of_word(m->lexicon, frame->lemma, PHRASE_BIT(PHRASE_RATIO), &phrase)) {
        bool turned = clause->verb & (VERB_REFLEXIVE | VERB_PASSIVE);
        frame->ratio = (double)phrase.value;
        frame->on_object = !turned;
    }
}

/* --- idioms --- */

static bool holds_word(const struct reading_of_moves *m, const struct hit *hit) {
    for (uint32_t i = hit->first; i < hit->end; i++) {
        struct phrase phrase;
        if (move_phrase(m, i, PHRASE_BIT(PHRASE_ADVERB), &phrase) && phrase.end <= hit->end)
            return true;
    }
    return false;
}

static bool names_level(const struct reading_of_moves *m, const struct hit *hit) {
    for (uint32_t i = hit->first; i < hit->end; i++) {
        struct phrase phrase;
        if (move_phrase(m, i, PHRASE_BIT(PHRASE_PAPER), &phrase) && phrase.flags & PHRASE_LEVEL)
            return true;
    }
    return false;
}

static void read_idioms(const struct reading_of_moves *m, struct frame *frame) {
    const struct document *d = m->document;
    for (uint32_t h = d->sentences[m->sentence].first_hit; h < d->n_hits && frame->ratio == 0; h++) {
        const struct hit *hit = &d->hits[h];
        if (hit->first < m->first || hit->first >= m->end || hit->clause != frame->clause)
            continue;
        const struct pattern *pattern = &m->lexicon->patterns[hit->pattern];
        struct phrase phrase;
        if (!(pattern->sense.kind & (SENSE_MOVE | SENSE_EFFECT)) ||
            move_phrase(m, hit->first, PHRASE_BIT(PHRASE_RESULT) | PHRASE_BIT(PHRASE_FLAT), &phrase))
            continue;
        frame->idiom_first = hit->first;
        frame->idiom_end = hit->end;
        if (frame->direction != 0 && !frame->needs_figure && !frame->on_object &&
            pattern->sense.kind == SENSE_MOVE)
            continue; /* the verb says it already: "stieg auf den höchsten Stand" */
        if (pattern->sense.kind == SENSE_EFFECT && !holds_word(m, hit))
            continue; /* "spielte den Exporteuren in die Hände" moves no price */
        if (frame->direction == 0 && names_level(m, hit) && !move_is(m, hit->first, "vom"))
            continue; /* "markierte ein Rekordhoch" is no move */
        if (pattern->n_verbs == 0 && holds_word(m, hit))
            continue; /* "etwas fester": the adverb is read by itself */
        frame->direction = pattern->sense.value > 0 ? 1 : -1;
        frame->needs_figure = false;
        frame->growth = false;
        frame->idiom = true;
        frame->on_object = pattern->sense.kind == SENSE_EFFECT;
        frame->lemma = move_words(m, hit->first, hit->end);
        widen(frame, hit->first, hit->end);
        if (hit->verb != NO_INDEX && (hit->verb + 1 < hit->first || hit->verb >= hit->end))
            widen(frame, hit->verb < hit->first ? hit->first : hit->verb,
                  hit->verb < hit->first ? hit->end : hit->verb + 1);
    }
}

/* --- adverbs, flat phrases, ratios --- */

bool move_in_figure(const struct reading_of_moves *m, uint32_t token) {
    for (uint32_t i = 0; i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if ((f->first <= token && token < f->end) || (f->cue_first <= token && token < f->cue_end))
            return true;
    }
    return false;
}

/* "bewegte sich kaum", "reagierte kaum" */
static bool hardly(const struct reading_of_moves *m, const struct clause *clause, uint32_t index,
                   uint32_t *where) {
    static const char *const words[] = {"kaum", "wenig", "nicht", NULL};
    for (uint32_t i = clause->first; i < clause->end; i++)
        if (in_clause(m, i, index) && move_is_any(m, i, words)) {
            *where = i;
            return true;
        }
    return false;
}

static void read_flat_verb(const struct reading_of_moves *m, const struct clause *clause,
                           struct frame *frame) {
    struct phrase phrase;
    uint32_t where;
    if (clause->lemma == NO_INDEX ||
        !phrase_of_word(m->lexicon, lexicon_lemma_text(m->lexicon, clause->lemma), PHRASE_BIT(PHRASE_FLAT),
                        &phrase))
        return;
    if (phrase.flags & PHRASE_HARDLY) {
        if (!hardly(m, clause, frame->clause, &where))
            return;
        widen(frame, where, where + 1);
    }
    frame->flat = true;
}

/* "die unveränderte Prognose", "fester Boden": the word belongs to the noun behind it. */
static bool is_attribute(const struct reading_of_moves *m, uint32_t token, uint32_t end) {
    return end == token + 1 && end < m->end && move_is_noun(m, end) && move_mention_at(m, end) == NULL;
}

static void read_adverbs(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame) {
    const uint32_t classes = PHRASE_BIT(PHRASE_ADVERB) | PHRASE_BIT(PHRASE_RATIO);
    for (uint32_t i = clause->first; i < clause->end; i++) {
        struct phrase phrase;
        if (!in_clause(m, i, frame->clause) || move_in_figure(m, i) || !move_phrase(m, i, classes, &phrase))
            continue;
        if (phrase.class == PHRASE_RATIO && frame->costs && phrase.end > i + 1) {
            frame->ratio = (double)phrase.value;
            widen(frame, i, phrase.end);
        } else if (phrase.class == PHRASE_ADVERB && phrase.flags & PHRASE_ALONE && i != clause->particle &&
                   !is_attribute(m, i, phrase.end)) {
            frame->adverb = phrase.value > 0 ? 1 : -1;
            frame->prices |= (phrase.flags & PHRASE_PRICE) != 0;
        }
        i = phrase.end - 1;
    }
}

static bool has_price_subject(const struct reading_of_moves *m, uint32_t clause) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].clause == clause && m->subjects[i].price && m->subjects[i].role == SUBJECT_PLAIN)
            return true;
    return false;
}

bool frame_next_word(const struct reading_of_moves *m, const struct frame *frame, uint32_t from,
                     struct phrase *phrase, uint32_t *where) {
    const uint32_t classes = PHRASE_BIT(PHRASE_ADVERB) | PHRASE_BIT(PHRASE_FLAT);
    const struct clause *clause = &m->document->clauses[frame->clause];
    bool market = frame->trade || frame->set || clause->finite == NO_INDEX || frame->lemma == NULL ||
                  has_price_subject(m, frame->clause);
    for (uint32_t i = from > clause->first ? from : clause->first; i < clause->end; i++) {
        if (!in_clause(m, i, frame->clause) || move_in_figure(m, i) || !move_phrase(m, i, classes, phrase))
            continue;
        bool idiom = frame->idiom && i < frame->idiom_end && frame->idiom_first < phrase->end;
        bool flat = phrase->class == PHRASE_FLAT && (market || phrase->end > i + 1);
        bool adverb = phrase->class == PHRASE_ADVERB && phrase->flags & PHRASE_ALONE &&
                      (market || phrase->flags & PHRASE_PRICE);
        bool of_quantity = phrase->end == i + 1 && i > m->first && !move_in_figure(m, i - 1) &&
                           move_is_quantity(m, i - 1); /* "Dividende rauf, Aktie runter" */
        /* "gehalten hatten" is a verb; "tiefer hatten sie zuletzt notiert" tells of another day */
        bool verbal = (phrase->class == PHRASE_FLAT && i == clause->predicate) ||
                      (clause->verb & VERB_PLUPERFECT && i < clause->finite && clause->finite != NO_INDEX);
        bool of_rating = phrase->end == i + 1 && m->rates; /* "Siemens rauf, Siemens Energy runter" */
        if ((flat || adverb) && !idiom && !of_quantity && !of_rating && !verbal && i != clause->particle &&
            !is_attribute(m, i, phrase->end)) {
            *where = i;
            return true;
        }
        i = phrase->end - 1;
    }
    return false;
}

/* "hat sich mehr als verdoppelt": the participle of a comparison is no verb of its clause, but tells the
 * change. */
static void read_compared_ratio(const struct reading_of_moves *m, const struct clause *clause,
                                struct frame *frame) {
    for (uint32_t i = clause->first + 1; i < clause->end && frame->ratio == 0; i++) {
        const struct token *t = move_token(m, i);
        if (!in_clause(m, i, frame->clause) || !move_is(m, i - 1, "als") || t->word == NO_WORD ||
            !(t->classes & (CLASS_PARTICIPLE | CLASS_INFINITIVE)))
            continue;
        const struct form *form = &m->lexicon->forms[t->word];
        for (uint32_t r = 0; r < form->n_readings; r++) {
            const char *lemma =
                lexicon_lemma_text(m->lexicon, m->lexicon->readings[form->first_reading + r].lemma);
            struct phrase phrase;
            if (!phrase_of_word(m->lexicon, lemma, PHRASE_BIT(PHRASE_RATIO), &phrase))
                continue;
            frame->ratio = (double)phrase.value;
            frame->on_object = !(clause->verb & (VERB_REFLEXIVE | VERB_PASSIVE));
            frame->lemma = lemma;
            frame->cue_first = i;
            frame->cue_end = i + 1;
        }
    }
}

static void read_ratio_hedge(const struct reading_of_moves *m, struct frame *frame) {
    struct phrase phrase;
    uint32_t first;
    if (frame->ratio == 0 || frame->cue_first == frame->cue_end ||
        !move_phrase_before(m, frame->cue_first, PHRASE_BIT(PHRASE_HEDGE), &phrase, &first))
        return;
    frame->ratio_hedge = phrase.code == '<' ? HEDGE_BELOW : phrase.code == '>' ? HEDGE_ABOVE : HEDGE_ABOUT;
    widen(frame, first, frame->cue_end);
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

static bool is_in_brackets(const struct reading_of_moves *m, uint32_t token) {
    for (uint32_t i = token; i-- > m->first && i + 6 > token && !move_is_mark(m, i, ')');)
        if (move_is_mark(m, i, '('))
            return true;
    return false;
}

/* "ihren Wert", "seines Börsenwerts" */
static bool is_own(const struct reading_of_moves *m, uint32_t token) {
    const char *fold = token_fold(m->document, token);
    return move_token(m, token)->fold_len >= 3 &&
           (memcmp(fold, "ihr", 3) == 0 || memcmp(fold, "sei", 3) == 0);
}

/* Whether a nominal may be what the verb speaks of. */
static void read_nominal(const struct reading_of_moves *m, const struct nominal *nominal,
                         struct frame *frame) {
    uint32_t noun = nominal->noun;
    struct phrase phrase;
    frame->domain |= is_domain(m, nominal);
    frame->own_worth |= nominal->prep == NO_INDEX && is_own(m, nominal->first) &&
                        move_phrase(m, noun, PHRASE_BIT(PHRASE_WORTH), &phrase);
    if (nominal->prep != NO_INDEX || (frame->noun != 0 && noun == frame->noun_at) || in_subject(m, noun) ||
        move_in_figure(m, noun) || is_in_brackets(m, noun) ||
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

static void read_noun(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame) {
    for (uint32_t i = clause->first; i < clause->end; i++) {
        struct phrase phrase;
        if (!in_clause(m, i, frame->clause) || move_in_figure(m, i) ||
            !move_phrase(m, i, PHRASE_BIT(PHRASE_NOUN), &phrase) || is_aside(m, i))
            continue;
        bool price = (phrase.flags & PHRASE_PRICE) != 0;
        bool itself =
            is_owned_by_price(m, i) || /* "die Verluste der Porsche-Aktie", "das Minus schrumpfte" */
            (i > m->first && move_is(m, i - 1, "das") && !move_is_quantity(m, i));
        if (!frame->stand && !(frame->trade && price) && !itself)
            continue; /* "reagierte mit Kursverlusten" */
        frame->noun = phrase.value > 0 ? 1 : -1;
        frame->noun_at = i;
        frame->noun_end = phrase.end;
        frame->noun_price = price;
        frame->noun_subject = itself || frame->stand;
        frame->noun_text = move_words(m, i, phrase.end);
        return;
    }
}

static void read_frame(const struct reading_of_moves *m, struct frame *frame) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    frame->plural = is_plural(m, clause);
    read_verb(m, clause, frame);
    read_compared_ratio(m, clause, frame);
    read_idioms(m, frame);
    read_flat_verb(m, clause, frame);
    if (frame->ratio != 0)
        widen(frame, frame->verb_first, frame->verb_end);
    read_adverbs(m, clause, frame);
    read_ratio_hedge(m, frame);
    read_noun(m, clause, frame);
    for (uint32_t i = clause->first; i < clause->end; i++) {
        const struct token *t =
            move_token(m, i); /* "iPhone-Verkäufe", which has no capital to show the noun */
        if (in_clause(m, i, frame->clause) && t->flags & TOKEN_HYPHENATED &&
            !(t->flags & TOKEN_CAPITALISED) && t->classes & CLASS_NOUN && move_mention_at(m, i) == NULL)
            frame->other_subject = true;
    }
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++)
        read_nominal(m, &m->document->nominals[i], frame);
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
    return STATUS_OK;
}
