#include "market/identifier.h"

enum { ISIN_LEN = 12, WKN_LEN = 6, MIC_LEN = 4 };

static bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool all_capitals_or_digits(const char *text, size_t len) {
    for (size_t i = 0; i < len; i++)
        if (!is_capital(text[i]) && !is_digit(text[i]))
            return false;
    return true;
}

bool isin_has_form(const char *text, size_t len) {
    return len == ISIN_LEN && is_capital(text[0]) && is_capital(text[1]) && is_digit(text[ISIN_LEN - 1]) &&
           all_capitals_or_digits(text, len);
}

/* Luhn's rule from the right: every second digit counts double, a double of two digits by their sum. */
static int luhn_add(int sum, int digit, bool doubled) {
    if (doubled)
        digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
    return sum + digit;
}

bool isin_is_valid(const char *text, size_t len) {
    if (!isin_has_form(text, len))
        return false;
    int sum = 0;
    bool doubled = false;
    for (size_t i = len; i-- > 0;) {
        int value = is_digit(text[i]) ? text[i] - '0' : text[i] - 'A' + 10;
        sum = luhn_add(sum, value % 10, doubled);
        doubled = !doubled;
        if (value >= 10) {
            sum = luhn_add(sum, value / 10, doubled);
            doubled = !doubled;
        }
    }
    return sum % 10 == 0;
}

bool wkn_has_form(const char *text, size_t len) {
    if (len != WKN_LEN || !all_capitals_or_digits(text, len))
        return false;
    for (size_t i = 0; i < len; i++)
        if (text[i] == 'I' || text[i] == 'O')
            return false;
    return true;
}

bool mic_has_form(const char *text, size_t len) {
    return len == MIC_LEN && all_capitals_or_digits(text, len);
}
