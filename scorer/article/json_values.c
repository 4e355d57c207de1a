#include "article/json_values.h"

#include <stdbool.h>

enum { FIRST_LOOK = 64 * 1024 };

struct scan {
    size_t at; /* bytes of the value that were looked at */
    unsigned depth;
    bool in_string, escaped;
    bool closed; /* the value is whole */
    bool broken; /* a string runs over the end of its line: no JSON has that */
};

static bool is_between(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',' || c == ']' || c == '[';
}

/* Pass over what stands between values. A "[" opens the outer array; an inner one is no article anyway. */
static enum source_result skip_between(struct source *source) {
    for (;;) {
        struct piece piece;
        enum source_result result = source_peek(source, FIRST_LOOK, &piece);
        if (result != SOURCE_OK)
            return result;
        size_t n = 0;
        while (n < piece.len && is_between(piece.bytes[n]))
            n++;
        source_skip(source, n);
        if (n < piece.len)
            return SOURCE_OK;
    }
}

static void look(struct scan *scan, char c) {
    if (scan->in_string) {
        if (scan->escaped)
            scan->escaped = false;
        else if (c == '\\')
            scan->escaped = true;
        else if (c == '"')
            scan->in_string = false;
        else if (c == '\n')
            scan->broken = true;
        return;
    }
    if (c == '"') {
        scan->in_string = true;
    } else if (c == '{' || c == '[') {
        scan->depth++;
    } else if (c == '}' || c == ']') {
        scan->depth -= scan->depth > 0;
        scan->closed = scan->depth == 0;
    } else if (scan->depth == 0 && is_between(c)) {
        scan->closed = true; /* behind a number or a word */
    }
}

static bool ends(const struct scan *scan) {
    return scan->closed || scan->broken;
}

/* Pass over the rest of a value that is too long, without keeping it. */
static enum source_result skip_value(struct source *source, struct scan *scan) {
    while (!ends(scan)) {
        struct piece piece;
        enum source_result result = source_peek(source, FIRST_LOOK, &piece);
        if (result == SOURCE_END)
            break;
        if (result != SOURCE_OK)
            return result;
        size_t n = 0;
        while (n < piece.len && !ends(scan))
            look(scan, piece.bytes[n++]);
        source_skip(source, n);
    }
    return SOURCE_TOO_LONG;
}

enum source_result json_next_value(struct source *source, size_t limit, struct piece *piece) {
    struct scan scan = {0};
    size_t want = FIRST_LOOK;
    enum source_result result = skip_between(source);
    while (result == SOURCE_OK) {
        result = source_peek(source, want, piece);
        if (result != SOURCE_OK)
            break;
        while (scan.at < piece->len && !ends(&scan))
            look(&scan, piece->bytes[scan.at++]);
        if (!ends(&scan) && scan.at > limit) {
            uint64_t line = piece->line;
            source_skip(source, scan.at);
            result = skip_value(source, &scan);
            piece->line = line;
            break;
        }
        if (ends(&scan) || piece->len < want) {
            source_skip(source, scan.at);
            piece->len = scan.at;
            return scan.at > limit ? SOURCE_TOO_LONG : SOURCE_OK;
        }
        want *= 2;
    }
    return result;
}
