#include <check.h>

#include "../base/files.h"
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

Suite *suite_market_lint(void) {
    Suite *suite = suite_create("market/lint");
    TCase *tcase = tcase_create("lint");
    tcase_add_loop_test(tcase, finds, 0, sizeof rows / sizeof rows[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
