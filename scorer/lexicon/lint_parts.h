/* What the parts of the lint share. For lexicon/lint*.c only. */
#ifndef STIMMUNG_LEXICON_LINT_PARTS_H
#define STIMMUNG_LEXICON_LINT_PARTS_H

#include "base/findings.h"
#include "base/map.h"
#include "base/tsv.h"
#include "lexicon/lexicon.h"

/* A row that was seen: where, and what it says. */
struct seen {
    const char *path;
    uint32_t line;
    struct sense sense;
    const char *inflection; /* of words: the columns that say how, joined */
    uint32_t next;          /* another row of the same word: index plus one */
};

struct lint {
    struct findings *findings;
    struct arena arena;
    struct map words; /* part and folded lemma, or 'i' and folded pattern -> the first row */
    struct seen *seen;
    uint32_t n_seen, cap_seen;
    uint32_t n_rows;
    const struct lexicon *base;    /* of an overlay: the lexicon it lies over; else NULL */
    const struct lexicon *lexicon; /* as built from the files; NULL where they can't be built */
};

void lint_error(struct lint *lint, const struct tsv_row *row, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void lint_doubt(struct lint *lint, const struct tsv_row *row, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Check that a row has `least` to `most` columns. */
bool lint_columns(struct lint *lint, const struct tsv_row *row, uint32_t least, uint32_t most);

/* Check the columns [first, first + 3): sense, value, flags. False where they give none. */
bool lint_sense(struct lint *lint, const struct tsv_row *row, uint32_t first, uint32_t allowed,
                struct sense *sense);

/* Hold a row against those seen before of the same word or pattern, and keep it. `part` is a letter for the
 * kind of key, `text` the word. Returns the row that was seen first of this word, or NULL. */
const struct seen *lint_keep(struct lint *lint, const struct tsv_row *row, char part, const char *text,
                             const struct seen *seen, struct error *error);

/* Rows of idioms/, shifters.tsv, ratings.tsv, moves.tsv and events.tsv. */
tsv_row_fn lint_idiom, lint_shifter, lint_rating, lint_phrase, lint_event;

/* Whether the lexicon has a word or form, or a pattern, that is written so (a verb's bar is no matter). */
bool lint_is_known(const struct lexicon *lexicon, const char *text);

/* Forms that are good by one lemma and bad by another. */
void lint_forms(struct lint *lint);

#endif
