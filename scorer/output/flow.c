#include "output/flow.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "base/utf8.h"

const char *flow_color(enum mark mark) {
    static const char *const colors[] = {"\033[31m", "\033[39m", "\033[32m"};
    return colors[mark + 1];
}

/* Whether a code point is shown: controls could move the cursor, format characters (soft hyphens,
 * changes of direction) would shift what stands around them. */
static bool is_shown(uint32_t point) {
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)point);
    return category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF;
}

static bool is_space(uint32_t point) {
    return point == ' ' || (point >= '\t' && point <= '\r') || point == 0x2028 || point == 0x2029;
}

static int columns_of(uint32_t point) {
    if (point < 0x80)
        return point >= 0x20 && point != 0x7F;
    return point == UTF8_BROKEN ? 1 : utf8proc_charwidth((utf8proc_int32_t)point);
}

/* Columns that UTF-8 text takes on a terminal. */
static int shown_width(const char *bytes, size_t len) {
    int width = 0;
    size_t used;
    for (size_t at = 0; at < len; at += used)
        width += columns_of(utf8_decode(bytes + at, len - at, &used));
    return width;
}

static void new_line(struct flow *flow) {
    bool colored = flow->color && flow->word_mark != MARK_NONE;
    if (colored) /* pagers forget colours at a line's end */
        buffer_add_text(flow->out, flow_color(MARK_NONE));
    buffer_printf(flow->out, "\n%*s", flow->indent, "");
    if (colored)
        buffer_add_text(flow->out, flow_color(flow->word_mark));
    flow->column = flow->indent;
}

static void put_word(struct flow *flow) {
    if (flow->word.len > 0) {
        if (flow->space && flow->filled) {
            if (flow->column + 1 + flow->word_width > flow->width) {
                new_line(flow);
            } else {
                buffer_add_byte(flow->out, ' ');
                flow->column++;
            }
        }
        buffer_add(flow->out, flow->word.bytes, flow->word.len);
        flow->out->failed |= flow->word.failed;
        flow->column += flow->word_width;
        flow->filled = true;
        flow->space = false;
    }
    buffer_clear(&flow->word);
    flow->word_width = 0;
    flow->word_mark = flow->mark;
}

void flow_text(struct flow *flow, const char *bytes, size_t len) {
    size_t used;
    for (size_t at = 0; at < len; at += used) {
        uint32_t point = utf8_decode(bytes + at, len - at, &used);
        if (point == UTF8_BROKEN) {
            buffer_add_byte(&flow->word, '?');
            flow->word_width++;
        } else if (is_space(point)) {
            put_word(flow);
            flow->space = true;
        } else if (is_shown(point)) {
            buffer_add(&flow->word, bytes + at, used);
            flow->word_width += columns_of(point);
        }
    }
}

void flow_mark(struct flow *flow, enum mark mark) {
    static const char *const opening[] = {"[-", "", "[+"};
    static const char *const closing[] = {"-]", "", "+]"};
    if (mark == flow->mark)
        return;
    if (flow->mark != MARK_NONE) {
        buffer_add_text(&flow->word, flow->color ? flow_color(MARK_NONE) : closing[flow->mark + 1]);
        flow->word_width += flow->color ? 0 : 2;
    }
    if (mark != MARK_NONE) {
        buffer_add_text(&flow->word, flow->color ? flow_color(mark) : opening[mark + 1]);
        flow->word_width += flow->color ? 0 : 2;
    }
    flow->mark = mark;
}

void flow_end(struct flow *flow) {
    flow_mark(flow, MARK_NONE);
    put_word(flow);
    buffer_add_byte(flow->out, '\n');
    buffer_free(&flow->word);
}

void flow_cell(struct buffer *out, const char *text, int columns) {
    struct buffer line = {0};
    struct flow flow = {.out = &line, .width = INT32_MAX};
    flow_text(&flow, text, strlen(text));
    flow_end(&flow);
    size_t len = line.len > 0 ? line.len - 1 : 0; /* without the line feed */
    int width = shown_width(line.bytes, len);
    while (width > columns && len > 0) {
        do
            len--;
        while (len > 0 && ((unsigned char)line.bytes[len] & 0xC0) == 0x80);
        width = shown_width(line.bytes, len);
    }
    buffer_add(out, line.bytes, len);
    buffer_printf(out, "%*s", columns - width, "");
    out->failed |= line.failed;
    buffer_free(&line);
}
