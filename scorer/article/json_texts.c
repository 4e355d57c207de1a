#include "article/json_texts.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum {
    LONG = 256,          /* bytes of a string that is worth cutting out */
    MARK = 7,            /* bytes of a mark in JSON: "\u0000" and a digit */
    FIRST_HIGH = 0xD800, /* of the halves of surrogate pairs */
    LAST_LOW = 0xDFFF,
};

/* A string of the value while it is looked at, without its quotes. */
struct scan {
    size_t start, end;
    bool plain;
    bool has_nul; /* the escape of it, by which marks are told */
};

static int hex_of(const char *digits) {
    int value = 0;
    for (int i = 0; i < 4; i++) {
        int c = digits[i] | 0x20;
        int digit = digits[i] >= '0' && digits[i] <= '9' ? digits[i] - '0'
                    : c >= 'a' && c <= 'f'               ? c - 'a' + 10
                                                         : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* What a one-letter escape stands for, or 0. */
static char escaped(char letter) {
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *at = letter == '\0' ? NULL : strchr(letters, letter);
    return (char)(at == NULL ? 0 : meant[at - letters]);
}

/* Pass the escape at json[at]; returns how many bytes stand behind the backslash. */
static size_t pass_escape(const char *json, size_t len, size_t at, struct scan *scan) {
    if (at + 6 <= len && json[at + 1] == 'u') {
        int code = hex_of(json + at + 2);
        scan->has_nul |= code == 0;
        scan->plain &= code > 0 && !(code >= FIRST_HIGH && code <= LAST_LOW);
        return 5;
    }
    scan->plain &= at + 1 < len && escaped(json[at + 1]) != 0;
    return 1;
}

/* Look through the string behind the quote at json[quote]; false where it has no end. */
static bool scan_string(const char *json, size_t len, size_t quote, struct scan *scan) {
    *scan = (struct scan){.start = quote + 1, .plain = true};
    size_t at = quote + 1;
    for (; at < len && json[at] != '"'; at++) {
        if (json[at] == '\\')
            at += pass_escape(json, len, at, scan);
        else if ((unsigned char)json[at] < ' ')
            scan->plain = false;
    }
    scan->end = at;
    return at < len;
}

/* The text of a plain string, with what its escapes stand for. */
static bool read_text(struct arena *arena, const char *json, const struct scan *scan,
                      struct json_text *text) {
    char *out = arena_alloc(arena, scan->end - scan->start + 1);
    if (out == NULL)
        return false;
    text->bytes = out;
    for (size_t at = scan->start; at < scan->end;) {
        const char *escape = memchr(json + at, '\\', scan->end - at);
        size_t run = (escape == NULL ? scan->end : (size_t)(escape - json)) - at;
        memcpy(out, json + at, run);
        out += run;
        at += run;
        if (escape == NULL)
            break;
        if (json[at + 1] == 'u') {
            out += utf8_encode((uint32_t)hex_of(json + at + 2), out);
            at += 6;
        } else {
            *out++ = escaped(json[at + 1]);
            at += 2;
        }
    }
    *out = '\0';
    text->len = (size_t)(out - text->bytes);
    return true;
}

/* Find the strings to cut out: returns how many, 0 where one of all strings could be taken for a mark. */
static uint32_t find_long(const char *json, size_t len, struct scan found[MOST_JSON_TEXTS]) {
    uint32_t n = 0;
    for (size_t at = 0; at < len;) {
        const char *quote = memchr(json + at, '"', len - at);
        struct scan scan;
        if (quote == NULL || !scan_string(json, len, (size_t)(quote - json), &scan))
            return n;
        if (scan.has_nul)
            return 0;
        at = scan.end + 1;
        size_t bytes = scan.end - scan.start;
        if (scan.plain && bytes >= LONG && n < MOST_JSON_TEXTS &&
            utf8_first_broken(json + scan.start, bytes) == bytes)
            found[n++] = scan;
    }
    return n;
}

bool json_texts_cut(struct arena *arena, const char *json, size_t len, struct json_texts *texts) {
    struct scan found[MOST_JSON_TEXTS];
    texts->n = find_long(json, len, found);
    if (texts->n == 0)
        return true;
    size_t rest = len;
    for (uint32_t i = 0; i < texts->n; i++)
        rest -= found[i].end - found[i].start;
    char *out = arena_alloc(arena, rest + texts->n * MARK + 1);
    if (out == NULL)
        return false;
    texts->json = out;
    size_t at = 0;
    for (uint32_t i = 0; i < texts->n; i++) {
        if (!read_text(arena, json, &found[i], &texts->texts[i]))
            return false;
        memcpy(out, json + at, found[i].start - at);
        out += found[i].start - at;
        out += snprintf(out, MARK + 1, "\\u0000%u", i);
        at = found[i].end;
    }
    memcpy(out, json + at, len - at);
    texts->len = (size_t)(out - texts->json) + len - at;
    return true;
}

struct json_text json_texts_get(const struct json_texts *texts, const char *bytes, size_t len) {
    if (len == 2 && bytes[0] == '\0' && texts->n > 0)
        return texts->texts[bytes[1] - '0'];
    return (struct json_text){bytes, len};
}
