#include "market/match.h"

#include <string.h>

#include "base/hash.h"
#include "market/cue.h"

/* A place between pieces of a text, and the piece that was read last. */
struct walk {
    const char *text;
    const struct token_list *words;
    uint32_t token, end; /* token of the last piece; end of the sentence */
    struct piece piece;
};

/* A number is a piece only where it has no separators: "Dax 40", not "40,5". */
static bool all_digits(const struct walk *walk, const struct token *token) {
    for (uint32_t at = token->start; at < token->end; at++)
        if (walk->text[at] < '0' || walk->text[at] > '9')
            return false;
    return true;
}

/* A word without inner marks is one piece, which is folded and hashed already. */
static bool whole_piece(struct walk *walk, const struct token *token) {
    if (token->fold_len > PIECE_MAX || token->fold_len == 0 || token->flags & TOKEN_JOINED ||
        token->kind == TOKEN_MARK)
        return false;
    memcpy(walk->piece.fold, walk->words->folds + token->fold, token->fold_len);
    walk->piece.start = token->start;
    walk->piece.end = token->end;
    walk->piece.len = token->fold_len;
    walk->piece.hash = token->hash;
    return true;
}

static bool read_word(struct walk *walk, uint32_t at) {
    const struct token *token = &walk->words->tokens[walk->token];
    if (at == token->start && whole_piece(walk, token))
        return true;
    return piece_read(walk->text, at, token->end, &walk->piece) && walk->piece.len > 0;
}

/* Whether a mark may stand between two pieces of a name: "St. Gallen", "EUR/USD", "Öl- und Gaskonzern". */
static bool mark_joins(const struct walk *walk, const struct token *mark) {
    if (mark->flags & TOKEN_SPACE_BEFORE)
        return false;
    if (mark->mark == '.') /* "St. Galler", "ProSiebenSat.1" */
        return walk->piece.len <= 3 || !(mark[1].flags & TOKEN_SPACE_BEFORE);
    return mark->mark == '-' || mark->mark == '/' || mark->mark == '\'';
}

/* Read the piece behind the last one. */
static bool next_piece(struct walk *walk) {
    const struct token *tokens = walk->words->tokens;
    if (walk->piece.end < tokens[walk->token].end) {
        struct piece last = walk->piece;
        if (piece_read(walk->text, last.end, tokens[walk->token].end, &walk->piece))
            return walk->piece.len > 0;
        walk->piece = last;
    }
    if (++walk->token >= walk->end)
        return false;
    const struct token *token = &tokens[walk->token];
    if (token->kind == TOKEN_MARK && walk->token + 1 < walk->end && mark_joins(walk, token)) {
        walk->token++;
        token = &tokens[walk->token];
    }
    if (token->kind == TOKEN_MARK && token->mark != '&' &&
        (token->mark != '+' || token->flags & TOKEN_SPACE_BEFORE))
        return false;
    if (token->kind == TOKEN_NUMBER && !all_digits(walk, token))
        return false;
    if (token->flags & TOKEN_SPACE_BEFORE && token->fold_len == 1 && walk->words->folds[token->fold] == 's')
        return false; /* an s that stands apart is no genitive */
    return read_word(walk, token->start);
}

/* Bytes of the first letter at `at`. */
static uint32_t first_letter(const char *text, struct span span) {
    uint32_t at = span.start + 1;
    while (at < span.end && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

bool name_fits(const struct name_ref *ref, const char *text, struct span span) {
    if (ref->flags & NAME_CAPITALS) {
        uint32_t end = ref->flags & NAME_INFLECTED ? span.end - 1 : span.end;
        if (end < span.end && text[end] != 's')
            return false; /* SAPs, but USGS is another word */
        return !(written_how(text, span.start, end) & WRITTEN_LOWER);
    }
    return ref->flags & NAME_LOWER || written_how(text, span.start, first_letter(text, span)) &
                                          (WRITTEN_CAPITAL_FIRST | WRITTEN_DIGIT_FIRST);
}

static bool any_fits(const struct market *market, const char *text, struct span span, uint32_t first,
                     uint32_t n) {
    for (uint32_t i = first; i < first + n; i++)
        if (name_fits(&market->refs[i], text, span))
            return true;
    return false;
}

static void note(const struct market *market, const struct walk *walk, uint32_t start, uint32_t index,
                 struct word_match *match) {
    const struct name_node *node = &market->nodes[index];
    const struct token *token = &walk->words->tokens[walk->token];
    struct name_match found = {.node = index,
                               .end_token = walk->token + 1,
                               .span = {start, walk->piece.end},
                               .open = walk->piece.end < token->end};
    if (node->n_names > 0 && any_fits(market, walk->text, found.span, node->first_ref, node->n_names))
        match->name = found;
    if (node->n_descriptors > 0 &&
        any_fits(market, walk->text, found.span, node->first_ref + node->n_names, node->n_descriptors))
        match->descriptor = found;
    if (node->cues != 0)
        match->cue = found;
}

bool market_match(const struct market *market, const char *text, const struct token_list *words,
                  uint32_t first, uint32_t end, uint32_t at, struct word_match *match) {
    struct walk walk = {.text = text, .words = words, .token = first, .end = end};
    match->name.node = match->descriptor.node = match->cue.node = NO_NODE;
    if (!read_word(&walk, at) || !market_may_start(market, walk.piece.hash))
        return false;
    uint32_t start = walk.piece.start, hash = walk.piece.hash;
    uint32_t node = market_find_node(market, NO_NODE, walk.piece.fold, walk.piece.len, hash);
    while (node != NO_NODE) {
        note(market, &walk, start, node, match);
        if (market->nodes[node].n_children == 0 || !next_piece(&walk))
            break;
        hash = market_next_hash(hash, walk.piece.hash);
        node = market_find_node(market, node, walk.piece.fold, walk.piece.len, hash);
    }
    return match->name.node != NO_NODE || match->descriptor.node != NO_NODE || match->cue.node != NO_NODE;
}

static uint32_t cues_of_piece(const struct market *market, const char *fold, size_t len, uint32_t hash) {
    if (!market_may_start(market, hash))
        return 0;
    uint32_t node = market_find_node(market, NO_NODE, fold, len, hash);
    return node == NO_NODE ? 0 : market->nodes[node].cues;
}

/* The word's own cues, else those of its longest known ending. */
uint32_t market_cues_of(const struct market *market, const char *fold, size_t len, uint32_t hash) {
    uint32_t cues = cues_of_piece(market, fold, len, hash);
    if (cues & CUE_NONE)
        return 0;
    if (cues != 0 || len < CUE_END || !market_may_end(market, fold, len))
        return cues;
    for (size_t cut = 2; cues == 0 && cut + CUE_END <= len; cut++) {
        uint32_t found = cues_of_piece(market, fold + cut, len - cut, hash_bytes(fold + cut, len - cut));
        if (found & COMPOUND_CUES)
            cues = found;
    }
    return cues;
}

uint32_t market_tail_cues(const struct market *market, const char *text, uint32_t start, uint32_t end) {
    struct piece piece, last = {.len = 0};
    for (uint32_t at = start; piece_read(text, at, end, &piece); at = piece.end)
        last = piece;
    return last.len == 0 ? 0 : market_cues_of(market, last.fold, last.len, last.hash);
}
