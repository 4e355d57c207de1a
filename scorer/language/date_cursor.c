#include "language/date_cursor.h"

#include "language/fold.h"

bool cursor_number(struct date_cursor *cursor, int least, int most, int *value) {
    int n = 0, sum = 0;
    for (; n < most && date_is_digit(cursor_peek(cursor, (uint32_t)n)); n++)
        sum = sum * 10 + (cursor_peek(cursor, (uint32_t)n) - '0');
    if (n < least || date_is_digit(cursor_peek(cursor, (uint32_t)n)))
        return false;
    cursor->at += (uint32_t)n;
    *value = sum;
    return true;
}

void cursor_skip_spaces(struct date_cursor *cursor) {
    while (cursor_take(cursor, " ") || cursor_take(cursor, "\t") || cursor_take(cursor, "\u00a0") ||
           cursor_take(cursor, "\u202f")) {
    }
}

/* Whether a no-break or narrow no-break space stands there, whose bytes look like those of letters. */
static bool is_space_at(const struct date_cursor *cursor, uint32_t ahead) {
    struct date_cursor there = *cursor;
    there.at += ahead;
    return cursor_take(&there, "\u00a0") || cursor_take(&there, "\u202f");
}

bool cursor_word(struct date_cursor *cursor, char fold[64]) {
    uint32_t n = 0;
    while (n < 24 && date_is_letter(cursor_peek(cursor, n)) && !is_space_at(cursor, n))
        n++;
    if (n == 0 || (date_is_letter(cursor_peek(cursor, n)) && !is_space_at(cursor, n)))
        return false;
    fold[fold_word(cursor->text + cursor->at, n, fold)] = '\0';
    cursor->at += n;
    return true;
}
