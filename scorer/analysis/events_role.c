#include "analysis/events_role.h"

#include <string.h>

#include "analysis/clause.h"
#include "language/word_class.h"

/* Whether one of the prepositions governs the mention: "für die Commerzbank", "an den Rivalen Elanco". */
static bool is_governed(const struct document *d, const struct mention *mention, const char *const *preps) {
    enum { REACH = 4 };
    uint32_t start = d->sentences[mention->sentence].first_token;
    for (uint32_t i = mention->first_token; i-- > start && i + REACH >= mention->first_token;) {
        const struct token *t = &d->words.tokens[i];
        if (token_is_any(d, i, preps))
            return true;
        bool phrase = t->classes & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_ADJECTIVE) ||
                      t->flags & TOKEN_CAPITALISED;
        if (t->kind != TOKEN_WORD || !phrase || t->classes & CLASS_PREPOSITION)
            return false;
    }
    return false;
}

static bool is_company(const struct mention *mention) {
    return mention->instrument->kind == INSTRUMENT_COMPANY && mention->head && !mention->house;
}

/* The nominal of the clause that holds the mention, or NO_INDEX. */
static uint32_t nominal_of(const struct document *d, const struct mention *mention, uint32_t clause) {
    for (uint32_t i = d->clauses[clause].first_nominal; i < d->clauses[clause].end_nominal; i++)
        if (d->nominals[i].noun >= mention->first_token && d->nominals[i].first < mention->end_token)
            return i;
    return NO_INDEX;
}

static bool is_subject(const struct document *d, const struct mention *mention, uint32_t clause) {
    uint32_t nominal = nominal_of(d, mention, clause);
    return nominal != NO_INDEX && clause_subject(d, clause) == nominal;
}

/* Another company of the sentence that one of the prepositions governs; without prepositions the object of
 * the clause. */
static uint32_t other_party(const struct tone *tone, const struct hit *hit, uint32_t not_this,
                            const char *const *preps) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t m = s->first_mention; m < s->end_mention; m++) {
        const struct mention *mention = &d->mentions[m];
        if (!is_company(mention) || mention->instrument == d->mentions[not_this].instrument)
            continue;
        uint32_t nominal = nominal_of(d, mention, hit->clause);
        bool object = nominal != NO_INDEX && d->nominals[nominal].prep == NO_INDEX &&
                      d->nominals[nominal].owner_of == NO_INDEX && clause_subject(d, hit->clause) != nominal;
        if (preps == NULL ? object : is_governed(d, mention, preps))
            return m;
    }
    return NO_INDEX;
}

static bool is_offer(const struct document *d, const struct hit *hit) {
    for (uint32_t i = hit->first; i < hit->end; i++) {
        const struct token *t = &d->words.tokens[i];
        if (memmem(token_fold(d, i), t->fold_len, "gebot", 5) != NULL ||
            memmem(token_fold(d, i), t->fold_len, "offerte", 7) != NULL)
            return true;
    }
    return false;
}

static struct party bidder(uint32_t mention) {
    return (struct party){mention, "bidder", "takeover_bid_made", LABEL_NEUTRAL};
}

static struct party target(uint32_t mention) {
    return (struct party){mention, "target", "takeover_bid_received", LABEL_POSITIVE};
}

static uint32_t takeover(const struct tone *tone, const struct hit *hit, bool two, struct party parties[2]) {
    static const char *const at[] = {"fuer", "auf", "an", "am", NULL};
    static const char *const by[] = {"durch", NULL};
    static const char *const from[] = {"von", "vom", "durch", "aus", NULL};
    static const char *const to[] = {"an", "am", NULL};
    const struct document *d = tone->document;
    const struct mention *named = &d->mentions[parties[0].mention];
    bool passive = d->clauses[hit->clause].verb & VERB_PASSIVE;
    uint32_t other = NO_INDEX;
    if (two) { /* "Salzgitter übernimmt Klöckner", "Covestro wird von Adnoc übernommen" */
        if (!is_subject(d, named, hit->clause) || !is_company(named))
            return 0;
        other = other_party(tone, hit, parties[0].mention, passive ? from : NULL);
        if (other == NO_INDEX)
            return 0;
        parties[1] = passive ? bidder(other) : target(other);
        parties[0] = passive ? target(parties[0].mention) : bidder(parties[0].mention);
        return 2;
    }
    if (strcmp(parties[0].role, "seller") == 0) {
        if (is_governed(d, named, to)) { /* "verkauft seine Sparte an Elanco" */
            other = parties[0].mention;
            parties[0] = bidder(other);
            return 1;
        }
        other = other_party(tone, hit, parties[0].mention, to);
        parties[1] = bidder(other);
    } else if (strcmp(parties[0].role, "bidder") == 0) {
        if (is_offer(d, hit) && is_governed(d, named, at)) {
            other = other_party(tone, hit, parties[0].mention, from);
            parties[0] = target(parties[0].mention);
            parties[1] = bidder(other);
        } else {
            other = is_offer(d, hit) ? other_party(tone, hit, parties[0].mention, at) : NO_INDEX;
            parties[1] = target(other);
        }
    } else {
        bool behind = named->first_token >= hit->end;
        if (is_governed(d, named, by) || (behind && is_offer(d, hit) && is_governed(d, named, from))) {
            parties[0] = bidder(parties[0].mention);
            return 1;
        }
        other = other_party(tone, hit, parties[0].mention, is_offer(d, hit) ? from : by);
        parties[1] = bidder(other);
    }
    return other == NO_INDEX ? 1 : 2;
}

/* Whether "gegen" stands behind the event in its clause. */
static bool is_against_somebody(const struct document *d, const struct hit *hit) {
    for (uint32_t i = hit->first; i < d->clauses[hit->clause].end; i++)
        if (token_is(d, i, "gegen"))
            return true;
    return false;
}

/* A suit is bad for whom it is brought against. Who brings it wins where the other loses. */
static uint32_t lawsuit(const struct tone *tone, const struct hit *hit, struct party parties[2]) {
    static const char *const against[] = {"gegen", NULL};
    static const char *const by[] = {"von", "vom", "durch", NULL};
    const struct document *d = tone->document;
    const struct mention *named = &d->mentions[parties[0].mention];
    const struct clause *clause = &d->clauses[hit->clause];
    const struct token *first = &d->words.tokens[hit->first];
    bool sues = memmem(token_fold(d, hit->first), first->fold_len, "klag", 4) != NULL &&
                !(first->flags & TOKEN_CAPITALISED); /* the verb, not the noun */
    bool plaintiff = false;
    if (sues)
        plaintiff = is_subject(d, named, hit->clause) && !(clause->verb & VERB_PASSIVE);
    else if (!is_governed(d, named, against))
        plaintiff = (named->first_token >= hit->end && is_governed(d, named, by)) ||
                    (named->end_token <= hit->first && is_against_somebody(d, hit));
    if (!plaintiff)
        return 1;
    parties[0].role = "plaintiff";
    uint32_t other = other_party(tone, hit, parties[0].mention, sues ? NULL : against);
    parties[1] = (struct party){other, "defendant", parties[0].class_name, parties[0].sign};
    if (strcmp(parties[0].class_name, "lawsuit_filed") == 0) {
        parties[0].sign = LABEL_NEUTRAL;
    } else {
        bool won = strcmp(parties[0].class_name, "lawsuit_won") == 0;
        parties[0].class_name = won ? "lawsuit_lost" : "lawsuit_won";
        parties[0].sign = won ? LABEL_NEGATIVE : LABEL_POSITIVE;
    }
    return other == NO_INDEX ? 1 : 2;
}

uint32_t event_parties(const struct tone *tone, const struct hit *hit, bool two, struct party parties[2]) {
    if (parties[0].role == NULL)
        return 1;
    if (strcmp(parties[0].role, "defendant") == 0)
        return lawsuit(tone, hit, parties);
    bool bid = strcmp(parties[0].role, "bidder") == 0 || strcmp(parties[0].role, "target") == 0 ||
               strcmp(parties[0].role, "seller") == 0;
    return bid ? takeover(tone, hit, two, parties) : 1;
}
