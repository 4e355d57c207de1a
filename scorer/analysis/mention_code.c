/* Names by code: ISIN, WKN, and symbols where something says that they are one. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"
#include "market/identifier.h"

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

/* The token before, over a colon and opening brackets. */
static uint32_t before(const struct work *work, uint32_t token, uint32_t start) {
    while (token > start) {
        token--;
        const struct token *t = work_token(work, token);
        if (t->kind != TOKEN_MARK || (t->mark != ':' && t->mark != '-' && t->mark != '"'))
            return token;
    }
    return NO_INDEX;
}

static bool in_parentheses(const struct work *work, uint32_t token) {
    const struct document *d = work->document;
    return token > 0 && token + 1 < d->words.n && work_is_mark(work, token - 1, '(') &&
           (work_is_mark(work, token + 1, ')') || work_is_mark(work, token + 1, ',') ||
            work_is_mark(work, token + 1, ';') || work_is_mark(work, token + 1, '/'));
}

static bool has_letter_and_digit(const char *text, size_t len) {
    bool letter = false, digit = false;
    for (size_t i = 0; i < len; i++) {
        digit |= text[i] >= '0' && text[i] <= '9';
        letter |= text[i] >= 'A' && text[i] <= 'Z';
    }
    return letter && digit;
}

static bool all_capitals_or_digits(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'A' && text[i] <= 'Z')))
            return false;
    return len > 0;
}

/* Whether the name right before the bracket is the instrument's: "Adidas (ADS)". */
static bool named_before(const struct work *work, uint32_t token, const struct instrument *instrument) {
    if (work->n_found == 0)
        return false;
    const struct found *last = &work->found[work->n_found - 1];
    return last->instrument == instrument && token - last->end_token <= 3;
}

/* A symbol in brackets counts only where it can't be another abbreviation: "(CDU)", "(EZB)". */
static bool is_symbol(const struct work *work, uint32_t token, uint32_t start, const char *text, size_t len,
                      const struct instrument *instrument) {
    uint32_t previous = before(work, token, start);
    uint32_t cues = previous == NO_INDEX ? 0 : work_cues(work, previous);
    bool figures = text[0] >= '0' && text[0] <= '9';
    if (cues & (CUE_SYMBOL | CUE_EXCHANGE) && (cues & CUE_SYMBOL || token != previous + 1))
        return true;
    if (token > start && work_is_mark(work, token - 1, '$') &&
        !(work_token(work, token)->flags & TOKEN_SPACE_BEFORE) && !figures)
        return true;
    if (!in_parentheses(work, token) || figures)
        return false;
    return named_before(work, token, instrument) || has_letter_and_digit(text, len) ||
           (len >= 4 && work_token(work, token)->word == NO_WORD);
}

/* The cheap part of is_symbol, before the symbol is looked up. */
static bool may_be_symbol(const struct work *work, uint32_t token, uint32_t start) {
    if (token == start)
        return false;
    const struct token *last = work_token(work, token - 1);
    return last->kind == TOKEN_MARK
               ? last->mark == '(' || last->mark == ':' || last->mark == '$' || last->mark == '"'
               : last->kind == TOKEN_WORD && work_cues(work, token - 1) & CUE_SYMBOL;
}

/* Whether the name stands in the same sentence right before, so that the code adds nothing: "Delticom AG (WKN
 * 514680)". */
static bool told_already(const struct work *work, uint32_t sentence, const struct instrument *instrument) {
    for (uint32_t i = work->n_found;
         i-- > 0 && work->found[i].sentence == sentence && work->n_found - i <= 16;)
        if (work->found[i].instrument == instrument && work->found[i].state != FOUND_DROPPED)
            return true;
    return false;
}

/* A code behind a name that needed its context makes the name sure, and is no mention of its own. */
static enum status add_once(struct work *work, uint32_t sentence, uint32_t token,
                            const struct instrument *instrument, enum mention_via via) {
    if (!told_already(work, sentence, instrument))
        return add_code(work, sentence, token, instrument, via);
    for (uint32_t i = work->n_found;
         i-- > 0 && work->found[i].sentence == sentence && work->n_found - i <= 16;)
        if (work->found[i].instrument == instrument)
            work->found[i].state = FOUND_SURE;
    return STATUS_OK;
}

enum status codes_find(struct work *work, uint32_t sentence, uint32_t token, bool *taken) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    const char *text = d->article->text + t->start;
    size_t len = t->end - t->start;
    *taken = false;
    if (t->kind == TOKEN_MARK || len > 12 || len == 0 ||
        !(t->flags & TOKEN_CAPITALISED || t->kind == TOKEN_NUMBER || (text[0] >= '0' && text[0] <= '9')))
        return STATUS_OK;
    if (len == 12) {
        if (!isin_is_valid(text, len))
            return STATUS_OK;
        const struct instrument *instrument = market_by_code(work->market, CODE_ISIN, text, len);
        *taken = true;
        return instrument == NULL ? STATUS_OK : add_once(work, sentence, token, instrument, VIA_ISIN);
    }
    if (!all_capitals_or_digits(text, len))
        return STATUS_OK;
    uint32_t start = d->sentences[sentence].first_token;
    if (len == 6 && wkn_has_form(text, len)) {
        const struct instrument *instrument = market_by_code(work->market, CODE_WKN, text, len);
        uint32_t previous = before(work, token, start);
        bool told = in_parentheses(work, token) ||
                    (previous != NO_INDEX && work_token(work, previous)->kind == TOKEN_WORD &&
                     work_cues(work, previous) & CUE_WKN);
        if (instrument != NULL && told) {
            *taken = true;
            return add_once(work, sentence, token, instrument, VIA_WKN);
        }
    }
    if (!may_be_symbol(work, token, start))
        return STATUS_OK;
    const struct instrument *instrument = market_by_code(work->market, CODE_SYMBOL, text, len);
    if (instrument == NULL || instrument->kind == INSTRUMENT_OTHER ||
        !is_symbol(work, token, start, text, len, instrument))
        return STATUS_OK;
    *taken = true;
    return add_once(work, sentence, token, instrument, VIA_SYMBOL);
}
