#include "article/page_patterns.h"

#include <stdbool.h>
#include <string.h>

#include "article/page_image.h"
#include "language/fold.h"

enum status page_patterns_open(const void *bytes, size_t len, struct page_patterns *patterns,
                               struct error *error) {
    const struct page_image *image = bytes;
    if (len < sizeof *image || (uintptr_t)bytes % 8 != 0)
        return error_set(error, STATUS_INVALID, "the image of the page patterns is too short or not aligned");
    size_t table = (size_t)image->n_patterns * sizeof(struct page_pattern);
    if (memcmp(image->magic, PAGE_IMAGE_MAGIC, sizeof image->magic) != 0 ||
        image->first_inner > image->first_keyed || image->first_keyed > image->n_patterns ||
        len - sizeof *image != table + image->strings_len)
        return error_set(error, STATUS_INVALID, "no image of page patterns of this version");
    const char *start = bytes;
    *patterns = (struct page_patterns){
        .patterns = (const struct page_pattern *)(const void *)(start + sizeof *image),
        .strings = start + sizeof *image + table,
        .by_first = image->by_first,
        .by_last = image->by_last,
        .n_patterns = image->n_patterns,
        .first_inner = image->first_inner,
        .first_keyed = image->first_keyed,
    };
    return STATUS_OK;
}

/* Bytes of a white-space character at the front, or 0; no-break and narrow spaces too. */
static size_t space_at(const char *p, const char *end) {
    if (*p == ' ' || (*p >= '\t' && *p <= '\r'))
        return 1;
    if (end - p >= 2 && memcmp(p, "\u00a0", 2) == 0)
        return 2;
    if (end - p >= 3 &&
        (memcmp(p, "\u202f", 3) == 0 || memcmp(p, "\u2009", 3) == 0 || memcmp(p, "\u2007", 3) == 0))
        return 3;
    return 0;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Bytes of a number at the front: digits with single marks between them. */
static size_t number_at(const char *p, const char *end) {
    size_t n = 0, len = (size_t)(end - p);
    while (n < len && (is_digit(p[n]) || (n > 0 && n + 1 < len && strchr(".,:'", p[n]) != NULL &&
                                          p[n] != '\0' && is_digit(p[n - 1]) && is_digit(p[n + 1]))))
        n++;
    return n;
}

size_t page_fold(const char *text, size_t len, char *out) {
    size_t folded = fold_word(text, len, out), n = 0;
    const char *p = out, *end = out + folded;
    bool space = false;
    while (p < end) {
        if (ASCII_SMALL[(unsigned char)*p] != 0) {
            if (space)
                out[n++] = ' ';
            space = false;
            out[n++] = *p++;
            continue;
        }
        size_t used = space_at(p, end);
        if (used > 0) {
            space = n > 0;
            p += used;
            continue;
        }
        if (space)
            out[n++] = ' ';
        space = false;
        used = number_at(p, end);
        if (used > 0) {
            out[n++] = '#';
            p += used;
            continue;
        }
        out[n++] = *p++;
    }
    out[n] = '\0';
    return n;
}

/* Whether `text` is an instance of `pattern`, in which "*" stands for any bytes. Most patterns fail in the
 * first loop, or in the second. */
static bool fits(const char *pattern, const char *text, const char *end) {
    for (; *pattern != '*'; pattern++, text++)
        if (text == end || *pattern != *text || *pattern == '\0')
            return text == end && *pattern == '\0';
    const char *tail = pattern + strlen(pattern);
    for (; tail[-1] != '*'; tail--, end--)
        if (end == text || tail[-1] != end[-1])
            return false;
    tail--; /* the last star */
    while (pattern < tail) {
        const char *part = pattern + 1;
        size_t len = (size_t)((const char *)memchr(part, '*', (size_t)(tail + 1 - part)) - part);
        const char *found = memmem(text, (size_t)(end - text), part, len);
        if (found == NULL)
            return false;
        text = found + len;
        pattern = part + len;
    }
    return true;
}

/* How the key of a pattern, which need not end with a NUL, lies to the key of a text. */
static int compare_keys(const char *a, size_t a_len, const char *b, size_t b_len) {
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
    if (order != 0)
        return order;
    return a_len < b_len ? -1 : a_len > b_len;
}

static uint32_t first_with_key(const struct page_patterns *patterns, const char *key, size_t len) {
    uint32_t low = patterns->first_keyed, high = patterns->n_patterns;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const struct page_pattern *pattern = &patterns->patterns[middle];
        if (compare_keys(patterns->strings + pattern->text, pattern->key, key, len) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* A text that phrases are looked for in. */
struct candidate {
    const char *fold;
    size_t len;
    uint32_t words;
    uint64_t grams[PAGE_GRAMS / 64]; /* which groups of four bytes it holds; set by note_grams */
};

static void note_grams(struct candidate *text) {
    for (size_t i = 0; i + PAGE_GRAM <= text->len; i++) {
        uint16_t gram = page_gram(text->fold + i);
        text->grams[gram / 64] |= (uint64_t)1 << gram % 64;
    }
}

static bool has_gram(const struct candidate *text, uint16_t gram) {
    return gram == PAGE_ANY_GRAM || (text->grams[gram / 64] >> gram % 64 & 1) != 0;
}

/* Try the patterns [first, end), most of which lack a group of bytes that they have. */
static uint32_t try_patterns(const struct page_patterns *patterns, uint32_t first, uint32_t end,
                             const struct candidate *text) {
    uint32_t kinds = 0;
    for (const struct page_pattern *p = patterns->patterns + first; p < patterns->patterns + end; p++)
        if (has_gram(text, p->grams[0]) && has_gram(text, p->grams[1]) &&
            (p->words == 0 || text->words <= p->words) &&
            fits(patterns->strings + p->text, text->fold, text->fold + text->len))
            kinds |= p->kind;
    return kinds;
}

static uint32_t match_whole(const struct page_patterns *patterns, const struct candidate *text) {
    if (text->len == 0)
        return 0;
    unsigned char first = (unsigned char)text->fold[0], last = (unsigned char)text->fold[text->len - 1];
    uint32_t kinds = try_patterns(patterns, patterns->by_first[first], patterns->by_first[first + 1], text) |
                     try_patterns(patterns, patterns->by_last[last], patterns->by_last[last + 1], text) |
                     try_patterns(patterns, patterns->first_inner, patterns->first_keyed, text);
    size_t key = page_key(text->fold, text->len);
    if (key == 0)
        return kinds;
    uint32_t keyed = first_with_key(patterns, text->fold, key), end = keyed;
    while (end < patterns->n_patterns && patterns->patterns[end].key == key &&
           memcmp(patterns->strings + patterns->patterns[end].text, text->fold, key) == 0)
        end++;
    return kinds | try_patterns(patterns, keyed, end, text);
}

/* Length of a line without the marks that a heading or a button may end in: "Lesen Sie auch:", "Mehr »". */
static size_t without_end_marks(const char *fold, size_t len) {
    static const char *const marks[] = {" ", ":", ".", "!", ">", "\u2026", "\u00bb", "\u203a", "\u2192"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks;) {
        size_t n = strlen(marks[i]);
        bool ends = len > n && memcmp(fold + len - n, marks[i], n) == 0;
        len -= ends ? n : 0;
        i = ends ? 0 : i + 1;
    }
    return len;
}

/* Bytes of the sign that a button may begin with, and of the space behind it: "☰ Menü". */
static size_t front_sign(const char *fold, size_t len) {
    size_t n = 1;
    if (len < 5 || (unsigned char)fold[0] < 0xE2) /* from U+2000 on */
        return 0;
    while (n < len && ((unsigned char)fold[n] & 0xC0) == 0x80)
        n++;
    return n + 1 < len && fold[n] == ' ' ? n + 1 : 0;
}

uint32_t page_patterns_match(const struct page_patterns *patterns, const char *fold, size_t len,
                             uint32_t words) {
    enum { BUTTON_WORDS = 25 }; /* more have sentences, whose full stop is no ornament */
    if (patterns == NULL)
        return 0;
    struct candidate text = {.fold = fold, .len = len, .words = words};
    note_grams(&text);
    uint32_t kinds = match_whole(patterns, &text);
    if (words > BUTTON_WORDS)
        return kinds;
    size_t sign = front_sign(fold, len);
    text.fold = fold + sign;
    text.len = without_end_marks(text.fold, len - sign);
    return text.len == len ? kinds : kinds | match_whole(patterns, &text);
}
