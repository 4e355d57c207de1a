#include <check.h>
#include <string.h>

#include "article/charset.h"

Suite *suite_charset(void);

static const struct {
    const char *bytes;
    size_t len;
    const char *label;
    const char *text;
    const char *charset; /* NULL: UTF-8 */
    uint32_t replaced;
    const char *why;
} rows[] = {
    {"fällt", 6, NULL, "fällt", NULL, 0, "UTF-8"},
    {"fällt", 6, "iso-8859-1", "fällt", NULL, 0, "UTF-8 whatever is declared"},
    {"\xEF\xBB\xBFgut", 6, NULL, "gut", NULL, 0, "a byte order mark is dropped"},
    {"f\xE4llt", 5, NULL, "fällt", "windows-1252", 0, "German in Windows-1252"},
    {"\x84Gr\xFC\xDF\x65\x93 \x96 5 \x80", 15, NULL, "„Grüße“ – 5 €", "windows-1252", 0, "its quotes, dash and euro"},
    {"f\xFFllt", 5, NULL, "f\uFFFDllt", NULL, 1, "a letter that German has not"},
    {"Größe f\xE4llt, Käufer, Grüße, Öl, Fuß", 43, NULL, "Größe f\uFFFDllt, Käufer, Grüße, Öl, Fuß", NULL, 1,
     "one broken byte in UTF-8"},
    {"Gr\xC3", 3, NULL, "Gr\uFFFD", NULL, 1, "cut in the middle of a letter"},
    {"\xA4 5", 3, "ISO-8859-15", "€ 5", "iso-8859-15", 0, "the euro of Latin-9"},
    {"\xA4 5\xE9", 4, "latin1", "¤ 5é", "windows-1252", 0, "which Latin-1 has not"},
    {"f\xE4llt", 5, "\"Windows-1252\"", "fällt", "windows-1252", 0, "a label in quotes"},
    {"f\xE4llt", 5, "klingon", "fällt", "windows-1252", 0, "a label nobody knows"},
    {"f\xE4llt", 5, "utf-8", "fällt", "windows-1252", 0, "a label that is wrong"},
    {"\x81", 1, "windows-1252", "\uFFFD", "windows-1252", 1, "a byte that stands for nothing"},
    {"\xFF\xFE\xE4\0!\0", 6, NULL, "ä!", "utf-16le", 0, "UTF-16"},
    {"\xFE\xFF\0\xE4\xD8\x3D\xDE\x00", 8, NULL, "ä😀", "utf-16be", 0, "UTF-16 with a surrogate pair"},
    {"\xFF\xFE\x3D\xD8!\0\xE4", 7, NULL, "\uFFFD!\uFFFD", "utf-16le", 2, "half a pair, and half a unit"},
    {"", 0, NULL, "", NULL, 0, "nothing"},
    {"\xFF\xFE", 2, NULL, "", "utf-16le", 0, "nothing but a mark"},
};

START_TEST(converts) {
    struct buffer buffer = {0};
    struct charset_result result;
    ck_assert(charset_convert(rows[_i].bytes, rows[_i].len, rows[_i].label, &buffer, &result));
    ck_assert_msg(result.len == strlen(rows[_i].text) && memcmp(result.text, rows[_i].text, result.len) == 0,
                  "%s: %.*s", rows[_i].why, (int)result.len, result.text);
    ck_assert_msg((result.charset == NULL) == (rows[_i].charset == NULL), "%s", rows[_i].why);
    if (result.charset != NULL)
        ck_assert_str_eq(result.charset, rows[_i].charset);
    ck_assert_msg(result.n_replaced == rows[_i].replaced, "%s: %u", rows[_i].why, result.n_replaced);
    buffer_free(&buffer);
}
END_TEST

static const struct {
    const char *bytes;
    size_t len;
    bool binary;
    const char *why;
} fronts[] = {
    {"Die Aktie", 9, false, "text"},
    {"f\xE4llt", 5, false, "text of another charset"},
    {"a\0b", 3, true, "a NUL"},
    {"\xFF\xFE\x61\0", 4, false, "NULs of UTF-16"},
    {"%PDF-1.7", 8, true, "a PDF"},
    {"\x89PNG\r\n", 6, true, "an image"},
    {"\x01\x02\x03\x04", 4, true, "control characters"},
    {"", 0, false, "nothing"},
};

START_TEST(tells_binary) {
    ck_assert_msg(charset_is_binary(fronts[_i].bytes, fronts[_i].len) == fronts[_i].binary, "%s", fronts[_i].why);
}
END_TEST

Suite *suite_charset(void) {
    Suite *suite = suite_create("article/charset");
    TCase *tcase = tcase_create("charset");
    tcase_add_loop_test(tcase, converts, 0, sizeof rows / sizeof rows[0]);
    tcase_add_loop_test(tcase, tells_binary, 0, sizeof fronts / sizeof fronts[0]);
    suite_add_tcase(suite, tcase);
    return suite;
}
