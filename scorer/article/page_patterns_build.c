#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "article/page_image.h"
#include "article/page_patterns.h"
#include "base/arena.h"
#include "base/tsv.h"

enum { MAX_TEXT = 512 };

struct draft {
    const char *text;
    size_t key;
    uint32_t kind;
    uint16_t words;
};

struct drafts {
    struct arena arena;
    struct draft *rows;
    uint32_t n, capacity;
};

static const struct {
    const char *name;
    uint32_t kind;
} kinds[] = {
    {"credit", PAGE_CREDIT},     {"byline", PAGE_BYLINE},
    {"dateline", PAGE_DATELINE}, {"section", PAGE_SECTION},
    {"counter", PAGE_COUNTER},   {"navigation", PAGE_NAVIGATION},
    {"advert", PAGE_ADVERT},     {"subscribe", PAGE_SUBSCRIBE},
    {"consent", PAGE_CONSENT},   {"related", PAGE_RELATED},
    {"pointer", PAGE_POINTER},   {"teaser", PAGE_TEASER},
    {"ago", PAGE_AGO},           {"signoff", PAGE_SIGNOFF},
    {"comments", PAGE_COMMENTS}, {"disclaimer", PAGE_DISCLAIMER},
    {"end", PAGE_END},           {"caption", PAGE_CAPTION},
    {"dangling", PAGE_DANGLING}, {"dateword", PAGE_DATEWORD},
};

static uint32_t kind_named(const char *name) {
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    return 0;
}

static enum status out_of_memory(struct error *error) {
    return error_set(error, STATUS_NOMEM, "out of memory while the page patterns are built");
}

static enum status add_draft(struct drafts *drafts, const char *text, uint32_t kind, uint16_t words,
                             struct error *error) {
    char fold[2 * MAX_TEXT + 1];
    size_t len = page_fold(text, strlen(text), fold);
    char *copy = arena_copy(&drafts->arena, fold, len);
    if (copy == NULL ||
        !arena_grow(&drafts->arena, &drafts->rows, &drafts->capacity, drafts->n + 1, sizeof *drafts->rows))
        return out_of_memory(error);
    size_t key = page_key(fold, len);
    if (fold[key] == '*') /* "foto*" begins any longer word: it has no whole word to be found by */
        key = 0;
    drafts->rows[drafts->n++] = (struct draft){copy, key, kind, words};
    return STATUS_OK;
}

/* Write the first {a|b} of the text out as one text for each alternative, and so on with the next. */
static enum status expand(struct drafts *drafts, const struct tsv_row *row, const char *text, uint32_t kind,
                          uint16_t words, struct error *error) {
    const char *open = strchr(text, '{');
    if (open == NULL)
        return add_draft(drafts, text, kind, words, error);
    const char *close = strchr(open, '}');
    if (close == NULL)
        return tsv_error(row, error, "\"%s\": a { without its }", row->columns[0]);
    enum status status = STATUS_OK;
    for (const char *from = open + 1; status == STATUS_OK && from <= close;) {
        size_t len = strcspn(from, "|}");
        char whole[MAX_TEXT];
        size_t front = (size_t)(open - text), back = strlen(close + 1);
        if (front + len + back >= sizeof whole)
            return tsv_error(row, error, "\"%s\": longer than %d bytes", row->columns[0], MAX_TEXT - 1);
        memcpy(whole, text, front);
        memcpy(whole + front, from, len);
        memcpy(whole + front + len, close + 1, back + 1);
        status = expand(drafts, row, whole, kind, words, error);
        from += len + 1;
    }
    return status;
}

static enum status read_row(void *context, const struct tsv_row *row, struct error *error) {
    uint32_t kind = kind_named(row->columns[1]);
    double words = 0;
    if (row->columns[0][0] == '\0')
        return tsv_error(row, error, "no pattern");
    if (row->columns[0][strspn(row->columns[0], "* ")] == '\0')
        return tsv_error(row, error, "\"%s\" fits every line", row->columns[0]);
    if (strlen(row->columns[0]) >= MAX_TEXT)
        return tsv_error(row, error, "the pattern is longer than %d bytes", MAX_TEXT - 1);
    if (kind == 0)
        return tsv_error(row, error, "\"%s\" is no kind of pattern", row->columns[1]);
    if (row->n_columns > 3)
        return tsv_error(row, error, "more than three columns");
    if (row->columns[2][0] != '\0') {
        enum status status = tsv_number(row, 2, 1, 1000, &words, error);
        if (status != STATUS_OK)
            return status;
    }
    return expand(context, row, row->columns[0], kind, (uint16_t)words, error);
}

/* The groups of struct page_patterns. */
enum group { GROUP_FIRST, GROUP_LAST, GROUP_INNER, GROUP_KEYED };

static unsigned char last_byte(const struct draft *draft) {
    return (unsigned char)draft->text[strlen(draft->text) - 1];
}

static enum group group_of(const struct draft *draft) {
    if (draft->key > 0)
        return GROUP_KEYED;
    if (draft->text[0] != '*')
        return GROUP_FIRST;
    return last_byte(draft) != '*' ? GROUP_LAST : GROUP_INNER;
}

static int compare_numbers(size_t a, size_t b) {
    return a < b ? -1 : a > b;
}

static int by_place(const void *a, const void *b) {
    const struct draft *x = a, *y = b;
    enum group group = group_of(x);
    int order = compare_numbers(group, group_of(y));
    if (order == 0 && group == GROUP_LAST)
        order = compare_numbers(last_byte(x), last_byte(y));
    if (order == 0 && group == GROUP_KEYED) {
        order = memcmp(x->text, y->text, x->key < y->key ? x->key : y->key);
        order = order != 0 ? order : compare_numbers(x->key, y->key);
    }
    if (order == 0)
        order = strcmp(x->text, y->text); /* by the first byte first, as GROUP_FIRST needs it */
    return order != 0 ? order : compare_numbers(x->kind, y->kind);
}

/* Two groups of bytes from both ends of the longest stretch without "*". */
static void choose_grams(const char *text, uint16_t grams[2]) {
    const char *best = text;
    size_t longest = 0;
    while (*text != '\0') {
        size_t len = strcspn(text, "*");
        if (len > longest) {
            longest = len;
            best = text;
        }
        text += len + (text[len] == '*');
    }
    if (longest >= PAGE_GRAM) {
        grams[0] = page_gram(best);
        grams[1] = page_gram(best + longest - PAGE_GRAM);
    }
}

static void fill_header(const struct drafts *drafts, struct page_image *header) {
    uint32_t n[4] = {0};
    for (uint32_t i = 0; i < drafts->n; i++) {
        const struct draft *draft = &drafts->rows[i];
        enum group group = group_of(draft);
        n[group]++;
        header->strings_len += (uint32_t)strlen(draft->text) + 1;
        for (unsigned b = (unsigned char)draft->text[0] + 1u; group == GROUP_FIRST && b < 257; b++)
            header->by_first[b] = i + 1;
        for (unsigned b = last_byte(draft) + 1u; group == GROUP_LAST && b < 257; b++)
            header->by_last[b] = i + 1;
    }
    for (unsigned b = 0; b < 257; b++)
        if (header->by_last[b] == 0)
            header->by_last[b] = n[GROUP_FIRST];
    header->n_patterns = drafts->n;
    header->first_inner = n[GROUP_FIRST] + n[GROUP_LAST];
    header->first_keyed = header->first_inner + n[GROUP_INNER];
}

static enum status write_image(const struct drafts *drafts, struct buffer *image, struct error *error) {
    struct page_image header = {.magic = PAGE_IMAGE_MAGIC};
    fill_header(drafts, &header);
    buffer_add(image, (const char *)&header, sizeof header);
    uint32_t text = 0;
    for (uint32_t i = 0; i < drafts->n; i++) {
        const struct draft *draft = &drafts->rows[i];
        struct page_pattern pattern = {
            text, draft->kind, draft->words, (uint16_t)draft->key, {PAGE_ANY_GRAM, PAGE_ANY_GRAM}};
        choose_grams(draft->text, pattern.grams);
        buffer_add(image, (const char *)&pattern, sizeof pattern);
        text += (uint32_t)strlen(draft->text) + 1;
    }
    for (uint32_t i = 0; i < drafts->n; i++)
        buffer_add(image, drafts->rows[i].text, strlen(drafts->rows[i].text) + 1);
    return image->failed ? out_of_memory(error) : STATUS_OK;
}

enum status page_patterns_build(const char *path, struct buffer *image, struct error *error) {
    struct drafts drafts = {0};
    struct arena rows = {0};
    enum status status = tsv_read(path, &rows, read_row, &drafts, error);
    if (status == STATUS_OK) {
        if (drafts.n > 0)
            qsort(drafts.rows, drafts.n, sizeof *drafts.rows, by_place);
        status = write_image(&drafts, image, error);
    }
    arena_free(&rows);
    arena_free(&drafts.arena);
    return status;
}
