#include "batch/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/memory.h"

/* A folder that is being walked; its names live in its arena. */
struct folder {
    struct folder *parent;
    struct arena arena;
    const char **names;
    uint32_t n_names;
    uint32_t capacity;
    uint32_t next;
    size_t path_len; /* of the walk's path that names this folder */
    dev_t device;
    ino_t inode;
};

struct walk {
    const struct walk_options *options;
    int next;
    char *line; /* of the list, as getdelim keeps it */
    size_t line_size;
    struct folder *folder; /* the innermost, or NULL between given paths */
    struct buffer path;    /* of the item */
};

struct walk *walk_open(const struct walk_options *options) {
    struct walk *walk = memory_alloc(sizeof *walk);
    if (walk != NULL)
        *walk = (struct walk){.options = options};
    return walk;
}

static void leave_folder(struct walk *walk) {
    struct folder *folder = walk->folder;
    walk->folder = folder->parent;
    arena_free(&folder->arena);
    memory_free(folder);
}

void walk_close(struct walk *walk) {
    if (walk == NULL)
        return;
    while (walk->folder != NULL)
        leave_folder(walk);
    buffer_free(&walk->path);
    free(walk->line); /* the C library's */
    memory_free(walk);
}

static int by_bytes(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool read_names(struct folder *folder, DIR *stream, const char **fault) {
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(stream);
        if (entry == NULL) {
            *fault = errno != 0 ? strerror(errno) : NULL;
            break;
        }
        if (entry->d_name[0] == '.')
            continue;
        if (!arena_grow(&folder->arena, &folder->names, &folder->capacity, folder->n_names + 1,
                        sizeof *folder->names))
            return false;
        const char *name = arena_copy(&folder->arena, entry->d_name, strlen(entry->d_name));
        if (name == NULL)
            return false;
        folder->names[folder->n_names++] = name;
    }
    if (folder->n_names > 0)
        qsort(folder->names, folder->n_names, sizeof *folder->names, by_bytes);
    return true;
}

static bool is_inside(const struct walk *walk, const struct stat *facts) {
    for (const struct folder *folder = walk->folder; folder != NULL; folder = folder->parent)
        if (folder->device == facts->st_dev && folder->inode == facts->st_ino)
            return true;
    return false;
}

/* Go into the folder that walk->path names. Where it can't be read to its end *fault
 * says why; what was read of it is walked all the same. */
static enum status enter_folder(struct walk *walk, const struct stat *facts, const char **fault) {
    DIR *stream = opendir(walk->path.bytes);
    if (stream == NULL) {
        *fault = strerror(errno);
        return STATUS_OK;
    }
    struct folder *folder = memory_alloc(sizeof *folder);
    if (folder != NULL) {
        *folder = (struct folder){
            .parent = walk->folder,
            .path_len = walk->path.len,
            .device = facts->st_dev,
            .inode = facts->st_ino,
        };
        walk->folder = folder;
        if (!read_names(folder, stream, fault))
            folder = NULL;
    }
    closedir(stream);
    return folder == NULL ? STATUS_NOMEM : STATUS_OK;
}

/* The next path of the list that is not empty, or NULL. */
static const char *next_listed(struct walk *walk) {
    ssize_t len;
    if (walk->options->list == NULL)
        return NULL;
    do {
        len = getdelim(&walk->line, &walk->line_size, walk->options->separator, walk->options->list);
        if (len > 0 && walk->line[len - 1] == walk->options->separator)
            walk->line[--len] = '\0';
    } while (len == 0);
    return len < 0 ? NULL : walk->line;
}

static const char *next_given(struct walk *walk) {
    if (walk->next < walk->options->n_paths)
        return walk->options->paths[walk->next++];
    return next_listed(walk);
}

/* Set walk->path to what comes next; false at the end. */
static bool next_path(struct walk *walk, bool *named) {
    while (walk->folder != NULL && walk->folder->next == walk->folder->n_names)
        leave_folder(walk);
    *named = walk->folder == NULL;
    if (walk->folder == NULL) {
        const char *given = next_given(walk);
        if (given == NULL)
            return false;
        buffer_clear(&walk->path);
        buffer_add_text(&walk->path, given);
        return true;
    }
    walk->path.len = walk->folder->path_len;
    if (walk->path.len > 0 && walk->path.bytes[walk->path.len - 1] != '/')
        buffer_add_byte(&walk->path, '/');
    buffer_add_text(&walk->path, walk->folder->names[walk->folder->next++]);
    return true;
}

static int64_t nanoseconds(struct timespec time) {
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* What walk->path is; *found is false for what is passed over, or entered. */
static enum status look_at(struct walk *walk, struct walk_item *item, bool *found) {
    struct stat facts;
    *found = true;
    if (item->named && strcmp(item->path, "-") == 0)
        return STATUS_OK;
    if (stat(item->path, &facts) != 0) {
        item->fault = strerror(errno);
        return STATUS_OK;
    }
    if (S_ISDIR(facts.st_mode)) {
        enum status status = is_inside(walk, &facts) ? STATUS_OK : enter_folder(walk, &facts, &item->fault);
        *found = item->fault != NULL;
        return status;
    }
    if (S_ISREG(facts.st_mode)) {
        item->size = facts.st_size;
        item->modified = nanoseconds(facts.st_mtim);
        *found = walk->options->since == 0 || item->modified >= walk->options->since;
        return STATUS_OK;
    }
    *found = item->named; /* a pipe that is given is read, one that lies about is not */
    return STATUS_OK;
}

/* At the end: whether the list was read to its end. */
static enum status check_list(const struct walk *walk, struct error *error) {
    if (walk->options->list == NULL || !ferror(walk->options->list))
        return STATUS_OK;
    return error_set(error, STATUS_IO, "%s: %s", walk->options->list_name, strerror(errno));
}

enum status walk_next(struct walk *walk, struct walk_item *item, bool *found, struct error *error) {
    enum status status = STATUS_OK;
    *found = false;
    while (status == STATUS_OK && !*found) {
        *item = (struct walk_item){.size = -1};
        if (!next_path(walk, &item->named))
            return check_list(walk, error);
        item->path = walk->path.bytes;
        status = walk->path.failed ? STATUS_NOMEM : look_at(walk, item, found);
    }
    return status == STATUS_OK ? STATUS_OK : error_set(error, status, "out of memory while walking folders");
}
