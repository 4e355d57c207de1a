#include "article/sniff.h"

#include <stdbool.h>
#include <string.h>

enum { FRONT = 2048 }; /* bytes of a page in UTF-16 that are looked at */

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

/* Whether the tag at `at` is the root of a feed, or of an agency's news, whatever its prefix. */
static bool starts_feed(const char *bytes, size_t len, size_t at) {
    static const char *const roots[] = {"rss", "feed", "rdf", "nitf", "newsitem", "newsmessage"};
    size_t name = at + 1, end = name;
    while (end < len && memchr(" \t\r\n>/", bytes[end], 6) == NULL) {
        if (bytes[end] == ':')
            name = end + 1;
        end++;
    }
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++)
        if (end - name == strlen(roots[i]) && starts_with(bytes, len, name, roots[i]))
            return true;
    return false;
}

/* Behind the comment, the declaration or the document type at `at`; 0 where it has no end. */
static size_t pass_declaration(const char *bytes, size_t len, size_t at) {
    const char *stop = starts_with(bytes, len, at, "<!--") ? "-->"
                       : starts_with(bytes, len, at, "<?") ? "?>"
                                                           : ">";
    const char *end = memmem(bytes + at, len - at, stop, strlen(stop));
    const char *subset =
        end == NULL || stop[0] != '>' ? NULL : memchr(bytes + at, '[', (size_t)(end - bytes) - at);
    if (subset != NULL) { /* a document type with entities in it */
        stop = "]>";
        end = memmem(bytes + at, len - at, stop, 2);
    }
    return end == NULL ? 0 : (size_t)(end - bytes) + strlen(stop);
}

/* The form of what starts with "<": passes over the XML declaration and
 * comments to the first element. */
static enum input_form markup_form(const char *bytes, size_t len, size_t at) {
    /* a fragment: only what browsers would take for one */
    static const char *const pages[] = {
        "<!doctype html", "<html", "<head", "<body",  "<div", "<p>",     "<p ",
        "<article",       "<main", "<meta", "<title", "<h1",  "<section"};
    while (at < len && bytes[at] == '<') {
        for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
            if (starts_with(bytes, len, at, pages[i]))
                return INPUT_HTML;
        if (starts_feed(bytes, len, at))
            return INPUT_FEED;
        if (!starts_with(bytes, len, at, "<?") && !starts_with(bytes, len, at, "<!"))
            break;
        size_t end = pass_declaration(bytes, len, at);
        if (end == 0)
            break;
        at = skip_blanks(bytes, len, end);
    }
    return INPUT_TEXT;
}

/* UTF-16 with a byte order mark: its bytes of ASCII alone. Returns how many. */
static size_t narrow(const char *bytes, size_t len, char out[FRONT]) {
    size_t n = 0;
    if (len < 4 || (memcmp(bytes, "\xFF\xFE", 2) != 0 && memcmp(bytes, "\xFE\xFF", 2) != 0))
        return 0;
    for (size_t i = 2; i < len && n < FRONT; i++)
        if (bytes[i] != '\0')
            out[n++] = bytes[i];
    return n;
}

enum input_form sniff_form(const char *path, const char *bytes, size_t len) {
    size_t at = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    at = skip_blanks(bytes, len, at);
    if (len >= 7 && memcmp(bytes, "WARC/", 5) == 0 && bytes[5] >= '0' && bytes[5] <= '9' && bytes[6] == '.')
        return INPUT_WARC;
    if (name_ends(path, ".jsonl") || name_ends(path, ".ndjson"))
        return INPUT_JSONL;
    char ascii[FRONT];
    size_t n = narrow(bytes, len, ascii);
    if (n > 0 && ascii[0] == '<')
        return markup_form(ascii, n, 0);
    if (at < len && bytes[at] == '<')
        return markup_form(bytes, len, at);
    if (at < len && bytes[at] == '[' && starts_array(bytes, len, at))
        return INPUT_JSON;
    if (at < len && bytes[at] == '{' && starts_object(bytes, len, at))
        return json_lines_or_values(bytes, len, at);
    return name_ends(path, ".json") ? INPUT_JSON : INPUT_TEXT;
}
