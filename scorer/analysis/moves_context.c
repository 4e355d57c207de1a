/* What else is told of a move: over which time, in which session, whether it is past, expected or only
 * possible. */
#include <math.h>
#include <string.h>

#include "analysis/moves_parts.h"
#include "language/inflect.h"
#include "language/word_class.h"

static enum move_period period_of(uint32_t code) {
    switch (code) {
    case 'w':
        return PERIOD_WEEK;
    case 'm':
        return PERIOD_MONTH;
    case 'q':
        return PERIOD_QUARTER;
    case 't':
        return PERIOD_YTD;
    case 'y':
        return PERIOD_YEAR;
    case 'i':
        return PERIOD_INTRADAY;
    case 'o':
        return PERIOD_OTHER;
    default:
        return PERIOD_DAY;
    }
}

static bool is_superlative(const struct reading_of_moves *m, uint32_t token) {
    const struct token *t = move_token(m, token);
    if (t->word == NO_WORD)
        return false;
    const struct form *form = &m->lexicon->forms[t->word];
    for (uint32_t i = 0; i < form->n_readings; i++)
        if (m->lexicon->readings[form->first_reading + i].bits & FORM_SUPERLATIVE)
            return true;
    return false;
}

/* "erstmals seit Januar", "den höchsten Stand seit Juni", "so tief wie seit 2008": since when it was not so,
 * which is no period of the move. */
static bool is_of_record(const struct reading_of_moves *m, uint32_t seit) {
    static const char *const before[] = {"wie", "zuletzt", "erstmals", "erstmalig",
                                         "mal", "hoch",    "tief",     NULL};
    enum { REACH = 6 };
    struct phrase phrase;
    if (seit == m->first)
        return false;
    if (move_is_any(m, seit - 1, before))
        return true;
    if (move_phrase(m, seit - 1, PHRASE_BIT(PHRASE_PAPER), &phrase) && phrase.flags & PHRASE_LEVEL)
        return true;
    for (uint32_t i = seit; i-- > m->first && i + REACH > seit && move_token(m, i)->kind == TOKEN_WORD;)
        if (is_superlative(m, i) && !(move_token(m, i)->classes & CLASS_ADVERB))
            return true;
    return false;
}

/* "seit dem Rekordhoch", "seit September": a period of its own. */
static bool is_since(const struct reading_of_moves *m, uint32_t token) {
    return move_is(m, token, "seit") && !is_of_record(m, token);
}

/* "am letzten Handelstag des Jahres": the time of a day, not of the move. */
static bool is_part_of_time(const struct reading_of_moves *m, uint32_t token) {
    if (!move_is(m, token, "des") || token == m->first)
        return false;
    return move_holds(m, token - 1, "tag") || move_holds(m, token - 1, "sitzung") ||
           lexicon_sense(m->lexicon, move_token(m, token - 1), SENSE_PERIOD, PART_NOUN, NULL) != NULL;
}

/* "2025 hat der Index 13 Prozent zugelegt", "haben sich 2025 halbiert": a year that stands for itself. */
static bool is_bare_year(const struct reading_of_moves *m, const struct clause *clause, uint32_t token) {
    const struct token *t = move_token(m, token);
    const char *text = m->document->article->text + t->start;
    if (t->kind != TOKEN_NUMBER || t->end - t->start != 4 ||
        (memcmp(text, "19", 2) != 0 && memcmp(text, "20", 2) != 0) || move_in_figure(m, token) ||
        (token + 1 < m->end && move_token(m, token + 1)->kind == TOKEN_MARK))
        return false;
    bool opens =
        token == clause->first || (token == m->first + 1 && move_token(m, m->first)->classes & CLASS_ADVERB);
    if (opens)
        return token + 1 == clause->finite;
    return clause->finite != NO_INDEX && token > clause->finite && token <= clause->finite + 3 &&
           !(move_token(m, token - 1)->classes & CLASS_PREPOSITION) && !move_is_noun(m, token - 1) &&
           move_mention_at(m, token - 1) == NULL && move_token(m, token - 1)->kind == TOKEN_WORD;
}

/* "am Vortag" tells the day of what it is compared with in "mehr als am Vortag", "nach 15.000 Punkten am
 * Vortag". */
static bool is_compared(const struct reading_of_moves *m, uint32_t token) {
    for (uint32_t i = 0; i < m->n_figures; i++)
        if (m->figures[i].end == token && m->figures[i].role == FIGURE_FROM)
            return true; /* "von 2,54 Prozent am Vortag auf" */
    static const char *const links[] = {"als", "wie", "gegenueber", "nach", NULL};
    struct phrase phrase;
    for (uint32_t i = token; i-- > m->first && i + 4 > token;)
        if (move_is_any(m, i, links))
            return true;
    return token > m->first && move_phrase(m, token - 1, PHRASE_BIT(PHRASE_PAPER), &phrase);
}

/* "zur Lieferung im Januar", "mit Fälligkeit im März": the time of a contract. */
static bool is_of_contract(const struct reading_of_moves *m, uint32_t token) {
    static const char *const nouns[] = {"lieferung",   "auslieferung", "faelligkeit", "laufzeit",
                                        "lieferungen", "termin",       "kontrakt",    NULL};
    return token > m->first && move_is_any(m, token - 1, nouns);
}

/* "ihre Erholung vom Vortag", "nach einem Plus in der Vorwoche": the time of a noun that is not the move
 * itself. */
static bool is_of_noun(const struct reading_of_moves *m, uint32_t token) {
    static const char *const places[] = {"im", "ins", NULL}; /* "im Plus" is no noun */
    struct phrase noun;
    uint32_t first;
    if (token > m->first && !move_in_figure(m, token - 1) &&
        move_phrase_before(m, token, PHRASE_BIT(PHRASE_NOUN), &noun, &first))
        return first == m->first || !move_is_any(m, first - 1, places);
    return move_is(m, token, "vom") && token > m->first && move_is_noun(m, token - 1) &&
           !move_in_figure(m, token - 1);
}

static void read_phrase(const struct reading_of_moves *m, const struct phrase *phrase, uint32_t token,
                        struct move *move) {
    switch (phrase->class) {
    case PHRASE_PERIOD:
        if (phrase->code != 'h' && !is_of_contract(m, token) && !is_part_of_time(m, token) &&
            !(phrase->code != 'i' && is_of_noun(m, token)) &&
            !(move_is(m, token, "seit") && is_of_record(m, token)) &&
            (move->period == PERIOD_DAY || (move->period == PERIOD_INTRADAY && phrase->code != 'i')))
            move->period = period_of(phrase->code);
        break;
    case PHRASE_SESSION:
        move->session = phrase->code == '<' ? SESSION_PRE : SESSION_POST;
        break;
    case PHRASE_VENUE:
        move->venue = phrase_venue_name(phrase->code);
        break;
    case PHRASE_OLDER:
        move->older |= !is_compared(m, token) && !is_of_noun(m, token);
        break;
    case PHRASE_TECHNICAL:
        move->technical = true;
        break;
    case PHRASE_EXPECTED:
        move->status = MOVE_EXPECTED;
        break;
    default:
        break;
    }
}

/* --- status --- */

static void read_words(const struct reading_of_moves *m, uint32_t clause, uint32_t first, uint32_t end,
                       struct move *move) {
    static const uint32_t classes[] = {PHRASE_BIT(PHRASE_PERIOD),    PHRASE_BIT(PHRASE_SESSION),
                                       PHRASE_BIT(PHRASE_VENUE),     PHRASE_BIT(PHRASE_OLDER),
                                       PHRASE_BIT(PHRASE_TECHNICAL), PHRASE_BIT(PHRASE_EXPECTED)};
    for (uint32_t i = first; i < end; i++) {
        if (m->document->clause_of[i] != clause)
            continue;
        struct phrase since;
        if (move->period == PERIOD_DAY && is_bare_year(m, &m->document->clauses[clause], i))
            move->period = PERIOD_YEAR;
        if (is_since(m, i) && move->period == PERIOD_DAY &&
            !move_phrase(m, i, PHRASE_BIT(PHRASE_PERIOD), &since))
            move->period = PERIOD_OTHER;
        for (size_t k = 0; k < sizeof classes / sizeof *classes; k++) {
            struct phrase phrase;
            if (move_phrase(m, i, classes[k], &phrase))
                read_phrase(m, &phrase, i, move);
        }
    }
}

static bool is_finite(const struct reading_of_moves *m, const struct clause *clause,
                      const char *const *forms) {
    return clause->finite != NO_INDEX && move_is_any(m, clause->finite, forms);
}

static bool opens_condition(const struct reading_of_moves *m, const struct clause *clause) {
    static const char *const openers[] = {"falls", "sofern", "wenn", NULL};
    static const char *const should[] = {"sollte", "sollten", NULL};
    if (clause->opener != NO_INDEX && move_is_any(m, clause->opener, openers))
        return true;
    return clause->verb & VERB_FIRST && is_finite(m, clause, should);
}

/* "war gefallen" lies before; "war gefragt" is a state. */
static bool tells_move(const struct reading_of_moves *m, const struct clause *clause) {
    static const char *const had[] = {"hatte", "hatten", NULL};
    return is_finite(m, clause, had) ||
           (clause->lemma != NO_INDEX &&
            lexicon_lemma_sense(m->lexicon, clause->lemma, SENSE_MOVE | SENSE_CHANGE) != NULL);
}

static void read_status(const struct reading_of_moves *m, const struct clause *clause, struct move *move) {
    static const char *const expected[] = {"duerfte", "duerften", "soll", "sollen",
                                           "sollte",  "sollten",  NULL};
    static const char *const possible[] = {"koennte", "koennten", "wuerde", "wuerden", "waere", "waeren",
                                           "haette",  "haetten",  "kann",   "koennen", NULL};
    struct phrase phrase;
    bool set = clause->lemma != NO_INDEX &&
               phrase_of_lemma(m->lexicon, clause->lemma, PHRASE_BIT(PHRASE_SET), &phrase);
    if (opens_condition(m, clause) || is_finite(m, clause, possible))
        move->status = MOVE_HYPOTHETICAL;
    else if (set || clause->verb & VERB_FUTURE || is_finite(m, clause, expected))
        move->status = MOVE_EXPECTED;
    if (clause->verb & VERB_PLUPERFECT && tells_move(m, clause))
        move->older = true;
}

/* "fiel nicht um 3 Prozent": a negation in the clause that is none of "nicht nur" or "noch nicht einmal". */
static void read_negation(const struct reading_of_moves *m, uint32_t clause, uint32_t first, uint32_t end,
                          struct move *move) {
    const struct document *d = m->document;
    const struct sentence *s = &d->sentences[m->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct hit *hit = &d->hits[h];
        if (hit->clause != clause || hit->first < first || hit->first >= end ||
            m->lexicon->patterns[hit->pattern].sense.kind != SENSE_NEGATION)
            continue;
        bool plain = move_is(m, hit->first, "nicht") || move_is(m, hit->first, "keineswegs");
        if (plain && hit->end < m->end &&
            (move_token(m, hit->end)->kind == TOKEN_NUMBER || move_is(m, hit->end, "um")))
            move->status = MOVE_NEGATED;
    }
}

/* "wird ex Dividende gehandelt und verliert 4,5 Prozent": in another clause, where the sentence has one
 * subject. */
static void read_technical(const struct reading_of_moves *m, struct move *move) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].role != SUBJECT_NONE && m->subjects[i].instrument != move->subject)
            return;
    for (uint32_t i = m->first; i < m->end; i++) {
        struct phrase phrase;
        if (move_phrase(m, i, PHRASE_BIT(PHRASE_TECHNICAL), &phrase))
            move->technical |= move->direction == DIRECTION_DOWN;
    }
}

/* "Am Vormittag hatte der Dax noch 1 Prozent zugelegt": before what is told else, but of the same day. */
static void read_daytime(const struct reading_of_moves *m, const struct clause *clause, uint32_t first,
                         uint32_t end, struct move *move) {
    struct phrase phrase;
    bool daytime = move->period == PERIOD_INTRADAY;
    for (uint32_t i = first; i < end && !daytime; i++)
        daytime = move_phrase(m, i, PHRASE_BIT(PHRASE_PERIOD), &phrase) && phrase.code == 'h';
    if (!daytime || !(clause->verb & VERB_PLUPERFECT) || !move->older)
        return;
    move->period = PERIOD_INTRADAY;
    move->older = false;
}

void moves_context(const struct reading_of_moves *m, uint32_t clause, uint32_t first, uint32_t end,
                   struct move *move) {
    const struct clause *c = &m->document->clauses[clause];
    read_words(m, clause, first, end, move);
    read_status(m, c, move);
    read_daytime(m, c, first, end, move);
    if (!isnan(move->value))
        read_negation(m, clause, first, end, move);
    read_technical(m, move);
    bool share = move->subject != NULL && move->subject->kind == INSTRUMENT_COMPANY;
    bool short_time = move->period == PERIOD_DAY || move->period == PERIOD_INTRADAY;
    move->doubtful =
        share && short_time && move->unit == UNIT_PERCENT && !isnan(move->value) && move->value > 60;
}
