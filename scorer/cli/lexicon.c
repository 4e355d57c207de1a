/* stimmung lexicon: looks at the German knowledge: lint, show, stats. */
#include "cli/lexicon.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "cli/knowledge.h"
#include "lexicon/lint.h"
#include "market/lint.h"
#include "output/sink.h"

enum { OPTION_LEXICONS, OPTION_ERRORS, OPTION_LEAST, N_OPTIONS };

static const struct option options[N_OPTIONS] = {
    [OPTION_LEXICONS] = {"lexicons", "FOLDER", "a folder of your own words over the lexicon", 'l'},
    [OPTION_ERRORS] = {"errors", NULL, "of lint: without the doubts", 'e'},
    [OPTION_LEAST] = {"least", "N", "of unknown: words that stand there N times or more (default: 2)", 'n'},
};

static enum exit_code finish(struct sink *out, struct error *error) {
    sink_finish(out, error);
    return report_error(error);
}

/* --- lint --- */

/* A folder like lexicons/ as a whole. */
static enum status lint_folder(const char *folder, struct findings *findings, uint32_t *n_rows,
                               struct error *error) {
    char market[4096];
    uint32_t n_names = 0;
    snprintf(market, sizeof market, "%s/market", folder);
    enum status status = lexicon_lint(folder, findings, n_rows, error);
    if (status == STATUS_OK)
        status = market_lint(market, findings, &n_names, error);
    *n_rows += n_names;
    return status;
}

/* A user's own folder over the lexicon that is built in. */
static enum status lint_overlay(const char *overlay, struct findings *findings, uint32_t *n_rows,
                                struct error *error) {
    struct engine *engine;
    struct tsv_source source = engine_lexicon_source();
    enum status status = engine_new(&engine, error);
    if (status != STATUS_OK)
        return status;
    status = lexicon_lint_overlay(&source, engine_lexicon(engine), overlay, findings, n_rows, error);
    engine_free(engine);
    return status;
}

static enum exit_code run_lint(const struct arguments *arguments) {
    struct findings findings = {0};
    struct error error = {0};
    struct sink out = sink_standard();
    uint32_t n_rows = 0;
    const char *folder = arguments->values[OPTION_LEXICONS];
    if (folder != NULL && arguments->n_operands > 1)
        return usage_fault(arguments->command, "lint: a FOLDER like lexicons/, or --lexicons: not both");
    enum status status;
    if (folder != NULL) {
        status = lint_overlay(folder, &findings, &n_rows, &error);
    } else {
        folder = arguments->n_operands > 1 ? arguments->operands[1] : "lexicons";
        status = lint_folder(folder, &findings, &n_rows, &error);
    }
    if (status == STATUS_OK && findings.failed)
        status = error_set(&error, STATUS_NOMEM, "out of memory");
    findings_sort(&findings);
    findings_put(&out.buffer, &findings, arguments->values[OPTION_ERRORS] != NULL);
    if (status == STATUS_OK)
        fprintf(stderr, "%s: %u rows, %u errors, %u doubts\n", folder, n_rows, findings.n_errors,
                findings.n - findings.n_errors);
    bool wrong = findings.n_errors > 0;
    findings_free(&findings);
    enum exit_code code = finish(&out, &error);
    return code == EXIT_DONE && wrong ? EXIT_REJECTED : code;
}

/* --- show and stats --- */

static enum exit_code run_show(const struct arguments *arguments) {
    struct error error = {0};
    struct engine *engine;
    if (arguments->n_operands < 2)
        return usage_fault(arguments->command, "show: no word given");
    if (load_engine(arguments, OPTION_LEXICONS, NO_OPTION, &engine, &error) != STATUS_OK)
        return report_error(&error);
    struct sink out = sink_standard();
    for (int i = 1; i < arguments->n_operands && error.status == STATUS_OK; i++)
        lexicon_show(&out.buffer, engine, arguments->operands[i], arguments->values[OPTION_LEXICONS], &error);
    engine_free(engine);
    return finish(&out, &error);
}

static enum exit_code run_stats(const struct arguments *arguments) {
    struct error error = {0};
    struct engine *engine;
    if (load_engine(arguments, OPTION_LEXICONS, NO_OPTION, &engine, &error) != STATUS_OK)
        return report_error(&error);
    struct sink out = sink_standard();
    lexicon_stats(&out.buffer, engine);
    engine_free(engine);
    return finish(&out, &error);
}

static enum exit_code run_unknown(const struct arguments *arguments) {
    struct error error = {0};
    struct engine *engine;
    long least;
    if (!arguments_number(arguments, OPTION_LEAST, 1, 1000000, 2, &least))
        return EXIT_USAGE;
    if (arguments->n_operands < 2)
        return usage_fault(arguments->command, "unknown: name files or folders of articles");
    if (load_engine(arguments, OPTION_LEXICONS, NO_OPTION, &engine, &error) != STATUS_OK)
        return report_error(&error);
    struct sink out = sink_standard();
    lexicon_unknown(&out.buffer, engine, arguments->operands + 1, arguments->n_operands - 1, (uint32_t)least,
                    &error);
    engine_free(engine);
    return finish(&out, &error);
}

static enum exit_code run_lexicon(const struct arguments *arguments) {
    static const struct {
        const char *name;
        int most;         /* operands, with the name */
        unsigned options; /* bits of those that it takes */
        enum exit_code (*run)(const struct arguments *arguments);
    } actions[] = {{"lint", 2, 1u << OPTION_ERRORS | 1u << OPTION_LEXICONS, run_lint},
                   {"show", INT_MAX, 1u << OPTION_LEXICONS, run_show},
                   {"stats", 1, 1u << OPTION_LEXICONS, run_stats},
                   {"unknown", INT_MAX, 1u << OPTION_LEXICONS | 1u << OPTION_LEAST, run_unknown}};
    if (arguments->n_operands == 0)
        return usage_fault(arguments->command, "say what to do: lint, show, stats or unknown");
    for (size_t i = 0; i < sizeof actions / sizeof *actions; i++) {
        if (strcmp(arguments->operands[0], actions[i].name) != 0)
            continue;
        if (arguments->n_operands > actions[i].most)
            return usage_fault(arguments->command, "%s: '%s' is one too many", actions[i].name,
                               arguments->operands[actions[i].most]);
        for (int option = 0; option < N_OPTIONS; option++)
            if (!(actions[i].options & 1u << option) && arguments->values[option] != NULL)
                return usage_fault(arguments->command, "%s: takes no option '--%s'", actions[i].name,
                                   options[option].name);
        return actions[i].run(arguments);
    }
    return usage_fault(arguments->command, "\"%s\" is none of lint, show, stats and unknown",
                       arguments->operands[0]);
}

const struct command command_lexicon = {
    .name = "lexicon",
    .operands = "lint [FOLDER] | show WORD... | stats | unknown PATH...",
    .summary = "look at the German knowledge, and check its files",
    .details =
        "lint   looks for mistakes in the files of FOLDER (default: lexicons), and tells each with file\n"
        "       and line. Errors are wrong for sure, and the exit code is 1; doubts may be meant so.\n"
        "show   tells what the program knows of a word or form, and which rows say so.\n"
        "stats  counts what the program knows.\n"
        "unknown  ranks the words of a corpus (files and folders, as batch reads them) that the lexicon "
        "does\n"
        "       not know: count, articles, what the word looks like (noun, compound, name, verb, adjective,\n"
        "       other), the word, of a compound the part that it is read by, and a sentence.\n"
        "\n"
        "A folder of your own words, for --lexicons here and of score, batch and eval, holds files as\n"
        "lexicons/ has them: nouns/, adjectives/, verbs/, idioms/, shifters.tsv and so on, each only where\n"
        "it is wanted. All rows of a word or pattern there take the place of those of the lexicon; a row\n"
        "with the sense \"remove\" takes it out. Other .tsv and .txt files of the folder are lists of "
        "words:\n"
        "word and weight (-1 to 1) with a tab between them, or in the form of SentiWS; they set how good or\n"
        "bad a word is by itself. With lint --lexicons such a folder is checked.",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_lexicon,
};
