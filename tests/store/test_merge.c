#include <check.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/files.h"
#include "../output/sample.h"
#include "output/export.h"
#include "store/merge.h"
#include "store/write.h"

Suite *suite_merge(void);

/* A corpus of files with copies of few contents, run over by several scorers in turn: once into one store,
 * and once cut over some stores that are joined in any order. Both must say the same. */
enum {
    N_CONTENTS = 10,
    N_COPIES = 4,
    N_FILES = 6,
    A_FILE = 6,
    N_PHASES = 4,
    N_STORES = 4,
    N_INSTRUMENTS = 4
};

static const char *const lexicons[] = {"aa", "bb", "cc"};

struct world {
    uint64_t random;
    struct {
        int content, copy;
    } files[N_FILES][A_FILE];
    struct {
        int lexicon;
        bool takes[N_FILES];
        enum store_detail detail;
    } phases[N_PHASES];
};

static uint64_t draw(struct world *world, uint64_t below) {
    world->random ^= world->random << 13;
    world->random ^= world->random >> 7;
    world->random ^= world->random << 17;
    return world->random % below;
}

static struct world make_world(uint64_t seed) {
    struct world world = {.random = seed * 0x9e3779b97f4a7c15u + 1};
    for (int f = 0; f < N_FILES; f++)
        for (int i = 0; i < A_FILE; i++) {
            world.files[f][i].content = (int)draw(&world, N_CONTENTS);
            world.files[f][i].copy = (int)draw(&world, N_COPIES);
        }
    for (int p = 0; p < N_PHASES; p++) {
        world.phases[p].lexicon = (int)draw(&world, 3);
        world.phases[p].detail = DETAIL_EVIDENCE;
        for (int f = 0; f < N_FILES; f++)
            world.phases[p].takes[f] = draw(&world, 3) > 0;
    }
    return world;
}

/* What a scorer makes of a copy hangs on the content, on the scorer, and on the copy's month and paragraphs.
 */
static void make_document(struct sample *sample, struct instrument *instruments, struct paragraph *paragraph,
                          int content, int copy, int lexicon) {
    static const char *const dates[] = {"2025-05-18T14:00:00+02:00", "2025-05-17", "2025-04-30", NULL};
    static const char *const sources[] = {"dpa-AFX", "Reuters", NULL};
    static char names[N_INSTRUMENTS][20], id[20];
    sample_make(sample);
    snprintf(id, sizeof id, "id%d", copy);
    sample->article.id = id;
    sample->article.content_hash[0] = (unsigned char)content;
    sample->article.published = dates[(content + copy) % 4];
    sample->article.source = sources[(content + 2 * copy) % 3];
    *paragraph = (struct paragraph){.span = {0, 10}, .role = copy % 2 == 0 ? ROLE_LEAD : ROLE_BODY};
    sample->article.paragraphs = paragraph;
    sample->article.n_paragraphs = 1;
    int month = (content + copy) % 4;
    double score = (content * 7 + lexicon * 5 + (month > 1 ? month : 0) + copy % 2 * 3) % 20 / 10.0 - 1;
    for (int i = 0; i < N_INSTRUMENTS; i++) {
        static const char *const tickers[N_INSTRUMENTS] = {"SAP", "BAS", "ADS", "DAX"};
        snprintf(names[i], sizeof names[i], "%s of %s", tickers[i], lexicons[lexicon]);
        instruments[i] = *sample->companies[0].instrument;
        instruments[i].ticker = tickers[i];
        instruments[i].name = names[i];
        instruments[i].kind = i == 3 ? INSTRUMENT_INDEX : INSTRUMENT_COMPANY;
    }
    const struct instrument *instrument = &instruments[content % N_INSTRUMENTS];
    sample->companies[0].instrument = instrument;
    sample->mentions[0].instrument = sample->mentions[1].instrument = instrument;
    sample->moves[0].subject = sample->ratings[0].subject = sample->events[0].subject = instrument;
    sample->companies[0].score.score = score;
    sample->companies[0].relevance = 0.1 * (content + 1);
    sample->document.verdict.score.score = score;
}

static void must(enum status status, const struct error *error) {
    ck_assert_msg(status == STATUS_OK, "%s", error->message);
}

static void path_of(char path[static FILES_PATH], int store) {
    char name[20];
    snprintf(name, sizeof name, "%d.db", store);
    files_path(path, name);
}

static struct store *open_store(int number, enum store_access access) {
    struct store *store;
    struct error error = {0};
    char path[FILES_PATH];
    path_of(path, number);
    must(store_open(&store, path, access, &error), &error);
    return store;
}

/* Read a file, or a part of it, into the store: its articles, and a line that gives none. */
static void read_file(struct store *store, const struct world *world, int phase, int file, uint32_t part,
                      uint32_t parts) {
    struct error error = {0};
    char path[20];
    struct input_state input = {.size = 1000, .modified = 5, .form = "auto", .part = part, .parts = parts};
    snprintf(path, sizeof path, "file%d", file);
    must(store_begin_input(store, path, &input, &error), &error);
    for (int i = 0; i < A_FILE; i++) {
        struct sample sample;
        struct instrument instruments[N_INSTRUMENTS];
        struct paragraph paragraph;
        enum put_result result;
        int content = world->files[file][i].content;
        if (parts > 1 && (uint32_t)content % parts != part - 1)
            continue;
        make_document(&sample, instruments, &paragraph, content, world->files[file][i].copy,
                      world->phases[phase].lexicon);
        must(store_put_document(store, &sample.document, &result, &error), &error);
        input.articles++;
        sample_free(&sample);
    }
    for (uint32_t line = 1; line <= 3; line++) {
        if (parts > 1 && line % parts != part - 1)
            continue;
        struct rejection rejection = {.code = "bad_json", .line = line};
        snprintf(rejection.message, sizeof rejection.message, "not read by %s",
                 lexicons[world->phases[phase].lexicon]);
        must(store_put_reject(store, input.id, &rejection, &error), &error);
        input.rejected++;
    }
    must(store_end_input(store, path, &input, &error), &error);
}

static void execute(int number, const char *sql) {
    sqlite3 *db;
    char path[FILES_PATH], *message = NULL;
    path_of(path, number);
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK, "%s", message);
    sqlite3_close(db);
}

/* A phase of one store: the files of which it has a part. */
static void run_phase(const struct world *world, int phase, int number, const uint32_t part[N_FILES],
                      const uint32_t parts[N_FILES]) {
    struct error error = {0};
    char sql[100];
    const char *lexicon = lexicons[world->phases[phase].lexicon];
    struct store *store = open_store(number, STORE_WRITE);
    const struct run_options run = {.detail = world->phases[phase].detail};
    must(store_set_scorer(store, "0.1.0", lexicon, &error), &error);
    must(store_start_run(store, &run, &error), &error);
    must(store_begin(store, &error), &error);
    for (int f = 0; f < N_FILES; f++)
        if (parts[f] > 0)
            read_file(store, world, phase, f, part[f], parts[f]);
    must(store_commit(store, &error), &error);
    must(store_end_run(store, "done", &(struct run_counts){0}, &error), &error);
    store_close(store);
    /* the stores of a phase are filled at one time, as if on several machines */
    snprintf(sql, sizeof sql, "UPDATE scorer SET used = %d WHERE lexicon = '%s'", phase + 1, lexicon);
    execute(number, sql);
}

static void run_whole(const struct world *world, int number) {
    for (int p = 0; p < N_PHASES; p++) {
        uint32_t part[N_FILES], parts[N_FILES];
        for (int f = 0; f < N_FILES; f++) {
            part[f] = 1;
            parts[f] = world->phases[p].takes[f] ? 1 : 0;
        }
        run_phase(world, p, number, part, parts);
    }
}

/* Each file of each phase goes as a whole to one store or to two, or is cut over two or all. */
static void run_cut(struct world *world, int first) {
    for (int p = 0; p < N_PHASES; p++) {
        uint32_t part[N_STORES][N_FILES] = {0}, parts[N_STORES][N_FILES] = {0};
        for (int f = 0; f < N_FILES; f++) {
            int at = (int)draw(world, N_STORES), other = (at + 1) % N_STORES;
            uint64_t how = draw(world, 4);
            if (!world->phases[p].takes[f])
                continue;
            for (int s = 0; how == 3 && s < N_STORES; s++) {
                part[s][f] = (uint32_t)s + 1;
                parts[s][f] = N_STORES;
            }
            if (how < 3) {
                part[at][f] = 1;
                parts[at][f] = how == 2 ? 2 : 1;
            }
            if (how == 1 || how == 2) {
                part[other][f] = how == 2 ? 2 : 1;
                parts[other][f] = how == 2 ? 2 : 1;
            }
        }
        for (int s = 0; s < N_STORES; s++)
            run_phase(world, p, first + s, part[s], parts[s]);
    }
}

static void merge(int into, int from) {
    struct error error = {0};
    struct merge_counts counts;
    char path[FILES_PATH];
    struct store *store = open_store(into, STORE_WRITE);
    path_of(path, from);
    must(store_merge(store, path, &counts, &error), &error);
    store_close(store);
}

/* Join the stores two by two, in any order, some of them twice. Returns the one that has all. */
static int merge_all(struct world *world, int first) {
    int left[N_STORES], n = N_STORES;
    for (int i = 0; i < N_STORES; i++)
        left[i] = first + i;
    while (n > 1) {
        int a = (int)draw(world, (uint64_t)n), b = (a + 1 + (int)draw(world, (uint64_t)n - 1)) % n;
        merge(left[a], left[b]);
        if (draw(world, 2) == 0)
            merge(left[a], left[b]);
        left[b] = left[--n];
        if (a == n)
            left[b] = left[a];
    }
    return left[0];
}

/* Everything that a store says, without numbers of rows and what stands of runs. */
static const char *const told[] = {
    "SELECT hex(a.content_hash), a.title, a.day, a.published, a.source, a.url, a.name, a.language, c.lexicon"
    " FROM article a JOIN scorer c ON c.id = a.scorer_id ORDER BY 1",
    "SELECT hex(a.content_hash), c.lexicon, s.score, s.tone, s.positive, s.evidence, s.coverage, s.sentences,"
    " s.variant FROM article_score s JOIN article a ON a.id = s.article_id"
    " JOIN scorer c ON c.id = s.scorer_id ORDER BY 1, 2",
    "SELECT hex(a.content_hash), c.lexicon, i.ticker, i.kind, t.day, t.trading_day, t.holds, t.relevance, "
    "t.score, t.move_value"
    " FROM ticker_score t JOIN article a ON a.id = t.article_id JOIN scorer c ON c.id = t.scorer_id"
    " JOIN instrument i ON i.id = t.instrument_id ORDER BY 1, 2, 3",
    "SELECT hex(a.content_hash), c.lexicon, i.ticker, m.place, s.text, m.via, m.score FROM mention m"
    " JOIN sentence s ON (s.article_id, s.scorer_id, s.place) = (m.article_id, m.scorer_id, m.sentence)"
    " JOIN article a ON a.id = m.article_id JOIN scorer c ON c.id = m.scorer_id"
    " JOIN instrument i ON i.id = m.instrument_id ORDER BY 1, 2, 3, 4",
    "SELECT hex(a.content_hash), c.lexicon, i.ticker, m.kind, m.value FROM move m"
    " JOIN article a ON a.id = m.article_id JOIN scorer c ON c.id = m.scorer_id"
    " JOIN instrument i ON i.id = m.instrument_id ORDER BY 1, 2, 3",
    "SELECT hex(a.content_hash), c.lexicon, i.ticker, r.house, r.target_to, e.class FROM rating r"
    " JOIN event e USING (article_id, scorer_id)"
    " JOIN article a ON a.id = r.article_id JOIN scorer c ON c.id = r.scorer_id"
    " JOIN instrument i ON i.id = r.instrument_id ORDER BY 1, 2, 3",
    "SELECT ticker, kind, name, mic, isin FROM instrument ORDER BY 1, 2",
    "SELECT i.ticker, c.lexicon, n.name FROM instrument_name n JOIN instrument i ON i.id = n.instrument_id"
    " JOIN scorer c ON c.id = n.scorer_id ORDER BY 1, 2",
    "SELECT path, part, parts, size, modified, c.lexicon, articles, rejected FROM input"
    " JOIN scorer c ON c.id = scorer_id ORDER BY 1, 2, 3",
    "SELECT i.path, r.line, r.code, r.message FROM reject r JOIN input i ON i.id = r.input_id ORDER BY 1, 2",
    "SELECT 'faults', count(*) FROM pragma_foreign_key_check",
};

static void tell_all(int number, struct buffer *out) {
    sqlite3 *db;
    char path[FILES_PATH];
    path_of(path, number);
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        sqlite3_stmt *statement;
        ck_assert_msg(sqlite3_prepare_v2(db, told[i], -1, &statement, NULL) == SQLITE_OK, "%s",
                      sqlite3_errmsg(db));
        while (sqlite3_step(statement) == SQLITE_ROW)
            for (int c = 0; c < sqlite3_column_count(statement); c++) {
                const unsigned char *text = sqlite3_column_text(statement, c);
                buffer_printf(out, "%s%s", text == NULL ? "-" : (const char *)text,
                              c + 1 < sqlite3_column_count(statement) ? "|" : "\n");
            }
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
}

static void export_all(int number, struct buffer *out) {
    struct error error = {0};
    struct store *store = open_store(number, STORE_READ);
    for (enum query_by by = BY_ARTICLE; by <= BY_TOTAL; by++) {
        struct sink sink = {.name = "a test", .descriptor = -1};
        must(export_rows(&sink, store, &(struct query_options){.by = by}, EXPORT_CSV, &error), &error);
        buffer_add(out, sink.buffer.bytes, sink.buffer.len);
        buffer_free(&sink.buffer);
    }
    store_close(store);
}

/* The first line in which two texts differ, for the message. */
static void assert_same(const struct buffer *a, const struct buffer *b, uint64_t seed) {
    const char *x = a->bytes, *y = b->bytes;
    while (*x != '\0' && *y != '\0') {
        size_t n = strcspn(x, "\n"), m = strcspn(y, "\n");
        ck_assert_msg(n == m && memcmp(x, y, n) == 0, "seed %llu: one run: %.*s\n         merged: %.*s",
                      (unsigned long long)seed, (int)n, x, (int)m, y);
        x += n + 1;
        y += m + 1;
    }
    ck_assert_msg(*x == *y, "seed %llu: one says more", (unsigned long long)seed);
}

START_TEST(any_split_in_any_order_gives_the_same) {
    for (uint64_t seed = (uint64_t)_i * 5; seed < (uint64_t)_i * 5 + 5; seed++) {
        struct world world = make_world(seed);
        struct buffer one = {0}, merged = {0};
        files_make(NULL, 0);
        run_whole(&world, 0);
        run_cut(&world, 1);
        if (getenv("DBG"))
            for (int i = 1; i <= N_STORES; i++) {
                struct buffer b = {0};
                tell_all(i, &b);
                printf("seed %d store %d\n%s\n", (int)seed, i, strstr(b.bytes, "file"));
                buffer_free(&b);
            }
        int all = merge_all(&world, 1);
        export_all(0, &one);
        export_all(all, &merged);
        tell_all(0, &one);
        tell_all(all, &merged);
        assert_same(&one, &merged, seed);
        ck_assert_uint_gt(one.len, 4000);
        buffer_free(&one);
        buffer_free(&merged);
        files_remove();
    }
}
END_TEST

Suite *suite_merge(void) {
    Suite *suite = suite_create("store/merge");
    TCase *tcase = tcase_create("merge");
    tcase_set_timeout(tcase, 60);
    tcase_add_loop_test(tcase, any_split_in_any_order_gives_the_same, 0, 6);
    suite_add_tcase(suite, tcase);
    return suite;
}
