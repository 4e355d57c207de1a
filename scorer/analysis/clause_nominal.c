/* Nouns with what belongs to them, and their roles as far as forms and order tell. */
#include <string.h>

#include "analysis/clause_parts.h"

static uint8_t determiner_cases(const struct document *d, uint32_t token) {
    static const struct {
        const char *fold;
        uint8_t cases;
    } table[] = {
        {"der", CASE_NOMINATIVE | CASE_GENITIVE | CASE_DATIVE},
        {"die", CASE_NOMINATIVE | CASE_ACCUSATIVE},
        {"das", CASE_NOMINATIVE | CASE_ACCUSATIVE},
        {"den", CASE_ACCUSATIVE | CASE_DATIVE},
        {"dem", CASE_DATIVE},
        {"des", CASE_GENITIVE},
        {"dieses", CASE_NOMINATIVE | CASE_ACCUSATIVE | CASE_GENITIVE},
        {"jedes", CASE_NOMINATIVE | CASE_ACCUSATIVE},
        {"beide", CASE_NOMINATIVE | CASE_ACCUSATIVE},
        {"alle", CASE_NOMINATIVE | CASE_ACCUSATIVE},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (token_is(d, token, table[i].fold))
            return table[i].cases;
    const struct token *t = &d->words.tokens[token];
    const char *fold = token_fold(d, token);
    if (t->fold_len < 3)
        return 0;
    const char *end = fold + t->fold_len - 2;
    if (memcmp(end, "em", 2) == 0)
        return CASE_DATIVE;
    if (memcmp(end, "en", 2) == 0)
        return CASE_ACCUSATIVE | CASE_DATIVE;
    if (memcmp(end, "es", 2) == 0)
        return CASE_GENITIVE;
    if (memcmp(end, "er", 2) == 0)
        return CASE_NOMINATIVE | CASE_GENITIVE | CASE_DATIVE;
    return CASE_NOMINATIVE | CASE_ACCUSATIVE;
}

enum { CASE_ALL = CASE_NOMINATIVE | CASE_GENITIVE | CASE_DATIVE | CASE_ACCUSATIVE };

/* Without a determiner the adjective bears the ending: "schwarze Zahlen", "schwacher Zahlen", "mit starkem
 * Gewinn". */
static uint8_t adjective_cases(const struct document *d, uint32_t token) {
    const struct token *t = &d->words.tokens[token];
    const char *fold = token_fold(d, token);
    if (t->fold_len < 4 || !(t->classes & CLASS_ATTRIBUTE))
        return CASE_ALL;
    char last = fold[t->fold_len - 1], before = fold[t->fold_len - 2];
    if (last == 'e')
        return CASE_NOMINATIVE | CASE_ACCUSATIVE;
    if (before == 'e' && last == 'm')
        return CASE_DATIVE;
    if (before == 'e' && last == 's')
        return CASE_NOMINATIVE | CASE_ACCUSATIVE;
    if (before == 'e' && last == 'n')
        return CASE_ACCUSATIVE | CASE_DATIVE;
    return CASE_NOMINATIVE | CASE_GENITIVE | CASE_DATIVE;
}

/* An unknown word in small letters with the ending of an adjective: "kein einziges Segment". */
static bool looks_like_attribute(const struct clause_builder *b, uint32_t token) {
    static const char *const endings[] = {"e", "en", "er", "em", "es", NULL};
    const struct token *t = token_at(b, token);
    if (t->kind != TOKEN_WORD || t->classes != 0 || t->flags & TOKEN_CAPITALISED || t->fold_len < 5)
        return false;
    const char *fold = token_fold(b->document, token);
    for (const char *const *ending = endings; *ending != NULL; ending++) {
        size_t n = strlen(*ending);
        if (memcmp(fold + t->fold_len - n, *ending, n) == 0)
            return true;
    }
    return false;
}

/* Prepositions that hang a noun on the one before it: "Rückgang bei den Aufträgen", "Hoffnung auf Einigung".
 */
static bool makes_attribute(const struct document *d, uint32_t preposition) {
    static const char *const words[] = {"von",   "vom",  "bei",   "beim",     "an",   "am", "in",
                                        "im",    "fuer", "ueber", "vor",      "nach", "um", "auf",
                                        "gegen", "aus",  "zu",    "zwischen", NULL};
    return token_is_any(d, preposition, words);
}

/* The preposition before adverbs at `token`: "mit so viel Rückenwind", "von nur noch 3 Filialen"; or
 * NO_INDEX. */
static uint32_t prep_before_adverbs(const struct clause_builder *b, uint32_t clause, uint32_t token,
                                    uint32_t floor) {
    for (uint32_t i = token + 1; i-- > floor && b->document->clause_of[i] == clause;) {
        if (has_class(b, i, CLASS_PREPOSITION) && !has_class(b, i, CLASS_DETERMINER | CLASS_ADVERB))
            return i;
        if (!has_class(b, i, CLASS_ADVERB))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* "gewinnt in China Kunden": a bare name behind a preposition of place is a phrase by itself, and the noun
 * behind it no apposition. */
static bool is_place_before(const struct clause_builder *b, const struct nominal *left, uint32_t noun) {
    static const char *const places[] = {"in", "aus", "nach", NULL};
    return left->prep != NO_INDEX && left->prep + 1 == left->noun &&
           token_is_any(b->document, left->prep, places) && !has_class(b, left->noun, CLASS_NOUN) &&
           has_class(b, noun, CLASS_NOUN);
}

/* Add the nominal whose noun is `noun`, looking left for its phrase. */
static bool add_nominal(struct clause_builder *b, uint32_t clause, uint32_t noun, uint32_t floor) {
    struct document *d = b->document;
    struct nominal nominal = {.clause = clause,
                              .first = noun,
                              .noun = noun,
                              .prep = NO_INDEX,
                              .owner_of = NO_INDEX,
                              .cases = CASE_ALL};
    uint32_t i = noun;
    while (i > floor && d->clause_of[i - 1] == clause) {
        uint32_t left = i - 1;
        const struct token *t = token_at(b, left);
        if (left == clause_at(b, clause)->opener || left == clause_at(b, clause)->finite)
            break; /* "während der Dax ...", "um die Kosten zu senken", "verkaufte weniger Autos" */
        if (t->classes & CLASS_PREPOSITION && !(t->classes & CLASS_DETERMINER)) {
            nominal.prep = left;
            nominal.cases = CASE_DATIVE | CASE_ACCUSATIVE | CASE_GENITIVE;
            break;
        }
        if (t->classes & CLASS_DETERMINER) {
            nominal.cases = determiner_cases(d, left);
            nominal.first = i = left;
            continue;
        }
        if (token_at(b, i)->classes & CLASS_DETERMINER &&
            (t->kind == TOKEN_NUMBER || t->classes & (CLASS_UNIT | CLASS_NUMBER)))
            break; /* "im 3. Quartal weniger Umsatz": a determiner opens its phrase */
        bool inside = t->kind == TOKEN_NUMBER ||
                      t->classes & (CLASS_ATTRIBUTE | CLASS_NUMBER | CLASS_ADJECTIVE | CLASS_UNIT) ||
                      (t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITALISED &&
                       !(t->classes & (CLASS_LIGHT | CLASS_NOUN)) && left > floor) ||
                      looks_like_attribute(b, left) ||
                      lexicon_sense(b->lexicon, t, SENSE_DEGREE, -1, NULL) != NULL;
        if (!inside || (t->classes & CLASS_FINITE && !(t->classes & CLASS_ATTRIBUTE))) {
            uint32_t prep = prep_before_adverbs(b, clause, left, floor);
            if (prep != NO_INDEX) {
                nominal.prep = prep;
                nominal.cases = CASE_DATIVE | CASE_ACCUSATIVE | CASE_GENITIVE;
            }
            break;
        }
        nominal.first = i = left;
    }
    if (nominal.cases == CASE_ALL && nominal.first < noun)
        nominal.cases = adjective_cases(d, nominal.first);
    if (!arena_grow(d->arena, &d->nominals, &d->cap_nominals, d->n_nominals + 1, sizeof nominal))
        return false;
    if (d->n_nominals > clause_at(b, clause)->first_nominal) {
        uint32_t before = d->n_nominals - 1;
        const struct nominal *left = &d->nominals[before];
        uint32_t start = nominal.prep != NO_INDEX ? nominal.prep : nominal.first;
        bool adjacent = left->noun + 1 == start && !is_place_before(b, left, noun);
        if (adjacent && nominal.prep == NO_INDEX && nominal.first == noun &&
            d->clause_of[left->noun] == clause) {
            /* an apposition stands where its noun does: "beim Chemiekonzern Lanxess" */
            nominal.prep = left->prep;
            nominal.cases = left->cases;
            nominal.owner_of = left->owner_of;
            d->nominals[d->n_nominals++] = nominal;
            return true;
        }
        bool genitive = nominal.prep == NO_INDEX && nominal.first < nominal.noun &&
                        nominal.cases != CASE_ALL && nominal.cases & CASE_GENITIVE;
        bool by_prep = nominal.prep != NO_INDEX && makes_attribute(d, nominal.prep);
        if (adjacent && (genitive || by_prep))
            nominal.owner_of = before;
    }
    d->nominals[d->n_nominals++] = nominal;
    return true;
}

/* "Umsatz- und Gewinnwarnungen": the first half is no noun by itself. */
static bool is_half_compound(const struct clause_builder *b, uint32_t token, uint32_t end) {
    return token + 2 < end && has_mark(b, token + 1, '-') &&
           !(token_at(b, token + 1)->flags & TOKEN_SPACE_BEFORE) &&
           has_class(b, token + 2, CLASS_COORDINATOR);
}

bool clause_collect_nominals(struct clause_builder *b, uint32_t index) {
    struct document *d = b->document;
    struct clause *clause = clause_at(b, index);
    clause->first_nominal = d->n_nominals;
    uint32_t floor = clause->first;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        if (d->clause_of[i] != index)
            continue;
        const struct token *t = token_at(b, i);
        bool subject_pronoun =
            t->classes & CLASS_PRONOUN && !(t->classes & CLASS_DETERMINER) && i != clause->opener;
        if (i == clause->finite || i == clause->predicate)
            continue;
        if ((!token_is_noun_like(t) && !subject_pronoun) || is_half_compound(b, i, clause->end))
            continue;
        if (t->classes & (CLASS_UNIT | CLASS_MONTH | CLASS_WEEKDAY))
            continue;
        /* a name of several words is one nominal: its last word */
        if (i + 1 < clause->end && d->clause_of[i + 1] == index && token_is_noun_like(token_at(b, i + 1)) &&
            !(t->classes & CLASS_NOUN) && !(token_at(b, i + 1)->classes & CLASS_NOUN))
            continue;
        if (!add_nominal(b, index, i, floor))
            return false;
        floor = i + 1;
        clause = clause_at(b, index);
    }
    clause->end_nominal = d->n_nominals;
    return true;
}

bool nominal_is_compared(const struct document *d, const struct nominal *nominal) {
    static const char *const links[] = {"als", "wie", NULL};
    return nominal->first > 1 && token_is_any(d, nominal->first - 1, links) &&
           nominal->first - 1 != d->clauses[nominal->clause].opener;
}

static bool could_be_subject(const struct document *d, const struct nominal *nominal) {
    return nominal->prep == NO_INDEX && nominal->cases & CASE_NOMINATIVE && nominal->owner_of == NO_INDEX &&
           !nominal_is_compared(d, nominal);
}

static uint32_t find_comma(const struct document *d, uint32_t first, uint32_t end) {
    while (first < end && d->words.tokens[first].mark != ',')
        first++;
    return first;
}

static bool holds_preposition(const struct document *d, uint32_t first, uint32_t end) {
    while (first < end && !(d->words.tokens[first].classes & CLASS_PREPOSITION))
        first++;
    return first < end;
}

/* "Schulden bei 72 Milliarden, Wirtschaft schrumpft": a headline whose first half has no verb. What stands
 * before the comma ends in a phrase of its own, so that it is no list of subjects, and what stands behind it
 * runs up to the verb, so that it is no apposition. */
static uint32_t subject_behind_comma(const struct document *d, const struct clause *clause, uint32_t first) {
    if (clause->finite == NO_INDEX || d->nominals[first].noun > clause->finite)
        return first;
    uint32_t comma = find_comma(d, d->nominals[first].noun, clause->finite);
    if (!holds_preposition(d, d->nominals[first].noun, comma) ||
        find_comma(d, comma + 1, clause->finite) < clause->finite)
        return first;
    for (uint32_t i = first + 1; i < clause->end_nominal && d->nominals[i].noun < clause->finite; i++)
        if (d->nominals[i].first == comma + 1 && could_be_subject(d, &d->nominals[i]))
            return i;
    return first;
}

uint32_t clause_subject(const struct document *d, uint32_t index) {
    const struct clause *clause = &d->clauses[index];
    if (clause->kind == CLAUSE_INFINITIVE || clause->shares_subject)
        return clause->parent == NO_INDEX || d->clauses[clause->parent].sentence != clause->sentence
                   ? NO_INDEX
                   : clause_subject(d, clause->parent);
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++)
        if (could_be_subject(d, &d->nominals[i]))
            return subject_behind_comma(d, clause, i);
    return NO_INDEX;
}
