/* Gives each block its role, from what was found out about it and where it
 * stands. */
#include <string.h>

#include "article/page.h"

enum {
    HEADING_WORDS = 16, /* of an intermediate heading at most */
    KICKER_LINES = 3,   /* lines above the title that may belong to the article;
                           more are a menu */
    SUBTITLE_WORDS = 4, /* of a line below the title that goes on with it */
    BOX_WORDS = 4,      /* of the heading of a box that asks for something */
    COPY_WORDS = 4,     /* of a paragraph that comes a second time by no chance */
    SEVERAL = 2,        /* marks of a list of articles that are enough to see one */
    TEASER_WORDS = 3,   /* of another article's headline */
    RELATED_LINES = 8,  /* headlines that may follow "Mehr zum Thema" */
};

static void settle(struct block *block, enum paragraph_role role) {
    if (!block->fixed)
        block->role = role;
    block->fixed = true;
}

/* Letters and digits only: "InvestmentWeek" and "Investment Week" are one name.
 */
static size_t squeeze(const char *fold, size_t len, char *out, size_t room) {
    size_t n = 0;
    for (size_t i = 0; i < len && n < room; i++)
        if ((fold[i] >= 'a' && fold[i] <= 'z') || fold[i] == '#')
            out[n++] = fold[i];
    return n;
}

/* Whether a line is the name of the paper and no more. */
static bool is_site_name(const struct page *page, const struct block *block) {
    char line[128], source[128], fold[2 * 64 + 1];
    if (page->article->source == NULL || block->words > 6 || block->fold_len > sizeof line)
        return false;
    size_t len = strlen(page->article->source);
    if (len > 64)
        return false;
    size_t n = squeeze(block->fold, block->fold_len, line, sizeof line);
    size_t m = squeeze(fold, page_fold(page->article->source, len, fold), source, sizeof source);
    return n == m && n > 0 && memcmp(line, source, n) == 0;
}

/* What a phrase makes of its line, inside the article as well as outside. */
static bool role_of_kinds(const struct block *block, enum paragraph_role *role) {
    if ((block->kinds & ~(uint32_t)PAGE_CAPTION) == 0)
        return false;
    *role = (block->kinds & (PAGE_TEASER | PAGE_POINTER)) != 0 ? ROLE_TEASER : ROLE_BOILERPLATE;
    return true;
}

static bool is_heading(const struct page *page, const struct block *block) {
    char last = page->article->text[block->span.end - 1];
    return !block->prose && !block->bullet && block->words <= HEADING_WORDS && last != '.' && last != ':' &&
           last != ',';
}

static void settle_phrases(struct page *page) {
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        struct block *block = &page->blocks[i];
        enum paragraph_role role;
        bool event =
            block->kinds == PAGE_DATELINE && !block->date.has_time && i > page->first + 1 && i < page->last;
        if (event && block->words > 3) /* "Hauptversammlung am 12.05.2026" amid the body */
            continue;
        if (role_of_kinds(block, &role)) {
            settle(block, role);
            /* "Morning Briefing" heads the box that asks for the address */
            if (i > 0 && (block->kinds & (PAGE_SUBSCRIBE | PAGE_CONSENT)) != 0 && block->prose &&
                block_is_line(block - 1) && (block - 1)->words <= BOX_WORDS && !block->gap_before)
                settle(block - 1, ROLE_BOILERPLATE);
        } else if (is_site_name(page, block))
            settle(block, ROLE_BOILERPLATE);
    }
}

/* The lines behind "Mehr zum Thema" are other articles, up to the next
 * sentence. */
static void settle_related(struct page *page) {
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        if ((page->blocks[i].kinds & PAGE_RELATED) == 0)
            continue;
        uint32_t end = i + 1;
        while (end < page->n_blocks && end <= i + RELATED_LINES && !page->blocks[end].prose &&
               !page->blocks[end].fixed) {
            settle(&page->blocks[end],
                   page->blocks[end].words < TEASER_WORDS ? ROLE_BOILERPLATE : ROLE_TEASER);
            end++;
        }
    }
}

/* The first block behind the body that can't be part of the article, or
 * n_blocks: one teaser, readers' comments, the foot of the page, or several of
 * the marks that lists of articles bear. */
static uint32_t foreign_from(const struct page *page) {
    static const uint32_t sure = PAGE_TEASER | PAGE_COMMENTS | PAGE_DISCLAIMER | PAGE_END;
    static const uint32_t likely = PAGE_AGO | PAGE_RELATED | PAGE_COUNTER | PAGE_DATELINE;
    uint32_t seen = 0, first = page->n_blocks;
    for (uint32_t i = page->last + 1; i < page->n_blocks; i++) {
        uint32_t kinds = page->blocks[i].kinds;
        if ((kinds & (sure | likely)) == 0)
            continue;
        if (seen++ == 0)
            first = i;
        if ((kinds & sure) != 0 || seen >= SEVERAL)
            return first;
    }
    return page->n_blocks;
}

/* Behind the body, where a mark shows that the page went on with something
 * else. */
static void settle_tail(struct page *page) {
    if (page->first > page->last)
        return;
    uint32_t from = foreign_from(page);
    if (from == page->n_blocks)
        return;
    /* the headline of the first teaser; other lines that the body ends in stay */
    if (from > page->last + 1 && (page->blocks[from].kinds & PAGE_TEASER) != 0)
        from--;
    for (uint32_t i = from; i < page->n_blocks; i++) {
        bool text = page->blocks[i].prose || page->blocks[i].words >= TEASER_WORDS;
        settle(&page->blocks[i], text ? ROLE_TEASER : ROLE_BOILERPLATE);
    }
}

static uint32_t find_title(const struct page *page) {
    uint32_t i = 0;
    while (i < page->n_blocks && !(page->blocks[i].fixed && page->blocks[i].role == ROLE_TITLE))
        i++;
    return i;
}

/* Many short lines above the title are a menu. */
static void settle_menu(struct page *page, uint32_t title) {
    uint32_t lines = 0;
    if (title == page->n_blocks)
        return;
    for (uint32_t i = 0; i < title; i++)
        lines += block_is_line(&page->blocks[i]);
    for (uint32_t i = 0; lines > KICKER_LINES && i < title; i++)
        if (block_is_line(&page->blocks[i]))
            settle(&page->blocks[i], ROLE_BOILERPLATE);
}

/* The first paragraph below the title, or a line that goes on with the title.
 */
static void settle_lead(struct page *page, uint32_t from) {
    uint32_t rest = 0;
    for (uint32_t i = from; i < page->n_blocks; i++)
        if (page->blocks[i].fixed && page->blocks[i].role == ROLE_LEAD)
            return; /* the page named one */
    for (uint32_t i = from; i < page->n_blocks; i++)
        rest += !page->blocks[i].fixed && page->blocks[i].prose;
    for (uint32_t i = from; i < page->n_blocks; i++) {
        struct block *block = &page->blocks[i];
        if (block->fixed || (block->kinds & PAGE_CAPTION) != 0)
            continue;
        if (block->prose ? rest < 2 : (rest < 1 || block->words < SUBTITLE_WORDS))
            return;
        block->heading = !block->prose && is_heading(page, block);
        settle(block, ROLE_LEAD);
        return;
    }
}

/* Whether a block may be the first or the second of two that say the same. */
static bool can_be_copied(const struct block *block) {
    return block->words >= COPY_WORDS && (!block->fixed || role_counts(block->role));
}

static bool same_text(const struct block *a, const struct block *b) {
    return a->hash == b->hash && a->fold_len == b->fold_len && span_len(a->span) == span_len(b->span) &&
           memcmp(a->fold, b->fold, a->fold_len) == 0;
}

/* The same paragraph a second time says nothing new. */
static enum status settle_copies(struct page *page) {
    uint32_t n_slots = 16;
    while (n_slots < 2 * page->n_blocks)
        n_slots *= 2;
    uint32_t *slots = arena_zero(page->arena, n_slots * sizeof *slots); /* index plus one; 0 is free */
    if (slots == NULL)
        return STATUS_NOMEM;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        struct block *block = &page->blocks[i];
        if (!can_be_copied(block))
            continue;
        uint32_t slot = block->hash & (n_slots - 1);
        while (slots[slot] != 0 && !same_text(&page->blocks[slots[slot] - 1], block))
            slot = (slot + 1) & (n_slots - 1);
        if (slots[slot] == 0)
            slots[slot] = i + 1;
        else if (!block->fixed)
            settle(block, ROLE_BOILERPLATE);
    }
    return STATUS_OK;
}

static void settle_body(struct page *page) {
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        struct block *block = &page->blocks[i];
        if (block->fixed)
            continue;
        settle(block, ROLE_BODY);
        block->heading = is_heading(page, block);
    }
}

/* A text of which nothing is left was no page: a teaser that came alone, a list
 * of headlines. */
static void rescue(struct page *page) {
    bool any = false;
    for (uint32_t i = 0; i < page->n_blocks; i++)
        any |= role_counts(page->blocks[i].role);
    for (uint32_t i = 0; !any && i < page->n_blocks; i++)
        if (page->blocks[i].prose || page->blocks[i].role == ROLE_TEASER)
            page->blocks[i].role = ROLE_BODY;
}

static enum status write_paragraphs(struct page *page) {
    struct article *article = page->article;
    article->paragraphs = arena_alloc(page->arena, (page->n_blocks + 1) * sizeof *article->paragraphs);
    if (article->paragraphs == NULL)
        return STATUS_NOMEM;
    article->n_paragraphs = page->n_blocks;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const struct block *block = &page->blocks[i];
        article->paragraphs[i] = (struct paragraph){block->span, block->role, block->heading};
    }
    return STATUS_OK;
}

enum status page_assign_roles(struct page *page) {
    if (page->n_blocks > 1) {
        settle_phrases(page);
        settle_related(page);
        settle_tail(page);
        uint32_t title = find_title(page);
        settle_menu(page, title);
        if (title < page->n_blocks)
            settle_lead(page, title + 1);
        else if (page->title_told)
            settle_lead(page, 0);
        if (settle_copies(page) != STATUS_OK)
            return STATUS_NOMEM;
    }
    settle_body(page);
    rescue(page);
    if (page->n_blocks == 1) /* one paragraph is no heading, whatever it looks like */
        page->blocks[0].heading = false;
    return write_paragraphs(page);
}
