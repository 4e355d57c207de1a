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
    if (index == NULL || !(builder->form[*index].profile.noun & CLASS_NOUN))
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
        form->head = builder->form[i].profile.noun & CLASS_NOUN
                         ? head_of(builder, builder->text->bytes + form->text, form->len)
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
    struct profile *profiles;
    struct hooks *hooks;
    struct anchor *anchors;
    uint32_t *phrases;
    uint32_t *slots;
    struct map known; /* profiles */
    uint32_t n_readings, n_profiles, n_hooks, n_anchors, n_phrases, n_slots;
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
static void add_senses(const struct flat *flat, const struct reading *reading, struct profile *profile) {
    const struct lemma *lemma = &flat->lemmas[reading->lemma];
    if (reading->bits & FORM_DETACHED)
        return; /* tells nothing without its particle */
    for (uint32_t i = 0; i < lemma->n_senses; i++)
        *(lemma->part == PART_NOUN ? &profile->noun_senses : &profile->other_senses) |=
            flat->senses[lemma->first_sense + i].kind;
}

/* The phrases of a form lie side by side in builder->phrase. */
static void add_phrases(const struct builder *builder, struct flat *flat, uint32_t form,
                        struct hooks *hooks) {
    hooks->first_phrase = flat->n_phrases;
    for (; flat->n_phrases < builder->n_phrases && builder->phrase[flat->n_phrases].form == form;
         flat->n_phrases++) {
        uint32_t pattern = builder->phrase[flat->n_phrases].pattern;
        flat->phrases[flat->n_phrases] = pattern;
        hooks->phrase_classes |= PHRASE_BIT(builder->pattern[pattern].sense.flags & 0xFF);
    }
    hooks->n_phrases = flat->n_phrases - hooks->first_phrase;
}

/* The index of the profile, the same for all that are equal. */
static bool share_profile(struct flat *flat, const struct profile *profile, uint16_t *index) {
    bool added;
    const uint32_t *found =
        map_put(&flat->known, (const char *)profile, sizeof *profile, flat->n_profiles, &added);
    if (found == NULL || *found > UINT16_MAX)
        return false;
    if (added)
        flat->profiles[flat->n_profiles++] = *profile;
    *index = (uint16_t)*found;
    return true;
}

static bool flatten_form(const struct builder *builder, struct flat *flat, uint32_t index) {
    const struct growing_form *growing = &builder->form[index];
    struct form *form = &flat->forms[index];
    struct profile profile = growing->profile;
    struct hooks hooks = growing->hooks;
    *form = growing->form;
    form->first_reading = flat->n_readings;
    for (uint32_t r = growing->first_reading; r != 0; r = builder->reading[r - 1].next) {
        add_senses(flat, &builder->reading[r - 1].reading, &profile);
        flat->readings[flat->n_readings++] = builder->reading[r - 1].reading;
    }
    hooks.first_anchor = flat->n_anchors;
    for (uint32_t a = growing->first_anchor; a != 0; a = builder->anchor[a - 1].next)
        flat->anchors[flat->n_anchors++] = builder->anchor[a - 1].anchor;
    hooks.n_anchors = flat->n_anchors - hooks.first_anchor;
    add_phrases(builder, flat, index, &hooks);
    if (hooks.n_anchors + hooks.n_needs + hooks.n_phrases > 0) {
        form->hooks = flat->n_hooks;
        flat->hooks[flat->n_hooks++] = hooks;
    }
    return share_profile(flat, &profile, &form->profile);
}

static void fill_slots(const struct builder *builder, struct flat *flat) {
    for (uint32_t i = 0; i < builder->n_forms; i++) {
        uint32_t hash = builder->form[i].hash, at = hash & (flat->n_slots - 1);
        while (flat->slots[at] != 0)
            at = (at + 1) & (flat->n_slots - 1);
        flat->slots[at] = (hash & ~SLOT_FORM_MASK) | (i + 1);
    }
}

static bool flatten_forms(struct builder *builder, struct flat *flat) {
    struct arena *arena = &builder->arena;
    uint32_t n = builder->n_forms;
    for (flat->n_slots = 1024; flat->n_slots < n * 3 / 2;)
        flat->n_slots *= 2;
    flat->known.arena = arena;
    flat->n_hooks = 1; /* the first is of those that have none */
    flat->forms = arena_zero(arena, (n + 1) * sizeof *flat->forms);
    flat->profiles = arena_zero(arena, (n + 1) * sizeof *flat->profiles);
    flat->hooks = arena_zero(arena, (n + 1) * sizeof *flat->hooks);
    flat->readings = arena_zero(arena, (builder->n_readings + 1) * sizeof *flat->readings);
    flat->anchors = arena_zero(arena, (builder->n_anchors + 1) * sizeof *flat->anchors);
    flat->phrases = arena_zero(arena, (builder->n_phrases + 1) * sizeof *flat->phrases);
    flat->slots = arena_zero(arena, flat->n_slots * sizeof *flat->slots);
    if (flat->forms == NULL || flat->profiles == NULL || flat->hooks == NULL || flat->readings == NULL ||
        flat->anchors == NULL || flat->phrases == NULL || flat->slots == NULL)
        return false;
    for (uint32_t i = 0; i < n; i++)
        if (!flatten_form(builder, flat, i))
            return false;
    fill_slots(builder, flat);
    return true;
}

enum status builder_write_image(struct builder *builder, struct buffer *image, struct error *error) {
    if (builder->n_forms > SLOT_FORM_MASK - 1)
        return error_set(error, STATUS_INVALID, "more than %u forms", SLOT_FORM_MASK - 1);
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
    section(image, &header, IMAGE_PROFILES, flat.profiles, flat.n_profiles * sizeof *flat.profiles);
    section(image, &header, IMAGE_HOOKS, flat.hooks, flat.n_hooks * sizeof *flat.hooks);
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
