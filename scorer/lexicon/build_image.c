/* The lexicon as it is written: every table flat, chains laid side by side. */
#include <string.h>

#include "base/buffer.h"
#include "language/fold.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/builder.h"
#include "lexicon/image.h"
#include "lexicon/phrase.h"

static bool is_noun_form(const struct builder *builder, const char *fold, size_t len, uint32_t *form) {
    const uint32_t *index = map_get(&builder->forms, fold, len);
    if (index == NULL || !(builder->form[*index].form.noun & CLASS_NOUN))
        return false;
    *form = *index;
    return true;
}

/* The longest noun at the end of a noun, where what stands before it is a noun as well. */
static uint32_t head_of(const struct builder *builder, const char *fold, size_t len) {
    static const char *const links[] = {"", "s", "n", "en", "es", "er", NULL};
    for (size_t cut = 3; cut + 4 <= len; cut++) {
        uint32_t head, first;
        if (!is_noun_form(builder, fold + cut, len - cut, &head))
            continue;
        for (const char *const *link = links; *link != NULL; link++) {
            size_t n = strlen(*link);
            if (cut > n + 2 && memcmp(fold + cut - n, *link, n) == 0 &&
                is_noun_form(builder, fold, cut - n, &first))
                return head;
        }
    }
    return NO_WORD;
}

static void find_heads(struct builder *builder) {
    for (uint32_t i = 0; i < builder->n_forms; i++) {
        struct form *form = &builder->form[i].form;
        form->head = form->noun & CLASS_NOUN ? head_of(builder, builder->text->bytes + form->text, form->len)
                                             : NO_WORD;
    }
}

static uint32_t section(struct buffer *image, struct image_header *header, enum image_section which,
                        const void *bytes, size_t size) {
    static const char zeros[16];
    buffer_add(image, zeros, -image->len % sizeof zeros);
    header->offset[which] = (uint32_t)image->len;
    header->size[which] = (uint32_t)size;
    buffer_add(image, bytes, size);
    return header->offset[which];
}

struct flat {
    struct lemma *lemmas;
    struct sense *senses;
    struct reading *readings;
    struct form *forms;
    struct anchor *anchors;
    uint32_t *phrases;
    uint32_t *slots;
    uint32_t n_slots;
};

static uint32_t form_of_lemma(const struct builder *builder, const char *text) {
    char fold[2 * MAX_WORD];
    const uint32_t *form = map_get(&builder->forms, fold, fold_word(text, strlen(text), fold));
    return form == NULL ? NO_WORD : *form;
}

static bool flatten_lemmas(struct builder *builder, struct flat *flat) {
    flat->lemmas = arena_zero(&builder->arena, (builder->n_lemmas + 1) * sizeof *flat->lemmas);
    flat->senses = arena_zero(&builder->arena, (builder->n_senses + 1) * sizeof *flat->senses);
    if (flat->lemmas == NULL || flat->senses == NULL)
        return false;
    uint32_t n = 0;
    for (uint32_t i = 0; i < builder->n_lemmas; i++) {
        flat->lemmas[i] = builder->lemma[i].lemma;
        flat->lemmas[i].first_sense = n;
        for (uint32_t s = builder->lemma[i].first_sense; s != 0; s = builder->sense[s - 1].next)
            flat->senses[n++] = builder->sense[s - 1].sense;
        flat->lemmas[i].n_senses = (uint8_t)(n - flat->lemmas[i].first_sense);
        flat->lemmas[i].form = form_of_lemma(builder, builder->lemma[i].text);
    }
    return true;
}

/* What a reading adds to the SENSE_ bits of its form. */
static void add_senses(const struct flat *flat, const struct reading *reading, struct form *form) {
    const struct lemma *lemma = &flat->lemmas[reading->lemma];
    if (reading->bits & FORM_DETACHED)
        return; /* tells nothing without its particle */
    for (uint32_t i = 0; i < lemma->n_senses; i++)
        *(lemma->part == PART_NOUN ? &form->noun_senses : &form->other_senses) |=
            flat->senses[lemma->first_sense + i].kind;
}

/* The phrases of a form, which lie side by side in builder->phrase, from *next on. */
static void add_phrases(const struct builder *builder, const struct flat *flat, uint32_t index,
                        uint32_t *next) {
    struct form *form = &flat->forms[index];
    form->first_phrase = *next;
    for (; *next < builder->n_phrases && builder->phrase[*next].form == index; ++*next) {
        uint32_t pattern = builder->phrase[*next].pattern;
        flat->phrases[*next] = pattern;
        form->phrase_classes |= PHRASE_BIT(builder->pattern[pattern].sense.flags & 0xFF);
    }
    form->n_phrases = *next - form->first_phrase;
}

static bool flatten_forms(struct builder *builder, struct flat *flat) {
    flat->forms = arena_zero(&builder->arena, (builder->n_forms + 1) * sizeof *flat->forms);
    flat->readings = arena_zero(&builder->arena, (builder->n_readings + 1) * sizeof *flat->readings);
    flat->anchors = arena_zero(&builder->arena, (builder->n_anchors + 1) * sizeof *flat->anchors);
    for (flat->n_slots = 1024; flat->n_slots < builder->n_forms * 2;)
        flat->n_slots *= 2;
    flat->slots = arena_zero(&builder->arena, flat->n_slots * sizeof *flat->slots);
    flat->phrases = arena_zero(&builder->arena, (builder->n_phrases + 1) * sizeof *flat->phrases);
    if (flat->forms == NULL || flat->readings == NULL || flat->anchors == NULL || flat->slots == NULL ||
        flat->phrases == NULL)
        return false;
    uint32_t n_readings = 0, n_anchors = 0, n_phrases = 0;
    for (uint32_t i = 0; i < builder->n_forms; i++) {
        struct form *form = &flat->forms[i];
        *form = builder->form[i].form;
        form->first_reading = n_readings;
        for (uint32_t r = builder->form[i].first_reading; r != 0; r = builder->reading[r - 1].next) {
            add_senses(flat, &builder->reading[r - 1].reading, form);
            flat->readings[n_readings++] = builder->reading[r - 1].reading;
        }
        form->first_anchor = n_anchors;
        for (uint32_t a = builder->form[i].first_anchor; a != 0; a = builder->anchor[a - 1].next)
            flat->anchors[n_anchors++] = builder->anchor[a - 1].anchor;
        form->n_anchors = n_anchors - form->first_anchor;
        add_phrases(builder, flat, i, &n_phrases);
        uint32_t slot = form->hash & (flat->n_slots - 1);
        while (flat->slots[slot] != 0)
            slot = (slot + 1) & (flat->n_slots - 1);
        flat->slots[slot] = i + 1;
    }
    return true;
}

enum status builder_write_image(struct builder *builder, struct buffer *image, struct error *error) {
    if (!builder_find_needs(builder))
        return builder_no_memory(error);
    struct image_header header = {.magic = IMAGE_MAGIC, .n_needs = builder->n_needs};
    find_heads(builder);
    builder_sort_phrases(builder);
    struct flat flat = {0};
    if (!flatten_lemmas(builder, &flat) || !flatten_forms(builder, &flat))
        return builder_no_memory(error);
    buffer_clear(image);
    buffer_add(image, (const char *)&header, sizeof header);
    section(image, &header, IMAGE_STRINGS, builder->text->bytes, builder->text->len);
    section(image, &header, IMAGE_LEMMAS, flat.lemmas, builder->n_lemmas * sizeof *flat.lemmas);
    section(image, &header, IMAGE_SENSES, flat.senses, builder->n_senses * sizeof *flat.senses);
    section(image, &header, IMAGE_READINGS, flat.readings, builder->n_readings * sizeof *flat.readings);
    section(image, &header, IMAGE_FORMS, flat.forms, builder->n_forms * sizeof *flat.forms);
    section(image, &header, IMAGE_SLOTS, flat.slots, flat.n_slots * sizeof *flat.slots);
    section(image, &header, IMAGE_PATTERNS, builder->pattern, builder->n_patterns * sizeof *builder->pattern);
    section(image, &header, IMAGE_ITEMS, builder->item, builder->n_items * sizeof *builder->item);
    section(image, &header, IMAGE_ANCHORS, flat.anchors, builder->n_anchors * sizeof *flat.anchors);
    section(image, &header, IMAGE_NUMBERS, builder->number, builder->n_numbers * sizeof *builder->number);
    section(image, &header, IMAGE_PHRASES, flat.phrases, builder->n_phrases * sizeof *flat.phrases);
    section(image, &header, IMAGE_NEEDS, builder->need, builder->n_met * sizeof *builder->need);
    if (image->failed)
        return builder_no_memory(error);
    memcpy(image->bytes, &header, sizeof header);
    return STATUS_OK;
}
