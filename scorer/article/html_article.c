#include <string.h>

#include "article/charset.h"
#include "article/html_extract.h"
#include "article/html_facts.h"
#include "article/page.h"
#include "article/reader.h"
#include "article/text_article.h"

enum { CHARSET_FRONT = 4096 }; /* bytes in which <meta charset> has to stand */

/* The charset that the page declares in its first bytes, copied to `label`;
 * false where it declares none. */
static bool declared_charset(const char *html, size_t len, char label[64]) {
    if (len > CHARSET_FRONT)
        len = CHARSET_FRONT;
    const char *end = html + len;
    for (const char *p = html; (p = memmem(p, (size_t)(end - p), "charset=", 8)) != NULL;) {
        p += 8;
        while (p < end && (*p == '"' || *p == '\'' || *p == ' '))
            p++;
        size_t n = 0;
        while (p + n < end && n < 63 && strchr(" \"'>;/", p[n]) == NULL)
            n++;
        if (n > 0) {
            memcpy(label, p, n);
            label[n] = '\0';
            return true;
        }
    }
    return false;
}

static const uint32_t part_kinds[] = {
    [PART_TEXT] = 0,
    [PART_HEADING] = 0,
    [PART_LEAD] = 0,
    [PART_HEADLINE] = 0,
    [PART_BYLINE] = PAGE_BYLINE,
    [PART_CAPTION] = PAGE_CREDIT,
    [PART_LINKS] = PAGE_POINTER,
};

struct work {
    struct html_tree tree;
    struct html_piece *pieces;
    uint32_t n_pieces;
    bool headline_told; /* the headline of the page says what its head says */
    struct page page;
};

static bool make_blocks(struct work *work) {
    struct page *page = &work->page;
    page->blocks = arena_zero(page->arena, (work->n_pieces + 1) * sizeof *page->blocks);
    if (page->blocks == NULL)
        return false;
    page->n_blocks = page->capacity = work->n_pieces;
    for (uint32_t i = 0; i < work->n_pieces; i++) {
        page->blocks[i].span = work->tree.blocks[work->pieces[i].block].span;
    }
    return true;
}

/* What a phrase says of a block that the elements make text: a text without a link points to no other
 * article, and a date in a list or a long line is that of an event. */
static uint32_t belied_kinds(const struct work *work, uint32_t i) {
    enum { LONG_LINE = 8 };
    const struct html_block *block = &work->tree.blocks[work->pieces[i].block];
    uint32_t belied = block->link_bytes == 0 ? PAGE_TEASER | PAGE_POINTER : 0;
    if (block->tag == HTML_LI || work->page.blocks[i].words > LONG_LINE)
        belied |= work->page.blocks[i].kinds == PAGE_DATELINE ? PAGE_DATELINE : 0;
    return belied;
}

/* What the elements say goes with what the phrases say. A headline or a heading
 * is one whatever it says. */
static void add_kinds(struct work *work) {
    bool text = false;
    for (uint32_t i = 0; i < work->n_pieces; i++) {
        struct block *block = &work->page.blocks[i];
        enum html_part part = work->pieces[i].part;
        if (part == PART_TEXT && text) { /* above it stand datelines */
            block->kinds &= ~belied_kinds(work, i);
            block->dated &= (block->kinds & PAGE_DATELINE) != 0;
        }
        text |= part == PART_TEXT && block->prose;
        block->kinds |= part_kinds[part];
        if (part == PART_HEADLINE) {
            block->kinds = 0;
            block->prose = false;
        }
        if (part == PART_HEADING) { /* "Termine", "Literatur" are buttons of a menu elsewhere */
            block->prose = false;
            block->kinds &= ~(uint32_t)(PAGE_NAVIGATION | PAGE_SECTION | PAGE_COUNTER);
        }
    }
}

/* Take what is left of a title beside the headline for the name of the paper, where that is short. */
static bool keep_source(struct work *work, const char *from, size_t len) {
    enum { SOURCE_WORDS = 5 };
    struct article *article = work->page.article;
    uint32_t words = page_count_words(from, len);
    if (article->source != NULL || words == 0 || words > SOURCE_WORDS)
        return true;
    article->source = arena_copy(work->tree.arena, from, len);
    return article->source != NULL;
}

/* "Hellmann verdoppelt den Gewinn - Hanseblatt", "Randnotizen: Über das Warten": what stands beside the
 * headline in <title> is the paper. */
static bool source_of_title(struct work *work, const char *title) {
    const char *headline = work->page.article->title;
    size_t len = strlen(headline), all = strlen(title);
    if (all <= len)
        return true;
    if (memcmp(title, headline, len) == 0) {
        const char *rest = title + len;
        for (const char *p = rest; *p != '\0'; p++) /* the last part, behind "Politik" */
            if (html_separator_length(p) > 0)
                rest = p;
        size_t mark = html_separator_length(rest);
        return mark == 0 || keep_source(work, rest + mark, strlen(rest + mark));
    }
    if (memcmp(title + all - len, headline, len) != 0)
        return true;
    for (size_t i = 1; i + len < all; i++)
        if (html_separator_length(title + i) > 0 || memcmp(title + i, ": ", 2) == 0)
            return keep_source(work, title, i);
    return true;
}

/* A title that holds the headline and the name of the site: the headline alone is the title. */
static bool shorten_title(struct work *work, const char *headline, size_t len) {
    struct article *article = work->page.article;
    size_t all = strlen(article->title);
    bool front = all > len && memcmp(article->title, headline, len) == 0 &&
                 html_separator_length(article->title + len) > 0;
    if (!work->headline_told || !front)
        return true;
    const char *whole = article->title;
    article->title = arena_copy(work->tree.arena, headline, len);
    return article->title != NULL && source_of_title(work, whole);
}

/* The headline, where the head of the page tells no title. */
static bool title_of_headline(struct work *work) {
    struct article *article = work->page.article;
    for (uint32_t i = 0; i < work->n_pieces; i++) {
        struct span span = work->page.blocks[i].span;
        const char *headline = work->tree.text.bytes + span.start;
        if (work->pieces[i].part != PART_HEADLINE)
            continue;
        if (article->title != NULL && !shorten_title(work, headline, span_len(span)))
            return false;
        if (article->title == NULL)
            article->title = arena_copy(work->tree.arena, headline, span_len(span));
        if (article->title == NULL)
            return false;
    }
    const char *title = work->tree.facts.title;
    if (title != NULL && article->title != NULL && !source_of_title(work, title))
        return false;
    if (article->title != NULL || title == NULL)
        return true;
    article->title = arena_copy(work->tree.arena, title, html_title_length(title, article->source));
    return article->title != NULL;
}

/* Above the headline stand a kicker, a menu, a date; no text of the article. */
static void settle_above(struct work *work) {
    uint32_t headline = 0;
    while (headline < work->n_pieces && work->pieces[headline].part != PART_HEADLINE)
        headline++;
    for (uint32_t i = 0; headline < work->n_pieces && i < headline; i++) {
        struct block *block = &work->page.blocks[i];
        if (!block->fixed && !block->prose) {
            block->fixed = true;
            block->role = ROLE_BOILERPLATE;
        }
    }
}

/* Settle what the elements say for sure before the page as a whole is looked
 * at. */
static void settle_parts(struct work *work) {
    bool title = false;
    for (uint32_t i = 0; i < work->n_pieces; i++)
        title |= work->page.blocks[i].fixed && work->page.blocks[i].role == ROLE_TITLE;
    for (uint32_t i = 0; i < work->n_pieces; i++) {
        struct block *block = &work->page.blocks[i];
        enum html_part part = work->pieces[i].part;
        if (part == PART_HEADLINE && !block->fixed) {
            block->fixed = true;
            block->role = title ? ROLE_BOILERPLATE : ROLE_TITLE;
            title = true;
        }
        if (part == PART_LEAD && !block->fixed && block->kinds == 0) {
            block->fixed = true;
            block->role = ROLE_LEAD;
        }
    }
}

/* The elements have told what is the article. It ends before only where readers' comments, legal notes or the
 * foot of the page begin, and what stands before is most of the text: "Diskussion" is a heading in a paper
 * too. */
static void find_extent(struct work *work) {
    enum { MOST = 60, SOME = 30, ENOUGH = 40 };
    struct page *page = &work->page;
    uint64_t all = 0, before = 0;
    for (uint32_t i = 0; i < page->n_blocks; i++)
        all += page->blocks[i].words;
    page->first = 0; /* above it stand headline, section and dateline */
    while (page->first + 1 < page->n_blocks &&
           !(page->blocks[page->first].prose && page->blocks[page->first].kinds == 0))
        page->first++;
    page->last = page->n_blocks - 1;
    for (uint32_t i = 0; i < page->n_blocks; i++) {
        const struct block *block = &page->blocks[i];
        bool comments = (block->kinds & PAGE_COMMENTS) != 0 && block->words > 1;
        bool ends = (block->kinds & (PAGE_COMMENTS | PAGE_DISCLAIMER | PAGE_END)) != 0;
        if (i > 0 && ends && before >= ENOUGH && before * 100 >= all * (comments ? SOME : MOST)) {
            page->last = i - 1;
            return;
        }
        before += block->words;
    }
}

static enum status find_roles(struct work *work) {
    enum status status = page_measure(&work->page);
    if (status != STATUS_OK)
        return status;
    add_kinds(work);
    find_extent(work);
    status = page_find_facts(&work->page);
    if (status == STATUS_OK && !title_of_headline(work))
        status = STATUS_NOMEM;
    if (status == STATUS_OK)
        status = page_find_title(&work->page);
    if (status != STATUS_OK)
        return status;
    settle_parts(work);
    settle_above(work);
    return page_assign_roles(&work->page);
}

/* ---- the text that is handed out: what counts, a blank line between
 * paragraphs ---- */

static bool add_paragraph(struct buffer *text, struct article *article, const char *bytes, size_t len,
                          enum paragraph_role role, bool heading) {
    if (text->len > 0)
        buffer_add_text(text, "\n\n");
    uint32_t start = (uint32_t)text->len;
    buffer_add(text, bytes, len);
    article->paragraphs[article->n_paragraphs++] =
        (struct paragraph){{start, (uint32_t)text->len}, role, heading};
    return !text->failed;
}

static bool write_text(struct work *work, struct buffer *text) {
    struct article *article = work->page.article;
    const char *bytes = work->tree.text.bytes;
    bool has_title = false;
    for (uint32_t i = 0; i < work->page.n_blocks; i++)
        has_title |= work->page.blocks[i].role == ROLE_TITLE;
    article->n_paragraphs = 0;
    article->paragraphs =
        arena_alloc(work->tree.arena, (work->page.n_blocks + 1) * sizeof *article->paragraphs);
    if (article->paragraphs == NULL)
        return false;
    if (!has_title && article->title != NULL &&
        !add_paragraph(text, article, article->title, strlen(article->title), ROLE_TITLE, false))
        return false;
    for (uint32_t i = 0; i < work->page.n_blocks; i++) {
        const struct block *block = &work->page.blocks[i];
        bool heading = work->pieces[i].part == PART_HEADING || block->heading;
        const char *from = bytes + block->span.start;
        size_t len = span_len(block->span);
        if (block->role == ROLE_TITLE) {
            heading = false;
            if (memmem(from, len, article->title, strlen(article->title)) != NULL) {
                from = article->title; /* without the kicker */
                len = strlen(from);
            }
        }
        if (role_counts(block->role) && !add_paragraph(text, article, from, len, block->role, heading))
            return false;
    }
    return true;
}

static enum status finish(struct work *work) {
    struct article *article = work->page.article;
    struct buffer text = {0};
    bool done = write_text(work, &text);
    article->text = done ? arena_copy(work->tree.arena, text.bytes, text.len) : NULL;
    article->text_len = (uint32_t)text.len;
    buffer_free(&text);
    if (article->text == NULL)
        return STATUS_NOMEM;
    return STATUS_OK;
}

/* Whether JSON-LD has far more of the article's text than the elements of the page: it is shown by a script,
 * or to subscribers. */
static bool body_is_told(const struct work *work) {
    enum { WHOLE_TEXT = 60, FAR_MORE = 2 };
    const char *body = work->tree.facts.body;
    uint32_t found = 0, told = body == NULL ? 0 : page_count_words(body, strlen(body));
    if (told < WHOLE_TEXT || strchr(body, '<') != NULL) /* markup is not read here */
        return false;
    for (uint32_t i = 0; i < work->n_pieces; i++) {
        struct span span = work->tree.blocks[work->pieces[i].block].span;
        if (work->pieces[i].part == PART_TEXT || work->pieces[i].part == PART_LEAD)
            found += page_count_words(work->tree.text.bytes + span.start, span_len(span));
    }
    return found * FAR_MORE < told;
}

static enum status read_told_body(struct work *work) {
    struct article *article = work->page.article;
    size_t len = strlen(work->tree.facts.body);
    article->text = work->tree.facts.body;
    article->text_len = (uint32_t)len;
    return article_find_parts(work->tree.arena, work->page.patterns, article);
}

static enum status read_tree(struct work *work, const char *html, size_t len) {
    struct article *article = work->page.article;
    enum status status = html_tree_parse(&work->tree, html, len);
    if (status == STATUS_OK)
        status = html_read_facts(&work->tree, article);
    if (status == STATUS_OK)
        status =
            html_extract(&work->tree, article->title, &work->pieces, &work->n_pieces, &work->headline_told);
    if (status == STATUS_OK && body_is_told(work))
        return read_told_body(work);
    if (status != STATUS_OK || work->n_pieces == 0)
        return status;
    article->text = work->tree.text.bytes;
    article->text_len = (uint32_t)work->tree.text.len;
    if (!make_blocks(work))
        return STATUS_NOMEM;
    status = find_roles(work);
    return status == STATUS_OK ? finish(work) : status;
}

enum status article_from_html(struct arena *arena, const char *bytes, size_t len, const char *charset,
                              const struct page_patterns *patterns, struct article *article,
                              struct rejection *rejection) {
    char label[64];
    struct buffer converted = {0};
    struct charset_result html;
    struct work work = {.tree = {.arena = arena},
                        .page = {.arena = arena, .patterns = patterns, .article = article}};
    *article = (struct article){0};
    if (charset == NULL && declared_charset(bytes, len, label))
        charset = label;
    enum status status = charset_convert(bytes, len, charset, &converted, &html) ? STATUS_OK : STATUS_NOMEM;
    if (status == STATUS_OK)
        status = read_tree(&work, html.text, html.len);
    article->charset = status == STATUS_OK ? html.charset : NULL;
    article->n_replaced = status == STATUS_OK ? html.n_replaced : 0;
    html_tree_free(&work.tree);
    buffer_free(&converted);
    bool empty = true;
    for (uint32_t i = 0; status == STATUS_OK && i < article->n_paragraphs; i++)
        empty &= article->paragraphs[i].role == ROLE_TITLE;
    if (status != STATUS_OK || !empty)
        return status;
    *rejection = (struct rejection){.code = "no_text", .message = "no article found in the HTML page"};
    return STATUS_INVALID;
}
