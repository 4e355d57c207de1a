/* Verbs: their principal parts from strong_verbs.tsv, their forms by rule. */
#include <stdio.h>
#include <string.h>

#include "language/fold.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/builder.h"
#include "lexicon/sense.h"

enum status builder_read_strong(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    bool admitted;
    enum status status = builder_admit(builder, row, ROW_STRONG, row->columns[0], 1, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    if (row->n_columns < 4)
        return tsv_error(row, error, "an infinitive, two third persons and a participle are wanted");
    if (!arena_grow(&builder->arena, &builder->strong, &builder->cap_strong, builder->n_strong + 1,
                    sizeof *builder->strong))
        return builder_no_memory(error);
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
        return builder_no_memory(error);
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
        return builder_no_memory(error);
    bool added = false;
    enum status status = builder_add_lemma(builder, row, PART_VERB, name, lemma, &added, error);
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
    status = inflect_verb(particle, base, &parts, builder_take_form, &target);
    if (status == STATUS_INVALID)
        return tsv_error(row, error, "\"%s\" is no infinitive", text);
    return status == STATUS_OK ? status : builder_no_memory(error);
}

/* The verb without its bar; of one that is too long, which is told later, what fits. */
static void join_verb(const char *text, char joined[MAX_WORD]) {
    size_t n = 0;
    for (; *text != '\0' && n + 1 < MAX_WORD; text++)
        if (*text != '|')
            joined[n++] = *text;
    joined[n] = '\0';
}

enum status builder_read_verb(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct sense sense = {0};
    uint32_t lemma = NO_WORD;
    bool admitted;
    char joined[MAX_WORD];
    join_verb(row->columns[0], joined);
    enum status status = builder_admit(builder, row, ROW_VERB, joined, 2, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    status = builder_read_sense(row, 2, VERB_SENSES, &sense, error);
    if (status == STATUS_OK)
        status = builder_add_verb(builder, row, row->columns[0], row->columns[1], &lemma, error);
    if (status != STATUS_OK)
        return status;
    if (sense.kind & (SENSE_AUXILIARY | SENSE_MODAL)) {
        /* every form of an auxiliary or a modal says so by itself */
        uint32_t bit = sense.kind == SENSE_MODAL ? CLASS_MODAL : CLASS_AUXILIARY;
        for (uint32_t r = builder->lemma[lemma].last_reading; r != 0;
             r = builder->reading[r - 1].next_of_lemma)
            builder->form[builder->reading[r - 1].form].profile.other |= bit;
    }
    return builder_add_sense(builder, lemma, sense, error);
}
