/* Measures how large inputs are read: the memory that a large archive takes, and the speed of pages in an
 * archive and in a web crawl, beside what `xmllint --html --noout` does on the same pages in the same run.
 *
 * usage: bench_archive PROGRAM CORPUS BUILD MEGABYTES
 * Makes pages of the articles of CORPUS/articles, writes BUILD/bench_pages/, and removes it at the end. */
#include <archive.h>
#include <archive_entry.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "measure.h"

enum { MAX_PATH = 4096, PAGE_ROOM = 1 << 20, PAGES = 256, ROUNDS = 3 };

static struct corpus corpus;

/* ---- one page, as news sites are built: more markup than text ---- */

struct page {
    char *bytes; /* PAGE_ROOM of them */
    size_t len;
};

static void put(struct page *page, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void put(struct page *page, const char *format, ...) {
    va_list args;
    va_start(args, format);
    int n = vsnprintf(page->bytes + page->len, PAGE_ROOM - page->len, format, args);
    va_end(args);
    if (n < 0 || page->len + (size_t)n >= PAGE_ROOM)
        fail("a page is too long");
    page->len += (size_t)n;
}

static void put_menu(struct page *page, unsigned seed) {
    static const char *const topics[] = {"Aktien", "Fonds",   "Devisen", "Rohstoffe",
                                         "Zinsen", "Politik", "Depot"};
    put(page, "<header class=\"site\"><nav><ul>\n");
    for (unsigned i = 0; i < 60; i++)
        put(page, "<li class=\"nav-item nav-%u\"><a href=\"/%s/%u\">%s</a></li>\n", i, topics[(i + seed) % 7],
            seed * 31 + i, topics[(i + seed) % 7]);
    put(page, "</ul></nav></header>\n");
}

static void put_script(struct page *page, unsigned seed) {
    put(page, "<script>var c={");
    for (unsigned i = 0; i < 300; i++)
        put(page, "\"k%u\":{\"a\":%u,\"b\":\"%x\"},", i, seed * 7 + i, seed * 2654435761u + i);
    put(page, "};</script>\n");
}

/* The article's lines: the title, and its paragraphs. */
static void put_article(struct page *page, const struct text *text, unsigned seed) {
    const char *line = text->bytes;
    int n = (int)strcspn(line, "\n");
    put(page, "<main><article class=\"article\"><h1>%.*s (%u)</h1>\n", n, line, seed);
    put(page,
        "<div class=\"meta\"><time datetime=\"2025-05-%02uT14:00:00+02:00\">x</time></div><div "
        "class=\"body\">\n",
        seed % 28 + 1);
    for (line += n; *line != '\0'; line += n) {
        line += strspn(line, "\n");
        n = (int)strcspn(line, "\n");
        if (n > 0)
            put(page, "<p class=\"p-%u\">%.*s</p>\n", seed, n, line);
    }
    put(page, "</div></article></main>\n");
}

static void put_teasers(struct page *page, unsigned seed) {
    put(page, "<aside class=\"related\">\n");
    for (unsigned i = 0; i < 40; i++)
        put(page,
            "<div class=\"teaser teaser--%u\"><a href=\"/artikel/%u\"><img src=\"/i/%u.jpg\" "
            "alt=\"\"><span>Warum die "
            "Aktie Nummer %u heute gefragt ist</span></a></div>\n",
            i, seed * 97 + i, i, seed + i);
    put(page, "</aside><footer><p>Impressum</p></footer></body></html>\n");
}

static void make_page(struct page *page, unsigned seed) {
    page->len = 0;
    put(page, "<!DOCTYPE html><html lang=\"de\"><head><meta charset=\"utf-8\"><title>Seite %u</title>\n",
        seed);
    put_script(page, seed);
    put(page, "</head><body>\n");
    put_menu(page, seed);
    put_article(page, &corpus.articles[seed % corpus.n], seed);
    put_teasers(page, seed);
}

/* ---- what is read ---- */

static void add_member(struct archive *archive, const char *name, const char *bytes, size_t len) {
    struct archive_entry *entry = archive_entry_new();
    archive_entry_copy_pathname(entry, name);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_size(entry, (la_int64_t)len);
    if (archive_write_header(archive, entry) != ARCHIVE_OK ||
        archive_write_data(archive, bytes, len) != (la_ssize_t)len)
        fail(archive_error_string(archive));
    archive_entry_free(entry);
}

static struct archive *open_archive(const char *path, const char *format, const char *filter) {
    struct archive *archive = archive_write_new();
    archive_write_set_format_by_name(archive, format);
    if (filter != NULL)
        archive_write_add_filter_by_name(archive, filter);
    if (archive_write_open_filename(archive, path) != ARCHIVE_OK)
        fail(path);
    return archive;
}

static void close_archive(struct archive *archive) {
    if (archive_write_close(archive) != ARCHIVE_OK)
        fail(archive_error_string(archive));
    archive_write_free(archive);
}

/* An archive of so many bytes of pages. Returns how many there are. */
static size_t write_archive(const char *path, struct page *page, const char *filter, size_t bytes) {
    struct archive *archive = open_archive(path, "ustar", filter);
    size_t written = 0;
    for (unsigned i = 0; written < bytes; i++, written += page->len) {
        char name[64];
        make_page(page, i);
        snprintf(name, sizeof name, "seiten/%u/%u.html", i / 1000, i);
        add_member(archive, name, page->bytes, page->len);
    }
    close_archive(archive);
    return written;
}

/* The pages as a crawl keeps them, each record compressed by itself. */
static size_t write_crawl(const char *path, struct page *page, size_t bytes) {
    static const char http[] = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n";
    FILE *file = fopen(path, "wb");
    char *record = malloc(PAGE_ROOM + 1000), *packed = malloc(2 * PAGE_ROOM);
    size_t written = 0;
    if (file == NULL || record == NULL || packed == NULL)
        fail(path);
    for (unsigned i = 0; written < bytes; i++, written += page->len) {
        make_page(page, i);
        int n = snprintf(
            record, PAGE_ROOM + 1000,
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2025-05-18T12:00:00Z\r\n"
            "WARC-Target-URI: https://example.org/%u\r\n"
            "Content-Type: application/http; msgtype=response\r\nContent-Length: %zu\r\n\r\n%s%s\r\n\r\n",
            i, strlen(http) + page->len, http, page->bytes);
        size_t used = 0;
        struct archive *archive = archive_write_new();
        archive_write_set_format_raw(archive);
        archive_write_add_filter_gzip(archive);
        archive_write_set_bytes_in_last_block(archive, 1);
        archive_write_open_memory(archive, packed, 2 * PAGE_ROOM, &used);
        add_member(archive, "data", record, (size_t)n);
        close_archive(archive);
        if (fwrite(packed, 1, used, file) != used)
            fail(path);
    }
    if (fclose(file) != 0)
        fail(path);
    free(record);
    free(packed);
    return written;
}

static void tell(const char *what, size_t bytes, const struct run *run) {
    printf("  %-38s %7.1f MB/s  peak %6.1f MB  (%.1f s)\n", what, 1e-6 * (double)bytes / run->seconds,
           1e-3 * (double)run->kilobytes, run->seconds);
    fflush(stdout);
}

/* An archive or crawl, scored as JSON lines. */
static void measure(const char *program, const char *path, size_t bytes, const char *what) {
    char *const words[] = {(char *)(size_t)program, "score", "--format", "jsonl", "--summary",
                           (char *)(size_t)path,    NULL};
    struct run run = run_command(words);
    tell(what, bytes, &run);
    unlink(path);
}

/* The same pages one by one, beside xmllint. */
static void compare(const char *program, const char *folder, struct page *page) {
    static char paths[PAGES][MAX_PATH];
    char *ours[PAGES + 6] = {(char *)(size_t)program, "score", "--format", "jsonl", "--summary"};
    char *theirs[PAGES + 4] = {"xmllint", "--html", "--noout"};
    size_t bytes = 0;
    for (unsigned i = 0; i < PAGES; i++) {
        make_page(page, i);
        bytes += page->len;
        snprintf(paths[i], MAX_PATH, "%s/%u.html", folder, i);
        FILE *file = fopen(paths[i], "wb");
        if (file == NULL || fwrite(page->bytes, 1, page->len, file) != page->len || fclose(file) != 0)
            fail(paths[i]);
        ours[5 + i] = theirs[3 + i] = paths[i];
    }
    struct run run = best(ours, ROUNDS);
    tell("HTML pages, one by one", bytes, &run);
    if (system("command -v xmllint >/dev/null") == 0) {
        run = best(theirs, ROUNDS);
        tell("  xmllint --html --noout on them", bytes, &run);
    } else {
        puts("  xmllint is not there: not compared");
    }
    for (unsigned i = 0; i < PAGES; i++)
        unlink(paths[i]);
}

int main(int argc, char **argv) {
    char folder[MAX_PATH - 100], path[MAX_PATH];
    size_t megabytes = argc == 5 ? strtoul(argv[4], NULL, 10) : 0;
    struct page page = {malloc(PAGE_ROOM), 0};
    if (megabytes == 0 || megabytes > 1 << 20 || page.bytes == NULL)
        fail("usage: bench_archive PROGRAM CORPUS BUILD MEGABYTES");
    read_corpus(&corpus, argv[2]);
    snprintf(folder, sizeof folder, "%s/bench_pages", argv[3]);
    mkdir(folder, 0777);
    make_page(&page, 0);
    printf("pages of %.0f kB\n", 1e-3 * (double)page.len);
    compare(argv[1], folder, &page);
    snprintf(path, sizeof path, "%s/crawl.warc.gz", folder);
    size_t written = write_crawl(path, &page, megabytes << 17);
    measure(argv[1], path, written, "a WARC of them, compressed");
    snprintf(path, sizeof path, "%s/pages.tar.gz", folder);
    written = write_archive(path, &page, "gzip", megabytes << 17);
    measure(argv[1], path, written, "a tar.gz of them");
    snprintf(path, sizeof path, "%s/pages.tar", folder);
    written = write_archive(path, &page, NULL, megabytes << 20);
    char what[64];
    snprintf(what, sizeof what, "a tar of %.1f GB", 1e-9 * (double)written);
    measure(argv[1], path, written, what);
    rmdir(folder);
    free(page.bytes);
    free_corpus(&corpus);
    return 0;
}
