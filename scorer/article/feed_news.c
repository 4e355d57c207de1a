/* The news of agencies: NewsML-G2 and NITF. */
#include <string.h>

#include "article/feed_item.h"

/* The element at the end of a path of names, "itemMeta/provider/name"; NULL where there is none. */
static const xmlNode *find(const xmlNode *node, const char *path) {
    while (node != NULL && *path != '\0') {
        char name[NODE_NAME];
        size_t len = strcspn(path, "/");
        memcpy(name, path, len);
        name[len] = '\0';
        node = feed_child(node, name);
        path += len + (path[len] == '/');
    }
    return node;
}

/* The text of an element, or else of another. */
static bool text_of(struct arena *arena, const xmlNode *node, const char *path, const char **text) {
    return *text != NULL || feed_text(arena, find(node, path), text);
}

static bool attribute_of(struct arena *arena, const xmlNode *node, const char *path, const char *name,
                         const char **text) {
    return *text != NULL || feed_attribute(arena, find(node, path), name, text);
}

static void put_dateline(struct buffer *body, const char *text) {
    if (text == NULL)
        return;
    buffer_add_text(body, "<p class=\"dateline\">");
    feed_put_escaped(body, text);
    buffer_add_text(body, "</p>");
}

static void put_lead(struct buffer *body, const xmlNode *node) {
    if (node == NULL)
        return;
    buffer_add_text(body, "<p class=\"lead\">");
    feed_put_content(body, node);
    buffer_add_text(body, "</p>");
}

/* The second headline of NITF is a lead. */
static bool read_nitf(struct arena *arena, const xmlNode *nitf, struct feed_item *item) {
    const xmlNode *head = find(nitf, "body/body.head"), *content = find(nitf, "body/body.content");
    const char *dateline = NULL;
    bool done =
        text_of(arena, head, "hedline/hl1", &item->title) &&
        text_of(arena, nitf, "head/title", &item->title) &&
        text_of(arena, head, "byline/person", &item->author) &&
        text_of(arena, head, "byline", &item->author) && text_of(arena, head, "distributor", &item->source) &&
        attribute_of(arena, nitf, "head/docdata/doc.copyright", "holder", &item->source) &&
        attribute_of(arena, nitf, "head/pubdata", "name", &item->source) &&
        attribute_of(arena, nitf, "head/docdata/doc-id", "id-string", &item->id) &&
        attribute_of(arena, nitf, "head/docdata/date.issue", "norm", &item->published) &&
        attribute_of(arena, nitf, "head/docdata/date.release", "norm", &item->published) &&
        attribute_of(arena, head, "dateline/story.date", "norm", &item->published) &&
        text_of(arena, head, "dateline/location", &dateline) && text_of(arena, head, "dateline", &dateline);
    if (!done)
        return false;
    put_lead(&item->body, find(head, "hedline/hl2"));
    put_dateline(&item->body, dateline);
    if (find(head, "abstract") != NULL && content == NULL)
        feed_put_content(&item->body, find(head, "abstract"));
    if (content != NULL)
        feed_put_content(&item->body, content);
    return !item->body.failed;
}

/* The first form of the content that has text. */
static bool read_content(struct arena *arena, const xmlNode *set, struct feed_item *item) {
    const xmlNode *node = set == NULL ? NULL : feed_element(set->children);
    for (; node != NULL && item->body.len == 0; node = feed_element(node->next)) {
        const char *text;
        const xmlNode *nitf = feed_child(node, "nitf"), *html = feed_child(node, "html");
        if (nitf != NULL && !read_nitf(arena, nitf, item))
            return false;
        if (nitf != NULL)
            continue;
        if (feed_element(node->children) != NULL) {
            const xmlNode *body = feed_child(html, "body");
            feed_put_content(&item->body, body != NULL ? body : node);
            continue;
        }
        if (!feed_text(arena, node, &text))
            return false;
        if (text != NULL)
            feed_put_text(&item->body, text);
    }
    return !item->body.failed;
}

static bool read_g2(struct arena *arena, const xmlNode *root, struct feed_item *item) {
    const char *dateline = NULL;
    bool done = attribute_of(arena, root, "", "guid", &item->id) &&
                attribute_of(arena, root, "", "lang", &item->language) &&
                text_of(arena, root, "contentMeta/headline", &item->title) &&
                text_of(arena, root, "itemMeta/title", &item->title) &&
                text_of(arena, root, "contentMeta/contentCreated", &item->published) &&
                text_of(arena, root, "itemMeta/firstCreated", &item->published) &&
                text_of(arena, root, "itemMeta/versionCreated", &item->published) &&
                text_of(arena, root, "itemMeta/versionCreated", &item->updated) &&
                text_of(arena, root, "itemMeta/provider/name", &item->source) &&
                attribute_of(arena, root, "itemMeta/provider", "literal", &item->source) &&
                attribute_of(arena, root, "itemMeta/provider", "qcode", &item->source) &&
                text_of(arena, root, "contentMeta/creator/name", &item->author) &&
                text_of(arena, root, "contentMeta/by", &item->author) &&
                text_of(arena, root, "contentMeta/dateline", &dateline);
    if (!done || !read_content(arena, feed_child(root, "contentSet"), item))
        return false;
    if (dateline != NULL && item->body.len > 0) {
        struct buffer body = {0};
        put_dateline(&body, dateline);
        buffer_add(&body, item->body.bytes, item->body.len);
        buffer_free(&item->body);
        item->body = body;
    }
    return !item->body.failed;
}

bool feed_news_read(struct arena *arena, const xmlNode *root, struct feed_item *item) {
    return feed_is_named(root, "nitf") ? read_nitf(arena, root, item) : read_g2(arena, root, item);
}
