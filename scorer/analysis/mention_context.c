/* Decides what names mean that are also ordinary words, places or persons. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

/* --- what stands around a name --- */

static bool is_ordinary_determiner(const struct work *work, uint32_t token) {
    static const char *const forms[] = {"ein",    "eine",  "einer",  "einen",  "einem",  "eines",  "kein",   "keine", "keiner",
                                        "keinen", "keinem", "diese", "dieser", "diesen", "diesem", "dieses", "jede",  "jeder",
                                        "jeden",  "jedem", "seine",  "seiner", "seinen", "seinem", "ihre",   "ihrer", "ihren",
                                        "ihrem",  "unsere", "unserer", "viele", "mehr",  "alle",   "zwei",   "drei",  "sein",
                                        "ihr",    "per",   "neue",   "neuen",  "neuer",  "neues",  NULL};
    return work_is_any(work, token, forms);
}

static bool is_definite_determiner(const struct work *work, uint32_t token) {
    static const char *const forms[] = {"der", "die", "das", "dem", "den", "des", "im", "am", "zur", "zum", "vom", "beim", NULL};
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
        if (t->word == NO_WORD && i == found->end_token && !(t->flags & TOKEN_HYPHENATED) && market_cues_of(work->market, work_fold(work, i), t->fold_len, t->hash) == 0)
            return true; /* an unknown word right behind: "Erste Oderfelder" */
        if (i > found->end_token && work_cues(work, i) & CUE_LEGAL)
            return true;
    }
    return false;
}

/* Whether the name stands as an ordinary noun does: behind "eine", behind an adjective, behind "die" unless it is a
 * name that takes the article, or at the start of a sentence where it can be another kind of word. */
static bool ordinary_use(const struct work *work, const struct found *found) {
    const struct sentence *s = &work->document->sentences[found->sentence];
    const struct token *first = work_token(work, found->first_token);
    if (first->flags & TOKEN_FIRST && first->classes & (CLASS_LIGHT | CLASS_ADVERB | CLASS_ADJECTIVE | CLASS_FINITE |
                                                        CLASS_PREPOSITION | CLASS_INFINITIVE | CLASS_PARTICLE))
        return true;
    if (longer_name(work, found, s->end_token))
        return true;
    if (found->first_token == s->first_token)
        return false;
    uint32_t before = found->first_token - 1;
    const struct token *t = work_token(work, before);
    if (t->kind == TOKEN_NUMBER)
        return true; /* "3 Block" */
    if (t->kind == TOKEN_MARK)
        return false;
    if (t->flags & TOKEN_CAPITALISED && t->word == NO_WORD && work_cues(work, before) == 0)
        return true; /* the end of a longer name: "Tele M1" */
    if (is_ordinary_determiner(work, before))
        return true;
    bool article = found->node != NO_NODE && work->market->nodes[found->node].cues & CUE_ARTICLE;
    if (is_definite_determiner(work, before))
        return !article;
    if (t->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE) && !(t->flags & TOKEN_CAPITALISED) &&
        !(t->classes & (CLASS_FINITE | CLASS_PREPOSITION | CLASS_PARTICIPLE)))
        return true;
    static const char *const places[] = {"in", "nach", "aus", "per", "zu", "als", NULL};
    return work_is_any(work, before, places);
}

/* "Linde (+1,2 %)", "Linde (ISIN ...)" */
static bool figure_in_brackets(const struct work *work, const struct found *found, uint32_t end) {
    uint32_t at = found->end_token;
    if (at + 2 >= end || !work_is_mark(work, at, '('))
        return false;
    static const char *const words[] = {"plus", "minus", "isin", "wkn", NULL};
    const struct token *t = work_token(work, at + 1);
    return (t->kind == TOKEN_MARK && (t->mark == '+' || t->mark == '-')) || work_is_any(work, at + 1, words) ||
           (t->kind == TOKEN_NUMBER && work_is_mark(work, at + 2, '%'));
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
    if (found->ref->flags & NAME_STRICT)
        return cues & (CUE_PAPER | CUE_PRICE);
    if (linked)
        return cues & (CUE_PAPER | CUE_PRICE | CUE_PART | CUE_PREFERENCE);
    return cues & (CUE_COMPANY | CUE_PAPER | CUE_PRICE) && !(cues & CUE_TITLE);
}

/* "teilte Linde mit"; who says something is a person more often */
static bool reported(const struct work *work, const struct found *found, uint32_t start) {
    static const char *const persons[] = {"sagte", "sagt", "meinte", "meint", "betonte", "betont", NULL};
    if (found->first_token == start || work_is_any(work, found->first_token - 1, persons))
        return false;
    const struct token *t = work_token(work, found->first_token - 1);
    return t->classes & CLASS_FINITE &&
           lexicon_sense(work->lexicon, t, SENSE_SAY, PART_VERB, NULL) != NULL && !found->person;
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
    return found->state == FOUND_SURE && found->instrument != NULL && found->instrument->kind != INSTRUMENT_OTHER;
}

static bool in_list(const struct work *work, uint32_t index) {
    const struct found *found = &work->found[index];
    if (index > 0 && sure_company(found - 1) && found[-1].sentence == found->sentence &&
        listed_together(work, found - 1, found))
        return true;
    return index + 1 < work->n_found && sure_company(found + 1) && found[1].sentence == found->sentence &&
           listed_together(work, found, found + 1);
}

/* Whether the sentence speaks of business: a share, an amount of money, percent. */
static bool business(const struct work *work, uint32_t sentence) {
    const struct document *d = work->document;
    const struct sentence *s = &d->sentences[sentence];
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *t = work_token(work, i);
        if (t->kind == TOKEN_MARK && (t->mark == '%' || t->mark == '$'))
            return true;
        if (t->classes & (CLASS_PRICE | CLASS_UNIT))
            return true;
        if (t->flags & TOKEN_CAPITALISED &&
            (lexicon_sense(work->lexicon, t, SENSE_QUANTITY, PART_NOUN, NULL) != NULL ||
             work_cues(work, i) & (CUE_PAPER | CUE_RATING | CUE_COMPANY | CUE_LEGAL)))
            return true;
    }
    for (uint32_t i = work->first_found[sentence]; i < work->first_found[sentence + 1]; i++)
        if (sure_company(&work->found[i]))
            return true;
    return false;
}

/* Whether the sentence tells of a share: all that makes a football club a company. */
static bool quotes_price(const struct work *work, uint32_t sentence) {
    const struct sentence *s = &work->document->sentences[sentence];
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *t = work_token(work, i);
        if (t->kind == TOKEN_MARK ? t->mark == '%' : t->classes & CLASS_PRICE || work_cues(work, i) & (CUE_PAPER | CUE_RATING))
            return true;
    }
    return false;
}

static bool strong_context(const struct work *work, uint32_t index) {
    const struct found *found = &work->found[index];
    const struct sentence *s = &work->document->sentences[found->sentence];
    if (found->ref->flags & NAME_STRICT)
        return found->tail & (CUE_PAPER | CUE_PRICE) || announced(work, found, s->first_token) ||
               figure_in_brackets(work, found, s->end_token);
    if (found->tail & (CUE_PAPER | CUE_PRICE | CUE_COMPANY | CUE_PART | CUE_ANALYST | CUE_PREFERENCE))
        return true;
    return announced(work, found, s->first_token) || figure_in_brackets(work, found, s->end_token) ||
           reported(work, found, s->first_token) || in_list(work, index);
}

/* --- what the rest of the article says --- */

static bool is_prefix_node(const struct market *market, uint32_t shorter, uint32_t longer) {
    while (longer != NO_NODE && longer != shorter)
        longer = market->nodes[longer].parent;
    return longer == shorter;
}

/* Take the meaning that another name of the article has decided: the same instrument by another name, or a longer
 * name that starts with this one. */
static bool follow_article(struct work *work, uint32_t index) {
    struct found *found = &work->found[index];
    const struct name_node *node = &work->market->nodes[found->node];
    for (uint32_t i = 0; i < work->n_found; i++) {
        const struct found *other = &work->found[i];
        if (other->state != FOUND_SURE || other->instrument == NULL || other->node == found->node)
            continue;
        for (uint32_t r = 0; r < node->n_names; r++) {
            const struct name_ref *ref = &work->market->refs[node->first_ref + r];
            if (ref->instrument == other->instrument->index) {
                found->ref = ref;
                found->instrument = other->instrument;
                return true;
            }
        }
        if (other->node != NO_NODE && found->instrument != NULL && is_prefix_node(work->market, found->node, other->node) &&
            market_is_sibling(found->instrument, other->instrument)) {
            found->instrument = other->instrument;
            return true;
        }
    }
    return false;
}

/* An unlisted longer name that starts with this one, or a person of this name, stands in the article. */
static bool article_denies(const struct work *work, const struct found *found) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        const struct found *other = &work->found[i];
        if (other->node == NO_NODE)
            continue;
        if (other->node == found->node && other->person)
            return true;
        if (other->instrument == NULL && other->node != found->node &&
            is_prefix_node(work->market, found->node, other->node))
            return true;
    }
    return false;
}

/* Whether "(ABC)" explains an abbreviation of the words before it, which are no name of the same company: "Demand Side
 * Management (DSM)". */
static bool explains(const struct work *work, uint32_t index) {
    const struct found *found = &work->found[index];
    uint32_t at = found->first_token;
    const struct token *t = work_token(work, at);
    uint32_t start = work->document->sentences[found->sentence].first_token;
    if (at < start + 3 || !work_is_mark(work, at - 1, '(') || !(t->flags & TOKEN_ALL_CAPS) || found->open)
        return false;
    for (uint32_t i = index; i-- > 0 && work->found[i].sentence == found->sentence;)
        if (work->found[i].instrument == found->instrument)
            return false;
    return work_fold(work, at)[0] == work_fold(work, at - 1 - (t->fold_len < at - 1 - start ? t->fold_len : at - 1 - start))[0] &&
           work_token(work, at - 2)->flags & TOKEN_CAPITALISED &&
           work_fold(work, at - 2)[0] == work_fold(work, at)[t->fold_len - 1];
}

static void drop_abbreviations(struct work *work) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->node == NO_NODE || found->instrument == NULL || !explains(work, i))
            continue;
        uint32_t node = found->node;
        for (uint32_t j = 0; j < work->n_found; j++)
            if (work->found[j].node == node)
                work->found[j].state = FOUND_DROPPED;
    }
}

/* A first name before it makes a name of one word a person's. */
static void drop_persons(struct work *work) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->person && found->instrument != NULL && !found->legal && !found->open &&
            found->end_token == found->first_token + 1)
            found->state = FOUND_DROPPED;
    }
}

/* Some names mean the business behind another in the same breath: a bare "Porsche" where the article has said
 * "Porsche SE" first, a bare "Merck" behind "Merck & Co". */
static void follow_siblings(struct work *work) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->state != FOUND_SURE || found->node == NO_NODE || !found_is_company(found) || found->legal)
            continue;
        for (uint32_t j = 0; j < i; j++) {
            const struct found *other = &work->found[j];
            if (other->state != FOUND_SURE || other->node == NO_NODE || !found_is_company(other))
                continue;
            if (other->instrument == found->instrument)
                break; /* named by itself first */
            uint32_t parent = other->node == found->node ? NO_NODE : work->market->nodes[other->node].parent;
            bool by_form = parent == found->node && work->market->nodes[other->node].len <= 2;
            bool by_and = parent != NO_NODE && work->market->nodes[parent].parent == found->node &&
                          work->market->nodes[parent].len == 1;
            if ((by_form || by_and) && market_is_sibling(other->instrument, found->instrument)) {
                found->instrument = other->instrument;
                break;
            }
        }
    }
}

void names_decide(struct work *work) {
    drop_persons(work);
    drop_abbreviations(work);
    for (uint32_t i = 0; i < work->n_found; i++)
        if (work->found[i].state == FOUND_DOUBTFUL && strong_context(work, i))
            work->found[i].state = FOUND_SURE;
    /* a list of names decides from its sure end on: once more, backwards */
    for (uint32_t i = work->n_found; i-- > 0;)
        if (work->found[i].state == FOUND_DOUBTFUL && !(work->found[i].ref->flags & NAME_STRICT) && in_list(work, i))
            work->found[i].state = FOUND_SURE;
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->state != FOUND_DOUBTFUL)
            continue;
        bool ordinary = ordinary_use(work, found) || (found->ref->flags & NAME_STRICT && !quotes_price(work, found->sentence));
        bool backed = false;
        for (uint32_t j = 0; j < work->n_found && !backed; j++)
            backed = work->found[j].node == found->node && work->found[j].state == FOUND_SURE;
        if (!ordinary && (backed || follow_article(work, i)))
            found->state = FOUND_SURE;
        else if (!ordinary && !article_denies(work, found) && business(work, found->sentence))
            found->state = FOUND_SURE;
        else
            found->state = FOUND_DROPPED;
    }
    follow_siblings(work);
}
