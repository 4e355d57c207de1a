/* How texts are cut into tokens, a row each: what is expected stands with one space between the tokens. */
#include "language/token.h"

#include <check.h>
#include <string.h>

#include "base/hash.h"

Suite *suite_token(void);

static const struct {
    const char *text;
    const char *tokens; /* each with its kind before it: w, n, m; of marks their sign */
    const char *reason;
} ROWS[] = {
    {"", "", "nothing"},
    {" \t\n\u00A0\u202F", "", "white space alone"},
    {"Der Kurs fiel.", "wDer wKurs wfiel m.", "words and a stop"},
    {"Meta-Aktie", "wMeta-Aktie", "a hyphen within"},
    {"Meta\u2011Aktie", "wMeta\u2011Aktie", "a hyphen that does not break"},
    {"Gewinn- und Verlustrechnung", "wGewinn m- wund wVerlustrechnung", "a hyphen at the end of a word"},
    {"S&P 500", "wS&P n500", "an ampersand within"},
    {"AT&T", "wAT&T", "an ampersand within"},
    {"K+S", "wK+S", "a plus within"},
    {"Dax+Euro", "wDax m+ wEuro", "a plus behind a longer word"},
    {"L’Oréal", "wL’Oréal", "an apostrophe within"},
    {"McDonald's", "wMcDonald's", "an apostrophe within"},
    {"1&1", "w1&1", "digits and an ampersand"},
    {"3M", "w3M", "a digit at the front of a word"},
    {"10-jährige", "w10-jährige", "a number before a word"},
    {"Windows11", "wWindows11", "digits within a word"},
    {"z.B. heute", "wz.B m. wheute", "an abbreviation keeps its inner dot"},
    {"boerse.de", "wboerse.de", "an address"},
    {"Booking.com", "wBooking.com", "a name with a dot"},
    {"Ende.Der", "wEnde m. wDer", "a missing space behind a stop"},
    {"Kurs\u00ADgewinn", "wKurs\u00ADgewinn", "a soft hyphen within"},
    {"15.470", "n15.470", "a dot for thousands"},
    {"15.470.", "n15.470 m.", "a stop behind a number"},
    {"1.642,50", "n1.642,50", "thousands and decimals"},
    {"15 412,88", "n15 412,88", "a space for thousands"},
    {"15\u202F412", "n15\u202F412", "a narrow space for thousands"},
    {"11'942,17", "n11'942,17", "an apostrophe for thousands"},
    {"11’942", "n11’942", "a typographic one"},
    {"2024 100", "n2024 n100", "a year and a number are two"},
    {"1,5 200", "n1,5 n200", "a decimal number ends a group of thousands"},
    {"3, 4", "n3 m, n4", "a comma and a space"},
    {"14:30", "n14:30", "a time"},
    {"4:2", "n4 m: n2", "a colon before one digit"},
    {"2,2%", "n2,2 m%", "a per cent sign"},
    {"+2,2", "m+ n2,2", "a sign"},
    {"−2,2", "m- n2,2", "a minus of its own"},
    {"20-30", "n20 m- n30", "a range with a hyphen"},
    {"20–30", "n20 m- n30", "a range with a dash"},
    {"18.05.2025", "n18.05.2025", "a date"},
    {"18. Mai", "n18 m. wMai", "an ordinal without its dot"},
    {"1.", "n1 m.", "an ordinal alone"},
    {"„Kauf“", "m\" wKauf m\"", "German quotes"},
    {"»Kauf«", "m\" wKauf m\"", "Austrian quotes"},
    {"‚Kauf‘", "m' wKauf m'", "single quotes"},
    {"‹Kauf›", "m' wKauf m'", "single angle quotes"},
    {"12 € – 13 £", "n12 m$ m- n13 m$", "currencies and a dash"},
    {"Und …", "wUnd m~", "an ellipsis as one sign"},
    {"(MWD)", "m( wMWD m)", "parentheses"},
    {"SAP/Siemens", "wSAP m/ wSiemens", "a slash divides"},
    {"™ SAP", "m* wSAP", "a sign of no use"},
    {"Газпром", "wГазпром", "another script"},
};

START_TEST(tokens_of_a_text) {
    struct arena arena = {0};
    struct token_list list = {0};
    const char *text = ROWS[_i].text;
    char got[256] = "";
    size_t n = 0;
    ck_assert_int_eq(tokenize(&arena, text, 0, (uint32_t)strlen(text), &list), STATUS_OK);
    for (uint32_t i = 0; i < list.n; i++) {
        const struct token *token = &list.tokens[i];
        uint32_t len = token->end - token->start;
        ck_assert_uint_lt(n + len + 3, sizeof got);
        if (i > 0)
            got[n++] = ' ';
        got[n++] = "wnm"[token->kind];
        if (token->kind == TOKEN_MARK) {
            got[n++] = token->mark;
        } else {
            memcpy(got + n, text + token->start, len);
            n += len;
        }
        ck_assert_uint_eq(token->hash, hash_bytes(list.folds + token->fold, token->fold_len));
        ck_assert_uint_eq(token->word, NO_WORD);
        ck_assert_uint_eq(token->modifier, NO_WORD);
        ck_assert(i == 0 || token->start >= list.tokens[i - 1].end);
    }
    got[n] = '\0';
    ck_assert_msg(strcmp(got, ROWS[_i].tokens) == 0, "%s\n  got %s\n  not %s: %s", text, got, ROWS[_i].tokens,
                  ROWS[_i].reason);
    arena_free(&arena);
}
END_TEST

static const struct {
    const char *word;
    uint8_t flags;
} WORDS[] = {
    {"kurs", 0},
    {"Kurs", TOKEN_CAPITALISED},
    {"Übernahme", TOKEN_CAPITALISED},
    {"DAX", TOKEN_CAPITALISED | TOKEN_ALL_CAPS},
    {"ÖMV", TOKEN_CAPITALISED | TOKEN_ALL_CAPS},
    {"A", TOKEN_CAPITALISED},
    {"iPhone", 0},
    {"SAP-Aktie", TOKEN_CAPITALISED | TOKEN_HYPHENATED | TOKEN_JOINED},
    {"DAX-30", TOKEN_CAPITALISED | TOKEN_ALL_CAPS | TOKEN_HYPHENATED | TOKEN_JOINED},
    {"10-jährige", TOKEN_HYPHENATED | TOKEN_JOINED},
    {"S&P", TOKEN_CAPITALISED | TOKEN_ALL_CAPS | TOKEN_JOINED},
    {"boerse.de", TOKEN_JOINED},
    {"3M", TOKEN_CAPITALISED},
    {"1.234,5", TOKEN_JOINED},
    {"2024", 0},
};

START_TEST(flags_of_a_word) {
    struct arena arena = {0};
    struct token_list list = {0};
    const char *word = WORDS[_i].word;
    ck_assert_int_eq(tokenize(&arena, word, 0, (uint32_t)strlen(word), &list), STATUS_OK);
    ck_assert_uint_eq(list.n, 1);
    ck_assert_msg(list.tokens[0].flags == (WORDS[_i].flags | TOKEN_SPACE_BEFORE), "%s: %u", word,
                  list.tokens[0].flags);
    arena_free(&arena);
}
END_TEST

START_TEST(space_before_a_token) {
    struct arena arena = {0};
    struct token_list list = {0};
    const char *text = "(2,2 %), \u200Bso";
    static const bool space[] = {true, false, true, false, false, true};
    ck_assert_int_eq(tokenize(&arena, text, 0, (uint32_t)strlen(text), &list), STATUS_OK);
    ck_assert_uint_eq(list.n, sizeof space);
    for (uint32_t i = 0; i < list.n; i++)
        ck_assert_msg(!!(list.tokens[i].flags & TOKEN_SPACE_BEFORE) == space[i], "token %u", i);
    arena_free(&arena);
}
END_TEST

START_TEST(a_part_of_a_text_and_another) {
    struct arena arena = {0};
    struct token_list list = {0};
    const char *text = "Dax 15.470 Punkte";
    ck_assert_int_eq(tokenize(&arena, text, 4, 6, &list), STATUS_OK);
    ck_assert_int_eq(tokenize(&arena, text, 11, 17, &list), STATUS_OK);
    ck_assert_uint_eq(list.n, 2);
    ck_assert_uint_eq(list.tokens[0].start, 4);
    ck_assert_uint_eq(list.tokens[0].end, 6); /* nothing is read behind the end */
    ck_assert_uint_eq(list.tokens[1].start, 11);
    ck_assert_uint_eq(list.tokens[1].fold_len, 6);
    ck_assert_int_eq(memcmp(list.folds + list.tokens[1].fold, "punkte", 6), 0);
    arena_free(&arena);
}
END_TEST

Suite *suite_token(void) {
    Suite *suite = suite_create("token");
    TCase *rows = tcase_create("rows");
    tcase_add_loop_test(rows, tokens_of_a_text, 0, sizeof ROWS / sizeof *ROWS);
    tcase_add_loop_test(rows, flags_of_a_word, 0, sizeof WORDS / sizeof *WORDS);
    tcase_add_test(rows, space_before_a_token);
    tcase_add_test(rows, a_part_of_a_text_and_another);
    suite_add_tcase(suite, rows);
    return suite;
}
