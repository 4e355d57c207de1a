/* Plain lists of words: "word<TAB>weight", and SentiWS, "Wort|NN<TAB>weight<TAB>Form,Form". */
#include <string.h>

#include "base/utf8.h"
#include "language/fold.h"
#include "language/inflect.h"
#include "lexicon/builder.h"

/* What a row says. */
struct listed {
    char word[MAX_WORD];
    int part; /* enum part_of_speech; -1: the list does not tell */
    float weight;
    const char *forms; /* with commas between them, or "" */
};

static bool is_capital(const char *word) {
    size_t used;
    return letter_is_upper(utf8_decode(word, strlen(word) + 1, &used));
}

/* The part of speech of a tag of the STTS tag set, as far as SentiWS uses it. */
static int part_of_tag(const char *tag) {
    if (strncmp(tag, "NN", 2) == 0 || strcmp(tag, "NE") == 0)
        return PART_NOUN;
    if (strncmp(tag, "ADJ", 3) == 0 || strncmp(tag, "ADV", 3) == 0)
        return PART_ADJECTIVE;
    return strncmp(tag, "VV", 2) == 0 || strncmp(tag, "VM", 2) == 0 || strncmp(tag, "VA", 2) == 0 ? PART_VERB
                                                                                                  : -1;
}

static enum status read_row(const struct tsv_row *row, struct listed *listed, struct error *error) {
    const char *text = row->columns[0], *bar = strchr(text, '|');
    size_t len = bar == NULL ? strlen(text) : (size_t)(bar - text);
    double weight;
    *listed = (struct listed){.part = -1, .forms = ""};
    if (row->n_columns < 2 || row->n_columns > 3)
        return tsv_error(row, error,
                         "%u columns: a list has a word and its weight, with one tab between them",
                         row->n_columns);
    if (len == 0 || len >= MAX_WORD)
        return tsv_error(row, error, "column 1: \"%.40s\" is no word", text);
    enum status status = tsv_number(row, 1, -1, 1, &weight, error);
    if (status != STATUS_OK)
        return status;
    listed->weight = (float)weight;
    listed->forms = row->columns[2];
    memcpy(listed->word, text, len);
    if (strpbrk(listed->word, "()<>*~") != NULL)
        return tsv_error(row, error, "column 1: \"%s\" is no word: patterns belong into idioms/",
                         listed->word);
    if (bar == NULL)
        return STATUS_OK;
    listed->part = part_of_tag(bar + 1);
    return listed->part >= 0
               ? STATUS_OK
               : tsv_error(row, error, "column 1: \"%s\" is no tag: NN, ADJX, VVINF, ADV", bar + 1);
}

/* Where the list does not tell: what the lexicon knows of the word, else how it is written. */
static int guess_part(const struct builder *builder, const char *word) {
    size_t len = strlen(word);
    if (is_capital(word))
        return PART_NOUN;
    if (builder_find_lemma(builder, PART_ADJECTIVE, word) != NO_WORD)
        return PART_ADJECTIVE;
    bool infinitive = len > 4 && (strcmp(word + len - 2, "en") == 0 || strcmp(word + len - 3, "eln") == 0 ||
                                  strcmp(word + len - 3, "ern") == 0);
    return infinitive || builder_find_lemma(builder, PART_VERB, word) != NO_WORD ? PART_VERB : PART_ADJECTIVE;
}

static enum status take_form(struct builder *builder, uint32_t lemma, const char *form, size_t len,
                             struct error *error) {
    struct form_target target = {builder, lemma};
    if (len == 0 || len >= MAX_WORD)
        return STATUS_OK;
    return builder_take_form(&target, form, (uint32_t)len, FORM_SINGULAR | FORM_PLURAL) == STATUS_OK
               ? STATUS_OK
               : builder_no_memory(error);
}

/* A noun whose gender nobody tells: with the forms that the list gives, else with the usual endings. */
static enum status add_noun(struct builder *builder, const struct listed *listed, uint32_t lemma,
                            struct error *error) {
    static const char *const endings[] = {"s", "es", "e", "en", "n", NULL};
    enum status status = take_form(builder, lemma, listed->word, strlen(listed->word), error);
    for (const char *form = listed->forms; *form != '\0' && status == STATUS_OK;) {
        size_t len = strcspn(form, ",");
        status = take_form(builder, lemma, form, len, error);
        form += len + (form[len] == ',');
    }
    for (const char *const *ending = endings;
         *ending != NULL && listed->forms[0] == '\0' && status == STATUS_OK; ending++) {
        char form[MAX_WORD + 4];
        size_t len = strlen(listed->word), n = strlen(*ending);
        memcpy(form, listed->word, len);
        memcpy(form + len, *ending, n + 1);
        status = take_form(builder, lemma, form, len + n, error);
    }
    return status;
}

/* A word that the lexicon does not know. */
static enum status add_word(struct builder *builder, const struct tsv_row *row, const struct listed *listed,
                            uint32_t *lemma, struct error *error) {
    bool added;
    const char *word = arena_copy(&builder->arena, listed->word, strlen(listed->word));
    if (word == NULL)
        return builder_no_memory(error);
    if (listed->part == PART_VERB)
        return builder_verb_by_rule(builder, row, word, lemma, error);
    enum status status =
        builder_add_lemma(builder, row, (enum part_of_speech)listed->part, word, lemma, &added, error);
    if (status != STATUS_OK)
        return status;
    if (listed->part == PART_NOUN)
        return add_noun(builder, listed, *lemma, error);
    struct form_target target = {builder, *lemma};
    status = inflect_adjective(word, "", builder_take_form, &target);
    return status == STATUS_INVALID ? tsv_error(row, error, "\"%s\" can't be inflected", word)
           : status == STATUS_OK    ? STATUS_OK
                                    : builder_no_memory(error);
}

/* Give the lemma the weight as its own tone. Its other senses stay: a quantity is still one. */
static enum status set_tone(struct builder *builder, uint32_t lemma, float weight, struct error *error) {
    struct growing_lemma *entry = &builder->lemma[lemma];
    struct sense sense = {.kind = weight < 0 || weight > 0 ? SENSE_POLAR : SENSE_NEUTRAL, .value = weight};
    bool placed = false;
    for (uint32_t i = entry->first_sense; i != 0; i = builder->sense[i - 1].next)
        if (builder->sense[i - 1].sense.kind & (SENSE_POLAR | SENSE_NEUTRAL)) {
            builder->sense[i - 1].sense = sense;
            placed = true;
        }
    return placed ? STATUS_OK : builder_add_sense(builder, lemma, sense, error);
}

static enum row_kind kind_of(int part) {
    return part == PART_NOUN ? ROW_NOUN : part == PART_VERB ? ROW_VERB : ROW_ADJECTIVE;
}

enum status builder_read_list_word(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct listed listed;
    enum status status = read_row(row, &listed, error);
    if (status != STATUS_OK || strchr(listed.word, ' ') != NULL)
        return status;
    if (listed.part < 0)
        listed.part = guess_part(builder, listed.word);
    if (builder_is_claimed(builder, kind_of(listed.part), listed.word))
        return STATUS_OK; /* a row of the overlay itself says more */
    uint32_t lemma = builder_find_lemma(builder, (enum part_of_speech)listed.part, listed.word);
    if (lemma == NO_WORD)
        status = add_word(builder, row, &listed, &lemma, error);
    return status == STATUS_OK ? set_tone(builder, lemma, listed.weight, error) : status;
}

enum status builder_read_list_phrase(void *context, const struct tsv_row *row, struct error *error) {
    struct builder *builder = context;
    struct listed listed;
    struct sense sense = {.kind = SENSE_POLAR};
    enum status status = read_row(row, &listed, error);
    if (status != STATUS_OK || strchr(listed.word, ' ') == NULL)
        return status;
    struct tsv_row phrase = *row;
    bool admitted;
    sense.value = listed.weight;
    phrase.columns[0] = arena_copy(&builder->arena, listed.word, strlen(listed.word));
    if (phrase.columns[0] == NULL)
        return builder_no_memory(error);
    status = builder_admit(builder, &phrase, ROW_IDIOM, phrase.columns[0], 1, &admitted, error);
    return status == STATUS_OK ? builder_add_pattern(builder, &phrase, sense, error) : status;
}
