#include "article/html_facts.h"

#include <jansson.h>
#include <string.h>

#include "language/date.h"

/* ---- JSON-LD ---- */

static bool is_article_type(const json_t *type) {
    static const char *const types[] = {"NewsArticle",
                                        "Article",
                                        "ReportageNewsArticle",
                                        "AnalysisNewsArticle",
                                        "BlogPosting",
                                        "LiveBlogPosting",
                                        "OpinionNewsArticle",
                                        "BackgroundNewsArticle",
                                        "ReviewNewsArticle",
                                        "TechArticle",
                                        "AdvertiserContentArticle",
                                        "ScholarlyArticle",
                                        "Report",
                                        "SocialMediaPosting",
                                        "DiscussionForumPosting",
                                        "MedicalWebPage",
                                        "Recipe",
                                        "Review",
                                        "PodcastEpisode",
                                        "QAPage"};
    const char *name = json_string_value(type);
    for (size_t i = 0; name != NULL && i < sizeof types / sizeof *types; i++)
        if (strcmp(name, types[i]) == 0)
            return true;
    for (size_t i = 0; i < json_array_size(type); i++)
        if (json_is_string(json_array_get(type, i)) && is_article_type(json_array_get(type, i)))
            return true;
    return false;
}

/* The first object that is an article: the value itself, an element of an
 * array, of "@graph", or the page's main thing. */
static const json_t *find_article(const json_t *value, int depth) {
    if (depth == 0)
        return NULL;
    if (json_is_object(value) && is_article_type(json_object_get(value, "@type")))
        return value;
    for (size_t i = 0; i < json_array_size(value); i++) {
        const json_t *found = find_article(json_array_get(value, i), depth - 1);
        if (found != NULL)
            return found;
    }
    if (!json_is_object(value))
        return NULL;
    const json_t *found = find_article(json_object_get(value, "@graph"), depth - 1);
    return found != NULL ? found : find_article(json_object_get(value, "mainEntity"), depth - 1);
}

/* The names in a value that is a text, an object with a name, or an array of
 * such. */
static bool add_names(struct buffer *names, const json_t *value, int depth) {
    if (depth == 0)
        return true;
    if (json_is_array(value)) {
        for (size_t i = 0; i < json_array_size(value); i++)
            if (!add_names(names, json_array_get(value, i), depth - 1))
                return false;
        return true;
    }
    const char *name =
        json_is_object(value) ? json_string_value(json_object_get(value, "name")) : json_string_value(value);
    if (name == NULL || name[0] == '\0')
        return true;
    return (names->len == 0 || buffer_add_text(names, ", ")) && buffer_add_text(names, name);
}

static bool keep_names(struct arena *arena, const json_t *value, const char **field) {
    struct buffer names = {0};
    bool kept = *field != NULL || add_names(&names, value, 3);
    if (kept && names.len > 0) {
        *field = arena_copy(arena, names.bytes, names.len);
        kept = *field != NULL;
    }
    buffer_free(&names);
    return kept;
}

static bool keep_text(struct arena *arena, const json_t *value, const char **field) {
    if (*field != NULL || !json_is_string(value) || json_string_length(value) == 0)
        return true;
    *field = arena_copy(arena, json_string_value(value), json_string_length(value));
    return *field != NULL;
}

static bool keep_time(struct arena *arena, const char *value, const char **field) {
    struct date_match match;
    char text[DATE_TEXT];
    size_t len = value == NULL ? 0 : strlen(value);
    if (*field != NULL || len == 0 || len > 200 || !date_find(value, 0, (uint32_t)len, &match))
        return true;
    *field = arena_copy(arena, text, date_write(&match.date, text));
    return *field != NULL;
}

static bool read_story(struct arena *arena, const json_t *story, struct article *article, const char **body) {
    const json_t *page = json_object_get(story, "mainEntityOfPage");
    if (json_is_object(page))
        page = json_object_get(page, "@id");
    return keep_text(arena, json_object_get(story, "articleBody"), body) &&
           keep_text(arena, json_object_get(story, "headline"), &article->title) &&
           keep_text(arena, json_object_get(story, "name"), &article->title) &&
           keep_names(arena, json_object_get(story, "author"), &article->author) &&
           keep_names(arena, json_object_get(story, "publisher"), &article->source) &&
           keep_text(arena, json_object_get(story, "url"), &article->url) &&
           keep_text(arena, page, &article->url) &&
           keep_text(arena, json_object_get(story, "inLanguage"), &article->language) &&
           keep_time(arena, json_string_value(json_object_get(story, "datePublished")),
                     &article->published) &&
           keep_time(arena, json_string_value(json_object_get(story, "dateModified")), &article->updated);
}

/* Scripts are written by hand and by templates: raw line feeds in strings and
 * HTML comments around are common. */
static bool read_script(struct arena *arena, const char *script, struct article *article, const char **body) {
    size_t len = strlen(script);
    char *json = arena_copy(arena, script, len);
    if (json == NULL)
        return false;
    for (size_t i = 0; i < len; i++)
        if ((unsigned char)json[i] < 0x20)
            json[i] = ' ';
    char *start = json + strcspn(json, "{[");
    json_error_t fault;
    json_t *value = json_loads(start, JSON_DISABLE_EOF_CHECK, &fault);
    if (value == NULL)
        return json_error_code(&fault) != json_error_out_of_memory;
    const json_t *story = find_article(value, 6);
    bool read = story == NULL || read_story(arena, story, article, body);
    json_decref(value);
    return read;
}

/* ---- the rest ---- */

static const char *const separators[] = {" | ",      " - ",      " \u2013 ", " \u2014 ",
                                         " \u00b7 ", " \u2022 ", " :: ",     " \u00bb "};

size_t html_separator_length(const char *text) {
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (strncmp(text, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

size_t html_title_length(const char *title, const char *site) {
    size_t len = strlen(title), best = len;
    for (const char *p = title; *p != '\0'; p++) {
        size_t mark = html_separator_length(p), front = (size_t)(p - title);
        if (mark == 0 || front == 0)
            continue;
        const char *tail = p + mark;
        bool is_site = site != NULL && strcasestr(tail, site) != NULL;
        /* a bar always sets the site's name off, a dash may be part of the headline
         */
        if ((is_site || (p[1] == '|' && front > strlen(tail))) && front < best)
            best = front;
    }
    return best;
}

static bool keep_title(struct arena *arena, const char *title, const char *site, const char **field) {
    if (*field != NULL || title == NULL)
        return true;
    *field = arena_copy(arena, title, html_title_length(title, site));
    return *field != NULL;
}

static bool keep(struct arena *arena, const char *value, const char **field) {
    if (*field != NULL || value == NULL || value[0] == '\0')
        return true;
    *field = arena_copy(arena, value, strlen(value));
    return *field != NULL;
}

/* The time of publication: one that says so, else the first. */
static const char *best_time(const struct html_facts *facts) {
    for (uint32_t i = 0; i < facts->n_times; i++)
        if (facts->times[i].published)
            return facts->times[i].value;
    return facts->n_times > 0 ? facts->times[0].value : NULL;
}

enum status html_read_facts(struct html_tree *tree, struct article *article) {
    const struct html_facts *facts = &tree->facts;
    struct arena *arena = tree->arena;
    for (uint32_t i = 0; i < facts->n_scripts; i++)
        if (!read_script(arena, facts->scripts[i], article, &tree->facts.body))
            return STATUS_NOMEM;
    bool kept =
        keep(arena, facts->og_site, &article->source) && keep(arena, facts->meta_site, &article->source) &&
        keep_title(arena, facts->og_title, article->source, &article->title) &&
        keep_title(arena, facts->meta_title, article->source, &article->title) &&
        keep(arena, facts->meta_author, &article->author) && keep(arena, facts->canonical, &article->url) &&
        keep(arena, facts->og_url, &article->url) && keep(arena, facts->language, &article->language) &&
        keep_time(arena, facts->meta_published, &article->published) &&
        keep_time(arena, best_time(facts), &article->published) &&
        keep_time(arena, facts->meta_modified, &article->updated);
    return kept ? STATUS_OK : STATUS_NOMEM;
}
