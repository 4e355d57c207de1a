/* Notes the words that can take a name up again; coreference.c says which of them do. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

static enum status add(struct work *work, struct anaphor anaphor) {
    if (!arena_grow(work->document->arena, &work->anaphors, &work->cap_anaphors, work->n_anaphors + 1,
                    sizeof anaphor))
        return STATUS_NOMEM;
    work->anaphors[work->n_anaphors++] = anaphor;
    return STATUS_OK;
}

static bool is_definite(const struct work *work, uint32_t token) {
    static const char *const forms[] = {"der",   "die",    "das",    "dem",    "den",  "des",  "dieser",
                                        "diese", "dieses", "diesem", "diesen", "beim", "vom",  "zum",
                                        "zur",   "im",     "am",     "ins",    "ans",  "aufs", NULL};
    return work_token(work, token)->classes & CLASS_LIGHT && work_is_any(work, token, forms);
}

static bool is_indefinite(const struct work *work, uint32_t token) {
    static const char *const forms[] = {"ein", "eine", "einen", "einem", "einer", "kein", "keine", NULL};
    return work_is_any(work, token, forms);
}

static bool is_attribute(const struct work *work, uint32_t token) {
    const struct token *t = work_token(work, token);
    if (t->kind == TOKEN_NUMBER || t->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE | CLASS_NUMBER))
        return true;
    if (t->kind != TOKEN_WORD)
        return false;
    bool demonym = t->fold_len > 4 && memcmp(work_fold(work, token) + t->fold_len - 2, "er", 2) == 0;
    return demonym || (!(t->flags & TOKEN_CAPITALISED) && !(t->classes & CLASS_LIGHT));
}

/* "die zweite Gruppe", "der andere Konzern" are not the one spoken of. */
static bool is_another(const struct work *work, uint32_t determiner, uint32_t noun) {
    static const char *const words[] = {"zweite",    "zweiten", "zweiter",  "dritte",  "dritten", "dritter",
                                        "andere",    "anderen", "anderer",  "anderes", "anderem", "naechste",
                                        "naechsten", "weitere", "weiteren", NULL};
    for (uint32_t i = determiner; i < noun && determiner != NO_INDEX; i++)
        if (work_is_any(work, i, words))
            return true;
    return false;
}

/* The determiner of the noun phrase that ends at `noun`, before which stand attributes only; or NO_INDEX. */
static uint32_t determiner_before(const struct work *work, uint32_t noun, uint32_t start, bool *definite) {
    for (uint32_t i = noun; i-- > start && noun - i <= 4;) {
        *definite = is_definite(work, i);
        if (*definite || is_indefinite(work, i))
            return i;
        if (!is_attribute(work, i))
            return NO_INDEX;
    }
    return NO_INDEX;
}

/* The descriptor that stands between determiner and noun: "der Walldorfer Konzern". */
static uint32_t attribute_node(const struct work *work, uint32_t determiner, uint32_t noun) {
    const struct document *d = work->document;
    for (uint32_t i = determiner == NO_INDEX ? noun : determiner + 1; i < noun; i++) {
        struct word_match match;
        if (work_token(work, i)->flags & TOKEN_CAPITALISED &&
            market_match(work->market, d->article->text, &d->words, i, noun, work_token(work, i)->start,
                         &match) &&
            match.descriptor.node != NO_NODE)
            return match.descriptor.node;
    }
    return NO_NODE;
}

/* Whether a figure says how much it is: "ein Verlust von 5 Millionen" */
static bool is_told(const struct work *work, uint32_t noun, uint32_t sentence) {
    return noun + 2 < work->document->sentences[sentence].end_token && work_is(work, noun + 1, "von") &&
           work_token(work, noun + 2)->kind == TOKEN_NUMBER;
}

static enum status add_phrase(struct work *work, struct anaphor anaphor, bool wants_determiner) {
    bool definite = false;
    uint32_t start = work->document->sentences[anaphor.sentence].first_token;
    uint32_t determiner = determiner_before(work, anaphor.first_token, start, &definite);
    bool open = anaphor.kind == ANAPHOR_CHANGE ||
                (anaphor.kind == ANAPHOR_QUANTITY && is_told(work, anaphor.noun, anaphor.sentence));
    if (!definite && !open)
        determiner = NO_INDEX;
    static const char *const figurative[] = {"roten", "rote", "schwarzen", "schwarze",
                                             NULL}; /* in den roten Zahlen */
    if ((determiner == NO_INDEX && wants_determiner) ||
        (anaphor.first_token > start && anaphor.cues & CUE_OWN &&
         work_is_any(work, anaphor.first_token - 1, figurative)))
        return STATUS_OK;
    if (anaphor.kind <= ANAPHOR_INDEX && is_another(work, determiner, anaphor.noun))
        return STATUS_OK;
    if (anaphor.kind == ANAPHOR_COMPANY)
        anaphor.attribute = attribute_node(work, determiner, anaphor.noun);
    if (determiner != NO_INDEX)
        anaphor.first_token = determiner;
    return add(work, anaphor);
}

enum { TAKES_UP = CUE_AGAIN | CUE_PAPER | CUE_PRICE | CUE_INDEX | CUE_OWN | CUE_RATING };

static uint8_t kind_by_cues(uint32_t cues) {
    if (cues & CUE_INDEX)
        return ANAPHOR_INDEX;
    if (cues & (CUE_PAPER | CUE_PRICE))
        return ANAPHOR_PAPER;
    return cues & CUE_AGAIN                 ? ANAPHOR_COMPANY
           : cues & (CUE_PART | CUE_RATING) ? ANAPHOR_PART
                                            : ANAPHOR_QUANTITY;
}

enum status anaphor_note_match(struct work *work, uint32_t sentence, uint32_t token,
                               const struct word_match *match) {
    struct anaphor anaphor = {
        .sentence = sentence, .node = NO_NODE, .attribute = NO_NODE, .first_token = token};
    bool cue = match->cue.node != NO_NODE && !match->cue.open;
    anaphor.cues = cue ? work->market->nodes[match->cue.node].cues : 0;
    const struct name_match *form;
    if (match->descriptor.node != NO_NODE && !match->descriptor.open) {
        anaphor.kind = ANAPHOR_DESCRIPTOR;
        anaphor.node = match->descriptor.node;
        form = &match->descriptor;
    } else if (anaphor.cues & TAKES_UP) {
        anaphor.kind = kind_by_cues(anaphor.cues);
        form = &match->cue;
    } else {
        return anaphor_note_word(work, sentence, token);
    }
    if (!(work_token(work, form->end_token - 1)->flags & (TOKEN_CAPITALISED | TOKEN_HYPHENATED)))
        return STATUS_OK; /* iPhone-Konzern starts with a small letter */
    anaphor.noun = form->end_token - 1;
    anaphor.end_token = form->end_token;
    return add_phrase(work, anaphor, anaphor.kind != ANAPHOR_DESCRIPTOR);
}

/* "ein Minus von 2,3 Prozent", "mit einem Aufschlag von" */
static bool is_change(const struct work *work, uint32_t token, uint32_t end) {
    static const char *const nouns[] = {"minus",       "plus",       "aufschlag",  "abschlag",
                                        "kursplus",    "kursminus",  "kursgewinn", "kursverlust",
                                        "wochenminus", "wochenplus", "tagesplus",  NULL};
    return token + 2 < end && work_token(work, token + 2)->kind == TOKEN_NUMBER &&
           work_is(work, token + 1, "von") && work_is_any(work, token, nouns);
}

/* A noun that the gazetteer does not know: a compound whose ending is that of a company, a share or a part of
 * a company ("der Kosmetikriese", "die Stahlsparte"). */
enum status anaphor_note_word(struct work *work, uint32_t sentence, uint32_t token) {
    const struct token *t = work_token(work, token);
    if (!(t->flags & TOKEN_CAPITALISED) || t->kind != TOKEN_WORD || t->fold_len < 4)
        return STATUS_OK;
    struct anaphor anaphor = {.sentence = sentence,
                              .first_token = token,
                              .end_token = token + 1,
                              .noun = token,
                              .node = NO_NODE,
                              .attribute = NO_NODE};
    if (is_change(work, token, work->document->sentences[sentence].end_token)) {
        anaphor.kind = ANAPHOR_CHANGE;
        return add_phrase(work, anaphor, false);
    }
    anaphor.cues = t->fold_len < 7 ? 0 : work_cues(work, token);
    if (!(anaphor.cues & TAKES_UP))
        return STATUS_OK;
    anaphor.kind = kind_by_cues(anaphor.cues);
    return add_phrase(work, anaphor, true);
}

static enum status add_word(struct work *work, enum anaphor_kind kind, uint32_t sentence, uint32_t token) {
    return add(work, (struct anaphor){.kind = (uint8_t)kind,
                                      .sentence = sentence,
                                      .first_token = token,
                                      .end_token = token + 1,
                                      .noun = token,
                                      .node = NO_NODE,
                                      .attribute = NO_NODE});
}

enum status anaphor_note_pronoun(struct work *work, uint32_t sentence, uint32_t token) {
    static const char *const personal[] = {"er", "sie", "es", NULL};
    static const char *const possessive[] = {"sein", "seine", "seinen", "seinem", "seiner", "seines", "ihr",
                                             "ihre", "ihren", "ihrem",  "ihrer",  "ihres",  NULL};
    const struct token *t = work_token(work, token);
    if (t->fold_len > 6)
        return STATUS_OK;
    bool is_personal = work_is_any(work, token, personal);
    if (!is_personal && !work_is_any(work, token, possessive))
        return STATUS_OK;
    return add_word(work, is_personal ? ANAPHOR_PRONOUN : ANAPHOR_POSSESSIVE, sentence, token);
}

/* "es" is left out: mostly it stands for nothing ("dass es Probleme gibt"). */
enum status anaphor_note_inside(struct work *work, uint32_t sentence, uint32_t token) {
    static const char *const personal[] = {"er", "sie", NULL};
    return work_is_any(work, token, personal) ? add_word(work, ANAPHOR_INSIDE, sentence, token) : STATUS_OK;
}

bool anaphor_is_former(const struct work *work, uint32_t token) {
    static const char *const former[] = {"erstere", "ersterer", "ersteres", "ersteren", NULL};
    return work_is_any(work, token, former);
}

enum status anaphor_note_ranked(struct work *work, uint32_t sentence, uint32_t token) {
    static const char *const latter[] = {"letztere", "letzterer", "letzteres", "letzteren", NULL};
    return anaphor_is_former(work, token) || work_is_any(work, token, latter)
               ? add_word(work, ANAPHOR_RANKED, sentence, token)
               : STATUS_OK;
}
