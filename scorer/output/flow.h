/* Running text for a terminal: wrapped at word ends, with stretches marked as good or bad, and with
 * nothing in it that a terminal would take for a command. */
#ifndef STIMMUNG_OUTPUT_FLOW_H
#define STIMMUNG_OUTPUT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"

enum mark { MARK_BAD = -1, MARK_NONE = 0, MARK_GOOD = 1 };

struct flow {
    struct buffer *out;
    struct buffer word;  /* the word that is being read, with the marks in it */
    int word_width;      /* columns it takes */
    enum mark word_mark; /* the mark that held where it began */
    int width;           /* columns of a line */
    int indent;          /* columns before each line but the first */
    int column;          /* where the line stands now */
    bool filled;         /* a word stands in the line */
    bool space;          /* white space was read before the word */
    bool color;          /* marks are colours; else [+good+] and [-bad-] */
    enum mark mark;      /* the mark that holds now */
};

/* What turns a terminal's text to the colour of a mark; of MARK_NONE, to the usual one. */
const char *flow_color(enum mark mark);

/* Add UTF-8 text, white space as one space; control characters are left out. */
void flow_text(struct flow *flow, const char *bytes, size_t len);

/* What follows is marked so, until the next call. */
void flow_mark(struct flow *flow, enum mark mark);

/* End the text with a line feed, and free what the flow holds. */
void flow_end(struct flow *flow);

/* Text as a column of a table: cut behind `columns`, and filled up to them. */
void flow_cell(struct buffer *out, const char *text, int columns);

#endif
