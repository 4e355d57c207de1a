#include "article/feed_article.h"

#include <string.h>

#include "article/html_tree.h"
#include "article/text_article.h"
#include "article/times.h"

/* The lines of text in a piece of HTML; *text is NULL where there is none. */
static enum status strip_markup(struct arena *arena, const char *html, size_t len, const char **text) {
    struct html_tree tree = {.arena = arena};
    *text = NULL;
    enum status status = html_tree_parse(&tree, html, len);
    size_t n = status == STATUS_OK ? tree.text.len : 0;
    while (n > 0 && tree.text.bytes[n - 1] == '\n')
        n--;
    if (n > 0)
        *text = arena_copy(arena, tree.text.bytes, n);
    if (n > 0 && *text == NULL)
        status = STATUS_NOMEM;
    html_tree_free(&tree);
    return status;
}

static enum status plain_title(struct arena *arena, const char *told, const char **title) {
    *title = told;
    if (told == NULL || !feed_is_markup(told))
        return STATUS_OK;
    return strip_markup(arena, told, strlen(told), title);
}

/* The item as the page that it would be. */
static enum status put_page(struct buffer *page, const struct feed_item *item, const char *title) {
    buffer_add_text(page, "<html><head>");
    if (title != NULL) {
        buffer_add_text(page, "<meta property=\"og:title\" content=\"");
        feed_put_escaped(page, title);
        buffer_add_text(page, "\"></head><body><article><h1>");
        feed_put_escaped(page, title);
        buffer_add_text(page, "</h1>");
    } else {
        buffer_add_text(page, "</head><body><article>");
    }
    if (item->body.len > 0)
        buffer_add(page, item->body.bytes, item->body.len);
    buffer_add_text(page, "</article></body></html>");
    return page->failed ? STATUS_NOMEM : STATUS_OK;
}

/* What is too little for a page: all of it is text. */
static enum status read_as_text(struct arena *arena, const struct buffer *page, const char *title,
                                const struct page_patterns *patterns, struct article *article,
                                struct rejection *rejection) {
    const char *text;
    enum status status = strip_markup(arena, page->bytes, page->len, &text);
    if (status == STATUS_OK && text == NULL) {
        *rejection = (struct rejection){.code = "no_text", .message = "no text in the item"};
        return STATUS_INVALID;
    }
    if (status != STATUS_OK)
        return status;
    *article = (struct article){.title = title, .text = text, .text_len = (uint32_t)strlen(text)};
    return article_find_parts(arena, patterns, article);
}

static const char *first_of(const char *a, const char *b, const char *c) {
    return a != NULL ? a : b != NULL ? b : c;
}

static bool set_time(struct arena *arena, const char *text, const char **time) {
    const char *told = NULL;
    if (text != NULL && !time_from_text(arena, text, strlen(text), &told))
        return false;
    *time = first_of(told, *time, NULL);
    return true;
}

enum status article_from_feed_item(struct arena *arena, const struct feed_item *item,
                                   const struct feed_item *head, const struct page_patterns *patterns,
                                   struct article *article, struct rejection *rejection) {
    struct buffer page = {0};
    const char *title;
    enum status status = plain_title(arena, item->title, &title);
    if (status == STATUS_OK)
        status = put_page(&page, item, title);
    if (status == STATUS_OK)
        status = article_from_html(arena, page.bytes, page.len, "utf-8", patterns, article, rejection);
    if (status == STATUS_INVALID)
        status = read_as_text(arena, &page, title, patterns, article, rejection);
    buffer_free(&page);
    if (status != STATUS_OK)
        return status;
    article->id = item->id;
    article->url = first_of(item->url, article->url, NULL);
    article->source = first_of(item->source, head->source, article->source);
    article->author = first_of(item->author, article->author, NULL);
    article->language = first_of(item->language, head->language, article->language);
    if (!set_time(arena, item->published, &article->published) ||
        !set_time(arena, item->updated, &article->updated))
        return STATUS_NOMEM;
    return STATUS_OK;
}
