#include "analysis/mentions.h"

#include "analysis/mention_work.h"

enum status mentions_find(const struct lexicon *lexicon, const struct market *market,
                          struct document *document) {
    struct work work = {.lexicon = lexicon, .market = market, .document = document};
    uint32_t n = document->n_mentions;
    enum status status = names_find(&work);
    if (status == STATUS_OK) {
        names_decide(&work);
        names_roles(&work);
        status = coreference_resolve(&work);
    }
    if (status != STATUS_OK)
        document->n_mentions = n;
    return status;
}
