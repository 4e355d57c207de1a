/* What articles say of one ticker, summed up: whole numbers, so that sums are equal whatever their order. */
#ifndef STIMMUNG_STORE_SUMS_H
#define STIMMUNG_STORE_SUMS_H

#include <stdbool.h>
#include <stdint.h>

/* How near copies of an earlier article count. */
enum copies {
    COPIES_ONCE,    /* not at all */
    COPIES_NOVELTY, /* in means by the share of them that is new */
    COPIES_ALL,     /* as all others */
};

/* What one article says of a ticker; the numbers are the millionths and counts of the table ticker_score. */
struct ticker_article {
    int64_t day; /* or NO_DAY */
    bool novel;  /* no near copy of an earlier one */
    int64_t novelty, relevance, position;
    int64_t score, tone, positive, negative;
    int64_t evidence, mentions, sentences;
    bool primary, divergent, moved_up, moved_down;
};

/* Beyond 64 bits: a weight, times a score, times the score again, of any number of articles. */
__extension__ typedef __int128 wide;

struct sums {
    int64_t articles; /* all of them */
    int64_t novel;    /* those that are no near copies of an earlier one */
    int64_t counted;  /* those that count; what follows is of them */
    int64_t primary, evidence, mentions, sentences, positive, negative, moves_up, moves_down, divergent;
    int64_t n_positive, n_negative; /* by their label */
    int64_t weight;                 /* millionths */
    wide score, tone, square;       /* weight times score, tone, and score times score */
};

void sums_add(struct sums *sums, const struct ticker_article *article, enum copies copies);
void sums_merge(struct sums *sums, const struct sums *more);

/* The sums that means are made of, as real numbers: they can fade with time. */
struct level {
    double weight; /* 1 is an article in full */
    double score, tone, square;
    int64_t articles;
};

struct level level_of(const struct sums *sums);
void level_fade(struct level *level, double factor);
void level_merge(struct level *level, const struct level *more);

/* Means in [-1, 1], NAN where nothing has a weight. */
double level_score(const struct level *level);
double level_tone(const struct level *level);

/* The mean with two more articles that weigh in full, one of 1 and one of -1: the less there is, the nearer
 * to 0. So does (P + 1) / (P + N + 2) with P positive and N negative articles. */
double level_shrunk(const struct level *level);

/* Standard deviation of the articles' scores, in [0, 1]; NAN of fewer than two. */
double level_dispersion(const struct level *level);

#endif
