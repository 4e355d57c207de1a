#include "store/query.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "store/aggregate.h"
#include "store/handle.h"

/* A trading day lies so far before or behind the date of its articles at most: over a zone, over holidays. */
enum { TRADING_BEFORE = 2, TRADING_BEHIND = 15 };

struct query {
    struct store *store;
    struct query_options options; /* but for its pointers to days, which lead here */
    int64_t from, to;
    int64_t as_of;
    sqlite3_stmt *statement;       /* of articles */
    struct aggregates *aggregates; /* of sums */
};

const char *query_by_name(enum query_by by) {
    static const char *const names[] = {"article", "day", "week", "month", "total"};
    return names[by];
}

static const char *day_column(const struct query_options *options) {
    return options->days == DAYS_TRADING ? "t.trading_day" : "t.day";
}

/* Sums look back beyond the first day: for the buzz some days, for means that fade all. */
static int64_t first_read(const struct query_options *options) {
    int64_t first = *options->from;
    if (options->by != BY_ARTICLE)
        first = options->half_life > 0 && options->by != BY_TOTAL ? NO_DAY + 1 : first - BUZZ_DAYS;
    return options->days == DAYS_TRADING ? first - TRADING_BEHIND : first;
}

static int64_t last_read(const struct query_options *options) {
    return options->days == DAYS_TRADING ? *options->to + TRADING_BEFORE : *options->to;
}

static void put_filter(struct buffer *sql, const struct query_options *options) {
    if (options->n_tickers > 0) {
        buffer_add_text(sql, " AND i.ticker IN (");
        for (int i = 0; i < options->n_tickers; i++)
            buffer_add_text(sql, i == 0 ? "?" : ", ?");
        buffer_add_text(sql, ")");
    }
    if (options->from != NULL)
        buffer_printf(sql, " AND t.day >= %lld", (long long)first_read(options));
    if (options->to != NULL)
        buffer_printf(sql, " AND t.day > %d AND t.day <= %lld", NO_DAY, (long long)last_read(options));
    if (options->by != BY_ARTICLE || options->days != DAYS_TRADING)
        return;
    if (options->from != NULL)
        buffer_printf(sql, " AND t.trading_day >= %lld", (long long)*options->from);
    if (options->to != NULL)
        buffer_printf(sql, " AND t.trading_day <= %lld", (long long)*options->to);
}

/* The instruments lead, in their order: then each one's rows are read in one go. */
static void put_sql(struct buffer *sql, const struct query_options *options) {
    const struct column *column;
    buffer_add_text(sql, "SELECT ");
    if (options->by != BY_ARTICLE)
        buffer_printf(sql, AGGREGATE_COLUMNS, day_column(options));
    for (int i = 0; options->by == BY_ARTICLE && (column = query_column(BY_ARTICLE, i)) != NULL; i++)
        buffer_printf(sql, "%s%s", i == 0 ? "" : ", ", column->sql);
    buffer_add_text(sql, " FROM instrument i CROSS JOIN ticker_score t ON t.instrument_id = i.id");
    if (options->by == BY_ARTICLE)
        buffer_add_text(sql, " JOIN article a ON a.id = t.article_id JOIN scorer c ON c.id = t.scorer_id");
    buffer_add_text(sql, " WHERE t.holds");
    put_filter(sql, options);
    buffer_printf(sql, " ORDER BY i.ticker, i.kind, %s%s", day_column(options),
                  options->by == BY_ARTICLE ? ", a.published, a.content_hash" : "");
}

static enum status prepare(struct query *query, sqlite3_stmt **statement, struct error *error) {
    struct buffer sql = {0};
    put_sql(&sql, &query->options);
    if (sql.failed) {
        buffer_free(&sql);
        return error_set(error, STATUS_NOMEM, "%s: out of memory", query->store->path);
    }
    int code = sqlite3_prepare_v2(query->store->db, sql.bytes, (int)sql.len, statement, NULL);
    for (int i = 0; i < query->options.n_tickers && code == SQLITE_OK; i++)
        code = sqlite3_bind_text(*statement, i + 1, query->options.tickers[i], -1, SQLITE_TRANSIENT);
    buffer_free(&sql);
    return code == SQLITE_OK ? STATUS_OK : store_fault(query->store, error);
}

/* The days that a store has; what is published behind `to` does not count. */
static enum status find_days(struct query *query, struct aggregate_days *days, struct error *error) {
    const struct query_options *options = &query->options;
    enum status status = store_value(
        query->store, "SELECT coalesce((SELECT min(day) FROM article WHERE day IS NOT NULL), -9999999)",
        &days->first, error);
    if (status == STATUS_OK)
        status = store_value(
            query->store,
            options->days == DAYS_TRADING
                ? "SELECT coalesce(max(t.trading_day), -9999999) FROM article a JOIN ticker_score t "
                  "ON t.article_id = a.id WHERE a.day >= (SELECT max(day) FROM article) - 1"
                : "SELECT coalesce((SELECT max(day) FROM article), -9999999)",
            &days->as_of, error);
    if (options->to != NULL)
        days->as_of = *options->to;
    query->as_of = days->as_of;
    return status;
}

static void copy_options(struct query *query, const struct query_options *options) {
    query->options = *options;
    if (options->from != NULL) {
        query->from = *options->from;
        query->options.from = &query->from;
    }
    if (options->to != NULL) {
        query->to = *options->to;
        query->options.to = &query->to;
    }
}

enum status query_open(struct query **result, struct store *store, const struct query_options *options,
                       struct error *error) {
    struct query *query = memory_alloc(sizeof *query);
    struct aggregate_days days;
    sqlite3_stmt *statement = NULL;
    *result = NULL;
    if (query == NULL)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
    *query = (struct query){.store = store};
    copy_options(query, options);
    enum status status = find_days(query, &days, error);
    if (status == STATUS_OK)
        status = prepare(query, &statement, error);
    if (status != STATUS_OK || options->by == BY_ARTICLE)
        query->statement = statement;
    else
        status = aggregates_open(&query->aggregates, store, statement, &query->options, days, error);
    query->options.tickers = NULL; /* bound */
    if (status == STATUS_OK)
        *result = query;
    else
        query_close(query);
    return status;
}

enum status query_next(struct query *query, bool *found, struct error *error) {
    if (query->aggregates != NULL)
        return aggregates_next(query->aggregates, found, error);
    int code = sqlite3_step(query->statement);
    *found = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fault(query->store, error);
}

struct value query_value(const struct query *query, int place) {
    if (query->aggregates != NULL)
        return aggregates_value(query->aggregates, query_column(query->options.by, place)->field);
    switch (sqlite3_column_type(query->statement, place)) {
    case SQLITE_INTEGER:
        return (struct value){.type = VALUE_INTEGER,
                              .integer = sqlite3_column_int64(query->statement, place),
                              .real = sqlite3_column_double(query->statement, place)};
    case SQLITE_FLOAT:
        return (struct value){.type = VALUE_REAL, .real = sqlite3_column_double(query->statement, place)};
    case SQLITE_TEXT:
        return (struct value){.type = VALUE_TEXT,
                              .text = (const char *)sqlite3_column_text(query->statement, place)};
    default:
        return (struct value){.type = VALUE_NULL};
    }
}

int64_t query_as_of(const struct query *query) {
    return query->as_of;
}

void query_close(struct query *query) {
    if (query == NULL)
        return;
    sqlite3_finalize(query->statement);
    aggregates_close(query->aggregates);
    memory_free(query);
}
