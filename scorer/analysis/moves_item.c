/* The changes that one clause tells: its figures with their levels, or a verb, a ratio or a flat phrase
 * alone. */
#include <math.h>
#include <string.h>

#include "analysis/moves_bind.h"
#include "language/word_class.h"

static bool is_here(const struct reading_of_moves *m, const struct frame *frame, const struct figure *f) {
    return m->document->clause_of[f->number] == frame->clause;
}

/* A sum of money or points without a preposition is a level with verbs of price: "kosteten 62,18 Euro". */
enum figure_role figure_role_in(const struct frame *frame, const struct figure *f) {
    bool money = f->unit == UNIT_CURRENCY || f->unit == UNIT_POINTS;
    if (f->role == FIGURE_LEVEL && f->by_mit && frame->direction != 0)
        return FIGURE_CHANGE; /* "verlor mit 0,86 Prozent nur wenig" */
    if (f->role == FIGURE_CHANGE && money && f->bare && f->direction == 0 && frame->crosses)
        return FIGURE_MARK;
    if (f->role == FIGURE_CHANGE && money && f->bare && f->direction == 0 && frame->trade &&
        frame->direction == 0)
        return FIGURE_LEVEL;
    if (f->role == FIGURE_LEVEL && f->unit == UNIT_PERCENT && frame->noun != 0 && frame->noun_subject)
        return FIGURE_CHANGE; /* "das Minus summiert sich auf ein Viertel" */
    return f->role;
}

/* "Kursabschläge von 4,1 Prozent für Rheinmetall und 3,2 Prozent für Hensoldt": the noun counts for both. */
static bool follows_noun(const struct reading_of_moves *m, const struct figure *left,
                         const struct figure *f) {
    bool linked = false;
    for (uint32_t i = left->end; i < f->first; i++) {
        linked |= move_is_mark(m, i, ',') || move_is(m, i, "und");
        if (!linked && move_mention_at(m, i) == NULL && !move_is(m, i, "bei") && !move_is(m, i, "fuer") &&
            !move_is(m, i, "beim") && !(move_token(m, i)->classes & CLASS_DETERMINER))
            return false;
    }
    return linked && f->first <= left->end + 9 && f->end < m->end &&
           (move_is(m, f->end, "bei") || move_is(m, f->end, "fuer") || move_is(m, f->end, "beim"));
}

/* "allein im November waren es 8 Prozent": the change told last, over another time. */
static bool goes_on(const struct reading_of_moves *m, const struct frame *frame) {
    const struct clause *clause = &m->document->clauses[frame->clause];
    if (clause->finite == NO_INDEX || frame->lemma == NULL || strcmp(frame->lemma, "sein") != 0 ||
        !move_is(m, clause->finite + 1, "es"))
        return false;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        struct phrase phrase;
        if (m->document->clause_of[i] == frame->clause &&
            move_phrase(m, i, PHRASE_BIT(PHRASE_PERIOD), &phrase) && phrase.code != 'h')
            return true;
    }
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].clause == frame->clause && m->subjects[i].first > clause->finite)
            return true; /* "44 Prozent waren es im SDax" */
    return false;
}

/* The direction of what was told last, in this sentence or the one before, or 0. */
static int last_direction(const struct reading_of_moves *m, enum move_unit unit) {
    const struct document *d = m->document;
    const struct move *last = NULL;
    if (m->n_moves > 0)
        last = &m->moves[m->n_moves - 1];
    else if (d->n_moves > 0 && d->moves[d->n_moves - 1].sentence + 1 == m->sentence)
        last = &d->moves[d->n_moves - 1];
    return last != NULL && last->unit == unit ? (int)last->direction : 0;
}

/* Which way a change goes: by what stands beside the figure, else by the clause, else as the change before.
 */
static void set_direction(const struct reading_of_moves *m, const struct frame *frame, const struct figure *f,
                          const struct items *items, struct item *item) {
    if (f->compare && !frame->trade)
        return;
    bool claimed = f->loose && frame->direction != 0 && !frame->idiom && !frame->on_object;
    if (f->direction != 0 && !claimed) {
        item->direction = f->direction;
        item->by_noun = f->by_noun;
        item->told = f->by_noun || f->signed_ || f->before_noun;
        return;
    }
    const struct item *last = items->n > 0 ? &items->list[items->n - 1] : NULL;
    if (last != NULL && last->by_noun && last->figure != NULL && f->bare &&
        follows_noun(m, last->figure, f)) {
        item->direction = last->direction;
        item->by_noun = item->told = true;
        return;
    }
    if (frame->noun != 0 && frame->noun_subject && (f->bare || f->role == FIGURE_LEVEL)) {
        item->direction = frame->noun;
        item->by_noun = item->told = true;
        return;
    }
    int by_frame = f->participle != 0      ? f->participle
                   : frame->direction != 0 ? frame->direction
                                           : frame->adverb;
    if (by_frame == 0 && frame->costs && f->unit == UNIT_PERCENT && f->bare)
        by_frame = -1;
    item->direction = by_frame;
    item->by_frame = by_frame != 0;
    for (uint32_t i = items->n; i-- > 0 && item->direction == 0;) {
        /* an ellipsis: "Dell 4 Prozent tiefer, HP Inc 6,5 Prozent" */
        const struct item *before = &items->list[i];
        if (before->figure == NULL || before->figure->unit != f->unit)
            continue;
        item->direction = before->direction;
        item->by_noun = before->by_noun;
        item->told = before->told;
    }
    if (item->direction == 0 && goes_on(m, frame)) {
        item->direction = last_direction(m, f->unit);
        item->told = true;
    }
}

/* "84 Punkte oder 0,5 Prozent", "126 Punkte (0,9 Prozent)": one change in two units. */
static bool is_same_change(const struct reading_of_moves *m, const struct item *last,
                           const struct figure *f) {
    if (last->figure == NULL || last->points != NULL || last->figure->unit == f->unit)
        return false;
    bool percent = last->figure->unit == UNIT_PERCENT || f->unit == UNIT_PERCENT;
    bool bracket = f->first == last->figure->end + 1 && move_is_mark(m, last->figure->end, '(');
    return percent && (f->listed || bracket) && last->levels == NULL;
}

/* "mit einem Aufschlag von 0,22 Prozent und 11 203,63 Punkten": so many points would be a level beyond any
 * index. */
static bool is_level_beside(const struct item *last, const struct figure *f) {
    enum { HIGHEST = 200000 };
    return last->figure != NULL && last->figure->unit == UNIT_PERCENT && f->unit == UNIT_POINTS &&
           last->levels == NULL && f->value * 100 > last->value * HIGHEST;
}

static void merge_units(struct item *item, const struct figure *f) {
    if (f->unit == UNIT_PERCENT) {
        item->points = item->figure;
        item->figure = f;
        item->value = f->value;
    } else {
        item->points = f;
    }
}

static void add_change(const struct reading_of_moves *m, const struct frame *frame, const struct figure *f,
                       struct items *items) {
    struct item *last = items->n > 0 ? &items->list[items->n - 1] : NULL;
    struct item item = {.figure = f, .value = f->value, .at = f->number};
    set_direction(m, frame, f, items, &item);
    if (item.direction == 0 || items->n == ITEMS_MAX)
        return;
    if (last != NULL && f->listed && is_level_beside(last, f)) {
        last->levels = f;
        last->n_levels = 1;
    } else if (last != NULL && is_same_change(m, last, f))
        merge_units(last, f);
    else
        items->list[items->n++] = item;
}

/* "der von 1,08 auf 1,19 Dollar gestiegene Euro" */
static void add_attribute(const struct figure *f, struct items *items) {
    if (items->n < ITEMS_MAX)
        items->list[items->n++] = (struct item){.attribute = f,
                                                .levels = f,
                                                .n_levels = 1,
                                                .from = f - 1,
                                                .direction = f->direction,
                                                .value = NAN,
                                                .told = true,
                                                .at = f->number};
}

/* Adverbs and flat phrases that tell a move by themselves, one for each place: "Sixt schlossen etwas fester,
 * Fielmann etwas leichter", "Henkel: minus 0,7 Prozent, Qiagen: unverändert". */
static void add_words(const struct reading_of_moves *m, const struct frame *frame, struct items *items) {
    struct phrase phrase;
    uint32_t where, from = m->first;
    while (items->n < ITEMS_MAX && frame_next_word(m, frame, from, &phrase, &where)) {
        int direction = phrase.class == PHRASE_FLAT ? 0 : phrase.value > 0 ? 1 : -1;
        uint32_t place = items->n;
        while (place > 0 && items->list[place - 1].at > where)
            place--;
        for (uint32_t i = items->n; i > place; i--)
            items->list[i] = items->list[i - 1];
        items->list[place] = (struct item){.direction = direction,
                                           .value = NAN,
                                           .at = where,
                                           .word_end = phrase.end,
                                           .word = move_words(m, where, phrase.end)};
        items->n++;
        from = phrase.end;
    }
}

/* Levels belong to the change before them; those before the first one to that. */
static void add_levels(const struct reading_of_moves *m, const struct frame *frame, struct items *items,
                       const struct figure **before) {
    const struct figure *from = NULL;
    for (uint32_t i = 0; i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if (!is_here(m, frame, f))
            continue;
        enum figure_role role = figure_role_in(frame, f);
        struct item *last = NULL;
        for (uint32_t k = 0; k < items->n; k++)
            if (items->list[k].at < f->number)
                last = &items->list[k];
        if (role == FIGURE_FROM) {
            from = f;
            if (last != NULL)
                last->from = f;
        } else if (role == FIGURE_LEVEL && last == NULL) {
            if (*before == NULL)
                *before = f;
        } else if (role == FIGURE_LEVEL && last->levels == NULL) {
            last->levels = f;
            last->n_levels = 1;
        } else if (role == FIGURE_LEVEL && f->listed && last->levels + last->n_levels == f) {
            last->n_levels++;
        }
        if (last != NULL && last->from == NULL)
            last->from = from;
    }
    if (from != NULL && items->list[0].from == NULL)
        items->list[0].from =
            from; /* "vom Rekordhoch bei 16.290 Punkten hat sich der Dax um zwölf Prozent entfernt" */
}

static const struct figure *find_figure(const struct reading_of_moves *m, const struct frame *frame,
                                        enum figure_role role) {
    for (uint32_t i = 0; i < m->n_figures; i++)
        if (is_here(m, frame, &m->figures[i]) && figure_role_in(frame, &m->figures[i]) == role)
            return &m->figures[i];
    return NULL;
}

static uint32_t place_of_frame(const struct frame *frame) {
    return frame->cue_first != frame->cue_end ? frame->cue_first : frame->verb_first;
}

/* "Dow Jones erstmals über 19 000 Punkten": a headline without a verb. */
static bool is_headline_over(const struct reading_of_moves *m, const struct frame *frame) {
    static const char *const words[] = {"erstmals", "wieder",         "kurzzeitig", "zeitweise",
                                        "zurueck",  "voruebergehend", NULL};
    const struct clause *clause = &m->document->clauses[frame->clause];
    if (clause->finite != NO_INDEX || frame->lemma != NULL)
        return false;
    for (uint32_t i = clause->first; i < clause->end; i++)
        if (move_is_any(m, i, words))
            return true;
    return false;
}

/* A move without a figure of its own: a level reached, a mark crossed, a ratio, a bare verb or adverb, no
 * movement. */
static void add_bare(const struct reading_of_moves *m, const struct frame *frame, struct items *items) {
    const struct figure *level = find_figure(m, frame, FIGURE_LEVEL),
                        *from = find_figure(m, frame, FIGURE_FROM);
    const struct figure *mark = find_figure(m, frame, FIGURE_MARK);
    struct item item = {.value = NAN, .from = from, .by_frame = true, .at = place_of_frame(frame)};
    if (level != NULL) {
        item.levels = level;
        item.n_levels = 1;
    }
    bool to_and_from = from != NULL && level != NULL && from->unit == level->unit;
    if (frame->ratio != 0) {
        item.direction = frame->ratio > 0 ? 1 : -1;
        item.value = fabs(frame->ratio);
    } else if (frame->flat) {
        item.direction = 0;
    } else if (frame->noun != 0 && frame->noun_price && (level == NULL || frame->trade || frame->set)) {
        item.direction = frame->noun;
        item.by_noun = item.told = true;
        item.by_frame = false;
        item.word = frame->noun_text;
        item.at = frame->noun_at;
        item.word_end = frame->noun_end;
    } else if (frame->direction != 0) {
        item.direction = frame->direction;
        item.mark = mark;
    } else if (mark != NULL && is_headline_over(m, frame)) {
        item.direction = move_is(m, mark->first - 1, "unter") ? -1 : 1;
        item.mark = mark;
        item.told = true;
        item.at = mark->number;
    } else if (to_and_from && (!frame->other_subject || frame_has_price(m, frame->clause))) {
        item.direction = level->value > from->value ? 1 : -1;
        item.told = true;
    } else {
        return;
    }
    items->list[items->n++] = item;
}

/* One level for each change of a list: "gewannen 1,9 und 2,5 Prozent auf 50,20 und 30,10 Euro". */
static void spread_levels(struct items *items) {
    struct item *last = items->n > 0 ? &items->list[items->n - 1] : NULL;
    if (last == NULL || last->n_levels < 2 || last->n_levels != items->n)
        return;
    const struct figure *levels = last->levels;
    for (uint32_t i = 0; i < items->n; i++) {
        items->list[i].levels = levels + i;
        items->list[i].n_levels = 1;
    }
}

/* "auf 0,8498 (0,8416) Pfund, 160,56 (162,17) Yen und 0,9407 (0,9538) Franken": several levels, each with the
 * one before it. Returns whether there are such. */
static bool add_pairs(const struct reading_of_moves *m, const struct frame *frame, struct items *items) {
    for (uint32_t i = 0; i + 1 < m->n_figures && items->n < ITEMS_MAX; i++) {
        const struct figure *f = &m->figures[i], *from = f + 1;
        if (!is_here(m, frame, f) || f->role != FIGURE_LEVEL || from->role != FIGURE_FROM ||
            from->first != f->end + 1 || f->value == from->value)
            continue;
        items->list[items->n++] = (struct item){.levels = f,
                                                .n_levels = 1,
                                                .from = from,
                                                .direction = f->value > from->value ? 1 : -1,
                                                .value = NAN,
                                                .told = true,
                                                .at = f->number};
    }
    bool several = items->n > 1;
    items->n = several ? items->n : 0;
    return several;
}

void items_of_frame(const struct reading_of_moves *m, const struct frame *frame, struct items *items) {
    items->n = 0;
    if (add_pairs(m, frame, items))
        return;
    for (uint32_t i = 0; i < m->n_figures; i++) {
        const struct figure *f = &m->figures[i];
        if (!is_here(m, frame, f))
            continue;
        if (figure_role_in(frame, f) == FIGURE_CHANGE)
            add_change(m, frame, f, items);
        else if (f->role == FIGURE_LEVEL && f->before_noun)
            add_attribute(f, items);
    }
    if (frame->direction == 0 && frame->ratio == 0)
        add_words(m, frame, items);
    if (items->n == 0) {
        add_bare(m, frame, items);
        return;
    }
    const struct figure *before = NULL;
    add_levels(m, frame, items, &before);
    if (before != NULL && items->list[0].levels == NULL) {
        items->list[0].levels = before;
        items->list[0].n_levels = 1;
    }
    spread_levels(items);
}
