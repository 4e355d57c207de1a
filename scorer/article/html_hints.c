/* What the names in class and id say of an element. */
#include <stdlib.h>
#include <string.h>

#include "article/html_tree.h"

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

/* Parts of class names wherever they stand, as many names are run together, in the order of their bytes:
 * "newsletterbox", "articleBody". */
static const struct hint_name parts[] = {
    {"aboutauthor", HINT_DROP},
    {"abouttheauthor", HINT_DROP},
    {"addthis", HINT_DROP},
    {"addtoany", HINT_DROP},
    {"advert", HINT_DROP},
    {"aehnliche", HINT_DROP},
    {"alsobought", HINT_DROP},
    {"anzeige", HINT_DROP},
    {"anzeigenbox", HINT_DROP},
    {"articlebody", HINT_BODY},
    {"articlecontent", HINT_BODY},
    {"articleinfo", HINT_BYLINE},
    {"articleintro", HINT_LEAD},
    {"articlelead", HINT_LEAD},
    {"articlemeta", HINT_BYLINE},
    {"articletext", HINT_BODY},
    {"articletxt", HINT_BODY},
    {"artikelbody", HINT_BODY},
    {"artikelinhalt", HINT_BODY},
    {"artikelmeta", HINT_BYLINE},
    {"artikeltext", HINT_BODY},
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
    {"blogcontent", HINT_BODY},
    {"blogroll", HINT_DROP},
    {"bodytext", HINT_BODY},
    {"borlabs", HINT_DROP},
    {"breadcrumb", HINT_DROP},
    {"caption", HINT_CAPTION},
    {"catlinks", HINT_DROP},
    {"comment", HINT_COMMENTS},
    {"contentbody", HINT_BODY},
    {"contentcore", HINT_BODY},
    {"contenttext", HINT_BODY},
    {"cookie", HINT_DROP},
    {"crossselling", HINT_DROP},
    {"datenschutz", HINT_DROP},
    {"detailtext", HINT_BODY},
    {"disqus", HINT_COMMENTS},
    {"documentbyline", HINT_BYLINE},
    {"documentdescription", HINT_LEAD},
    {"editsection", HINT_DROP},
    {"elementinvisible", HINT_DROP},
    {"empfehl", HINT_DROP},
    {"entrybody", HINT_BODY},
    {"entrycontent", HINT_BODY},
    {"entryfooter", HINT_DROP},
    {"entrymeta", HINT_BYLINE},
    {"entryutility", HINT_DROP},
    {"fieldnamebody", HINT_BODY},
    {"fieldnamefieldtags", HINT_DROP},
    {"fliesstext", HINT_BODY},
    {"footernav", HINT_WEAK_DROP},
    {"gdpr", HINT_DROP},
    {"hauptmenue", HINT_WEAK_DROP},
    {"haupttext", HINT_BODY},
    {"headline", HINT_HEADLINE},
    {"hiddenstructure", HINT_DROP},
    {"infoscreen", HINT_DROP},
    {"interstitial", HINT_DROP},
    {"jetpacklikes", HINT_DROP},
    {"jumplink", HINT_DROP},
    {"kommentarbereich", HINT_COMMENTS},
    {"kommentarbox", HINT_COMMENTS},
    {"kommentare", HINT_COMMENTS},
    {"kommentarliste", HINT_COMMENTS},
    {"latestnews", HINT_DROP},
    {"leftcolumn", HINT_WEAK_DROP},
    {"leftnav", HINT_WEAK_DROP},
    {"leserkommentar", HINT_COMMENTS},
    {"likebutton", HINT_DROP},
    {"mainmenu", HINT_WEAK_DROP},
    {"mehrzumthema", HINT_DROP},
    {"meistgelesen", HINT_DROP},
    {"messagebody", HINT_BODY},
    {"messagetext", HINT_BODY},
    {"metanavi", HINT_WEAK_DROP},
    {"morenews", HINT_DROP},
    {"moreon", HINT_DROP},
    {"moreposts", HINT_DROP},
    {"morestories", HINT_DROP},
    {"mostread", HINT_DROP},
    {"mostviewed", HINT_DROP},
    {"mwparseroutput", HINT_BODY},
    {"newsbody", HINT_BODY},
    {"newscontent", HINT_BODY},
    {"newsletter", HINT_DROP},
    {"newstext", HINT_BODY},
    {"nextarticle", HINT_DROP},
    {"onlinelist", HINT_DROP},
    {"pagenav", HINT_DROP},
    {"pagepager", HINT_DROP},
    {"parentfieldnametext", HINT_BODY},
    {"paywallbanner", HINT_DROP},
    {"paywallbox", HINT_DROP},
    {"paywallhinweis", HINT_DROP},
    {"paywallmessage", HINT_DROP},
    {"paywalloverlay", HINT_DROP},
    {"paywallprompt", HINT_DROP},
    {"paywallteaser", HINT_DROP},
    {"postbody", HINT_BODY},
    {"postcontent", HINT_BODY},
    {"postfooter", HINT_DROP},
    {"postinfo", HINT_BYLINE},
    {"postmessage", HINT_BODY},
    {"postmeta", HINT_BYLINE},
    {"postmetadata", HINT_DROP},
    {"postnav", HINT_DROP},
    {"postnavigation", HINT_DROP},
    {"postprofile", HINT_DROP},
    {"posttext", HINT_BODY},
    {"pricetable", HINT_DROP},
    {"printfooter", HINT_DROP},
    {"printonly", HINT_DROP},
    {"ratingform", HINT_DROP},
    {"readalso", HINT_DROP},
    {"recentcomment", HINT_DROP},
    {"recentposts", HINT_DROP},
    {"recommend", HINT_DROP},
    {"related", HINT_DROP},
    {"richtext", HINT_BODY},
    {"rightcol", HINT_WEAK_DROP},
    {"rightcolumn", HINT_WEAK_DROP},
    {"screenreader", HINT_DROP},
    {"seitenspalte", HINT_WEAK_DROP},
    {"servicenavi", HINT_WEAK_DROP},
    {"sharebtn", HINT_DROP},
    {"sharebutton", HINT_DROP},
    {"sharedaddy", HINT_DROP},
    {"sharelinks", HINT_DROP},
    {"shariff", HINT_DROP},
    {"shownotes", HINT_BODY},
    {"sidecol", HINT_WEAK_DROP},
    {"sidenav", HINT_WEAK_DROP},
    {"signature", HINT_DROP},
    {"signup", HINT_DROP},
    {"similarposts", HINT_DROP},
    {"skiplink", HINT_DROP},
    {"sociallinks", HINT_DROP},
    {"socialmedia", HINT_DROP},
    {"socialshar", HINT_DROP},
    {"sronly", HINT_DROP},
    {"storybody", HINT_BODY},
    {"storycontent", HINT_BODY},
    {"storycopy", HINT_BODY},
    {"storytext", HINT_BODY},
    {"subnavi", HINT_WEAK_DROP},
    {"subscri", HINT_DROP},
    {"subscribebox", HINT_DROP},
    {"subscribeform", HINT_DROP},
    {"tagcloud", HINT_DROP},
    {"teaser", HINT_TEASER},
    {"textbody", HINT_BODY},
    {"thecontent", HINT_BODY},
    {"toplink", HINT_DROP},
    {"topnavi", HINT_WEAK_DROP},
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

/* The hints of all parts that a name goes on with. */
static unsigned hints_of_part(const char *name) {
    size_t low = 0, high = sizeof parts / sizeof *parts;
    unsigned hints = 0;
    while (low < high) { /* the first part that begins with this letter */
        size_t middle = (low + high) / 2;
        if (parts[middle].name[0] < name[0])
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < sizeof parts / sizeof *parts && parts[low].name[0] == name[0]; low++)
        if (strncmp(name, parts[low].name, strlen(parts[low].name)) == 0)
            hints |= parts[low].hints;
    return hints;
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
    for (size_t i = 0; i < n; i++)
        hints |= hints_of_part(whole + i);
    return hints;
}

static bool starts_with(const char *name, size_t len, const char *start) {
    size_t n = strlen(start);
    return len >= n && strncasecmp(name, start, n) == 0;
}

/* Whether a name tells of what else is there, or is not: "has-sidebar", "no-comments"; or, on an element that
 * bears all that is known of its article, of its tags: "tag-newsletter", "category-werbung". */
static bool tells_of_others(const char *name, size_t len, bool entry) {
    static const char *const always[] = {"has-",          "no-",
                                         "with-",         "without-",
                                         "not-",          "is-",
                                         "hide-",         "elementor-widget",
                                         "comments-open", "comments-closed",
                                         "comments-off"};
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
