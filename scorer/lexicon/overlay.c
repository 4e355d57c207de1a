#include "lexicon/overlay.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "lexicon/build.h"

enum { MAX_PATH = 4096 };

static bool ends_in(const char *name, const char *ending) {
    size_t len = strlen(name), n = strlen(ending);
    return len > n && strcmp(name + len - n, ending) == 0;
}

static bool is_part(const char *name) {
    for (const char *const *part = LEXICON_PARTS; *part != NULL; part++)
        if (strcmp(*part, name) == 0)
            return true;
    return false;
}

/* What is no data: hidden files, and notes. */
static bool is_passed_over(const char *name) {
    return name[0] == '.' || ends_in(name, ".md");
}

/* All names, in the order of their bytes: alphasort would follow the locale. */
static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_looked_at(const struct dirent *entry) {
    return !is_passed_over(entry->d_name);
}

typedef enum status name_fn(void *context, const char *folder, const char *name, struct error *error);

static enum status each_name(const char *folder, name_fn *on_name, void *context, struct error *error) {
    struct dirent **entries;
    int n = scandir(folder, &entries, is_looked_at, by_bytes);
    if (n < 0)
        return error_set(error, STATUS_IO, "%s: %s", folder, strerror(errno));
    enum status status = STATUS_OK;
    for (int i = 0; i < n; i++) {
        if (status == STATUS_OK)
            status = on_name(context, folder, entries[i]->d_name, error);
        free(entries[i]);
    }
    free(entries);
    return status;
}

static enum status wants_tsv(void *context, const char *folder, const char *name, struct error *error) {
    (void)context;
    if (ends_in(name, ".tsv"))
        return STATUS_OK;
    return error_set(error, STATUS_INVALID, "%s/%s: only files that end in .tsv are read here", folder, name);
}

struct opening {
    struct arena *arena;
    const char **lists;
    uint32_t n, capacity;
};

static enum status keep_list(struct opening *opening, const char *path, struct error *error) {
    char *copy = arena_copy(opening->arena, path, strlen(path));
    if (copy == NULL || !arena_grow(opening->arena, &opening->lists, &opening->capacity, opening->n + 1,
                                    sizeof *opening->lists))
        return error_set(error, STATUS_NOMEM, "out of memory");
    opening->lists[opening->n++] = copy;
    return STATUS_OK;
}

static enum status sort_out(void *context, const char *folder, const char *name, struct error *error) {
    struct opening *opening = context;
    struct stat info;
    char path[MAX_PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    if (stat(path, &info) != 0)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    bool is_folder = S_ISDIR(info.st_mode), part = is_part(name);
    if (part && is_folder != ends_in(name, ".tsv"))
        return is_folder ? each_name(path, wants_tsv, NULL, error) : STATUS_OK;
    if (!is_folder && !part && (ends_in(name, ".tsv") || ends_in(name, ".txt")))
        return keep_list(opening, path, error);
    return error_set(error, STATUS_INVALID,
                     "%s: no part of a lexicon: folders are nouns, adjectives, verbs and idioms, lists of "
                     "words end in .tsv or .txt",
                     path);
}

enum status overlay_open(const char *folder, struct arena *arena, struct overlay *overlay,
                         struct error *error) {
    struct opening opening = {.arena = arena};
    *overlay = (struct overlay){.source = {.folder = folder, .optional = true}};
    enum status status = each_name(folder, sort_out, &opening, error);
    overlay->lists = opening.lists;
    overlay->n_lists = opening.n;
    return status;
}

enum status overlay_read_lists(const struct overlay *overlay, struct arena *arena, tsv_row_fn *on_row,
                               void *context, struct error *error) {
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < overlay->n_lists && status == STATUS_OK; i++)
        status = tsv_read(overlay->lists[i], arena, on_row, context, error);
    return status;
}
