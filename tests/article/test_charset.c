#include <check.h>
#include <string.h>

#include "article/charset.h"

Suite *suite_charset(void);

#define BYTES(text) text, sizeof(text) - 1

static const struct {
    const char *bytes;
    size_t len;
    const char *label;
    const char *text;
    const char *charset; /* NULL: UTF-8 */
    uint32_t replaced;
    const char *why;
} rows[] = {
    {BYTES("fällt"), NULL, "fällt", NULL, 0, "UTF-8"},
    {BYTES("fällt"), "iso-8859-1", "fällt", NULL, 0, "UTF-8 whatever is declared"},
    {BYTES("\xEF\xBB\xBFgut"), NULL, "gut", NULL, 0, "a byte order mark is dropped"},
    {BYTES("f\xE4llt"), NULL, "fällt", "windows-1252", 0, "German in Windows-1252"},
    {BYTES("\x84Gr\xFC\xDF\x65\x93 \x96 5 \x80"), NULL, "„Grüße“ – 5 €", "windows-1252", 0,
     "its quotes, dash and euro"},
    {BYTES("f\xFFllt"), NULL, "f\uFFFDllt", NULL, 1, "a letter that German has not"},
    {BYTES("Größe f\xE4llt, Käufer, Grüße, Öl, Fuß"), NULL, "Größe f\uFFFDllt, Käufer, Grüße, Öl, Fuß", NULL,
     1, "one broken byte in UTF-8"},
    {BYTES("Gr\xC3"), NULL, "Gr\uFFFD", NULL, 1, "cut in the middle of a letter"},
    {BYTES("\xA4 5"), "ISO-8859-15", "€ 5", "iso-8859-15", 0, "the euro of Latin-9"},
    {BYTES("\xA4 5\xE9"), "latin1", "¤ 5é", "windows-1252", 0, "which Latin-1 has not"},
    {BYTES("f\xE4llt"), "\"Windows-1252\"", "fällt", "windows-1252", 0, "a label in quotes"},
    {BYTES("f\xE4llt"), "klingon", "fällt", "windows-1252", 0, "a label nobody knows"},
    {BYTES("f\xE4llt"), "utf-8", "fällt", "windows-1252", 0, "a label that is wrong"},
    {BYTES("\x81"), "windows-1252", "\uFFFD", "windows-1252", 1, "a byte that stands for nothing"},
    {BYTES("\xFF\xFE\xE4\0!\0"), NULL, "ä!", "utf-16le", 0, "UTF-16"},
    {BYTES("\xFE\xFF\0\xE4\xD8\x3D\xDE\x00"), NULL, "ä😀", "utf-16be", 0, "UTF-16 with a surrogate pair"},
    {BYTES("\xFF\xFE\x3D\xD8!\0\xE4"), NULL, "\uFFFD!\uFFFD", "utf-16le", 2, "half a pair, and half a unit"},
    {BYTES(""), NULL, "", NULL, 0, "nothing"},
    {BYTES("\xFF\xFE"), NULL, "", "utf-16le", 0, "nothing but a mark"},
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
    {BYTES("Die Aktie"), false, "text"},
    {BYTES("f\xE4llt"), false, "text of another charset"},
    {BYTES("a\0b"), true, "a NUL"},
    {BYTES("\xFF\xFE\x61\0"), false, "NULs of UTF-16"},
    {BYTES("%PDF-1.7"), true, "a PDF"},
    {BYTES("\x89PNG\r\n"), true, "an image"},
    {BYTES("\x01\x02\x03\x04"), true, "control characters"},
    {BYTES(""), false, "nothing"},
};

START_TEST(tells_binary) {
    ck_assert_msg(charset_is_binary(fronts[_i].bytes, fronts[_i].len) == fronts[_i].binary, "%s",
                  fronts[_i].why);
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
