/* Looks for mistakes in the files of lexicons/market/ that a build would take as they are, or tell one at a
 * time. */
#ifndef STIMMUNG_MARKET_LINT_H
#define STIMMUNG_MARKET_LINT_H

#include "base/error.h"
#include "base/findings.h"
#include "market/market.h"

/* Look through all files of `folder`, which is lexicons/market, and add what is wrong to `findings`; *n_rows
 * gets the rows that were read.
 *
 * Errors: codes that have not their form or whose check digit does not fit, a WKN that is not the one inside
 * its German ISIN, tickers and ISINs that stand twice, flags that are none or name no ticker, brands of no
 * ticker. Doubts: one name, without the mark ? for ambiguous ones, of two instruments, or of one and of an
 * unlisted name. Returns 0 where all could be read, whatever was found. */
enum status market_lint(const char *folder, struct findings *findings, uint32_t *n_rows, struct error *error);

/* The same for a user's own companies, the file `path` that market_extend takes: its tickers may be those of
 * `market` too, whose plain names it should not use for others. */
enum status market_lint_own(const struct market *market, const char *path, struct findings *findings,
                            uint32_t *n_rows, struct error *error);

#endif
