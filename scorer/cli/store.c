/* stimmung store: looks after stores: check. */
#include <stdio.h>
#include <string.h>

#include "cli/command.h"
#include "output/sink.h"
#include "store/check.h"

static enum status check_one(struct sink *out, const char *path, bool *damaged, struct error *error) {
    struct findings findings = {0};
    enum status status = store_check(path, &findings, error);
    for (uint32_t i = 0; i < findings.n; i++)
        buffer_printf(&out->buffer, "%s: %s\n", path, findings.list[i].message);
    if (status == STATUS_OK && findings.n == 0)
        buffer_printf(&out->buffer, "%s: ok\n", path);
    *damaged |= findings.n > 0;
    findings_free(&findings);
    return status;
}

static enum exit_code run_check(const struct arguments *arguments) {
    struct error first = {0};
    struct sink out = sink_standard();
    bool damaged = false;
    for (int i = 1; i < arguments->n_operands;
         i++) { /* one that can't be read keeps none from being checked */
        struct error error = {0};
        if (check_one(&out, arguments->operands[i], &damaged, &error) != STATUS_OK) {
            report_error(&error);
            if (first.status == STATUS_OK)
                first = error;
        }
        sink_settle(&out, &error);
    }
    struct error written = {0};
    sink_finish(&out, &written);
    if (written.status != STATUS_OK)
        return report_error(&written);
    if (first.status != STATUS_OK)
        return first.status == STATUS_IO || first.status == STATUS_INVALID ? EXIT_IO : EXIT_INTERNAL;
    return damaged ? EXIT_REJECTED : EXIT_DONE;
}

static enum exit_code run_store(const struct arguments *arguments) {
    if (arguments->n_operands == 0)
        return usage_fault(arguments->command, "say what to do: check");
    if (strcmp(arguments->operands[0], "check") != 0)
        return usage_fault(arguments->command, "'%s' is nothing to do: check", arguments->operands[0]);
    if (arguments->n_operands == 1)
        return usage_fault(arguments->command, "check: no store given");
    return run_check(arguments);
}

const struct command command_store = {
    .name = "store",
    .operands = "check FILE.db...",
    .summary = "check stores for damage",
    .details =
        "Looks through stores, which are only read: whether the files are whole (what SQLite calls an\n"
        "integrity check), whether rows refer to rows that are there, and whether what the tables promise\n"
        "holds: scores in their bounds, a score for each article and mention, places inside of the text.\n"
        "What is wrong is told one line each; then the exit code is 1. It is 3 where a file can't be read "
        "or\n"
        "is no store of this program's form.",
    .run = run_store,
};
