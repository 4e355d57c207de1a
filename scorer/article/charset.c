#include "article/charset.h"

#include <string.h>

#include "base/utf8.h"

#define REPLACEMENT "\xEF\xBF\xBD" /* U+FFFD */

enum encoding {
    ENCODING_UTF8,
    ENCODING_WINDOWS_1252,
    ENCODING_LATIN_9,
    ENCODING_UTF16_LE,
    ENCODING_UTF16_BE
};

/* Windows-1252 at 0x80 to 0x9F; 0 where no character lies. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

static uint32_t single_byte(enum encoding encoding, unsigned char byte) {
    static const struct {
        unsigned char byte;
        uint16_t code;
    } latin_9[] = {{0xA4, 0x20AC}, {0xA6, 0x0160}, {0xA8, 0x0161}, {0xB4, 0x017D},
                   {0xB8, 0x017E}, {0xBC, 0x0152}, {0xBD, 0x0153}, {0xBE, 0x0178}};
    if (encoding == ENCODING_LATIN_9)
        for (size_t i = 0; i < sizeof latin_9 / sizeof *latin_9; i++)
            if (latin_9[i].byte == byte)
                return latin_9[i].code;
    /* pages that declare a Latin charset mean that of Windows where the bytes of control characters turn up
     */
    return byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
}

static void add_code(struct buffer *buffer, uint32_t code) {
    char out[4];
    buffer_add(buffer, out, utf8_encode(code, out));
}

static void convert_single_bytes(const char *bytes, size_t len, enum encoding encoding, struct buffer *buffer,
                                 uint32_t *replaced) {
    for (size_t i = 0; i < len; i++) {
        uint32_t code = single_byte(encoding, (unsigned char)bytes[i]);
        *replaced += code == 0 && bytes[i] != 0;
        add_code(buffer, code == 0 && bytes[i] != 0 ? 0xFFFD : code);
    }
}

static uint32_t unit(const char *bytes, enum encoding encoding) {
    uint32_t a = (unsigned char)bytes[0], b = (unsigned char)bytes[1];
    return encoding == ENCODING_UTF16_LE ? b << 8 | a : a << 8 | b;
}

static void convert_utf16(const char *bytes, size_t len, enum encoding encoding, struct buffer *buffer,
                          uint32_t *replaced) {
    for (size_t i = 0; i < len; i += 2) {
        uint32_t code = len - i < 2 ? 0xD800 : unit(bytes + i, encoding);
        if (code >= 0xD800 && code < 0xDC00 && len - i >= 4) {
            uint32_t low = unit(bytes + i + 2, encoding);
            if (low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        bool broken = code >= 0xD800 && code < 0xE000;
        *replaced += broken;
        add_code(buffer, broken ? 0xFFFD : code);
    }
}

static void repair_utf8(const char *bytes, size_t len, struct buffer *buffer, uint32_t *replaced) {
    while (len > 0) {
        size_t good = utf8_first_broken(bytes, len);
        buffer_add(buffer, bytes, good);
        if (good == len)
            return;
        buffer_add(buffer, REPLACEMENT, strlen(REPLACEMENT));
        ++*replaced;
        bytes += good + 1;
        len -= good + 1;
    }
}

/* Whether bytes that are no UTF-8 are German text in Windows-1252: all of them characters, most of them
 * letters and marks that German uses, and no run of them that would be a character of UTF-8. */
static bool is_windows_1252(const char *bytes, size_t len) {
    static const char usual[] =
        "\xE4\xF6\xFC\xC4\xD6\xDC\xDF\x84\x93\x94\x82\x91\x92\x96\x97\x85\x80\xAB\xBB\xA7"
        "\xB0\xB2\xE9\xE8\xE0\xE2\xEA\xF4\xE7\xC9\xF1\xA0\x95\xB7\xA9\xAE\x99\xBD";
    size_t high = 0, german = 0, sequences = 0;
    for (size_t i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (byte < 0x80)
            continue;
        size_t used;
        if (utf8_decode(bytes + i, len - i, &used) != UTF8_BROKEN) {
            sequences++;
            i += used - 1;
            continue;
        }
        high++;
        german += strchr(usual, bytes[i]) != NULL;
        if (single_byte(ENCODING_WINDOWS_1252, byte) == 0)
            return false;
    }
    return high > 0 && 2 * german > high && 4 * sequences < high;
}

static bool same_label(const char *label, size_t len, const char *name) {
    for (size_t i = 0; i < len; i++) {
        char c = label[i] >= 'A' && label[i] <= 'Z' ? (char)(label[i] + 32) : label[i];
        if (c == '_')
            c = '-';
        if (c != name[i] || name[i] == '\0')
            return false;
    }
    return name[len] == '\0';
}

static bool known_label(const char *label, enum encoding *encoding) {
    static const struct {
        const char *name;
        enum encoding encoding;
    } labels[] = {
        {"utf-8", ENCODING_UTF8},
        {"utf8", ENCODING_UTF8},
        {"windows-1252", ENCODING_WINDOWS_1252},
        {"cp1252", ENCODING_WINDOWS_1252},
        {"iso-8859-1", ENCODING_WINDOWS_1252}, /* as all browsers take it */
        {"iso8859-1", ENCODING_WINDOWS_1252},
        {"latin1", ENCODING_WINDOWS_1252},
        {"us-ascii", ENCODING_WINDOWS_1252},
        {"ascii", ENCODING_WINDOWS_1252},
        {"iso-8859-15", ENCODING_LATIN_9},
        {"iso8859-15", ENCODING_LATIN_9},
        {"latin-9", ENCODING_LATIN_9},
        {"latin9", ENCODING_LATIN_9},
        {"utf-16le", ENCODING_UTF16_LE},
        {"utf-16", ENCODING_UTF16_LE}, /* a byte order mark tells which */
        {"utf-16be", ENCODING_UTF16_BE},
    };
    size_t len = strlen(label);
    while (len > 0 && (label[0] == ' ' || label[0] == '"' || label[0] == '\'')) {
        label++;
        len--;
    }
    while (len > 0 && strchr(" \"';", label[len - 1]) != NULL)
        len--;
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (same_label(label, len, labels[i].name)) {
            *encoding = labels[i].encoding;
            return true;
        }
    return false;
}

/* The encoding that a byte order mark tells; *len gets its bytes. */
static bool byte_order_mark(const char *bytes, size_t len, enum encoding *encoding, size_t *mark) {
    static const struct {
        const char *bytes;
        size_t len;
        enum encoding encoding;
    } marks[] = {{"\xEF\xBB\xBF", 3, ENCODING_UTF8},
                 {"\xFF\xFE", 2, ENCODING_UTF16_LE},
                 {"\xFE\xFF", 2, ENCODING_UTF16_BE}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (len >= marks[i].len && memcmp(bytes, marks[i].bytes, marks[i].len) == 0) {
            *encoding = marks[i].encoding;
            *mark = marks[i].len;
            return true;
        }
    return false;
}

static const char *encoding_name(enum encoding encoding) {
    static const char *const names[] = {[ENCODING_UTF8] = NULL,
                                        [ENCODING_WINDOWS_1252] = "windows-1252",
                                        [ENCODING_LATIN_9] = "iso-8859-15",
                                        [ENCODING_UTF16_LE] = "utf-16le",
                                        [ENCODING_UTF16_BE] = "utf-16be"};
    return names[encoding];
}

bool charset_convert(const char *bytes, size_t len, const char *label, struct buffer *buffer,
                     struct charset_result *result) {
    enum encoding encoding = ENCODING_UTF8;
    size_t mark = 0;
    bool told = byte_order_mark(bytes, len, &encoding, &mark);
    bytes += mark;
    len -= mark;
    *result = (struct charset_result){.text = bytes, .len = len};
    bool wide = encoding == ENCODING_UTF16_LE || encoding == ENCODING_UTF16_BE;
    if (!wide && utf8_first_broken(bytes, len) == len)
        return true;
    if (!told)
        told = label != NULL && known_label(label, &encoding) && encoding != ENCODING_UTF8;
    if (!told && is_windows_1252(bytes, len))
        encoding = ENCODING_WINDOWS_1252;
    result->charset = encoding_name(encoding);
    buffer_clear(buffer);
    if (encoding == ENCODING_UTF8)
        repair_utf8(bytes, len, buffer, &result->n_replaced);
    else if (encoding == ENCODING_UTF16_LE || encoding == ENCODING_UTF16_BE)
        convert_utf16(bytes, len, encoding, buffer, &result->n_replaced);
    else
        convert_single_bytes(bytes, len, encoding, buffer, &result->n_replaced);
    result->text = buffer->bytes == NULL ? "" : buffer->bytes;
    result->len = buffer->len;
    return !buffer->failed;
}

bool charset_is_known(const char *label) {
    enum encoding encoding;
    return known_label(label, &encoding);
}

bool charset_is_binary(const char *bytes, size_t len) {
    static const char *const magic[] = {"%PDF-", "\x89PNG", "GIF8", "\xFF\xD8\xFF", "PK\003\004", "\177ELF"};
    enum encoding encoding;
    size_t mark, controls = 0;
    for (size_t i = 0; i < sizeof magic / sizeof *magic; i++)
        if (len >= strlen(magic[i]) && memcmp(bytes, magic[i], strlen(magic[i])) == 0)
            return true;
    if (byte_order_mark(bytes, len, &encoding, &mark) && encoding != ENCODING_UTF8)
        return false;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)bytes[i];
        if (c == 0)
            return true;
        controls += c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B;
    }
    return controls * 50 > len;
}
