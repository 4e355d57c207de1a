#include "base/bundle.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

/* A file in a bundle: its name with a NUL, its length as four bytes, its bytes. */

enum { MAX_PATH = 4096 };

static bool is_file(const char *name) {
    size_t len = strlen(name);
    return len > 4 && strcmp(name + len - 4, ".tsv") == 0;
}

static enum status add_file(struct buffer *bundle, const char *folder, const char *name,
                            struct error *error) {
    char path[MAX_PATH];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    buffer_add(bundle, name, strlen(name) + 1);
    size_t at = bundle->len;
    uint32_t len = 0;
    buffer_add(bundle, (const char *)&len, sizeof len);
    enum status status = file_read(path, bundle, error);
    if (status != STATUS_OK || bundle->failed)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    len = (uint32_t)(bundle->len - at - sizeof len);
    memcpy(bundle->bytes + at, &len, sizeof len);
    return STATUS_OK;
}

enum status bundle_add(struct buffer *bundle, const char *folder, const char *name, struct error *error) {
    char path[MAX_PATH];
    if (is_file(name))
        return add_file(bundle, folder, name, error);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    struct tsv_names names = {0};
    enum status status = tsv_list_folder(path, &names, error);
    for (int i = 0; i < names.n && status == STATUS_OK; i++) {
        char inner[MAX_PATH];
        snprintf(inner, sizeof inner, "%s/%s", name, names.list[i]->d_name);
        status = add_file(bundle, folder, inner, error);
    }
    tsv_names_free(&names);
    return status;
}

/* Whether a file of a bundle is what `name` asks for, or lies in that folder. */
static bool is_asked_for(const char *file, const char *name) {
    size_t len = strlen(name);
    return strncmp(file, name, len) == 0 && (file[len] == '\0' || file[len] == '/');
}

static enum status read_bundle(const struct tsv_source *source, const char *name, struct arena *arena,
                               tsv_row_fn *on_row, void *context, struct error *error) {
    enum status status = STATUS_OK;
    for (size_t at = 0; at < source->bundle_len && status == STATUS_OK;) {
        uint32_t len;
        const char *file = source->bundle + at;
        at += strlen(file) + 1;
        memcpy(&len, source->bundle + at, sizeof len);
        at += sizeof len;
        const char *text = source->bundle + at;
        at += len;
        if (!is_asked_for(file, name))
            continue;
        char path[MAX_PATH];
        int n = snprintf(path, sizeof path, "%s/%s", source->folder, file);
        const char *kept = arena_copy(arena, path, (size_t)n);
        if (kept == NULL)
            return error_set(error, STATUS_NOMEM, "out of memory");
        status = tsv_read_text(kept, text, len, arena, on_row, context, error);
    }
    return status;
}

enum status tsv_source_read(const struct tsv_source *source, const char *name, struct arena *arena,
                            tsv_row_fn *on_row, void *context, struct error *error) {
    if (source->bundle != NULL)
        return read_bundle(source, name, arena, on_row, context, error);
    char path[MAX_PATH];
    snprintf(path, sizeof path, "%s/%s", source->folder, name);
    if (source->optional && access(path, F_OK) != 0 && errno == ENOENT)
        return STATUS_OK;
    return is_file(name) ? tsv_read(path, arena, on_row, context, error)
                         : tsv_read_folder(path, arena, on_row, context, error);
}
