/* Whose price can move in a sentence: mentions, with the phrase they stand in and what that phrase does. */
#include <string.h>

#include "analysis/moves_subject.h"
#include "language/word_class.h"

/* --- what stands behind a name --- */

/* "Brenntags Kurs", "Siemens Aktie", "Infineons Marge": the noun behind the name rules. */
static void take_noun_behind(struct reading_of_moves *m, struct subject *s) {
    uint32_t noun = s->end;
    while (noun < m->end && move_token(m, noun)->classes & CLASS_ATTRIBUTE &&
           !(move_token(m, noun)->flags & TOKEN_CAPITALISED) &&
           !(move_token(m, noun)->classes & (CLASS_FINITE | CLASS_ADVERB)))
        noun++;
    if (move_is_mark(m, noun, '\'')) /* Airbus' Anteile */
        noun++;
    if (noun >= m->end || !move_is_noun(m, noun) || !(move_token(m, noun)->classes & CLASS_NOUN))
        return;
    bool yield;
    if (move_is_paper(m, noun, &yield)) {
        s->price = true;
        s->end = noun + 1;
        return;
    }
    const struct token *last = move_token(m, s->end - 1);
    char end = token_fold(m->document, s->end - 1)[last->fold_len - 1];
    bool genitive = end == 's' || end == 'x' || end == 'z' || end == '\'' || noun > s->end;
    struct phrase phrase;
    if (genitive && !move_phrase(m, noun, PHRASE_BIT(PHRASE_NOUN) | PHRASE_BIT(PHRASE_WORTH), &phrase) &&
        move_is_quantity(m, noun))
        s->role = SUBJECT_NONE;
}

/* --- the list of subjects --- */

static bool add_subject(struct reading_of_moves *m, struct subject s) {
    if (!arena_grow(m->document->arena, &m->subjects, &m->cap_subjects, m->n_subjects + 1, sizeof s))
        return false;
    m->subjects[m->n_subjects++] = s;
    return true;
}

/* The unit of a figure is no subject: "4.000 Dollar". */
static bool is_in_figure(const struct reading_of_moves *m, const struct mention *mention) {
    for (uint32_t i = 0; i < m->n_figures; i++)
        if ((m->figures[i].first < mention->end_token && mention->first_token < m->figures[i].end) ||
            (!m->figures[i].by_noun && m->figures[i].cue_first < mention->end_token &&
             mention->first_token < m->figures[i].cue_end))
            return true;
    return false;
}

static bool is_future(const struct reading_of_moves *m, const struct mention *mention) {
    return move_holds(m, mention->end_token - 1, "future") ||
           move_is(m, mention->first_token, "terminkontrakt");
}

static bool has_price_word(const struct reading_of_moves *m, const struct mention *mention) {
    static const char *const words[] = {"preis", "kurs", "notierung", "future", "kontrakt", NULL};
    for (uint32_t i = mention->first_token; i < mention->end_token; i++)
        for (const char *const *word = words; *word != NULL; word++)
            if (move_holds(m, i, *word))
                return true;
    return false;
}

static bool is_share_phrase(const struct reading_of_moves *m, const struct mention *mention, bool *yield) {
    bool price = mention->instrument->kind != INSTRUMENT_COMPANY;
    for (uint32_t i = mention->first_token; i < mention->end_token; i++) {
        bool own;
        if (move_is_paper(m, i, &own)) {
            price = true;
            *yield |= own;
        }
    }
    return price;
}

/* A name behind the same name: "Raiffeisen Bank International (RBI)", "Strategy, ehemals Microstrategy". */
static bool repeats(const struct reading_of_moves *m, const struct mention *mention) {
    const struct subject *last = m->n_subjects > 0 ? &m->subjects[m->n_subjects - 1] : NULL;
    if (last == NULL || last->instrument != mention->instrument || last->mention == NULL ||
        last->mention->via == VIA_COREFERENCE)
        return false;
    bool bracket = move_is_mark(m, last->end, '('), comma = move_is_mark(m, last->end, ',');
    for (uint32_t i = last->end; comma && i < mention->first_token; i++)
        comma = !(move_token(m, i)->classes & CLASS_FINITE) && !move_in_figure(m, i);
    return mention->first_token <= last->end + 3 && (bracket || (comma && mention->via != VIA_COREFERENCE));
}

/* "Brent-Preis", "Dow-Future": the rest of the compound is a price. */
static bool is_priced_compound(const struct reading_of_moves *m, const struct mention *mention) {
    uint32_t token = mention->end_token - 1;
    const struct token *t = move_token(m, token);
    const char *fold = token_fold(m->document, token);
    const char *tail = memrchr(fold, '-', t->fold_len);
    struct phrase phrase;
    return tail != NULL && phrase_of_word(m->lexicon, tail + 1, t->fold_len - (size_t)(tail + 1 - fold),
                                          PHRASE_BIT(PHRASE_PAPER) | PHRASE_BIT(PHRASE_EXPECTED), &phrase);
}

/* "der Umsatz", "das Kursziel" take a company up, but not its price. */
static bool is_other_anaphor(const struct reading_of_moves *m, uint32_t noun) {
    bool yield;
    return !move_is_paper(m, noun, &yield) && move_is_noun(m, noun) &&
           lexicon_sense(m->lexicon, move_token(m, noun), SENSE_QUANTITY | SENSE_EXPECTATION, PART_NOUN,
                         NULL) != NULL;
}

/* "Microsoft (NASDAQ:MSFT)": the exchange before the symbol. */
static bool is_exchange_of_symbol(const struct reading_of_moves *m, const struct mention *mention) {
    return mention->first_token > m->first && move_is_mark(m, mention->first_token - 1, '(') &&
           move_is_mark(m, mention->end_token, ':') && move_is_mark(m, mention->end_token + 2, ')');
}

/* "Ähnlich wie der Dax hat er 6 Prozent gewonnen": the pronoun means what the sentence before spoke of. */
static bool takes_up_compared(const struct reading_of_moves *m, const struct mention *mention) {
    static const char *const pronouns[] = {"er", "sie", "es", NULL};
    uint32_t clause = m->document->clause_of[mention->first_token];
    for (uint32_t i = 0; i < m->n_subjects && move_is_any(m, mention->first_token, pronouns); i++)
        if (m->subjects[i].compared && m->subjects[i].clause == clause &&
            m->subjects[i].instrument == mention->instrument)
            return true;
    return false;
}

static bool make_subject(struct reading_of_moves *m, const struct mention *mention) {
    struct subject s = {.first = mention->first_token,
                        .end = mention->end_token,
                        .instrument = mention->instrument,
                        .mention = mention,
                        .noun = NO_INDEX};
    bool anaphor = mention->via == VIA_COREFERENCE;
    if (mention->house || is_in_figure(m, mention) || repeats(m, mention) ||
        is_exchange_of_symbol(m, mention))
        return true;
    s.price = is_share_phrase(m, mention, &s.yield);
    s.future = is_future(m, mention);
    s.worded = has_price_word(m, mention);
    if (anaphor && (is_other_anaphor(m, mention->end_token - 1) || takes_up_compared(m, mention)))
        return true;
    uint32_t first = mention->first_token;
    while (anaphor && first + 1 < mention->end_token &&
           move_token(m, first)->classes & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_PREPOSITION))
        first++;
    subject_take_role(m, &s, first, !anaphor);
    if (!mention->head && !is_priced_compound(m, mention))
        s.role = SUBJECT_NONE;
    take_noun_behind(m, &s);
    s.clause = m->document->clause_of[mention->end_token - 1];
    return add_subject(m, s);
}

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
        if (!is_in_figure(m, &m->document->mentions[i]))
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
    return s.role == SUBJECT_NONE || add_subject(m, s);
}

/* "Aktie gewinnt 4,6 Prozent" behind a name, "deren Titel", "die Papiere": of the company named before it. */
static bool bare_paper(struct reading_of_moves *m, uint32_t noun) {
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
    return s.role == SUBJECT_NONE || add_subject(m, s);
}

/* --- lists --- */

static bool joins_list(const struct reading_of_moves *m, uint32_t token) {
    static const char *const links[] = {"und",  "sowie",  "oder", "beziehungsweise", "bzw", "wie",
                                        "auch", "ebenso", NULL};
    return move_is_mark(m, token, ',') || move_is_mark(m, token, '"') || move_is_any(m, token, links);
}

/* "bei Andritz und beim Verbund", "für BMW sowie für VW" */
static bool links_again(const struct reading_of_moves *m, uint32_t token) {
    static const char *const again[] = {"bei", "beim", "fuer", NULL};
    return move_is_any(m, token, again);
}

/* Whether only links of a list stand between two subjects; what stands in brackets does not count. */
static bool are_listed(const struct reading_of_moves *m, const struct subject *left,
                       const struct subject *right) {
    bool linked = false, brackets = false;
    for (uint32_t i = left->end; i < right->first; i++) {
        if (move_is_mark(m, i, '('))
            brackets = true;
        else if (move_is_mark(m, i, ')'))
            brackets = false;
        else if (brackets)
            continue;
        else if (linked && left->role == SUBJECT_AT && right->role == SUBJECT_AT && links_again(m, i))
            continue;
        else if (!joins_list(m, i))
            return false;
        else
            linked = true;
    }
    return linked && !brackets;
}

/* What is listed stands in one role: "die Aktien von Eon und RWE", "bei BMW und Daimler". */
static void share_roles(struct reading_of_moves *m) {
    for (uint32_t i = 1; i < m->n_subjects; i++) {
        struct subject *left = &m->subjects[i - 1], *s = &m->subjects[i];
        s->listed = (s->first == left->first && s->end == left->end) || are_listed(m, left, s);
        bool comma = s->first > m->first && move_is_mark(m, s->first - 1, ',');
        if (!s->listed || s->role != SUBJECT_PLAIN || (comma && left->role == SUBJECT_NONE))
            continue;
        s->role = left->role;
        if (left->role == SUBJECT_PLAIN)
            s->price |= left->price;
        else if (left->role != SUBJECT_NONE)
            s->noun = left->noun;
    }
}

/* The token behind what stands in brackets behind a name: "Raiffeisen Bank International (RBI) verbilligten
 * sich". */
static uint32_t behind_brackets(const struct reading_of_moves *m, uint32_t token) {
    if (!move_is_mark(m, token, '('))
        return token;
    for (uint32_t i = token; i < m->end && i < token + 6; i++)
        if (move_is_mark(m, i, ')'))
            return i + 1;
    return token;
}

/* A list in front of a verb may reach over the comma that ends the clause before:
 * "standen auf den Verkaufszetteln: BMW, Mercedes und VW verbilligten sich". */
static void join_clauses(struct reading_of_moves *m) {
    const struct document *d = m->document;
    for (uint32_t i = m->n_subjects; i-- > 0;) {
        struct subject *s = &m->subjects[i];
        bool opens = s->first == m->first || move_token(m, s->first - 1)->kind == TOKEN_MARK ||
                     (s->clause != NO_INDEX && d->clauses[s->clause].opener == s->first - 1);
        uint32_t next = behind_brackets(m, s->end);
        uint32_t clause = next < m->end ? d->clause_of[next] : NO_INDEX;
        if (opens && clause != NO_INDEX && clause != s->clause && d->clauses[clause].finite == next)
            s->clause = clause;
        bool listed =
            i + 1 < m->n_subjects && m->subjects[i + 1].listed && m->subjects[i + 1].clause != NO_INDEX;
        if (opens && listed)
            s->clause = m->subjects[i + 1].clause;
    }
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
static bool both_papers(struct reading_of_moves *m, uint32_t noun) {
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
        added = add_subject(m, s);
    }
    return added;
}

/* "Erstere stiegen um 2,1, Letztere um 1,3 Prozent" */
static bool former_or_latter(struct reading_of_moves *m, uint32_t token) {
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
    return add_subject(m, s);
}

enum status subjects_read(struct reading_of_moves *m) {
    for (uint32_t i = m->first; i < m->end; i++) {
        const struct mention *mention = move_mention_at(m, i);
        bool ok = true;
        if (mention != NULL && mention->first_token == i) {
            ok = make_subject(m, mention);
            i = mention->end_token - 1;
        } else if (mention == NULL && move_token(m, i)->classes & CLASS_NOUN && move_is_noun(m, i) &&
                   (m->n_subjects == 0 || m->subjects[m->n_subjects - 1].end <= i)) {
            ok = bare_paper(m, i);
        }
        if (mention == NULL && ok)
            ok = former_or_latter(m, i) && both_papers(m, i);
        if (!ok)
            return STATUS_NOMEM;
    }
    share_roles(m);
    join_clauses(m);
    return STATUS_OK;
}
