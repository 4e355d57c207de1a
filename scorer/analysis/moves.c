#include "analysis/moves.h"

#include <string.h>

#include "analysis/moves_parts.h"
#include "language/word_class.h"

/* --- questions about tokens --- */

bool move_in_brackets(const struct reading_of_moves *m, uint32_t token, uint32_t reach) {
    for (uint32_t i = token; i-- > m->first && i + reach > token && !move_is_mark(m, i, ')');)
        if (move_is_mark(m, i, '('))
            return true;
    return false;
}

const char *move_words(const struct reading_of_moves *m, uint32_t first, uint32_t end) {
    const struct reading *reading = NULL;
    const struct token *t = move_token(m, first);
    if (end == first + 1 && !(t->flags & TOKEN_COMPOUND) &&
        lexicon_sense(m->lexicon, t, ~(uint32_t)0, PART_NOUN, &reading) != NULL)
        return lexicon_lemma_text(m->lexicon, reading->lemma);
    const char *text = arena_copy(m->document->arena, m->document->article->text + t->start,
                                  move_token(m, end - 1)->end - t->start);
    return text == NULL ? "" : text;
}

bool move_find_phrase(const struct reading_of_moves *m, uint32_t token, uint32_t classes,
                      struct phrase *phrase) {
    if (!phrase_find(m->lexicon, &m->document->words, token, m->end, classes, phrase))
        return false;
    /* the sign "plus" is no noun */
    return phrase->class != PHRASE_NOUN || phrase->end > token + 1 ||
           move_token(m, token)->flags & TOKEN_CAPITALISED;
}

bool move_phrase_before(const struct reading_of_moves *m, uint32_t token, uint32_t classes,
                        struct phrase *phrase, uint32_t *first) {
    enum { WORDS_MAX = 5 };
    bool found = false;
    for (uint32_t i = token; i-- > m->first && i + WORDS_MAX >= token;) {
        struct phrase here;
        bool found_here =
            phrase_at(m->lexicon, &m->document->words, i, token, classes, &here) && here.end == token;
        if (!found_here ||
            (here.class == PHRASE_NOUN && !(move_token(m, token - 1)->flags & TOKEN_CAPITALISED)))
            continue;
        *phrase = here; /* the longest one, which starts first */
        *first = i;
        found = true;
    }
    return found;
}

const struct mention *move_mention_at(const struct reading_of_moves *m, uint32_t token) {
    const struct document *d = m->document;
    const struct sentence *s = &d->sentences[m->sentence];
    for (uint32_t i = s->first_mention; i < s->end_mention; i++)
        if (d->mentions[i].first_token <= token && token < d->mentions[i].end_token)
            return &d->mentions[i];
    return NULL;
}

bool move_is_noun(const struct reading_of_moves *m, uint32_t token) {
    if (token >= m->end)
        return false;
    const struct token *t = move_token(m, token);
    return t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITALISED &&
           !(t->classes & (CLASS_MONTH | CLASS_WEEKDAY | CLASS_LIGHT));
}

bool move_is_paper(const struct reading_of_moves *m, uint32_t token, bool *yield) {
    struct phrase phrase;
    *yield = false;
    if (move_phrase(m, token, PHRASE_BIT(PHRASE_PAPER), &phrase) && !(phrase.flags & PHRASE_LEVEL)) {
        *yield = (phrase.flags & PHRASE_YIELD) != 0;
        return true;
    }
    return move_is_noun(m, token) &&
           lexicon_sense(m->lexicon, move_token(m, token), SENSE_PRICE, PART_NOUN, NULL) != NULL;
}

bool move_is_quantity(const struct reading_of_moves *m, uint32_t token) {
    return move_is_noun(m, token) &&
           lexicon_sense(m->lexicon, move_token(m, token), SENSE_QUANTITY, PART_NOUN, NULL) != NULL &&
           lexicon_sense(m->lexicon, move_token(m, token), SENSE_PRICE, PART_NOUN, NULL) == NULL;
}

bool moves_beside_ratings(const struct reading_of_moves *m) {
    static const char *const parts[] = {"einstufung", "kursziel", "rating", NULL};
    for (uint32_t i = m->first; i < m->end; i++)
        for (const char *const *part = parts; *part != NULL; part++)
            if (move_holds(m, i, *part))
                return true;
    return false;
}

/* --- the stage --- */

/* Whether the sentence may tell a move: somebody is named, or a noun of direction takes up the sentence
 * before. */
static bool may_tell(const struct reading_of_moves *m) {
    const struct sentence *s = &m->document->sentences[m->sentence];
    if (s->first_mention < s->end_mention)
        return true;
    bool spoken = false; /* of something in one of the two sentences before */
    for (uint32_t back = 1; back <= 2 && back <= m->sentence; back++) {
        const struct sentence *before = s - back;
        spoken |= before->first_mention < before->end_mention || before->first_move < before->end_move;
    }
    if (!spoken)
        return false;
    for (uint32_t i = m->first; i < m->end; i++)
        if (move_token(m, i)->kind == TOKEN_NUMBER || move_token(m, i)->classes & CLASS_UNIT)
            return true;
    return false;
}

/* "FRANKFURT (Dow Jones)--Für den Dax": place and agency are no part of the sentence. */
static void skip_dateline(struct reading_of_moves *m) {
    enum { REACH = 8 };
    if (!(move_token(m, m->first)->flags & TOKEN_CAPITALISED))
        return;
    bool open = false;
    for (uint32_t i = m->first + 1; i + 1 < m->end && i < m->first + REACH; i++) {
        open |= move_is_mark(m, i, '(');
        if (!open || !move_is_mark(m, i, ')') || !move_is_mark(m, i + 1, '-'))
            continue;
        for (i++; i < m->end && move_is_mark(m, i, '-');)
            i++;
        m->first = i;
        return;
    }
}

static enum status append(struct reading_of_moves *m) {
    struct document *d = m->document;
    if (m->n_moves == 0)
        return STATUS_OK;
    if (!arena_grow(d->arena, &d->moves, &d->cap_moves, d->n_moves + m->n_moves, sizeof *d->moves))
        return STATUS_NOMEM;
    memcpy(d->moves + d->n_moves, m->moves, m->n_moves * sizeof *m->moves);
    d->n_moves += m->n_moves;
    return STATUS_OK;
}

enum status moves_extract(const struct lexicon *lexicon, struct document *document, uint32_t sentence) {
    const struct sentence *s = &document->sentences[sentence];
    struct reading_of_moves m = {.lexicon = lexicon,
                                 .document = document,
                                 .sentence = sentence,
                                 .first = s->first_token,
                                 .end = s->end_token};
    if (!may_tell(&m))
        return STATUS_OK;
    skip_dateline(&m);
    enum status status = figures_read(&m);
    if (status == STATUS_OK)
        status = subjects_read(&m);
    if (status == STATUS_OK)
        status = frames_read(&m);
    if (status == STATUS_OK)
        status = moves_bind(&m);
    return status == STATUS_OK ? append(&m) : status;
}
