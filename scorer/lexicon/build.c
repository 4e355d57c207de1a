#include "lexicon/build.h"

#include <string.h>

#include "base/buffer.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/builder.h"
#include "lexicon/overlay.h"
#include "lexicon/sense.h"

static enum status read_noun(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct sense sense = {0};
    uint32_t lemma = NO_WORD;
    bool added = false, admitted;
    enum status status = builder_admit(builder, row, ROW_NOUN, row->columns[0], 3, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    status = builder_read_sense(row, 3, NOUN_SENSES, &sense, error);
    if (status == STATUS_OK)
        status = builder_add_lemma(builder, row, PART_NOUN, row->columns[0], &lemma, &added, error);
    if (status != STATUS_OK)
        return status;
    if (added) {
        struct form_target target = {builder, lemma};
        status = inflect_noun(row->columns[0], row->columns[1], row->columns[2], builder_take_form, &target);
        if (status == STATUS_INVALID)
            return tsv_error(row, error, "\"%s\" can't be inflected by gender \"%s\" and plural \"%s\"",
                             row->columns[0], row->columns[1], row->columns[2]);
        if (status != STATUS_OK)
            return builder_no_memory(error);
    }
    return builder_add_sense(builder, lemma, sense, error);
}

static enum status read_adjective(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct sense sense = {0};
    uint32_t lemma = NO_WORD;
    bool added = false, admitted;
    enum status status = builder_admit(builder, row, ROW_ADJECTIVE, row->columns[0], 2, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    status = builder_read_sense(row, 2, ADJECTIVE_SENSES, &sense, error);
    if (status == STATUS_OK)
        status = builder_add_lemma(builder, row, PART_ADJECTIVE, row->columns[0], &lemma, &added, error);
    if (status != STATUS_OK)
        return status;
    if (added) {
        struct form_target target = {builder, lemma};
        status = inflect_adjective(row->columns[0], row->columns[1], builder_take_form, &target);
        if (status == STATUS_INVALID)
            return tsv_error(row, error, "\"%s\" can't be compared by \"%s\"", row->columns[0],
                             row->columns[1]);
        if (status != STATUS_OK)
            return builder_no_memory(error);
    }
    return builder_add_sense(builder, lemma, sense, error);
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
                 {"prior", CLASS_PRIOR},
                 {"more", CLASS_MORE},
                 {"less", CLASS_LESS},
                 {"reflexive", CLASS_REFLEXIVE | CLASS_LIGHT}};
    struct builder *builder = context;
    bool admitted;
    enum status status = builder_admit(builder, row, ROW_FUNCTION, row->columns[0], 1, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    uint32_t form = builder_form(builder, row->columns[0], strlen(row->columns[0]));
    if (form == NO_WORD)
        return builder_no_memory(error);
    uint32_t bits = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tsv_has_flag(row->columns[1], names[i].name))
            bits |= names[i].bits;
    if (bits == 0)
        return tsv_error(row, error, "column 2: \"%s\" names no class", row->columns[1]);
    builder->form[form].profile.closed |= bits;
    return STATUS_OK;
}

static enum status read_pattern(struct builder *builder, const struct tsv_row *row, enum row_kind kind,
                                uint32_t senses, struct error *error) {
    struct sense sense;
    bool admitted;
    enum status status = builder_admit(builder, row, kind, row->columns[0], 1, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    status = builder_read_sense(row, 1, senses, &sense, error);
    if (status != STATUS_OK || sense.kind & builder->lacks.patterns ||
        (kind == ROW_IDIOM && builder->lacks.idioms && sense.kind != SENSE_NEUTRAL))
        return status;
    return builder_add_pattern(builder, row, sense, error);
}

static enum status read_idiom(void *context, const struct tsv_row *row, struct error *error) {
    return read_pattern(context, row, ROW_IDIOM, IDIOM_SENSES, error);
}

static enum status read_shifter(void *context, const struct tsv_row *row, struct error *error) {
    return read_pattern(context, row, ROW_SHIFTER, SHIFTER_SENSES, error);
}

static enum status read_rating(void *context, const struct tsv_row *row, struct error *error) {
    return read_pattern(context, row, ROW_RATING, RATING_SENSES, error);
}

/* pattern, class, sign, roles: what happened to the company that is spoken of, and what it is in that. */
static enum status read_event(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    double sign;
    bool admitted;
    enum status status = builder_admit(builder, row, ROW_EVENT, row->columns[0], 1, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    status = tsv_number(row, 2, -1, 1, &sign, error);
    if (status != STATUS_OK)
        return status;
    for (const char *p = row->columns[1]; *p != '\0' || p == row->columns[1]; p++)
        if ((*p < 'a' || *p > 'z') && *p != '_')
            return tsv_error(row, error, "column 2: \"%s\" is no class (small letters and _)",
                             row->columns[1]);
    struct sense sense = {.kind = SENSE_EVENT, .value = (float)sign};
    for (const char *p = row->n_columns > 3 ? row->columns[3] : ""; *p != '\0';) {
        size_t len = strcspn(p, " ");
        uint32_t flag = event_flag_of(p, len);
        if (flag == 0)
            return tsv_error(row, error, "column 4: \"%.*s\" is no role", (int)len, p);
        sense.flags |= flag;
        p += len + strspn(p + len, " ");
    }
    status = builder_add_pattern(builder, row, sense, error);
    if (status != STATUS_OK)
        return status;
    uint32_t name = builder_string(builder, row->columns[1], strlen(row->columns[1]));
    builder->pattern[builder->n_patterns - 1].name = name;
    return name == NO_WORD ? builder_no_memory(error) : STATUS_OK;
}

/* What to read, in this order: words before the patterns that name them. */
static const struct {
    const char *name; /* a file, or a folder of files; NULL: the overlay's plain lists of words */
    tsv_row_fn *read;
} SOURCES[] = {
    {"strong_verbs.tsv", builder_read_strong},
    {"nouns", read_noun},
    {"adjectives", read_adjective},
    {"verbs", builder_read_verb},
    {"function_words.tsv", read_function_word},
    {NULL, builder_read_list_word},
    {"shifters.tsv", read_shifter},
    {NULL, builder_read_list_phrase},
    {"idioms", read_idiom},
    {"moves.tsv", builder_read_phrase},
    {"ratings.tsv", read_rating},
    {"events.tsv", read_event},
};

const char *const LEXICON_PARTS[] = {"strong_verbs.tsv",   "nouns",        "adjectives", "verbs",
                                     "function_words.tsv", "shifters.tsv", "idioms",     "moves.tsv",
                                     "ratings.tsv",        "events.tsv",   NULL};

/* The overlay's rows before the lexicon's, which give way to them. */
static enum status read_all(struct builder *builder, const struct tsv_source *base,
                            const struct overlay *overlay, struct error *error) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof SOURCES / sizeof *SOURCES && status == STATUS_OK; i++) {
        builder->in_overlay = true;
        if (overlay != NULL)
            status = SOURCES[i].name == NULL
                         ? overlay_read_lists(overlay, &builder->arena, SOURCES[i].read, builder, error)
                         : tsv_source_read(&overlay->source, SOURCES[i].name, &builder->arena,
                                           SOURCES[i].read, builder, error);
        builder->in_overlay = false;
        if (status == STATUS_OK && SOURCES[i].name != NULL)
            status = tsv_source_read(base, SOURCES[i].name, &builder->arena, SOURCES[i].read, builder, error);
    }
    return status;
}

enum status lexicon_build_with(const struct tsv_source *base, const struct build_options *options,
                               struct buffer *image, struct error *error) {
    struct builder *builder = NULL;
    struct buffer text = {0};
    struct arena first = {0};
    struct overlay over = {0};
    enum status status = STATUS_OK;
    builder = arena_zero(&first, sizeof *builder);
    if (builder == NULL)
        return builder_no_memory(error);
    builder->forms.arena = builder->lemmas.arena = builder->strings.arena = builder->claimed.arena =
        &builder->arena;
    builder->text = &text;
    builder->lacks = options->lacks;
    buffer_add_byte(&text, '\0');
    if (options->overlay != NULL)
        status = overlay_open(options->overlay, &first, &over, error);
    if (status == STATUS_OK)
        status = read_all(builder, base, options->overlay == NULL ? NULL : &over, error);
    if (status == STATUS_OK)
        status = text.failed ? builder_no_memory(error) : builder_write_image(builder, image, error);
    arena_free(&builder->arena);
    arena_free(&first);
    buffer_free(&text);
    return status;
}

enum status lexicon_build(const char *folder, struct buffer *image, struct error *error) {
    struct tsv_source base = {.folder = folder};
    return lexicon_build_with(&base, &(struct build_options){0}, image, error);
}
