/* Codes of papers and exchanges: what they look like and whether their check digits fit. */
#ifndef STIMMUNG_MARKET_IDENTIFIER_H
#define STIMMUNG_MARKET_IDENTIFIER_H

#include <stdbool.h>
#include <stddef.h>

/* Two capital letters, nine capitals or digits, one digit: the form of ISO 6166, right or wrong. */
bool isin_has_form(const char *text, size_t len);

/* Whether an ISIN has its form and the check digit fits: the digits, letters read as 10 to 35, by Luhn's
 * rule. */
bool isin_is_valid(const char *text, size_t len);

/* Six capitals or digits; I and O are never used, as they look like digits. */
bool wkn_has_form(const char *text, size_t len);

/* Four capitals or digits: ISO 10383. */
bool mic_has_form(const char *text, size_t len);

#endif
