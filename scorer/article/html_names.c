/* The names of elements and of classes, and what they mean. */
#include <stdlib.h>
#include <string.h>

#include "article/html_tree.h"

struct tag_name {
    const char *name;
    enum html_tag tag;
};

/* In the order of their bytes. What is not here (custom elements) is a block.
 */
static const struct tag_name tag_names[] = {
    {"a", HTML_A},
    {"abbr", HTML_INLINE},
    {"acronym", HTML_INLINE},
    {"area", HTML_SKIP},
    {"article", HTML_ARTICLE},
    {"aside", HTML_ASIDE},
    {"audio", HTML_SKIP},
    {"b", HTML_STRONG},
    {"bdi", HTML_INLINE},
    {"bdo", HTML_INLINE},
    {"big", HTML_INLINE},
    {"blockquote", HTML_QUOTE},
    {"body", HTML_BODY},
    {"br", HTML_BR},
    {"button", HTML_SKIP},
    {"canvas", HTML_SKIP},
    {"caption", HTML_FIGCAPTION},
    {"center", HTML_BLOCK},
    {"cite", HTML_INLINE},
    {"code", HTML_INLINE},
    {"data", HTML_INLINE},
    {"del", HTML_SKIP},
    {"dfn", HTML_INLINE},
    {"dialog", HTML_SKIP},
    {"em", HTML_INLINE},
    {"embed", HTML_SKIP},
    {"figcaption", HTML_FIGCAPTION},
    {"font", HTML_INLINE},
    {"footer", HTML_FOOTER},
    {"form", HTML_FORM},
    {"h1", HTML_H1},
    {"h2", HTML_HEADING},
    {"h3", HTML_HEADING},
    {"h4", HTML_HEADING},
    {"h5", HTML_HEADING},
    {"h6", HTML_HEADING},
    {"head", HTML_HEAD},
    {"header", HTML_HEADER},
    {"html", HTML_HTML},
    {"i", HTML_INLINE},
    {"iframe", HTML_SKIP},
    {"img", HTML_INLINE},
    {"input", HTML_SKIP},
    {"ins", HTML_INLINE},
    {"kbd", HTML_INLINE},
    {"label", HTML_SKIP},
    {"li", HTML_LI},
    {"link", HTML_LINK},
    {"main", HTML_MAIN},
    {"map", HTML_SKIP},
    {"mark", HTML_INLINE},
    {"math", HTML_SKIP},
    {"menu", HTML_NAV},
    {"meta", HTML_META},
    {"nav", HTML_NAV},
    {"nobr", HTML_INLINE},
    {"noframes", HTML_SKIP},
    {"noscript", HTML_SKIP},
    {"object", HTML_SKIP},
    {"p", HTML_P},
    {"picture", HTML_INLINE},
    {"q", HTML_INLINE},
    {"s", HTML_SKIP},
    {"samp", HTML_INLINE},
    {"script", HTML_SCRIPT},
    {"select", HTML_SKIP},
    {"small", HTML_INLINE},
    {"source", HTML_INLINE},
    {"span", HTML_INLINE},
    {"strike", HTML_SKIP},
    {"strong", HTML_STRONG},
    {"style", HTML_SKIP},
    {"sub", HTML_INLINE},
    {"sup", HTML_INLINE},
    {"svg", HTML_SKIP},
    {"table", HTML_TABLE},
    {"td", HTML_CELL},
    {"template", HTML_SKIP},
    {"textarea", HTML_SKIP},
    {"th", HTML_CELL},
    {"time", HTML_TIME},
    {"title", HTML_TITLE},
    {"tr", HTML_ROW},
    {"tt", HTML_INLINE},
    {"u", HTML_INLINE},
    {"var", HTML_INLINE},
    {"video", HTML_SKIP},
    {"wbr", HTML_INLINE},
};

static int compare_tag(const void *key, const void *item) {
    return strcmp(key, ((const struct tag_name *)item)->name);
}

enum html_tag html_tag_named(const char *name) {
    const struct tag_name *found =
        bsearch(name, tag_names, sizeof tag_names / sizeof *tag_names, sizeof *tag_names, compare_tag);
    if (found == NULL) /* "o:p" is what a word processor leaves in a line */
        return strchr(name, ':') != NULL ? HTML_INLINE : HTML_BLOCK;
    return found->tag;
}

struct hint_name {
    const char *name;
    unsigned hints;
};

/* Single words of class names: "article__share-bar" is article, share, bar. In
 * the order of their bytes. */
static const struct hint_name words[] = {
    {"abo", HINT_WEAK_DROP},
    {"abobox", HINT_WEAK_DROP},
    {"abonnieren", HINT_WEAK_DROP},
    {"ad", HINT_WEAK_DROP},
    {"adbox", HINT_WEAK_DROP},
    {"ads", HINT_WEAK_DROP},
    {"adsense", HINT_WEAK_DROP},
    {"adslot", HINT_WEAK_DROP},
    {"affiliate", HINT_WEAK_DROP},
    {"aktionen", HINT_WEAK_DROP},
    {"anreisser", HINT_LEAD},
    {"anrisstext", HINT_LEAD},
    {"antworten", HINT_COMMENTS},
    {"article", HINT_ARTICLE},
    {"artikel", HINT_ARTICLE},
    {"author", HINT_BYLINE},
    {"authors", HINT_BYLINE},
    {"autor", HINT_BYLINE},
    {"banner", HINT_WEAK_DROP},
    {"bewertung", HINT_WEAK_DROP},
    {"bewertungen", HINT_WEAK_DROP},
    {"bildunterschrift", HINT_CAPTION},
    {"bio", HINT_WEAK_DROP},
    {"breaking", HINT_WEAK_DROP},
    {"bu", HINT_CAPTION},
    {"byline", HINT_BYLINE},
    {"caption", HINT_CAPTION},
    {"carousel", HINT_WEAK_DROP},
    {"consent", HINT_WEAK_DROP},
    {"copyright", HINT_CAPTION},
    {"credit", HINT_CAPTION},
    {"credits", HINT_CAPTION},
    {"crosssell", HINT_DROP},
    {"dachzeile", HINT_HEADLINE},
    {"date", HINT_BYLINE},
    {"dateline", HINT_BYLINE},
    {"datum", HINT_BYLINE},
    {"dek", HINT_LEAD},
    {"depot", HINT_WEAK_DROP},
    {"disclaimer", HINT_WEAK_DROP},
    {"discussion", HINT_COMMENTS},
    {"diskussion", HINT_COMMENTS},
    {"disqus", HINT_COMMENTS},
    {"documentdescription", HINT_LEAD},
    {"drucken", HINT_WEAK_DROP},
    {"einleitung", HINT_LEAD},
    {"excerpt", HINT_TEASER},
    {"feedback", HINT_WEAK_DROP},
    {"flyout", HINT_WEAK_DROP},
    {"footer", HINT_WEAK_DROP},
    {"forum", HINT_COMMENTS},
    {"gaestebuch", HINT_COMMENTS},
    {"gallery", HINT_WEAK_DROP},
    {"hits", HINT_BYLINE},
    {"imprint", HINT_WEAK_DROP},
    {"intro", HINT_LEAD},
    {"kicker", HINT_HEADLINE},
    {"kuerzel", HINT_BYLINE},
    {"kurse", HINT_WEAK_DROP},
    {"lead", HINT_LEAD},
    {"legal", HINT_WEAK_DROP},
    {"leserbriefe", HINT_COMMENTS},
    {"linklist", HINT_WEAK_DROP},
    {"login", HINT_WEAK_DROP},
    {"marginal", HINT_WEAK_DROP},
    {"marginalie", HINT_WEAK_DROP},
    {"marginalspalte", HINT_WEAK_DROP},
    {"marketing", HINT_WEAK_DROP},
    {"menu", HINT_WEAK_DROP},
    {"merken", HINT_WEAK_DROP},
    {"merkliste", HINT_WEAK_DROP},
    {"meta", HINT_BYLINE},
    {"modal", HINT_WEAK_DROP},
    {"nav", HINT_WEAK_DROP},
    {"navbar", HINT_WEAK_DROP},
    {"navi", HINT_WEAK_DROP},
    {"navigation", HINT_WEAK_DROP},
    {"outbrain", HINT_WEAK_DROP},
    {"overlay", HINT_WEAK_DROP},
    {"pager", HINT_WEAK_DROP},
    {"pagination", HINT_WEAK_DROP},
    {"plista", HINT_WEAK_DROP},
    {"poll", HINT_WEAK_DROP},
    {"popular", HINT_WEAK_DROP},
    {"popup", HINT_WEAK_DROP},
    {"posted", HINT_BYLINE},
    {"profile", HINT_WEAK_DROP},
    {"promo", HINT_WEAK_DROP},
    {"promotion", HINT_WEAK_DROP},
    {"published", HINT_BYLINE},
    {"quicklinks", HINT_WEAK_DROP},
    {"randspalte", HINT_WEAK_DROP},
    {"rating", HINT_WEAK_DROP},
    {"reactions", HINT_COMMENTS},
    {"readmore", HINT_WEAK_DROP},
    {"registration", HINT_WEAK_DROP},
    {"respond", HINT_COMMENTS},
    {"reviews", HINT_COMMENTS},
    {"screenreader", HINT_WEAK_DROP},
    {"search", HINT_WEAK_DROP},
    {"seitenleiste", HINT_WEAK_DROP},
    {"share", HINT_WEAK_DROP},
    {"sharebar", HINT_WEAK_DROP},
    {"sharing", HINT_WEAK_DROP},
    {"sidebar", HINT_WEAK_DROP},
    {"signatur", HINT_DROP},
    {"skip", HINT_WEAK_DROP},
    {"skyscraper", HINT_WEAK_DROP},
    {"slider", HINT_WEAK_DROP},
    {"slideshow", HINT_WEAK_DROP},
    {"social", HINT_WEAK_DROP},
    {"sponsored", HINT_WEAK_DROP},
    {"standfirst", HINT_LEAD},
    {"stocks", HINT_WEAK_DROP},
    {"subheadline", HINT_LEAD},
    {"subline", HINT_LEAD},
    {"submitted", HINT_BYLINE},
    {"subnav", HINT_WEAK_DROP},
    {"taboola", HINT_WEAK_DROP},
    {"tag", HINT_WEAK_DROP},
    {"tags", HINT_WEAK_DROP},
    {"teasers", HINT_TEASER},
    {"teilen", HINT_WEAK_DROP},
    {"themen", HINT_WEAK_DROP},
    {"ticker", HINT_WEAK_DROP},
    {"timestamp", HINT_BYLINE},
    {"toc", HINT_WEAK_DROP},
    {"toolbar", HINT_WEAK_DROP},
    {"trending", HINT_WEAK_DROP},
    {"tweet", HINT_WEAK_DROP},
    {"umfrage", HINT_WEAK_DROP},
    {"unterzeile", HINT_LEAD},
    {"upsell", HINT_DROP},
    {"vorspann", HINT_LEAD},
    {"vorspanntext", HINT_LEAD},
    {"watchlist", HINT_WEAK_DROP},
    {"weather", HINT_WEAK_DROP},
    {"werbung", HINT_WEAK_DROP},
    {"wetter", HINT_WEAK_DROP},
    {"widget", HINT_WEAK_DROP},
    {"yarpp", HINT_DROP},
};

/* Parts of class names wherever they stand, as many names are run together:
 * "newsletterbox", "articleBody". */
static const struct hint_name parts[] = {
    {"articlebody", HINT_BODY},
    {"articlecontent", HINT_BODY},
    {"articletext", HINT_BODY},
    {"articletxt", HINT_BODY},
    {"artikelbody", HINT_BODY},
    {"artikelinhalt", HINT_BODY},
    {"artikeltext", HINT_BODY},
    {"blogcontent", HINT_BODY},
    {"bodytext", HINT_BODY},
    {"contentbody", HINT_BODY},
    {"contentcore", HINT_BODY},
    {"contenttext", HINT_BODY},
    {"detailtext", HINT_BODY},
    {"entrybody", HINT_BODY},
    {"entrycontent", HINT_BODY},
    {"fieldnamebody", HINT_BODY},
    {"fliesstext", HINT_BODY},
    {"haupttext", HINT_BODY},
    {"messagebody", HINT_BODY},
    {"messagetext", HINT_BODY},
    {"mwparseroutput", HINT_BODY},
    {"newsbody", HINT_BODY},
    {"newscontent", HINT_BODY},
    {"newstext", HINT_BODY},
    {"parentfieldnametext", HINT_BODY},
    {"postbody", HINT_BODY},
    {"postcontent", HINT_BODY},
    {"postmessage", HINT_BODY},
    {"posttext", HINT_BODY},
    {"richtext", HINT_BODY},
    {"shownotes", HINT_BODY},
    {"storybody", HINT_BODY},
    {"storycontent", HINT_BODY},
    {"storycopy", HINT_BODY},
    {"storytext", HINT_BODY},
    {"textbody", HINT_BODY},
    {"thecontent", HINT_BODY},
    {"articleinfo", HINT_BYLINE},
    {"articlemeta", HINT_BYLINE},
    {"artikelmeta", HINT_BYLINE},
    {"documentbyline", HINT_BYLINE},
    {"entrymeta", HINT_BYLINE},
    {"postinfo", HINT_BYLINE},
    {"postmeta", HINT_BYLINE},
    {"caption", HINT_CAPTION},
    {"comment", HINT_COMMENTS},
    {"disqus", HINT_COMMENTS},
    {"kommentarbereich", HINT_COMMENTS},
    {"kommentarbox", HINT_COMMENTS},
    {"kommentare", HINT_COMMENTS},
    {"kommentarliste", HINT_COMMENTS},
    {"leserkommentar", HINT_COMMENTS},
    {"aboutauthor", HINT_DROP},
    {"abouttheauthor", HINT_DROP},
    {"addthis", HINT_DROP},
    {"addtoany", HINT_DROP},
    {"advert", HINT_DROP},
    {"aehnliche", HINT_DROP},
    {"alsobought", HINT_DROP},
    {"anzeige", HINT_DROP},
    {"anzeigenbox", HINT_DROP},
    {"auchinteressa", HINT_DROP},
    {"authorbio", HINT_DROP},
    {"authorbox", HINT_DROP},
    {"authordescription", HINT_DROP},
    {"authorinfo", HINT_DROP},
    {"autorbox", HINT_DROP},
    {"autorenbox", HINT_DROP},
    {"autorinfo", HINT_DROP},
    {"backlink", HINT_DROP},
    {"backtotop", HINT_DROP},
    {"blogroll", HINT_DROP},
    {"borlabs", HINT_DROP},
    {"breadcrumb", HINT_DROP},
    {"catlinks", HINT_DROP},
    {"cookie", HINT_DROP},
    {"crossselling", HINT_DROP},
    {"datenschutz", HINT_DROP},
    {"editsection", HINT_DROP},
    {"elementinvisible", HINT_DROP},
    {"empfehl", HINT_DROP},
    {"entryfooter", HINT_DROP},
    {"entryutility", HINT_DROP},
    {"fieldnamefieldtags", HINT_DROP},
    {"gdpr", HINT_DROP},
    {"hiddenstructure", HINT_DROP},
    {"infoscreen", HINT_DROP},
    {"interstitial", HINT_DROP},
    {"jetpacklikes", HINT_DROP},
    {"jumplink", HINT_DROP},
    {"latestnews", HINT_DROP},
    {"likebutton", HINT_DROP},
    {"mehrzumthema", HINT_DROP},
    {"meistgelesen", HINT_DROP},
    {"morenews", HINT_DROP},
    {"moreon", HINT_DROP},
    {"moreposts", HINT_DROP},
    {"morestories", HINT_DROP},
    {"mostread", HINT_DROP},
    {"mostviewed", HINT_DROP},
    {"newsletter", HINT_DROP},
    {"nextarticle", HINT_DROP},
    {"onlinelist", HINT_DROP},
    {"pagenav", HINT_DROP},
    {"pagepager", HINT_DROP},
    {"paywallbanner", HINT_DROP},
    {"paywallbox", HINT_DROP},
    {"paywallhinweis", HINT_DROP},
    {"paywallmessage", HINT_DROP},
    {"paywalloverlay", HINT_DROP},
    {"paywallprompt", HINT_DROP},
    {"paywallteaser", HINT_DROP},
    {"postfooter", HINT_DROP},
    {"postmetadata", HINT_DROP},
    {"postnav", HINT_DROP},
    {"postnavigation", HINT_DROP},
    {"postprofile", HINT_DROP},
    {"pricetable", HINT_DROP},
    {"printfooter", HINT_DROP},
    {"printonly", HINT_DROP},
    {"ratingform", HINT_DROP},
    {"readalso", HINT_DROP},
    {"recentcomment", HINT_DROP},
    {"recentposts", HINT_DROP},
    {"recommend", HINT_DROP},
    {"related", HINT_DROP},
    {"screenreader", HINT_DROP},
    {"sharebtn", HINT_DROP},
    {"sharebutton", HINT_DROP},
    {"sharedaddy", HINT_DROP},
    {"sharelinks", HINT_DROP},
    {"shariff", HINT_DROP},
    {"signature", HINT_DROP},
    {"signup", HINT_DROP},
    {"similarposts", HINT_DROP},
    {"skiplink", HINT_DROP},
    {"sociallinks", HINT_DROP},
    {"socialmedia", HINT_DROP},
    {"socialshar", HINT_DROP},
    {"sronly", HINT_DROP},
    {"subscri", HINT_DROP},
    {"subscribebox", HINT_DROP},
    {"subscribeform", HINT_DROP},
    {"tagcloud", HINT_DROP},
    {"toplink", HINT_DROP},
    {"usercentrics", HINT_DROP},
    {"verwandt", HINT_DROP},
    {"visuallyhidden", HINT_DROP},
    {"weitereartikel", HINT_DROP},
    {"weiterebeitr", HINT_DROP},
    {"weiterefolgen", HINT_DROP},
    {"weiteremeldung", HINT_DROP},
    {"weiterenachricht", HINT_DROP},
    {"weitererezepte", HINT_DROP},
    {"weiterethemen", HINT_DROP},
    {"weiterlesen", HINT_DROP},
    {"headline", HINT_HEADLINE},
    {"articleintro", HINT_LEAD},
    {"articlelead", HINT_LEAD},
    {"documentdescription", HINT_LEAD},
    {"teaser", HINT_TEASER},
    {"footernav", HINT_WEAK_DROP},
    {"hauptmenue", HINT_WEAK_DROP},
    {"leftcolumn", HINT_WEAK_DROP},
    {"leftnav", HINT_WEAK_DROP},
    {"mainmenu", HINT_WEAK_DROP},
    {"metanavi", HINT_WEAK_DROP},
    {"rightcol", HINT_WEAK_DROP},
    {"rightcolumn", HINT_WEAK_DROP},
    {"seitenspalte", HINT_WEAK_DROP},
    {"servicenavi", HINT_WEAK_DROP},
    {"sidecol", HINT_WEAK_DROP},
    {"sidenav", HINT_WEAK_DROP},
    {"subnavi", HINT_WEAK_DROP},
    {"topnavi", HINT_WEAK_DROP},
};

static int compare_word(const void *key, const void *item) {
    return strcmp(key, ((const struct hint_name *)item)->name);
}

static unsigned hints_of_word(const char *word) {
    const struct hint_name *found =
        bsearch(word, words, sizeof words / sizeof *words, sizeof *words, compare_word);
    size_t len = strlen(word);
    /* "Aufmacherbild", "Symbolfoto" */
    if (found == NULL && len > 4 &&
        (strcmp(word + len - 4, "bild") == 0 || strcmp(word + len - 4, "foto") == 0))
        return HINT_CAPTION;
    return found == NULL ? 0 : found->hints;
}

static bool is_lower(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

/* One name without its marks, in lower case: "article__Body" is "articlebody".
 */
static unsigned hints_of_name(const char *name, size_t len) {
    enum { LONGEST = 64 };
    char whole[LONGEST + 1], word[LONGEST + 1];
    size_t n = 0, w = 0;
    unsigned hints = 0;
    for (size_t i = 0; i <= len && n < LONGEST && w < LONGEST; i++) {
        char c = i < len ? name[i] : '\0';
        bool starts_word = is_upper(c) && i > 0 && is_lower(name[i - 1]);
        if ((!is_lower(c) && !is_upper(c)) || starts_word) {
            word[w] = '\0';
            if (w > 0 &&
                (n == w || strcmp(word, "widget") != 0)) /* builders call all that they set a widget */
                hints |= hints_of_word(word);
            w = 0;
        }
        if (is_lower(c) || is_upper(c))
            whole[n++] = word[w++] = is_upper(c) ? (char)(c + 32) : c;
    }
    whole[n] = '\0';
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strstr(whole, parts[i].name) != NULL)
            hints |= parts[i].hints;
    return hints;
}

static bool starts_with(const char *name, size_t len, const char *start) {
    size_t n = strlen(start);
    return len >= n && strncasecmp(name, start, n) == 0;
}

/* Whether a name tells of what else is there, or is not: "has-sidebar", "no-comments"; or, on an element that
 * bears all that is known of its article, of its tags: "tag-newsletter", "category-werbung". */
static bool tells_of_others(const char *name, size_t len, bool entry) {
    static const char *const always[] = {"has-", "no-", "with-", "without-",
                                         "not-", "is-", "hide-", "elementor-widget"};
    static const char *const of_entry[] = {"tag-",  "category-", "cat-",         "author-",
                                           "type-", "format-",   "comments-open"};
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (starts_with(name, len, always[i]))
            return true;
    for (size_t i = 0; entry && i < sizeof of_entry / sizeof *of_entry; i++)
        if (starts_with(name, len, of_entry[i]))
            return true;
    return false;
}

unsigned html_hints_of(const char *names) {
    unsigned hints = 0;
    bool entry = strstr(names, "hentry") != NULL || strstr(names, "type-") != NULL;
    while (*names != '\0') {
        size_t len = strcspn(names, " \t\n\r\f");
        if (len > 0 && !tells_of_others(names, len, entry))
            hints |= hints_of_name(names, len);
        names += len;
        names += strspn(names, " \t\n\r\f");
    }
    return hints;
}
