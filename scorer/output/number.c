#include "output/number.h"

#include <math.h>
#include <stdio.h>

static size_t put_digits(char *out, uint64_t value, int at_least) {
    char digits[24];
    int n = 0;
    while (value > 0 || n < at_least) {
        digits[n++] = (char)('0' + value % 10);
        value /= 10;
    }
    for (int i = 0; i < n; i++)
        out[i] = digits[n - 1 - i];
    return (size_t)n;
}

size_t number_format_integer(char out[NUMBER_SIZE], int64_t value) {
    size_t len = 0;
    if (value < 0)
        out[len++] = '-';
    len += put_digits(out + len, value < 0 ? 0 - (uint64_t)value : (uint64_t)value, 1);
    out[len] = '\0';
    return len;
}

size_t number_format(char out[NUMBER_SIZE], double value, int decimals) {
    static const uint64_t power[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    out[0] = '\0';
    if (!isfinite(value))
        return 0;
    uint64_t unit = power[decimals];
    double scaled = fabs(value) * (double)unit;
    /* beyond 2^53 a double has no digits behind the point that mean anything */
    if (scaled >= 9007199254740992.0)
        return (size_t)snprintf(out, NUMBER_SIZE, "%.0f", value);
    uint64_t whole = (uint64_t)(scaled + 0.5);
    size_t len = 0;
    if (value < 0 && whole > 0)
        out[len++] = '-';
    len += put_digits(out + len, whole / unit, 1);
    uint64_t rest = whole % unit;
    if (rest > 0) {
        while (rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        out[len++] = '.';
        len += put_digits(out + len, rest, decimals);
    }
    out[len] = '\0';
    return len;
}
