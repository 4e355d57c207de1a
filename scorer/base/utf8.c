#include "base/utf8.h"

uint32_t utf8_decode(const char *bytes, size_t len, size_t *used) {
    const unsigned char *p = (const unsigned char *)bytes;
    *used = 1;
    if (p[0] < 0x80)
        return p[0];
    size_t need;
    uint32_t code, least;
    if (p[0] >= 0xC2 && p[0] <= 0xDF) {
        need = 2, code = p[0] & 0x1Fu, least = 0x80;
    } else if ((p[0] & 0xF0) == 0xE0) {
        need = 3, code = p[0] & 0x0Fu, least = 0x800;
    } else if (p[0] >= 0xF0 && p[0] <= 0xF4) {
        need = 4, code = p[0] & 0x07u, least = 0x10000;
    } else {
        return UTF8_BROKEN;
    }
    if (len < need)
        return UTF8_BROKEN;
    for (size_t i = 1; i < need; i++) {
        if ((p[i] & 0xC0) != 0x80)
            return UTF8_BROKEN;
        code = code << 6 | (p[i] & 0x3Fu);
    }
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        return UTF8_BROKEN;
    *used = need;
    return code;
}

size_t utf8_encode(uint32_t code, char *out) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | code >> 12);
        out[1] = (char)(0x80 | (code >> 6 & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | code >> 18);
    out[1] = (char)(0x80 | (code >> 12 & 0x3F));
    out[2] = (char)(0x80 | (code >> 6 & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

size_t utf8_first_broken(const char *bytes, size_t len) {
    size_t i = 0;
    while (i < len) {
        if ((unsigned char)bytes[i] < 0x80) {
            i++;
            continue;
        }
        size_t used;
        if (utf8_decode(bytes + i, len - i, &used) == UTF8_BROKEN)
            return i;
        i += used;
    }
    return len;
}
