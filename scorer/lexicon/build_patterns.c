#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "language/fold.h"
#include "lexicon/builder.h"

enum { MAX_ITEMS = 16, MAX_ALTERNATIVES = 64, MAX_TEXT = 400 };

struct draft_item {
    struct pattern_item item;
    uint32_t forms[4 * MAX_ALTERNATIVES];
    uint32_t weight; /* how telling it is: length of its shortest alternative */
};

static bool add_form(struct builder *builder, struct draft_item *draft, const char *word, size_t len) {
    uint32_t form = builder_form(builder, word, len);
    if (form == NO_WORD)
        return false;
    for (uint32_t i = 0; i < draft->item.n; i++)
        if (draft->forms[i] == form)
            return true;
    if (draft->item.n < 4 * MAX_ALTERNATIVES)
        draft->forms[draft->item.n++] = form;
    return true;
}

/* All forms of the lemma `text`, of whichever part of speech; of an unknown one those with a usual ending. */
static bool add_lemma_forms(struct builder *builder, struct draft_item *draft, const char *text) {
    bool known = false;
    for (int part = PART_NOUN; part <= PART_VERB; part++) {
        uint32_t lemma = builder_find_lemma(builder, (enum part_of_speech)part, text);
        if (lemma == NO_WORD)
            continue;
        known = true;
        for (uint32_t r = builder->lemma[lemma].last_reading; r != 0;
             r = builder->reading[r - 1].next_of_lemma)
            if (draft->item.n < 4 * MAX_ALTERNATIVES)
                draft->forms[draft->item.n++] = builder->reading[r - 1].form;
    }
    if (known)
        return true;
    static const char *const endings[] = {"", "e", "en", "n", "s", "es", "er", "em", "ern", NULL};
    for (const char *const *ending = endings; *ending != NULL; ending++) {
        char word[MAX_TEXT];
        size_t n = strlen(text), m = strlen(*ending);
        if (n + m >= sizeof word)
            return false;
        memcpy(word, text, n);
        memcpy(word + n, *ending, m + 1);
        if (!add_form(builder, draft, word, n + m))
            return false;
    }
    return true;
}

static int by_number(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return x < y ? -1 : x > y;
}

static bool add_numbers(struct builder *builder, const uint32_t *numbers, uint32_t n, uint32_t *first) {
    *first = builder->n_numbers;
    if (!arena_grow(&builder->arena, &builder->number, &builder->cap_numbers, builder->n_numbers + n,
                    sizeof *builder->number))
        return false;
    memcpy(builder->number + builder->n_numbers, numbers, n * sizeof *numbers);
    builder->n_numbers += n;
    return true;
}

static bool starts_capital(const char *word) {
    size_t used;
    return letter_is_upper(utf8_decode(word, strlen(word) + 1, &used));
}

/* One word of a pattern: `wort`, `~Wort`, `a|b`, `(wort)`, `*`. */
static enum status read_item(struct builder *builder, const struct tsv_row *row, char *word,
                             struct draft_item *draft, struct error *error) {
    *draft = (struct draft_item){.weight = UINT32_MAX};
    size_t len = strlen(word);
    if (strcmp(word, "*") == 0) {
        draft->item.kind = ITEM_GAP;
        draft->weight = 0;
        return STATUS_OK;
    }
    if (word[0] == '(' && word[len - 1] == ')') {
        draft->item.optional = 1;
        word[len - 1] = '\0';
        word++;
    }
    draft->item.kind = ITEM_LEMMA;
    bool first = true;
    for (char *rest = word; rest != NULL;) {
        const char *alternative = strsep(&rest, "|");
        bool lemma = alternative[0] == '~';
        if (!lemma)
            draft->item.kind = ITEM_FORMS;
        alternative += lemma;
        uint8_t written = starts_capital(alternative) ? WRITTEN_CAPITAL : WRITTEN_SMALL;
        draft->item.written = first ? written : draft->item.written == written ? written : WRITTEN_ANY;
        first = false;
        size_t n = strlen(alternative);
        if (n > 1 && alternative[n - 1] == '-')
            n--; /* Gewinn- und Verlustrechnung: the hyphen is a mark of its own, which is passed over */
        if (n == 0)
            return tsv_error(row, error, "an empty word in the pattern \"%s\"", row->columns[0]);
        if (n < draft->weight)
            draft->weight = (uint32_t)n;
        if (!(lemma ? add_lemma_forms(builder, draft, alternative)
                    : add_form(builder, draft, alternative, n)))
            return builder_no_memory(error);
    }
    qsort(draft->forms, draft->item.n, sizeof *draft->forms, by_number);
    return STATUS_OK;
}

/* The verb of a slot, found or made by rule; one with a known particle in front is taken as separable. */
enum status builder_verb_by_rule(struct builder *builder, const struct tsv_row *row, const char *text,
                                 uint32_t *lemma, struct error *error) {
    static const char *const particles[] = {
        "zurück",    "zusammen", "herunter", "hinunter", "herauf", "hinauf", "heraus", "hinaus", "voran",
        "voraus",    "vorbei",   "weiter",   "wieder",   "davon",  "herab",  "hinab",  "empor",  "entgegen",
        "hinnehmen", "hin",      "her",      "ab",       "an",     "auf",    "aus",    "bei",    "ein",
        "fest",      "fort",     "gut",      "los",      "mit",    "nach",   "nieder", "vor",    "weg",
        "zu",        "um",       "durch",    "frei",     "fehl",   "bloß",   "teil",   "still",  NULL};
    *lemma = builder_find_lemma(builder, PART_VERB, text);
    if (*lemma != NO_WORD)
        return STATUS_OK;
    char barred[MAX_TEXT];
    for (const char *const *p = particles; *p != NULL; p++) {
        size_t n = strlen(*p), m = strlen(text);
        if (strncmp(text, *p, n) != 0 || m < n + 4 || m + 2 > sizeof barred)
            continue;
        if (builder_find_lemma(builder, PART_VERB, text + n) == NO_WORD)
            continue;
        memcpy(barred, text, n);
        barred[n] = '|';
        memcpy(barred + n + 1, text + n, m - n + 1);
        return builder_add_verb(builder, row, barred, "", lemma, error);
    }
    return builder_add_verb(builder, row, text, "", lemma, error);
}

static enum status read_slot(struct builder *builder, const struct tsv_row *row, char *word,
                             struct pattern *pattern, struct error *error) {
    uint32_t lemmas[MAX_ALTERNATIVES];
    uint32_t n = 0;
    size_t len = strlen(word);
    if (word[len - 1] != '>')
        return tsv_error(row, error, "\"%s\" lacks its \">\"", word);
    word[len - 1] = '\0';
    for (char *rest = word + 1; rest != NULL && n < MAX_ALTERNATIVES;) {
        enum status status = builder_verb_by_rule(builder, row, strsep(&rest, "|"), &lemmas[n++], error);
        if (status != STATUS_OK)
            return status;
    }
    pattern->n_verbs = (uint16_t)n;
    return add_numbers(builder, lemmas, n, &pattern->first_verb) ? STATUS_OK : builder_no_memory(error);
}

static bool add_anchors(struct builder *builder, const struct draft_item *draft, struct anchor anchor) {
    for (uint32_t i = 0; i < draft->item.n; i++) {
        if (!arena_grow(&builder->arena, &builder->anchor, &builder->cap_anchors, builder->n_anchors + 1,
                        sizeof *builder->anchor))
            return false;
        struct growing_form *form = &builder->form[draft->forms[i]];
        builder->anchor[builder->n_anchors++] = (struct chained_anchor){anchor, form->first_anchor};
        form->first_anchor = builder->n_anchors;
    }
    return true;
}

/* A phrase of moves.tsv is found from its first word. */
static bool add_phrase(struct builder *builder, const struct draft_item *first, uint32_t pattern) {
    for (uint32_t i = 0; i < first->item.n; i++) {
        if (!arena_grow(&builder->arena, &builder->phrase, &builder->cap_phrases, builder->n_phrases + 1,
                        sizeof *builder->phrase))
            return false;
        builder->phrase[builder->n_phrases++] = (struct phrase_anchor){first->forms[i], pattern};
    }
    return true;
}

enum status builder_add_pattern(struct builder *builder, const struct tsv_row *row, struct sense sense,
                                struct error *error) {
    static const struct pattern empty;
    struct pattern pattern = empty;
    struct draft_item *drafts = arena_alloc(&builder->arena, MAX_ITEMS * sizeof *drafts);
    char *copy = arena_copy(&builder->arena, row->columns[0], strlen(row->columns[0]));
    if (drafts == NULL || copy == NULL)
        return builder_no_memory(error);
    pattern.sense = sense;
    pattern.text = builder_string(builder, row->columns[0], strlen(row->columns[0]));
    enum status status = STATUS_OK;
    int best = -1;
    for (char *rest = copy; rest != NULL && status == STATUS_OK;) {
        char *word = strsep(&rest, " ");
        if (word[0] == '\0')
            continue;
        if (word[0] == '<') {
            status = read_slot(builder, row, word, &pattern, error);
            continue;
        }
        if (pattern.n_items == MAX_ITEMS)
            return tsv_error(row, error, "more than %d words in a pattern", MAX_ITEMS);
        struct draft_item *draft = &drafts[pattern.n_items];
        status = read_item(builder, row, word, draft, error);
        /* the rarest word finds the pattern: the longest is a good guess, few alternatives break a tie */
        if (draft->item.kind != ITEM_GAP && !draft->item.optional && status == STATUS_OK &&
            (best < 0 || draft->weight > drafts[best].weight))
            best = pattern.n_items;
        pattern.n_items++;
    }
    if (status != STATUS_OK)
        return status;
    if (best < 0)
        return tsv_error(row, error, "the pattern \"%s\" has no fixed word", row->columns[0]);
    pattern.first_item = builder->n_items;
    if (!arena_grow(&builder->arena, &builder->item, &builder->cap_items, builder->n_items + pattern.n_items,
                    sizeof *builder->item) ||
        !arena_grow(&builder->arena, &builder->pattern, &builder->cap_patterns, builder->n_patterns + 1,
                    sizeof *builder->pattern))
        return builder_no_memory(error);
    for (int i = 0; i < pattern.n_items; i++) {
        if (!add_numbers(builder, drafts[i].forms, drafts[i].item.n, &drafts[i].item.first))
            return builder_no_memory(error);
        builder->item[builder->n_items++] = drafts[i].item;
    }
    builder->pattern[builder->n_patterns] = pattern;
    struct anchor anchor = {.pattern = builder->n_patterns++, .item = (uint32_t)best};
    if (sense.kind == SENSE_PHRASE && (drafts[0].item.kind == ITEM_GAP || drafts[0].item.optional))
        return tsv_error(row, error, "the phrase \"%s\" must start with a fixed word", row->columns[0]);
    bool anchored = sense.kind == SENSE_PHRASE ? add_phrase(builder, &drafts[0], anchor.pattern)
                                               : add_anchors(builder, &drafts[best], anchor);
    return anchored ? STATUS_OK : builder_no_memory(error);
}
