/* Web crawls: whole records, and every way in which a record can be broken. */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "archives.h"
#include "article/http.h"
#include "article/reader.h"
#include "patterns.h"

Suite *suite_warc(void);

static const char page[] =
    "<html lang=\"de\"><head><title>SAP steigt</title></head><body><article><h1>SAP hebt Prognose an</h1>"
    "<p>Der Softwarekonzern hat seine Prognose für das Jahr angehoben, wie er am Dienstag mitteilte.</p>"
    "<p>Die Aktie stieg daraufhin um 3 Prozent und war damit der größte Gewinner im Dax.</p></article></body>"
    "</html>";
static const char latin[] =
    "<html><body><article><h1>SAP hebt Prognose an</h1><p>Der Softwarekonzern hat seine Prognose f\xFCr das "
    "Jahr angehoben, wie er am Dienstag mitteilte. Die Aktie stieg.</p></article></body></html>";
static const char english[] =
    "<html><body><article><h1>SAP raises its outlook</h1><p>The company said on Tuesday that it would raise "
    "its outlook for the year, and that the shares were among the best of the day. It is the third time that "
    "the firm has done so, and it may not be the last, as an analyst of a bank "
    "said.</p></article></body></html>";

/* One record as it is laid out; NULL and -1 are what a good one has. */
struct record {
    const char *type;
    const char *http; /* header lines of the response, or the whole block where `body` is NULL */
    const char *body;
    size_t body_len;    /* 0: strlen */
    const char *length; /* what the header says */
    const char *url;
};

static void add_record(struct buffer *out, const struct record *record) {
    struct buffer block = {0};
    if (record->body == NULL) {
        buffer_add_text(&block, record->http);
    } else {
        buffer_printf(&block, "HTTP/1.1 200 OK\r\n%s\r\n",
                      record->http == NULL ? "Content-Type: text/html; charset=UTF-8\r\n" : record->http);
        buffer_add(&block, record->body, record->body_len > 0 ? record->body_len : strlen(record->body));
    }
    buffer_printf(out, "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Date: 2025-05-18T12:00:00Z\r\n",
                  record->type == NULL ? "response" : record->type);
    buffer_printf(out, "WARC-Target-URI: %s\r\nContent-Type: application/http; msgtype=response\r\n",
                  record->url == NULL ? "https://example.org/a" : record->url);
    if (record->length == NULL)
        buffer_printf(out, "Content-Length: %zu\r\n", block.len);
    else
        buffer_add_text(out, record->length);
    buffer_add_text(out, "\r\n");
    buffer_add(out, block.bytes, block.len);
    buffer_add_text(out, "\r\n\r\n");
    buffer_free(&block);
}

static struct language_words *german(void) {
    static struct buffer image;
    static struct language_words words;
    struct error error = {0};
    if (image.len == 0)
        ck_assert(language_words_build("lexicons/languages.tsv", &image, &error) == STATUS_OK &&
                  language_words_open(image.bytes, image.len, &words, &error) == STATUS_OK);
    return &words;
}

/* What the crawl gives, one line an article or rejection: "#record url|date|title" or "!code #record". */
static void read_all(const struct buffer *bytes, struct buffer *told) {
    char path[64];
    struct arena arena = {0};
    const struct reader_options options = {.patterns = tests_page_patterns(), .languages = german()};
    archive_write_file(path, bytes->bytes, bytes->len);
    struct reader *reader = reader_open(path, &options);
    size_t len = strlen(path);
    for (;;) {
        struct article article;
        struct rejection rejection;
        struct error error = {0};
        arena_reset(&arena);
        enum reader_result result = reader_next(reader, &arena, &article, &rejection, &error);
        if (result == READER_END)
            break;
        ck_assert_int_ne(result, READER_FAILED);
        if (result == READER_ARTICLE)
            buffer_printf(told, "%s %s|%s|%s\n", article.id + len, article.url, article.published,
                          article.title);
        else
            buffer_printf(told, "!%s %.*s\n", rejection.code, (int)strcspn(rejection.message + len, ":"),
                          rejection.message + len);
    }
    reader_close(reader);
    arena_free(&arena);
    unlink(path);
}

static void check_told(const struct buffer *bytes, const char *wanted, const char *why) {
    struct buffer told = {0};
    read_all(bytes, &told);
    ck_assert_msg(strcmp(told.bytes == NULL ? "" : told.bytes, wanted) == 0, "%s: %s", why, told.bytes);
    buffer_free(&told);
}

#define GOOD(n, url) "#" #n " https://example.org/" url "|2025-05-18T12:00:00Z|SAP hebt Prognose an\n"

/* Each record lies between two good ones: those must come, whatever is wrong with it. */
static const struct {
    const char *why;
    struct record record;
    const char *told;
} rows[] = {
    {"a page", {.body = page, .url = "https://example.org/b"}, GOOD(2, "b")},
    {"Windows-1252, as the header says",
     {.http = "Content-Type: text/html; charset=windows-1252\r\n", .body = latin},
     GOOD(2, "a")},
    {"an address in angle brackets, as WARC 1.0 has it",
     {.body = page, .url = "<https://example.org/b>"},
     GOOD(2, "b")},
    {"names of headers in other letters",
     {.http = "CONTENT-TYPE: TEXT/HTML\r\n", .body = page},
     GOOD(2, "a")},
    {"chunks",
     {.http = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n",
      .body = "5\r\n<html\r\n49;x=y\r\n><body><article><h1>SAP hebt Prognose an</h1><p>Der Konzern hat seine "
              "Pro\r\n61\r\ngnose angehoben, wie er am Dienstag mitteilte. Die Aktie stieg daraufhin um 3 "
              "Prozent.</p></article>\r\n0\r\n\r\n"},
     GOOD(2, "a")},
    {"chunks that the crawler has put together already",
     {.http = "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", .body = page},
     GOOD(2, "a")},
    {"gzip that the crawler has unpacked already",
     {.http = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", .body = page},
     GOOD(2, "a")},
    {"another encoding",
     {.http = "Content-Type: text/html\r\nContent-Encoding: br\r\n", .body = "\x0b\x02\x80 x"},
     "!unsupported #2\n"},
    {"no page", {.http = "Content-Type: image/png\r\n", .body = "\x89PNG"}, ""},
    {"no answer", {.http = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nnichts da"}, ""},
    {"no response", {.type = "request", .http = "GET / HTTP/1.1\r\n\r\n"}, ""},
    {"what the crawler notes", {.type = "metadata", .body = page}, ""},
    {"another language", {.body = english}, ""},
    {"a page without an article", {.body = "<html><body></body></html>"}, "!no_text #2\n"},
    {"no HTTP", {.http = "nur Text"}, "!damaged #2\n"},
    {"a length that is too short", {.body = page, .length = "Content-Length: 10\r\n"}, "!damaged #2\n"},
    {"a length that reaches into the next record",
     {.body = page, .length = "Content-Length: 600\r\n"},
     "!damaged #2\n"},
    {"a length behind the end", {.body = page, .length = "Content-Length: 99999\r\n"}, "!damaged #2\n"},
    {"a length beyond every bound",
     {.body = page, .length = "Content-Length: 99999999999999999999999999\r\n"},
     "!damaged #2\n"},
    {"a long length of what is not wanted",
     {.type = "resource", .body = page, .length = "Content-Length: 99999999\r\n"},
     ""},
    {"too long", {.body = page, .length = "Content-Length: 99999999\r\n"}, "!too_long #2\n"},
    {"no length", {.body = page, .length = ""}, "!damaged #2\n"},
    {"no number", {.body = page, .length = "Content-Length: -5\r\n"}, "!damaged #2\n"},
};

START_TEST(reads_records) {
    struct buffer bytes = {0}, wanted = {0};
    add_record(&bytes, &(struct record){.body = page, .url = "https://example.org/first"});
    add_record(&bytes, &rows[_i].record);
    add_record(&bytes, &(struct record){.body = page, .url = "https://example.org/last"});
    buffer_printf(&wanted, "%s%s%s", GOOD(1, "first"), rows[_i].told, GOOD(3, "last"));
    check_told(&bytes, wanted.bytes, rows[_i].why);
    buffer_free(&bytes);
    buffer_free(&wanted);
}
END_TEST

/* The body of a response packed by zlib. */
static size_t pack(char *out, size_t size, int bits) {
    z_stream z = {0};
    ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY), Z_OK);
    z.next_in = (unsigned char *)(uintptr_t)page;
    z.avail_in = sizeof page - 1;
    z.next_out = (unsigned char *)out;
    z.avail_out = (unsigned)size;
    ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    deflateEnd(&z);
    return z.total_out;
}

START_TEST(unpacks_bodies) {
    static const struct {
        const char *http;
        int bits;
        size_t cut;
        const char *told, *why;
    } packed[] = {
        {"Content-Type: text/html\r\nContent-Encoding: gzip\r\n", 31, 0, GOOD(1, "a"), "gzip"},
        {"Content-Type: text/html\r\nContent-Encoding: X-GZIP\r\n", 31, 0, GOOD(1, "a"), "its old name"},
        {"Content-Type: text/html\r\nContent-Encoding: deflate\r\n", 15, 0, GOOD(1, "a"), "deflate"},
        {"Content-Type: text/html\r\nContent-Encoding: deflate\r\n", -15, 0, GOOD(1, "a"), "bare deflate"},
        {"Content-Type: text/html\r\nContent-Encoding: gzip\r\n", 31, 40, "!damaged #1\n", "cut off"},
    };
    for (size_t i = 0; i < sizeof packed / sizeof *packed; i++) {
        char body[1000];
        struct buffer bytes = {0};
        size_t len = pack(body, sizeof body, packed[i].bits) - packed[i].cut;
        add_record(&bytes, &(struct record){.http = packed[i].http, .body = body, .body_len = len});
        check_told(&bytes, packed[i].told, packed[i].why);
        buffer_free(&bytes);
    }
}
END_TEST

/* A page that unpacks to more than an article may be long. */
START_TEST(bounds_bodies) {
    struct http_response response;
    struct source_fault fault = {0};
    struct buffer out = {0}, bytes = {0};
    char body[1000];
    buffer_add_text(&bytes, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    buffer_add(&bytes, body, pack(body, sizeof body, 31));
    ck_assert(http_read(bytes.bytes, bytes.len, &response));
    ck_assert_int_eq(http_decode(&response, 100, &out, &fault), STATUS_INVALID);
    ck_assert_str_eq(fault.code, "too_long");
    buffer_free(&bytes);
    buffer_free(&out);
}
END_TEST

/* Each record is compressed by itself: behind a damaged one reading resumes. */
START_TEST(resumes_behind_damage) {
    struct buffer bytes = {0};
    size_t starts[4];
    static const char *const urls[] = {"https://example.org/1", "https://example.org/2",
                                       "https://example.org/3"};
    for (size_t i = 0; i < 3; i++) {
        struct buffer record = {0};
        starts[i] = bytes.len;
        add_record(&record, &(struct record){.body = page, .url = urls[i]});
        archive_add_gzip(&bytes, record.bytes, record.len);
        buffer_free(&record);
    }
    check_told(&bytes, GOOD(1, "1") GOOD(2, "2") GOOD(3, "3"), "all well");
    for (size_t i = 30; i < 50; i++)
        bytes.bytes[starts[1] + i] = (char)(bytes.bytes[starts[1] + i] ^ 0x5A);
    struct buffer told = {0};
    read_all(&bytes, &told);
    ck_assert_msg(strstr(told.bytes, "example.org/1|") != NULL && strstr(told.bytes, "!damaged") != NULL &&
                      strstr(told.bytes, "example.org/2|") == NULL &&
                      strstr(told.bytes, "example.org/3|") != NULL,
                  "%s", told.bytes);
    buffer_free(&told);
    buffer_free(&bytes);
}
END_TEST

START_TEST(tells_what_is_between_and_behind) {
    struct buffer bytes = {0};
    add_record(&bytes, &(struct record){.body = page});
    buffer_add_text(&bytes, "Werbung\r\nWARC\r\nWARC/x\r\n");
    add_record(&bytes, &(struct record){.body = page});
    check_told(&bytes, GOOD(1, "a") "!damaged #2\n" GOOD(3, "a"), "something else between records");
    buffer_clear(&bytes);
    add_record(&bytes, &(struct record){.body = page});
    buffer_add_text(&bytes, "WARC/1.1\r\nWARC-Type: response\r\n");
    check_told(&bytes, GOOD(1, "a") "!damaged #2\n", "a header without an end");
    buffer_clear(&bytes);
    add_record(&bytes, &(struct record){.body = page});
    add_record(&bytes, &(struct record){.body = page});
    bytes.len -= 50;
    check_told(&bytes, GOOD(1, "a") "!damaged #2\n", "a record that breaks off");
    buffer_clear(&bytes);
    add_record(&bytes, &(struct record){.body = english});
    check_told(&bytes, "!empty \n", "no German page at all");
    buffer_free(&bytes);
}
END_TEST

Suite *suite_warc(void) {
    Suite *suite = suite_create("article/warc");
    TCase *tcase = tcase_create("warc");
    tcase_add_loop_test(tcase, reads_records, 0, sizeof rows / sizeof *rows);
    tcase_add_test(tcase, unpacks_bodies);
    tcase_add_test(tcase, bounds_bodies);
    tcase_add_test(tcase, resumes_behind_damage);
    tcase_add_test(tcase, tells_what_is_between_and_behind);
    suite_add_tcase(suite, tcase);
    return suite;
}
