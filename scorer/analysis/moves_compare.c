/* Two levels told in two clauses are a move: "notierte bei 2,41 Prozent, am Vortag waren es 2,46 Prozent
 * gewesen". */
#include <math.h>
#include <string.h>

#include "analysis/moves_bind.h"

/* The one level of a clause, or NULL. A percentage counts where the verb tells prices: "waren es 2,46
 * Prozent". */
static const struct figure *level_of(const struct reading_of_moves *m, const struct frame *frame) {
    const struct figure *only = NULL;
    for (uint32_t i = 0; i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if (m->document->clause_of[f->number] != frame->clause || f->role == FIGURE_OTHER)
            continue;
        bool level = figure_role_in(frame, f) == FIGURE_LEVEL;
        bool percent =
            f->unit == UNIT_PERCENT && f->bare && f->direction == 0 && frame->trade && frame->direction == 0;
        if (only != NULL || (!level && !percent))
            return NULL;
        only = f;
    }
    return only;
}

/* Whether the clause speaks of the time before: by its tense or by its words. */
static bool is_past(const struct reading_of_moves *m, const struct frame *frame) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    if (clause->verb & VERB_PLUPERFECT)
        return true;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        struct phrase phrase;
        if (m->document->clause_of[i] == frame->clause &&
            (move_is(m, i, "zuvor") || move_phrase(m, i, PHRASE_BIT(PHRASE_OLDER), &phrase)))
            return true;
    }
    return false;
}

static bool same_unit(const struct figure *a, const struct figure *b) {
    return a->unit == b->unit && memcmp(a->currency, b->currency, sizeof a->currency) == 0;
}

static bool names_another(const struct reading_of_moves *m, const struct frame *frame,
                          const struct subject *subject) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].clause == frame->clause && m->subjects[i].instrument != subject->instrument)
            return true;
    return false;
}

static const struct subject *subject_of(const struct reading_of_moves *m, const struct frame *frame) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].clause == frame->clause && m->subjects[i].role == SUBJECT_PLAIN)
            return &m->subjects[i];
    return NULL;
}

/* Set the level before in the moves that reached `now`. */
static bool complete(struct reading_of_moves *m, const struct figure *now, const struct figure *then) {
    bool found = false;
    for (uint32_t i = 0; i < m->n_moves; i++) {
        struct move *move = &m->moves[i];
        if (isnan(move->to) || move->to != now->value)
            continue;
        found = true;
        if (!isnan(move->from))
            continue;
        move->from = then->value;
        if (isnan(move->value))
            move_set_difference(now->unit, move);
    }
    return found;
}

/* "büßte 0,9 Prozent ein und schloss bei 4.980 Punkten": the level of the move before. */
static void add_level(struct reading_of_moves *m, const struct frame *frame) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    const struct figure *level = level_of(m, frame);
    if (level == NULL || level->role != FIGURE_LEVEL || !frame->trade || frame->direction != 0 ||
        frame->adverb != 0 || !clause->shares_subject || is_past(m, frame))
        return;
    struct move *only = NULL;
    for (uint32_t i = 0; i < m->n_moves; i++) {
        if (only != NULL && strcmp(only->subject_name, m->moves[i].subject_name) != 0)
            return;
        only = &m->moves[i];
    }
    if (only == NULL || only->subject == NULL || !isnan(only->to) ||
        only->span.start > move_token(m, level->first)->start)
        return;
    bool points = level->unit == UNIT_POINTS && only->subject->kind == INSTRUMENT_INDEX;
    bool money = level->unit == UNIT_CURRENCY && only->subject->kind == INSTRUMENT_COMPANY;
    if (points || money)
        only->to = level->value;
    if (money)
        memcpy(only->currency, level->currency, sizeof only->currency);
}

/* Set the level that the moves from the token on reached, where they have none and can stand there. */
static void give_level(struct reading_of_moves *m, const struct figure *level, uint32_t from) {
    for (uint32_t i = 0; i < m->n_moves; i++) {
        struct move *move = &m->moves[i];
        if (move->span.start < move_token(m, from)->start || !isnan(move->to) || move->subject == NULL ||
            move->older != m->moves[0].older || move->subject != m->moves[0].subject)
            continue;
        const struct subject subject = {.instrument = move->subject};
        if (!level_fits(&subject, level) || level->unit == UNIT_PERCENT)
            continue;
        move->to = level->value;
        if (level->unit == UNIT_CURRENCY)
            memcpy(move->currency, level->currency, sizeof move->currency);
        return;
    }
}

/* "Mit 5.864 Punkten ging der Index aus dem Jahr, was einem Gewinn von 22 Prozent entspricht", "steht
 * bei 17.815 Punkten und verliert 0,1 Prozent": the level stands in the clause before. */
static void add_level_before(struct reading_of_moves *m, const struct frame *before,
                             const struct frame *frame) {
    static const char *const whole[] = {"was", "das", "dies", NULL};
    const struct clause *clause = &m->document->clauses[frame->clause];
    const struct figure *level = level_of(m, before);
    if (level == NULL || before->direction != 0 || before->adverb != 0 ||
        (!before->trade && !before->set && !before->stand) ||
        m->document->clauses[before->clause].verb & VERB_FIRST)
        return;
    uint32_t first = clause->first;
    while (first + 1 < clause->end && move_token(m, first)->kind == TOKEN_MARK)
        first++;
    bool taken_up = move_is_any(m, first, whole) && level->role == FIGURE_LEVEL;
    if (taken_up || (clause->shares_subject && before->trade))
        give_level(m, level, clause->first);
}

/* "Brent kostete am Morgen 77,40 Dollar. Das waren 22 Cent weniger als am Mittwoch": the one level of the
 * sentence before. */
static enum status add_level_of_sentence(struct reading_of_moves *m) {
    static const char *const whole[] = {"das", "dies", NULL};
    const struct document *d = m->document;
    bool taken_up = m->n_moves > 0 && m->n_frames > 0 && m->sentence > 0 && move_is_any(m, m->first, whole) &&
                    d->clauses[m->frames[0].clause].finite == m->first + 1;
    if (!taken_up)
        return STATUS_OK;
    const struct sentence *s = &d->sentences[m->sentence - 1];
    struct reading_of_moves before = {.lexicon = m->lexicon,
                                      .document = m->document,
                                      .sentence = m->sentence - 1,
                                      .first = s->first_token,
                                      .end = s->end_token};
    enum status status = figures_read(&before);
    if (status == STATUS_OK)
        status = subjects_read(&before);
    if (status == STATUS_OK)
        status = frames_read(&before);
    const struct figure *only = NULL;
    for (uint32_t i = 0; i < before.n_frames && status == STATUS_OK; i++) {
        const struct figure *level = level_of(&before, &before.frames[i]);
        if (level != NULL && only != NULL)
            return STATUS_OK;
        only = level != NULL ? level : only;
    }
    if (only != NULL)
        give_level(m, only, m->first);
    return status;
}

enum status moves_compare(struct reading_of_moves *m) {
    for (uint32_t i = 1; i < m->n_frames; i++) {
        add_level(m, &m->frames[i]);
        add_level_before(m, &m->frames[i - 1], &m->frames[i]);
        const struct figure *then = level_of(m, &m->frames[i]);
        if (then == NULL || m->frames[i].direction != 0 || !is_past(m, &m->frames[i]))
            continue;
        const struct frame *frame = &m->frames[i - 1];
        const struct figure *now = level_of(m, frame);
        if (now == NULL || !same_unit(now, then) || complete(m, now, then))
            continue;
        const struct subject *subject = subject_of(m, frame);
        if (subject == NULL || !frame->trade || names_another(m, &m->frames[i], subject) ||
            now->value == then->value)
            continue;
        struct item item = {.levels = now,
                            .n_levels = 1,
                            .from = then,
                            .direction = now->value > then->value ? 1 : -1,
                            .value = NAN,
                            .told = true,
                            .at = now->number};
        enum status status = emit_move(m, frame, subject, &item, 0, 1);
        if (status != STATUS_OK)
            return status;
    }
    return add_level_of_sentence(m);
}
