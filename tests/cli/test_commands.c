#include <check.h>
#include <stdio.h>
#include <stdlib.h>

Suite *suite_commands(void);

/* The program as a user runs it; the script says what went wrong. */
START_TEST(commands_keep_their_word) {
    const char *build = getenv("STIMMUNG_BUILD");
    char command[1000];
    snprintf(command, sizeof command, "tests/cli/commands.sh '%s/stimmung'", build == NULL ? "build" : build);
    ck_assert_int_eq(system(command), 0);
}
END_TEST

Suite *suite_commands(void) {
    Suite *suite = suite_create("cli/commands");
    TCase *tcase = tcase_create("commands");
    tcase_set_timeout(tcase, 120);
    tcase_add_test(tcase, commands_keep_their_word);
    suite_add_tcase(suite, tcase);
    return suite;
}
