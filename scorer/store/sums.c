#include "store/sums.h"

#include <math.h>

enum { UNIT = 1000000, LABEL = 50000 /* from which on a score is positive, in millionths */ };

/* Articles that the prior adds: one of 1, one of -1. */
static const double PRIOR = 2;

static int64_t weight_of(const struct ticker_article *article, enum copies copies) {
    int64_t weight = article->relevance * article->position / UNIT;
    return copies == COPIES_NOVELTY ? weight * article->novelty / UNIT : weight;
}

void sums_add(struct sums *sums, const struct ticker_article *article, enum copies copies) {
    sums->articles++;
    sums->novel += article->novel;
    if (copies == COPIES_ONCE && !article->novel)
        return;
    int64_t weight = weight_of(article, copies);
    sums->counted++;
    sums->primary += article->primary;
    sums->evidence += article->evidence;
    sums->mentions += article->mentions;
    sums->sentences += article->sentences;
    sums->positive += article->positive;
    sums->negative += article->negative;
    sums->moves_up += article->moved_up;
    sums->moves_down += article->moved_down;
    sums->divergent += article->divergent;
    sums->n_positive += article->score >= LABEL;
    sums->n_negative += article->score <= -LABEL;
    sums->weight += weight;
    sums->score += (wide)weight * article->score;
    sums->tone += (wide)weight * article->tone;
    sums->square += (wide)weight * article->score * article->score;
}

void sums_merge(struct sums *sums, const struct sums *more) {
    sums->articles += more->articles;
    sums->novel += more->novel;
    sums->counted += more->counted;
    sums->primary += more->primary;
    sums->evidence += more->evidence;
    sums->mentions += more->mentions;
    sums->sentences += more->sentences;
    sums->positive += more->positive;
    sums->negative += more->negative;
    sums->moves_up += more->moves_up;
    sums->moves_down += more->moves_down;
    sums->divergent += more->divergent;
    sums->n_positive += more->n_positive;
    sums->n_negative += more->n_negative;
    sums->weight += more->weight;
    sums->score += more->score;
    sums->tone += more->tone;
    sums->square += more->square;
}

struct level level_of(const struct sums *sums) {
    return (struct level){
        .weight = (double)sums->weight / 1e6,
        .score = (double)sums->score / 1e12,
        .tone = (double)sums->tone / 1e12,
        .square = (double)sums->square / 1e18,
        .articles = sums->counted,
    };
}

void level_fade(struct level *level, double factor) {
    level->weight *= factor;
    level->score *= factor;
    level->tone *= factor;
    level->square *= factor;
}

void level_merge(struct level *level, const struct level *more) {
    level->weight += more->weight;
    level->score += more->score;
    level->tone += more->tone;
    level->square += more->square;
    level->articles += more->articles;
}

double level_score(const struct level *level) {
    return level->weight > 0 ? level->score / level->weight : NAN;
}

double level_tone(const struct level *level) {
    return level->weight > 0 ? level->tone / level->weight : NAN;
}

double level_shrunk(const struct level *level) {
    return level->score / (level->weight + PRIOR);
}

double level_dispersion(const struct level *level) {
    if (level->articles < 2 || level->weight <= 0)
        return NAN;
    double mean = level->score / level->weight;
    double variance = level->square / level->weight - mean * mean;
    return variance > 0 ? sqrt(variance) : 0;
}
