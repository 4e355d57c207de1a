#include "article/http.h"

#include <stdio.h>
#include <string.h>

#include "article/gunzip.h"

static bool starts_with(const char *text, size_t len, const char *start) {
    size_t n = strlen(start);
    return len >= n && strncasecmp(text, start, n) == 0;
}

/* A value's copy in lower case, up to what ends a name. */
static void copy_name(char name[HTTP_NAME], const char *value, size_t len) {
    size_t n = 0;
    while (n < len && n < HTTP_NAME - 1 && memchr(" \t;,\"'", value[n], 6) == NULL) {
        name[n] = value[n] >= 'A' && value[n] <= 'Z' ? (char)(value[n] + 32) : value[n];
        n++;
    }
    name[n] = '\0';
}

static void read_content_type(struct http_response *response, const char *value, size_t len) {
    response->html = starts_with(value, len, "text/html") || starts_with(value, len, "application/xhtml+xml");
    for (size_t i = 0; i + 8 < len; i++) {
        if (!starts_with(value + i, len - i, "charset="))
            continue;
        i += 8;
        while (i < len && (value[i] == '"' || value[i] == '\'' || value[i] == ' '))
            i++;
        copy_name(response->charset, value + i, len - i);
        return;
    }
}

static void read_field(struct http_response *response, const char *line, size_t len) {
    const char *colon = memchr(line, ':', len);
    if (colon == NULL)
        return;
    size_t name = (size_t)(colon - line);
    const char *value = colon + 1;
    size_t n = len - name - 1;
    while (n > 0 && (*value == ' ' || *value == '\t')) {
        value++;
        n--;
    }
    if (name == 12 && starts_with(line, name, "content-type"))
        read_content_type(response, value, n);
    else if (name == 16 && starts_with(line, name, "content-encoding"))
        copy_name(response->encoding, value, n);
    else if (name == 17 && starts_with(line, name, "transfer-encoding"))
        response->chunked = starts_with(value, n, "chunked");
}

bool http_read(const char *bytes, size_t len, struct http_response *response) {
    const char *end = bytes + len;
    *response = (struct http_response){0};
    const char *space = len > 12 && starts_with(bytes, len, "http/") ? memchr(bytes, ' ', 12) : NULL;
    if (space == NULL || end - space < 4)
        return false;
    for (int i = 1; i <= 3; i++) {
        if (space[i] < '0' || space[i] > '9')
            return false;
        response->status = response->status * 10 + (space[i] - '0');
    }
    for (const char *line = bytes; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        if (stop == NULL)
            break;
        size_t n = (size_t)(stop - line);
        n -= n > 0 && line[n - 1] == '\r';
        if (line != bytes)
            read_field(response, line, n);
        line = stop + 1;
        if (n == 0) {
            response->body = line;
            response->len = (size_t)(end - line);
            return true;
        }
    }
    response->body = end; /* headers alone */
    return true;
}

/* The length of a chunk, from the line at *at; false where that is none. */
static bool chunk_length(const char *bytes, size_t len, size_t *at, size_t *length) {
    size_t i = *at, digits = 0;
    *length = 0;
    for (; i < len && digits < 9; i++, digits++) {
        char c = bytes[i];
        int digit = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (digit < 0)
            break;
        *length = *length * 16 + (size_t)digit;
    }
    while (i < len && (bytes[i] == ' ' || bytes[i] == '\t'))
        i++;
    if (digits == 0 || i == len || (bytes[i] != '\r' && bytes[i] != '\n' && bytes[i] != ';'))
        return false;
    const char *stop = memchr(bytes + i, '\n', len - i);
    if (stop == NULL)
        return false;
    *at = (size_t)(stop - bytes) + 1;
    return true;
}

/* Put the chunks together. A body that was put together already has no first length, and stays; of one that
 * breaks off what is there is taken. */
static bool join_chunks(struct http_response *response, struct buffer *buffer) {
    size_t at = 0, length;
    if (!chunk_length(response->body, response->len, &at, &length))
        return true;
    buffer_clear(buffer);
    while (length > 0) {
        size_t left = response->len - at;
        if (!buffer_add(buffer, response->body + at, length < left ? length : left))
            return false;
        if (length >= left)
            break;
        at += length;
        while (at < response->len && (response->body[at] == '\r' || response->body[at] == '\n'))
            at++;
        if (!chunk_length(response->body, response->len, &at, &length))
            break;
    }
    response->body = buffer->bytes == NULL ? "" : buffer->bytes;
    response->len = buffer->len;
    return true;
}

static enum status inflate_body(struct http_response *response, size_t limit, struct buffer *buffer,
                                struct source_fault *fault) {
    struct buffer out = {0};
    enum status status = gunzip_bytes(response->body, response->len, limit, &out);
    if (status == STATUS_INVALID && out.len == 0) {
        buffer_free(&out); /* never was */
        return STATUS_OK;
    }
    if (status == STATUS_INVALID) {
        fault->code = out.len == limit ? "too_long" : "damaged";
        snprintf(fault->message, sizeof fault->message, "the page's gzip data is %s",
                 out.len == limit ? "longer than --max-article allows" : "damaged, or breaks off");
    }
    if (status == STATUS_OK) {
        buffer_free(buffer);
        *buffer = out;
        response->body = buffer->bytes;
        response->len = buffer->len;
    } else {
        buffer_free(&out);
    }
    return status;
}

/* A page that the crawler decoded already: its header says what is no more. */
static bool is_markup(const char *bytes, size_t len) {
    size_t i = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (i < len && (bytes[i] == ' ' || (bytes[i] >= '\t' && bytes[i] <= '\r')))
        i++;
    return i == len || bytes[i] == '<';
}

enum status http_decode(struct http_response *response, size_t limit, struct buffer *buffer,
                        struct source_fault *fault) {
    const char *encoding = response->encoding;
    if (response->chunked && !join_chunks(response, buffer))
        return STATUS_NOMEM;
    if (encoding[0] == '\0' || strcmp(encoding, "identity") == 0 || is_markup(response->body, response->len))
        return STATUS_OK;
    if (strcmp(encoding, "gzip") == 0 || strcmp(encoding, "x-gzip") == 0 || strcmp(encoding, "deflate") == 0)
        return inflate_body(response, limit, buffer, fault);
    fault->code = "unsupported";
    snprintf(fault->message, sizeof fault->message, "a page with the content encoding \"%s\"", encoding);
    return STATUS_INVALID;
}
