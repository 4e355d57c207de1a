/* Names of the gazetteer, with the legal form behind them and the rest of a compound they stand in. */
#include <string.h>

#include "analysis/mention_work.h"
#include "language/word_class.h"

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
            !market_match(work->market, d->article->text, &d->words, at, end, work_token(work, at)->start,
                          &match) ||
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
const struct name_ref *name_meaning(const struct work *work, const struct name_match *match) {
    const struct name_node *node = &work->market->nodes[match->node];
    for (uint32_t i = 0; i < node->n_names; i++) {
        const struct name_ref *ref = &work->market->refs[node->first_ref + i];
        if (name_fits(ref, work->document->article->text, match->span))
            return ref;
    }
    return NULL;
}

/* Of several meanings, the one that the word before describes where that does not describe the first: "der
 * US-Pharmakonzern Merck". */
static const struct name_ref *described_meaning(const struct work *work, const struct name_match *match,
                                                const struct name_ref *first, uint32_t token,
                                                uint32_t start) {
    const struct name_node *node = &work->market->nodes[match->node];
    if (node->n_names < 2 || token == start || first->instrument == NO_INSTRUMENT ||
        context_describes(work, token - 1, first->instrument))
        return first;
    for (uint32_t i = 0; i < node->n_names; i++) {
        const struct name_ref *ref = &work->market->refs[node->first_ref + i];
        if (ref->instrument != NO_INSTRUMENT && context_describes(work, token - 1, ref->instrument) &&
            name_fits(ref, work->document->article->text, match->span))
            return ref;
    }
    return first;
}

/* The cues of what a suspended compound shares: "Siemens- und Bosch-Aktien". */
static uint32_t suspended_tail(const struct work *work, uint32_t token, uint32_t end) {
    static const char *const links[] = {"und", "oder", "sowie", NULL};
    if (token + 2 >= end || !work_is_mark(work, token, '-') ||
        work_token(work, token)->flags & TOKEN_SPACE_BEFORE)
        return 0;
    for (uint32_t i = token + 1; i < end && i < token + 6; i++)
        if (work_is_any(work, i, links) && i + 1 < end)
            return work_cues(work, i + 1) | CUE_PART;
    return 0;
}

/* A brand of less weight than this is a product: "VW Polo" tells nothing of Volkswagen. */
enum { LEAST_WEIGHT = 45 };

/* A brand that does not bear its company's name, and a company whose listing has long ended, is like an
 * unlisted company: others give way to it. "Audi-Aktie" names a share all the same. */
static bool stands_apart(const struct found *found) {
    if (found->instrument == NULL || found->tail & (CUE_PAPER | CUE_PRICE))
        return false;
    bool product = found->ref->flags & NAME_BRAND && found->ref->percent < LEAST_WEIGHT;
    return product || found->ref->flags & NAME_APART;
}

/* The year and month of a date like 2021-06, as one number; 0 where there is none. */
static uint32_t month_of(const char *date) {
    uint32_t month = 0;
    for (uint32_t i = 0; date != NULL && i < 7; i++) {
        if (i == 4)
            continue;
        if (date[i] < '0' || date[i] > '9')
            return 0;
        month = month * 10 + (uint32_t)(date[i] - '0');
    }
    return month;
}

/* Whether the company's listing had ended when the article was written; where that is not known, whether it
 * ended long ago or was taken into another company. */
static bool is_gone(const struct work *work, const struct found *found) {
    if (found->instrument == NULL || !(market_traits(work->market, found->instrument) & TRAIT_ENDED))
        return false;
    uint32_t written = month_of(work->document->article->published);
    const char *until = strstr(found->instrument->flags, "until=");
    if (written != 0 && until != NULL)
        return written > month_of(until + strlen("until=")) + 100; /* news goes on for a year */
    return market_traits(work->market, found->instrument) & TRAIT_GONE ||
           strstr(found->instrument->flags, "parent=") != NULL;
}

/* Ends of compounds that speak of a company, not of its product. */
enum { TELLING = CUE_PAPER | CUE_PRICE | CUE_COMPANY | CUE_PART | CUE_OWN | CUE_ANALYST };

/* "220 Euro", "3 Mrd. Dollar": a currency behind a number is a unit. */
static bool is_unit(const struct work *work, const struct found *found) {
    uint32_t start = work->document->sentences[found->sentence].first_token, at = found->first_token;
    if (found->open || found->instrument->kind != INSTRUMENT_OTHER ||
        strcmp(found->instrument->asset, "currency") != 0)
        return false;
    if (at > start && work_is(work, at - 1, "ein") &&
        found->end_token < work->document->sentences[found->sentence].end_token &&
        work_token(work, found->end_token)->classes & CLASS_FINITE)
        return false; /* "Ein Euro kostete 1,0842 Dollar" */
    if (at >= start + 2 && work_is_mark(work, at - 1, '.'))
        at--;
    return at > start && (work_token(work, at - 1)->kind == TOKEN_NUMBER ||
                          work_token(work, at - 1)->classes & (CLASS_UNIT | CLASS_NUMBER));
}

/* "Macquarie University", "die Zeitung Nikkei" */
static bool is_something_else(const struct work *work, const struct found *found, uint32_t end) {
    if (found->open)
        return false;
    if (found->first_token > 0 && work_token(work, found->first_token - 1)->flags & TOKEN_CAPITALISED &&
        work_cues(work, found->first_token - 1) & CUE_MEDIUM)
        return true;
    return found->end_token < end && work_token(work, found->end_token)->flags & TOKEN_CAPITALISED &&
           work_cues(work, found->end_token) & CUE_ELSE;
}

/* "das Alphabet": no company is neuter. "das iPhone, das Apple verkauft", "anders sieht das Nestlé" have
 * another "das"; "das Gigaset ME" is a product. */
static bool is_neuter(const struct work *work, const struct found *found, uint32_t before) {
    const struct sentence *s = &work->document->sentences[found->sentence];
    if (!work_is(work, before, "das") ||
        (found->end_token < s->end_token && work_token(work, found->end_token)->flags & TOKEN_CAPITALISED))
        return false;
    if (before == s->first_token)
        return true;
    const struct token *t = work_token(work, before - 1);
    return t->kind == TOKEN_WORD && !(t->classes & (CLASS_FINITE | CLASS_PREPOSITION));
}

/* "ein Ford" and "dem VW" are cars, "auf Facebook" and "via Twitter" are places, "Foto: VW" is a credit. */
static bool names_business(const struct work *work, const struct found *found) {
    static const char *const one[] = {"ein",   "einen",  "einem",  "eines",  "seinem", "seinen",
                                      "sein",  "ihrem",  "ihren",  "ihr",    "der",    "den",
                                      "dem",   "im",     "zum",    "vom",    "beim",   "am",
                                      "jeder", "dieser", "diesem", "diesen", NULL};
    static const char *const on[] = {"auf", "via", "per", "ueber", NULL};
    const struct sentence *s = &work->document->sentences[found->sentence];
    uint32_t start = s->first_token, traits = market_traits(work->market, found->instrument);
    if (traits & TRAIT_PLACE && (found->open ? !(found->tail & TELLING) : s->end_token - start <= 2))
        return false; /* "Twitter-Nutzer", a link to Twitter */
    bool vehicle = traits & TRAIT_VEHICLES && !found->legal && !(found->open && found->tail & TELLING);
    if (vehicle && setting_is_accident(work, found->sentence))
        return false;
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
    if (is_neuter(work, found, before))
        return false;
    if (found->instrument->kind == INSTRUMENT_INDEX)
        return before == start || !work_is(work, before, "der") ||
               !work_is(work, before - 1, "an"); /* the exchange */
    if (traits & TRAIT_PLACE && work_is_any(work, before, on))
        return false;
    if (!(traits & TRAIT_VEHICLES))
        return true;
    for (int n = 0; n < 2 && before > start && !work_is_any(work, before, one) &&
                    !(t->flags & TOKEN_CAPITALISED) && !(t->classes & CLASS_LIGHT);
         n++)
        t = work_token(work, --before); /* "eines grauen Mercedes" */
    return !work_is_any(work, before, one);
}

/* "der Basler Konzern" speaks of the place, though a company is called Basler. */
static bool is_demonym(const struct work *work, const struct name_match *match, const struct name_ref *ref,
                       uint32_t end) {
    return ref->flags & NAME_AMBIGUOUS && work->market->nodes[match->node].n_descriptors > 0 &&
           !match->open && match->end_token < end &&
           work_token(work, match->end_token)->flags & TOKEN_CAPITALISED &&
           !(work_cues(work, match->end_token) & (CUE_PAPER | CUE_LEGAL) &&
             !(work_cues(work, match->end_token) & CUE_AGAIN));
}

/* An accent that no German word has tells the name from the word: Hermès, not Hermes. */
static bool has_accent(const char *text, struct span span) {
    static const char umlauts[] = "\xA4\xB6\xBC\x84\x96\x9C\x9F"; /* second bytes of ä ö ü Ä Ö Ü ß */
    for (uint32_t at = span.start; at + 1 < span.end; at++)
        if ((unsigned char)text[at] == 0xC3 && strchr(umlauts, text[at + 1]) == NULL)
            return true;
    return false;
}

enum status name_add(struct work *work, uint32_t sentence, uint32_t token, const struct name_match *match,
                     bool person, uint32_t end) {
    const struct document *d = work->document;
    const struct name_ref *ref = name_meaning(work, match);
    if (ref == NULL || is_demonym(work, match, ref, end))
        return STATUS_OK;
    ref = described_meaning(work, match, ref, token, d->sentences[sentence].first_token);
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
    bool ambiguous = ref->flags & NAME_AMBIGUOUS && !found.legal && !has_accent(d->article->text, found.span);
    found.state = ambiguous ? FOUND_DOUBTFUL : FOUND_SURE;
    if (stands_apart(&found) || is_gone(work, &found) || is_something_else(work, &found, end))
        found.instrument = NULL;
    if (found.instrument != NULL && (!names_business(work, &found) || is_unit(work, &found)))
        found.state = FOUND_DROPPED;
    return work_add(work, found);
}

/* Whether what stands before a name inside its word lets the name be one: "Ex-Wirecard-Vorstand", not a
 * person's double name. */
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
enum status names_inside(struct work *work, uint32_t sentence, uint32_t token, uint32_t from, uint32_t end) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    const char *text = d->article->text;
    for (uint32_t at = from; at < t->end; at++) {
        if (text[at] != '-' || at + 1 >= t->end)
            continue;
        struct word_match match;
        if (!market_match(work->market, text, &d->words, token, end, at + 1, &match) ||
            match.name.node == NO_NODE || !prefix_allows(work, token, &match.name))
            continue;
        enum status status = name_add(work, sentence, token, &match.name, false, end);
        if (status != STATUS_OK)
            return status;
        at = match.name.span.end - 1;
        if (match.name.end_token > token + 1)
            break;
    }
    return STATUS_OK;
}
