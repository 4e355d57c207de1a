/* Feeds and the packages of agencies: each item an article. */
#include <string.h>

#include "article/charset.h"
#include "article/feed_article.h"
#include "article/reading.h"
#include "base/utf8.h"

/* The charset that the XML declaration tells; "" where it tells none. */
static void find_charset(struct feed_state *feed) {
    enum { DECLARATION = 200 };
    const char *front = feed->items.head.bytes;
    size_t len = feed->items.head.len < DECLARATION ? feed->items.head.len : DECLARATION;
    const char *end = front == NULL ? NULL : memmem(front, len, "?>", 2);
    const char *name = end == NULL ? NULL : memmem(front, (size_t)(end - front), "encoding", 8);
    size_t n = 0;
    if (name == NULL)
        return;
    name += strlen("encoding");
    while (name < end && strchr(" =\"'", *name) != NULL)
        name++;
    while (name + n < end && n < sizeof feed->charset - 1 && strchr("\"' ", name[n]) == NULL)
        n++;
    memcpy(feed->charset, name, n);
    feed->charset[n] = '\0';
}

/* Parse a piece of the feed. STATUS_INVALID with the reason in `fault`. */
static enum status parse(struct reader *reader, const char *bytes, size_t len, xmlDoc **document,
                         struct charset_result *text, char fault[XML_FAULT]) {
    const char *charset = reader->feed.charset[0] == '\0' ? NULL : reader->feed.charset;
    if (!charset_convert(bytes, len, charset, &reader->converted, text))
        return STATUS_NOMEM;
    return feed_parse(text->text, text->len, document, fault);
}

/* What stands before the first item: what it tells of all, and what makes the feed one that is not read. */
static enum reader_result read_head(struct reader *reader, const struct slot *slot) {
    struct feed_state *feed = &reader->feed;
    const struct buffer *head = &feed->items.head;
    char fault[XML_FAULT];
    struct charset_result text;
    xmlDoc *document;
    feed->begun = true;
    find_charset(feed);
    if (head->len > 0 && memmem(head->bytes, head->len, "<!ENTITY", 8) != NULL) {
        reader->source = NULL;
        return reading_reject(reader, slot, "bad_xml", 0, "declares entities of its own, which are not read");
    }
    enum status status =
        parse(reader, head->bytes == NULL ? "" : head->bytes, head->len, &document, &text, fault);
    if (status == STATUS_INVALID) /* a single item has no head */
        return READER_ARTICLE;
    bool done = status == STATUS_OK && feed_head_read(&feed->arena, document, &feed->head);
    if (status == STATUS_OK)
        xmlFreeDoc(document);
    return done ? READER_ARTICLE : reading_failed(reader, slot);
}

static bool has_unknown_charset(const struct feed_state *feed, const struct piece *piece) {
    return feed->charset[0] != '\0' && !charset_is_known(feed->charset) &&
           utf8_first_broken(piece->bytes, piece->len) < piece->len;
}

static enum reader_result read_item(struct reader *reader, const struct slot *slot,
                                    const struct piece *piece) {
    char fault[XML_FAULT];
    struct charset_result text;
    struct feed_item item;
    xmlDoc *document;
    if (has_unknown_charset(&reader->feed, piece)) {
        reader->source = NULL;
        return reading_reject(reader, slot, "unsupported", 0, "the charset \"%s\" is not known",
                              reader->feed.charset);
    }
    enum status status = parse(reader, piece->bytes, piece->len, &document, &text, fault);
    if (status == STATUS_INVALID)
        return reading_reject(reader, slot, "bad_xml", reader->line, "%s", fault);
    if (status != STATUS_OK)
        return reading_failed(reader, slot);
    bool done = feed_item_read(slot->arena, document, &item);
    xmlFreeDoc(document);
    status = STATUS_NOMEM;
    if (done)
        status = article_from_feed_item(slot->arena, &item, &reader->feed.head, reader->options.patterns,
                                        slot->article, slot->rejection);
    feed_item_free(&item);
    if (status == STATUS_INVALID)
        return reading_place(reader, slot, reader->line);
    slot->article->charset = text.charset;
    slot->article->n_replaced += text.n_replaced;
    if (status != STATUS_OK ||
        (slot->article->id == NULL && !reading_give_id(reader, slot, '#', reader->line)))
        return reading_failed(reader, slot);
    return READER_ARTICLE;
}

/* ---- UTF-16, which can't be cut as bytes ---- */

static ptrdiff_t read_wide(void *context, char *bytes, size_t size, struct source_fault *fault) {
    struct feed_state *feed = context;
    (void)fault;
    size_t left = feed->wide.len - feed->wide_at, n = left < size ? left : size;
    memcpy(bytes, feed->wide.bytes + feed->wide_at, n);
    feed->wide_at += n;
    return (ptrdiff_t)n;
}

/* Where the feed is UTF-16, convert all of it and read that. READER_ARTICLE: it can be read. */
static enum reader_result widen(struct reader *reader, const struct slot *slot) {
    struct feed_state *feed = &reader->feed;
    struct piece piece;
    struct charset_result text;
    enum source_result result = source_peek(reader->source, 2, &piece);
    if (result != SOURCE_OK || piece.len < 2 ||
        (memcmp(piece.bytes, "\xFF\xFE", 2) != 0 && memcmp(piece.bytes, "\xFE\xFF", 2) != 0))
        return READER_ARTICLE;
    result = source_rest(reader->source, reader->options.max_bytes, &piece);
    if (result != SOURCE_OK)
        return reading_no_piece(reader, slot, result, &piece);
    if (!charset_convert(piece.bytes, piece.len, NULL, &feed->wide, &text))
        return reading_failed(reader, slot);
    const struct stream stream = {feed, read_wide, NULL};
    feed->wide_at = 0;
    if (feed->wide_source == NULL)
        feed->wide_source = source_of_stream(&stream);
    else
        source_restart(feed->wide_source, &stream);
    if (feed->wide_source == NULL)
        return reading_failed(reader, slot);
    reader->source = feed->wide_source;
    return READER_ARTICLE;
}

void reading_feed_reset(struct feed_state *feed) {
    buffer_clear(&feed->items.head);
    feed->items.begun = feed->items.lost = feed->begun = false;
    feed->head = (struct feed_item){0};
    feed->charset[0] = '\0';
    arena_reset(&feed->arena);
}

void reading_feed_free(struct feed_state *feed) {
    xml_items_free(&feed->items);
    source_close(feed->wide_source);
    buffer_free(&feed->wide);
    arena_free(&feed->arena);
}

static enum reader_result end(struct reader *reader, const struct slot *slot) {
    reader->source = NULL;
    return reader->n_given > 0 ? READER_END : reading_reject(reader, slot, "empty", 0, "no item in the feed");
}

enum reader_result reading_feed(struct reader *reader, const struct slot *slot) {
    struct feed_state *feed = &reader->feed;
    struct piece piece = {0};
    enum reader_result said = reader->n_given == 0 ? widen(reader, slot) : READER_ARTICLE;
    if (said != READER_ARTICLE)
        return said;
    enum xml_item_result result =
        xml_next_item(&feed->items, reader->source, reader->options.max_bytes, &piece);
    reader->line = reader->n_given + 1;
    if (result == XML_ITEM_NOMEM)
        return reading_failed(reader, slot);
    if (!feed->begun && result != XML_ITEM_BROKEN)
        said = read_head(reader, slot);
    if (said != READER_ARTICLE)
        return said;
    switch (result) {
    case XML_ITEM:
        return read_item(reader, slot, &piece);
    case XML_ITEM_OPEN:
        return reading_reject(reader, slot, "bad_xml", reader->line, "the item has no end");
    case XML_ITEM_TOO_LONG:
        piece.line = reader->line;
        return reading_no_piece(reader, slot, SOURCE_TOO_LONG, &piece);
    case XML_ITEM_BROKEN:
        return reading_no_piece(reader, slot, SOURCE_FAILED, &piece);
    case XML_ITEM_NOMEM:
    case XML_ITEM_END:
    default:
        return end(reader, slot);
    }
}
