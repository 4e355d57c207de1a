#include "store/column.h"

#include <stddef.h>

#define DATE(days) "date(nullif(" days ", -9999999) * 86400, 'unixepoch')"

enum { DAY = 1u << BY_DAY, WEEK = 1u << BY_WEEK, MONTH = 1u << BY_MONTH, TOTAL = 1u << BY_TOTAL };
enum { SUM = DAY | WEEK | MONTH | TOTAL };

static const struct column article_columns[] = {
    {"ticker", "symbol of the primary listing, or short name of the index", COLUMN_TEXT, 12, "i.ticker", 0},
    {"name", "as German news prints it", COLUMN_TEXT, 22, "i.name", 0},
    {"kind", "company or index", COLUMN_TEXT, 0, "i.kind", 0},
    {"mic", "ISO 10383 code of the primary exchange", COLUMN_TEXT, 0, "i.mic", 0},
    {"isin", "ISO 6166", COLUMN_TEXT, 0, "i.isin", 0},
    {"day", "date of the article; null: it has none", COLUMN_TEXT, 10, DATE("t.day"), 0},
    {"score", "tone and moves together, in [-1, 1]", COLUMN_SCORE, 6, "t.score / 1e6", 0},
    {"tone", "the words without price moves, in [-1, 1]", COLUMN_SCORE, 6, "t.tone / 1e6", 0},
    {"label", "negative, neutral (|score| < 0.05) or positive", COLUMN_LABEL, 0, "t.score / 1e6", 0},
    {"stance", "bearish ... bullish, cuts at 0.15 and 0.35", COLUMN_STANCE, 0, "t.score / 1e6", 0},
    {"positive", "sum of the evidence above zero", COLUMN_MASS, 0, "t.positive / 1e6", 0},
    {"negative", "sum of the evidence below zero, as a positive number", COLUMN_MASS, 0, "t.negative / 1e6",
     0},
    {"evidence", "pieces of evidence; 0: nothing was said of it", COLUMN_INTEGER, 0, "t.evidence", 0},
    {"role", "primary: the article is about it; else mention", COLUMN_TEXT, 7,
     "CASE t.is_primary WHEN 1 THEN 'primary' ELSE 'mention' END", 0},
    {"relevance", "how much the article is about it, in [0, 1]", COLUMN_SCORE, 0, "t.relevance / 1e6", 0},
    {"mentions", "mentions in the article", COLUMN_INTEGER, 0, "t.mentions", 0},
    {"sentences", "sentences with a mention", COLUMN_INTEGER, 0, "t.sentences", 0},
    {"move_direction", "down, flat or up: the price move of the day; null: none is told", COLUMN_TEXT, 0,
     "CASE t.move_direction WHEN -1 THEN 'down' WHEN 0 THEN 'flat' WHEN 1 THEN 'up' END", 0},
    {"move_value", "the same as a number without sign; null: none is told", COLUMN_MASS, 0, "t.move_value",
     0},
    {"move_unit", "percent, points, ... or a currency", COLUMN_TEXT, 0, "t.move_unit", 0},
    {"divergent", "tone and move point different ways", COLUMN_BOOL, 0, "t.divergent", 0},
    {"article", "its id as the input gave it, or made of path and place", COLUMN_TEXT, 0, "a.name", 0},
    {"title", "title of the article", COLUMN_TEXT, 40, "a.title", 0},
    {"source", "medium or agency", COLUMN_TEXT, 0, "a.source", 0},
    {"published", "ISO 8601 as the input has it", COLUMN_TEXT, 0, "a.published", 0},
    {"url", "address of the article", COLUMN_TEXT, 0, "a.url", 0},
    {"content_hash", "of title and text, in hexadecimal digits", COLUMN_TEXT, 0, "lower(hex(a.content_hash))",
     0},
    {"engine", "version that scored it", COLUMN_TEXT, 0, "c.engine", 0},
    {"lexicon", "hash of the knowledge that scored it", COLUMN_TEXT, 0, "c.lexicon", 0},
    {"trading_day", "the first one of its exchange at whose close the article was out; null: it has no date",
     COLUMN_TEXT, 0, DATE("t.trading_day"), 0},
    {"position", "1 less half the share of sentences before it is named, in [0.5, 1]", COLUMN_SCORE, 0,
     "t.position / 1e6", 0},
    {"novel", "false: a near copy of an earlier article", COLUMN_BOOL, 0, "t.novel", 0},
    {"novelty", "share of the text that no earlier near copy has, in [0, 1]", COLUMN_SCORE, 0,
     "t.novelty / 1e6", 0},
    {"cluster", "content_hash of the first of its near copies; null: it has none", COLUMN_TEXT, 0,
     "nullif(lower(hex(a.cluster)), '')", 0},
};

static const struct {
    unsigned in; /* the bits of enum query_by whose rows have it */
    struct column column;
} sum_columns[] = {
    {SUM,
     {"ticker", "symbol of the primary listing, or short name of the index", COLUMN_TEXT, 12, NULL,
      FIELD_TICKER}},
    {SUM, {"name", "as German news prints it", COLUMN_TEXT, 22, NULL, FIELD_NAME}},
    {SUM, {"kind", "company or index", COLUMN_TEXT, 0, NULL, FIELD_KIND}},
    {SUM, {"mic", "ISO 10383 code of the primary exchange", COLUMN_TEXT, 0, NULL, FIELD_MIC}},
    {SUM, {"isin", "ISO 6166", COLUMN_TEXT, 0, NULL, FIELD_ISIN}},
    {DAY, {"day", "date of the articles; null: they have none", COLUMN_TEXT, 10, NULL, FIELD_PERIOD}},
    {WEEK, {"week", "its Monday; null: articles without a date", COLUMN_TEXT, 10, NULL, FIELD_PERIOD}},
    {MONTH, {"month", "2025-05; null: articles without a date", COLUMN_TEXT, 7, NULL, FIELD_PERIOD}},
    {TOTAL,
     {"first_day", "day of the first article; null: none has one", COLUMN_TEXT, 0, NULL, FIELD_FIRST_DAY}},
    {TOTAL,
     {"last_day", "day of the last article; null: none has one", COLUMN_TEXT, 0, NULL, FIELD_LAST_DAY}},
    {SUM,
     {"score", "weighted mean of the articles' scores, in [-1, 1]; null: nothing counts", COLUMN_SCORE, 6,
      NULL, FIELD_SCORE}},
    {SUM, {"tone", "the same of the words without price moves", COLUMN_SCORE, 6, NULL, FIELD_TONE}},
    {SUM, {"label", "negative, neutral (|score| < 0.05) or positive", COLUMN_LABEL, 0, NULL, FIELD_SCORE}},
    {SUM, {"stance", "bearish ... bullish, cuts at 0.15 and 0.35", COLUMN_STANCE, 16, NULL, FIELD_SCORE}},
    {SUM, {"positive", "sum of the evidence above zero", COLUMN_MASS, 8, NULL, FIELD_POSITIVE}},
    {SUM,
     {"negative", "sum of the evidence below zero, as a positive number", COLUMN_MASS, 8, NULL,
      FIELD_NEGATIVE}},
    {SUM,
     {"evidence", "pieces of evidence; 0: nothing was said of it", COLUMN_INTEGER, 0, NULL, FIELD_EVIDENCE}},
    {SUM, {"articles", "articles that name it, with near copies", COLUMN_INTEGER, 8, NULL, FIELD_ARTICLES}},
    {SUM,
     {"primary_articles", "articles that are about it", COLUMN_INTEGER, 0, NULL, FIELD_PRIMARY_ARTICLES}},
    {SUM, {"mentions", "mentions in them", COLUMN_INTEGER, 8, NULL, FIELD_MENTIONS}},
    {SUM, {"sentences", "sentences with a mention", COLUMN_INTEGER, 0, NULL, FIELD_SENTENCES}},
    {SUM, {"moves_up", "articles that tell of a rise", COLUMN_INTEGER, 8, NULL, FIELD_MOVES_UP}},
    {SUM, {"moves_down", "articles that tell of a fall", COLUMN_INTEGER, 10, NULL, FIELD_MOVES_DOWN}},
    {SUM,
     {"divergent", "articles whose tone and move point different ways", COLUMN_INTEGER, 0, NULL,
      FIELD_DIVERGENT}},
    {SUM,
     {"novel_articles", "articles that are no near copies of an earlier one", COLUMN_INTEGER, 0, NULL,
      FIELD_NOVEL_ARTICLES}},
    {SUM,
     {"weight", "what the means rest on: the sum of the articles' weights", COLUMN_MASS, 0, NULL,
      FIELD_WEIGHT}},
    {SUM,
     {"score_shrunk", "the score with a prior of two articles, of 1 and of -1, in (-1, 1)", COLUMN_SCORE, 0,
      NULL, FIELD_SHRUNK}},
    {SUM,
     {"dispersion", "weighted standard deviation of the articles' scores, in [0, 1]; null: fewer than two",
      COLUMN_SCORE, 0, NULL, FIELD_DISPERSION}},
    {SUM,
     {"positive_articles", "articles of the label positive", COLUMN_INTEGER, 0, NULL,
      FIELD_POSITIVE_ARTICLES}},
    {SUM,
     {"negative_articles", "articles of the label negative", COLUMN_INTEGER, 0, NULL,
      FIELD_NEGATIVE_ARTICLES}},
    {SUM,
     {"positive_share", "(P + 1) / (P + N + 2) of both, in (0, 1)", COLUMN_SCORE, 0, NULL,
      FIELD_POSITIVE_SHARE}},
    {SUM,
     {"buzz", "articles a day against the 30 days before: 1 as usual; null: none there", COLUMN_MASS, 6, NULL,
      FIELD_BUZZ}},
};

const struct column *query_column(enum query_by by, int place) {
    enum { N_ARTICLE = sizeof article_columns / sizeof article_columns[0] };
    if (by == BY_ARTICLE)
        return place < N_ARTICLE ? &article_columns[place] : NULL;
    for (size_t i = 0; i < sizeof sum_columns / sizeof sum_columns[0]; i++)
        if ((sum_columns[i].in & 1u << by) != 0 && place-- == 0)
            return &sum_columns[i].column;
    return NULL;
}
