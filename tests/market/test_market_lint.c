#include <check.h>

#include "../base/files.h"
#include "market/build.h"
#include "market/lint.h"

Suite *suite_market_lint(void);

/* SAP and Siemens, right in all columns. */
#define SAP "SAP\tXETR\tDE0007164600\t716460\tSAP\t-\tSoftwarekonzern\tcountry=DE\n"
#define SIEMENS "SIE\tXETR\tDE0007236101\t723610\tSiemens\t-\t-\tcountry=DE\n"

static const struct {
    const char *file;
    const char *text;
    enum finding_weight weight;
    uint32_t line;
    const char *message; /* a part of it; NULL: nothing is found */
} rows[] = {
    {"companies_a.tsv", SAP SIEMENS, FINDING_ERROR, 0, NULL},
    {"companies_a.tsv", "SAP\tXETR\tDE0007164601\t-\tSAP\n", FINDING_ERROR, 1,
     "the check digit of the ISIN DE0007164601"},
    {"companies_a.tsv", "SAP\tXETR\tDE000716460\t-\tSAP\n", FINDING_ERROR, 1, "is no ISIN"},
    {"companies_a.tsv", "SAP\tXETR\tDE0007164600\t716461\tSAP\n", FINDING_ERROR, 1, "is not the one inside"},
    {"companies_a.tsv", "SAP\tXETR\tDE0007164600\tO16460\tSAP\n", FINDING_ERROR, 1, "neither I nor O"},
    {"companies_a.tsv", "SAP\tXetra\tDE0007164600\t-\tSAP\n", FINDING_ERROR, 1, "is no MIC"},
    {"companies_a.tsv", "SAP\t-\tDE0007164600\t-\tSAP\n", FINDING_ERROR, 1, "has no exchange"},
    {"companies_a.tsv", SAP SAP, FINDING_ERROR, 2, "the ticker SAP stands in"},
    {"companies_a.tsv", SAP "SAQ\tXETR\tDE0007164600\t-\tSaquet\n", FINDING_ERROR, 2,
     "the ISIN DE0007164600 stands in"},
    {"companies_a.tsv", SAP "SAQ\tXETR\t-\t-\tSaquet\tSap\n", FINDING_DOUBT, 2, "\"Sap\" is a name of SAP"},
    {"companies_a.tsv", SAP "SAQ\tXETR\t-\t-\tSaquet\t?Sap\n", FINDING_ERROR, 0, NULL},
    {"companies_a.tsv", "SAP\tXETR\t-\t-\tSAP\t-\t-\tsibling=SQP\n", FINDING_ERROR, 1,
     "sibling=SQP names no ticker"},
    {"companies_a.tsv", "SAP\tXETR\t-\t-\tSAP\t-\t-\tcontry=DE\n", FINDING_ERROR, 1,
     "\"contry=DE\" is no flag"},
    {"brands.tsv", "Ariba\tSAP\t0.5\n", FINDING_ERROR, 1, "no company has the ticker \"SAP\""},
    {"brands.tsv", "Ariba\tSAP\thalb\n", FINDING_ERROR, 1, "is no number"},
    {"cues.tsv", "Konzern\tfirm\n", FINDING_ERROR, 1, "\"firm\" is no cue"},
};

START_TEST(finds) {
    struct findings findings = {0};
    struct error error = {0};
    uint32_t n_rows;
    const char *folder = files_make(&(struct files_row){rows[_i].file, rows[_i].text}, 1);
    ck_assert_msg(market_lint(folder, &findings, &n_rows, &error) == STATUS_OK, "%s", error.message);
    bool found = rows[_i].message == NULL ? findings.n == 0
                                          : files_found(&findings, rows[_i].file, rows[_i].line,
                                                        rows[_i].weight, rows[_i].message);
    ck_assert_msg(found, "%s: \"%s\" was wanted, \"%s\" was found", rows[_i].text,
                  rows[_i].message == NULL ? "nothing" : rows[_i].message,
                  findings.n == 0 ? "nothing" : findings.list[0].message);
    findings_free(&findings);
    files_remove();
}
END_TEST

/* A user's own file over SAP and Siemens. */
static const struct {
    const char *text;
    enum finding_weight weight;
    uint32_t line;
    const char *message;
} own_rows[] = {
    {"OWN\tXETR\t-\t-\tOwn Widgets\t?Siemens\t-\tsibling=SAP\n", FINDING_ERROR, 0, NULL},
    {"OWN\tXETR\t-\t-\tOwn Widgets\n\nSAP\tremove\nSIE\t-\t-\t-\t-\t+|Siemensianer\n", FINDING_ERROR, 0,
     NULL},
    {"OWN\tXETR\t-\t-\tSiemens\n", FINDING_DOUBT, 1, "\"Siemens\" is a name of SIE too"},
    {"OWN\tXETR\tDE0007164601\t-\tOwn Widgets\n", FINDING_ERROR, 1, "the check digit"},
    {"OWN\tXETR\t-\t-\tOwn Widgets\t-\t-\tsibling=SQP\n", FINDING_ERROR, 1, "sibling=SQP names no ticker"},
    {"OWN\tremove\n", FINDING_ERROR, 1, "no company has the ticker \"OWN\""},
    {"OWN\tXETR\n", FINDING_ERROR, 1, "a ticker and a name are wanted"},
};

START_TEST(finds_own) {
    struct findings findings = {0};
    struct error error = {0};
    struct buffer image = {0};
    struct arena arena = {0};
    struct market market;
    uint32_t n_rows;
    char path[FILES_PATH];
    const char *folder = files_make(&(struct files_row){"companies_a.tsv", SAP SIEMENS}, 1);
    ck_assert_int_eq(market_build(folder, &image, &error), STATUS_OK);
    ck_assert_int_eq(market_open(image.bytes, image.len, &arena, &market, &error), STATUS_OK);
    files_write("own.tsv", own_rows[_i].text);
    files_path(path, "own.tsv");
    ck_assert_msg(market_lint_own(&market, path, &findings, &n_rows, &error) == STATUS_OK, "%s",
                  error.message);
    bool found = own_rows[_i].message == NULL ? findings.n == 0
                                              : files_found(&findings, "own.tsv", own_rows[_i].line,
                                                            own_rows[_i].weight, own_rows[_i].message);
    ck_assert_msg(found, "%s: \"%s\" was found", own_rows[_i].text,
                  findings.n == 0 ? "nothing" : findings.list[0].message);
    findings_free(&findings);
    arena_free(&arena);
    buffer_free(&image);
    files_remove();
}
END_TEST

Suite *suite_market_lint(void) {
    Suite *suite = suite_create("market/lint");
    TCase *tcase = tcase_create("lint");
    tcase_add_loop_test(tcase, finds, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, finds_own, 0, sizeof own_rows / sizeof own_rows[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
