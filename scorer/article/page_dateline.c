/* Tells the lines that say when an article appeared: "18. Mai 2025, 14:00 Uhr ·
 * Quelle: InvestmentWeek". */
#include <string.h>

#include "article/page.h"

enum {
    MOST_WORDS = 16,       /* of a dateline */
    MOST_OTHER = 4,        /* of them that have nothing to do with a date: a place, a paper */
    MOST_SET_OFF = 8,      /* the same where a mark sets the date off: "25. Januar 2016
                              | Märkte und Trends" */
    STOPPED_OTHER = 2,     /* the same from which on a full stop makes a sentence of it */
    MOST_WITHOUT_TIME = 3, /* the same where only the day is told */
};

/* Words of text[start, end) that the data does not know as words that go with a
 * date. */
static uint32_t other_words(const struct page *page, uint32_t start, uint32_t end) {
    const char *text = page->article->text;
    uint32_t n = 0;
    for (uint32_t at = start; at < end;) {
        uint32_t stop = at;
        while (stop < end && text[stop] != ' ' && text[stop] != '\t')
            stop++;
        char fold[2 * 64 + 1];
        uint32_t len = stop - at;
        if (len > 64) {
            n++;
        } else if (page_count_words(text + at, len) > 0) {
            size_t folded = page_fold(text + at, len, fold);
            while (folded > 0 && strchr(",:;.|", fold[folded - 1]) != NULL)
                folded--;
            n += (page_patterns_match(page->patterns, fold, folded, 1) & PAGE_DATEWORD) == 0;
        }
        at = stop + 1;
    }
    return n;
}

static bool is_mark_at(const char *text, uint32_t at, uint32_t end) {
    return at < end &&
           (text[at] == '|' || text[at] == '/' || (end - at >= 2 && memcmp(text + at, "\u00b7", 2) == 0) ||
            (end - at >= 3 && memcmp(text + at, "\u2022", 3) == 0));
}

/* Whether a mark and nothing else stands between the date and the rest of the
 * line. */
static bool is_set_off(const char *text, struct span block, struct span date) {
    uint32_t at = date.end;
    while (at < block.end && text[at] == ' ')
        at++;
    if (date.start == block.start)
        return is_mark_at(text, at, block.end);
    at = date.start;
    while (at > block.start && text[at - 1] == ' ')
        at--;
    while (at > block.start && ((unsigned char)text[--at] & 0xC0) == 0x80) {
    }
    return date.end == block.end && is_mark_at(text, at, block.end);
}

void page_read_dateline(const struct page *page, struct block *block) {
    struct date_match match;
    const char *text = page->article->text;
    if (block->words > MOST_WORDS || !date_find(text, block->span.start, block->span.end, &match))
        return;
    bool stop =
        block->ends_sentence && text[block->span.end - 1] == '.' && match.span.end + 5 < block->span.end;
    uint32_t others = other_words(page, block->span.start, match.span.start) +
                      other_words(page, match.span.end, block->span.end);
    uint32_t most = match.date.has_time ? MOST_OTHER : MOST_WITHOUT_TIME;
    if (is_set_off(text, block->span, match.span))
        most = MOST_SET_OFF;
    if ((stop && others >= STOPPED_OTHER) || others > most)
        return;
    block->kinds |= PAGE_DATELINE;
    block->dated = true;
    block->date = match.date;
}
