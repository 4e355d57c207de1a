/* Single words that take a name up: pronouns inside a sentence, "Erstere" and "Letztere". They are resolved
 * only where gender and number leave one candidate: everything that could be meant instead and whose gender
 * the text does not show leaves the word unresolved. */
#include "analysis/antecedent.h"

#include "language/inflect.h"
#include "language/word_class.h"
#include <string.h>

enum gender { UNKNOWN, MASCULINE, FEMININE, NEUTER };

/* The gender that an article shows; "der" and "den" are shared by too many forms. */
static enum gender article_gender(const struct work *work, uint32_t token) {
    static const char *const feminine[] = {"die", "eine", "keine", "diese", NULL};
    static const char *const masculine[] = {"einen", "keinen", "diesen", NULL};
    static const char *const neuter[] = {"das", "dieses", "ins", NULL};
    return work_is_any(work, token, feminine)    ? FEMININE
           : work_is_any(work, token, masculine) ? MASCULINE
           : work_is_any(work, token, neuter)    ? NEUTER
                                                 : UNKNOWN;
}

/* Of a noun for a company, a paper or an index. */
static enum gender cue_gender(const struct work *work, uint32_t token) {
    const uint32_t nouns = CUE_COMPANY | CUE_PAPER | CUE_PRICE | CUE_INDEX;
    uint32_t cues = work_token(work, token)->flags & TOKEN_CAPITALISED ? work_cues(work, token) : 0;
    if (!(cues & nouns) || cues & CUE_PLURAL)
        return UNKNOWN;
    return cues & CUE_FEMININE ? FEMININE : cues & CUE_NEUTER ? NEUTER : MASCULINE;
}

/* Of what was named: by the noun it belongs to ("die Aktie von SAP"), by its own last word ("Deutsche Bank",
 * "der Konzern"), by the noun before it ("der Autobauer BMW") or by the article ("die Lufthansa"). An index
 * is masculine. */
static enum gender referent_gender(const struct work *work, const struct referent *referent) {
    uint32_t start = work->document->sentences[referent->sentence].first_token;
    static const char *const links[] = {"von", "der", "des", NULL};
    uint32_t first = referent->first_token;
    enum gender gender =
        first >= start + 2 && work_is_any(work, first - 1, links) ? cue_gender(work, first - 2) : UNKNOWN;
    if (gender == UNKNOWN)
        gender = cue_gender(work, referent->end_token - 1);
    if (gender == UNKNOWN && referent->first_token > start)
        gender = cue_gender(work, referent->first_token - 1);
    if (gender == UNKNOWN && referent->first_token > start)
        gender = article_gender(work, referent->first_token - 1);
    if (gender == UNKNOWN && referent->instrument->kind == INSTRUMENT_INDEX)
        gender = MASCULINE;
    return gender;
}

/* The verb of a "sie": right before it, or the first behind it. The third person plural ends in -n. */
static bool verb_is_singular(const struct work *work, uint32_t pronoun, uint32_t start, uint32_t end) {
    for (uint32_t i = pronoun > start ? pronoun - 1 : pronoun + 1; i < end; i++) {
        const struct token *t = work_token(work, i);
        if (i > pronoun && t->kind == TOKEN_MARK)
            break;
        if (t->kind == TOKEN_WORD && t->classes & CLASS_FINITE && !(t->flags & TOKEN_CAPITALISED))
            return work_fold(work, i)[t->fold_len - 1] != 'n' && !work_is(work, i, "sind");
    }
    return false;
}

/* Whether a noun is plural in all its readings: "Zahlen". */
static bool is_plural_noun(const struct work *work, const struct token *t) {
    if (t->word == NO_WORD)
        return false;
    const struct form *form = &work->lexicon->forms[t->word];
    bool plural = false;
    for (uint32_t i = 0; i < form->n_readings; i++) {
        const struct reading *reading = &work->lexicon->readings[form->first_reading + i];
        if (work->lexicon->lemmas[reading->lemma].part != PART_NOUN)
            continue;
        if (!(reading->bits & FORM_PLURAL) || reading->bits & FORM_SINGULAR)
            return false;
        plural = true;
    }
    return plural;
}

/* Nouns for which no pronoun stands here: units, times, and what is plural where one is spoken of. */
static bool is_no_rival(const struct work *work, const struct token *t) {
    return t->classes & (CLASS_UNIT | CLASS_MONTH | CLASS_WEEKDAY) ||
           lexicon_sense(work->lexicon, t, SENSE_PERIOD, PART_NOUN, NULL) != NULL || is_plural_noun(work, t);
}

/* Whether a noun between the two could be meant as well: one whose article does not show another gender. */
static bool rival_between(const struct work *work, uint32_t from, uint32_t to, enum gender gender) {
    for (uint32_t i = from; i < to; i++) {
        const struct token *t = work_token(work, i);
        if (t->kind != TOKEN_WORD || !(t->flags & TOKEN_CAPITALISED) || is_no_rival(work, t))
            continue;
        enum gender own = i > from ? article_gender(work, i - 1) : UNKNOWN;
        for (uint32_t back = 2; own == UNKNOWN && back <= 3 && i >= from + back; back++) {
            if (work_token(work, i - back + 1)->flags & TOKEN_CAPITALISED)
                break; /* "die neue Prognose" only */
            own = article_gender(work, i - back);
        }
        if (own == UNKNOWN || own == gender)
            return true;
    }
    return false;
}

bool antecedent_inside(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    const struct work *work = memory->work;
    const struct sentence *s = &work->document->sentences[anaphor->sentence];
    const struct referent *only = NULL;
    for (uint32_t i = memory->n; i-- > 0 && memory->list[i].sentence == anaphor->sentence;) {
        const struct referent *r = &memory->list[i];
        if (r->instrument == NULL || r->instrument->kind == INSTRUMENT_OTHER)
            return false;
        if (only != NULL && only->instrument != r->instrument)
            return false; /* two candidates */
        only = only == NULL || r->head ? r : only;
    }
    if (only == NULL || !only->head || only->end_token > anaphor->first_token)
        return false;
    enum gender wanted = work_is(work, anaphor->noun, "er") ? MASCULINE : FEMININE;
    if (wanted == FEMININE && !verb_is_singular(work, anaphor->first_token, s->first_token, s->end_token))
        return false;
    if (referent_gender(work, only) != wanted ||
        rival_between(work, only->end_token, anaphor->first_token, wanted))
        return false;
    *answer = (struct answer){only->instrument, only->span};
    return true;
}

/* The first and the last of the two companies of a sentence, or false where there are not two. */
static bool two_of(const struct memory *memory, uint32_t sentence, uint32_t before,
                   const struct referent *pair[2]) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < memory->n; i++) {
        const struct referent *r = &memory->list[i];
        if (r->sentence != sentence || r->end_token > before || !r->head)
            continue;
        if ((n > 0 && pair[0]->instrument == r->instrument) ||
            (n > 1 && pair[1]->instrument == r->instrument))
            continue; /* named again */
        if (n == 2)
            return false;
        pair[n++] = r;
    }
    return n == 2 && pair[0]->instrument != NULL && pair[1]->instrument != NULL;
}

/* In the sentence itself, else in the one before. */
bool antecedent_ranked(const struct memory *memory, const struct anaphor *anaphor, struct answer *answer) {
    const struct referent *pair[2];
    if (!two_of(memory, anaphor->sentence, anaphor->first_token, pair) &&
        (anaphor->sentence == 0 || !two_of(memory, anaphor->sentence - 1, anaphor->first_token, pair)))
        return false;
    const struct referent *meant = pair[anaphor_is_former(memory->work, anaphor->noun) ? 0 : 1];
    *answer = (struct answer){meant->instrument, meant->span};
    return true;
}

static bool ends_in_any(const char *fold, uint32_t len, const char *const *ends) {
    for (; *ends != NULL; ends++) {
        size_t n = strlen(*ends);
        if (len >= n && memcmp(fold + len - n, *ends, n) == 0)
            return true;
    }
    return false;
}

bool antecedent_tells(const struct work *work, uint32_t noun) {
    static const char *const kin[] = {"-mutter", "-mutterkonzern", "-tochter", "-schwester", NULL};
    static const char *const others[] = {
        "rivale",         "rivalen",   "konkurrent", "konkurrenten", "zulieferer", "lieferant",
        "grossaktionaer", "aktionaer", "partner",    "investor",     NULL};
    const struct document *d = work->document;
    const struct token *t = work_token(work, noun);
    const char *fold = work_fold(work, noun);
    if (memchr(fold, '-', t->fold_len) == NULL || ends_in_any(fold, t->fold_len, others))
        return false;
    if (ends_in_any(fold, t->fold_len, kin))
        return true;
    struct word_match match;
    return market_match(work->market, d->article->text, &d->words, noun, noun + 1, t->start, &match) &&
           match.name.node != NO_NODE;
}
