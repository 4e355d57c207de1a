/* Symbols, and which company one means that several bear at their exchanges. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

/* The token before, over a colon and opening brackets. */
uint32_t code_before(const struct work *work, uint32_t token, uint32_t start) {
    while (token > start) {
        token--;
        const struct token *t = work_token(work, token);
        if (t->kind != TOKEN_MARK || (t->mark != ':' && t->mark != '-' && t->mark != '"'))
            return token;
    }
    return NO_INDEX;
}

bool code_in_parentheses(const struct work *work, uint32_t token) {
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

/* Whether the name right before the bracket is the instrument's: "Adidas (ADS)". */
static bool named_before(const struct work *work, uint32_t token, const struct instrument *instrument) {
    if (work->n_found == 0)
        return false;
    const struct found *last = &work->found[work->n_found - 1];
    return last->instrument == instrument && token - last->end_token <= 3;
}

enum { MOST_BEARERS = 6 }; /* of one symbol */

static bool is_at(const struct instrument *instrument, const char *mic) {
    return instrument->mic != NULL && strcmp(instrument->mic, mic) == 0;
}

/* The one of them that is listed first at one of these exchanges, or NULL. `mics` is four letters each. */
static const struct instrument *listed_at(const struct instrument *const *bearers, uint32_t n,
                                          const char *const *mics) {
    for (; *mics != NULL; mics++)
        for (uint32_t i = 0; i < n; i++)
            if (is_at(bearers[i], *mics))
                return bearers[i];
    return NULL;
}

/* The codes (ISO 10383) of the exchange that a token names before a symbol: "NYSE: MRK". */
static const char *const *mics_of(const struct work *work, uint32_t token) {
    static const struct {
        const char *name; /* folded */
        const char *mics[3];
    } exchanges[] = {
        {"nyse", {"XNYS", NULL}},  {"nasdaq", {"XNAS", NULL}},
        {"xetra", {"XETR", NULL}}, {"etr", {"XETR", NULL}},
        {"fra", {"XETR", NULL}},   {"frankfurt", {"XETR", NULL}},
        {"vie", {"XWBO", NULL}},   {"wien", {"XWBO", NULL}},
        {"six", {"XSWX", NULL}},   {"swx", {"XSWX", NULL}},
        {"lse", {"XLON", NULL}},   {"lon", {"XLON", NULL}},
        {"epa", {"XPAR", NULL}},   {"euronext", {"XPAR", "XAMS", NULL}},
        {"ams", {"XAMS", NULL}},   {"tsx", {"XTSE", NULL}},
        {"asx", {"XASX", NULL}},   {"hkex", {"XHKG", NULL}},
        {"tse", {"XTKS", NULL}},
    };
    static const char *const none[] = {NULL};
    for (size_t i = 0; token != NO_INDEX && i < sizeof exchanges / sizeof *exchanges; i++)
        if (work_is(work, token, exchanges[i].name))
            return exchanges[i].mics;
    return none;
}

static bool behind_dollar(const struct work *work, uint32_t token) {
    return token > 0 && work_is_mark(work, token - 1, '$') &&
           !(work_token(work, token)->flags & TOKEN_SPACE_BEFORE);
}

/* Which of the bearers is meant: the one that the sentence has named, else the one of the exchange that is
 * named, else behind "$" the American one, else a member of an index, else the one whose ticker it is. */
static const struct instrument *choose(const struct work *work, uint32_t sentence, uint32_t token,
                                       uint32_t previous, const struct instrument *const *bearers,
                                       uint32_t n) {
    static const char *const american[] = {"XNYS", "XNAS", NULL};
    for (uint32_t i = 0; i < n && n > 1; i++)
        if (code_told_already(work, sentence, bearers[i]))
            return bearers[i];
    const struct instrument *chosen = listed_at(bearers, n, mics_of(work, previous));
    if (chosen == NULL && behind_dollar(work, token))
        chosen = listed_at(bearers, n, american);
    for (uint32_t i = 0; i < n && chosen == NULL; i++)
        if (market_is_prominent(bearers[i]))
            chosen = bearers[i];
    return chosen == NULL ? bearers[0] : chosen;
}

/* A symbol in brackets counts only where it can't be another abbreviation: "(CDU)", "(EZB)". */
static bool is_symbol(const struct work *work, uint32_t token, uint32_t previous,
                      const struct instrument *instrument) {
    const struct token *t = work_token(work, token);
    const char *text = work->document->article->text + t->start;
    uint32_t cues = previous == NO_INDEX ? 0 : work_cues(work, previous);
    bool figures = text[0] >= '0' && text[0] <= '9';
    if (cues & (CUE_SYMBOL | CUE_EXCHANGE) && (cues & CUE_SYMBOL || token != previous + 1))
        return true;
    if (behind_dollar(work, token) && !figures)
        return true;
    if (!code_in_parentheses(work, token) || figures)
        return false;
    size_t len = t->end - t->start;
    return named_before(work, token, instrument) || has_letter_and_digit(text, len) ||
           (len >= 4 && t->word == NO_WORD);
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

const struct instrument *symbol_find(const struct work *work, uint32_t sentence, uint32_t token) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    const struct instrument *bearers[MOST_BEARERS];
    uint32_t start = d->sentences[sentence].first_token;
    if (!may_be_symbol(work, token, start))
        return NULL;
    uint32_t n =
        market_by_symbol(work->market, d->article->text + t->start, t->end - t->start, bearers, MOST_BEARERS);
    if (n == 0)
        return NULL;
    uint32_t previous = code_before(work, token, start);
    const struct instrument *chosen = choose(work, sentence, token, previous, bearers, n);
    return chosen->kind != INSTRUMENT_OTHER && is_symbol(work, token, previous, chosen) ? chosen : NULL;
}
