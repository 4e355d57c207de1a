-- A store as form 2 had it, with an article: what the present program finds in the files of its users.
PRAGMA application_id = 1398032717;
CREATE TABLE scorer (
    id INTEGER PRIMARY KEY,
    engine TEXT NOT NULL,
    lexicon TEXT NOT NULL,
    UNIQUE (engine, lexicon)
) STRICT;
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    started TEXT NOT NULL,
    finished TEXT,
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed')),
    detail TEXT NOT NULL CHECK (detail IN ('scores', 'evidence', 'full')),
    scored INTEGER NOT NULL DEFAULT 0,
    skipped INTEGER NOT NULL DEFAULT 0,
    duplicates INTEGER NOT NULL DEFAULT 0,
    rejected INTEGER NOT NULL DEFAULT 0,
    bytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE input (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,
    size INTEGER NOT NULL,
    modified INTEGER NOT NULL,
    form TEXT NOT NULL,
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    articles INTEGER NOT NULL,
    rejected INTEGER NOT NULL
) STRICT;
CREATE TABLE reject (
    input_id INTEGER NOT NULL REFERENCES input,
    line INTEGER NOT NULL,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    run_id INTEGER NOT NULL REFERENCES run,
    PRIMARY KEY (input_id, line)
) STRICT, WITHOUT ROWID;
CREATE TABLE instrument (
    id INTEGER PRIMARY KEY,
    ticker TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('company', 'index', 'other')),
    name TEXT NOT NULL,
    mic TEXT,
    isin TEXT,
    UNIQUE (ticker, kind)
) STRICT;
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    content_hash BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 16),
    name TEXT NOT NULL,
    title TEXT,
    source TEXT,
    published TEXT,
    url TEXT,
    language TEXT,
    day INTEGER,
    bytes INTEGER NOT NULL,
    text TEXT,
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    run_id INTEGER NOT NULL REFERENCES run
) STRICT;
CREATE INDEX article_by_day ON article (day);
CREATE TABLE article_score (
    article_id INTEGER NOT NULL REFERENCES article,
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    run_id INTEGER NOT NULL REFERENCES run,
    score INTEGER NOT NULL,
    tone INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    coverage INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE ticker_score (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    instrument_id INTEGER NOT NULL REFERENCES instrument,
    day INTEGER,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    relevance INTEGER NOT NULL,
    score INTEGER NOT NULL,
    tone INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    sentences INTEGER NOT NULL,
    move_direction INTEGER CHECK (move_direction IN (-1, 0, 1)),
    move_value REAL,
    move_unit TEXT,
    divergent INTEGER NOT NULL CHECK (divergent IN (0, 1)),
    PRIMARY KEY (article_id, scorer_id, instrument_id),
    FOREIGN KEY (article_id, scorer_id) REFERENCES article_score
) STRICT, WITHOUT ROWID;
CREATE INDEX ticker_score_by_day ON ticker_score (instrument_id, day);
CREATE TABLE sentence (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    role TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    text TEXT NOT NULL,
    score INTEGER NOT NULL,
    tone INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id) REFERENCES article_score
) STRICT, WITHOUT ROWID;
CREATE TABLE mention (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER NOT NULL REFERENCES instrument,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    via TEXT NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_instrument ON mention (instrument_id);
CREATE TABLE move (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER NOT NULL REFERENCES instrument,
    kind TEXT NOT NULL,
    direction INTEGER NOT NULL CHECK (direction IN (-1, 0, 1)),
    value REAL,
    unit TEXT,
    currency TEXT,
    points REAL,
    level_from REAL,
    level_to REAL,
    period TEXT NOT NULL,
    session TEXT,
    hedge TEXT,
    status TEXT NOT NULL,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    lemma TEXT,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
CREATE TABLE rating (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER REFERENCES instrument,
    house TEXT,
    house_id INTEGER REFERENCES instrument,
    action TEXT,
    rating_from TEXT,
    rating_to TEXT,
    target_from REAL,
    target_to REAL,
    currency TEXT,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER REFERENCES instrument,
    class TEXT NOT NULL,
    sign INTEGER NOT NULL CHECK (sign IN (-1, 0, 1)),
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER REFERENCES instrument,
    rule TEXT NOT NULL,
    lemma TEXT,
    value INTEGER NOT NULL,
    is_move INTEGER NOT NULL CHECK (is_move IN (0, 1)),
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
CREATE VIEW ticker_day AS
SELECT i.ticker, i.name, i.kind, i.mic, i.isin,
    date(t.day * 86400, 'unixepoch') AS day,
    1.0 * sum(t.relevance * t.score / 1000000) / max(sum(t.relevance), 1) AS score,
    1.0 * sum(t.relevance * t.tone / 1000000) / max(sum(t.relevance), 1) AS tone,
    sum(t.positive) / 1e6 AS positive,
    sum(t.negative) / 1e6 AS negative,
    sum(t.evidence) AS evidence,
    count(*) AS articles,
    sum(t.is_primary) AS primary_articles,
    sum(t.mentions) AS mentions,
    sum(t.sentences) AS sentences,
    sum(t.move_direction IS 1) AS moves_up,
    sum(t.move_direction IS -1) AS moves_down,
    sum(t.divergent) AS divergent
FROM ticker_score t
JOIN article a ON a.id = t.article_id AND a.scorer_id = t.scorer_id
JOIN instrument i ON i.id = t.instrument_id
GROUP BY t.instrument_id, t.day;
CREATE VIEW ticker_latest AS
SELECT ticker, name, kind, mic, isin, max(day) AS day, score, tone, positive, negative, evidence, articles,
    primary_articles, mentions, sentences, moves_up, moves_down, divergent
FROM ticker_day
GROUP BY ticker, kind;
CREATE VIEW ticker_evidence AS
SELECT i.ticker, i.name, i.kind,
    date(a.day * 86400, 'unixepoch') AS day,
    m.score / 1e6 AS score,
    s.score / 1e6 AS sentence_score,
    s.text, s.role, m.via,
    a.title, a.source, a.published, a.url, a.name AS article,
    m.start_byte, m.end_byte,
    c.engine, c.lexicon
FROM mention m
JOIN article a ON a.id = m.article_id AND a.scorer_id = m.scorer_id
JOIN sentence s ON s.article_id = m.article_id AND s.scorer_id = m.scorer_id AND s.place = m.sentence
JOIN instrument i ON i.id = m.instrument_id
JOIN scorer c ON c.id = m.scorer_id;
INSERT INTO scorer (id, engine, lexicon) VALUES (1, '0.1.0', 'old'), (2, '0.1.0', 'aa');
INSERT INTO run (id, scorer_id, started, finished, state, detail, scored) VALUES
    (1, 1, '2025-05-17T20:00:00Z', '2025-05-17T20:01:00Z', 'done', 'evidence', 1),
    (2, 2, '2025-05-18T20:00:00Z', NULL, 'running', 'evidence', 0);
INSERT INTO input (id, path, size, modified, form, scorer_id, articles, rejected) VALUES
    (1, 'news.jsonl', 100, 5, 'auto', 2, 1, 1);
INSERT INTO reject (input_id, line, code, message, run_id) VALUES (1, 2, 'bad_json', 'news.jsonl:2: no JSON', 2);
INSERT INTO instrument (id, ticker, kind, name, mic, isin) VALUES (1, 'SAP', 'company', 'SAP', 'XETR', 'DE0007164600');
INSERT INTO article (id, content_hash, name, title, published, day, bytes, scorer_id, run_id) VALUES
    (1, x'00112233445566778899aabbccddeeff', 'a', 'SAP hebt Prognose', '2025-05-18', 20226, 40, 2, 1);
INSERT INTO article_score VALUES (1, 1, 1, 100000, 100000, 100000, 0, 1, 1000000, 1),
    (1, 2, 2, 200000, 200000, 200000, 0, 1, 1000000, 1);
INSERT INTO ticker_score VALUES (1, 1, 1, 20226, 1, 1000000, 100000, 100000, 100000, 0, 1, 1, 1, NULL, NULL, NULL, 0),
    (1, 2, 1, 20226, 1, 1000000, 200000, 200000, 200000, 0, 1, 1, 1, NULL, NULL, NULL, 0);
INSERT INTO sentence VALUES (1, 2, 0, 'title', 0, 17, 'SAP hebt Prognose', 200000, 200000, 200000, 0);
INSERT INTO mention VALUES (1, 2, 0, 0, 1, 0, 3, 'name', 200000);
INSERT INTO move VALUES (1, 2, 0, 0, 1, 'share', 1, 2.2, 'percent', NULL, NULL, NULL, NULL, 'day', NULL, NULL,
    'asserted', 0, 17, NULL);
PRAGMA user_version = 2;
