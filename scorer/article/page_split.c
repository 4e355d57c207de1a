/* Cuts a text into blocks, one a paragraph.
 *
 * In most texts a line is a paragraph. Mails, press portals and old systems break lines at a fixed width
 * instead. Such a text gives itself away: nearly every line is as full as the width allows, that is, the
 * first word of the next line would not have fitted any more. */
#include <string.h>

#include "article/page.h"
#include "base/utf8.h"
#include "language/fold.h"

enum {
    WIDEST = 130,     /* columns; no text is wrapped wider */
    NARROWEST = 40,   /* or narrower */
    LEAST_BREAKS = 3, /* breaks that a width must explain before it is believed */
    SLACK = 2,        /* columns by which programs that wrap differ */
    CONTINUABLE = 45, /* columns from which a line that ends in mid-sentence may go on in the next */
    MOST_LINES =
        20000, /* of a text; what comes behind them is taken as one paragraph, so that memory is bounded */
    LONGEST_WORD = 64,   /* bytes */
    LONGEST_PHRASE = 80, /* columns */
};

struct line {
    struct span span; /* trimmed */
    bool gap_before;
    uint32_t columns;
    uint32_t
        needed; /* columns that it would have with the first word of the next line; 0 where none follows */
    bool ends_open; /* in mid-sentence, as far as marks tell */
    bool dangling;  /* its last word ends no paragraph: "bei", "der" */
    bool starts_lower;
};

struct lines {
    struct line *items;
    uint32_t n, capacity;
    uint32_t width; /* at which the text is wrapped, or 0 */
};

/* Bytes of white space or of an invisible mark at the front, or 0. */
static uint32_t blank_at(const char *text, uint32_t at, uint32_t end) {
    static const char *const marks[] = {"\u00a0", "\u202f", "\u2007", "\u2009", "\u200b", "\ufeff", "\u00ad"};
    if (text[at] == ' ' || (text[at] >= '\t' && text[at] <= '\r'))
        return 1;
    if ((unsigned char)text[at] < 0x80)
        return 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        uint32_t len = (uint32_t)strlen(marks[i]);
        if (end - at >= len && memcmp(text + at, marks[i], len) == 0)
            return len;
    }
    return 0;
}

static struct span trim(const char *text, struct span span) {
    for (uint32_t used; span.start < span.end && (used = blank_at(text, span.start, span.end)) > 0;)
        span.start += used;
    while (span.start < span.end) {
        uint32_t at = span.end - 1;
        while (at > span.start && ((unsigned char)text[at] & 0xC0) == 0x80)
            at--;
        if (blank_at(text, at, span.end) == 0)
            break;
        span.end = at;
    }
    return span;
}

static uint32_t count_columns(const char *text, struct span span) {
    uint32_t n = 0;
    for (uint32_t i = span.start; i < span.end; i++)
        n += ((unsigned char)text[i] & 0xC0) != 0x80;
    return n;
}

static uint32_t first_word_columns(const char *text, struct span span) {
    uint32_t i = span.start;
    while (i < span.end && blank_at(text, i, span.end) == 0)
        i++;
    return count_columns(text, (struct span){span.start, i});
}

static bool starts_lower(const char *text, struct span span) {
    size_t used;
    uint32_t code = utf8_decode(text + span.start, span.end - span.start, &used);
    return letter_is_letter(code) && !letter_is_upper(code);
}

static bool ends_dangling(const struct page *page, struct span span) {
    const char *text = page->article->text;
    uint32_t start = span.end;
    while (start > span.start && text[start - 1] != ' ' && span.end - start < LONGEST_WORD)
        start--;
    if (!starts_lower(text, (struct span){start, span.end}))
        return false;
    char fold[2 * LONGEST_WORD + 1];
    size_t len = page_fold(text + start, span.end - start, fold);
    return (page_patterns_match(page->patterns, fold, len, 1) & PAGE_DANGLING) != 0;
}

/* A line whose last mark closes a sentence or opens a list is complete; so is one that is no sentence at all.
 */
static bool ends_open(const char *text, struct span span) {
    char last = text[span.end - 1];
    return strchr(".!?:;\")]", last) == NULL && (unsigned char)last < 0x80;
}

static enum status add_line(struct page *page, struct lines *lines, struct span span, bool gap_before) {
    const char *text = page->article->text;
    if (!arena_grow(page->arena, &lines->items, &lines->capacity, lines->n + 1, sizeof *lines->items))
        return STATUS_NOMEM;
    struct line *line = &lines->items[lines->n];
    *line = (struct line){.span = span, .gap_before = gap_before};
    line->columns = count_columns(text, span);
    line->ends_open = ends_open(text, span);
    line->dangling = line->ends_open && ends_dangling(page, span);
    line->starts_lower = starts_lower(text, span);
    if (lines->n > 0 && !gap_before)
        line[-1].needed = line[-1].columns + 1 + first_word_columns(text, span);
    lines->n++;
    return STATUS_OK;
}

static enum status find_lines(struct page *page, struct lines *lines) {
    const char *text = page->article->text;
    uint32_t len = page->article->text_len;
    uint32_t feed = 0; /* the next line feed at or behind `start`, or len */
    bool gap = true;
    for (uint32_t start = 0; start < len;) {
        if (feed < start || start == 0) {
            const char *stop = memchr(text + start, '\n', len - start);
            feed = stop == NULL ? len : (uint32_t)(stop - text);
        }
        uint32_t end = lines->n < MOST_LINES ? feed : len;
        const char *lone = memchr(text + start, '\r', end - start); /* a line end of its own in old files */
        if (lone != NULL && lone + 1 < text + end && lines->n < MOST_LINES)
            end = (uint32_t)(lone - text);
        struct span span = trim(text, (struct span){start, end});
        start = end + 1;
        if (span.start == span.end) {
            gap = true;
            continue;
        }
        if (add_line(page, lines, span, gap) != STATUS_OK)
            return STATUS_NOMEM;
        gap = false;
    }
    return STATUS_OK;
}

/* The width that explains most line breaks: a line is not wider, and with the next word it would be. */
static void find_width(struct lines *lines) {
    uint32_t explains[WIDEST + 2] = {0};
    uint32_t breaks = 0, lower = 0;
    for (uint32_t i = 0; i + 1 < lines->n; i++) {
        const struct line *line = &lines->items[i];
        if (line->needed == 0)
            continue;
        breaks++;
        lower += lines->items[i + 1].starts_lower && line->ends_open;
        for (uint32_t w = line->columns; w < line->needed && w <= WIDEST; w++)
            explains[w]++;
    }
    uint32_t best = NARROWEST;
    for (uint32_t w = NARROWEST; w <= WIDEST; w++)
        if (explains[w] > explains[best])
            best = w;
    /* chance explains few breaks, and lines that are paragraphs do not go on in lower case */
    if (explains[best] >= LEAST_BREAKS && 2 * explains[best] >= breaks && 5 * lower >= explains[best])
        lines->width = best;
}

/* Whether a line is one of the phrases of a page: "von Eva Kern" begins in lower case and goes on with
 * nothing. */
static bool is_phrase(const struct page *page, const struct line *line) {
    char fold[4 * LONGEST_PHRASE * 2 + 1];
    if (line->columns > LONGEST_PHRASE || span_len(line->span) > 4 * LONGEST_PHRASE)
        return false;
    const char *text = page->article->text + line->span.start;
    size_t len = page_fold(text, span_len(line->span), fold);
    uint32_t words = page_count_words(text, span_len(line->span));
    return (page_patterns_match(page->patterns, fold, len, words) & PAGE_PHRASES) != 0;
}

/* Whether the next line goes on with the same paragraph. */
static bool goes_on(const struct page *page, uint32_t width, const struct line *line,
                    const struct line *next) {
    if (next->gap_before)
        return false;
    if (width > 0 && line->columns <= width + SLACK && line->needed + SLACK > width)
        return true;
    if (!line->ends_open)
        return false;
    /* a link or a tag in mid-sentence breaks lines too */
    return line->dangling || (next->starts_lower && line->columns >= CONTINUABLE && !is_phrase(page, next) &&
                              !is_phrase(page, line));
}

enum status page_split(struct page *page) {
    struct lines lines = {0};
    if (find_lines(page, &lines) != STATUS_OK)
        return STATUS_NOMEM;
    find_width(&lines);
    for (uint32_t i = 0; i < lines.n; i++) {
        const struct line *line = &lines.items[i];
        if (i > 0 && goes_on(page, lines.width, line - 1, line)) {
            page->blocks[page->n_blocks - 1].span.end = line->span.end;
            continue;
        }
        if (!arena_grow(page->arena, &page->blocks, &page->capacity, page->n_blocks + 1,
                        sizeof *page->blocks))
            return STATUS_NOMEM;
        page->blocks[page->n_blocks++] = (struct block){.span = line->span, .gap_before = line->gap_before};
    }
    return STATUS_OK;
}
