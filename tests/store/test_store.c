#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../output/sample.h"
#include "base/memory.h"
#include "store/store.h"
#include "store/write.h"

Suite *suite_store(void);

static char folder[64], path[128];

static void make_folder(void) {
    snprintf(folder, sizeof folder, "/tmp/stimmung-store-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/scores.db", folder);
}

static void remove_folder(void) {
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
    rmdir(folder);
}

static struct store *open_store(enum store_access access, const char *lexicon) {
    struct store *store;
    struct error error = {0};
    ck_assert_msg(store_open(&store, path, access, &error) == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(store_set_scorer(store, "0.1.0", lexicon, &error), STATUS_OK);
    return store;
}

static void start_run(struct store *store, enum store_detail detail) {
    struct error error = {0};
    const struct run_options run = {.detail = detail};
    ck_assert_msg(store_start_run(store, &run, &error) == STATUS_OK, "%s", error.message);
}

static enum put_result put(struct store *store, const struct document *document) {
    enum put_result result;
    struct error error = {0};
    ck_assert_int_eq(store_begin(store, &error), STATUS_OK);
    enum status status = store_put_document(store, document, &result, &error);
    ck_assert_msg(status == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(store_commit(store, &error), STATUS_OK);
    return result;
}

static enum put_result put_in_a_run(const struct document *document, const char *lexicon,
                                    enum store_detail detail) {
    struct error error = {0};
    struct store *store = open_store(STORE_WRITE, lexicon);
    start_run(store, detail);
    enum put_result result = put(store, document);
    ck_assert_int_eq(store_end_run(store, "done", &(struct run_counts){.scored = 1}, &error), STATUS_OK);
    store_close(store);
    return result;
}

/* The first number that a statement gives, of the file as it lies there. */
static int64_t number_of(const char *sql) {
    sqlite3 *db;
    sqlite3_stmt *statement;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
    ck_assert_msg(sqlite3_step(statement) == SQLITE_ROW, "%s: no row", sql);
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

static void execute(const char *sql) {
    sqlite3 *db;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

START_TEST(a_new_store_has_its_marks) {
    store_close(open_store(STORE_WRITE, "aa"));
    ck_assert_int_eq(number_of("PRAGMA application_id"), 0x5354494D);
    ck_assert_int_eq(number_of("PRAGMA user_version"), 3);
    ck_assert_int_eq(
        number_of("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
                  "AND name NOT LIKE 'sqlite_%' AND strict = 0"),
        0);
    store_close(open_store(STORE_WRITE, "aa"));
    ck_assert_int_eq(number_of("SELECT count(*) FROM scorer"), 1);
}
END_TEST

START_TEST(a_foreign_database_is_left_alone) {
    struct store *store;
    struct error error = {0};
    execute("CREATE TABLE mine (x)");
    ck_assert_int_eq(store_open(&store, path, STORE_WRITE, &error), STATUS_INVALID);
    ck_assert_ptr_null(store);
    ck_assert_ptr_nonnull(strstr(error.message, "no store of stimmung"));
    ck_assert_int_eq(number_of("SELECT count(*) FROM sqlite_schema"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_journal_mode WHERE journal_mode = 'delete'"), 1);
}
END_TEST

static void execute_file(const char *name) {
    static char sql[64 * 1024];
    FILE *file = fopen(name, "r");
    ck_assert_msg(file != NULL, "%s can't be read", name);
    size_t len = fread(sql, 1, sizeof sql - 1, file);
    fclose(file);
    sql[len] = '\0';
    execute(sql);
}

/* All that the tables and indices of the store are, but the order of their columns and how it is written. */
static void describe_schema(char *out, size_t size) {
    sqlite3 *db;
    sqlite3_stmt *statement;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_prepare_v2(
            db,
            "SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c.\"notnull\" || ' ' || c.pk || ' ' "
            "|| t.wr"
            " || t.strict FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c"
            " WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite_%'"
            " UNION ALL SELECT m.tbl_name || ': ' || group_concat(c.name) || ' ' || i.\"unique\""
            " FROM sqlite_schema m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c"
            " WHERE m.type = 'table' GROUP BY m.tbl_name, i.name"
            " UNION ALL SELECT m.tbl_name || ' refers ' || f.\"from\" || ' ' || f.\"table\""
            " FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' ORDER BY 1",
            -1, &statement, NULL),
        SQLITE_OK);
    size_t len = 0;
    while (sqlite3_step(statement) == SQLITE_ROW && len < size)
        len += (size_t)snprintf(out + len, size - len, "%s\n", sqlite3_column_text(statement, 0));
    ck_assert_uint_lt(len, size);
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* Form 1 knew a ticker once, form 2 could not be merged. What was in such a store is there as before, and it
 * can do what a new one can. */
START_TEST(an_older_form_is_brought_up) {
    static const char form_1[] =
        "PRAGMA legacy_alter_table = ON;"
        "CREATE TABLE old (id INTEGER PRIMARY KEY, ticker TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,"
        " name TEXT NOT NULL, mic TEXT, isin TEXT) STRICT;"
        "INSERT INTO old SELECT * FROM instrument; DROP TABLE instrument;"
        "ALTER TABLE old RENAME TO instrument; PRAGMA user_version = 1";
    static char fresh[16 * 1024], brought_up[sizeof fresh];
    store_close(open_store(STORE_WRITE, "aa"));
    describe_schema(fresh, sizeof fresh);
    unlink(path);
    execute_file("tests/store/form_2.sql");
    if (_i == 1)
        execute(form_1);
    store_close(open_store(STORE_WRITE, "aa"));
    ck_assert_int_eq(number_of("PRAGMA user_version"), 3);
    describe_schema(brought_up, sizeof brought_up);
    ck_assert_str_eq(brought_up, fresh);
    ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    ck_assert_int_eq(number_of("SELECT score * 100 FROM ticker_day"), 20);
    ck_assert_int_eq(number_of("SELECT count(*) FROM ticker_evidence"), 1);
    ck_assert_int_eq(number_of("SELECT sum(older) FROM move"), 0);
    ck_assert_int_eq(number_of("SELECT count(DISTINCT key) FROM run"), 2);
    ck_assert_int_eq(number_of("SELECT lexicon = 'aa' FROM scorer ORDER BY used DESC"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM input WHERE size = 100 AND (part, parts) = (1, 1)"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM reject JOIN input ON input.id = input_id"), 1);
    execute("INSERT INTO instrument (ticker, kind, name) SELECT ticker, 'index', name FROM instrument"
            " WHERE kind = 'company'");
}
END_TEST

START_TEST(a_newer_form_is_refused) {
    struct store *store;
    struct error error = {0};
    store_close(open_store(STORE_WRITE, "aa"));
    execute("PRAGMA user_version = 99");
    ck_assert_int_eq(store_open(&store, path, STORE_WRITE, &error), STATUS_INVALID);
    ck_assert_ptr_nonnull(strstr(error.message, "99"));
}
END_TEST

START_TEST(what_is_no_database_is_refused) {
    struct store *store;
    struct error error = {0};
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("SAP hebt die Prognose. Es ist ein langer Text, der keine Datenbank ist und auch keine wird, so "
          "lang er ist.",
          file);
    fclose(file);
    ck_assert_int_eq(store_open(&store, path, STORE_READ, &error), STATUS_INVALID);
    error = (struct error){0};
    ck_assert_int_eq(store_open(&store, "/nowhere/at/all.db", STORE_READ, &error), STATUS_IO);
    error = (struct error){0};
    ck_assert_int_eq(store_open(&store, "/nowhere/at/all.db", STORE_WRITE, &error), STATUS_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "/nowhere/at/all.db: "));
}
END_TEST

/* SQLite would take them, and forget all at the end. */
START_TEST(what_is_no_name_of_a_file_is_refused) {
    static const char *const names[] = {"", ":memory:"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct store *store;
        struct error error = {0};
        ck_assert_int_eq(store_open(&store, names[i], STORE_WRITE, &error), STATUS_IO);
        ck_assert_ptr_nonnull(strstr(error.message, "no name of a file"));
    }
}
END_TEST

START_TEST(one_writer_and_many_readers) {
    struct store *second;
    struct error error = {0};
    struct store *writer = open_store(STORE_WRITE, "aa");
    ck_assert_int_eq(store_open(&second, path, STORE_WRITE, &error), STATUS_IO);
    ck_assert_ptr_nonnull(strstr(error.message, "another run"));
    struct store *reader = open_store(STORE_READ, "aa");
    struct store *other = open_store(STORE_READ, "bb"); /* a scorer that it does not know */
    store_close(other);
    store_close(reader);
    store_close(writer);
    store_close(open_store(STORE_WRITE, "aa"));
}
END_TEST

static const struct {
    const char *sql;
    int64_t counts[3]; /* at detail scores, evidence, full */
} kept[] = {
    {"SELECT count(*) FROM article", {1, 1, 1}},
    {"SELECT count(text) FROM article", {0, 0, 1}},
    {"SELECT count(*) FROM article_score", {1, 1, 1}},
    {"SELECT count(*) FROM ticker_score", {1, 1, 1}},
    {"SELECT count(*) FROM sentence", {0, 2, 3}},
    {"SELECT count(*) FROM mention", {0, 2, 2}},
    {"SELECT count(*) FROM move", {0, 2, 2}},
    {"SELECT count(*) FROM rating", {0, 1, 1}},
    {"SELECT count(*) FROM event", {0, 1, 1}},
    {"SELECT count(*) FROM evidence", {0, 0, 2}},
    {"SELECT count(*) FROM instrument", {1, 2, 2}},
    {"SELECT count(*) FROM ticker_day", {1, 1, 1}},
    {"SELECT count(*) FROM ticker_latest", {1, 1, 1}},
    {"SELECT count(*) FROM ticker_evidence", {0, 2, 2}},
    {"SELECT day FROM article", {20226, 20226, 20226}},
    {"SELECT score FROM article_score", {50000, 50000, 50000}},
    {"SELECT coverage FROM article_score", {666667, 666667, 666667}},
    {"SELECT move_direction FROM ticker_score", {-1, -1, -1}},
    {"SELECT count(*) FROM pragma_foreign_key_check", {0, 0, 0}},
};

START_TEST(detail_says_what_is_kept) {
    struct sample sample;
    sample_make(&sample);
    ck_assert_int_eq(put_in_a_run(&sample.document, "aa", (enum store_detail)_i), PUT_STORED);
    for (size_t i = 0; i < sizeof kept / sizeof kept[0]; i++)
        ck_assert_msg(number_of(kept[i].sql) == kept[i].counts[_i], "%s: %lld, not %lld", kept[i].sql,
                      (long long)number_of(kept[i].sql), (long long)kept[i].counts[_i]);
    sample_free(&sample);
}
END_TEST

START_TEST(an_index_and_a_company_can_share_a_ticker) {
    static const struct instrument index = {.ticker = "SAP", .name = "SAP-Index", .kind = INSTRUMENT_INDEX};
    struct sample sample;
    sample_make(&sample);
    struct company_verdict both[] = {sample.companies[0], sample.companies[0]};
    both[1].instrument = &index;
    sample.document.companies = both;
    sample.document.n_companies = 2;
    ck_assert_int_eq(put_in_a_run(&sample.document, "aa", DETAIL_FULL), PUT_STORED);
    ck_assert_int_eq(number_of("SELECT count(DISTINCT kind) FROM ticker_day WHERE ticker = 'SAP'"), 2);
    ck_assert_int_eq(number_of("SELECT count(*) FROM ticker_latest WHERE ticker = 'SAP'"), 2);
    sample_free(&sample);
}
END_TEST

START_TEST(scoring_again_changes_nothing) {
    struct sample sample;
    sample_make(&sample);
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_FULL);
    ck_assert_int_eq(put(store, &sample.document), PUT_STORED);
    sample.article.title = "the same content told of in other words";
    ck_assert_int_eq(put(store, &sample.document), PUT_DUPLICATE);
    store_close(store);
    ck_assert_int_eq(put_in_a_run(&sample.document, "aa", DETAIL_FULL), PUT_KNOWN);
    ck_assert_int_eq(number_of("SELECT count(*) FROM article WHERE title = 'SAP'"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM sentence"), 3);
    sample_free(&sample);
}
END_TEST

START_TEST(another_lexicon_scores_anew_and_the_old_stays) {
    struct sample sample;
    sample_make(&sample);
    put_in_a_run(&sample.document, "aa", DETAIL_EVIDENCE);
    sample.companies[0].score.score = -0.75;
    ck_assert_int_eq(put_in_a_run(&sample.document, "bb", DETAIL_EVIDENCE), PUT_STORED);
    ck_assert_int_eq(number_of("SELECT count(*) FROM article"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM ticker_score"), 2);
    ck_assert_int_eq(number_of("SELECT score * 100 FROM ticker_day"), -75);
    ck_assert_int_eq(number_of("SELECT t.score FROM ticker_score t JOIN scorer s ON s.id = t.scorer_id "
                               "WHERE s.lexicon = 'aa'"),
                     100000);
    sample_free(&sample);
}
END_TEST

/* Copies of the sample as they come in, and what is told of it then. */
static const struct {
    const char *published, *source, *url, *why;
    int64_t day;
    const char *told; /* a condition on the table article */
} copies[] = {
    {NULL, NULL, NULL, "nothing is known", 0, "published IS NULL AND day IS NULL"},
    {"2025-05-19", "dpa", NULL, "what is known goes before what is not", 20227, "source = 'dpa'"},
    {"2025-05-20", "afp", NULL, "a later copy changes nothing", 20227, "source = 'dpa'"},
    {"2025-05-18T09:00:00+02:00", NULL, NULL, "an earlier one describes it", 20226, "source IS NULL"},
    {"2025-05-18T09:00:00+02:00", "dpa", NULL, "of one time the one whose source is known", 20226,
     "source = 'dpa' AND url IS NULL"},
    {"2025-05-18T09:00:00+02:00", "dpa", "https://b.example", "and whose address is", 20226,
     "url LIKE '%b.example'"},
    {"2025-05-18T09:00:00+02:00", "dpa", "https://a.example", "the first by its bytes", 20226,
     "url LIKE '%a.example'"},
};
enum { N_COPIES = sizeof copies / sizeof *copies };

START_TEST(the_earliest_copy_describes_an_article) {
    struct sample sample;
    sample_make(&sample);
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_EVIDENCE);
    for (int i = 0; i < N_COPIES; i++) {
        char sql[200];
        sample.article.published = copies[i].published;
        sample.article.source = copies[i].source;
        sample.article.url = copies[i].url;
        put(store, &sample.document);
        snprintf(sql, sizeof sql, "SELECT count(*) FROM article WHERE %s", copies[i].told);
        ck_assert_msg(number_of(sql) == 1, "%s", copies[i].why);
        ck_assert_msg(number_of("SELECT nullif(day, -9999999) FROM ticker_score") == copies[i].day, "%s",
                      copies[i].why);
    }
    store_close(store);
    ck_assert_int_eq(number_of("SELECT count(*) FROM sentence"), 2);
    sample_free(&sample);
}
END_TEST

/* The month of the news can move scores: the earliest is scored, as its copy describes the article. */
START_TEST(of_copies_that_score_apart_one_is_scored) {
    static const char *const months[] = {"2025-05-18", "2025-04-01", "2025-06-01", NULL};
    static const enum put_result results[] = {PUT_STORED, PUT_REPLACED, PUT_DUPLICATE, PUT_DUPLICATE};
    struct sample sample;
    sample_make(&sample);
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_FULL);
    for (int i = 0; i < 4; i++) {
        sample.article.published = months[i];
        sample.companies[0].score.score = 0.1 * i;
        ck_assert_int_eq(put(store, &sample.document), results[i]);
    }
    store_close(store);
    ck_assert_int_eq(number_of("SELECT score FROM ticker_score"), 100000);
    ck_assert_int_eq(number_of("SELECT count(*) FROM evidence"), 2);
    sample_free(&sample);
}
END_TEST

static double score_that_holds(void) {
    return (double)number_of("SELECT round(score * 1000000) FROM ticker_day") / 1e6;
}

START_TEST(the_scorer_that_was_used_last_holds) {
    struct sample sample;
    sample_make(&sample);
    sample.companies[0].score.score = 0.25;
    put_in_a_run(&sample.document, "aa", DETAIL_SCORES);
    sample.companies[0].score.score = 0.75;
    put_in_a_run(&sample.document, "bb", DETAIL_SCORES);
    ck_assert_double_eq(score_that_holds(), 0.75);
    ck_assert_int_eq(put_in_a_run(&sample.document, "aa", DETAIL_SCORES), PUT_KNOWN);
    ck_assert_double_eq(score_that_holds(), 0.25);
    ck_assert_int_eq(put_in_a_run(&sample.document, "bb", DETAIL_SCORES), PUT_KNOWN);
    ck_assert_double_eq(score_that_holds(), 0.75);
    sample_free(&sample);
}
END_TEST

START_TEST(a_run_can_score_anew) {
    struct sample sample;
    struct error error = {0};
    sample_make(&sample);
    put_in_a_run(&sample.document, "aa", DETAIL_SCORES);
    sample.companies[0].score.score = 0.75;
    struct store *store = open_store(STORE_WRITE, "aa");
    const struct run_options run = {.detail = DETAIL_FULL, .rescore = true};
    ck_assert_int_eq(store_start_run(store, &run, &error), STATUS_OK);
    ck_assert_int_eq(put(store, &sample.document), PUT_STORED);
    ck_assert_int_eq(put(store, &sample.document), PUT_DUPLICATE);
    store_close(store);
    ck_assert_double_eq(score_that_holds(), 0.75);
    ck_assert_int_eq(number_of("SELECT count(*) FROM evidence"), 2);
    ck_assert_int_eq(number_of("SELECT count(text) FROM article"), 1);
    sample_free(&sample);
}
END_TEST

/* What a ticker score repeats of its article is right when it is stored, and stays so. */
START_TEST(ticker_scores_follow_their_article) {
    struct sample sample;
    sample_make(&sample);
    sample.mentions[0].sentence = 1; /* of three */
    put_in_a_run(&sample.document, "aa", DETAIL_SCORES);
    ck_assert_int_eq(number_of("SELECT position FROM ticker_score"), 833333);
    ck_assert_int_eq(number_of("SELECT day FROM ticker_score"), 20226);
    ck_assert_msg(number_of("SELECT trading_day FROM ticker_score") == 20227, "a Sunday is Monday's");
    ck_assert_int_eq(number_of("SELECT novel * novelty FROM ticker_score"), 1000000);
    execute("UPDATE article SET cluster = x'00', novelty = 200000");
    ck_assert_int_eq(number_of("SELECT novel FROM ticker_score"), 0);
    ck_assert_int_eq(number_of("SELECT novelty FROM ticker_score"), 200000);
    ck_assert_int_eq(number_of("SELECT articles - novel_articles FROM ticker_day"), 1);
    ck_assert_int_eq(number_of("SELECT count(score) FROM ticker_day"), 0);
    execute("UPDATE article SET cluster = content_hash, novelty = 1000000");
    ck_assert_int_eq(number_of("SELECT novel * novelty FROM ticker_score"), 1000000);
    put_in_a_run(&sample.document, "bb", DETAIL_SCORES);
    ck_assert_int_eq(number_of("SELECT sum(holds) FROM ticker_score"), 1);
    ck_assert_int_eq(
        number_of("SELECT lexicon = 'bb' FROM ticker_score t JOIN scorer s ON s.id = t.scorer_id "
                  "WHERE t.holds"),
        1);
    sample.article.published =
        "2025-05-16T17:00:00+02:00"; /* an earlier copy, on a Friday before the close */
    put_in_a_run(&sample.document, "bb", DETAIL_SCORES);
    ck_assert_int_eq(number_of("SELECT min(day) FROM ticker_score"), 20224);
    ck_assert_int_eq(number_of("SELECT max(trading_day) FROM ticker_score"), 20224);
    sample_free(&sample);
}
END_TEST

START_TEST(a_rollback_forgets_instruments_too) {
    struct sample sample;
    struct error error = {0};
    enum put_result result;
    sample_make(&sample);
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_EVIDENCE);
    ck_assert_int_eq(store_begin(store, &error), STATUS_OK);
    ck_assert_int_eq(store_put_document(store, &sample.document, &result, &error), STATUS_OK);
    store_rollback(store);
    ck_assert_int_eq(number_of("SELECT count(*) FROM instrument"), 0);
    ck_assert_int_eq(put(store, &sample.document), PUT_STORED);
    store_close(store);
    ck_assert_int_eq(number_of("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    sample_free(&sample);
}
END_TEST

/* Whichever allocation of ours fails: an error, and nothing of the article in the store. */
START_TEST(survives_lack_of_memory) {
    struct sample sample;
    sample_make(&sample);
    struct error error = {0};
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_FULL);
    enum status status = STATUS_NOMEM;
    for (long n = 0; status != STATUS_OK && n < 100; n++) {
        enum put_result result;
        error = (struct error){0};
        ck_assert_int_eq(store_begin(store, &error), STATUS_OK);
        arena_free(&sample.arena);
        memory_fail_after(n);
        status = store_put_document(store, &sample.document, &result, &error);
        memory_fail_after(-1);
        if (status != STATUS_OK) {
            ck_assert_int_eq(error.status, STATUS_NOMEM);
            store_rollback(store);
            ck_assert_int_eq(number_of("SELECT count(*) FROM article"), 0);
        }
    }
    ck_assert_int_eq(store_commit(store, &error), STATUS_OK);
    store_close(store);
    ck_assert_int_eq(number_of("SELECT count(*) FROM evidence"), 2);
    sample_free(&sample);
}
END_TEST

START_TEST(inputs_are_passed_over_while_unchanged) {
    struct error error = {0};
    bool unchanged;
    struct input_state state = {.size = 100, .modified = 5, .form = "auto", .articles = 3, .rejected = 1};
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_SCORES);
    ck_assert_int_eq(store_find_input(store, "a.jsonl", &state, &unchanged, &error), STATUS_OK);
    ck_assert(!unchanged);
    ck_assert_int_eq(store_begin_input(store, "a.jsonl", &state, &error), STATUS_OK);
    struct rejection rejection = {.code = "bad_json", .message = "no JSON", .line = 7};
    ck_assert_int_eq(store_put_reject(store, state.id, &rejection, &error), STATUS_OK);
    rejection = (struct rejection){.code = "bad_utf8", .message = "no UTF-8", .line = 7};
    ck_assert_int_eq(store_put_reject(store, state.id, &rejection, &error), STATUS_OK);
    rejection = (struct rejection){.code = "empty", .message = "empty", .line = 7, .member = "a/b"};
    ck_assert_int_eq(store_put_reject(store, state.id, &rejection, &error), STATUS_OK);
    ck_assert_int_eq(store_find_input(store, "a.jsonl", &state, &unchanged, &error), STATUS_OK);
    ck_assert_msg(!unchanged, "an input that was not read to its end");
    ck_assert_int_eq(store_end_input(store, "a.jsonl", &state, &error), STATUS_OK);

    struct input_state again = {.size = 100, .modified = 5, .form = "auto"};
    store_find_input(store, "a.jsonl", &again, &unchanged, &error);
    ck_assert_msg(unchanged && again.articles == 3 && again.rejected == 1, "read to its end");
    again.modified = 6;
    store_find_input(store, "a.jsonl", &again, &unchanged, &error);
    ck_assert_msg(!unchanged, "another time");
    again = (struct input_state){.size = 100, .modified = 5, .form = "text"};
    store_find_input(store, "a.jsonl", &again, &unchanged, &error);
    ck_assert_msg(!unchanged, "another form");
    ck_assert_int_eq(number_of("SELECT count(*) FROM reject WHERE code = 'bad_utf8'"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM reject WHERE member = 'a/b'"), 1);
    ck_assert_int_eq(store_begin_input(store, "a.jsonl", &state, &error), STATUS_OK);
    ck_assert_int_eq(number_of("SELECT count(*) FROM reject"), 0);
    store_set_scorer(store, "0.1.0", "bb", &error);
    again = (struct input_state){.size = 100, .modified = 5, .form = "auto"};
    store_find_input(store, "a.jsonl", &again, &unchanged, &error);
    ck_assert_msg(!unchanged, "another scorer");
    store_close(store);
}
END_TEST

/* Whether an input is passed over when that part of it is asked for. */
static bool passes_over(struct store *store, uint32_t part, uint32_t parts) {
    bool unchanged;
    struct error error = {0};
    struct input_state state = {.size = 100, .modified = 5, .form = "auto", .part = part, .parts = parts};
    ck_assert_int_eq(store_find_input(store, "a.jsonl", &state, &unchanged, &error), STATUS_OK);
    return unchanged;
}

static void read_part(struct store *store, uint32_t part, uint32_t parts) {
    struct error error = {0};
    struct input_state state = {.size = 100, .modified = 5, .form = "auto", .part = part, .parts = parts};
    ck_assert_int_eq(store_begin_input(store, "a.jsonl", &state, &error), STATUS_OK);
    struct rejection rejection = {.code = "bad_json", .message = "no JSON", .line = part};
    ck_assert_int_eq(store_put_reject(store, state.id, &rejection, &error), STATUS_OK);
    ck_assert_int_eq(store_end_input(store, "a.jsonl", &state, &error), STATUS_OK);
}

START_TEST(parts_of_an_input_are_known_apart) {
    struct store *store = open_store(STORE_WRITE, "aa");
    start_run(store, DETAIL_SCORES);
    read_part(store, 1, 3);
    read_part(store, 2, 3);
    ck_assert(passes_over(store, 1, 3) && passes_over(store, 2, 3));
    ck_assert_msg(!passes_over(store, 3, 3), "the part that was not read");
    ck_assert_msg(!passes_over(store, 1, 2), "cut otherwise");
    ck_assert_msg(!passes_over(store, 1, 1) && !passes_over(store, 0, 0), "the whole");
    ck_assert_int_eq(number_of("SELECT count(*) FROM reject"), 2);
    read_part(store, 0, 0);
    ck_assert_int_eq(number_of("SELECT count(*) FROM input"), 1);
    ck_assert_int_eq(number_of("SELECT count(*) FROM reject"), 1);
    ck_assert_msg(passes_over(store, 2, 3) && passes_over(store, 1, 1), "a part of what was read as a whole");
    store_close(store);
}
END_TEST

Suite *suite_store(void) {
    Suite *suite = suite_create("store/store");
    TCase *tcase = tcase_create("store");
    tcase_add_checked_fixture(tcase, make_folder, remove_folder);
    tcase_add_test(tcase, a_new_store_has_its_marks);
    tcase_add_test(tcase, a_foreign_database_is_left_alone);
    tcase_add_loop_test(tcase, an_older_form_is_brought_up, 0, 2);
    tcase_add_test(tcase, a_newer_form_is_refused);
    tcase_add_test(tcase, what_is_no_database_is_refused);
    tcase_add_test(tcase, what_is_no_name_of_a_file_is_refused);
    tcase_add_test(tcase, one_writer_and_many_readers);
    tcase_add_loop_test(tcase, detail_says_what_is_kept, 0, 3);
    tcase_add_test(tcase, an_index_and_a_company_can_share_a_ticker);
    tcase_add_test(tcase, scoring_again_changes_nothing);
    tcase_add_test(tcase, another_lexicon_scores_anew_and_the_old_stays);
    tcase_add_test(tcase, the_earliest_copy_describes_an_article);
    tcase_add_test(tcase, of_copies_that_score_apart_one_is_scored);
    tcase_add_test(tcase, the_scorer_that_was_used_last_holds);
    tcase_add_test(tcase, a_run_can_score_anew);
    tcase_add_test(tcase, ticker_scores_follow_their_article);
    tcase_add_test(tcase, a_rollback_forgets_instruments_too);
    tcase_add_test(tcase, survives_lack_of_memory);
    tcase_add_test(tcase, inputs_are_passed_over_while_unchanged);
    tcase_add_test(tcase, parts_of_an_input_are_known_apart);
    suite_add_tcase(suite, tcase);
    return suite;
}
