#include "language/fold.h"

#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

const unsigned char ASCII_SMALL[256] = {
    ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f', ['g'] = 'g', ['h'] = 'h',
    ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm', ['n'] = 'n', ['o'] = 'o', ['p'] = 'p',
    ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't', ['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x',
    ['y'] = 'y', ['z'] = 'z', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd', ['E'] = 'e', ['F'] = 'f',
    ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k', ['L'] = 'l', ['M'] = 'm', ['N'] = 'n',
    ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r', ['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v',
    ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y', ['Z'] = 'z'};

bool letter_is_upper(uint32_t code) {
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    if (code >= 0xC0 && code <= 0xFF)
        return code <= 0xDE && code != 0xD7;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool letter_is_letter(uint32_t code) {
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    if (code >= 0xC0 && code <= 0xFF)
        return code != 0xD7 && code != 0xF7;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           category == UTF8PROC_CATEGORY_MN;
}

/* What a Latin letter outside ASCII folds to, or NULL where it is left as it is. */
static const char *folded_letter(uint32_t code) {
    switch (code) {
    case 0xC4:
    case 0xE4:
    case 0xC6:
    case 0xE6:
        return "ae";
    case 0xD6:
    case 0xF6:
    case 0xD8:
    case 0xF8:
    case 0x152:
    case 0x153:
        return "oe";
    case 0xDC:
    case 0xFC:
        return "ue";
    case 0xDF:
    case 0x1E9E:
        return "ss";
    case 0xC5:
    case 0xE5:
        return "a";
    case 0x131:
        return "i";
    case 0xFB00: /* ligatures, as texts that were printed have them */
        return "ff";
    case 0xFB01:
        return "fi";
    case 0xFB02:
        return "fl";
    case 0xFB03:
        return "ffi";
    case 0xFB04:
        return "ffl";
    case 0x141:
    case 0x142:
        return "l";
    case 0x110:
    case 0x111:
    case 0xD0:
    case 0xF0:
        return "d";
    case 0xDE:
    case 0xFE:
        return "th";
    case 0x308:
        return "e"; /* a combining diaeresis: the vowel stands before it */
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0xFEFF:
        return "";
    case 0x2010:
    case 0x2011:
        return "-";
    case 0x2019:
    case 0x2018:
        return "'";
    default:
        return NULL;
    }
}

static size_t fold_other(uint32_t code, const char *bytes, size_t used, char *out) {
    if (code == UTF8_BROKEN)
        return 0;
    const char *known = folded_letter(code);
    if (known != NULL) {
        size_t n = strlen(known);
        memcpy(out, known, n);
        return n;
    }
    if (code >= 0x300 && code <= 0x36F)
        return 0; /* an accent of its own */
    if (code < 0x250 || (code >= 0x1E00 && code < 0x1F00)) {
        /* an accented Latin letter: its base letter is the first of its decomposition */
        utf8proc_int32_t parts[8];
        utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8,
                                                     UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD, NULL);
        if (n > 0 && parts[0] < 0x80) {
            out[0] = (char)parts[0];
            return 1;
        }
    }
    utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)code);
    char encoded[4];
    size_t n = utf8_encode((uint32_t)lower, encoded);
    if (n > 2 * used) {
        memcpy(out, bytes, used);
        return used;
    }
    memcpy(out, encoded, n);
    return n;
}

size_t fold_letter(uint32_t code, const char *bytes, size_t used, char *out) {
    if (code >= 0x80)
        return fold_other(code, bytes, used, out);
    out[0] = (char)(code >= 'A' && code <= 'Z' ? code + 32 : code);
    return 1;
}

size_t fold_word(const char *bytes, size_t len, char *out) {
    size_t n = 0;
    for (size_t i = 0; i < len;) {
        size_t used = 1;
        unsigned char c = (unsigned char)bytes[i];
        if (ASCII_SMALL[c] != 0) {
            out[n++] = (char)ASCII_SMALL[c];
            i++;
            continue;
        }
        uint32_t code = c < 0x80 ? c : utf8_decode(bytes + i, len - i, &used);
        n += fold_letter(code, bytes + i, used, out + n);
        i += used;
    }
    return n;
}
