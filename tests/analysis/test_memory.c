/* Every allocation fails once: the analysis and the loading of the knowledge give STATUS_NOMEM, or succeed.
 */
#include "base/memory.h"

#include <check.h>
#include <string.h>

#include "analysis/engine.h"
#include "article/reader.h"

Suite *suite_memory(void);

static const char *const ARTICLES[] = {
    "Die Aktie von SAP fiel am Montag um 2,2 Prozent auf 118 Euro. Der Gewinn sank um 12 Mio. Euro.",
    "Berenberg stufte Kion von \"Hold\" auf \"Buy\" hoch und hob das Kursziel von 30 auf 42 Euro an.",
    "Der Dax gab nach.\n\nObwohl der Umsatz stieg, brach der Gewinn bei Zalando ein, teilte der Konzern "
    "mit.\n\n"
    "Die Papiere verloren im frühen Handel 3,5 Prozent.",
};

START_TEST(analysis_without_memory) {
    struct engine *engine;
    struct article article;
    struct arena input = {0};
    ck_assert_int_eq(engine_new(&engine, NULL), STATUS_OK);
    ck_assert_int_eq(article_from_text(&input, ARTICLES[_i], strlen(ARTICLES[_i]),
                                       engine_page_patterns(engine), &article, NULL),
                     STATUS_OK);
    article.id = "row";
    enum status status = STATUS_NOMEM;
    for (long n = 0; status == STATUS_NOMEM; n++) {
        struct arena arena = {0};
        struct document document;
        ck_assert_int_lt(n, 1000);
        memory_fail_after(n);
        status = engine_analyse(engine, &article, &arena, &document);
        memory_fail_after(-1);
        ck_assert_msg(status == STATUS_OK || status == STATUS_NOMEM, "allocation %ld: status %d", n, status);
        ck_assert(n > 0 || status == STATUS_NOMEM);
        arena_free(&arena);
    }
    arena_free(&input);
    engine_free(engine);
}
END_TEST

START_TEST(an_engine_without_memory) {
    enum status status = STATUS_NOMEM;
    for (long n = 0; status == STATUS_NOMEM; n++) {
        struct engine *engine = NULL;
        struct error error = {0};
        ck_assert_int_lt(n, 1000);
        memory_fail_after(n);
        status = engine_new(&engine, &error);
        memory_fail_after(-1);
        ck_assert_msg(status == STATUS_OK || status == STATUS_NOMEM, "allocation %ld: status %d", n, status);
        ck_assert_int_eq(status, error.status);
        ck_assert(n > 0 || status == STATUS_NOMEM);
        if (status == STATUS_OK)
            engine_free(engine);
    }
}
END_TEST

Suite *suite_memory(void) {
    Suite *suite = suite_create("memory");
    TCase *tcase = tcase_create("failing");
    tcase_add_loop_test(tcase, analysis_without_memory, 0, sizeof ARTICLES / sizeof *ARTICLES);
    tcase_add_test(tcase, an_engine_without_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
