/* The contract's words for what the document holds as numbers. */
#include "analysis/document.h"

const char *via_name(enum mention_via via) {
    static const char *const names[] = {"name", "alias", "isin", "wkn", "symbol", "coreference"};
    return names[via];
}

const char *direction_name(enum direction direction) {
    return direction == DIRECTION_UP ? "up" : direction == DIRECTION_DOWN ? "down" : "flat";
}

const char *period_name(enum move_period period) {
    static const char *const names[] = {"day", "week", "month",    "quarter",
                                        "ytd", "year", "intraday", "other"};
    return names[period];
}

const char *session_name(enum move_session session) {
    static const char *const names[] = {NULL, "pre", "post"};
    return names[session];
}

const char *hedge_name(enum move_hedge hedge) {
    static const char *const names[] = {NULL, "about", "above", "below", "up_to"};
    return names[hedge];
}

const char *move_status_name(enum move_status status) {
    static const char *const names[] = {"asserted", "negated", "hypothetical", "expected"};
    return names[status];
}

const char *move_unit_name(const struct move *move) {
    static const char *const names[] = {NULL, "percent", "percentage_points", "basis_points", "points", NULL};
    return move->unit == UNIT_CURRENCY ? move->currency : names[move->unit];
}
