#include "measure.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { MAX_PATH = 4096 };

void fail(const char *what) {
    fprintf(stderr, "bench: %s\n", what);
    exit(1);
}

double now(void) {
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
    text.bytes[text.len] = '\0';
    return text;
}

static int is_text(const struct dirent *entry) {
    const char *end = strrchr(entry->d_name, '.');
    return end != NULL && strcmp(end, ".txt") == 0;
}

void read_corpus(struct corpus *corpus, const char *folder) {
    char path[MAX_PATH];
    struct dirent **entries;
    snprintf(path, sizeof path, "%s/articles", folder);
    int n = scandir(path, &entries, is_text, alphasort);
    if (n <= 0)
        fail("there are no articles");
    for (int i = 0; i < n && corpus->n < MAX_ARTICLES; i++) {
        snprintf(path, sizeof path, "%s/articles/%s", folder, entries[i]->d_name);
        corpus->articles[corpus->n] = read_text(path);
        corpus->bytes += corpus->articles[corpus->n++].len;
        free(entries[i]);
    }
    free(entries);
}

void free_corpus(struct corpus *corpus) {
    for (size_t i = 0; i < corpus->n; i++)
        free(corpus->articles[i].bytes);
}

struct run run_command(char *const *words) {
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

struct run best(char *const *words, int rounds) {
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
