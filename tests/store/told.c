#include "told.h"

#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../output/sample.h"
#include "store/write.h"

void told_make_folder(struct told_folder *folder) {
    snprintf(folder->name, sizeof folder->name, "/tmp/stimmung-told-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder->name));
    snprintf(folder->path, sizeof folder->path, "%s/scores.db", folder->name);
    snprintf(folder->other, sizeof folder->other, "%s/other.db", folder->name);
}

void told_remove_folder(const struct told_folder *folder) {
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++)
        for (int j = 0; j < 2; j++) {
            char name[160];
            snprintf(name, sizeof name, "%s%s", j == 0 ? folder->path : folder->other, endings[i]);
            unlink(name);
        }
    rmdir(folder->name);
}

static const struct instrument instruments[TOLD_INSTRUMENTS] = {
    {.ticker = "SAP", .mic = "XETR", .name = "SAP", .kind = INSTRUMENT_COMPANY, .flags = ""},
    {.ticker = "META", .mic = "XNAS", .name = "Meta Platforms", .kind = INSTRUMENT_COMPANY, .flags = ""},
    {.ticker = "DOW", .mic = "XNYS", .name = "Dow Inc.", .kind = INSTRUMENT_COMPANY, .flags = ""},
    {.ticker = "DOW", .mic = "XNYS", .name = "Dow Jones", .kind = INSTRUMENT_INDEX, .flags = ""},
};

void told_put(struct store *store, const struct told *told, int number) {
    struct sample sample;
    enum put_result result;
    struct error error = {0};
    char id[16];
    sample_make(&sample);
    snprintf(id, sizeof id, "a%d", number);
    sample.article.id = id;
    sample.article.published = told->published;
    memset(sample.article.content_hash, 0, CONTENT_HASH_BYTES);
    memcpy(sample.article.content_hash, &number, sizeof number);
    sample.article.has_sketch = false;
    struct company_verdict *company = &sample.companies[0];
    company->instrument = sample.mentions[0].instrument = &instruments[told->instrument];
    sample.mentions[0].sentence = told->sentence;
    company->score.score = told->score;
    company->relevance = told->relevance == 0 ? 1 : told->relevance;
    ck_assert_int_eq(store_put_document(store, &sample.document, &result, &error), STATUS_OK);
    ck_assert_int_eq(result, PUT_STORED);
    sample_free(&sample);
}

void told_execute(const char *file, const char *sql) {
    sqlite3 *db;
    char *message = NULL;
    ck_assert_int_eq(sqlite3_open(file, &db), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
    sqlite3_close(db);
}

struct store *told_start(const char *file) {
    struct store *store;
    struct error error = {0};
    ck_assert_msg(store_open(&store, file, STORE_WRITE, &error) == STATUS_OK, "%s", error.message);
    store_set_scorer(store, "0.1.0", "aa", &error);
    ck_assert_int_eq(store_start_run(store, &(struct run_options){.detail = DETAIL_SCORES}, &error),
                     STATUS_OK);
    return store;
}

void told_make_store(const char *file, const struct told *told, int n) {
    struct store *store = told_start(file);
    for (int i = 0; i < n; i++)
        told_put(store, &told[i], i + 1);
    store_close(store);
    for (int i = 0; i < n; i++) {
        char sql[300];
        if (told[i].copy_of == 0)
            continue;
        snprintf(sql, sizeof sql,
                 "UPDATE article SET cluster = (SELECT content_hash FROM article WHERE name = 'a%d'), "
                 "novelty = CASE name WHEN 'a%d' THEN 250000 ELSE novelty END WHERE name IN ('a%d', 'a%d')",
                 told[i].copy_of, i + 1, told[i].copy_of, i + 1);
        told_execute(file, sql);
    }
}

struct store *told_open(const char *file) {
    struct store *store;
    struct error error = {0};
    ck_assert_msg(store_open(&store, file, STORE_READ, &error) == STATUS_OK, "%s", error.message);
    return store;
}
