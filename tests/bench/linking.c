/* Measures what the linking of companies costs: its share of the time of scoring, and how it grows when the
 * gazetteer has ten times as many names.
 *
 * usage: linking CORPUS BUILD
 * Reads CORPUS/articles, writes made-up companies to BUILD/companies.tsv, and prints each time as the best of
 * several. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "analysis/engine.h"
#include "analysis/mentions.h"
#include "article/reader.h"
#include "base/file.h"

enum { MAX_ARTICLES = 1000, MAX_PATH = 4096, PASSES = 10, BLOCKS = 20, TIMES = 10 };

static struct buffer articles[MAX_ARTICLES];
static int n_articles;

static void fail(const char *what) {
    fprintf(stderr, "linking: %s\n", what);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void read_corpus(const char *corpus) {
    char path[MAX_PATH];
    struct dirent **entries;
    struct error error = {0};
    snprintf(path, sizeof path, "%s/articles", corpus);
    int n = scandir(path, &entries, NULL, alphasort);
    for (int i = 0; i < n && n_articles < MAX_ARTICLES; i++) {
        const char *end = strrchr(entries[i]->d_name, '.');
        snprintf(path, sizeof path, "%s/articles/%s", corpus, entries[i]->d_name);
        if (end != NULL && strcmp(end, ".txt") == 0 &&
            file_read(path, &articles[n_articles++], &error) != STATUS_OK)
            fail(error.message);
        free(entries[i]);
    }
    if (n_articles == 0)
        fail("there are no articles");
    free(entries);
}

/* --- made-up names --- */

static uint32_t next_number(uint32_t *state, uint32_t below) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % below;
}

/* A word of two to four syllables that German could have: "Bramtolo". */
static void put_word(FILE *file, uint32_t *state) {
    static const char *const starts[] = {"B",  "D",   "F",  "G", "H", "K",  "L",  "M",  "N",    "P",
                                         "R",  "S",   "T",  "V", "W", "Br", "Dr", "Kl", "Pl",   "St",
                                         "Tr", "Sch", "Kr", "A", "E", "O",  "Gr", "Fl", "Schw", "Z"};
    static const char *const vowels[] = {"a", "e", "i", "o", "u", "au", "ei", "ie"};
    static const char *const ends[] = {"n", "r", "l", "m", "s", "t", "x", "nd", "rt", "lt", "", ""};
    uint32_t syllables = 2 + next_number(state, 3);
    for (uint32_t i = 0; i < syllables; i++) {
        const char *start = starts[next_number(state, sizeof starts / sizeof *starts)];
        fprintf(file, "%c%s%s%s", i == 0 ? start[0] : start[0] | 0x20, start + 1,
                vowels[next_number(state, sizeof vowels / sizeof *vowels)],
                ends[next_number(state, sizeof ends / sizeof *ends)]);
    }
}

/* A name of one to three words, most of one or two, as those of the gazetteer are. */
static void put_name(FILE *file, uint32_t *state) {
    static const uint32_t lengths[] = {1, 1, 1, 1, 2, 2, 2, 2, 3};
    uint32_t n = lengths[next_number(state, sizeof lengths / sizeof *lengths)];
    for (uint32_t i = 0; i < n; i++) {
        if (i > 0)
            fputc(' ', file);
        put_word(file, state);
    }
}

/* `n` names, seven of a company. */
static void write_companies(const char *path, uint32_t n) {
    FILE *file = fopen(path, "wb");
    uint32_t state = 4711;
    if (file == NULL)
        fail(path);
    for (uint32_t i = 0; i < n; i++) {
        if (i % 7 == 0)
            fprintf(file, "%sQ%u\tXETR\t-\t-\t", i == 0 ? "" : "\n", i / 7);
        else
            fputc(i % 7 == 1 ? '\t' : '|', file);
        put_name(file, &state);
    }
    fputc('\n', file);
    if (fclose(file) != 0)
        fail(path);
}

/* --- times --- */

struct times {
    double all, linking; /* seconds for all articles */
};

/* An article with what it is analysed into. */
struct work {
    struct arena arena;
    struct article article;
    struct document document;
};

static void score(const struct engine *engine, const struct buffer *text, struct work *work) {
    struct error error = {0};
    arena_reset(&work->arena);
    if (article_from_text(&work->arena, text->bytes, text->len, engine_page_patterns(engine), &work->article,
                          &error) != STATUS_OK ||
        engine_analyse(engine, &work->article, &work->arena, &work->document) != STATUS_OK)
        fail("an article could not be scored");
}

/* Link once more. */
static void link_again(const struct engine *engine, struct document *document) {
    document->mentions = NULL;
    document->n_mentions = document->cap_mentions = 0;
    document->bad_isins = NULL;
    document->n_bad_isins = document->cap_bad_isins = 0;
    if (mentions_find(engine_lexicon(engine), engine_market(engine), document) != STATUS_OK)
        fail("out of memory");
}

/* All articles are scored, then all are linked: between the two the caches hold other things. */
static void measure_pass(const struct engine *engine, struct work *works, struct times *least) {
    double start = now();
    for (int i = 0; i < n_articles; i++)
        score(engine, &articles[i], &works[i]);
    double middle = now();
    for (int i = 0; i < n_articles; i++)
        link_again(engine, &works[i].document);
    double linking = now() - middle, all = middle - start;
    least->all = all < least->all ? all : least->all;
    least->linking = linking < least->linking ? linking : least->linking;
}

/* How many names and descriptors the gazetteer has. */
static uint32_t count_names(const struct market *market) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < market->n_nodes; i++)
        for (uint32_t r = 0; r < market->nodes[i].n_names; r++)
            n += !(market->refs[market->nodes[i].first_ref + r].flags & NAME_INFLECTED);
    return n;
}

int main(int argc, char **argv) {
    char path[MAX_PATH];
    struct engine *engine, *larger;
    struct error error = {0};
    if (argc != 3)
        fail("usage: linking CORPUS BUILD");
    read_corpus(argv[1]);
    if (engine_new(&engine, &error) != STATUS_OK)
        fail(error.message);
    uint32_t names = count_names(engine_market(engine));
    snprintf(path, sizeof path, "%s/companies.tsv", argv[2]);
    write_companies(path, names * (TIMES - 1));
    if (engine_load(&(struct engine_options){.companies = path}, &larger, &error) != STATUS_OK)
        fail(error.message);
    struct times few = {1e9, 1e9}, many = {1e9, 1e9};
    struct work *works = calloc((size_t)n_articles, sizeof *works);
    if (works == NULL)
        fail("out of memory");
    for (int block = 0; block < BLOCKS; block++) { /* in turns, as the machine has slow times */
        for (int pass = 0; pass < PASSES; pass++)
            measure_pass(engine, works, &few);
        for (int pass = 0; pass < PASSES; pass++)
            measure_pass(larger, works, &many);
    }
    uint32_t more = count_names(engine_market(larger));
    printf("linking, %u names: %.1f %% of the time of scoring, at most 33\n", names,
           100 * few.linking / few.all);
    printf("linking, %u names: %+.1f %% of its time with %u, at most +10\n", more,
           100 * (many.linking / few.linking - 1), names);
    for (int i = 0; i < n_articles; i++)
        arena_free(&works[i].arena);
    free(works);
    engine_free(engine);
    engine_free(larger);
    return 0;
}
