#include "store/aggregate.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "market/trading_day.h"

/* Places in AGGREGATE_COLUMNS. */
enum {
    AT_ID,
    AT_DAY,
    AT_NOVEL,
    AT_NOVELTY,
    AT_RELEVANCE,
    AT_POSITION,
    AT_SCORE,
    AT_TONE,
    AT_POSITIVE,
    AT_NEGATIVE,
    AT_EVIDENCE,
    AT_MENTIONS,
    AT_SENTENCES,
    AT_PRIMARY,
    AT_DIVERGENT,
    AT_DIRECTION,
    AT_TICKER,
    N_NAMES = FIELD_ISIN - FIELD_TICKER + 1,
};

enum {
    RECENT = 64
}; /* days of a ticker whose articles are known: BUZZ_DAYS and a month, as a power of two */

/* The ticker that is being read. */
struct ticker {
    int64_t id;
    char *names[N_NAMES]; /* ticker, name, kind, mic, isin; in `memory` */
    struct arena memory;
    enum exchange exchange;
    struct sums day_sums; /* of `day`, where it is open */
    int64_t day;
    bool day_open;
    struct level level; /* of all days that means take in, faded to level_day */
    int64_t level_day;
    struct {
        int64_t day, articles;
    } recent[RECENT]; /* the day lies at its number modulo RECENT */
};

/* The period that is being summed up; when it is over, the row that is shown. */
struct aggregate {
    struct period period;
    struct sums sums;
    int64_t dated;               /* articles with a date that count */
    int64_t first_day, last_day; /* of articles with a date, or NO_DAY */
    int64_t begins;              /* the first day of it that is of interest */
    int64_t before,
        before_days; /* articles of the thirty days before that day, and how many of them there were */
    struct level level;
    double buzz;
    char texts[3][DAY_SIZE]; /* the period, first and last day */
};

struct aggregates {
    struct store *store;
    sqlite3_stmt *statement;
    const struct query_options *options;
    struct aggregate_days days;
    struct ticker ticker;
    struct aggregate row;
    bool open;    /* the row's period is not over */
    bool waiting; /* the statement stands on an article that is not yet taken in */
    bool over;    /* it has no more */
};

static bool is_before(const struct aggregates *a, int64_t day) {
    return a->options->from != NULL && day < *a->options->from;
}

/* --- a ticker's days --- */

static uint64_t place_of(int64_t day) {
    return (uint64_t)day % RECENT;
}

static void note_recent(struct ticker *ticker, int64_t day, int64_t articles) {
    uint64_t place = place_of(day);
    if (ticker->recent[place].day != day)
        ticker->recent[place].articles = 0;
    ticker->recent[place].day = day;
    ticker->recent[place].articles += articles;
}

static void fade_to(struct ticker *ticker, int64_t day, double half_life) {
    if (half_life > 0 && ticker->level_day != NO_DAY)
        level_fade(&ticker->level, exp2(-(double)(day - ticker->level_day) / half_life));
    ticker->level_day = day;
}

/* The day is over: what was summed up goes where it belongs. */
static void close_day(struct aggregates *a) {
    struct ticker *ticker = &a->ticker;
    if (!ticker->day_open)
        return;
    ticker->day_open = false;
    if (ticker->day != NO_DAY) {
        struct level level = level_of(&ticker->day_sums);
        note_recent(ticker, ticker->day, ticker->day_sums.counted);
        if (!is_before(a, ticker->day) || a->options->by != BY_TOTAL) {
            fade_to(ticker, ticker->day, a->options->half_life);
            level_merge(&ticker->level, &level);
        }
    }
    if (!a->open)
        return;
    sums_merge(&a->row.sums, &ticker->day_sums);
    if (ticker->day == NO_DAY)
        return;
    a->row.dated += ticker->day_sums.counted;
    a->row.last_day = ticker->day;
    if (a->row.first_day == NO_DAY)
        a->row.first_day = ticker->day;
}

/* --- periods --- */

static int64_t later(int64_t a, int64_t b) {
    return a > b ? a : b;
}

/* Articles of the thirty days before the row begins, as far as the store goes back. */
static void look_back(struct aggregates *a) {
    struct aggregate *row = &a->row;
    int64_t last = row->begins - 1, first = later(row->begins - BUZZ_DAYS, a->days.first);
    for (int i = 0; i < RECENT; i++)
        if (a->ticker.recent[i].day >= first && a->ticker.recent[i].day <= last)
            row->before += a->ticker.recent[i].articles;
    if (row->before > 0)
        row->before_days = period_days(a->options->days, a->ticker.exchange, first, last);
}

static void open_period(struct aggregates *a, int64_t day) {
    a->row = (struct aggregate){
        .period = period_of(a->options->by, day), .first_day = NO_DAY, .last_day = NO_DAY, .begins = NO_DAY};
    a->open = true;
    if (day == NO_DAY)
        return;
    a->row.begins = a->options->by == BY_TOTAL ? day : a->row.period.first;
    if (a->options->from != NULL)
        a->row.begins =
            a->options->by == BY_TOTAL ? *a->options->from : later(a->row.begins, *a->options->from);
    look_back(a);
}

static double buzz_of(const struct aggregates *a, int64_t ends) {
    const struct aggregate *row = &a->row;
    if (row->dated == 0 && row->first_day == NO_DAY)
        return NAN;
    if (row->before == 0 || row->before_days == 0)
        return NAN;
    int64_t n_days = period_days(a->options->days, a->ticker.exchange, row->begins, ends);
    double usual = (double)row->before / (double)row->before_days;
    return n_days > 0 ? (double)row->dated / (double)n_days / usual : NAN;
}

static void format_day(char text[DAY_SIZE], int64_t day) {
    text[0] = '\0';
    if (day != NO_DAY)
        day_format(text, day);
}

static void close_period(struct aggregates *a) {
    struct aggregate *row = &a->row;
    close_day(a);
    a->open = false;
    int64_t ends = row->period.last < a->days.as_of ? row->period.last : later(a->days.as_of, row->last_day);
    bool fades = a->options->half_life > 0 && row->first_day != NO_DAY;
    if (fades)
        fade_to(&a->ticker, ends, a->options->half_life);
    row->level = fades ? a->ticker.level : level_of(&row->sums);
    row->buzz = buzz_of(a, ends);
    format_day(row->texts[0], row->period.first == INT64_MIN ? NO_DAY : row->period.first);
    if (a->options->by == BY_MONTH)
        row->texts[0][strlen("2025-05")] = '\0';
    format_day(row->texts[1], row->first_day);
    format_day(row->texts[2], row->last_day);
}

/* --- rows of the statement --- */

static int64_t number_at(const struct aggregates *a, int place) {
    return sqlite3_column_int64(a->statement, place);
}

static struct ticker_article article_at(const struct aggregates *a) {
    bool moved = sqlite3_column_type(a->statement, AT_DIRECTION) != SQLITE_NULL;
    int64_t direction = number_at(a, AT_DIRECTION);
    return (struct ticker_article){
        .day = number_at(a, AT_DAY),
        .novel = number_at(a, AT_NOVEL) != 0,
        .novelty = number_at(a, AT_NOVELTY),
        .relevance = number_at(a, AT_RELEVANCE),
        .position = number_at(a, AT_POSITION),
        .score = number_at(a, AT_SCORE),
        .tone = number_at(a, AT_TONE),
        .positive = number_at(a, AT_POSITIVE),
        .negative = number_at(a, AT_NEGATIVE),
        .evidence = number_at(a, AT_EVIDENCE),
        .mentions = number_at(a, AT_MENTIONS),
        .sentences = number_at(a, AT_SENTENCES),
        .primary = number_at(a, AT_PRIMARY) != 0,
        .divergent = number_at(a, AT_DIVERGENT) != 0,
        .moved_up = moved && direction > 0,
        .moved_down = moved && direction < 0,
    };
}

static enum status start_ticker(struct aggregates *a, struct error *error) {
    struct ticker *ticker = &a->ticker;
    struct arena memory = ticker->memory;
    arena_reset(&memory);
    *ticker = (struct ticker){.id = number_at(a, AT_ID), .memory = memory, .level_day = NO_DAY};
    for (int i = 0; i < RECENT; i++)
        ticker->recent[i].day = NO_DAY;
    for (int i = 0; i < N_NAMES; i++) {
        const char *text = (const char *)sqlite3_column_text(a->statement, AT_TICKER + i);
        if (text == NULL)
            continue;
        ticker->names[i] = arena_copy(&ticker->memory, text, strlen(text));
        if (ticker->names[i] == NULL)
            return error_set(error, STATUS_NOMEM, "%s: out of memory", a->store->path);
    }
    ticker->exchange = exchange_of(ticker->names[FIELD_MIC - FIELD_TICKER]);
    return STATUS_OK;
}

static bool is_wanted(const struct query_options *options, int64_t day) {
    if (day == NO_DAY)
        return options->from == NULL && options->to == NULL;
    return options->to == NULL || day <= *options->to;
}

/* Take in the article that the statement stands on; false where the open row is to be shown first. */
static bool take_article(struct aggregates *a, enum status *status, struct error *error) {
    struct ticker_article article = article_at(a);
    bool other = a->ticker.id != number_at(a, AT_ID);
    if (other && a->open)
        return false;
    if (other) {
        close_day(a);
        *status = start_ticker(a, error);
        if (*status != STATUS_OK)
            return false;
    }
    if (!is_wanted(a->options, article.day))
        return true;
    bool before = is_before(a, article.day);
    bool inside = a->open && article.day >= a->row.period.first && article.day <= a->row.period.last;
    if (a->open && !inside)
        return false;
    if (a->ticker.day_open && a->ticker.day != article.day)
        close_day(a);
    if (!before && !a->open)
        open_period(a, article.day);
    if (!a->ticker.day_open) {
        a->ticker.day_open = true;
        a->ticker.day = article.day;
        a->ticker.day_sums = (struct sums){0};
    }
    sums_add(&a->ticker.day_sums, &article, a->options->copies);
    return true;
}

enum status aggregates_next(struct aggregates *a, bool *found, struct error *error) {
    enum status status = STATUS_OK;
    *found = false;
    while (!a->over) {
        int code = a->waiting ? SQLITE_ROW : sqlite3_step(a->statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            return store_fault(a->store, error);
        a->over = code == SQLITE_DONE; /* a further step would begin anew */
        a->waiting = !a->over && !take_article(a, &status, error);
        if (status != STATUS_OK)
            return status;
        if (a->waiting)
            break;
    }
    if (!a->open)
        return STATUS_OK;
    close_period(a);
    *found = true;
    return STATUS_OK;
}

/* --- what a row shows --- */

static struct value integer(int64_t number) {
    return (struct value){.type = VALUE_INTEGER, .integer = number, .real = (double)number};
}

static struct value real(double number) {
    return (struct value){.type = isnan(number) ? VALUE_NULL : VALUE_REAL, .real = number};
}

static struct value text(const char *bytes) {
    return (struct value){.type = bytes == NULL || bytes[0] == '\0' ? VALUE_NULL : VALUE_TEXT, .text = bytes};
}

struct value aggregates_value(const struct aggregates *a, enum field field) {
    const struct aggregate *row = &a->row;
    const struct sums *sums = &row->sums;
    switch (field) {
    case FIELD_TICKER:
    case FIELD_NAME:
    case FIELD_KIND:
    case FIELD_MIC:
    case FIELD_ISIN:
        return text(a->ticker.names[field - FIELD_TICKER]);
    case FIELD_PERIOD:
    case FIELD_FIRST_DAY:
    case FIELD_LAST_DAY:
        return text(row->texts[field - FIELD_PERIOD]);
    case FIELD_SCORE:
        return real(level_score(&row->level));
    case FIELD_TONE:
        return real(level_tone(&row->level));
    case FIELD_SHRUNK:
        return real(level_shrunk(&row->level));
    case FIELD_DISPERSION:
        return real(level_dispersion(&row->level));
    case FIELD_WEIGHT:
        return real(row->level.weight);
    case FIELD_BUZZ:
        return real(row->buzz);
    case FIELD_POSITIVE:
        return real((double)sums->positive / 1e6);
    case FIELD_NEGATIVE:
        return real((double)sums->negative / 1e6);
    case FIELD_POSITIVE_SHARE:
        return real(((double)sums->n_positive + 1) / ((double)(sums->n_positive + sums->n_negative) + 2));
    case FIELD_EVIDENCE:
        return integer(sums->evidence);
    case FIELD_ARTICLES:
        return integer(sums->articles);
    case FIELD_NOVEL_ARTICLES:
        return integer(sums->novel);
    case FIELD_PRIMARY_ARTICLES:
        return integer(sums->primary);
    case FIELD_POSITIVE_ARTICLES:
        return integer(sums->n_positive);
    case FIELD_NEGATIVE_ARTICLES:
        return integer(sums->n_negative);
    case FIELD_MENTIONS:
        return integer(sums->mentions);
    case FIELD_SENTENCES:
        return integer(sums->sentences);
    case FIELD_MOVES_UP:
        return integer(sums->moves_up);
    case FIELD_MOVES_DOWN:
        return integer(sums->moves_down);
    case FIELD_DIVERGENT:
    default:
        return integer(sums->divergent);
    }
}

enum status aggregates_open(struct aggregates **result, struct store *store, sqlite3_stmt *statement,
                            const struct query_options *options, struct aggregate_days days,
                            struct error *error) {
    struct aggregates *a = memory_alloc(sizeof *a);
    *result = a;
    if (a == NULL) {
        sqlite3_finalize(statement);
        return error_set(error, STATUS_NOMEM, "%s: out of memory", store->path);
    }
    *a = (struct aggregates){.store = store, .statement = statement, .options = options, .days = days};
    return STATUS_OK;
}

void aggregates_close(struct aggregates *a) {
    if (a == NULL)
        return;
    sqlite3_finalize(a->statement);
    arena_free(&a->ticker.memory);
    memory_free(a);
}
