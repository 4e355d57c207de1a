#include "language/number.h"

#include <string.h>

/* --- digits --- */

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

struct digit_groups {
    uint32_t n;         /* groups of digits */
    uint32_t len[12];   /* digits of each */
    char separator[12]; /* before group i: '.', ',', ' ' for spaces and apostrophes */
};

static bool split_groups(const char *bytes, size_t len, struct digit_groups *groups) {
    *groups = (struct digit_groups){.n = 1};
    for (size_t i = 0; i < len; i++) {
        char c = bytes[i];
        if (is_digit(c)) {
            groups->len[groups->n - 1]++;
            continue;
        }
        if (c == ':' || groups->n == 12)
            return false;
        groups->separator[groups->n++] = (char)(c == '.' || c == ',' ? c : ' ');
        while (i + 1 < len && !is_digit(bytes[i + 1]) && bytes[i + 1] != '.' && bytes[i + 1] != ',')
            i++; /* a separator of several bytes: narrow space, typographic apostrophe */
    }
    return true;
}

/* Whether all groups in [first, n) hold three digits and follow `separator`. */
static bool groups_of_three(const struct digit_groups *groups, uint32_t first, uint32_t n, char separator) {
    for (uint32_t i = first; i < n; i++)
        if (groups->len[i] != 3 || groups->separator[i] != separator)
            return false;
    return true;
}

/* Whether the last group holds decimals. False where the groups make no number. */
static bool find_decimals(const char *bytes, const struct digit_groups *groups, bool *decimal) {
    uint32_t last = groups->n - 1;
    *decimal = false;
    if (last == 0)
        return true;
    bool head = groups->len[0] >= 1 && groups->len[0] <= 3 && bytes[0] != '0';
    char before = groups->separator[1], final = groups->separator[last];
    if (final == ',' && (last == 1 || before != ',')) {
        *decimal = true;
        return last == 1 || (head && groups_of_three(groups, 1, last, before));
    }
    if (head && groups_of_three(groups, 1, groups->n, before))
        return true;
    *decimal = true; /* a dot as in "31.24", or behind other separators of thousands: "11'942.17" */
    return final == '.' && (last == 1 || (head && before != '.' && groups_of_three(groups, 1, last, before)));
}

bool number_digits(const char *bytes, size_t len, double *value, bool *decimal) {
    struct digit_groups groups;
    if (len == 0 || !is_digit(bytes[0]) || !split_groups(bytes, len, &groups) ||
        !find_decimals(bytes, &groups, decimal))
        return false;
    double whole = 0, scale = 1;
    for (size_t i = 0; i < len; i++)
        if (is_digit(bytes[i]))
            whole = whole * 10 + (bytes[i] - '0');
    for (uint32_t i = 0; *decimal && i < groups.len[groups.n - 1]; i++)
        scale *= 10;
    *value = whole / scale;
    return true;
}

/* --- letters --- */

struct number_word {
    const char *fold;
    double value;
};

static const struct number_word UNITS[] = {
    {"null", 0},         {"eins", 1},      {"ein", 1},        {"eine", 1},      {"einen", 1},
    {"einem", 1},        {"einer", 1},     {"eines", 1},      {"zwei", 2},      {"zwo", 2},
    {"drei", 3},         {"vier", 4},      {"fuenf", 5},      {"sechs", 6},     {"sieben", 7},
    {"acht", 8},         {"neun", 9},      {"zehn", 10},      {"elf", 11},      {"zwoelf", 12},
    {"dreizehn", 13},    {"vierzehn", 14}, {"fuenfzehn", 15}, {"sechzehn", 16}, {"siebzehn", 17},
    {"achtzehn", 18},    {"neunzehn", 19}, {"zwanzig", 20},   {"dreissig", 30}, {"vierzig", 40},
    {"fuenfzig", 50},    {"sechzig", 60},  {"siebzig", 70},   {"achtzig", 80},  {"neunzig", 90},
    {"anderthalb", 1.5}, {NULL, 0}};

static const struct number_word FRACTIONS[] = {{"haelfte", 2},      {"drittel", 3},       {"viertel", 4},
                                               {"fuenftel", 5},     {"sechstel", 6},      {"siebtel", 7},
                                               {"achtel", 8},       {"neuntel", 9},       {"zehntel", 10},
                                               {"zwanzigstel", 20}, {"hundertstel", 100}, {NULL, 0}};

static const struct number_word SCALES[] = {{"tausend", 1e3},   {"tsd", 1e3},        {"mio", 1e6},
                                            {"million", 1e6},   {"millionen", 1e6},  {"mrd", 1e9},
                                            {"milliarde", 1e9}, {"milliarden", 1e9}, {"bio", 1e12},
                                            {"billion", 1e12},  {"billionen", 1e12}, {NULL, 0}};

static const struct number_word *find_word(const struct number_word *table, const char *fold, size_t len) {
    for (; table->fold != NULL; table++)
        if (strlen(table->fold) == len && memcmp(table->fold, fold, len) == 0)
            return table;
    return NULL;
}

/* The place of `part` in the word, or `len`. */
static size_t place_of(const char *fold, size_t len, const char *part) {
    size_t n = strlen(part);
    for (size_t i = 0; i + n <= len; i++)
        if (memcmp(fold + i, part, n) == 0)
            return i;
    return len;
}

static bool below_hundred(const char *fold, size_t len, double *value) {
    const struct number_word *word = find_word(UNITS, fold, len);
    if (word != NULL) {
        *value = word->value;
        return true;
    }
    size_t und = place_of(fold, len, "und"); /* fünf|und|zwanzig */
    if (und == 0 || und + 3 >= len)
        return false;
    const struct number_word *unit = find_word(UNITS, fold, und);
    const struct number_word *ten = find_word(UNITS, fold + und + 3, len - und - 3);
    if (unit == NULL || ten == NULL || unit->value > 9 || ten->value < 20)
        return false;
    *value = unit->value + ten->value;
    return true;
}

/* What stands before and behind `part`, whose worth is `factor`: zwei|hundert|fünfzig. */
static bool around(const char *fold, size_t len, const char *part, double factor, double *value) {
    size_t at = place_of(fold, len, part), n = strlen(part);
    double before = 1, behind = 0;
    if (at == len || (at > 0 && !number_letters(fold, at, &before)) ||
        (at + n < len && !number_letters(fold + at + n, len - at - n, &behind)))
        return false;
    *value = before * factor + behind;
    return true;
}

#define START(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

/* Whether a word starts as all numbers do; most words don't, and are done with. */
static bool starts_as_number(const char *fold, size_t len) {
    if (len < 3)
        return false;
    switch (START(fold[0], fold[1], fold[2])) {
    case START('n', 'u', 'l'):
    case START('e', 'i', 'n'):
    case START('z', 'w', 'e'):
    case START('z', 'w', 'o'):
    case START('z', 'w', 'a'):
    case START('d', 'r', 'e'):
    case START('v', 'i', 'e'):
    case START('f', 'u', 'e'):
    case START('s', 'e', 'c'):
    case START('s', 'i', 'e'):
    case START('a', 'c', 'h'):
    case START('n', 'e', 'u'):
    case START('z', 'e', 'h'):
    case START('e', 'l', 'f'):
    case START('a', 'n', 'd'): /* anderthalb */
    case START('h', 'u', 'n'):
    case START('t', 'a', 'u'):
        return true;
    default:
        return false;
    }
}

bool number_letters(const char *fold, size_t len, double *value) {
    static const char half[] = "einhalb";
    size_t n = sizeof half - 1;
    if (!starts_as_number(fold, len) || len > 60)
        return false;
    if (len >= n && memcmp(fold + len - n, half, n) == 0) { /* zwei|einhalb, and ein|einhalb */
        double whole = 0;
        if (len > n && !below_hundred(fold, len - n, &whole))
            return false;
        *value = whole + 0.5;
        return len > n;
    }
    return below_hundred(fold, len, value) || around(fold, len, "tausend", 1000, value) ||
           around(fold, len, "hundert", 100, value);
}

/* --- tokens --- */

static const char *fold_of(const struct token_list *words, uint32_t token) {
    return words->folds + words->tokens[token].fold;
}

static const struct number_word *word_at(const struct number_word *table, const struct token_list *words,
                                         uint32_t token, uint32_t end) {
    if (token >= end || words->tokens[token].kind != TOKEN_WORD)
        return NULL;
    return find_word(table, fold_of(words, token), words->tokens[token].fold_len);
}

static bool is_half(const struct token_list *words, uint32_t token, uint32_t end) {
    if (token >= end)
        return false;
    const char *fold = fold_of(words, token);
    size_t len = words->tokens[token].fold_len;
    return (len == 4 || len == 5 || len == 6) && memcmp(fold, "halb", 4) == 0 && (len == 4 || fold[4] == 'e');
}

/* A word that may stand between the article and its fraction: "ein gutes Viertel", "ein knappes Drittel". */
static bool is_roughly(const struct token_list *words, uint32_t token, uint32_t end) {
    if (token >= end)
        return false;
    const char *fold = fold_of(words, token);
    size_t len = words->tokens[token].fold_len;
    return (len >= 4 && len <= 5 && memcmp(fold, "gute", 4) == 0) ||
           (len >= 6 && len <= 8 && memcmp(fold, "knappe", 6) == 0);
}

static void read_scale(const struct token_list *words, uint32_t end, struct number *number) {
    const struct number_word *scale = word_at(SCALES, words, number->end, end);
    if (scale == NULL)
        return;
    number->value *= scale->value;
    number->scaled = true;
    number->end++;
    const struct token *dot = number->end < end ? &words->tokens[number->end] : NULL;
    bool abbreviated = strlen(scale->fold) == 3;
    if (abbreviated && dot != NULL && dot->mark == '.' && !(dot->flags & TOKEN_SPACE_BEFORE))
        number->end++;
}

/* "Viertel" behind "ein", "drei" or "ein gutes"; "Hälfte" behind any article. */
static bool read_fraction(const struct token_list *words, uint32_t end, struct number *number) {
    uint32_t at = number->end + (is_roughly(words, number->end, end) ? 1 : 0);
    const struct number_word *fraction = word_at(FRACTIONS, words, at, end);
    if (fraction == NULL)
        return false;
    number->value /= fraction->value;
    number->fraction = true;
    number->end = at + 1;
    return true;
}

static bool is_the(const struct token_list *words, uint32_t token) {
    const char *fold = fold_of(words, token);
    return words->tokens[token].fold_len == 3 && (memcmp(fold, "die", 3) == 0 || memcmp(fold, "der", 3) == 0);
}

bool number_may_start(const struct token_list *words, uint32_t at) {
    const struct token *token = &words->tokens[at];
    if (token->kind != TOKEN_WORD)
        return token->kind == TOKEN_NUMBER;
    const char *fold = fold_of(words, at);
    return is_digit(fold[0]) || starts_as_number(fold, token->fold_len) || is_the(words, at) ||
           is_half(words, at, at + 1);
}

bool number_read(const char *text, const struct token_list *words, uint32_t at, uint32_t end,
                 struct number *number) {
    *number = (struct number){.end = at + 1};
    if (at >= end)
        return false;
    const struct token *token = &words->tokens[at];
    if (token->kind == TOKEN_NUMBER) {
        if (!number_digits(text + token->start, token->end - token->start, &number->value, &number->decimal))
            return false;
        read_scale(words, end, number);
        return true;
    }
    if (token->kind != TOKEN_WORD)
        return false;
    number->letters = true;
    number->value = 1;
    if (is_the(words, at))
        return read_fraction(words, end, number);
    if (!number_letters(fold_of(words, at), token->fold_len, &number->value)) {
        if (!is_half(words, at, end))
            return false;
        number->value = 0.5; /* "ein halbes Prozent" without its article */
        return true;
    }
    if (number->value == 1 && is_half(words, number->end, end)) {
        number->value = 0.5;
        number->end++;
        read_scale(words, end, number); /* "eine halbe Milliarde" */
        return true;
    }
    if (!read_fraction(words, end, number))
        read_scale(words, end, number);
    return true;
}
