/* From a change and its subject to a move: its numbers, its place in the text; and the last joining. */
#include <math.h>
#include <string.h>

#include "analysis/moves_bind.h"

/* --- the numbers --- */

static const char *kind_of(const struct instrument *instrument) {
    if (instrument->kind == INSTRUMENT_COMPANY)
        return "share";
    if (instrument->kind == INSTRUMENT_INDEX)
        return "index";
    return instrument->asset == NULL ? "commodity" : instrument->asset;
}

static void set_level(const struct subject *subject, const struct figure *level, double *where,
                      struct move *move) {
    if (level == NULL || !level_fits(subject, level))
        return;
    *where = level->value;
    if (level->unit == UNIT_CURRENCY)
        memcpy(move->currency, level->currency, sizeof move->currency);
}

/* Cents of what is traded in dollars: oil, metals, American shares. */
static bool cents_are_dollars(const struct figure *f, const struct instrument *instrument) {
    if (!f->cents || strcmp(f->currency, "EUR") != 0 || instrument == NULL)
        return false;
    if (instrument->kind == INSTRUMENT_COMPANY)
        return instrument->mic != NULL &&
               (strcmp(instrument->mic, "XNAS") == 0 || strcmp(instrument->mic, "XNYS") == 0);
    return instrument->asset != NULL &&
           (strcmp(instrument->asset, "oil") == 0 || strcmp(instrument->asset, "metal") == 0);
}

void move_set_difference(enum move_unit unit, struct move *move) {
    move->unit = unit == UNIT_PERCENT ? UNIT_PERCENTAGE_POINTS : unit;
    move->value = round(fabs(move->to - move->from) * 1e6) / 1e6;
}

static void set_value(const struct item *item, struct move *move) {
    const struct figure *f = item->figure;
    move->value = item->value;
    if (f == NULL) {
        if (!isnan(item->value))
            move->unit = UNIT_PERCENT;
        else if (item->levels != NULL && !isnan(move->from) && !isnan(move->to))
            move_set_difference(item->levels->unit, move);
        return;
    }
    move->unit = isnan(f->value) && f->unit != UNIT_CURRENCY ? UNIT_PERCENT : f->unit;
    move->hedge = f->hedge;
    if (f->unit == UNIT_CURRENCY && !(f->cents && move->currency[0] != '\0'))
        memcpy(move->currency, cents_are_dollars(f, move->subject) ? "USD" : f->currency,
               sizeof move->currency);
    if (item->points != NULL && item->points->unit == UNIT_POINTS)
        move->points = item->points->value;
}

/* --- the place --- */

static void widen(uint32_t *first, uint32_t *end, uint32_t from, uint32_t to) {
    if (from == to)
        return;
    *first = from < *first ? from : *first;
    *end = to > *end ? to : *end;
}

/* The preposition before a figure belongs to it. */
static uint32_t with_preposition(const struct reading_of_moves *m, uint32_t first) {
    static const char *const preps[] = {"um", "auf", "von", "bei", "mit", "ueber", "unter", NULL};
    return first > m->first && move_is_any(m, first - 1, preps) ? first - 1 : first;
}

static void widen_figure(const struct reading_of_moves *m, const struct figure *f, uint32_t *first,
                         uint32_t *end) {
    if (f == NULL)
        return;
    widen(first, end, with_preposition(m, f->first), f->end);
    widen(first, end, f->cue_first, f->cue_end);
}

/* Whether the verb may be in the span: only words of its clause and no other name stand between. */
static bool is_near(const struct reading_of_moves *m, const struct frame *frame, uint32_t first, uint32_t end,
                    const struct subject *subject, const struct item *item) {
    for (uint32_t i = 0; i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if (f->role == FIGURE_CHANGE && f->number >= first && f->number < end && f != item->figure &&
            f != item->points && f != item->mark)
            return false;
    }
    for (uint32_t i = first; i < end; i++) {
        uint32_t clause = m->document->clause_of[i];
        if (clause != NO_INDEX && clause != frame->clause)
            return false;
        const struct mention *mention = move_mention_at(m, i);
        if (mention != NULL && mention != subject->mention && mention->head)
            return false;
    }
    return true;
}

static void place(const struct reading_of_moves *m, const struct frame *frame, const struct subject *subject,
                  const struct item *item, const struct figure *level, uint32_t *first, uint32_t *end) {
    *first = NO_INDEX;
    *end = 0;
    widen_figure(m, item->figure, first, end);
    widen_figure(m, item->points, first, end);
    widen_figure(m, level, first, end);
    widen_figure(m, item->from, first, end);
    widen_figure(m, item->mark, first, end);
    if (item->word != NULL)
        widen(first, end, item->at, item->word_end);
    widen_figure(m, item->attribute, first, end);
    bool by_verb = item->by_frame && (frame->direction != 0 || frame->ratio != 0);
    uint32_t wide_first = *first, wide_end = *end;
    if (item->by_frame)
        widen(&wide_first, &wide_end, frame->cue_first, frame->cue_end);
    if (by_verb)
        widen(&wide_first, &wide_end, frame->verb_first, frame->verb_end);
    if (*first == NO_INDEX || is_near(m, frame, wide_first, wide_end, subject, item)) {
        *first = wide_first;
        *end = wide_end;
    }
    if (*first >= *end) {
        *first = subject->first;
        *end = subject->end > subject->first ? subject->end : subject->first + 1;
    }
}

static const char *lemma_of(const struct frame *frame, const struct item *item) {
    if (item->figure != NULL && item->figure->direction != 0)
        return item->figure->cue;
    if (item->word != NULL)
        return item->word;
    return frame->lemma == NULL ? "" : frame->lemma;
}

/* Where the words of the next subject start between two tokens, or `end`. */
static uint32_t next_subject(const struct reading_of_moves *m, uint32_t first, uint32_t end) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].first >= first && m->subjects[i].first < end &&
            m->subjects[i].role != SUBJECT_NONE)
            return m->subjects[i].first;
    return end;
}

/* "nach einem Kursrutsch um 19 Prozent seit Ende August": the time right behind a figure is its own. */
static uint32_t behind_time(const struct reading_of_moves *m, uint32_t token) {
    enum { SINCE = 3 };
    struct phrase phrase;
    if (move_phrase(m, token, PHRASE_BIT(PHRASE_PERIOD), &phrase))
        return phrase.end;
    return move_is(m, token, "seit") && token + SINCE < m->end ? token + SINCE : token;
}

/* The words that can tell the period and the session of this item: those of its clause, and where several
 * items stand in it only those from the end of the one before to the subject of the next. */
static void context(const struct reading_of_moves *m, const struct frame *frame, const struct item *item,
                    struct move *move) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    uint32_t first = clause->first, end = clause->end;
    for (uint32_t i = 0; item->figure != NULL && i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if (f == item->figure || f == item->points || f->role != FIGURE_CHANGE || f->listed ||
            f->unit != UNIT_PERCENT || m->document->clause_of[f->number] != frame->clause)
            continue;
        if (f->end <= item->figure->first && f->end > first)
            first = behind_time(m, f->end);
        if (f->first < item->figure->end)
            continue;
        uint32_t subject = next_subject(m, item->figure->end, f->first);
        if (subject < f->first || item->figure->direction != 0)
            end = subject < end ? subject : end;
    }
    moves_context(m, frame->clause, first, end, move);
}

/* Whether the verb of the clause is negated right before it: "nicht gefallen", "nicht etwa gefallen". */
static bool is_denied(const struct reading_of_moves *m, const struct frame *frame) {
    uint32_t verb = m->document->clauses[frame->clause].predicate;
    if (verb == NO_INDEX)
        return false;
    for (uint32_t i = verb; i-- > m->first && i + 3 > verb;)
        if (move_is(m, i, "nicht") || move_is(m, i, "kaum"))
            return true;
    return false;
}

enum status emit_move(struct reading_of_moves *m, const struct frame *frame, const struct subject *subject,
                      const struct item *item, uint32_t nth, uint32_t n) {
    if (!move_fits(m, frame, subject, item))
        return STATUS_OK;
    const struct figure *level = item->levels;
    if (level != NULL && item->n_levels == n)
        level += nth;
    struct move move = {.sentence = m->sentence,
                        .subject = subject->instrument,
                        .subject_name = subject->instrument->ticker,
                        .subject_kind = kind_of(subject->instrument),
                        .lemma = lemma_of(frame, item),
                        .direction = (enum direction)item->direction,
                        .value = NAN,
                        .points = NAN,
                        .from = NAN,
                        .to = NAN};
    set_level(subject, item->from, &move.from, &move);
    set_level(subject, level, &move.to, &move);
    set_value(item, &move);
    if (!move_read_pair(m, frame, subject, item, &move))
        return STATUS_NOMEM;
    if (item->figure == NULL && frame->ratio != 0)
        move.hedge = frame->ratio_hedge;
    uint32_t first, end;
    place(m, frame, subject, item, level, &first, &end);
    move.span = (struct span){move_token(m, first)->start, move_token(m, end - 1)->end};
    context(m, frame, item, &move);
    move.older |= frame->past;
    if (subject->future && subject->instrument->kind == INSTRUMENT_INDEX && move.status == MOVE_ASSERTED)
        move.status = MOVE_EXPECTED;
    if (isnan(move.value) && item->by_frame && item->direction != 0 && is_denied(m, frame))
        return STATUS_OK; /* "ist nicht etwa gefallen" */
    if (isnan(move.value) && move.status == MOVE_HYPOTHETICAL)
        return STATUS_OK; /* "falls der Dax unter 15.000 Punkte fällt" tells nothing of the price */
    if (!arena_grow(m->document->arena, &m->moves, &m->cap_moves, m->n_moves + 1, sizeof move))
        return STATUS_NOMEM;
    m->moves[m->n_moves++] = move;
    return STATUS_OK;
}

/* --- the last joining --- */

static bool same_subject(const struct move *a, const struct move *b) {
    return strcmp(a->subject_name, b->subject_name) == 0;
}

/* A move without a figure says no more than one of the same subject and direction that has one. */
static bool is_told_by(const struct move *bare, const struct move *full) {
    if (bare == full || !same_subject(bare, full) || bare->older != full->older || !isnan(bare->value) ||
        isnan(full->value))
        return false;
    if (!isnan(bare->to) && bare->period != full->period)
        return false; /* "sackte im Tagesverlauf auf 118 Euro ab, schloss 1,2 Prozent leichter" */
    bool nearly_flat = bare->direction == DIRECTION_FLAT && full->unit == UNIT_PERCENT && full->value < 0.5 &&
                       bare->period == full->period; /* "kaum bewegt mit minus 0,03 Prozent" */
    return bare->direction == full->direction || nearly_flat;
}

static void join(struct reading_of_moves *m) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n_moves; i++) {
        bool told = false;
        for (uint32_t k = 0; k < m->n_moves && !told; k++) {
            struct move *other = &m->moves[k];
            bool twin =
                k < i && same_subject(other, &m->moves[i]) && other->direction == m->moves[i].direction &&
                (other->value == m->moves[i].value || (isnan(other->value) && isnan(m->moves[i].value))) &&
                other->unit == m->moves[i].unit;
            told = twin || is_told_by(&m->moves[i], other);
            if (told && isnan(other->to))
                other->to = m->moves[i].to;
            if (told && isnan(other->from))
                other->from = m->moves[i].from;
        }
        if (!told)
            m->moves[n++] = m->moves[i];
    }
    m->n_moves = n;
}

void moves_finish(struct reading_of_moves *m) {
    join(m);
    for (uint32_t i = 1; i < m->n_moves; i++) { /* text order: few moves a sentence */
        struct move move = m->moves[i];
        uint32_t k = i;
        for (; k > 0 && m->moves[k - 1].span.start > move.span.start; k--)
            m->moves[k] = m->moves[k - 1];
        m->moves[k] = move;
    }
}
