/* What takes a name up again, over a closed set of words, and the list of mentions that comes of it.
 *
 * A candidate is in reach while few sentences lie between and nothing else was named; where two are in reach,
 * the word stays unresolved. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

enum { REACH_NOUN = 3, REACH_DESCRIPTOR = 6, REACH_QUANTITY = 2 };

/* Something that was named, as the reader remembers it. */
struct referent {
    const struct instrument *instrument; /* NULL for an unlisted company */
    uint32_t sentence;
    uint32_t end_token;
    struct span span;
    bool head;
};

struct memory {
    struct work *work;
    struct referent *list; /* in text order */
    uint32_t n, cap;
    const struct instrument *primary; /* the one company of the title or the first sentence, or NULL */
};

struct answer {
    const struct instrument *instrument;
    struct span antecedent;
};

static enum status remember(struct memory *memory, struct referent referent) {
    if (!arena_grow(memory->work->document->arena, &memory->list, &memory->cap, memory->n + 1,
                    sizeof referent))
        return STATUS_NOMEM;
    memory->list[memory->n++] = referent;
    return STATUS_OK;
}

/* --- the choice of an antecedent --- */

static bool is_kind(const struct referent *referent, enum instrument_kind kind) {
    return referent->instrument == NULL ? kind == INSTRUMENT_COMPANY : referent->instrument->kind == kind;
}

/* The only thing of a kind named in one sentence: heads before names that only modify. False where there is
 * none or more than one; *some tells whether there was any. */
static bool only_one(const struct memory *memory, uint32_t sentence, enum instrument_kind kind,
                     struct answer *answer, bool *some) {
    *some = false;
    for (int heads = 1; heads >= 0 && !*some; heads--) {
        bool several = false;
        for (uint32_t i = memory->n; i-- > 0 && memory->list[i].sentence >= sentence;) {
            const struct referent *r = &memory->list[i];
            if (r->sentence != sentence || !is_kind(r, kind) || r->head != (heads == 1))
                continue;
            if (!*some)
                *answer = (struct answer){r->instrument, r->span};
            else if (answer->instrument != r->instrument)
                several = true;
            *some = true;
        }
        if (several)
            return false;
    }
    return *some && answer->instrument != NULL;
}

/* Go back to the nearest sentence that names one of the kind. */
static bool nearest(const struct memory *memory, const struct anaphor *anaphor, enum instrument_kind kind,
                    uint32_t reach, struct answer *answer) {
    for (uint32_t back = 0; back <= anaphor->sentence; back++) {
        bool some;
        bool one = only_one(memory, anaphor->sentence - back, kind, answer, &some);
        if (some)
            return one && (back <= reach || answer->instrument == memory->primary);
    }
    return false;
}

static bool has_descriptor(const struct market *market, uint32_t node, const struct instrument *instrument) {
    const struct name_node *entry = &market->nodes[node];
    const struct name_ref *refs = market->refs + entry->first_ref + entry->n_names;
    for (uint32_t i = 0; i < entry->n_descriptors; i++)
        if (refs[i].instrument == instrument->index)
            return true;
    return false;
}

/* The only thing within `reach` sentences that the gazetteer describes by this word. */
static bool described(const struct memory *memory, const struct anaphor *anaphor, uint32_t reach,
                      struct answer *answer, bool *several) {
    bool found = false;
    *several = false;
    for (uint32_t i = memory->n; i-- > 0;) {
        const struct referent *r = &memory->list[i];
        if (r->sentence + reach < anaphor->sentence)
            break;
        if (r->instrument == NULL || !has_descriptor(memory->work->market, anaphor->node, r->instrument))
            continue;
        if (!found)
            *answer = (struct answer){r->instrument, r->span};
        else if (answer->instrument != r->instrument)
            *several = true;
        found = true;
    }
    return found && !*several;
}

/* --- what is no anaphor --- */

/* The name that starts at a token, an opening quotation mark apart; NULL for none. */
static const struct found *name_at(const struct work *work, uint32_t sentence, uint32_t token) {
    for (uint32_t i = work->first_found[sentence]; i < work->first_found[sentence + 1]; i++) {
        const struct found *found = &work->found[i];
        if (found->state == FOUND_DROPPED)
            continue;
        if (found->first_token == token ||
            (found->first_token == token + 1 && work_is_mark(work, token, '"')))
            return found;
    }
    return NULL;
}

/* "der Softwarekonzern SAP", "die Aktie von SAP", "SAP, der Walldorfer Konzern": the name itself is there. */
static bool stands_by_name(const struct work *work, const struct anaphor *anaphor) {
    const struct sentence *s = &work->document->sentences[anaphor->sentence];
    uint32_t behind = anaphor->end_token;
    if (behind < s->end_token) {
        if (name_at(work, anaphor->sentence, behind) != NULL)
            return true;
        const struct token *t = work_token(work, behind);
        bool capital = t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITALISED;
        if (capital && t->word == NO_WORD && anaphor->kind != ANAPHOR_QUANTITY)
            return true; /* an unknown name */
        static const char *const links[] = {"von", "der", "des", "wie", "dieses", "dieser", NULL};
        if (work_is_any(work, behind, links) && anaphor->kind != ANAPHOR_DESCRIPTOR &&
            anaphor->kind != ANAPHOR_COMPANY)
            return true;
        if (work_is(work, behind, "wie"))
            return true;
    }
    for (uint32_t i = work->first_found[anaphor->sentence]; i < work->first_found[anaphor->sentence + 1];
         i++) {
        const struct found *found = &work->found[i];
        if (found->state == FOUND_DROPPED)
            continue;
        if (found->end_token + 1 == anaphor->first_token && work_is_mark(work, found->end_token, ',') &&
            behind < s->end_token && work_is_mark(work, behind, ',') && found_is_company(found))
            return true;
    }
    return false;
}

static bool has_determiner(const struct anaphor *anaphor) {
    return anaphor->first_token < anaphor->noun;
}

/* Whether the determiner says that several are meant: "die Autobauer". */
static bool is_plural(const struct work *work, const struct anaphor *anaphor, uint16_t flags, uint32_t cues) {
    bool feminine = flags & NAME_FEMININE || cues & CUE_FEMININE;
    if (cues & CUE_PLURAL)
        return true;
    if (!has_determiner(anaphor))
        return false;
    bool die = work_is(work, anaphor->first_token, "die") || work_is(work, anaphor->first_token, "diese");
    return die && !feminine;
}

/* --- by kind of anaphor --- */

static bool resolve_descriptor(const struct memory *memory, const struct anaphor *anaphor,
                               struct answer *answer) {
    const struct work *work = memory->work;
    const struct name_node *node = &work->market->nodes[anaphor->node];
    const struct name_ref *ref = &work->market->refs[node->first_ref + node->n_names];
    const struct instrument *first = &work->market->instruments[ref->instrument];
    bool index = first->kind == INSTRUMENT_INDEX;
    bool demonym = ref->flags & NAME_DEMONYM;
    if (demonym) {
        /* "die Wolfsburger" alone, not "der Wolfsburger Konzern", whose noun speaks for itself */
        const struct token *next = work_token(work, anaphor->end_token);
        bool stands_alone = anaphor->end_token >= work->document->words.n || next->kind == TOKEN_MARK ||
                            !(next->flags & TOKEN_CAPITALISED);
        if (!has_determiner(anaphor) || !stands_alone || !work_is(work, anaphor->first_token, "die"))
            return false;
    } else if (!index && is_plural(work, anaphor, ref->flags, 0)) {
        return false;
    }
    bool several;
    if (described(memory, anaphor, REACH_DESCRIPTOR, answer, &several) && (has_determiner(anaphor) || index))
        return true;
    if (several)
        return described(memory, anaphor, 1, answer, &several);
    if (memory->primary != NULL && has_determiner(anaphor) &&
        has_descriptor(work->market, anaphor->node, memory->primary)) {
        *answer = (struct answer){memory->primary, {0, 0}};
        return true;
    }
    bool telling =
        memchr(work_fold(work, anaphor->noun), '-', work_token(work, anaphor->noun)->fold_len) != NULL;
    if ((node->n_descriptors == 1 && telling && !demonym) || index) {
        *answer = (struct answer){first, {0, 0}};
        return index || has_determiner(anaphor);
    }
    return false;
}

static bool resolve_noun(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    if (!has_determiner(anaphor))
        return false;
    if (anaphor->kind == ANAPHOR_COMPANY && is_plural(memory->work, anaphor, 0, anaphor->cues))
        return false;
    enum instrument_kind kind = anaphor->kind == ANAPHOR_INDEX ? INSTRUMENT_INDEX : INSTRUMENT_COMPANY;
    return nearest(memory, anaphor, kind, REACH_NOUN, answer);
}

static bool names_company(const struct memory *memory, uint32_t sentence) {
    for (uint32_t i = memory->n; i-- > 0 && memory->list[i].sentence >= sentence;)
        if (memory->list[i].sentence == sentence)
            return true;
    return false;
}

static bool resolve(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    if (anaphor->kind != ANAPHOR_PRONOUN && anaphor->kind != ANAPHOR_POSSESSIVE &&
        stands_by_name(memory->work, anaphor))
        return false;
    switch ((enum anaphor_kind)anaphor->kind) {
    case ANAPHOR_DESCRIPTOR:
        return resolve_descriptor(memory, anaphor, answer);
    case ANAPHOR_COMPANY:
    case ANAPHOR_PAPER:
    case ANAPHOR_INDEX:
        return resolve_noun(memory, anaphor, answer);
    case ANAPHOR_QUANTITY:
        return !names_company(memory, anaphor->sentence) &&
               nearest(memory, anaphor, INSTRUMENT_COMPANY, REACH_QUANTITY, answer);
    case ANAPHOR_PRONOUN:
    case ANAPHOR_POSSESSIVE:
        return false;
    }
    return false;
}

/* --- the list of mentions --- */

static enum status add_mention(struct document *d, struct mention mention) {
    if (!arena_grow(d->arena, &d->mentions, &d->cap_mentions, d->n_mentions + 1, sizeof mention))
        return STATUS_NOMEM;
    d->mentions[d->n_mentions++] = mention;
    return STATUS_OK;
}

static enum status take_name(struct memory *memory, const struct found *found) {
    if (found->state != FOUND_SURE)
        return STATUS_OK;
    bool company = found->instrument != NULL && found->instrument->kind != INSTRUMENT_OTHER;
    bool entity = found->instrument == NULL && found->ref != NULL &&
                  found->ref->flags & (NAME_ENTITY | NAME_BRAND | NAME_ENDED);
    enum status status = STATUS_OK;
    if ((company || entity) && !found->house)
        status = remember(memory, (struct referent){found->instrument, found->sentence, found->end_token,
                                                    found->span, found->head || entity});
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
    if (!resolve(memory, anaphor, &answer))
        return STATUS_OK;
    struct span span = {d->words.tokens[anaphor->first_token].start,
                        d->words.tokens[anaphor->end_token - 1].end};
    enum status status = remember(
        memory, (struct referent){answer.instrument, anaphor->sentence, anaphor->end_token, span, true});
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
        status = name ? take_name(&memory, &work->found[f++]) : take_anaphor(&memory, &work->anaphors[a++]);
    }
    return status;
}
