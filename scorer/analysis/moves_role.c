/* What a figure of a sentence is, by its preposition and its neighbours: how far a price went, where it
 * stands or came from, or none of it. */
#include <string.h>

#include "analysis/moves_figure.h"
#include "language/inflect.h"
#include "language/word_class.h"

/* --- roles by preposition --- */

/* Whether "von X" names a level or a mark that "auf", "über", "bei" lead to: "auf ein Rekordhoch von 84,36
 * Dollar". */
static enum figure_role role_of_named(const struct reading_of_moves *m, uint32_t von) {
    static const char *const marks[] = {"marke", "schwelle", "huerde", "grenze", NULL};
    static const char *const over[] = {"ueber", "unter", NULL};
    static const char *const offers[] = {"ausgabepreis", "emissionspreis", "zuteilungspreis",
                                         "platzierungspreis", NULL};
    if (von <= m->first)
        return FIGURE_OTHER;
    uint32_t noun = von - 1;
    if (move_is_any(m, noun, offers))
        return FIGURE_FROM;
    struct phrase phrase;
    bool level = move_phrase(m, noun, PHRASE_BIT(PHRASE_PAPER), &phrase) && phrase.flags & PHRASE_LEVEL;
    bool mark = move_is_any(m, noun, marks);
    if (!level && !mark)
        return FIGURE_OTHER;
    for (uint32_t i = noun; i-- > m->first && i + 5 > noun;) {
        if (move_is_any(m, i, over))
            return FIGURE_MARK;
        if (move_is(m, i, "auf"))
            return mark ? FIGURE_MARK : FIGURE_LEVEL;
        if (move_is(m, i, "vom") || move_is(m, i, "bei"))
            return level && move_is(m, i, "vom") ? FIGURE_FROM : FIGURE_OTHER;
        if (!(move_token(m, i)->classes & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_ADJECTIVE)))
            return mark && !(move_token(m, i)->classes & CLASS_PREPOSITION) ? FIGURE_MARK : FIGURE_OTHER;
    }
    return FIGURE_OTHER;
}

/* "von 41,20 auf 46,75 Euro", "von 2,54 Prozent am Vortag auf 2,49 Prozent" */
static bool leads_to_level(const struct reading_of_moves *m, const struct figure *f) {
    const struct figure *next = f + 1;
    return next < m->figures + m->n_figures && next->unit == f->unit && next->first > m->first &&
           move_is(m, next->first - 1, "auf") && next->first <= f->end + 5;
}

/* "Rheinmetall Verluste von 4,1 und Hensoldt von 3,2 Prozent" */
static bool read_shared_noun(const struct reading_of_moves *m, struct figure *f, uint32_t von) {
    if (f == m->figures || !f[-1].by_noun || von <= m->first || move_mention_at(m, von - 1) == NULL)
        return false;
    figure_set_cue(f, f[-1].direction, von, von, f[-1].cue);
    f->by_noun = true;
    f->noun_price = f[-1].noun_price;
    return true;
}

static enum figure_role role_of_von(const struct reading_of_moves *m, struct figure *f, uint32_t von) {
    if (figure_read_noun_before(m, f, von) || read_shared_noun(m, f, von))
        return FIGURE_CHANGE;
    if (leads_to_level(m, f))
        return FIGURE_FROM;
    return role_of_named(m, von);
}

/* "seit dem Jahreshoch Mitte Februar bei 10.500 Dollar": a level that was left. */
static bool names_level_left(const struct reading_of_moves *m, uint32_t bei) {
    static const char *const since[] = {"seit", "vom", "von", "nach", NULL};
    enum { REACH = 6 };
    struct phrase phrase;
    for (uint32_t i = bei;
         i-- > m->first && i + REACH > bei && !(move_token(m, i)->classes & CLASS_FINITE);) {
        if (!move_phrase(m, i, PHRASE_BIT(PHRASE_PAPER), &phrase) || !(phrase.flags & PHRASE_LEVEL))
            continue;
        for (uint32_t k = i; k-- > m->first && k + 3 >= i;)
            if (move_is_any(m, k, since))
                return true;
        return false;
    }
    return false;
}

/* "vom Rekordhoch bei 16.290 Punkten" is where it came from, "auf dem Rekordhoch bei" where it stands. */
static enum figure_role role_of_bei(const struct reading_of_moves *m, uint32_t bei) {
    struct phrase phrase;
    if (bei > m->first + 2 && role_of_named(m, bei) == FIGURE_LEVEL)
        return FIGURE_LEVEL; /* "auf ein Rekordhoch bei 178,50 Euro" */
    if (bei > m->first + 1 && move_phrase(m, bei - 1, PHRASE_BIT(PHRASE_PAPER), &phrase) &&
        phrase.flags & PHRASE_LEVEL)
        return move_is(m, bei - 2, "vom") ? FIGURE_FROM : FIGURE_OTHER;
    return names_level_left(m, bei) ? FIGURE_FROM : FIGURE_LEVEL;
}

/* "auf knapp über 92 Dollar" is a level, "auf ein Tief von unter 30 000 Dollar" none that is known, "unter 92
 * Dollar" a mark. */
static enum figure_role role_of_over(const struct reading_of_moves *m, const struct figure *f,
                                     uint32_t prep) {
    struct phrase hedge;
    uint32_t first = prep;
    move_phrase_before(m, prep, PHRASE_BIT(PHRASE_HEDGE), &hedge, &first);
    if (first == m->first)
        return FIGURE_MARK;
    uint32_t outer = first - 1;
    if (move_is(m, outer, "um") || (move_is(m, outer, "von") && f->unit == UNIT_PERCENT))
        return FIGURE_CHANGE;
    if (move_is(m, outer, "auf") || move_is(m, outer, "bei"))
        return FIGURE_LEVEL;
    return move_is(m, outer, "von") ? FIGURE_OTHER : FIGURE_MARK;
}

/* "1,3781 Dollar gegenüber 1,3756 Dollar", "0,9217 Euro im Vergleich zu 0,9201 Euro": the level before. */
static bool is_compared_level(const struct reading_of_moves *m, const struct figure *f, uint32_t prep) {
    bool compared = move_is(m, prep, "gegenueber") ||
                    (prep > m->first && move_is(m, prep, "zu") && move_is(m, prep - 1, "vergleich")) ||
                    (prep > m->first && move_is(m, prep, "mit") && move_is(m, prep - 1, "verglichen"));
    if (!compared || f == m->figures || f[-1].unit != f->unit)
        return false;
    return f[-1].role == FIGURE_LEVEL || (f[-1].role == FIGURE_CHANGE && f[-1].bare && f[-1].direction == 0);
}

/* "EZB-Referenzkurs: 1,1057 US-Dollar", "Aktueller Kurs: 12,40 Euro" */
static bool is_quoted_level(const struct reading_of_moves *m, const struct figure *f, uint32_t colon) {
    bool yield;
    return move_is_mark(m, colon, ':') && colon > m->first && f->unit == UNIT_CURRENCY && !f->signed_ &&
           f->direction == 0 && (move_holds(m, colon - 1, "kurs") || move_is_paper(m, colon - 1, &yield));
}

/* "160,56 (162,17) japanische Yen": a level with the one before it in brackets. */
static bool leads_bracket(const struct reading_of_moves *m, const struct figure *f) {
    const struct figure *next = f + 1;
    return next < m->figures + m->n_figures && next->first == f->end + 1 && move_is_mark(m, f->end, '(') &&
           f->unit == UNIT_CURRENCY && next->unit == f->unit && !next->signed_ && !f->signed_ &&
           memcmp(f->currency, next->currency, sizeof f->currency) == 0;
}

/* Where the phrase that tells a time before `token` starts: "am Nachmittag auf", "zuletzt auf". */
static uint32_t before_time(const struct reading_of_moves *m, uint32_t token) {
    static const char *const links[] = {"am", "im", "zum", "in", "zur", NULL};
    uint32_t i = token;
    while (i > m->first) {
        const struct token *t = move_token(m, i - 1);
        bool time =
            t->classes & CLASS_WEEKDAY || lexicon_sense(m->lexicon, t, SENSE_PERIOD, PART_NOUN, NULL) != NULL;
        bool linked = i < token && move_is_any(m, i - 1, links);
        if (!time && !linked && !(t->classes & CLASS_ADVERB && !(t->classes & CLASS_PREPOSITION)))
            break;
        i--;
    }
    return i;
}

/* "1,0871 (Montag: 1,0902) Dollar", "(Vortag: 2.345 Punkte)" */
static bool is_level_before(const struct reading_of_moves *m, const struct figure *f) {
    static const char *const days[] = {"vortag", "vortags", "vorwoche", "zuvor", "vorabend", NULL};
    if (f->first > m->first + 1 && move_is_mark(m, f->first - 1, '(') && f->unit != UNIT_PERCENT &&
        !f->signed_ && move_is_any(m, f->first - 2, days))
        return true; /* "unter dem Schlusskurs vom Vortag (3 210 Punkte)" */
    if (f->first < m->first + 3 || !move_is_mark(m, f->first - 1, ':') || !move_is_mark(m, f->first - 3, '('))
        return false;
    return move_token(m, f->first - 2)->classes & CLASS_WEEKDAY || move_is_any(m, f->first - 2, days);
}

/* "auf 2,10 Euro (1,84 Euro)": the level of the year before in brackets. */
static bool is_bracketed_level(const struct reading_of_moves *m, const struct figure *f) {
    return f > m->figures && f[-1].role == FIGURE_LEVEL && f[-1].unit == f->unit && !f->signed_ &&
           f->direction == 0 && f->first == f[-1].end + 1 && move_is_mark(m, f[-1].end, '(');
}

static enum figure_role role_by_preposition(const struct reading_of_moves *m, struct figure *f) {
    if (f->first == m->first)
        return FIGURE_CHANGE;
    uint32_t prep = f->first - 1;
    if (is_level_before(m, f) || is_bracketed_level(m, f))
        return FIGURE_FROM;
    if (move_is(m, prep, "um")) {
        if (f->direction == 0)
            figure_read_noun_before(m, f, prep);
        return FIGURE_CHANGE;
    }
    if (move_is(m, prep, "auf")) {
        /* "grenzte seine Verluste auf 0,3 Prozent ein" */
        bool change =
            f->unit == UNIT_PERCENT && f->direction == 0 &&
            (figure_read_noun_before(m, f, prep) || figure_read_noun_before(m, f, before_time(m, prep)));
        return change ? FIGURE_CHANGE : FIGURE_LEVEL;
    }
    if (move_is(m, prep, "von"))
        return !f->signed_ ? role_of_von(m, f, prep) : leads_to_level(m, f) ? FIGURE_FROM : FIGURE_CHANGE;
    if (move_is(m, prep, "bei"))
        return f->signed_ ? FIGURE_CHANGE : role_of_bei(m, prep);
    if (is_compared_level(m, f, prep))
        return FIGURE_FROM;
    if (f->listed && f->bare && leads_bracket(m, f))
        return FIGURE_LEVEL;
    if (is_quoted_level(m, f, prep))
        return FIGURE_LEVEL;
    f->by_mit = f->unit == UNIT_PERCENT && move_is(m, prep, "mit");
    if (move_is(m, prep, "mit") || move_is(m, prep, "zu"))
        return f->direction != 0 ? FIGURE_CHANGE : FIGURE_LEVEL;
    if (move_is(m, prep, "ueber") || move_is(m, prep, "unter"))
        return role_of_over(m, f, prep);
    if (move_is(m, prep, "zwischen"))
        return f->unit == UNIT_PERCENT ? FIGURE_CHANGE : FIGURE_OTHER;
    bool levels = f > m->figures && f[-1].role == FIGURE_LEVEL && f[-1].unit == f->unit;
    if (move_is(m, prep, "nach") && (f->unit != UNIT_PERCENT || levels))
        return FIGURE_FROM;
    bool other = move_token(m, prep)->classes & CLASS_PREPOSITION &&
                 !(move_token(m, prep)->classes & (CLASS_ADVERB | CLASS_PARTICLE));
    return other && !f->signed_ ? FIGURE_OTHER : FIGURE_CHANGE;
}

/* "30 000 Dollar (etwa 24 500 Euro)": the same sum in other money. */
static bool is_converted(const struct reading_of_moves *m, const struct figure *f) {
    return f > m->figures && f->unit == UNIT_CURRENCY && f[-1].unit == UNIT_CURRENCY && !f->signed_ &&
           memcmp(f->currency, f[-1].currency, sizeof f->currency) != 0 && f->first == f[-1].end + 1 &&
           move_is_mark(m, f[-1].end, '(');
}

/* "den fairen Wert von 23,00 auf 15,50 Euro gesenkt": money behind the word for an analyst's target. */
static bool is_of_target(const struct reading_of_moves *m, const struct figure *f) {
    const struct document *d = m->document;
    const struct sentence *s = &d->sentences[m->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit && f->unit == UNIT_CURRENCY; h++)
        if (m->lexicon->patterns[d->hits[h].pattern].sense.kind == SENSE_PRICE_TARGET &&
            d->hits[h].end <= f->first && d->hits[h].clause == d->clause_of[f->number] &&
            !move_is(m, d->hits[h].first, "ziel"))
            return true;
    return false;
}

static void find_role(const struct reading_of_moves *m, struct figure *f) {
    if (f->role == FIGURE_OTHER || f->role == FIGURE_MARK)
        return;
    if (is_of_target(m, f)) {
        f->role = FIGURE_OTHER;
        return;
    }
    if (is_converted(m, f)) {
        f->role = FIGURE_OTHER;
        return;
    }
    if (f->direction == 0 && !figure_read_after(m, f))
        figure_read_participle(m, f);
    if (f->direction == 0)
        figure_read_own_participle(m, f);
    f->bare = f->first == m->first || !(move_token(m, f->first - 1)->classes & CLASS_PREPOSITION);
    f->role = role_by_preposition(m, f);
    bool level = f->role == FIGURE_LEVEL || f->role == FIGURE_FROM;
    if (level && f->signed_ && f->unit == UNIT_PERCENT && f->cue_first == f->cue_end) {
        f->value *= f->direction; /* a yield: "von minus 0,36 Prozent auf minus 0,31 Prozent" */
        f->direction = 0;
    }
    f->worth = f->role == FIGURE_CHANGE && figure_is_of_worth(m, f);
    if (f->role == FIGURE_LEVEL && f->before_noun && !(f > m->figures && f[-1].role == FIGURE_FROM))
        f->before_noun = false;
    if (f->unit == UNIT_PERCENT && f->role == FIGURE_CHANGE && f->direction == 0 && figure_is_stake(m, f))
        f->role = FIGURE_OTHER;
    if (f->by_noun && f->unit == UNIT_CURRENCY && f->cue_first < f->cue_end &&
        move_is_quantity(m, f->cue_first))
        f->role = FIGURE_OTHER; /* "ein Verlust von 1,80 Euro" */
    if (f->by_noun && (figure_is_premium(m, f) || figure_is_about_quantity(m, f->end)))
        f->role = FIGURE_OTHER;
    uint32_t named = f->first; /* "Umsatz minus 18 Prozent", "Umsatz: plus 22 Prozent" */
    if (named > m->first + 1 && move_is_mark(m, named - 1, ':'))
        named--;
    if (f->signed_ && named > m->first && move_is_quantity(m, named - 1) &&
        move_mention_at(m, named - 1) == NULL)
        f->role = FIGURE_OTHER;
}

/* Whether two figures side by side are told in one breath: percentages in a list, or two units of one change.
 */
static bool shares_unit(const struct reading_of_moves *m, const struct figure *left, const struct figure *f) {
    bool same = left->unit == f->unit && memcmp(left->currency, f->currency, sizeof f->currency) == 0;
    bool comma = move_is_mark(m, left->end, ',');
    return same ? f->unit == UNIT_PERCENT || !comma || left->open : !comma;
}

/* What stands beside the last figure of a list counts for all of it, and what stands before the first one
 * too. */
static void share_in_lists(struct reading_of_moves *m) {
    for (uint32_t i = 1; i < m->n_figures; i++) {
        struct figure *left = &m->figures[i - 1], *f = &m->figures[i];
        if (!f->listed || (f->unit != left->unit && f->role == FIGURE_LEVEL))
            continue;
        if (!shares_unit(m, left, f))
            continue;
        bool bare = f->bare || f->first == f->number;
        if (bare && !f->signed_ && f->role == FIGURE_CHANGE && left->role != FIGURE_OTHER &&
            f->unit == left->unit)
            f->role = left->role;
        if (f->direction == 0 && f->role == FIGURE_CHANGE && left->direction != 0 &&
            left->role == FIGURE_CHANGE) {
            figure_set_cue(f, left->direction, f->number, f->number, left->cue);
            f->by_noun = left->by_noun;
            f->compare = left->compare;
        }
    }
    for (uint32_t i = m->n_figures; i-- > 1;) {
        struct figure *left = &m->figures[i - 1], *f = &m->figures[i];
        if (f->listed && shares_unit(m, left, f) && left->direction == 0 && f->direction != 0 &&
            f->role == FIGURE_CHANGE && left->role == FIGURE_CHANGE && !f->signed_) {
            figure_set_cue(left, f->direction, left->number, left->number, f->cue);
            left->compare = f->compare;
        }
    }
}

void figures_find_roles(struct reading_of_moves *m) {
    for (uint32_t i = 0; i < m->n_figures; i++)
        find_role(m, &m->figures[i]);
    share_in_lists(m);
}
