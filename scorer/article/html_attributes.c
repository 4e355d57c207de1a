/* What attributes tell: of the article, and of what an element is for. */
#include <string.h>

#include "article/html_parse.h"

enum { LONGEST_VALUE = 4096 }; /* bytes of an attribute that is kept */

const char *html_attribute(const xmlChar **attributes, const char *name) {
    for (size_t i = 0; attributes != NULL && attributes[i] != NULL; i += 2)
        if (strcmp((const char *)attributes[i], name) == 0)
            return attributes[i + 1] == NULL ? "" : (const char *)attributes[i + 1];
    return NULL;
}

bool html_attribute_is(const xmlChar **attributes, const char *name, const char *value) {
    const char *given = html_attribute(attributes, name);
    return given != NULL && strcasecmp(given, value) == 0;
}

/* Keep the first value that is told. */
void html_keep(struct html_parse *parse, const char **fact, const char *value) {
    if (*fact != NULL || value == NULL)
        return;
    while (html_is_blank(*value))
        value++;
    size_t len = strlen(value);
    while (len > 0 && html_is_blank(value[len - 1]))
        len--;
    if (len == 0 || len > LONGEST_VALUE)
        return;
    *fact = arena_copy(parse->tree->arena, value, len);
    parse->failed |= *fact == NULL;
}

void html_read_meta(struct html_parse *parse, const xmlChar **attributes) {
    struct html_facts *facts = &parse->tree->facts;
    const struct {
        const char *name;
        const char **fact;
    } known[] = {
        {"og:title", &facts->og_title},
        {"og:site_name", &facts->og_site},
        {"og:url", &facts->og_url},
        {"og:type", &facts->og_type},
        {"twitter:title", &facts->meta_title},
        {"dc.title", &facts->meta_title},
        {"author", &facts->meta_author},
        {"dc.creator", &facts->meta_author},
        {"article:author_name", &facts->meta_author},
        {"article:published_time", &facts->meta_published},
        {"og:published_time", &facts->meta_published},
        {"og:article:published_time", &facts->meta_published},
        {"datepublished", &facts->meta_published},
        {"publication_date", &facts->meta_published},
        {"pubdate", &facts->meta_published},
        {"publishdate", &facts->meta_published},
        {"dc.date", &facts->meta_published},
        {"dc.date.issued", &facts->meta_published},
        {"dcterms.date", &facts->meta_published},
        {"dcterms.created", &facts->meta_published},
        {"date", &facts->meta_published},
        {"sailthru.date", &facts->meta_published},
        {"parsely-pub-date", &facts->meta_published},
        {"article:modified_time", &facts->meta_modified},
        {"og:updated_time", &facts->meta_modified},
        {"datemodified", &facts->meta_modified},
        {"last-modified", &facts->meta_modified},
        {"description", &facts->meta_description},
        {"og:description", &facts->meta_description},
        {"application-name", &facts->meta_site},
        {"publisher", &facts->meta_site},
        {"dc.publisher", &facts->meta_site},
    };
    const char *content = html_attribute(attributes, "content");
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    for (size_t k = 0; content != NULL && k < sizeof keys / sizeof *keys; k++) {
        const char *name = html_attribute(attributes, keys[k]);
        for (size_t i = 0; name != NULL && i < sizeof known / sizeof *known; i++)
            if (strcasecmp(name, known[i].name) == 0)
                html_keep(parse, known[i].fact, content);
    }
}

void html_read_time(struct html_parse *parse, const xmlChar **attributes) {
    struct html_facts *facts = &parse->tree->facts;
    const char *value = html_attribute(attributes, "datetime");
    if (value == NULL || value[0] == '\0' || facts->n_times == HTML_TIMES)
        return;
    struct html_time *time = &facts->times[facts->n_times];
    const char *class_names = html_attribute(attributes, "class");
    *time = (struct html_time){0};
    html_keep(parse, &time->value, value);
    time->published = html_attribute_is(attributes, "itemprop", "datePublished") ||
                      html_attribute(attributes, "pubdate") != NULL ||
                      (class_names != NULL && strcasestr(class_names, "publish") != NULL);
    facts->n_times += time->value != NULL;
}

/* Class names come again and again on a page: what they mean is looked up once.
 */
static unsigned cached_hints(struct html_parse *parse, const char *names) {
    bool added;
    size_t len = strlen(names);
    if (len == 0 || len > LONGEST_VALUE)
        return 0;
    uint32_t *place = map_put(&parse->hints, names, len, 0, &added);
    if (place == NULL) {
        parse->failed = true;
        return 0;
    }
    if (added)
        *place = html_hints_of(names);
    return *place;
}

unsigned html_element_hints(struct html_parse *parse, enum html_tag tag, const xmlChar **attributes) {
    static const char *const keys[] = {"class", "id", "data-testid", "data-component"};
    unsigned hints = 0;
    if (tag == HTML_BODY || tag == HTML_HTML || tag == HTML_MAIN)
        return 0; /* their names tell of the page as a whole: "has-sidebar" */
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *names = html_attribute(attributes, keys[i]);
        hints |= names == NULL ? 0 : cached_hints(parse, names);
    }
    const char *table_class = tag == HTML_TABLE ? html_attribute(attributes, "class") : NULL;
    if (table_class != NULL && strcasestr(table_class, "infobox") != NULL)
        hints |= HINT_DROP; /* what an encyclopedia has beside its text; elsewhere a box is part of it */
    if (html_attribute_is(attributes, "itemprop", "articleBody"))
        hints |= HINT_BODY;
    if (html_attribute_is(attributes, "role", "navigation") ||
        html_attribute_is(attributes, "role", "complementary") ||
        html_attribute_is(attributes, "role", "contentinfo") ||
        html_attribute_is(attributes, "role", "dialog") || html_attribute_is(attributes, "role", "search"))
        hints |= HINT_DROP;
    return tag == HTML_ARTICLE ? hints & ~(unsigned)HINT_WEAK_DROP : hints;
}

/* Whether the page itself hides the element. */
bool html_is_hidden(const xmlChar **attributes) {
    const char *style = html_attribute(attributes, "style");
    if (html_attribute(attributes, "hidden") != NULL)
        return true;
    return style != NULL &&
           (strcasestr(style, "display:none") != NULL || strcasestr(style, "display: none") != NULL);
}
