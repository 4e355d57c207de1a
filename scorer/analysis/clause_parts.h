/* What the files clause_*.c share: one sentence while its clauses are built. */
#ifndef STIMMUNG_ANALYSIS_CLAUSE_PARTS_H
#define STIMMUNG_ANALYSIS_CLAUSE_PARTS_H

#include "analysis/clause.h"
#include "language/word_class.h"

struct clause_builder {
    const struct lexicon *lexicon;
    struct document *document;
    uint32_t sentence;
    uint32_t first, end; /* tokens of the sentence */
};

static inline const struct token *token_at(const struct clause_builder *b, uint32_t token) {
    return &b->document->words.tokens[token];
}

static inline bool has_class(const struct clause_builder *b, uint32_t token, uint32_t classes) {
    return (token_at(b, token)->classes & classes) != 0;
}

static inline bool has_mark(const struct clause_builder *b, uint32_t token, char mark) {
    return token_at(b, token)->kind == TOKEN_MARK && token_at(b, token)->mark == mark;
}

static inline struct clause *clause_at(const struct clause_builder *b, uint32_t clause) {
    return &b->document->clauses[clause];
}

/* Whether the token can be a noun or a name by how it is written and what it can be. */
bool token_is_noun_like(const struct token *token);

/* Whether a word that could be a finite verb is an attribute of the noun behind it: "die erhöhte Prognose".
 */
bool clause_is_attribute(const struct clause_builder *b, uint32_t token, uint32_t first, uint32_t end);

/* Whether the participle ends a comparison: "als erwartet", "wie von Analysten befürchtet". It is no verb of
 * its clause then. */
bool clause_is_compared(const struct clause_builder *b, uint32_t token, uint32_t first);

/* Of the finite candidates in [first, end) the one that is the verb of its clause, or NO_INDEX. */
uint32_t clause_find_finite(const struct clause_builder *b, uint32_t first, uint32_t end);

/* Cut the sentence into clauses: appends them and sets clause_of. Returns false when memory runs out. */
bool clauses_segment(struct clause_builder *b);

/* Fill what the clause tells of its verb: predicate, particle, lemma, VERB_ bits. */
void clause_read_verb(const struct clause_builder *b, uint32_t clause);

/* Append the nominals of the clause. Returns false when memory runs out. */
bool clause_collect_nominals(struct clause_builder *b, uint32_t clause);

#endif
