/* Papers and prices that no mention covers: "die Aktie", "deren Titel", "die Rendite", "beide Papiere",
 * "Erstere". */
#include <string.h>

#include "analysis/moves_subject.h"
#include "language/word_class.h"

/* --- price nouns that no mention covers --- */

static const struct subject *last_company(const struct reading_of_moves *m) {
    for (uint32_t i = m->n_subjects; i-- > 0;)
        if (m->subjects[i].instrument->kind == INSTRUMENT_COMPANY)
            return &m->subjects[i];
    return NULL;
}

/* "Der Franken gab nach, der Kurs stieg auf 0,9412 Franken": the price of what was named last. */
static const struct subject *last_named(const struct reading_of_moves *m, uint32_t noun) {
    const struct subject *company = last_company(m);
    bool price = move_is(m, noun, "kurs") || move_is(m, noun, "preis");
    if (company != NULL || !price || m->n_subjects == 0 ||
        m->subjects[0].instrument->kind != INSTRUMENT_OTHER)
        return company;
    return &m->subjects[0];
}

/* The one company that the sentence names, for a headline that names it last: "Aktie runter: Anleger strafen
 * X ab". */
static const struct mention *only_company(const struct reading_of_moves *m, uint32_t sentence) {
    const struct sentence *s = &m->document->sentences[sentence];
    const struct mention *only = NULL;
    for (uint32_t i = s->first_mention; i < s->end_mention; i++) {
        const struct mention *mention = &m->document->mentions[i];
        if (mention->instrument->kind != INSTRUMENT_COMPANY || mention->house)
            continue;
        if (only != NULL && only->instrument != mention->instrument)
            return NULL;
        only = mention;
    }
    return only;
}

/* Whether the noun has an owner of its own: "die Aktien der Fluggesellschaften"; "der Mutter" is the one
 * named. */
static bool has_owner(const struct reading_of_moves *m, uint32_t noun) {
    static const char *const owners[] = {"der",   "des",    "von",    "vom", "eines",
                                         "einer", "dieser", "dieses", NULL};
    static const char *const known[] = {"mutter",
                                        "muttergesellschaft",
                                        "konzernmutter",
                                        "mutterkonzerns",
                                        "konzerns",
                                        "unternehmens",
                                        "gesellschaft",
                                        "firma",
                                        "feinunze",
                                        "unze",
                                        "barrels",
                                        "tonne",
                                        NULL};
    return move_is_any(m, noun + 1, owners) && !move_is_any(m, noun + 2, known);
}

/* What else than a company the nearest of the two sentences before named, where that is one thing: "Der
 * Bitcoin gab nach. Zeitweise fiel der Kurs auf 3825 Dollar". Of a yield it is the bond. */
static const struct instrument *other_before(const struct reading_of_moves *m, bool yield) {
    const struct document *d = m->document;
    const struct instrument *only = NULL;
    for (uint32_t back = 1; back <= 2 && back <= m->sentence && only == NULL; back++) {
        const struct sentence *s = &d->sentences[m->sentence - back];
        for (uint32_t i = s->first_mention; i < s->end_mention; i++) {
            const struct instrument *named = d->mentions[i].instrument;
            bool bond = named->asset != NULL && strcmp(named->asset, "bond") == 0;
            bool unit = d->mentions[i].first_token > 0 &&
                        d->words.tokens[d->mentions[i].first_token - 1].kind == TOKEN_NUMBER;
            if (unit || (yield && !bond))
                continue;
            if (named->kind != INSTRUMENT_OTHER || bond != yield || (only != NULL && only != named))
                return NULL;
            only = named;
        }
    }
    return only;
}

/* Whether the sentence names nothing that has a price: the money of a figure is none. */
static bool names_nobody(const struct reading_of_moves *m) {
    const struct sentence *s = &m->document->sentences[m->sentence];
    for (uint32_t i = s->first_mention; i < s->end_mention; i++)
        if (!subject_is_in_figure(m, &m->document->mentions[i]))
            return false;
    return m->n_subjects == 0;
}

/* "der Kurs", "die Rendite" of what was named before. */
static bool price_before(struct reading_of_moves *m, uint32_t noun) {
    static const char *const prices[] = {"kurs", "preis", "notierung", NULL};
    static const char *const definite[] = {"die", "der", "den", "dem", NULL};
    bool yield;
    if (!move_is_paper(m, noun, &yield) || (!yield && !move_is_any(m, noun, prices)) || has_owner(m, noun))
        return true;
    uint32_t determiner;
    subject_phrase_start(m, noun, false, &determiner);
    const struct instrument *named = other_before(m, yield);
    if (named == NULL || determiner == NO_INDEX || !move_is_any(m, determiner, definite))
        return true;
    struct subject s = {.instrument = named,
                        .first = noun,
                        .end = noun + 1,
                        .noun = NO_INDEX,
                        .price = true,
                        .worded = true,
                        .yield = yield,
                        .clause = m->document->clause_of[noun]};
    subject_take_role(m, &s, noun, false);
    return s.role == SUBJECT_NONE || subject_add(m, s);
}

/* "Aktie gewinnt 4,6 Prozent" behind a name, "deren Titel", "die Papiere": of the company named before it. */
bool subject_bare_paper(struct reading_of_moves *m, uint32_t noun) {
    struct phrase phrase;
    if (!move_phrase(m, noun, PHRASE_BIT(PHRASE_PAPER), &phrase))
        return true;
    if (names_nobody(m) && !price_before(m, noun))
        return false;
    bool of_other = move_is(m, noun, "preis") && m->n_subjects > 0 && last_company(m) == NULL;
    if (!(phrase.flags & PHRASE_ALONE || of_other) || has_owner(m, noun))
        return true;
    uint32_t determiner;
    uint32_t start = subject_phrase_start(m, noun, false, &determiner);
    bool relative = move_is(m, start, "deren") || move_is(m, start, "dessen");
    const struct subject *named = last_named(m, noun);
    static const char *const single[] = {"aktie", "papier", "titel", "kurs", NULL};
    const struct mention *only = NULL;
    if (named == NULL && move_is_any(m, noun, single))
        only = only_company(m, m->sentence);
    else if (named == NULL && relative && m->sentence > 0)
        only = only_company(m, m->sentence - 1); /* "Dessen Papiere stiegen" */
    if (named == NULL && only == NULL)
        return true;
    static const char *const definite[] = {"die", "das", "der",  "deren", "dessen",
                                           "den", "dem", "ihre", "seine", NULL};
    if (determiner != NO_INDEX && !move_is_any(m, determiner, definite))
        return true;
    struct subject s = {.instrument = named != NULL ? named->instrument : only->instrument,
                        .mention = NULL,
                        .first = noun,
                        .end = noun + 1,
                        .noun = NO_INDEX,
                        .price = true,
                        .clause = m->document->clause_of[noun]};
    subject_take_role(m, &s, noun, false);
    if (relative)
        s.role = SUBJECT_PLAIN;
    return s.role == SUBJECT_NONE || subject_add(m, s);
}

/* --- the former and the latter --- */

/* The two things that were named last in the sentence, or else in the one before. */
static bool pair_before(const struct reading_of_moves *m, struct subject pair[2]) {
    uint32_t n = 0;
    for (uint32_t i = m->n_subjects; i-- > 0 && n < 2;)
        if (!move_starts(m, m->subjects[i].first, "erstere") &&
            (n == 0 || m->subjects[i].instrument != pair[1].instrument))
            pair[1 - n++] = m->subjects[i];
    if (n == 2 || n == 1 || m->sentence == 0)
        return n == 2;
    const struct sentence *s = &m->document->sentences[m->sentence - 1];
    for (uint32_t i = s->first_mention; i < s->end_mention; i++) {
        const struct mention *mention = &m->document->mentions[i];
        if (!mention->head || mention->house || (n > 0 && pair[n - 1].instrument == mention->instrument))
            continue;
        if (n == 2)
            return false;
        pair[n++] = (struct subject){.instrument = mention->instrument, .price = s->first_move < s->end_move};
    }
    return n == 2;
}

static bool tells_of_several(const struct reading_of_moves *m) {
    static const char *const words[] = {"jeweils", "je", "beide", "beiden", NULL};
    for (uint32_t i = m->first; i < m->end; i++)
        if (move_is_any(m, i, words))
            return true;
    for (uint32_t i = 1; i < m->n_figures; i++)
        if (m->figures[i].listed && m->figures[i].unit == m->figures[i - 1].unit)
            return true;
    return false;
}

/* "Die Papiere verloren jeweils 3 Prozent" behind a sentence that names two companies. */
bool subject_both_papers(struct reading_of_moves *m, uint32_t noun) {
    static const char *const plural[] = {"aktien",        "papiere",        "papieren", "titel", "titeln",
                                         "anteilscheine", "anteilsscheine", "werte",    NULL};
    static const char *const all[] = {"die", "beide", "beiden", NULL};
    struct subject pair[2];
    uint32_t determiner;
    if (m->n_subjects > 0 || !move_is_any(m, noun, plural) || has_owner(m, noun) || !tells_of_several(m))
        return true;
    uint32_t first = subject_phrase_start(m, noun, false, &determiner);
    if (!(determiner != NO_INDEX && move_is_any(m, determiner, all)) && !move_is_any(m, first, all))
        return true;
    if (!pair_before(m, pair) || pair[0].instrument->kind != INSTRUMENT_COMPANY ||
        pair[1].instrument->kind != INSTRUMENT_COMPANY)
        return true;
    bool added = true;
    for (int i = 0; i < 2 && added; i++) {
        struct subject s = {.instrument = pair[i].instrument,
                            .first = noun,
                            .end = noun + 1,
                            .noun = NO_INDEX,
                            .price = true,
                            .clause = m->document->clause_of[noun]};
        subject_take_role(m, &s, noun, false);
        added = subject_add(m, s);
    }
    return added;
}

/* "Erstere stiegen um 2,1, Letztere um 1,3 Prozent" */
bool subject_former_or_latter(struct reading_of_moves *m, uint32_t token) {
    bool former = move_starts(m, token, "erstere"), latter = move_starts(m, token, "letztere");
    struct subject pair[2];
    if ((!former && !latter) || move_is_noun(m, token + 1) || !pair_before(m, pair))
        return true;
    const struct subject *meant = &pair[former ? 0 : 1];
    struct subject s = {.instrument = meant->instrument,
                        .first = token,
                        .end = token + 1,
                        .noun = NO_INDEX,
                        .price = meant->price,
                        .clause = m->document->clause_of[token]};
    subject_take_role(m, &s, token, false);
    return subject_add(m, s);
}
