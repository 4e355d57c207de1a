#include "lexicon/lexicon.h"

#include <string.h>

#include "base/hash.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/image.h"

enum status lexicon_open(const void *bytes, size_t len, struct lexicon *lexicon, struct error *error) {
    const struct image_header *header = bytes;
    if (len < sizeof *header || memcmp(header->magic, IMAGE_MAGIC, sizeof header->magic) != 0)
        return error_set(error, STATUS_INVALID, "the lexicon image is not of this version");
    const char *base = bytes;
    for (int i = 0; i < IMAGE_SECTIONS; i++)
        if (header->offset[i] > len || header->size[i] > len - header->offset[i])
            return error_set(error, STATUS_INVALID, "the lexicon image is cut short");
    *lexicon = (struct lexicon){
        .strings = base + header->offset[IMAGE_STRINGS],
        .lemmas = (const void *)(base + header->offset[IMAGE_LEMMAS]),
        .senses = (const void *)(base + header->offset[IMAGE_SENSES]),
        .readings = (const void *)(base + header->offset[IMAGE_READINGS]),
        .forms = (const void *)(base + header->offset[IMAGE_FORMS]),
        .profiles = (const void *)(base + header->offset[IMAGE_PROFILES]),
        .hooks = (const void *)(base + header->offset[IMAGE_HOOKS]),
        .slots = (const void *)(base + header->offset[IMAGE_SLOTS]),
        .patterns = (const void *)(base + header->offset[IMAGE_PATTERNS]),
        .items = (const void *)(base + header->offset[IMAGE_ITEMS]),
        .anchors = (const void *)(base + header->offset[IMAGE_ANCHORS]),
        .numbers = (const void *)(base + header->offset[IMAGE_NUMBERS]),
        .phrases = (const void *)(base + header->offset[IMAGE_PHRASES]),
        .needs = (const void *)(base + header->offset[IMAGE_NEEDS]),
        .n_needs = header->n_needs,
        .n_phrases = header->size[IMAGE_PHRASES] / (uint32_t)sizeof(uint32_t),
        .strings_len = header->size[IMAGE_STRINGS],
        .n_lemmas = header->size[IMAGE_LEMMAS] / (uint32_t)sizeof(struct lemma),
        .n_senses = header->size[IMAGE_SENSES] / (uint32_t)sizeof(struct sense),
        .n_readings = header->size[IMAGE_READINGS] / (uint32_t)sizeof(struct reading),
        .n_forms = header->size[IMAGE_FORMS] / (uint32_t)sizeof(struct form),
        .n_slots = header->size[IMAGE_SLOTS] / (uint32_t)sizeof(uint32_t),
        .n_patterns = header->size[IMAGE_PATTERNS] / (uint32_t)sizeof(struct pattern),
        .n_items = header->size[IMAGE_ITEMS] / (uint32_t)sizeof(struct pattern_item),
        .n_anchors = header->size[IMAGE_ANCHORS] / (uint32_t)sizeof(struct anchor),
        .n_numbers = header->size[IMAGE_NUMBERS] / (uint32_t)sizeof(uint32_t),
    };
    return STATUS_OK;
}

uint32_t lexicon_find(const struct lexicon *lexicon, const char *fold, size_t len, uint32_t hash) {
    uint32_t mask = lexicon->n_slots - 1;
    for (uint32_t at = hash & mask; lexicon->slots[at] != 0; at = (at + 1) & mask) {
        uint32_t slot = lexicon->slots[at];
        if ((slot ^ hash) & ~SLOT_FORM_MASK)
            continue;
        const struct form *form = &lexicon->forms[(slot & SLOT_FORM_MASK) - 1];
        if (form->len == len && memcmp(lexicon->strings + form->text, fold, len) == 0)
            return (slot & SLOT_FORM_MASK) - 1;
    }
    return NO_WORD;
}

static uint32_t find_noun(const struct lexicon *lexicon, const char *fold, size_t len) {
    uint32_t form = lexicon_find(lexicon, fold, len, hash_bytes(fold, len));
    return form != NO_WORD && (lexicon_profile(lexicon, form)->noun & CLASS_NOUN) ? form : NO_WORD;
}

/* The first part of a compound, with or without its linking letters: Kurs|gewinn, Umsatz|rückgang,
 * Insolvenz|s? no, Gewinn|warnung, Produktion|s|ausfall, Kunde|n|verlust. */
static uint32_t find_modifier(const struct lexicon *lexicon, const char *fold, size_t len) {
    static const char *const links[] = {"s", "n", "en", "es", "er", "-", "s-", NULL};
    uint32_t form = find_noun(lexicon, fold, len);
    for (const char *const *link = links; form == NO_WORD && *link != NULL; link++) {
        size_t n = strlen(*link);
        if (len > n + 2 && memcmp(fold + len - n, *link, n) == 0)
            form = find_noun(lexicon, fold, len - n);
    }
    return form;
}

enum { HEAD_MIN = 4, MODIFIER_MIN = 3 };

static bool split_compound(const struct lexicon *lexicon, const char *fold, size_t len, struct token *token) {
    for (size_t cut = MODIFIER_MIN; cut + HEAD_MIN <= len; cut++) {
        if (fold[cut] == '-')
            continue;
        uint32_t head = find_noun(lexicon, fold + cut, len - cut);
        if (head == NO_WORD)
            continue;
        uint32_t modifier = find_modifier(lexicon, fold, cut);
        /* a short head may be an accident (Kran|kenhaus); it counts where the rest is a word too */
        if (len - cut < 5 && modifier == NO_WORD && fold[cut - 1] != '-')
            continue;
        token->word = head;
        token->modifier = modifier;
        token->flags |= TOKEN_COMPOUND;
        return true;
    }
    return false;
}

static void set_classes(const struct lexicon *lexicon, struct token *token) {
    const struct profile *profile = lexicon_profile(lexicon, token->word);
    bool capital = token->flags & TOKEN_CAPITALISED;
    if (token->flags & TOKEN_COMPOUND) {
        token->classes = profile->noun;
        token->senses = profile->noun_senses;
        return;
    }
    token->classes = profile->closed;
    token->senses = 0;
    if (capital) {
        token->classes |= profile->noun;
        token->senses |= profile->noun_senses;
    }
    if (!capital || token->flags & (TOKEN_FIRST | TOKEN_ALL_CAPS)) {
        token->classes |= profile->other;
        token->senses |= profile->other_senses;
    }
}

void lexicon_look_up(const struct lexicon *lexicon, struct token_list *list, uint32_t first) {
    for (uint32_t i = first; i < list->n; i++) {
        struct token *token = &list->tokens[i];
        if (token->kind != TOKEN_WORD)
            continue;
        const char *fold = list->folds + token->fold;
        token->form = token->word = lexicon_find(lexicon, fold, token->fold_len, token->hash);
        bool noun = token->flags & TOKEN_CAPITALISED || token->flags & TOKEN_HYPHENATED;
        if (noun && token->fold_len < 60 && !lexicon->whole_words &&
            (token->word == NO_WORD || !lexicon_has_row(lexicon, token->word)))
            split_compound(lexicon, fold, token->fold_len, token);
        if (token->form != NO_WORD)
            token->phrases = lexicon_hooks(lexicon, token->form)->phrase_classes;
        if (token->word == NO_WORD)
            continue;
        set_classes(lexicon, token);
        if (token->flags & TOKEN_COMPOUND)
            token->head = token->word;
        else if (token->flags & TOKEN_CAPITALISED)
            token->head = lexicon->forms[token->word].head;
    }
}

void lexicon_mark_first(const struct lexicon *lexicon, struct token *token) {
    token->flags |= TOKEN_FIRST;
    if (token->word != NO_WORD)
        set_classes(lexicon, token);
}

bool lexicon_fits(const struct lexicon *lexicon, const struct token *token, const struct reading *reading) {
    bool capital = token->flags & TOKEN_CAPITALISED;
    if (lexicon->lemmas[reading->lemma].part == PART_NOUN)
        return capital || token->flags & TOKEN_COMPOUND;
    if (token->flags & TOKEN_COMPOUND)
        return false;
    return !capital || token->flags & (TOKEN_FIRST | TOKEN_ALL_CAPS);
}

const struct sense *lexicon_lemma_sense(const struct lexicon *lexicon, uint32_t lemma, uint32_t kinds) {
    const struct lemma *entry = &lexicon->lemmas[lemma];
    for (uint32_t i = 0; i < entry->n_senses; i++)
        if (lexicon->senses[entry->first_sense + i].kind & kinds)
            return &lexicon->senses[entry->first_sense + i];
    return NULL;
}

const struct sense *lexicon_find_sense(const struct lexicon *lexicon, const struct token *token,
                                       uint32_t kinds, int part, const struct reading **found) {
    const struct form *form = &lexicon->forms[token->word];
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &lexicon->readings[form->first_reading + i];
        const struct lemma *lemma = &lexicon->lemmas[reading->lemma];
        if ((part >= 0 && lemma->part != part) || reading->bits & FORM_DETACHED ||
            !lexicon_fits(lexicon, token, reading))
            continue;
        const struct sense *sense = lexicon_lemma_sense(lexicon, reading->lemma, kinds);
        if (sense != NULL) {
            if (found != NULL)
                *found = reading;
            return sense;
        }
    }
    return NULL;
}

const struct sense *lexicon_modifier_sense(const struct lexicon *lexicon, const struct token *token,
                                           uint32_t kinds) {
    if (token->modifier == NO_WORD)
        return NULL;
    struct token part = {.kind = TOKEN_WORD,
                         .flags = TOKEN_CAPITALISED,
                         .word = token->modifier,
                         .modifier = NO_WORD,
                         .senses = lexicon_profile(lexicon, token->modifier)->noun_senses};
    return lexicon_sense(lexicon, &part, kinds, PART_NOUN, NULL);
}

const char *lexicon_lemma_text(const struct lexicon *lexicon, uint32_t lemma) {
    return lexicon->strings + lexicon->lemmas[lemma].text;
}
