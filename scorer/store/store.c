#include "store/store.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "store/handle.h"
#include "store/schema.h"

enum {
    APPLICATION_ID = 0x5354494D, /* "STIM", as schema.sql sets it */
    BUSY_MILLISECONDS = 10000,   /* how long to wait for another program's short transaction */
};

/* An index and a company can share a ticker since form 2. The name of the table stays, so whatever refers to
 * it does: hence legacy_alter_table. */
static const char INSTRUMENTS_BY_KIND[] =
    "PRAGMA legacy_alter_table = ON;"
    "CREATE TABLE instrument_by_kind (id INTEGER PRIMARY KEY, ticker TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('company', 'index', 'other')), name TEXT NOT NULL, mic TEXT, isin "
    "TEXT,"
    " UNIQUE (ticker, kind)) STRICT;"
    "INSERT INTO instrument_by_kind SELECT id, ticker, kind, name, mic, isin FROM instrument;"
    "DROP TABLE instrument;"
    "ALTER TABLE instrument_by_kind RENAME TO instrument;"
    "PRAGMA legacy_alter_table = OFF";

/* Since form 3 a move has its venue and its flags, an event the role of its company; of an article the
 * author, its last change and its near copies are kept: what was stored before has no sketch. */
static const char FORM_3[] =
    "ALTER TABLE move ADD COLUMN venue TEXT;"
    "ALTER TABLE move ADD COLUMN older INTEGER NOT NULL DEFAULT 0 CHECK (older IN (0, 1));"
    "ALTER TABLE move ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1));"
    "ALTER TABLE move ADD COLUMN technical INTEGER NOT NULL DEFAULT 0 CHECK (technical IN (0, 1));"
    "ALTER TABLE event ADD COLUMN role TEXT;"
    "ALTER TABLE article ADD COLUMN author TEXT;"
    "ALTER TABLE article ADD COLUMN updated TEXT;"
    "ALTER TABLE article ADD COLUMN sketch BLOB CHECK (length(sketch) = 64);"
    "ALTER TABLE article ADD COLUMN cluster BLOB;"
    "ALTER TABLE article ADD COLUMN novelty INTEGER NOT NULL DEFAULT 1000000;"
    "CREATE INDEX article_by_cluster ON article (cluster) WHERE cluster IS NOT NULL;"
    "CREATE TABLE cluster_due (day INTEGER PRIMARY KEY) STRICT;";

/* What brings a store from the form of its place to the next one; the first makes it as it is now. */
static const char *const migrations[] = {STORE_SCHEMA, INSTRUMENTS_BY_KIND, FORM_3};
enum { FORM = sizeof migrations / sizeof migrations[0] };

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

/* Run statements that give no rows. */
static enum status execute(struct store *store, const char *sql, struct error *error) {
    if (sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK)
        return STATUS_OK;
    return store_fault(store, error);
}

static enum status read_pragma(struct store *store, const char *sql, int64_t *value, struct error *error) {
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

/* Each step is one transaction with its own number: a cut between two leaves a store of a known form. */
static enum status migrate(struct store *store, int64_t form, struct error *error) {
    enum status status = STATUS_OK;
    while (form < FORM && status == STATUS_OK) {
        char version[64];
        int64_t next = form == 0 ? FORM : form + 1;
        snprintf(version, sizeof version, "PRAGMA user_version = %d", (int)next);
        status = execute(store, "BEGIN IMMEDIATE", error);
        if (status == STATUS_OK)
            status = execute(store, migrations[form], error);
        if (status == STATUS_OK)
            status = execute(store, version, error);
        if (status == STATUS_OK)
            status = execute(store, "COMMIT", error);
        if (status != STATUS_OK)
            store_rollback(store);
        form = next;
    }
    return status;
}

/* Whether the file is a store that this program can use, and of which form; an empty one can become a
 * store. Nothing is written: the file may be somebody else's. */
static enum status check_form(struct store *store, int64_t *found, struct error *error) {
    int64_t application = 0, form = 0, objects = 0;
    enum status status = read_pragma(store, "PRAGMA application_id", &application, error);
    if (status == STATUS_OK)
        status = read_pragma(store, "PRAGMA user_version", &form, error);
    if (status == STATUS_OK)
        status = read_pragma(store, "SELECT count(*) FROM sqlite_schema", &objects, error);
    if (status != STATUS_OK)
        return status;
    bool empty = application == 0 && form == 0 && objects == 0;
    if (application != APPLICATION_ID && !(empty && store->access == STORE_WRITE))
        return error_set(error, STATUS_INVALID, "%s: no store of stimmung", store->path);
    if (form > FORM)
        return error_set(error, STATUS_INVALID, "%s: a store of form %d; this program knows up to %d",
                         store->path, (int)form, (int)FORM);
    if (form < FORM && store->access == STORE_READ)
        return error_set(error, STATUS_INVALID,
                         "%s: a store of the old form %d; the next batch that writes to it brings it to %d",
                         store->path, (int)form, (int)FORM);
    *found = form;
    return STATUS_OK;
}

static enum status set_up(struct store *store, struct error *error) {
    int64_t form = 0;
    enum status status = check_form(store, &form, error);
    if (status != STATUS_OK)
        return status;
    if (store->access == STORE_READ)
        return execute(
            store, "PRAGMA query_only = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384", error);
    status = execute(store,
                     "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF;"
                     "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -32768",
                     error);
    if (status == STATUS_OK)
        status = migrate(store, form, error); /* a table that others refer to may be made anew */
    return status == STATUS_OK ? execute(store, "PRAGMA foreign_keys = ON", error) : status;
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
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK) {
        if (store->db == NULL)
            return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
        return store_fault(store, error);
    }
    sqlite3_busy_timeout(store->db, BUSY_MILLISECONDS);
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
