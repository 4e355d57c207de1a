/* What comes compressed and in archives, whole and broken. */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archives.h"
#include "article/packing.h"
#include "article/reader.h"
#include "base/memory.h"
#include "patterns.h"

Suite *suite_containers(void);

#define SAP "SAP steigt um 3 Prozent."
#define LINES "{\"text\": \"a\"}\n{\"text\": \"b\"}\n"
#define PAGE                                                                                                 \
    "<html><body><article><h1>SAP steigt und steigt</h1><p>Die Aktie von SAP stieg am Dienstag um 3 "        \
    "Prozent, sagte ein Händler in Frankfurt.</p></article></body></html>"

/* What the reader gives, one line an article or rejection: "id|text" or "!code message", the path as "*". */
static void read_all(const char *path, const struct reader_options *options, struct buffer *told) {
    struct arena arena = {0};
    struct reader *reader = reader_open(path, options);
    size_t len = strlen(path);
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
        const char *said = result == READER_ARTICLE ? article.id : rejection.message;
        ck_assert_msg(strncmp(said, path, len) == 0, "%s", said);
        if (result == READER_ARTICLE)
            buffer_printf(told, "*%s|%.30s\n", said + len, article.text);
        else
            buffer_printf(told, "!%s *%s\n", rejection.code, said + len);
    }
    reader_close(reader);
    arena_free(&arena);
}

/* What the bytes as a file give. */
static void check_bytes(const char *bytes, size_t len, const struct reader_options *options,
                        const char *wanted, const char *why) {
    char path[64];
    struct buffer told = {0};
    archive_write_file(path, bytes, len);
    read_all(path, options, &told);
    unlink(path);
    ck_assert_msg(strcmp(told.bytes == NULL ? "" : told.bytes, wanted) == 0, "%s: %s", why, told.bytes);
    buffer_free(&told);
}

static const struct {
    const char *format, *filter;
} packings[] = {
    {"tar", "none"}, {"tar", "gzip"}, {"tar", "xz"}, {"tar", "zstd"}, {"tar", "bzip2"}, {"zip", "none"},
};

/* The same members in every archive: each is read by its content, and named by its path. */
START_TEST(reads_archives) {
    struct buffer bytes = {0}, packed = {0};
    archive_add_gzip(&packed, LINES, strlen(LINES));
    const struct archived members[] = {
        {"news/", "", 0, 'd'},
        {"news/sap.txt", SAP, 0, 0},
        {"news/ohne_endung", LINES, 0, 0},
        {"news/süd/täglich.json", "[{\"text\": \"c\"}]", 0, 0},
        {"news/seite", PAGE, 0, 0},
        {"news/zeilen.jsonl.gz", packed.bytes, packed.len, 0},
        {"__MACOSX/._sap.txt", "x", 0, 0},
        {".git/config", "x", 0, 0},
        {"leer.txt", "", 0, 0},
        {"bild.png", "\x89PNG\r\n\x1A\n", 0, 0},
    };
    archive_make(&bytes, packings[_i].format, packings[_i].filter, members, sizeof members / sizeof *members);
    check_bytes(bytes.bytes, bytes.len, &(struct reader_options){.patterns = tests_page_patterns()},
                "*!news/sap.txt|" SAP "\n"
                "*!news/ohne_endung:1|a\n*!news/ohne_endung:2|b\n"
                "*!news/süd/täglich.json#1|c\n"
                "*!news/seite|SAP steigt und steigt\n\nDie Akt\n"
                "*!news/zeilen.jsonl.gz:1|a\n*!news/zeilen.jsonl.gz:2|b\n"
                "!empty *!leer.txt: empty\n"
                "!binary *!bild.png: binary, no text\n",
                packings[_i].filter);
    buffer_free(&bytes);
    buffer_free(&packed);
}
END_TEST

START_TEST(reads_compressed) {
    static const char *const filters[] = {"gzip", "xz", "zstd", "bzip2"};
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++) {
        struct buffer bytes = {0};
        const struct archived member = {"data", LINES, 0, 0};
        archive_make(&bytes, "raw", filters[i], &member, 1);
        check_bytes(bytes.bytes, bytes.len, &(struct reader_options){0}, "*:1|a\n*:2|b\n", filters[i]);
        check_bytes(bytes.bytes, bytes.len, &(struct reader_options){.form = INPUT_JSONL}, "*:1|a\n*:2|b\n",
                    "the form that was asked for is that of the content");
        buffer_free(&bytes);
    }
}
END_TEST

/* Links and pipes in an archive are none of its files; nothing outside of it is ever opened. */
START_TEST(opens_no_links) {
    struct buffer bytes = {0};
    const struct archived members[] = {
        {"a", "/etc/passwd", 0, 'l'}, {"b", "b", 0, 'l'}, {"p", "", 0, 'p'}, {"../c", SAP, 0, 0}};
    archive_make(&bytes, "tar", "none", members, sizeof members / sizeof *members);
    check_bytes(bytes.bytes, bytes.len, &(struct reader_options){0}, "*!../c|" SAP "\n", "links");
    buffer_free(&bytes);
}
END_TEST

START_TEST(opens_no_archives_in_archives) {
    struct buffer inner = {0}, packed = {0}, outer = {0};
    const struct archived member = {"a.txt", SAP, 0, 0};
    archive_make(&inner, "zip", "none", &member, 1);
    archive_make(&packed, "tar", "gzip", &member, 1);
    const struct archived members[] = {{"inner.zip", inner.bytes, inner.len, 0},
                                       {"inner.tgz", packed.bytes, packed.len, 0},
                                       {"alt.rar", "Rar!\x1A\x07\x01", 7, 0},
                                       {"b.txt", SAP, 0, 0}};
    archive_make(&outer, "tar", "none", members, sizeof members / sizeof *members);
    check_bytes(
        outer.bytes, outer.len, &(struct reader_options){0},
        "!unsupported *!inner.zip: is an archive in an archive: unpack it first\n"
        "!unsupported *!inner.tgz: is an archive in an archive: unpack it first\n"
        "!unsupported *!alt.rar: is an archive of a kind that is not read (7z, rar): unpack it first\n"
        "*!b.txt|" SAP "\n",
        "nested");
    buffer_clear(&outer);
    archive_add_gzip(&outer, packed.bytes, packed.len);
    check_bytes(outer.bytes, outer.len, &(struct reader_options){0},
                "!unsupported *: is compressed more than once: unpack it first\n", "compressed twice");
    buffer_free(&inner);
    buffer_free(&packed);
    buffer_free(&outer);
}
END_TEST

/* The lines of a gzip that breaks off are kept as far as they are whole, and the rest is told. */
START_TEST(keeps_what_was_whole) {
    struct buffer lines = {0}, packed = {0};
    for (int i = 1; i <= 40; i++)
        buffer_printf(&lines, "{\"text\": \"Die Aktie Nummer %d gibt um %d Prozent nach.\"}\n", i * 101, i);
    archive_add_gzip(&packed, lines.bytes, lines.len);
    char path[64];
    struct buffer told = {0};
    archive_write_file(path, packed.bytes, packed.len * 3 / 4);
    read_all(path, &(struct reader_options){0}, &told);
    unlink(path);
    const char *last = strstr(told.bytes, "!damaged *: damaged gzip data: it breaks off\n");
    ck_assert_ptr_nonnull(last);
    int n = 0;
    for (const char *p = told.bytes; p < last; p = strchr(p, '\n') + 1, n++)
        ck_assert_int_eq(p[0], '*');
    ck_assert_msg(n >= 10 && n < 40, "%d", n);
    buffer_free(&told);
    buffer_free(&lines);
    buffer_free(&packed);
}
END_TEST

START_TEST(tells_damage) {
    struct buffer lines = {0}, packed = {0};
    for (int i = 1; i <= 400; i++)
        buffer_printf(&lines, "{\"text\": \"Die Aktie Nummer %d.\"}\n", i * 101);
    archive_add_gzip(&packed, lines.bytes, lines.len);
    packed.bytes[packed.len - 6] ^= 1; /* of the sum at its end */
    char path[64];
    struct buffer told = {0};
    archive_write_file(path, packed.bytes, packed.len);
    read_all(path, &(struct reader_options){0}, &told);
    unlink(path);
    ck_assert_ptr_nonnull(strstr(told.bytes, "!damaged *: damaged gzip data: incorrect data check\n"));
    buffer_clear(&packed);
    archive_add_gzip(&packed, LINES, strlen(LINES));
    buffer_add(&packed, "\0\0\0\0", 4);
    check_bytes(packed.bytes, packed.len, &(struct reader_options){0}, "*:1|a\n*:2|b\n",
                "zeros behind it fill up a tape");
    archive_add_gzip(&packed, LINES, strlen(LINES));
    check_bytes(packed.bytes, packed.len, &(struct reader_options){0}, "*:1|a\n*:2|b\n*:3|a\n*:4|b\n",
                "two gzip files in one");
    buffer_add_text(&packed, "Werbung");
    check_bytes(packed.bytes, packed.len, &(struct reader_options){0},
                "*:1|a\n*:2|b\n*:3|a\n*:4|b\n!damaged *: damaged gzip data: what follows is none\n",
                "something else behind it");
    buffer_free(&told);
    buffer_free(&lines);
    buffer_free(&packed);
}
END_TEST

/* A compressed tar that breaks off: its whole members are read, the one that is cut is told. */
START_TEST(tells_cut_archives) {
    struct buffer bytes = {0}, told = {0};
    struct buffer large = {0};
    for (int i = 0; i < 20000; i++)
        buffer_printf(&large, "%d ", i * 101);
    const struct archived members[] = {{"a.txt", SAP, 0, 0}, {"b.txt", large.bytes, large.len, 0}};
    archive_make(&bytes, packings[_i].format, packings[_i].filter, members, 2);
    char path[64];
    archive_write_file(path, bytes.bytes, bytes.len * 9 / 10);
    read_all(path, &(struct reader_options){0}, &told);
    unlink(path);
    if (strcmp(packings[_i].filter, "none") == 0 || strcmp(packings[_i].filter, "gzip") == 0)
        ck_assert_msg(strncmp(told.bytes, "*!a.txt|", 8) == 0, "%s", told.bytes);
    ck_assert_msg(strstr(told.bytes, "!damaged *") != NULL, "%s", told.bytes);
    ck_assert_ptr_null(strstr(told.bytes, "*!b.txt|"));
    buffer_free(&large);
    buffer_free(&bytes);
    buffer_free(&told);
}
END_TEST

/* A member that is too long is passed over; what lies behind it is read. */
START_TEST(bounds_members) {
    struct buffer bytes = {0}, large = {0};
    const struct reader_options options = {.max_bytes = 1 << 20};
    large.len = (1 << 20) + 100000;
    ck_assert(buffer_reserve(&large, 0));
    memset(large.bytes, 'x', large.len);
    const struct archived members[] = {{"gross.txt", large.bytes, large.len, 0},
                                       {"gross.jsonl", large.bytes, large.len, 0},
                                       {"b.txt", SAP, 0, 0}};
    archive_make(&bytes, packings[_i].format, packings[_i].filter, members, 3);
    check_bytes(bytes.bytes, bytes.len, &options,
                "!too_long *!gross.txt: longer than 1 MiB (see --max-article), passed over\n"
                "!too_long *!gross.jsonl:1: longer than 1 MiB (see --max-article), passed over\n"
                "*!b.txt|" SAP "\n",
                packings[_i].filter);
    buffer_free(&large);
    buffer_free(&bytes);
}
END_TEST

/* Line feeds without end: a bomb is told, and not unpacked to its end. */
START_TEST(stops_bombs) {
    enum { LEN = 72 << 20 };
    static const char *const formats[][2] = {{"tar", "gzip"}, {"zip", "none"}};
    struct buffer feeds = {0}, bytes = {0};
    const struct reader_options options = {.form = INPUT_JSONL};
    ck_assert(buffer_reserve(&feeds, LEN));
    memset(feeds.bytes, '\n', LEN);
    const struct archived members[] = {{"a.txt", feeds.bytes, LEN, 0}, {"b.txt", SAP, 0, 0}};
    archive_make(&bytes, formats[_i][0], formats[_i][1], members, 2);
    check_bytes(
        bytes.bytes, bytes.len, &options,
        "!too_large *!a.txt: unpacks to more than 500 times its size, as a bomb does (see --max-ratio)\n",
        formats[_i][0]);
    buffer_free(&feeds);
    buffer_free(&bytes);
}
END_TEST

static const struct {
    const char *bytes;
    size_t len;
    enum packing packing;
    const char *why;
} fronts[] = {
    {"\x1F\x8B\x08\0", 4, PACKING_GZIP, "gzip"},
    {"\x1F\x8B", 2, PACKING_NONE, "too short for any"},
    {"BZh91AY&SY", 10, PACKING_OTHER, "bzip2"},
    {"BZh die Zeitung", 15, PACKING_NONE, "a text that begins like bzip2"},
    {"\x28\xB5\x2F\xFD", 4, PACKING_OTHER, "zstd"},
    {"PK\3\4", 4, PACKING_ARCHIVE, "zip"},
    {"PK in Berlin", 12, PACKING_NONE, "a press conference"},
    {"", 0, PACKING_NONE, "nothing"},
};

START_TEST(tells_packings) {
    ck_assert_msg(packing_of(fronts[_i].bytes, fronts[_i].len) == fronts[_i].packing, "%s", fronts[_i].why);
}
END_TEST

/* Every allocation of ours fails once: an error, no crash, no leak. */
START_TEST(survives_lack_of_memory) {
    char path[64];
    struct buffer bytes = {0}, packed = {0};
    archive_add_gzip(&packed, LINES, strlen(LINES));
    const struct archived members[] = {{"a.txt", SAP, 0, 0}, {"b.gz", packed.bytes, packed.len, 0}};
    archive_make(&bytes, "tar", "gzip", members, 2);
    archive_write_file(path, bytes.bytes, bytes.len);
    for (long n = 0;; n++) {
        struct arena arena = {0};
        struct article article;
        struct rejection rejection;
        struct error error = {0};
        enum reader_result result = READER_FAILED;
        memory_fail_after(n);
        struct reader *reader = reader_open(path, &(struct reader_options){0});
        while (reader != NULL) {
            result = reader_next(reader, &arena, &article, &rejection, &error);
            if (result != READER_ARTICLE)
                break;
        }
        memory_fail_after(-1);
        reader_close(reader);
        arena_free(&arena);
        if (result == READER_END)
            break;
        ck_assert_int_eq(result, READER_FAILED);
        ck_assert_int_lt(n, 1000);
    }
    unlink(path);
    buffer_free(&bytes);
    buffer_free(&packed);
}
END_TEST

Suite *suite_containers(void) {
    enum { PACKINGS = sizeof packings / sizeof *packings, FRONTS = sizeof fronts / sizeof *fronts };
    Suite *suite = suite_create("article/containers");
    TCase *tcase = tcase_create("containers");
    tcase_set_timeout(tcase, 30);
    tcase_add_loop_test(tcase, reads_archives, 0, PACKINGS);
    tcase_add_test(tcase, reads_compressed);
    tcase_add_test(tcase, opens_no_links);
    tcase_add_test(tcase, opens_no_archives_in_archives);
    tcase_add_test(tcase, keeps_what_was_whole);
    tcase_add_test(tcase, tells_damage);
    tcase_add_loop_test(tcase, tells_cut_archives, 0, PACKINGS);
    tcase_add_loop_test(tcase, bounds_members, 0, PACKINGS);
    tcase_add_loop_test(tcase, stops_bombs, 0, 2);
    tcase_add_loop_test(tcase, tells_packings, 0, FRONTS);
    tcase_add_test(tcase, survives_lack_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
