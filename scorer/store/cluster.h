/* Near copies: the same report with another dateline, another sign-off or a paragraph more. */
#ifndef STIMMUNG_STORE_CLUSTER_H
#define STIMMUNG_STORE_CLUSTER_H

#include "store/store.h"

/* Set `cluster` and `novelty` of the articles of the days in the table cluster_due, and of those behind them
 * whose cluster changes by that, and empty the table. What comes out depends on the articles that are there
 * and not on the order in which they came. Opens a transaction of its own. */
enum status store_find_clusters(struct store *store, struct error *error);

#endif
