/* Sums over many articles: their order and row ids are of no matter, the views say what the export says, and
 * one ticker is looked up without going through all. */
#include <check.h>
#include <math.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "output/export.h"
#include "store/handle.h"
#include "told.h"

Suite *suite_views(void);

static struct told_folder folder;

static void make_folder(void) {
    told_make_folder(&folder);
}

static void remove_folder(void) {
    told_remove_folder(&folder);
}

static const char *const sap[] = {"SAP"};

enum { MANY = 300 };

static uint32_t random_below(uint32_t *state, uint32_t n) {
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)(*state >> 4) * n >> 28);
}

static struct told many[MANY];
static char dates[MANY][32];

static void make_many(void) {
    uint32_t state = 12345;
    for (int i = 0; i < MANY; i++) {
        many[i] = (struct told){
            .score = (double)random_below(&state, 2000001) / 1e6 - 1,
            .relevance = (double)(1 + random_below(&state, 1000000)) / 1e6,
            .sentence = random_below(&state, 3),
            .instrument = (int)random_below(&state, TOLD_INSTRUMENTS),
        };
        snprintf(dates[i], sizeof dates[i], "2025-%02u-%02uT%02u:%02u:00+02:00", 5 + random_below(&state, 2),
                 1 + random_below(&state, 30), random_below(&state, 24), random_below(&state, 60));
        many[i].published = random_below(&state, 20) == 0 ? NULL : dates[i];
    }
}

static void put_shuffled(const char *file, uint32_t seed) {
    int order[MANY];
    struct store *store = told_start(file);
    for (int i = 0; i < MANY; i++)
        order[i] = i;
    for (uint32_t i = MANY - 1; i > 0; i--) {
        uint32_t j = random_below(&seed, i + 1);
        int kept = order[i];
        order[i] = order[j];
        order[j] = kept;
    }
    for (int i = 0; i < MANY; i++)
        told_put(store, &many[order[i]], order[i] + 1);
    store_close(store);
    told_execute(
        file, "UPDATE article SET cluster = (SELECT content_hash FROM article WHERE name = 'a7'), novelty = "
              "CASE name WHEN 'a7' THEN 1000000 ELSE 300000 END WHERE name IN ('a7', 'a70', 'a77', 'a177')");
}

/* All that an export writes. */
static struct buffer export(const char *file, const struct query_options *options,
                            enum export_format format) {
    char name[] = "/tmp/stimmung-export-XXXXXX", bytes[4096];
    struct store *store = told_open(file);
    struct error error = {0};
    struct sink out = {.name = "a test", .descriptor = mkstemp(name)};
    struct buffer written = {0};
    ck_assert_int_ge(out.descriptor, 0);
    unlink(name);
    ck_assert_msg(export_rows(&out, store, options, format, &error) == STATUS_OK, "%s", error.message);
    int descriptor = out.descriptor;
    ck_assert_int_eq(sink_finish(&out, &error), STATUS_OK);
    lseek(descriptor, 0, SEEK_SET);
    for (ssize_t n; (n = read(descriptor, bytes, sizeof bytes)) > 0;)
        buffer_add(&written, bytes, (size_t)n);
    close(descriptor);
    store_close(store);
    return written;
}

START_TEST(order_is_of_no_matter) {
    make_many();
    put_shuffled(folder.path, 1);
    put_shuffled(folder.other, 2);
    const int64_t from = day_of_date(2025, 5, 10), to = day_of_date(2025, 6, 20);
    for (int by = BY_ARTICLE; by <= BY_TOTAL; by++)
        for (int variant = 0; variant < 12; variant++) {
            struct query_options options = {
                .by = (enum query_by)by,
                .days = variant % 2 == 0 ? DAYS_CALENDAR : DAYS_TRADING,
                .copies = (enum copies)(variant % 3),
                .half_life = variant % 4 < 2 ? 0 : 2.5,
                .from = variant < 6 ? NULL : &from,
                .to = variant < 8 ? NULL : &to,
            };
            struct buffer one = export(folder.path, &options, variant % 2 == 0 ? EXPORT_CSV : EXPORT_JSON);
            struct buffer two = export(folder.other, &options, variant % 2 == 0 ? EXPORT_CSV : EXPORT_JSON);
            ck_assert_uint_gt(one.len, 100);
            ck_assert_msg(one.len == two.len && memcmp(one.bytes, two.bytes, one.len) == 0, "by %s, %d",
                          query_by_name(options.by), variant);
            buffer_free(&one);
            buffer_free(&two);
        }
}
END_TEST

/* Whether two values are the same but for the last digits of a real number. */
static bool is_same(const struct value *value, sqlite3_stmt *row, int place) {
    if (value->type == VALUE_NULL)
        return sqlite3_column_type(row, place) == SQLITE_NULL;
    if (value->type == VALUE_TEXT)
        return strcmp(value->text, (const char *)sqlite3_column_text(row, place)) == 0;
    return fabs(value->real - sqlite3_column_double(row, place)) < 1e-9;
}

/* Each column of the query that the view has too, in each row. Returns the number of rows. */
static int compare_with_view(const struct query_options *options, const char *view, const char *columns) {
    struct store *store = told_open(folder.path);
    struct query *query;
    struct error error = {0};
    sqlite3_stmt *rows;
    bool found;
    int n = 0;
    char sql[600];
    snprintf(sql, sizeof sql, "SELECT %s FROM %s ORDER BY ticker, kind, day", columns, view);
    ck_assert_msg(sqlite3_prepare_v2(store->db, sql, -1, &rows, NULL) == SQLITE_OK, "%s",
                  sqlite3_errmsg(store->db));
    ck_assert_int_eq(query_open(&query, store, options, &error), STATUS_OK);
    while (query_next(query, &found, &error) == STATUS_OK && found) {
        const struct column *column;
        ck_assert_int_eq(sqlite3_step(rows), SQLITE_ROW);
        for (int i = 0; (column = query_column(options->by, i)) != NULL; i++)
            for (int j = 0; j < sqlite3_column_count(rows); j++) {
                struct value value = query_value(query, i);
                if (strcmp(column->name, sqlite3_column_name(rows, j)) == 0)
                    ck_assert_msg(is_same(&value, rows, j), "row %d of %s: %s", n, view, column->name);
            }
        n++;
    }
    ck_assert_int_eq(sqlite3_step(rows), SQLITE_DONE);
    sqlite3_finalize(rows);
    query_close(query);
    store_close(store);
    return n;
}

START_TEST(views_say_the_same) {
    const int64_t first = day_of_date(2025, 5, 1);
    make_many();
    put_shuffled(folder.path, 3);
    ck_assert_int_gt(
        compare_with_view(&(struct query_options){.by = BY_DAY}, "ticker_day",
                          "*, sqrt(CASE WHEN novel_articles > 1 THEN variance END) AS dispersion"),
        100);
    ck_assert_int_gt(
        compare_with_view(&(struct query_options){.by = BY_DAY, .from = &first}, "ticker_buzz", "*"), 100);
    ck_assert_int_eq(compare_with_view(&(struct query_options){.by = BY_TOTAL}, "ticker_latest",
                                       "ticker, kind, day AS last_day, day"),
                     TOLD_INSTRUMENTS);
    ck_assert_int_eq(
        compare_with_view(&(struct query_options){.by = BY_DAY},
                          "(SELECT * FROM ticker_article JOIN (SELECT 1) ORDER BY 1)"
                          " GROUP BY ticker, kind, day",
                          "ticker, kind, day, count(*) AS articles, sum(weight) AS weight, "
                          "sum(weight * score) / sum(weight) AS score"),
        compare_with_view(&(struct query_options){.by = BY_DAY}, "ticker_day", "ticker, kind, day"));
}
END_TEST

/* --- how it is looked up --- */

static const char *const statements[] = {
    "SELECT * FROM ticker_day WHERE ticker = 'SAP'",      "SELECT * FROM ticker_latest WHERE ticker = 'SAP'",
    "SELECT * FROM ticker_article WHERE ticker = 'SAP'",  "SELECT * FROM ticker_buzz WHERE ticker = 'SAP'",
    "SELECT * FROM ticker_evidence WHERE ticker = 'SAP'", "SELECT * FROM ticker_latest",
};

/* No step of the plan goes through all of a table that grows with the articles. */
static void check_plan(sqlite3 *db, const char *sql) {
    sqlite3_stmt *plan;
    char explain[8000];
    snprintf(explain, sizeof explain, "EXPLAIN QUERY PLAN %s", sql);
    ck_assert_int_eq(sqlite3_prepare_v2(db, explain, -1, &plan, NULL), SQLITE_OK);
    while (sqlite3_step(plan) == SQLITE_ROW) {
        const char *step = (const char *)sqlite3_column_text(plan, 3);
        bool view = strstr(step, "SCAN ticker_") == step && strcmp(step, "SCAN ticker_score") != 0;
        ck_assert_msg(strncmp(step, "SCAN ", 5) != 0 || view || strncmp(step, "SCAN i ", 7) == 0 ||
                          strncmp(step, "SCAN (subquery", 14) == 0 || strcmp(step, "SCAN c") == 0,
                      "%s: %s", sql, step);
        ck_assert_msg(strstr(step, "FOR GROUP BY") == NULL && strstr(step, "B-TREE FOR ORDER BY") == NULL,
                      "%s: %s", sql, step);
    }
    sqlite3_finalize(plan);
}

START_TEST(one_ticker_is_looked_up) {
    const int64_t from = day_of_date(2025, 5, 10);
    struct told told = {.published = "2025-05-18", .score = 1};
    told_make_store(folder.path, &told, 1);
    struct store *store = told_open(folder.path);
    for (size_t i = 0; i < sizeof statements / sizeof statements[0]; i++)
        check_plan(store->db, statements[i]);
    for (int by = BY_ARTICLE; by <= BY_TOTAL; by++)
        for (int variant = 0; variant < 8; variant++) {
            struct query *query;
            struct error error = {0};
            struct query_options options = {.by = (enum query_by)by,
                                            .tickers = sap,
                                            .n_tickers = variant % 2,
                                            .from = variant < 4 ? NULL : &from,
                                            .half_life = variant % 4 < 2 ? 0 : 1};
            ck_assert_int_eq(query_open(&query, store, &options, &error), STATUS_OK);
            sqlite3_stmt *open = sqlite3_next_stmt(store->db, NULL);
            ck_assert_ptr_nonnull(open);
            check_plan(store->db, sqlite3_sql(open));
            query_close(query);
        }
    store_close(store);
}
END_TEST

Suite *suite_views(void) {
    Suite *suite = suite_create("store/views");
    TCase *tcase = tcase_create("views");
    tcase_add_checked_fixture(tcase, make_folder, remove_folder);
    tcase_add_test(tcase, order_is_of_no_matter);
    tcase_add_test(tcase, views_say_the_same);
    tcase_add_test(tcase, one_ticker_is_looked_up);
    suite_add_tcase(suite, tcase);
    return suite;
}
