/* The same article in every form that news comes in: the same companies, scores and moves. */
#include <check.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../article/archives.h"
#include "base/utf8.h"
#include "stimmung.h"

Suite *suite_forms(void);

#define FOLDER "corpus/articles"

static stimmung_engine *engine;
static stimmung_result *result;

static void set_up(void) {
    ck_assert_int_eq(stimmung_engine_new(&engine, NULL), STIMMUNG_OK);
    ck_assert_int_eq(stimmung_result_new(&result, NULL), STIMMUNG_OK);
}

static void tear_down(void) {
    stimmung_result_free(result);
    stimmung_engine_free(engine);
}

/* All that is to be equal, as text. */
static void tell(struct buffer *told) {
    struct stimmung_article article;
    struct stimmung_company company;
    struct stimmung_move move;
    ck_assert_int_eq(stimmung_article_of(result, &article), STIMMUNG_OK);
    buffer_printf(told, "%s: %.6f %.6f %.6f %.6f %.6f\n", article.title == NULL ? "-" : article.title,
                  article.score.score, article.score.tone, article.score.positive, article.score.negative,
                  article.coverage);
    for (size_t i = 0; stimmung_company_at(result, i, &company) == STIMMUNG_OK; i++)
        buffer_printf(told, "%s %d %.6f %.6f %.6f %u %u\n", company.ticker, company.primary,
                      company.score.score, company.score.tone, company.relevance, company.n_mentions,
                      company.n_sentences);
    for (size_t i = 0; stimmung_move_at(result, i, &move) == STIMMUNG_OK; i++)
        buffer_printf(told, "  %s %d %g %s %g %s\n", move.subject, move.direction, move.value,
                      move.unit == NULL ? "-" : move.unit, move.to, move.lemma == NULL ? "-" : move.lemma);
}

/* ---- the forms ---- */

/* Append a text with what means something in markup escaped. */
static void put_escaped(struct buffer *out, const char *text, size_t len) {
    for (size_t i = 0; i < len; i++) {
        if (text[i] == '<' || text[i] == '>' || text[i] == '&')
            buffer_add_text(out, text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : "&amp;");
        else
            buffer_add_byte(out, text[i]);
    }
}

/* The article's title, and its other paragraphs as <p>. */
static void put_title(struct buffer *out, const char *text) {
    put_escaped(out, text, strcspn(text, "\n"));
}

static void put_paragraphs(struct buffer *out, const char *text) {
    text += strcspn(text, "\n");
    while (*(text += strspn(text, "\n")) != '\0') {
        const char *end = strstr(text, "\n\n");
        size_t len = end == NULL ? strcspn(text, "\n") : (size_t)(end - text);
        buffer_add_text(out, "<p>");
        put_escaped(out, text, len);
        buffer_add_text(out, "</p>\n");
        text += len;
    }
}

static void make_text(struct buffer *out, const char *text) {
    buffer_add_text(out, text);
}

static void make_html(struct buffer *out, const char *text) {
    buffer_add_text(out, "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>");
    put_title(out, text);
    buffer_add_text(out, "</title></head><body><article><h1>");
    put_title(out, text);
    buffer_add_text(out, "</h1>\n");
    put_paragraphs(out, text);
    buffer_add_text(out, "</article></body></html>\n");
}

/* The bytes of Windows-1252 above those of Latin-1 that the corpus needs. */
static int narrow(uint32_t code) {
    static const struct {
        uint32_t code;
        int byte;
    } high[] = {{0x20AC, 0x80}, {0x201A, 0x82}, {0x201E, 0x84}, {0x2026, 0x85}, {0x2018, 0x91},
                {0x2019, 0x92}, {0x201C, 0x93}, {0x201D, 0x94}, {0x2013, 0x96}, {0x2014, 0x97}};
    for (size_t i = 0; i < sizeof high / sizeof *high; i++)
        if (high[i].code == code)
            return high[i].byte;
    ck_assert_msg(code < 0x100, "U+%04X is not in Windows-1252", code);
    return (int)code;
}

static void make_latin_html(struct buffer *out, const char *text) {
    struct buffer html = {0};
    make_html(&html, text);
    char *charset = strstr(html.bytes, "\"utf-8\"");
    memcpy(charset, "latin1 ", 7);
    for (size_t i = 0, used; i < html.len; i += used)
        buffer_add_byte(out, (char)narrow(utf8_decode(html.bytes + i, html.len - i, &used)));
    buffer_free(&html);
}

static void make_rss(struct buffer *out, const char *text) {
    buffer_add_text(out,
                    "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Blatt</title><item><title>");
    put_title(out, text);
    buffer_add_text(out, "</title><content:encoded><![CDATA[");
    put_paragraphs(out, text);
    buffer_add_text(out, "]]></content:encoded></item></channel></rss>");
}

static void make_atom(struct buffer *out, const char *text) {
    buffer_add_text(out, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Blatt</title><entry><title>");
    put_title(out, text);
    buffer_add_text(out, "</title><content type=\"xhtml\"><div xmlns=\"http://www.w3.org/1999/xhtml\">");
    put_paragraphs(out, text);
    buffer_add_text(out, "</div></content></entry></feed>");
}

static void make_nitf(struct buffer *out, const char *text) {
    buffer_add_text(out, "<nitf><body><body.head><hedline><hl1>");
    put_title(out, text);
    buffer_add_text(out, "</hl1></hedline></body.head><body.content>");
    put_paragraphs(out, text);
    buffer_add_text(out, "</body.content></body></nitf>");
}

static void make_g2(struct buffer *out, const char *text) {
    buffer_add_text(out, "<newsItem guid=\"urn:1\"><contentMeta><headline>");
    put_title(out, text);
    buffer_add_text(out, "</headline></contentMeta><contentSet><inlineXML><html><body>");
    put_paragraphs(out, text);
    buffer_add_text(out, "</body></html></inlineXML></contentSet></newsItem>");
}

static void make_json(struct buffer *out, const char *text) {
    buffer_add_text(out, "{\"text\": \"");
    for (; *text != '\0'; text++) {
        if (*text == '\n')
            buffer_add_text(out, "\\n");
        else if (*text == '"' || *text == '\\')
            buffer_printf(out, "\\%c", *text);
        else
            buffer_add_byte(out, *text);
    }
    buffer_add_text(out, "\"}\n");
}

static void make_archive(struct buffer *out, const char *text) {
    struct buffer html = {0};
    make_html(&html, text);
    const struct archived members[] = {{"news/", "", 0, 'd'}, {"news/eins.html", html.bytes, html.len, 0}};
    archive_make(out, "tar", "gzip", members, 2);
    buffer_free(&html);
}

static void make_warc(struct buffer *out, const char *text) {
    static const char http[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    struct buffer html = {0}, record = {0};
    make_html(&html, text);
    buffer_printf(&record,
                  "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-05-18T12:00:00Z\r\nWARC-Target-URI: "
                  "https://example.org/1\r\nContent-Type: application/http; msgtype=response\r\n"
                  "Content-Length: %zu\r\n\r\n%s",
                  strlen(http) + html.len, http);
    buffer_add(&record, html.bytes, html.len);
    buffer_add_text(&record, "\r\n\r\n");
    archive_add_gzip(out, record.bytes, record.len);
    buffer_free(&html);
    buffer_free(&record);
}

static const struct {
    const char *name;
    void (*make)(struct buffer *out, const char *text);
} forms[] = {
    {"text", make_text},    {"HTML", make_html}, {"HTML in Windows-1252", make_latin_html},
    {"RSS", make_rss},      {"Atom", make_atom}, {"NITF", make_nitf},
    {"NewsML-G2", make_g2}, {"JSON", make_json}, {"tar.gz", make_archive},
    {"WARC.gz", make_warc},
};

/* Score what the bytes as a file give: one article. */
static void score(const struct buffer *bytes, const char *name, struct buffer *told) {
    char path[64];
    stimmung_reader *reader;
    stimmung_error error = {0};
    archive_write_file(path, bytes->bytes, bytes->len);
    ck_assert_int_eq(stimmung_reader_open(engine, path, STIMMUNG_FORM_AUTO, &reader, &error), STIMMUNG_OK);
    ck_assert_msg(stimmung_reader_next(reader, result, &error) == STIMMUNG_OK, "%s: %s", name, error.message);
    tell(told);
    ck_assert_msg(stimmung_reader_next(reader, result, &error) == STIMMUNG_END, "%s: one article", name);
    stimmung_reader_close(reader);
    unlink(path);
}

static void read_text(const char *name, struct buffer *text) {
    char path[300];
    snprintf(path, sizeof path, FOLDER "/%s", name);
    FILE *file = fopen(path, "rb");
    ck_assert_ptr_nonnull(file);
    ck_assert(buffer_reserve(text, 100000));
    text->len = fread(text->bytes, 1, 100000, file);
    text->bytes[text->len] = '\0';
    fclose(file);
}

/* Not the two pages that were scraped: what stands around an article is told by other marks in HTML. */
static int is_article(const struct dirent *entry) {
    return strstr(entry->d_name, ".txt") != NULL && strncmp(entry->d_name, "020-", 4) != 0 &&
           strncmp(entry->d_name, "021-", 4) != 0;
}

START_TEST(forms_agree) {
    struct dirent **entries;
    int n = scandir(FOLDER, &entries, is_article, alphasort);
    ck_assert_int_gt(n, 30);
    for (int i = 0; i < n; i++) {
        struct buffer text = {0}, first = {0};
        read_text(entries[i]->d_name, &text);
        for (size_t f = 0; f < sizeof forms / sizeof *forms; f++) {
            struct buffer bytes = {0}, told = {0};
            forms[f].make(&bytes, text.bytes);
            score(&bytes, forms[f].name, f == 0 ? &first : &told);
            ck_assert_msg(f == 0 || strcmp(first.bytes, told.bytes) == 0, "%s as %s:\n%s\nas text:\n%s",
                          entries[i]->d_name, forms[f].name, told.bytes, first.bytes);
            buffer_free(&bytes);
            buffer_free(&told);
        }
        buffer_free(&text);
        buffer_free(&first);
        free(entries[i]);
    }
    free(entries);
}
END_TEST

Suite *suite_forms(void) {
    Suite *suite = suite_create("api/forms");
    TCase *tcase = tcase_create("forms");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_set_timeout(tcase, 30);
    tcase_add_test(tcase, forms_agree);
    suite_add_tcase(suite, tcase);
    return suite;
}
