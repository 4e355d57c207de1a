/* Gold files: texts with what people say of them. One JSON object a line:
 * "id"; "text", one sentence or a short passage; "context", a string or a list of them that stands before
 * it and is not judged (optional); "label", "positive", "neutral" or "negative"; "targets", a list of
 * {"ticker", "label"}, tickers that may stand for each other with bars between; "moves", a list of
 * {"subject", "direction", "value", "unit", "to"}, of which value and to may be null or missing;
 * "phenomena", a list of names (optional). */
#ifndef STIMMUNG_OUTPUT_GOLD_H
#define STIMMUNG_OUTPUT_GOLD_H

#include "analysis/document.h"
#include "base/error.h"

struct gold_target {
    const char *tickers; /* "VOW3|VOW" */
    enum label label;
};

struct gold_move {
    const char *subject; /* as tickers */
    enum direction direction;
    double value;     /* NAN: no figure */
    const char *unit; /* or NULL */
    double to;        /* NAN: not told */
};

struct gold_item {
    const char *id;
    const char *text; /* context and text */
    uint32_t text_len;
    uint32_t start; /* of the judged text in it */
    enum label label;
    struct gold_target *targets;
    uint32_t n_targets;
    struct gold_move *moves;
    uint32_t n_moves;
    const char **phenomena;
    uint32_t n_phenomena;
};

/* Read one line; all lives in `arena`. Returns 0, STATUS_INVALID with what is wrong, or STATUS_NOMEM. */
enum status gold_read(struct arena *arena, const char *line, size_t len, struct gold_item *item,
                      struct error *error);

#endif
