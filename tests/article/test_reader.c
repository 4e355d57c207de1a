#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "article/reader.h"
#include "article/sniff.h"
#include "base/buffer.h"
#include "base/memory.h"
#include "patterns.h"

Suite *suite_reader(void);

/* What a reader gives, one line an article or rejection: "title|published|source|text" or "!code:line". */
static void tell(const struct article *article, struct buffer *told) {
    buffer_printf(told, "%s|%s|%s|%.*s\n", article->title == NULL ? "-" : article->title,
                  article->published == NULL ? "-" : article->published,
                  article->source == NULL ? "-" : article->source, (int)article->text_len, article->text);
}

static void read_all(const char *path, const struct reader_options *options, struct buffer *told) {
    struct arena arena = {0};
    struct reader *reader = reader_open(path, options);
    ck_assert_ptr_nonnull(reader);
    for (;;) {
        struct article article;
        struct rejection rejection;
        struct error error = {0};
        arena_reset(&arena);
        enum reader_result result = reader_next(reader, &arena, &article, &rejection, &error);
        if (result == READER_END)
            break;
        ck_assert_int_ne(result, READER_FAILED);
        if (result == READER_ARTICLE) {
            ck_assert_ptr_nonnull(article.id);
            tell(&article, told);
        } else {
            /* every message names the input */
            ck_assert_msg(strncmp(rejection.message, path, strlen(path)) == 0, "%s", rejection.message);
            buffer_printf(told, "!%s:%llu\n", rejection.code, (unsigned long long)rejection.line);
        }
    }
    reader_close(reader);
    arena_free(&arena);
}

static void write_file(char path[64], const char *bytes, size_t len) {
    strcpy(path, "/tmp/stimmung-reader-XXXXXX");
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, bytes, len), (ssize_t)len);
    close(descriptor);
}

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *bytes;
    size_t len;
    enum input_form form;
    const char *told;
    const char *why;
} rows[] = {
    {BYTES("SAP steigt."), INPUT_AUTO, "-|-|-|SAP steigt.\n", "a text"},
    {BYTES("FRANKFURT (dpa-AFX) - SAP steigt um 3 Prozent."), INPUT_AUTO,
     "-|-|dpa-AFX|FRANKFURT (dpa-AFX) - SAP steigt um 3 Prozent.\n", "an agency's text"},
    {BYTES("[Wochenblatt] meldet"), INPUT_AUTO, "-|-|-|[Wochenblatt] meldet\n",
     "a text that starts like JSON"},
    {BYTES(""), INPUT_AUTO, "!empty:0\n", "an empty file"},
    {BYTES(" \n\n"), INPUT_AUTO, "!empty:0\n", "white space alone"},
    {BYTES(""), INPUT_JSONL, "!empty:0\n", "no lines"},
    {BYTES("\n \n"), INPUT_JSONL, "!empty:0\n", "blank lines"},
    {BYTES("SAP\0steigt\1\2"), INPUT_AUTO, "!binary:0\n", "a binary file"},
    {BYTES("Die Aktie f\xE4llt."), INPUT_TEXT, "-|-|-|Die Aktie fällt.\n", "Windows-1252"},
    {BYTES("{\"text\": \"a\"}\n{\"text\": \"b\"}\n"), INPUT_AUTO, "-|-|-|a\n-|-|-|b\n", "JSON lines"},
    {BYTES("\xEF\xBB\xBF{\"text\": \"a\"}\n"), INPUT_AUTO, "-|-|-|a\n", "JSON lines with a byte order mark"},
    {BYTES("{\"text\": \"a\"}\r\n\r\n{\"text\": \"b\"}"), INPUT_AUTO, "-|-|-|a\n-|-|-|b\n",
     "line ends of Windows, a blank line, no line end at the end"},
    {BYTES("{\"text\": \"a\"}\nkein JSON\n{\"text\": \"b\"}\n"), INPUT_AUTO,
     "-|-|-|a\n!bad_json:2\n-|-|-|b\n", "a line that is none: the rest is read on"},
    {BYTES("{\"text\": \"a\n{\"text\": \"b\"}\n"), INPUT_AUTO, "!bad_json:1\n-|-|-|b\n",
     "the first line is broken"},
    {BYTES("{\"title\": \"a\"}\n{\"text\": 5}\n{\"text\": \" \"}\n[1]\n7\n"), INPUT_JSONL,
     "!no_text:1\n!no_text:2\n!no_text:3\n!bad_json:4\n!bad_json:5\n", "JSON without a text"},
    {BYTES("{\"text\": \"f\xE4llt\"}\n{\"text\": \"\xFF!\"}\n"), INPUT_JSONL, "-|-|-|fällt\n-|-|-|\uFFFD!\n",
     "lines that are no UTF-8"},
    {BYTES("{\"text\": \"a \\ud83d\"}\n{\"text\": \"\\ud83d\\ude00\"}\n"), INPUT_JSONL,
     "-|-|-|a \uFFFD\n-|-|-|😀\n", "half an emoji, and a whole one"},
    {BYTES("{\"text\": \"a\", \"n\": 123456789012345678901234567890}\n"), INPUT_JSONL, "-|-|-|a\n",
     "a number too big for us that we do not need"},
    {BYTES("{\"text\": \"a\", \"title\": \"T\", \"source\": \"S\", \"published\": \"18. Mai 2025, 14:00 "
           "Uhr\"}\n"),
     INPUT_JSONL, "T|2025-05-18T14:00:00+02:00|S|a\n", "a German time"},
    {BYTES("{\"text\": \"a\", \"published\": \"2025-05-18T12:00:00Z\"}\n"), INPUT_JSONL,
     "-|2025-05-18T12:00:00Z|-|a\n", "a time of ISO 8601 stays as it is"},
    {BYTES("{\"text\": \"a\", \"published\": 1747569600}\n{\"text\": \"a\", \"published\": 1747569600000}\n"),
     INPUT_JSONL, "-|2025-05-18T14:00:00+02:00|-|a\n-|2025-05-18T14:00:00+02:00|-|a\n",
     "seconds, and milliseconds"},
    {BYTES("{\"text\": \"a\", \"published\": \"neulich\", \"title\": null, \"source\": 7}\n"), INPUT_JSONL,
     "-|-|-|a\n", "fields that are none"},
    {BYTES("[\n {\"text\": \"a\",\n  \"x\": [1, {\"y\": \"]}\"}]},\n {\"text\": \"b\"}\n]\n"), INPUT_AUTO,
     "-|-|-|a\n-|-|-|b\n", "an array over several lines"},
    {BYTES("{\n\"text\": \"a\"\n}\n{\n\"text\": \"b\"\n}\n"), INPUT_AUTO, "-|-|-|a\n-|-|-|b\n",
     "objects over several lines"},
    {BYTES("[{\"text\": \"a\"}, 7, {\"text\": \"b\nc\n{\"text\": \"d\"}]"), INPUT_JSON,
     "-|-|-|a\n!bad_json:1\n!bad_json:1\n!bad_json:2\n-|-|-|d\n", "broken elements: what follows is read on"},
    {BYTES("[]"), INPUT_JSON, "!empty:0\n", "an empty array"},
    {BYTES("[{\"text\": \"a\"}, {\"text\": \"b"), INPUT_JSON, "-|-|-|a\n!bad_json:1\n",
     "an array that was cut off"},
};

START_TEST(reads) {
    char path[64];
    struct buffer told = {0};
    struct reader_options options = {.form = rows[_i].form, .patterns = tests_page_patterns()};
    write_file(path, rows[_i].bytes, rows[_i].len);
    read_all(path, &options, &told);
    unlink(path);
    ck_assert_msg(told.len == strlen(rows[_i].told) && memcmp(told.bytes, rows[_i].told, told.len) == 0,
                  "%s: %s", rows[_i].why, told.bytes);
    buffer_free(&told);
}
END_TEST

/* The answer that opening this path must give, and no waiting. */
static void check_unreadable(const char *path) {
    struct buffer told = {0};
    struct reader_options options = {0};
    read_all(path, &options, &told);
    ck_assert_str_eq(told.bytes, "!unreadable:0\n");
    buffer_free(&told);
}

START_TEST(opens_no_strange_files) {
    char path[64];
    check_unreadable("/nonexistent/file.txt");
    check_unreadable("/tmp");
    check_unreadable("/dev/zero");
    write_file(path, "", 0);
    unlink(path);
    ck_assert_int_eq(mkfifo(path, 0600), 0);
    check_unreadable(path); /* opening it would wait for one who writes */
    unlink(path);
    write_file(path, "SAP", 3);
    chmod(path, 0);
    if (access(path, R_OK) != 0) /* root may read it all the same */
        check_unreadable(path);
    unlink(path);
}
END_TEST

static void check_bounded(enum input_form form) {
    char path[64];
    struct buffer bytes = {0}, told = {0};
    struct reader_options options = {.form = form};
    buffer_add_text(&bytes, "{\"text\": \"a\"}\n{\"text\": \"");
    for (int i = 0; i < 1000; i++)
        buffer_add_text(
            &bytes, "SAP steigt und steigt und steigt. SAP steigt und steigt und steigt. SAP steigt und\\n");
    buffer_add_text(&bytes, "\"}\n{\"text\": \"b\"}\n");
    options.max_bytes = 10000;
    write_file(path, bytes.bytes, bytes.len);
    read_all(path, &options, &told);
    ck_assert_str_eq(told.bytes, "-|-|-|a\n!too_long:2\n-|-|-|b\n");
    unlink(path);
    buffer_free(&bytes);
    buffer_free(&told);
}

START_TEST(bounds_lines) {
    check_bounded(INPUT_JSONL);
}
END_TEST

START_TEST(bounds_values) {
    check_bounded(INPUT_JSON);
}
END_TEST

START_TEST(bounds_texts) {
    char path[64];
    struct buffer told = {0};
    struct reader_options options = {.form = INPUT_TEXT, .max_bytes = 10};
    write_file(path, "SAP steigt um 3 Prozent.", 24);
    read_all(path, &options, &told);
    ck_assert_str_eq(told.bytes, "!too_long:0\n");
    unlink(path);
    buffer_free(&told);
}
END_TEST

/* Ids: as given, else from the path and the place. */
START_TEST(gives_ids) {
    static const char bytes[] =
        "{\"text\": \"a\", \"id\": \"x7\"}\n{\"text\": \"a\", \"id\": 12}\n\n{\"text\": \"a\"}\n";
    char path[64], wanted[3][80];
    struct reader_options options = {0};
    struct arena arena = {0};
    write_file(path, bytes, strlen(bytes));
    strcpy(wanted[0], "x7");
    strcpy(wanted[1], "12");
    snprintf(wanted[2], sizeof wanted[2], "%s:4", path);
    struct reader *reader = reader_open(path, &options);
    for (int i = 0; i < 3; i++) {
        struct article article;
        struct rejection rejection;
        struct error error = {0};
        ck_assert_int_eq(reader_next(reader, &arena, &article, &rejection, &error), READER_ARTICLE);
        ck_assert_str_eq(article.id, wanted[i]);
    }
    reader_close(reader);
    arena_free(&arena);
    unlink(path);
}
END_TEST

/* Fields under other names: the object, the map, what is told, and why. */
static const struct {
    const char *json, *map, *told, *why;
} maps[] = {
    {"{\"body\": \"a\", \"date\": \"2025-05-18\"}", "text=body,published=date", "-|2025-05-18|-|a\n",
     "names"},
    {"{\"body\": \"a\", \"title\": \"T\"}", "text=body", "T|-|-|a\n", "what is not mapped keeps its name"},
    {"{\"a\": {\"b\": {\"c\": \"x\"}}, \"m\": {\"t\": 1747569600}}", "text=a.b.c,published=m.t",
     "-|2025-05-18T14:00:00+02:00|-|x\n", "paths"},
    {"{\"text\": \"a\", \"by\": [{\"n\": \"X\"}, {\"n\": \"Y\"}]}", "source=by.1.n", "-|-|Y|a\n",
     "a path through an array"},
    {"{\"a.b\": \"x\", \"a\": {\"b\": \"y\"}}", "text=a.b", "-|-|-|x\n", "a field whose name has a dot"},
    {"{\"text\": \"a\"}", "text=body", "!no_text:1\n", "the field that is mapped is not there"},
    {"{\"text\": \"a\", \"b\": 7}", "title=b.c.d,source=b.,url=.,id=..", "-|-|-|a\n",
     "paths that lead nowhere"},
    {"{\"text\": \"a\", \"l\": [\"x\"]}", "title=l.99999999999999999999", "-|-|-|a\n",
     "a place beyond any array"},
};

START_TEST(maps_fields) {
    char path[64];
    struct buffer told = {0};
    struct field_map map;
    struct reader_options options = {.form = INPUT_JSONL, .map = &map};
    ck_assert_int_eq(field_map_read(maps[_i].map, &map, NULL), STATUS_OK);
    write_file(path, maps[_i].json, strlen(maps[_i].json));
    read_all(path, &options, &told);
    unlink(path);
    ck_assert_msg(strcmp(told.bytes, maps[_i].told) == 0, "%s: %s", maps[_i].why, told.bytes);
    buffer_free(&told);
}
END_TEST

START_TEST(refuses_maps) {
    static const struct {
        const char *map, *says;
    } bad[] = {
        {"txt=body",
         "'txt' is no field of an article (text, id, title, published, updated, source, url, author, "
         "language)"},
        {"text", "'text' is not FIELD=NAME"},
        {"text=", "'text=' is not FIELD=NAME"},
        {"text=a,", "'' is not FIELD=NAME"},
        {"text=a,text=b", "'text' is given twice"},
        {"", "'' is not FIELD=NAME"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct field_map map;
        struct error error = {0};
        ck_assert_int_eq(field_map_read(bad[i].map, &map, &error), STATUS_USAGE);
        ck_assert_str_eq(error.message, bad[i].says);
    }
}
END_TEST

/* The same text and title have the same hash, whatever else is told. */
START_TEST(hashes_content) {
    static const char *const lines[] = {
        "{\"text\": \"SAP steigt.\", \"title\": \"T\", \"id\": 1}",
        "{\"text\": \"SAP steigt.\", \"title\": \"T\", \"url\": \"https://example.org\"}",
        "{\"text\": \"SAP steigt.\"}",
        "{\"text\": \"SAP steigt!\", \"title\": \"T\"}",
    };
    struct article articles[4];
    struct arena arena = {0};
    for (int i = 0; i < 4; i++) {
        struct rejection rejection;
        ck_assert_int_eq(
            article_from_json(&arena, lines[i], strlen(lines[i]), NULL, NULL, &articles[i], &rejection),
            STATUS_OK);
        article_hash(&articles[i]);
    }
    ck_assert_mem_eq(articles[0].content_hash, articles[1].content_hash, CONTENT_HASH_BYTES);
    ck_assert_mem_ne(articles[0].content_hash, articles[2].content_hash, CONTENT_HASH_BYTES);
    ck_assert_mem_ne(articles[0].content_hash, articles[3].content_hash, CONTENT_HASH_BYTES);
    arena_free(&arena);
}
END_TEST

/* A title that the object tells is found in the text, and goes before what the text seems to tell. */
START_TEST(finds_told_title) {
    static const char json[] =
        "{\"title\": \"SAP hebt Prognose\", \"text\": \"Software\\nSAP hebt Prognose\\nSAP hat am "
        "Dienstag seine Prognose angehoben.\"}";
    struct article article;
    struct arena arena = {0};
    struct rejection rejection;
    ck_assert_int_eq(
        article_from_json(&arena, json, strlen(json), NULL, tests_page_patterns(), &article, &rejection),
        STATUS_OK);
    ck_assert_uint_eq(article.n_paragraphs, 3);
    ck_assert_int_eq(article.paragraphs[0].role, ROLE_BODY);
    ck_assert_int_eq(article.paragraphs[1].role, ROLE_TITLE);
    arena_free(&arena);
}
END_TEST

/* Every allocation fails once: an error, no crash, no leak. */
START_TEST(survives_lack_of_memory) {
    static const char text[] =
        "Nordbank steigert Gewinn\n\n18.05.2025, 14:00 Uhr\nDie Nordbank hat im zweiten Quartal "
        "gut verdient.\nDie Aktie steigt um 3 Prozent, f\xE4llt aber dann.\n";
    char path[64];
    struct reader_options options = {.form = INPUT_TEXT, .patterns = tests_page_patterns()};
    write_file(path, text, strlen(text));
    for (long n = 0;; n++) {
        struct arena arena = {0};
        struct article article;
        struct rejection rejection;
        struct error error = {0};
        memory_fail_after(n);
        struct reader *reader = reader_open(path, &options);
        enum reader_result result =
            reader == NULL ? READER_FAILED : reader_next(reader, &arena, &article, &rejection, &error);
        memory_fail_after(-1);
        reader_close(reader);
        arena_free(&arena);
        if (result == READER_ARTICLE)
            break;
        ck_assert_int_eq(result, READER_FAILED);
        ck_assert_int_lt(n, 1000);
    }
    unlink(path);
}
END_TEST

static const struct {
    const char *path;
    const char *front;
    enum input_form form;
} fronts[] = {
    {"a", "{\"text\": 1}", INPUT_JSONL},
    {"a", "{\n\"text\": 1}", INPUT_JSON},
    {"a", "[\n{", INPUT_JSON},
    {"a", "[]", INPUT_JSON},
    {"a", "[Wochenblatt]", INPUT_TEXT},
    {"a", "{geschweift}", INPUT_TEXT},
    {"a.jsonl", "x", INPUT_JSONL},
    {"a.json", "x", INPUT_JSON},
    {"a.json", "{\"a\": 1}\n{\"a\": 2}", INPUT_JSONL},
    {"a.txt", "x", INPUT_TEXT},
    {"a", "", INPUT_TEXT},
};

START_TEST(sniffs) {
    ck_assert_int_eq(sniff_form(fronts[_i].path, fronts[_i].front, strlen(fronts[_i].front)),
                     fronts[_i].form);
}
END_TEST

Suite *suite_reader(void) {
    Suite *suite = suite_create("article/reader");
    TCase *tcase = tcase_create("reader");
    tcase_add_loop_test(tcase, reads, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, opens_no_strange_files);
    tcase_add_test(tcase, bounds_lines);
    tcase_add_test(tcase, bounds_values);
    tcase_add_test(tcase, bounds_texts);
    tcase_add_test(tcase, gives_ids);
    tcase_add_test(tcase, hashes_content);
    tcase_add_loop_test(tcase, maps_fields, 0, sizeof maps / sizeof *maps);
    tcase_add_test(tcase, refuses_maps);
    tcase_add_test(tcase, finds_told_title);
    tcase_add_test(tcase, survives_lack_of_memory);
    tcase_add_loop_test(tcase, sniffs, 0, sizeof fronts / sizeof fronts[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
