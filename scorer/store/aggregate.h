/* Folds the ticker scores of articles, one ticker after the other and by day, into sums over periods.
 *
 * Memory is the same however many there are: a day is summed up in whole numbers, and what goes on beyond its
 * period (fading means, the articles of the last thirty days) is kept as a few numbers a ticker. */
#ifndef STIMMUNG_STORE_AGGREGATE_H
#define STIMMUNG_STORE_AGGREGATE_H

#include "base/day.h"
#include "store/handle.h"
#include "store/query.h"

/* The columns that a statement for aggregates_open has, of instrument i and ticker_score t; %s is the day. */
#define AGGREGATE_COLUMNS                                                                                    \
    "i.id, %s, t.novel, t.novelty, t.relevance, t.position, t.score, t.tone, t.positive, t.negative, "       \
    "t.evidence, t.mentions, t.sentences, t.is_primary, t.divergent, t.move_direction, "                     \
    "i.ticker, i.name, i.kind, i.mic, i.isin"

/* Days before the first one of interest that a statement has to give: for the buzz, whose mean goes so far
 * back. */
enum { BUZZ_DAYS = 30 };

/* The days that all tickers share. */
struct aggregate_days {
    int64_t first; /* that an article of the store has; NO_DAY where none has one */
    int64_t as_of; /* the last one: query_as_of */
};

struct aggregates;

/* Takes over the statement, also where it fails; the options must live as long. */
enum status aggregates_open(struct aggregates **aggregates, struct store *store, sqlite3_stmt *statement,
                            const struct query_options *options, struct aggregate_days days,
                            struct error *error);

/* The next row; *found is false at the end. */
enum status aggregates_next(struct aggregates *aggregates, bool *found, struct error *error);

struct value aggregates_value(const struct aggregates *aggregates, enum field field);

void aggregates_close(struct aggregates *aggregates); /* NULL is fine */

#endif
