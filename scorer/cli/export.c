/* stimmung export: ticker scores out of a store. */
#include <string.h>

#include "base/buffer.h"
#include "base/day.h"
#include "base/memory.h"
#include "cli/command.h"
#include "output/export.h"

enum {
    OPTION_DB,
    OPTION_FORMAT,
    OPTION_BY,
    OPTION_TICKER,
    OPTION_FROM,
    OPTION_TO,
    OPTION_DAYS,
    OPTION_HALF_LIFE,
    OPTION_COPIES,
    N_OPTIONS
};

static const struct option options[N_OPTIONS] = {
    [OPTION_DB] = {"db", "FILE", "the store", 0},
    [OPTION_FORMAT] = {"format", "FORM", "json (default), jsonl, csv, or table (to read)", 'f'},
    [OPTION_BY] = {"by", "SPAN", "a row a ticker and article, day, week, month, or total (default)", 'b'},
    [OPTION_TICKER] = {"ticker", "LIST", "these alone, with commas: SAP,DAX", 't'},
    [OPTION_FROM] = {"from", "DATE", "articles of this day and later: 2025-05-18", 0},
    [OPTION_TO] = {"to", "DATE", "articles up to this day", 0},
    [OPTION_DAYS] =
        {"days", "HOW",
         "calendar (default): the date of the article; or trading: after the close (17:30 in Frankfurt,\n"
         "Vienna and Zurich, 16:00 in New York), on weekends and holidays the next trading day",
         0},
    [OPTION_HALF_LIFE] =
        {"half-life", "TIME",
         "in means an article weighs half as much so long after it: 12h, 1d, 2w. A row of days, weeks\n"
         "or months then takes in all articles up to its last day; the total fades to --to, or to\n"
         "the last day of the store",
         0},
    [OPTION_COPIES] =
        {"copies", "HOW",
         "near copies of an earlier article in sums: once (default: they do not count), novelty (means\n"
         "take them by the share of their text that is new) or all",
         0},
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

/* A time of whole hours, days or weeks, as days. */
static bool read_half_life(const struct arguments *arguments, double *days) {
    const char *value = arguments->values[OPTION_HALF_LIFE];
    if (value == NULL)
        return true;
    long number = 0;
    const char *unit = value;
    for (; *unit >= '0' && *unit <= '9' && number < 100000; unit++)
        number = number * 10 + (*unit - '0');
    double length = strcmp(unit, "h") == 0   ? 1.0 / 24
                    : strcmp(unit, "d") == 0 ? 1
                    : strcmp(unit, "w") == 0 ? 7
                                             : 0;
    *days = (double)number * length;
    if (*days > 0 && number < 100000)
        return true;
    usage_fault(arguments->command, "option '--half-life' is a time as 12h, 1d or 2w, not '%s'", value);
    return false;
}

/* What is about sums says nothing of single articles. */
static bool fits_articles(const struct arguments *arguments, enum query_by by) {
    static const int of_sums[] = {OPTION_HALF_LIFE, OPTION_COPIES};
    for (size_t i = 0; by == BY_ARTICLE && i < sizeof of_sums / sizeof of_sums[0]; i++)
        if (arguments->values[of_sums[i]] != NULL) {
            usage_fault(arguments->command, "option '--%s' is for sums, not --by article",
                        options[of_sums[i]].name);
            return false;
        }
    return true;
}

static bool read_arguments(const struct arguments *arguments, struct request *request) {
    static const char *const days[] = {"calendar", "trading", NULL};
    static const char *const copies[] = {"once", "novelty", "all", NULL};
    int which_days, which_copies;
    static const char *const formats[] = {"json", "jsonl", "csv", "table", NULL};
    static const char *const spans[] = {"article", "day", "week", "month", "total", NULL};
    int format, by;
    if (!arguments_choice(arguments, OPTION_FORMAT, formats, EXPORT_JSON, &format) ||
        !arguments_choice(arguments, OPTION_BY, spans, BY_TOTAL, &by) || !read_tickers(arguments, request) ||
        !read_day(arguments, OPTION_FROM, &request->from, &request->query.from) ||
        !read_day(arguments, OPTION_TO, &request->to, &request->query.to) ||
        !arguments_choice(arguments, OPTION_DAYS, days, DAYS_CALENDAR, &which_days) ||
        !arguments_choice(arguments, OPTION_COPIES, copies, COPIES_ONCE, &which_copies) ||
        !read_half_life(arguments, &request->query.half_life) || !fits_articles(arguments, (enum query_by)by))
        return false;
    request->query.days = (enum query_days)which_days;
    request->query.copies = (enum copies)which_copies;
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
            buffer_printf(out, "  %-17s  %s\n", column->name, column->help);
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
