/* Scores the articles of a file and prints a line a company, with its price move.
 *
 * usage: example FILE [DB]
 * build: cc example.c $(pkg-config --cflags --libs stimmung) */
#include <stdio.h>
#include <stimmung.h>

static void print_company(const stimmung_result *result, const struct stimmung_company *company) {
    static const char *const directions[] = {"down", "flat", "up"};
    struct stimmung_move move;
    printf("  %s (%s): %s", company->ticker, company->name, company->stance);
    if (stimmung_move_at(result, company->move, &move) == STIMMUNG_OK) {
        printf(", %s", directions[move.direction + 1]);
        if (move.unit != NULL)
            printf(" %g %s", move.value, move.unit);
    }
    printf("\n");
}

static void print_result(const stimmung_result *result) {
    struct stimmung_article article;
    struct stimmung_company company;
    stimmung_article_of(result, &article);
    printf("%s\n", article.title == NULL ? article.id : article.title);
    for (size_t i = 0; stimmung_company_at(result, i, &company) == STIMMUNG_OK; i++)
        print_company(result, &company);
}

/* Score all articles of the reader, and store them where there is a store. */
static int run(stimmung_reader *reader, stimmung_result *result, stimmung_store *store,
               stimmung_error *error) {
    for (;;) {
        int status = stimmung_reader_next(reader, result, error);
        if (status == STIMMUNG_END)
            return STIMMUNG_OK;
        if (status == STIMMUNG_REJECTED) {
            fprintf(stderr, "%s\n", error->message);
            continue;
        }
        if (status == STIMMUNG_OK)
            print_result(result);
        if (status == STIMMUNG_OK && store != NULL)
            status = stimmung_store_put(store, result, NULL, error);
        if (status != STIMMUNG_OK)
            return status;
    }
}

int main(int argc, char **argv) {
    stimmung_engine *engine = NULL;
    stimmung_result *result = NULL;
    stimmung_reader *reader = NULL;
    stimmung_store *store = NULL;
    stimmung_error error = {0};
    if (argc < 2) {
        fprintf(stderr, "usage: %s FILE [DB]\n", argv[0]);
        return 2;
    }
    int status = stimmung_engine_new(&engine, &error);
    if (status == STIMMUNG_OK)
        status = stimmung_result_new(&result, &error);
    if (status == STIMMUNG_OK)
        status = stimmung_reader_open(engine, argv[1], STIMMUNG_FORM_AUTO, &reader, &error);
    if (status == STIMMUNG_OK && argc > 2)
        status = stimmung_store_open(engine, argv[2], &store, &error);
    if (status == STIMMUNG_OK)
        status = run(reader, result, store, &error);
    stimmung_error closing;
    if (stimmung_store_close(store, &closing) != STIMMUNG_OK && status == STIMMUNG_OK) {
        status = closing.status;
        error = closing;
    }
    stimmung_reader_close(reader);
    stimmung_result_free(result);
    stimmung_engine_free(engine);
    if (status != STIMMUNG_OK)
        fprintf(stderr, "%s\n", error.message);
    return status == STIMMUNG_OK ? 0 : 1;
}
