#include "store/merge.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "store/form.h"
#include "store/handle.h"
#include "store/schema.h"

/* Tables whose rows belong to an article's scores by one scorer; who refers to whom stands behind it. */
static const char *const scored_tables[] = {"article_score", "ticker_score", "sentence", "mention",
                                            "move",          "rating",       "event",    "evidence"};
enum { N_SCORED_TABLES = sizeof scored_tables / sizeof *scored_tables };

static enum status no_memory(const struct store *store, struct error *error) {
    return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
}

/* Where the value of a column comes from: row numbers are others here than there. */
static void put_value(struct buffer *sql, const char *column, bool of_instrument) {
    if (strcmp(column, "article_id") == 0)
        buffer_add_text(sql, "k.here");
    else if (strcmp(column, "scorer_id") == 0)
        buffer_add_text(sql, "k.scorer_here");
    else if (strcmp(column, "run_id") == 0)
        buffer_add_text(sql, "(SELECT here FROM of_run WHERE id = t.run_id)");
    else if (of_instrument)
        buffer_printf(sql, "(SELECT here FROM of_instrument WHERE id = t.%s)", column);
    else
        buffer_printf(sql, "t.%s", column);
}

/* "INSERT INTO main.move (...) SELECT ...", with all columns that the table has. */
static enum status put_copy(struct store *store, struct buffer *sql, const char *table, struct error *error) {
    static const char columns[] = "SELECT c.name, EXISTS (SELECT 1 FROM pragma_foreign_key_list(?1) f"
                                  " WHERE f.\"from\" = c.name AND f.\"table\" = 'instrument') FROM "
                                  "pragma_table_info(?1) c ORDER BY c.cid";
    sqlite3_stmt *statement = NULL;
    struct buffer values = {0};
    if (sqlite3_prepare_v2(store->db, columns, -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_bind_text(statement, 1, table, -1, SQLITE_STATIC) != SQLITE_OK) {
        enum status fault = store_fault(store, error);
        sqlite3_finalize(statement);
        return fault;
    }
    buffer_printf(sql, "INSERT INTO main.%s (", table);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *column = (const char *)sqlite3_column_text(statement, 0);
        const char *comma = values.len == 0 ? "" : ", ";
        if (column == NULL)
            break;
        buffer_printf(sql, "%s%s", comma, column);
        buffer_add_text(&values, comma);
        put_value(&values, column, sqlite3_column_int(statement, 1) != 0);
    }
    enum status status = sqlite3_finalize(statement) == SQLITE_OK ? STATUS_OK : store_fault(store, error);
    buffer_printf(sql, ") SELECT %s FROM ", values.bytes == NULL ? "" : values.bytes);
    /* in the order in which the rows lie there, which is much as they come to lie here */
    if (strcmp(table, "ticker_score") == 0)
        buffer_add_text(sql, "source.ticker_score t CROSS JOIN taken k");
    else
        buffer_printf(sql, "taken k CROSS JOIN source.%s t", table);
    buffer_add_text(sql, " ON t.article_id = k.article_id AND t.scorer_id = k.scorer_id");
    if (values.failed || sql->failed)
        status = no_memory(store, error);
    buffer_free(&values);
    return status;
}

static enum status copy_table(struct store *store, const char *table, struct error *error) {
    struct buffer sql = {0};
    enum status status = put_copy(store, &sql, table, error);
    if (status == STATUS_OK)
        status = store_execute(store, sql.bytes, error);
    buffer_free(&sql);
    return status;
}

static enum status clear_table(struct store *store, const char *table, struct error *error) {
    char sql[200];
    snprintf(sql, sizeof sql,
             "DELETE FROM main.%s WHERE (article_id, scorer_id) IN"
             " (SELECT here, scorer_here FROM taken WHERE replaces)",
             table);
    return store_execute(store, sql, error);
}

/* Take over the scores of the articles in the table `taken`, with all that belongs to them. */
static enum status copy_scores(struct store *store, struct error *error) {
    enum status status = STATUS_OK;
    for (int i = N_SCORED_TABLES - 1; i >= 0 && status == STATUS_OK; i--)
        status = clear_table(store, scored_tables[i], error);
    for (int i = 0; i < N_SCORED_TABLES && status == STATUS_OK; i++)
        status = copy_table(store, scored_tables[i], error);
    return status;
}

static enum status copy_all(struct store *store, struct merge_counts *counts, struct error *error) {
    static const char forget[] = "DROP TABLE of_scorer; DROP TABLE of_run; DROP TABLE of_instrument;"
                                 "DROP TABLE described; DROP TABLE taken; DROP TABLE won; DROP TABLE whole;"
                                 "DROP TABLE covered";
    int64_t before = 0, after = 0;
    enum status status = store_value(store, "SELECT count(*) FROM source.article", &counts->articles, error);
    if (status == STATUS_OK)
        status = store_value(store, "SELECT count(*) FROM main.article", &before, error);
    if (status == STATUS_OK)
        status = store_execute(store, MERGE_ARTICLES, error);
    if (status == STATUS_OK)
        status = copy_scores(store, error);
    if (status == STATUS_OK)
        status = store_execute(store, MERGE_INPUTS, error);
    if (status == STATUS_OK)
        status = store_settle(store, error);
    if (status == STATUS_OK)
        status = store_value(store, "SELECT count(*) FROM main.article", &after, error);
    if (status == STATUS_OK)
        status = store_value(store, "SELECT count(*) FROM taken WHERE replaces", &counts->replaced, error);
    counts->added = after - before;
    return status == STATUS_OK ? store_execute(store, forget, error) : status;
}

static enum status merge_attached(struct store *store, struct merge_counts *counts, struct error *error) {
    /* what is noted of each article on the way can be more than memory should hold */
    enum status status = store_execute(store, "PRAGMA temp_store = FILE", error);
    if (status == STATUS_OK)
        status = store_begin(store, error);
    if (status != STATUS_OK)
        return status;
    status = copy_all(store, counts, error);
    if (status == STATUS_OK)
        status = store_commit(store, error);
    if (status != STATUS_OK)
        store_rollback(store);
    return status;
}

/* Whether no run has left changes beside the file. */
static bool is_settled(const char *path) {
    char name[4096];
    struct stat facts;
    snprintf(name, sizeof name, "%s-wal", path);
    return stat(name, &facts) != 0 || facts.st_size == 0;
}

/* The file's name for SQLite, with what says that it is only read. One that nobody writes is read as a file
 * that never changes, as SQLite would leave files beside it otherwise, or fail where it can't make any. */
static bool put_name(struct buffer *name, const char *path, bool written) {
    char *full = realpath(path, NULL);
    if (full == NULL)
        return false;
    buffer_add_text(name, "file:");
    for (const char *at = full; *at != '\0'; at++) {
        if (*at == '?' || *at == '#' || *at == '%')
            buffer_printf(name, "%%%02X", (unsigned)*at);
        else
            buffer_add_byte(name, *at);
    }
    buffer_add_text(name, !written && is_settled(full) ? "?immutable=1" : "?mode=ro");
    free(full); /* the C library's */
    return true;
}

static enum status attach(struct store *store, const char *path, bool written, struct error *error) {
    struct buffer name = {0};
    sqlite3_stmt *statement = NULL;
    enum status status = STATUS_OK;
    if (access(path, R_OK) != 0 || !put_name(&name, path, written))
        return error_set(error, STATUS_IO, "%s", strerror(errno));
    if (name.failed)
        status = no_memory(store, error);
    else if (sqlite3_prepare_v2(store->db, "ATTACH ? AS source", -1, &statement, NULL) != SQLITE_OK ||
             sqlite3_bind_text(statement, 1, name.bytes, (int)name.len, SQLITE_STATIC) != SQLITE_OK ||
             sqlite3_step(statement) != SQLITE_DONE)
        status = store_fault(store, error);
    sqlite3_finalize(statement);
    buffer_free(&name);
    return status;
}

static void detach(struct store *store) {
    sqlite3_exec(store->db, "DETACH source", NULL, NULL, NULL);
}

static void remove_copy(const char *path) {
    static const char *const endings[] = {"", "-wal", "-shm", "-journal", ".lock"};
    char name[4096];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
}

/* Bring a copy of the attached store, which is of an older form, up to the present one. */
static enum status make_copy(struct store *store, const char *copy, struct error *error) {
    sqlite3_stmt *statement = NULL;
    struct store *brought_up;
    enum status status = STATUS_OK;
    remove_copy(copy);
    if (sqlite3_prepare_v2(store->db, "VACUUM source INTO ?", -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_bind_text(statement, 1, copy, -1, SQLITE_STATIC) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_DONE)
        status = store_fault(store, error);
    sqlite3_finalize(statement);
    if (status == STATUS_OK)
        status = store_open(&brought_up, copy, STORE_WRITE, error);
    if (status == STATUS_OK)
        store_close(brought_up);
    return status;
}

static enum status merge_old(struct store *store, struct merge_counts *counts, struct error *error) {
    char copy[4096];
    if (snprintf(copy, sizeof copy, "%s.merge-%ld", store->path, (long)getpid()) >= (int)sizeof copy)
        return error_set(error, STATUS_IO, "the name is too long");
    enum status status = make_copy(store, copy, error);
    detach(store);
    if (status == STATUS_OK)
        status = attach(store, copy, false, error);
    if (status == STATUS_OK)
        status = merge_attached(store, counts, error);
    detach(store);
    remove_copy(copy);
    return status;
}

static bool is_same_file(const char *a, const char *b) {
    struct stat first, second;
    return stat(a, &first) == 0 && stat(b, &second) == 0 && first.st_dev == second.st_dev &&
           first.st_ino == second.st_ino;
}

static enum status merge_file(struct store *store, const char *path, bool written,
                              struct merge_counts *counts, struct error *error) {
    bool old = false;
    enum status status = attach(store, path, written, error);
    if (status == STATUS_OK)
        status = form_check_source(store, &old, error);
    if (status == STATUS_OK && old)
        status = merge_old(store, counts, error);
    else if (status == STATUS_OK)
        status = merge_attached(store, counts, error);
    detach(store);
    return status;
}

enum status store_merge(struct store *store, const char *path, struct merge_counts *counts,
                        struct error *error) {
    struct lock lock = {.descriptor = -1};
    *counts = (struct merge_counts){0};
    if (access(path, R_OK) != 0)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    if (is_same_file(store->path, path))
        return error_set(error, STATUS_USAGE, "%s: a store can't be merged into itself", path);
    /* keep writers out while it is read; where one is in it, what it has committed so far is taken */
    bool locked = lock_take(&lock, path, NULL) == STATUS_OK;
    enum status status = merge_file(store, path, !locked && lock.busy, counts, error);
    lock_release(&lock);
    if (status != STATUS_OK)
        error_prefix(error, "%s", path);
    return status;
}
