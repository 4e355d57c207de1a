#include "analysis/events.h"

#include "analysis/target.h"
#include "lexicon/sense.h"

/* Whether the clause of the event says that it did not happen, or asks or supposes it. */
static bool is_unreal(const struct tone *tone, const struct hit *event) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    if (d->clauses[event->clause].verb & VERB_QUESTION)
        return true;
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        uint32_t kind = tone->lexicon->patterns[d->hits[h].pattern].sense.kind;
        if (d->hits[h].clause == event->clause &&
            kind & (SENSE_NEGATION | SENSE_REVERSE | SENSE_HYPOTHETICAL))
            return true;
    }
    return false;
}

static bool is_told(const struct document *d, uint32_t first_event, const char *name) {
    for (uint32_t i = first_event; i < d->n_events; i++)
        if (d->events[i].class_name == name)
            return true;
    return false;
}

enum status events_extract(const struct tone *tone) {
    struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    uint32_t first_event = d->n_events;
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        const struct pattern *pattern = &tone->lexicon->patterns[hit->pattern];
        const char *name = tone->lexicon->strings + pattern->name;
        if (pattern->sense.kind != SENSE_EVENT || hit->clause == NO_INDEX || is_unreal(tone, hit) ||
            is_told(d, first_event, name))
            continue;
        struct atom atom = {.first = hit->first,
                            .end = hit->end,
                            .head = hit->first,
                            .clause = hit->clause,
                            .nominal = NO_INDEX,
                            .theme = NO_INDEX};
        uint32_t target = target_of_atom(tone, &atom);
        if (!arena_grow(d->arena, &d->events, &d->cap_events, d->n_events + 1, sizeof *d->events))
            return STATUS_NOMEM;
        d->events[d->n_events++] =
            (struct event){.span = {d->words.tokens[hit->first].start, d->words.tokens[hit->end - 1].end},
                           .sentence = tone->sentence,
                           .class_name = name,
                           .subject = target == NO_INDEX ? NULL : d->mentions[target].instrument,
                           .role = event_role_name(pattern->sense.flags),
                           .sign = pattern->sense.value > 0   ? LABEL_POSITIVE
                                   : pattern->sense.value < 0 ? LABEL_NEGATIVE
                                                              : LABEL_NEUTRAL};
    }
    return STATUS_OK;
}
