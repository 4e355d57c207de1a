/* Which block is the article's headline. */
#include <string.h>

#include "article/page.h"
#include "base/hash.h"

enum {
    HEAD = 15,        /* blocks among which a title is looked for */
    FEWEST_WORDS = 2, /* of a title */
    MOST_WORDS = 26,
    LONG_PROSE = 20, /* words of a paragraph behind which no title stands */
    MARKS = 40,      /* longest lead of dates, bylines and credits looked at behind a title, in words */
    ENOUGH = 4,      /* points at which a line is taken for the title */
};

static const uint32_t marks = PAGE_DATELINE | PAGE_BYLINE | PAGE_CREDIT | PAGE_AGO;

static bool same_fold(const struct block *a, const struct block *b) {
    return a->hash == b->hash && a->fold_len == b->fold_len && memcmp(a->fold, b->fold, a->fold_len) == 0;
}

/* A headline is short, matches no phrase and has no full stop. */
static bool could_be_title(const struct page *page, const struct block *block) {
    char last = page->article->text[block->span.end - 1];
    return block->kinds == 0 && block->words >= FEWEST_WORDS && block->words <= MOST_WORDS &&
           !block->bullet && last != '.' && last != ',' && last != ';' && last != ':';
}

static bool is_repeated(const struct page *page, uint32_t i, uint32_t end) {
    for (uint32_t k = 0; k < end; k++)
        if (k != i && same_fold(&page->blocks[k], &page->blocks[i]))
            return true;
    return false;
}

/* What speaks for a line: it stands first, it comes again, a date or a byline stands beside it, text follows.
 */
static int points(const struct page *page, uint32_t i, uint32_t end) {
    const struct block *block = &page->blocks[i];
    const struct block *next = i + 1 < page->n_blocks ? block + 1 : NULL;
    int sum = 0;
    if (i == 0)
        sum += 2;
    if (i > 0 && ((block - 1)->kinds & marks) != 0)
        sum += 1;
    if (is_repeated(page, i, end))
        sum += 4;
    if (next != NULL && (next->kinds & marks) != 0)
        sum += 3;
    if (next != NULL && next->prose)
        sum += 2;
    if (block->words >= 4)
        sum += 2;
    if (next != NULL && next->gap_before)
        sum += 1;
    return sum;
}

/* The blocks among which the title stands: up to the first long paragraph, and what follows it in no case. */
static uint32_t head_end(const struct page *page) {
    uint32_t end = 0;
    while (
        end < page->n_blocks && end < HEAD &&
        !(page->blocks[end].prose && page->blocks[end].words >= LONG_PROSE && page->blocks[end].kinds == 0))
        end++;
    return end;
}

static bool text_follows(const struct page *page, uint32_t i) {
    for (uint32_t k = i + 1; k < page->n_blocks; k++)
        if (page->blocks[k].kinds == 0 && (page->blocks[k].prose || page->blocks[k].ends_sentence))
            return true;
    return false;
}

static bool find_best(const struct page *page, uint32_t *title) {
    uint32_t end = head_end(page);
    int best = ENOUGH - 1;
    for (uint32_t i = 0; i < end; i++) {
        if (!could_be_title(page, &page->blocks[i]) || !text_follows(page, i))
            continue;
        int sum = points(page, i, end);
        if (sum > best) {
            best = sum;
            *title = i;
        }
    }
    return best >= ENOUGH;
}

/* Whether a line is the title again: the same words, cut off with an ellipsis, or with the name of the site.
 */
static bool is_copy(const struct block *title, const struct block *block) {
    if (same_fold(title, block))
        return true;
    size_t len = block->fold_len;
    while (len > 0 && strchr(". ", block->fold[len - 1]) != NULL)
        len--;
    if (len > 3 && memcmp(block->fold + len - 3, "\u2026", 3) == 0)
        len -= 3;
    if (len < block->fold_len && block->words >= 3 && len < title->fold_len &&
        memcmp(title->fold, block->fold, len) == 0)
        return true;
    return title->words >= 4 && block->words <= title->words + 6 && !block->ends_sentence &&
           memmem(block->fold, block->fold_len, title->fold, title->fold_len) != NULL;
}

/* The block that is the title which the input told. */
static bool find_told(const struct page *page, const struct block *told, uint32_t *title) {
    for (uint32_t i = 0; i < page->n_blocks && i < HEAD; i++)
        if (same_fold(told, &page->blocks[i])) {
            *title = i;
            return true;
        }
    for (uint32_t i = 0; i < page->n_blocks && i < HEAD; i++)
        if (is_copy(told, &page->blocks[i])) {
            *title = i;
            return true;
        }
    return false;
}

static void mark_copies(struct page *page, uint32_t title) {
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        struct block *block = &page->blocks[i];
        if (i != title && !block->fixed && is_copy(&page->blocks[title], block)) {
            block->fixed = true;
            block->role = ROLE_BOILERPLATE;
        }
    }
}

enum status page_find_title(struct page *page) {
    struct article *article = page->article;
    uint32_t title = 0;
    bool found;
    page->title_told = article->title != NULL;
    if (page->title_told) {
        size_t len = strlen(article->title);
        char *fold = arena_alloc(page->arena, 2 * len + 1);
        if (fold == NULL)
            return STATUS_NOMEM;
        struct block told = {.fold = fold, .words = page_count_words(article->title, len)};
        told.fold_len = (uint32_t)page_fold(article->title, len, fold);
        told.hash = hash_bytes(fold, told.fold_len);
        found = find_told(page, &told, &title);
    } else {
        found = find_best(page, &title);
    }
    if (!found)
        return STATUS_OK;
    struct block *block = &page->blocks[title];
    if (article->title == NULL)
        article->title = arena_copy(page->arena, article->text + block->span.start, span_len(block->span));
    if (article->title == NULL)
        return STATUS_NOMEM;
    block->fixed = true;
    block->role = ROLE_TITLE;
    mark_copies(page, title);
    return STATUS_OK;
}
