/* Pages as text in tests/article/pages/, with the role that each line is to get.
 *
 * A page's file starts with "= title: ...", "= source: ...", "= published: ..." ("-" for none). Each line
 * behind these starts with a letter for its role: T title, L lead, B body, H an intermediate heading, E
 * teaser, X boilerplate, "+" for a line that goes on with the paragraph above. The rest of the line is the
 * page. */
#include <check.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/reader.h"
#include "base/buffer.h"
#include "patterns.h"

Suite *suite_text_article(void);

enum { MOST_PARAGRAPHS = 200 };

struct page {
    struct buffer text;
    char title[300], source[300], published[64];
    char roles[MOST_PARAGRAPHS];
    uint32_t starts[MOST_PARAGRAPHS];
    uint32_t n;
};

static void read_line(struct page *page, char *line) {
    if (line[0] == '=') {
        sscanf(line, "= title: %299[^\n]", page->title);
        sscanf(line, "= source: %299[^\n]", page->source);
        sscanf(line, "= published: %63[^\n]", page->published);
        return;
    }
    if (line[0] != '\n' && line[0] != '\0') {
        ck_assert_msg(line[1] == ' ' && strchr("TLBHEX+", line[0]) != NULL, "no role: %s", line);
        if (line[0] != '+') {
            ck_assert_uint_lt(page->n, MOST_PARAGRAPHS);
            page->roles[page->n] = line[0];
            page->starts[page->n++] = (uint32_t)page->text.len;
        }
        line += 2;
    }
    buffer_add_text(&page->text, line);
}

static void read_page(const char *path, struct page *page) {
    char line[4096];
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s", path);
    while (fgets(line, sizeof line, file) != NULL)
        read_line(page, line);
    fclose(file);
}

static char role_letter(const struct paragraph *paragraph) {
    static const char letters[] = {[ROLE_TITLE] = 'T',
                                   [ROLE_LEAD] = 'L',
                                   [ROLE_BODY] = 'B',
                                   [ROLE_TEASER] = 'E',
                                   [ROLE_BOILERPLATE] = 'X'};
    return paragraph->role == ROLE_BODY && paragraph->heading ? 'H' : letters[paragraph->role];
}

static void check_fact(const char *path, const char *name, const char *got, const char *wanted) {
    ck_assert_msg(strcmp(got == NULL ? "-" : got, wanted) == 0, "%s: %s is %s, not %s", path, name,
                  got == NULL ? "-" : got, wanted);
}

static void check_page(const char *path) {
    struct page page = {0};
    struct arena arena = {0};
    struct article article;
    struct error error = {0};
    read_page(path, &page);
    ck_assert_int_eq(
        article_from_text(&arena, page.text.bytes, page.text.len, tests_page_patterns(), &article, &error),
        STATUS_OK);
    ck_assert_mem_eq(article.text, page.text.bytes, page.text.len); /* never changed */
    for (uint32_t i = 0; i < article.n_paragraphs && i < page.n; i++) {
        const struct paragraph *paragraph = &article.paragraphs[i];
        ck_assert_msg(paragraph->span.start == page.starts[i] && role_letter(paragraph) == page.roles[i],
                      "%s: %c, not %c: \"%.*s\"", path, role_letter(paragraph), page.roles[i],
                      (int)span_len(paragraph->span), article.text + paragraph->span.start);
    }
    ck_assert_uint_eq(article.n_paragraphs, page.n);
    check_fact(path, "title", article.title, page.title);
    check_fact(path, "source", article.source, page.source);
    check_fact(path, "published", article.published, page.published);
    arena_free(&arena);
    buffer_free(&page.text);
}

static glob_t pages;

START_TEST(roles_of_page) {
    check_page(pages.gl_pathv[_i]);
}
END_TEST

/* The page that the project began with lies outside of it; where it is not there, nothing is proven. */
START_TEST(first_page) {
    static const char path[] = "../shared/real/seed.txt";
    struct reader_options options = {.patterns = tests_page_patterns()};
    struct arena arena = {0};
    struct article article;
    struct rejection rejection;
    struct error error = {0};
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        printf("%s is not there: skipped\n", path);
        return;
    }
    fclose(file);
    struct reader *reader = reader_open(path, &options);
    ck_assert_int_eq(reader_next(reader, &arena, &article, &rejection, &error), READER_ARTICLE);
    ck_assert_str_eq(article.title, "Meta stolpert bei der KI: Verzögerung beim Vorzeigemodell");
    ck_assert_str_eq(article.source, "InvestmentWeek");
    ck_assert_str_eq(article.published, "2025-05-18T14:00:00+02:00");
    unsigned counted = 0, headings = 0, titles = 0;
    for (uint32_t i = 0; i < article.n_paragraphs; i++) {
        const struct paragraph *paragraph = &article.paragraphs[i];
        counted += role_counts(paragraph->role);
        headings += paragraph->heading && role_counts(paragraph->role);
        titles += paragraph->role == ROLE_TITLE;
        ck_assert(!role_counts(paragraph->role) || paragraph->span.end <= 4289); /* where the body ends */
    }
    ck_assert_uint_eq(titles, 1);
    ck_assert_uint_eq(headings, 5);
    ck_assert_uint_eq(counted, 1 + 1 + 5 + 16); /* title, lead, headings, paragraphs */
    reader_close(reader);
    arena_free(&arena);
}
END_TEST

/* Without the phrases the shape alone must not lose a text. */
START_TEST(without_patterns) {
    static const char text[] =
        "Nordbank steigert Gewinn\n\nDie Nordbank hat im zweiten Quartal gut verdient.\n"
        "Die Aktie steigt um 3 Prozent und ist gefragt.\n";
    struct arena arena = {0};
    struct article article;
    struct error error = {0};
    ck_assert_int_eq(article_from_text(&arena, text, strlen(text), NULL, &article, &error), STATUS_OK);
    ck_assert_uint_eq(article.n_paragraphs, 3);
    for (uint32_t i = 0; i < 3; i++)
        ck_assert(role_counts(article.paragraphs[i].role));
    ck_assert_str_eq(article.title, "Nordbank steigert Gewinn");
    arena_free(&arena);
}
END_TEST

static const struct {
    const char *text;
    uint32_t paragraphs;
    const char *why;
} odd[] = {
    {"", 0, "nothing"},
    {" \n\t\n\xc2\xa0\n", 0, "white space alone"},
    {"\n\n\nSAP steigt.", 1, "blank lines in front, none behind"},
    {"SAP steigt.\r\nBASF fällt.\r\n", 2, "line ends of Windows"},
    {"SAP steigt.\rBASF fällt.\r", 2, "line ends of old Macs"},
    {"\xef\xbb\xbfSAP steigt.", 1, "a byte order mark is no text"},
    {"a\n\n\nb\n\nc", 3, "single letters"},
    {"Foto: dpa", 1, "one line is never furniture"},
};

START_TEST(odd_texts) {
    struct arena arena = {0};
    struct article article;
    struct error error = {0};
    ck_assert_int_eq(article_from_text(&arena, odd[_i].text, strlen(odd[_i].text), tests_page_patterns(),
                                       &article, &error),
                     STATUS_OK);
    ck_assert_msg(article.n_paragraphs == odd[_i].paragraphs, "%s: %u", odd[_i].why, article.n_paragraphs);
    for (uint32_t i = 0; i < article.n_paragraphs; i++)
        ck_assert_msg(role_counts(article.paragraphs[i].role), "%s", odd[_i].why);
    arena_free(&arena);
}
END_TEST

START_TEST(refuses_broken_text) {
    struct arena arena = {0};
    struct article article;
    struct error error = {0};
    ck_assert_int_eq(article_from_text(&arena, "ab\xff", 3, NULL, &article, &error), STATUS_INVALID);
    arena_free(&arena);
}
END_TEST

Suite *suite_text_article(void) {
    Suite *suite = suite_create("article/text_article");
    TCase *tcase = tcase_create("text_article");
    glob("tests/article/pages/*.txt", 0, NULL, &pages);
    tcase_add_loop_test(tcase, roles_of_page, 0, (int)pages.gl_pathc);
    tcase_add_test(tcase, first_page);
    tcase_add_test(tcase, without_patterns);
    tcase_add_loop_test(tcase, odd_texts, 0, sizeof odd / sizeof odd[0]);
    tcase_add_test(tcase, refuses_broken_text);
    suite_add_tcase(suite, tcase);
    return suite;
}
