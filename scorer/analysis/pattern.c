#include "analysis/pattern.h"

#include <stdlib.h>

#include "analysis/clause.h"
#include "language/inflect.h"
#include "language/word_class.h"

enum { GAP_MAX = 4 };

struct matcher {
    const struct lexicon *lexicon;
    const struct document *document;
    uint32_t first, end; /* tokens of the sentence */
    uint64_t *met;       /* one bit a need: whether the sentence meets it */
};

static void meet(const struct matcher *m, uint32_t word) {
    const struct hooks *hooks = lexicon_hooks(m->lexicon, word);
    for (uint32_t i = hooks->first_need; i < hooks->first_need + hooks->n_needs; i++)
        m->met[m->lexicon->needs[i] / 64] |= (uint64_t)1 << m->lexicon->needs[i] % 64;
}

static bool is_met(const struct matcher *m, uint32_t need) {
    return m->met[need / 64] >> need % 64 & 1;
}

static bool holds_form(const struct matcher *m, const struct pattern_item *item, uint32_t wanted) {
    uint32_t low = item->first, high = item->first + item->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        uint32_t form = m->lexicon->numbers[mid];
        if (form == wanted)
            return true;
        if (form < wanted)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

static bool item_fits(const struct matcher *m, const struct pattern_item *item, uint32_t token) {
    const struct token *t = &m->document->words.tokens[token];
    uint32_t wanted = t->form;
    bool capital = t->flags & TOKEN_CAPITALISED;
    if ((item->written == WRITTEN_CAPITAL && !capital) ||
        (item->written == WRITTEN_SMALL && capital && !(t->flags & (TOKEN_FIRST | TOKEN_ALL_CAPS))))
        return false;
    if (wanted != NO_WORD && holds_form(m, item, wanted))
        return true;
    /* "~Prognose" is the head of "Jahresprognose" too */
    uint32_t head = t->head;
    return item->kind == ITEM_LEMMA && head != NO_WORD && holds_form(m, item, head);
}

static bool skippable(const struct matcher *m, uint32_t token) {
    const struct token *t = &m->document->words.tokens[token];
    bool hanging = t->mark == '-' && !(t->flags & TOKEN_SPACE_BEFORE); /* Gewinn- und Verlustrechnung */
    return t->kind == TOKEN_MARK && (t->mark == '"' || hanging);
}

/* Match items [item, n) from `token` on; returns the end of the match, or NO_INDEX. */
static uint32_t match_right(const struct matcher *m, const struct pattern_item *items, uint32_t item,
                            uint32_t n, uint32_t token) {
    if (item == n)
        return token;
    while (token < m->end && skippable(m, token))
        token++;
    if (items[item].kind == ITEM_GAP) {
        for (uint32_t gap = 1; gap <= GAP_MAX && token + gap <= m->end; gap++) {
            uint32_t end = match_right(m, items, item + 1, n, token + gap);
            if (end != NO_INDEX)
                return end;
        }
        return NO_INDEX;
    }
    if (token < m->end && item_fits(m, &items[item], token)) {
        uint32_t end = match_right(m, items, item + 1, n, token + 1);
        if (end != NO_INDEX)
            return end;
    }
    return items[item].optional ? match_right(m, items, item + 1, n, token) : NO_INDEX;
}

/* Match items [0, item) so that they end before `token`; returns the start of the match, or NO_INDEX. */
static uint32_t match_left(const struct matcher *m, const struct pattern_item *items, uint32_t item,
                           uint32_t token) {
    if (item == 0)
        return token;
    while (token > m->first && skippable(m, token - 1))
        token--;
    const struct pattern_item *last = &items[item - 1];
    if (last->kind == ITEM_GAP) {
        for (uint32_t gap = 1; gap <= GAP_MAX && token >= m->first + gap; gap++) {
            uint32_t start = match_left(m, items, item - 1, token - gap);
            if (start != NO_INDEX)
                return start;
        }
        return NO_INDEX;
    }
    if (token > m->first && item_fits(m, last, token - 1)) {
        uint32_t start = match_left(m, items, item - 1, token - 1);
        if (start != NO_INDEX)
            return start;
    }
    return last->optional ? match_left(m, items, item - 1, token) : NO_INDEX;
}

/* The token of one of the pattern's verbs in the clause: as its full verb, or as a participle or infinitive.
 */
static uint32_t find_verb(const struct matcher *m, const struct pattern *pattern, uint32_t clause,
                          uint32_t skip_from, uint32_t skip_to) {
    const struct clause *c = &m->document->clauses[clause];
    const uint32_t *verbs = m->lexicon->numbers + pattern->first_verb;
    if (c->lemma != NO_INDEX)
        for (uint32_t v = 0; v < pattern->n_verbs; v++)
            if (verbs[v] == c->lemma)
                return c->predicate;
    for (uint32_t i = c->first; i < c->end; i++) {
        const struct token *t = &m->document->words.tokens[i];
        if (m->document->clause_of[i] != clause || t->word == NO_WORD || (i >= skip_from && i < skip_to))
            continue;
        if (i == c->finite && c->lemma != NO_INDEX)
            continue; /* "nehmen zu" is zunehmen, "haben nachgelassen" is nachlassen alone */
        if (t->classes & CLASS_AUXILIARY)
            continue;
        if (i > c->first && (token_is(m->document, i - 1, "wie") || token_is(m->document, i - 1, "als")))
            continue; /* "so hoch wie befürchtet" is a clause of its own */
        if (!(t->classes & (CLASS_PARTICIPLE | CLASS_INFINITIVE | CLASS_FINITE)))
            continue; /* an attribute is no verb: "die gesenkte Prognose" */
        const struct form *form = &m->lexicon->forms[t->word];
        for (uint32_t r = 0; r < form->n_readings; r++) {
            const struct reading *reading = &m->lexicon->readings[form->first_reading + r];
            for (uint32_t v = 0; v < pattern->n_verbs; v++)
                if (verbs[v] == reading->lemma && lexicon_fits(m->lexicon, t, reading) &&
                    !(reading->bits & FORM_DETACHED))
                    return i;
        }
    }
    return NO_INDEX;
}

static uint32_t weight(const struct hit *hit) {
    return (hit->end - hit->first) * 2 + (hit->verb != NO_INDEX);
}

/* Whether the noun of a phrase with a verb hangs on a preposition that the phrase does not name: "schließt
 * die Lücke im Werk" closes no plant. */
static bool foreign_preposition(const struct matcher *m, uint32_t clause, uint32_t start, uint32_t end) {
    const struct document *d = m->document;
    for (uint32_t i = d->clauses[clause].first_nominal; i < d->clauses[clause].end_nominal; i++) {
        const struct nominal *nominal = &d->nominals[i];
        if (nominal->noun >= start && nominal->noun < end)
            return nominal->prep != NO_INDEX ? nominal->prep < start : nominal->owner_of != NO_INDEX;
    }
    return false;
}

static bool try_pattern(const struct matcher *m, const struct anchor *anchor, uint32_t token,
                        struct hit *hit) {
    const struct pattern *pattern = &m->lexicon->patterns[anchor->pattern];
    const struct pattern_item *items = m->lexicon->items + pattern->first_item;
    if (!item_fits(m, &items[anchor->item], token))
        return false; /* the form fits, but it is written otherwise */
    uint32_t start = match_left(m, items, anchor->item, token);
    if (start == NO_INDEX)
        return false;
    uint32_t end = match_right(m, items, anchor->item + 1, pattern->n_items, token + 1);
    if (end == NO_INDEX)
        return false;
    uint32_t clause = m->document->clause_of[token];
    if (pattern->n_verbs > 0 && clause != NO_INDEX && foreign_preposition(m, clause, start, end))
        return false;
    *hit = (struct hit){anchor->pattern, start, end, NO_INDEX, clause};
    if (pattern->n_verbs == 0)
        return true;
    if (clause == NO_INDEX)
        return false;
    hit->verb = find_verb(m, pattern, clause, start, end);
    return hit->verb != NO_INDEX;
}

/* Patterns of one layer exclude each other where they overlap; those of different layers do not. */
enum layer { LAYER_IDIOM, LAYER_SHIFTER, LAYER_RATING, LAYER_EVENT };

static enum layer layer_of(const struct matcher *m, const struct hit *hit) {
    uint32_t kind = m->lexicon->patterns[hit->pattern].sense.kind;
    if (kind == SENSE_EVENT)
        return LAYER_EVENT;
    if (kind & (SENSE_GRADE | SENSE_RATING_WORD | SENSE_PRICE_TARGET | SENSE_HOUSE))
        return LAYER_RATING;
    return kind & (SENSE_NEGATION | SENSE_PSEUDO | SENSE_CONTRAST | SENSE_CONCESSION | SENSE_HYPOTHETICAL |
                   SENSE_HEARSAY | SENSE_RESTRICT)
               ? LAYER_SHIFTER
               : LAYER_IDIOM;
}

/* "nicht vom Fleck", "Fass ohne Boden": the negation is part of the idiom. */
static void drop_inner_shifters(const struct matcher *m, struct document *d, uint32_t first_hit) {
    for (uint32_t h = first_hit; h < d->n_hits;) {
        bool inner = false;
        for (uint32_t o = first_hit; o < d->n_hits && !inner && layer_of(m, &d->hits[h]) == LAYER_SHIFTER;
             o++)
            inner = layer_of(m, &d->hits[o]) == LAYER_IDIOM && d->hits[o].first <= d->hits[h].first &&
                    d->hits[o].end >= d->hits[h].end && d->hits[o].end - d->hits[o].first > 1;
        if (inner)
            d->hits[h] = d->hits[--d->n_hits];
        else
            h++;
    }
}

/* Keep the hit unless a longer one of its layer stands in its way; drop the shorter ones. */
static enum status add_hit(const struct matcher *m, struct document *d, uint32_t first_hit,
                           const struct hit *hit) {
    for (uint32_t h = first_hit; h < d->n_hits;) {
        struct hit *other = &d->hits[h];
        bool overlap = (other->first < hit->end && hit->first < other->end) ||
                       (hit->verb != NO_INDEX && hit->verb == other->verb); /* a verb is in one idiom */
        if (!overlap || layer_of(m, other) != layer_of(m, hit))
            h++;
        else if (weight(other) >= weight(hit))
            return STATUS_OK;
        else
            *other = d->hits[--d->n_hits];
    }
    if (!arena_grow(d->arena, &d->hits, &d->cap_hits, d->n_hits + 1, sizeof *hit))
        return STATUS_NOMEM;
    d->hits[d->n_hits++] = *hit;
    return STATUS_OK;
}

/* Try the patterns that a form anchors at `token`; by the head of a compound only those with a lemma there.
 */
static enum status try_anchors(const struct matcher *m, struct document *d, uint32_t first_hit,
                               uint32_t token, uint32_t word, bool by_head) {
    const struct hooks *hooks = lexicon_hooks(m->lexicon, word);
    for (uint32_t a = 0; a < hooks->n_anchors; a++) {
        const struct anchor *anchor = &m->lexicon->anchors[hooks->first_anchor + a];
        if (!is_met(m, anchor->needs[0]) || !is_met(m, anchor->needs[1]))
            continue;
        const struct pattern *pattern = &m->lexicon->patterns[anchor->pattern];
        struct hit hit;
        if (by_head && m->lexicon->items[pattern->first_item + anchor->item].kind != ITEM_LEMMA)
            continue;
        if (!try_pattern(m, anchor, token, &hit))
            continue;
        enum status status = add_hit(m, d, first_hit, &hit);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

/* Note all that the words of the sentence meet. */
static bool meet_needs(struct matcher *m) {
    const struct document *d = m->document;
    m->met = arena_zero(d->arena, (m->lexicon->n_needs / 64 + 1) * sizeof *m->met);
    if (m->met == NULL)
        return false;
    m->met[0] = 1; /* nothing is needed */
    for (uint32_t i = m->first; i < m->end; i++) {
        const struct token *t = &d->words.tokens[i];
        if (t->form != NO_WORD)
            meet(m, t->form);
        uint32_t head = t->head;
        if (head != NO_WORD)
            meet(m, head);
    }
    return true;
}

enum status patterns_find(const struct lexicon *lexicon, struct document *d, uint32_t sentence) {
    const struct sentence *s = &d->sentences[sentence];
    struct matcher m = {lexicon, d, s->first_token, s->end_token, NULL};
    uint32_t first_hit = d->n_hits;
    if (!meet_needs(&m))
        return STATUS_NOMEM;
    for (uint32_t i = m.first; i < m.end; i++) {
        const struct token *t = &d->words.tokens[i];
        uint32_t word = t->form;
        enum status status = word == NO_WORD ? STATUS_OK : try_anchors(&m, d, first_hit, i, word, false);
        uint32_t head = t->head;
        if (status == STATUS_OK && head != NO_WORD)
            status = try_anchors(&m, d, first_hit, i, head, true);
        if (status != STATUS_OK)
            return status;
    }
    drop_inner_shifters(&m, d, first_hit);
    /* text order: insertion sort of the few hits of one sentence */
    for (uint32_t i = first_hit + 1; i < d->n_hits; i++) {
        struct hit hit = d->hits[i];
        uint32_t j = i;
        for (; j > first_hit && d->hits[j - 1].first > hit.first; j--)
            d->hits[j] = d->hits[j - 1];
        d->hits[j] = hit;
    }
    return STATUS_OK;
}
