#include <check.h>
#include <string.h>

#include "base/day.h"
#include "market/trading_day.h"

Suite *suite_trading_day(void);

static const struct {
    const char *published;
    const char *mic;
    const char *day; /* NULL: none */
    const char *why;
} rows[] = {
    {"2026-03-11T09:00:00+01:00", "XETR", "2026-03-11", "a Wednesday morning"},
    {"2026-03-11T17:30:00+01:00", "XETR", "2026-03-11", "at the close"},
    {"2026-03-11T17:30:01+01:00", "XETR", "2026-03-12", "after it"},
    {"2026-03-11T23:59:59+01:00", "XETR", "2026-03-12", "late in the evening"},
    {"2026-03-12T00:00:00+01:00", "XETR", "2026-03-12", "past midnight"},
    {"2026-03-13T18:00:00+01:00", "XETR", "2026-03-16", "Friday evening is Monday's"},
    {"2026-03-14T10:00:00+01:00", "XETR", "2026-03-16", "so is Saturday"},
    {"2026-03-15T20:00:00+01:00", "XETR", "2026-03-16", "and Sunday night"},
    {"2026-03-16T17:31:00+01:00", "XETR", "2026-03-17", "Monday evening is not"},
    {"2026-03-11T16:30:00Z", "XETR", "2026-03-11", "17:30 of Frankfurt in winter"},
    {"2026-03-11T16:31:00Z", "XETR", "2026-03-12", "a minute later"},
    {"2026-06-10T15:30:00Z", "XETR", "2026-06-10", "17:30 of Frankfurt in summer"},
    {"2026-06-10T15:31:00Z", "XETR", "2026-06-11", "a minute later"},
    {"2026-06-10T16:30:00Z", "XETR", "2026-06-11", "what is the close in winter is after it in summer"},
    {"2026-03-27T16:15:00Z", "XETR", "2026-03-27", "17:15 on the last Friday of winter time"},
    {"2026-03-30T16:15:00Z", "XETR", "2026-03-31", "18:15 on the first Monday of summer time"},
    {"2026-03-11T17:00:00", "XETR", "2026-03-11", "no zone: Berlin's clock"},
    {"2026-03-11T18:00:00", "XETR", "2026-03-12", "the same"},
    {"2026-03-11", "XETR", "2026-03-11", "a date alone is of its day"},
    {"2026-03-14", "XETR", "2026-03-16", "or of the next with trading"},
    {"2026-03-12T01:00:00+09:00", "XETR", "2026-03-11", "night in Tokyo is afternoon in Frankfurt"},
    {"2026-03-11T23:30:00-08:00", "XETR", "2026-03-12", "night in California is the next morning"},

    {"2026-04-02T18:00:00+02:00", "XETR", "2026-04-07", "Maundy Thursday's evening: over Easter to Tuesday"},
    {"2026-04-03", "XETR", "2026-04-07", "Good Friday"},
    {"2026-04-06", "XETR", "2026-04-07", "Easter Monday"},
    {"2026-05-01", "XETR", "2026-05-04", "Labour Day, a Friday"},
    {"2025-12-24", "XETR", "2025-12-29", "Christmas Eve, two holidays and a weekend"},
    {"2025-12-31", "XETR", "2026-01-02", "New Year's Eve"},
    {"2026-05-14", "XETR", "2026-05-14", "Ascension is a trading day"},
    {"2026-05-25", "XETR", "2026-05-25", "Whit Monday is one again"},
    {"2021-05-24", "XETR", "2021-05-25", "in 2021 it was none"},
    {"2014-06-09", "XETR", "2014-06-09", "in 2014 it was one"},
    {"2018-10-03", "XETR", "2018-10-04", "the day of German unity until 2021"},
    {"2023-10-03", "XETR", "2023-10-03", "and since"},
    {"2017-10-31", "XETR", "2017-11-01", "the Reformation's five hundred years"},
    {"2018-10-31", "XETR", "2018-10-31", "that was once"},

    {"2026-10-26", "XWBO", "2026-10-27", "the national holiday of Austria"},
    {"2026-10-26", "XETR", "2026-10-26", "which Frankfurt does not keep"},
    {"2018-08-15", "XWBO", "2018-08-16", "Assumption in Vienna until 2018"},
    {"2019-08-15", "XWBO", "2019-08-15", "and since"},
    {"2022-06-06", "XWBO", "2022-06-07", "Whit Monday in Vienna until 2022"},
    {"2023-05-29", "XWBO", "2023-05-29", "and since"},
    {"2026-01-02", "XSWX", "2026-01-05", "Berchtold in Zurich"},
    {"2026-01-02", "XETR", "2026-01-02", "not in Frankfurt"},
    {"2025-08-01", "XSWX", "2025-08-04", "the national holiday of Switzerland"},
    {"2026-05-14", "XSWX", "2026-05-15", "Ascension in Zurich"},
    {"2026-05-25", "XSWX", "2026-05-26", "Whit Monday in Zurich"},

    {"2026-03-05T21:00:00Z", "XNYS", "2026-03-05", "16:00 of New York in winter"},
    {"2026-03-05T21:01:00Z", "XNYS", "2026-03-06", "a minute later"},
    {"2026-03-11T20:01:00Z", "XNAS", "2026-03-12", "there summer time began on the 8th of March"},
    {"2026-03-11T18:00:00+01:00", "XNAS", "2026-03-11", "after Frankfurt's close, before New York's"},
    {"2026-10-30T20:01:00Z", "XNAS", "2026-11-02", "16:01 in summer time, on a Friday"},
    {"2026-11-02T20:59:00Z", "XNAS", "2026-11-02", "15:59 in winter time, which began on the 1st"},
    {"2006-10-27T20:01:00Z", "XNYS", "2006-10-30", "summer time until the last Sunday of October"},
    {"2006-03-13T21:00:00Z", "XNYS", "2006-03-13", "and from the first of April"},
    {"2026-11-26", "XNYS", "2026-11-27", "Thanksgiving"},
    {"2026-07-03", "XNYS", "2026-07-06", "the 4th of July on a Saturday: the Friday before"},
    {"2027-07-05", "XNYS", "2027-07-06", "on a Sunday: the Monday behind"},
    {"2026-06-19", "XNYS", "2026-06-22", "Juneteenth"},
    {"2021-06-18", "XNYS", "2021-06-18", "not before 2022"},
    {"2021-12-31", "XNYS", "2021-12-31", "New Year on a Saturday is lost"},
    {"2023-01-02", "XNYS", "2023-01-03", "on a Sunday: the Monday behind"},
    {"2026-01-19", "XNYS", "2026-01-20", "Martin Luther King"},
    {"2026-04-03", "XNYS", "2026-04-06", "Good Friday; Easter Monday has trading"},
    {"2026-05-01", "XNYS", "2026-05-01", "Labour Day is in September"},
    {"2026-09-07", "XNYS", "2026-09-08", "there"},

    {"2026-03-11T18:00:00+01:00", "XTKS", "2026-03-12", "Tokyo's shares follow Frankfurt"},
    {"2026-03-11T18:00:00+01:00", NULL, "2026-03-12", "so does what has no listing"},
    {"gestern", "XETR", NULL, "no date"},
    {"", "XETR", NULL, "nothing"},
    {NULL, "XETR", NULL, "no text"},
    {"0001-01-01", "XETR", NULL, "out of range"},
};

START_TEST(belongs_to_a_trading_day) {
    int64_t day = 0;
    char text[DAY_SIZE] = "none";
    if (trading_day_of(rows[_i].published, rows[_i].mic, &day))
        day_format(text, day);
    ck_assert_msg(strcmp(text, rows[_i].day == NULL ? "none" : rows[_i].day) == 0, "%s: %s", rows[_i].why,
                  text);
}
END_TEST

static const struct {
    enum exchange exchange;
    int year;
    int days;
} years[] = {
    /* days with trading as the exchanges count them */
    {EXCHANGE_FRANKFURT, 2024, 254}, {EXCHANGE_FRANKFURT, 2025, 253}, {EXCHANGE_NEW_YORK, 2024, 252},
    {EXCHANGE_NEW_YORK, 2023, 250},  {EXCHANGE_ZURICH, 2024, 250},
};

START_TEST(counts_days) {
    int64_t n = exchange_days(years[_i].exchange, day_of_date(years[_i].year, 1, 1),
                              day_of_date(years[_i].year, 12, 31));
    ck_assert_int_eq(n, years[_i].days);
}
END_TEST

START_TEST(counts_as_it_tells) { /* any span, in any year: Ascension was on the first of May in 2008 */
    for (int64_t first = day_of_date(1998, 1, 1); first < day_of_date(2031, 1, 1); first += 97)
        for (int exchange = EXCHANGE_FRANKFURT; exchange <= EXCHANGE_NEW_YORK; exchange++) {
            int64_t n = 0, last = first + first % 400;
            for (int64_t day = first; day <= last; day++)
                n += exchange_trades((enum exchange)exchange, day);
            ck_assert_int_eq(exchange_days((enum exchange)exchange, first, last), n);
        }
}
END_TEST

Suite *suite_trading_day(void) {
    Suite *suite = suite_create("market/trading_day");
    TCase *tcase = tcase_create("trading_day");
    tcase_add_loop_test(tcase, belongs_to_a_trading_day, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, counts_days, 0, sizeof years / sizeof years[0]);
    tcase_add_test(tcase, counts_as_it_tells);
    suite_add_tcase(suite, tcase);
    return suite;
}
