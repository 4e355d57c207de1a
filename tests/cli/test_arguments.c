#include <check.h>
#include <stdio.h>
#include <string.h>

#include "cli/command.h"

Suite *suite_arguments(void);

enum { NAME, SWITCH, COUNT, N_OPTIONS };

static const struct option options[N_OPTIONS] = {
    {"name", "TEXT", "a value", 'n'}, {"switch", NULL, "none", 's'}, {"count", "N", "a number", 0}};
static const struct command command = {.name = "try", .options = options, .n_options = N_OPTIONS};

static const struct {
    const char *words; /* with spaces between */
    bool fits;
    const char *name;
    bool given; /* --switch */
    const char *operands;
    const char *why;
} rows[] = {
    {"", true, NULL, false, "", "nothing"},
    {"a b", true, NULL, false, "a b", "operands alone"},
    {"--name x a", true, "x", false, "a", "a value in the next word"},
    {"--name=x a", true, "x", false, "a", "a value behind a sign"},
    {"--name= a", true, "", false, "a", "an empty value"},
    {"-n x a", true, "x", false, "a", "a short option"},
    {"-nx a", true, "x", false, "a", "its value in the same word"},
    {"a --switch b", true, NULL, true, "a b", "options between operands"},
    {"-- --switch -n", true, NULL, false, "--switch -n", "two dashes end the options"},
    {"-", true, NULL, false, "-", "a dash is an operand"},
    {"--name a --name b", true, "b", false, "", "the last one counts"},
    {"--name -s", true, "-s", false, "", "a value may look like an option"},
    {"--nam x", false, NULL, false, "", "no abbreviations"},
    {"--other", false, NULL, false, "", "unknown"},
    {"-x", false, NULL, false, "", "unknown letter"},
    {"--name", false, NULL, false, "", "no value"},
    {"--switch=yes", false, NULL, false, "", "a value too many"},
};

/* Cut `text`, which must live on, into words. */
static int cut(char *text, char **words) {
    int n = 0;
    for (char *word; (word = strsep(&text, " ")) != NULL;)
        if (word[0] != '\0')
            words[n++] = word;
    return n;
}

static void silence(void) {
    ck_assert_ptr_nonnull(freopen("/dev/null", "w", stderr));
}

START_TEST(words_are_read) {
    char text[100], operands[100] = "";
    char *words[20];
    struct arguments arguments;
    snprintf(text, sizeof text, "%s", rows[_i].words);
    bool fits = arguments_parse(&arguments, &command, cut(text, words), words);
    ck_assert_msg(fits == rows[_i].fits, "%s", rows[_i].why);
    if (!fits)
        return;
    for (int i = 0; i < arguments.n_operands; i++) {
        size_t len = strlen(operands);
        snprintf(operands + len, sizeof operands - len, "%s%s", i == 0 ? "" : " ", arguments.operands[i]);
    }
    const char *name = arguments.values[NAME];
    ck_assert_msg((name == NULL) == (rows[_i].name == NULL), "%s", rows[_i].why);
    ck_assert_msg(name == NULL || strcmp(name, rows[_i].name) == 0, "%s: %s", rows[_i].why, name);
    ck_assert_msg((arguments.values[SWITCH] != NULL) == rows[_i].given, "%s", rows[_i].why);
    ck_assert_msg(strcmp(operands, rows[_i].operands) == 0, "%s: %s", rows[_i].why, operands);
}
END_TEST

static const struct {
    const char *value;
    bool fits;
    long number;
} numbers[] = {{NULL, true, 7},  {"1", true, 1},
               {"10", true, 10}, {"0", false, 0},
               {"11", false, 0}, {"", false, 0},
               {"3x", false, 0}, {"x", false, 0},
               {"-3", false, 0}, {"99999999999999999999", false, 0}};

START_TEST(numbers_have_bounds) {
    long number;
    struct arguments arguments = {.command = &command, .values = {[COUNT] = numbers[_i].value}};
    ck_assert_int_eq(arguments_number(&arguments, COUNT, 1, 10, 7, &number), numbers[_i].fits);
    ck_assert(!numbers[_i].fits || number == numbers[_i].number);
}
END_TEST

START_TEST(choices_are_named) {
    static const char *const names[] = {"text", "json", NULL};
    struct arguments arguments = {.command = &command};
    int choice;
    ck_assert(arguments_choice(&arguments, NAME, names, 1, &choice) && choice == 1);
    arguments.values[NAME] = "text";
    ck_assert(arguments_choice(&arguments, NAME, names, 1, &choice) && choice == 0);
    arguments.values[NAME] = "jso";
    ck_assert(!arguments_choice(&arguments, NAME, names, 1, &choice));
}
END_TEST

START_TEST(slips_are_known) {
    ck_assert(is_slip_for("fromat", "format"));
    ck_assert(is_slip_for("scor", "score"));
    ck_assert(is_slip_for("exprot", "export"));
    ck_assert(!is_slip_for("batch", "export"));
    ck_assert(!is_slip_for("x", "db"));
    ck_assert(!is_slip_for("a word that is far longer than any name of an option", "db"));
}
END_TEST

Suite *suite_arguments(void) {
    Suite *suite = suite_create("cli/arguments");
    TCase *tcase = tcase_create("arguments");
    tcase_add_unchecked_fixture(tcase, silence, NULL);
    tcase_add_loop_test(tcase, words_are_read, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, numbers_have_bounds, 0, sizeof numbers / sizeof numbers[0]);
    tcase_add_test(tcase, choices_are_named);
    tcase_add_test(tcase, slips_are_known);
    suite_add_tcase(suite, tcase);
    return suite;
}
