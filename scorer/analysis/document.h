/* What the stages find in one article, as arrays that only grow.
 *
 * Each stage reads the arrays of the stages before it and appends its own. All of it lives in
 * one arena and ends with it. Spans are byte offsets into article->text. */
#ifndef STIMMUNG_ANALYSIS_DOCUMENT_H
#define STIMMUNG_ANALYSIS_DOCUMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "article/article.h"
#include "base/arena.h"
#include "base/span.h"
#include "language/token.h"
#include "market/instrument.h"

#define NO_INDEX UINT32_MAX

enum label { LABEL_NEGATIVE = -1, LABEL_NEUTRAL = 0, LABEL_POSITIVE = 1 };

/* neutral where |score| < 0.05 */
enum label label_of(double score);
const char *label_name(enum label label); /* "negative", "neutral", "positive" */

/* What a text says, counted apart: no evidence, neutral and mixed are three things. */
struct score {
    double score;        /* tone and moves together, in [-1, 1] */
    double tone;         /* the words without price moves, in [-1, 1] */
    double positive;     /* sum of the evidence above zero, >= 0 */
    double negative;     /* sum of the evidence below zero, as a positive number */
    uint32_t n_evidence; /* 0: nothing was found */
};

struct sentence {
    struct span span;
    uint32_t first_token; /* tokens [first_token, end_token) */
    uint32_t end_token;
    enum paragraph_role role;
    uint32_t first_clause; /* clauses [first_clause, end_clause); the same for what follows */
    uint32_t end_clause;
    uint32_t first_mention, end_mention;
    uint32_t first_hit, end_hit;
    uint32_t first_move, end_move;
    uint32_t first_rating, end_rating;
    struct score score;
};

enum mention_via { VIA_NAME, VIA_ALIAS, VIA_ISIN, VIA_WKN, VIA_SYMBOL, VIA_COREFERENCE };
const char *via_name(enum mention_via via); /* "name", "alias", "isin", "wkn", "symbol", "coreference" */

struct mention {
    struct span span;
    uint32_t sentence;
    uint32_t first_token; /* tokens [first_token, end_token); in a hyphen compound the whole word */
    uint32_t end_token;
    const struct instrument *instrument;
    enum mention_via via;
    struct span antecedent; /* of a coreference: the mention it goes back to; else empty */
    float weight;           /* 1, less for a brand or a subsidiary */
    bool head;              /* false where the name only modifies: "SAP-Chef", "VW-Rivale" */
    bool house;             /* the analyst's house, not the one spoken of */
    struct score score;
};

enum direction { DIRECTION_DOWN = -1, DIRECTION_FLAT = 0, DIRECTION_UP = 1 };
enum move_unit {
    UNIT_NONE,
    UNIT_PERCENT,
    UNIT_PERCENTAGE_POINTS,
    UNIT_BASIS_POINTS,
    UNIT_POINTS,
    UNIT_CURRENCY
};
enum move_period {
    PERIOD_DAY,
    PERIOD_WEEK,
    PERIOD_MONTH,
    PERIOD_QUARTER,
    PERIOD_YTD,
    PERIOD_YEAR,
    PERIOD_INTRADAY,
    PERIOD_OTHER
};
enum move_session { SESSION_NONE, SESSION_PRE, SESSION_POST };
enum move_hedge { HEDGE_NONE, HEDGE_ABOUT, HEDGE_ABOVE, HEDGE_BELOW, HEDGE_UP_TO };
enum move_status { MOVE_ASSERTED, MOVE_NEGATED, MOVE_HYPOTHETICAL, MOVE_EXPECTED };
const char *direction_name(enum direction direction); /* "down", "flat", "up" */
const char *period_name(enum move_period period);     /* "day" ... "other" */
const char *session_name(enum move_session session);  /* "pre", "post" or NULL */
const char *hedge_name(enum move_hedge hedge);        /* "about", "above", "below", "up_to" or NULL */
const char *move_status_name(enum move_status status);

/* A move of a price, an index level, a rate or a yield. A number that is not told is NAN. */
struct move {
    struct span span;
    uint32_t sentence;
    const struct instrument *subject;
    const char *subject_name; /* "META", "brent" */
    const char
        *subject_kind; /* "share", "index", "oil", "metal", "currency", "bond", "crypto", "commodity" */
    const char *lemma; /* what says it: "abrutschen", "Plus" */
    enum direction direction;
    double value; /* unsigned */
    enum move_unit unit;
    char currency[4]; /* ISO 4217 of `value`, `from` and `to` where they are money, else "" */
    double points;    /* the same move in index points, where both are told */
    double from;      /* level before */
    double to;        /* level reached */
    enum move_period period;
    enum move_session session;
    enum move_hedge hedge;
    enum move_status status;
    const char *venue; /* where it traded: "Xetra", "Tradegate", "Nasdaq", ...; NULL where not told */
    bool older;        /* a pluperfect or a date says that it lies before the day of the article */
    bool doubtful;     /* a share that moves over 60 percent in a day */
    bool technical;    /* ex dividend */
};

/* The name of a move's unit as the contract has it: "percent", ..., or the currency code; NULL for none. */
const char *move_unit_name(const struct move *move);

struct rating {
    struct span span;
    uint32_t sentence;
    const struct instrument *subject; /* the company that is rated */
    const struct instrument *house;   /* NULL where it is not listed */
    const char *house_name;           /* as the text has it, or NULL */
    const char *from;                 /* rating before, as printed, or NULL */
    const char *to;                   /* rating now, as printed, or NULL */
    const char *action;               /* "raised", "lowered", "confirmed", "started", "target_raised", ... */
    double target_from;               /* price target, NAN where not told */
    double target_to;
    int target_moved; /* 1 raised, -1 lowered, 0 kept or not told */
    char currency[4];
};

struct event {
    struct span span;
    uint32_t sentence;
    const char *class_name; /* "profit_warning", "order_won", ... */
    const struct instrument *subject;
    const char *role; /* of the subject: "bidder", "target", "seller", ..., or NULL where the class tells */
    enum label sign;
};

/* One step that changed a value. */
struct evidence {
    struct span span;
    uint32_t sentence;
    const char *lemma;
    const char *rule;                /* "polarity", "direction.quantity", "move.down", "negation", ... */
    double value;                    /* what it adds; 0 for a rule that only explains */
    const struct instrument *target; /* NULL: the sentence as a whole */
    bool is_move;                    /* belongs to the price channel, not to the tone */
};

struct company_verdict {
    const struct instrument *instrument; /* a company or an index */
    struct score score;
    bool primary;
    double relevance; /* in [0, 1] */
    uint32_t mentions;
    uint32_t sentences;
    uint32_t move; /* index of the move of the day that counts, or NO_INDEX */
    bool divergent;
};

/* "bearish", "somewhat_bearish", "neutral", "somewhat_bullish", "bullish"; cuts at 0.15 and 0.35. */
const char *stance_name(double score);

struct verdict {
    struct score score;
    double coverage; /* share of the counted sentences that hold evidence, in [0, 1] */
};

/* Twelve signs that can only be meant as an ISIN, with a check digit that does not fit: no mention. */
struct bad_isin {
    struct span span;
    uint32_t sentence;
};

struct document {
    const struct article *article;
    struct arena *arena;
    bool names_only; /* nothing takes a name up again: to measure what that is worth */

    struct token_list words; /* tokens of all paragraphs that count */
    uint32_t *clause_of;     /* clause of each token, or NO_INDEX */
    struct sentence *sentences;
    uint32_t n_sentences, cap_sentences;
    struct clause *clauses; /* analysis/clause.h */
    uint32_t n_clauses, cap_clauses;
    struct nominal *nominals; /* analysis/clause.h, in text order within their clause */
    uint32_t n_nominals, cap_nominals;
    struct hit *hits; /* analysis/pattern.h */
    uint32_t n_hits, cap_hits;
    struct mention *mentions; /* in text order */
    uint32_t n_mentions, cap_mentions;
    struct bad_isin *bad_isins; /* in text order */
    uint32_t n_bad_isins, cap_bad_isins;
    struct move *moves; /* in text order */
    uint32_t n_moves, cap_moves;
    struct rating *ratings; /* in the order of their sentences, as are events */
    uint32_t n_ratings, cap_ratings;
    struct event *events;
    uint32_t n_events, cap_events;
    struct evidence *evidence; /* by sentence, then by offset */
    uint32_t n_evidence, cap_evidence;
    struct company_verdict *companies; /* primary first, then by relevance, then by ticker */
    uint32_t n_companies, cap_companies;
    struct verdict verdict;
};

#endif
