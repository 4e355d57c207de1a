#include "language/token.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/fold.h"

enum char_kind { CHAR_SPACE, CHAR_LETTER, CHAR_DIGIT, CHAR_MARK, CHAR_INVISIBLE };

struct cursor {
    const char *text;
    uint32_t at;
    uint32_t end;
};

static bool is_ascii_letter(uint32_t code) {
    return (code | 0x20) - 'a' < 26;
}

static bool is_ascii_digit(uint32_t code) {
    return code - '0' < 10;
}

static enum char_kind kind_of_other(uint32_t code) {
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x3000 ||
        code == 0x2028 || code == 0x2029 || code == 0x85)
        return CHAR_SPACE;
    if (code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF)
        return CHAR_INVISIBLE;
    return letter_is_letter(code) ? CHAR_LETTER : CHAR_MARK;
}

static inline enum char_kind kind_of(uint32_t code) {
    if (is_ascii_letter(code))
        return CHAR_LETTER;
    if (code <= ' ' || code == 0x7F)
        return CHAR_SPACE;
    if (is_ascii_digit(code))
        return CHAR_DIGIT;
    return code < 0x80 ? CHAR_MARK : kind_of_other(code);
}

static uint32_t decode(const struct cursor *cursor, uint32_t at, uint32_t *next) {
    size_t used;
    uint32_t code = utf8_decode(cursor->text + at, cursor->end - at, &used);
    *next = at + (uint32_t)used;
    return code;
}

static inline uint32_t peek(const struct cursor *cursor, uint32_t at, uint32_t *next) {
    if (at >= cursor->end) {
        *next = at;
        return ' ';
    }
    unsigned char first = (unsigned char)cursor->text[at];
    if (first < 0x80) {
        *next = at + 1;
        return first;
    }
    return decode(cursor, at, next);
}

static enum char_kind peek_kind(const struct cursor *cursor, uint32_t at) {
    uint32_t next;
    return kind_of(peek(cursor, at, &next));
}

static bool is_hyphen(uint32_t code) {
    return code == '-' || code == 0x2010 || code == 0x2011;
}

static bool is_apostrophe(uint32_t code) {
    return code == '\'' || code == 0x2019;
}

/* Whether the mark `code` at [at, next) binds what stands before it to what follows into one word. */
static bool joins_word(const struct cursor *cursor, uint32_t start, uint32_t at, uint32_t code,
                       uint32_t next) {
    enum char_kind after = peek_kind(cursor, next);
    if (is_hyphen(code))
        return after == CHAR_LETTER || after == CHAR_DIGIT;
    if (is_apostrophe(code) || code == '&')
        return after == CHAR_LETTER || (code == '&' && after == CHAR_DIGIT);
    if (code == '+')
        return after == CHAR_LETTER && at - start <= 2; /* K+S, but not "Dax+Euro" */
    if (code == '.' && after == CHAR_LETTER) {
        /* "z.B.", "boerse.de", "Booking.com"; but "Ende.Der" lacks only a space */
        uint32_t unused;
        return at - start == 1 || !letter_is_upper(peek(cursor, next, &unused)) ||
               (at - start >= 3 && cursor->text[at - 2] == '.');
    }
    return false;
}

static uint32_t digits_from(const struct cursor *cursor, uint32_t at) {
    uint32_t n = 0;
    while (at + n < cursor->end && is_ascii_digit((unsigned char)cursor->text[at + n]))
        n++;
    return n;
}

/* "15 860,66": a space stands for the thousands' dot before exactly three digits. */
static bool groups_thousands(const struct cursor *cursor, uint32_t start, uint32_t at, uint32_t code,
                             uint32_t next) {
    bool space = code == ' ' || code == 0xA0 || code == 0x202F || code == 0x2009;
    bool quote = is_apostrophe(code);
    if (!space && !quote)
        return false;
    uint32_t first = digits_from(cursor, start);
    return first <= 3 && cursor->text[start] != '0' && digits_from(cursor, next) == 3 &&
           memchr(cursor->text + start, ',', at - start) == NULL &&
           memchr(cursor->text + start, ':', at - start) == NULL;
}

static uint32_t number_end(const struct cursor *cursor, uint32_t start) {
    uint32_t at = start;
    while (at < cursor->end) {
        at += digits_from(cursor, at);
        uint32_t next;
        uint32_t code = peek(cursor, at, &next);
        bool separator = code == '.' || code == ',' || (code == ':' && digits_from(cursor, next) == 2);
        if (separator && digits_from(cursor, next) > 0)
            at = next;
        else if (groups_thousands(cursor, start, at, code, next))
            at = next;
        else
            break;
    }
    return at;
}

static char mark_of(uint32_t code) {
    switch (code) {
    case 0x201E:
    case 0x201C:
    case 0x201D:
    case 0xAB:
    case 0xBB:
    case 0x201F:
        return '"';
    case 0x201A:
    case 0x2018:
    case 0x2019:
    case 0x2039:
    case 0x203A:
    case 0x60:
    case 0xB4:
        return '\'';
    case 0x2013:
    case 0x2014:
    case 0x2212:
    case 0x2010:
    case 0x2011:
    case 0x2015:
        return '-';
    case 0x20AC:
    case 0xA3:
    case 0xA5:
        return '$';
    case 0x2026:
        return '~';
    default:
        return code < 0x80 ? (char)code : '*';
    }
}

/* A word while it is read: what it folds to, and its letters so far. */
struct reading_of_word {
    char *fold;
    uint32_t len;
    uint32_t upper, letters;
    uint8_t flags; /* TOKEN_ bits */
};

/* Take the run of ASCII letters at `at`; returns the offset behind it. */
static uint32_t take_letters(const struct cursor *cursor, uint32_t at, struct reading_of_word *word) {
    const unsigned char *text = (const unsigned char *)cursor->text;
    char *out = word->fold + word->len;
    uint32_t i = at, upper = 0;
    for (; i < cursor->end && ASCII_SMALL[text[i]] != 0; i++) {
        *out++ = (char)ASCII_SMALL[text[i]];
        upper += ASCII_SMALL[text[i]] != text[i];
    }
    if (i > at && word->letters == 0 && ASCII_SMALL[text[at]] != text[at])
        word->flags |= TOKEN_CAPITALISED;
    word->upper += upper;
    word->letters += i - at;
    word->len += i - at;
    return i;
}

/* Take any other sign of a word, in [at, next). */
static void take_sign(const struct cursor *cursor, uint32_t start, uint32_t at, uint32_t code, uint32_t next,
                      struct reading_of_word *word) {
    uint32_t len = (uint32_t)fold_letter(code, cursor->text + at, next - at, word->fold + word->len);
    if (len > 0 && (unsigned char)word->fold[word->len] < '0')
        word->flags |= TOKEN_JOINED;
    word->len += len;
    if (is_hyphen(code) && at > start)
        word->flags |= TOKEN_HYPHENATED;
    if (!letter_is_letter(code))
        return;
    bool upper = letter_is_upper(code);
    if (upper && word->letters == 0)
        word->flags |= TOKEN_CAPITALISED;
    word->upper += upper;
    word->letters++;
}

/* Take the digits of a number, with their separators. */
static void take_digits(const struct cursor *cursor, uint32_t start, uint32_t end,
                        struct reading_of_word *word) {
    word->len = (uint32_t)fold_word(cursor->text + start, end - start, word->fold);
    for (uint32_t i = 0; i < word->len; i++)
        if ((unsigned char)word->fold[i] < '0')
            word->flags |= TOKEN_JOINED;
}

/* Read the word that starts at `start` with letters, or with digits up to `from`; returns its end. */
static uint32_t read_word(const struct cursor *cursor, uint32_t start, uint32_t from,
                          struct reading_of_word *word) {
    uint32_t at = from, next;
    if (from > start)
        take_digits(cursor, start, from, word);
    for (;;) {
        at = take_letters(cursor, at, word);
        uint32_t code = peek(cursor, at, &next);
        enum char_kind kind = kind_of(code);
        if (kind == CHAR_SPACE || (kind == CHAR_MARK && !joins_word(cursor, from, at, code, next)))
            break;
        take_sign(cursor, start, at, code, next, word);
        at = next;
    }
    if (word->upper >= 2 && word->upper == word->letters)
        word->flags |= TOKEN_ALL_CAPS;
    return at;
}

/* Read the number or the word that starts with a digit; returns its end. */
static uint32_t read_digits(const struct cursor *cursor, struct token *token, struct reading_of_word *word) {
    uint32_t end = number_end(cursor, token->start), after;
    uint32_t behind = peek(cursor, end, &after);
    /* "3M", "10-jährige", "1&1" are words, "20-30" is two numbers and a dash */
    if (kind_of(behind) == CHAR_LETTER ||
        ((is_hyphen(behind) && peek_kind(cursor, after) == CHAR_LETTER) || behind == '&')) {
        token->kind = TOKEN_WORD;
        return read_word(cursor, token->start, end, word);
    }
    token->kind = TOKEN_NUMBER;
    take_digits(cursor, token->start, end, word);
    return end;
}

/* Add the token that starts at cursor->at, for whose folded form there is room, and go behind it. */
static bool add(struct arena *arena, struct cursor *cursor, uint32_t code, uint32_t next, bool space,
                struct token_list *list) {
    if (!arena_grow(arena, &list->tokens, &list->capacity, list->n + 1, sizeof *list->tokens))
        return false;
    struct token *token = &list->tokens[list->n++];
    struct reading_of_word word = {.fold = list->folds + list->folds_len};
    *token = (struct token){.start = cursor->at,
                            .fold = list->folds_len,
                            .form = NO_WORD,
                            .word = NO_WORD,
                            .modifier = NO_WORD,
                            .head = NO_WORD};
    enum char_kind kind = kind_of(code);
    if (kind == CHAR_LETTER) {
        token->kind = TOKEN_WORD;
        token->end = read_word(cursor, cursor->at, cursor->at, &word);
    } else if (kind == CHAR_DIGIT) {
        token->end = read_digits(cursor, token, &word);
    } else {
        token->kind = TOKEN_MARK;
        token->mark = mark_of(code);
        token->end = next;
        word.len = (uint32_t)fold_letter(code, cursor->text + cursor->at, next - cursor->at, word.fold);
    }
    token->flags = (uint8_t)(word.flags | (space ? TOKEN_SPACE_BEFORE : 0));
    token->fold_len = (uint16_t)(word.len < UINT16_MAX ? word.len : UINT16_MAX);
    token->hash = hash_bytes(word.fold, token->fold_len);
    list->folds_len += word.len;
    cursor->at = token->end;
    return true;
}

enum status tokenize(struct arena *arena, const char *text, uint32_t start, uint32_t end,
                     struct token_list *list) {
    struct cursor cursor = {text, start, end};
    bool space = true;
    if (!arena_grow(arena, &list->folds, &list->folds_capacity, list->folds_len + 2 * (end - start), 1))
        return STATUS_NOMEM;
    while (cursor.at < end) {
        uint32_t next;
        uint32_t code = peek(&cursor, cursor.at, &next);
        enum char_kind kind = kind_of(code);
        if (kind == CHAR_SPACE || kind == CHAR_INVISIBLE) {
            space |= kind == CHAR_SPACE;
            cursor.at = next;
            continue;
        }
        if (!add(arena, &cursor, code, next, space, list))
            return STATUS_NOMEM;
        space = false;
    }
    return STATUS_OK;
}
