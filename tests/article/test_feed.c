/* Feeds and the news of agencies, whole, careless and broken. */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "archives.h"
#include "article/reader.h"
#include "article/sniff.h"
#include "base/memory.h"
#include "patterns.h"

Suite *suite_feed(void);

static const char *or_dash(const char *text) {
    return text == NULL ? "-" : text;
}

/* What the reader gives, one line an article, "id|title|source|published|url|author|text", or rejection,
 * "!code place: reason"; the path is left out. */
static void read_all(const char *path, const struct reader_options *options, struct buffer *told) {
    struct arena arena = {0};
    struct reader *reader = reader_open(path, options);
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
            buffer_printf(told, "%s|%s|%s|%s|%s|%s|%s\n",
                          strncmp(article.id, path, len) == 0 ? article.id + len : article.id,
                          or_dash(article.title), or_dash(article.source), or_dash(article.published),
                          or_dash(article.url), or_dash(article.author), article.text);
        else
            buffer_printf(told, "!%s %s\n", rejection.code, rejection.message + len);
    }
    reader_close(reader);
    arena_free(&arena);
}

static void check_told(const char *bytes, size_t len, const char *wanted, const char *why) {
    char path[64];
    struct buffer told = {0};
    const struct reader_options options = {.patterns = tests_page_patterns()};
    archive_write_file(path, bytes, len);
    read_all(path, &options, &told);
    unlink(path);
    ck_assert_msg(strcmp(told.bytes, wanted) == 0, "%s: %s", why, told.bytes);
    buffer_free(&told);
}

#define RSS(items)                                                                                           \
    "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel><title>Blatt</title>\n" items "</channel></rss>"
#define ATOM(entries)                                                                                        \
    "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>Agentur</title>" entries "</feed>"
#define BODY "Der Konzern SAP hat seine Prognose angehoben, wie er am Dienstag mitteilte."
#define MORE "Die Aktie stieg daraufhin um 3,2 Prozent auf 120 Euro."

static const struct {
    const char *why;
    const char *bytes;
    const char *told;
} rows[] = {
    {"RSS: what an item tells",
     RSS("<item><title>SAP steigt</title><link>https://e.org/1</link><guid>g1</guid><pubDate>Sun, 18 May "
         "2025 "
         "14:00:00 +0200</pubDate><author>e@e.org (Eva Lindner)</author><description>" BODY
         "</description></item>"),
     "g1|SAP steigt|Blatt|2025-05-18T14:00:00+02:00|https://e.org/1|Eva Lindner|SAP steigt\n\n" BODY "\n"},
    {"a time of London is that of Berlin an hour or two later",
     RSS("<item><title>SAP steigt weiter</title><pubDate>Sun, 18 May 2025 12:00:00 GMT</pubDate></item>"),
     "#1|SAP steigt weiter|Blatt|2025-05-18T14:00:00+02:00|-|-|SAP steigt weiter\n"},
    {"a guid that is an address is one",
     RSS("<item><title>SAP steigt weiter</title><guid>https://e.org/1</guid></item>"),
     "https://e.org/1|SAP steigt weiter|Blatt|-|https://e.org/1|-|SAP steigt weiter\n"},
    {"the whole text in CDATA, and a teaser beside it",
     RSS("<item><title>SAP steigt</title><description>Mehr.</description><content:encoded><![CDATA[<p>" BODY
         "</p><p>" MORE "</p>]]></content:encoded></item>"),
     "#1|SAP steigt|Blatt|-|-|-|SAP steigt\n\n" BODY "\n\n" MORE "\n"},
    {"the whole text as the description, a teaser as the content",
     RSS("<item><title>SAP steigt</title><content:encoded>Mehr.</content:encoded><description>" BODY
         "</description></item>"),
     "#1|SAP steigt|Blatt|-|-|-|SAP steigt\n\n" BODY "\n"},
    {"HTML with its marks escaped",
     RSS("<item><title>SAP &amp;amp; Co &lt;b&gt;steigen&lt;/b&gt;</title><description>&lt;p&gt;" BODY
         "&lt;/p&gt;&lt;p&gt;" MORE "&lt;/p&gt;</description></item>"),
     "#1|SAP & Co steigen|Blatt|-|-|-|SAP & Co steigen\n\n" BODY "\n\n" MORE "\n"},
    {"plain text in paragraphs",
     RSS("<item><title>SAP steigt</title><description>" BODY "\n\n" MORE "</description></item>"),
     "#1|SAP steigt|Blatt|-|-|-|SAP steigt\n\n" BODY "\n\n" MORE "\n"},
    {"marks that are careless: an address, a comparison, an entity of HTML",
     RSS("<item><title>K&uuml;ndigung &ndash; Kurs < 5 "
         "Euro</title><link>https://e.org/?a=1&b=2</link></item>"),
     "#1|Kündigung – Kurs < 5 Euro|Blatt|-|https://e.org/?a=1&b=2|-|Kündigung – Kurs < 5 Euro\n"},
    {"an item in a comment is none; one in CDATA is none either",
     RSS("<!-- <item><title>weg</title></item> --><item><title>SAP steigt weiter</title><x><![CDATA[</item>"
         "<item>]]></x></item>"),
     "#1|SAP steigt weiter|Blatt|-|-|-|SAP steigt weiter\n"},
    {"the source of the item goes before that of the feed",
     RSS("<item><title>SAP steigt weiter</title><source url=\"x\">Anderes Blatt</source></item>"),
     "#1|SAP steigt weiter|Anderes Blatt|-|-|-|SAP steigt weiter\n"},
    {"what others call a title is none",
     RSS("<item><media:title>Bild</media:title><title>SAP steigt weiter</title></item>"),
     "#1|SAP steigt weiter|Blatt|-|-|-|SAP steigt weiter\n"},
    {"an item that is not closed: the next one comes",
     RSS("<item><title>SAP steigt<item><title>BASF steigt weiter</title></item>"),
     "!bad_xml #1: the item has no end\n#2|BASF steigt weiter|Blatt|-|-|-|BASF steigt weiter\n"},
    {"CDATA that is not closed hides no item",
     RSS("<item><title><![CDATA[SAP steigt</title></item><item><title>BASF steigt weiter</title></item>"),
     "!bad_xml #1: the item has no end\n#2|BASF steigt weiter|Blatt|-|-|-|BASF steigt weiter\n"},
    {"a tag that does not fit", RSS("<item><title>SAP steigt weiter</b></title></item>"),
     "#1|SAP steigt weiter|Blatt|-|-|-|SAP steigt weiter\n"},
    {"an item without text", RSS("<item></item><item/>"),
     "!no_text #1: no text in the item\n!no_text #2: no text in the item\n"},
    {"a feed without items", RSS(""), "!empty : no item in the feed\n"},
    {"a feed that is cut off in an item",
     "<rss><channel><item><title>SAP steigt weiter</title></item><item><title>BASF",
     "#1|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n!bad_xml #2: the item has no end\n"},
    {"entities of its own",
     "<!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b "
     "\"&a;&a;\">]><rss><channel><item><title>&b;</title></item>"
     "</channel></rss>",
     "!bad_xml : declares entities of its own, which are not read\n"},
    {"a document type that would be fetched from elsewhere",
     "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel><item><title>SAP steigt weiter</title></item>"
     "</channel></rss>",
     "#1|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n"},
    {"RSS 1.0, where items stand beside the channel",
     "<rdf:RDF "
     "xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"><channel><title>Blatt</title></channel>"
     "<item rdf:about=\"u1\"><title>SAP "
     "steigt</title><dc:date>2025-05-18T14:00:00+02:00</dc:date><description>" BODY
     "</description></item></rdf:RDF>",
     "u1|SAP steigt|Blatt|2025-05-18T14:00:00+02:00|-|-|SAP steigt\n\n" BODY "\n"},
    {"Atom: what an entry tells",
     ATOM("<entry><id>i1</id><title>SAP steigt</title><link rel=\"self\" href=\"x\"/><link "
          "href=\"https://e.org/1\"/>"
          "<published>2025-05-18T14:00:00+02:00</published><author><name>Jan "
          "Ott</name><email>x</email></author>"
          "<summary>Mehr.</summary><content type=\"html\">&lt;p&gt;" BODY "&lt;/p&gt;</content></entry>"),
     "i1|SAP steigt|Agentur|2025-05-18T14:00:00+02:00|https://e.org/1|Jan Ott|SAP steigt\n\n" BODY "\n"},
    {"Atom: XHTML",
     ATOM("<entry><id>i1</id><title>SAP steigt</title><content type=\"xhtml\"><div "
          "xmlns=\"http://www.w3.org/1999/"
          "xhtml\"><p>Der Konzern <b>SAP</b> hat seine Prognose angehoben, wie er am Dienstag "
          "mitteilte.</p><p>" MORE "</p></div></content></entry>"),
     "i1|SAP steigt|Agentur|-|-|-|SAP steigt\n\n" BODY "\n\n" MORE "\n"},
    {"Atom: text that looks like HTML and says that it is none",
     ATOM("<entry><id>i1</id><title>SAP steigt</title><content type=\"text\">Das Zeichen &amp;lt; bleibt in "
          "diesem Text stehen.</content></entry>"),
     "i1|SAP steigt|Agentur|-|-|-|SAP steigt\n\nDas Zeichen &lt; bleibt in diesem Text stehen.\n"},
    {"Atom: the feed that an entry was taken from",
     ATOM("<entry><id>i1</id><title>SAP steigt weiter</title><source><title>Quelle</title></source></entry>"),
     "i1|SAP steigt weiter|Quelle|-|-|-|SAP steigt weiter\n"},
    {"Atom with a prefix",
     "<a:feed "
     "xmlns:a=\"http://www.w3.org/2005/Atom\"><a:title>Agentur</a:title><a:entry><a:id>i1</a:id><a:title>SAP "
     "steigt weiter</a:title></a:entry></a:feed>",
     "i1|SAP steigt weiter|Agentur|-|-|-|SAP steigt weiter\n"},
    {"NITF: headlines, dateline, paragraphs, and the sign-off left out",
     "<nitf><head><docdata><doc-id id-string=\"n1\"/><date.issue "
     "norm=\"20250518T140000+0200\"/></docdata></head>"
     "<body><body.head><hedline><hl1>SAP steigt</hl1><hl2>Prognose angehoben</hl2></hedline><byline>Von "
     "<person>Eva Lindner</person></byline><distributor>Agentur</distributor><dateline><location>Walldorf"
     "</location></dateline></body.head><body.content><p lede=\"true\">Der Konzern <org>SAP</org> hat seine "
     "Prognose "
     "angehoben, wie er am Dienstag mitteilte.</p><hl2>Analysten erfreut</hl2><p>" MORE
     " Die Anleger freuten "
     "sich.</p><media><media-caption>Ein Bild</media-caption></media></body.content><body.end><tagline>/el"
     "</tagline></body.end></body></nitf>",
     "n1|SAP steigt|Agentur|2025-05-18T14:00:00+02:00|-|Eva Lindner|SAP steigt\n\nPrognose angehoben\n\n" BODY
     "\n\nAnalysten erfreut\n\n" MORE " Die Anleger freuten sich.\n"},
    {"NewsML-G2: a message of two items, XHTML and plain text",
     "<newsMessage xmlns=\"http://iptc.org/std/nar/2006-10-01/\"><header/><itemSet><newsItem guid=\"urn:1\" "
     "xml:lang=\"de\"><itemMeta><provider><name>Agentur</name></"
     "provider><versionCreated>2025-05-18T15:00:00+02:00"
     "</versionCreated></itemMeta><contentMeta><contentCreated>2025-05-18T14:00:00+02:00</"
     "contentCreated><headline>"
     "SAP steigt</headline><dateline>Walldorf, 18. Mai</dateline><by>Jan "
     "Ott</by></contentMeta><contentSet><inlineXML>"
     "<html><head><title>x</title></head><body><p>" BODY "</p><p>" MORE
     "</p></body></html></inlineXML></contentSet>"
     "</newsItem><newsItem guid=\"urn:2\"><itemMeta><provider "
     "literal=\"Zweite\"/><versionCreated>2025-05-18T15:00:00"
     "+02:00</versionCreated></itemMeta><contentMeta><headline>SAP "
     "steigt</headline></contentMeta><contentSet>"
     "<inlineData contenttype=\"text/plain\">" BODY
     "</inlineData></contentSet></newsItem></itemSet></newsMessage>",
     "urn:1|SAP steigt|Agentur|2025-05-18T14:00:00+02:00|-|Jan Ott|SAP steigt\n\n" BODY "\n\n" MORE "\n"
     "urn:2|SAP steigt|Zweite|2025-05-18T15:00:00+02:00|-|-|SAP steigt\n\n" BODY "\n"},
    {"NewsML-G2 with NITF in it",
     "<newsItem guid=\"urn:1\"><contentMeta><headline>SAP "
     "steigt</headline></contentMeta><contentSet><inlineXML>"
     "<nitf><body><body.head><hedline><hl1>anders</hl1></hedline></body.head><body.content><p>" BODY
     "</p></body.content></body></nitf></inlineXML></contentSet></newsItem>",
     "urn:1|SAP steigt|-|-|-|-|SAP steigt\n\n" BODY "\n"},
};

START_TEST(reads_feeds) {
    check_told(rows[_i].bytes, strlen(rows[_i].bytes), rows[_i].told, rows[_i].why);
    ck_assert_msg(sniff_form("feed", rows[_i].bytes, strlen(rows[_i].bytes)) == INPUT_FEED, "%s",
                  rows[_i].why);
}
END_TEST

START_TEST(reads_charsets) {
    static const char latin[] = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><rss><channel><item><title>"
                                "M\xFCnchener R\xFC"
                                "ck steigt</title></item></channel></rss>";
    static const char wrong[] = "<?xml version='1.0' encoding='UTF-8'?><rss><channel><item><title>"
                                "M\xFCnchener R\xFC"
                                "ck steigt</title></item></channel></rss>";
    static const char strange[] = "<?xml version=\"1.0\" encoding=\"x-eigen\"?><rss><channel><item><title>"
                                  "M\x81nchen</title></item><item><title>x</title></item></channel></rss>";
    static const char told[] = "#1|Münchener Rück steigt|-|-|-|-|Münchener Rück steigt\n";
    check_told(latin, strlen(latin), told, "ISO-8859-1, as declared");
    check_told(wrong, strlen(wrong), told, "Windows-1252 that says it is UTF-8");
    check_told(strange, strlen(strange), "!unsupported : the charset \"x-eigen\" is not known\n",
               "a charset that none knows");
    struct buffer wide = {0};
    static const char ascii[] =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><rss><channel><item><title>SAP steigt "
        "weiter</title></item></channel></rss>";
    buffer_add(&wide, "\xFF\xFE", 2);
    for (size_t i = 0; ascii[i] != '\0'; i++)
        buffer_add(&wide, (char[]){ascii[i], 0}, 2);
    check_told(wide.bytes, wide.len, "#1|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n", "UTF-16");
    buffer_free(&wide);
}
END_TEST

static void repeat(struct buffer *out, const char *text, int times) {
    for (int i = 0; i < times; i++)
        buffer_add_text(out, text);
}

/* Bounds: depth, a text that is too long, an item that is longer than an article may be. */
START_TEST(bounds_items) {
    struct buffer deep = {0}, html = {0}, large = {0};
    buffer_add_text(&deep, "<rss><channel><item><title>");
    repeat(&deep, "<a>", 10000);
    repeat(&deep, "</a>", 10000);
    buffer_add_text(&deep, "</title></item><item><title>SAP steigt weiter</title></item></channel></rss>");
    check_told(
        deep.bytes, deep.len,
        "!bad_xml #1: elements nested deeper than 256\n#2|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n",
        "10,000 deep");
    buffer_add_text(&html, "<rss><channel><item><title>SAP steigt weiter</title><description><![CDATA[");
    repeat(&html, "<div>", 10000);
    buffer_add_text(&html,
                    "]]></description></item><item><title>BASF steigt weiter</title></item></channel></rss>");
    check_told(
        html.bytes, html.len,
        "#1|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n#2|BASF steigt weiter|-|-|-|-|BASF steigt weiter\n",
        "HTML 10,000 deep");
    buffer_add_text(&large, "<rss><channel><item><title>x</title><description>");
    repeat(&large, "SAP steigt. ", 1000000);
    buffer_add_text(&large,
                    "</description></item><item><title>SAP steigt weiter</title></item></channel></rss>");
    check_told(large.bytes, large.len,
               "!bad_xml #1: a text of more than 10 MB\n#2|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n",
               "a text of 12 MB");
    char path[64];
    struct buffer told = {0};
    archive_write_file(path, large.bytes, large.len);
    read_all(path, &(struct reader_options){.max_bytes = 1 << 20}, &told);
    unlink(path);
    ck_assert_str_eq(told.bytes, "!too_long #1: longer than 1 MiB (see --max-article), passed over\n"
                                 "#2|SAP steigt weiter|-|-|-|-|SAP steigt weiter\n");
    buffer_free(&told);
    buffer_free(&deep);
    buffer_free(&html);
    buffer_free(&large);
}
END_TEST

/* A feed of many items, cut into pieces by every boundary of the buffer. */
START_TEST(reads_long_feeds) {
    enum { ITEMS = 3000 };
    struct buffer feed = {0};
    char path[64];
    buffer_add_text(&feed, "<rss><channel><title>Blatt</title>");
    for (int i = 0; i < ITEMS; i++)
        buffer_printf(&feed, "<item><title>Aktie Nummer %d steigt weiter</title><guid>g%d</guid></item>\n", i,
                      i);
    buffer_add_text(&feed, "</channel></rss>");
    archive_write_file(path, feed.bytes, feed.len);
    struct buffer told = {0};
    read_all(path, &(struct reader_options){0}, &told);
    unlink(path);
    const char *line = told.bytes;
    for (int i = 0; i < ITEMS; i++) {
        char start[64];
        snprintf(start, sizeof start, "g%d|Aktie Nummer %d steigt weiter|Blatt|", i, i);
        ck_assert_msg(strncmp(line, start, strlen(start)) == 0, "%.80s", line);
        line = strchr(line, '\n') + 1;
    }
    ck_assert_int_eq(*line, '\0');
    buffer_free(&feed);
    buffer_free(&told);
}
END_TEST

/* Every allocation of ours fails once: an error, no crash, no leak. */
START_TEST(survives_lack_of_memory) {
    static const char bytes[] =
        RSS("<item><title>SAP &lt;b&gt;steigt&lt;/b&gt;</title><guid>g1</guid><author>e@e.org (Eva)</author>"
            "<pubDate>Sun, 18 May 2025 14:00:00 +0200</pubDate><description>" BODY "\n\n" MORE
            "</description></item>");
    char path[64];
    archive_write_file(path, bytes, strlen(bytes));
    for (long n = 0;; n++) {
        struct arena arena = {0};
        struct article article;
        struct rejection rejection;
        struct error error = {0};
        memory_fail_after(n);
        struct reader *reader = reader_open(path, &(struct reader_options){0});
        enum reader_result result =
            reader == NULL ? READER_FAILED : reader_next(reader, &arena, &article, &rejection, &error);
        memory_fail_after(-1);
        reader_close(reader);
        arena_free(&arena);
        if (result == READER_ARTICLE)
            break;
        ck_assert_int_eq(result, READER_FAILED);
        ck_assert_int_lt(n, 2000);
    }
    unlink(path);
}
END_TEST

Suite *suite_feed(void) {
    Suite *suite = suite_create("article/feed");
    TCase *tcase = tcase_create("feed");
    tcase_set_timeout(tcase, 20);
    tcase_add_loop_test(tcase, reads_feeds, 0, sizeof rows / sizeof *rows);
    tcase_add_test(tcase, reads_charsets);
    tcase_add_test(tcase, bounds_items);
    tcase_add_test(tcase, reads_long_feeds);
    tcase_add_test(tcase, survives_lack_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
