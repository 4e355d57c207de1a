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

bool subject_add(struct reading_of_moves *m, struct subject s) {
    if (!arena_grow(m->document->arena, &m->subjects, &m->cap_subjects, m->n_subjects + 1, sizeof s))
        return false;
    m->subjects[m->n_subjects++] = s;
    return true;
}

/* The unit of a figure is no subject: "4.000 Dollar". */
bool subject_is_in_figure(const struct reading_of_moves *m, const struct mention *mention) {
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
    if (mention->house || subject_is_in_figure(m, mention) || repeats(m, mention) ||
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
    return subject_add(m, s);
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

enum status subjects_read(struct reading_of_moves *m) {
    for (uint32_t i = m->first; i < m->end; i++) {
        const struct mention *mention = move_mention_at(m, i);
        bool ok = true;
        if (mention != NULL && mention->first_token == i) {
            ok = make_subject(m, mention);
            i = mention->end_token - 1;
        } else if (mention == NULL && move_token(m, i)->classes & CLASS_NOUN && move_is_noun(m, i) &&
                   (m->n_subjects == 0 || m->subjects[m->n_subjects - 1].end <= i)) {
            ok = subject_bare_paper(m, i);
        }
        if (mention == NULL && ok)
            ok = subject_former_or_latter(m, i) && subject_both_papers(m, i);
        if (!ok)
            return STATUS_NOMEM;
    }
    share_roles(m);
    join_clauses(m);
    return STATUS_OK;
}
