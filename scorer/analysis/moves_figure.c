/* The figures of a sentence: number, unit, sign and hedge. */
#include <math.h>
#include <string.h>

#include "analysis/moves_figure.h"
#include "language/number.h"
#include "language/word_class.h"

static const char *text_of(const struct reading_of_moves *m, uint32_t token) {
    return m->document->article->text + move_token(m, token)->start;
}

/* --- units --- */

static void set_currency(struct figure *f, const char *code) {
    f->unit = UNIT_CURRENCY;
    memcpy(f->currency, code, 3);
    f->currency[3] = '\0';
}

static bool sign_of_currency(const char *bytes, struct figure *f) {
    static const struct {
        const char *sign, *code;
    } table[] = {{"$", "USD"}, {"\xE2\x82\xAC", "EUR"}, {"\xC2\xA3", "GBP"}, {"\xC2\xA5", "JPY"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (strncmp(bytes, table[i].sign, strlen(table[i].sign)) == 0) {
            set_currency(f, table[i].code);
            return true;
        }
    return false;
}

/* Read the unit at `token`; *end gets the token behind it. */
static bool read_unit(const struct reading_of_moves *m, uint32_t token, struct figure *f, uint32_t *end) {
    static const enum move_unit units[PHRASE_UNITS] = {[PHRASE_PERCENT] = UNIT_PERCENT,
                                                       [PHRASE_PERCENTAGE_POINTS] = UNIT_PERCENTAGE_POINTS,
                                                       [PHRASE_BASIS_POINTS] = UNIT_BASIS_POINTS,
                                                       [PHRASE_POINTS] = UNIT_POINTS};
    if (token >= m->end)
        return false;
    *end = token + 1;
    if (move_is_mark(m, token, '%')) {
        f->unit = UNIT_PERCENT;
        return true;
    }
    if (move_is_mark(m, token, '$'))
        return sign_of_currency(text_of(m, token), f);
    struct phrase phrase;
    if (!move_phrase(m, token, PHRASE_BIT(PHRASE_UNIT), &phrase))
        return false;
    *end = phrase.end;
    if (phrase.code < PHRASE_UNITS) {
        f->unit = units[phrase.code];
        return true;
    }
    const char code[3] = {(char)(phrase.code & 0xFF), (char)(phrase.code >> 8 & 0xFF),
                          (char)(phrase.code >> 16 & 0xFF)};
    set_currency(f, code);
    f->cents = phrase.value < 1;
    return true;
}

/* "je Feinunze" belongs to the unit; "je Aktie" makes it a dividend or an offer. */
static void read_per(const struct reading_of_moves *m, struct figure *f) {
    static const char *const per[] = {"je", "pro", NULL};
    if (!move_is_any(m, f->end, per) || f->end + 1 >= m->end)
        return;
    uint32_t noun = f->end + 1;
    if (lexicon_sense(m->lexicon, move_token(m, noun), SENSE_PRICE, PART_NOUN, NULL) != NULL ||
        move_starts(m, noun, "anteil"))
        f->role = FIGURE_OTHER;
    f->end = noun + 1;
}

/* --- before the number --- */

enum move_hedge move_hedge_of(uint32_t code) {
    switch (code) {
    case 'a':
        return HEDGE_ABOUT;
    case '>':
        return HEDGE_ABOVE;
    case '<':
        return HEDGE_BELOW;
    default:
        return HEDGE_UP_TO;
    }
}

/* Whether the mark before a number is its sign: "-0,25 %", "+ 2,98 Prozent", but not "20-30 Prozent". */
static bool is_sign_mark(const struct reading_of_moves *m, uint32_t mark, uint32_t number) {
    if (move_is_mark(m, mark, '+'))
        return true;
    if (!move_is_mark(m, mark, '-'))
        return false;
    bool opened = mark == m->first || move_is_mark(m, mark - 1, '(') || move_is_mark(m, mark - 1, ':');
    bool close = !(move_token(m, number)->flags & TOKEN_SPACE_BEFORE);
    return opened || (close && move_token(m, mark)->flags & TOKEN_SPACE_BEFORE);
}

static bool read_sign(const struct reading_of_moves *m, struct figure *f) {
    uint32_t before = f->first - 1;
    bool plus = move_is(m, before, "plus") || move_is_mark(m, before, '+');
    bool minus = move_is(m, before, "minus") || move_is_mark(m, before, '-');
    if (!plus && !minus)
        return false;
    if (move_token(m, before)->kind == TOKEN_MARK && !is_sign_mark(m, before, f->first))
        return false;
    f->direction = plus ? 1 : -1;
    f->signed_ = true;
    f->cue = plus ? "plus" : "minus";
    f->first = before;
    return true;
}

/* Walk over hedges, fillers and a sign to the left of the number. */
static void read_before(const struct reading_of_moves *m, struct figure *f) {
    struct phrase phrase;
    uint32_t first;
    while (f->first > m->first) {
        if (move_phrase_before(m, f->first, PHRASE_BIT(PHRASE_HEDGE) | PHRASE_BIT(PHRASE_FILLER), &phrase,
                               &first)) {
            if (phrase.class == PHRASE_HEDGE && f->hedge == HEDGE_NONE)
                f->hedge = move_hedge_of(phrase.code);
            f->first = first;
        } else if (!f->signed_ && read_sign(m, f)) {
            continue;
        } else if (f->unit == UNIT_PERCENT && move_is(m, f->first - 1, "ueber") && f->hedge == HEDGE_NONE) {
            f->hedge = HEDGE_ABOVE; /* "um über 5 Prozent"; a percentage is no mark to cross */
            f->first--;
        } else if (f->part && move_token(m, f->first - 1)->classes & CLASS_DETERMINER) {
            f->first--;
        } else {
            break;
        }
    }
}

/* --- the number --- */

static bool is_year(const struct reading_of_moves *m, const struct figure *f) {
    const struct token *t = move_token(m, f->number);
    return t->end - t->start == 4 && f->value >= 1900 && f->value < 2100;
}

/* "5-prozentige", "dreiprozentiges": number and unit in one word. */
static bool read_compound(const struct reading_of_moves *m, uint32_t token, struct figure *f) {
    static const char tail[] = "prozentig";
    const char *fold = token_fold(m->document, token);
    size_t len = move_token(m, token)->fold_len;
    const char *at = len < sizeof tail ? NULL : memmem(fold, len, tail, sizeof tail - 1);
    if (at == NULL || at == fold)
        return false;
    size_t digits = (size_t)(at - fold) - (at[-1] == '-');
    bool decimal;
    if (!number_digits(fold, digits, &f->value, &decimal) && !number_letters(fold, digits, &f->value))
        return false;
    f->unit = UNIT_PERCENT;
    f->number_end = f->end = token + 1;
    return true;
}

/* "die 40.000-Punkte-Marke" */
static bool read_mark(const struct reading_of_moves *m, uint32_t token, struct figure *f) {
    const struct token *t = move_token(m, token);
    const char *fold = token_fold(m->document, token);
    if (t->fold_len < 8 || fold[0] < '0' || fold[0] > '9' || memcmp(fold + t->fold_len - 6, "-marke", 6) != 0)
        return false;
    f->unit = UNIT_POINTS;
    f->value = NAN;
    f->role = FIGURE_MARK;
    f->number_end = f->end = token + 1;
    return true;
}

/* The second number of a range and its unit: "5 bis 6 Prozent", "zwischen 1,2 und 2,5 Prozent". */
static bool read_range(const struct reading_of_moves *m, struct figure *f) {
    bool between = f->first > m->first && move_is(m, f->first - 1, "zwischen");
    uint32_t link = f->end;
    if (!move_is(m, link, between ? "und" : "bis") &&
        !(move_is_mark(m, link, '-') && !(move_token(m, link)->flags & TOKEN_SPACE_BEFORE)))
        return false;
    struct number second;
    uint32_t end;
    if (!number_read(m->document->article->text, &m->document->words, link + 1, m->end, &second) ||
        !read_unit(m, second.end, f, &end))
        return false;
    f->value = NAN;
    f->number_end = second.end;
    f->end = end;
    return true;
}

static bool is_list_link(const struct reading_of_moves *m, uint32_t token) {
    static const char *const links[] = {"und", "oder", "beziehungsweise", "bzw", "respektive", "sowie", NULL};
    return move_is_mark(m, token, ',') || move_is_any(m, token, links);
}

/* "sieben beziehungsweise acht Prozent": a number in letters whose unit comes with the next one. */
static bool waits_for_unit(const struct reading_of_moves *m, uint32_t token) {
    if (!is_list_link(m, token) || move_is_mark(m, token, ','))
        return false;
    uint32_t next = move_is_mark(m, token + 1, '.') ? token + 2 : token + 1, end;
    struct number number;
    struct figure f;
    return next < m->end &&
           number_read(m->document->article->text, &m->document->words, next, m->end, &number) &&
           number.letters && read_unit(m, number.end, &f, &end);
}

/* Read the figure whose number starts at `token`. */
static bool read_figure(const struct reading_of_moves *m, uint32_t token, struct figure *f) {
    *f = (struct figure){.first = token, .number = token, .role = FIGURE_CHANGE, .cue = ""};
    struct number number;
    if (move_token(m, token)->kind == TOKEN_WORD && (read_compound(m, token, f) || read_mark(m, token, f)))
        return true;
    if (!number_read(m->document->article->text, &m->document->words, token, m->end, &number))
        return false;
    f->value = number.value;
    f->number_end = f->end = number.end;
    f->part = number.fraction;
    if (number.fraction) {
        f->unit = UNIT_PERCENT;
        f->value = round(number.value * 1000) / 10;
    } else if (!read_range(m, f)) {
        uint32_t end;
        if (read_unit(m, f->end, f, &end))
            f->end = end;
        else if (move_is_mark(m, f->end, ')') && read_unit(m, f->end + 1, f, &end)) {
            f->open = true; /* "1,0871 (Montag: 1,0902) Dollar" */
            f->end = end;
        } else if ((number.letters && !waits_for_unit(m, number.end)) || is_year(m, f))
            return false;
    }
    if (f->unit == UNIT_CURRENCY)
        read_per(m, f);
    if (number.scaled)
        f->role = FIGURE_OTHER;
    return true;
}

/* Whether only a link of a list stands between two figures. */
static bool are_listed(const struct reading_of_moves *m, const struct figure *left,
                       const struct figure *right) {
    if (right->first <= left->end || right->first > left->end + 3)
        return false;
    for (uint32_t i = left->end; i < right->first; i++)
        if (!is_list_link(m, i) && !move_is_mark(m, i, '.'))
            return false;
    return true;
}

/* --- numbers without a unit of their own --- */

/* Whether the unit of a later figure may count for the number: nothing but names and links stands between. */
static bool reaches(const struct reading_of_moves *m, const struct figure *from, const struct figure *to) {
    if (to->first > from->end + 14 || to->first < from->end)
        return false;
    for (uint32_t i = from->end; i < to->first; i++) {
        const struct token *t = move_token(m, i);
        if (t->classes & (CLASS_FINITE | CLASS_PARTICIPLE) &&
            !(t->classes & (CLASS_DETERMINER | CLASS_PREPOSITION)) && !move_is_noun(m, i) &&
            move_mention_at(m, i) == NULL)
            return false;
        if (move_is_mark(m, i, ';') || (move_is_mark(m, i, '.') && !move_is(m, i - 1, "bzw")))
            return false;
    }
    return true;
}

/* "3,1, Mercedes 2,4 und VW 1,8 Prozent"; "von 60 auf 73 Euro": what follows says that a list goes on. */
static bool may_be_open(const struct reading_of_moves *m, const struct figure *f) {
    static const char *const links[] = {"und",   "oder", "beziehungsweise", "bzw",
                                        "sowie", "auf",  "respektive",      NULL};
    uint32_t next = f->end;
    const struct token *t = move_token(m, f->number);
    bool code = t->end - t->start >= 5; /* no separator at all */
    for (uint32_t i = 0; i < t->end - t->start; i++)
        code &= text_of(m, f->number)[i] >= '0' && text_of(m, f->number)[i] <= '9';
    if (next >= m->end || code)
        return false; /* "(WKN 608340)" */
    return move_is_any(m, next, links) || move_is_mark(m, next, ',') || move_is_mark(m, next, '(') ||
           move_is_mark(m, next, ')');
}

static void borrow_unit(struct figure *f, const struct figure *from) {
    f->unit = from->unit;
    f->cents = from->cents;
    memcpy(f->currency, from->currency, sizeof f->currency);
    f->open = true;
}

/* "Merck (minus 3,4 Prozent), Bayer (minus 2,9)": signed, and alone in its brackets. */
static bool is_signed_alone(const struct reading_of_moves *m, const struct figure *f) {
    uint32_t sign = f->number - 1;
    if (f->number < m->first + 2 || !move_is_mark(m, sign - 1, '(') || !move_is_mark(m, f->end, ')'))
        return false;
    return move_is(m, sign, "minus") || move_is(m, sign, "plus") || move_is_mark(m, sign, '-') ||
           move_is_mark(m, sign, '+');
}

/* "um 90,55 Punkte auf 36.398,08", "um 0,5 Prozent auf 18.300": a level of an index without its unit. */
static bool is_level_of_index(const struct reading_of_moves *m, const struct figure *change,
                              const struct figure *f) {
    enum { LOWEST = 500 }; /* no rate and no margin is as high */
    bool change_before = change->unit == UNIT_POINTS || change->unit == UNIT_PERCENT;
    return f->unit == UNIT_NONE && change_before && f->value >= LOWEST && f->first == change->end + 1 &&
           move_is(m, change->end, "auf");
}

static void fill_units(struct reading_of_moves *m) {
    for (uint32_t i = m->n_figures; i-- > 0;) {
        struct figure *f = &m->figures[i];
        if (f->unit != UNIT_NONE || i + 1 == m->n_figures || !may_be_open(m, f))
            continue;
        const struct figure *next = &m->figures[i + 1];
        if (next->unit != UNIT_NONE && reaches(m, f, next))
            borrow_unit(f, next);
    }
    /* "rund elf Prozent gewonnen, der Dax dagegen nur 4,2": an ellipsis at the end */
    for (uint32_t i = 1; i < m->n_figures; i++) {
        struct figure *f = &m->figures[i];
        if (is_level_of_index(m, f - 1, f))
            f->unit = UNIT_POINTS;
        bool ends = f->end >= m->end ||
                    (move_token(m, f->end)->kind == TOKEN_MARK && !move_is_mark(m, f->end, '(')) ||
                    move_is(m, f->end, "und");
        if (f->unit == UNIT_NONE && m->figures[i - 1].unit == UNIT_PERCENT &&
            ((ends && f->hedge != HEDGE_NONE) || is_signed_alone(m, f)))
            borrow_unit(f, &m->figures[i - 1]);
    }
}

static void drop_unitless(struct reading_of_moves *m) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < m->n_figures; i++)
        if (m->figures[i].unit != UNIT_NONE)
            m->figures[n++] = m->figures[i];
    m->n_figures = n;
}

/* A hedged number in letters at the end of a clause: "der Dax dagegen nur gut vier." */
static bool read_ellipsis(const struct reading_of_moves *m, uint32_t token, struct figure *f) {
    struct number number;
    struct phrase phrase;
    uint32_t first;
    if (m->n_figures == 0 ||
        !number_read(m->document->article->text, &m->document->words, token, m->end, &number) ||
        number.value < 2 || (number.end < m->end && move_token(m, number.end)->kind != TOKEN_MARK) ||
        !move_phrase_before(m, token, PHRASE_BIT(PHRASE_HEDGE), &phrase, &first))
        return false;
    *f = (struct figure){.first = token,
                         .number = token,
                         .value = number.value,
                         .number_end = number.end,
                         .end = number.end,
                         .role = FIGURE_CHANGE,
                         .cue = ""};
    return true;
}

enum status figures_read(struct reading_of_moves *m) {
    for (uint32_t i = m->first; i < m->end; i++) {
        if (!number_may_start(&m->document->words, i))
            continue;
        const struct mention *mention = move_mention_at(m, i);
        const struct token *t = move_token(m, i);
        bool ordinal = t->kind == TOKEN_NUMBER && move_is_mark(m, i + 1, '.') && i + 2 < m->end &&
                       move_token(m, i + 2)->classes & (CLASS_MONTH | CLASS_ORDINAL_NOUN);
        if ((mention != NULL && mention->via != VIA_COREFERENCE) || t->kind == TOKEN_MARK || ordinal)
            continue;
        struct figure f;
        if (!read_figure(m, i, &f) && !read_ellipsis(m, i, &f))
            continue;
        static const char *const one[] = {"ein", "einen", "eines", "einem", NULL};
        if (move_is_any(m, i, one) && f.unit == UNIT_CURRENCY && move_mention_at(m, f.end - 1) != NULL)
            continue; /* "Ein Euro kostete 1,0842 Dollar" */
        read_before(m, &f);
        if (m->n_figures > 0 && f.first < m->figures[m->n_figures - 1].end)
            f.first = f.number;
        if (!arena_grow(m->document->arena, &m->figures, &m->cap_figures, m->n_figures + 1, sizeof f))
            return STATUS_NOMEM;
        m->figures[m->n_figures++] = f;
        i = f.end - 1;
    }
    fill_units(m);
    drop_unitless(m);
    for (uint32_t i = 0; i < m->n_figures; i++) {
        if (m->figures[i].cents)
            m->figures[i].value /= 100;
        m->figures[i].listed = i > 0 && are_listed(m, &m->figures[i - 1], &m->figures[i]);
    }
    figures_find_roles(m);
    return STATUS_OK;
}
