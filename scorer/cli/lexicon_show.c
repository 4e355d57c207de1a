/* What the engine knows of a word, and which rows of the files say so. */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/tsv.h"
#include "cli/lexicon.h"
#include "language/fold.h"
#include "language/inflect.h"
#include "language/word_class.h"
#include "lexicon/build.h"
#include "lexicon/overlay.h"
#include "lexicon/sense.h"
#include "market/match.h"

enum { MAX_TEXT = 1000 };

/* --- rows of the files --- */

/* Whose rows they are. A row of the overlay stands for those of the lexicon, a list beside them. */
enum origin { ORIGIN_OVERLAY, ORIGIN_LIST, ORIGIN_LEXICON };

struct place {
    const char *path;
    uint32_t line;
    enum origin origin;
    const char *key; /* the first column, a verb's without its bar; of companies, the ticker */
};

struct places {
    struct arena arena;
    enum origin origin; /* of what is being read */
    struct place *list;
    uint32_t n, capacity;
};

static enum status keep_place(void *context, const struct tsv_row *row, struct error *error) {
    struct places *places = context;
    size_t len = strlen(row->columns[0]);
    char *key = arena_copy(&places->arena, row->columns[0], len);
    if (key == NULL ||
        !arena_grow(&places->arena, &places->list, &places->capacity, places->n + 1, sizeof *places->list))
        return error_set(error, STATUS_NOMEM, "out of memory");
    bool verb = strstr(row->path, "/verbs/") != NULL;
    char *bar = verb || places->origin == ORIGIN_LIST ? strchr(key, '|') : NULL;
    if (bar != NULL && verb)
        memmove(bar, bar + 1, strlen(bar));
    else if (bar != NULL)
        *bar = '\0'; /* the tag of SentiWS */
    places->list[places->n++] = (struct place){row->path, row->line, places->origin, key};
    return STATUS_OK;
}

static enum status read_parts(const struct tsv_source *source, enum origin origin, struct places *places,
                              struct error *error) {
    enum status status = STATUS_OK;
    places->origin = origin;
    for (const char *const *part = LEXICON_PARTS; *part != NULL && status == STATUS_OK; part++)
        status = tsv_source_read(source, *part, &places->arena, keep_place, places, error);
    return status;
}

static enum status read_places(const char *folder, struct places *places, struct error *error) {
    struct tsv_source base = engine_lexicon_source();
    struct overlay overlay;
    enum status status = STATUS_OK;
    if (folder != NULL) {
        status = overlay_open(folder, &places->arena, &overlay, error);
        if (status == STATUS_OK)
            status = read_parts(&overlay.source, ORIGIN_OVERLAY, places, error);
        places->origin = ORIGIN_LIST;
        if (status == STATUS_OK)
            status = overlay_read_lists(&overlay, &places->arena, keep_place, places, error);
    }
    if (status == STATUS_OK)
        status = read_parts(&base, ORIGIN_LEXICON, places, error);
    /* the files of names are not bound in */
    if (status == STATUS_OK && access("lexicons/market", R_OK) == 0)
        status = tsv_read_folder("lexicons/market", &places->arena, keep_place, places, error);
    return status;
}

/* Whether the file is one of words or names, none of patterns. */
static bool holds_words(const char *path) {
    static const char *const parts[] = {"/nouns/",         "/adjectives/",  "/verbs/", "/market/",
                                        "function_words.", "strong_verbs.", NULL};
    for (const char *const *part = parts; *part != NULL; part++)
        if (strstr(path, *part) != NULL)
            return true;
    return false;
}

/* Whether the place lies in a file whose path holds `part`; NULL: in one of patterns. */
static bool lies_in(const struct place *place, const char *part) {
    if (place->origin == ORIGIN_LIST)
        return true;
    return part == NULL ? !holds_words(place->path) : strstr(place->path, part) != NULL;
}

/* Append the places of `key` in files as lies_in tells them. */
static void put_places(struct buffer *out, const struct places *places, const char *part, const char *key) {
    bool first = true, replaced = false;
    for (uint32_t i = 0; i < places->n; i++) {
        const struct place *place = &places->list[i];
        if (strcmp(place->key, key) != 0 || !lies_in(place, part) ||
            (place->origin == ORIGIN_LEXICON && replaced))
            continue;
        replaced |= place->origin == ORIGIN_OVERLAY;
        buffer_printf(out, "%s%s:%u", first ? "   " : " ", place->path, place->line);
        first = false;
    }
    buffer_add_byte(out, '\n');
}

/* --- words --- */

static void put_bits(struct buffer *out, uint32_t bits) {
    static const struct {
        uint32_t bit;
        const char *name;
    } names[] = {
        {FORM_SINGULAR, "singular"},
        {FORM_PLURAL, "plural"},
        {FORM_GENITIVE, "genitive"},
        {FORM_BARE, "without ending"},
        {FORM_ATTRIBUTE, "with ending"},
        {FORM_COMPARATIVE, "comparative"},
        {FORM_SUPERLATIVE, "superlative"},
        {FORM_FINITE, "finite"},
        {FORM_PAST, "past"},
        {FORM_SUBJUNCTIVE, "subjunctive"},
        {FORM_INFINITIVE, "infinitive"},
        {FORM_PARTICIPLE, "participle"},
        {FORM_PRESENT_PARTICIPLE, "present participle"},
        {FORM_ZU, "with zu"},
        {FORM_DETACHED, "its particle apart"},
    };
    const char *before = " (";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!(bits & names[i].bit))
            continue;
        buffer_printf(out, "%s%s", before, names[i].name);
        before = ", ";
    }
    if (before[0] == ',')
        buffer_add_byte(out, ')');
}

static void put_sense(struct buffer *out, const struct sense *sense) {
    buffer_printf(out, " %s", sense_kind_name(sense->kind));
    if (sense->value < 0 || sense->value > 0)
        buffer_printf(out, " %s%g", sense->kind == SENSE_DEGREE || sense->value < 0 ? "" : "+",
                      (double)sense->value);
    for (uint32_t bit = 1; bit <= SENSE_FLAG_DEMAND; bit <<= 1)
        if (sense->flags & bit)
            buffer_printf(out, " %s", sense_flag_name(bit));
}

static void put_lemma(struct buffer *out, const struct lexicon *lexicon, const struct places *places,
                      const struct reading *reading) {
    static const char *const parts[] = {
        [PART_NOUN] = "noun", [PART_ADJECTIVE] = "adjective", [PART_VERB] = "verb"};
    static const char *const folders[] = {
        [PART_NOUN] = "/nouns/", [PART_ADJECTIVE] = "/adjectives/", [PART_VERB] = "/verbs/"};
    const struct lemma *lemma = &lexicon->lemmas[reading->lemma];
    const char *text = lexicon_lemma_text(lexicon, reading->lemma);
    buffer_printf(out, "  %s %s", parts[lemma->part], text);
    put_bits(out, reading->bits);
    buffer_add_byte(out, ':');
    for (uint32_t i = 0; i < lemma->n_senses; i++) {
        buffer_add_text(out, i == 0 ? "" : ",");
        put_sense(out, &lexicon->senses[lemma->first_sense + i]);
    }
    if (lemma->n_senses == 0)
        buffer_add_text(out, " of patterns alone");
    put_places(out, places, folders[lemma->part], text);
}

static void put_closed(struct buffer *out, const struct places *places, const struct profile *profile,
                       const char *text) {
    static const struct {
        uint32_t bit;
        const char *name;
    } names[] = {
        {CLASS_DETERMINER, "determiner"},
        {CLASS_RELATIVE, "relative"},
        {CLASS_PRONOUN, "pronoun"},
        {CLASS_REFLEXIVE, "reflexive"},
        {CLASS_PREPOSITION, "preposition"},
        {CLASS_COORDINATOR, "coordinator"},
        {CLASS_SUBORDINATOR, "subordinator"},
        {CLASS_QUESTION, "question"},
        {CLASS_PARTICLE, "particle"},
        {CLASS_ADVERB, "adverb"},
        {CLASS_NUMBER, "number"},
        {CLASS_UNIT, "unit"},
        {CLASS_MONTH, "month"},
        {CLASS_WEEKDAY, "weekday"},
        {CLASS_ABBREVIATION, "abbreviation"},
        {CLASS_ABBREVIATED_END, "abbreviation_end"},
        {CLASS_ORDINAL_NOUN, "ordinal_noun"},
        {CLASS_PRIOR, "prior"},
        {CLASS_MORE, "more"},
        {CLASS_LESS, "less"},
    };
    if (profile->closed == 0)
        return;
    buffer_add_text(out, "  function word:");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (profile->closed & names[i].bit)
            buffer_printf(out, " %s", names[i].name);
    put_places(out, places, "function_words", text);
}

static void put_patterns(struct buffer *out, const struct lexicon *lexicon, const struct places *places,
                         uint32_t word) {
    const struct hooks *hooks = lexicon_hooks(lexicon, word);
    for (uint32_t i = 0; i < hooks->n_anchors; i++) {
        const struct pattern *pattern = &lexicon->patterns[lexicon->anchors[hooks->first_anchor + i].pattern];
        const char *text = lexicon->strings + pattern->text;
        buffer_printf(out, "  pattern \"%s\":", text);
        put_sense(out, &pattern->sense);
        put_places(out, places, NULL, text);
    }
    for (uint32_t i = 0; i < hooks->n_phrases; i++) {
        const struct pattern *pattern = &lexicon->patterns[lexicon->phrases[hooks->first_phrase + i]];
        buffer_printf(out, "  price move \"%s\"", lexicon->strings + pattern->text);
        put_places(out, places, "moves.tsv", lexicon->strings + pattern->text);
    }
}

static void put_form(struct buffer *out, const struct lexicon *lexicon, const struct places *places,
                     uint32_t word, const char *written) {
    const struct form *form = &lexicon->forms[word];
    put_closed(out, places, lexicon_profile(lexicon, word), written);
    for (uint32_t i = 0; i < form->n_readings; i++)
        put_lemma(out, lexicon, places, &lexicon->readings[form->first_reading + i]);
}

static void put_word(struct buffer *out, const struct lexicon *lexicon, const struct places *places,
                     const struct token_list *list, uint32_t at, const char *text) {
    struct token token = list->tokens[at];
    char written[MAX_TEXT];
    snprintf(written, sizeof written, "%.*s", (int)(token.end - token.start), text + token.start);
    buffer_printf(out, "%s\n", written);
    if (token.flags & TOKEN_COMPOUND) {
        buffer_add_text(out, "  no row of its own: read as a compound, by its last part\n");
        put_form(out, lexicon, places, token.word, "");
        if (token.modifier != NO_WORD) {
            buffer_add_text(out, "  before it:\n");
            put_form(out, lexicon, places, token.modifier, "");
        }
    } else if (token.form != NO_WORD) {
        put_form(out, lexicon, places, token.form, written);
        put_patterns(out, lexicon, places, token.form);
    } else {
        buffer_add_text(out, "  not known as a word\n");
    }
}

/* --- names --- */

static void put_name(struct buffer *out, const struct market *market, const struct places *places,
                     const struct name_ref *ref, const char *text, struct span span) {
    buffer_printf(out, "  \"%.*s\"", (int)span_len(span), text + span.start);
    if (ref->instrument == NO_INSTRUMENT) {
        char written[MAX_TEXT];
        snprintf(written, sizeof written, "%.*s", (int)span_len(span), text + span.start);
        buffer_printf(out, ": %s, not listed", ref->flags & NAME_PERSON ? "a first name" : "a name");
        put_places(out, places, "/market/", written);
        return;
    }
    const struct instrument *instrument = &market->instruments[ref->instrument];
    buffer_printf(out, " is %s of %s (%s)%s",
                  ref->flags & NAME_DESCRIPTOR ? "a descriptor"
                  : ref->flags & NAME_BRAND    ? "a brand"
                                               : "a name",
                  instrument->ticker, instrument->name,
                  ref->flags & NAME_AMBIGUOUS ? ", where the context speaks of it" : "");
    put_places(out, places, instrument->kind == INSTRUMENT_COMPANY ? "/market/companies" : "/market/in",
               instrument->ticker);
}

enum { MAX_NAMES = 12 };

static void put_match(struct buffer *out, const struct market *market, const struct places *places,
                      const struct name_match *match, bool descriptors, const char *text) {
    if (match->node == NO_NODE)
        return;
    const struct name_node *node = &market->nodes[match->node];
    uint32_t first = node->first_ref + (descriptors ? node->n_names : 0);
    uint32_t n = descriptors ? node->n_descriptors : node->n_names;
    for (uint32_t i = 0; i < n && i < MAX_NAMES; i++)
        put_name(out, market, places, &market->refs[first + i], text, match->span);
    if (n > MAX_NAMES)
        buffer_printf(out, "  and of %u more\n", n - MAX_NAMES);
}

static void put_names(struct buffer *out, const struct market *market, const struct places *places,
                      const struct token_list *list, const char *text) {
    for (uint32_t i = 0; i < list->n; i++) {
        struct word_match match;
        if (!market_match(market, text, list, i, list->n, list->tokens[i].start, &match))
            continue;
        put_match(out, market, places, &match.name, false, text);
        put_match(out, market, places, &match.descriptor, true, text);
    }
}

enum status lexicon_show(struct buffer *out, const struct engine *engine, const char *text,
                         const char *overlay, struct error *error) {
    struct places places = {0};
    struct token_list list = {0};
    size_t len = strlen(text);
    if (len >= MAX_TEXT)
        return error_set(error, STATUS_USAGE, "\"%.40s...\" is no word", text);
    enum status status = read_places(overlay, &places, error);
    if (status == STATUS_OK && tokenize(&places.arena, text, 0, (uint32_t)len, &list) != STATUS_OK)
        status = error_set(error, STATUS_NOMEM, "out of memory");
    if (status == STATUS_OK) {
        lexicon_look_up(engine_lexicon(engine), &list, 0);
        for (uint32_t i = 0; i < list.n; i++)
            if (list.tokens[i].kind == TOKEN_WORD)
                put_word(out, engine_lexicon(engine), &places, &list, i, text);
        put_names(out, engine_market(engine), &places, &list, text);
    }
    arena_free(&places.arena);
    return status;
}
