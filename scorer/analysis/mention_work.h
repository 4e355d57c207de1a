/* The finding of mentions while it is under way. For analysis/mention*.c and coreference.c only. */
#ifndef STIMMUNG_ANALYSIS_MENTION_WORK_H
#define STIMMUNG_ANALYSIS_MENTION_WORK_H

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
    uint32_t node;        /* of the name, or NO_NODE for a code */
    const struct name_ref *ref; /* the meaning that is taken; NULL for a code */
    const struct instrument *instrument; /* NULL for an unlisted name */
    uint32_t tail;        /* CUE_ bits of the rest of a compound: "Aktie" of "Meta-Aktie" */
    uint8_t via;          /* enum mention_via */
    uint8_t state;        /* enum found_state */
    bool open;            /* modifies the rest of its word */
    bool legal;           /* a legal form stands behind it */
    bool person;          /* a first name or a title stands before it */
    bool head, house;
};

enum anaphor_kind {
    ANAPHOR_DESCRIPTOR, /* a word that the gazetteer has for certain companies or indices: Autobauer, Wolfsburger */
    ANAPHOR_COMPANY,    /* Konzern, Unternehmen, and any compound with such a word */
    ANAPHOR_PAPER,      /* Aktie, Titel, Kurs */
    ANAPHOR_INDEX,      /* Index, Börsenbarometer */
    ANAPHOR_PRONOUN,    /* er, sie, es */
    ANAPHOR_POSSESSIVE, /* sein, ihr */
    ANAPHOR_QUANTITY,   /* der Umsatz, das Ergebnis: of the company that is spoken of */
};

/* Something that may take up a name. */
struct anaphor {
    uint8_t kind;
    bool plural;
    uint32_t sentence;
    uint32_t first_token, end_token; /* with its determiner */
    uint32_t noun;  /* token of its noun */
    uint32_t node;  /* of a descriptor, or NO_NODE */
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
    uint32_t *first_found;  /* by sentence: index into found; one more entry at the end */
    uint32_t *paragraph_of; /* by sentence */
};

static inline const struct token *work_token(const struct work *work, uint32_t token) {
    return &work->document->words.tokens[token];
}

static inline const char *work_fold(const struct work *work, uint32_t token) {
    return work->document->words.folds + work_token(work, token)->fold;
}

bool work_is_mark(const struct work *work, uint32_t token, char mark);
bool work_is(const struct work *work, uint32_t token, const char *fold);
bool work_is_any(const struct work *work, uint32_t token, const char *const *folds);

/* The cues of a token's word or of its ending; 0 for marks and numbers. */
uint32_t work_cues(const struct work *work, uint32_t token);

/* Whether a name may be a meaning of this token's neighbours: listed companies only. */
bool found_is_company(const struct found *found);

/* --- the steps, each in a file of its own --- */

enum status names_find(struct work *work);   /* mention_name.c: work->found and work->anaphors */
enum status codes_find(struct work *work, uint32_t sentence, uint32_t token, bool *taken); /* mention_code.c */
void names_decide(struct work *work);        /* mention_context.c: what ambiguous names mean */
void names_roles(struct work *work);         /* mention_role.c: heads, share classes, houses */
enum status coreference_resolve(struct work *work); /* coreference.c: appends the mentions of names and anaphors */

/* Shared by them. */
enum status work_add(struct work *work, struct found found);

#endif
