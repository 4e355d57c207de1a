/* Near copies: which articles are found alike, and that the order in which they come is of no matter. */
#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "article/reader.h"
#include "article/sketch.h"
#include "store/cluster.h"
#include "store/store.h"
#include "store/write.h"

Suite *suite_cluster(void);

#define REPORT                                                                                                 \
    "Der Chemiekonzern hat im ersten Quartal weniger verdient als im Vorjahr. Der Gewinn sank um zwölf "      \
    "Prozent auf "                                                                                             \
    "430 Millionen Euro, wie das Unternehmen am Dienstag mitteilte. Analysten hatten im Schnitt mit 450 "      \
    "Millionen "                                                                                               \
    "gerechnet. Der Umsatz ging um drei Prozent auf 6,1 Milliarden Euro zurück. Vor allem das Geschäft mit " \
    "der "                                                                                                     \
    "Bauindustrie lief schlecht, auch die Autobauer bestellten weniger. Die Prognose für das Gesamtjahr "     \
    "ließ der "                                                                                               \
    "Vorstand unverändert. Die Aktie gab im frühen Handel um 2,4 Prozent nach und war damit schwächster "   \
    "Wert im "                                                                                                 \
    "Leitindex. Im Jahresverlauf steht noch ein Plus von fünf Prozent zu Buche."

static const char report[] = REPORT;
static const char other_dateline[] = "LUDWIGSHAFEN (dpa-AFX) - " REPORT " /men/stk";
static const char swiss[] = "Zürich (awp) - Der Chemiekonzern hat im ersten Quartal weniger verdient als im "
                            "Vorjahr. Der Gewinn sank um zwölf "
                            "Prozent auf 430 Millionen Euro, wie das Unternehmen am Dienstag mitteilte. "
                            "Analysten hatten im Schnitt mit 450 "
                            "Millionen gerechnet. Der Umsatz ging um drei Prozent auf 6,1 Milliarden Euro "
                            "zurück. Vor allem das Geschäft mit "
                            "der Bauindustrie lief schlecht, auch die Autobauer bestellten weniger. Die "
                            "Prognose für das Gesamtjahr liess der "
                            "Vorstand unverändert. Die Aktie gab im frühen Handel um 2,4 Prozent nach und "
                            "war damit schwächster Wert im "
                            "Leitindex. Im Jahresverlauf steht noch ein Plus von fünf Prozent zu Buche.";
static const char longer[] = REPORT " In Frankfurt schlossen auch andere Werte der Branche im Minus, "
                                    "allerdings fielen die Abschläge kleiner aus.";
static const char same_form[] =
    "Der Autokonzern hat im dritten Quartal mehr verdient als im Vorjahr. Der Gewinn stieg um acht Prozent "
    "auf 1,2 "
    "Milliarden Euro, wie das Unternehmen am Freitag mitteilte. Analysten hatten im Schnitt mit 1,1 "
    "Milliarden "
    "gerechnet. Der Umsatz legte um vier Prozent auf 31 Milliarden Euro zu. Vor allem das Geschäft in "
    "Amerika lief gut, "
    "in China wurden weniger Wagen verkauft. Die Prognose für das Gesamtjahr hob der Vorstand leicht an.";
static const char oil[] =
    "Die Ölpreise haben am Montag leicht nachgegeben. Ein Barrel der Nordseesorte Brent zur Lieferung im "
    "Juli kostete "
    "am Morgen 64,22 US-Dollar, das waren 31 Cent weniger als am Freitag. Der Preis für ein Fass der "
    "amerikanischen "
    "Sorte WTI fiel um 28 Cent auf 61,05 Dollar. Händler verwiesen auf Sorgen um die Nachfrage in China.";
static const char oil_next_day[] =
    "Die Ölpreise haben am Dienstag deutlich zugelegt. Ein Barrel der Nordseesorte Brent zur Lieferung im "
    "Juli kostete "
    "am Morgen 66,90 US-Dollar, das waren 2,68 Dollar mehr als am Montag. Der Preis für ein Fass der "
    "amerikanischen "
    "Sorte WTI stieg um 2,41 Dollar auf 63,46 Dollar. Händler verwiesen auf neue Spannungen im Nahen Osten.";

static const struct {
    const char *a, *b;
    bool alike;
    const char *why;
} pairs[] = {
    {report, report, true, "the same text"},
    {report, other_dateline, true, "another dateline and the signs of the desk"},
    {report, swiss, true, "ss for ß and the agency of another country"},
    {report, longer, true, "a sentence more"},
    {report, same_form, false, "news of the same form on another company"},
    {oil, oil_next_day, false, "the market report of the next day, in the same words"},
};

static void read_article(struct arena *arena, const char *text, struct article *article) {
    struct error error = {0};
    ck_assert_int_eq(article_from_text(arena, text, strlen(text), NULL, article, &error), STATUS_OK);
    article_hash(article);
    ck_assert(article->has_sketch);
}

START_TEST(tells_near_copies) {
    struct arena arena = {0};
    struct article a, b;
    read_article(&arena, pairs[_i].a, &a);
    read_article(&arena, pairs[_i].b, &b);
    double share = sketch_resemblance(a.sketch, b.sketch);
    ck_assert_msg((share >= 0.7) == pairs[_i].alike, "%s: %g", pairs[_i].why, share);
    arena_free(&arena);
}
END_TEST

START_TEST(short_texts_have_no_sketch) {
    struct arena arena = {0};
    struct error error = {0};
    struct article article;
    static const char text[] = "Die Aktie von SAP steigt heute um drei Prozent auf 240 Euro.";
    ck_assert_int_eq(article_from_text(&arena, text, strlen(text), NULL, &article, &error), STATUS_OK);
    article_hash(&article);
    ck_assert(!article.has_sketch);
    arena_free(&arena);
}
END_TEST

/* ---- in the store ---- */

static const struct {
    const char *name, *published, *text;
} articles[] = {
    {"a", "2025-05-13T08:00:00+02:00", other_dateline},
    {"b", "2025-05-13T09:30:00+02:00", report},
    {"c", "2025-05-15", swiss},
    {"d", "2025-05-18T07:00:00+02:00", longer},
    {"e", "2025-05-22", "Korrektur: " REPORT},
    {"f", "2025-05-13", oil},
    {"g", "2025-05-14", oil_next_day},
    {"h", NULL, REPORT " (Berichtigung)"},
    {"i", NULL, "Rundschau: " REPORT},
};
enum { N = sizeof articles / sizeof articles[0] };

/* d is a near copy of c, and that of a; e is more than three days off; of h and i, which have no date, the
 * one with the smaller hash is the first. */
static const char wanted[] = "a:-:1000000 b:a c:a d:a e:-:1000000 f:-:1000000 g:-:1000000 h:-:1000000 i:h ";

static char folder[64], path[128];

static void store_all(const uint32_t *order, uint32_t from, uint32_t to) {
    struct arena arena = {0};
    struct error error = {0};
    struct store *store;
    const struct run_options run = {.detail = DETAIL_SCORES};
    ck_assert_int_eq(store_open(&store, path, STORE_WRITE, &error), STATUS_OK);
    ck_assert_int_eq(store_set_scorer(store, "0", "aa", &error), STATUS_OK);
    ck_assert_int_eq(store_start_run(store, &run, &error), STATUS_OK);
    ck_assert_int_eq(store_begin(store, &error), STATUS_OK);
    for (uint32_t i = from; i < to; i++) {
        struct article article;
        enum put_result result;
        read_article(&arena, articles[order[i]].text, &article);
        article.id = articles[order[i]].name;
        article.published = articles[order[i]].published;
        struct document document = {.article = &article, .arena = &arena};
        ck_assert_msg(store_put_document(store, &document, &result, &error) == STATUS_OK, "%s",
                      error.message);
    }
    ck_assert_int_eq(store_commit(store, &error), STATUS_OK);
    ck_assert_msg(store_find_clusters(store, &error) == STATUS_OK, "%s", error.message);
    store_close(store);
    arena_free(&arena);
}

static void tell(char *told, size_t room) {
    sqlite3 *db;
    sqlite3_stmt *statement;
    size_t len = 0;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_prepare_v2(db,
                           "SELECT a.name, f.name, a.novelty FROM article a LEFT JOIN article f ON "
                           "f.content_hash = a.cluster ORDER BY a.name",
                           -1, &statement, NULL),
        SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *first = (const char *)sqlite3_column_text(statement, 1);
        int novelty = sqlite3_column_int(statement, 2);
        ck_assert_msg(first == NULL ? novelty == 1000000 : novelty < 300000, "%d", novelty);
        len += (size_t)snprintf(told + len, room - len, "%s:%s%s ", sqlite3_column_text(statement, 0),
                                first == NULL ? "-" : first, first == NULL ? ":1000000" : "");
    }
    sqlite3_finalize(statement);
    ck_assert_int_eq(sqlite3_prepare_v2(db, "SELECT count(*) FROM cluster_due", -1, &statement, NULL),
                     SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
    ck_assert_int_eq(sqlite3_column_int(statement, 0), 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
}

/* In one run and in two, in the order given, the other way round, and mixed. */
START_TEST(order_is_of_no_matter) {
    static const uint32_t orders[][N] = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8}, {8, 7, 6, 5, 4, 3, 2, 1, 0}, {3, 8, 0, 5, 2, 7, 1, 6, 4}};
    char told[400];
    uint32_t cut = _i % 2 == 0 ? N : 4;
    snprintf(folder, sizeof folder, "/tmp/stimmung-cluster-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/scores.db", folder);
    store_all(orders[_i / 2], 0, cut);
    if (cut < N)
        store_all(orders[_i / 2], cut, N);
    tell(told, sizeof told);
    static const char *const endings[] = {"", "-wal", "-shm", ".lock"};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        char name[160];
        snprintf(name, sizeof name, "%s%s", path, endings[i]);
        unlink(name);
    }
    rmdir(folder);
    ck_assert_str_eq(told, wanted);
}
END_TEST

Suite *suite_cluster(void) {
    Suite *suite = suite_create("store/cluster");
    TCase *tcase = tcase_create("cluster");
    tcase_add_loop_test(tcase, tells_near_copies, 0, sizeof pairs / sizeof pairs[0]);
    tcase_add_test(tcase, short_texts_have_no_sketch);
    tcase_add_loop_test(tcase, order_is_of_no_matter, 0, 6);
    suite_add_tcase(suite, tcase);
    return suite;
}
