#include "lexicon/build.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "language/fold.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/builder.h"
#include "lexicon/image.h"
#include "lexicon/sense.h"

enum { MAX_WORD = 200 };

static enum status no_memory(struct error *error) {
    return error_set(error, STATUS_NOMEM, "out of memory while the lexicon is built");
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
        (struct growing_form){.form = {.text = text, .hash = hash_bytes(fold, n), .len = (uint16_t)n}};
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

/* Find or make a lemma. */
static enum status add_lemma(struct builder *builder, const struct tsv_row *row, enum part_of_speech part,
                             const char *text, uint32_t *lemma, bool *added, struct error *error) {
    char key[2 * MAX_WORD + 1];
    size_t len = lemma_key(part, text, key);
    if (len == 0)
        return tsv_error(row, error, "\"%s\" is too long", text);
    uint32_t *index = map_put(&builder->lemmas, key, len, builder->n_lemmas, added);
    if (index == NULL)
        return no_memory(error);
    *lemma = *index;
    if (!*added)
        return STATUS_OK;
    if (!arena_grow(&builder->arena, &builder->lemma, &builder->cap_lemmas, builder->n_lemmas + 1,
                    sizeof *builder->lemma))
        return no_memory(error);
    uint32_t offset = builder_string(builder, text, strlen(text));
    builder->lemma[builder->n_lemmas++] =
        (struct growing_lemma){.lemma = {.text = offset, .part = (uint8_t)part}, .text = text};
    return offset == NO_WORD ? no_memory(error) : STATUS_OK;
}

static enum status add_sense(struct builder *builder, const struct tsv_row *row, uint32_t lemma,
                             struct sense sense, struct error *error) {
    struct growing_lemma *entry = &builder->lemma[lemma];
    for (uint32_t i = entry->first_sense; i != 0; i = builder->sense[i - 1].next) {
        const struct chained_sense *old = &builder->sense[i - 1];
        if (old->sense.kind == sense.kind && old->sense.flags == sense.flags)
            return STATUS_OK; /* the first file wins; the lint tells of it */
    }
    (void)row;
    if (!arena_grow(&builder->arena, &builder->sense, &builder->cap_senses, builder->n_senses + 1,
                    sizeof *builder->sense))
        return no_memory(error);
    builder->sense[builder->n_senses++] = (struct chained_sense){sense, 0, row->line, row->path};
    if (entry->first_sense == 0)
        entry->first_sense = builder->n_senses;
    else
        builder->sense[entry->last_sense - 1].next = builder->n_senses;
    entry->last_sense = builder->n_senses;
    return STATUS_OK;
}

struct form_target {
    struct builder *builder;
    uint32_t lemma;
};

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

/* Add a reading to a form; one that is there already gets the bits of both. */
static enum status take_form(void *context, const char *word, uint32_t len, uint32_t bits) {
    struct form_target *target = context;
    struct builder *builder = target->builder;
    uint32_t index = builder_form(builder, word, len);
    if (index == NO_WORD)
        return STATUS_NOMEM;
    struct growing_form *form = &builder->form[index];
    enum part_of_speech part = builder->lemma[target->lemma].lemma.part;
    uint32_t *classes = part == PART_NOUN ? &form->form.noun : &form->form.other;
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
    builder->reading[builder->n_readings++] = (struct chained_reading){{target->lemma, bits}, 0};
    if (form->first_reading == 0)
        form->first_reading = builder->n_readings;
    else
        builder->reading[form->last_reading - 1].next = builder->n_readings;
    form->last_reading = builder->n_readings;
    form->form.n_readings++;
    return STATUS_OK;
}

/* The sense of the columns [first, first + 3): kind, value, flags. */
static enum status read_sense(const struct tsv_row *row, uint32_t first, uint32_t allowed,
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

static enum status read_noun(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct sense sense = {0};
    uint32_t lemma = NO_WORD;
    bool added = false;
    enum status status = read_sense(row, 3, NOUN_SENSES, &sense, error);
    if (status == STATUS_OK)
        status = add_lemma(builder, row, PART_NOUN, row->columns[0], &lemma, &added, error);
    if (status != STATUS_OK)
        return status;
    if (added) {
        struct form_target target = {builder, lemma};
        status = inflect_noun(row->columns[0], row->columns[1], row->columns[2], take_form, &target);
        if (status == STATUS_INVALID)
            return tsv_error(row, error, "\"%s\" can't be inflected by gender \"%s\" and plural \"%s\"",
                             row->columns[0], row->columns[1], row->columns[2]);
        if (status != STATUS_OK)
            return no_memory(error);
    }
    return add_sense(builder, row, lemma, sense, error);
}

static enum status read_adjective(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct sense sense = {0};
    uint32_t lemma = NO_WORD;
    bool added = false;
    enum status status = read_sense(row, 2, ADJECTIVE_SENSES, &sense, error);
    if (status == STATUS_OK)
        status = add_lemma(builder, row, PART_ADJECTIVE, row->columns[0], &lemma, &added, error);
    if (status != STATUS_OK)
        return status;
    if (added) {
        struct form_target target = {builder, lemma};
        status = inflect_adjective(row->columns[0], row->columns[1], take_form, &target);
        if (status == STATUS_INVALID)
            return tsv_error(row, error, "\"%s\" can't be compared by \"%s\"", row->columns[0],
                             row->columns[1]);
        if (status != STATUS_OK)
            return no_memory(error);
    }
    return add_sense(builder, row, lemma, sense, error);
}

static enum status read_strong(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    if (row->n_columns < 4)
        return tsv_error(row, error, "an infinitive, two third persons and a participle are wanted");
    if (!arena_grow(&builder->arena, &builder->strong, &builder->cap_strong, builder->n_strong + 1,
                    sizeof *builder->strong))
        return no_memory(error);
    builder->strong[builder->n_strong++] = (struct strong_verb){
        row->columns[0], row->columns[1], row->columns[2], row->columns[3], row->columns[4], row->columns[5]};
    return STATUS_OK;
}

/* The strong verb that `base` is, or ends in behind an inseparable prefix: verlieren, unterbrechen. */
static const struct strong_verb *strong_base(const struct builder *builder, const char *base,
                                             const char **prefix, char *prefix_room) {
    static const char *const prefixes[] = {"be",    "emp",    "ent",   "er",      "ge",    "miss", "ver",
                                           "zer",   "über",   "unter", "hinter",  "wider", "um",   "voll",
                                           "durch", "wieder", "an",    "missver", NULL};
    for (uint32_t i = 0; i < builder->n_strong; i++)
        if (strcmp(builder->strong[i].infinitive, base) == 0) {
            *prefix = "";
            return &builder->strong[i];
        }
    for (const char *const *p = prefixes; *p != NULL; p++) {
        size_t n = strlen(*p);
        if (strncmp(base, *p, n) != 0)
            continue;
        for (uint32_t i = 0; i < builder->n_strong; i++)
            if (strcmp(builder->strong[i].infinitive, base + n) == 0) {
                strcpy(prefix_room, *p);
                *prefix = prefix_room;
                return &builder->strong[i];
            }
    }
    return NULL;
}

static bool drops_ge(const struct strong_verb *verb) {
    return strncmp(verb->participle, "ge", 2) == 0 && !verb_lacks_ge(verb->infinitive);
}

/* The principal parts of a base verb: its own row, or its prefix before those of the verb it ends in. */
static enum status parts_of(struct builder *builder, const char *base, struct principal_parts *parts) {
    char room[16];
    const char *prefix;
    *parts = (struct principal_parts){0};
    const struct strong_verb *verb = strong_base(builder, base, &prefix, room);
    if (verb == NULL)
        return STATUS_OK;
    const char *participle = verb->participle;
    if (prefix[0] != '\0' && drops_ge(verb))
        participle += 2; /* gebrochen, but unterbrochen */
    const char *sources[] = {verb->present, verb->past, participle, verb->subjunctive};
    const char *made[4];
    for (int i = 0; i < 4; i++) {
        char text[MAX_WORD];
        if (sources[i][0] == '\0')
            made[i] = "";
        else {
            snprintf(text, sizeof text, "%s%s", prefix, sources[i]);
            made[i] = arena_copy(&builder->arena, text, strlen(text));
            if (made[i] == NULL)
                return STATUS_NOMEM;
        }
    }
    *parts =
        (struct principal_parts){made[0], made[1], made[2], made[3], prefix[0] == '\0' ? verb->further : ""};
    return STATUS_OK;
}

static enum status given_parts(struct builder *builder, const struct tsv_row *row, const char *inflection,
                               struct principal_parts *parts, struct error *error) {
    char *copy = arena_copy(&builder->arena, inflection + 1, strlen(inflection + 1));
    if (copy == NULL)
        return no_memory(error);
    const char *found[3] = {0};
    for (int i = 0; i < 3 && copy != NULL; i++)
        found[i] = strsep(&copy, ",");
    if (found[2] == NULL)
        return tsv_error(row, error, "\"%s\": write =present,past,participle", inflection);
    *parts = (struct principal_parts){found[0], found[1], found[2], "", ""};
    return STATUS_OK;
}

enum status builder_add_verb(struct builder *builder, const struct tsv_row *row, const char *text,
                             const char *inflection, uint32_t *lemma, struct error *error) {
    char particle[MAX_WORD] = "", joined[MAX_WORD];
    const char *bar = strchr(text, '|');
    const char *base = bar == NULL ? text : bar + 1;
    if (strlen(text) >= sizeof joined)
        return tsv_error(row, error, "\"%s\" is too long", text);
    if (bar != NULL)
        snprintf(particle, sizeof particle, "%.*s", (int)(bar - text), text);
    snprintf(joined, sizeof joined, "%s%s", particle, base);
    const char *name = arena_copy(&builder->arena, joined, strlen(joined));
    if (name == NULL)
        return no_memory(error);
    bool added = false;
    enum status status = add_lemma(builder, row, PART_VERB, name, lemma, &added, error);
    if (status != STATUS_OK || !added)
        return status;
    char fold[2 * MAX_WORD];
    builder->lemma[*lemma].lemma.particle = (uint8_t)fold_word(particle, strlen(particle), fold);
    struct principal_parts parts = {0};
    if (inflection[0] == '=')
        status = given_parts(builder, row, inflection, &parts, error);
    else if (strcmp(inflection, "w") != 0)
        status = parts_of(builder, base, &parts);
    if (status != STATUS_OK)
        return status;
    struct form_target target = {builder, *lemma};
    status = inflect_verb(particle, base, &parts, take_form, &target);
    if (status == STATUS_INVALID)
        return tsv_error(row, error, "\"%s\" is no infinitive", text);
    return status == STATUS_OK ? status : no_memory(error);
}

static enum status read_verb(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct sense sense = {0};
    uint32_t lemma = NO_WORD;
    enum status status = read_sense(row, 2, VERB_SENSES, &sense, error);
    if (status == STATUS_OK)
        status = builder_add_verb(builder, row, row->columns[0], row->columns[1], &lemma, error);
    if (status != STATUS_OK)
        return status;
    if (sense.kind & (SENSE_AUXILIARY | SENSE_MODAL)) {
        /* every form of an auxiliary or a modal says so by itself */
        uint32_t bit = sense.kind == SENSE_MODAL ? CLASS_MODAL : CLASS_AUXILIARY;
        for (uint32_t i = 0; i < builder->n_forms; i++)
            for (uint32_t r = builder->form[i].first_reading; r != 0; r = builder->reading[r - 1].next)
                if (builder->reading[r - 1].reading.lemma == lemma)
                    builder->form[i].form.other |= bit;
    }
    return add_sense(builder, row, lemma, sense, error);
}

static enum status read_function_word(void *context, const struct tsv_row *row, struct error *error) {
    static const struct {
        const char *name;
        uint32_t bits;
    } names[] = {{"particle", CLASS_PARTICLE},
                 {"determiner", CLASS_DETERMINER | CLASS_LIGHT},
                 {"preposition", CLASS_PREPOSITION | CLASS_LIGHT},
                 {"coordinator", CLASS_COORDINATOR | CLASS_LIGHT},
                 {"subordinator", CLASS_SUBORDINATOR | CLASS_LIGHT},
                 {"relative", CLASS_RELATIVE | CLASS_LIGHT},
                 {"pronoun", CLASS_PRONOUN | CLASS_LIGHT},
                 {"question", CLASS_QUESTION | CLASS_LIGHT},
                 {"adverb", CLASS_ADVERB | CLASS_LIGHT},
                 {"number", CLASS_NUMBER},
                 {"unit", CLASS_UNIT},
                 {"month", CLASS_MONTH},
                 {"weekday", CLASS_WEEKDAY},
                 {"abbreviation", CLASS_ABBREVIATION},
                 {"abbreviation_end", CLASS_ABBREVIATED_END},
                 {"ordinal_noun", CLASS_ORDINAL_NOUN},
                 {"reflexive", CLASS_REFLEXIVE | CLASS_LIGHT}};
    struct builder *builder = context;
    uint32_t form = builder_form(builder, row->columns[0], strlen(row->columns[0]));
    if (form == NO_WORD)
        return no_memory(error);
    uint32_t bits = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tsv_has_flag(row->columns[1], names[i].name))
            bits |= names[i].bits;
    if (bits == 0)
        return tsv_error(row, error, "column 2: \"%s\" names no class", row->columns[1]);
    builder->form[form].form.closed |= bits;
    return STATUS_OK;
}

static enum status read_idiom(void *context, const struct tsv_row *row, struct error *error) {
    struct sense sense;
    enum status status = read_sense(row, 1, IDIOM_SENSES, &sense, error);
    return status == STATUS_OK ? builder_add_pattern(context, row, sense, error) : status;
}

static enum status read_shifter(void *context, const struct tsv_row *row, struct error *error) {
    struct sense sense;
    enum status status = read_sense(row, 1, SHIFTER_SENSES, &sense, error);
    return status == STATUS_OK ? builder_add_pattern(context, row, sense, error) : status;
}

static enum status read_rating(void *context, const struct tsv_row *row, struct error *error) {
    struct sense sense;
    enum status status = read_sense(row, 1, RATING_SENSES, &sense, error);
    return status == STATUS_OK ? builder_add_pattern(context, row, sense, error) : status;
}

/* pattern, class, sign: what happened to the company that is spoken of. */
static enum status read_event(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    double sign;
    enum status status = tsv_number(row, 2, -1, 1, &sign, error);
    if (status != STATUS_OK)
        return status;
    for (const char *p = row->columns[1]; *p != '\0' || p == row->columns[1]; p++)
        if ((*p < 'a' || *p > 'z') && *p != '_')
            return tsv_error(row, error, "column 2: \"%s\" is no class (small letters and _)",
                             row->columns[1]);
    struct sense sense = {.kind = SENSE_EVENT, .value = (float)sign};
    status = builder_add_pattern(builder, row, sense, error);
    if (status != STATUS_OK)
        return status;
    uint32_t name = builder_string(builder, row->columns[1], strlen(row->columns[1]));
    builder->pattern[builder->n_patterns - 1].name = name;
    return name == NO_WORD ? no_memory(error) : STATUS_OK;
}

/* --- heads of compounds that are listed as words --- */

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

/* --- the image --- */

static uint32_t section(struct buffer *image, struct image_header *header, enum image_section which,
                        const void *bytes, size_t size) {
    while (image->len % 16 != 0)
        buffer_add_byte(image, '\0');
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
    uint32_t *slots;
    uint32_t n_slots;
};

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
    }
    return true;
}

static bool flatten_forms(struct builder *builder, struct flat *flat) {
    flat->forms = arena_zero(&builder->arena, (builder->n_forms + 1) * sizeof *flat->forms);
    flat->readings = arena_zero(&builder->arena, (builder->n_readings + 1) * sizeof *flat->readings);
    flat->anchors = arena_zero(&builder->arena, (builder->n_anchors + 1) * sizeof *flat->anchors);
    for (flat->n_slots = 1024; flat->n_slots < builder->n_forms * 2;)
        flat->n_slots *= 2;
    flat->slots = arena_zero(&builder->arena, flat->n_slots * sizeof *flat->slots);
    if (flat->forms == NULL || flat->readings == NULL || flat->anchors == NULL || flat->slots == NULL)
        return false;
    uint32_t n_readings = 0, n_anchors = 0;
    for (uint32_t i = 0; i < builder->n_forms; i++) {
        struct form *form = &flat->forms[i];
        *form = builder->form[i].form;
        form->first_reading = n_readings;
        for (uint32_t r = builder->form[i].first_reading; r != 0; r = builder->reading[r - 1].next)
            flat->readings[n_readings++] = builder->reading[r - 1].reading;
        form->first_anchor = n_anchors;
        for (uint32_t a = builder->form[i].first_anchor; a != 0; a = builder->anchor[a - 1].next)
            flat->anchors[n_anchors++] = builder->anchor[a - 1].anchor;
        form->n_anchors = n_anchors - form->first_anchor;
        uint32_t slot = form->hash & (flat->n_slots - 1);
        while (flat->slots[slot] != 0)
            slot = (slot + 1) & (flat->n_slots - 1);
        flat->slots[slot] = i + 1;
    }
    return true;
}

static enum status write_image(struct builder *builder, struct buffer *image, struct error *error) {
    struct image_header header = {.magic = IMAGE_MAGIC};
    builder_sort_phrases(builder);
    struct flat flat = {0};
    if (!flatten_lemmas(builder, &flat) || !flatten_forms(builder, &flat))
        return no_memory(error);
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
    section(image, &header, IMAGE_PHRASES, builder->phrase, builder->n_phrases * sizeof *builder->phrase);
    if (image->failed)
        return no_memory(error);
    memcpy(image->bytes, &header, sizeof header);
    return STATUS_OK;
}

/* What to read, in this order: words before the patterns that name them. */
static const struct {
    const char *name;
    bool folder;
    tsv_row_fn *read;
} SOURCES[] = {
    {"strong_verbs.tsv", false, read_strong},
    {"nouns", true, read_noun},
    {"adjectives", true, read_adjective},
    {"verbs", true, read_verb},
    {"function_words.tsv", false, read_function_word},
    {"shifters.tsv", false, read_shifter},
    {"idioms", true, read_idiom},
    {"moves.tsv", false, builder_read_phrase},
    {"ratings.tsv", false, read_rating},
    {"events.tsv", false, read_event},
};

enum status lexicon_build(const char *folder, struct buffer *image, struct error *error) {
    struct builder *builder = NULL;
    struct buffer text = {0};
    struct arena first = {0};
    enum status status = STATUS_OK;
    builder = arena_zero(&first, sizeof *builder);
    if (builder == NULL)
        return no_memory(error);
    builder->forms.arena = builder->lemmas.arena = builder->strings.arena = &builder->arena;
    builder->text = &text;
    buffer_add_byte(&text, '\0');
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES && status == STATUS_OK; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, SOURCES[i].name);
        status = SOURCES[i].folder ? tsv_read_folder(path, &builder->arena, SOURCES[i].read, builder, error)
                                   : tsv_read(path, &builder->arena, SOURCES[i].read, builder, error);
    }
    if (status == STATUS_OK && !text.failed)
        find_heads(builder);
    if (status == STATUS_OK)
        status = text.failed ? no_memory(error) : write_image(builder, image, error);
    arena_free(&builder->arena);
    arena_free(&first);
    buffer_free(&text);
    return status;
}
