/* What a sentence must hold before a pattern is tried in it.
 *
 * A pattern is found from one word, its anchor, and that may stand in every other sentence: "in die Tat
 * <umsetzen>" from "die". So each pattern names up to two needs, which a sentence meets or not: another fixed
 * word, of several the one that the fewest patterns have, and one of its verbs. A need is a set of forms, and
 * each form tells the needs that it meets. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/builder.h"

/* Number `need` is met by the form or the lemma `by`. */
struct meeting {
    uint32_t by;
    uint32_t need;
};

struct meetings {
    struct meeting *list;
    uint32_t n, capacity;
};

struct work {
    struct builder *builder;
    struct map sets;        /* 'i' with the forms of an item, 'v' with the lemmas of a slot -> need */
    uint32_t *anchor;       /* by pattern: its anchored item */
    uint32_t *uses;         /* by form: the items that have it */
    struct meetings forms;  /* needs of words, by form */
    struct meetings lemmas; /* needs of verbs, by lemma */
    uint32_t n_needs;
};

static bool add_meeting(struct work *work, struct meetings *meetings, uint32_t by, uint32_t need) {
    if (!arena_grow(&work->builder->arena, &meetings->list, &meetings->capacity, meetings->n + 1,
                    sizeof *meetings->list))
        return false;
    meetings->list[meetings->n++] = (struct meeting){by, need};
    return true;
}

/* The need of one of the numbers, the same for equal sets of numbers. */
static bool need_of(struct work *work, char kind, const uint32_t *numbers, uint32_t n, uint32_t *need) {
    char key[1 + 256 * sizeof *numbers];
    bool added;
    if (n > 256)
        n = 0; /* none is that long: build_patterns.c */
    key[0] = kind;
    memcpy(key + 1, numbers, n * sizeof *numbers);
    const uint32_t *found = map_put(&work->sets, key, 1 + n * sizeof *numbers, work->n_needs, &added);
    if (found == NULL)
        return false;
    *need = *found;
    work->n_needs += added;
    for (uint32_t i = 0; i < n && added; i++)
        if (!add_meeting(work, kind == 'i' ? &work->forms : &work->lemmas, numbers[i], *need))
            return false;
    return true;
}

static uint32_t most_used(const struct work *work, const struct pattern_item *item) {
    uint32_t most = 0;
    for (uint32_t i = item->first; i < item->first + item->n; i++)
        if (work->uses[work->builder->number[i]] > most)
            most = work->uses[work->builder->number[i]];
    return most;
}

/* Of the words that must stand there beside the anchor the rarest, or NULL. */
static const struct pattern_item *rarest(const struct work *work, uint32_t index) {
    const struct pattern *pattern = &work->builder->pattern[index];
    const struct pattern_item *found = NULL;
    for (uint32_t i = 0; i < pattern->n_items; i++) {
        const struct pattern_item *item = &work->builder->item[pattern->first_item + i];
        if (item->kind == ITEM_GAP || item->optional || i == work->anchor[index])
            continue;
        if (found == NULL || most_used(work, item) < most_used(work, found))
            found = item;
    }
    return found;
}

static bool find_needs(struct work *work, uint32_t index, uint32_t *needs) {
    const struct pattern *pattern = &work->builder->pattern[index];
    const struct pattern_item *item = rarest(work, index);
    const uint32_t *number = work->builder->number;
    if (item != NULL && !need_of(work, 'i', number + item->first, item->n, &needs[0]))
        return false;
    return pattern->n_verbs == 0 ||
           need_of(work, 'v', number + pattern->first_verb, pattern->n_verbs, &needs[1]);
}

static bool prepare(struct work *work) {
    struct builder *builder = work->builder;
    work->sets.arena = &builder->arena;
    work->n_needs = 1; /* 0 is none */
    work->anchor = arena_zero(&builder->arena, (builder->n_patterns + 1) * sizeof *work->anchor);
    work->uses = arena_zero(&builder->arena, (builder->n_forms + 1) * sizeof *work->uses);
    if (work->anchor == NULL || work->uses == NULL)
        return false;
    for (uint32_t i = 0; i < builder->n_anchors; i++)
        work->anchor[builder->anchor[i].anchor.pattern] = builder->anchor[i].anchor.item;
    for (uint32_t i = 0; i < builder->n_items; i++)
        for (uint32_t n = builder->item[i].first; n < builder->item[i].first + builder->item[i].n; n++)
            work->uses[builder->number[n]]++;
    return true;
}

static int by_number(const void *a, const void *b) {
    const struct meeting *x = a, *y = b;
    if (x->by != y->by)
        return x->by < y->by ? -1 : 1;
    return x->need < y->need ? -1 : x->need > y->need;
}

static void sort(struct meetings *meetings) {
    if (meetings->n > 1)
        qsort(meetings->list, meetings->n, sizeof *meetings->list, by_number);
}

/* A form meets what its verbs meet. */
static bool meet_by_verbs(struct work *work) {
    struct builder *builder = work->builder;
    sort(&work->lemmas);
    uint32_t *first = arena_zero(&builder->arena, (builder->n_lemmas + 1) * sizeof *first);
    if (first == NULL)
        return false;
    for (uint32_t i = work->lemmas.n; i-- > 0;)
        first[work->lemmas.list[i].by] = i + 1;
    for (uint32_t form = 0; form < builder->n_forms; form++)
        for (uint32_t r = builder->form[form].first_reading; r != 0; r = builder->reading[r - 1].next) {
            uint32_t lemma = builder->reading[r - 1].reading.lemma;
            for (uint32_t i = first[lemma]; i != 0 && i <= work->lemmas.n; i++) {
                if (work->lemmas.list[i - 1].by != lemma)
                    break;
                if (!add_meeting(work, &work->forms, form, work->lemmas.list[i - 1].need))
                    return false;
            }
        }
    return true;
}

bool builder_find_needs(struct builder *builder) {
    struct work work = {.builder = builder};
    if (!prepare(&work))
        return false;
    for (uint32_t i = 0; i < builder->n_anchors; i++)
        if (!find_needs(&work, builder->anchor[i].anchor.pattern, builder->anchor[i].anchor.needs))
            return false;
    if (!meet_by_verbs(&work))
        return false;
    sort(&work.forms);
    builder->n_needs = work.n_needs;
    builder->need = arena_alloc(&builder->arena, (work.forms.n + 1) * sizeof *builder->need);
    if (builder->need == NULL)
        return false;
    for (uint32_t i = 0; i < work.forms.n; i++) {
        struct hooks *hooks = &builder->form[work.forms.list[i].by].hooks;
        if (hooks->n_needs++ == 0)
            hooks->first_need = i;
        builder->need[i] = work.forms.list[i].need;
    }
    builder->n_met = work.forms.n;
    return true;
}
