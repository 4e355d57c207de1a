/* Stores made of articles of which a test tells little: when, which score, of which ticker. */
#ifndef STIMMUNG_TESTS_STORE_TOLD_H
#define STIMMUNG_TESTS_STORE_TOLD_H

#include <stdint.h>

#include "store/store.h"

/* A folder of its own for each test, and two names in it. */
struct told_folder {
    char name[64], path[128], other[128];
};

void told_make_folder(struct told_folder *folder);
void told_remove_folder(const struct told_folder *folder);

/* What a test tells of an article; its other numbers are those of the sample. */
struct told {
    const char *published;
    double score;
    double relevance;  /* 0 stands for 1 */
    uint32_t sentence; /* of three, that names it first */
    int instrument;    /* 0 SAP, 1 META, 2 DOW the company, 3 DOW the index */
    int copy_of;       /* number from 1 of the article that it is a near copy of; 0: of none */
};

enum { TOLD_INSTRUMENTS = 4 };

/* A new store with a run that has started. */
struct store *told_start(const char *path);

/* Put an article; its content and its id, "a1", are of the number. */
void told_put(struct store *store, const struct told *told, int number);

/* A store of them, numbered from 1. */
void told_make_store(const char *path, const struct told *told, int n);

struct store *told_open(const char *path);

/* Run SQL that needs no function of the program. */
void told_execute(const char *path, const char *sql);

#endif
