#include "article/sniff.h"

#include <stdbool.h>
#include <string.h>

static bool name_ends(const char *path, const char *ending) {
    size_t len = strlen(path), n = strlen(ending);
    return len >= n && strcmp(path + len - n, ending) == 0;
}

static size_t skip_blanks(const char *bytes, size_t len, size_t at) {
    while (at < len && (bytes[at] == ' ' || (bytes[at] >= '\t' && bytes[at] <= '\r')))
        at++;
    return at;
}

/* Whether the brackets that open at `at` all close on the same line. */
static bool closes_on_line(const char *bytes, size_t len, size_t at) {
    unsigned depth = 0;
    bool in_string = false;
    for (; at < len && bytes[at] != '\n'; at++) {
        if (bytes[at] == '\\' && in_string)
            at++;
        else if (bytes[at] == '"')
            in_string = !in_string;
        else if (!in_string && (bytes[at] == '{' || bytes[at] == '['))
            depth++;
        else if (!in_string && (bytes[at] == '}' || bytes[at] == ']') && --depth == 0)
            return true;
    }
    return false;
}

/* Objects one a line, or objects over many lines? */
static enum input_form json_lines_or_values(const char *bytes, size_t len, size_t at) {
    if (closes_on_line(bytes, len, at))
        return INPUT_JSONL;
    const char *stop = memchr(bytes + at, '\n', len - at);
    if (stop == NULL) /* one long line, or a short broken one */
        return INPUT_JSONL;
    size_t next = skip_blanks(bytes, len, (size_t)(stop - bytes));
    return next < len && bytes[next] == '{' ? INPUT_JSONL : INPUT_JSON;
}

static bool starts_array(const char *bytes, size_t len, size_t at) {
    size_t inner = skip_blanks(bytes, len, at + 1);
    return inner < len && (bytes[inner] == '{' || bytes[inner] == ']');
}

static bool starts_object(const char *bytes, size_t len, size_t at) {
    size_t inner = skip_blanks(bytes, len, at + 1);
    return inner >= len || bytes[inner] == '"' || bytes[inner] == '}';
}

static bool starts_with(const char *bytes, size_t len, size_t at, const char *word) {
    size_t n = strlen(word);
    return len - at >= n && strncasecmp(bytes + at, word, n) == 0;
}

/* The form of what starts with "<": passes over the XML declaration and
 * comments to the first element. */
static enum input_form markup_form(const char *bytes, size_t len, size_t at) {
    static const char *const feeds[] = {"<rss", "<feed", "<rdf:rdf", "<nitf", "<newsitem", "<newsmessage"};
    while (at < len && bytes[at] == '<') {
        if (starts_with(bytes, len, at, "<!doctype html") || starts_with(bytes, len, at, "<html") ||
            starts_with(bytes, len, at, "<head") || starts_with(bytes, len, at, "<body"))
            return INPUT_HTML;
        for (size_t i = 0; i < sizeof feeds / sizeof *feeds; i++)
            if (starts_with(bytes, len, at, feeds[i]))
                return INPUT_FEED;
        bool comment = starts_with(bytes, len, at, "<!--");
        if (!comment && !starts_with(bytes, len, at, "<?") && !starts_with(bytes, len, at, "<!"))
            break;
        const char *end =
            comment ? memmem(bytes + at, len - at, "-->", 3) : memchr(bytes + at, '>', len - at);
        if (end == NULL)
            break;
        at = skip_blanks(bytes, len, (size_t)(end - bytes) + (comment ? 3 : 1));
    }
    /* a fragment: only what browsers would take for one */
    static const char *const fragments[] = {"<div",  "<p>",    "<p ", "<article", "<main",
                                            "<meta", "<title", "<h1", "<section"};
    for (size_t i = 0; i < sizeof fragments / sizeof *fragments; i++)
        if (at < len && starts_with(bytes, len, at, fragments[i]))
            return INPUT_HTML;
    return INPUT_TEXT;
}

enum input_form sniff_form(const char *path, const char *bytes, size_t len) {
    size_t at = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    at = skip_blanks(bytes, len, at);
    if (len >= 7 && memcmp(bytes, "WARC/", 5) == 0 && bytes[5] >= '0' && bytes[5] <= '9' && bytes[6] == '.')
        return INPUT_WARC;
    if (name_ends(path, ".jsonl") || name_ends(path, ".ndjson"))
        return INPUT_JSONL;
    if (at < len && bytes[at] == '<')
        return markup_form(bytes, len, at);
    if (at < len && bytes[at] == '[' && starts_array(bytes, len, at))
        return INPUT_JSON;
    if (at < len && bytes[at] == '{' && starts_object(bytes, len, at))
        return json_lines_or_values(bytes, len, at);
    return name_ends(path, ".json") ? INPUT_JSON : INPUT_TEXT;
}
