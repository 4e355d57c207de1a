#include "output/json_writer.h"

#include <string.h>

#include "base/utf8.h"
#include "output/number.h"

struct json_writer writer_start(struct buffer *out, bool pretty) {
    return (struct json_writer){.out = out, .pretty = pretty};
}

static void new_line(struct json_writer *writer) {
    static const char spaces[] = "                                ";
    size_t indent = (size_t)writer->depth * 2;
    buffer_add_byte(writer->out, '\n');
    buffer_add(writer->out, spaces, indent < sizeof spaces ? indent : sizeof spaces - 1);
}

/* What stands between the members of an object and between the items of an array. */
static void separate(struct json_writer *writer) {
    if (writer->after)
        buffer_add_byte(writer->out, ',');
    if (writer->pretty && writer->depth > 0)
        new_line(writer);
    writer->after = true;
}

static void before_value(struct json_writer *writer) {
    if (writer->keyed)
        writer->keyed = false;
    else
        separate(writer);
}

void writer_open(struct json_writer *writer, char open) {
    before_value(writer);
    buffer_add_byte(writer->out, open);
    writer->depth++;
    writer->after = false;
}

void writer_close(struct json_writer *writer, char close) {
    writer->depth--;
    if (writer->pretty && writer->after)
        new_line(writer);
    buffer_add_byte(writer->out, close);
    writer->after = true;
}

void writer_key(struct json_writer *writer, const char *name) {
    separate(writer);
    buffer_add_byte(writer->out, '"');
    buffer_add_text(writer->out, name);
    buffer_add(writer->out, "\": ", writer->pretty ? 3 : 2);
    writer->keyed = true;
}

/* Add the character at `at` that can't stand in a string as it is; returns its length in bytes. */
static size_t put_escaped(struct buffer *out, const char *at, size_t left) {
    static const char hex[] = "0123456789abcdef";
    unsigned char c = (unsigned char)*at;
    if (c >= 0x80) {
        size_t len;
        if (utf8_decode(at, left, &len) == UTF8_BROKEN)
            buffer_add(out, "\xEF\xBF\xBD", 3); /* U+FFFD: a file name may be no UTF-8 */
        else
            buffer_add(out, at, len);
        return len;
    }
    switch (c) {
    case '"':
        buffer_add(out, "\\\"", 2);
        break;
    case '\\':
        buffer_add(out, "\\\\", 2);
        break;
    case '\n':
        buffer_add(out, "\\n", 2);
        break;
    case '\r':
        buffer_add(out, "\\r", 2);
        break;
    case '\t':
        buffer_add(out, "\\t", 2);
        break;
    default:
        buffer_add(out, (char[]){'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]}, 6);
    }
    return 1;
}

static bool is_plain(unsigned char c) {
    return c >= 0x20 && c < 0x80 && c != '"' && c != '\\';
}

void writer_string(struct json_writer *writer, const char *bytes, size_t len) {
    before_value(writer);
    buffer_add_byte(writer->out, '"');
    size_t at = 0;
    while (at < len) {
        size_t run = at;
        while (run < len && is_plain((unsigned char)bytes[run]))
            run++;
        buffer_add(writer->out, bytes + at, run - at);
        at = run;
        if (at < len)
            at += put_escaped(writer->out, bytes + at, len - at);
    }
    buffer_add_byte(writer->out, '"');
}

void writer_text(struct json_writer *writer, const char *text) {
    if (text == NULL)
        writer_null(writer);
    else
        writer_string(writer, text, strlen(text));
}

void writer_number(struct json_writer *writer, double value) {
    char digits[NUMBER_SIZE];
    size_t len = number_format(digits, value, NUMBER_DECIMALS);
    if (len == 0) {
        writer_null(writer);
        return;
    }
    before_value(writer);
    buffer_add(writer->out, digits, len);
    /* readers that guess a column's type from its first rows must not take a score for an integer */
    if (strchr(digits, '.') == NULL)
        buffer_add(writer->out, ".0", 2);
}

void writer_integer(struct json_writer *writer, int64_t value) {
    char digits[NUMBER_SIZE];
    size_t len = number_format_integer(digits, value);
    before_value(writer);
    buffer_add(writer->out, digits, len);
}

void writer_bool(struct json_writer *writer, bool value) {
    before_value(writer);
    buffer_add_text(writer->out, value ? "true" : "false");
}

void writer_null(struct json_writer *writer) {
    before_value(writer);
    buffer_add(writer->out, "null", 4);
}

void writer_key_text(struct json_writer *writer, const char *name, const char *text) {
    writer_key(writer, name);
    writer_text(writer, text);
}

void writer_key_number(struct json_writer *writer, const char *name, double value) {
    writer_key(writer, name);
    writer_number(writer, value);
}

void writer_key_integer(struct json_writer *writer, const char *name, int64_t value) {
    writer_key(writer, name);
    writer_integer(writer, value);
}

void writer_key_bool(struct json_writer *writer, const char *name, bool value) {
    writer_key(writer, name);
    writer_bool(writer, value);
}
