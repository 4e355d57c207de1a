-- The first half of a merge: what the store `source` has of scorers, runs, instruments and articles is put into
-- `main`. The tables of_... say which row there is which row here; rows of one article by one scorer, which the
-- program copies next, are listed in the table `taken`.

INSERT INTO main.scorer (engine, lexicon, used)
SELECT engine, lexicon, used FROM source.scorer WHERE true
ON CONFLICT (engine, lexicon) DO UPDATE SET used = max(used, excluded.used);

CREATE TEMP TABLE of_scorer (id INTEGER PRIMARY KEY, here INTEGER NOT NULL);
INSERT INTO of_scorer SELECT s.id, m.id FROM source.scorer s JOIN main.scorer m USING (engine, lexicon);

-- A run that was merged while it ran may have ended since.
INSERT INTO main.run (key, scorer_id, part, parts, started, finished, state, detail, scored, skipped, duplicates,
    rejected, bytes)
SELECT r.key, c.here, r.part, r.parts, r.started, r.finished, r.state, r.detail, r.scored, r.skipped, r.duplicates,
    r.rejected, r.bytes
FROM source.run r JOIN of_scorer c ON c.id = r.scorer_id WHERE true ORDER BY r.id
ON CONFLICT (key) DO UPDATE SET finished = excluded.finished, state = excluded.state, scored = excluded.scored,
    skipped = excluded.skipped, duplicates = excluded.duplicates, rejected = excluded.rejected,
    bytes = excluded.bytes
WHERE run.finished IS NULL;

CREATE TEMP TABLE of_run (id INTEGER PRIMARY KEY, here INTEGER NOT NULL);
INSERT INTO of_run SELECT s.id, m.id FROM source.run s JOIN main.run m USING (key);

INSERT INTO main.instrument (ticker, kind, name, mic, isin)
SELECT ticker, kind, name, mic, isin FROM source.instrument WHERE true ORDER BY id
ON CONFLICT (ticker, kind) DO NOTHING;

CREATE TEMP TABLE of_instrument (id INTEGER PRIMARY KEY, here INTEGER NOT NULL);
INSERT INTO of_instrument SELECT s.id, m.id FROM source.instrument s JOIN main.instrument m USING (ticker, kind);

INSERT INTO main.instrument_name (instrument_id, scorer_id, name, mic, isin)
SELECT i.here, c.here, n.name, n.mic, n.isin
FROM source.instrument_name n
JOIN of_instrument i ON i.id = n.instrument_id
JOIN of_scorer c ON c.id = n.scorer_id
WHERE true
ON CONFLICT (instrument_id, scorer_id) DO NOTHING;

-- Articles that both have and that the other describes by an earlier copy. A blob sorts behind all else, as what
-- is not known shall.
CREATE TEMP TABLE described (id INTEGER PRIMARY KEY, copy INTEGER NOT NULL);
INSERT INTO described
SELECT a.id, b.id FROM source.article b JOIN main.article a USING (content_hash)
WHERE (coalesce(a.day, x''), coalesce(a.published, x''), coalesce(a.source, x''), coalesce(a.url, x''), a.name,
        coalesce(a.language, x''), coalesce(a.author, x''), coalesce(a.updated, x''), coalesce(a.sketch, x''))
    > (coalesce(b.day, x''), coalesce(b.published, x''), coalesce(b.source, x''), coalesce(b.url, x''), b.name,
        coalesce(b.language, x''), coalesce(b.author, x''), coalesce(b.updated, x''), coalesce(b.sketch, x''));

-- Days whose articles are others now are due to be searched for near copies; what is joined to an empty store
-- has its clusters already.
INSERT OR IGNORE INTO main.cluster_due SELECT day FROM source.cluster_due;
INSERT OR IGNORE INTO main.cluster_due
SELECT coalesce(b.day, -9999999) FROM source.article b
WHERE EXISTS (SELECT 1 FROM main.article)
    AND NOT EXISTS (SELECT 1 FROM main.article a WHERE a.content_hash = b.content_hash);
INSERT OR IGNORE INTO main.cluster_due
SELECT coalesce(a.day, -9999999) FROM main.article a JOIN described d ON d.id = a.id;
INSERT OR IGNORE INTO main.cluster_due
SELECT coalesce(b.day, -9999999) FROM source.article b JOIN described d ON d.copy = b.id;

UPDATE main.article SET (day, published, source, url, name, language, author, updated, sketch)
    = (SELECT day, published, source, url, name, language, author, updated, sketch
        FROM source.article b WHERE b.id = d.copy)
FROM described d WHERE d.id = article.id;

INSERT INTO main.article (content_hash, title, day, published, source, url, name, language, author, updated, sketch,
    bytes, cluster, novelty, text, scorer_id, run_id)
SELECT b.content_hash, b.title, b.day, b.published, b.source, b.url, b.name, b.language, b.author, b.updated,
    b.sketch, b.bytes, b.cluster, b.novelty, b.text, c.here, r.here
FROM source.article b
JOIN of_scorer c ON c.id = b.scorer_id
JOIN of_run r ON r.id = b.run_id
WHERE true ORDER BY b.id
ON CONFLICT (content_hash) DO UPDATE SET text = excluded.text
WHERE article.text IS NULL AND excluded.text IS NOT NULL;

-- Of what one scorer makes of an article the least variant is kept, then what tells more, then what is newer.
CREATE TEMP TABLE taken (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    here INTEGER NOT NULL, -- the article
    scorer_here INTEGER NOT NULL,
    replaces INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id)
) WITHOUT ROWID;
INSERT INTO taken
SELECT s.article_id, s.scorer_id, a.id, c.here, m.article_id IS NOT NULL
FROM source.article_score s
JOIN source.article b ON b.id = s.article_id
JOIN main.article a ON a.content_hash = b.content_hash
JOIN of_scorer c ON c.id = s.scorer_id
JOIN source.run r ON r.id = s.run_id
LEFT JOIN main.article_score m ON m.article_id = a.id AND m.scorer_id = c.here
LEFT JOIN main.run n ON n.id = m.run_id
WHERE m.article_id IS NULL OR s.variant < m.variant
    OR (s.variant = m.variant AND (instr('scores evidence full', r.detail), r.started)
        > (instr('scores evidence full', n.detail), n.started));
