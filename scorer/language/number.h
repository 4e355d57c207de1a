/* German numbers in tokens, in digits and in letters. */
#ifndef STIMMUNG_LANGUAGE_NUMBER_H
#define STIMMUNG_LANGUAGE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "language/token.h"

struct number {
    double value;
    uint32_t end;  /* index of the token behind it */
    bool fraction; /* a part of a whole, as 0.25 for "ein Viertel" */
    bool scaled;   /* thousands, millions and so on: "3,2 Mrd." */
    bool decimal;  /* has decimals */
    bool letters;  /* written in letters: "zwölf", "anderthalb"; "ein" may be an article as well */
};

/* Read the digits of one token: decimal comma; dot, space, narrow space or apostrophe for thousands
 * ("1.642,50", "15 412,88", "11'942,17"). A dot before other than three digits is a decimal one, as the Swiss
 * write it ("31.24"). Returns false where the digits are no number: a date, a ratio, a time with a colon. */
bool number_digits(const char *bytes, size_t len, double *value, bool *decimal);

/* Read a number in letters, folded: "zwoelf", "fuenfundzwanzig", "dreieinhalb", "hundert". */
bool number_letters(const char *fold, size_t len, double *value);

/* Whether a number, or a word that holds one in front ("5-prozentig"), may start at tokens[at]: a quick look
 * that spares most words the reading. */
bool number_may_start(const struct token_list *words, uint32_t at);

/* Read the number that starts at tokens[at], with its fraction ("drei Viertel", "die Hälfte", "ein halbes")
 * or scale ("Mio.", "Milliarden"), within [at, end). */
bool number_read(const char *text, const struct token_list *words, uint32_t at, uint32_t end,
                 struct number *number);

#endif
