/* The finding of mentions while it is under way. For analysis/mention*.c and coreference.c only. */
#ifndef STIMMUNG_ANALYSIS_MENTION_WORK_H
#define STIMMUNG_ANALYSIS_MENTION_WORK_H

#include "analysis/clause.h"
#include "analysis/mentions.h"
#include "market/cue.h"
#include "market/match.h"

enum found_state {
    FOUND_SURE,
    FOUND_DOUBTFUL, /* an ambiguous name that nothing has decided yet */
    FOUND_DROPPED,
};

/* A name or a code in the text, listed or not. */
struct found {
    struct span span;
    uint32_t sentence;
    uint32_t first_token, end_token;
    uint32_t node;                       /* of the name, or NO_NODE for a code */
    const struct name_ref *ref;          /* the meaning that is taken; NULL for a code */
    const struct instrument *instrument; /* NULL for an unlisted name */
    uint32_t tail;                       /* CUE_ bits of the rest of a compound: "Aktie" of "Meta-Aktie" */
    uint8_t via;                         /* enum mention_via */
    uint8_t state;                       /* enum found_state */
    bool open;                           /* modifies the rest of its word */
    bool legal;                          /* a legal form stands behind it */
    bool person;                         /* a first name or a title stands before it */
    bool entity;                         /* an unlisted company, to which a later "der Konzern" can go back */
    bool head, house;
};

enum anaphor_kind {
    ANAPHOR_DESCRIPTOR, /* a word that the gazetteer has for certain companies or indices: Autobauer,
                           Wolfsburger */
    ANAPHOR_COMPANY,    /* Konzern, Unternehmen, and any compound with such a word */
    ANAPHOR_PAPER,      /* Aktie, Titel, Kurs */
    ANAPHOR_INDEX,      /* Index, Börsenbarometer */
    ANAPHOR_PRONOUN,    /* er, sie, es at the start of a sentence */
    ANAPHOR_INSIDE,     /* er, sie within a sentence */
    ANAPHOR_RANKED,     /* Erstere, Letztere */
    ANAPHOR_POSSESSIVE, /* sein, ihr at the start of a sentence, with what is owned */
    ANAPHOR_QUANTITY,   /* der Umsatz, das Ergebnis: of the company that is spoken of */
    ANAPHOR_PART,   /* der Vorstand, das Gebot, ein Verlust: likewise, but from sentence to sentence only */
    ANAPHOR_CHANGE, /* ein Minus von 2 Prozent: of the index or share that is spoken of */
};

/* Something that may take up a name. */
struct anaphor {
    uint8_t kind;
    uint32_t sentence;
    uint32_t first_token, end_token; /* with its determiner */
    uint32_t noun;                   /* token of its noun */
    uint32_t node;                   /* of a descriptor, or NO_NODE */
    uint32_t attribute; /* node of a descriptor that stands before the noun: "der Walldorfer Konzern"; or
                           NO_NODE */
    uint32_t cues;
};

struct work {
    const struct lexicon *lexicon;
    const struct market *market;
    struct document *document;
    struct found *found; /* in text order */
    uint32_t n_found, cap_found;
    struct anaphor *anaphors; /* in text order */
    uint32_t n_anaphors, cap_anaphors;
    uint32_t *first_found; /* by sentence: index into found; one more entry at the end */
    uint32_t *facts;       /* by sentence; 0 while they were not read */
    uint32_t reading;      /* the sentence whose facts are read */
};

static inline const struct token *work_token(const struct work *work, uint32_t token) {
    return &work->document->words.tokens[token];
}

static inline const char *work_fold(const struct work *work, uint32_t token) {
    return work->document->words.folds + work_token(work, token)->fold;
}

bool work_is_mark(const struct work *work, uint32_t token, char mark);
static inline bool work_is(const struct work *work, uint32_t token, const char *fold) {
    return token_is(work->document, token, fold);
}

static inline bool work_is_any(const struct work *work, uint32_t token, const char *const *folds) {
    return token_is_any(work->document, token, folds);
}

/* The cues of a token's word or of its ending; 0 for marks and numbers. */
uint32_t work_cues(const struct work *work, uint32_t token);

/* Whether a name may be a meaning of this token's neighbours: listed companies only. */
bool found_is_company(const struct found *found);

/* Shared by the steps. */
enum status work_add(struct work *work, struct found found);

/* --- names: mention_name.c --- */

/* The meaning of a matched name that is taken first: the first one that fits how it is written. NULL for
 * none. */
const struct name_ref *name_meaning(const struct work *work, const struct name_match *match);

/* Note a matched name; `person` tells that a first name or a title stands before it. */
enum status name_add(struct work *work, uint32_t sentence, uint32_t token, const struct name_match *match,
                     bool person, uint32_t end);

/* Note the names that start behind a hyphen within the token, from byte `from` on: "Ex-Wirecard-Vorstand". */
enum status names_inside(struct work *work, uint32_t sentence, uint32_t token, uint32_t from, uint32_t end);

/* --- codes: mention_code.c --- */

/* Note an ISIN, a WKN or a symbol; *taken tells whether the token is one. */
enum status codes_find(struct work *work, uint32_t sentence, uint32_t token, bool *taken);

/* The token before a code, over a colon and opening brackets; NO_INDEX at the sentence's start. */
uint32_t code_before(const struct work *work, uint32_t token, uint32_t start);
bool code_in_parentheses(const struct work *work, uint32_t token);

/* Whether the sentence has named the instrument not far before, so that a code adds nothing: "Delticom AG
 * (WKN 514680)". */
bool code_told_already(const struct work *work, uint32_t sentence, const struct instrument *instrument);

/* mention_symbol.c: the instrument whose symbol the token is, where something says that it is one; NULL. */
const struct instrument *symbol_find(const struct work *work, uint32_t sentence, uint32_t token);

/* --- what can take a name up: mention_anaphor.c --- */

enum status anaphor_note_match(struct work *work, uint32_t sentence, uint32_t token,
                               const struct word_match *match);
enum status anaphor_note_word(struct work *work, uint32_t sentence, uint32_t token);
enum status anaphor_note_pronoun(struct work *work, uint32_t sentence, uint32_t token);
enum status anaphor_note_inside(struct work *work, uint32_t sentence, uint32_t token);
bool anaphor_is_former(const struct work *work, uint32_t token);
enum status anaphor_note_ranked(struct work *work, uint32_t sentence, uint32_t token);

/* --- the steps over the whole article, in this order --- */

enum status names_find(struct work *work);          /* mention_read.c: work->found and work->anaphors */
void names_decide(struct work *work);               /* mention_article.c: what ambiguous names mean */
void names_roles(struct work *work);                /* mention_role.c: heads, share classes, houses */
enum status coreference_resolve(struct work *work); /* coreference.c: appends the mentions */

/* --- what stands around an ambiguous name: mention_context.c --- */

/* Whether its neighbours show that a company is meant. */
bool context_is_strong(const struct work *work, uint32_t index);

/* Whether the word at `token` is one by which the gazetteer describes the instrument. */
bool context_describes(const struct work *work, uint32_t token, uint32_t instrument);

/* Whether it stands in a list with a name that is sure. */
bool context_is_list(const struct work *work, uint32_t index);

/* Whether it stands without an article before the finite verb of its sentence, as a name does and a noun
 * seldom: "Shell verkauft Tankstellen". */
bool context_is_subject(const struct work *work, const struct found *found);

/* Whether it stands as an ordinary noun, a place or a part of a longer name does. */
bool context_is_ordinary(const struct work *work, const struct found *found);

/* --- what the article is set in: mention_setting.c --- */

/* Give "die Post" and "die Telekom" to the country that the article is of, or to none. */
void setting_decide_nations(struct work *work);

/* Whether the sentence and those beside it tell of a road accident. */
bool setting_is_accident(const struct work *work, uint32_t sentence);

/* --- what a sentence speaks of: mention_sentence.c --- */

enum fact {
    FACT_FIGURE = 1,   /* an amount of money, a percentage */
    FACT_PRICE = 2,    /* a share, its price or percent: all that makes a football club a company */
    FACT_BUSINESS = 4, /* money, shares, companies, what they earn, and what rises or falls */
    FACT_RATING = 8,   /* a rating or a price target */
    FACT_RATE = 16,    /* a verb of giving one */
};

/* FACT_ bits. Read once a sentence. */
uint32_t sentence_facts(struct work *work, uint32_t sentence);

/* The row of the other share class, by trait (TRAIT_PREFERENCE, TRAIT_ORDINARY), or NULL. mention_role.c */
const struct instrument *other_class(const struct work *work, const struct instrument *instrument,
                                     uint32_t trait);

#endif
