/* The written forms of names and descriptors, by rule. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "market/variant.h"

Suite *suite_variant(void);

struct wanted {
    const char *form;
    bool found;
};

static enum status take(void *context, const char *pieces, size_t len, bool inflected) {
    (void)inflected;
    struct wanted *wanted = context;
    wanted->found |= strlen(wanted->form) == len && memcmp(wanted->form, pieces, len) == 0;
    return STATUS_OK;
}

struct row {
    const char *name;
    const char *form;
    bool made;
    const char *reason;
};

static const struct row NAMES[] = {
    {"Daimler", "daimler", true, "the form itself, folded"},
    {"Daimler", "daimlers", true, "a genitive"},
    {"Adidas", "adidass", false, "no s behind an s"},
    {"Deutsche Bank", "deutschen bank", true, "the adjective is declined"},
    {"Münchener Rück", "muenchener rueck", true, "umlauts are folded"},
    {"Merck & Co.", "merck & co", true, "the sign is a piece of its own"},
    {"Johnson & Johnson", "johnson und johnson", true, "a spelled out sign"},
    {"HeidelbergCement", "heidelberg cement", true, "two capitals, two words"},
    {"PayPal", "pay pal", false, "parts of three letters stay together"},
    {"E.ON", "e on", true, "a dot parts as a space does"},
    {"Mercedes-Benz", "mercedes benz", true, "so does a hyphen"},
};

static const struct row DESCRIPTORS[] = {
    {"Autobauer", "autobauers", true, "a genitive"},
    {"Chipriese", "chipriesen", true, "a weak noun"},
    {"Röntgenspezialist", "roentgenspezialisten", true, "a weak noun in -ist"},
    {"Großbank", "grossbanks", false, "a feminine noun has no genitive s"},
    {"Geldhaus", "geldhauses", true, "-es behind an s"},
    {"deutscher Leitindex", "deutschen leitindex", true, "the adjective in another case"},
    {"deutscher Leitindex", "deutsche leitindex", true, "and behind an article"},
};

static void check(const struct row *row, bool descriptor) {
    struct wanted wanted = {row->form, false};
    enum status status = descriptor ? variants_of_descriptor(row->name, strlen(row->name), take, &wanted)
                                    : variants_of_name(row->name, strlen(row->name), take, &wanted);
    ck_assert_int_eq(status, STATUS_OK);
    ck_assert_msg(wanted.found == row->made, "%s -> %s: %s", row->name, row->form, row->reason);
}

START_TEST(names) {
    check(&NAMES[_i], false);
}
END_TEST

START_TEST(descriptors) {
    check(&DESCRIPTORS[_i], true);
}
END_TEST

Suite *suite_variant(void) {
    Suite *suite = suite_create("variant");
    TCase *tcase = tcase_create("forms");
    tcase_add_loop_test(tcase, names, 0, sizeof NAMES / sizeof *NAMES);
    tcase_add_loop_test(tcase, descriptors, 0, sizeof DESCRIPTORS / sizeof *DESCRIPTORS);
    suite_add_tcase(suite, tcase);
    return suite;
}
