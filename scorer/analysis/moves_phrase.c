/* The phrase that a name or a price noun stands in, and what it does in its clause. */
#include <string.h>

#include "analysis/moves_subject.h"
#include "language/word_class.h"

/* --- what stands to the left of a name --- */

static bool is_comparison(const struct reading_of_moves *m, uint32_t token) {
    return move_is(m, token, "wie") || move_is(m, token, "als");
}

/* The determiner of a phrase whose participle has words of its own: "der in Wien notierten Aktie", or
 * NO_INDEX. */
static uint32_t opening_determiner(const struct reading_of_moves *m, uint32_t participle) {
    for (uint32_t i = participle; i-- > m->first && i + 6 > participle;) {
        const struct token *t = move_token(m, i);
        if (t->kind == TOKEN_MARK || (t->classes & CLASS_FINITE && !(t->flags & TOKEN_CAPITALISED) &&
                                      !(t->classes & (CLASS_DETERMINER | CLASS_PREPOSITION))))
            return NO_INDEX;
        bool opens = t->classes & CLASS_DETERMINER && !(t->classes & CLASS_PREPOSITION);
        if (opens && i + 1 < participle && move_token(m, i + 1)->classes & (CLASS_PREPOSITION | CLASS_ADVERB))
            return i;
    }
    return NO_INDEX;
}

/* "in London IAG 2,8 Prozent", "am Nachmittag SAP": the noun before the name tells place or time. */
static bool is_elsewhere(const struct reading_of_moves *m, uint32_t noun) {
    static const char *const contracted[] = {"am", "im", "zum", NULL};
    static const char *const places[] = {"in", "aus", "nach", NULL};
    if (noun == m->first)
        return false;
    return move_is_any(m, noun - 1, contracted) ||
           (move_is_any(m, noun - 1, places) && !(move_token(m, noun)->classes & CLASS_NOUN));
}

uint32_t subject_phrase_start(const struct reading_of_moves *m, uint32_t first, bool name,
                              uint32_t *determiner) {
    *determiner = NO_INDEX;
    while (first > m->first) {
        uint32_t left = first - 1;
        const struct token *t = move_token(m, left);
        if (t->kind == TOKEN_MARK && t->mark == '"') {
            first = left;
            continue;
        }
        if (t->kind == TOKEN_NUMBER && !move_in_figure(m, left)) {
            first = left;
            continue;
        }
        if (t->kind != TOKEN_WORD)
            break;
        uint32_t opening = t->classes & CLASS_ATTRIBUTE ? opening_determiner(m, left) : NO_INDEX;
        if (opening != NO_INDEX) {
            *determiner = opening;
            return opening;
        }
        if (t->classes & CLASS_FINITE && t->classes & CLASS_ATTRIBUTE &&
            !(left > m->first && move_token(m, left - 1)->classes & CLASS_DETERMINER))
            break; /* "notierten Airbus" */
        if (move_is(m, left, "allem") && left > m->first && move_is(m, left - 1, "vor"))
            break;
        if (t->classes & CLASS_DETERMINER && !(t->classes & CLASS_PREPOSITION) &&
            !(t->flags & TOKEN_HYPHENATED)) {
            *determiner = left;
            return left;
        }
        if (move_mention_at(m, left) != NULL && !(name && !move_mention_at(m, left)->head))
            break;
        bool apposition =
            name && move_is_noun(m, left) && !is_elsewhere(m, left) && !(t->classes & CLASS_UNIT);
        bool adjective = t->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE | CLASS_NUMBER) &&
                         !(t->flags & TOKEN_CAPITALISED) && !move_in_figure(m, left) &&
                         !(t->classes & (CLASS_ADVERB | CLASS_PREPOSITION));
        bool capital_adjective =
            t->classes & CLASS_ATTRIBUTE && t->flags & TOKEN_CAPITALISED && !(t->classes & CLASS_FINITE);
        if (!apposition && !adjective && !capital_adjective)
            break;
        first = left;
    }
    return first;
}

static bool is_genitive(const struct reading_of_moves *m, uint32_t determiner, uint32_t first) {
    static const char *const forms[] = {"des",   "der",    "eines",  "einer", "seines", "seiner", "ihres",
                                        "ihrer", "dieses", "dieser", "deren", "dessen", NULL};
    if (determiner != NO_INDEX)
        return move_is_any(m, determiner, forms);
    /* "Rendite zehnjähriger Bundesanleihen": the adjective alone shows it */
    const struct token *t = move_token(m, first);
    const char *fold = token_fold(m->document, first);
    return t->kind == TOKEN_WORD && t->fold_len > 3 && memcmp(fold + t->fold_len - 2, "er", 2) == 0 &&
           (t->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE) || move_mention_at(m, first) != NULL);
}

static bool links_owner(const struct reading_of_moves *m, uint32_t prep) {
    static const char *const links[] = {"von", "vom", "fuer", "bei", "beim", NULL};
    return move_is_any(m, prep, links);
}

/* --- what it does in the clause --- */

/* "während Puma verlor": a conjunction that looks like a preposition. */
static bool opens_clause(const struct reading_of_moves *m, uint32_t token) {
    const struct document *d = m->document;
    if (d->clause_of[token] != NO_INDEX && d->clauses[d->clause_of[token]].opener == token)
        return true;
    bool front = token == m->first || move_is_mark(m, token - 1, ',');
    return front && move_is(m, token, "waehrend");
}

/* The name belongs to the noun at `noun`: it is spoken of where that is a paper, a price or a movement.
 * Returns false where it is none of these. */
static bool role_under(struct reading_of_moves *m, struct subject *s, uint32_t noun) {
    struct phrase phrase;
    uint32_t start;
    if (move_phrase_before(m, noun + 1, PHRASE_BIT(PHRASE_NOUN), &phrase, &start)) {
        s->role = SUBJECT_OWNER;
        s->noun = noun;
        return true;
    }
    bool yield;
    if (!move_is_paper(m, noun, &yield)) {
        s->role = SUBJECT_NONE;
        return false;
    }
    s->price = s->worded = true;
    s->yield |= yield;
    subject_take_role(m, s, noun, false);
    return true;
}

/* The figure of a place in a ranking is a change, not a level: "mit 2,9 Prozent". */
static void read_rank(struct reading_of_moves *m, const struct subject *s) {
    for (uint32_t i = 0; i < m->n_figures; i++) {
        struct figure *f = &m->figures[i];
        if ((f->first == s->end || f->first == s->end + 1) && f->unit == UNIT_PERCENT)
            f->role = FIGURE_CHANGE;
    }
}

/* "gefolgt von Adidas mit 2,9 Prozent", "vor Adidas mit plus 2,9 Prozent" */
static bool is_ranked(const struct reading_of_moves *m, const struct subject *s, uint32_t prep) {
    bool follows = move_is(m, prep, "von") && prep > m->first && move_is(m, prep - 1, "gefolgt");
    bool ahead = move_is(m, prep, "vor") || move_is(m, prep, "hinter");
    return (follows || ahead) && (move_is(m, s->end, "mit") || move_is_mark(m, s->end, '(')) &&
           (move_in_figure(m, s->end) || move_in_figure(m, s->end + 1));
}

void subject_take_role(struct reading_of_moves *m, struct subject *s, uint32_t first, bool name) {
    uint32_t determiner;
    uint32_t start = subject_phrase_start(m, first, name, &determiner);
    s->first = start;
    s->role = SUBJECT_PLAIN;
    s->dative = determiner != NO_INDEX && move_is(m, determiner, "dem");
    if (start == m->first)
        return;
    uint32_t before = start - 1;
    const struct token *t = move_token(m, before);
    s->compared = is_comparison(m, before);
    if (t->kind != TOKEN_WORD || s->compared)
        return;
    bool relative = determiner == NO_INDEX && (move_is(m, before, "deren") || move_is(m, before, "dessen"));
    if (relative)
        return;
    if (opens_clause(m, before))
        return;
    if (move_is(m, before, "so") && before > m->first && move_is_mark(m, before - 1, ',')) {
        s->role = SUBJECT_NONE; /* "..., so die VIG" */
        return;
    }
    if (t->classes & CLASS_PREPOSITION && !(t->classes & CLASS_FINITE)) {
        static const char *const at[] = {"bei", "beim", "fuer", "fuers", NULL};
        bool noun =
            before > m->first && (move_is_noun(m, before - 1) || move_mention_at(m, before - 1) != NULL);
        static const char *const those[] = {"jene", "jener", "jenen", "diejenigen", "derjenigen", NULL};
        if (before > m->first && links_owner(m, before) && move_is_any(m, before - 1, those)) {
            s->price = true; /* "jene von Volkswagen" */
            return;
        }
        bool index = noun && move_is_any(m, before, at) && move_holds(m, before - 1, "index");
        struct phrase future;
        bool contract = noun && move_is(m, before, "auf") &&
                        move_phrase(m, before - 1, PHRASE_BIT(PHRASE_EXPECTED), &future);
        if (contract) { /* "der Future auf den Nasdaq 100" */
            s->price = true;
            subject_take_role(m, s, before - 1, false);
            return;
        }
        if (noun && !index && links_owner(m, before)) {
            bool governed = role_under(m, s, before - 1);
            if (governed || !move_is_any(m, before, at))
                return;
        }
        s->follows = is_ranked(m, s, before);
        if (s->follows)
            read_rank(m, s);
        s->with = move_is(m, before, "mit");
        s->role = s->with || s->follows || move_is_any(m, before, at) ? SUBJECT_AT : SUBJECT_NONE;
        return;
    }
    const struct mention *left = move_mention_at(m, before);
    if (move_is_noun(m, before) && (left == NULL || !left->head) && is_genitive(m, determiner, start))
        role_under(m, s, before);
}
