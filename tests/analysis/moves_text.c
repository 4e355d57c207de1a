#include "moves_text.h"

#include <check.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "analysed.h"

struct line {
    char *text;
    size_t size, len;
};

static void add(struct line *line, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(struct line *line, const char *format, ...) {
    va_list values;
    va_start(values, format);
    int n = vsnprintf(line->text + line->len, line->size - line->len, format, values);
    va_end(values);
    ck_assert(n >= 0 && line->len + (size_t)n < line->size);
    line->len += (size_t)n;
}

static const char *unit_text(const struct move *move) {
    switch (move->unit) {
    case UNIT_PERCENT:
        return "%";
    case UNIT_PERCENTAGE_POINTS:
        return " pp";
    case UNIT_BASIS_POINTS:
        return " bp";
    case UNIT_POINTS:
        return " pt";
    case UNIT_CURRENCY:
    case UNIT_NONE:
        break;
    }
    return "";
}

static void add_name(struct line *line, const char *name) {
    if (name != NULL)
        add(line, " %s", name);
}

static void add_move(struct line *line, const struct move *move) {
    add(line, "%s%s %s", line->len > 0 ? "; " : "", move->subject_name, direction_name(move->direction));
    bool money = move->unit == UNIT_CURRENCY;
    if (!isnan(move->value))
        add(line, " %.9g%s%s", move->value, unit_text(move), money ? " " : "");
    if (!isnan(move->value) && money)
        add(line, "%s", move->currency);
    if (!isnan(move->from))
        add(line, " from %.9g", move->from);
    if (!isnan(move->to))
        add(line, " to %.9g", move->to);
    if (move->currency[0] != '\0' && !money)
        add(line, " %s", move->currency);
    if (!isnan(move->points))
        add(line, " (%.9g pt)", move->points);
    if (move->period != PERIOD_DAY)
        add_name(line, period_name(move->period));
    add_name(line, session_name(move->session));
    add_name(line, hedge_name(move->hedge));
    add_name(line, move->venue);
    if (move->status != MOVE_ASSERTED)
        add_name(line, move_status_name(move->status));
    add(line, "%s%s%s", move->older ? " older" : "", move->doubtful ? " doubtful" : "",
        move->technical ? " technical" : "");
}

void moves_check(const struct moves_row *row) {
    struct analysed analysed;
    char got[512] = "";
    struct line line = {.text = got, .size = sizeof got};
    analysed_make(&analysed, row->text);
    for (uint32_t i = 0; i < analysed.document.n_moves; i++)
        add_move(&line, &analysed.document.moves[i]);
    ck_assert_msg(strcmp(got, row->moves) == 0, "%s: \"%s\", expected \"%s\": %s", row->text, got, row->moves,
                  row->reason);
    analysed_free(&analysed);
}
