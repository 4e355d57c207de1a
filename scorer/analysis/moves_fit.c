/* What may be a move: whether the price of a subject can be meant by a change that its clause tells. */
#include <math.h>
#include <string.h>

#include "analysis/moves_bind.h"
#include "language/word_class.h"

static bool is_bond(const struct instrument *instrument) {
    return instrument->asset != NULL && strcmp(instrument->asset, "bond") == 0;
}

static bool unit_fits(const struct instrument *instrument, enum move_unit unit) {
    bool rate = unit == UNIT_PERCENTAGE_POINTS || unit == UNIT_BASIS_POINTS;
    switch (instrument->kind) {
    case INSTRUMENT_COMPANY:
        return unit == UNIT_PERCENT || unit == UNIT_CURRENCY;
    case INSTRUMENT_INDEX:
        return unit == UNIT_PERCENT || unit == UNIT_POINTS;
    case INSTRUMENT_OTHER:
        return is_bond(instrument) || !rate;
    }
    return false;
}

/* A yield or rate moves where the text says yield, or counts in basis points; else a bond's price would be
 * meant. */
static bool bond_fits(const struct subject *subject, const struct item *item) {
    if (!is_bond(subject->instrument) || subject->yield || subject->future)
        return true;
    const struct figure *f = item->figure != NULL ? item->figure : item->levels;
    if (f == NULL)
        return false;
    bool rate = f->unit == UNIT_PERCENTAGE_POINTS || f->unit == UNIT_BASIS_POINTS;
    return rate || (item->figure == NULL && f->unit == UNIT_PERCENT) ||
           (item->levels != NULL && item->levels->unit == UNIT_PERCENT);
}

/* Whether the clause is no more than the subject and its verb: "SAP gewinnt", "auch Nvidia kann zulegen". */
static bool is_bare_clause(const struct reading_of_moves *m, const struct frame *frame,
                           const struct subject *s) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    for (uint32_t i = clause->first; i < clause->end; i++) {
        bool verb = i >= frame->verb_first && i < frame->verb_end;
        bool own = i >= s->first && i < s->end;
        if (!verb && !own && i != clause->opener && move_token(m, i)->kind != TOKEN_MARK &&
            !(move_token(m, i)->classes & (CLASS_ADVERB | CLASS_ADJECTIVE | CLASS_COORDINATOR | CLASS_MODAL)))
            return false;
    }
    return true;
}

/* Whether the sentence before told what shares or indices did: what follows goes on with it. */
static bool tells_on(const struct reading_of_moves *m) {
    const struct document *d = m->document;
    const struct move *last = d->n_moves > 0 ? &d->moves[d->n_moves - 1] : NULL;
    return last != NULL && last->sentence + 1 == m->sentence && last->subject != NULL &&
           last->subject->kind != INSTRUMENT_OTHER;
}

/* Whether a company's name without "Aktie" can mean its share here: "Oracle fielen", "Puma bricht ein". */
static bool name_means_share(const struct reading_of_moves *m, const struct frame *frame,
                             const struct subject *subject, const struct item *item) {
    if (subject->price)
        return true;
    bool by_verb = item->by_frame && frame->direction != 0 && !frame->idiom;
    if (by_verb && frame->growth)
        return false;
    if (item->by_noun && frame->forecasts && !(item->figure != NULL && item->figure->noun_price))
        return false; /* "Siemens erwartet einen Rückgang um 5 Prozent" */
    if (subject->role == SUBJECT_AT && frame->goes && (frame->idiom || by_verb))
        return true; /* "für Hensoldt ging es bergab" */
    if (!isnan(item->value) || item->mark != NULL)
        return true;
    if (item->levels != NULL && item->levels->unit == UNIT_CURRENCY &&
        (by_verb || item->direction == 0 || item->told))
        return true;
    if (item->figure != NULL || item->headline || frame->verb_first == frame->verb_end || frame->prices)
        return true; /* a range; a list: "Qiagen: unverändert"; "auf Talfahrt" */
    if (subject->compared || (by_verb && frame->change && !frame->prices))
        return false; /* "Zulieferer wie Continental haben sich verschlankt" */
    return frame->plural || (by_verb && frame->strong) || (by_verb && m->n_moves > 0) ||
           (by_verb && tells_on(m) && is_bare_clause(m, frame, subject));
}

/* Whether only adverbs, names and links of a list stand in [first, end). */
static bool is_light(const struct reading_of_moves *m, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        if (!(move_token(m, i)->classes &
              (CLASS_ADVERB | CLASS_REFLEXIVE | CLASS_COORDINATOR | CLASS_PRONOUN)) &&
            !move_is_mark(m, i, ',') && move_mention_at(m, i) == NULL)
            return false;
    return true;
}

/* Whether the subject stands beside the verb, or opens a clause whose verb comes last: then it is the
 * grammatical subject, and a quantity elsewhere in the clause is not. */
static bool is_beside_verb(const struct reading_of_moves *m, const struct frame *frame,
                           const struct subject *s) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    if (clause->opener != NO_INDEX && clause->opener < s->first && is_light(m, clause->opener + 1, s->first))
        return true;
    if (clause->finite == NO_INDEX)
        return true;
    return clause->finite >= s->end ? is_light(m, s->end, clause->finite)
                                    : is_light(m, clause->finite + 1, s->first);
}

/* Whether something else may be what the verb or the adverb speaks of: "Bei BASF stieg der Umsatz um 3
 * Prozent". */
static bool speaks_of_other(const struct reading_of_moves *m, const struct frame *frame,
                            const struct subject *s, const struct item *item) {
    bool price = item->figure != NULL && item->figure->noun_price;
    if (s->with && item->figure != NULL && item->figure->worth)
        return false; /* "Anleger haben mit Zalando die Hälfte verloren" */
    if (s->dative && item->by_frame && !frame->on_object && s->clause == frame->clause)
        return true;
    if (frame->domain && !price && !(item->figure != NULL && item->figure->signed_))
        return true;
    bool noun_itself = item->by_noun && item->figure != NULL && s->first <= item->figure->cue_first &&
                       item->figure->cue_first < s->end;
    if (noun_itself && frame->blocked && !price)
        return true; /* "das Ergebnis verzeichnete ein Plus von 1,1 Prozent" takes no price up */
    if (item->told)
        return false;
    if (s->role == SUBJECT_AT)
        return frame->blocked || frame->other_subject;
    return frame->blocked && !s->price && s->clause == frame->clause && !is_beside_verb(m, frame, s);
}

bool level_fits(const struct subject *subject, const struct figure *level) {
    switch (subject->instrument->kind) {
    case INSTRUMENT_COMPANY:
        return level->unit == UNIT_CURRENCY && level->role != FIGURE_OTHER;
    case INSTRUMENT_INDEX:
        return level->unit == UNIT_POINTS;
    case INSTRUMENT_OTHER:
        if (subject->future)
            return level->unit == UNIT_POINTS || level->unit == UNIT_PERCENT;
        return is_bond(subject->instrument) ? level->unit == UNIT_PERCENT
                                            : level->unit == UNIT_CURRENCY || level->unit == UNIT_POINTS;
    }
    return false;
}

/* What is told by volume as well as by price, so that a word for the price must be there: Benzin, Stahl,
 * Weizen. */
static bool is_told_by_volume(const struct subject *subject) {
    static const char *const traded[] = {"brent", "wti", "oil", "opecbasket", NULL};
    const struct instrument *instrument = subject->instrument;
    if (instrument->kind != INSTRUMENT_OTHER || instrument->asset == NULL)
        return false;
    for (const char *const *t = traded; *t != NULL; t++)
        if (strcmp(instrument->ticker, *t) == 0)
            return false;
    return strcmp(instrument->asset, "oil") == 0 || strcmp(instrument->asset, "commodity") == 0;
}

/* "um 9 Prozent auf 921 Millionen Euro": no share costs so much. */
static bool is_too_dear(const struct reading_of_moves *m, const struct subject *subject,
                        const struct item *item) {
    if (subject->instrument->kind != INSTRUMENT_COMPANY || item->figure == NULL)
        return false;
    uint32_t link = item->figure->end;
    for (uint32_t i = 0; i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if (f->number == link + 1 && move_is(m, link, "auf") && f->unit == UNIT_CURRENCY && f->value >= 1e6)
            return true;
    }
    return false;
}

bool move_fits(const struct reading_of_moves *m, const struct frame *frame, const struct subject *subject,
               const struct item *item) {
    if (item->figure != NULL && !unit_fits(subject->instrument, item->figure->unit))
        return false;
    if (subject->instrument->kind == INSTRUMENT_INDEX && item->levels != NULL &&
        item->levels->unit == UNIT_CURRENCY)
        return false; /* an index has no price */
    if (is_too_dear(m, subject, item) || !bond_fits(subject, item) ||
        !name_means_share(m, frame, subject, item))
        return false;
    if (speaks_of_other(m, frame, subject, item))
        return false;
    bool bare = item->figure == NULL && item->levels == NULL && item->mark == NULL && frame->ratio == 0;
    if (item->by_frame && bare && frame->needs_figure &&
        (!subject->price || frame->other_subject || frame->blocked) &&
        !(m->n_moves > 0 && is_bare_clause(m, frame, subject)))
        return false; /* "SAP gewinnt Kunden", but "Tesla: Aktie verliert" */
    if (is_told_by_volume(subject) && !subject->worded && !frame->costs && !frame->prices &&
        item->levels == NULL)
        return false;
    bool object = item->by_frame && frame->on_object && (frame->direction != 0 || frame->ratio != 0);
    if (!object)
        return true;
    bool figure = item->figure != NULL || item->levels != NULL || item->mark != NULL || frame->ratio != 0;
    if (!figure && !frame->pushes && !frame->idiom)
        return false; /* "streicht die Aktie von der Liste" */
    return subject->price || frame->prices ||
           frame->own_worth; /* "SAP steigerte um 5 Prozent": not the price of SAP */
}
