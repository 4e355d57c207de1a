/* What each block looks like: how many words, which phrases, a sentence or not. */
#include <string.h>

#include "article/page.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "language/fold.h"

enum {
    WHOLE = 600,       /* bytes up to which a block's normal form is that of all of it */
    FRONT = 320,       /* bytes of a longer block's front, and */
    BACK = 160,        /* of its end, that phrases are looked for in */
    PROSE_WORDS = 6,   /* a sentence of that many words is part of a text, not of a page */
    LONG_WORDS = 20,   /* so are that many words without a mark at the end: the text was cut off */
    STOPPED_WORDS = 8, /* and that many with a full stop among them */
};

static bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (unsigned char)c >= 0xC3;
}

uint32_t page_count_words(const char *text, size_t len) {
    uint32_t n = 0;
    bool counted = false;
    for (size_t i = 0; i < len; i++) {
        if (text[i] == ' ' || (text[i] >= '\t' && text[i] <= '\r')) {
            counted = false;
        } else if (!counted && is_word_byte(text[i]) && (unsigned char)text[i] < 0xE2) {
            counted = true; /* from E2 on lie dashes, quotes and signs */
            n++;
        }
    }
    return n;
}

/* The offset of the next character at or behind `at`. */
static uint32_t next_character(const char *text, uint32_t at, uint32_t end) {
    while (at < end && ((unsigned char)text[at] & 0xC0) == 0x80)
        at++;
    return at;
}

static bool fold_block(struct page *page, struct block *block) {
    const char *text = page->article->text;
    struct span span = block->span;
    bool whole = span_len(span) <= WHOLE;
    char *fold = arena_alloc(page->arena, 2 * (whole ? span_len(span) : FRONT + BACK + 4) + 3);
    if (fold == NULL)
        return false;
    block->fold = fold;
    if (whole) {
        block->fold_len = (uint32_t)page_fold(text + span.start, span_len(span), fold);
    } else {
        uint32_t front = next_character(text, span.start + FRONT, span.end);
        uint32_t back = next_character(text, span.end - BACK, span.end);
        size_t len = page_fold(text + span.start, front - span.start, fold);
        fold[len++] = '\001';
        block->fold_len = (uint32_t)(len + page_fold(text + back, span.end - back, fold + len));
    }
    block->hash = hash_bytes(fold, block->fold_len);
    return true;
}

/* The last character that is neither a quote nor a bracket. */
static uint32_t last_mark(const char *text, struct span span) {
    static const char *const closing[] = {"\u201c", "\u201d", "\u00ab", "\u00bb", "\u2019",
                                          "\u2018", "\"",     "'",      ")",      "]"};
    for (uint32_t end = span.end; end > span.start;) {
        uint32_t at = end - 1;
        while (at > span.start && ((unsigned char)text[at] & 0xC0) == 0x80)
            at--;
        size_t i = 0;
        while (i < sizeof closing / sizeof *closing &&
               (strlen(closing[i]) != end - at || memcmp(text + at, closing[i], end - at) != 0))
            i++;
        if (i == sizeof closing / sizeof *closing) {
            size_t used;
            return utf8_decode(text + at, end - at, &used);
        }
        end = at;
    }
    return 0;
}

static bool is_lower_byte(char c) {
    return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Whether a full stop stands behind a whole word and a capital behind that: "... mehr. Die". */
static bool has_inner_stop(const char *text, struct span span) {
    for (uint32_t i = span.start + 4; i + 2 < span.end; i++) {
        if (text[i] != '.' || text[i + 1] != ' ')
            continue;
        /* four letters: "Mio. Euro" and "bzw. Siemens" are no sentence ends */
        if (is_lower_byte(text[i - 1]) && is_lower_byte(text[i - 2]) && is_lower_byte(text[i - 3]) &&
            is_lower_byte(text[i - 4]) && !(text[i + 2] >= 'a' && text[i + 2] <= 'z'))
            return true;
    }
    return false;
}

static bool is_bullet(const char *text, struct span span) {
    static const char *const bullets[] = {"- ",     "* ",     "\u2022", "\u2013 ", "\u25a0",
                                          "\u25aa", "\u25cf", "\u00b7", "\u2212 "};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++) {
        size_t len = strlen(bullets[i]);
        if (span_len(span) > len && memcmp(text + span.start, bullets[i], len) == 0)
            return true;
    }
    return false;
}

/* A byline names people and papers: "Von Eva Kern und Jan Ott, Wien" is one, "Von wegen Krise" is none. */
static bool names_only(const char *text, struct span span) {
    static const char *const small[] = {"und", "von", "de",  "der", "van",     "aus",
                                        "in",  "zu",  "für", "dpa", "dpa-AFX", "afp"};
    uint32_t at = span.start;
    while (at < span.end && text[at] != ' ')
        at++; /* the first word is the phrase's own */
    while (at < span.end) {
        while (at < span.end && text[at] == ' ')
            at++;
        uint32_t start = at;
        while (at < span.end && text[at] != ' ' && text[at] != ',')
            at++;
        size_t used;
        uint32_t len = at - start;
        if (at < span.end && text[at] == ',')
            at++;
        if (len == 0)
            continue;
        uint32_t code = utf8_decode(text + start, len, &used);
        size_t i = 0;
        while (i < sizeof small / sizeof *small &&
               (strlen(small[i]) != len || memcmp(small[i], text + start, len) != 0))
            i++;
        if (letter_is_letter(code) && !letter_is_upper(code) && i == sizeof small / sizeof *small)
            return false;
    }
    return true;
}

/* Whether an agency's signs stick to the last sentence: "... sagte er./ab/cd/ef" */
static bool ends_in_signs(const char *text, struct span span) {
    uint32_t at = span.end;
    while (at > span.start + 1 && text[at - 1] != ' ' && text[at - 1] != '.')
        at--;
    return at > span.start + 1 && at < span.end && text[at - 1] == '.' && text[at] == '/';
}

static void find_shape(const struct page *page, struct block *block) {
    const char *text = page->article->text;
    uint32_t mark = ends_in_signs(text, block->span) ? '.' : last_mark(text, block->span);
    block->ends_sentence = mark == '.' || mark == '!' || mark == '?' || mark == 0x2026;
    block->bullet = is_bullet(text, block->span);
    block->prose = (block->words >= PROSE_WORDS && block->ends_sentence) || block->words >= LONG_WORDS ||
                   (block->words >= STOPPED_WORDS && has_inner_stop(text, block->span));
}

enum status page_measure(struct page *page) {
    const char *text = page->article->text;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        struct block *block = &page->blocks[i];
        block->words = page_count_words(text + block->span.start, span_len(block->span));
        if (!fold_block(page, block))
            return STATUS_NOMEM;
        block->kinds =
            page_patterns_match(page->patterns, block->fold, block->fold_len, block->words) & PAGE_PHRASES;
        if ((block->kinds & PAGE_BYLINE) != 0 && !names_only(text, block->span))
            block->kinds &= ~(uint32_t)PAGE_BYLINE;
        if ((block->kinds & ~(uint32_t)PAGE_CAPTION) !=
            0) /* "Foto: dpa" is a credit and no text below a photo */
            block->kinds &= ~(uint32_t)PAGE_CAPTION;
        find_shape(page, block);
        if (block->kinds == 0 && !block->prose)
            block->kinds = page_menu_kinds(page, block);
        page_read_dateline(page, block);
    }
    return STATUS_OK;
}
