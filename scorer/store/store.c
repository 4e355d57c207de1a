#include "store/store.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/day.h"
#include "base/memory.h"
#include "market/trading_day.h"
#include "store/form.h"
#include "store/handle.h"

enum { BUSY_MILLISECONDS = 10000 }; /* how long to wait for another program's short transaction */

static enum status status_of(int code) {
    switch (code & 0xFF) {
    case SQLITE_NOMEM:
        return STATUS_NOMEM;
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
    case SQLITE_FORMAT:
        return STATUS_INVALID;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return STATUS_IO;
    default:
        return STATUS_INTERNAL;
    }
}

enum status store_fault(struct store *store, struct error *error) {
    int code = sqlite3_extended_errcode(store->db);
    int cause = sqlite3_system_errno(store->db);
    bool told = (code & 0xFF) == SQLITE_CANTOPEN || (code & 0xFF) == SQLITE_IOERR;
    if (store->access == STORE_READ && (code & 0xFF) == SQLITE_READONLY)
        return error_set(
            error, STATUS_IO,
            "%s: its folder must be writable even to read it, for the files that SQLite keeps beside it",
            store->path);
    return error_set(error, status_of(code), "%s: %s%s%s", store->path, sqlite3_errmsg(store->db),
                     told && cause != 0 ? ": " : "", told && cause != 0 ? strerror(cause) : "");
}

enum status store_execute(struct store *store, const char *sql, struct error *error) {
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return STATUS_OK;
    return store_fault(store, error);
}

enum status store_value(struct store *store, const char *sql, int64_t *value, struct error *error) {
    sqlite3_stmt *statement = NULL;
    enum status status = STATUS_OK;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) == SQLITE_OK &&
        sqlite3_step(statement) == SQLITE_ROW)
        *value = sqlite3_column_int64(statement, 0);
    else
        status = store_fault(store, error);
    sqlite3_finalize(statement);
    return status;
}

static enum status set_up(struct store *store, struct error *error) {
    int64_t form = 0;
    enum status status = form_check(store, &form, error);
    if (status != STATUS_OK)
        return status;
    if (store->access == STORE_READ)
        return store_execute(
            store, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384", error);
    status = store_execute(store,
                           "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;"
                           "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768",
                           error);
    if (status == STATUS_OK)
        status = form_migrate(store, form, error);
    return status == STATUS_OK ? store_execute(store, "PRAGMA foreign_keys = ON", error) : status;
}

/* The function of the triggers: trading_day(published, mic). */
static void give_trading_day(sqlite3_context *context, int n_values, sqlite3_value **values) {
    int64_t day = NO_DAY;
    if (n_values == 2)
        trading_day_of((const char *)sqlite3_value_text(values[0]),
                       (const char *)sqlite3_value_text(values[1]), &day);
    sqlite3_result_int64(context, day);
}

static enum status open_file(struct store *store, struct error *error) {
    int flags = SQLITE_OPEN_READWRITE;
    /* SQLite takes such names for a database that is gone when it is closed */
    if (store->path[0] == '\0' || strcmp(store->path, ":memory:") == 0)
        return error_set(error, STATUS_IO, "'%s' is no name of a file", store->path);
    if (store->access == STORE_WRITE) {
        flags |= SQLITE_OPEN_CREATE;
        enum status status = lock_take(&store->lock, store->path, error);
        if (status != STATUS_OK)
            return status;
    } else if (access(store->path, R_OK) != 0) {
        return error_set(error, STATUS_IO, "%s: %s", store->path, strerror(errno));
    } else if (access(store->path, W_OK) != 0) {
        flags = SQLITE_OPEN_READONLY;
    }
    if (strncmp(store->path, "file:", 5) != 0)
        flags |= SQLITE_OPEN_URI; /* for the stores that are attached: this name is taken as it is */
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK) {
        if (store->db == NULL)
            return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
        return store_fault(store, error);
    }
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
    if (sqlite3_create_function_v2(store->db, "trading_day", 2,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                                   give_trading_day, NULL, NULL, NULL) != SQLITE_OK)
        return store_fault(store, error);
    return set_up(store, error);
}

enum status store_open(struct store **result, const char *path, enum store_access access,
                       struct error *error) {
    *result = NULL;
    struct store *store = memory_alloc(sizeof *store);
    if (store == NULL)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    *store = (struct store){.access = access, .lock = {.descriptor = -1}};
    size_t len = strlen(path);
    enum status status;
    store->path = memory_alloc(len + 1);
    if (store->path == NULL) {
        status = error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    } else {
        memcpy(store->path, path, len + 1);
        status = open_file(store, error);
    }
    if (status != STATUS_OK) {
        store_close(store);
        return status;
    }
    *result = store;
    return STATUS_OK;
}

void store_close(struct store *store) {
    if (store == NULL)
        return;
    for (int i = 0; i < N_STATEMENTS; i++)
        sqlite3_finalize(store->statements[i]);
    sqlite3_close(store->db);
    lock_release(&store->lock);
    arena_free(&store->arena);
    memory_free(store->path);
    memory_free(store);
}

enum status store_begin(struct store *store, struct error *error) {
    struct row row = row_start(store, STATEMENT_BEGIN);
    return row_finish(&row, error);
}

enum status store_commit(struct store *store, struct error *error) {
    struct row row = row_start(store, STATEMENT_COMMIT);
    return row_finish(&row, error);
}

void store_rollback(struct store *store) {
    if (sqlite3_get_autocommit(store->db) == 0) {
        struct row row = row_start(store, STATEMENT_ROLLBACK);
        row_finish(&row, NULL);
    }
    arena_reset(&store->arena); /* instruments of the transaction are gone with it */
    memset(store->instruments, 0, sizeof store->instruments);
}

enum status store_set_scorer(struct store *store, const char *engine, const char *lexicon,
                             struct error *error) {
    store->scorer_id = 0;
    struct row row = row_start(store, FIND_SCORER);
    row_text(&row, engine);
    row_text(&row, lexicon);
    enum status status = row_number(&row, &store->scorer_id, error);
    if (status != STATUS_OK || store->scorer_id != 0 || store->access == STORE_READ)
        return status;
    row = row_start(store, ADD_SCORER);
    row_text(&row, engine);
    row_text(&row, lexicon);
    return row_number(&row, &store->scorer_id, error);
}
