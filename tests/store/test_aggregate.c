/* Sums of ticker scores: what each field is. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/memory.h"
#include "store/query.h"
#include "told.h"

Suite *suite_aggregate(void);

static struct told_folder folder;

static void make_folder(void) {
    told_make_folder(&folder);
}

static void remove_folder(void) {
    told_remove_folder(&folder);
}

/* The values of a column, row by row, with bars behind them. */
static void values_of(const struct query_options *options, const char *name, char *out, size_t size) {
    struct store *store = told_open(folder.path);
    struct query *query;
    struct error error = {0};
    bool found;
    int place = 0;
    size_t len = 0;
    while (strcmp(query_column(options->by, place)->name, name) != 0)
        place++;
    ck_assert_msg(query_open(&query, store, options, &error) == STATUS_OK, "%s", error.message);
    out[0] = '\0';
    while (query_next(query, &found, &error) == STATUS_OK && found) {
        struct value value = query_value(query, place);
        if (value.type == VALUE_NULL)
            len += (size_t)snprintf(out + len, size - len, "null|");
        else if (value.type == VALUE_TEXT)
            len += (size_t)snprintf(out + len, size - len, "%s|", value.text);
        else
            len += (size_t)snprintf(out + len, size - len, "%.6g|", value.real);
    }
    query_close(query);
    store_close(store);
}

/* `options` are words: day, week, month, total or article, trading, all, novelty, half=DAYS, from=, to=, SAP.
 * `articles` have commas between: when (- for never), score, and if they like r: relevance, s: the sentence
 * of three that names it, i: the instrument, c: the number of the one that it is a copy of. */
static const struct {
    const char *options, *articles, *column, *values, *why;
} cases[] = {
    {"total half=1", "2025-05-18 -1, 2025-05-20 1", "score", "0.6|",
     "-1 two days ago and +1 today, by a half-life of a day"},
    {"day half=1", "2025-05-18 -1, 2025-05-20 1", "score", "-1|0.6|", "a day's row takes in the days before"},
    {"day half=1 from=2025-05-20", "2025-05-18 -1, 2025-05-20 1", "score", "0.6|",
     "also those before --from"},
    {"day half=1 from=2025-05-20", "2025-05-18 -1, 2025-05-20 1", "articles", "1|",
     "but does not count them"},
    {"total half=1 from=2025-05-20", "2025-05-18 -1, 2025-05-20 1", "score", "1|",
     "the total is of the selection alone"},
    {"total half=1 to=2025-05-25", "2025-05-18 -1, 2025-05-20 1", "score", "0.6|", "all are as much older"},
    {"total half=1", "2025-05-18 -1, 2025-05-20 1", "weight", "1.25|",
     "today's in full, a quarter of the other"},
    {"total half=1 to=2025-05-25", "2025-05-18 -1, 2025-05-20 1", "weight", "0.0390625|",
     "five half-lives less on the 25th"},
    {"total half=1 SAP", "2025-05-18 -1, 2025-05-20 1, 2025-05-22 1 i1", "weight", "0.3125|",
     "the last day is that of the store, not of the ticker"},
    {"week half=1", "2025-05-18 -1, 2025-05-20 1", "score", "-1|0.6|", "the 18th is a Sunday"},
    {"week half=1", "2025-05-18 -1, 2025-05-20 1", "weight", "1|1.25|", "the last week ends with the store"},
    {"total half=0.5", "2025-05-18 -1, 2025-05-20 1", "score", "0.882353|", "half a day: one sixteenth"},
    {"total half=1", "2025-05-18 -1, 2025-05-20 1, - -1", "score", "0.6|",
     "what has no date is in no mean that fades"},
    {"day half=1", "2025-05-20 1, - -1", "score", "-1|1|", "but has its own row"},
    {"total half=1", "2025-05-18 -1, 2025-05-20 1", "dispersion", "0.8|", "sqrt(1 - 0.6 * 0.6)"},
    {"total half=1", "2025-05-18 -1, 2025-05-20 1", "positive_share", "0.5|", "counts do not fade"},

    {"total", "2025-05-18 0.5, 2025-05-18 -1 r0.25", "score", "0.2|", "(0.5 - 0.25) / 1.25: by relevance"},
    {"total", "2025-05-18 0.5, 2025-05-18 0.5 r0.75 s2", "weight", "1.5|",
     "1 + 0.75 * 2 / 3: named in the third sentence"},
    {"total", "2025-05-18 0.5, 2025-05-18 -0.5 s1", "score", "0.0454546|",
     "(0.5 - 0.5 * 5 / 6) / (11 / 6): by position"},
    {"total", "2025-05-18 1", "score_shrunk", "0.333333|", "one article of 1 beside one of 1 and one of -1"},
    {"total", "2025-05-18 1, 2025-05-18 1, 2025-05-18 1", "score_shrunk", "0.6|", "three of them"},
    {"total", "2025-05-18 1, 2025-05-18 0.05, 2025-05-18 0.3, 2025-05-18 -0.05, 2025-05-18 0.04",
     "positive_share", "0.666667|", "(3 + 1) / (3 + 1 + 2); 0.04 is neutral"},
    {"total", "2025-05-18 1, 2025-05-18 0.05, 2025-05-18 0.049", "positive_articles", "2|",
     "0.05 is positive"},
    {"total", "2025-05-18 1, 2025-05-18 -0.05, 2025-05-18 -0.049", "negative_articles", "1|",
     "-0.05 is negative"},
    {"total", "2025-05-18 1, 2025-05-18 -1", "dispersion", "1|", "as far apart as can be"},
    {"total", "2025-05-18 0.3, 2025-05-18 0.3 r0.7, 2025-05-18 0.3 r0.1", "dispersion", "0|", "all agree"},
    {"total", "2025-05-18 0.3", "dispersion", "null|", "one has nobody to agree with"},

    {"total", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "articles", "3|",
     "near copies are articles"},
    {"total", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "novel_articles", "1|",
     "but no novel ones"},
    {"total", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "score", "1|", "and do not count"},
    {"day", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "score", "1|null|", "nor on the days behind"},
    {"day", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "mentions", "2|0|", "in nothing"},
    {"day", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "buzz", "null|0|", "nor are they news"},
    {"total all", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "score", "-0.333333|",
     "unless they shall"},
    {"day all", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "buzz", "null|1|",
     "the same: one, two days after two"},
    {"total novelty", "2025-05-18 1, 2025-05-18 -1 c1, 2025-05-20 -1 c1", "score", "0.333333|",
     "(1 - 0.25 - 0.25) / 1.5: or by what is new in them"},

    {"day", "2025-05-16T17:00:00+02:00 1, 2025-05-16T18:00:00+02:00 1, 2025-05-18 1", "day",
     "2025-05-16|2025-05-18|", "by their dates"},
    {"day trading", "2025-05-16T17:00:00+02:00 1, 2025-05-16T18:00:00+02:00 1, 2025-05-18 1", "day",
     "2025-05-16|2025-05-19|", "Friday evening and Sunday belong to Monday"},
    {"day trading from=2025-05-17 to=2025-05-19",
     "2025-05-16T17:00:00+02:00 1, 2025-05-16T18:00:00+02:00 1, 2025-05-18 1", "articles", "2|",
     "so they are of the 19th"},
    {"week trading to=2025-05-18", "2025-05-16T17:00:00+02:00 1, 2025-05-16T18:00:00+02:00 1, 2025-05-18 1",
     "articles", "1|", "and not of the week before"},
    {"article trading from=2025-05-19",
     "2025-05-16T17:00:00+02:00 1, 2025-05-19T08:00:00+02:00 1, 2025-05-18 1", "article", "a3|a2|",
     "articles too are selected by trading day"},
    {"day trading", "2025-05-19T18:00:00+02:00 1 i1, 2025-05-19T18:00:00+02:00 1", "day",
     "2025-05-19|2025-05-20|", "each by its exchange: at 18:00 New York is open"},
    {"day trading half=1", "2025-05-16 -1, 2025-05-17 1", "score", "-1|0.777778|",
     "age is in days of the calendar: 1 / 8"},
    {"total trading half=1", "2025-05-16T17:00:00+02:00 -1, 2025-05-16T18:00:00+02:00 1", "weight", "1.125|",
     "the last trading day of the store is Monday"},
    {"total trading", "2025-05-18 1", "first_day", "2025-05-19|", "the first trading day"},
    {"month trading", "2025-05-30 1, 2025-05-31 1, - 1", "month", "null|2025-05|2025-06|",
     "the 31st of May was a Saturday"},
    {"week", "2025-05-18 1, 2025-05-20 1", "week", "2025-05-12|2025-05-19|", "weeks begin on Monday"},
    {"total", "2025-05-18 1 i3, 2025-05-18 1 i2", "kind", "company|index|", "one ticker, two instruments"},
    {"total from=2025-05-19", "2025-05-18 1, - 1", "score", "", "what is before --from is not there"},
    {"day to=2025-05-19", "2025-05-18 1, - 1", "score", "1|",
     "nor is what has no date where days are asked for"},
};

enum { MOST = 5 };

static int read_articles(const char *text, struct told told[MOST], char published[MOST][32]) {
    char copy[400], *rest = copy, *one;
    int n = 0;
    snprintf(copy, sizeof copy, "%s", text);
    for (; (one = strsep(&rest, ",")) != NULL; n++) {
        char *word;
        ck_assert_int_lt(n, MOST);
        one += strspn(one, " ");
        snprintf(published[n], sizeof published[n], "%s", strsep(&one, " "));
        told[n] = (struct told){.published = strcmp(published[n], "-") == 0 ? NULL : published[n],
                                .score = strtod(strsep(&one, " "), NULL)};
        while ((word = strsep(&one, " ")) != NULL)
            switch (word[0]) {
            case 'r':
                told[n].relevance = strtod(word + 1, NULL);
                break;
            case 's':
                told[n].sentence = (uint32_t)strtol(word + 1, NULL, 10);
                break;
            case 'i':
                told[n].instrument = (int)strtol(word + 1, NULL, 10);
                break;
            default:
                told[n].copy_of = (int)strtol(word + 1, NULL, 10);
            }
    }
    return n;
}

static const char *const sap[] = {"SAP"};

static void read_option(const char *word, struct query_options *options, int64_t *from, int64_t *to) {
    for (int by = BY_ARTICLE; by <= BY_TOTAL; by++)
        if (strcmp(word, query_by_name((enum query_by)by)) == 0)
            options->by = (enum query_by)by;
    if (strcmp(word, "trading") == 0)
        options->days = DAYS_TRADING;
    if (strcmp(word, "all") == 0)
        options->copies = COPIES_ALL;
    if (strcmp(word, "novelty") == 0)
        options->copies = COPIES_NOVELTY;
    if (strncmp(word, "half=", 5) == 0)
        options->half_life = strtod(word + 5, NULL);
    if (strncmp(word, "from=", 5) == 0 && day_read(word + 5, from))
        options->from = from;
    if (strncmp(word, "to=", 3) == 0 && day_read(word + 3, to))
        options->to = to;
    if (strcmp(word, "SAP") == 0) {
        options->tickers = sap;
        options->n_tickers = 1;
    }
}

START_TEST(fields_are_what_they_say) {
    struct query_options options = {0};
    struct told told[MOST];
    int64_t from, to;
    char values[400], published[MOST][32], copy[100], *rest = copy, *word;
    snprintf(copy, sizeof copy, "%s", cases[_i].options);
    while ((word = strsep(&rest, " ")) != NULL)
        read_option(word, &options, &from, &to);
    told_make_store(folder.path, told, read_articles(cases[_i].articles, told, published));
    values_of(&options, cases[_i].column, values, sizeof values);
    ck_assert_msg(strcmp(values, cases[_i].values) == 0, "%s: %s %s, not %s", cases[_i].why, cases[_i].column,
                  values, cases[_i].values);
}
END_TEST

/* An article a day from `first` on, and some more on the day behind the last. */
static void make_daily(int64_t first, int n_days, int more) {
    struct store *store = told_start(folder.path);
    for (int i = 0; i < n_days + more; i++) {
        char text[DAY_SIZE];
        day_format(text, first + (i < n_days ? i : n_days));
        told_put(store, &(struct told){.published = text, .score = 0.5}, i + 1);
    }
    store_close(store);
}

static const struct {
    int n_days, more;
    enum query_by by;
    const char *from;
    const char *values; /* of the last rows */
    const char *why;
} buzzes[] = {
    {30, 3, BY_DAY, "2025-05-31", "3|", "three where one is usual; the 31st is a Saturday"},
    {60, 3, BY_DAY, "2025-06-30", "3|", "thirty days, not all"},
    {10, 3, BY_DAY, "2025-05-11", "3|", "the store has but ten days"},
    {30, 3, BY_DAY, NULL, "1|1|3|", "whatever is selected"},
    {30, 3, BY_TOTAL, "2025-05-31", "3|", "a total of one day"},
    {30, 3, BY_TOTAL, "2025-05-30", "2|", "of two days: four articles"},
    {30, 3, BY_TOTAL, NULL, "null|", "before all there is nothing"},
    {30, 3, BY_WEEK, "2025-05-30", "2|", "a week that is cut by --from and by the end of the store"},
    {32, 9, BY_WEEK, NULL, "1|9|", "Sunday, the 1st, is of the week before; the last one has had a day"},
    {45, 5, BY_MONTH, "2025-06-01", "1.26667|",
     "nineteen articles in the fifteen days of June that the store has"},
};

START_TEST(buzz_is_against_the_usual) {
    struct query_options options = {.by = buzzes[_i].by};
    int64_t from;
    char values[2000];
    make_daily(day_of_date(2025, 5, 1), buzzes[_i].n_days, buzzes[_i].more);
    if (buzzes[_i].from != NULL && day_read(buzzes[_i].from, &from))
        options.from = &from;
    values_of(&options, "buzz", values, sizeof values);
    size_t len = strlen(values), wanted = strlen(buzzes[_i].values);
    ck_assert_msg(len >= wanted && strcmp(values + len - wanted, buzzes[_i].values) == 0, "%s: %s",
                  buzzes[_i].why, values);
}
END_TEST

START_TEST(buzz_of_trading_days) { /* of thirty days before Monday, the 2nd of June, 21 have trading (May has
                                      holidays) */
    char values[2000];
    make_daily(day_of_date(2025, 5, 1), 32, 3);
    const int64_t from = day_of_date(2025, 6, 2);
    values_of(&(struct query_options){.by = BY_DAY, .days = DAYS_TRADING, .from = &from}, "buzz", values,
              sizeof values);
    /* on that day: Saturday, Sunday and three; before it: 1 to 30 May, of which 3 to 30 are within thirty
     * days */
    double usual = 28.0 / (double)exchange_days(EXCHANGE_FRANKFURT, from - 30, from - 1);
    ck_assert_double_eq_tol(strtod(values, NULL), 5 / usual, 1e-5);
}
END_TEST

START_TEST(survives_lack_of_memory) {
    struct told told[] = {{.published = "2025-05-18", .score = 1},
                          {.published = "2025-05-20", .score = 1, .instrument = 1}};
    told_make_store(folder.path, told, 2);
    struct store *store = told_open(folder.path);
    enum status status = STATUS_NOMEM;
    for (long n = 0; status != STATUS_OK && n < 100; n++) {
        struct error error = {0};
        struct query *query = NULL;
        bool found = true;
        memory_fail_after(n);
        status = query_open(&query, store, &(struct query_options){.by = BY_DAY}, &error);
        while (status == STATUS_OK && found)
            status = query_next(query, &found, &error);
        memory_fail_after(-1);
        ck_assert(status == STATUS_OK || (status == STATUS_NOMEM && error.message[0] != '\0'));
        query_close(query);
    }
    ck_assert_int_eq(status, STATUS_OK);
    store_close(store);
}
END_TEST

Suite *suite_aggregate(void) {
    Suite *suite = suite_create("store/aggregate");
    TCase *tcase = tcase_create("aggregate");
    tcase_add_checked_fixture(tcase, make_folder, remove_folder);
    tcase_add_loop_test(tcase, fields_are_what_they_say, 0, sizeof cases / sizeof cases[0]);
    tcase_add_loop_test(tcase, buzz_is_against_the_usual, 0, sizeof buzzes / sizeof buzzes[0]);
    tcase_add_test(tcase, buzz_of_trading_days);
    tcase_add_test(tcase, survives_lack_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
