/* Small questions that all steps of the finding of mentions ask. */
#include "analysis/mention_work.h"

bool work_is_mark(const struct work *work, uint32_t token, char mark) {
    const struct token *t = work_token(work, token);
    return t->kind == TOKEN_MARK && t->mark == mark;
}

uint32_t work_cues(const struct work *work, uint32_t token) {
    const struct token *t = work_token(work, token);
    if (t->kind != TOKEN_WORD)
        return 0;
    if (t->flags & TOKEN_HYPHENATED)
        return market_tail_cues(work->market, work->document->article->text, t->start, t->end);
    return market_cues_of(work->market, work_fold(work, token), t->fold_len, t->hash);
}

bool found_is_company(const struct found *found) {
    return found->instrument != NULL && found->instrument->kind == INSTRUMENT_COMPANY;
}

enum status work_add(struct work *work, struct found found) {
    if (!arena_grow(work->document->arena, &work->found, &work->cap_found, work->n_found + 1, sizeof found))
        return STATUS_NOMEM;
    work->found[work->n_found++] = found;
    return STATUS_OK;
}
