#include "store/statement.h"

const char *const STATEMENT_TEXT[N_STATEMENTS] = {
    [STATEMENT_BEGIN] = "BEGIN IMMEDIATE",
    [STATEMENT_COMMIT] = "COMMIT",
    [STATEMENT_ROLLBACK] = "ROLLBACK",
    [FIND_SCORER] = "SELECT id FROM scorer WHERE engine = ? AND lexicon = ?",
    [ADD_SCORER] = "INSERT INTO scorer (engine, lexicon) VALUES (?, ?) RETURNING id",
    [ADD_RUN] = "INSERT INTO run (scorer_id, started, state, detail) "
                "VALUES (?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), 'running', ?) RETURNING id",
    [END_RUN] = "UPDATE run SET finished = strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), state = ?2, scored = ?3, "
                "skipped = ?4, duplicates = ?5, rejected = ?6, bytes = ?7 WHERE id = ?1",
    [FIND_INPUT] = "SELECT id, size, modified, form, scorer_id, articles, rejected FROM input WHERE path = ?",
    [PUT_INPUT] = "INSERT INTO input (path, size, modified, form, scorer_id, articles, rejected) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (path) DO UPDATE SET size = excluded.size, "
                  "modified = excluded.modified, form = excluded.form, scorer_id = excluded.scorer_id, "
                  "articles = excluded.articles, rejected = excluded.rejected RETURNING id",
    [CLEAR_REJECTS] = "DELETE FROM reject WHERE input_id = ?",
    [ADD_REJECT] =
        "INSERT INTO reject (input_id, line, code, message, run_id) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (input_id, line) DO UPDATE SET code = excluded.code, message = excluded.message, "
        "run_id = excluded.run_id",
    [PUT_INSTRUMENT] = "INSERT INTO instrument (ticker, kind, name, mic, isin) VALUES (?, ?, ?, ?, ?) "
                       "ON CONFLICT (ticker, kind) DO UPDATE SET name = excluded.name, "
                       "mic = excluded.mic, isin = excluded.isin RETURNING id",
    [FIND_ARTICLE] = "SELECT id FROM article WHERE content_hash = ?",
    [ADD_ARTICLE] =
        "INSERT INTO article (content_hash, name, title, source, author, published, updated, url, language, "
        "day, bytes, sketch, text, scorer_id, run_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "RETURNING id",
    [UPDATE_ARTICLE] = "UPDATE article SET scorer_id = ?2, text = coalesce(text, ?3) WHERE id = ?1",
    [FIND_SCORE] = "SELECT s.run_id FROM article a JOIN article_score s ON s.article_id = a.id "
                   "WHERE a.content_hash = ? AND s.scorer_id = ?",
    [ADD_SCORE] =
        "INSERT INTO article_score (article_id, scorer_id, run_id, score, tone, positive, negative, "
        "evidence, coverage, sentences) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [ADD_TICKER] =
        "INSERT INTO ticker_score (article_id, scorer_id, instrument_id, day, is_primary, relevance, "
        "score, tone, positive, negative, evidence, mentions, sentences, move_direction, move_value, "
        "move_unit, divergent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
};
