#include <stdbool.h>
#include <string.h>

#include "article/reader.h"
#include "base/utf8.h"

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

enum status article_from_text(struct arena *arena, const char *text, size_t len,
                              const struct page_patterns *patterns, struct article *article,
                              struct error *error) {
    (void)patterns;
    size_t broken = utf8_first_broken(text, len);
    if (broken < len)
        return error_set(error, STATUS_INVALID, "byte %zu is no valid UTF-8", broken + 1);
    *article = (struct article){.text_len = (uint32_t)len};
    char *copy = arena_copy(arena, text, len);
    if (copy == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    article->text = copy;
    uint32_t capacity = 0;
    for (size_t i = 0; i <= len;) {
        size_t stop = i;
        while (stop < len && copy[stop] != '\n')
            stop++;
        size_t start = i, end = stop;
        while (start < end && is_space(copy[start]))
            start++;
        while (end > start && is_space(copy[end - 1]))
            end--;
        i = stop + 1;
        if (start == end)
            continue;
        if (!arena_grow(arena, &article->paragraphs, &capacity, article->n_paragraphs + 1,
                        sizeof *article->paragraphs))
            return error_set(error, STATUS_NOMEM, "out of memory");
        article->paragraphs[article->n_paragraphs++] =
            (struct paragraph){.span = {(uint32_t)start, (uint32_t)end}, .role = ROLE_BODY};
    }
    article_hash(article);
    return STATUS_OK;
}
