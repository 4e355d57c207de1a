/* Names by code: ISIN, WKN, and symbols where something says that they are one. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"
#include "market/identifier.h"

enum { ISIN_LEN = 12, LEAST_DIGITS = 4 }; /* of the ten behind the country, that it can be no word */

static enum status add_code(struct work *work, uint32_t sentence, uint32_t token,
                            const struct instrument *instrument, enum mention_via via) {
    const struct token *t = work_token(work, token);
    return work_add(work, (struct found){.span = {t->start, t->end},
                                         .sentence = sentence,
                                         .first_token = token,
                                         .end_token = token + 1,
                                         .node = NO_NODE,
                                         .instrument = instrument,
                                         .via = (uint8_t)via,
                                         .state = FOUND_SURE});
}

static bool all_capitals_or_digits(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z')))
            return false;
    return len > 0;
}

bool code_told_already(const struct work *work, uint32_t sentence, const struct instrument *instrument) {
    for (uint32_t i = work->n_found;
         i-- > 0 && work->found[i].sentence == sentence && work->n_found - i <= 16;)
        if (work->found[i].instrument == instrument && work->found[i].state != FOUND_DROPPED)
            return true;
    return false;
}

/* A code behind a name that needed its context makes the name sure, and is no mention of its own. */
static enum status add_once(struct work *work, uint32_t sentence, uint32_t token,
                            const struct instrument *instrument, enum mention_via via) {
    if (!code_told_already(work, sentence, instrument))
        return add_code(work, sentence, token, instrument, via);
    for (uint32_t i = work->n_found;
         i-- > 0 && work->found[i].sentence == sentence && work->n_found - i <= 16;)
        if (work->found[i].instrument == instrument)
            work->found[i].state = FOUND_SURE;
    return STATUS_OK;
}

/* What can only be meant as an ISIN and has a wrong check digit is no mention; it is reported. */
static enum status note_bad_isin(struct work *work, uint32_t sentence, uint32_t token, const char *text) {
    struct document *d = work->document;
    const struct token *t = work_token(work, token);
    int digits = 0;
    for (uint32_t i = 2; i < ISIN_LEN; i++)
        digits += text[i] >= '0' && text[i] <= '9';
    if (!isin_has_form(text, ISIN_LEN) || digits < LEAST_DIGITS)
        return STATUS_OK;
    if (!arena_grow(d->arena, &d->bad_isins, &d->cap_bad_isins, d->n_bad_isins + 1, sizeof *d->bad_isins))
        return STATUS_NOMEM;
    d->bad_isins[d->n_bad_isins++] = (struct bad_isin){.span = {t->start, t->end}, .sentence = sentence};
    return STATUS_OK;
}

enum status codes_find(struct work *work, uint32_t sentence, uint32_t token, bool *taken) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    const char *text = d->article->text + t->start;
    size_t len = t->end - t->start;
    *taken = false;
    if (t->kind == TOKEN_MARK || len > ISIN_LEN || len == 0 ||
        !(t->flags & TOKEN_CAPITALISED || t->kind == TOKEN_NUMBER || (text[0] >= '0' && text[0] <= '9')))
        return STATUS_OK;
    if (len == ISIN_LEN) {
        if (!isin_is_valid(text, len))
            return note_bad_isin(work, sentence, token, text);
        const struct instrument *instrument = market_by_code(work->market, CODE_ISIN, text, len);
        *taken = true;
        return instrument == NULL ? STATUS_OK : add_once(work, sentence, token, instrument, VIA_ISIN);
    }
    if (!all_capitals_or_digits(text, len))
        return STATUS_OK;
    uint32_t start = d->sentences[sentence].first_token;
    if (len == 6 && wkn_has_form(text, len)) {
        const struct instrument *instrument = market_by_code(work->market, CODE_WKN, text, len);
        uint32_t previous = code_before(work, token, start);
        bool told = code_in_parentheses(work, token) ||
                    (previous != NO_INDEX && work_token(work, previous)->kind == TOKEN_WORD &&
                     work_cues(work, previous) & CUE_WKN);
        if (instrument != NULL && told) {
            *taken = true;
            return add_once(work, sentence, token, instrument, VIA_WKN);
        }
    }
    const struct instrument *instrument = symbol_find(work, sentence, token);
    if (instrument == NULL)
        return STATUS_OK;
    *taken = true;
    return add_once(work, sentence, token, instrument, VIA_SYMBOL);
}
