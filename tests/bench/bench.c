/* Measures the program against `wc -w` on the same text in the same run.
 *
 * usage: bench PROGRAM CORPUS BUILD
 * Repeats the articles of CORPUS/articles to some megabytes, and prints each time as the best of several,
 * with its ratio to wc: 0.5 is half as fast. Writes BUILD/bench.txt and BUILD/bench.jsonl. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "measure.h"
#include "stimmung.h"

enum { TARGET_BYTES = 24 << 20, ROUNDS = 5, MAX_PATH = 4096 };

static struct corpus corpus;

/* The corpus over and over, as plain text and as JSON lines. */
static void write_inputs(const char *text_path, const char *lines_path, size_t repeats) {
    FILE *text = fopen(text_path, "wb"), *lines = fopen(lines_path, "wb");
    if (text == NULL || lines == NULL)
        fail("the inputs can't be written");
    for (size_t r = 0; r < repeats; r++)
        for (size_t i = 0; i < corpus.n; i++) {
            char *line;
            json_t *object = json_pack("{s:s#}", "text", corpus.articles[i].bytes, corpus.articles[i].len);
            if (object == NULL || (line = json_dumps(object, JSON_COMPACT)) == NULL)
                fail("an article is no UTF-8");
            fprintf(lines, "%s\n", line);
            fwrite(corpus.articles[i].bytes, 1, corpus.articles[i].len, text);
            free(line);
            json_decref(object);
        }
    if (fclose(text) != 0 || fclose(lines) != 0)
        fail("the inputs can't be written");
}

/* All articles `repeats` times, from memory, on one thread. */
static double run_engine(const stimmung_engine *engine, stimmung_result *result, size_t repeats) {
    double start = now();
    for (size_t r = 0; r < repeats; r++)
        for (size_t i = 0; i < corpus.n; i++)
            if (stimmung_score_text(engine, result, corpus.articles[i].bytes, corpus.articles[i].len, NULL) !=
                STIMMUNG_OK)
                fail("an article could not be scored");
    return now() - start;
}

static double best_engine(size_t repeats) {
    stimmung_engine *engine;
    stimmung_result *result;
    if (stimmung_engine_new(&engine, NULL) != STIMMUNG_OK ||
        stimmung_result_new(&result, NULL) != STIMMUNG_OK)
        fail("there is no engine");
    double least = run_engine(engine, result, repeats);
    for (int i = 1; i < ROUNDS; i++) {
        double seconds = run_engine(engine, result, repeats);
        least = seconds < least ? seconds : least;
    }
    stimmung_result_free(result);
    stimmung_engine_free(engine);
    return least;
}

int main(int argc, char **argv) {
    char text[MAX_PATH], lines[MAX_PATH], article[MAX_PATH];
    if (argc != 4)
        fail("usage: bench PROGRAM CORPUS BUILD");
    read_corpus(&corpus, argv[2]);
    size_t repeats = TARGET_BYTES / corpus.bytes + 1;
    double megabytes = 1e-6 * (double)(repeats * corpus.bytes);
    snprintf(text, sizeof text, "%s/bench.txt", argv[3]);
    snprintf(lines, sizeof lines, "%s/bench.jsonl", argv[3]);
    snprintf(article, sizeof article, "%s/bench_one.txt", argv[3]);
    write_inputs(text, lines, repeats);
    FILE *one = fopen(article, "wb");
    if (one == NULL ||
        fwrite(corpus.articles[0].bytes, 1, corpus.articles[0].len, one) != corpus.articles[0].len ||
        fclose(one) != 0)
        fail(article);
    char *const wc[] = {"wc", "-w", text, NULL};
    char *const score[] = {argv[1], "score",     "--input", "jsonl", "--format",
                           "jsonl", "--summary", lines,     NULL};
    char *const single[] = {argv[1], "score", "--format", "json", article, NULL};
    struct run wc_run = best(wc, ROUNDS), score_run = best(score, ROUNDS), single_run = best(single, 20);
    double engine = best_engine(repeats);
    printf("%zu articles, %.1f MB, best of %d\n", repeats * corpus.n, megabytes, ROUNDS);
    printf("  wc -w, C.UTF-8                     %7.1f MB/s\n", megabytes / wc_run.seconds);
    printf("  engine alone, one thread           %7.1f MB/s  ratio %.3f\n", megabytes / engine,
           wc_run.seconds / engine);
    printf("  JSON lines in, --summary out       %7.1f MB/s  ratio %.3f  peak %.1f MB\n",
           megabytes / score_run.seconds, wc_run.seconds / score_run.seconds,
           1e-3 * (double)score_run.kilobytes);
    printf("  one article of %.1f kB, the process %6.1f ms              peak %.1f MB\n",
           1e-3 * (double)corpus.articles[0].len, 1e3 * single_run.seconds,
           1e-3 * (double)single_run.kilobytes);
    free_corpus(&corpus);
    return 0;
}
