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

static enum char_kind kind_of(uint32_t code) {
    if (code < 0x80) {
        if ((code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z'))
            return CHAR_LETTER;
        if (code >= '0' && code <= '9')
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
    while (at < cursor->end) {
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
    while (at + n < cursor->end && cursor->text[at + n] >= '0' && cursor->text[at + n] <= '9')
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

static uint8_t case_flags(const char *text, uint32_t start, uint32_t end) {
    uint8_t flags = 0;
    uint32_t letters = 0, lower = 0;
    for (uint32_t at = start; at < end;) {
        size_t used;
        uint32_t code = utf8_decode(text + at, end - at, &used);
        if (is_hyphen(code) && at > start)
            flags |= TOKEN_HYPHENATED;
        if (letter_is_letter(code)) {
            bool upper = letter_is_upper(code);
            if (upper && letters == 0)
                flags |= TOKEN_CAPITALISED;
            lower += !upper;
            letters++;
        }
        at += (uint32_t)used;
    }
    if (letters >= 2 && lower == 0)
        flags |= TOKEN_ALL_CAPS;
    return flags;
}

static enum status add(struct arena *arena, const char *text, struct token token, struct token_list *list) {
    uint32_t len = token.end - token.start;
    if (!arena_grow(arena, &list->tokens, &list->capacity, list->n + 1, sizeof token) ||
        !arena_grow(arena, &list->folds, &list->folds_capacity, list->folds_len + 2 * len, 1))
        return STATUS_NOMEM;
    token.fold = list->folds_len;
    uint32_t folded = (uint32_t)fold_word(text + token.start, len, list->folds + list->folds_len);
    token.fold_len = (uint16_t)(folded < UINT16_MAX ? folded : UINT16_MAX);
    list->folds_len += folded;
    token.hash = hash_bytes(list->folds + token.fold, token.fold_len);
    token.form = token.word = token.modifier = NO_WORD;
    list->tokens[list->n++] = token;
    return STATUS_OK;
}

enum status tokenize(struct arena *arena, const char *text, uint32_t start, uint32_t end,
                     struct token_list *list) {
    struct cursor cursor = {text, start, end};
    bool space = true;
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
        if (token.kind == TOKEN_WORD)
            token.flags = case_flags(text, token.start, token.end);
        if (space)
            token.flags |= TOKEN_SPACE_BEFORE;
        space = false;
        cursor.at = next;
        if (add(arena, text, token, list) != STATUS_OK)
            return STATUS_NOMEM;
    }
    return STATUS_OK;
}
