/* The names that a reader of the article remembers, and which of them a word takes up. For coreference.c
 * only. */
#ifndef STIMMUNG_ANALYSIS_ANTECEDENT_H
#define STIMMUNG_ANALYSIS_ANTECEDENT_H

#include "analysis/mention_work.h"

/* Something that was named. */
struct referent {
    const struct instrument *instrument; /* NULL for an unlisted company */
    uint32_t sentence;
    struct span span;
    uint32_t first_token, end_token;
    bool head;
};

struct memory {
    struct work *work;
    struct referent *list; /* in text order */
    uint32_t n, cap;
    const struct instrument *primary; /* the one company of the title or the first sentence, or NULL */
};

struct answer {
    const struct instrument *instrument;
    struct span antecedent; /* empty where the word itself tells */
};

/* Whom the anaphor takes up, or false where nothing or more than one is in reach. */
bool antecedent_find(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer);

/* Whether a compound tells by itself whom it means: "Facebook-Mutter", "iPhone-Konzern"; not "IT-Riese", and
 * not "SpaceX-Rivale", of which there are more. antecedent_word.c */
bool antecedent_tells(const struct work *work, uint32_t noun);

/* The same for "er" and "sie" inside a sentence, and for "Erstere" and "Letztere": antecedent_word.c */
bool antecedent_inside(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer);
bool antecedent_ranked(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer);

#endif
