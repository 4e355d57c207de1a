/* stimmung batch: a corpus into a store. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "batch/batch.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/knowledge.h"
#include "cli/since.h"

enum {
    OPTION_DB,
    OPTION_JOBS,
    OPTION_DETAIL,
    OPTION_INPUT,
    OPTION_MAP,
    OPTION_ANY_LANGUAGE,
    OPTION_FILES_FROM,
    OPTION_NULL,
    OPTION_SINCE,
    OPTION_SHARD,
    OPTION_RESCORE,
    OPTION_LEXICONS,
    OPTION_MAX_ARTICLE,
    OPTION_MAX_RATIO,
    OPTION_COMPANIES,
    OPTION_QUIET,
    OPTION_STRICT,
    N_OPTIONS
};

static const struct option options[N_OPTIONS] = {
    [OPTION_DB] = {"db", "FILE", "the store; made where it is not there", 0},
    [OPTION_JOBS] = {"jobs", "N", "threads that analyse (default: the machine's cores)", 'j'},
    [OPTION_DETAIL] = {"detail", "HOW",
                       "what is kept: scores, evidence (default: and the sentences, mentions, moves,\n"
                       "ratings and events that show why), or full (and texts, and each step's value)",
                       'd'},
    [OPTION_INPUT] = {"input", "FORM", INPUT_HELP, 'i'},
    [OPTION_FILES_FROM] = {"files-from", "LIST",
                           "read more paths from the file LIST, one a line; - is standard input", 0},
    [OPTION_NULL] = {"null", NULL,
                     "the paths of the list end with a zero byte, not with a line: find -print0", '0'},
    [OPTION_SINCE] = {"since", "TIME", SINCE_HELP, 0},
    [OPTION_SHARD] = {"shard", "K/N",
                      "take the K-th of N parts alone, cut by the content of the articles; `stimmung merge`\n"
                      "joins the stores of all parts to what one run would have given",
                      0},
    [OPTION_RESCORE] = {"rescore", NULL, "score anew what the store has of this engine and lexicon, too", 0},
    [OPTION_LEXICONS] = LEXICONS_OPTION,
    [OPTION_MAP] = {"map", "LIST", MAP_HELP, 0},
    [OPTION_ANY_LANGUAGE] = {"any-language", NULL, ANY_LANGUAGE_HELP, 0},
    [OPTION_MAX_ARTICLE] = {"max-article", "MIB", MAX_ARTICLE_HELP, 0},
    [OPTION_MAX_RATIO] = {"max-ratio", "N", MAX_RATIO_HELP, 0},
    [OPTION_COMPANIES] = COMPANIES_OPTION,
    [OPTION_QUIET] = {"quiet", NULL, "no progress and no summary", 'q'},
    [OPTION_STRICT] = {"strict", NULL, "exit with 1 where something was rejected", 0},
};

static const struct input_places input_places = {OPTION_INPUT, OPTION_MAP, OPTION_ANY_LANGUAGE,
                                                 OPTION_MAX_ARTICLE, OPTION_MAX_RATIO};

/* The signal that asked for a stop, or 0. A handler can reach nothing but an object of the file. */
static volatile sig_atomic_t stop_signal;

static void note_signal(int number) {
    stop_signal = number;
}

/* The first signal asks for an orderly end; a second one has its usual effect. */
static void catch_signals(void) {
    struct sigaction action = {.sa_handler = note_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static void print_strongest(struct tally *tally) {
    enum { STRONGEST = 10 };
    tally_sort(tally);
    for (uint32_t i = 0; i < tally->n && i < STRONGEST; i++) {
        const struct tally_entry *entry = &tally->entries[i];
        double score = entry->weight > 0 ? (double)entry->weighted / (double)entry->weight : 0;
        fprintf(stderr, "  %-12s %+.2f in %llu article%s  %s\n", entry->instrument->ticker, score,
                (unsigned long long)entry->articles, entry->articles == 1 ? "" : "s",
                entry->instrument->name);
    }
}

static void print_summary(struct batch_report *report) {
    const struct run_counts *counts = &report->counts;
    double seconds = report->seconds > 0.001 ? report->seconds : 0.001;
    fprintf(stderr, "%llu articles scored, %llu there already, %llu duplicates, %llu rejected\n",
            (unsigned long long)counts->scored, (unsigned long long)counts->skipped,
            (unsigned long long)counts->duplicates, (unsigned long long)counts->rejected);
    for (int i = 0; i < report->n_reasons; i++)
        fprintf(stderr, "  rejected as %s: %llu\n", report->reasons[i].code,
                (unsigned long long)report->reasons[i].count);
    fprintf(stderr, "%.1f s, %.0f articles/s, %.1f MB/s\n", report->seconds, (double)counts->scored / seconds,
            (double)counts->bytes / 1e6 / seconds);
    if (report->tally.n > 0)
        fputs("strongest:\n", stderr);
    print_strongest(&report->tally);
}

/* Which files are read: those below the operands, and those of a list. */
static bool read_walk(const struct arguments *arguments, struct walk_options *walk) {
    const char *list = arguments->values[OPTION_FILES_FROM], *since = arguments->values[OPTION_SINCE];
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (arguments->n_operands == 0 && list == NULL) {
        usage_fault(arguments->command, "no input given: name files or folders, or - for standard input");
        return false;
    }
    for (int i = 0; i < arguments->n_operands && list != NULL; i++) {
        if (strcmp(list, "-") == 0 && strcmp(arguments->operands[i], "-") == 0) {
            usage_fault(arguments->command, "standard input can't be both the list and an article");
            return false;
        }
    }
    if (since != NULL && !since_read(since, (int64_t)now.tv_sec * 1000000000 + now.tv_nsec, &walk->since)) {
        usage_fault(arguments->command,
                    "option '--since' is a time as 2026-01-31, 2026-01-31T20:00 or 36h; not '%s'", since);
        return false;
    }
    walk->paths = arguments->operands;
    walk->n_paths = arguments->n_operands;
    walk->list_name = list;
    walk->separator = arguments->values[OPTION_NULL] != NULL ? '\0' : '\n';
    return true;
}

static bool read_arguments(const struct arguments *arguments, struct input_way *way,
                           struct batch_options *batch) {
    static const char *const details[] = {"scores", "evidence", "full", NULL};
    int detail;
    long jobs, cores = sysconf(_SC_NPROCESSORS_ONLN);
    if (!input_way(arguments, &input_places, way) ||
        !arguments_choice(arguments, OPTION_DETAIL, details, DETAIL_EVIDENCE, &detail) ||
        !arguments_number(arguments, OPTION_JOBS, 1, 1024, cores < 1 ? 1 : cores, &jobs))
        return false;
    batch->line.db = arguments->values[OPTION_DB];
    if (batch->line.db == NULL) {
        usage_fault(arguments->command, "no store given: --db FILE");
        return false;
    }
    if (!read_walk(arguments, &batch->line.corpus.walk))
        return false;
    batch->line.corpus.reading = way->reading;
    batch->line.corpus.form = way->name;
    batch->line.rescore = arguments->values[OPTION_RESCORE] != NULL;
    if (arguments->values[OPTION_SHARD] != NULL &&
        !shard_read(arguments->values[OPTION_SHARD], &batch->line.corpus.shard)) {
        usage_fault(arguments->command,
                    "option '--shard' is K/N, a part from 1 to the number of parts: 3/8; not '%s'",
                    arguments->values[OPTION_SHARD]);
        return false;
    }
    batch->detail = (enum store_detail)detail;
    batch->line.jobs = (int)jobs;
    batch->quiet = arguments->values[OPTION_QUIET] != NULL;
    batch->stop = &stop_signal;
    return true;
}

static enum status open_list(struct walk_options *walk, struct error *error) {
    if (walk->list_name == NULL)
        return STATUS_OK;
    walk->list = strcmp(walk->list_name, "-") == 0 ? stdin : fopen(walk->list_name, "r");
    if (walk->list == NULL)
        return error_set(error, STATUS_IO, "%s: %s", walk->list_name, strerror(errno));
    return STATUS_OK;
}

static enum exit_code run_batch(const struct arguments *arguments) {
    struct batch_options batch = {0};
    struct input_way way;
    struct batch_report report;
    struct error error = {0};
    struct engine *engine;
    if (!read_arguments(arguments, &way, &batch))
        return EXIT_USAGE;
    if (refuse_measuring(&error) != STATUS_OK ||
        load_engine(arguments, OPTION_LEXICONS, OPTION_COMPANIES, &engine, &error) != STATUS_OK)
        return report_error(&error);
    if (open_list(&batch.line.corpus.walk, &error) != STATUS_OK) {
        engine_free(engine);
        return report_error(&error);
    }
    catch_signals();
    batch.line.engine = engine;
    batch.line.corpus.reading.patterns = engine_page_patterns(engine);
    batch.line.corpus.reading.languages = engine_language_words(engine);
    batch_run(&batch, &report, &error);
    if (batch.line.corpus.walk.list != NULL && !report.abandoned)
        fclose(batch.line.corpus.walk.list);
    if (!batch.quiet && error.status == STATUS_OK)
        print_summary(&report);
    tally_free(&report.tally);
    if (!report.abandoned)
        engine_free(engine);
    if (error.status != STATUS_OK)
        return report_error(&error);
    if (report.stopped) {
        fputs("stimmung: stopped; run the same command again to go on\n", stderr);
        raise((int)stop_signal); /* its handler is gone: whoever waits for the process sees the signal */
    }
    if (report.unreadable > 0)
        return EXIT_IO;
    return report.counts.rejected > 0 && arguments->values[OPTION_STRICT] != NULL ? EXIT_REJECTED : EXIT_DONE;
}

const struct command command_batch = {
    .name = "batch",
    .operands = "--db FILE [PATH...]",
    .summary = "score files and folders into a store",
    .details =
        "Scores every file below the paths, in sorted order, into an SQLite file. What the store has "
        "already\n"
        "of this engine and lexicon is passed over, so that the same command goes on where an earlier one "
        "was\n"
        "stopped. Names that begin with a dot are left out. What can't be read is noted in the table "
        "reject;\n"
        "the exit code is 0 all the same unless --strict is given, and 3 where a path that was named could\n"
        "not be read.",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_batch,
};
