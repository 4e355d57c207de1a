/* Makes the image of lexicons/languages.tsv. */
#include <string.h>

#include "article/language_image.h"
#include "base/hash.h"
#include "base/tsv.h"

enum { SLOTS = 4096, MOST_WORDS = SLOTS / 2 }; /* a power of 2 */

struct draft {
    struct language_image header;
    struct language_word slots[SLOTS];
    uint32_t n_words;
};

static enum status add_word(struct draft *draft, const struct tsv_row *row, const char *word, size_t len,
                            struct error *error) {
    if (len >= LANGUAGE_WORD)
        return tsv_error(row, error, "\"%.*s\" is longer than %d bytes", (int)len, word, LANGUAGE_WORD - 1);
    uint32_t at = hash_bytes(word, len) % SLOTS;
    while (draft->slots[at].languages != 0 &&
           (strncmp(draft->slots[at].text, word, len) != 0 || draft->slots[at].text[len] != '\0'))
        at = (at + 1) % SLOTS;
    if (draft->slots[at].languages == 0 && draft->n_words++ == MOST_WORDS)
        return tsv_error(row, error, "more than %d words", MOST_WORDS);
    memcpy(draft->slots[at].text, word, len);
    draft->slots[at].languages |= UINT32_C(1) << draft->header.n_languages;
    return STATUS_OK;
}

static enum status read_row(void *context, const struct tsv_row *row, struct error *error) {
    struct draft *draft = context;
    const char *code = row->columns[0], *words = row->columns[1];
    if (row->n_columns != 2)
        return tsv_error(row, error, "a row has two columns: language and words");
    if (strlen(code) != 2)
        return tsv_error(row, error, "\"%s\" is no code of two letters", code);
    if (draft->header.n_languages == MOST_LANGUAGES)
        return tsv_error(row, error, "more than %d languages", MOST_LANGUAGES);
    if (draft->header.n_languages == 0 && strcmp(code, "de") != 0)
        return tsv_error(row, error, "the first language is to be \"de\"");
    enum status status = STATUS_OK;
    while (*words != '\0' && status == STATUS_OK) {
        size_t len = strcspn(words, " ");
        if (len > 0)
            status = add_word(draft, row, words, len, error);
        words += len + (words[len] == ' ');
    }
    memcpy(draft->header.codes[draft->header.n_languages++], code, 2);
    return status;
}

enum status language_words_build(const char *path, struct buffer *image, struct error *error) {
    struct arena arena = {0};
    struct draft *draft = arena_zero(&arena, sizeof *draft);
    if (draft == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory while the languages are built");
    memcpy(draft->header.magic, LANGUAGE_IMAGE_MAGIC, sizeof draft->header.magic);
    draft->header.n_slots = SLOTS;
    enum status status = tsv_read(path, &arena, read_row, draft, error);
    if (status == STATUS_OK && (!buffer_add(image, (const char *)&draft->header, sizeof draft->header) ||
                                !buffer_add(image, (const char *)draft->slots, sizeof draft->slots)))
        status = error_set(error, STATUS_NOMEM, "out of memory while the languages are built");
    arena_free(&arena);
    return status;
}
