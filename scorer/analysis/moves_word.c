/* What the words of a clause beside its verb say of the direction of prices: idioms, adverbs, flat phrases,
 * ratios. */
#include <string.h>

#include "analysis/moves_frame.h"
#include "language/word_class.h"

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

void frame_read_idioms(const struct reading_of_moves *m, struct frame *frame) {
    const struct document *d = m->document;
    bool reflexive = d->clauses[frame->clause].verb & VERB_REFLEXIVE;
    const struct sentence *s = &d->sentences[m->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit && frame->ratio == 0; h++) {
        const struct hit *hit = &d->hits[h];
        if (hit->clause != frame->clause)
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
        if (frame->lemma != NULL && strcmp(frame->lemma, "entfernen") == 0 && !reflexive)
            continue; /* "ist vom Rekordhoch 3 Prozent entfernt" */
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
        frame_widen(frame, hit->first, hit->end);
        if (hit->verb != NO_INDEX && (hit->verb + 1 < hit->first || hit->verb >= hit->end))
            frame_widen(frame, hit->verb < hit->first ? hit->first : hit->verb,
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
        if (frame_in_clause(m, i, index) && move_is_any(m, i, words)) {
            *where = i;
            return true;
        }
    return false;
}

/* "verharrte bei 92,40 Euro", not "verharrt in der Krise" */
static bool has_level(const struct reading_of_moves *m, uint32_t clause) {
    for (uint32_t i = 0; i < m->n_figures; i++)
        if (frame_in_clause(m, m->figures[i].number, clause) && m->figures[i].role == FIGURE_LEVEL)
            return true;
    return false;
}

void frame_read_flat_verb(const struct reading_of_moves *m, const struct clause *clause,
                          struct frame *frame) {
    struct phrase phrase;
    uint32_t where;
    if (clause->lemma == NO_INDEX ||
        !phrase_of_lemma(m->lexicon, clause->lemma, PHRASE_BIT(PHRASE_FLAT), &phrase))
        return;
    if (phrase.flags & PHRASE_LEVEL && !has_level(m, frame->clause))
        return;
    if (phrase.flags & PHRASE_HARDLY) {
        if (!hardly(m, clause, frame->clause, &where))
            return;
        frame_widen(frame, where, where + 1);
    }
    frame->flat = true;
}

/* "die unveränderte Prognose", "fester Boden": the word belongs to the noun behind it. */
static bool is_attribute(const struct reading_of_moves *m, uint32_t token, uint32_t end) {
    if (end != token + 1 || end >= m->end)
        return false;
    const struct token *next = move_token(m, end);
    bool participle = next->classes & CLASS_ATTRIBUTE && !(next->flags & TOKEN_CAPITALISED) &&
                      !(next->classes & (CLASS_FINITE | CLASS_ADVERB | CLASS_DETERMINER));
    if (participle && end + 1 < m->end && move_is_noun(m, end + 1))
        return true; /* "im eine Stufe tiefer angesiedelten SDax" */
    return move_is_noun(m, end) && move_mention_at(m, end) == NULL;
}

void frame_read_adverbs(const struct reading_of_moves *m, const struct clause *clause, struct frame *frame) {
    const uint32_t classes = PHRASE_BIT(PHRASE_ADVERB) | PHRASE_BIT(PHRASE_RATIO);
    for (uint32_t i = clause->first; i < clause->end; i++) {
        struct phrase phrase;
        if (!frame_in_clause(m, i, frame->clause) || move_in_figure(m, i) ||
            !move_phrase(m, i, classes, &phrase))
            continue;
        if (phrase.class == PHRASE_RATIO && frame->costs && phrase.end > i + 1) {
            frame->ratio = (double)phrase.value;
            frame_widen(frame, i, phrase.end);
        } else if (phrase.class == PHRASE_ADVERB && phrase.flags & PHRASE_ALONE && i != clause->particle &&
                   !is_attribute(m, i, phrase.end)) {
            frame->adverb = phrase.value > 0 ? 1 : -1;
            frame->prices |= (phrase.flags & PHRASE_PRICE) != 0;
        }
        i = phrase.end - 1;
    }
}

bool frame_has_price(const struct reading_of_moves *m, uint32_t clause) {
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
                  frame_has_price(m, frame->clause);
    for (uint32_t i = from > clause->first ? from : clause->first; i < clause->end; i++) {
        if (!frame_in_clause(m, i, frame->clause) || move_in_figure(m, i) ||
            !move_phrase(m, i, classes, phrase))
            continue;
        bool idiom = frame->idiom && i < frame->idiom_end && frame->idiom_first < phrase->end;
        bool flat = phrase->class == PHRASE_FLAT && (market || phrase->end > i + 1);
        bool adverb = phrase->class == PHRASE_ADVERB && phrase->flags & PHRASE_ALONE &&
                      (market || phrase->flags & PHRASE_PRICE);
        bool of_quantity = phrase->end == i + 1 && i > m->first && !move_in_figure(m, i - 1) &&
                           move_is_quantity(m, i - 1); /* "Dividende rauf, Aktie runter" */
        /* "gehalten hatten" is a verb; "tiefer hatten sie zuletzt notiert" tells of another day */
        bool past_state = clause->verb & VERB_PLUPERFECT && frame->lemma != NULL &&
                          strcmp(frame->lemma, "sein") == 0; /* "war noch höher gewesen" */
        bool verbal = (phrase->class == PHRASE_FLAT && i == clause->predicate) || past_state ||
                      (clause->verb & VERB_PLUPERFECT && i < clause->finite && clause->finite != NO_INDEX);
        if ((flat || adverb) && !idiom && !of_quantity && !verbal && i != clause->particle &&
            !is_attribute(m, i, phrase->end) &&
            (phrase->end > i + 1 || !moves_beside_ratings(m))) { /* "Siemens rauf, Siemens Energy runter" */
            *where = i;
            return true;
        }
        i = phrase->end - 1;
    }
    return false;
}

/* "hat sich mehr als verdoppelt": the participle of a comparison is no verb of its clause, but tells the
 * change. */
void frame_read_compared_ratio(const struct reading_of_moves *m, const struct clause *clause,
                               struct frame *frame) {
    for (uint32_t i = clause->first + 1; i < clause->end && frame->ratio == 0; i++) {
        const struct token *t = move_token(m, i);
        if (!frame_in_clause(m, i, frame->clause) || !move_is(m, i - 1, "als") || t->word == NO_WORD ||
            !(t->classes & (CLASS_PARTICIPLE | CLASS_INFINITIVE)))
            continue;
        const struct form *form = &m->lexicon->forms[t->word];
        for (uint32_t r = 0; r < form->n_readings; r++) {
            uint32_t lemma = m->lexicon->readings[form->first_reading + r].lemma;
            struct phrase phrase;
            if (!phrase_of_lemma(m->lexicon, lemma, PHRASE_BIT(PHRASE_RATIO), &phrase))
                continue;
            frame->ratio = (double)phrase.value;
            frame->on_object = !(clause->verb & (VERB_REFLEXIVE | VERB_PASSIVE));
            frame->lemma = lexicon_lemma_text(m->lexicon, lemma);
            frame->cue_first = i;
            frame->cue_end = i + 1;
        }
    }
}

void frame_read_ratio_hedge(const struct reading_of_moves *m, struct frame *frame) {
    struct phrase phrase;
    uint32_t first;
    if (frame->ratio == 0 || frame->cue_first == frame->cue_end ||
        !move_phrase_before(m, frame->cue_first, PHRASE_BIT(PHRASE_HEDGE), &phrase, &first))
        return;
    frame->ratio_hedge = move_hedge_of(phrase.code);
    frame_widen(frame, first, frame->cue_end);
}
