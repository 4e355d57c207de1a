/* Decides what ambiguous names mean, from their surroundings and from the rest of the article. */
#include "analysis/mention_work.h"
#include "language/word_class.h"

static bool is_prefix_node(const struct market *market, uint32_t shorter, uint32_t longer) {
    while (longer != NO_NODE && longer != shorter)
        longer = market->nodes[longer].parent;
    return longer == shorter;
}

/* The names of an article, each once: what one place decides holds for the others. */
enum { MOST_KNOWN = 256 }; /* beyond these an article is a list, and its names stand for themselves */

struct known {
    uint32_t node;
    const struct instrument *instrument;
    uint32_t first; /* index of the found where it stands first */
    bool sure;
    bool person; /* a first name stands before it somewhere */
};

struct knowledge {
    struct known list[MOST_KNOWN]; /* in the order of their first places */
    uint32_t n;
};

static void learn(struct knowledge *knowledge, const struct found *found, uint32_t index) {
    for (uint32_t i = 0; i < knowledge->n; i++) {
        struct known *known = &knowledge->list[i];
        if (known->node == found->node && known->instrument == found->instrument) {
            known->sure |= found->state == FOUND_SURE;
            known->person |= found->person;
            return;
        }
    }
    if (knowledge->n < MOST_KNOWN)
        knowledge->list[knowledge->n++] =
            (struct known){found->node, found->instrument, index, found->state == FOUND_SURE, found->person};
}

static bool is_backed(const struct knowledge *knowledge, const struct found *found) {
    for (uint32_t i = 0; i < knowledge->n; i++)
        if (knowledge->list[i].node == found->node && knowledge->list[i].sure &&
            knowledge->list[i].instrument != NULL)
            return true;
    return false;
}

/* Take the meaning that another name of the article has decided: the same instrument by another name, or a
 * longer name that starts with this one. */
static bool follow_article(const struct work *work, const struct knowledge *knowledge, struct found *found) {
    const struct name_node *node = &work->market->nodes[found->node];
    for (uint32_t i = 0; i < knowledge->n; i++) {
        const struct known *known = &knowledge->list[i];
        if (!known->sure || known->instrument == NULL || known->node == found->node)
            continue;
        for (uint32_t r = 0; r < node->n_names; r++) {
            const struct name_ref *ref = &work->market->refs[node->first_ref + r];
            if (ref->instrument == known->instrument->index) {
                found->ref = ref;
                found->instrument = known->instrument;
                return true;
            }
        }
        if (known->node != NO_NODE && found->instrument != NULL &&
            is_prefix_node(work->market, found->node, known->node) &&
            market_is_sibling(found->instrument, known->instrument)) {
            found->instrument = known->instrument;
            return true;
        }
    }
    return false;
}

/* An unlisted longer name that starts with this one, or a person of this name, stands in the article. */
static bool article_denies(const struct work *work, const struct knowledge *knowledge,
                           const struct found *found) {
    for (uint32_t i = 0; i < knowledge->n; i++) {
        const struct known *known = &knowledge->list[i];
        if (known->node == NO_NODE)
            continue;
        if (known->node == found->node
                ? known->person
                : known->instrument == NULL && is_prefix_node(work->market, found->node, known->node))
            return true;
    }
    return false;
}

enum { MOST_BACK = 16 }; /* names of one sentence that are looked at again */

/* Whether "(ABC)" explains an abbreviation of the words before it, which are no name of the same company:
 * "Demand Side Management (DSM)". */
static bool explains(const struct work *work, uint32_t index) {
    const struct found *found = &work->found[index];
    uint32_t at = found->first_token;
    const struct token *t = work_token(work, at);
    uint32_t start = work->document->sentences[found->sentence].first_token;
    if (at < start + 3 || !work_is_mark(work, at - 1, '(') || !(t->flags & TOKEN_ALL_CAPS) || found->open)
        return false;
    for (uint32_t i = index; i-- > 0 && work->found[i].sentence == found->sentence && index - i <= MOST_BACK;)
        if (work->found[i].instrument == found->instrument)
            return false;
    return work_fold(work, at)[0] ==
               work_fold(work, at - 1 - (t->fold_len < at - 1 - start ? t->fold_len : at - 1 - start))[0] &&
           work_token(work, at - 2)->flags & TOKEN_CAPITALISED &&
           work_fold(work, at - 2)[0] == work_fold(work, at)[t->fold_len - 1];
}

static void drop_abbreviations(struct work *work) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->state != FOUND_DOUBTFUL || found->instrument == NULL || !explains(work, i))
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

enum { MOST_PERSONS = 32 };

/* Where the article has a person of this name ("Frank Henkel"), a later bare "Henkel" may be the person too,
 * and needs its context. */
static void doubt_persons(struct work *work) {
    uint32_t nodes[MOST_PERSONS], n = 0;
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        bool bare = found->node != NO_NODE && !found->legal && !found->open &&
                    found->end_token == found->first_token + 1;
        if (!bare)
            continue;
        if (found->person && n < MOST_PERSONS)
            nodes[n++] = found->node;
        for (uint32_t k = 0; k < n && found->state == FOUND_SURE && found_is_company(found); k++)
            if (nodes[k] == found->node)
                found->state = FOUND_DOUBTFUL;
    }
}

/* Whether `longer` is `shorter` with a legal form or with "& Co": "Porsche SE", "Merck & Co". */
static bool adds_form(const struct market *market, uint32_t shorter, uint32_t longer) {
    if (longer == NO_NODE || longer == shorter)
        return false;
    uint32_t parent = market->nodes[longer].parent;
    if (parent == shorter)
        return market->nodes[longer].len <= 2;
    return parent != NO_NODE && market->nodes[parent].parent == shorter && market->nodes[parent].len == 1;
}

/* A bare "Porsche" where the article has said "Porsche SE" first, a bare "Merck" behind "Merck & Co". */
static void follow_siblings(struct work *work, const struct knowledge *knowledge) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->state != FOUND_SURE || found->node == NO_NODE || !found_is_company(found) || found->legal)
            continue;
        for (uint32_t k = 0; k < knowledge->n && knowledge->list[k].first < i; k++) {
            const struct known *known = &knowledge->list[k];
            if (!known->sure || known->instrument == NULL)
                continue;
            if (known->instrument == found->instrument)
                break;                              /* named by itself first */
            bool same = known->node == found->node; /* "der US-Konzern Merck ... Merck" */
            if (same || (adds_form(work->market, found->node, known->node) &&
                         market_is_sibling(known->instrument, found->instrument))) {
                found->instrument = known->instrument;
                break;
            }
        }
    }
}

/* "London Stock Exchange (LSE)": the name before makes the short form sure. */
static void take_short_forms(struct work *work) {
    for (uint32_t i = 1; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        const struct found *last = found - 1;
        if (found->state == FOUND_DOUBTFUL && last->state == FOUND_SURE &&
            last->instrument == found->instrument && found->first_token == last->end_token + 1 &&
            work_is_mark(work, last->end_token, '('))
            found->state = FOUND_SURE;
    }
}

/* A sentence that names an index speaks of shares: "Im SDax tauschen Deutz und Norma die Plätze". */
static bool names_index(const struct work *work, uint32_t sentence) {
    uint32_t end = work->first_found[sentence + 1];
    uint32_t first = work->first_found[sentence];
    for (uint32_t i = first; i < end && i - first < MOST_BACK; i++)
        if (work->found[i].state == FOUND_SURE && work->found[i].instrument != NULL &&
            work->found[i].instrument->kind == INSTRUMENT_INDEX)
            return true;
    return false;
}

static bool is_business(struct work *work, const struct found *found) {
    return sentence_facts(work, found->sentence) & FACT_BUSINESS || names_index(work, found->sentence) ||
           context_is_subject(work, found);
}

static void decide(struct work *work, const struct knowledge *knowledge, struct found *found) {
    bool strict = found->ref->flags & NAME_STRICT;
    bool bare = !(found->ref->flags & NAME_INFLECTED); /* a genitive needs more: "die Zeiten Leonardos" */
    bool denied = found->ref->flags & NAME_AMBIGUOUS && article_denies(work, knowledge, found);
    bool accepted = false;
    if (!context_is_ordinary(work, found) && (!strict || sentence_facts(work, found->sentence) & FACT_PRICE))
        accepted = is_backed(knowledge, found) || follow_article(work, knowledge, found) ||
                   (bare && !denied && is_business(work, found));
    found->state = accepted ? FOUND_SURE : FOUND_DROPPED;
}

void names_decide(struct work *work) {
    struct knowledge knowledge;
    knowledge.n = 0;
    drop_persons(work);
    doubt_persons(work);
    setting_decide_nations(work);
    take_short_forms(work);
    drop_abbreviations(work);
    for (uint32_t i = 0; i < work->n_found; i++)
        if (work->found[i].state == FOUND_DOUBTFUL && context_is_strong(work, i))
            work->found[i].state = FOUND_SURE;
    /* a list of names decides from its sure end on: once more, backwards */
    for (uint32_t i = work->n_found; i-- > 0;)
        if (work->found[i].state == FOUND_DOUBTFUL && context_is_list(work, i))
            work->found[i].state = FOUND_SURE;
    for (uint32_t i = 0; i < work->n_found; i++)
        learn(&knowledge, &work->found[i], i);
    for (uint32_t i = 0; i < work->n_found; i++)
        if (work->found[i].state == FOUND_DOUBTFUL) {
            decide(work, &knowledge, &work->found[i]);
            learn(&knowledge, &work->found[i], i);
        }
    follow_siblings(work, &knowledge);
}
