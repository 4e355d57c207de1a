/* Looks for mistakes in the files of lexicons/ that a build would take as they are, or tell one at a time. */
#ifndef STIMMUNG_LEXICON_LINT_H
#define STIMMUNG_LEXICON_LINT_H

#include "base/bundle.h"
#include "base/error.h"
#include "base/findings.h"
#include "lexicon/lexicon.h"

/* Look through nouns/, adjectives/, verbs/, idioms/, strong_verbs.tsv, function_words.tsv, shifters.tsv,
 * ratings.tsv, moves.tsv and events.tsv of `folder`, and add what is wrong to `findings`; *n_rows gets the
 * rows that were read.
 *
 * Errors: columns, senses, values, flags, genders, plurals and inflections that are none; a word or pattern
 * with two values for one sense, or good in one row and bad in another; patterns that no text can match.
 * Doubts: the same row twice; a form that is good by one lemma and bad by another; grades finer than 0.1.
 * Returns 0 where all could be read, whatever was found. */
enum status lexicon_lint(const char *folder, struct findings *findings, uint32_t *n_rows,
                         struct error *error);

/* The same for a user's own folder (lexicon/overlay.h) over the lexicon of `base`, which `lexicon` is built
 * of. Its plain lists are only built: their first fault is told. */
enum status lexicon_lint_overlay(const struct tsv_source *base, const struct lexicon *lexicon,
                                 const char *overlay, struct findings *findings, uint32_t *n_rows,
                                 struct error *error);

#endif
