#include "article/text_article.h"

#include "article/page.h"
#include "article/reader.h"
#include "base/utf8.h"

/* A text of one paragraph is no page: all of it counts. */
static enum status one_paragraph(struct page *page) {
    enum { FRONT = 200 }; /* bytes in which place and agency stand */
    struct block *block = &page->blocks[0];
    uint32_t len = span_len(block->span);
    block->prose = true;
    block->words = page_count_words(page->article->text + block->span.start, len < FRONT ? len : FRONT);
    enum status status = page_find_facts(page);
    return status == STATUS_OK ? page_assign_roles(page) : status;
}

enum status article_find_parts(struct arena *arena, const struct page_patterns *patterns,
                               struct article *article) {
    struct page page = {.arena = arena, .patterns = patterns, .article = article};
    enum status status = page_split(&page);
    if (status == STATUS_OK && page.n_blocks == 1)
        return one_paragraph(&page);
    if (status == STATUS_OK)
        status = page_measure(&page);
    if (status != STATUS_OK)
        return status;
    page_find_extent(&page);
    status = page_find_facts(&page);
    if (status == STATUS_OK)
        status = page_find_title(&page);
    return status == STATUS_OK ? page_assign_roles(&page) : status;
}

enum status article_from_text(struct arena *arena, const char *text, size_t len,
                              const struct page_patterns *patterns, struct article *article,
                              struct error *error) {
    size_t broken = utf8_first_broken(text, len);
    if (broken < len)
        return error_set(error, STATUS_INVALID, "byte %zu is no valid UTF-8", broken + 1);
    if (len > UINT32_MAX / 4)
        return error_set(error, STATUS_INVALID, "longer than %u bytes", UINT32_MAX / 4);
    *article = (struct article){.text_len = (uint32_t)len};
    article->text = arena_copy(arena, text, len);
    if (article->text == NULL || article_find_parts(arena, patterns, article) != STATUS_OK)
        return error_set(error, STATUS_NOMEM, "out of memory");
    return STATUS_OK;
}
