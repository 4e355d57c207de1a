/* The forms of German words by rule, from what a dictionary prints of them. */
#ifndef STIMMUNG_LANGUAGE_INFLECT_H
#define STIMMUNG_LANGUAGE_INFLECT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"

enum {
    FORM_SINGULAR = 1 << 0,
    FORM_PLURAL = 1 << 1,
    FORM_GENITIVE = 1 << 2,  /* a noun form that is nothing but a genitive */
    FORM_BARE = 1 << 3,      /* an adjective or participle without ending */
    FORM_ATTRIBUTE = 1 << 4, /* with one */
    FORM_COMPARATIVE = 1 << 5,
    FORM_SUPERLATIVE = 1 << 6,
    FORM_FINITE = 1 << 7,
    FORM_PAST = 1 << 8,
    FORM_SUBJUNCTIVE = 1 << 9,
    FORM_INFINITIVE = 1 << 10,
    FORM_PARTICIPLE = 1 << 11, /* past participle */
    FORM_PRESENT_PARTICIPLE = 1 << 12,
    FORM_ZU = 1 << 13,       /* infinitive with zu inside: abzurutschen */
    FORM_DETACHED = 1 << 14, /* finite form of a separable verb without its particle */
};

/* Takes one form (UTF-8, `len` bytes) and its FORM_ bits; a status other than 0 ends the inflection. */
typedef enum status form_fn(void *context, const char *form, uint32_t len, uint32_t bits);

/* Third person singular present and past, past participle, subjunctive II ("" where there is none) of a base
 * verb: "fällt", "fiel", "gefallen", "fiele"; and further finite forms that no rule gives, with spaces
 * between them: "sind sei seien". All NULL for a weak verb. */
struct principal_parts {
    const char *present, *past, *participle, *subjunctive, *further;
};

/* gender and plural as lexicons/nouns/ explains them. STATUS_INVALID where they are not of that kind. */
enum status inflect_noun(const char *lemma, const char *gender, const char *plural, form_fn *emit,
                         void *context);

/* comparison as lexicons/adjectives/ explains it. */
enum status inflect_adjective(const char *lemma, const char *comparison, form_fn *emit, void *context);

/* `particle` (or "") and `base`: "ab" and "rutschen"; the parts are those of the base. */
enum status inflect_verb(const char *particle, const char *base, const struct principal_parts *parts,
                         form_fn *emit, void *context);

/* Whether a base verb starts with be-, er-, ver- and the like, or ends in -ieren, and so takes no ge-. */
bool verb_lacks_ge(const char *base);

#endif
