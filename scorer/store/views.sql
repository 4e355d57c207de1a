-- The views of a store, and the triggers that keep what is stored twice. They are made anew whenever a store is
-- brought to another form. All views show the scores that hold now, as real numbers.

-- trading_day(published, mic) is a function of this program: another that writes to a store has to bring it.
CREATE TRIGGER ticker_score_added AFTER INSERT ON ticker_score
WHEN (NEW.day, NEW.trading_day, NEW.holds, NEW.novel, NEW.novelty) IS NOT (
    SELECT coalesce(a.day, -9999999), trading_day(a.published, i.mic), a.scorer_id = NEW.scorer_id,
        a.cluster IS NULL OR a.cluster = a.content_hash, a.novelty
    FROM article a, instrument i WHERE a.id = NEW.article_id AND i.id = NEW.instrument_id)
BEGIN
    UPDATE ticker_score SET (day, trading_day, holds, novel, novelty) = (
        SELECT coalesce(a.day, -9999999), trading_day(a.published, i.mic), a.scorer_id = NEW.scorer_id,
            a.cluster IS NULL OR a.cluster = a.content_hash, a.novelty
        FROM article a, instrument i WHERE a.id = NEW.article_id AND i.id = NEW.instrument_id)
    WHERE article_id = NEW.article_id AND scorer_id = NEW.scorer_id AND instrument_id = NEW.instrument_id;
END;
CREATE TRIGGER article_changed AFTER UPDATE OF scorer_id, cluster, novelty ON article
WHEN (NEW.scorer_id, NEW.cluster, NEW.novelty) IS NOT (OLD.scorer_id, OLD.cluster, OLD.novelty)
BEGIN
    UPDATE ticker_score SET holds = (scorer_id = NEW.scorer_id),
        novel = (NEW.cluster IS NULL OR NEW.cluster = NEW.content_hash), novelty = NEW.novelty
    WHERE article_id = NEW.id;
END;
CREATE TRIGGER article_dated AFTER UPDATE OF day, published ON article
WHEN (NEW.day, NEW.published) IS NOT (OLD.day, OLD.published)
BEGIN
    UPDATE ticker_score SET day = coalesce(NEW.day, -9999999),
        trading_day = trading_day(NEW.published, (SELECT mic FROM instrument WHERE id = instrument_id))
    WHERE article_id = NEW.id;
END;
-- Days whose articles are to be compared for near copies.
CREATE TRIGGER article_added AFTER INSERT ON article WHEN NEW.sketch IS NOT NULL
BEGIN
    INSERT OR IGNORE INTO cluster_due VALUES (coalesce(NEW.day, -9999999));
END;
CREATE TRIGGER article_told_anew AFTER UPDATE OF day, published, sketch ON article
WHEN (NEW.day, NEW.published, NEW.sketch) IS NOT (OLD.day, OLD.published, OLD.sketch)
BEGIN
    INSERT OR IGNORE INTO cluster_due VALUES (coalesce(NEW.day, -9999999)), (coalesce(OLD.day, -9999999));
END;
CREATE TRIGGER instrument_moved AFTER UPDATE OF mic ON instrument WHEN NEW.mic IS NOT OLD.mic
BEGIN
    UPDATE ticker_score
    SET trading_day = trading_day((SELECT published FROM article WHERE id = article_id), NEW.mic)
    WHERE instrument_id = NEW.id;
END;

-- One row an article and ticker: what the sums below, and those of `stimmung export`, are made of.
CREATE VIEW ticker_article AS
SELECT i.ticker, i.name, i.kind, i.mic, i.isin,
    date(t.day * 86400, 'unixepoch') AS day,         -- NULL: the article has no date
    date(t.trading_day * 86400, 'unixepoch') AS trading_day,
    t.score / 1e6 AS score, t.tone / 1e6 AS tone,    -- in [-1, 1]
    t.positive / 1e6 AS positive, t.negative / 1e6 AS negative, t.evidence,
    t.novel * t.relevance * t.position / 1000000 / 1e6 AS weight,
    t.is_primary, t.relevance / 1e6 AS relevance, t.position / 1e6 AS position, t.novel, t.novelty / 1e6 AS novelty,
    t.mentions, t.sentences, t.move_direction, t.move_value, t.move_unit, t.divergent,
    a.name AS article, a.title, a.source, a.published, a.url
FROM instrument i
JOIN ticker_score t ON t.instrument_id = i.id
JOIN article a ON a.id = t.article_id
WHERE t.holds;

-- One row a ticker and day. Articles weigh by relevance and position; near copies of an earlier article count in
-- `articles` alone, and what is a mean is NULL where there is nothing else. README.md has the formulas.
CREATE VIEW ticker_day AS
SELECT i.ticker, i.name, i.kind, i.mic, i.isin,
    date(t.day * 86400, 'unixepoch') AS day,         -- NULL: articles without a date
    1.0 * sum(t.weight * t.score) / nullif(sum(t.weight), 0) / 1e6 AS score, -- in [-1, 1]
    1.0 * sum(t.weight * t.tone) / nullif(sum(t.weight), 0) / 1e6 AS tone, -- in [-1, 1]
    1.0 * sum(t.weight * t.score) / (sum(t.weight) + 2000000) / 1e6 AS score_shrunk,
    max(0, (sum(1.0 * t.weight * t.score * t.score)
            - 1.0 * sum(t.weight * t.score) * sum(t.weight * t.score) / nullif(sum(t.weight), 0))
        / nullif(sum(t.weight), 0) / 1e12) AS variance, -- of the scores: the square of the export's dispersion
    sum(t.weight) / 1e6 AS weight,
    sum(t.novel * t.positive) / 1e6 AS positive,     -- mass of the good evidence
    sum(t.novel * t.negative) / 1e6 AS negative,     -- mass of the bad
    sum(t.novel * t.evidence) AS evidence,           -- 0: nothing was said of it
    count(*) AS articles,                            -- with near copies
    sum(t.novel) AS novel_articles,                  -- without: what all else counts
    sum(t.novel * t.is_primary) AS primary_articles, -- articles that are about it
    sum(t.novel AND t.score >= 50000) AS positive_articles,
    sum(t.novel AND t.score <= -50000) AS negative_articles,
    (sum(t.novel AND t.score >= 50000) + 1.0)
        / (sum(t.novel AND abs(t.score) >= 50000) + 2) AS positive_share,
    sum(t.novel * t.mentions) AS mentions,
    sum(t.novel * t.sentences) AS sentences,
    sum(t.novel AND t.move_direction IS 1) AS moves_up,    -- articles that tell of a rise
    sum(t.novel AND t.move_direction IS -1) AS moves_down, -- articles that tell of a fall
    sum(t.novel * t.divergent) AS divergent                -- articles whose tone and move differ
FROM instrument i
JOIN (SELECT *, novel * relevance * position / 1000000 AS weight FROM ticker_score WHERE holds) t
    ON t.instrument_id = i.id
GROUP BY i.ticker, i.kind, t.day;

-- Of each ticker the last day that has articles; columns as in ticker_day.
CREATE VIEW ticker_latest AS
SELECT i.ticker, i.name, i.kind, i.mic, i.isin,
    date(t.day * 86400, 'unixepoch') AS day,
    1.0 * sum(t.weight * t.score) / nullif(sum(t.weight), 0) / 1e6 AS score,
    1.0 * sum(t.weight * t.tone) / nullif(sum(t.weight), 0) / 1e6 AS tone,
    1.0 * sum(t.weight * t.score) / (sum(t.weight) + 2000000) / 1e6 AS score_shrunk,
    max(0, (sum(1.0 * t.weight * t.score * t.score)
            - 1.0 * sum(t.weight * t.score) * sum(t.weight * t.score) / nullif(sum(t.weight), 0))
        / nullif(sum(t.weight), 0) / 1e12) AS variance, -- of the scores: the square of the export's dispersion
    sum(t.weight) / 1e6 AS weight,
    sum(t.novel * t.positive) / 1e6 AS positive,     -- mass of the good evidence
    sum(t.novel * t.negative) / 1e6 AS negative,     -- mass of the bad
    sum(t.novel * t.evidence) AS evidence,           -- 0: nothing was said of it
    count(*) AS articles,                            -- with near copies
    sum(t.novel) AS novel_articles,                  -- without: what all else counts
    sum(t.novel * t.is_primary) AS primary_articles, -- articles that are about it
    sum(t.novel AND t.score >= 50000) AS positive_articles,
    sum(t.novel AND t.score <= -50000) AS negative_articles,
    (sum(t.novel AND t.score >= 50000) + 1.0)
        / (sum(t.novel AND abs(t.score) >= 50000) + 2) AS positive_share,
    sum(t.novel * t.mentions) AS mentions,
    sum(t.novel * t.sentences) AS sentences,
    sum(t.novel AND t.move_direction IS 1) AS moves_up,    -- articles that tell of a rise
    sum(t.novel AND t.move_direction IS -1) AS moves_down, -- articles that tell of a fall
    sum(t.novel * t.divergent) AS divergent                -- articles whose tone and move differ
FROM instrument i
JOIN (SELECT *, novel * relevance * position / 1000000 AS weight FROM ticker_score WHERE holds) t
    ON t.instrument_id = i.id AND t.day = (
        SELECT l.day FROM ticker_score l WHERE l.instrument_id = i.id AND l.holds ORDER BY l.day DESC LIMIT 1)
GROUP BY i.ticker, i.kind;

-- How much is told of a ticker on a day, against the mean of the thirty days before (as many as there are, where the
-- store begins later): 1 as usual, NULL where there was nothing.
CREATE VIEW ticker_buzz AS
SELECT i.ticker, i.name, i.kind,
    date(t.day * 86400, 'unixepoch') AS day,
    sum(t.novel) AS novel_articles,
    1.0 * sum(t.novel) * min(30, t.day - (SELECT min(day) FROM article WHERE day IS NOT NULL))
        / nullif(sum(sum(t.novel)) OVER (PARTITION BY i.ticker, i.kind ORDER BY t.day
                                         RANGE BETWEEN 30 PRECEDING AND 1 PRECEDING), 0) AS buzz
FROM instrument i
JOIN ticker_score t ON t.instrument_id = i.id
WHERE t.holds AND t.day > -9999999
GROUP BY i.ticker, i.kind, t.day;

-- One row a mention: the sentence that speaks of a ticker, and where it stands.
CREATE VIEW ticker_evidence AS
SELECT i.ticker, i.name, i.kind,
    date(a.day * 86400, 'unixepoch') AS day,
    m.score / 1e6 AS score,         -- what the sentence says of the ticker
    s.score / 1e6 AS sentence_score,
    s.text, s.role, m.via,
    a.title, a.source, a.published, a.url, a.name AS article,
    m.start_byte, m.end_byte,       -- the mention, in the article's text
    c.engine, c.lexicon
FROM mention m
JOIN article a ON a.id = m.article_id AND a.scorer_id = m.scorer_id
JOIN sentence s ON s.article_id = m.article_id AND s.scorer_id = m.scorer_id AND s.place = m.sentence
JOIN instrument i ON i.id = m.instrument_id
JOIN scorer c ON c.id = m.scorer_id;
