#include "analysis/target.h"

#include "language/word_class.h"

static bool can_be_target(const struct mention *mention) {
    return mention->instrument->kind != INSTRUMENT_OTHER && !mention->house;
}

static uint32_t clause_of_mention(const struct document *d, const struct mention *mention) {
    return d->clause_of[mention->end_token - 1];
}

/* The nominal whose words the mention shares, or NO_INDEX. */
static uint32_t nominal_of_mention(const struct document *d, const struct mention *mention) {
    uint32_t clause = clause_of_mention(d, mention);
    if (clause == NO_INDEX)
        return NO_INDEX;
    for (uint32_t i = d->clauses[clause].first_nominal; i < d->clauses[clause].end_nominal; i++)
        if (d->nominals[i].noun >= mention->first_token && d->nominals[i].first < mention->end_token)
            return i;
    return NO_INDEX;
}

/* "im Dax" tells where a share is listed; what is said is not said of the index. */
static bool is_place(const struct document *d, const struct mention *mention, const struct nominal *nominal) {
    return mention->instrument->kind == INSTRUMENT_INDEX && nominal->prep != NO_INDEX &&
           (token_is(d, nominal->prep, "im") || token_is(d, nominal->prep, "in"));
}

/* The mention whose words the nominal holds, or that is its genitive, von- or bei-attribute. */
static uint32_t mention_in_nominal(const struct document *d, uint32_t sentence, uint32_t nominal) {
    const struct nominal *n = &d->nominals[nominal];
    uint32_t modifier = NO_INDEX; /* "Signify-Konkurrent Zumtobel" is Zumtobel */
    for (uint32_t m = d->sentences[sentence].first_mention; m < d->sentences[sentence].end_mention; m++) {
        const struct mention *mention = &d->mentions[m];
        if (!can_be_target(mention) || is_place(d, mention, n) || mention->first_token > n->noun ||
            mention->end_token <= n->first)
            continue;
        if (mention->head)
            return m;
        modifier = m;
    }
    for (uint32_t i = nominal + 1; i < d->clauses[n->clause].end_nominal; i++)
        if (d->nominals[i].owner_of == nominal) {
            uint32_t found = mention_in_nominal(d, sentence, i);
            if (found != NO_INDEX)
                return found;
        }
    return modifier;
}

/* How well a mention's place fits the role: the subject's place is best, what hangs on a preposition or deep
 * in another noun is worst; "die Papiere von X" counts as X itself. */
static int rank_of(const struct tone *tone, uint32_t clause, const struct mention *mention,
                   const struct atom *atom) {
    const struct document *d = tone->document;
    int rank = 20 + (mention->instrument->kind == INSTRUMENT_COMPANY ? 8 : 0) + (mention->head ? 4 : 0);
    uint32_t nominal = nominal_of_mention(d, mention);
    for (int depth = 0; nominal != NO_INDEX && depth < 4; depth++) {
        const struct nominal *n = &d->nominals[nominal];
        rank -= nominal_is_compared(d, n) ? 6 : 0;
        if (n->owner_of == NO_INDEX) {
            bool subject = clause_subject(d, clause) == nominal;
            bool prep = n->prep != NO_INDEX;
            rank -= prep ? 2 : 0;
            if (!prep)
                rank += subject == !atom->on_object ? 2 : 0;
            break;
        }
        bool paper = lexicon_sense(tone->lexicon, &d->words.tokens[d->nominals[n->owner_of].noun],
                                   SENSE_PRICE, PART_NOUN, NULL) != NULL;
        rank -= paper ? 0 : 2;
        nominal = n->owner_of;
    }
    uint32_t verb = d->clauses[clause].finite;
    if (atom->on_object && verb != NO_INDEX && mention->first_token > verb)
        rank += 2;
    return rank;
}

static uint32_t best_in_clause(const struct tone *tone, uint32_t clause, const struct atom *atom) {
    const struct document *d = tone->document;
    uint32_t best = NO_INDEX;
    int best_rank = 0;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t m = s->first_mention; m < s->end_mention; m++) {
        const struct mention *mention = &d->mentions[m];
        if (!can_be_target(mention) || clause_of_mention(d, mention) != clause)
            continue;
        int rank = rank_of(tone, clause, mention, atom);
        if (rank > best_rank) {
            best = m;
            best_rank = rank;
        }
    }
    return best;
}

/* A relative clause speaks of the noun before its comma. */
static uint32_t antecedent_mention(const struct tone *tone, uint32_t clause) {
    const struct document *d = tone->document;
    const struct clause *c = &d->clauses[clause];
    if (c->kind != CLAUSE_RELATIVE)
        return NO_INDEX;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t m = s->end_mention; m-- > s->first_mention;) {
        const struct mention *mention = &d->mentions[m];
        if (can_be_target(mention) && mention->end_token <= c->first && mention->end_token + 1 >= c->first)
            return m;
    }
    return NO_INDEX;
}

uint32_t target_of_atom(const struct tone *tone, const struct atom *atom) {
    const struct document *d = tone->document;
    if (atom->nominal != NO_INDEX) {
        uint32_t own = mention_in_nominal(d, tone->sentence, atom->nominal);
        if (own != NO_INDEX)
            return own;
    }
    if (atom->theme != NO_INDEX) {
        uint32_t owner = mention_in_nominal(d, tone->sentence, atom->theme);
        if (owner != NO_INDEX)
            return owner;
    }
    uint32_t clause = atom->clause;
    for (int depth = 0; clause != NO_INDEX && depth < 6; depth++) {
        if (d->clauses[clause].sentence != tone->sentence)
            break;
        uint32_t best = antecedent_mention(tone, clause);
        if (best == NO_INDEX)
            best = best_in_clause(tone, clause, atom);
        if (best != NO_INDEX)
            return best;
        clause = d->clauses[clause].parent;
    }
    /* a clause without a name speaks of the one that the sentence names last before it, else first */
    uint32_t nearest = NO_INDEX;
    for (uint32_t m = d->sentences[tone->sentence].first_mention;
         m < d->sentences[tone->sentence].end_mention; m++) {
        const struct mention *mention = &d->mentions[m];
        if (!can_be_target(mention) || mention->instrument->kind != INSTRUMENT_COMPANY)
            continue;
        if (nearest == NO_INDEX || mention->first_token < atom->head)
            nearest = m;
    }
    return nearest;
}

uint32_t target_coordinated(const struct document *d, uint32_t index) {
    const struct mention *mention = &d->mentions[index];
    for (uint32_t m = index + 1; m < d->sentences[mention->sentence].end_mention; m++) {
        const struct mention *next = &d->mentions[m];
        if (next->first_token > mention->end_token + 3)
            return NO_INDEX;
        if (next->first_token < mention->end_token || !can_be_target(next))
            continue;
        bool joined = next->first_token > mention->end_token;
        for (uint32_t i = mention->end_token; i < next->first_token; i++) {
            const struct token *t = &d->words.tokens[i];
            joined &= t->mark == ',' || t->classes & (CLASS_COORDINATOR | CLASS_DETERMINER);
        }
        return joined ? m : NO_INDEX;
    }
    return NO_INDEX;
}

uint32_t target_first_coordinated(const struct document *d, uint32_t index) {
    const struct sentence *s = &d->sentences[d->mentions[index].sentence];
    for (uint32_t m = index; m-- > s->first_mention;)
        if (can_be_target(&d->mentions[m]) && target_coordinated(d, m) == index)
            index = m;
    return index;
}
