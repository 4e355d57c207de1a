/* Clauses and their verbs, from commas, conjunctions and finite verbs: the topological fields of German.
 *
 * Front field, left bracket (finite verb), middle field, right bracket (particle, participle, infinitive),
 * end field. See Drach 1937, Höhle 1986. A clause can be cut in two by one that stands inside it; which
 * clause a token belongs to is told by document->clause_of. */
#ifndef STIMMUNG_ANALYSIS_CLAUSE_H
#define STIMMUNG_ANALYSIS_CLAUSE_H

#include <string.h>

#include "analysis/document.h"
#include "base/error.h"
#include "lexicon/lexicon.h"

enum clause_kind {
    CLAUSE_MAIN,
    CLAUSE_SUBORDINATE, /* dass, weil, obwohl, ... */
    CLAUSE_RELATIVE,
    CLAUSE_INFINITIVE, /* um ... zu */
    CLAUSE_PHRASE,     /* no verb at all: a headline, a list */
};

enum {
    VERB_PASSIVE = 1,
    VERB_PLUPERFECT = 2, /* older than what the text tells otherwise */
    VERB_REFLEXIVE = 4,
    VERB_QUESTION = 8,
    VERB_COPULA = 16, /* sein, werden, bleiben without another verb */
    VERB_FUTURE = 32,
    VERB_FIRST = 64, /* the finite verb comes first: a question or a condition */
    VERB_PAST = 128,
};

struct clause {
    uint32_t sentence;
    uint32_t first, end; /* tokens from its first to behind its last */
    uint32_t parent;     /* the clause it depends on or is coordinated with, or NO_INDEX */
    uint32_t opener;     /* token of the conjunction or relative pronoun that opens it, or NO_INDEX */
    uint32_t
        helper; /* auxiliary of the clause before that it shares: "hat gesenkt und gestrichen"; or NO_INDEX */
    uint32_t finite;    /* token of the finite verb, or NO_INDEX */
    uint32_t predicate; /* token that carries the meaning: the finite verb, a participle or an infinitive; or
                           NO_INDEX */
    uint32_t particle;  /* token of a particle that stands apart, or NO_INDEX */
    uint32_t lemma;     /* of the full verb, with its particle; NO_INDEX where the lexicon does not know it */
    uint16_t verb;      /* VERB_ bits */
    uint8_t kind;       /* enum clause_kind */
    bool shares_subject; /* coordinated without a subject of its own: "stieg und erreichte" */
    uint32_t first_nominal, end_nominal;
};

enum { CASE_NOMINATIVE = 1, CASE_GENITIVE = 2, CASE_DATIVE = 4, CASE_ACCUSATIVE = 8 };

/* A noun with what belongs to it. Pronouns that can be a subject count as nouns. */
struct nominal {
    uint32_t clause;
    uint32_t first;    /* token where its phrase starts: determiner or first adjective */
    uint32_t noun;     /* token of the noun; of a name of several words its last */
    uint32_t prep;     /* token of the preposition that governs it, or NO_INDEX */
    uint32_t owner_of; /* nominal that this one is a genitive, von- or bei-attribute of, or NO_INDEX */
    uint8_t cases;     /* CASE_ bits that its determiner leaves open */
};

/* Fill document->clauses, clause_of and nominals for the sentence. */
enum status clauses_build(const struct lexicon *lexicon, struct document *document, uint32_t sentence);

/* The nominal that is the subject of the clause as far as case and order tell, or NO_INDEX. Looks to the
 * clause it is coordinated with where it shares that one's subject. */
uint32_t clause_subject(const struct document *document, uint32_t clause);

/* "Anders als die Deutsche Bank musste die Commerzbank ...": who is compared is not who does it. */
bool nominal_is_compared(const struct document *document, const struct nominal *nominal);

/* The folded form of a token, `fold_len` bytes. */
static inline const char *token_fold(const struct document *document, uint32_t token) {
    return document->words.folds + document->words.tokens[token].fold;
}

/* Whether the token is this folded word: of a constant one the compiler makes a comparison of numbers. */
static inline bool token_is(const struct document *document, uint32_t token, const char *fold) {
    size_t len = strlen(fold);
    return document->words.tokens[token].fold_len == len &&
           memcmp(token_fold(document, token), fold, len) == 0;
}

/* Whether it is one of the NULL-ended list. */
bool token_is_any(const struct document *document, uint32_t token, const char *const *folds);

#endif
