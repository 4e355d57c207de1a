#include <check.h>
#include <string.h>

#include "language/date.h"

Suite *suite_date(void);

static const struct {
    const char *text;
    const char *iso; /* NULL where no date is to be found */
    const char *why;
} rows[] = {
    {"18. Mai 2025, 14:00 Uhr", "2025-05-18T14:00:00+02:00", "month by name, summer"},
    {"18.05.2025", "2025-05-18", "a date alone stays a date alone"},
    {"17.06.25 / 09:12", "2025-06-17T09:12:00+02:00", "a year of two digits"},
    {"01.12.99", "1999-12-01", "one of the last century"},
    {"3. Jänner 2024", "2024-01-03", "Austrian January"},
    {"Wien, 7. Feber 2023", "2023-02-07", "Austrian February"},
    {"DAUN, 12.04.2016  -  15:47 Uhr", "2016-04-12T15:47:00+02:00", "a place in front, a dash between"},
    {"Mo., 11.01.2016", "2016-01-11", "the day of the week"},
    {"Sonntag, 18. Mai 2025 um 7.05 Uhr", "2025-05-18T07:05:00+02:00", "a point in the time, with Uhr"},
    {"18.05.2025 14.00", "2025-05-18", "a point without Uhr may be a price"},
    {"18.05.2025, 9 Uhr", "2025-05-18T09:00:00+02:00", "a full hour"},
    {"18.05.2025 um 14 Uhr 30", "2025-05-18T14:30:00+02:00", "minutes behind Uhr"},
    {"1. Sept. 2023 (9 Uhr)", "2023-09-01T09:00:00+02:00", "a short month"},
    {"28. Feb. 2021 \u00b7 7:05 Uhr", "2021-02-28T07:05:00+01:00", "a dot between, winter"},
    {"14:00 Uhr, 18. Mai 2025", "2025-05-18T14:00:00+02:00", "the time first"},
    {"07.01.2016 | 23:00 Uhr", "2016-01-07T23:00:00+01:00", "a bar between"},
    {"18. 05. 2025", "2025-05-18", "spaces behind the points"},
    {"18.\u00a0Mai\u00a02025", "2025-05-18", "no-break spaces"},
    {"1.3.24 24:00", "2024-03-02T00:00:00+01:00", "midnight ends a day"},
    {"2025-05-18", "2025-05-18", "ISO"},
    {"2025-05-18T14:00:00+02:00", "2025-05-18T14:00:00+02:00", "ISO with an offset"},
    {"2025-05-18T12:00:00Z", "2025-05-18T14:00:00+02:00", "UTC, told in the time of Berlin"},
    {"2025-12-31T23:30:00Z", "2026-01-01T00:30:00+01:00", "which may be the next year"},
    {"2025-05-18T12:00:00.123456Z", "2025-05-18T14:00:00+02:00", "parts of a second"},
    {"20250518T140000+0200", "2025-05-18T14:00:00+02:00", "ISO without marks, as NewsML has it"},
    {"Sun, 18 May 2025 14:00:00 +0200", "2025-05-18T14:00:00+02:00", "as RSS has it"},
    {"Sun, 18 May 2025 08:00:00 EDT", "2025-05-18T14:00:00+02:00", "a zone by name"},
    {"7. April 2016 um 8:04 Uhr - GMT", "2016-04-07T10:04:00+02:00", "a zone behind a dash"},
    {"18.05.2025 10:00 MESZ", "2025-05-18T10:00:00+02:00", "a German zone"},
    {"Wednesday, November 11th, 2015", "2015-11-11", "English order"},
    {"31.02.2024, dann 1.3.2024", "2024-03-01", "a day that is none is passed over"},
    {"29.02.2023", NULL, "no leap year"},
    {"10.11.12.13", NULL, "an address of a machine"},
    {"am 6. und 7. April", NULL, "no year"},
    {"um 14:00 Uhr", NULL, "no date"},
    {"40.000 Euro im Mai", NULL, "a number and a month"},
    {"Majestät 18, 2025", NULL, "a word that only begins like a month"},
    {"10/12/15", NULL, "may be anything"},
    {"", NULL, "nothing"},
};

START_TEST(finds) {
    struct date_match match;
    char iso[DATE_TEXT];
    bool found = date_find(rows[_i].text, 0, (uint32_t)strlen(rows[_i].text), &match);
    ck_assert_msg(found == (rows[_i].iso != NULL), "%s: \"%s\"", rows[_i].why, rows[_i].text);
    if (!found)
        return;
    ck_assert_uint_eq(date_write(&match.date, iso), strlen(iso));
    ck_assert_msg(strcmp(iso, rows[_i].iso) == 0, "%s: \"%s\" gives %s", rows[_i].why, rows[_i].text, iso);
}
END_TEST

static const struct {
    const char *text;
    const char *span;
} spans[] = {
    {"Stand: 5.6.2023, 9.05 Uhr.", "5.6.2023, 9.05 Uhr"},
    {"DAUN, 12.04.2016  -  15:47 Uhr", "12.04.2016  -  15:47 Uhr"},
    {"(14:00 Uhr, 18. Mai 2025)", "14:00 Uhr, 18. Mai 2025"},
    {"1.2.2023-5.2.2023", "1.2.2023"},
    {"am 18. Mai 2025 stieg", "18. Mai 2025"},
};

START_TEST(covers) {
    struct date_match match;
    const char *text = spans[_i].text;
    ck_assert(date_find(text, 0, (uint32_t)strlen(text), &match));
    ck_assert_uint_eq(span_len(match.span), strlen(spans[_i].span));
    ck_assert_mem_eq(text + match.span.start, spans[_i].span, strlen(spans[_i].span));
}
END_TEST

static const struct {
    int64_t seconds;
    const char *iso;
    const char *why;
} moments[] = {
    {0, "1970-01-01T01:00:00+01:00", "the start of the count"},
    {-1, "1970-01-01T00:59:59+01:00", "before it"},
    {1743296399, "2025-03-30T01:59:59+01:00", "the last second of winter"},
    {1743296400, "2025-03-30T03:00:00+02:00", "the first of summer"},
    {1761440399, "2025-10-26T02:59:59+02:00", "the last second of summer"},
    {1761440400, "2025-10-26T02:00:00+01:00", "the same hour again, in winter"},
    {799027200, "1995-04-28T02:00:00+02:00", "before 1996"},
    {812505600, "1995-10-01T01:00:00+01:00", "when summer ended in September"},
    {315532800, "1980-01-01T01:00:00+01:00", "before there was summer time by rule"},
};

START_TEST(writes_moments) {
    struct date date;
    char iso[DATE_TEXT];
    ck_assert(date_from_epoch(moments[_i].seconds, &date));
    date_write(&date, iso);
    ck_assert_msg(strcmp(iso, moments[_i].iso) == 0, "%s: %s", moments[_i].why, iso);
}
END_TEST

START_TEST(refuses_far_moments) {
    struct date date;
    ck_assert(!date_from_epoch(INT64_MAX, &date));
    ck_assert(!date_from_epoch(INT64_MIN, &date));
    ck_assert(!date_set_day(&date, 1899, 12, 31));
    ck_assert(!date_set_day(&date, 2200, 1, 1));
}
END_TEST

/* The last Sundays of March and October, as calendars of these years show them. */
START_TEST(changes_on_sundays) {
    static const int days[][3] = {{2020, 29, 25}, {2021, 28, 31}, {2022, 27, 30}, {2023, 26, 29},
                                  {2024, 31, 27}, {2025, 30, 26}, {2026, 29, 25}};
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        struct date date;
        ck_assert(date_set_day(&date, days[i][0], 3, days[i][1]) && date_set_time(&date, 1, 59, 0));
        ck_assert_int_eq(date_berlin_offset(&date), 60);
        ck_assert(date_set_time(&date, 3, 0, 0));
        ck_assert_int_eq(date_berlin_offset(&date), 120);
        ck_assert(date_set_day(&date, days[i][0], 10, days[i][2]) && date_set_time(&date, 1, 0, 0));
        ck_assert_int_eq(date_berlin_offset(&date), 120);
        ck_assert(date_set_time(&date, 3, 0, 0));
        ck_assert_int_eq(date_berlin_offset(&date), 60);
    }
}
END_TEST

START_TEST(knows_iso) {
    static const char *const are[] = {"2025-05-18", "2025-05-18T14:00:00+02:00", "2025-05-18T12:00Z",
                                      "2025-05-18T12:00:00.5Z"};
    static const char *const are_not[] = {"18.05.2025",
                                          "2025-05-18 12:00",
                                          "2025-05-18T12:00:00",
                                          "2025-02-30",
                                          "2025-05-18T25:00:00Z",
                                          "2025-05-18 x",
                                          "",
                                          "2025"};
    for (size_t i = 0; i < sizeof are / sizeof are[0]; i++)
        ck_assert_msg(date_is_iso(are[i], strlen(are[i])), "%s", are[i]);
    for (size_t i = 0; i < sizeof are_not / sizeof are_not[0]; i++)
        ck_assert_msg(!date_is_iso(are_not[i], strlen(are_not[i])), "%s", are_not[i]);
}
END_TEST

Suite *suite_date(void) {
    Suite *suite = suite_create("language/date");
    TCase *tcase = tcase_create("date");
    tcase_add_loop_test(tcase, finds, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, covers, 0, sizeof spans / sizeof spans[0]);
    tcase_add_loop_test(tcase, writes_moments, 0, sizeof moments / sizeof moments[0]);
    tcase_add_test(tcase, refuses_far_moments);
    tcase_add_test(tcase, changes_on_sundays);
    tcase_add_test(tcase, knows_iso);
    suite_add_tcase(suite, tcase);
    return suite;
}
