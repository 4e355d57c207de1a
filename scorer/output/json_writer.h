/* Writes JSON straight into a buffer, compact or indented; what it writes is always valid. */
#ifndef STIMMUNG_OUTPUT_JSON_WRITER_H
#define STIMMUNG_OUTPUT_JSON_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

struct json_writer {
    struct buffer *out; /* its `failed` tells at the end whether memory ran out */
    bool pretty;        /* one member a line, indented by two spaces */
    bool after;         /* something stands before in the same object or array */
    bool keyed;         /* a key was written and waits for its value */
    int depth;
};

struct json_writer writer_start(struct buffer *out, bool pretty);

/* `open` and `close` are '{' and '}' or '[' and ']'. */
void writer_open(struct json_writer *writer, char open);
void writer_close(struct json_writer *writer, char close);

/* The name of the next member; `name` needs no escapes. */
void writer_key(struct json_writer *writer, const char *name);

/* Values: behind a key, or as an item of an array. */
void writer_string(struct json_writer *writer, const char *bytes, size_t len);
void writer_text(struct json_writer *writer, const char *text); /* null where text is NULL */
void writer_number(struct json_writer *writer, double value);   /* null where value is no finite number */
void writer_integer(struct json_writer *writer, int64_t value);
void writer_bool(struct json_writer *writer, bool value);
void writer_null(struct json_writer *writer);

/* Key and value in one. */
void writer_key_text(struct json_writer *writer, const char *name, const char *text);
void writer_key_number(struct json_writer *writer, const char *name, double value);
void writer_key_integer(struct json_writer *writer, const char *name, int64_t value);
void writer_key_bool(struct json_writer *writer, const char *name, bool value);

#endif
