#include "analysed.h"

#include <string.h>

static struct engine *engine;

static void start(void) {
    ck_assert_int_eq(engine_new(&engine, NULL), STATUS_OK);
}

static void stop(void) {
    engine_free(engine);
}

TCase *analysed_case(Suite *suite, const char *name) {
    TCase *tcase = tcase_create(name);
    tcase_add_unchecked_fixture(tcase, start, stop);
    suite_add_tcase(suite, tcase);
    return tcase;
}

const struct engine *analysed_engine(void) {
    return engine;
}

void analysed_make(struct analysed *analysed, const char *text) {
    uint32_t len = (uint32_t)strlen(text);
    *analysed = (struct analysed){.paragraph = {{0, len}, ROLE_BODY, false}};
    analysed->article = (struct article){
        .id = "row", .text = text, .text_len = len, .paragraphs = &analysed->paragraph, .n_paragraphs = 1};
    ck_assert_int_eq(engine_analyse(engine, &analysed->article, &analysed->arena, &analysed->document),
                     STATUS_OK);
}

void analysed_free(struct analysed *analysed) {
    arena_free(&analysed->arena);
}
