#include "analysis/clause.h"

#include <string.h>

#include "language/inflect.h"
#include "language/word_class.h"

struct builder {
    const struct lexicon *lexicon;
    struct document *document;
    uint32_t sentence;
    uint32_t first, end; /* tokens of the sentence */
};

const char *token_fold(const struct document *document, uint32_t token) {
    return document->words.folds + document->words.tokens[token].fold;
}

bool token_is(const struct document *document, uint32_t token, const char *fold) {
    const struct token *t = &document->words.tokens[token];
    size_t n = strlen(fold);
    return t->fold_len == n && memcmp(document->words.folds + t->fold, fold, n) == 0;
}

static const struct token *at(const struct builder *b, uint32_t token) {
    return &b->document->words.tokens[token];
}

static bool has(const struct builder *b, uint32_t token, uint32_t classes) {
    return (at(b, token)->classes & classes) != 0;
}

static bool is_mark(const struct builder *b, uint32_t token, char mark) {
    return at(b, token)->kind == TOKEN_MARK && at(b, token)->mark == mark;
}

static bool is_noun_like(const struct token *token) {
    if (token->kind != TOKEN_WORD || token->classes & (CLASS_LIGHT | CLASS_FINITE | CLASS_PREPOSITION))
        return token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPITALISED) && (token->classes & CLASS_NOUN);
    /* "Höhere Kosten": the capital of a first word makes no noun */
    bool adjective = token->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE | CLASS_PARTICIPLE | CLASS_INFINITIVE) &&
                     !(token->classes & CLASS_NOUN);
    return token->flags & TOKEN_CAPITALISED && !(adjective && token->flags & TOKEN_FIRST);
}

/* --- finite verbs --- */

/* Whether a word that could be a finite verb is an attribute of the noun behind it: "die erhöhte Prognose". */
static bool is_attribute(const struct builder *b, uint32_t token, uint32_t first, uint32_t end) {
    if (!has(b, token, CLASS_ATTRIBUTE) || token + 1 >= end)
        return false;
    const struct token *next = at(b, token + 1);
    bool before_noun = is_noun_like(next) || (next->classes & CLASS_ATTRIBUTE && !(next->classes & CLASS_FINITE));
    if (!before_noun)
        return false;
    if (token == first)
        return true;
    return has(b, token - 1, CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_ATTRIBUTE | CLASS_COORDINATOR | CLASS_NUMBER) ||
           at(b, token - 1)->kind == TOKEN_MARK || lexicon_sense(b->lexicon, at(b, token - 1), SENSE_DEGREE, -1, NULL) != NULL;
}

static bool can_be_finite(const struct builder *b, uint32_t token, uint32_t first, uint32_t end) {
    const struct token *t = at(b, token);
    if (t->kind != TOKEN_WORD || !(t->classes & CLASS_FINITE))
        return false;
    if (t->classes & (CLASS_AUXILIARY | CLASS_MODAL))
        return !(t->classes & CLASS_DETERMINER); /* "sein" is a determiner more often */
    if (t->classes & (CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_COORDINATOR | CLASS_SUBORDINATOR | CLASS_PRONOUN |
                      CLASS_ADVERB | CLASS_NUMBER | CLASS_RELATIVE))
        return false;
    if (t->classes & CLASS_NOUN && t->flags & TOKEN_CAPITALISED)
        return false; /* "Gewinne" at the start of a sentence */
    return !is_attribute(b, token, first, end);
}

/* Of the finite candidates in [first, end) the one that is it: an auxiliary or a modal wins over a form that could
 * be participle or infinitive as well. */
static uint32_t find_finite(const struct builder *b, uint32_t first, uint32_t end) {
    uint32_t found = NO_INDEX;
    bool found_sure = false;
    for (uint32_t i = first; i < end; i++) {
        if (!can_be_finite(b, i, first, end))
            continue;
        bool helper = has(b, i, CLASS_AUXILIARY | CLASS_MODAL);
        bool double_role = has(b, i, CLASS_INFINITIVE | CLASS_PARTICIPLE | CLASS_ADJECTIVE);
        bool after_zu = i > first && token_is(b->document, i - 1, "zu");
        if (after_zu || (helper && has(b, i, CLASS_INFINITIVE) && i + 1 == end && found != NO_INDEX))
            continue;
        bool sure = helper || !double_role;
        if (found == NO_INDEX || (sure && !found_sure)) {
            found = i;
            found_sure = sure;
        }
    }
    return found;
}

static bool has_zu_infinitive(const struct builder *b, uint32_t first, uint32_t end) {
    for (uint32_t i = first; i < end; i++) {
        if (!has(b, i, CLASS_INFINITIVE))
            continue;
        if (i > first && token_is(b->document, i - 1, "zu"))
            return true;
        const struct token *t = at(b, i);
        if (t->word == NO_WORD)
            continue;
        const struct form *form = &b->lexicon->forms[t->word];
        for (uint32_t r = 0; r < form->n_readings; r++)
            if (b->lexicon->readings[form->first_reading + r].bits & FORM_ZU)
                return true;
    }
    return false;
}

/* --- segments --- */

static bool is_boundary(const struct builder *b, uint32_t token) {
    const struct token *t = at(b, token);
    if (t->kind != TOKEN_MARK)
        return false;
    if (t->mark == ',' || t->mark == ';' || t->mark == ':' || t->mark == '(' || t->mark == ')' || t->mark == '"')
        return true;
    /* a dash between spaces; one without is a sign or a range */
    return t->mark == '-' && t->flags & TOKEN_SPACE_BEFORE && token + 1 < b->end &&
           at(b, token + 1)->flags & TOKEN_SPACE_BEFORE;
}

static bool opens_relative(const struct builder *b, uint32_t first, uint32_t end) {
    if (first >= end)
        return false;
    uint32_t i = first;
    if (has(b, i, CLASS_PREPOSITION) && !has(b, i, CLASS_RELATIVE) && i + 1 < end)
        i++;
    if (!has(b, i, CLASS_RELATIVE))
        return false;
    /* verb-last: the finite verb closes the segment; "der Dax stieg" is verb-second */
    uint32_t finite = find_finite(b, first, end);
    return finite != NO_INDEX && (finite + 1 == end || (finite > i + 1 && !has(b, finite + 1, CLASS_DETERMINER) &&
                                                        finite + 2 >= end));
}

static bool opens_subordinate(const struct builder *b, uint32_t first, uint32_t end, uint32_t *opener) {
    for (uint32_t i = first; i < end && i < first + 3; i++) {
        if (has(b, i, CLASS_SUBORDINATOR) && !has(b, i, CLASS_PREPOSITION)) {
            if (i > first && token_is(b->document, i, "wie"))
                return false;
            if (token_is(b->document, i, "als") || token_is(b->document, i, "wie")) {
                if (find_finite(b, i + 1, end) == NO_INDEX)
                    return false; /* a comparison */
            }
            *opener = i;
            return true;
        }
        if (has(b, i, CLASS_SUBORDINATOR) && i == first) {
            /* während, seit, bis: a conjunction only where a verb closes the segment */
            uint32_t finite = find_finite(b, i + 1, end);
            if (finite != NO_INDEX && finite + 2 >= end) {
                *opener = i;
                return true;
            }
        }
        if (!has(b, i, CLASS_ADVERB | CLASS_COORDINATOR | CLASS_PREPOSITION))
            break;
    }
    if (first < end && has(b, first, CLASS_QUESTION) && !has(b, first, CLASS_RELATIVE)) {
        uint32_t finite = find_finite(b, first + 1, end);
        if (finite != NO_INDEX && finite + 2 >= end && finite > first + 1) {
            *opener = first;
            return true;
        }
    }
    return false;
}

static struct clause *clause_at(const struct builder *b, uint32_t clause) {
    return &b->document->clauses[clause];
}

static uint32_t new_clause(struct builder *b, enum clause_kind kind, uint32_t first, uint32_t parent) {
    struct document *d = b->document;
    if (!arena_grow(d->arena, &d->clauses, &d->cap_clauses, d->n_clauses + 1, sizeof *d->clauses))
        return NO_INDEX;
    d->clauses[d->n_clauses] = (struct clause){.sentence = b->sentence,
                                               .first = first,
                                               .end = first,
                                               .parent = parent,
                                               .opener = NO_INDEX,
                                               .finite = NO_INDEX,
                                               .predicate = NO_INDEX,
                                               .particle = NO_INDEX,
                                               .lemma = NO_INDEX,
                                               .kind = (uint8_t)kind};
    return d->n_clauses++;
}

static void give(struct builder *b, uint32_t clause, uint32_t first, uint32_t end) {
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
    uint32_t main; /* the main clause that is open, or NO_INDEX */
    uint32_t last; /* the clause that was written last */
    bool last_closed; /* it is subordinate and has its verb */
};

/* Where in [first, end) a second main verb is coordinated: the coordinator's token, or `end`. */
static uint32_t second_verb(const struct builder *b, uint32_t first, uint32_t end, uint32_t finite) {
    for (uint32_t i = finite + 1; i + 1 < end; i++) {
        if (!has(b, i, CLASS_COORDINATOR) || token_is(b->document, i, "als"))
            continue;
        uint32_t other = find_finite(b, i + 1, end);
        if (other == NO_INDEX)
            continue;
        if (has(b, other, CLASS_PARTICIPLE | CLASS_INFINITIVE) && !has(b, other, CLASS_AUXILIARY | CLASS_MODAL)) {
            /* "hat gesenkt und gestrichen": the second participle shares the auxiliary */
            if (has(b, finite, CLASS_AUXILIARY | CLASS_MODAL))
                continue;
        }
        return i;
    }
    (void)first;
    return end;
}

static bool segment(struct builder *b, struct segmenter *s, uint32_t first, uint32_t end);

/* A segment with a verb of its own: new clauses, cut at coordinated verbs. */
static bool verbal(struct builder *b, struct segmenter *s, uint32_t first, uint32_t end, enum clause_kind kind,
                   uint32_t opener, uint32_t finite) {
    uint32_t cut = finite == NO_INDEX ? end : second_verb(b, first, end, finite);
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
        while (i < finite && has(b, i, CLASS_COORDINATOR | CLASS_ADVERB))
            i++;
        if (!fills && i == finite && parent != NO_INDEX && finite > first)
            clause_at(b, clause)->shares_subject = true;
        /* "Obwohl ..., stieg der Gewinn": what came before depends on the first main clause */
        for (uint32_t c = b->document->sentences[b->sentence].first_clause; c < clause && s->main == NO_INDEX; c++)
            if (clause_at(b, c)->parent == NO_INDEX && clause_at(b, c)->kind != CLAUSE_MAIN)
                clause_at(b, c)->parent = clause;
        s->main = clause;
    }
    s->last = clause;
    s->last_closed = kind != CLAUSE_MAIN && finite != NO_INDEX;
    while (cut < end) {
        uint32_t next_finite = find_finite(b, cut + 1, end);
        uint32_t next_cut = second_verb(b, cut + 1, end, next_finite);
        uint32_t next = new_clause(b, kind, cut, clause);
        if (next == NO_INDEX)
            return false;
        give(b, next, cut, next_cut);
        clause_at(b, next)->finite = next_finite;
        clause_at(b, next)->opener = kind == CLAUSE_MAIN ? NO_INDEX : opener;
        bool own_subject = false;
        for (uint32_t i = cut + 1; i < next_cut && !own_subject; i++)
            own_subject = (is_noun_like(at(b, i)) && (i == cut + 1 || !has(b, i - 1, CLASS_PREPOSITION)) && i < next_finite) ||
                          (has(b, i, CLASS_PRONOUN) && !has(b, i, CLASS_DETERMINER));
        clause_at(b, next)->shares_subject = !own_subject;
        if (kind == CLAUSE_MAIN)
            s->main = next;
        s->last = next;
        clause = next;
        cut = next_cut;
    }
    return true;
}

static bool segment(struct builder *b, struct segmenter *s, uint32_t first, uint32_t end) {
    uint32_t opener = NO_INDEX;
    uint32_t finite = find_finite(b, first, end);
    if (opens_subordinate(b, first, end, &opener))
        return verbal(b, s, first, end, CLAUSE_SUBORDINATE, opener, find_finite(b, opener + 1, end));
    if (s->last != NO_INDEX && opens_relative(b, first, end))
        return verbal(b, s, first, end, CLAUSE_RELATIVE, first, finite);
    if (finite != NO_INDEX)
        return verbal(b, s, first, end, CLAUSE_MAIN, NO_INDEX, finite);
    bool purpose = token_is(b->document, first, "um") || token_is(b->document, first, "ohne") ||
                   token_is(b->document, first, "statt") || token_is(b->document, first, "anstatt");
    if (has_zu_infinitive(b, first, end) && (s->last != NO_INDEX || purpose))
        return verbal(b, s, first, end, CLAUSE_INFINITIVE, purpose ? first : NO_INDEX, NO_INDEX);
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

/* --- the verb complex --- */

static const struct reading *verb_reading(const struct builder *b, uint32_t token, uint32_t bits, uint32_t without) {
    const struct token *t = at(b, token);
    if (t->word == NO_WORD)
        return NULL;
    const struct form *form = &b->lexicon->forms[t->word];
    const struct reading *weak = NULL;
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &b->lexicon->readings[form->first_reading + i];
        if (b->lexicon->lemmas[reading->lemma].part != PART_VERB || !(reading->bits & bits) ||
            reading->bits & without || !lexicon_fits(b->lexicon, t, reading))
            continue;
        if (lexicon_lemma_sense(b->lexicon, reading->lemma, ~(uint32_t)SENSE_NEUTRAL) != NULL)
            return reading;
        if (weak == NULL)
            weak = reading;
    }
    return weak;
}

/* Whether the particle word at `token` stands as a preposition or as the determiner "ein": what follows is its noun
 * phrase. */
static bool governs_phrase(const struct builder *b, uint32_t token, uint32_t end) {
    if (token + 1 >= end)
        return false;
    const struct token *next = at(b, token + 1);
    if (has(b, token, CLASS_DETERMINER))
        return next->kind != TOKEN_MARK &&
               !(next->classes & (CLASS_PREPOSITION | CLASS_COORDINATOR | CLASS_SUBORDINATOR));
    if (!has(b, token, CLASS_PREPOSITION))
        return false;
    if (next->kind == TOKEN_NUMBER)
        return true;
    if (next->kind != TOKEN_WORD)
        return next->mark == '"';
    return !(next->classes & (CLASS_PREPOSITION | CLASS_COORDINATOR | CLASS_SUBORDINATOR)) ||
           next->classes & CLASS_NUMBER;
}

/* The reading of the finite verb that goes with a particle further on in its clause. */
static const struct reading *join_particle(const struct builder *b, struct clause *clause, uint32_t index) {
    const struct token *finite = at(b, clause->finite);
    if (finite->word == NO_WORD)
        return NULL;
    const struct form *form = &b->lexicon->forms[finite->word];
    for (uint32_t i = clause->end; i-- > clause->finite + 1;) {
        if (b->document->clause_of[i] != index || !has(b, i, CLASS_PARTICLE) || governs_phrase(b, i, clause->end))
            continue;
        for (uint32_t r = 0; r < form->n_readings; r++) {
            const struct reading *reading = &b->lexicon->readings[form->first_reading + r];
            const struct lemma *lemma = &b->lexicon->lemmas[reading->lemma];
            if (!(reading->bits & FORM_DETACHED) || lemma->particle != at(b, i)->fold_len)
                continue;
            /* the lemma's folded text starts with the folded particle; compare through its joined infinitive */
            const char *text = lexicon_lemma_text(b->lexicon, reading->lemma);
            char fold[64];
            size_t n = 0;
            for (const char *p = text; *p != '\0' && n + 2 < sizeof fold; p++) {
                unsigned char c = (unsigned char)*p;
                if (c == 0xC3 && p[1] != '\0') { /* umlauts and ß, the only ones in particles */
                    unsigned char d = (unsigned char)*++p;
                    fold[n++] = d == 0xA4 ? 'a' : d == 0xB6 ? 'o' : d == 0xBC ? 'u' : 's';
                    fold[n++] = d == 0x9F ? 's' : 'e';
                } else {
                    fold[n++] = (char)c;
                }
            }
            if (n >= lemma->particle && memcmp(fold, token_fold(b->document, i), lemma->particle) == 0) {
                clause->particle = i;
                return reading;
            }
        }
    }
    return NULL;
}

static bool lemma_is(const struct builder *b, uint32_t token, const char *infinitive) {
    const struct token *t = at(b, token);
    if (t->word == NO_WORD)
        return false;
    const struct form *form = &b->lexicon->forms[t->word];
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &b->lexicon->readings[form->first_reading + i];
        if (b->lexicon->lemmas[reading->lemma].part == PART_VERB &&
            strcmp(lexicon_lemma_text(b->lexicon, reading->lemma), infinitive) == 0)
            return true;
    }
    return false;
}

/* The participle or infinitive that closes the clause of a helper verb. */
static uint32_t right_bracket(const struct builder *b, const struct clause *clause, uint32_t index) {
    uint32_t found = NO_INDEX;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        if (b->document->clause_of[i] != index || i == clause->finite || !has(b, i, CLASS_PARTICIPLE | CLASS_INFINITIVE))
            continue;
        if (has(b, i, CLASS_AUXILIARY | CLASS_MODAL) && found != NO_INDEX)
            continue; /* "gesenkt worden", "steigen können" */
        if (has(b, i, CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_ADVERB))
            continue;
        if (is_attribute(b, i, clause->first, clause->end) && !has(b, i, CLASS_PARTICIPLE))
            continue;
        if (found == NO_INDEX || !has(b, i, CLASS_AUXILIARY | CLASS_MODAL))
            if (found == NO_INDEX || has(b, found, CLASS_AUXILIARY | CLASS_MODAL) || !is_mark(b, i - 1, ','))
                found = i;
    }
    return found;
}

static uint16_t finite_bits(const struct builder *b, const struct reading *reading) {
    (void)b;
    uint16_t bits = 0;
    if (reading != NULL && reading->bits & FORM_SUBJUNCTIVE && !(reading->bits & (FORM_PAST | FORM_PLURAL | FORM_INFINITIVE)))
        bits |= VERB_SUBJUNCTIVE;
    if (reading != NULL && reading->bits & FORM_PAST)
        bits |= VERB_PAST;
    return bits;
}

static void read_helper(const struct builder *b, struct clause *clause, uint32_t index) {
    uint32_t bracket = right_bracket(b, clause, index);
    const struct token *finite = at(b, clause->finite);
    bool modal = finite->classes & CLASS_MODAL;
    const struct reading *helper = verb_reading(b, clause->finite, FORM_FINITE, 0);
    clause->verb |= finite_bits(b, helper);
    if (modal)
        clause->verb |= VERB_MODAL;
    if (bracket == NO_INDEX) {
        clause->predicate = clause->finite;
        clause->verb |= VERB_COPULA;
        if (helper != NULL)
            clause->lemma = helper->lemma;
        return;
    }
    clause->predicate = bracket;
    const struct reading *reading = verb_reading(b, bracket, FORM_PARTICIPLE | FORM_INFINITIVE, FORM_DETACHED);
    clause->lemma = reading == NULL ? NO_INDEX : reading->lemma;
    bool participle = has(b, bracket, CLASS_PARTICIPLE);
    bool werden = lemma_is(b, clause->finite, "werden");
    if (participle && (werden || modal)) {
        /* "wurde gesenkt", "soll gesenkt werden"; "soll gesenkt haben" stays active */
        bool haben = false;
        for (uint32_t i = bracket + 1; i < clause->end; i++)
            haben |= token_is(b->document, i, "haben");
        if (!haben)
            clause->verb |= VERB_PASSIVE;
    } else if (participle) {
        clause->verb |= VERB_PERFECT;
        if (lemma_is(b, clause->finite, "sein"))
            clause->verb |= VERB_PASSIVE; /* "ist gesenkt (worden)"; a move verb does not mind */
        if (helper != NULL && helper->bits & FORM_PAST)
            clause->verb |= VERB_PLUPERFECT;
    } else if (werden) {
        clause->verb |= VERB_FUTURE;
    }
}

static void read_verb(const struct builder *b, uint32_t index) {
    struct clause *clause = clause_at(b, index);
    for (uint32_t i = clause->first; i < clause->end; i++)
        if (b->document->clause_of[i] == index && has(b, i, CLASS_REFLEXIVE) && token_is(b->document, i, "sich"))
            clause->verb |= VERB_REFLEXIVE;
    if (clause->finite == NO_INDEX) {
        uint32_t bracket = right_bracket(b, clause, index);
        if (bracket != NO_INDEX) {
            const struct reading *reading = verb_reading(b, bracket, FORM_PARTICIPLE | FORM_INFINITIVE, FORM_DETACHED);
            clause->predicate = bracket;
            clause->lemma = reading == NULL ? NO_INDEX : reading->lemma;
            if (has(b, bracket, CLASS_PARTICIPLE))
                clause->verb |= VERB_PASSIVE; /* a headline: "Prognose gesenkt" */
        }
        return;
    }
    uint32_t front = clause->first;
    while (front < clause->finite && (b->document->clause_of[front] != index || at(b, front)->kind == TOKEN_MARK ||
                                      has(b, front, CLASS_COORDINATOR)))
        front++;
    if (front == clause->finite && clause->kind == CLAUSE_MAIN && !clause->shares_subject)
        clause->verb |= VERB_FIRST;
    if (has(b, clause->finite, CLASS_AUXILIARY | CLASS_MODAL)) {
        read_helper(b, clause, index);
        return;
    }
    clause->predicate = clause->finite;
    const struct reading *reading = join_particle(b, clause, index);
    if (reading == NULL)
        reading = verb_reading(b, clause->finite, FORM_FINITE, FORM_DETACHED);
    if (reading == NULL)
        return;
    clause->lemma = reading->lemma;
    clause->verb |= finite_bits(b, reading);
    const char *text = lexicon_lemma_text(b->lexicon, clause->lemma);
    if (strcmp(text, "bleiben") == 0)
        clause->verb |= VERB_COPULA;
}

/* --- nominals --- */

static uint8_t determiner_cases(const struct document *d, uint32_t token, bool *plural) {
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
    *plural = false;
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

/* Without a determiner the adjective bears the ending: "schwarze Zahlen", "schwacher Zahlen", "mit starkem Gewinn". */
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

/* Add the nominal whose noun is `noun`, looking left for its phrase. */
static bool add_nominal(struct builder *b, uint32_t clause, uint32_t noun, uint32_t floor) {
    struct document *d = b->document;
    struct nominal nominal = {.clause = clause, .first = noun, .noun = noun, .prep = NO_INDEX, .owner_of = NO_INDEX,
                              .cases = CASE_ALL};
    uint32_t i = noun;
    while (i > floor && d->clause_of[i - 1] == clause) {
        uint32_t left = i - 1;
        const struct token *t = at(b, left);
        if (left == clause_at(b, clause)->opener)
            break; /* "während der Dax ...", "um die Kosten zu senken" */
        if (t->classes & CLASS_PREPOSITION && !(t->classes & CLASS_DETERMINER)) {
            nominal.prep = left;
            nominal.cases = CASE_DATIVE | CASE_ACCUSATIVE | CASE_GENITIVE;
            break;
        }
        if (t->classes & CLASS_DETERMINER) {
            nominal.cases = determiner_cases(d, left, &nominal.plural);
            nominal.first = i = left;
            continue;
        }
        bool inside = t->kind == TOKEN_NUMBER || t->classes & (CLASS_ATTRIBUTE | CLASS_NUMBER | CLASS_ADJECTIVE | CLASS_UNIT) ||
                      (t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITALISED && !(t->classes & (CLASS_LIGHT | CLASS_NOUN)) &&
                       left > floor) ||
                      lexicon_sense(b->lexicon, t, SENSE_DEGREE, -1, NULL) != NULL;
        if (!inside || (t->classes & CLASS_FINITE && !(t->classes & CLASS_ATTRIBUTE)))
            break;
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
        bool adjacent = left->noun + 1 == start;
        if (adjacent && nominal.prep == NO_INDEX && nominal.first == noun && d->clause_of[left->noun] == clause) {
            /* an apposition stands where its noun does: "beim Chemiekonzern Lanxess" */
            nominal.prep = left->prep;
            nominal.cases = left->cases;
            nominal.owner_of = left->owner_of;
            d->nominals[d->n_nominals++] = nominal;
            return true;
        }
        bool genitive = nominal.prep == NO_INDEX && nominal.first < nominal.noun && nominal.cases != CASE_ALL && nominal.cases & CASE_GENITIVE;
        bool by_prep = nominal.prep != NO_INDEX &&
                       (token_is(d, nominal.prep, "von") || token_is(d, nominal.prep, "vom") ||
                        token_is(d, nominal.prep, "bei") || token_is(d, nominal.prep, "beim") ||
                        token_is(d, nominal.prep, "an") || token_is(d, nominal.prep, "am") ||
                        token_is(d, nominal.prep, "in") || token_is(d, nominal.prep, "im") ||
                        token_is(d, nominal.prep, "fuer") || token_is(d, nominal.prep, "ueber") ||
                        token_is(d, nominal.prep, "vor") || token_is(d, nominal.prep, "nach") ||
                        token_is(d, nominal.prep, "um") || token_is(d, nominal.prep, "der"));
        if (adjacent && (genitive || by_prep))
            nominal.owner_of = before;
    }
    d->nominals[d->n_nominals++] = nominal;
    return true;
}

static bool collect_nominals(struct builder *b, uint32_t index) {
    struct document *d = b->document;
    struct clause *clause = clause_at(b, index);
    clause->first_nominal = d->n_nominals;
    uint32_t floor = clause->first;
    for (uint32_t i = clause->first; i < clause->end; i++) {
        if (d->clause_of[i] != index)
            continue;
        const struct token *t = at(b, i);
        bool subject_pronoun = t->classes & CLASS_PRONOUN && !(t->classes & CLASS_DETERMINER) && i != clause->opener;
        if (i == clause->finite || i == clause->predicate)
            continue;
        if (!is_noun_like(t) && !subject_pronoun)
            continue;
        if (t->classes & (CLASS_UNIT | CLASS_MONTH | CLASS_WEEKDAY))
            continue;
        /* a name of several words is one nominal: its last word */
        if (i + 1 < clause->end && d->clause_of[i + 1] == index && is_noun_like(at(b, i + 1)) && !(t->classes & CLASS_NOUN) &&
            !(at(b, i + 1)->classes & CLASS_NOUN))
            continue;
        if (!add_nominal(b, index, i, floor))
            return false;
        floor = i + 1;
        clause = clause_at(b, index);
    }
    clause->end_nominal = d->n_nominals;
    return true;
}

uint32_t clause_subject(const struct document *d, uint32_t index) {
    const struct clause *clause = &d->clauses[index];
    if (clause->kind == CLAUSE_INFINITIVE || clause->shares_subject)
        return clause->parent == NO_INDEX || d->clauses[clause->parent].sentence != clause->sentence
                   ? NO_INDEX
                   : clause_subject(d, clause->parent);
    uint32_t best = NO_INDEX;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        const struct nominal *nominal = &d->nominals[i];
        if (nominal->prep != NO_INDEX || !(nominal->cases & CASE_NOMINATIVE) || nominal->owner_of != NO_INDEX)
            continue;
        return i;
    }
    return best;
}

enum status clauses_build(const struct lexicon *lexicon, struct document *document, uint32_t sentence) {
    struct sentence *s = &document->sentences[sentence];
    struct builder b = {lexicon, document, sentence, s->first_token, s->end_token};
    struct segmenter segmenter = {NO_INDEX, NO_INDEX, false};
    s->first_clause = document->n_clauses;
    for (uint32_t i = b.first; i < b.end; i++)
        document->clause_of[i] = NO_INDEX;
    uint32_t first = b.first;
    for (uint32_t i = b.first; i <= b.end; i++) {
        if (i < b.end && !is_boundary(&b, i))
            continue;
        if (i > first && !segment(&b, &segmenter, first, i))
            return STATUS_NOMEM;
        if (i < b.end && segmenter.last != NO_INDEX && (is_mark(&b, i, ';') || is_mark(&b, i, ':')))
            segmenter.main = NO_INDEX;
        first = i + 1;
    }
    s->end_clause = document->n_clauses;
    bool question = b.end > b.first && is_mark(&b, b.end - 1, '?');
    for (uint32_t i = s->first_clause; i < s->end_clause; i++) {
        read_verb(&b, i);
        if (question && document->clauses[i].kind == CLAUSE_MAIN)
            document->clauses[i].verb |= VERB_QUESTION;
        if (!collect_nominals(&b, i))
            return STATUS_NOMEM;
    }
    return STATUS_OK;
}
