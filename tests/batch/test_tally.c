#include <check.h>

#include "batch/tally.h"

Suite *suite_tally(void);

static const struct instrument loud = {.ticker = "LOUD"}, many = {.ticker = "MANY"},
                               even = {.ticker = "EVEN"};

static void add(struct tally *tally, const struct instrument *instrument, double relevance, double score) {
    struct company_verdict company = {
        .instrument = instrument, .relevance = relevance, .score = {.score = score}, .move = NO_INDEX};
    const struct document document = {.companies = &company, .n_companies = 1};
    ck_assert(tally_add(tally, &document));
}

START_TEST(many_are_stronger_than_one_loud_one) {
    struct tally tally = {0};
    add(&tally, &loud, 0.5, 1.0);
    add(&tally, &even, 1.0, 0.5);
    add(&tally, &even, 1.0, -0.5);
    for (int i = 0; i < 20; i++)
        add(&tally, &many, 1.0, -0.6);
    tally_sort(&tally);
    ck_assert_uint_eq(tally.n, 3);
    ck_assert_str_eq(tally.entries[0].instrument->ticker, "MANY");
    ck_assert_str_eq(tally.entries[1].instrument->ticker, "LOUD");
    ck_assert_uint_eq(tally.entries[0].articles, 20);
    ck_assert_double_eq_tol(tally_strength(&tally.entries[0]), -12.0 / 21.0, 1e-9);
    ck_assert_double_eq_tol(tally_strength(&tally.entries[1]), 0.5 / 1.5, 1e-9);
    ck_assert_double_eq(tally_strength(&tally.entries[2]), 0);
    tally_free(&tally);
}
END_TEST

START_TEST(an_index_and_a_company_can_share_a_ticker) {
    static const struct instrument company = {.ticker = "DOW", .kind = INSTRUMENT_COMPANY},
                                   index = {.ticker = "DOW", .kind = INSTRUMENT_INDEX};
    struct tally tally = {0};
    add(&tally, &index, 1.0, 0.5);
    add(&tally, &company, 1.0, -0.5);
    tally_sort(&tally);
    ck_assert_uint_eq(tally.n, 2);
    ck_assert_ptr_eq(tally.entries[0].instrument, &company);
    tally_free(&tally);
}
END_TEST

Suite *suite_tally(void) {
    Suite *suite = suite_create("batch/tally");
    TCase *tcase = tcase_create("tally");
    tcase_add_test(tcase, many_are_stronger_than_one_loud_one);
    tcase_add_test(tcase, an_index_and_a_company_can_share_a_ticker);
    suite_add_tcase(suite, tcase);
    return suite;
}
