#include "market/piece.h"

#include <stddef.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/fold.h"

static bool is_alnum(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Bytes at `at` that belong to a piece: an ASCII letter or digit, or a letter outside ASCII; 0 for a
 * separator. */
static uint32_t piece_bytes(const char *text, uint32_t at, uint32_t end) {
    unsigned char c = (unsigned char)text[at];
    if (c < 0x80)
        return is_alnum(c) ? 1 : 0;
    size_t used;
    uint32_t code = utf8_decode(text + at, end - at, &used);
    bool invisible = code == 0xAD || (code >= 0x200B && code <= 0x200D) || code == 0xFEFF;
    return invisible || letter_is_letter(code) ? (uint32_t)used : 0;
}

static uint32_t char_bytes(const char *text, uint32_t at, uint32_t end) {
    size_t used = 1;
    if ((unsigned char)text[at] >= 0x80)
        utf8_decode(text + at, end - at, &used);
    return (uint32_t)used;
}

bool piece_read(const char *text, uint32_t at, uint32_t end, struct piece *piece) {
    while (at < end && piece_bytes(text, at, end) == 0 && text[at] != '&' && text[at] != '+')
        at += char_bytes(text, at, end);
    if (at >= end)
        return false;
    piece->start = at;
    if (text[at] == '&' || text[at] == '+')
        at++;
    else
        for (uint32_t n; at < end && (n = piece_bytes(text, at, end)) > 0;)
            at += n;
    piece->end = at;
    uint32_t len = piece->end - piece->start;
    piece->len = len > PIECE_MAX ? 0 : (uint16_t)fold_word(text + piece->start, len, piece->fold);
    piece->hash = hash_bytes(piece->fold, piece->len);
    return true;
}

uint32_t written_how(const char *text, uint32_t start, uint32_t end) {
    uint32_t how = 0;
    if (start < end && text[start] >= '0' && text[start] <= '9')
        how |= WRITTEN_DIGIT_FIRST;
    for (uint32_t at = start; at < end;) {
        size_t used = 1;
        unsigned char byte = (unsigned char)text[at];
        uint32_t code = byte < 0x80 ? byte : utf8_decode(text + at, end - at, &used);
        bool upper = letter_is_upper(code);
        if (upper && at == start)
            how |= WRITTEN_CAPITAL_FIRST;
        if (upper)
            how |= WRITTEN_UPPER;
        else if (letter_is_letter(code))
            how |= WRITTEN_LOWER;
        at += (uint32_t)used;
    }
    return how;
}
