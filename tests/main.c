/* Runs all suites, or those that are named: run_tests [SUITE]... */
#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The build lists the files tests/<folder>/test_<name>.c in suites.inc: SUITE(name). */
#define SUITE(name) Suite *suite_##name(void);
#include "tests/suites.inc"
#undef SUITE

static const struct {
    const char *name;
    Suite *(*make)(void);
} suites[] = {
#define SUITE(name) {#name, suite_##name},
#include "tests/suites.inc"
#undef SUITE
};

static int is_wanted(const char *name, int n_names, char **names) {
    for (int i = 0; i < n_names; i++)
        if (strcmp(names[i], name) == 0)
            return 1;
    return n_names == 0;
}

int main(int argc, char **argv) {
    SRunner *runner = srunner_create(NULL);
    int n_wanted = 0;
    for (size_t i = 0; i < sizeof suites / sizeof suites[0]; i++)
        if (is_wanted(suites[i].name, argc - 1, argv + 1)) {
            srunner_add_suite(runner, suites[i].make());
            n_wanted++;
        }
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    bool known = n_wanted > 0 && n_wanted >= argc - 1;
    if (!known)
        fprintf(stderr, "no such suite\n");
    return failed == 0 && known ? EXIT_SUCCESS : EXIT_FAILURE;
}
