/* stimmung merge: stores into one. */
#include <stdio.h>

#include "cli/command.h"
#include "store/merge.h"

enum { OPTION_QUIET, N_OPTIONS };

static const struct option options[N_OPTIONS] = {
    [OPTION_QUIET] = {"quiet", NULL, "say nothing of what was done", 'q'},
};

static void tell(const char *path, const struct merge_counts *counts) {
    fprintf(stderr, "%s: %lld article%s, %lld of them new", path, (long long)counts->articles,
            counts->articles == 1 ? "" : "s", (long long)counts->added);
    if (counts->replaced > 0)
        fprintf(stderr, ", newer scores of %lld", (long long)counts->replaced);
    fputc('\n', stderr);
}

static enum exit_code run_merge(const struct arguments *arguments) {
    struct error error = {0};
    struct store *store;
    if (arguments->n_operands < 2)
        return usage_fault(arguments->command, "name the store to write, then those to read");
    enum status status = store_open(&store, arguments->operands[0], STORE_WRITE, &error);
    for (int i = 1; i < arguments->n_operands && status == STATUS_OK; i++) {
        struct merge_counts counts;
        status = store_merge(store, arguments->operands[i], &counts, &error);
        if (status == STATUS_OK && arguments->values[OPTION_QUIET] == NULL)
            tell(arguments->operands[i], &counts);
    }
    if (store != NULL)
        store_close(store);
    return report_error(&error);
}

const struct command command_merge = {
    .name = "merge",
    .operands = "OUT.db IN.db...",
    .summary = "join stores into one",
    .details = "Puts what the stores IN have into the store OUT, which is made where it is not there. What "
               "comes out\n"
               "does not hang on how a corpus was cut into stores, nor on their order: exports have the same "
               "bytes as\n"
               "after one run over all. Stores may overlap, and a store may be merged again: nothing counts "
               "twice. Of\n"
               "copies of an article the earliest describes it; of several scorers (engine and lexicon) of "
               "an article\n"
               "the one that was used last holds. The stores IN are only read, each in one transaction: "
               "where a merge\n"
               "breaks off, the same command again goes on.",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_merge,
};
