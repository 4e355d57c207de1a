/* Copies of one article: which of them describes it, and which is scored, in whatever order they come. */
#ifndef STIMMUNG_STORE_COPY_H
#define STIMMUNG_STORE_COPY_H

#include "base/day.h"
#include "store/handle.h"
#include "store/write.h"

/* What the store has of the content of an article. */
struct copy {
    int64_t article_id; /* 0: nothing */
    int64_t run_id;     /* that scored it for the store's scorer; 0: none has */
    int64_t variant;    /* of what was scored */
    int64_t day;        /* of the earlier of both, or NO_DAY */
    bool later;         /* it describes a later copy than this one */
};

enum status copy_find(struct store *store, const struct article *article, struct copy *copy,
                      struct error *error);

/* What becomes of an article of which the store has *copy. */
enum put_result copy_result(const struct store *store, const struct copy *copy,
                            const struct article *article);

/* Let the article describe what the store has, where that is a later copy. */
enum status copy_pass(struct store *store, const struct copy *copy, const struct article *article,
                      struct error *error);

/* Which of the copies of one content this is, to those who score: the smallest is scored. */
int64_t copy_variant(const struct article *article);

/* What describes an article, in the order that ADD_ARTICLE, DESCRIBE_ARTICLE and FIND_COPY have it. */
void row_description(struct row *row, const struct article *article);

/* The date of `published`, or NO_DAY. */
int64_t copy_day(const struct article *article);

void row_day(struct row *row, int64_t day);

#endif
