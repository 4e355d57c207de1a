#include "article/xml_items.h"

#include <string.h>

enum {
    FIRST_LOOK = 64 << 10,
    LONGEST_HEAD = 1 << 20, /* what stands before the first item and is kept */
    LONGEST_TAG = 64,       /* bytes that are looked at to know a tag */
};

/* Bytes that are looked at, with where in them it is looked. */
struct scan {
    const char *bytes;
    size_t len, at;
    bool whole;   /* no more bytes will come */
    bool lost;    /* comments and CDATA are taken for text */
    size_t start; /* of the item; SIZE_MAX while there is none */
    char name[LONGEST_TAG];
    size_t name_len; /* of the item with its prefix */
};

enum step { STEP_MORE, STEP_BYTES, STEP_DONE, STEP_OPEN };

static bool name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':' ||
           c == '_' || c == '-' || c == '.' || (unsigned char)c >= 0x80;
}

static bool is_item_name(const char *name, size_t len) {
    static const char *const names[] = {"item", "entry", "newsItem", "nitf"};
    const char *colon = memchr(name, ':', len);
    if (colon != NULL) {
        len -= (size_t)(colon + 1 - name);
        name = colon + 1;
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (len == strlen(names[i]) && memcmp(name, names[i], len) == 0)
            return true;
    return false;
}

/* Go behind the `end` of what begins at scan->at with `start` bytes. */
static enum step pass_over(struct scan *scan, size_t start, const char *end) {
    size_t from = scan->at + start;
    const char *found =
        from < scan->len ? memmem(scan->bytes + from, scan->len - from, end, strlen(end)) : NULL;
    if (found == NULL) {
        if (scan->whole)
            scan->at = scan->len;
        return STEP_BYTES;
    }
    scan->at = (size_t)(found - scan->bytes) + strlen(end);
    return STEP_MORE;
}

/* Behind the tag at scan->at, whose attributes may hold a ">" in quotes. */
static enum step pass_tag(struct scan *scan, bool *closed) {
    char quote = 0;
    for (size_t i = scan->at; i < scan->len; i++) {
        char c = scan->bytes[i];
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            *closed = scan->bytes[i - 1] == '/';
            scan->at = i + 1;
            return STEP_MORE;
        } else if (c == '<' && i > scan->at) { /* no tag at all */
            scan->at = i;
            return STEP_MORE;
        }
    }
    if (scan->whole)
        scan->at = scan->len;
    return STEP_BYTES;
}

static bool at_text(const struct scan *scan, const char *text) {
    size_t n = strlen(text);
    return scan->len - scan->at >= n && memcmp(scan->bytes + scan->at, text, n) == 0;
}

/* Look at the start tag at scan->at. */
static enum step open_tag(struct scan *scan, size_t name_len) {
    const char *name = scan->bytes + scan->at + 1;
    size_t tag = scan->at;
    bool closed = false;
    bool item = scan->start == SIZE_MAX
                    ? name_len < LONGEST_TAG && is_item_name(name, name_len)
                    : name_len == scan->name_len && memcmp(name, scan->name, name_len) == 0;
    if (item && scan->start != SIZE_MAX)
        return STEP_OPEN; /* no item lies in another: this one was never closed */
    if (!item)
        return pass_tag(scan, &closed);
    memcpy(scan->name, name, name_len);
    scan->name_len = name_len;
    enum step step = pass_tag(scan, &closed);
    if (step == STEP_MORE)
        scan->start = tag;
    return step == STEP_MORE && closed ? STEP_DONE : step;
}

/* Take one step. STEP_DONE: the item lies in [start, at). */
static enum step take_step(struct scan *scan) {
    const char *tag = memchr(scan->bytes + scan->at, '<', scan->len - scan->at);
    scan->at = tag == NULL ? scan->len : (size_t)(tag - scan->bytes);
    if (!scan->whole && scan->len - scan->at < LONGEST_TAG + 2)
        return STEP_BYTES;
    if (tag == NULL)
        return STEP_BYTES;
    if (!scan->lost && at_text(scan, "<![CDATA["))
        return pass_over(scan, 9, "]]>");
    if (!scan->lost && at_text(scan, "<!--"))
        return pass_over(scan, 4, "-->");
    bool end = at_text(scan, "</");
    const char *name = tag + 1 + end;
    size_t n = 0;
    while (name + n < scan->bytes + scan->len && n < LONGEST_TAG && name_byte(name[n]))
        n++;
    if (n > 0 && !end)
        return open_tag(scan, n);
    scan->at++;
    if (!end || scan->start == SIZE_MAX || n != scan->name_len || memcmp(name, scan->name, n) != 0)
        return STEP_MORE;
    enum step step = pass_over(scan, 1, ">");
    return step == STEP_MORE ? STEP_DONE : step;
}

/* Look at what the source has, until an item lies there whole, or will not. What is passed over before it is
 * dropped, but kept while *head is not NULL. */
static enum xml_item_result scan_item(struct xml_items *items, struct source *source, size_t limit,
                                      struct scan *scan, struct piece *piece) {
    size_t want = FIRST_LOOK;
    enum step step = STEP_BYTES;
    while (step == STEP_BYTES) {
        enum source_result result = source_peek(source, want, piece);
        if (result != SOURCE_OK)
            return result == SOURCE_NOMEM ? XML_ITEM_NOMEM
                                          : (result == SOURCE_FAILED ? XML_ITEM_BROKEN : XML_ITEM_END);
        scan->bytes = piece->bytes;
        scan->len = piece->len;
        scan->whole = piece->len < want;
        do {
            step = take_step(scan);
        } while (step == STEP_MORE);
        if (step != STEP_BYTES)
            break;
        if (scan->start == SIZE_MAX) { /* drop what holds no item */
            if (!items->begun && items->head.len < LONGEST_HEAD &&
                !buffer_add(&items->head, scan->bytes, scan->at))
                return XML_ITEM_NOMEM;
            source_skip(source, scan->at);
            if (scan->at == 0 && scan->whole)
                return XML_ITEM_END;
            want = scan->at == 0 ? want * 2 : FIRST_LOOK;
            scan->at = 0;
            if (want > limit)
                return XML_ITEM_END;
            continue;
        }
        if (scan->whole)
            return XML_ITEM_OPEN;
        if (scan->len - scan->start > limit)
            return XML_ITEM_TOO_LONG;
        want *= 2;
    }
    return step == STEP_DONE ? XML_ITEM : XML_ITEM_OPEN;
}

enum xml_item_result xml_next_item(struct xml_items *items, struct source *source, size_t limit,
                                   struct piece *piece) {
    struct scan scan = {.start = SIZE_MAX, .lost = items->lost};
    enum xml_item_result result = scan_item(items, source, limit, &scan, piece);
    if (result == XML_ITEM_END || result == XML_ITEM_BROKEN || result == XML_ITEM_NOMEM)
        return result;
    if (!items->begun && !buffer_add(&items->head, piece->bytes, scan.start))
        return XML_ITEM_NOMEM;
    items->begun = true;
    source_skip(source, scan.start);
    if (source_peek(source, scan.len - scan.start, piece) == SOURCE_NOMEM)
        return XML_ITEM_NOMEM;
    if (result == XML_ITEM && scan.at - scan.start > limit)
        result = XML_ITEM_TOO_LONG;
    else if (result == XML_ITEM_OPEN && scan.whole && source_is_broken(source))
        return XML_ITEM_BROKEN;
    piece->len = scan.at - scan.start;
    if (result == XML_ITEM_OPEN && scan.whole) {
        /* to the end no other was seen: all the rest is looked at again, less strictly, and once only */
        items->lost = true;
        source_skip(source, 1);
    } else {
        source_skip(source, piece->len);
    }
    return result;
}

void xml_items_free(struct xml_items *items) {
    buffer_free(&items->head);
}
