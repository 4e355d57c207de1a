/* What stands around a name that is also an ordinary word, a place or a person. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

static bool is_ordinary_determiner(const struct work *work, uint32_t token) {
    static const char *const forms[] = {
        "ein",    "eine",   "einer",  "einen",  "einem",  "eines",  "kein",  "keine", "keiner", "keinen",
        "keinem", "diese",  "dieser", "diesen", "diesem", "dieses", "jede",  "jeder", "jeden",  "jedem",
        "seine",  "seiner", "seinen", "seinem", "ihre",   "ihrer",  "ihren", "ihrem", "unsere", "unserer",
        "viele",  "mehr",   "alle",   "zwei",   "drei",   "sein",   "ihr",   "per",   "fuers",  "ins",
        "als",    "im",     "am",     "neue",   "neuen",  "neuer",  "neues", NULL};
    return work_is_any(work, token, forms);
}

static bool is_definite_determiner(const struct work *work, uint32_t token) {
    static const char *const forms[] = {"der", "die", "das", "dem",  "den", "des",
                                        "zur", "zum", "vom", "beim", NULL};
    return work_is_any(work, token, forms);
}

/* Whether capitalised words and a legal form follow: "AMC Finanzmarkt GmbH" is another company. */
static bool longer_name(const struct work *work, const struct found *found, uint32_t end) {
    if (found->legal || found->open)
        return false;
    for (uint32_t i = found->end_token; i < end && i < found->end_token + 5; i++) {
        const struct token *t = work_token(work, i);
        if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITALISED))
            return false;
        if (t->word == NO_WORD && i == found->end_token && !(t->flags & TOKEN_HYPHENATED) &&
            market_cues_of(work->market, work_fold(work, i), t->fold_len, t->hash) == 0)
            return true; /* an unknown word right behind: "Erste Oderfelder" */
        if (i > found->end_token && work_cues(work, i) & CUE_LEGAL)
            return true;
    }
    return false;
}

/* Whether the name stands as an ordinary noun does: behind "eine", behind an adjective, behind "die" unless
 * it is a name that takes the article, or at the start of a sentence where it can be another kind of word. */
bool context_is_ordinary(const struct work *work, const struct found *found) {
    const struct sentence *s = &work->document->sentences[found->sentence];
    const struct token *first = work_token(work, found->first_token);
    if (first->flags & TOKEN_FIRST &&
        first->classes & (CLASS_LIGHT | CLASS_ADVERB | CLASS_ADJECTIVE | CLASS_FINITE | CLASS_PREPOSITION |
                          CLASS_INFINITIVE | CLASS_PARTICLE))
        return true;
    if (first->flags & TOKEN_FIRST && found->ref->flags & NAME_STRICT)
        return true; /* "Also stieg der Gewinn" */
    if (longer_name(work, found, s->end_token))
        return true;
    if (found->first_token == s->first_token)
        return false;
    uint32_t before = found->first_token - 1;
    const struct token *t = work_token(work, before);
    if (t->kind == TOKEN_NUMBER)
        return true; /* "3 Block" */
    if (t->kind == TOKEN_MARK)
        return t->mark == '(' && first->flags & TOKEN_ALL_CAPS && before > s->first_token &&
               work_token(work, before - 1)->flags &
                   TOKEN_CAPITALISED; /* what stands before it is called so */
    if (t->flags & TOKEN_CAPITALISED && t->word == NO_WORD && work_cues(work, before) == 0)
        return true; /* the end of a longer name: "Tele M1" */
    if (is_ordinary_determiner(work, before))
        return true;
    bool article = found->node != NO_NODE && work->market->nodes[found->node].cues & CUE_ARTICLE;
    if (is_definite_determiner(work, before))
        return !article;
    if (t->classes & CLASS_ATTRIBUTE && !(t->flags & TOKEN_CAPITALISED) &&
        !(t->classes & (CLASS_FINITE | CLASS_PREPOSITION | CLASS_PARTICIPLE)))
        return true;
    bool attribute =
        !(t->flags & TOKEN_CAPITALISED) && !(t->classes & (CLASS_LIGHT | CLASS_FINITE | CLASS_PREPOSITION));
    if (attribute && before > s->first_token &&
        (is_ordinary_determiner(work, before - 1) || is_definite_determiner(work, before - 1)))
        return true; /* "eine lange Tradition", "seinem linken Arm" */
    static const char *const places[] = {"in", "nach", "aus", "per", "zu", "als", NULL};
    return work_is_any(work, before, places);
}

/* Whether the name is a first name too, with which a sentence about a person starts. */
static bool is_first_name(const struct work *work, uint32_t node) {
    const struct name_node *entry = &work->market->nodes[node];
    for (uint32_t i = 0; i < entry->n_names; i++)
        if (work->market->refs[entry->first_ref + i].flags & NAME_PERSON)
            return true;
    return false;
}

bool context_is_subject(const struct work *work, const struct found *found) {
    const struct sentence *s = &work->document->sentences[found->sentence];
    if (found->first_token != s->first_token || found->open || found->end_token >= s->end_token ||
        found->node == NO_NODE || is_first_name(work, found->node) || !(found->ref->flags & NAME_AMBIGUOUS))
        return false;
    const struct token *verb = work_token(work, found->end_token);
    return verb->classes & CLASS_FINITE && !(verb->flags & TOKEN_CAPITALISED) &&
           lexicon_sense(work->lexicon, verb, SENSE_SAY, PART_VERB, NULL) == NULL;
}

/* "Linde (+1,2 %)", "Linde (ISIN ...)" */
static bool figure_in_brackets(const struct work *work, const struct found *found, uint32_t end) {
    uint32_t at = found->end_token;
    if (at + 2 >= end || !work_is_mark(work, at, '('))
        return false;
    static const char *const words[] = {"plus", "minus", "isin", "wkn", NULL};
    const struct token *t = work_token(work, at + 1);
    return (t->kind == TOKEN_MARK && (t->mark == '+' || t->mark == '-')) ||
           work_is_any(work, at + 1, words) || (t->kind == TOKEN_NUMBER && work_is_mark(work, at + 2, '%'));
}

/* Whether the word at `token` is one by which the gazetteer describes this company: "der Immobilienverwalter
 * Patrizia", "der US-Pharmakonzern Merck". */
bool context_describes(const struct work *work, uint32_t token, uint32_t instrument) {
    const struct document *d = work->document;
    struct word_match match;
    if (!(work_token(work, token)->flags & TOKEN_CAPITALISED) ||
        !market_match(work->market, d->article->text, &d->words, token, token + 1,
                      work_token(work, token)->start, &match) ||
        match.descriptor.node == NO_NODE || match.descriptor.open)
        return false;
    const struct name_node *entry = &work->market->nodes[match.descriptor.node];
    for (uint32_t i = 0; i < entry->n_descriptors; i++) {
        const struct name_ref *ref = &work->market->refs[entry->first_ref + entry->n_names + i];
        if (ref->instrument == instrument)
            return !(ref->flags & NAME_DEMONYM);
    }
    return false;
}

/* A word for a company or a share right before the name, or before "von", "der", "des" and it. */
static bool announced(const struct work *work, const struct found *found, uint32_t start) {
    static const char *const links[] = {"von", "der", "des", "bei", "für", "fuer", "vom", "beim", NULL};
    if (found->first_token == start)
        return false;
    uint32_t at = found->first_token - 1;
    bool linked = false;
    if (work_is_mark(work, at, '"') && at > start)
        at--;
    if (work_is_any(work, at, links) && at > start) {
        linked = true;
        at--;
    }
    if (!(work_token(work, at)->flags & TOKEN_CAPITALISED))
        return false;
    uint32_t cues = work_cues(work, at);
    if (!linked && found->instrument != NULL && context_describes(work, at, found->instrument->index))
        return true;
    if (found->ref->flags & NAME_STRICT)
        return cues & (CUE_PAPER | CUE_PRICE | (linked ? 0u : (uint32_t)CUE_COMPANY));
    if (linked)
        return cues & (CUE_PAPER | CUE_PRICE | CUE_PART | CUE_PREFERENCE);
    return cues & (CUE_COMPANY | CUE_PAPER | CUE_PRICE) && !(cues & CUE_TITLE);
}

/* "teilte Linde mit"; who says something is a person more often */
static bool reported(const struct work *work, const struct found *found, uint32_t start) {
    static const char *const persons[] = {"sagte", "sagt", "meinte", "meint", "betonte", "betont", NULL};
    if (found->first_token == start || work_is_any(work, found->first_token - 1, persons))
        return false;
    uint32_t end = work->document->sentences[found->sentence].end_token;
    if (found->node != NO_NODE && is_first_name(work, found->node) && found->end_token < end &&
        work_token(work, found->end_token)->flags & TOKEN_CAPITALISED)
        return false; /* "erzählt Barry Levinson" */
    const struct token *t = work_token(work, found->first_token - 1);
    return t->classes & CLASS_FINITE && lexicon_sense(work->lexicon, t, SENSE_SAY, PART_VERB, NULL) != NULL &&
           !found->person;
}

/* Whether only a comma, "und" and the like stand between two names. */
static bool listed_together(const struct work *work, const struct found *a, const struct found *b) {
    static const char *const links[] = {"und", "oder", "sowie", "wie", "bis", "vor", "gegen", NULL};
    if (b->first_token < a->end_token || b->first_token - a->end_token > 3)
        return false;
    bool link = false;
    for (uint32_t i = a->end_token; i < b->first_token; i++) {
        const struct token *t = work_token(work, i);
        bool joins = work_is_mark(work, i, ',') || work_is_mark(work, i, '/') || work_is_mark(work, i, ';') ||
                     work_is_any(work, i, links);
        if (!joins && !(t->classes & CLASS_DETERMINER))
            return false;
        link |= joins;
    }
    return link;
}

static bool sure_company(const struct found *found) {
    return found->state == FOUND_SURE && found_is_company(found) && !found->open;
}

bool context_is_list(const struct work *work, uint32_t index) {
    const struct found *found = &work->found[index];
    if (index > 0 && sure_company(found - 1) && found[-1].sentence == found->sentence &&
        listed_together(work, found - 1, found))
        return true;
    return index + 1 < work->n_found && sure_company(found + 1) && found[1].sentence == found->sentence &&
           listed_together(work, found, found + 1);
}

bool context_is_strong(const struct work *work, uint32_t index) {
    const struct found *found = &work->found[index];
    const struct sentence *s = &work->document->sentences[found->sentence];
    if (found->ref->flags & NAME_STRICT)
        return found->tail & (CUE_PAPER | CUE_PRICE | CUE_COMPANY) ||
               announced(work, found, s->first_token) || figure_in_brackets(work, found, s->end_token) ||
               context_is_list(work, index);
    if (found->tail & (CUE_PAPER | CUE_PRICE | CUE_COMPANY | CUE_PART | CUE_ANALYST | CUE_PREFERENCE))
        return true;
    return announced(work, found, s->first_token) || figure_in_brackets(work, found, s->end_token) ||
           reported(work, found, s->first_token) || context_is_list(work, index);
}
