/* One spelling for all: a row each, with the reason. */
#include "language/fold.h"

#include <check.h>
#include <string.h>

#include "base/utf8.h"

Suite *suite_fold(void);

static const struct {
    const char *word, *fold, *reason;
} ROWS[] = {
    {"", "", "nothing"},
    {"kurs", "kurs", "small letters stay"},
    {"BMW", "bmw", "capitals become small"},
    {"Börse", "boerse", "o umlaut"},
    {"BÖRSE", "boerse", "capital umlaut"},
    {"Boerse", "boerse", "oe for the umlaut meets it"},
    {"Bo\u0308rse", "boerse", "a combining diaeresis"},
    {"Überschuss", "ueberschuss", "a capital umlaut at the front"},
    {"Änderung", "aenderung", "a capital umlaut at the front"},
    {"größer", "groesser", "umlaut and sharp s"},
    {"GRÖẞER", "groesser", "a capital sharp s"},
    {"Straße", "strasse", "Swiss spelling meets the German one"},
    {"Nestlé", "nestle", "an accent"},
    {"Nestle\u0301", "nestle", "a combining accent"},
    {"Crédit", "credit", "an accent within"},
    {"Façade", "facade", "a cedilla"},
    {"Señor", "senor", "a tilde"},
    {"Škoda", "skoda", "a caron"},
    {"Erdoğan", "erdogan", "a breve"},
    {"Łódź", "lodz", "a stroke, which does not decompose"},
    {"Ørsted", "oersted", "a Danish letter"},
    {"Mærsk", "maersk", "another"},
    {"Århus", "arhus", "a ring"},
    {"œuvre", "oeuvre", "a ligature"},
    {"ırmak", "irmak", "an i without a dot"},
    {"Việt", "viet", "two accents on one letter"},
    {"S&P", "s&p", "marks stay"},
    {"K+S", "k+s", "marks stay"},
    {"3M", "3m", "digits stay"},
    {"L’Oréal", "l'oreal", "a typographic apostrophe"},
    {"Meta\u2011Aktie", "meta-aktie", "a hyphen that does not break"},
    {"Meta\u2010Aktie", "meta-aktie", "a typographic hyphen"},
    {"Kurs\u00ADgewinn", "kursgewinn", "a soft hyphen vanishes"},
    {"Kurs\u200Bgewinn", "kursgewinn", "a zero-width space vanishes"},
    {"Pro\uFB01t", "profit", "a ligature of print"},
    {"Si\uFB04o", "sifflo", "one of three letters"},
    {"\uFEFFKurs", "kurs", "a byte order mark vanishes"},
    {"Газпром", "газпром", "letters of another script become small"},
    {"東京", "東京", "letters without case stay"},
};

START_TEST(folded_words) {
    char out[128];
    size_t len = strlen(ROWS[_i].word);
    ck_assert_uint_le(2 * len, sizeof out);
    size_t n = fold_word(ROWS[_i].word, len, out);
    ck_assert_uint_le(n, 2 * len);
    ck_assert_msg(n == strlen(ROWS[_i].fold) && memcmp(out, ROWS[_i].fold, n) == 0, "%s: got %.*s: %s",
                  ROWS[_i].word, (int)n, out, ROWS[_i].reason);
    char again[128];
    size_t m = fold_word(out, n, again);
    ck_assert_msg(m == n && memcmp(out, again, n) == 0, "%s: folding again changes it", ROWS[_i].word);
}
END_TEST

START_TEST(kinds_of_letters) {
    static const struct {
        uint32_t code;
        bool letter, upper;
    } letters[] = {{'a', true, false},     {'Z', true, true},     {'4', false, false},
                   {'-', false, false},    {0xE4, true, false},   {0xC4, true, true},
                   {0xDF, true, false},    {0x1E9E, true, true},  {0x20AC, false, false},
                   {0x201E, false, false}, {0x0308, true, false}, {0x0416, true, true}};
    for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
        ck_assert_msg(letter_is_letter(letters[i].code) == letters[i].letter, "U+%04X", letters[i].code);
        ck_assert_msg(letter_is_upper(letters[i].code) == letters[i].upper, "U+%04X", letters[i].code);
    }
}
END_TEST

/* The room that is promised holds for every letter there is. */
START_TEST(never_more_than_twice_as_long) {
    for (uint32_t code = 0x80; code < 0x30000; code++) {
        if (code >= 0xD800 && code < 0xE000)
            continue;
        char bytes[4], out[8];
        size_t len = utf8_encode(code, bytes);
        ck_assert_msg(fold_word(bytes, len, out) <= 2 * len, "U+%04X", code);
    }
}
END_TEST

Suite *suite_fold(void) {
    Suite *suite = suite_create("fold");
    TCase *rows = tcase_create("rows");
    tcase_add_loop_test(rows, folded_words, 0, sizeof ROWS / sizeof *ROWS);
    tcase_add_test(rows, kinds_of_letters);
    tcase_add_test(rows, never_more_than_twice_as_long);
    suite_add_tcase(suite, rows);
    return suite;
}
