#include "analysis/events.h"

#include <string.h>

#include "analysis/clause.h"
#include "analysis/events_role.h"
#include "analysis/target.h"
#include "lexicon/sense.h"

static const struct pattern *pattern_of(const struct tone *tone, const struct hit *hit) {
    return &tone->lexicon->patterns[hit->pattern];
}

static const char *class_of(const struct tone *tone, const struct hit *hit) {
    return tone->lexicon->strings + pattern_of(tone, hit)->name;
}

static bool is_class(const struct tone *tone, const struct hit *hit, const char *name) {
    return pattern_of(tone, hit)->sense.kind == SENSE_EVENT && strcmp(class_of(tone, hit), name) == 0;
}

/* Whether the row tells no event, but something of those beside it. */
static bool is_mark(const struct tone *tone, const struct hit *hit) {
    return is_class(tone, hit, "called_off") || is_class(tone, hit, "denied") ||
           is_class(tone, hit, "company");
}

/* "bestritt, dass ein Angebot vorliegt": a denial holds for its clause and for the one that depends on it. */
static bool is_denied_by(const struct document *d, const struct hit *denial, const struct hit *event) {
    return denial->clause == event->clause || (denial->clause != NO_INDEX && denial->clause < event->clause &&
                                               d->clauses[event->clause].kind == CLAUSE_SUBORDINATE);
}

/* Whether the clause of the event says that it did not happen, or asks or supposes it, or somebody denies it.
 */
static bool is_unreal(const struct tone *tone, const struct hit *event) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    if (d->clauses[event->clause].verb & VERB_QUESTION)
        return true;
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        uint32_t kind = pattern_of(tone, &d->hits[h])->sense.kind;
        if (d->hits[h].clause == event->clause &&
            kind & (SENSE_NEGATION | SENSE_REVERSE | SENSE_HYPOTHETICAL))
            return true;
        bool above = d->clauses[event->clause].kind == CLAUSE_INFINITIVE &&
                     d->hits[h].clause == d->clauses[event->clause].parent;
        if (above && kind == SENSE_NEGATION)
            return true; /* "sieht keinen Anlass, ein Verfahren einzuleiten" */
        if (is_class(tone, &d->hits[h], "denied") && is_denied_by(d, &d->hits[h], event))
            return true;
    }
    return false;
}

/* Whether the sentence speaks of a company at all, listed or not: by a word for one, or a name behind bei or
 * gegen. */
static bool speaks_of_company(const struct tone *tone) {
    static const char *const links[] = {"bei", "gegen", NULL};
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit; h++)
        if (is_class(tone, &d->hits[h], "company"))
            return true;
    for (uint32_t i = s->first_token; i + 1 < s->end_token; i++) {
        const struct token *next = &d->words.tokens[i + 1];
        if (token_is_any(d, i, links) && next->flags & TOKEN_CAPITALISED && next->word == NO_WORD)
            return true;
    }
    return false;
}

static bool is_told(const struct document *d, uint32_t first_event, const struct party *party) {
    const struct instrument *subject =
        party->mention == NO_INDEX ? NULL : d->mentions[party->mention].instrument;
    for (uint32_t i = first_event; i < d->n_events; i++)
        if (strcmp(d->events[i].class_name, party->class_name) == 0 &&
            (d->events[i].subject == subject || d->events[i].role == NULL || party->role == NULL))
            return true;
    return false;
}

static enum status add(const struct tone *tone, const struct hit *hit, const struct party *party) {
    struct document *d = tone->document;
    if (!arena_grow(d->arena, &d->events, &d->cap_events, d->n_events + 1, sizeof *d->events))
        return STATUS_NOMEM;
    d->events[d->n_events++] = (struct event){
        .span = {d->words.tokens[hit->first].start, d->words.tokens[hit->end - 1].end},
        .sentence = tone->sentence,
        .class_name = party->class_name,
        .subject = party->mention == NO_INDEX ? NULL : d->mentions[party->mention].instrument,
        .role = party->role,
        .sign = party->sign,
    };
    return STATUS_OK;
}

/* The companies of one event with what they are in it; the first is the one that the clause speaks of. */
static uint32_t parties_of(const struct tone *tone, const struct hit *hit, struct party parties[2]) {
    const struct sense *sense = &pattern_of(tone, hit)->sense;
    struct atom atom = {.first = hit->first,
                        .end = hit->end,
                        .head = hit->first,
                        .clause = hit->clause,
                        .nominal = NO_INDEX,
                        .theme = NO_INDEX};
    parties[0] = (struct party){.mention = target_of_atom(tone, &atom),
                                .role = event_role_name(sense->flags & EVENT_ROLE),
                                .class_name = class_of(tone, hit),
                                .sign = sense->value > 0   ? LABEL_POSITIVE
                                        : sense->value < 0 ? LABEL_NEGATIVE
                                                           : LABEL_NEUTRAL};
    if (parties[0].mention == NO_INDEX)
        return sense->flags & EVENT_TWO || (sense->flags & EVENT_COMPANY && !speaks_of_company(tone)) ? 0 : 1;
    bool person = strncmp(parties[0].class_name, "lawsuit", 7) == 0 &&
                  !tone->document->mentions[parties[0].mention].head;
    if (person) /* "Freispruch für den Ex-Telekom-Vorstand" */
        return 0;
    return event_parties(tone, hit, (sense->flags & EVENT_TWO) != 0, parties);
}

enum status events_extract(const struct tone *tone) {
    struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    uint32_t first_event = d->n_events;
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        if (pattern_of(tone, hit)->sense.kind != SENSE_EVENT || hit->clause == NO_INDEX ||
            is_mark(tone, hit) || is_unreal(tone, hit))
            continue;
        struct party parties[2];
        uint32_t n = parties_of(tone, hit, parties);
        for (uint32_t i = 0; i < n; i++) {
            enum status status =
                is_told(d, first_event, &parties[i]) ? STATUS_OK : add(tone, hit, &parties[i]);
            if (status != STATUS_OK)
                return status;
        }
    }
    return STATUS_OK;
}
