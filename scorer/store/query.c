#include "store/query.h"

#include "base/buffer.h"
#include "base/memory.h"
#include "store/handle.h"

#define INSTRUMENT "i.ticker, i.kind"
#define DATED "nullif(t.day, -9999999)"
#define DATE(days) "date((" days ") * 86400, 'unixepoch')"
/* a day's Monday; 1970-01-01 was a Thursday, and % keeps the sign of what came before it */
#define MONDAY DATE(DATED " - (" DATED " % 7 + 10) % 7")
#define MONTH "strftime('%Y-%m', " DATED " * 86400, 'unixepoch')"
/* as in the view ticker_day: whole numbers up to the one division */
#define WEIGHTED(value) "1.0 * sum(t.relevance * t." value " / 1000000) / max(sum(t.relevance), 1)"
/* a column that means the same of a sum and of an article; only sums show it in a table */
#define BOTH(name, help, of_sum, of_article, type, width)                                                    \
    {name, help, of_sum, type, SUM, width}, {                                                                \
        name, help, of_article, type, ARTICLE, 0                                                             \
    }

enum { ARTICLE = 1u << BY_ARTICLE, DAY = 1u << BY_DAY, WEEK = 1u << BY_WEEK, MONTHS = 1u << BY_MONTH };
enum { TOTAL = 1u << BY_TOTAL, SUM = DAY | WEEK | MONTHS | TOTAL, EACH = ARTICLE | SUM };

static const struct column columns[] = {
    {"ticker", "symbol of the primary listing, or short name of the index", "i.ticker", COLUMN_TEXT, EACH,
     12},
    {"name", "as German news prints it", "i.name", COLUMN_TEXT, EACH, 22},
    {"kind", "company or index", "i.kind", COLUMN_TEXT, EACH, 0},
    {"mic", "ISO 10383 code of the primary exchange", "i.mic", COLUMN_TEXT, EACH, 0},
    {"isin", "ISO 6166", "i.isin", COLUMN_TEXT, EACH, 0},
    {"day", "date of the articles; null: they have none", DATE(DATED), COLUMN_TEXT, ARTICLE | DAY, 10},
    {"week", "its Monday; null: articles without a date", MONDAY, COLUMN_TEXT, WEEK, 10},
    {"month", "2025-05; null: articles without a date", MONTH, COLUMN_TEXT, MONTHS, 7},
    {"first_day", "date of the first article; null: none has one", DATE("min(" DATED ")"), COLUMN_TEXT, TOTAL,
     0},
    {"last_day", "date of the last article; null: none has one", DATE("max(" DATED ")"), COLUMN_TEXT, TOTAL,
     0},

    {"score", "tone and moves together, in [-1, 1], articles weighted by relevance", WEIGHTED("score"),
     COLUMN_SCORE, SUM, 6},
    {"tone", "the words without price moves, the same", WEIGHTED("tone"), COLUMN_SCORE, SUM, 6},
    {"score", "tone and moves together, in [-1, 1]", "t.score / 1e6", COLUMN_SCORE, ARTICLE, 6},
    {"tone", "the words without price moves, in [-1, 1]", "t.tone / 1e6", COLUMN_SCORE, ARTICLE, 6},
    BOTH("label", "negative, neutral (|score| < 0.05) or positive", WEIGHTED("score"), "t.score / 1e6",
         COLUMN_LABEL, 0),
    BOTH("stance", "bearish ... bullish, cuts at 0.15 and 0.35", WEIGHTED("score"), "t.score / 1e6",
         COLUMN_STANCE, 16),
    BOTH("positive", "sum of the evidence above zero", "sum(t.positive) / 1e6", "t.positive / 1e6",
         COLUMN_MASS, 8),
    BOTH("negative", "sum of the evidence below zero, as a positive number", "sum(t.negative) / 1e6",
         "t.negative / 1e6", COLUMN_MASS, 8),
    BOTH("evidence", "pieces of evidence; 0: nothing was said of it", "sum(t.evidence)", "t.evidence",
         COLUMN_INTEGER, 0),
    {"role", "primary: the article is about it; else mention",
     "CASE t.is_primary WHEN 1 THEN 'primary' ELSE 'mention' END", COLUMN_TEXT, ARTICLE, 7},
    {"relevance", "its weight in sums, in [0, 1]", "t.relevance / 1e6", COLUMN_SCORE, ARTICLE, 0},
    {"articles", "articles that name it", "count(*)", COLUMN_INTEGER, SUM, 8},
    {"primary_articles", "articles that are about it", "sum(t.is_primary)", COLUMN_INTEGER, SUM, 0},
    {"mentions", "mentions in them", "sum(t.mentions)", COLUMN_INTEGER, SUM, 8},
    {"mentions", "mentions in the article", "t.mentions", COLUMN_INTEGER, ARTICLE, 0},
    BOTH("sentences", "sentences with a mention", "sum(t.sentences)", "t.sentences", COLUMN_INTEGER, 0),
    {"moves_up", "articles that tell of a rise", "sum(t.move_direction IS 1)", COLUMN_INTEGER, SUM, 8},
    {"moves_down", "articles that tell of a fall", "sum(t.move_direction IS -1)", COLUMN_INTEGER, SUM, 10},
    {"divergent", "articles whose tone and move point different ways", "sum(t.divergent)", COLUMN_INTEGER,
     SUM, 0},

    {"move_direction", "down, flat or up: the price move of the day; null: none is told",
     "CASE t.move_direction WHEN -1 THEN 'down' WHEN 0 THEN 'flat' WHEN 1 THEN 'up' END", COLUMN_TEXT,
     ARTICLE, 0},
    {"move_value", "the same as a number without sign; null: none is told", "t.move_value", COLUMN_MASS,
     ARTICLE, 0},
    {"move_unit", "percent, points, ... or a currency", "t.move_unit", COLUMN_TEXT, ARTICLE, 0},
    {"divergent", "tone and move point different ways", "t.divergent", COLUMN_BOOL, ARTICLE, 0},
    {"article", "its id as the input gave it, or made of path and place", "a.name", COLUMN_TEXT, ARTICLE, 0},
    {"title", "title of the article", "a.title", COLUMN_TEXT, ARTICLE, 40},
    {"source", "medium or agency", "a.source", COLUMN_TEXT, ARTICLE, 0},
    {"published", "ISO 8601 as the input has it", "a.published", COLUMN_TEXT, ARTICLE, 0},
    {"url", "address of the article", "a.url", COLUMN_TEXT, ARTICLE, 0},
    {"content_hash", "of title and text, in hexadecimal digits", "lower(hex(a.content_hash))", COLUMN_TEXT,
     ARTICLE, 0},
    {"engine", "version that scored it", "c.engine", COLUMN_TEXT, ARTICLE, 0},
    {"lexicon", "hash of the knowledge that scored it", "c.lexicon", COLUMN_TEXT, ARTICLE, 0},
};

/* How rows are gathered and sorted. */
static const struct {
    const char *name;
    const char *sql;
} forms[] = {
    [BY_ARTICLE] = {"article", " ORDER BY " INSTRUMENT ", t.day, a.published, a.content_hash"},
    [BY_DAY] = {"day", " GROUP BY " INSTRUMENT ", t.day ORDER BY " INSTRUMENT ", t.day"},
    [BY_WEEK] = {"week", " GROUP BY " INSTRUMENT ", " MONDAY " ORDER BY " INSTRUMENT ", " MONDAY},
    [BY_MONTH] = {"month", " GROUP BY " INSTRUMENT ", " MONTH " ORDER BY " INSTRUMENT ", " MONTH},
    [BY_TOTAL] = {"total", " GROUP BY " INSTRUMENT " ORDER BY " INSTRUMENT},
};

struct query {
    struct store *store;
    sqlite3_stmt *statement;
};

const char *query_by_name(enum query_by by) {
    return forms[by].name;
}

const struct column *query_column(enum query_by by, int place) {
    for (size_t i = 0; i < sizeof columns / sizeof columns[0]; i++)
        if ((columns[i].in & 1u << by) != 0 && place-- == 0)
            return &columns[i];
    return NULL;
}

static void put_filter(struct buffer *sql, const struct query_options *options) {
    if (options->n_tickers > 0) {
        buffer_add_text(sql, " AND i.ticker IN (");
        for (int i = 0; i < options->n_tickers; i++)
            buffer_add_text(sql, i == 0 ? "?" : ", ?");
        buffer_add_text(sql, ")");
    }
    if (options->from != NULL)
        buffer_add_text(sql, " AND t.day >= ?");
    if (options->to != NULL)
        buffer_add_text(sql, " AND t.day > -9999999 AND t.day <= ?");
}

static void put_sql(struct buffer *sql, const struct query_options *options) {
    const struct column *column;
    buffer_add_text(sql, "SELECT ");
    for (int i = 0; (column = query_column(options->by, i)) != NULL; i++) {
        buffer_add_text(sql, i == 0 ? "" : ", ");
        buffer_add_text(sql, column->sql);
    }
    buffer_add_text(
        sql, " FROM instrument i JOIN ticker_score t ON t.instrument_id = i.id "
             "JOIN article a ON a.id = t.article_id JOIN scorer c ON c.id = t.scorer_id WHERE t.holds");
    put_filter(sql, options);
    buffer_add_text(sql, forms[options->by].sql);
}

static int bind_filter(sqlite3_stmt *statement, const struct query_options *options) {
    int at = 0, code = SQLITE_OK;
    for (int i = 0; i < options->n_tickers && code == SQLITE_OK; i++)
        code = sqlite3_bind_text(statement, ++at, options->tickers[i], -1, SQLITE_TRANSIENT);
    if (options->from != NULL && code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, ++at, *options->from);
    if (options->to != NULL && code == SQLITE_OK)
        code = sqlite3_bind_int64(statement, ++at, *options->to);
    return code;
}

enum status query_open(struct query **result, struct store *store, const struct query_options *options,
                       struct error *error) {
    struct buffer sql = {0};
    enum status status = STATUS_OK;
    struct query *query = memory_alloc(sizeof *query);
    *result = NULL;
    put_sql(&sql, options);
    if (query == NULL || sql.failed) {
        memory_free(query);
        buffer_free(&sql);
        return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
    }
    *query = (struct query){.store = store};
    if (sqlite3_prepare_v2(store->db, sql.bytes, (int)sql.len, &query->statement, NULL) != SQLITE_OK ||
        bind_filter(query->statement, options) != SQLITE_OK)
        status = store_fault(store, error);
    buffer_free(&sql);
    if (status == STATUS_OK)
        *result = query;
    else
        query_close(query);
    return status;
}

enum status query_next(struct query *query, bool *found, struct error *error) {
    int code = sqlite3_step(query->statement);
    *found = code == SQLITE_ROW;
    return code == SQLITE_ROW || code == SQLITE_DONE ? STATUS_OK : store_fault(query->store, error);
}

bool query_is_null(const struct query *query, int column) {
    return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

const char *query_text(const struct query *query, int column) {
    return (const char *)sqlite3_column_text(query->statement, column);
}

int64_t query_integer(const struct query *query, int column) {
    return sqlite3_column_int64(query->statement, column);
}

double query_real(const struct query *query, int column) {
    return sqlite3_column_double(query->statement, column);
}

void query_close(struct query *query) {
    if (query == NULL)
        return;
    sqlite3_finalize(query->statement);
    memory_free(query);
}
