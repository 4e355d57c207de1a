/* What the text itself tells about the article: when it appeared, and where. */
#include <string.h>

#include "article/page.h"

enum {
    AGENCY_FRONT = 80,     /* bytes of a paragraph in which its place, day and agency stand */
    AGENCY_PARAGRAPHS = 4, /* title, lead and the captions of the page stand before the agency's text */
    AGENCY_WORDS = 6,      /* of a paragraph that one opens, at least */
    LONGEST_SOURCE = 80,
};

static bool is_separator(const char *text, uint32_t at, uint32_t end) {
    return text[at] == '|' || text[at] == ';' || text[at] == ',' ||
           (end - at >= 2 && memcmp(text + at, "\u00b7", 2) == 0) ||
           (end - at >= 3 && memcmp(text + at, "\u2022", 3) == 0);
}

static struct span without_blanks(const char *text, struct span span) {
    while (span.start < span.end && text[span.start] == ' ')
        span.start++;
    while (span.end > span.start && (text[span.end - 1] == ' ' || text[span.end - 1] == '.'))
        span.end--;
    return span;
}

/* What stands behind "Quelle:" up to the next separator. */
static struct span behind_label(const char *text, struct span block) {
    static const char *const labels[] = {"Quelle:", "QUELLE:", "quelle:", "Quellen:", "Source:"};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        const char *found = memmem(text + block.start, span_len(block), labels[i], strlen(labels[i]));
        if (found == NULL ||
            (found > text + block.start && found[-1] != ' ' && (unsigned char)found[-1] < 0x80))
            continue; /* not the end of "Bildquelle:" */
        struct span name = {(uint32_t)(found - text) + (uint32_t)strlen(labels[i]), block.end};
        for (uint32_t at = name.start; at < name.end; at++)
            if (is_separator(text, at, name.end))
                name.end = at;
        return without_blanks(text, name);
    }
    return (struct span){0, 0};
}

/* The name in "[InvestmentWeek] · 18.05.2025". */
static struct span in_brackets(const char *text, struct span block) {
    if (text[block.start] != '[')
        return (struct span){0, 0};
    const char *close = memchr(text + block.start, ']', span_len(block));
    if (close == NULL)
        return (struct span){0, 0};
    return without_blanks(text, (struct span){block.start + 1, (uint32_t)(close - text)});
}

/* The agency in "FRANKFURT (dpa-AFX) - " or "Berlin, 17. Juni (Reuters) - " at the front of a paragraph. */
static struct span agency(const char *text, struct span block) {
    struct span front = {block.start,
                         block.end - block.start > AGENCY_FRONT ? block.start + AGENCY_FRONT : block.end};
    const char *open = memchr(text + front.start, '(', span_len(front));
    if (open == NULL)
        return (struct span){0, 0};
    uint32_t start = (uint32_t)(open - text) + 1;
    const char *close = memchr(text + start, ')', front.end - start);
    if (close == NULL || (size_t)(close - open) < 3)
        return (struct span){0, 0};
    uint32_t at = (uint32_t)(close - text) + 1;
    while (at < block.end && text[at] == ' ')
        at++;
    bool dash =
        at < block.end && (text[at] == '-' || (block.end - at >= 3 && memcmp(text + at, "\u2013", 3) == 0) ||
                           (block.end - at >= 3 && memcmp(text + at, "\u2014", 3) == 0));
    struct span name = {start, (uint32_t)(close - text)};
    /* before the bracket stands a place, which has no more words than "Frankfurt am Main, 17. Juni" */
    if (!dash || page_count_words(text + block.start, start - block.start) > 5 ||
        page_count_words(text + name.start, span_len(name)) > 2)
        return (struct span){0, 0};
    const char *slash = memchr(text + name.start, '/', span_len(name)); /* "dpa/lnw": agency and region */
    if (slash != NULL)
        name.end = (uint32_t)(slash - text);
    return name;
}

/* The name in "© 2025 Geldkompass", "© Geldkompass 2025 · Impressum", "Copyright 2025 Geldkompass. Alle
 * Rechte ...". */
static struct span copyright_holder(const char *text, struct span block) {
    static const char *const signs[] = {"\u00a9", "(c)", "(C)", "Copyright"};
    const char *found = NULL;
    size_t len = 0;
    for (size_t i = 0; i < sizeof signs / sizeof *signs && found == NULL; i++) {
        len = strlen(signs[i]);
        found = memmem(text + block.start, span_len(block), signs[i], len);
    }
    if (found == NULL)
        return (struct span){0, 0};
    struct span name = {(uint32_t)(found - text) + (uint32_t)len, block.end};
    while (name.start < name.end && strchr(" 0123456789-", text[name.start]) != NULL)
        name.start++; /* the years */
    for (uint32_t at = name.start; at < name.end; at++)
        if (is_separator(text, at, name.end) || text[at] == '.' || (text[at] >= '0' && text[at] <= '9'))
            name.end = at;
    return without_blanks(text, name);
}

static bool keep_source(struct page *page, struct span name) {
    if (page->article->source != NULL || name.start == name.end || span_len(name) > LONGEST_SOURCE)
        return true;
    page->article->source = arena_copy(page->arena, page->article->text + name.start, span_len(name));
    return page->article->source != NULL;
}

/* A credit beside a dateline names the paper; anywhere else it names who drew the chart. */
static bool beside_dateline(const struct page *page, uint32_t i) {
    return (i > 0 && page->blocks[i - 1].dated) || (i + 1 < page->n_blocks && page->blocks[i + 1].dated);
}

/* "Quelle: ..." and "[...]" in the datelines. */
static bool source_of_datelines(struct page *page) {
    const char *text = page->article->text;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const struct block *block = &page->blocks[i];
        bool label = block->dated || ((block->kinds & PAGE_CREDIT) != 0 && beside_dateline(page, i));
        if (label && !keep_source(page, behind_label(text, block->span)))
            return false;
        if (block->dated && !keep_source(page, in_brackets(text, block->span)))
            return false;
    }
    return true;
}

static bool source_of_text(struct page *page) {
    uint32_t seen = 0;
    for (uint32_t i = 0; i < page->n_blocks && seen < AGENCY_PARAGRAPHS; i++) {
        const struct block *block = &page->blocks[i];
        if (block->kinds != 0 || block->words < AGENCY_WORDS)
            continue;
        if (!keep_source(page, agency(page->article->text, block->span)))
            return false;
        seen++;
    }
    return true;
}

static bool source_of_foot(struct page *page) {
    for (uint32_t i = page->first > page->last ? 0 : page->last + 1; i < page->n_blocks; i++) {
        const struct block *block = &page->blocks[i];
        bool with_year = (block->kinds & (PAGE_END | PAGE_CREDIT)) != 0 && strchr(block->fold, '#') != NULL;
        if (with_year && !keep_source(page, copyright_holder(page->article->text, block->span)))
            return false;
    }
    return true;
}

/* Whether the block's front says that it tells a later change. */
static bool tells_update(const struct block *block) {
    return strstr(block->fold, "aktualisiert") != NULL || strstr(block->fold, "update") != NULL ||
           strstr(block->fold, "geaendert") != NULL;
}

/* "Lüdinghausen, 17.06.2025 (PresseBox) - " */
static bool date_of_first_prose(const struct page *page, struct date *date) {
    for (uint32_t i = page->first; i <= page->last && i < page->n_blocks; i++) {
        struct span span = page->blocks[i].span;
        struct date_match match;
        if (!page->blocks[i].prose)
            continue;
        if (span_len(span) > AGENCY_FRONT)
            span.end = span.start + AGENCY_FRONT;
        if (span_len(agency(page->article->text, page->blocks[i].span)) == 0 ||
            !date_find(page->article->text, span.start, span.end, &match))
            return false;
        const char *open = memchr(page->article->text + span.start, '(', span_len(span));
        if (open == NULL || match.span.start > (uint32_t)(open - page->article->text))
            return false;
        *date = match.date;
        return true;
    }
    return false;
}

/* How good a dateline is: above the body rather than below it, with a time, of publication and not of a
 * change. 0 for one amid the body without a time: the day of some event. */
static int rank(const struct page *page, uint32_t i) {
    const struct block *block = &page->blocks[i];
    bool any_body = page->first <= page->last;
    bool above = !any_body || i <= page->first + 1;
    if (!above && i <= page->last && !block->date.has_time)
        return 0;
    return 1 + 8 * above + 4 * (any_body && i <= page->last) + 2 * block->date.has_time +
           !tells_update(block);
}

static bool find_date(const struct page *page, struct date *date) {
    int best = 0;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        int now = page->blocks[i].dated ? rank(page, i) : 0;
        if (now > best) {
            best = now;
            *date = page->blocks[i].date;
        }
    }
    return best > 0;
}

enum status page_find_facts(struct page *page) {
    struct date date;
    if (!source_of_datelines(page) || !source_of_text(page) || !source_of_foot(page))
        return STATUS_NOMEM;
    if (page->article->published != NULL || (!find_date(page, &date) && !date_of_first_prose(page, &date)))
        return STATUS_OK;
    char text[DATE_TEXT];
    size_t len = date_write(&date, text);
    page->article->published = arena_copy(page->arena, text, len);
    return page->article->published == NULL ? STATUS_NOMEM : STATUS_OK;
}
