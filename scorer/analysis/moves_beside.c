/* What stands beside a figure: a noun, an adverb or a participle that says which way a price went, or the
 * thing that it is a part of. */
#include <string.h>

#include "analysis/moves_figure.h"
#include "language/inflect.h"
#include "language/word_class.h"

enum { REACH_NOUN = 9 };

/* --- stakes and shares of other things --- */

/* The noun that a phrase of determiner and adjectives from `token` on ends in, or NO_INDEX. */
static uint32_t noun_of_phrase(const struct reading_of_moves *m, uint32_t token) {
    for (uint32_t i = token; i < m->end && i < token + 5; i++) {
        const struct token *t = move_token(m, i);
        if (t->kind != TOKEN_WORD || t->classes & CLASS_FINITE)
            return NO_INDEX;
        if (t->flags & TOKEN_CAPITALISED)
            return i;
    }
    return NO_INDEX;
}

static bool is_worth(const struct reading_of_moves *m, uint32_t token) {
    struct phrase phrase;
    return token != NO_INDEX && move_phrase(m, token, PHRASE_BIT(PHRASE_WORTH), &phrase);
}

/* "32 Prozent des Kapitals", "28 Prozent an der Commerzbank", "5 Prozent Marktanteil"; not "an Wert", "ihres
 * Werts". */
bool figure_is_stake(const struct reading_of_moves *m, const struct figure *f) {
    static const char *const genitives[] = {"des", "seines", "ihres", "dessen", "eines", "dieses", NULL};
    static const char *const feminine[] = {"der", "ihrer", "seiner", "deren", "aller", NULL};
    uint32_t next = f->end;
    if (next >= m->end || move_token(m, next)->kind != TOKEN_WORD)
        return false;
    if (move_is_any(m, next, genitives))
        return !is_worth(m, noun_of_phrase(m, next + 1));
    if (move_is_any(m, next, feminine)) {
        uint32_t noun = noun_of_phrase(m, next + 1);
        return noun != NO_INDEX && !is_worth(m, noun) && move_mention_at(m, noun) == NULL &&
               !(move_token(m, noun)->classes & (CLASS_WEEKDAY | CLASS_MONTH));
    }
    if (move_is(m, next, "an") || move_is(m, next, "am")) {
        uint32_t noun = noun_of_phrase(m, next + 1);
        const struct mention *mention = noun == NO_INDEX ? NULL : move_mention_at(m, noun);
        if (mention != NULL)
            return mention->instrument->kind == INSTRUMENT_COMPANY;
        return noun != NO_INDEX && !is_worth(m, noun) && move_is_quantity(m, noun);
    }
    struct phrase phrase;
    if (!move_is_noun(m, next) || move_mention_at(m, next) != NULL || is_worth(m, next) ||
        move_phrase(m, next, PHRASE_BIT(PHRASE_NOUN), &phrase))
        return false;
    return move_token(m, next)->classes & CLASS_NOUN && !f->part;
}

/* "die Hälfte ihres Einsatzes", "40 Prozent an Wert" */
bool figure_is_of_worth(const struct reading_of_moves *m, const struct figure *f) {
    uint32_t noun = noun_of_phrase(m, f->end);
    return noun != NO_INDEX && noun <= f->end + 2 && is_worth(m, noun);
}

/* --- directions beside the figure --- */

void figure_set_cue(struct figure *f, int direction, uint32_t first, uint32_t end, const char *text) {
    f->direction = direction;
    f->cue_first = first;
    f->cue_end = end;
    f->cue = text;
}

/* Whether what follows a noun of direction says that it is about something else: "ein Plus von 3 Prozent beim
 * Umsatz", "ein Rückgang der Preise um 3 Prozent". */
bool figure_is_about_quantity(const struct reading_of_moves *m, uint32_t token) {
    static const char *const links[] = {"beim", "bei",    "im",    "in",   "der",
                                        "des",  "seiner", "ihrer", "fuer", NULL};
    if (!move_is_any(m, token, links))
        return false;
    uint32_t noun = noun_of_phrase(m, token + 1);
    return noun != NO_INDEX && move_mention_at(m, noun) == NULL && move_is_quantity(m, noun);
}

/* Whether the phrase from `token` on is a price: "letzten Schlusskurs". */
static bool names_price(const struct reading_of_moves *m, uint32_t token) {
    uint32_t noun = noun_of_phrase(m, token);
    return noun != NO_INDEX && move_holds(m, noun, "kurs");
}

/* A premium or discount to another price, as an offer or an issue has it: "mit einem Abschlag von 4 Prozent
 * zum Schlusskurs", "einem Aufschlag von 31 Prozent auf den letzten Schlusskurs". */
bool figure_is_premium(const struct reading_of_moves *m, const struct figure *f) {
    static const char *const links[] = {"auf", "zum", "zu", "gegenueber", "zur", NULL};
    static const char *const nouns[] = {"auf", "ab", "praemie", NULL};
    bool kind = false;
    for (const char *const *noun = nouns; *noun != NULL && f->cue_first < f->cue_end; noun++)
        kind |= move_starts(m, f->cue_first, *noun);
    return kind && move_is_any(m, f->end, links) && names_price(m, f->end + 1);
}

/* The last noun of direction in [floor, before), for "Anstieg des Brent-Preises um vier Prozent". */
static bool noun_before(const struct reading_of_moves *m, uint32_t before, bool adjacent,
                        struct phrase *phrase, uint32_t *first) {
    uint32_t floor = before > m->first + REACH_NOUN ? before - REACH_NOUN : m->first;
    if (adjacent)
        return move_phrase_before(m, before, PHRASE_BIT(PHRASE_NOUN), phrase, first);
    for (uint32_t i = before; i-- > floor;) {
        const struct token *t = move_token(m, i);
        if (t->kind == TOKEN_MARK && t->mark != '"')
            return false;
        if (move_phrase(m, i, PHRASE_BIT(PHRASE_NOUN), phrase) && phrase->end <= before) {
            /* between noun and figure stands its owner alone */
            for (uint32_t k = phrase->end; k < before; k++)
                if (move_token(m, k)->classes & CLASS_FINITE && !move_is_noun(m, k) &&
                    move_mention_at(m, k) == NULL)
                    return false;
            bool owned = phrase->end == before;
            for (uint32_t k = phrase->end; k < before; k++)
                owned |= move_mention_at(m, k) != NULL;
            *first = i;
            return owned && !figure_is_about_quantity(m, phrase->end);
        }
        if (t->classes & CLASS_FINITE && !move_is_noun(m, i) && move_mention_at(m, i) == NULL &&
            !(t->classes & (CLASS_DETERMINER | CLASS_PREPOSITION)))
            return false;
    }
    return false;
}

/* "ein Plus von", "mit Aufschlägen in Höhe von", "einem Kurssturz um", "beim SDax eines von" */
bool figure_read_noun_before(const struct reading_of_moves *m, struct figure *f, uint32_t prep) {
    static const char *const ones[] = {"eines", "eins", "einer", "einem", "einen", "ein", NULL};
    struct phrase phrase;
    uint32_t first, noun_end = prep;
    if (prep >= m->first + 2 && move_is(m, prep - 1, "hoehe") && move_is(m, prep - 2, "in"))
        noun_end = prep - 2;
    bool um = move_is(m, prep, "um");
    if (noun_before(m, noun_end, !um, &phrase, &first) && !(um && move_is_quantity(m, first))) {
        /* not "den Gewinn um 4 Prozent gesteigert" */
        f->noun_price = (phrase.flags & PHRASE_PRICE) != 0;
        figure_set_cue(f, phrase.value > 0 ? 1 : -1, first, prep + 1, move_words(m, first, phrase.end));
        f->by_noun = true;
        f->loose = um && !f->noun_price; /* "nach einem Kursrutsch um 19 Prozent erholten sich" */
        return true;
    }
    if (f > m->figures && move_is(m, prep, "von") && prep > m->first && move_is_any(m, prep - 1, ones) &&
        f[-1].by_noun) {
        figure_set_cue(f, f[-1].direction, prep - 1, prep + 1, f[-1].cue);
        f->by_noun = true;
        return true;
    }
    return false;
}

/* A participle before a paper: "die um acht Prozent gefallenen Papiere". */
bool figure_read_participle(const struct reading_of_moves *m, struct figure *f) {
    const struct reading *reading;
    if (f->end >= m->end || !(move_token(m, f->end)->classes & CLASS_ATTRIBUTE))
        return false;
    const struct sense *sense =
        lexicon_sense(m->lexicon, move_token(m, f->end), SENSE_MOVE, PART_VERB, &reading);
    if (sense == NULL || !(reading->bits & FORM_PARTICIPLE) || noun_of_phrase(m, f->end + 1) == NO_INDEX)
        return false;
    figure_set_cue(f, sense->value > 0 ? 1 : -1, f->end, f->end + 1,
                   lexicon_lemma_text(m->lexicon, reading->lemma));
    f->before_noun = true;
    return true;
}

/* "waren um 8 Prozent gestiegen, dann um 4 Prozent gefallen": each participle tells of its own figure. */
void figure_read_own_participle(const struct reading_of_moves *m, struct figure *f) {
    const struct reading *reading;
    if (f->end >= m->end || move_token(m, f->end)->flags & TOKEN_CAPITALISED ||
        !(move_token(m, f->end)->classes & CLASS_PARTICIPLE))
        return;
    const struct sense *sense =
        lexicon_sense(m->lexicon, move_token(m, f->end), SENSE_MOVE, PART_VERB, &reading);
    if (sense != NULL && reading->bits & FORM_PARTICIPLE)
        f->participle = sense->value > 0 ? 1 : -1;
}

/* "mit 1,4 Prozent auf 33 114 Punkten im Plus": the place where an adverb behind the level stands, or `at`.
 */
static uint32_t behind_level(const struct reading_of_moves *m, const struct figure *f, uint32_t at) {
    const struct figure *next = f + 1;
    bool level = next < m->figures + m->n_figures && next->first == at + 1 && next->unit != f->unit &&
                 (move_is(m, at, "auf") || move_is(m, at, "bei"));
    return level && (move_is(m, next->end, "im") || move_is(m, next->end, "ins")) ? next->end : at;
}

/* "0,4 Prozent höher", "2 Prozent im Plus", "4 Prozent Kursgewinn" */
bool figure_read_after(const struct reading_of_moves *m, struct figure *f) {
    struct phrase phrase;
    uint32_t at = f->end;
    if (at < m->end && move_phrase(m, at, PHRASE_BIT(PHRASE_FILLER), &phrase) && phrase.end < m->end)
        at = phrase.end;
    at = behind_level(m, f, at);
    if (at >= m->end || !move_phrase(m, at, PHRASE_BIT(PHRASE_ADVERB) | PHRASE_BIT(PHRASE_NOUN), &phrase))
        return false;
    uint32_t clause = m->document->clause_of[at];
    if (clause != NO_INDEX && m->document->clauses[clause].particle == at && phrase.end == at + 1)
        return false; /* "setzte den Kurs auf 1,0871 Dollar fest" */
    if (phrase.flags & PHRASE_COMPARE && phrase.end == at + 1 && move_is(m, phrase.end, "als") &&
        names_price(m, phrase.end + 1))
        return false; /* an offer: "31 Prozent mehr als der Schlusskurs" */
    if (phrase.flags & PHRASE_COMPARE && phrase.end == at + 1 && move_is_noun(m, phrase.end) &&
        move_mention_at(m, phrase.end) == NULL)
        return false; /* "2 Prozent mehr Lohn" */
    if (phrase.class == PHRASE_NOUN && (at != f->end || figure_is_about_quantity(m, phrase.end)))
        return false;
    figure_set_cue(f, phrase.value > 0 ? 1 : -1, at, phrase.end, move_words(m, at, phrase.end));
    f->by_noun = phrase.class == PHRASE_NOUN;
    f->compare = (phrase.flags & PHRASE_COMPARE) != 0;
    return true;
}
