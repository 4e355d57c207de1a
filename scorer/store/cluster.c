/* An article is a near copy of an earlier one where their sketches are alike and no more than three days lie
 * between them; it belongs to the cluster of the earliest of these. So all that an article's place hangs on
 * are the days before it, and a nightly run looks at the last days alone.
 *
 * Articles that may be alike are found by parts of their sketches that are equal: sixteen keys of four bytes
 * each. Of two that share 70 percent of their text, 99 in 100 have a key in common. */
#include "store/cluster.h"

#include <stdlib.h>
#include <string.h>

#include "article/sketch.h"
#include "base/memory.h"
#include "store/handle.h"

enum {
    WINDOW = 3, /* days that may lie between near copies */
    UNDATED = -9999999,
    KEYS = 16, /* of a sketch */
    KEY_BYTES = SKETCH_BYTES / KEYS,
    EARLIEST = 64, /* articles of one key that each later one is held against */
    MILLION = 1000000,
};

static const double ALIKE = 0.7;

struct item {
    int64_t id;
    int64_t novelty; /* as stored */
    bool copy;       /* `cluster` is set */
    unsigned char hash[CONTENT_HASH_BYTES];
    unsigned char cluster[CONTENT_HASH_BYTES];
    unsigned char sketch[SKETCH_BYTES];
};

/* The articles of some days that follow each other, in order of time. */
struct window {
    struct item *items;
    uint32_t n, capacity;
};

struct key {
    uint32_t value;
    uint32_t item;
};

struct pass {
    struct store *store;
    struct error *error;
    struct arena arena; /* of one day */
    bool changed;       /* an article of the day got another cluster */
};

static enum status no_memory(const struct pass *pass) {
    error_set(pass->error, STATUS_NOMEM, "%s: out of memory", pass->store->path);
    return STATUS_NOMEM;
}

static void copy_blob(sqlite3_stmt *statement, int column, unsigned char *out, size_t len) {
    if ((size_t)sqlite3_column_bytes(statement, column) == len)
        memcpy(out, sqlite3_column_blob(statement, column), len);
}

/* Append the articles of a day that have a sketch. */
static enum status load_day(struct pass *pass, int64_t day, struct window *window) {
    struct row row = row_start(pass->store, day == UNDATED ? UNDATED_SKETCHES : DAY_SKETCHES);
    if (day != UNDATED)
        row_integer(&row, day);
    bool found;
    enum status status = row_fetch(&row, &found, pass->error);
    while (status == STATUS_OK && found) {
        if (!arena_grow(&pass->arena, &window->items, &window->capacity, window->n + 1,
                        sizeof *window->items)) {
            status = no_memory(pass);
            break;
        }
        struct item *item = &window->items[window->n++];
        *item = (struct item){.id = sqlite3_column_int64(row.statement, 0),
                              .novelty = sqlite3_column_int64(row.statement, 4),
                              .copy = sqlite3_column_type(row.statement, 3) != SQLITE_NULL};
        copy_blob(row.statement, 1, item->hash, sizeof item->hash);
        copy_blob(row.statement, 2, item->sketch, sizeof item->sketch);
        copy_blob(row.statement, 3, item->cluster, sizeof item->cluster);
        int code = sqlite3_step(row.statement);
        found = code == SQLITE_ROW;
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            status = store_fault(pass->store, pass->error);
    }
    row_end(&row);
    return status;
}

static int by_value(const void *a, const void *b) {
    const struct key *x = a, *y = b;
    if (x->value != y->value)
        return x->value < y->value ? -1 : 1;
    return x->item < y->item ? -1 : x->item > y->item;
}

/* What an article of the day is like among those before it. */
struct likeness {
    uint32_t earliest; /* near copy before it; itself: none */
    double greatest;   /* resemblance with one of them */
};

/* Hold each article from `from` on against the earliest ones with which it shares a key. */
static void hold_against(const struct window *window, const struct key *keys, uint32_t n, uint32_t from,
                         struct likeness *likeness) {
    uint32_t first = 0; /* of the articles with the same key */
    for (uint32_t i = 0; i < n; i++) {
        if (keys[first].value != keys[i].value)
            first = i;
        if (keys[i].item < from)
            continue;
        struct likeness *found = &likeness[keys[i].item - from];
        for (uint32_t k = first; k < i && k < first + EARLIEST; k++) {
            double share =
                sketch_resemblance(window->items[keys[k].item].sketch, window->items[keys[i].item].sketch);
            if (share < ALIKE)
                continue;
            if (keys[k].item < found->earliest)
                found->earliest = keys[k].item;
            if (share > found->greatest)
                found->greatest = share;
        }
    }
}

static enum status find_likenesses(struct pass *pass, const struct window *window, uint32_t from,
                                   struct likeness *likeness) {
    struct key *keys = memory_alloc((window->n + 1) * sizeof *keys);
    if (keys == NULL)
        return no_memory(pass);
    for (uint32_t k = 0; k < KEYS; k++) {
        for (uint32_t i = 0; i < window->n; i++) {
            memcpy(&keys[i].value, window->items[i].sketch + (size_t)k * KEY_BYTES, KEY_BYTES);
            keys[i].item = i;
        }
        qsort(keys, window->n, sizeof *keys, by_value);
        hold_against(window, keys, window->n, from, likeness);
    }
    memory_free(keys);
    return STATUS_OK;
}

/* Write what was found of one article, where the store has something else. */
static enum status settle_item(struct pass *pass, struct item *item, const struct item *first,
                               int64_t novelty) {
    const unsigned char *cluster = first == NULL ? NULL : first->copy ? first->cluster : first->hash;
    bool same = (cluster != NULL) == item->copy &&
                (cluster == NULL || memcmp(cluster, item->cluster, sizeof item->cluster) == 0);
    if (same && novelty == item->novelty)
        return STATUS_OK;
    pass->changed |= !same;
    item->copy = cluster != NULL;
    if (cluster != NULL)
        memcpy(item->cluster, cluster, sizeof item->cluster);
    struct row row = row_start(pass->store, SET_CLUSTER);
    row_integer(&row, item->id);
    if (cluster == NULL)
        row_null(&row);
    else
        row_blob(&row, item->cluster, CONTENT_HASH_BYTES);
    row_integer(&row, novelty);
    return row_finish(&row, pass->error);
}

/* Compare the articles of one day with those before them. */
static enum status compare_day(struct pass *pass, int64_t day) {
    struct window window = {0};
    enum status status = STATUS_OK;
    arena_reset(&pass->arena);
    pass->changed = false;
    for (int64_t d = day - WINDOW; d < day && day != UNDATED && status == STATUS_OK; d++)
        status = load_day(pass, d, &window);
    uint32_t from = window.n;
    if (status == STATUS_OK)
        status = load_day(pass, day, &window);
    struct likeness *likeness = arena_alloc(&pass->arena, (window.n - from + 1) * sizeof *likeness);
    if (status == STATUS_OK && likeness == NULL)
        status = no_memory(pass);
    if (status != STATUS_OK || window.n == from)
        return status;
    for (uint32_t i = from; i < window.n; i++)
        likeness[i - from] = (struct likeness){.earliest = i};
    status = find_likenesses(pass, &window, from, likeness);
    for (uint32_t i = from; i < window.n && status == STATUS_OK; i++) {
        const struct likeness *found = &likeness[i - from];
        const struct item *first = found->earliest == i ? NULL : &window.items[found->earliest];
        status = settle_item(pass, &window.items[i], first,
                             first == NULL ? MILLION : MILLION - (int64_t)(found->greatest * MILLION + 0.5));
    }
    return status;
}

/* The first day in cluster_due; *found tells whether there is one. */
static enum status next_due(struct pass *pass, int64_t *day, bool *found) {
    struct row row = row_start(pass->store, NEXT_DUE);
    enum status status = row_fetch(&row, found, pass->error);
    if (status == STATUS_OK && *found) {
        *found = sqlite3_column_type(row.statement, 0) != SQLITE_NULL;
        *day = sqlite3_column_int64(row.statement, 0);
    }
    row_end(&row);
    return status;
}

static enum status clear_due(struct pass *pass, int64_t day) {
    struct row row = row_start(pass->store, CLEAR_DUE);
    row_integer(&row, day);
    return row_finish(&row, pass->error);
}

/* The days that are due in order of time, each with those behind it for which it counts; a day whose clusters
 * change counts for those behind it in its turn. */
static enum status compare_days(struct pass *pass) {
    int64_t day = 0, last = INT64_MIN, due = 0;
    bool found = false;
    enum status status = next_due(pass, &due, &found);
    while (status == STATUS_OK && (found || day <= last)) {
        if (found && (due <= day || day > last))
            day = due;
        status = compare_day(pass, day);
        bool counts = (found && due == day) || pass->changed;
        if (counts && day != UNDATED && day + WINDOW > last)
            last = day + WINDOW;
        if (status == STATUS_OK && found && due == day) {
            status = clear_due(pass, day);
            if (status == STATUS_OK)
                status = next_due(pass, &due, &found);
        }
        day++;
    }
    return status;
}

enum status store_find_clusters(struct store *store, struct error *error) {
    struct pass pass = {.store = store, .error = error};
    int64_t day;
    bool found;
    enum status status = next_due(&pass, &day, &found);
    if (status != STATUS_OK || !found)
        return status;
    status = store_begin(store, error);
    if (status == STATUS_OK)
        status = compare_days(&pass);
    if (status == STATUS_OK)
        status = store_commit(store, error);
    if (status != STATUS_OK)
        store_rollback(store);
    arena_free(&pass.arena);
    return status;
}
