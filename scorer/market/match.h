/* Finds names of the gazetteer in the tokens of a text. */
#ifndef STIMMUNG_MARKET_MATCH_H
#define STIMMUNG_MARKET_MATCH_H

#include "base/span.h"
#include "language/token.h"
#include "market/market.h"
#include "market/piece.h"

/* One found form. */
struct name_match {
    uint32_t node;      /* NO_NODE where there is none */
    uint32_t end_token; /* behind the last token it touches */
    struct span span;   /* of its pieces */
    bool open;          /* it ends before a hyphen in its last token: "Meta" in "Meta-Aktie" */
};

struct word_match {
    struct name_match name;       /* the longest name */
    struct name_match descriptor; /* the longest descriptor */
    struct name_match cue;        /* the longest cue */
};

/* What starts at byte `at` of token `first`; `end` is the end of the sentence. A form fits only where it is
 * written as the gazetteer allows. Returns whether anything was found. */
bool market_match(const struct market *market, const char *text, const struct token_list *words,
                  uint32_t first, uint32_t end, uint32_t at, struct word_match *match);

/* Whether a name can start in this token: a filter that costs one probe. True too for a word with inner
 * hyphens, dots or apostrophes, whose pieces must be looked at. */
static inline bool market_token_may_start(const struct market *market, const struct token *token) {
    return token->flags & TOKEN_JOINED || market_may_start(market, token->hash);
}

/* Whether the text of a match is written as this meaning of its name wants it. */
bool name_fits(const struct name_ref *ref, const char *text, struct span span);

/* The cues of a word: of its own form, else of the longest known ending ("konzern" in "Gasekonzern"); 0 for
 * none. */
uint32_t market_cues_of(const struct market *market, const char *fold, size_t len, uint32_t hash);

/* The cues of the last piece of text[start, end): "Aktie" in "Meta-Aktie". */
uint32_t market_tail_cues(const struct market *market, const char *text, uint32_t start, uint32_t end);

#endif
