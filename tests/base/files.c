#include "files.h"

#include <check.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64];

const char *files_make(const struct files_row *rows, size_t n) {
    char path[FILES_PATH];
    /* in memory where that can be: nothing waits for a disk */
    snprintf(folder, sizeof folder, "%s/stimmung-files-XXXXXX",
             access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    for (size_t i = 0; i < n; i++) {
        files_path(path, rows[i].name);
        if (rows[i].text == NULL)
            ck_assert_int_eq(mkdir(path, 0700), 0);
        else
            files_write(rows[i].name, rows[i].text);
    }
    return folder;
}

void files_write(const char *name, const char *text) {
    char path[FILES_PATH];
    files_path(path, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
}

void files_path(char path[static FILES_PATH], const char *name) {
    snprintf(path, FILES_PATH, "%s/%s", folder, name);
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *place) {
    (void)info, (void)type, (void)place;
    return remove(path);
}

void files_remove(void) {
    ck_assert_int_eq(nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS), 0);
}

bool files_found(const struct findings *findings, const char *name, uint32_t line, enum finding_weight weight,
                 const char *message) {
    char path[FILES_PATH];
    files_path(path, name);
    for (uint32_t i = 0; i < findings->n; i++) {
        const struct finding *finding = &findings->list[i];
        if (finding->weight == weight && finding->line == line && strcmp(finding->path, path) == 0 &&
            strstr(finding->message, message) != NULL)
            return true;
    }
    return false;
}
