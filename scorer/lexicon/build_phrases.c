/* Reads lexicons/moves.tsv into phrases, which lexicon/phrase.h finds. */
#include <stdlib.h>
#include <string.h>

#include "lexicon/builder.h"
#include "lexicon/phrase.h"

static const char *const CLASS_NAMES[PHRASE_CLASSES] = {
    [PHRASE_UNIT] = "unit",         [PHRASE_HEDGE] = "hedge",   [PHRASE_FILLER] = "filler",
    [PHRASE_ADVERB] = "adverb",     [PHRASE_NOUN] = "noun",     [PHRASE_RATIO] = "ratio",
    [PHRASE_FLAT] = "flat",         [PHRASE_PERIOD] = "period", [PHRASE_SESSION] = "session",
    [PHRASE_VENUE] = "venue",       [PHRASE_OLDER] = "older",   [PHRASE_TECHNICAL] = "technical",
    [PHRASE_EXPECTED] = "expected", [PHRASE_PAPER] = "paper",   [PHRASE_WORTH] = "worth",
    [PHRASE_TRADE] = "trade",       [PHRASE_STAND] = "stand",   [PHRASE_SET] = "set",
    [PHRASE_RESULT] = "result",     [PHRASE_PUSH] = "push",     [PHRASE_FORECAST] = "forecast",
    [PHRASE_VERB] = "verb",
};

static const struct {
    enum phrase_class class;
    const char *name;
    uint32_t code;
} CODES[] = {
    {PHRASE_UNIT, "percent", PHRASE_PERCENT},
    {PHRASE_UNIT, "percentage_points", PHRASE_PERCENTAGE_POINTS},
    {PHRASE_UNIT, "basis_points", PHRASE_BASIS_POINTS},
    {PHRASE_UNIT, "points", PHRASE_POINTS},
    {PHRASE_HEDGE, "about", 'a'},
    {PHRASE_HEDGE, "above", '>'},
    {PHRASE_HEDGE, "below", '<'},
    {PHRASE_HEDGE, "up_to", '^'},
    {PHRASE_PERIOD, "day", 'd'},
    {PHRASE_PERIOD, "week", 'w'},
    {PHRASE_PERIOD, "month", 'm'},
    {PHRASE_PERIOD, "quarter", 'q'},
    {PHRASE_PERIOD, "ytd", 't'},
    {PHRASE_PERIOD, "year", 'y'},
    {PHRASE_PERIOD, "intraday", 'i'},
    {PHRASE_PERIOD, "other", 'o'},
    {PHRASE_PERIOD, "daytime", 'h'},
    {PHRASE_SESSION, "pre", '<'},
    {PHRASE_SESSION, "post", '>'},
};

static const char *const VENUES[] = {"",       "Xetra",     "Frankfurt", "Tradegate", "Lang & Schwarz",
                                     "gettex", "Stuttgart", "Quotrix",   "Nasdaq",    "NYSE",
                                     "SIX",    "BX Swiss",  "Wien",      "London",    "Paris"};
enum { N_VENUES = sizeof VENUES / sizeof *VENUES };

const char *phrase_venue_name(uint32_t code) {
    return code > 0 && code < N_VENUES ? VENUES[code] : NULL;
}

static enum status read_venue(const struct tsv_row *row, uint32_t *code, struct error *error) {
    for (uint32_t i = 1; i < N_VENUES; i++)
        if (strcmp(VENUES[i], row->columns[2]) == 0) {
            *code = i;
            return STATUS_OK;
        }
    return tsv_error(row, error, "\"%s\" is no venue", row->columns[2]);
}

static enum status read_unit(const struct tsv_row *row, uint32_t *code, float *value, struct error *error) {
    const char *text = row->columns[2];
    size_t len = strlen(text);
    bool cents = len == 7 && strcmp(text + 3, "/100") == 0;
    *value = cents ? 0.01f : 1.0f;
    if (len != 3 && !cents)
        return tsv_error(row, error, "\"%s\" is no unit", text);
    *code = 0;
    for (int i = 0; i < 3; i++) {
        if (text[i] < 'A' || text[i] > 'Z')
            return tsv_error(row, error, "\"%s\" is no unit", text);
        *code |= (uint32_t)(unsigned char)text[i] << (8 * i);
    }
    return STATUS_OK;
}

static enum status read_value(const struct tsv_row *row, enum phrase_class class, uint32_t *code,
                              float *value, struct error *error) {
    const char *text = row->columns[2];
    *code = 0;
    *value = 0;
    for (size_t i = 0; i < sizeof CODES / sizeof *CODES; i++)
        if (CODES[i].class == class && strcmp(CODES[i].name, text) == 0) {
            *code = CODES[i].code;
            *value = 1;
            return STATUS_OK;
        }
    switch (class) {
    case PHRASE_UNIT:
        return read_unit(row, code, value, error);
    case PHRASE_ADVERB:
    case PHRASE_NOUN:
    case PHRASE_VERB:
        if (strcmp(text, "up") != 0 && strcmp(text, "down") != 0)
            return tsv_error(row, error, "\"%s\" is neither up nor down", text);
        *value = text[0] == 'u' ? 1.0f : -1.0f;
        return STATUS_OK;
    case PHRASE_RATIO: {
        double number;
        enum status status = tsv_number(row, 2, -100, 100000, &number, error);
        *value = (float)number;
        return status;
    }
    case PHRASE_VENUE:
        return read_venue(row, code, error);
    case PHRASE_HEDGE:
    case PHRASE_PERIOD:
    case PHRASE_SESSION:
        return tsv_error(row, error, "\"%s\" is no value of class %s", text, CLASS_NAMES[class]);
    default:
        return text[0] == '\0' ? STATUS_OK
                               : tsv_error(row, error, "class %s takes no value", CLASS_NAMES[class]);
    }
}

enum status builder_read_phrase(void *context, const struct tsv_row *row, struct error *error) {
    static const struct {
        const char *name;
        uint32_t flag;
    } flags[] = {{"alone", PHRASE_ALONE},     {"price", PHRASE_PRICE}, {"event", PHRASE_EVENT},
                 {"compare", PHRASE_COMPARE}, {"yield", PHRASE_YIELD}, {"level", PHRASE_LEVEL},
                 {"hardly", PHRASE_HARDLY},   {"down", PHRASE_DOWN},   {"object", PHRASE_OBJECT}};
    enum phrase_class class = PHRASE_NONE;
    bool admitted;
    enum status status = builder_admit(context, row, ROW_PHRASE, row->columns[0], 1, &admitted, error);
    if (status != STATUS_OK || !admitted)
        return status;
    for (int i = PHRASE_NONE + 1; i < PHRASE_CLASSES; i++)
        if (strcmp(CLASS_NAMES[i], row->columns[1]) == 0)
            class = (enum phrase_class)i;
    if (class == PHRASE_NONE)
        return tsv_error(row, error, "\"%s\" is no class of this file", row->columns[1]);
    uint32_t code;
    struct sense sense = {.kind = SENSE_PHRASE};
    status = read_value(row, class, &code, &sense.value, error);
    if (status != STATUS_OK)
        return status;
    sense.flags = (uint32_t) class | code << 8;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        if (class != PHRASE_UNIT && tsv_has_flag(row->columns[3], flags[i].name))
            sense.flags |= flags[i].flag << 16;
    return builder_add_pattern(context, row, sense, error);
}

static int by_form(const void *a, const void *b) {
    const struct phrase_anchor *x = a, *y = b;
    if (x->form != y->form)
        return x->form < y->form ? -1 : 1;
    return x->pattern < y->pattern ? -1 : x->pattern > y->pattern;
}

void builder_sort_phrases(struct builder *builder) {
    if (builder->n_phrases > 1)
        qsort(builder->phrase, builder->n_phrases, sizeof *builder->phrase, by_form);
}
