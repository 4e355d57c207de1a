#include <math.h>
#include <string.h>

#include "store/handle.h"

struct row row_start(struct store *store, enum statement statement) {
    struct row row = {.store = store, .code = SQLITE_OK};
    sqlite3_stmt **slot = &store->statements[statement];
    if (*slot == NULL)
        row.code = sqlite3_prepare_v3(store->db, STATEMENT_TEXT[statement], -1, SQLITE_PREPARE_PERSISTENT,
                                      slot, NULL);
    row.statement = *slot;
    return row;
}

static void keep_code(struct row *row, int code) {
    if (row->code == SQLITE_OK)
        row->code = code;
}

void row_integer(struct row *row, int64_t value) {
    keep_code(row, sqlite3_bind_int64(row->statement, ++row->at, value));
}

void row_millionths(struct row *row, double value) {
    row_integer(row, isfinite(value) ? llround(value * 1e6) : 0);
}

void row_real(struct row *row, double value) {
    if (isfinite(value))
        keep_code(row, sqlite3_bind_double(row->statement, ++row->at, value));
    else
        row_null(row);
}

void row_text(struct row *row, const char *text) {
    if (text == NULL)
        row_null(row);
    else
        row_bytes(row, text, strlen(text));
}

void row_bytes(struct row *row, const char *text, size_t len) {
    keep_code(row, sqlite3_bind_text64(row->statement, ++row->at, text, len, SQLITE_STATIC, SQLITE_UTF8));
}

void row_blob(struct row *row, const unsigned char bytes[], int len) {
    keep_code(row, sqlite3_bind_blob(row->statement, ++row->at, bytes, len, SQLITE_STATIC));
}

void row_null(struct row *row) {
    keep_code(row, sqlite3_bind_null(row->statement, ++row->at));
}

enum status row_fetch(struct row *row, bool *found, struct error *error) {
    *found = false;
    if (row->statement == NULL || row->code != SQLITE_OK)
        return store_fault(row->store, error);
    int code = sqlite3_step(row->statement);
    *found = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return STATUS_OK;
    enum status status = store_fault(row->store, error);
    row_end(row);
    return status;
}

void row_end(struct row *row) {
    sqlite3_reset(row->statement);
}

enum status row_finish(struct row *row, struct error *error) {
    bool found;
    enum status status = row_fetch(row, &found, error);
    row_end(row);
    return status;
}

enum status row_number(struct row *row, int64_t *value, struct error *error) {
    bool found;
    enum status status = row_fetch(row, &found, error);
    if (found) {
        *value = sqlite3_column_int64(row->statement, 0);
        /* a statement with RETURNING is done, and its change made, when it gives no more rows */
        if (sqlite3_step(row->statement) != SQLITE_DONE)
            status = store_fault(row->store, error);
    }
    row_end(row);
    return status;
}
