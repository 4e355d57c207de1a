/* stimmung export: ticker scores out of a store. */
#include <string.h>

#include "base/buffer.h"
#include "base/day.h"
#include "base/memory.h"
#include "cli/command.h"
#include "output/export.h"

enum { OPTION_DB, OPTION_FORMAT, OPTION_BY, OPTION_TICKER, OPTION_FROM, OPTION_TO, N_OPTIONS };

static const struct option options[N_OPTIONS] = {
    [OPTION_DB] = {"db", "FILE", "the store", 0},
    [OPTION_FORMAT] = {"format", "FORM", "json (default), jsonl, csv, or table (to read)", 'f'},
    [OPTION_BY] = {"by", "SPAN", "a row a ticker and article, day, week, month, or total (default)", 'b'},
    [OPTION_TICKER] = {"ticker", "LIST", "these alone, with commas: SAP,DAX", 't'},
    [OPTION_FROM] = {"from", "DATE", "articles of this day and later: 2025-05-18", 0},
    [OPTION_TO] = {"to", "DATE", "articles up to this day", 0},
};

enum { MAX_TICKERS = 1000 };

struct request {
    struct query_options query;
    enum export_format format;
    struct buffer list; /* the value of --ticker, cut at its commas */
    const char *tickers[MAX_TICKERS];
    int64_t from, to;
};

static bool read_tickers(const struct arguments *arguments, struct request *request) {
    const char *list = arguments->values[OPTION_TICKER];
    if (list == NULL)
        return true;
    buffer_add_text(&request->list, list);
    char *rest = request->list.bytes;
    for (char *ticker; (ticker = strsep(&rest, ",")) != NULL;) {
        if (ticker[0] == '\0')
            continue;
        if (request->query.n_tickers == MAX_TICKERS) {
            usage_fault(arguments->command, "option '--ticker' takes up to %d symbols", (int)MAX_TICKERS);
            return false;
        }
        request->tickers[request->query.n_tickers++] = ticker;
    }
    if (request->query.n_tickers == 0) {
        usage_fault(arguments->command, "option '--ticker' names no symbol");
        return false;
    }
    request->query.tickers = request->tickers;
    return true;
}

static bool read_day(const struct arguments *arguments, int option, int64_t *day, const int64_t **filter) {
    const char *value = arguments->values[option];
    if (value == NULL)
        return true;
    if (strlen(value) != strlen("2025-05-18") || !day_read(value, day)) {
        usage_fault(arguments->command, "option '--%s' is a day as 2025-05-18, not '%s'",
                    options[option].name, value);
        return false;
    }
    *filter = day;
    return true;
}

static bool read_arguments(const struct arguments *arguments, struct request *request) {
    static const char *const formats[] = {"json", "jsonl", "csv", "table", NULL};
    static const char *const spans[] = {"article", "day", "week", "month", "total", NULL};
    int format, by;
    if (!arguments_choice(arguments, OPTION_FORMAT, formats, EXPORT_JSON, &format) ||
        !arguments_choice(arguments, OPTION_BY, spans, BY_TOTAL, &by) || !read_tickers(arguments, request) ||
        !read_day(arguments, OPTION_FROM, &request->from, &request->query.from) ||
        !read_day(arguments, OPTION_TO, &request->to, &request->query.to))
        return false;
    request->format = (enum export_format)format;
    request->query.by = (enum query_by)by;
    if (arguments->values[OPTION_DB] == NULL) {
        usage_fault(arguments->command, "no store given: --db FILE");
        return false;
    }
    if (arguments->n_operands > 0) {
        usage_fault(arguments->command, "'%s' is no option", arguments->operands[0]);
        return false;
    }
    return true;
}

static enum exit_code run_export(const struct arguments *arguments) {
    struct error error = {0};
    struct store *store = NULL;
    struct request request = {0};
    if (!read_arguments(arguments, &request)) {
        buffer_free(&request.list);
        return EXIT_USAGE;
    }
    struct sink out = sink_standard();
    enum status status = store_open(&store, arguments->values[OPTION_DB], STORE_READ, &error);
    if (status == STATUS_OK)
        status = export_rows(&out, store, &request.query, request.format, &error);
    if (status == STATUS_OK)
        sink_finish(&out, &error);
    buffer_free(&out.buffer);
    buffer_free(&request.list);
    store_close(store);
    return report_error(&error);
}

/* The help lists the fields from the table that the query is made of. */
static void put_fields(struct buffer *out) {
    static const enum query_by shown[] = {BY_TOTAL, BY_ARTICLE};
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++) {
        const struct column *column;
        buffer_printf(out, "\nFields by %s:\n",
                      shown[i] == BY_TOTAL ? "total (by day, week and month: that in place of the days)"
                                           : "article");
        for (int place = 0; (column = query_column(shown[i], place)) != NULL; place++)
            buffer_printf(out, "  %-16s  %s\n", column->name, column->help);
    }
}

const struct command command_export = {
    .name = "export",
    .operands = "--db FILE",
    .summary = "print ticker scores from a store",
    .details =
        "Prints what the articles of a store say of each company and index. Rows are sorted by ticker and\n"
        "time. Equal articles give equal bytes, in whatever order they were scored.",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_export,
    .more_help = put_fields,
};
