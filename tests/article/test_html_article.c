/* HTML pages in tests/article/html/, modelled on how German news sites are
 * built: NAME.html, and in NAME.gold what is to come out: "title: ...",
 * "source: ...", "published: ..." ("-" for none), a blank line, then the
 * paragraphs of the text, one a line, in order. */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/html_tree.h"
#include "article/reader.h"
#include "article/sniff.h"
#include "base/buffer.h"
#include "patterns.h"

Suite *suite_html_article(void);

static void read_file(const char *path, struct buffer *bytes) {
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s", path);
    for (int c; (c = fgetc(file)) != EOF;)
        buffer_add_byte(bytes, (char)c);
    fclose(file);
}

static void check_fact(const char *path, const char *gold, const char *name, const char *got) {
    char line[400];
    snprintf(line, sizeof line, "%s: %s\n", name, got == NULL ? "-" : got);
    ck_assert_msg(strstr(gold, line) != NULL, "%s: %s", path, line);
}

static void check_page(const char *path) {
    struct buffer html = {0}, gold = {0}, text = {0};
    struct arena arena = {0};
    struct article article;
    struct rejection rejection;
    char gold_path[300];
    snprintf(gold_path, sizeof gold_path, "%.*s.gold", (int)(strlen(path) - strlen(".html")), path);
    read_file(path, &html);
    read_file(gold_path, &gold);
    ck_assert_int_eq(sniff_form("page", html.bytes, html.len), INPUT_HTML);
    ck_assert_int_eq(
        article_from_html(&arena, html.bytes, html.len, NULL, tests_page_patterns(), &article, &rejection),
        STATUS_OK);
    check_fact(path, gold.bytes, "title", article.title);
    check_fact(path, gold.bytes, "source", article.source);
    check_fact(path, gold.bytes, "published", article.published);
    for (uint32_t i = 0; i < article.n_paragraphs; i++) {
        struct span span = article.paragraphs[i].span;
        ck_assert(role_counts(article.paragraphs[i].role));
        buffer_add(&text, article.text + span.start, span_len(span));
        buffer_add_byte(&text, '\n');
    }
    const char *wanted = strstr(gold.bytes, "\n\n") + 2;
    ck_assert_msg(strcmp(text.bytes, wanted) == 0, "%s:\n%s", path, text.bytes);
    ck_assert_int_eq(article.paragraphs[0].role, ROLE_TITLE);
    buffer_free(&html);
    buffer_free(&gold);
    buffer_free(&text);
    arena_free(&arena);
}

static glob_t pages;

START_TEST(text_of_page) {
    check_page(pages.gl_pathv[_i]);
}
END_TEST

static const struct {
    const char *html;
    const char *text; /* NULL: no article */
    const char *why;
} odd[] = {
    {"<html></html>", NULL, "nothing"},
    {"<html><body><script>var a = '<p>Die Aktie von SAP steigt heute um drei "
     "Prozent.</p>';</script></body>",
     NULL, "a script is no text"},
    {"<p>Die Aktie von SAP steigt heute um drei Prozent.", "Die Aktie von SAP steigt heute um drei Prozent.",
     "a fragment that does not end"},
    {"<p>Die Ak&shy;tie&nbsp;von <b>S</b>AP  steigt&#8203; heute um "
     "3&thinsp;Prozent.</p>",
     "Die Aktie von SAP steigt heute um 3 Prozent.", "soft hyphens, many kinds of spaces, a letter in bold"},
    {"<p>Die Aktie von SAP steigt &bogus; und &#xD800; steigt &#0; weiter.</p>",
     "Die Aktie von SAP steigt &bogus; und steigt weiter.", "entities that are none"},
    {"<!DOCTYPE html SYSTEM \"file:///etc/passwd\" [<!ENTITY x SYSTEM "
     "\"file:///etc/passwd\">]><p>Die Aktie von &x; steigt "
     "heute um drei Prozent.</p>",
     "Die Aktie von &x; steigt heute um drei Prozent.", "nothing is fetched"},
};

START_TEST(odd_pages) {
    struct arena arena = {0};
    struct article article;
    struct rejection rejection;
    enum status status = article_from_html(&arena, odd[_i].html, strlen(odd[_i].html), NULL,
                                           tests_page_patterns(), &article, &rejection);
    ck_assert_msg(status == (odd[_i].text == NULL ? STATUS_INVALID : STATUS_OK), "%s", odd[_i].why);
    if (odd[_i].text == NULL)
        ck_assert_str_eq(rejection.code, "no_text");
    else
        ck_assert_str_eq(article.paragraphs[0].role == ROLE_TITLE ? "" : article.text, odd[_i].text);
    arena_free(&arena);
}
END_TEST

/* Elements in elements, far deeper than any page. */
START_TEST(deep_page) {
    struct buffer html = {0};
    struct arena arena = {0};
    struct article article;
    struct rejection rejection;
    for (int i = 0; i < 50000; i++)
        buffer_add_text(&html, "<div>");
    buffer_add_text(&html, "<p>Die Aktie von SAP steigt heute um drei Prozent.");
    ck_assert_int_eq(article_from_html(&arena, html.bytes, html.len, NULL, NULL, &article, &rejection),
                     STATUS_OK);
    ck_assert_uint_eq(article.n_paragraphs, 1);
    buffer_free(&html);
    arena_free(&arena);
}
END_TEST

/* As many scripts as are kept, and one more amid a <title>, whose text is that of the title. */
START_TEST(script_in_title) {
    struct buffer html = {0};
    struct arena arena = {0};
    struct article article;
    struct rejection rejection;
    for (int i = 0; i < HTML_SCRIPTS; i++)
        buffer_add_text(&html, "<script type=\"application/ld+json\">{}</script>");
    buffer_add_text(&html, "<title>SAP steigt<script></script></title>"
                           "<p>Die Aktie von SAP steigt heute um drei Prozent.");
    ck_assert_int_eq(article_from_html(&arena, html.bytes, html.len, NULL, NULL, &article, &rejection),
                     STATUS_OK);
    ck_assert_str_eq(article.title, "SAP steigt");
    buffer_free(&html);
    arena_free(&arena);
}
END_TEST

static const struct {
    const char *names;
    unsigned hint; /* that is to be among the hints; 0: none at all */
} names[] = {
    {"article__body", HINT_BODY},
    {"articleBody", HINT_BODY},
    {"newsletter-box", HINT_DROP},
    {"js-share", HINT_WEAK_DROP},
    {"comment-list", HINT_COMMENTS},
    {"bildunterschrift", HINT_CAPTION},
    {"Aufmacherbild", HINT_CAPTION},
    {"col-8 text", 0},
    {"", 0},
};

START_TEST(reads_names) {
    unsigned hints = html_hints_of(names[_i].names);
    ck_assert_msg(names[_i].hint == 0 ? hints == 0 : (hints & names[_i].hint) != 0, "%s: %x", names[_i].names,
                  hints);
}
END_TEST

Suite *suite_html_article(void) {
    Suite *suite = suite_create("article/html_article");
    TCase *tcase = tcase_create("html_article");
    glob("tests/article/html/*.html", 0, NULL, &pages);
    tcase_add_loop_test(tcase, text_of_page, 0, (int)pages.gl_pathc);
    tcase_add_loop_test(tcase, odd_pages, 0, sizeof odd / sizeof odd[0]);
    tcase_add_test(tcase, deep_page);
    tcase_add_test(tcase, script_in_title);
    tcase_add_loop_test(tcase, reads_names, 0, sizeof names / sizeof names[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
