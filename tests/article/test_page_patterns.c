#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "article/page.h"
#include "patterns.h"

Suite *suite_page_patterns(void);

static const struct {
    const char *line;
    uint32_t kind; /* that is to be among the kinds; 0: none at all */
    const char *why;
} rows[] = {
    {"Foto: Jan Mertens", PAGE_CREDIT, "a phrase with anything behind it"},
    {"FOTO:   DPA", PAGE_CREDIT, "case and spaces do not matter"},
    {"© 2024 Rheinwerk Verlag", PAGE_END, "a number for any number"},
    {"vor 27 Minuten", PAGE_AGO, "a number in the middle"},
    {"[0 Kommentare]", PAGE_COMMENTS, "brackets"},
    {"Lesen Sie auch:", PAGE_RELATED, "marks at the end do not matter"},
    {"Mehr zum Thema …", PAGE_RELATED, "nor does an ellipsis"},
    {"Großansicht", PAGE_NAVIGATION, "ß"},
    {"Die Lage bleibt schwierig, hieß es aus […]", PAGE_TEASER, "a phrase at the end"},
    {"Die Lage bleibt schwierig, hieß es aus […] (12)", PAGE_TEASER, "and a counter behind it"},
    {"Jetzt unseren Newsletter abonnieren", PAGE_SUBSCRIBE, "two phrases with text around them"},
    {"Von Eva Lindner", PAGE_BYLINE, "names are checked where the line is measured"},
    {"Startseite", PAGE_NAVIGATION, "one word"},
    {"SAP steigt um 3 Prozent", 0, "a headline"},
    {"Fotokonzern Nikon verdient mehr", 0, "a word that only begins like a phrase"},
    {"Das Foto der Woche zeigt eine Fabrik in der Nähe von Linz, die seit dem Sommer stillsteht", 0,
     "a sentence"},
    {"Kommentare dazu wollte der Konzern am Montag nicht abgeben", 0,
     "a phrase with more words than it may have"},
    {"Google will Cookies nicht mehr verwenden", 0, "the subject of an article"},
    {"Exklusiv: Siemens plant Stellenabbau", 0, "a headline with a mark in front"},
    {"Jetzt testen Anleger die Marke von 100 Euro", 0, "jetzt"},
    {"Verwendung von Bargeld", 0, "a word of legal notes"},
    {"", 0, "nothing"},
};

START_TEST(matches) {
    char fold[512];
    size_t len = page_fold(rows[_i].line, strlen(rows[_i].line), fold);
    uint32_t words = page_count_words(rows[_i].line, strlen(rows[_i].line));
    uint32_t kinds = page_patterns_match(tests_page_patterns(), fold, len, words) & PAGE_PHRASES;
    ck_assert_msg(rows[_i].kind == 0 ? kinds == 0 : (kinds & rows[_i].kind) != 0, "%s: \"%s\" gives %x",
                  rows[_i].why, fold, kinds);
}
END_TEST

static const struct {
    const char *text;
    const char *fold;
} folds[] = {
    {"  Größe \t und\u00a0Maß ", "groesse und mass"},
    {"18.05.2025, 14:00 Uhr", "#, # uhr"},
    {"1.200 Euro", "# euro"},
    {"3,5-mal", "#-mal"},
    {"Seite 3.", "seite #."},
    {"", ""},
    {"\n\n", ""},
};

START_TEST(folds_lines) {
    char fold[256];
    size_t len = page_fold(folds[_i].text, strlen(folds[_i].text), fold);
    ck_assert_str_eq(fold, folds[_i].fold);
    ck_assert_uint_eq(len, strlen(fold));
}
END_TEST

/* Build the pattern file that `rows` makes; *image is for the caller to free. */
static enum status build(const char *text, struct buffer *image, struct error *error) {
    char path[] = "/tmp/stimmung-patterns-XXXXXX";
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, text, strlen(text)), (ssize_t)strlen(text));
    close(descriptor);
    enum status status = page_patterns_build(path, image, error);
    unlink(path);
    return status;
}

static uint32_t match(const struct page_patterns *patterns, const char *line) {
    char fold[256];
    size_t len = page_fold(line, strlen(line), fold);
    return page_patterns_match(patterns, fold, len, page_count_words(line, strlen(line)));
}

START_TEST(builds_all_forms) {
    struct buffer image = {0};
    struct page_patterns patterns;
    struct error error = {0};
    ck_assert_int_eq(
        build("{Alpha|Beta} {x|}eins\tcredit\n*zwei*drei*\trelated\n*vier\tteaser\nfünf*sechs\tend\t4\n",
              &image, &error),
        STATUS_OK);
    ck_assert_int_eq(page_patterns_open(image.bytes, image.len, &patterns, &error), STATUS_OK);
    ck_assert_uint_eq(match(&patterns, "alpha xeins"), PAGE_CREDIT);
    ck_assert_uint_eq(match(&patterns, "Beta Eins!"), PAGE_CREDIT);
    ck_assert_uint_eq(match(&patterns, "gamma eins"), 0);
    ck_assert_uint_eq(match(&patterns, "da zwei und drei dort"), PAGE_RELATED);
    ck_assert_uint_eq(match(&patterns, "da drei und zwei dort"), 0);
    ck_assert_uint_eq(match(&patterns, "es sind vier"), PAGE_TEASER);
    ck_assert_uint_eq(match(&patterns, "vier sind es"), 0);
    ck_assert_uint_eq(match(&patterns, "fünfundsechs"), PAGE_END);
    ck_assert_uint_eq(match(&patterns, "fünf a b c sechs"), 0);
    ck_assert_uint_eq(match(&patterns, "sechs"), 0);
    buffer_free(&image);
}
END_TEST

static const struct {
    const char *text;
    const char *message; /* part of it */
} bad_rows[] = {
    {"foto\tnonsense\n", ":1: \"nonsense\" is no kind"},
    {"\n# comment\nfoto{a|b\tcredit\n", ":3: \"foto{a|b\": a { without its }"},
    {"\tcredit\n", ":1: no pattern"},
    {"* *\tcredit\n", "fits every line"},
    {"foto\tcredit\tviele\n", "\"viele\" is no number"},
    {"foto\tcredit\t3\tmehr\n", "more than three columns"},
};

START_TEST(names_bad_rows) {
    struct buffer image = {0};
    struct error error = {0};
    ck_assert_int_eq(build(bad_rows[_i].text, &image, &error), STATUS_INVALID);
    ck_assert_msg(strstr(error.message, bad_rows[_i].message) != NULL, "%s", error.message);
    buffer_free(&image);
}
END_TEST

START_TEST(refuses_other_images) {
    _Alignas(8) char bytes[4096] = {0};
    struct page_patterns patterns;
    struct error error = {0};
    ck_assert_int_eq(page_patterns_open(bytes, 3, &patterns, &error), STATUS_INVALID);
    ck_assert_int_eq(page_patterns_open(bytes, sizeof bytes, &patterns, &error), STATUS_INVALID);
}
END_TEST

Suite *suite_page_patterns(void) {
    Suite *suite = suite_create("article/page_patterns");
    TCase *tcase = tcase_create("page_patterns");
    tcase_add_loop_test(tcase, matches, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, folds_lines, 0, sizeof folds / sizeof folds[0]);
    tcase_add_test(tcase, builds_all_forms);
    tcase_add_loop_test(tcase, names_bad_rows, 0, sizeof bad_rows / sizeof bad_rows[0]);
    tcase_add_test(tcase, refuses_other_images);
    suite_add_tcase(suite, tcase);
    return suite;
}
