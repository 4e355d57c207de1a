#include "article/warc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    LONGEST_HEADER = 64 << 10,
    LOOKED_AT = 1 << 20, /* longest block of a record that is not wanted whose end is looked at */
    BEHIND = 16,         /* bytes behind a block in which the next record begins */
};

#define LONGEST_LENGTH (UINT64_C(1) << 50)

/* What its header tells of a record. */
struct header {
    size_t len; /* of the header, with the blank line that ends it */
    uint64_t block_len;
    bool has_length;
    bool response; /* of HTTP */
    const char *url, *date;
    size_t url_len, date_len;
};

static enum warc_result tell(struct source_fault *fault, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static enum warc_result tell(struct source_fault *fault, const char *code, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fault->code = code;
    vsnprintf(fault->message, sizeof fault->message, format, args);
    va_end(args);
    return WARC_FAULT;
}

/* What a source without a piece means here. */
static enum warc_result no_piece(enum source_result result) {
    return result == SOURCE_NOMEM ? WARC_NOMEM : result == SOURCE_FAILED ? WARC_BROKEN : WARC_END;
}

static bool begins_record(const char *bytes, size_t len) {
    return len >= 7 && memcmp(bytes, "WARC/", 5) == 0 && bytes[5] >= '0' && bytes[5] <= '9' &&
           bytes[6] == '.';
}

/* Pass over everything up to the next line that begins a record. */
static enum warc_result find_record(struct source *source) {
    enum { STEP = 128 << 10, KEPT = 7 };
    struct piece piece;
    for (;;) {
        enum source_result result = source_peek(source, STEP, &piece);
        if (result != SOURCE_OK)
            return no_piece(result);
        const char *p = piece.bytes, *end = p + piece.len;
        while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL &&
               !begins_record(p + 1, (size_t)(end - p - 1)))
            p++;
        if (p != NULL) {
            source_skip(source, (size_t)(p + 1 - piece.bytes));
            return WARC_RECORD;
        }
        source_skip(source, piece.len == STEP ? STEP - KEPT : piece.len);
    }
}

/* ---- the header ---- */

static bool same_name(const char *line, size_t len, const char *name) {
    size_t n = strlen(name);
    return len == n && strncasecmp(line, name, n) == 0;
}

static bool starts_with(const char *text, size_t len, const char *start) {
    size_t n = strlen(start);
    return len >= n && strncasecmp(text, start, n) == 0;
}

static bool read_length(const char *text, size_t len, uint64_t *number) {
    *number = 0;
    size_t i = 0;
    for (; i < len && text[i] >= '0' && text[i] <= '9' && *number < LONGEST_LENGTH; i++)
        *number = *number * 10 + (uint64_t)(text[i] - '0');
    return i > 0 && i == len;
}

static void read_field(struct header *header, const char *line, size_t len, bool *is_response,
                       bool *is_http) {
    const char *colon = memchr(line, ':', len);
    if (colon == NULL)
        return;
    size_t name = (size_t)(colon - line);
    const char *value = colon + 1, *end = line + len;
    while (value < end && (*value == ' ' || *value == '\t'))
        value++;
    while (end > value && (end[-1] == ' ' || end[-1] == '\t' || end[-1] == '\r'))
        end--;
    size_t n = (size_t)(end - value);
    if (same_name(line, name, "WARC-Type")) {
        *is_response = same_name(value, n, "response");
    } else if (same_name(line, name, "Content-Type")) {
        *is_http = starts_with(value, n, "application/http");
    } else if (same_name(line, name, "Content-Length")) {
        header->has_length = read_length(value, n, &header->block_len);
    } else if (same_name(line, name, "WARC-Date")) {
        header->date = value;
        header->date_len = n;
    } else if (same_name(line, name, "WARC-Target-URI")) {
        bool marked = n > 2 && value[0] == '<' && value[n - 1] == '>'; /* as version 1.0 had it */
        header->url = value + marked;
        header->url_len = n - 2 * marked;
    }
}

/* The header at the front of these bytes; false where it has no end. */
static bool read_header(const char *bytes, size_t len, struct header *header) {
    bool is_response = false, is_http = false;
    *header = (struct header){0};
    for (const char *line = bytes, *end = bytes + len; line < end;) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        if (stop == NULL)
            return false;
        size_t n = (size_t)(stop - line);
        n -= n > 0 && line[n - 1] == '\r';
        if (n == 0) {
            header->len = (size_t)(stop + 1 - bytes);
            header->response = is_response && is_http;
            return true;
        }
        read_field(header, line, n, &is_response, &is_http);
        line = stop + 1;
    }
    return false;
}

/* ---- records ---- */

/* Whether what ends a record, or a record, or nothing at all, follows the block that ends before `bytes`. */
static bool block_ends_well(const char *bytes, size_t len) {
    size_t at = 0;
    if (len >= 4 && memcmp(bytes, "\r\n\r\n", 4) == 0)
        return true;
    while (at < len && (bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    return at == len || begins_record(bytes + at, len - at);
}

static enum warc_result pass_bad_record(struct source *source, size_t header_len, enum warc_result said) {
    source_skip(source, header_len);
    enum warc_result result = find_record(source);
    return result == WARC_NOMEM ? result : said;
}

static bool keep_facts(struct warc *warc, const struct header *header, struct warc_record *record) {
    buffer_clear(&warc->url);
    buffer_clear(&warc->date);
    if (!buffer_add(&warc->url, header->url, header->url_len) ||
        !buffer_add(&warc->date, header->date, header->date_len))
        return false;
    record->url = header->url_len > 0 ? warc->url.bytes : NULL;
    record->date = header->date_len > 0 ? warc->date.bytes : NULL;
    return true;
}

/* The record whose header was read: its block, where it is wanted and whole. WARC_END: it is not wanted. */
static enum warc_result read_block(struct warc *warc, struct source *source, size_t limit,
                                   const struct header *header, struct warc_record *record,
                                   struct source_fault *fault) {
    struct piece piece;
    uint64_t longest = header->response ? limit : LOOKED_AT;
    if (header->block_len > longest && header->response)
        return pass_bad_record(
            source, header->len,
            tell(fault, "too_long", "longer than %zu MiB (see --max-article), passed over", limit >> 20));
    if (header->block_len > longest)
        return pass_bad_record(source, header->len, WARC_END);
    size_t len = (size_t)header->block_len, whole = header->len + len;
    if (source_peek(source, whole + BEHIND, &piece) == SOURCE_NOMEM)
        return WARC_NOMEM;
    if (piece.len < whole && source_is_broken(source))
        return WARC_BROKEN;
    if (piece.len < whole)
        return pass_bad_record(source, header->len,
                               tell(fault, "damaged",
                                    "the record says it has %zu bytes, and breaks off after %zu", len,
                                    piece.len - header->len));
    if (!block_ends_well(piece.bytes + whole, piece.len - whole))
        return pass_bad_record(
            source, header->len,
            tell(fault, "damaged", "the record does not end after the %zu bytes that it says", len));
    warc->pending = whole;
    if (!header->response)
        return WARC_END;
    *record = (struct warc_record){.block = piece.bytes + header->len, .len = len};
    struct header again;
    if (!read_header(piece.bytes, header->len, &again) || !keep_facts(warc, &again, record))
        return WARC_NOMEM;
    return WARC_RECORD;
}

/* Blank lines stand between records. */
static enum source_result skip_blank_lines(struct source *source) {
    struct piece piece;
    for (;;) {
        enum source_result result = source_peek(source, BEHIND, &piece);
        size_t n = 0;
        while (result == SOURCE_OK && n < piece.len && (piece.bytes[n] == '\r' || piece.bytes[n] == '\n'))
            n++;
        if (result != SOURCE_OK || n == 0)
            return result;
        source_skip(source, n);
    }
}

static enum warc_result read_record(struct warc *warc, struct source *source, size_t limit,
                                    struct warc_record *record, struct source_fault *fault) {
    struct piece piece;
    struct header header;
    source_skip(source, warc->pending);
    warc->pending = 0;
    enum source_result result = skip_blank_lines(source);
    if (result == SOURCE_OK)
        result = source_peek(source, LONGEST_HEADER, &piece);
    if (result != SOURCE_OK)
        return no_piece(result);
    warc->record++;
    if (!begins_record(piece.bytes, piece.len))
        return pass_bad_record(source, 0, tell(fault, "damaged", "no record begins where one should"));
    bool whole = read_header(piece.bytes, piece.len, &header);
    if (!whole && piece.len < LONGEST_HEADER && source_is_broken(source))
        return WARC_BROKEN;
    if (!whole)
        return pass_bad_record(source, 1, tell(fault, "damaged", "the header of the record has no end"));
    if (!header.has_length)
        return pass_bad_record(source, header.len,
                               tell(fault, "damaged", "the record does not say how long it is"));
    return read_block(warc, source, limit, &header, record, fault);
}

enum warc_result warc_next(struct warc *warc, struct source *source, size_t limit, struct warc_record *record,
                           struct source_fault *fault) {
    for (;;) {
        uint64_t before = warc->record;
        enum warc_result result = read_record(warc, source, limit, record, fault);
        if (result != WARC_END || warc->record == before)
            return result;
    }
}

void warc_free(struct warc *warc) {
    buffer_free(&warc->url);
    buffer_free(&warc->date);
}
