/* A candidate is in reach while few sentences lie between and nothing else was named; where two are in reach,
 * the word stays unresolved. */
#include "analysis/antecedent.h"

#include <string.h>

#include "language/word_class.h"

/* How many sentences back, by kind of word. */
enum { REACH_NOUN = 3, REACH_DESCRIPTOR = 6, REACH_QUANTITY = 2, REACH_NEXT = 1, REACH_PRIMARY = 30 };

/* What may be taken up. */
struct wanted {
    enum instrument_kind kind;
    bool listed; /* unlisted companies don't count: they have no shares */
};

static bool fits(const struct referent *referent, const struct wanted *wanted) {
    if (referent->instrument == NULL)
        return wanted->kind == INSTRUMENT_COMPANY && !wanted->listed;
    return referent->instrument->kind == wanted->kind;
}

/* The only thing of a kind named in one sentence: heads before names that only modify. False where there is
 * none or more than one; *some tells whether there was any. */
static bool only_one(const struct memory *memory, uint32_t sentence, const struct wanted *wanted,
                     struct answer *answer, bool *some) {
    *some = false;
    for (int heads = 1; heads >= 0 && !*some; heads--) {
        bool several = false;
        for (uint32_t i = memory->n; i-- > 0 && memory->list[i].sentence >= sentence;) {
            const struct referent *r = &memory->list[i];
            if (r->sentence != sentence || !fits(r, wanted) || r->head != (heads == 1))
                continue;
            if (!*some)
                *answer = (struct answer){r->instrument, r->span};
            else if (answer->instrument != r->instrument)
                several = true;
            *some = true;
        }
        if (several)
            return false;
    }
    return *some && answer->instrument != NULL;
}

/* Go back to the nearest sentence that names one of the kind. */
static bool nearest(const struct memory *memory, uint32_t sentence, struct wanted wanted, uint32_t reach,
                    struct answer *answer) {
    for (uint32_t back = 0; back <= sentence && back <= REACH_PRIMARY; back++) {
        bool some;
        bool one = only_one(memory, sentence - back, &wanted, answer, &some);
        if (some)
            return one && (back <= reach || (answer->instrument == memory->primary && reach >= REACH_NOUN));
    }
    return false;
}

static bool is_other(const struct referent *referent) {
    return referent->instrument != NULL && referent->instrument->kind == INSTRUMENT_OTHER;
}

static bool names_any(const struct memory *memory, uint32_t sentence) {
    for (uint32_t i = memory->n; i-- > 0 && memory->list[i].sentence >= sentence;)
        if (memory->list[i].sentence == sentence && !is_other(&memory->list[i]))
            return true;
    return false;
}

/* --- words of the gazetteer --- */

static bool has_descriptor(const struct market *market, uint32_t node, const struct instrument *instrument) {
    const struct name_node *entry = &market->nodes[node];
    const struct name_ref *refs = market->refs + entry->first_ref + entry->n_names;
    for (uint32_t i = 0; i < entry->n_descriptors; i++)
        if (refs[i].instrument == instrument->index)
            return true;
    return false;
}

/* The only thing within `reach` sentences that the gazetteer describes by this word. */
static bool described(const struct memory *memory, uint32_t sentence, uint32_t node, uint32_t reach,
                      struct answer *answer, bool *several) {
    bool found = false;
    *several = false;
    for (uint32_t i = memory->n; i-- > 0 && memory->list[i].sentence + reach >= sentence;) {
        const struct referent *r = &memory->list[i];
        if (r->instrument == NULL || !has_descriptor(memory->work->market, node, r->instrument))
            continue;
        if (!found)
            *answer = (struct answer){r->instrument, r->span};
        else if (answer->instrument != r->instrument)
            *several = true;
        found = true;
    }
    return found && !*several;
}

/* The same, nearer where there are several, and further for what the article is about. */
static bool described_near(const struct memory *memory, uint32_t sentence, uint32_t node,
                           struct answer *answer) {
    bool several;
    if (described(memory, sentence, node, REACH_DESCRIPTOR, answer, &several))
        return true;
    if (several)
        return described(memory, sentence, node, REACH_NEXT, answer, &several);
    if (memory->primary == NULL || !has_descriptor(memory->work->market, node, memory->primary))
        return false;
    *answer = (struct answer){memory->primary, {0, 0}};
    return true;
}

/* --- what is no anaphor --- */

/* The first name of the sentence that starts at `token` or behind it. */
static uint32_t first_from(const struct work *work, uint32_t sentence, uint32_t token) {
    uint32_t low = work->first_found[sentence], high = work->first_found[sentence + 1];
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (work->found[middle].first_token < token)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The name that starts at a token, an opening quotation mark apart; NULL for none. */
static const struct found *name_at(const struct work *work, uint32_t sentence, uint32_t token) {
    for (uint32_t i = first_from(work, sentence, token); i < work->first_found[sentence + 1]; i++) {
        const struct found *found = &work->found[i];
        if (found->first_token > token + 1)
            break;
        if (found->state != FOUND_DROPPED && (found->first_token == token || work_is_mark(work, token, '"')))
            return found;
    }
    return NULL;
}

/* Whether a company's name stands right before and a comma right behind: "SAP, der Walldorfer Konzern," */
static bool explains_name(const struct work *work, const struct anaphor *anaphor) {
    uint32_t end = work->document->sentences[anaphor->sentence].end_token;
    if (anaphor->end_token >= end || !work_is_mark(work, anaphor->end_token, ','))
        return false;
    uint32_t behind = first_from(work, anaphor->sentence, anaphor->first_token);
    for (uint32_t i = behind; i-- > work->first_found[anaphor->sentence] && behind - i <= 2;) {
        const struct found *found = &work->found[i];
        if (found->state != FOUND_DROPPED && found_is_company(found) &&
            found->end_token + 1 == anaphor->first_token && work_is_mark(work, found->end_token, ','))
            return true;
    }
    return false;
}

/* "der Softwarekonzern SAP", "die Aktie von SAP", "Konzerne wie SAP": the name itself is there, or another
 * owner. */
static bool stands_by_name(const struct work *work, const struct anaphor *anaphor) {
    static const char *const owners[] = {"von",   "der",   "des",  "dieses", "dieser",
                                         "eines", "einer", "beim", NULL};
    uint32_t behind = anaphor->end_token;
    if (behind >= work->document->sentences[anaphor->sentence].end_token)
        return false;
    if (name_at(work, anaphor->sentence, behind) != NULL || work_is(work, behind, "wie"))
        return true;
    bool company = anaphor->kind == ANAPHOR_DESCRIPTOR || anaphor->kind == ANAPHOR_COMPANY;
    bool thing =
        anaphor->kind != ANAPHOR_QUANTITY && anaphor->kind != ANAPHOR_PART && anaphor->kind != ANAPHOR_CHANGE;
    const struct token *t = work_token(work, behind);
    if (thing && t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITALISED && t->word == NO_WORD)
        return true; /* an unknown name */
    bool figure = work_is(work, behind, "von") && behind + 1 < work->document->words.n &&
                  work_token(work, behind + 1)->kind == TOKEN_NUMBER; /* "ein Verlust von 5 Millionen" */
    return !company && !figure && work_is_any(work, behind, owners);
}

static bool has_determiner(const struct anaphor *anaphor) {
    return anaphor->first_token < anaphor->noun;
}

/* Whether the determiner says that several are meant: "die Autobauer", "den Unternehmen", "einer der größten
 * Hersteller". */
static bool is_plural(const struct work *work, const struct anaphor *anaphor, bool feminine, bool neuter) {
    static const char *const one[] = {"einer", "eines", "eine", "einem", "einen", "ein", NULL};
    uint32_t first = anaphor->first_token;
    if (anaphor->cues & CUE_PLURAL)
        return true;
    if (!has_determiner(anaphor))
        return false;
    if (first > work->document->sentences[anaphor->sentence].first_token && work_is(work, first, "der") &&
        work_is_any(work, first - 1, one))
        return true;
    if (!feminine && (work_is(work, first, "die") || work_is(work, first, "diese")))
        return true;
    return (feminine || neuter) && work_is(work, first, "den");
}

/* Whether the sentence has a figure: without one, "der Titel" and "der Kurs" are seldom those of a share. */
static bool has_figure(const struct memory *memory, uint32_t sentence) {
    return sentence_facts(memory->work, sentence) & FACT_FIGURE;
}

/* --- by kind of anaphor --- */

/* "die Wolfsburger", "der Wolfsburger" in the genitive; not "der Wolfsburger Konzern", whose noun speaks for
 * itself. */
static bool is_demonym_phrase(const struct work *work, const struct anaphor *anaphor) {
    static const char *const articles[] = {"die", "der", "den", NULL};
    if (!has_determiner(anaphor) || !work_is_any(work, anaphor->first_token, articles))
        return false;
    if (anaphor->end_token >= work->document->sentences[anaphor->sentence].end_token)
        return true;
    const struct token *next = work_token(work, anaphor->end_token);
    return next->kind == TOKEN_MARK || !(next->flags & TOKEN_CAPITALISED);
}

static bool find_descriptor(const struct memory *memory, const struct anaphor *anaphor,
                            struct answer *answer) {
    const struct work *work = memory->work;
    const struct name_node *node = &work->market->nodes[anaphor->node];
    const struct name_ref *ref = &work->market->refs[node->first_ref + node->n_names];
    const struct instrument *first = &work->market->instruments[ref->instrument];
    bool index = first->kind == INSTRUMENT_INDEX;
    bool demonym = ref->flags & NAME_DEMONYM;
    if (demonym ? !is_demonym_phrase(work, anaphor)
                : !index && is_plural(work, anaphor, ref->flags & NAME_FEMININE, ref->flags & NAME_NEUTER))
        return false;
    if (!has_determiner(anaphor) && !index)
        return false;
    if (described_near(memory, anaphor->sentence, anaphor->node, answer))
        return true;
    /* an index tells by its country */
    bool gone = market_traits(work->market, first) & TRAIT_ENDED;
    if (!index && (node->n_descriptors != 1 || demonym || gone || !antecedent_tells(work, anaphor->noun)))
        return false;
    *answer = (struct answer){first, {0, 0}};
    return true;
}

/* Whether a word for a bank can mean the company. */
static bool is_of_trade(const struct work *work, uint32_t noun, const struct instrument *instrument) {
    static const char *const banks[] = {"bank",     "geldhaus",       "institut",  "geldinstitut",
                                        "bankhaus", "kreditinstitut", "instituts", NULL};
    const struct token *t = work_token(work, noun);
    for (const char *const *bank = banks; *bank != NULL; bank++) {
        size_t n = strlen(*bank);
        if (t->fold_len >= n && memcmp(work_fold(work, noun) + t->fold_len - n, *bank, n) == 0)
            return market_traits(work->market, instrument) & TRAIT_BANK;
    }
    return true;
}

static bool find_company(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    if (!has_determiner(anaphor) ||
        is_plural(memory->work, anaphor, anaphor->cues & CUE_FEMININE, anaphor->cues & CUE_NEUTER))
        return false;
    if (anaphor->attribute != NO_NODE)
        return described_near(memory, anaphor->sentence, anaphor->attribute, answer);
    return nearest(memory, anaphor->sentence, (struct wanted){INSTRUMENT_COMPANY, false}, REACH_NOUN,
                   answer) &&
           is_of_trade(memory->work, anaphor->noun, answer->instrument);
}

static bool find_paper(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    if (!has_determiner(anaphor) ||
        (anaphor->cues & CUE_LOOSE && !has_figure(memory, anaphor->sentence) &&
         (anaphor->sentence == 0 || !(sentence_facts(memory->work, anaphor->sentence - 1) & FACT_PRICE))) ||
        !nearest(memory, anaphor->sentence, (struct wanted){INSTRUMENT_COMPANY, true}, REACH_NOUN, answer))
        return false;
    if (!work_is(memory->work, anaphor->first_token, "die"))
        return true;
    uint32_t trait = anaphor->cues & CUE_ORDINARY     ? TRAIT_ORDINARY
                     : anaphor->cues & CUE_PREFERENCE ? TRAIT_PREFERENCE
                                                      : 0;
    const struct instrument *other = trait == 0 ? NULL : other_class(memory->work, answer->instrument, trait);
    if (other != NULL)
        answer->instrument = other;
    return true;
}

/* A sentence that names nobody goes on about the one company of the sentence before it. */
static bool find_owner(const struct memory *memory, const struct anaphor *anaphor, uint32_t reach,
                       struct answer *answer) {
    return !names_any(memory, anaphor->sentence) &&
           nearest(memory, anaphor->sentence, (struct wanted){INSTRUMENT_COMPANY, false}, reach, answer);
}

/* "Ein Minus von 2 Prozent": of the one share or else the one index of the sentence before. */
static bool find_changed(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    bool some;
    if (names_any(memory, anaphor->sentence) || anaphor->sentence == 0)
        return false;
    struct wanted company = {INSTRUMENT_COMPANY, true}, index = {INSTRUMENT_INDEX, true};
    if (only_one(memory, anaphor->sentence - 1, &company, answer, &some))
        return true;
    return !some && only_one(memory, anaphor->sentence - 1, &index, answer, &some);
}

/* Whether the sentence has a noun for a share or a company that a pronoun of this form can stand for. */
static bool pronoun_agrees(const struct work *work, uint32_t sentence, uint32_t pronoun) {
    const struct sentence *s = &work->document->sentences[sentence];
    bool er = work_is(work, pronoun, "er"), es = work_is(work, pronoun, "es");
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *t = work_token(work, i);
        uint32_t cues = t->kind == TOKEN_WORD && t->flags & TOKEN_CAPITALISED ? work_cues(work, i) : 0;
        if (!(cues & (CUE_PAPER | CUE_PRICE | (er ? 0u : (uint32_t)CUE_AGAIN))))
            continue;
        bool plural = cues & CUE_PLURAL ||
                      (i > s->first_token && !(cues & CUE_FEMININE) && work_is(work, i - 1, "die"));
        if (plural ? !er && !es
            : er   ? !(cues & (CUE_FEMININE | CUE_NEUTER))
                   : cues & (es ? CUE_NEUTER : CUE_FEMININE))
            return true;
    }
    return false;
}

/* At the start of a sentence only, and where the sentence before names one company whose share or kind
 * agrees, or, for "er", one index and nothing else. */
static bool find_pronoun(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    const struct work *work = memory->work;
    bool some;
    static const char *const cost[] = {"kosten",   "kostet",  "kosteten",  "kostete",
                                       "notieren", "notiert", "notierten", NULL};
    uint32_t next = anaphor->end_token;
    bool about_price = has_figure(memory, anaphor->sentence) ||
                       (next < work->document->words.n && work_is_any(work, next, cost));
    if (anaphor->sentence == 0 || !about_price ||
        anaphor->first_token != work->document->sentences[anaphor->sentence].first_token)
        return false;
    uint32_t before = anaphor->sentence - 1;
    struct wanted company = {INSTRUMENT_COMPANY, true}, index = {INSTRUMENT_INDEX, true};
    if (only_one(memory, before, &company, answer, &some))
        return pronoun_agrees(work, before, anaphor->noun);
    return !some && work_is(work, anaphor->noun, "er") && only_one(memory, before, &index, answer, &some);
}

/* "Sein Betriebsgewinn", at the start of a sentence. */
static bool find_possessor(const struct memory *memory, const struct anaphor *anaphor,
                           struct answer *answer) {
    const struct work *work = memory->work;
    const struct sentence *s = &work->document->sentences[anaphor->sentence];
    if (anaphor->first_token != s->first_token)
        return false;
    for (uint32_t i = anaphor->end_token; i < s->end_token && i < anaphor->end_token + 4; i++) {
        const struct token *t = work_token(work, i);
        if (!(t->flags & TOKEN_CAPITALISED))
            continue;
        bool owned = work_cues(work, i) & (CUE_PAPER | CUE_PRICE | CUE_OWN);
        return owned && find_owner(memory, anaphor, REACH_NEXT, answer);
    }
    return false;
}

bool antecedent_find(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    bool phrase = anaphor->kind != ANAPHOR_PRONOUN && anaphor->kind != ANAPHOR_POSSESSIVE &&
                  anaphor->kind != ANAPHOR_INSIDE && anaphor->kind != ANAPHOR_RANKED;
    if (phrase && (stands_by_name(memory->work, anaphor) || explains_name(memory->work, anaphor)))
        return false;
    switch ((enum anaphor_kind)anaphor->kind) {
    case ANAPHOR_DESCRIPTOR:
        return find_descriptor(memory, anaphor, answer);
    case ANAPHOR_COMPANY:
        return find_company(memory, anaphor, answer);
    case ANAPHOR_PAPER:
        return find_paper(memory, anaphor, answer);
    case ANAPHOR_INDEX:
        return has_determiner(anaphor) &&
               nearest(memory, anaphor->sentence, (struct wanted){INSTRUMENT_INDEX, true}, REACH_NOUN,
                       answer);
    case ANAPHOR_QUANTITY:
        return find_owner(memory, anaphor, REACH_QUANTITY, answer);
    case ANAPHOR_PART:
        return find_owner(memory, anaphor, REACH_NEXT, answer);
    case ANAPHOR_CHANGE:
        return find_changed(memory, anaphor, answer);
    case ANAPHOR_PRONOUN:
        return find_pronoun(memory, anaphor, answer);
    case ANAPHOR_INSIDE:
        return antecedent_inside(memory, anaphor, answer);
    case ANAPHOR_RANKED:
        return antecedent_ranked(memory, anaphor, answer);
    case ANAPHOR_POSSESSIVE:
        return find_possessor(memory, anaphor, answer);
    }
    return false;
}
