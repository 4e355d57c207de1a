/* A small gazetteer, from its files to what is found in a text. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../base/files.h"
#include "base/memory.h"
#include "market/build.h"
#include "market/cue.h"
#include "market/match.h"
#include "market/search.h"

Suite *suite_market(void);

static const char COMPANIES[] =
    "# ticker mic isin wkn name aliases descriptors flags\n"
    "SAP\tXETR\tDE0007164600\t716460\tSAP\t-\tSoftwarekonzern|Walldorfer\tindex=DAX\n"
    "DBK\tXETR\tDE0005140008\t514000\tDeutsche Bank\t-\tGroßbank\tsibling=DB1\n"
    "DB1\tXETR\tDE0005810055\t581005\tDeutsche Börse\t-\tBörsenbetreiber\tsibling=DBK\n"
    "MAN\tXETR\t-\t-\t?MAN\t-\tLkw-Hersteller\tuntil=2021-08\n"
    "TKA\tXETR\tDE0007500001\t750000\tThyssenkrupp\tthyssenkrupp\tStahlkonzern\t-\n"
    "T\tXNYS\t-\t-\tAT&T\t-\tTelekomkonzern\t-\n"
    "MC\tXPAR\t-\t-\tDow Inc.\t-\t-\t-\n";
static const char INDICES[] = "# symbol mic isin - name aliases descriptors\n"
                              "DAX\tXETR\tDE0008469008\t-\tDax\tDax 40\tdeutscher Leitindex\n";
static const char OTHERS[] = "# subject kind unit - name aliases descriptors\n"
                             "brent\toil\tUSD\t-\tBrent\tNordseeöl\tRohöl\n";
static const char BRANDS[] = "# form ticker weight\nSAP Ariba\tSAP\t0.6\nHana\tSAP\t0.5\n";
static const char UNLISTED[] = "# name kind\nDeutsche Bank Park\tplace\nDeutsche Bahn\tcompany\n";
static const char CUES[] = "# word cues\nAktie\tpaper feminine\nAG\tlegal\nNotenbank\tnone\nBank\tcompany\n";

static const struct files_row FILES[] = {
    {"companies.tsv", COMPANIES}, {"indices.tsv", INDICES},   {"instruments.tsv", OTHERS},
    {"brands.tsv", BRANDS},       {"unlisted.tsv", UNLISTED}, {"cues.tsv", CUES},
};

static const char *folder;
static struct buffer image;
static struct arena arena;
static struct market market;

static void set_up(void) {
    struct error error = {0};
    folder = files_make(FILES, sizeof FILES / sizeof *FILES);
    ck_assert_msg(market_build(folder, &image, &error) == STATUS_OK, "%s", error.message);
    ck_assert_int_eq(market_open(image.bytes, image.len, &arena, &market, &error), STATUS_OK);
}

static void tear_down(void) {
    files_remove();
    buffer_free(&image);
    arena_free(&arena);
}

struct row {
    const char *text;
    const char *ticker; /* of the name at the start of the text; "-" for an unlisted one, NULL for none */
    const char *matched;
    bool open;
    const char *reason;
};

static const struct row ROWS[] = {
    {"SAP steigt", "SAP", "SAP", false, "a name"},
    {"SAPs Gewinn", "SAP", "SAPs", false, "its genitive"},
    {"Sap steigt", NULL, NULL, false, "three capitals are no name in small letters"},
    {"Deutsche Bank", "DBK", "Deutsche Bank", false, "two pieces"},
    {"Deutschen Bank", "DBK", "Deutschen Bank", false, "the adjective is declined"},
    {"Deutsche-Bank-Aktie", "DBK", "Deutsche-Bank", true, "hyphens for spaces, and more of the word follows"},
    {"DEUTSCHE BANK", "DBK", "DEUTSCHE BANK", false, "capitals"},
    {"Deutsche Banken", NULL, NULL, false, "another word"},
    {"Deutsche Bank Park", "-", "Deutsche Bank Park", false, "a longer unlisted name takes the match"},
    {"Deutsche Bahn", "-", "Deutsche Bahn", false, "an unlisted name"},
    {"Man sieht", NULL, NULL, false, "no MAN"},
    {"thyssenkrupp senkt", "TKA", "thyssenkrupp", false, "a name that may start small"},
    {"AT&T", "T", "AT&T", false, "a sign inside"},
    {"AT & T", "T", "AT & T", false, "with spaces around it"},
    {"Dax 40", "DAX", "Dax 40", false, "a number is a piece"},
    {"Dax 40,5 Punkte", "DAX", "Dax", false, "but not a part of one"},
    {"Brent-Öl", "brent", "Brent", true, "another instrument"},
    {"SAP Ariba", "SAP", "SAP Ariba", false, "a brand with the name in it"},
    {"die SAP", NULL, NULL, false, "what starts behind is not looked for here"},
};

START_TEST(names) {
    const struct row *row = &ROWS[_i];
    struct token_list words = {0};
    struct word_match match;
    ck_assert_int_eq(tokenize(&arena, row->text, 0, (uint32_t)strlen(row->text), &words), STATUS_OK);
    market_match(&market, row->text, &words, 0, words.n, 0, &match);
    if (row->ticker == NULL) {
        ck_assert_msg(match.name.node == NO_NODE, "%s: %s", row->text, row->reason);
        return;
    }
    ck_assert_msg(match.name.node != NO_NODE, "%s: %s", row->text, row->reason);
    const struct name_ref *ref = &market.refs[market.nodes[match.name.node].first_ref];
    const char *ticker = ref->instrument == NO_INSTRUMENT ? "-" : market.instruments[ref->instrument].ticker;
    ck_assert_msg(strcmp(ticker, row->ticker) == 0, "%s: %s, got %s", row->text, row->reason, ticker);
    ck_assert_msg(match.name.span.end - match.name.span.start == strlen(row->matched) &&
                      match.name.open == row->open,
                  "%s: %s", row->text, row->reason);
}
END_TEST

START_TEST(codes) {
    ck_assert_str_eq(market_by_code(&market, CODE_ISIN, "DE0007164600", 12)->ticker, "SAP");
    ck_assert_str_eq(market_by_code(&market, CODE_WKN, "514000", 6)->ticker, "DBK");
    ck_assert_ptr_null(market_by_code(&market, CODE_WKN, "514001", 6));
    ck_assert_str_eq(market_by_ticker(&market, INSTRUMENT_INDEX, "DAX")->name, "Dax");
    ck_assert_ptr_null(market_by_ticker(&market, INSTRUMENT_COMPANY, "DAX"));
    ck_assert_str_eq(market_by_ticker(&market, INSTRUMENT_OTHER, "brent")->asset, "oil");
    const struct instrument *man = market_by_ticker(&market, INSTRUMENT_COMPANY, "MAN");
    ck_assert_str_eq(man->name, "MAN");
    ck_assert_ptr_null(man->isin);
    ck_assert(market_traits(&market, man) & TRAIT_ENDED);
    const struct instrument *bank = market_by_ticker(&market, INSTRUMENT_COMPANY, "DBK");
    ck_assert(market_traits(&market, bank) & TRAIT_BANK);
    ck_assert(market_is_sibling(bank, market_by_ticker(&market, INSTRUMENT_COMPANY, "DB1")));
    ck_assert(!market_is_sibling(bank, man));
}
END_TEST

static uint32_t cues(const char *fold) {
    struct token_list words = {0};
    tokenize(&arena, fold, 0, (uint32_t)strlen(fold), &words);
    return market_cues_of(&market, words.folds, words.tokens[0].fold_len, words.tokens[0].hash);
}

START_TEST(endings) {
    ck_assert(cues("Aktie") & CUE_PAPER);
    ck_assert_msg(cues("Vorzugsaktie") & CUE_PAPER, "a compound has the cues of its end");
    ck_assert_msg(cues("Großbank") & CUE_COMPANY, "a compound has the cues of its end");
    ck_assert_msg(cues("Notenbank") == 0, "unless a row says that it is none of the kind");
    ck_assert_msg(cues("Haus") == 0, "another word");
}
END_TEST

static void build_fails(const char *row, const char *told) {
    struct error error = {0};
    struct buffer bad = {0};
    files_write("companies.tsv", row);
    ck_assert_int_eq(market_build(folder, &bad, &error), STATUS_INVALID);
    ck_assert_msg(strstr(error.message, told) != NULL, "%s", error.message);
    buffer_free(&bad);
}

START_TEST(wrong_rows) {
    build_fails("SAP\tXETR\tDE0007164601\t-\tSAP\n", "companies.tsv:1: this ISIN's check digit does not fit");
    build_fails("SAP\tXETR\t-\t-\tSAP\nSAP\tXETR\t-\t-\tSAP 2\n",
                "companies.tsv:2: this ticker has a row already");
    build_fails("ABC\tXETR\t-\t-\tAbc\n", "brands.tsv:2: no company has the ticker \"SAP\"");
    build_fails("SAP\tXETR\n", "companies.tsv:1: ");
}
END_TEST

/* What `text` finds, as tickers with how they were found, "-" for an unlisted name. */
static void check_find(const struct market *where, const char *text, const char *wanted) {
    struct market_hits hits;
    char got[200] = "";
    size_t n = 0;
    ck_assert_int_eq(market_find(where, text, strlen(text), &arena, &hits), STATUS_OK);
    for (uint32_t i = 0; i < hits.n; i++)
        n += (size_t)snprintf(got + n, sizeof got - n, "%s%s:%s", n > 0 ? " " : "",
                              hits.list[i].instrument == NULL ? "-" : hits.list[i].instrument->ticker,
                              market_hit_name(hits.list[i].by));
    ck_assert_msg(strcmp(got, wanted) == 0, "%s\n  got \"%s\", expected \"%s\"", text, got, wanted);
}

static const struct {
    const char *text, *found, *reason;
} OWN[] = {
    {"Widgetmacher", "OWN:alias", "a new company"},
    {"Widgethersteller", "OWN:descriptor", "its descriptor"},
    {"Deutsche Bank", "DBK:name", "what was there stays"},
    {"Walldorfia", "SAP:alias", "an alias more"},
    {"SAP", "SAP:ticker SAP:name", "beside its old names"},
    {"Walldorfer", "SAP:descriptor", "and its old descriptors"},
    {"Bayern-Börse", "DB1:name", "a row that was changed"},
    {"Deutsche Börse", "", "its old name is gone"},
    {"581005", "", "and so is its old code"},
    {"750000", "", "a company that was taken out"},
    {"Thyssenkrupp", "", "its name"},
    {"Hana", "SAP:brand", "brands stay"},
    {"Zwilling", "OWN:alias MC:name", "a user's own company goes first"},
};

static const char OWN_ROWS[] = "OWN\tXPAR\t-\t-\tOwn Widgets\tWidgetmacher|Zwilling\tWidgethersteller\t-\n"
                               "SAP\t-\t-\t-\t-\t+|Walldorfia\n"
                               "DB1\tXETR\t-\t-\tBayern-Börse\n"
                               "MC\tXPAR\t-\t-\tZwilling\n"
                               "TKA\tremove\n";

START_TEST(own_companies) {
    struct error error = {0};
    struct buffer more = {0};
    struct market other;
    char path[FILES_PATH];
    files_write("companies.tsv", OWN_ROWS);
    files_path(path, "companies.tsv");
    ck_assert_msg(market_extend(image.bytes, image.len, path, &more, &error) == STATUS_OK, "%s",
                  error.message);
    ck_assert_int_eq(market_open(more.bytes, more.len, &arena, &other, &error), STATUS_OK);
    ck_assert_uint_eq(other.n_instruments, market.n_instruments + 1);
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++)
        check_find(&other, OWN[i].text, OWN[i].found);
    buffer_free(&more);
}
END_TEST

static const struct {
    const char *rows, *message;
} OWN_FAULTS[] = {
    {"NEW\tremove\n", ":1: no company has this ticker"},
    {"\nNEW\t-\t-\t-\t-\t+|Neu\n", ":2: no company has this ticker"},
    {"SAP\tXETR\t-\t-\t-\t+|Neu\n", ":1: a row that adds"},
    {"SAP\t-\t-\t-\t-\t+Neu\n", ":1: \"+Neu\": a |"},
    {"SAP\tremove\tDE0007164600\n", ":1: \"SAP remove\" has two columns"},
    {"NEW\tXETR\t-\t-\tNeu\nNEW\tXETR\t-\t-\tNeu\n", ":2: this ticker has a row already"},
    {"SAP\tXETR\t-\t-\tNeu\nSAP\tremove\n", ":2: this ticker has a row already"},
    {"NEW\tXETR\tDE0007164601\t-\tNeu\n", ":1: this ISIN's check digit"},
    {"NEW\tXETR\n", ":1: a ticker and a name are wanted"},
};

START_TEST(own_faults) {
    struct error error = {0};
    struct buffer more = {0};
    char path[FILES_PATH];
    files_write("companies.tsv", OWN_FAULTS[_i].rows);
    files_path(path, "companies.tsv");
    ck_assert_int_eq(market_extend(image.bytes, image.len, path, &more, &error), STATUS_INVALID);
    ck_assert_msg(strstr(error.message, OWN_FAULTS[_i].message) != NULL, "%s", error.message);
    buffer_free(&more);
}
END_TEST

static const struct {
    const char *text, *found, *reason;
} FINDS[] = {
    {"deutsche", "DBK:part DB1:part", "a part of names, where nothing else is found"},
    {"de0007164600", "SAP:isin", "small letters"},
    {"514000", "DBK:wkn", "a WKN"},
    {"Nordseeöl", "brent:alias", "another instrument"},
    {"Deutsche Bahn", "-:unlisted", "a name that links to nothing"},
    {"Autobauer", "", "nothing"},
    {"", "", "no text"},
    {"Die Deutsche Bank und Hana (514000)", "DBK:name SAP:brand DBK:wkn", "the words of a sentence"},
    {"Walldorfer", "SAP:descriptor", "a descriptor"},
};

START_TEST(finds) {
    check_find(&market, FINDS[_i].text, FINDS[_i].found);
}
END_TEST

START_TEST(broken_image) {
    struct error error = {0};
    struct market other;
    ck_assert_int_eq(market_open("stimmkt0", 8, &arena, &other, &error), STATUS_INVALID);
    ck_assert_int_eq(market_open(image.bytes, image.len / 2, &arena, &other, &error), STATUS_INVALID);
}
END_TEST

START_TEST(no_memory) {
    for (long n = 0; n < 400; n++) {
        struct error error = {0};
        struct buffer other = {0};
        memory_fail_after(n);
        enum status status = market_build(folder, &other, &error);
        memory_fail_after(-1);
        buffer_free(&other);
        ck_assert(status == STATUS_NOMEM || (status == STATUS_OK && n > 0));
        if (status == STATUS_OK)
            return;
    }
    ck_abort_msg("the build never had memory enough");
}
END_TEST

Suite *suite_market(void) {
    Suite *suite = suite_create("market");
    TCase *tcase = tcase_create("gazetteer");
    tcase_add_checked_fixture(tcase, set_up, tear_down);
    tcase_add_loop_test(tcase, names, 0, sizeof ROWS / sizeof *ROWS);
    tcase_add_test(tcase, codes);
    tcase_add_test(tcase, endings);
    tcase_add_test(tcase, wrong_rows);
    tcase_add_test(tcase, own_companies);
    tcase_add_loop_test(tcase, own_faults, 0, sizeof OWN_FAULTS / sizeof *OWN_FAULTS);
    tcase_add_loop_test(tcase, finds, 0, sizeof FINDS / sizeof *FINDS);
    tcase_add_test(tcase, broken_image);
    tcase_add_test(tcase, no_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
