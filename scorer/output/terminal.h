/* One article's result to read: its score, a line a company, and the sentences that count. */
#ifndef STIMMUNG_OUTPUT_TERMINAL_H
#define STIMMUNG_OUTPUT_TERMINAL_H

#include <stdbool.h>

#include "analysis/document.h"
#include "base/buffer.h"

struct terminal_options {
    bool color;   /* ANSI colours; else good words stand in [+ +] and bad ones in [- -] */
    bool explain; /* under each sentence the evidence, with rule and value */
    bool summary; /* without the sentences */
    int width;    /* columns, at least 40 */
};

/* Append the result. */
void terminal_put_document(struct buffer *out, const struct document *document,
                           const struct terminal_options *options);

/* Columns of the terminal that standard output is, or 80. */
int terminal_width(void);

#endif
