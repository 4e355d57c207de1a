/* What a name does in its sentence: whether it is what is spoken of, which share class it means, and whether
 * it is only the house of an analyst. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

/* --- heads --- */

/* In a compound the name counts as what is spoken of only where the rest is its share or the company itself.
 */
static bool is_head(const struct found *found) {
    if (!found->open || found->instrument == NULL)
        return true;
    switch (found->instrument->kind) {
    case INSTRUMENT_INDEX:
        return found->tail & (CUE_INDEX | CUE_PRICE) && !(found->tail & CUE_PART);
    case INSTRUMENT_OTHER:
        return found->tail & (CUE_PRICE | CUE_PAPER);
    default:
        return found->tail & (CUE_PAPER | CUE_PRICE | CUE_COMPANY | CUE_PREFERENCE | CUE_ORDINARY) &&
               !(found->tail & CUE_PART && !(found->tail & (CUE_PAPER | CUE_PRICE)));
    }
}

/* --- share classes --- */

/* Rows of one company stand near each other in its file. */
enum { NEAR_ROWS = 6 };

const struct instrument *other_class(const struct work *work, const struct instrument *instrument,
                                     uint32_t trait) {
    const struct market *market = work->market;
    for (uint32_t i = instrument->index > NEAR_ROWS ? instrument->index - NEAR_ROWS : 0;
         i < market->n_instruments && i <= instrument->index + NEAR_ROWS; i++) {
        const struct instrument *other = &market->instruments[i];
        if (other != instrument && market_traits(market, other) & trait &&
            market_is_sibling(other, instrument))
            return other;
    }
    return NULL;
}

/* Cues of share classes in the compound or right before the name: "VW-Vorzüge", "die Vorzugsaktien von VW".
 */
static uint32_t class_cues(const struct work *work, const struct found *found) {
    const uint32_t wanted = CUE_PREFERENCE | CUE_ORDINARY;
    uint32_t cues = found->tail & wanted;
    const struct sentence *s = &work->document->sentences[found->sentence];
    uint32_t at = found->first_token;
    if (cues == 0 && found->end_token < s->end_token &&
        work_token(work, found->end_token)->flags & TOKEN_CAPITALISED)
        cues = work_cues(work, found->end_token) & wanted;
    static const char *const links[] = {"von", "der", "des", NULL};
    if (cues == 0 && at >= s->first_token + 2 && work_is_any(work, at - 1, links))
        cues = work_cues(work, at - 2) & wanted;
    return cues;
}

static void choose_class(struct work *work, struct found *found) {
    uint32_t cues = class_cues(work, found);
    if (cues == 0)
        return;
    uint32_t trait = cues & CUE_PREFERENCE ? TRAIT_PREFERENCE : TRAIT_ORDINARY;
    const struct instrument *other = other_class(work, found->instrument, trait);
    if (other != NULL)
        found->instrument = other;
}

/* --- houses --- */

/* The next word in a direction that is no article, adjective or quotation mark. */
static uint32_t word_before(const struct work *work, uint32_t token, uint32_t start) {
    static const char *const skip[] = {"der", "des", "die", "von", "bei", "vom", "beim", "us", NULL};
    while (token > start) {
        token--;
        if (work_token(work, token)->kind != TOKEN_WORD)
            return token;
        if (!work_is_any(work, token, skip) && !(work_token(work, token)->classes & CLASS_ATTRIBUTE))
            return token;
    }
    return NO_INDEX;
}

static bool analyst_near(const struct work *work, const struct found *found, const struct sentence *s) {
    if (found->open && found->tail & CUE_ANALYST)
        return true;
    uint32_t at = word_before(work, found->first_token, s->first_token);
    /* "Analyst Tim Rokossa von der Deutschen Bank": the person's name stands between */
    for (int n = 0; n < 4 && at != NO_INDEX && at >= s->first_token; n++) {
        const struct token *t = work_token(work, at);
        if (t->kind != TOKEN_WORD)
            return false;
        if (t->flags & TOKEN_CAPITALISED && work_cues(work, at) & CUE_ANALYST)
            return true;
        if (!(t->flags & TOKEN_CAPITALISED))
            return false;
        if (at == s->first_token)
            return false;
        at--;
    }
    return false;
}

/* "laut Goldman Sachs", "nach Einschätzung von JPMorgan" */
static bool cited(const struct work *work, const struct found *found, const struct sentence *s) {
    static const char *const cites[] = {"laut", "zufolge", NULL};
    static const char *const views[] = {"einschaetzung", "ansicht",      "meinung", "angaben", "schaetzung",
                                        "studie",        "kreisen",      "urteil",  "sicht",   "analyse",
                                        "worten",        "berechnungen", NULL};
    uint32_t at = found->first_token;
    while (at > s->first_token &&
           (work_token(work, at - 1)->classes & CLASS_DETERMINER || work_is(work, at - 1, "von")))
        at--;
    if (at > s->first_token && (work_is_any(work, at - 1, cites) || work_is_any(work, at - 1, views)))
        return true;
    if (at > s->first_token && at < found->first_token &&
        work_token(work, at - 1)->flags & TOKEN_CAPITALISED && work_cues(work, at - 1) & CUE_RATING)
        return true; /* "das Votum von Stifel" */
    return found->end_token < s->end_token && work_is(work, found->end_token, "zufolge");
}

/* Whether the name is what is rated: "das Ziel für Zalando", "Deutsche Bank: UBS hebt ..." */
static bool is_rated(const struct work *work, const struct found *found, const struct sentence *s) {
    static const char *const targets[] = {"fuer", "von", "bei", "an", NULL};
    if (found->end_token < s->end_token && work_is_mark(work, found->end_token, ':'))
        return true;
    uint32_t before = found->first_token;
    while (before > s->first_token && work_token(work, before - 1)->classes & CLASS_DETERMINER)
        before--;
    return before > s->first_token && work_is_any(work, before - 1, targets);
}

static bool is_bank(const struct work *work, const struct found *found) {
    return found->state == FOUND_SURE && found_is_company(found) &&
           market_traits(work->market, found->instrument) & TRAIT_BANK;
}

enum { MOST_BACK = 16 }; /* names of one sentence that are looked at again */

/* Whether an earlier bank of the sentence is the house: "UBS hebt Deutsche Bank auf 'Buy'". */
static bool house_before(const struct work *work, const struct found *found, const struct sentence *s) {
    for (const struct found *other = found;
         other > work->found && other[-1].sentence == found->sentence && found - other < MOST_BACK; other--)
        if (is_bank(work, other - 1) && other[-1].instrument != found->instrument &&
            !is_rated(work, other - 1, s))
            return true;
    return false;
}

static bool is_house(struct work *work, const struct found *found) {
    const struct sentence *s = &work->document->sentences[found->sentence];
    if (found->instrument == NULL)
        return analyst_near(work, found, s) || cited(work, found, s);
    if (!found_is_company(found))
        return false;
    if (market_traits(work->market, found->instrument) & TRAIT_RATER)
        return !(found->tail & (CUE_PAPER | CUE_PRICE));
    if (!(market_traits(work->market, found->instrument) & TRAIT_BANK))
        return false;
    if (found->open && !(found->tail & CUE_ANALYST))
        return false;
    if (analyst_near(work, found, s) || cited(work, found, s))
        return true;
    uint32_t facts = sentence_facts(work, found->sentence);
    return (facts & FACT_RATING) && (facts & FACT_RATE) && !is_rated(work, found, s) &&
           !house_before(work, found, s);
}

void names_roles(struct work *work) {
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->state != FOUND_SURE)
            continue;
        if (found->instrument != NULL)
            choose_class(work, found);
        found->head = is_head(found);
        found->house = is_house(work, found);
    }
}
