/* stimmung: what German market news says of listed companies and indices.
 *
 * This header is the whole interface of libstimmung; what is not here is no published interface.
 *
 *     stimmung_engine *engine;
 *     stimmung_result *result;
 *     struct stimmung_company company;
 *     stimmung_error error;
 *     if (stimmung_engine_new(&engine, &error) != STIMMUNG_OK)
 *         return fail(error.message);
 *     if (stimmung_result_new(&result, &error) == STIMMUNG_OK &&
 *         stimmung_score_text(engine, result, text, strlen(text), &error) == STIMMUNG_OK)
 *         for (size_t i = 0; stimmung_company_at(result, i, &company) == STIMMUNG_OK; i++)
 *             printf("%s %+.2f\n", company.ticker, company.score.score);
 *
 * tests/api/example.c is a whole program.
 *
 * Texts are UTF-8. `start` and `end` are byte offsets, half open, into the text that was scored, which is the
 * `text` of struct stimmung_article. `n_` counts, `len` is bytes. A number that the text does not tell is
 * NAN, a string that is not known is NULL. Names that stand for themselves ("percent", "coreference") are
 * those of the JSON that the program `stimmung` prints; more may come, none is renamed.
 *
 * Status: 0 is success everywhere. A call that fails leaves its results as they were, and tells why in
 * *error; a result that was to be filled is empty then.
 *
 * Threads: one engine serves any number of threads. A result, a reader or a store is used by one thread at a
 * time. The library keeps no state of its own, needs no set-up, and never writes to standard output or
 * standard error, calls exit, or reads the locale.
 *
 * Version 0: the structs may get further members and the enums further values with a new major version of the
 * shared library. */
#ifndef STIMMUNG_H
#define STIMMUNG_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#if defined(__GNUC__)
#define STIMMUNG_API __attribute__((visibility("default")))
#else
#define STIMMUNG_API
#endif

enum stimmung_status {
    STIMMUNG_OK = 0,
    STIMMUNG_NOMEM = 1,    /* memory ran out */
    STIMMUNG_IO = 2,       /* a file could not be read or written */
    STIMMUNG_INVALID = 3,  /* the input is not what it should be */
    STIMMUNG_USAGE = 4,    /* the arguments do not fit: an index past the end, a length above the limit */
    STIMMUNG_INTERNAL = 5, /* a fault of the library */
    STIMMUNG_REJECTED =
        6,            /* an article is not German, or could not be read; of a reader, those behind it can */
    STIMMUNG_END = 7, /* of a reader: no article is left */
};

/* The caller's. A call that fails fills it; it may be NULL wherever it is asked for. */
typedef struct stimmung_error {
    int status;        /* enum stimmung_status, as returned */
    char message[512]; /* for people, with the place: "news.jsonl:12: no JSON: ..." */
} stimmung_error;

/* The version of the library: "0.1.0". A string that lives as long as the program. */
STIMMUNG_API const char *stimmung_version(void);

/* --- the engine: the German and market knowledge --- */

typedef struct stimmung_engine stimmung_engine;

/* Make an engine with the knowledge that was built into the library; reads no file. Costs about a millisecond
 * and is made once. On success *engine is to be freed by stimmung_engine_free. STIMMUNG_NOMEM. */
STIMMUNG_API int stimmung_engine_new(stimmung_engine **engine, stimmung_error *error);

/* What a user adds to that knowledge; NULL: nothing. */
struct stimmung_options {
    const char *lexicons;  /* a folder of words over the lexicon, see `stimmung help lexicon` */
    const char *companies; /* a file of own companies, see `stimmung help companies` */
};

/* The same with a user's own knowledge, which takes a fraction of a second. STIMMUNG_INVALID where something
 * in it is wrong: error->message names file and line; STIMMUNG_IO, STIMMUNG_NOMEM. */
STIMMUNG_API int stimmung_engine_load(const struct stimmung_options *options, stimmung_engine **engine,
                                      stimmung_error *error);

/* NULL is fine. No result, reader or store of this engine may be used any more, only freed. */
STIMMUNG_API void stimmung_engine_free(stimmung_engine *engine);

/* The hash of the knowledge in hexadecimal digits: two engines with equal version and hash give equal scores.
 * Lives as long as the engine. */
STIMMUNG_API const char *stimmung_engine_lexicon(const stimmung_engine *engine);

/* --- scoring --- */

/* What was found in one article. It is used again for the next one, which saves allocations; every pointer
 * that was got out of it ends with the next article, or with the result. */
typedef struct stimmung_result stimmung_result;

/* An empty result, to be freed by stimmung_result_free. STIMMUNG_NOMEM. */
STIMMUNG_API int stimmung_result_new(stimmung_result **result, stimmung_error *error);
STIMMUNG_API void stimmung_result_free(stimmung_result *result); /* NULL is fine */

/* Whether articles that are not German are scored into this result too (1), or rejected (0, as it is made). A
 * text of a sentence or two is too short to tell, and counts as German. */
STIMMUNG_API void stimmung_result_any_language(stimmung_result *result, int any_language);

/* Score one article: plain text, or a scraped page as text, whose title, dateline and source are looked for
 * and whose teasers and menus are passed over. `text` need not end with a NUL, is copied, and is 1 GiB at
 * most. STIMMUNG_INVALID where it is no valid UTF-8, STIMMUNG_USAGE where it is too long, STIMMUNG_REJECTED
 * where it is not German, STIMMUNG_NOMEM; the result is empty then. */
STIMMUNG_API int stimmung_score_text(const stimmung_engine *engine, stimmung_result *result, const char *text,
                                     size_t len, stimmung_error *error);

/* The same for one JSON object with "text" and, if it likes, "id", "title", "published", "updated",
 * "source", "url", "author", "language"; what they tell goes before what the text tells. STIMMUNG_INVALID
 * where it is no such object, STIMMUNG_REJECTED where its text is not German. */
STIMMUNG_API int stimmung_score_json(const stimmung_engine *engine, stimmung_result *result, const char *json,
                                     size_t len, stimmung_error *error);

/* --- reading files --- */

enum stimmung_form {
    STIMMUNG_FORM_AUTO = 0,  /* by name and content */
    STIMMUNG_FORM_TEXT = 1,  /* one article */
    STIMMUNG_FORM_HTML = 2,  /* one article: an HTML page */
    STIMMUNG_FORM_FEED = 3,  /* RSS, Atom, NewsML-G2 or NITF: each item an article */
    STIMMUNG_FORM_JSON = 4,  /* one object, or an array of them */
    STIMMUNG_FORM_JSONL = 5, /* one object a line */
    STIMMUNG_FORM_WARC = 6   /* a web crawl: its German HTML pages */
};

typedef struct stimmung_reader stimmung_reader;

/* Open a file, "-" for standard input, to score its articles one by one. A file that can't be opened is told
 * by the first stimmung_reader_next. The engine must outlive the reader, which is to be closed.
 * STIMMUNG_NOMEM. */
STIMMUNG_API int stimmung_reader_open(const stimmung_engine *engine, const char *path,
                                      enum stimmung_form form, stimmung_reader **reader,
                                      stimmung_error *error);

/* Read and score the next article. STIMMUNG_END behind the last. STIMMUNG_REJECTED where an article, or the
 * file as a whole, could not be read: error->message names file and line, and the next call goes on behind
 * it. STIMMUNG_NOMEM. */
STIMMUNG_API int stimmung_reader_next(stimmung_reader *reader, stimmung_result *result,
                                      stimmung_error *error);
STIMMUNG_API void stimmung_reader_close(stimmung_reader *reader); /* NULL is fine */

/* --- what was found --- */

enum stimmung_label { STIMMUNG_NEGATIVE = -1, STIMMUNG_NEUTRAL = 0, STIMMUNG_POSITIVE = 1 };

/* Neutral, mixed and "nothing was said" are three things: look at the masses and at n_evidence. */
struct stimmung_score {
    double score;        /* tone and price moves together, in [-1, 1] */
    double tone;         /* the words without price moves, in [-1, 1] */
    double positive;     /* mass of the good evidence, >= 0 */
    double negative;     /* mass of the bad evidence, >= 0 */
    uint32_t n_evidence; /* 0: nothing was found */
    int label;           /* enum stimmung_label: neutral where |score| < 0.05 */
};

struct stimmung_article {
    const char *id; /* as the input tells it, else made of path and place, or "-" */
    const char *title, *source, *author, *url; /* NULL where not known */
    const char *language;  /* as the input tells it, else as the words tell it: "de"; NULL */
    const char *published; /* ISO 8601: "2025-05-18T14:00:00+02:00", or a date alone; NULL */
    const char *updated;   /* the same of the last change */
    const char *text;      /* what all offsets count in; a NUL stands behind it */
    size_t text_len;
    struct stimmung_score score; /* of the article as a whole */
    double coverage;             /* share of its sentences that hold evidence, in [0, 1] */
};

/* A listed company or an index that the article speaks of; the one it is about first, then by relevance. */
struct stimmung_company {
    const char *ticker; /* symbol of the primary listing: "SAP", "VOW3", "DAX"; unique among its kind */
    const char *mic;    /* ISO 10383, NULL of an index */
    const char *isin;   /* or NULL */
    const char *name;
    const char *kind; /* "company", "index" */
    int primary;      /* 1: the article is about it */
    double relevance; /* in [0, 1] */
    struct stimmung_score score;
    const char *stance; /* "bearish", "somewhat_bearish", "neutral", "somewhat_bullish", "bullish" */
    uint32_t n_mentions, n_sentences;
    size_t move;   /* the move of the day that counts: its index; SIZE_MAX: none is told */
    int divergent; /* 1: tone and price move point different ways */
};

struct stimmung_sentence {
    uint32_t start, end;
    const char *role; /* "title", "lead", "body" */
    struct stimmung_score score;
};

/* A place that names a company or an index, or takes it up again. */
struct stimmung_mention {
    uint32_t start, end;
    size_t sentence; /* its index */
    const char *ticker;
    const char *kind; /* "company", "index", "other" (oil, metals, currencies, bonds: these have no score) */
    const char *via;  /* "name", "alias", "isin", "wkn", "symbol", "coreference" */
    /* Of a coreference: the place that it takes up; both 0 where the word itself tells, and of all others. */
    uint32_t antecedent_start, antecedent_end;
    struct stimmung_score score; /* what the sentence says of it */
};

/* What a price, an index, a rate or a yield did. */
struct stimmung_move {
    uint32_t start, end;
    size_t sentence;
    const char *subject; /* ticker of what moves: "META", "DAX", "brent" */
    const char *kind;    /* "share", "index", "oil", "metal", "currency", "bond", "crypto", "commodity" */
    const char *lemma;   /* the word that says it: "abrutschen" */
    int direction;       /* -1 down, 0 flat, 1 up */
    double value;        /* unsigned */
    const char *unit; /* "percent", "points", "percentage_points", "basis_points" or an ISO 4217 code; NULL */
    double points;    /* the same move in index points, where both are told */
    double from, to;  /* levels before and after */
    const char *currency; /* ISO 4217 of value and levels where they are money, or NULL */
    const char *period;   /* "day", "week", "month", "quarter", "ytd", "year", "intraday", "other" */
    const char *session;  /* "pre", "post", or NULL */
    const char *hedge;    /* "about", "above", "below", "up_to", or NULL */
    const char *status;   /* "asserted", "negated", "hypothetical", "expected" */
    const char *venue;    /* where it traded: "Xetra", "Tradegate", "Nasdaq", ..., or NULL */
    int older;            /* 1: it lies before the day that the article tells of */
    int doubtful;         /* 1: a share that moves over 60 percent in a day */
    int technical;        /* 1: only the dividend goes off */
};

struct stimmung_rating {
    uint32_t start, end;
    size_t sentence;
    const char *subject;           /* ticker of the company that is rated, or NULL */
    const char *house;             /* the analyst's house as the text has it, or NULL */
    const char *house_ticker;      /* where it is listed */
    const char *action;            /* "raised", "lowered", "confirmed", "started", "target_raised", ... */
    const char *from, *to;         /* ratings as printed, or NULL */
    double target_from, target_to; /* price targets */
    const char *currency;          /* ISO 4217 of the targets, or NULL */
};

struct stimmung_event {
    uint32_t start, end;
    size_t sentence;
    const char *subject; /* ticker, or NULL */
    const char *kind;    /* "profit_warning", "order_won", ... */
    const char *role;    /* of the subject: "bidder", "target", "seller", ..., or NULL */
    int sign;            /* enum stimmung_label: bad, neutral or good for the subject */
};

/* One step of the scoring. The values of a target's evidence in a sentence add up to its raw score there. */
struct stimmung_evidence {
    uint32_t start, end;
    size_t sentence;
    const char *lemma; /* or NULL */
    const char *rule;  /* "polarity", "direction.quantity", "move.down", "negation", ... */
    double value;
    const char *target; /* ticker, or NULL: the sentence as a whole */
};

enum stimmung_item {
    STIMMUNG_COMPANIES,
    STIMMUNG_SENTENCES, /* those that count: title, lead and body, in text order; so are all that follow */
    STIMMUNG_MENTIONS,
    STIMMUNG_MOVES,
    STIMMUNG_RATINGS,
    STIMMUNG_EVENTS,
    STIMMUNG_EVIDENCE
};

/* How many of them there are; 0 of an empty result. */
STIMMUNG_API size_t stimmung_count(const stimmung_result *result, enum stimmung_item item);

/* Fill *article. STIMMUNG_USAGE where the result is empty. */
STIMMUNG_API int stimmung_article_of(const stimmung_result *result, struct stimmung_article *article);

/* Fill the caller's struct with item `index`. STIMMUNG_USAGE, and nothing changed, where there is no such. */
STIMMUNG_API int stimmung_company_at(const stimmung_result *result, size_t index,
                                     struct stimmung_company *company);
STIMMUNG_API int stimmung_sentence_at(const stimmung_result *result, size_t index,
                                      struct stimmung_sentence *sentence);
STIMMUNG_API int stimmung_mention_at(const stimmung_result *result, size_t index,
                                     struct stimmung_mention *mention);
STIMMUNG_API int stimmung_move_at(const stimmung_result *result, size_t index, struct stimmung_move *move);
STIMMUNG_API int stimmung_rating_at(const stimmung_result *result, size_t index,
                                    struct stimmung_rating *rating);
STIMMUNG_API int stimmung_event_at(const stimmung_result *result, size_t index, struct stimmung_event *event);
STIMMUNG_API int stimmung_evidence_at(const stimmung_result *result, size_t index,
                                      struct stimmung_evidence *evidence);

/* Flags for stimmung_json; 0 is one line with the sentences. */
enum {
    STIMMUNG_JSON_PRETTY = 1,    /* indented over many lines */
    STIMMUNG_JSON_EXPLAIN = 2,   /* with the evidence */
    STIMMUNG_JSON_WITH_TEXT = 4, /* with the text */
    STIMMUNG_JSON_SUMMARY = 8    /* without the sentences */
};

/* The result as the JSON object that `stimmung score` prints, schema "stimmung.article/1". *json gets `*len`
 * bytes and a NUL behind them; they are the result's, until the next call of this function or the next
 * article. `len` may be NULL. STIMMUNG_USAGE where the result is empty, STIMMUNG_NOMEM. */
STIMMUNG_API int stimmung_json(stimmung_result *result, unsigned flags, const char **json, size_t *len,
                               stimmung_error *error);

/* --- the store --- */

/* An SQLite file that keeps results; its tables and views are described in the README. */
typedef struct stimmung_store stimmung_store;

/* Open a store for writing, made where it is not there. One writer at a time: STIMMUNG_IO where another holds
 * it or the file can't be opened, STIMMUNG_INVALID where it is no store, STIMMUNG_NOMEM. The engine must
 * outlive it. */
STIMMUNG_API int stimmung_store_open(const stimmung_engine *engine, const char *path, stimmung_store **store,
                                     stimmung_error *error);

/* Store a result of the store's engine. *stored (may be NULL) is 0 where the same article was there already.
 * STIMMUNG_USAGE where the result is empty, STIMMUNG_IO, STIMMUNG_NOMEM. After a failure the store can only
 * be closed; what was committed before stays: every 1,000 articles, or 16 MiB of text. */
STIMMUNG_API int stimmung_store_put(stimmung_store *store, const stimmung_result *result, int *stored,
                                    stimmung_error *error);

/* Commit what was put and close. The store is freed whatever is returned. STIMMUNG_IO where the last of it
 * could not be written. NULL is fine. */
STIMMUNG_API int stimmung_store_close(stimmung_store *store, stimmung_error *error);

#ifdef __cplusplus
}
#endif

#endif
