/* Decides what ambiguous names mean, from their surroundings and from the rest of the article. */
#include "analysis/mention_work.h"
#include "language/word_class.h"

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
        if (found->node == NO_NODE || found->instrument == NULL || !(found->ref->flags & NAME_AMBIGUOUS) ||
            !explains(work, i))
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

/* "London Stock Exchange (LSE)": the name before makes the short form sure. */
static void take_short_forms(struct work *work) {
    for (uint32_t i = 1; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        const struct found *last = found - 1;
        if (found->state == FOUND_DOUBTFUL && last->state == FOUND_SURE && last->instrument == found->instrument &&
            found->first_token == last->end_token + 1 && work_is_mark(work, last->end_token, '('))
            found->state = FOUND_SURE;
    }
}

void names_decide(struct work *work) {
    drop_persons(work);
    take_short_forms(work);
    drop_abbreviations(work);
    for (uint32_t i = 0; i < work->n_found; i++)
        if (work->found[i].state == FOUND_DOUBTFUL && context_is_strong(work, i))
            work->found[i].state = FOUND_SURE;
    /* a list of names decides from its sure end on: once more, backwards */
    for (uint32_t i = work->n_found; i-- > 0;)
        if (work->found[i].state == FOUND_DOUBTFUL && context_is_list(work, i))
            work->found[i].state = FOUND_SURE;
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->state != FOUND_DOUBTFUL)
            continue;
        bool ordinary = context_is_ordinary(work, found) || (found->ref->flags & NAME_STRICT && !sentence_quotes_price(work, found->sentence));
        bool backed = false;
        for (uint32_t j = 0; j < work->n_found && !backed; j++)
            backed = work->found[j].node == found->node && work->found[j].state == FOUND_SURE;
        bool bare = !(found->ref->flags & NAME_INFLECTED); /* a genitive needs more: "die Zeiten Leonardos" */
        if (!ordinary && (backed || follow_article(work, i)))
            found->state = FOUND_SURE;
        else if (!ordinary && bare && !article_denies(work, found) && sentence_is_business(work, found->sentence))
            found->state = FOUND_SURE;
        else
            found->state = FOUND_DROPPED;
    }
    follow_siblings(work);
}
