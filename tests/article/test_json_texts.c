#include <check.h>
#include <stdio.h>
#include <string.h>

#include "article/json_texts.h"
#include "article/reader.h"

Suite *suite_json_texts(void);

enum { FILL = 300, MOST_LINE = 1000 };

/* What stands behind 300 letters in a text. */
static const struct {
    const char *json;
    const char *text; /* NULL: no JSON */
    size_t len;
    bool cut;
    const char *why;
} rows[] = {
    {"Kurs fällt", "Kurs fällt", 11, true, "UTF-8"},
    {"a\\nb\\t\\\"c\\\"\\\\ \\/", "a\nb\t\"c\"\\ /", 10, true, "the escapes of one letter"},
    {"f\\u00e4llt \\u2013 5 \\u20AC", "fällt – 5 €", 16, true, "escapes of umlauts, dash and euro"},
    {"\\\\", "\\", 1, true, "a backslash at the end"},
    {"\\\\u0000", "\\u0000", 6, true, "a backslash, and no escape behind it"},
    {"\\ud83d\\ude00", "😀", 4, false, "a surrogate pair is left to jansson"},
    {"\\ud83d", "\uFFFD", 3, false, "half a pair, which is mended"},
    {"a\\u0000b", "a\0b", 3, false, "an escaped NUL, with which the marks begin"},
    {"a\tb", NULL, 0, false, "a control character"},
    {"a\nb", NULL, 0, false, "a line break"},
    {"a\\q", NULL, 0, false, "an escape that is none"},
    {"a\\u12g4", NULL, 0, false, "no hexadecimal digits"},
};

/* `front`, 300 letters, `piece` and `back`. */
static size_t make_line(char line[MOST_LINE], const char *front, const char *piece, const char *back) {
    char fill[FILL + 1];
    memset(fill, 'x', FILL);
    fill[FILL] = '\0';
    return (size_t)snprintf(line, MOST_LINE, "%s%s%s%s", front, fill, piece, back);
}

START_TEST(reads_texts) {
    char line[MOST_LINE];
    size_t len = make_line(line, "{\"id\": 7, \"text\": \"", rows[_i].json, "\", \"title\": \"T\"}");
    struct arena arena = {0};
    struct json_texts texts;
    struct article article;
    struct rejection rejection;
    ck_assert(json_texts_cut(&arena, line, len, &texts));
    ck_assert_msg((texts.n == 1) == rows[_i].cut, "%s: %u cut", rows[_i].why, texts.n);
    enum status status = article_from_json(&arena, line, len, NULL, NULL, &article, &rejection);
    ck_assert_msg((status == STATUS_OK) == (rows[_i].text != NULL), "%s", rows[_i].why);
    if (status == STATUS_OK) {
        ck_assert_msg(article.text_len == FILL + rows[_i].len &&
                          memcmp(article.text + FILL, rows[_i].text, rows[_i].len) == 0,
                      "%s: \"%s\"", rows[_i].why, article.text + FILL);
        ck_assert_str_eq(article.title, "T");
        ck_assert_str_eq(article.id, "7");
    }
    arena_free(&arena);
}
END_TEST

START_TEST(leaves_the_rest) {
    static const struct {
        const char *front, *back;
        const char *why;
    } lines[] = {
        {"{\"text\": \"kurz\", \"", "\": 1}", "a long name, which no mark can stand for: read whole"},
        {"{\"text\": \"", "", "a string without an end"},
        {"{\"title\": \"\\u0000\", \"text\": \"", "\"}", "a NUL elsewhere could be a mark"},
        {"{\"text\": \"", "\"", "an object without an end"},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        char line[MOST_LINE];
        size_t len = make_line(line, lines[i].front, "", lines[i].back);
        struct arena arena = {0};
        struct article article;
        struct rejection rejection;
        struct json_texts texts;
        ck_assert(json_texts_cut(&arena, line, len, &texts));
        enum status status = article_from_json(&arena, line, len, NULL, NULL, &article, &rejection);
        bool whole = line[len - 1] == '}';
        ck_assert_msg((status == STATUS_OK) == whole, "%s", lines[i].why);
        if (!whole)
            ck_assert_msg(strstr(rejection.message, "byte 3") != NULL, "%s: %s", lines[i].why,
                          rejection.message);
        else if (i == 0)
            ck_assert_str_eq(article.text, "kurz");
        arena_free(&arena);
    }
}
END_TEST

START_TEST(gives_each_its_own) {
    char title[MOST_LINE], line[2 * MOST_LINE];
    size_t len = make_line(title, "{\"title\": \"T", "", "\", \"text\": \"Text");
    memcpy(line, title, len);
    len += make_line(line + len, "", "!", "\", \"id\": \"a1\"}");
    struct arena arena = {0};
    struct article article;
    struct rejection rejection;
    ck_assert_int_eq(article_from_json(&arena, line, len, NULL, NULL, &article, &rejection), STATUS_OK);
    ck_assert_uint_eq(strlen(article.title), FILL + 1);
    ck_assert_int_eq(article.title[0], 'T');
    ck_assert_uint_eq(article.text_len, FILL + 5);
    ck_assert_int_eq(article.text[FILL + 4], '!');
    ck_assert_str_eq(article.id, "a1");
    arena_free(&arena);
}
END_TEST

Suite *suite_json_texts(void) {
    Suite *suite = suite_create("article/json_texts");
    TCase *tcase = tcase_create("json_texts");
    tcase_add_loop_test(tcase, reads_texts, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, leaves_the_rest);
    tcase_add_test(tcase, gives_each_its_own);
    suite_add_tcase(suite, tcase);
    return suite;
}
