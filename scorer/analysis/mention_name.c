/* Finds the names of the gazetteer and the words that can take them up again. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

bool work_is_mark(const struct work *work, uint32_t token, char mark) {
    const struct token *t = work_token(work, token);
    return t->kind == TOKEN_MARK && t->mark == mark;
}

bool work_is(const struct work *work, uint32_t token, const char *fold) {
    const struct token *t = work_token(work, token);
    return t->fold_len == strlen(fold) && memcmp(work_fold(work, token), fold, t->fold_len) == 0;
}

bool work_is_any(const struct work *work, uint32_t token, const char *const *folds) {
    for (; *folds != NULL; folds++)
        if (work_is(work, token, *folds))
            return true;
    return false;
}

uint32_t work_cues(const struct work *work, uint32_t token) {
    const struct token *t = work_token(work, token);
    if (t->kind != TOKEN_WORD)
        return 0;
    if (t->flags & TOKEN_HYPHENATED)
        return market_tail_cues(work->market, work->document->article->text, t->start, t->end);
    return market_cues_of(work->market, work_fold(work, token), t->fold_len, t->hash);
}

bool found_is_company(const struct found *found) {
    return found->instrument != NULL && found->instrument->kind == INSTRUMENT_COMPANY;
}

enum status work_add(struct work *work, struct found found) {
    if (!arena_grow(work->document->arena, &work->found, &work->cap_found, work->n_found + 1, sizeof found))
        return STATUS_NOMEM;
    work->found[work->n_found++] = found;
    return STATUS_OK;
}

static enum status add_anaphor(struct work *work, struct anaphor anaphor) {
    if (!arena_grow(work->document->arena, &work->anaphors, &work->cap_anaphors, work->n_anaphors + 1, sizeof anaphor))
        return STATUS_NOMEM;
    work->anaphors[work->n_anaphors++] = anaphor;
    return STATUS_OK;
}

/* --- legal forms --- */

/* Two letters are a legal form in capitals only: "ab 100 Euro" has none. */
static bool written_as_legal(const struct work *work, uint32_t token) {
    static const char *const small[] = {"plc", "mbh", "eg", "e.k", NULL};
    const struct token *t = work_token(work, token);
    if (t->kind == TOKEN_MARK)
        return t->mark == '&';
    if (t->fold_len <= 2 && !work_is(work, token, "co") && !work_is(work, token, "oy"))
        return t->flags & TOKEN_ALL_CAPS;
    return t->flags & TOKEN_CAPITALISED || work_is_any(work, token, small) || work_is(work, token, "und");
}

/* Take the legal form behind a name into its span. */
static void take_legal(struct work *work, struct found *found, uint32_t end) {
    const struct document *d = work->document;
    for (int n = 0; n < 2 && found->end_token < end; n++) {
        uint32_t at = found->end_token;
        if (work_is_mark(work, at, ',') && at + 1 < end &&
            (work_is(work, at + 1, "inc") || work_is(work, at + 1, "ltd")))
            at++;
        struct word_match match;
        if (!written_as_legal(work, at) || work_token(work, at)->flags & TOKEN_HYPHENATED ||
            !market_match(work->market, d->article->text, &d->words, at, end, work_token(work, at)->start, &match) ||
            match.cue.node == NO_NODE || match.cue.open ||
            !(work->market->nodes[match.cue.node].cues & CUE_LEGAL))
            break;
        found->end_token = match.cue.end_token;
        found->span.end = match.cue.span.end;
        found->legal = true;
    }
}

/* --- names --- */

/* The meaning that is taken first: the first one that fits how the name is written. */
static const struct name_ref *best_ref(const struct work *work, const struct name_match *match) {
    const struct name_node *node = &work->market->nodes[match->node];
    for (uint32_t i = 0; i < node->n_names; i++) {
        const struct name_ref *ref = &work->market->refs[node->first_ref + i];
        if (name_fits(ref, work->document->article->text, match->span))
            return ref;
    }
    return NULL;
}

/* The cues of what a suspended compound shares: "Siemens- und Bosch-Aktien". */
static uint32_t suspended_tail(const struct work *work, uint32_t token, uint32_t end) {
    static const char *const links[] = {"und", "oder", "sowie", NULL};
    if (token + 2 >= end || !work_is_mark(work, token, '-') || work_token(work, token)->flags & TOKEN_SPACE_BEFORE)
        return 0;
    for (uint32_t i = token + 1; i < end && i < token + 6; i++)
        if (work_is_any(work, i, links) && i + 1 < end)
            return work_cues(work, i + 1) | CUE_PART;
    return 0;
}

/* A brand of less weight than this is a product: "VW Polo" tells nothing of Volkswagen. */
enum { LEAST_WEIGHT = 45 };

/* A brand that does not bear its company's name, and a company whose listing has long ended, is like an unlisted
 * company: others give way to it. "Audi-Aktie" names a share all the same. */
static bool stands_apart(const struct work *work, const struct found *found) {
    if (found->instrument == NULL || found->tail & (CUE_PAPER | CUE_PRICE))
        return false;
    bool product = found->ref->flags & NAME_BRAND && found->ref->percent < LEAST_WEIGHT;
    return product || found->ref->flags & NAME_APART || (market_traits(work->market, found->instrument) & TRAIT_GONE);
}

/* "ein Ford" and "dem VW" are cars, "auf Facebook" and "via Twitter" are places, "Foto: VW" is a credit. */
static bool names_business(const struct work *work, const struct found *found) {
    static const char *const one[] = {"ein", "einen", "einem", "eines", "seinem", "seinen", "sein", "ihrem", "ihren", "ihr", "der", "den", "dem", "im", "zum", "vom", "beim", "am", "jeder", "dieser", "diesem", "diesen", NULL};
    static const char *const on[] = {"auf", "via", "per", "ueber", NULL};
    uint32_t start = work->document->sentences[found->sentence].first_token;
    if (found->first_token == start)
        return true;
    uint32_t before = found->first_token - 1;
    const struct token *t = work_token(work, before);
    if (t->kind == TOKEN_MARK && before > start && t->mark == ':' && work_cues(work, before - 1) & CUE_CREDIT)
        return false;
    if (t->kind == TOKEN_MARK && t->mark == '*')
        return false; /* the sign of a copyright */
    if (found->open || found->legal || t->kind != TOKEN_WORD)
        return true;
    uint32_t traits = market_traits(work->market, found->instrument);
    if (traits & TRAIT_NETWORK && work_is_any(work, before, on))
        return false;
    if (!(traits & TRAIT_VEHICLES))
        return true;
    for (int n = 0; n < 2 && before > start && !work_is_any(work, before, one) && !(t->flags & TOKEN_CAPITALISED) &&
                    !(t->classes & CLASS_LIGHT); n++)
        t = work_token(work, --before); /* "eines grauen Mercedes" */
    return !work_is_any(work, before, one);
}

static enum status add_name(struct work *work, uint32_t sentence, uint32_t token, const struct name_match *match,
                            bool person, uint32_t end) {
    const struct document *d = work->document;
    const struct name_ref *ref = best_ref(work, match);
    if (ref == NULL)
        return STATUS_OK;
    struct found found = {
        .span = match->span,
        .sentence = sentence,
        .first_token = token,
        .end_token = match->end_token,
        .node = match->node,
        .ref = ref,
        .instrument = ref->instrument == NO_INSTRUMENT ? NULL : &work->market->instruments[ref->instrument],
        .via = ref->flags & NAME_CANONICAL ? VIA_NAME : VIA_ALIAS,
        .open = match->open,
        .person = person,
    };
    if (found.open)
        found.tail = market_tail_cues(work->market, d->article->text, match->span.end,
                                      work_token(work, match->end_token - 1)->end);
    else if ((found.tail = suspended_tail(work, match->end_token, end)) != 0)
        found.open = true;
    else
        take_legal(work, &found, end);
    found.state = ref->flags & NAME_AMBIGUOUS && !found.legal ? FOUND_DOUBTFUL : FOUND_SURE;
    if (stands_apart(work, &found))
        found.instrument = NULL;
    if (found.instrument != NULL && !names_business(work, &found))
        found.state = FOUND_DROPPED;
    return work_add(work, found);
}

/* Whether what stands before a name inside its word lets the name be one: "Ex-Wirecard-Vorstand", not a person's
 * double name. */
static bool prefix_allows(const struct work *work, uint32_t token, const struct name_match *match) {
    static const char *const prefixes[] = {"ex", "nicht", "anti", "mini", "pro", "us", "neo", "post", NULL};
    if (match->open)
        return true;
    if (work->n_found > 0 && work->found[work->n_found - 1].end_token == token + 1 &&
        work->found[work->n_found - 1].instrument != NULL)
        return true; /* Renault-Nissan */
    const struct token *t = work_token(work, token);
    struct piece first;
    if (!piece_read(work->document->article->text, t->start, t->end, &first))
        return false;
    for (const char *const *prefix = prefixes; *prefix != NULL; prefix++)
        if (strlen(*prefix) == first.len && memcmp(*prefix, first.fold, first.len) == 0)
            return true;
    return false;
}

/* Names that start behind a hyphen within the token. */
static enum status inner_names(struct work *work, uint32_t sentence, uint32_t token, uint32_t from, uint32_t end) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    const char *text = d->article->text;
    for (uint32_t at = from; at < t->end; at++) {
        if (text[at] != '-' || at + 1 >= t->end)
            continue;
        struct word_match match;
        if (!market_match(work->market, text, &d->words, token, end, at + 1, &match) || match.name.node == NO_NODE ||
            !prefix_allows(work, token, &match.name))
            continue;
        enum status status = add_name(work, sentence, token, &match.name, false, end);
        if (status != STATUS_OK)
            return status;
        at = match.name.span.end - 1;
        if (match.name.end_token > token + 1)
            break;
    }
    return STATUS_OK;
}

/* --- anaphors --- */

static bool is_definite(const struct work *work, uint32_t token) {
    static const char *const forms[] = {"der",    "die",    "das",    "dem",    "den",    "des",   "dieser", "diese",
                                        "dieses", "diesem", "diesen", "beim",   "vom",    "zum",   "zur",    "im",
                                        "am",     "ins",    "ans",    "aufs",   NULL};
    return work_token(work, token)->classes & (CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_LIGHT) &&
           work_is_any(work, token, forms);
}

/* The determiner of the noun phrase that ends at `noun`, or NO_INDEX: before it stand attributes only. */
static uint32_t determiner_before(const struct work *work, uint32_t noun, uint32_t start) {
    for (uint32_t i = noun; i-- > start && noun - i <= 4;) {
        const struct token *t = work_token(work, i);
        if (t->kind != TOKEN_WORD)
            return NO_INDEX;
        if (is_definite(work, i))
            return i;
        bool attribute = t->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE | CLASS_NUMBER) ||
                         (t->fold_len > 3 && memcmp(work_fold(work, i) + t->fold_len - 2, "er", 2) == 0) ||
                         (!(t->flags & TOKEN_CAPITALISED) && !(t->classes & CLASS_LIGHT));
        if (!attribute)
            return NO_INDEX;
    }
    return NO_INDEX;
}

static enum status note_anaphor(struct work *work, uint32_t sentence, uint32_t token, const struct word_match *match) {
    const struct sentence *s = &work->document->sentences[sentence];
    struct anaphor anaphor = {.sentence = sentence, .node = NO_NODE};
    const struct name_match *form = NULL;
    if (match->descriptor.node != NO_NODE && !match->descriptor.open) {
        anaphor.kind = ANAPHOR_DESCRIPTOR;
        anaphor.node = match->descriptor.node;
        form = &match->descriptor;
    }
    uint32_t cues = match->cue.node == NO_NODE || match->cue.open ? 0 : work->market->nodes[match->cue.node].cues;
    if (form == NULL) {
        if (!(cues & (CUE_AGAIN | CUE_PAPER | CUE_PRICE | CUE_INDEX)))
            return STATUS_OK;
        form = &match->cue;
        anaphor.kind = cues & CUE_INDEX ? ANAPHOR_INDEX : cues & (CUE_PAPER | CUE_PRICE) ? ANAPHOR_PAPER : ANAPHOR_COMPANY;
    }
    if (!(work_token(work, form->end_token - 1)->flags & TOKEN_CAPITALISED))
        return STATUS_OK;
    anaphor.cues = cues;
    anaphor.noun = form->end_token - 1;
    anaphor.end_token = form->end_token;
    uint32_t determiner = determiner_before(work, token, s->first_token);
    anaphor.first_token = determiner == NO_INDEX ? token : determiner;
    return add_anaphor(work, anaphor);
}

/* A noun that the gazetteer does not know but whose ending is that of a company: "der Kosmetikriese". */
static enum status note_compound(struct work *work, uint32_t sentence, uint32_t token) {
    const struct token *t = work_token(work, token);
    uint32_t cues = t->fold_len < 7 || !(t->flags & TOKEN_CAPITALISED) ? 0 : work_cues(work, token);
    if (!(cues & (CUE_AGAIN | CUE_PAPER | CUE_PRICE | CUE_INDEX)))
        return STATUS_OK;
    uint32_t determiner = determiner_before(work, token, work->document->sentences[sentence].first_token);
    if (determiner == NO_INDEX)
        return STATUS_OK;
    uint8_t kind = cues & CUE_INDEX ? ANAPHOR_INDEX : cues & (CUE_PAPER | CUE_PRICE) ? ANAPHOR_PAPER : ANAPHOR_COMPANY;
    return add_anaphor(work, (struct anaphor){.kind = kind,
                                              .sentence = sentence,
                                              .first_token = determiner,
                                              .end_token = token + 1,
                                              .noun = token,
                                              .node = NO_NODE,
                                              .cues = cues});
}

static enum status note_pronoun(struct work *work, uint32_t sentence, uint32_t token) {
    static const char *const personal[] = {"er", "sie", "es", NULL};
    static const char *const possessive[] = {"sein", "seine", "seinen", "seinem", "seiner", "seines",
                                             "ihr",  "ihre",  "ihren",  "ihrem",  "ihrer",  "ihres", NULL};
    const struct token *t = work_token(work, token);
    if (!(t->classes & (CLASS_PRONOUN | CLASS_DETERMINER)) || t->fold_len > 6)
        return STATUS_OK;
    bool is_personal = work_is_any(work, token, personal);
    if (!is_personal && !work_is_any(work, token, possessive))
        return STATUS_OK;
    return add_anaphor(work, (struct anaphor){.kind = is_personal ? ANAPHOR_PRONOUN : ANAPHOR_POSSESSIVE,
                                              .sentence = sentence,
                                              .first_token = token,
                                              .end_token = token + 1,
                                              .noun = token,
                                              .node = NO_NODE});
}

/* "Der Umsatz stieg": of whom the text speaks of. */
static enum status note_quantity(struct work *work, uint32_t sentence, uint32_t token) {
    const struct token *t = work_token(work, token);
    if (!(t->flags & TOKEN_CAPITALISED) || t->word == NO_WORD ||
        lexicon_sense(work->lexicon, t, SENSE_QUANTITY, PART_NOUN, NULL) == NULL)
        return STATUS_OK;
    uint32_t determiner = determiner_before(work, token, work->document->sentences[sentence].first_token);
    if (determiner == NO_INDEX)
        return STATUS_OK;
    return add_anaphor(work, (struct anaphor){.kind = ANAPHOR_QUANTITY,
                                              .sentence = sentence,
                                              .first_token = determiner,
                                              .end_token = token + 1,
                                              .noun = token,
                                              .node = NO_NODE});
}

/* --- one sentence --- */

static bool is_person_mark(const struct work *work, const struct word_match *match, uint32_t token) {
    if (match->name.node != NO_NODE && match->name.end_token == token + 1 && !match->name.open) {
        const struct name_ref *ref = best_ref(work, &match->name);
        if (ref != NULL && ref->flags & NAME_PERSON)
            return true;
    }
    return match->cue.node != NO_NODE && match->cue.end_token == token + 1 && !match->cue.open &&
           work->market->nodes[match->cue.node].cues & CUE_TITLE && work_token(work, token)->flags & TOKEN_CAPITALISED;
}

/* One word: returns in *next the token to go on with, in *person whether it announces a person. */
static enum status read_word(struct work *work, uint32_t sentence, uint32_t token, uint32_t end, uint32_t *next,
                             bool *person) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    bool announced = *person;
    *person = false;
    struct word_match match;
    bool found = market_token_may_start(work->market, &d->words, t) &&
                 market_match(work->market, d->article->text, &d->words, token, end, t->start, &match);
    enum status status = STATUS_OK;
    if (!found) {
        status = note_compound(work, sentence, token);
        if (status == STATUS_OK)
            status = note_quantity(work, sentence, token);
        return status == STATUS_OK && t->flags & TOKEN_HYPHENATED ? inner_names(work, sentence, token, t->start, end)
                                                                 : status;
    }
    *person = is_person_mark(work, &match, token);
    bool named = match.name.node != NO_NODE;
    bool described = match.descriptor.node != NO_NODE &&
                     (!named || match.descriptor.span.end > match.name.span.end);
    if (named)
        status = add_name(work, sentence, token, &match.name, announced, end);
    if (status == STATUS_OK && (!named || described) && !*person)
        status = note_anaphor(work, sentence, token, &match);
    if (named && status == STATUS_OK) {
        uint32_t last = match.name.end_token - 1;
        *next = work->n_found > 0 && work->found[work->n_found - 1].end_token > token
                    ? work->found[work->n_found - 1].end_token
                    : match.name.end_token;
        if (match.name.open)
            status = inner_names(work, sentence, last, match.name.span.end, end);
    } else if (described && match.descriptor.end_token > token + 1 && !match.descriptor.open) {
        *next = match.descriptor.end_token;
    } else if (t->flags & TOKEN_HYPHENATED && status == STATUS_OK) {
        status = inner_names(work, sentence, token, t->start, end);
    }
    return status;
}

static enum status read_sentence(struct work *work, uint32_t sentence) {
    const struct sentence *s = &work->document->sentences[sentence];
    bool person = false;
    for (uint32_t i = s->first_token; i < s->end_token;) {
        const struct token *t = work_token(work, i);
        uint32_t next = i + 1;
        enum status status = STATUS_OK;
        if (t->kind == TOKEN_WORD && t->classes & (CLASS_LIGHT | CLASS_PREPOSITION) && !(t->flags & TOKEN_CAPITALISED)) {
            status = note_pronoun(work, sentence, i);
            if (t->fold_len > 4 || !(work_is(work, i, "von") || work_is(work, i, "van") || work_is(work, i, "de")))
                person = false;
        } else {
            bool taken = false;
            status = codes_find(work, sentence, i, &taken);
            if (status == STATUS_OK && !taken && t->kind != TOKEN_MARK) {
                if (t->classes & (CLASS_PRONOUN | CLASS_DETERMINER))
                    status = note_pronoun(work, sentence, i);
                if (status == STATUS_OK)
                    status = read_word(work, sentence, i, s->end_token, &next, &person);
            } else if (t->mark != '.') {
                person = false; /* "Dr. Oetker" */
            }
        }
        if (status != STATUS_OK)
            return status;
        i = next > i ? next : i + 1;
    }
    return STATUS_OK;
}

static bool number_paragraphs(struct work *work) {
    const struct document *d = work->document;
    work->paragraph_of = arena_alloc(d->arena, (d->n_sentences + 1) * sizeof *work->paragraph_of);
    work->first_found = arena_alloc(d->arena, (d->n_sentences + 1) * sizeof *work->first_found);
    if (work->paragraph_of == NULL || work->first_found == NULL)
        return false;
    uint32_t paragraph = 0;
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        while (paragraph + 1 < d->article->n_paragraphs &&
               d->article->paragraphs[paragraph].span.end <= d->sentences[i].span.start)
            paragraph++;
        work->paragraph_of[i] = paragraph;
    }
    return true;
}

enum status names_find(struct work *work) {
    const struct document *d = work->document;
    if (!number_paragraphs(work))
        return STATUS_NOMEM;
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        work->first_found[i] = work->n_found;
        enum status status = read_sentence(work, i);
        if (status != STATUS_OK)
            return status;
    }
    work->first_found[d->n_sentences] = work->n_found;
    return STATUS_OK;
}
