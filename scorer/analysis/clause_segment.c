/* Where clauses begin and end: commas, conjunctions and finite verbs. */
#include "analysis/clause_parts.h"
#include "language/inflect.h"

static bool has_zu_infinitive(const struct clause_builder *b, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (!has_class(b, i, CLASS_INFINITIVE))
            continue;
        if (i > first && token_is(b->document, i - 1, "zu"))
            return true;
        const struct token *t = token_at(b, i);
        if (t->word == NO_WORD)
            continue;
        const struct form *form = &b->lexicon->forms[t->word];
        for (uint32_t r = 0; r < form->n_readings; r++)
            if (b->lexicon->readings[form->first_reading + r].bits & FORM_ZU)
                return true;
    }
    return false;
}

static bool is_boundary(const struct clause_builder *b, uint32_t token) {
    const struct token *t = token_at(b, token);
    if (t->kind != TOKEN_MARK)
        return false;
    if (t->mark == ',' || t->mark == ';' || t->mark == ':' || t->mark == '(' || t->mark == ')' ||
        t->mark == '"')
        return true;
    /* a dash between spaces; one without is a sign or a range */
    return t->mark == '-' && t->flags & TOKEN_SPACE_BEFORE && token + 1 < b->end &&
           token_at(b, token + 1)->flags & TOKEN_SPACE_BEFORE;
}

static bool opens_relative(const struct clause_builder *b, uint32_t first, uint32_t end) {
    if (first >= end)
        return false;
    uint32_t i = first;
    if (has_class(b, i, CLASS_PREPOSITION) && !has_class(b, i, CLASS_RELATIVE) && i + 1 < end)
        i++;
    if (!has_class(b, i, CLASS_RELATIVE))
        return false;
    /* verb-last: the finite verb closes the segment; "der Dax stieg" is verb-second */
    uint32_t finite = clause_find_finite(b, first, end);
    return finite != NO_INDEX &&
           (finite + 1 == end ||
            (finite > i + 1 && !has_class(b, finite + 1, CLASS_DETERMINER) && finite + 2 >= end));
}

static bool opens_subordinate(const struct clause_builder *b, uint32_t first, uint32_t end,
                              uint32_t *opener) {
    for (uint32_t i = first; i < end && i < first + 3; i++) {
        if (has_class(b, i, CLASS_SUBORDINATOR) && !has_class(b, i, CLASS_PREPOSITION)) {
            if (i > first && token_is(b->document, i, "wie"))
                return false;
            if (token_is(b->document, i, "als") || token_is(b->document, i, "wie")) {
                uint32_t finite = clause_find_finite(b, i + 1, end);
                if (finite == NO_INDEX || (i > first && finite + 2 < end))
                    return false; /* a comparison: "anders als A musste B ..." */
            }
            *opener = i;
            return true;
        }
        if (has_class(b, i, CLASS_SUBORDINATOR) && i == first) {
            /* während, seit, bis: a conjunction only where a verb closes the segment */
            uint32_t finite = clause_find_finite(b, i + 1, end);
            if (finite != NO_INDEX && finite + 2 >= end) {
                *opener = i;
                return true;
            }
        }
        if (!has_class(b, i, CLASS_ADVERB | CLASS_COORDINATOR | CLASS_PREPOSITION))
            break;
    }
    if (first < end && has_class(b, first, CLASS_QUESTION) && !has_class(b, first, CLASS_RELATIVE)) {
        uint32_t finite = clause_find_finite(b, first + 1, end);
        if (finite != NO_INDEX && finite + 2 >= end && finite > first + 1) {
            *opener = first;
            return true;
        }
    }
    return false;
}

static uint32_t new_clause(struct clause_builder *b, enum clause_kind kind, uint32_t first, uint32_t parent) {
    struct document *d = b->document;
    if (!arena_grow(d->arena, &d->clauses, &d->cap_clauses, d->n_clauses + 1, sizeof *d->clauses))
        return NO_INDEX;
    d->clauses[d->n_clauses] = (struct clause){.sentence = b->sentence,
                                               .first = first,
                                               .end = first,
                                               .parent = parent,
                                               .opener = NO_INDEX,
                                               .helper = NO_INDEX,
                                               .finite = NO_INDEX,
                                               .predicate = NO_INDEX,
                                               .particle = NO_INDEX,
                                               .lemma = NO_INDEX,
                                               .kind = (uint8_t)kind};
    return d->n_clauses++;
}

static void give(struct clause_builder *b, uint32_t clause, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++)
        b->document->clause_of[i] = clause;
    if (first < end) {
        if (first < clause_at(b, clause)->first)
            clause_at(b, clause)->first = first;
        if (end > clause_at(b, clause)->end)
            clause_at(b, clause)->end = end;
    }
}

struct segmenter {
    uint32_t main;    /* the main clause that is open, or NO_INDEX */
    uint32_t last;    /* the clause that was written last */
    bool last_closed; /* it is subordinate and has its verb */
};

/* A conjunction that joins less than clauses: "1,9 und 2,5 Prozent", "Gewinn- und Verlustzone", "noch
 * einmal". */
static bool joins_words(const struct clause_builder *b, uint32_t token) {
    const struct token *before = token_at(b, token - 1);
    bool half = before->kind == TOKEN_MARK && before->mark == '-' && !(before->flags & TOKEN_SPACE_BEFORE);
    bool number =
        token_at(b, token + 1)->kind == TOKEN_NUMBER &&
        (before->kind == TOKEN_NUMBER || has_class(b, token - 1, CLASS_UNIT) || before->mark == '%');
    return number || half || token_is(b->document, token, "noch") || token_is(b->document, token, "als");
}

/* The conjunction right before the verb, adverbs apart, or `token`: "verlor A und B und schloss" is cut at
 * the second. */
static uint32_t nearest_conjunction(const struct clause_builder *b, uint32_t token, uint32_t verb) {
    uint32_t i = verb - 1;
    while (i > token && has_class(b, i, CLASS_ADVERB) && !has_class(b, i, CLASS_COORDINATOR))
        i--;
    return i > token && has_class(b, i, CLASS_COORDINATOR) && !joins_words(b, i) ? i : token;
}

static bool has_bracket(const struct clause_builder *b, uint32_t first, uint32_t end) {
    const uint32_t other = CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_ADVERB;
    for (uint32_t i = first; i < end; i++)
        if (has_class(b, i, CLASS_PARTICIPLE | CLASS_INFINITIVE) && !has_class(b, i, other) &&
            !(token_at(b, i)->flags & TOKEN_CAPITALISED) && !clause_is_attribute(b, i, first, end))
            return true;
    return false;
}

/* "hat gesenkt und gestrichen": the second participle or infinitive shares the auxiliary. */
static bool shares_helper(const struct clause_builder *b, uint32_t finite, uint32_t coordinator,
                          uint32_t end) {
    return has_class(b, finite, CLASS_AUXILIARY | CLASS_MODAL) && has_bracket(b, finite + 1, coordinator) &&
           has_bracket(b, coordinator + 1, end);
}

/* Where behind the finite verb a second one is coordinated: the coordinator's token, or `end`, as where there
 * is no first one. */
static uint32_t second_verb(const struct clause_builder *b, uint32_t end, uint32_t finite) {
    if (finite == NO_INDEX)
        return end;
    for (uint32_t i = finite + 1; i + 1 < end; i++) {
        if (!has_class(b, i, CLASS_COORDINATOR) || joins_words(b, i))
            continue;
        uint32_t other = clause_find_finite(b, i + 1, end);
        bool own = other != NO_INDEX && (!has_class(b, other, CLASS_PARTICIPLE | CLASS_INFINITIVE) ||
                                         has_class(b, other, CLASS_AUXILIARY | CLASS_MODAL) ||
                                         !has_class(b, finite, CLASS_AUXILIARY | CLASS_MODAL));
        if (!own && shares_helper(b, finite, i, end))
            return i;
        if (!own)
            continue;
        return nearest_conjunction(b, i, other);
    }
    return end;
}

/* A segment with a verb of its own: new clauses, cut at coordinated verbs. */
static bool verbal(struct clause_builder *b, struct segmenter *s, uint32_t first, uint32_t end,
                   enum clause_kind kind, uint32_t opener, uint32_t finite) {
    uint32_t cut = second_verb(b, end, finite);
    uint32_t parent = s->main != NO_INDEX || kind == CLAUSE_MAIN ? s->main : s->last;
    uint32_t clause;
    bool fills = kind == CLAUSE_MAIN && s->main != NO_INDEX && clause_at(b, s->main)->finite == NO_INDEX;
    if (fills) {
        clause = s->main;
        clause_at(b, clause)->kind = CLAUSE_MAIN;
    } else {
        clause = new_clause(b, kind, first, parent);
        if (clause == NO_INDEX)
            return false;
    }
    give(b, clause, first, cut);
    clause_at(b, clause)->finite = finite;
    clause_at(b, clause)->opener = opener;
    if (kind == CLAUSE_MAIN) {
        /* "..., und erreichte": a main clause that starts with its verb takes the subject before */
        uint32_t i = first;
        while (i < finite && has_class(b, i, CLASS_COORDINATOR | CLASS_ADVERB))
            i++;
        if (!fills && i == finite && parent != NO_INDEX && finite > first)
            clause_at(b, clause)->shares_subject = true;
        /* "Obwohl ..., stieg der Gewinn": what came before depends on the first main clause */
        for (uint32_t c = b->document->sentences[b->sentence].first_clause; c < clause && s->main == NO_INDEX;
             c++)
            if (clause_at(b, c)->parent == NO_INDEX && clause_at(b, c)->kind != CLAUSE_MAIN)
                clause_at(b, c)->parent = clause;
        s->main = clause;
    }
    s->last = clause;
    s->last_closed = kind != CLAUSE_MAIN && finite != NO_INDEX;
    while (cut < end) {
        uint32_t next_finite = clause_find_finite(b, cut + 1, end);
        uint32_t helper = NO_INDEX;
        bool double_role =
            next_finite == NO_INDEX || (has_class(b, next_finite, CLASS_PARTICIPLE | CLASS_INFINITIVE) &&
                                        !has_class(b, next_finite, CLASS_AUXILIARY | CLASS_MODAL));
        if (finite != NO_INDEX && double_role && has_class(b, finite, CLASS_AUXILIARY | CLASS_MODAL))
            helper = finite;
        uint32_t next_cut = helper != NO_INDEX ? end : second_verb(b, end, next_finite);
        if (helper != NO_INDEX)
            next_finite = NO_INDEX;
        else
            finite = next_finite;
        uint32_t next = new_clause(b, kind, cut, clause);
        if (next == NO_INDEX)
            return false;
        give(b, next, cut, next_cut);
        clause_at(b, next)->finite = next_finite;
        clause_at(b, next)->helper = helper;
        clause_at(b, next)->opener = kind == CLAUSE_MAIN ? NO_INDEX : opener;
        bool own_subject = false;
        for (uint32_t i = cut + 1; i < next_cut && !own_subject; i++)
            own_subject = (token_is_noun_like(token_at(b, i)) &&
                           (i == cut + 1 || !has_class(b, i - 1, CLASS_PREPOSITION)) && i < next_finite &&
                           helper == NO_INDEX) ||
                          (has_class(b, i, CLASS_PRONOUN) && !has_class(b, i, CLASS_DETERMINER));
        clause_at(b, next)->shares_subject = !own_subject;
        if (kind == CLAUSE_MAIN)
            s->main = next;
        s->last = next;
        clause = next;
        cut = next_cut;
    }
    return true;
}

static bool segment(struct clause_builder *b, struct segmenter *s, uint32_t first, uint32_t end) {
    static const char *const purposes[] = {"um", "ohne", "statt", "anstatt", NULL};
    uint32_t opener = NO_INDEX;
    uint32_t finite = clause_find_finite(b, first, end);
    if (opens_subordinate(b, first, end, &opener))
        return verbal(b, s, first, end, CLAUSE_SUBORDINATE, opener, clause_find_finite(b, opener + 1, end));
    if (s->last != NO_INDEX && opens_relative(b, first, end))
        return verbal(b, s, first, end, CLAUSE_RELATIVE, first, finite);
    if (finite != NO_INDEX)
        return verbal(b, s, first, end, CLAUSE_MAIN, NO_INDEX, finite);
    bool purpose = token_is_any(b->document, first, purposes);
    if (has_zu_infinitive(b, first, end) && (s->last != NO_INDEX || purpose))
        return verbal(b, s, first, end, CLAUSE_INFINITIVE, purpose ? first : NO_INDEX, NO_INDEX);
    /* "ist nicht gefallen, sondern um die Hälfte gestiegen": the participle shares the auxiliary before the
     * comma */
    if (s->main != NO_INDEX && s->last == s->main && has_class(b, first, CLASS_COORDINATOR) &&
        clause_at(b, s->main)->finite != NO_INDEX &&
        has_class(b, clause_at(b, s->main)->finite, CLASS_AUXILIARY | CLASS_MODAL) &&
        has_bracket(b, first + 1, end)) {
        uint32_t helper = clause_at(b, s->main)->finite;
        uint32_t next = new_clause(b, CLAUSE_MAIN, first, s->main);
        if (next == NO_INDEX)
            return false;
        give(b, next, first, end);
        clause_at(b, next)->helper = helper;
        clause_at(b, next)->shares_subject = true;
        s->main = s->last = next;
        return true;
    }
    /* no verb: part of the clause around it */
    uint32_t clause = s->last;
    if (clause == NO_INDEX || s->last_closed)
        clause = s->main;
    if (clause == NO_INDEX) {
        clause = s->main = new_clause(b, CLAUSE_PHRASE, first, s->last);
        if (clause == NO_INDEX)
            return false;
        s->last = clause;
        s->last_closed = false;
    }
    give(b, clause, first, end);
    return true;
}

bool clauses_segment(struct clause_builder *b) {
    struct segmenter segmenter = {NO_INDEX, NO_INDEX, false};
    for (uint32_t i = b->first; i < b->end; i++)
        b->document->clause_of[i] = NO_INDEX;
    uint32_t first = b->first;
    for (uint32_t i = b->first; i <= b->end; i++) {
        if (i < b->end && !is_boundary(b, i))
            continue;
        if (i > first && !segment(b, &segmenter, first, i))
            return false;
        if (i < b->end && segmenter.last != NO_INDEX && (has_mark(b, i, ';') || has_mark(b, i, ':')))
            segmenter.main = NO_INDEX;
        first = i + 1;
    }
    return true;
}
