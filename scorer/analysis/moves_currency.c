/* Which pair of currencies a move is about, and in which direction the pair went. */
#include <math.h>
#include <string.h>

#include "analysis/moves_bind.h"
#include "language/word_class.h"

enum { CODE = 3, PAIR = 2 * CODE };

/* The currency whose name starts at the token: "Franken", "Dollar". */
static bool currency_at(const struct reading_of_moves *m, uint32_t token, uint32_t end, char *code) {
    struct phrase phrase;
    if (!phrase_at(m->lexicon, &m->document->words, token, end, PHRASE_BIT(PHRASE_UNIT), &phrase) ||
        phrase.code < PHRASE_UNITS || phrase.value < 1)
        return false;
    for (int k = 0; k < CODE; k++)
        code[k] = (char)(phrase.code >> (8 * k) & 0xFF);
    code[CODE] = '\0';
    return true;
}

/* The currency that the subject names, where it does not name a pair. */
static bool currency_named(const struct reading_of_moves *m, const struct subject *subject, char *code) {
    if (subject->mention == NULL)
        return false;
    for (uint32_t i = subject->mention->first_token; i < subject->mention->end_token; i++)
        if (currency_at(m, i, subject->mention->end_token, code))
            return true;
    return false;
}

/* The currency that the clause holds it against: "zum Yen", "gegenüber dem Franken". */
static bool currency_against(const struct reading_of_moves *m, uint32_t index, char *code) {
    static const char *const links[] = {"zum", "zur", "gegenueber", "gegen", NULL};
    const struct clause *clause = &m->document->clauses[index];
    for (uint32_t i = clause->first; i < clause->end; i++) {
        if (m->document->clause_of[i] != index || !move_is_any(m, i, links))
            continue;
        for (uint32_t k = i + 1; k < clause->end && k < i + 4; k++) {
            if (!move_in_figure(m, k) && currency_at(m, k, clause->end, code))
                return true;
            if (!(move_token(m, k)->classes & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_ADJECTIVE)))
                break;
        }
    }
    return false;
}

/* The place of a currency in the order in which pairs are written: the first is what the second pays for. */
static int rank_of(const char *code) {
    static const char *const order[] = {"EUR", "GBP", "AUD", "NZD", "USD", "CAD", "CHF", "JPY", NULL};
    int rank = 0;
    while (order[rank] != NULL && memcmp(order[rank], code, CODE) != 0)
        rank++;
    return rank;
}

static void write_pair(const char *base, const char *quote, char *pair) {
    for (int i = 0; i < PAIR; i++) {
        char c = i < CODE ? base[i] : quote[i - CODE];
        pair[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    pair[PAIR] = '\0';
}

static bool set_pair(const struct reading_of_moves *m, const struct subject *subject, const char *pair,
                     struct move *move) {
    if (strcmp(pair, subject->instrument->ticker) == 0)
        return true;
    move->subject = NULL;
    move->subject_name = arena_copy(m->document->arena, pair, PAIR);
    return move->subject_name != NULL;
}

static void turn(struct move *move) {
    move->direction = (enum direction)(-(int)move->direction);
}

/* "Der Referenzkurs stieg auf 0,9314 Franken": of the pair that was spoken of only the first stays. */
static bool set_quote(const struct reading_of_moves *m, const struct subject *subject, struct move *move) {
    const char *ticker = subject->instrument->ticker;
    char pair[PAIR + 1], quote[PAIR + 1];
    if (strlen(ticker) != PAIR || isnan(move->to) || move->currency[0] == '\0')
        return true;
    write_pair(move->currency, move->currency, quote);
    bool own = memcmp(quote, ticker, CODE) == 0;
    if (memcmp(quote, ticker + CODE, CODE) == 0 || (own && memcmp(ticker, "eur", CODE) == 0))
        return true;
    memcpy(pair, own ? "eur" : ticker, CODE); /* "den Kurs auf 0,8752 Pfund" is that of the euro */
    memcpy(pair + CODE, quote, CODE);
    pair[PAIR] = '\0';
    return set_pair(m, subject, pair, move);
}

/* The pair that a currency and the money it is told in make: the dollar at 149,80 yen is usdjpy. A currency
 * that is the second of its pair moves against it: a falling franc is a rising eurchf. */
bool move_read_pair(const struct reading_of_moves *m, const struct frame *frame,
                    const struct subject *subject, const struct item *item, struct move *move) {
    const struct instrument *instrument = subject->instrument;
    char named[CODE + 1], told[CODE + 1], pair[PAIR + 1];
    if (instrument->asset == NULL || strcmp(instrument->asset, "currency") != 0)
        return true;
    if (!currency_named(m, subject, named))
        return set_quote(m, subject, move);
    memcpy(told, isnan(move->to) ? "\0\0\0" : move->currency, sizeof told);
    if (item->mark != NULL && item->mark->unit == UNIT_CURRENCY) /* "rutschte unter 92 Rappen" */
        memcpy(told, item->mark->currency, sizeof told);
    if (told[0] != '\0' && strcmp(told, named) == 0 && strcmp(named, "EUR") != 0) {
        write_pair("EUR", named, pair); /* "Gegenüber dem Pfund setzte die EZB den Kurs auf 0,8752 Pfund" */
        return set_pair(m, subject, pair, move);
    }
    if (told[0] != '\0' && strcmp(told, named) != 0) {
        if (strcmp(told, "EUR") != 0) {
            write_pair(named, told, pair);
            return set_pair(m, subject, pair, move);
        }
        /* "Der Dollar kostete 0,8560 Euro": the pair is known the other way round, and so are its levels */
        write_pair(told, named, pair);
        turn(move);
        move->value = move->unit == UNIT_PERCENT ? move->value : NAN;
        move->from = move->to = NAN;
        move->currency[0] = '\0';
        return set_pair(m, subject, pair, move);
    }
    if (currency_against(m, frame->clause, told) && strcmp(told, named) != 0) {
        bool second = rank_of(told) < rank_of(named);
        write_pair(second ? told : named, second ? named : told, pair);
        if (second)
            turn(move);
        return set_pair(m, subject, pair, move);
    }
    if (strlen(instrument->ticker) == PAIR) {
        write_pair(named, named, pair);
        if (memcmp(instrument->ticker + CODE, pair, CODE) == 0)
            turn(move);
    }
    return true;
}
