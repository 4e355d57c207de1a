#include <check.h>

#include "output/flow.h"
#include "output/terminal.h"
#include "sample.h"

Suite *suite_terminal(void);

static const struct {
    const char *text;
    int width;
    const char *lines;
    const char *why;
} wraps[] = {
    {"eins zwei drei", 20, "eins zwei drei\n", "fits"},
    {"eins zwei drei", 9, "eins zwei\n  drei\n", "wraps, with the indent of later lines"},
    {"eins  zwei\n\tdrei", 20, "eins zwei drei\n", "white space is one space"},
    {"Donaudampfschifffahrt ist", 8, "Donaudampfschifffahrt\n  ist\n", "a long word stands alone"},
    {"zwölf über öl", 9, "zwölf\n  über öl\n", "an umlaut is one column"},
    {"a\033[31mb", 20, "a[31mb\n", "no commands to the terminal"},
    {"Ge\xC2\xADwinn", 20, "Gewinn\n", "no soft hyphen"},
    {"a\xC2\xA0"
     "b c",
     4,
     "a\xC2\xA0"
     "b\n  c\n",
     "a no-break space does not break"},
    {"a\xffz", 20, "a?z\n", "broken bytes are shown as such"},
};

START_TEST(text_wraps) {
    struct buffer out = {0};
    struct flow flow = {.out = &out, .width = wraps[_i].width, .indent = 2, .column = 0};
    flow_text(&flow, wraps[_i].text, strlen(wraps[_i].text));
    flow_end(&flow);
    ck_assert_msg(strcmp(out.bytes, wraps[_i].lines) == 0, "%s: %s", wraps[_i].why, out.bytes);
    buffer_free(&out);
}
END_TEST

START_TEST(marks_in_words_and_in_colours) {
    for (int color = 0; color < 2; color++) {
        struct buffer out = {0};
        struct flow flow = {.out = &out, .width = 12, .color = color != 0};
        flow_text(&flow, "der ", 4);
        flow_mark(&flow, MARK_BAD);
        flow_text(&flow, "tiefe Fall", 10);
        flow_mark(&flow, MARK_NONE);
        flow_text(&flow, ", gut", 5);
        flow_end(&flow);
        ck_assert_str_eq(out.bytes, color != 0 ? "der \033[31mtiefe\033[39m\n\033[31mFall\033[39m, gut\n"
                                               : "der [-tiefe\nFall-], gut\n");
        buffer_free(&out);
    }
}
END_TEST

START_TEST(cells_are_cut_and_filled) {
    struct buffer out = {0};
    flow_cell(&out, "Müller", 8);
    flow_cell(&out, "Übersee", 4);
    flow_cell(&out, "", 2);
    ck_assert_str_eq(out.bytes, "Müller  Über  ");
    buffer_free(&out);
}
END_TEST

START_TEST(shows_a_document) {
    struct sample sample;
    struct buffer out = {0};
    sample_make(&sample);
    terminal_put_document(&out, &sample.document, &(struct terminal_options){.width = 80, .explain = true});
    ck_assert_str_eq(
        out.bytes,
        "SAP\n"
        "dpa-AFX · 2025-05-18T14:00:00+02:00 · a1\n"
        "\n"
        "Article +0.05 positive, tone +0.50, good 0.50 against bad 0.45 in 67 % of the sentences\n"
        "\n"
        "Ticker  Name                      Score  Tone   Move        Stance\n"
        "SAP     SAP                       +0.10  +0.50  -2.2 %      neutral, primary, divergent\n"
        "\n"
        "Also: brent up\n"
        "\n"
        "+0.50  SAP [+hebt die Prognose+], Goldman rät zum Kauf.\n"
        "         +0.50  direction.quantity    SAP           heben: hebt die Prognose\n"
        "\n"
        "-0.45  Trotzdem [-fiel die Aktie um 2,2 Prozent-], Brent stieg.\n"
        "         -0.45  move.down             SAP           fallen: fiel die Aktie um 2,2 Prozent\n"
        "\n");
    buffer_free(&out);
    sample_free(&sample);
}
END_TEST

START_TEST(says_that_nothing_was_found) {
    struct buffer out = {0};
    const struct article article = {.id = "a.txt", .text = ""};
    const struct document document = {.article = &article};
    terminal_put_document(&out, &document, &(struct terminal_options){.width = 80});
    ck_assert_str_eq(out.bytes, "a.txt\n\nArticle +0.00 (nothing found that tells)\n"
                                "No listed company or index found.\n\n");
    buffer_free(&out);
}
END_TEST

Suite *suite_terminal(void) {
    Suite *suite = suite_create("output/terminal");
    TCase *tcase = tcase_create("terminal");
    tcase_add_loop_test(tcase, text_wraps, 0, sizeof wraps / sizeof wraps[0]);
    tcase_add_test(tcase, marks_in_words_and_in_colours);
    tcase_add_test(tcase, cells_are_cut_and_filled);
    tcase_add_test(tcase, shows_a_document);
    tcase_add_test(tcase, says_that_nothing_was_found);
    suite_add_tcase(suite, tcase);
    return suite;
}
