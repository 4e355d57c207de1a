#include <check.h>
#include <stdio.h>
#include <string.h>

#include "batch/shard.h"

Suite *suite_shard(void);

static const struct {
    const char *text;
    uint32_t part, parts; /* both 0: no part of anything */
    const char *why;
} texts[] = {
    {"3/8", 3, 8, ""},
    {"1/1", 1, 1, "the whole"},
    {"999999/999999", 999999, 999999, "the most"},
    {"0/8", 0, 0, "parts count from 1"},
    {"9/8", 0, 0, "no ninth of eight"},
    {"3", 0, 0, "of how many?"},
    {"3/", 0, 0, "of how many?"},
    {"/8", 0, 0, "which?"},
    {"3/0", 0, 0, "of none"},
    {"-1/8", 0, 0, "no sign"},
    {" 3/8", 0, 0, "no white space"},
    {"3/8 ", 0, 0, "nothing behind it"},
    {"3/8/9", 0, 0, "nothing behind it"},
    {"1/1000000", 0, 0, "more than anybody has machines"},
    {"4294967297/8", 0, 0, "no overflow"},
};
enum { N_TEXTS = sizeof texts / sizeof *texts };

START_TEST(parts_are_read) {
    struct shard shard;
    bool read = shard_read(texts[_i].text, &shard);
    ck_assert_msg(read == (texts[_i].parts > 0), "%s: %s", texts[_i].text, texts[_i].why);
    if (read) {
        ck_assert_uint_eq(shard.part, texts[_i].part);
        ck_assert_uint_eq(shard.parts, texts[_i].parts);
    }
}
END_TEST

/* Each article and each line falls into one part, and the parts are of a size. */
START_TEST(parts_share_all) {
    enum { PARTS = 5, N = 20000 };
    int articles[PARTS] = {0}, lines[PARTS] = {0};
    for (uint32_t i = 0; i < N; i++) {
        struct article article = {.title = "Dax"};
        struct rejection rejection = {.line = i};
        char text[32];
        snprintf(text, sizeof text, "Meldung %u", i);
        article.text = text;
        article.text_len = (uint32_t)strlen(text);
        article_hash(&article);
        int n_articles = 0, n_lines = 0;
        for (uint32_t part = 1; part <= PARTS; part++) {
            const struct shard shard = {part, PARTS};
            bool has = shard_has(&shard, &article), has_line = shard_has_line(&shard, "a.jsonl", &rejection);
            n_articles += has;
            n_lines += has_line;
            articles[part - 1] += has;
            lines[part - 1] += has_line;
        }
        ck_assert_int_eq(n_articles, 1);
        ck_assert_int_eq(n_lines, 1);
        ck_assert(shard_has(&(struct shard){0, 0}, &article) && shard_has(&(struct shard){1, 1}, &article));
    }
    for (int part = 0; part < PARTS; part++) {
        ck_assert_int_ge(articles[part], N / PARTS - 300);
        ck_assert_int_ge(lines[part], N / PARTS - 300);
    }
}
END_TEST

Suite *suite_shard(void) {
    Suite *suite = suite_create("batch/shard");
    TCase *tcase = tcase_create("shard");
    tcase_add_loop_test(tcase, parts_are_read, 0, N_TEXTS);
    tcase_add_test(tcase, parts_share_all);
    suite_add_tcase(suite, tcase);
    return suite;
}
