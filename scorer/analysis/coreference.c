/* Puts the names and what takes them up into the list of mentions, in text order. */
#include "analysis/antecedent.h"

static enum status remember(struct memory *memory, struct referent referent) {
    if (!arena_grow(memory->work->document->arena, &memory->list, &memory->cap, memory->n + 1,
                    sizeof referent))
        return STATUS_NOMEM;
    memory->list[memory->n++] = referent;
    return STATUS_OK;
}

static enum status add_mention(struct document *d, struct mention mention) {
    if (!arena_grow(d->arena, &d->mentions, &d->cap_mentions, d->n_mentions + 1, sizeof mention))
        return STATUS_NOMEM;
    d->mentions[d->n_mentions++] = mention;
    return STATUS_OK;
}

static enum status take_name(struct memory *memory, const struct found *found) {
    if (found->state != FOUND_SURE)
        return STATUS_OK;
    bool entity = found->entity || (found->instrument == NULL && found->ref != NULL &&
                                    found->ref->flags & (NAME_ENTITY | NAME_BRAND | NAME_ENDED));
    enum status status = STATUS_OK;
    if ((found->instrument != NULL || entity) && !found->house)
        status = remember(memory, (struct referent){.instrument = found->instrument,
                                                    .sentence = found->sentence,
                                                    .span = found->span,
                                                    .first_token = found->first_token,
                                                    .end_token = found->end_token,
                                                    .head = found->head || (entity && !found->open)});
    if (status != STATUS_OK || found->instrument == NULL)
        return status;
    return add_mention(
        memory->work->document,
        (struct mention){.span = found->span,
                         .sentence = found->sentence,
                         .first_token = found->first_token,
                         .end_token = found->end_token,
                         .instrument = found->instrument,
                         .via = (enum mention_via)found->via,
                         .weight = found->ref == NULL ? 1.0f : (float)found->ref->percent / 100.0f,
                         .head = found->head,
                         .house = found->house});
}

static enum status take_anaphor(struct memory *memory, const struct anaphor *anaphor) {
    struct document *d = memory->work->document;
    struct answer answer;
    if (!antecedent_find(memory, anaphor, &answer))
        return STATUS_OK;
    struct span span = {d->words.tokens[anaphor->first_token].start,
                        d->words.tokens[anaphor->end_token - 1].end};
    bool inferred =
        anaphor->kind == ANAPHOR_QUANTITY || anaphor->kind == ANAPHOR_PART || anaphor->kind == ANAPHOR_CHANGE;
    enum status status = inferred ? STATUS_OK
                                  : remember(memory, (struct referent){.instrument = answer.instrument,
                                                                       .sentence = anaphor->sentence,
                                                                       .span = span,
                                                                       .first_token = anaphor->first_token,
                                                                       .end_token = anaphor->end_token,
                                                                       .head = true});
    if (status != STATUS_OK)
        return status;
    return add_mention(d, (struct mention){.span = span,
                                           .sentence = anaphor->sentence,
                                           .first_token = anaphor->first_token,
                                           .end_token = anaphor->end_token,
                                           .instrument = answer.instrument,
                                           .via = VIA_COREFERENCE,
                                           .antecedent = answer.antecedent,
                                           .weight = 1.0f,
                                           .head = true});
}

/* The one company that the title or the first sentence names. */
static const struct instrument *find_primary(const struct work *work) {
    const struct document *d = work->document;
    const struct instrument *primary = NULL;
    for (uint32_t i = 0; i < work->n_found; i++) {
        const struct found *found = &work->found[i];
        if (found->sentence > 0 && d->sentences[found->sentence].role != ROLE_TITLE)
            break;
        if (found->state != FOUND_SURE || !found_is_company(found) || !found->head || found->house)
            continue;
        if (primary != NULL && primary != found->instrument)
            return NULL;
        primary = found->instrument;
    }
    return primary;
}

enum status coreference_resolve(struct work *work) {
    struct memory memory = {.work = work, .primary = find_primary(work)};
    enum status status = STATUS_OK;
    uint32_t f = 0, a = 0;
    while ((f < work->n_found || a < work->n_anaphors) && status == STATUS_OK) {
        bool name = a == work->n_anaphors ||
                    (f < work->n_found && work->found[f].first_token <= work->anaphors[a].first_token);
        if (name)
            status = take_name(&memory, &work->found[f++]);
        else if (work->document->names_only)
            a++;
        else
            status = take_anaphor(&memory, &work->anaphors[a++]);
    }
    return status;
}
