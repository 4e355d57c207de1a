/* Words, numbers and marks of a text, with their place. */
#ifndef STIMMUNG_LANGUAGE_TOKEN_H
#define STIMMUNG_LANGUAGE_TOKEN_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum token_kind {
    TOKEN_WORD,   /* letters, with inner hyphens, apostrophes, digits: "Meta-Aktie", "S&P", "K+S", "z.B." */
    TOKEN_NUMBER, /* digits with inner separators: "15.470", "2,2", "1'234", "2024"; ordinals without their
                     dot */
    TOKEN_MARK,   /* one mark of punctuation or a symbol: , . ; : ( ) „ “ – % € $ + */
};

enum {
    TOKEN_CAPITALISED = 1,  /* first letter is upper case */
    TOKEN_ALL_CAPS = 2,     /* two letters or more, all upper case */
    TOKEN_SPACE_BEFORE = 4, /* white space or the start of the text stands before it */
    TOKEN_HYPHENATED = 8,   /* has an inner hyphen */
    TOKEN_FIRST = 16,       /* first word of its sentence, or behind a colon or an opening quote */
    TOKEN_COMPOUND = 32,    /* not in the lexicon itself, read by its head */
    TOKEN_JOINED =
        64, /* has inner marks: a hyphen, a dot, an apostrophe, "&", "+"; a number's separators too */
};

struct token {
    uint32_t start; /* byte offsets into the text */
    uint32_t end;
    uint32_t fold; /* its folded form: offset in token_list.folds */
    uint32_t hash; /* hash_bytes of the folded form */
    uint16_t fold_len;
    uint8_t kind;
    uint8_t flags;
    char mark; /* of a TOKEN_MARK: one ASCII sign for its kind: '"' for all double quotes, '\'' for single
                  ones, '-' for all dashes, '$' for the signs of dollar, euro, pound and yen, '~' for an
                  ellipsis, '*' for other marks of no use to us */
    /* what follows is set by the look-up in the lexicon */
    uint32_t form; /* the lexicon's form that is written as the token is, or NO_WORD */
    uint32_t
        word; /* the form that tells its meaning: its own, or in a compound that of its head; or NO_WORD */
    uint32_t modifier; /* of a compound that was split: the form of its first part, or NO_WORD */
    uint32_t classes;  /* CLASS_ bits of language/word_class.h */
    uint32_t senses;   /* SENSE_ bits of lexicon/lexicon.h that one of its readings has */
    uint32_t head;     /* the form of the last part of a compound, split or listed as a word; or NO_WORD */
    uint32_t phrases;  /* PHRASE_BITs of lexicon/phrase.h: what a phrase that starts here can be */
};

#define NO_WORD UINT32_MAX

struct token_list {
    struct token *tokens;
    uint32_t n, capacity;
    char *folds;
    uint32_t folds_len, folds_capacity;
};

/* Append the tokens of text[start, end) to the list, whose memory is in `arena`. The text is valid UTF-8.
 * Returns 0 or STATUS_NOMEM. */
enum status tokenize(struct arena *arena, const char *text, uint32_t start, uint32_t end,
                     struct token_list *list);

#endif
