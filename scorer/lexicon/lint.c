#include "lexicon/lint.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "language/fold.h"
#include "language/inflect.h"
#include "lexicon/build.h"
#include "lexicon/lint_parts.h"
#include "lexicon/sense.h"

enum { MAX_KEY = 400 };

static void add(struct lint *lint, const struct tsv_row *row, enum finding_weight weight, const char *format,
                va_list args) {
    char text[400];
    vsnprintf(text, sizeof text, format, args);
    findings_add(lint->findings, row->path, row->line, weight, "%s", text);
}

void lint_error(struct lint *lint, const struct tsv_row *row, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(lint, row, FINDING_ERROR, format, args);
    va_end(args);
}

void lint_doubt(struct lint *lint, const struct tsv_row *row, const char *format, ...) {
    va_list args;
    va_start(args, format);
    add(lint, row, FINDING_DOUBT, format, args);
    va_end(args);
}

bool lint_columns(struct lint *lint, const struct tsv_row *row, uint32_t least, uint32_t most) {
    lint->n_rows++;
    if (row->n_columns >= least && row->n_columns <= most)
        return true;
    lint_error(lint, row, "%u columns where %u to %u are wanted, with one tab between them", row->n_columns,
               least, most);
    return false;
}

/* --- senses --- */

struct range {
    uint32_t kinds;
    double low, high;
    bool zero;        /* 0 is one of the values */
    const char *told; /* what is wanted */
};

static const struct range RANGES[] = {
    {SENSE_POLAR | SENSE_MOVE | SENSE_CHANGE | SENSE_EFFECT | SENSE_DIRECTION | SENSE_LEVEL, -1, 1, false,
     "a value from -1 to 1 that is not 0"},
    {SENSE_QUANTITY | SENSE_NEGATION | SENSE_RESTRICT, -1, 1, true, "a value from -1 to 1"},
    {SENSE_DEGREE, 0.1, 2.5, false, "a factor from 0.1 to 2.5"},
    {SENSE_REVERSE, -1, 0, false, "a value from -1 to below 0"},
    {SENSE_PSEUDO | SENSE_CONTRAST | SENSE_CONCESSION | SENSE_HYPOTHETICAL | SENSE_HEARSAY, 0, 2.5, true,
     "a factor from 0 to 2.5"},
    {SENSE_RATING | SENSE_GRADE, -1, 1, true, "-1, 0 or 1"},
    {UINT32_MAX, 0, 0, true, "0"},
};

static void check_value(struct lint *lint, const struct tsv_row *row, uint32_t column, struct sense *sense) {
    struct error error = {0};
    double value = 0;
    const struct range *range = RANGES;
    while ((range->kinds & sense->kind) == 0)
        range++;
    const char *text = row->columns[column];
    enum status status = STATUS_OK;
    if (text[0] != '\0')
        status = tsv_number(row, column, range->low, range->high, &value, &error);
    else if (!range->zero)
        status = STATUS_INVALID;
    if (status != STATUS_OK || (value == 0 && !range->zero) ||
        (range->kinds & SENSE_GRADE && value != floor(value)))
        lint_error(lint, row, "column %u: \"%s\": a %s has %s", column + 1, text,
                   sense_kind_name(sense->kind), range->told);
    else if (sense->kind & (SENSE_POLAR | SENSE_EFFECT) && fabs(value * 10 - round(value * 10)) > 1e-9)
        lint_doubt(lint, row, "column %u: %s: grades go in steps of 0.1", column + 1, text);
    sense->value = (float)value;
}

bool lint_sense(struct lint *lint, const struct tsv_row *row, uint32_t first, uint32_t allowed,
                struct sense *sense) {
    *sense = (struct sense){.kind = sense_kind_of(row->columns[first])};
    if ((sense->kind & allowed) == 0) {
        lint_error(lint, row, "column %u: \"%s\" is no sense of this file", first + 1, row->columns[first]);
        return false;
    }
    check_value(lint, row, first + 1, sense);
    for (const char *flag = row->columns[first + 2]; *flag != '\0'; flag += strspn(flag, " ,")) {
        size_t len = strcspn(flag, " ,");
        uint32_t bit = sense_flag_of(flag, len);
        if (bit == 0)
            lint_error(lint, row, "column %u: \"%.*s\" is no flag", first + 3, (int)len, flag);
        sense->flags |= bit;
        flag += len;
    }
    return true;
}

/* --- the same word twice --- */

static void compare(struct lint *lint, const struct tsv_row *row, const char *text, const struct seen *old,
                    const struct seen *new) {
    const char *kind = sense_kind_name(new->sense.kind);
    bool same = old->sense.kind == new->sense.kind && old->sense.flags == new->sense.flags;
    if (same && old->sense.value != new->sense.value)
        lint_error(lint, row, "\"%s\" is %s %g here and %g in %s:%u", text, kind, (double)new->sense.value,
                   (double)old->sense.value, old->path, old->line);
    else if (same)
        lint_doubt(lint, row, "\"%s\" stands as %s in %s:%u too", text, kind, old->path, old->line);
    else if (old->sense.kind == new->sense.kind &&new->sense.kind &(SENSE_POLAR | SENSE_EFFECT) &&
             (old->sense.value < 0) != (new->sense.value < 0))
        lint_error(lint, row, "\"%s\" is good in one row and bad in another: %s:%u", text, old->path,
                   old->line);
}

const struct seen *lint_keep(struct lint *lint, const struct tsv_row *row, char part, const char *text,
                             const struct seen *seen, struct error *error) {
    char key[2 * MAX_KEY + 1];
    size_t len = strlen(text);
    bool added;
    if (len > MAX_KEY) {
        lint_error(lint, row, "\"%.40s...\" is too long", text);
        return NULL;
    }
    key[0] = part;
    uint32_t *first = map_put(&lint->words, key, 1 + fold_word(text, len, key + 1), lint->n_seen, &added);
    if (first == NULL ||
        !arena_grow(&lint->arena, &lint->seen, &lint->cap_seen, lint->n_seen + 1, sizeof *lint->seen)) {
        error_set(error, STATUS_NOMEM, "out of memory");
        return NULL;
    }
    lint->seen[lint->n_seen] = *seen;
    lint->n_seen++;
    if (added)
        return NULL;
    uint32_t last = *first;
    for (;; last = lint->seen[last].next - 1) {
        compare(lint, row, text, &lint->seen[last], seen);
        if (lint->seen[last].next == 0)
            break;
    }
    lint->seen[last].next = lint->n_seen;
    return &lint->seen[*first];
}

/* --- words --- */

static enum status take_no_form(void *context, const char *form, uint32_t len, uint32_t bits) {
    (void)context, (void)form, (void)len, (void)bits;
    return STATUS_OK;
}

/* Keep a word's row; rows of one word have to agree on how it is inflected. */
static enum status keep_word(struct lint *lint, const struct tsv_row *row, char part, const char *lemma,
                             const struct sense *sense, struct error *error) {
    char inflection[200];
    bool plural = part == 'n' && strcmp(row->columns[1], "pl") != 0;
    snprintf(inflection, sizeof inflection, "%s%s%s", row->columns[1], plural ? " " : "",
             plural ? row->columns[2] : "");
    struct seen seen = {.path = row->path, .line = row->line, .sense = *sense};
    seen.inflection = arena_copy(&lint->arena, inflection, strlen(inflection));
    if (seen.inflection == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    const struct seen *first = lint_keep(lint, row, part, lemma, &seen, error);
    if (first != NULL && strcmp(first->inflection, seen.inflection) != 0)
        lint_error(lint, row, "\"%s\" is inflected by \"%s\" here and by \"%s\" in %s:%u, which holds", lemma,
                   seen.inflection, first->inflection, first->path, first->line);
    return error->status;
}

static bool starts_upper(const char *word) {
    size_t used;
    return word[0] != '\0' && letter_is_upper(utf8_decode(word, strlen(word), &used));
}

static void check_noun(struct lint *lint, const struct tsv_row *row) {
    static const char *const genders[] = {"m", "f", "n", "mw", "adj", "pl", NULL};
    const char *lemma = row->columns[0];
    const char *const *gender = genders;
    while (*gender != NULL && strcmp(*gender, row->columns[1]) != 0)
        gender++;
    if (strchr(lemma, ' ') != NULL || !starts_upper(lemma))
        lint_error(lint, row, "\"%s\": a noun is one word with a capital", lemma);
    if (*gender == NULL)
        lint_error(lint, row, "column 2: \"%s\" is no gender: m, f, n, mw, adj or pl", row->columns[1]);
    else if (inflect_noun(lemma, row->columns[1], row->columns[2], take_no_form, NULL) != STATUS_OK)
        lint_error(lint, row, "\"%s\" can't have the plural \"%s\"", lemma, row->columns[2]);
}

/* The endings that a plural column may name; a wrong letter there would make forms that nobody writes. */
static void check_plural(struct lint *lint, const struct tsv_row *row) {
    static const char *const endings[] = {"",    "e",   "en",  "n", "er", "s",  "nen", "se",
                                          "sse", "ien", "ten", "i", "a",  "ta", NULL};
    const char *plural = row->columns[2];
    if (strcmp(plural, "0") == 0 || plural[0] == '=')
        return;
    const char *ending = plural;
    ending += *ending == '-';
    ending += strncmp(ending, "¨", strlen("¨")) == 0 ? strlen("¨") : 0;
    ending += *ending == '-';
    for (const char *const *known = endings; *known != NULL; known++)
        if (strcmp(*known, ending) == 0)
            return;
    lint_error(lint, row, "column 3: \"%s\" is no plural: -e, -en, -n, -er, -s, ¨e, ¨er, ¨, -, 0 or =Form",
               plural);
}

static enum status lint_noun(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    struct sense sense;
    if (!lint_columns(lint, row, 4, 6))
        return STATUS_OK;
    check_noun(lint, row);
    check_plural(lint, row);
    if (!lint_sense(lint, row, 3, NOUN_SENSES, &sense))
        return STATUS_OK;
    return keep_word(lint, row, 'n', row->columns[0], &sense, error);
}

static enum status lint_adjective(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    struct sense sense;
    const char *lemma = row->columns[0];
    if (!lint_columns(lint, row, 3, 5))
        return STATUS_OK;
    if (strchr(lemma, ' ') != NULL)
        lint_error(lint, row, "\"%s\": a phrase belongs into idioms/ or shifters.tsv", lemma);
    if (inflect_adjective(lemma, row->columns[1], take_no_form, NULL) != STATUS_OK)
        lint_error(lint, row, "column 2: \"%s\" can't be compared by \"%s\"", lemma, row->columns[1]);
    if (!lint_sense(lint, row, 2, ADJECTIVE_SENSES, &sense))
        return STATUS_OK;
    return keep_word(lint, row, 'a', lemma, &sense, error);
}

static void check_verb(struct lint *lint, const struct tsv_row *row) {
    const char *lemma = row->columns[0], *inflection = row->columns[1];
    const char *bar = strchr(lemma, '|');
    size_t len = strlen(lemma);
    if (strchr(lemma, ' ') != NULL || len < 3 || lemma[len - 1] != 'n' || starts_upper(lemma))
        lint_error(lint, row, "\"%s\" is no infinitive", lemma);
    if (bar != NULL && (bar == lemma || strchr(bar + 1, '|') != NULL))
        lint_error(lint, row, "\"%s\": one bar, behind the separable prefix", lemma);
    if (inflection[0] == '=') {
        const char *first = strchr(inflection, ',');
        const char *second = first == NULL ? NULL : strchr(first + 1, ',');
        if (second == NULL || strchr(second + 1, ',') != NULL || second[1] == '\0')
            lint_error(lint, row, "column 2: \"%s\": write =present,past,participle", inflection);
    } else if (inflection[0] != '\0' && strcmp(inflection, "w") != 0) {
        lint_error(lint, row, "column 2: \"%s\" is no inflection: -, w or =present,past,participle",
                   inflection);
    }
}

static enum status lint_verb(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    struct sense sense;
    char joined[MAX_KEY] = "";
    if (!lint_columns(lint, row, 3, 5))
        return STATUS_OK;
    check_verb(lint, row);
    if (!lint_sense(lint, row, 2, VERB_SENSES, &sense))
        return STATUS_OK;
    size_t n = 0;
    for (const char *p = row->columns[0]; *p != '\0' && n + 1 < sizeof joined; p++)
        if (*p != '|')
            joined[n++] = *p;
    return keep_word(lint, row, 'v', joined, &sense, error);
}

static enum status lint_strong(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    bool added;
    if (!lint_columns(lint, row, 4, 6))
        return STATUS_OK;
    char key[MAX_KEY];
    int len = snprintf(key, sizeof key, "s%s", row->columns[0]);
    if (map_put(&lint->words, key, (size_t)len, row->line, &added) == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    if (!added)
        lint_error(lint, row, "\"%s\" has a row already", row->columns[0]);
    for (uint32_t i = 0; i < 4; i++)
        if (row->columns[i][0] == '\0')
            lint_error(lint, row, "column %u is empty", i + 1);
    return STATUS_OK;
}

static enum status lint_function_word(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    bool added;
    if (!lint_columns(lint, row, 2, 2))
        return STATUS_OK;
    char key[2 * MAX_KEY + 1] = "f";
    size_t len = strlen(row->columns[0]);
    if (len > MAX_KEY)
        return STATUS_OK;
    len = 1 + fold_word(row->columns[0], len, key + 1);
    const uint32_t *line = map_put(&lint->words, key, len, row->line, &added);
    if (line == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    if (!added)
        lint_doubt(lint, row, "\"%s\" has a row already, in line %u: put all classes into one",
                   row->columns[0], *line);
    return STATUS_OK;
}

static const struct {
    const char *name;
    tsv_row_fn *look;
    uint32_t sense; /* the column that says "remove" in an overlay */
} FILES[] = {
    {"strong_verbs.tsv", lint_strong, 1},
    {"nouns", lint_noun, 3},
    {"adjectives", lint_adjective, 2},
    {"verbs", lint_verb, 2},
    {"function_words.tsv", lint_function_word, 1},
    {"shifters.tsv", lint_shifter, 1},
    {"idioms", lint_idiom, 1},
    {"ratings.tsv", lint_rating, 1},
    {"moves.tsv", lint_phrase, 1},
    {"events.tsv", lint_event, 1},
};

/* A row of an overlay may only take a word out. */
struct overlay_look {
    struct lint *lint;
    tsv_row_fn *look;
    uint32_t sense;
};

static enum status look_in_overlay(void *context, const struct tsv_row *row, struct error *error) {
    const struct overlay_look *look = context;
    if (strcmp(row->columns[look->sense], "remove") != 0)
        return look->look(look->lint, row, error);
    look->lint->n_rows++;
    if (!lint_is_known(look->lint->base, row->columns[0]))
        lint_doubt(look->lint, row, "\"%s\" is not in the lexicon: there is nothing to remove",
                   row->columns[0]);
    return STATUS_OK;
}

/* Look at all files; their paths live as long as the findings that name them. */
static enum status look_at_files(struct lint *lint, const struct tsv_source *source, struct error *error) {
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof FILES / sizeof *FILES && status == STATUS_OK; i++) {
        struct overlay_look look = {lint, FILES[i].look, FILES[i].sense};
        bool over = lint->base != NULL;
        status = tsv_source_read(source, FILES[i].name, &lint->findings->arena,
                                 over ? look_in_overlay : FILES[i].look, over ? (void *)&look : lint, error);
    }
    return status;
}

/* Build the lexicon into *lexicon and look at its files, or at those of the overlay. */
static enum status run_lint(struct lint *lint, struct lexicon *lexicon, const struct tsv_source *base,
                            const char *overlay, uint32_t *n_rows, struct error *error) {
    struct buffer image = {0};
    struct error build = {0};
    struct build_options options = {.overlay = overlay};
    struct tsv_source over = {.folder = overlay, .optional = true};
    lint->words.arena = &lint->arena;
    enum status status = lexicon_build_with(base, &options, &image, &build);
    if (status == STATUS_OK && lexicon_open(image.bytes, image.len, lexicon, &build) == STATUS_OK)
        lint->lexicon = lexicon;
    else if (status != STATUS_INVALID)
        goto done;
    status = look_at_files(lint, overlay == NULL ? base : &over, error);
    if (lint->lexicon != NULL && overlay == NULL)
        lint_forms(lint);
    else if (lint->lexicon == NULL && lint->findings->n_errors == 0)
        findings_add_message(lint->findings, overlay == NULL ? base->folder : overlay, build.message);
    *n_rows = lint->n_rows;
done:
    if (status != STATUS_OK && error->status == STATUS_OK)
        error_set(error, status, "%s", build.message);
    arena_free(&lint->arena);
    buffer_free(&image);
    return error->status;
}

enum status lexicon_lint(const char *folder, struct findings *findings, uint32_t *n_rows,
                         struct error *error) {
    struct lint lint = {.findings = findings};
    struct tsv_source base = {.folder = folder};
    struct lexicon built;
    return run_lint(&lint, &built, &base, NULL, n_rows, error);
}

enum status lexicon_lint_overlay(const struct tsv_source *base, const struct lexicon *lexicon,
                                 const char *overlay, struct findings *findings, uint32_t *n_rows,
                                 struct error *error) {
    struct lint lint = {.findings = findings, .base = lexicon};
    struct lexicon built;
    return run_lint(&lint, &built, base, overlay, n_rows, error);
}
