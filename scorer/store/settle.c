#include "store/handle.h"

#define LAST_SCORER_FIRST " ORDER BY c.used DESC, c.engine DESC, c.lexicon DESC LIMIT 1"
#define HOLDING                                                                                              \
    "(SELECT s.scorer_id FROM article_score s JOIN scorer c ON c.id = s.scorer_id "                          \
    "WHERE s.article_id = article.id" LAST_SCORER_FIRST ")"

enum status store_settle(struct store *store, struct error *error) {
    int64_t scorers = 0;
    enum status status = store_value(store, "SELECT count(*) FROM scorer", &scorers, error);
    if (status != STATUS_OK || scorers < 2)
        return status;
    return store_execute(
        store,
        "UPDATE article SET scorer_id = " HOLDING " WHERE scorer_id <> " HOLDING ";"
        "UPDATE instrument SET (name, mic, isin) = (SELECT n.name, n.mic, n.isin FROM instrument_name n "
        "JOIN scorer c ON c.id = n.scorer_id WHERE n.instrument_id = instrument.id" LAST_SCORER_FIRST ") "
        "WHERE id IN (SELECT instrument_id FROM instrument_name)",
        error);
}
