#include <check.h>
#include <jansson.h>
#include <string.h>

#include "output/evaluation.h"
#include "sample.h"

Suite *suite_evaluation(void);

static const struct {
    const char *line;
    const char *message; /* NULL: it is read */
    const char *why;
} lines[] = {
    {"{\"id\": \"a\", \"text\": \"SAP stieg.\", \"label\": \"positive\"}", NULL, "all that must be there"},
    {"{\"id\": \"a\", \"text\": \"SAP\"", "no JSON", "cut off"},
    {"{\"id\": \"a\", \"label\": \"neutral\"}", "no \"text\"", "no text"},
    {"{\"text\": \"SAP\", \"label\": \"neutral\"}", "no \"id\"", "no id"},
    {"{\"id\": \"a\", \"text\": \"SAP\", \"label\": \"good\"}", "\"label\" is one of", "another label"},
    {"{\"id\": \"a\", \"text\": \"SAP\", \"label\": \"neutral\", \"targets\": [{\"label\": \"neutral\"}]}",
     "a target without \"ticker\"", "no ticker"},
    {"{\"id\": \"a\", \"text\": \"SAP\", \"label\": \"neutral\", \"moves\": [{\"subject\": \"SAP\"}]}",
     "\"direction\" is one of", "no direction"},
};

START_TEST(gold_is_checked) {
    struct arena arena = {0};
    struct error error = {0};
    struct gold_item item;
    gold_read(&arena, lines[_i].line, strlen(lines[_i].line), &item, &error);
    const char *message = lines[_i].message == NULL ? "" : lines[_i].message;
    ck_assert_msg(strncmp(error.message, message, strlen(message)) == 0, "%s: %s", lines[_i].why,
                  error.message);
    ck_assert_int_eq(error.status, lines[_i].message == NULL ? STATUS_OK : STATUS_INVALID);
    arena_free(&arena);
}
END_TEST

START_TEST(context_is_not_judged) {
    static const char line[] = "{\"id\": \"a\", \"context\": [\"Eins.\", \"Zwei.\"], \"text\": \"Drei.\", "
                               "\"label\": \"neutral\"}";
    struct arena arena = {0};
    struct error error = {0};
    struct gold_item item;
    ck_assert_int_eq(gold_read(&arena, line, sizeof line - 1, &item, &error), STATUS_OK);
    ck_assert_str_eq(item.text, "Eins. Zwei. Drei.");
    ck_assert_uint_eq(item.start, strlen("Eins. Zwei. "));
    arena_free(&arena);
}
END_TEST

/* What differs between gold (as members of its object) and the sample. */
static const struct {
    const char *gold;
    const char *notes;
    const char *why;
} rows[] = {
    {"\"label\": \"positive\", \"targets\": [{\"ticker\": \"SAP\", \"label\": \"neutral\"}], \"moves\": "
     "[{\"subject\": \"SAP\", \"direction\": \"down\", \"value\": 2.2, \"unit\": \"percent\"}, "
     "{\"subject\": \"BRENT\", \"direction\": \"up\", \"value\": null}]",
     "", "all right; case does not count, nor a figure that gold does not have"},
    {"\"label\": \"negative\", \"targets\": [{\"ticker\": \"BAS|SAP\", \"label\": \"positive\"}]",
     "label negative got positive; BAS|SAP positive got neutral; extra move SAP down 2.2 percent; "
     "extra move brent up",
     "the mean of the two mentions is neutral"},
    {"\"label\": \"positive\", \"targets\": [{\"ticker\": \"SA\", \"label\": \"neutral\"}], \"moves\": "
     "[{\"subject\": \"SAP\", \"direction\": \"down\", \"value\": 2.3, \"unit\": \"percent\"}]",
     "missed SA; extra SAP; missed move SAP down 2.3 percent; extra move SAP down 2.2 percent; "
     "extra move brent up",
     "a part of a ticker and another figure are not the same"},
};

START_TEST(differences_are_told) {
    struct sample sample;
    struct evaluation evaluation = {0};
    struct buffer line = {0}, notes = {0};
    struct arena arena = {0};
    struct error error = {0};
    struct gold_item item;
    sample_make(&sample);
    buffer_printf(&line, "{\"id\": \"a\", \"text\": \"-\", %s}", rows[_i].gold);
    ck_assert_msg(gold_read(&arena, line.bytes, line.len, &item, &error) == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(evaluation_add(&evaluation, &item, &sample.document, &notes, &error), STATUS_OK);
    ck_assert_msg(strcmp(notes.len == 0 ? "" : notes.bytes, rows[_i].notes) == 0, "%s: %s", rows[_i].why,
                  notes.bytes);
    evaluation_free(&evaluation);
    arena_free(&arena);
    buffer_free(&line);
    buffer_free(&notes);
    sample_free(&sample);
}
END_TEST

static double figure(const json_t *figures, const char *name) {
    return json_number_value(json_object_get(figures, name));
}

START_TEST(figures_are_right) {
    /* gold by got: positive 6 of 8 right and one flip, neutral 1 of 2, negative 3 of 3 */
    struct evaluation evaluation = {.labels = {{3, 0, 0}, {0, 1, 1}, {1, 1, 6}},
                                    .targets = {.found = 8, .extra = 2, .missed = 0},
                                    .target_labels_right = 6,
                                    .moves = {.found = 0, .extra = 1, .missed = 2}};
    struct buffer out = {0};
    evaluation_put_json(&evaluation, &out);
    json_t *read = json_loads(out.bytes, 0, NULL);
    ck_assert_int_eq((int)figure(read, "items"), 13);
    ck_assert_int_eq((int)figure(read, "flips"), 1);
    ck_assert_double_eq_tol(figure(read, "accuracy"), 10.0 / 13, 1e-6);
    ck_assert_double_eq_tol(figure(read, "macro_f1"), (6.0 / 7 + 1.0 / 2 + 12.0 / 15) / 3, 1e-6);
    ck_assert_double_eq_tol(figure(read, "link_p"), 0.8, 1e-6);
    ck_assert_double_eq_tol(figure(read, "link_f1"), 16.0 / 18, 1e-6);
    ck_assert_double_eq_tol(figure(read, "target_accuracy"), 0.75, 1e-6);
    ck_assert_double_eq_tol(figure(read, "move_f1"), 0, 1e-6);
    json_decref(read);
    buffer_free(&out);
}
END_TEST

START_TEST(nothing_gives_no_figures_but_zeros) {
    struct evaluation evaluation = {0};
    struct buffer out = {0};
    evaluation_put_text(&evaluation, &out);
    ck_assert_ptr_null(strstr(out.bytes, "nan"));
    buffer_free(&out);
}
END_TEST

Suite *suite_evaluation(void) {
    Suite *suite = suite_create("output/evaluation");
    TCase *tcase = tcase_create("evaluation");
    tcase_add_loop_test(tcase, gold_is_checked, 0, sizeof lines / sizeof lines[0]);
    tcase_add_test(tcase, context_is_not_judged);
    tcase_add_loop_test(tcase, differences_are_told, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, figures_are_right);
    tcase_add_test(tcase, nothing_gives_no_figures_but_zeros);
    suite_add_tcase(suite, tcase);
    return suite;
}
