#include "lexicon/phrase.h"

#include "base/hash.h"

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
        uint32_t form = words->tokens[token].form;
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

static bool is_of(const struct pattern *pattern, uint32_t classes) {
    return (PHRASE_BIT(pattern->sense.flags & 0xFF) & classes) != 0;
}

bool phrase_find(const struct lexicon *lexicon, const struct token_list *words, uint32_t at, uint32_t end,
                 uint32_t classes, struct phrase *phrase) {
    const struct hooks *hooks = lexicon_hooks(lexicon, words->tokens[at].form);
    uint32_t longest = at;
    for (uint32_t i = hooks->first_phrase; i < hooks->first_phrase + hooks->n_phrases; i++) {
        const struct pattern *pattern = &lexicon->patterns[lexicon->phrases[i]];
        uint32_t found = is_of(pattern, classes) ? match(lexicon, words, pattern, 1, at + 1, end) : NO_WORD;
        if (found == NO_WORD || found <= longest)
            continue;
        longest = found;
        *phrase = unpack(pattern, found);
    }
    return longest > at;
}

static bool phrase_of_form(const struct lexicon *lexicon, uint32_t form, uint32_t classes,
                           struct phrase *phrase) {
    if (form == NO_WORD)
        return false;
    const struct hooks *hooks = lexicon_hooks(lexicon, form);
    for (uint32_t i = hooks->first_phrase; i < hooks->first_phrase + hooks->n_phrases; i++) {
        const struct pattern *pattern = &lexicon->patterns[lexicon->phrases[i]];
        if (pattern->n_items != 1 || !is_of(pattern, classes))
            continue;
        *phrase = unpack(pattern, 1);
        return true;
    }
    return false;
}

bool phrase_of_lemma(const struct lexicon *lexicon, uint32_t lemma, uint32_t classes, struct phrase *phrase) {
    return phrase_of_form(lexicon, lexicon->lemmas[lemma].form, classes, phrase);
}

bool phrase_of_word(const struct lexicon *lexicon, const char *fold, size_t len, uint32_t classes,
                    struct phrase *phrase) {
    return phrase_of_form(lexicon, lexicon_find(lexicon, fold, len, hash_bytes(fold, len)), classes, phrase);
}
