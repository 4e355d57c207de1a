/* The lexicon while it grows, before it is written as an image. For lexicon/build*.c only. */
#ifndef STIMMUNG_LEXICON_BUILDER_H
#define STIMMUNG_LEXICON_BUILDER_H

#include "base/arena.h"
#include "base/map.h"
#include "base/tsv.h"
#include "lexicon/build.h"
#include "lexicon/lexicon.h"

/* Readings and anchors are gathered as chains, as they come in any order; the image has them side by side. */
struct chained_reading {
    struct reading reading;
    uint32_t form;
    uint32_t next;          /* of the same form: index plus one; 0 ends the chain */
    uint32_t next_of_lemma; /* of the same lemma, the one before it */
};

struct chained_sense {
    struct sense sense;
    uint32_t next;
};

struct chained_anchor {
    struct anchor anchor;
    uint32_t next;
};

/* Where a phrase of moves.tsv starts. */
struct phrase_anchor {
    uint32_t form;
    uint32_t pattern;
};

struct growing_form {
    struct form form;
    struct profile profile;
    struct hooks hooks;
    uint32_t hash;
    uint32_t first_reading, last_reading; /* index plus one */
    uint32_t first_anchor;
};

struct growing_lemma {
    struct lemma lemma;
    uint32_t first_sense, last_sense;
    uint32_t last_reading; /* index plus one */
    const char *text;
};

struct strong_verb {
    const char *infinitive;
    const char *present, *past, *participle, *subjunctive, *further;
};

enum { MAX_WORD = 200 }; /* bytes of a word or form */

/* The kinds of rows, as an overlay can take the place of those of the lexicon. */
enum row_kind {
    ROW_STRONG = 's',
    ROW_NOUN = 'n',
    ROW_ADJECTIVE = 'a',
    ROW_VERB = 'v',
    ROW_FUNCTION = 'f',
    ROW_SHIFTER = 'h',
    ROW_IDIOM = 'i',
    ROW_PHRASE = 'm',
    ROW_RATING = 'r',
    ROW_EVENT = 'e',
};

struct builder {
    struct arena arena;
    struct map forms;   /* folded form -> index into growing forms */
    struct map lemmas;  /* part digit + folded text -> index into growing lemmas */
    struct map strings; /* text -> offset in the image's strings */
    struct map claimed; /* row kind + folded text -> 1: the overlay's rows hold, not those of the lexicon */
    struct lexicon_lacks lacks;
    bool in_overlay; /* the rows being read are the overlay's */
    struct growing_form *form;
    struct growing_lemma *lemma;
    struct chained_reading *reading;
    struct chained_sense *sense;
    struct chained_anchor *anchor;
    struct pattern *pattern;
    struct pattern_item *item;
    uint32_t *number;
    struct phrase_anchor *phrase;
    struct strong_verb *strong;
    uint32_t *need; /* needs that forms meet; those of one form side by side */
    uint32_t n_forms, cap_forms, n_lemmas, cap_lemmas, n_readings, cap_readings, n_senses, cap_senses,
        n_anchors, cap_anchors, n_patterns, cap_patterns, n_items, cap_items, n_numbers, cap_numbers,
        n_strong, cap_strong, n_phrases, cap_phrases, n_needs, n_met;
    struct buffer *text; /* the strings section */
};

/* Whether a row is to be read whose word, form or pattern is `text` and whose sense stands in the column
 * `sense`. A row of the overlay claims its text, and is passed over where it only removes it; a row of the
 * lexicon is passed over where the overlay has claimed its text. */
enum status builder_admit(struct builder *builder, const struct tsv_row *row, enum row_kind kind,
                          const char *text, uint32_t sense, bool *admitted, struct error *error);

/* Whether the overlay has a row of that kind and text. */
bool builder_is_claimed(const struct builder *builder, enum row_kind kind, const char *text);

/* The index of the folded form of `word`, made where it is new; NO_WORD when memory runs out. */
uint32_t builder_form(struct builder *builder, const char *word, size_t len);

/* Offset of `text` in the strings section, shared by equal texts. */
uint32_t builder_string(struct builder *builder, const char *text, size_t len);

/* The index of the lemma of that part of speech and folded text, or NO_WORD. */
uint32_t builder_find_lemma(const struct builder *builder, enum part_of_speech part, const char *text);

/* Find or make that lemma. */
enum status builder_add_lemma(struct builder *builder, const struct tsv_row *row, enum part_of_speech part,
                              const char *text, uint32_t *lemma, bool *added, struct error *error);

/* The sense of the columns [first, first + 3): kind, value, flags. */
enum status builder_read_sense(const struct tsv_row *row, uint32_t first, uint32_t allowed,
                               struct sense *sense, struct error *error);

/* Give a lemma a sense; of two alike the first holds, and the lint tells of it. */
enum status builder_add_sense(struct builder *builder, uint32_t lemma, struct sense sense,
                              struct error *error);

/* A form_fn with a form_target: adds a reading to a form; one that is there already gets the bits of both. */
struct form_target {
    struct builder *builder;
    uint32_t lemma;
};
enum status builder_take_form(void *target, const char *word, uint32_t len, uint32_t bits);

/* Rows of strong_verbs.tsv and of verbs/. */
enum status builder_read_strong(void *context, const struct tsv_row *row, struct error *error);
enum status builder_read_verb(void *context, const struct tsv_row *row, struct error *error);

/* Make a verb lemma with its forms from a text with or without the bar, by rule. */
enum status builder_add_verb(struct builder *builder, const struct tsv_row *row, const char *text,
                             const char *inflection, uint32_t *lemma, struct error *error);

/* The same for an infinitive without a bar: one with a known particle in front is taken as separable. */
enum status builder_verb_by_rule(struct builder *builder, const struct tsv_row *row, const char *text,
                                 uint32_t *lemma, struct error *error);

/* Rows of plain lists of words and weights: the words, and the phrases of several words. */
enum status builder_read_list_word(void *context, const struct tsv_row *row, struct error *error);
enum status builder_read_list_phrase(void *context, const struct tsv_row *row, struct error *error);

/* A row of idioms/ or shifters.tsv: pattern, sense, value, flags. */
enum status builder_add_pattern(struct builder *builder, const struct tsv_row *row, struct sense sense,
                                struct error *error);

/* A row of moves.tsv; and, when all are read, their order. */
enum status builder_read_phrase(void *context, const struct tsv_row *row, struct error *error);
void builder_sort_phrases(struct builder *builder);

/* What a sentence must hold before a pattern is tried: anchors and forms get their needs. Returns false when
 * memory runs out. */
bool builder_find_needs(struct builder *builder);

/* When all is read: the bytes that lexicon_open takes. */
enum status builder_write_image(struct builder *builder, struct buffer *image, struct error *error);

enum status builder_no_memory(struct error *error);

#endif
