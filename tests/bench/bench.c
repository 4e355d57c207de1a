/* Measures the program against `wc -w` on the same text in the same run.
 *
 * usage: bench PROGRAM CORPUS BUILD
 * Repeats the articles of CORPUS/articles to some megabytes, and prints each time as the best of several,
 * with its ratio to wc: 0.5 is half as fast. Writes BUILD/bench.txt and BUILD/bench.jsonl. */
#include <dirent.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "stimmung.h"

enum { TARGET_BYTES = 24 << 20, ROUNDS = 5, MAX_ARTICLES = 1000, MAX_PATH = 4096 };

struct text {
    char *bytes;
    size_t len;
};

static struct text articles[MAX_ARTICLES];
static size_t n_articles, corpus_bytes;

static void fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static struct text read_text(const char *path) {
    struct stat status;
    FILE *file = fopen(path, "rb");
    if (file == NULL || fstat(fileno(file), &status) != 0)
        fail(path);
    struct text text = {malloc((size_t)status.st_size + 1), (size_t)status.st_size};
    if (text.bytes == NULL || fread(text.bytes, 1, text.len, file) != text.len)
        fail(path);
    fclose(file);
    return text;
}

static int is_text(const struct dirent *entry) {
    const char *end = strrchr(entry->d_name, '.');
    return end != NULL && strcmp(end, ".txt") == 0;
}

static void read_corpus(const char *corpus) {
    char path[MAX_PATH];
    struct dirent **entries;
    snprintf(path, sizeof path, "%s/articles", corpus);
    int n = scandir(path, &entries, is_text, alphasort);
    if (n <= 0)
        fail("there are no articles");
    for (int i = 0; i < n && n_articles < MAX_ARTICLES; i++) {
        snprintf(path, sizeof path, "%s/articles/%s", corpus, entries[i]->d_name);
        articles[n_articles] = read_text(path);
        corpus_bytes += articles[n_articles++].len;
        free(entries[i]);
    }
    free(entries);
}

/* The corpus over and over, as plain text and as JSON lines. */
static void write_inputs(const char *text_path, const char *lines_path, size_t repeats) {
    FILE *text = fopen(text_path, "wb"), *lines = fopen(lines_path, "wb");
    if (text == NULL || lines == NULL)
        fail("the inputs can't be written");
    for (size_t r = 0; r < repeats; r++)
        for (size_t i = 0; i < n_articles; i++) {
            char *line;
            json_t *object = json_pack("{s:s#}", "text", articles[i].bytes, articles[i].len);
            if (object == NULL || (line = json_dumps(object, JSON_COMPACT)) == NULL)
                fail("an article is no UTF-8");
            fprintf(lines, "%s\n", line);
            fwrite(articles[i].bytes, 1, articles[i].len, text);
            free(line);
            json_decref(object);
        }
    if (fclose(text) != 0 || fclose(lines) != 0)
        fail("the inputs can't be written");
}

struct run {
    double seconds;
    long kilobytes; /* at the peak */
};

/* Run a command with its output thrown away. */
static struct run run_command(char *const *words) {
    struct rusage usage;
    int status;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        int null = open("/dev/null", O_WRONLY);
        dup2(null, STDOUT_FILENO);
        dup2(null, STDERR_FILENO);
        setenv("LC_ALL", "C.UTF-8", 1);
        execvp(words[0], words);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) != 0)
        fail(words[0]);
    return (struct run){now() - start, usage.ru_maxrss};
}

static struct run best(char *const *words, int rounds) {
    struct run least = run_command(words);
    for (int i = 1; i < rounds; i++) {
        struct run run = run_command(words);
        if (run.seconds < least.seconds)
            least.seconds = run.seconds;
        if (run.kilobytes > least.kilobytes)
            least.kilobytes = run.kilobytes;
    }
    return least;
}

/* All articles `repeats` times, from memory, on one thread. */
static double run_engine(const stimmung_engine *engine, stimmung_result *result, size_t repeats) {
    double start = now();
    for (size_t r = 0; r < repeats; r++)
        for (size_t i = 0; i < n_articles; i++)
            if (stimmung_score_text(engine, result, articles[i].bytes, articles[i].len, NULL) != STIMMUNG_OK)
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
    read_corpus(argv[2]);
    size_t repeats = TARGET_BYTES / corpus_bytes + 1;
    double megabytes = 1e-6 * (double)(repeats * corpus_bytes);
    snprintf(text, sizeof text, "%s/bench.txt", argv[3]);
    snprintf(lines, sizeof lines, "%s/bench.jsonl", argv[3]);
    snprintf(article, sizeof article, "%s/bench_one.txt", argv[3]);
    write_inputs(text, lines, repeats);
    FILE *one = fopen(article, "wb");
    if (one == NULL || fwrite(articles[0].bytes, 1, articles[0].len, one) != articles[0].len ||
        fclose(one) != 0)
        fail(article);
    char *const wc[] = {"wc", "-w", text, NULL};
    char *const score[] = {argv[1], "score",     "--input", "jsonl", "--format",
                           "jsonl", "--summary", lines,     NULL};
    char *const single[] = {argv[1], "score", "--format", "json", article, NULL};
    struct run wc_run = best(wc, ROUNDS), score_run = best(score, ROUNDS), single_run = best(single, 20);
    double engine = best_engine(repeats);
    printf("%zu articles, %.1f MB, best of %d\n", repeats * n_articles, megabytes, ROUNDS);
    printf("  wc -w, C.UTF-8                     %7.1f MB/s\n", megabytes / wc_run.seconds);
    printf("  engine alone, one thread           %7.1f MB/s  ratio %.3f\n", megabytes / engine,
           wc_run.seconds / engine);
    printf("  JSON lines in, --summary out       %7.1f MB/s  ratio %.3f  peak %.1f MB\n",
           megabytes / score_run.seconds, wc_run.seconds / score_run.seconds,
           1e-3 * (double)score_run.kilobytes);
    printf("  one article of %.1f kB, the process %6.1f ms              peak %.1f MB\n",
           1e-3 * (double)articles[0].len, 1e3 * single_run.seconds, 1e-3 * (double)single_run.kilobytes);
    for (size_t i = 0; i < n_articles; i++)
        free(articles[i].bytes);
    return 0;
}
