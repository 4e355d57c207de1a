#include "lexicon/phrase.h"

#include <string.h>

#include "base/hash.h"
#include "language/fold.h"

static uint32_t form_at(const struct lexicon *lexicon, const struct token_list *words, uint32_t at) {
    const struct token *token = &words->tokens[at];
    /* not token->word: of a compound that is its head's */
    return lexicon_find(lexicon, words->folds + token->fold, token->fold_len, token->hash);
}

static bool item_has(const struct lexicon *lexicon, const struct pattern_item *item, uint32_t form) {
    uint32_t low = item->first, high = item->first + item->n;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (lexicon->numbers[mid] == form)
            return true;
        if (lexicon->numbers[mid] < form)
            low = mid + 1;
        else
            high = mid;
    }
    return false;
}

enum { GAP_MAX = 3 };

/* The end of the match of items [item, n) from `token` on, or NO_WORD. */
static uint32_t match(const struct lexicon *lexicon, const struct token_list *words,
                      const struct pattern *pattern, uint32_t item, uint32_t token, uint32_t end) {
    if (item == pattern->n_items)
        return token;
    const struct pattern_item *here = &lexicon->items[pattern->first_item + item];
    if (here->kind == ITEM_GAP) {
        for (uint32_t gap = 1; gap <= GAP_MAX && token + gap <= end; gap++) {
            uint32_t found = match(lexicon, words, pattern, item + 1, token + gap, end);
            if (found != NO_WORD || words->tokens[token + gap - 1].kind == TOKEN_MARK)
                return found;
        }
        return NO_WORD;
    }
    if (token < end && words->tokens[token].kind == TOKEN_WORD) {
        uint32_t form = form_at(lexicon, words, token);
        if (form != NO_WORD && item_has(lexicon, here, form)) {
            uint32_t found = match(lexicon, words, pattern, item + 1, token + 1, end);
            if (found != NO_WORD)
                return found;
        }
    }
    return here->optional ? match(lexicon, words, pattern, item + 1, token, end) : NO_WORD;
}

static struct phrase unpack(const struct pattern *pattern, uint32_t end) {
    uint32_t packed = pattern->sense.flags;
    bool unit = (packed & 0xFF) == PHRASE_UNIT;
    return (struct phrase){.class = (enum phrase_class)(packed & 0xFF),
                           .code = unit ? packed >> 8 : packed >> 8 & 0xFF,
                           .flags = unit ? 0 : packed >> 16,
                           .value = pattern->sense.value,
                           .end = end};
}

/* The first phrase whose first word is `form`, or n_phrases. */
static uint32_t first_phrase(const struct lexicon *lexicon, uint32_t form) {
    uint32_t low = 0, high = lexicon->n_phrases;
    while (low < high) {
        uint32_t mid = low + (high - low) / 2;
        if (lexicon->phrases[mid].form < form)
            low = mid + 1;
        else
            high = mid;
    }
    return low;
}

static bool is_of(const struct pattern *pattern, uint32_t classes) {
    return (PHRASE_BIT(pattern->sense.flags & 0xFF) & classes) != 0;
}

bool phrase_at(const struct lexicon *lexicon, const struct token_list *words, uint32_t at, uint32_t end,
               uint32_t classes, struct phrase *phrase) {
    if (words->tokens[at].kind != TOKEN_WORD)
        return false;
    uint32_t form = form_at(lexicon, words, at);
    if (form == NO_WORD)
        return false;
    uint32_t longest = at;
    for (uint32_t i = first_phrase(lexicon, form); i < lexicon->n_phrases && lexicon->phrases[i].form == form;
         i++) {
        const struct pattern *pattern = &lexicon->patterns[lexicon->phrases[i].pattern];
        uint32_t found = is_of(pattern, classes) ? match(lexicon, words, pattern, 1, at + 1, end) : NO_WORD;
        if (found == NO_WORD || found <= longest)
            continue;
        longest = found;
        *phrase = unpack(pattern, found);
    }
    return longest > at;
}

bool phrase_of_word(const struct lexicon *lexicon, const char *text, uint32_t classes,
                    struct phrase *phrase) {
    char fold[128];
    size_t len = strlen(text);
    if (2 * len > sizeof fold)
        return false;
    size_t n = fold_word(text, len, fold);
    uint32_t form = lexicon_find(lexicon, fold, n, hash_bytes(fold, n));
    for (uint32_t i = form == NO_WORD ? lexicon->n_phrases : first_phrase(lexicon, form);
         i < lexicon->n_phrases && lexicon->phrases[i].form == form; i++) {
        const struct pattern *pattern = &lexicon->patterns[lexicon->phrases[i].pattern];
        if (pattern->n_items != 1 || !is_of(pattern, classes))
            continue;
        *phrase = unpack(pattern, 1);
        return true;
    }
    return false;
}
