#include "lexicon/builder.h"

#include <string.h>

#include "base/buffer.h"
#include "base/hash.h"
#include "language/fold.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/sense.h"

enum { MAX_CLAIM = 500 }; /* bytes of a word or pattern */

enum status builder_no_memory(struct error *error) {
    return error_set(error, STATUS_NOMEM, "out of memory while the lexicon is built");
}

/* What is claimed: the kind of row and the folded text. */
static size_t claim_key(enum row_kind kind, const char *text, char *key) {
    size_t len = strlen(text);
    key[0] = (char)kind;
    return len > MAX_CLAIM ? 0 : 1 + fold_word(text, len, key + 1);
}

bool builder_is_claimed(const struct builder *builder, enum row_kind kind, const char *text) {
    char key[2 * MAX_CLAIM + 1];
    size_t len = claim_key(kind, text, key);
    return map_get(&builder->claimed, key, len) != NULL;
}

enum status builder_admit(struct builder *builder, const struct tsv_row *row, enum row_kind kind,
                          const char *text, uint32_t sense, bool *admitted, struct error *error) {
    char key[2 * MAX_CLAIM + 1];
    bool added;
    *admitted = builder->in_overlay || builder->claimed.n == 0 || !builder_is_claimed(builder, kind, text);
    if (!builder->in_overlay)
        return STATUS_OK;
    size_t len = claim_key(kind, text, key);
    if (len < 2)
        return tsv_error(row, error, "column 1: %s", len == 0 ? "too long" : "empty");
    *admitted = strcmp(row->columns[sense], "remove") != 0;
    return map_put(&builder->claimed, key, len, 1, &added) == NULL ? builder_no_memory(error) : STATUS_OK;
}

uint32_t builder_string(struct builder *builder, const char *text, size_t len) {
    bool added;
    uint32_t *offset = map_put(&builder->strings, text, len, (uint32_t)builder->text->len, &added);
    if (offset == NULL)
        return NO_WORD;
    uint32_t at = *offset;
    if (added) {
        buffer_add(builder->text, text, len);
        buffer_add_byte(builder->text, '\0');
    }
    return at;
}

uint32_t builder_form(struct builder *builder, const char *word, size_t len) {
    char fold[2 * MAX_WORD];
    if (len > MAX_WORD)
        return NO_WORD;
    size_t n = fold_word(word, len, fold);
    bool added;
    uint32_t *index = map_put(&builder->forms, fold, n, builder->n_forms, &added);
    if (index == NULL)
        return NO_WORD;
    uint32_t at = *index;
    if (!added)
        return at;
    if (!arena_grow(&builder->arena, &builder->form, &builder->cap_forms, at + 1, sizeof *builder->form))
        return NO_WORD;
    uint32_t text = builder_string(builder, fold, n);
    builder->form[at] =
        (struct growing_form){.form = {.text = text, .len = (uint16_t)n}, .hash = hash_bytes(fold, n)};
    builder->n_forms++;
    return text == NO_WORD ? NO_WORD : at;
}

static size_t lemma_key(enum part_of_speech part, const char *text, char *key) {
    size_t len = strlen(text);
    key[0] = (char)('0' + part);
    return len > MAX_WORD ? 0 : 1 + fold_word(text, len, key + 1);
}

uint32_t builder_find_lemma(const struct builder *builder, enum part_of_speech part, const char *text) {
    char key[2 * MAX_WORD + 1];
    size_t len = lemma_key(part, text, key);
    const uint32_t *index = map_get(&builder->lemmas, key, len);
    return index == NULL ? NO_WORD : *index;
}

enum status builder_add_lemma(struct builder *builder, const struct tsv_row *row, enum part_of_speech part,
                              const char *text, uint32_t *lemma, bool *added, struct error *error) {
    char key[2 * MAX_WORD + 1];
    size_t len = lemma_key(part, text, key);
    if (len == 0)
        return tsv_error(row, error, "\"%s\" is too long", text);
    uint32_t *index = map_put(&builder->lemmas, key, len, builder->n_lemmas, added);
    if (index == NULL)
        return builder_no_memory(error);
    *lemma = *index;
    if (!*added)
        return STATUS_OK;
    if (!arena_grow(&builder->arena, &builder->lemma, &builder->cap_lemmas, builder->n_lemmas + 1,
                    sizeof *builder->lemma))
        return builder_no_memory(error);
    uint32_t offset = builder_string(builder, text, strlen(text));
    builder->lemma[builder->n_lemmas++] =
        (struct growing_lemma){.lemma = {.text = offset, .part = (uint8_t)part}, .text = text};
    return offset == NO_WORD ? builder_no_memory(error) : STATUS_OK;
}

enum status builder_add_sense(struct builder *builder, uint32_t lemma, struct sense sense,
                              struct error *error) {
    struct growing_lemma *entry = &builder->lemma[lemma];
    if (sense.kind & builder->lacks.words)
        sense = (struct sense){.kind = SENSE_NEUTRAL};
    for (uint32_t i = entry->first_sense; i != 0; i = builder->sense[i - 1].next) {
        const struct chained_sense *old = &builder->sense[i - 1];
        if (old->sense.kind == sense.kind && old->sense.flags == sense.flags)
            return STATUS_OK; /* the first file wins; the lint tells of it */
    }
    if (!arena_grow(&builder->arena, &builder->sense, &builder->cap_senses, builder->n_senses + 1,
                    sizeof *builder->sense))
        return builder_no_memory(error);
    builder->sense[builder->n_senses++] = (struct chained_sense){sense, 0};
    if (entry->first_sense == 0)
        entry->first_sense = builder->n_senses;
    else
        builder->sense[entry->last_sense - 1].next = builder->n_senses;
    entry->last_sense = builder->n_senses;
    return STATUS_OK;
}

static uint32_t classes_of(enum part_of_speech part, uint32_t bits) {
    if (part == PART_NOUN)
        return CLASS_NOUN;
    uint32_t classes = 0;
    if (part == PART_ADJECTIVE)
        classes |= CLASS_ADJECTIVE;
    if (bits & FORM_FINITE)
        classes |= CLASS_FINITE;
    if (bits & FORM_INFINITIVE)
        classes |= CLASS_INFINITIVE;
    if (bits & FORM_PARTICIPLE && bits & FORM_BARE)
        classes |= CLASS_PARTICIPLE;
    if (bits & FORM_ATTRIBUTE)
        classes |= CLASS_ATTRIBUTE;
    if (bits & FORM_PRESENT_PARTICIPLE)
        classes |= CLASS_ADJECTIVE;
    return classes;
}

enum status builder_take_form(void *context, const char *word, uint32_t len, uint32_t bits) {
    struct form_target *target = context;
    struct builder *builder = target->builder;
    if (bits & FORM_DETACHED && builder->lacks.separable)
        return STATUS_OK;
    uint32_t index = builder_form(builder, word, len);
    if (index == NO_WORD)
        return STATUS_NOMEM;
    struct growing_form *form = &builder->form[index];
    enum part_of_speech part = builder->lemma[target->lemma].lemma.part;
    uint32_t *classes = part == PART_NOUN ? &form->profile.noun : &form->profile.other;
    *classes |= classes_of(part, bits);
    for (uint32_t i = form->first_reading; i != 0; i = builder->reading[i - 1].next) {
        struct reading *old = &builder->reading[i - 1].reading;
        if (old->lemma == target->lemma && ((old->bits ^ bits) & FORM_DETACHED) == 0) {
            old->bits |= bits;
            return STATUS_OK;
        }
    }
    if (!arena_grow(&builder->arena, &builder->reading, &builder->cap_readings, builder->n_readings + 1,
                    sizeof *builder->reading))
        return STATUS_NOMEM;
    struct growing_lemma *lemma = &builder->lemma[target->lemma];
    builder->reading[builder->n_readings++] =
        (struct chained_reading){{target->lemma, bits}, index, 0, lemma->last_reading};
    lemma->last_reading = builder->n_readings;
    if (form->first_reading == 0)
        form->first_reading = builder->n_readings;
    else
        builder->reading[form->last_reading - 1].next = builder->n_readings;
    form->last_reading = builder->n_readings;
    form->form.n_readings++;
    return STATUS_OK;
}

enum status builder_read_sense(const struct tsv_row *row, uint32_t first, uint32_t allowed,
                               struct sense *sense, struct error *error) {
    *sense = (struct sense){.kind = sense_kind_of(row->columns[first])};
    if ((sense->kind & allowed) == 0)
        return tsv_error(row, error, "column %u: \"%s\" is no sense of this file", first + 1,
                         row->columns[first]);
    double value = 0;
    if (row->columns[first + 1][0] != '\0') {
        enum status status = tsv_number(row, first + 1, -1, 2.5, &value, error);
        if (status != STATUS_OK)
            return status;
    }
    sense->value = (float)value;
    for (const char *flag = row->columns[first + 2]; *flag != '\0'; flag += strspn(flag, " ,")) {
        size_t len = strcspn(flag, " ,");
        sense->flags |= sense_flag_of(flag, len);
        flag += len;
    }
    return STATUS_OK;
}
