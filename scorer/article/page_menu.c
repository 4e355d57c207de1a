/* Tells lines that hold several things side by side: "Startseite | Aktien | Anmelden", "Dax +0,4 % · Gold
 * -1,2 %". */
#include <string.h>

#include "article/page.h"
#include "language/fold.h"

enum {
    MOST_BYTES = 240,    /* of such a line */
    UNKNOWN_WORDS = 3,   /* that a part may have which no phrase knows */
    FEWEST_PRICES = 2,   /* in a row of prices */
    WORDS_FOR_PRICE = 4, /* words and figures for each of them at most */
};

/* Bytes of a separator at the front, or 0. */
static size_t separator_at(const char *text, size_t len) {
    static const char *const separators[] = {"|", "\u00b7", "\u2022", "\u2502", " / ", " > ", "\t"};
    if (ASCII_SMALL[(unsigned char)*text] != 0)
        return 0; /* nearly always */
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        size_t n = strlen(separators[i]);
        if (len >= n && memcmp(text, separators[i], n) == 0)
            return n;
    }
    return 0;
}

struct parts {
    uint32_t n, known;
    uint32_t kinds;
    bool long_unknown;
};

static void count_part(const struct page *page, const char *text, size_t len, struct parts *parts) {
    char fold[2 * MOST_BYTES + 1];
    uint32_t words = page_count_words(text, len);
    size_t folded = page_fold(text, len, fold);
    if (folded == 0)
        return;
    uint32_t kinds = page_patterns_match(page->patterns, fold, folded, words) & PAGE_PHRASES;
    parts->n++;
    parts->known += kinds != 0;
    parts->kinds |= kinds;
    parts->long_unknown |= kinds == 0 && words > UNKNOWN_WORDS;
}

/* A row of buttons: two parts or more, at least half of them phrases, the others short. */
static uint32_t row_of_buttons(const struct page *page, const char *text, size_t len) {
    struct parts parts = {0};
    size_t start = 0;
    for (size_t i = 0; i < len;) {
        size_t n = separator_at(text + i, len - i);
        if (n == 0) {
            i++;
            continue;
        }
        count_part(page, text + start, i - start, &parts);
        i += n;
        start = i;
    }
    if (start == 0)
        return 0;
    count_part(page, text + start, len - start, &parts);
    return parts.n >= 2 && 2 * parts.known >= parts.n && !parts.long_unknown ? parts.kinds : 0;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* A signed change in percent: "+1,2 %", "-0,4%", "−3,1 Prozent". */
static uint32_t count_changes(const char *text, size_t len) {
    uint32_t n = 0;
    for (size_t i = 0; i < len; i++) {
        if (ASCII_SMALL[(unsigned char)text[i]] != 0)
            continue;
        bool plain = text[i] == '+' || text[i] == '-';
        bool minus =
            len - i >= 3 && (memcmp(text + i, "\u2212", 3) == 0 || memcmp(text + i, "\u2013", 3) == 0);
        size_t at = i + (minus ? 3 : 1);
        if ((!plain && !minus) || at >= len || !is_digit(text[at]))
            continue;
        while (at < len && (is_digit(text[at]) || text[at] == ',' || text[at] == '.' || text[at] == ' '))
            at++;
        n += at < len && (text[at] == '%' || (len - at >= 7 && memcmp(text + at, "Prozent", 7) == 0));
        i = at - 1;
    }
    return n;
}

uint32_t page_menu_kinds(const struct page *page, const struct block *block) {
    const char *text = page->article->text + block->span.start;
    size_t len = span_len(block->span);
    if (len > MOST_BYTES || block->ends_sentence)
        return 0;
    uint32_t changes = count_changes(text, len);
    if (changes >= FEWEST_PRICES && block->words <= WORDS_FOR_PRICE * changes)
        return PAGE_QUOTES;
    return row_of_buttons(page, text, len);
}
