/* Inside the store: its handle, and rows that are bound value by value. */
#ifndef STIMMUNG_STORE_HANDLE_H
#define STIMMUNG_STORE_HANDLE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "store/lock.h"
#include "store/run.h"
#include "store/statement.h"
#include "store/store.h"

struct store {
    sqlite3 *db;
    char *path;
    enum store_access access;
    struct lock lock;
    struct arena arena;        /* of the maps */
    struct map instruments[3]; /* of each kind: ticker to row id, of those met since opened */
    int64_t scorer_id;         /* 0: not known to this store */
    int64_t run_id;            /* 0: no run was started */
    struct run_options run;
    sqlite3_stmt *statements[N_STATEMENTS]; /* prepared when first used */
};

/* Set the error from what SQLite last said; returns its status. */
enum status store_fault(struct store *store, struct error *error);

/* Run statements that give no rows. */
enum status store_execute(struct store *store, const char *sql, struct error *error);

/* The first number that a statement gives. */
enum status store_value(struct store *store, const char *sql, int64_t *value, struct error *error);

/* Bring in line what goes by the order of the scorers: articles point to the last one that scored them,
 * instruments are called as the last one does that knows them. Belongs in a transaction. */
enum status store_settle(struct store *store, struct error *error);

/* A statement's parameters, bound from left to right. */
struct row {
    struct store *store;
    sqlite3_stmt *statement; /* NULL where it could not be prepared; then all that follows does nothing */
    int at;
    int code; /* the first failure of SQLite */
};

struct row row_start(struct store *store, enum statement statement);
void row_integer(struct row *row, int64_t value);
void row_millionths(struct row *row, double value);
void row_real(struct row *row, double value); /* NULL where it is no finite number */
void row_text(struct row *row,
              const char *text); /* NULL where text is NULL; must live until the row is done */
void row_bytes(struct row *row, const char *text, size_t len);
void row_blob(struct row *row, const unsigned char bytes[], int len); /* must live until the row is done */
void row_null(struct row *row);

/* Run a statement that gives no rows. */
enum status row_finish(struct row *row, struct error *error);

/* Run one that gives a row at most: *found tells. Its columns can be read until row_end. */
enum status row_fetch(struct row *row, bool *found, struct error *error);
void row_end(struct row *row);

/* The same for a statement that gives one number: *value is left alone where there is no row. */
enum status row_number(struct row *row, int64_t *value, struct error *error);

#endif
