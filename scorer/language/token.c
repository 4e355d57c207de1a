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

static enum char_kind kind_of(uint32_t code) {
    if (code < 0x80) {
        if (is_ascii_letter(code))
            return CHAR_LETTER;
        if (is_ascii_digit(code))
            return CHAR_DIGIT;
        return code <= ' ' || code == 0x7F ? CHAR_SPACE : CHAR_MARK;
    }
    if (code == 0xA0 || (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x3000 ||
        code == 0x2028 || code == 0x2029 || code == 0x85)
        return CHAR_SPACE;
    if (code == 0xAD || (code >= 0x200B && code <= 0x200F) || code == 0xFEFF)
        return CHAR_INVISIBLE;
    return letter_is_letter(code) ? CHAR_LETTER : CHAR_MARK;
}

static uint32_t peek(const struct cursor *cursor, uint32_t at, uint32_t *next) {
    if (at >= cursor->end) {
        *next = at;
        return ' ';
    }
    unsigned char first = (unsigned char)cursor->text[at];
    if (first < 0x80) {
        *next = at + 1;
        return first;
    }
    size_t used;
    uint32_t code = utf8_decode(cursor->text + at, cursor->end - at, &used);
    *next = at + (uint32_t)used;
    return code;
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

static uint32_t word_end(const struct cursor *cursor, uint32_t start) {
    uint32_t at = start;
    for (;;) {
        while (at < cursor->end && is_ascii_letter((unsigned char)cursor->text[at]))
            at++;
        if (at == cursor->end)
            break;
        uint32_t next;
        uint32_t code = peek(cursor, at, &next);
        enum char_kind kind = kind_of(code);
        if (kind != CHAR_LETTER && kind != CHAR_DIGIT && kind != CHAR_INVISIBLE &&
            !(kind == CHAR_MARK && joins_word(cursor, start, at, code, next)))
            break;
        at = next;
    }
    return at;
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

/* Fold a word to `out` and see how it is written, in one pass; returns the bytes written. */
static uint32_t fold_cased(const char *text, struct token *token, char *out) {
    uint32_t n = 0, upper = 0, lower = 0;
    for (uint32_t at = token->start; at < token->end;) {
        unsigned char c = (unsigned char)text[at];
        if (c >= 'a' && c <= 'z') {
            out[n++] = (char)c;
            lower++;
            at++;
            continue;
        }
        size_t used = 1;
        uint32_t code = c < 0x80 ? c : utf8_decode(text + at, token->end - at, &used);
        n += (uint32_t)fold_letter(code, text + at, used, out + n);
        if (is_hyphen(code) && at > token->start)
            token->flags |= TOKEN_HYPHENATED;
        if (letter_is_upper(code)) {
            if (upper + lower == 0)
                token->flags |= TOKEN_CAPITALISED;
            upper++;
        } else if (letter_is_letter(code)) {
            lower++;
        }
        at += (uint32_t)used;
    }
    if (upper >= 2 && lower == 0)
        token->flags |= TOKEN_ALL_CAPS;
    return n;
}

/* Add a token, for whose folded form there is room. */
static bool add(struct arena *arena, const char *text, struct token token, struct token_list *list) {
    if (!arena_grow(arena, &list->tokens, &list->capacity, list->n + 1, sizeof token))
        return false;
    char *out = list->folds + list->folds_len;
    uint32_t folded = token.kind == TOKEN_WORD
                          ? fold_cased(text, &token, out)
                          : (uint32_t)fold_word(text + token.start, token.end - token.start, out);
    token.fold = list->folds_len;
    token.fold_len = (uint16_t)(folded < UINT16_MAX ? folded : UINT16_MAX);
    list->folds_len += folded;
    token.hash = hash_bytes(out, token.fold_len);
    token.form = token.word = token.modifier = NO_WORD;
    list->tokens[list->n++] = token;
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
        struct token token = {.start = cursor.at, .kind = TOKEN_MARK};
        if (kind == CHAR_DIGIT) {
            token.kind = TOKEN_NUMBER;
            next = number_end(&cursor, cursor.at);
            uint32_t after;
            uint32_t behind = peek(&cursor, next, &after);
            /* "3M", "10-jährige", "1&1" are words, "20-30" is two numbers and a dash */
            if (kind_of(behind) == CHAR_LETTER ||
                ((is_hyphen(behind) && peek_kind(&cursor, after) == CHAR_LETTER) || behind == '&')) {
                token.kind = TOKEN_WORD;
                next = word_end(&cursor, next);
            }
        } else if (kind == CHAR_LETTER) {
            token.kind = TOKEN_WORD;
            next = word_end(&cursor, cursor.at);
        } else {
            token.mark = mark_of(code);
        }
        token.end = next;
        if (space)
            token.flags = TOKEN_SPACE_BEFORE;
        space = false;
        cursor.at = next;
        if (!add(arena, text, token, list))
            return STATUS_NOMEM;
    }
    return STATUS_OK;
}
