#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "batch/walk.h"

Suite *suite_walk(void);

static char folder[64];

static const char *const folders[] = {"b", "b/inner", ".hidden"};
static const char *const files[] = {"c.txt", "a.txt", "b/z.txt",      "b/inner/y.txt",
                                    "b.txt", ".dot",  ".hidden/x.txt"};

enum { N_FOLDERS = sizeof folders / sizeof folders[0], N_FILES = sizeof files / sizeof files[0] };

static void make_tree(void) {
    snprintf(folder, sizeof folder, "/tmp/stimmung-walk-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    for (int i = 0; i < N_FOLDERS; i++)
        ck_assert_int_eq(mkdir(folders[i], 0777), 0);
    for (int i = 0; i < N_FILES; i++) {
        FILE *file = fopen(files[i], "w");
        ck_assert_ptr_nonnull(file);
        fputs("Text", file);
        fclose(file);
    }
    ck_assert_int_eq(symlink("..", "b/loop"), 0);
    ck_assert_int_eq(symlink("../a.txt", "b/link.txt"), 0);
    ck_assert_int_eq(symlink("nowhere", "b/gone.txt"), 0);
    ck_assert_int_eq(mkfifo("b/pipe", 0666), 0);
}

static void remove_tree(void) {
    static const char *const others[] = {"b/loop", "b/link.txt", "b/gone.txt", "b/pipe"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        unlink(others[i]);
    for (int i = 0; i < N_FILES; i++)
        unlink(files[i]);
    for (int i = N_FOLDERS - 1; i >= 0; i--)
        rmdir(folders[i]);
    rmdir("b");
    ck_assert_int_eq(chdir("/"), 0);
    rmdir(folder);
}

/* The paths of a walk, with bars between; one that can't be read has a '!' behind it. */
static void walk_all(char **paths, int n, char *found, size_t size) {
    struct walk_item item;
    struct error error = {0};
    bool more;
    struct walk *walk = walk_open(&(struct walk_options){.paths = paths, .n_paths = n});
    found[0] = '\0';
    while (walk_next(walk, &item, &more, &error) == STATUS_OK && more) {
        size_t len = strlen(found);
        snprintf(found + len, size - len, "%s%s|", item.path, item.fault != NULL ? "!" : "");
        ck_assert(item.fault != NULL || item.size == 4 || strcmp(item.path, "-") == 0);
    }
    walk_close(walk);
}

START_TEST(finds_files_in_order) {
    char found[1000];
    walk_all((char *[]){"."}, 1, found, sizeof found);
    ck_assert_str_eq(found, "./a.txt|./b/gone.txt!|./b/inner/y.txt|./b/link.txt|./b/z.txt|./b.txt|./c.txt|");
}
END_TEST

START_TEST(keeps_the_order_of_what_is_given) {
    char found[1000];
    walk_all((char *[]){"c.txt", "b/inner/", ".dot", "nowhere", "-", "a.txt"}, 6, found, sizeof found);
    ck_assert_str_eq(found, "c.txt|b/inner/y.txt|.dot|nowhere!|-|a.txt|");
}
END_TEST

START_TEST(survives_lack_of_memory) {
    bool done = false;
    for (long n = 0; !done && n < 100; n++) {
        struct walk_item item;
        struct error error = {0};
        bool more = true;
        memory_fail_after(n);
        struct walk *walk = walk_open(&(struct walk_options){.paths = (char *[]){"."}, .n_paths = 1});
        enum status status = walk == NULL ? STATUS_NOMEM : STATUS_OK;
        while (status == STATUS_OK && more)
            status = walk_next(walk, &item, &more, &error);
        memory_fail_after(-1);
        ck_assert(status == STATUS_OK || status == STATUS_NOMEM);
        done = status == STATUS_OK;
        walk_close(walk);
    }
    ck_assert(done);
}
END_TEST

Suite *suite_walk(void) {
    Suite *suite = suite_create("batch/walk");
    TCase *tcase = tcase_create("walk");
    tcase_add_checked_fixture(tcase, make_tree, remove_tree);
    tcase_add_test(tcase, finds_files_in_order);
    tcase_add_test(tcase, keeps_the_order_of_what_is_given);
    tcase_add_test(tcase, survives_lack_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
