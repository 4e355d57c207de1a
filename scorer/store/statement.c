#include "store/statement.h"

/* What is told of an article, in the order that row_description binds it, and that its copies have: the
 * smallest describes it. A blob sorts behind all else, as what is not known shall. merge_articles.sql has the
 * same. */
#define COPY_COLUMNS "day, published, source, url, name, language, author, updated, sketch"
#define COPY_FOUND                                                                                           \
    "(coalesce(a.day, x''), coalesce(a.published, x''), coalesce(a.source, x''), coalesce(a.url, x''), "     \
    "a.name, coalesce(a.language, x''), coalesce(a.author, x''), coalesce(a.updated, x''), "                 \
    "coalesce(a.sketch, x''))"
#define COPY_BOUND                                                                                           \
    "(coalesce(?3, x''), coalesce(?4, x''), coalesce(?5, x''), coalesce(?6, x''), ?7, coalesce(?8, x''), "   \
    "coalesce(?9, x''), coalesce(?10, x''), coalesce(?11, x''))"

const char *const STATEMENT_TEXT[N_STATEMENTS] = {
    [STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
    [STATEMENT_COMMIT] = "COMMIT",
    [STATEMENT_ROLLBACK] = "ROLLBACK",
    [FIND_SCORER] = "SELECT id FROM scorer WHERE engine = ? AND lexicon = ?",
    [ADD_SCORER] = "INSERT INTO scorer (engine, lexicon) VALUES (?, ?) RETURNING id",
    [COUNT_LATER_SCORERS] =
        "SELECT count(*) FROM scorer a JOIN scorer b ON b.used >= a.used AND b.id <> a.id "
        "WHERE a.id = ? AND a.used > 0",
    /* later than every other, whatever the clock says */
    [USE_SCORER] =
        "UPDATE scorer SET used = max(used, CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER), "
        "coalesce((SELECT max(used) + 1 FROM scorer WHERE id <> ?1), 0)) WHERE id = ?1",
    [ADD_RUN] = "INSERT INTO run (key, scorer_id, started, state, detail, part, parts) VALUES "
                "(randomblob(16), ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'running', ?, ?, ?) RETURNING id",
    [END_RUN] = "UPDATE run SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), state = ?2, scored = ?3, "
                "skipped = ?4, duplicates = ?5, rejected = ?6, bytes = ?7 WHERE id = ?1",
    [FIND_INPUT] =
        "SELECT articles, rejected FROM input WHERE path = ?1 AND ((part = ?2 AND parts = ?3) OR parts = 1) "
        "AND size = ?4 AND modified = ?5 AND form = ?6 AND scorer_id = ?7 ORDER BY parts DESC",
    [PUT_INPUT] =
        "INSERT INTO input (path, part, parts, size, modified, form, scorer_id, articles, rejected, read) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, (SELECT used FROM scorer WHERE id = ?7)) "
        "ON CONFLICT (path, part, parts) DO UPDATE SET size = excluded.size, modified = excluded.modified, "
        "form = excluded.form, scorer_id = excluded.scorer_id, articles = excluded.articles, "
        "rejected = excluded.rejected, read = excluded.read RETURNING id",
    [CLEAR_REJECTS] = "DELETE FROM reject WHERE input_id IN "
                      "(SELECT id FROM input WHERE path = ?1 AND (parts <> ?3 OR part = ?2))",
    [CLEAR_INPUTS] = "DELETE FROM input WHERE path = ?1 AND parts <> ?3",
    [ADD_REJECT] =
        "INSERT INTO reject (input_id, member, line, code, message, run_id) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (input_id, member, line) DO UPDATE SET code = excluded.code, message = "
        "excluded.message, "
        "run_id = excluded.run_id",
    [PUT_INSTRUMENT] = "INSERT INTO instrument (ticker, kind, name, mic, isin) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (ticker, kind) DO UPDATE SET name = excluded.name, "
                       "mic = excluded.mic, isin = excluded.isin RETURNING id",
    [PUT_INSTRUMENT_NAME] =
        "INSERT INTO instrument_name (instrument_id, scorer_id, name, mic, isin) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (instrument_id, scorer_id) DO UPDATE SET name = excluded.name, mic = excluded.mic, "
        "isin = excluded.isin",
    [ADD_ARTICLE] =
        "INSERT INTO article (content_hash, " COPY_COLUMNS ", title, bytes, text, scorer_id, run_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
    [UPDATE_ARTICLE] = "UPDATE article SET scorer_id = ?2, text = coalesce(text, ?3) WHERE id = ?1",
    [DESCRIBE_ARTICLE] = "UPDATE article SET (" COPY_COLUMNS ") = (?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE id = ?",
    [FIND_COPY] =
        "SELECT a.id, s.run_id, s.variant, " COPY_FOUND " > " COPY_BOUND ", a.day FROM article a "
        "LEFT JOIN article_score s ON s.article_id = a.id AND s.scorer_id = ?2 WHERE a.content_hash = ?1",
    [CLEAR_EVIDENCE] = "DELETE FROM evidence WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_EVENTS] = "DELETE FROM event WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_RATINGS] = "DELETE FROM rating WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_MOVES] = "DELETE FROM move WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_MENTIONS] = "DELETE FROM mention WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_SENTENCES] = "DELETE FROM sentence WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_TICKERS] = "DELETE FROM ticker_score WHERE article_id = ? AND scorer_id = ?",
    [CLEAR_SCORE] = "DELETE FROM article_score WHERE article_id = ? AND scorer_id = ?",
    [ADD_SCORE] =
        "INSERT INTO article_score (article_id, scorer_id, run_id, score, tone, positive, negative, "
        "evidence, coverage, sentences, variant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_TICKER] =
        "INSERT INTO ticker_score (instrument_id, day, article_id, scorer_id, trading_day, holds, novel, "
        "novelty, is_primary, relevance, position, score, tone, positive, negative, evidence, mentions, "
        "sentences, move_direction, move_value, move_unit, divergent) SELECT ?3, coalesce(a.day, -9999999), "
        "?1, ?2, trading_day(a.published, (SELECT mic FROM instrument WHERE id = ?3)), a.scorer_id = ?2, "
        "a.cluster IS NULL OR a.cluster = a.content_hash, a.novelty, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, "
        "?13, ?14, ?15, ?16, ?17 FROM article a WHERE a.id = ?1",
    [ADD_SENTENCE] = "INSERT INTO sentence (article_id, scorer_id, place, role, start_byte, end_byte, text, "
                     "score, tone, positive, negative) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_MENTION] = "INSERT INTO mention (article_id, scorer_id, place, sentence, instrument_id, start_byte, "
                    "end_byte, via, score) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_MOVE] =
        "INSERT INTO move (article_id, scorer_id, place, sentence, instrument_id, start_byte, end_byte, "
        "kind, direction, value, unit, currency, points, level_from, level_to, period, session, hedge, "
        "status, lemma, venue, older, doubtful, technical) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_RATING] =
        "INSERT INTO rating (article_id, scorer_id, place, sentence, instrument_id, start_byte, "
        "end_byte, house, house_id, action, rating_from, rating_to, target_from, target_to, currency) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_EVENT] = "INSERT INTO event (article_id, scorer_id, place, sentence, instrument_id, start_byte, "
                  "end_byte, class, sign, role) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_EVIDENCE] =
        "INSERT INTO evidence (article_id, scorer_id, place, sentence, instrument_id, start_byte, "
        "end_byte, rule, lemma, value, is_move) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [DAY_SKETCHES] = "SELECT id, content_hash, sketch, cluster, novelty FROM article "
                     "WHERE day = ? AND sketch IS NOT NULL ORDER BY published, content_hash",
    [UNDATED_SKETCHES] = "SELECT id, content_hash, sketch, cluster, novelty FROM article "
                         "WHERE day IS NULL AND sketch IS NOT NULL ORDER BY content_hash",
    [SET_CLUSTER] = "UPDATE article SET cluster = ?2, novelty = ?3 WHERE id = ?1",
    [NEXT_DUE] = "SELECT min(day) FROM cluster_due",
    [CLEAR_DUE] = "DELETE FROM cluster_due WHERE day = ?",
};
