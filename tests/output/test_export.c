#include <check.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "output/export.h"
#include "sample.h"
#include "store/write.h"

Suite *suite_export(void);

static char folder[64], path[128];

/* Four articles of three days; the second has no date, the last is told twice as relevant. */
static const struct {
    const char *published;
    double score;
    double relevance;
} articles[] = {
    {"2025-05-18T23:30:00+02:00", 0.5, 0.4},
    {NULL, -1.0, 0.4},
    {"2025-05-19", -0.25, 0.4},
    {"2025-05-18T08:00:00+02:00", -0.4, 0.8},
};

enum { N_ARTICLES = sizeof articles / sizeof articles[0] };

static void put_article(struct store *store, int i) {
    struct sample sample;
    enum put_result result;
    struct error error = {0};
    char id[8];
    sample_make(&sample);
    snprintf(id, sizeof id, "a%d", i);
    sample.article.id = id;
    sample.article.published = articles[i].published;
    sample.article.title = i == 0 ? "Ein \"Satz\", mit Komma" : NULL;
    sample.article.content_hash[0] = (unsigned char)i;
    sample.companies[0].score.score = articles[i].score;
    sample.companies[0].relevance = articles[i].relevance;
    ck_assert_int_eq(store_put_document(store, &sample.document, &result, &error), STATUS_OK);
    sample_free(&sample);
}

static void make_store(void) {
    struct store *store;
    struct error error = {0};
    snprintf(folder, sizeof folder, "/tmp/stimmung-export-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/scores.db", folder);
    ck_assert_msg(store_open(&store, path, STORE_WRITE, &error) == STATUS_OK, "%s", error.message);
    store_set_scorer(store, "0.1.0", "aa", &error);
    store_start_run(store, &(struct run_options){.detail = DETAIL_SCORES}, &error);
    for (int i = 0; i < N_ARTICLES; i++)
        put_article(store, i);
    store_close(store);
}

static void remove_store(void) {
    unlink(path);
    rmdir(folder);
}

static struct buffer export(const struct query_options *options, enum export_format format) {
    struct store *store;
    struct error error = {0};
    struct sink out = {.name = "a test", .descriptor = -1};
    ck_assert_int_eq(store_open(&store, path, STORE_READ, &error), STATUS_OK);
    enum status status = export_rows(&out, store, options, format, &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.message);
    store_close(store);
    return out.buffer;
}

/* The value of one column in the CSV of a query, row by row, with bars between. */
static void column_of(const struct query_options *options, const char *name, char *values, size_t size) {
    struct buffer out = export(options, EXPORT_JSONL);
    values[0] = '\0';
    char *rest = out.bytes;
    for (char *line; rest != NULL && (line = strsep(&rest, "\n")) != NULL && line[0] != '\0';) {
        json_t *row = json_loads(line, 0, NULL);
        char *value = json_dumps(json_object_get(row, name), JSON_ENCODE_ANY | JSON_REAL_PRECISION(6));
        size_t len = strlen(values);
        snprintf(values + len, size - len, "%s|", value);
        free(value);
        json_decref(row);
    }
    buffer_free(&out);
}

static const struct {
    enum query_by by;
    const char *column;
    const char *values;
    const char *why;
} rows[] = {
    {BY_ARTICLE, "article", "\"a1\"|\"a3\"|\"a0\"|\"a2\"|", "by time, those without first"},
    {BY_ARTICLE, "score", "-1.0|-0.4|0.5|-0.25|", "as they were"},
    {BY_ARTICLE, "label", "\"negative\"|\"negative\"|\"positive\"|\"negative\"|", "of the score"},
    {BY_ARTICLE, "divergent", "true|true|true|true|", "a truth value"},
    {BY_ARTICLE, "move_direction", "\"down\"|\"down\"|\"down\"|\"down\"|", "a name"},
    {BY_DAY, "day", "null|\"2025-05-18\"|\"2025-05-19\"|", "what has no date stands apart"},
    {BY_DAY, "score", "-1.0|-0.1|-0.25|", "(0.5 * 0.4 - 0.4 * 0.8) / 1.2 on the 18th"},
    {BY_DAY, "articles", "1|2|1|", "a count"},
    {BY_WEEK, "week", "null|\"2025-05-12\"|\"2025-05-19\"|", "the 18th is a Sunday, the 19th a Monday"},
    {BY_MONTH, "month", "null|\"2025-05\"|", "months"},
    {BY_MONTH, "score", "-1.0|-0.1375|", "(0.2 - 0.32 - 0.1) / 1.6"},
    {BY_TOTAL, "articles", "4|", "all in one"},
    {BY_TOTAL, "first_day", "\"2025-05-18\"|", "the first"},
    {BY_TOTAL, "last_day", "\"2025-05-19\"|", "the last"},
    {BY_TOTAL, "positive", "2.0|", "a sum"},
    {BY_TOTAL, "stance", "\"somewhat_bearish\"|", "of -0.31"},
};

START_TEST(sums_up) {
    char values[400];
    column_of(&(struct query_options){.by = rows[_i].by}, rows[_i].column, values, sizeof values);
    ck_assert_msg(strcmp(values, rows[_i].values) == 0, "%s: %s, not %s", rows[_i].why, values,
                  rows[_i].values);
}
END_TEST

START_TEST(filters) {
    static const char *const sap[] = {"SAP"}, *const others[] = {"BAS", "DAX"};
    const int64_t day = 20226, next = 20227;
    char values[400];
    column_of(&(struct query_options){.by = BY_ARTICLE, .to = &day}, "article", values, sizeof values);
    ck_assert_str_eq(values, "\"a3\"|\"a0\"|");
    column_of(&(struct query_options){.by = BY_ARTICLE, .from = &next}, "article", values, sizeof values);
    ck_assert_str_eq(values, "\"a2\"|");
    column_of(
        &(struct query_options){.by = BY_TOTAL, .tickers = sap, .n_tickers = 1, .from = &day, .to = &next},
        "articles", values, sizeof values);
    ck_assert_str_eq(values, "3|");
    column_of(&(struct query_options){.by = BY_TOTAL, .tickers = others, .n_tickers = 2}, "articles", values,
              sizeof values);
    ck_assert_str_eq(values, "");
}
END_TEST

START_TEST(json_is_one_object) {
    const int64_t day = 20226;
    struct buffer out = export(&(struct query_options){.by = BY_DAY, .from = &day}, EXPORT_JSON);
    json_t *read = json_loads(out.bytes, JSON_REJECT_DUPLICATES, NULL);
    ck_assert_str_eq(json_string_value(json_object_get(read, "schema")), "stimmung.tickers/1");
    ck_assert_str_eq(json_string_value(json_object_get(read, "from")), "2025-05-18");
    ck_assert(json_is_null(json_object_get(read, "to")));
    ck_assert_uint_eq(json_array_size(json_object_get(read, "rows")), 2);
    json_decref(read);
    buffer_free(&out);
}
END_TEST

START_TEST(csv_quotes_where_it_must) {
    struct buffer out = export(&(struct query_options){.by = BY_ARTICLE}, EXPORT_CSV);
    ck_assert(strncmp(out.bytes, "ticker,name,kind,mic,isin,day,score,", 36) == 0);
    ck_assert_ptr_nonnull(strstr(out.bytes, ",a0,\"Ein \"\"Satz\"\", mit Komma\",dpa-AFX,"));
    ck_assert_ptr_nonnull(strstr(out.bytes, "SAP,SAP,company,XETR,DE0007164600,,-1,"));
    buffer_free(&out);
}
END_TEST

START_TEST(tables_align) {
    struct buffer out = export(&(struct query_options){.by = BY_TOTAL}, EXPORT_TABLE);
    const char *second = strchr(out.bytes, '\n') + 1;
    ck_assert(strncmp(out.bytes, "ticker  ", 8) == 0);
    ck_assert(strncmp(second, "SAP  ", 5) == 0);
    ck_assert_int_eq(second[strlen(second) - 2] == ' ', 0);
    buffer_free(&out);
}
END_TEST

Suite *suite_export(void) {
    Suite *suite = suite_create("output/export");
    TCase *tcase = tcase_create("export");
    tcase_add_unchecked_fixture(tcase, make_store, remove_store);
    tcase_add_loop_test(tcase, sums_up, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, filters);
    tcase_add_test(tcase, json_is_one_object);
    tcase_add_test(tcase, csv_quotes_where_it_must);
    tcase_add_test(tcase, tables_align);
    suite_add_tcase(suite, tcase);
    return suite;
}
