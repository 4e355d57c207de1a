/* stimmung companies: looks at the gazetteer: find, lint. */
#include "cli/companies.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/knowledge.h"
#include "cli/lexicon.h"
#include "market/lint.h"
#include "output/sink.h"

enum { OPTION_COMPANIES, OPTION_FORMAT, OPTION_ERRORS, N_OPTIONS };

static const struct option options[N_OPTIONS] = {
    [OPTION_COMPANIES] = COMPANIES_OPTION,
    [OPTION_FORMAT] = {"format", "FORM",
                       "of find: text (to read), json (indented) or jsonl (one object a line)", 'f'},
    [OPTION_ERRORS] = {"errors", NULL, "of lint: without the doubts", 'e'},
};

static enum exit_code finish(struct sink *out, struct error *error) {
    sink_finish(out, error);
    return report_error(error);
}

static enum exit_code run_find(const struct arguments *arguments) {
    static const char *const formats[] = {"text", "json", "jsonl", NULL};
    struct error error = {0};
    struct engine *engine;
    int format;
    if (!arguments_choice(arguments, OPTION_FORMAT, formats, COMPANIES_TEXT, &format))
        return EXIT_USAGE;
    if (arguments->n_operands < 2)
        return usage_fault(arguments->command, "find: no name, code or text given");
    if (load_engine(arguments, NO_OPTION, OPTION_COMPANIES, &engine, &error) != STATUS_OK)
        return report_error(&error);
    struct sink out = sink_standard();
    bool found = true;
    for (int i = 1; i < arguments->n_operands && error.status == STATUS_OK; i++)
        found &= companies_find(&out.buffer, engine, arguments->operands[i], (enum companies_format)format,
                                &error);
    engine_free(engine);
    enum exit_code code = finish(&out, &error);
    return code == EXIT_DONE && !found ? EXIT_REJECTED : code;
}

static bool is_folder(const char *path) {
    struct stat facts;
    return stat(path, &facts) == 0 && S_ISDIR(facts.st_mode);
}

/* A folder like lexicons/market, or a user's own file over the gazetteer that is built in. */
static enum status lint_path(const char *path, struct findings *findings, uint32_t *n_rows,
                             struct error *error) {
    struct engine *engine;
    if (is_folder(path))
        return market_lint(path, findings, n_rows, error);
    enum status status = engine_new(&engine, error);
    if (status != STATUS_OK)
        return status;
    status = market_lint_own(engine_market(engine), path, findings, n_rows, error);
    engine_free(engine);
    return status;
}

static enum exit_code run_lint(const struct arguments *arguments) {
    struct findings findings = {0};
    struct error error = {0};
    struct sink out = sink_standard();
    uint32_t n_rows = 0;
    const char *path = arguments->n_operands > 1 ? arguments->operands[1] : "lexicons/market";
    enum status status = lint_path(path, &findings, &n_rows, &error);
    if (status == STATUS_OK && findings.failed)
        status = error_set(&error, STATUS_NOMEM, "out of memory");
    findings_sort(&findings);
    findings_put(&out.buffer, &findings, arguments->values[OPTION_ERRORS] != NULL);
    if (status == STATUS_OK)
        fprintf(stderr, "%s: %u rows, %u errors, %u doubts\n", path, n_rows, findings.n_errors,
                findings.n - findings.n_errors);
    bool wrong = findings.n_errors > 0;
    findings_free(&findings);
    enum exit_code code = finish(&out, &error);
    return code == EXIT_DONE && wrong ? EXIT_REJECTED : code;
}

static enum exit_code run_companies(const struct arguments *arguments) {
    static const struct {
        const char *name;
        int most;         /* operands, with the name */
        unsigned options; /* bits of those that it takes */
        enum exit_code (*run)(const struct arguments *arguments);
    } actions[] = {{"find", INT_MAX, 1u << OPTION_COMPANIES | 1u << OPTION_FORMAT, run_find},
                   {"lint", 2, 1u << OPTION_ERRORS, run_lint}};
    if (arguments->n_operands == 0)
        return usage_fault(arguments->command, "say what to do: find or lint");
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
    return usage_fault(arguments->command, "\"%s\" is neither find nor lint", arguments->operands[0]);
}

const struct command command_companies = {
    .name = "companies",
    .operands = "find TEXT... | lint [FOLDER|FILE]",
    .summary = "look companies and indices up, and check the files of the gazetteer",
    .details =
        "find  tells which companies, indices and other instruments a name, a ticker, an ISIN, a WKN or a\n"
        "      sentence finds, by which form, and, of a sentence, which of them it links to. The exit code\n"
        "      is 1 where a TEXT finds nothing.\n"
        "lint  looks for mistakes in a folder like lexicons/market (which it is by default), or in a file "
        "of\n"
        "      your own companies, and tells each with file and line. Errors are wrong for sure, and the\n"
        "      exit code is 1; doubts may be meant so.\n"
        "\n"
        "A file of your own companies, for --companies here and of score, batch and eval, has the columns "
        "of\n"
        "lexicons/market/companies*.tsv: ticker, MIC, ISIN, WKN, name, aliases, descriptors and flags, with\n"
        "one tab between them and - for an empty one. What a row does:\n"
        "  a new ticker            adds a company; its names go before equal ones of others\n"
        "  a ticker that is there  takes the place of that company's row (its brands stay)\n"
        "  + before the aliases    adds aliases and descriptors alone:  SAP  -  -  -  -  +|Walldorf AG\n"
        "  TICKER  remove          takes the company out",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_companies,
};
