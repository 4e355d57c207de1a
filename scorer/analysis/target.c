#include "analysis/target.h"

#include "language/word_class.h"

static uint32_t clause_of_mention(const struct document *d, const struct mention *mention) {
    return d->clause_of[mention->end_token - 1];
}

static bool can_be_target(const struct mention *mention) {
    return mention->instrument->kind != INSTRUMENT_OTHER && !mention->house;
}

/* The mention whose words the nominal holds, or that is its genitive, von- or bei-attribute. */
static uint32_t mention_in_nominal(const struct document *d, uint32_t sentence, uint32_t nominal) {
    const struct nominal *n = &d->nominals[nominal];
    for (uint32_t m = 0; m < d->n_mentions; m++) {
        const struct mention *mention = &d->mentions[m];
        if (mention->sentence == sentence && can_be_target(mention) && mention->first_token <= n->noun &&
            mention->end_token > n->first)
            return m;
    }
    for (uint32_t i = nominal + 1; i < d->clauses[n->clause].end_nominal; i++)
        if (d->nominals[i].owner_of == nominal)
            return mention_in_nominal(d, sentence, i);
    return NO_INDEX;
}

/* Of the mentions of a clause the best for a role: heads before modifiers, companies before indices, the subject's
 * place (first without preposition) before others; for an object what stands behind the verb. */
static uint32_t best_in_clause(const struct tone *tone, uint32_t clause, const struct atom *atom) {
    const struct document *d = tone->document;
    uint32_t best = NO_INDEX;
    int best_rank = -1;
    for (uint32_t m = 0; m < d->n_mentions; m++) {
        const struct mention *mention = &d->mentions[m];
        if (mention->sentence != tone->sentence || !can_be_target(mention) || clause_of_mention(d, mention) != clause)
            continue;
        bool company = mention->instrument->kind == INSTRUMENT_COMPANY;
        uint32_t first = mention->first_token;
        bool prep = first > 0 && d->words.tokens[first - 1].classes & CLASS_PREPOSITION &&
                    !(d->words.tokens[first - 1].classes & CLASS_DETERMINER);
        uint32_t verb = d->clauses[clause].finite;
        bool behind = verb != NO_INDEX && first > verb;
        int rank = (company ? 8 : 0) + (mention->head ? 4 : 0) + (prep ? 0 : 2);
        if (atom->on_object)
            rank += behind ? 3 : 0;
        if (rank > best_rank) {
            best = m;
            best_rank = rank;
        }
    }
    return best;
}

uint32_t target_of_atom(const struct tone *tone, const struct atom *atom) {
    const struct document *d = tone->document;
    if (atom->theme != NO_INDEX) {
        uint32_t owner = mention_in_nominal(d, tone->sentence, atom->theme);
        if (owner != NO_INDEX)
            return owner;
    }
    uint32_t clause = atom->clause;
    for (int depth = 0; clause != NO_INDEX && depth < 6; depth++) {
        if (d->clauses[clause].sentence != tone->sentence)
            break;
        uint32_t best = best_in_clause(tone, clause, atom);
        if (best != NO_INDEX)
            return best;
        clause = d->clauses[clause].parent;
    }
    /* a clause without a name speaks of the one that the sentence names last before it, else first */
    uint32_t nearest = NO_INDEX;
    for (uint32_t m = 0; m < d->n_mentions; m++) {
        const struct mention *mention = &d->mentions[m];
        if (mention->sentence != tone->sentence || !can_be_target(mention) ||
            mention->instrument->kind != INSTRUMENT_COMPANY)
            continue;
        if (nearest == NO_INDEX || mention->first_token < atom->head)
            nearest = m;
    }
    return nearest;
}
