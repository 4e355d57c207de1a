#include "analysis/clause.h"

#include "analysis/clause_parts.h"

bool token_is_any(const struct document *document, uint32_t token, const char *const *folds) {
    const char *fold = token_fold(document, token);
    size_t len = document->words.tokens[token].fold_len;
    for (; *folds != NULL; folds++)
        if (**folds == *fold && strlen(*folds) == len && memcmp(*folds, fold, len) == 0)
            return true;
    return false;
}

enum status clauses_build(const struct lexicon *lexicon, struct document *document, uint32_t sentence) {
    struct sentence *s = &document->sentences[sentence];
    struct clause_builder b = {lexicon, document, sentence, s->first_token, s->end_token};
    s->first_clause = document->n_clauses;
    if (!clauses_segment(&b))
        return STATUS_NOMEM;
    s->end_clause = document->n_clauses;
    bool question = b.end > b.first && has_mark(&b, b.end - 1, '?');
    for (uint32_t i = s->first_clause; i < s->end_clause; i++) {
        clause_read_verb(&b, i);
        if (question)
            document->clauses[i].verb |= VERB_QUESTION;
        if (!clause_collect_nominals(&b, i))
            return STATUS_NOMEM;
    }
    return STATUS_OK;
}
