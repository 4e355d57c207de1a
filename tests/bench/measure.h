/* What the benches share: the corpus in memory, the clock, and a command's time and memory. */
#ifndef STIMMUNG_TESTS_BENCH_MEASURE_H
#define STIMMUNG_TESTS_BENCH_MEASURE_H

#include <stddef.h>

enum { MAX_ARTICLES = 1000 };

struct text {
    char *bytes; /* a NUL behind them */
    size_t len;
};

struct corpus {
    struct text articles[MAX_ARTICLES];
    size_t n, bytes;
};

/* Say what is wrong, and end. */
_Noreturn void fail(const char *what);

/* Seconds of a clock that only goes forwards. */
double now(void);

/* The articles in FOLDER/articles. */
void read_corpus(struct corpus *corpus, const char *folder);
void free_corpus(struct corpus *corpus);

struct run {
    double seconds;
    long kilobytes; /* at the peak */
};

/* Run a command with its output thrown away; its words end with NULL. */
struct run run_command(char *const *words);

/* The shortest time and the highest peak of some. */
struct run best(char *const *words, int rounds);

#endif
