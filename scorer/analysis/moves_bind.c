/* Which change belongs to which subject: by neighbourhood, by order and by coordination. */
#include <math.h>

#include "analysis/moves_bind.h"
#include "language/word_class.h"

struct group {
    bool items; /* else subjects */
    uint32_t n;
    uint32_t list[GROUP_MAX]; /* indices into the items or the subjects */
};

struct binder {
    struct reading_of_moves *m;
    const struct frame *frame;
    struct items items;
    bool apart; /* a change belongs to one name that has it behind "mit" */
    bool failed;
};

static void bind(struct binder *b, const struct subject *subject, struct item *item, uint32_t nth,
                 uint32_t n) {
    item->bound = true;
    b->failed |= emit_move(b->m, b->frame, subject, item, nth, n) != STATUS_OK;
}

/* --- by neighbourhood --- */

/* "Zalando (minus 2,9 Prozent)", "Siemens Energy +5,1 %", "Dax: minus 1,2 Prozent" */
static bool stands_before(const struct reading_of_moves *m, const struct subject *s, const struct figure *f) {
    if (s->end == f->first)
        return f->signed_;
    if (move_is_mark(m, s->end, ':') && s->end + 1 == f->first)
        return f->signed_;
    if (!move_is_mark(m, s->end, '(') || f->first <= s->end)
        return false;
    for (uint32_t i = s->end + 1; i < f->first; i++)
        if (move_token(m, i)->kind == TOKEN_MARK && !move_is_mark(m, i, ',') && !move_is_mark(m, i, ':'))
            return false;
    return f->signed_ || f->by_noun;
}

/* "Grand City mit plus zwei Prozent", "Siemens mit einem deutlichen Rückgang von 6 Prozent": one name with
 * its own change. */
static bool stands_with(const struct reading_of_moves *m, uint32_t subject, const struct figure *f) {
    const struct subject *s = &m->subjects[subject];
    bool alone = !s->listed && !(subject + 1 < m->n_subjects && m->subjects[subject + 1].listed) &&
                 !f->listed && !(f + 1 < m->figures + m->n_figures && f[1].listed && f[1].unit == f->unit);
    if (!alone || s->role != SUBJECT_PLAIN || s->dative || move_is(m, s->first, "den") ||
        !move_is(m, s->end, "mit") || f->first <= s->end)
        return false;
    uint32_t at = s->end + 1;
    if (f->signed_ && f->first == at)
        return true;
    while (f->by_noun && at < f->cue_first &&
           move_token(m, at)->classes & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_ADJECTIVE))
        at++;
    return f->by_noun && f->cue_first < f->cue_end && at == f->cue_first;
}

/* "ein Plus von 1,1 Prozent bei Eon" */
static bool stands_behind(const struct subject *s, const struct item *item) {
    return s->role == SUBJECT_AT && !s->with && item->by_noun && s->first == item->figure->end + 1;
}

/* "gefolgt von Adidas mit 2,9 Prozent" */
static bool has_own_place(const struct subject *s, const struct figure *f) {
    return s->follows && (f->first == s->end || f->first == s->end + 1);
}

/* "die um acht Prozent gefallenen Papiere von SMA Solar" */
static bool is_attribute_of(const struct subject *s, const struct figure *f) {
    return f != NULL && f->before_noun && s->first <= f->end + 1 && s->end > f->end;
}

/* "der Rutsch des Bitcoin um sechs Prozent" */
static bool owns_noun(const struct subject *s, const struct figure *f) {
    return s->role == SUBJECT_OWNER && f->cue_first <= s->noun && s->noun < f->cue_end;
}

/* What stands in brackets speaks of what came before: "Aixtron konnten sich nicht entziehen (minus 4,4
 * Prozent)". */
static void bind_bracket(struct binder *b, struct item *item) {
    const struct reading_of_moves *m = b->m;
    item->bound = true;
    for (uint32_t k = m->n_subjects; k-- > 0;) {
        const struct subject *s = &m->subjects[k];
        if (s->end > item->figure->first || s->role == SUBJECT_NONE)
            continue;
        if (s->clause == b->frame->clause && !s->taken)
            bind(b, s, item, 0, 1);
        return;
    }
}

/* "Thyssenkrupp gefragt", "Dow Jones und Nasdaq leichter": a word behind a name, or behind several. */
static void bind_word(struct binder *b, uint32_t subject, struct item *item) {
    const struct reading_of_moves *m = b->m;
    uint32_t first = subject;
    while (first > 0 && m->subjects[first].listed && m->subjects[first - 1].role == SUBJECT_PLAIN &&
           m->subjects[first - 1].clause == m->subjects[subject].clause)
        first--;
    const struct subject *s = &m->subjects[first];
    item->headline = s->first == m->first || move_token(m, s->first - 1)->kind == TOKEN_MARK;
    for (uint32_t i = first; i <= subject; i++)
        bind(b, &m->subjects[i], item, 0, 1);
}

static void bind_neighbours(struct binder *b) {
    struct reading_of_moves *m = b->m;
    for (uint32_t i = 0; i < b->items.n; i++) {
        struct item *item = &b->items.list[i];
        const struct figure *f = item->figure;
        for (uint32_t k = 0; k < m->n_subjects && !item->bound; k++) {
            struct subject *s = &m->subjects[k];
            if (item->word != NULL && s->end == item->at && s->role == SUBJECT_PLAIN) {
                bind_word(b, k, item);
                continue;
            }
            bool beside = f != NULL && (stands_before(m, s, f) || stands_behind(s, item) || owns_noun(s, f) ||
                                        has_own_place(s, f) || stands_with(m, k, f));
            if (!beside && !is_attribute_of(s, f) && !is_attribute_of(s, item->attribute))
                continue;
            s->taken = true;
            b->apart |= f != NULL && stands_with(m, k, f);
            bind(b, s, item, 0, 1);
        }
        if (f != NULL && !item->bound && move_in_brackets(m, f->first, 8))
            bind_bracket(b, item);
    }
}

/* --- by order --- */

/* "Mit einem Plus von 3 Prozent war sie vorn": a noun of direction that takes up who was named before. */
static bool is_noun_itself(const struct binder *b, const struct subject *s) {
    if (s->mention == NULL || s->mention->via != VIA_COREFERENCE)
        return false;
    for (uint32_t i = 0; i < b->m->n_subjects; i++)
        if (b->m->subjects[i].clause == s->clause && b->m->subjects[i].role == SUBJECT_PLAIN)
            return false;
    for (uint32_t i = 0; i < b->items.n; i++) {
        const struct figure *f = b->items.list[i].figure;
        if (f != NULL && f->by_noun && s->first <= f->cue_first && f->cue_first < s->end)
            return true;
    }
    return false;
}

static bool may_carry(const struct binder *b, const struct subject *s) {
    const struct frame *frame = b->frame;
    if (s->clause != frame->clause || s->taken || s->follows ||
        (s->compared && clause_has_pronoun(b->m, frame->clause)))
        return false;
    bool noun = false;
    for (uint32_t i = 0; i < b->items.n; i++)
        noun |= b->items.list[i].by_noun;
    if (s->role == SUBJECT_OWNER)
        return noun && frame->noun != 0 && s->noun == frame->noun_at; /* "das Minus bei Merck betrug" */
    if (s->with && !frame->goes && !is_noun_itself(b, s))
        return false;
    if (s->role == SUBJECT_AT)
        return noun || !frame->other_subject;
    return s->role == SUBJECT_PLAIN;
}

/* "Das Barometer für die mittelgroßen Werte, der MDax, fiel": the name before the verb. */
static bool ends_at_verb(const struct binder *b, const struct subject *s) {
    uint32_t finite = b->m->document->clauses[b->frame->clause].finite;
    return s->end == finite || (move_is_mark(b->m, s->end, ',') && s->end + 1 == finite);
}

/* "Ölpreise ziehen an: Brent 2 Prozent teurer": the colon opens what is told in detail. */
static bool behind_colon(const struct reading_of_moves *m, const struct subject *left,
                         const struct subject *right) {
    for (uint32_t i = left->end; i < right->first; i++)
        if (move_is_mark(m, i, ':'))
            return true;
    return false;
}

/* Of subjects side by side that are not listed the verb's object, or the first. */
static void choose_run(const struct binder *b, struct group *group) {
    const struct reading_of_moves *m = b->m;
    bool object = b->frame->on_object || b->frame->set || b->frame->costs || b->frame->object;
    uint32_t first = 0, end = 1;
    bool chosen = false;
    for (uint32_t i = 0; i < group->n;) {
        uint32_t k = i + 1;
        while (k < group->n && m->subjects[group->list[k]].listed && group->list[k] == group->list[k - 1] + 1)
            k++;
        bool colon =
            chosen && behind_colon(m, &m->subjects[group->list[first]], &m->subjects[group->list[i]]);
        bool by_verb = !object && chosen && ends_at_verb(b, &m->subjects[group->list[k - 1]]);
        if (!chosen || by_verb || colon || (object && m->subjects[group->list[i]].price)) {
            first = i;
            end = k;
            chosen = true;
        }
        i = k;
    }
    for (uint32_t i = first; i < end; i++)
        group->list[i - first] = group->list[i];
    group->n = end - first;
}

/* Whether an unknown name or another noun stands between two changes as the subject of the second: "Der Dax
 * gewann 2 Prozent, Autowerte 3 Prozent". */
static bool has_foreign_subject(const struct reading_of_moves *m, const struct figure *before,
                                const struct figure *f) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].first >= before->end && m->subjects[i].end <= f->first &&
            m->subjects[i].role != SUBJECT_NONE)
            return false;
    bool linked = false,
         governed = false; /* "in London IAG 2,8 Prozent": London is governed by its preposition */
    for (uint32_t i = before->end; i < f->first; i++) {
        bool time = lexicon_sense(m->lexicon, move_token(m, i), SENSE_PERIOD, PART_NOUN, NULL) != NULL;
        bool noun = move_is_noun(m, i) && move_mention_at(m, i) == NULL && !move_in_figure(m, i) && !time;
        linked |= move_is_mark(m, i, ',') || move_is(m, i, "und") || move_is(m, i, "sowie");
        if (linked && noun && !governed)
            return true;
        if (move_token(m, i)->classes & CLASS_PREPOSITION)
            governed = true;
        else if (noun || move_token(m, i)->kind == TOKEN_MARK)
            governed = false;
    }
    return false;
}

/* "Vonovia legten nur moderat zu, Grand City mit plus zwei Prozent deutlicher": the verb is left to the
 * others. */
static void keep_verb(struct binder *b) {
    const struct frame *frame = b->frame;
    for (uint32_t i = 0; i < b->items.n; i++)
        if (!b->items.list[i].bound)
            return;
    if (!b->apart || frame->direction == 0 || frame->on_object || frame->idiom)
        return;
    b->items.list[0] =
        (struct item){.direction = frame->direction, .value = NAN, .by_frame = true, .at = frame->verb_first};
    b->items.n = 1;
}

/* Leave out the changes of others. */
static void drop_foreign(struct binder *b) {
    for (uint32_t i = 1; i < b->items.n; i++) {
        struct item *item = &b->items.list[i];
        const struct item *before = &b->items.list[i - 1];
        if (item->figure != NULL && before->figure != NULL && !item->bound && !item->by_noun &&
            has_foreign_subject(b->m, before->figure, item->figure))
            item->bound = true;
    }
}

static uint32_t collect_groups(const struct binder *b, struct group *groups) {
    const struct reading_of_moves *m = b->m;
    uint32_t n = 0, s = 0, i = 0;
    while (s < m->n_subjects || i < b->items.n) {
        if (s < m->n_subjects && !may_carry(b, &m->subjects[s])) {
            s++;
            continue;
        }
        if (i < b->items.n && b->items.list[i].bound) {
            i++;
            continue;
        }
        bool item = s == m->n_subjects || (i < b->items.n && b->items.list[i].at < m->subjects[s].first);
        if (n == 0 || groups[n - 1].items != item) {
            if (n == GROUP_MAX)
                break;
            groups[n++] = (struct group){.items = item};
        }
        struct group *group = &groups[n - 1];
        if (group->n < GROUP_MAX)
            group->list[group->n++] = item ? i : s;
        i += item;
        s += !item;
    }
    for (uint32_t g = 0; g < n; g++) {
        const struct group *next = g + 1 < n ? &groups[g + 1] : g > 0 ? &groups[g - 1] : NULL;
        bool one_each =
            next != NULL && next->n == groups[g].n; /* "A und B, ehemals C, litten mit 7,2 und 8,9" */
        if (!groups[g].items && !one_each)
            choose_run(b, &groups[g]);
    }
    return n;
}

/* An adverb beside a figure adds nothing: "verharrte mit plus 0,03 Prozent praktisch auf der Stelle". */
static uint32_t without_words(const struct binder *b, const uint32_t *items, uint32_t n, uint32_t *kept) {
    bool figure = false;
    for (uint32_t i = 0; i < n; i++)
        figure |= b->items.list[items[i]].word == NULL;
    uint32_t n_kept = 0;
    for (uint32_t i = 0; i < n; i++)
        if (!figure || b->items.list[items[i]].word == NULL)
            kept[n_kept++] = items[i];
    return n_kept;
}

/* Each subject gets the one change, the one subject gets each, or they go pair by pair. */
static void pair(struct binder *b, const struct subject *const *subjects, uint32_t n_subjects,
                 const uint32_t *items, uint32_t n_items) {
    uint32_t kept[ITEMS_MAX];
    n_items = without_words(b, items, n_items, kept);
    items = kept;
    if (n_subjects == n_items && n_items > 1) {
        for (uint32_t i = 0; i < n_items; i++)
            bind(b, subjects[i], &b->items.list[items[i]], 0, 1);
        return;
    }
    for (uint32_t s = 0; s < n_subjects; s++)
        for (uint32_t i = 0; i < n_items; i++)
            bind(b, subjects[s], &b->items.list[items[i]], s, n_subjects);
}

static void pair_groups(struct binder *b, const struct group *subjects, const struct group *items) {
    const struct subject *list[GROUP_MAX];
    for (uint32_t i = 0; i < subjects->n; i++)
        list[i] = &b->m->subjects[subjects->list[i]];
    pair(b, list, subjects->n, items->list, items->n);
}

static void bind_by_order(struct binder *b) {
    struct group groups[GROUP_MAX];
    uint32_t n = collect_groups(b, groups);
    /* "Um 7,5 Prozent ging es für Siemens Energy nach oben": the change may come first */
    for (uint32_t g = 0; g < n;) {
        bool both = g + 1 < n;
        if (both && groups[g].items != groups[g + 1].items) {
            const struct group *subjects = groups[g].items ? &groups[g + 1] : &groups[g];
            const struct group *items = groups[g].items ? &groups[g] : &groups[g + 1];
            pair_groups(b, subjects, items);
            /* what is left over belongs to the same subject: "Nach einem Plus von 3 Prozent fiel X um 2
             * Prozent" */
            if (groups[g].items && g + 3 == n && groups[g + 2].items)
                pair_groups(b, subjects, &groups[g + 2]);
            g += groups[g].items && g + 3 == n ? 3 : 2;
        } else {
            g++;
        }
    }
}

/* --- from elsewhere --- */

/* "Der Kursrutsch bei Evotec setzte sich mit einem Abschlag von 5 Prozent fort": whose noun the clause speaks
 * of. */
static uint32_t owner_of_clause(const struct binder *b, const struct item *item,
                                const struct subject **list) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < b->m->n_subjects; i++) {
        const struct subject *s = &b->m->subjects[i];
        if (s->clause != b->frame->clause || s->role == SUBJECT_NONE)
            continue;
        if (s->role != SUBJECT_OWNER || !item->told || n > 0)
            return 0;
        list[n++] = s;
    }
    return n;
}

static void bind_from_reach(struct binder *b) {
    uint32_t left[ITEMS_MAX], n_left = 0;
    for (uint32_t i = 0; i < b->items.n; i++)
        if (!b->items.list[i].bound)
            left[n_left++] = i;
    if (n_left == 0)
        return;
    struct subject taken_up;
    const struct subject *list[GROUP_MAX];
    uint32_t n = owner_of_clause(b, &b->items.list[left[0]], list);
    if (n == 0)
        n = subjects_in_reach(b->m, b->frame, &b->items, &taken_up, list);
    if (n > 0)
        pair(b, list, n, left, n_left);
}

enum status moves_bind(struct reading_of_moves *m) {
    for (uint32_t i = 0; i < m->n_frames; i++) {
        struct binder b = {.m = m, .frame = &m->frames[i]};
        items_of_frame(m, b.frame, &b.items);
        if (b.items.n == 0)
            continue;
        bind_neighbours(&b);
        keep_verb(&b);
        drop_foreign(&b);
        bind_by_order(&b);
        bind_from_reach(&b);
        if (b.failed)
            return STATUS_NOMEM;
    }
    enum status status = moves_of_events(m);
    if (status == STATUS_OK)
        status = moves_compare(m);
    if (status == STATUS_OK)
        moves_finish(m);
    return status;
}
