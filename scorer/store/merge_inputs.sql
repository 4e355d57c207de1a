-- The second half of a merge: inputs, and what was rejected in them. What is newer of one input is kept: what was
-- read to its end, what was modified later, what was read later; the rest only makes an order of it.

CREATE TEMP TABLE won (id INTEGER PRIMARY KEY, here INTEGER, replaces INTEGER NOT NULL);
INSERT INTO won
SELECT s.id, m.id, m.id IS NOT NULL
    AND (s.size >= 0, s.modified, s.read, s.size, s.form, s.articles, s.rejected)
        > (m.size >= 0, m.modified, m.read, m.size, m.form, m.articles, m.rejected)
FROM source.input s
LEFT JOIN main.input m ON (m.path, m.part, m.parts) = (s.path, s.part, s.parts)
WHERE m.id IS NULL
    OR (s.size >= 0, s.modified, s.read, s.size, s.form, s.articles, s.rejected)
        >= (m.size >= 0, m.modified, m.read, m.size, m.form, m.articles, m.rejected);

DELETE FROM main.reject WHERE input_id IN (SELECT here FROM won WHERE replaces);

INSERT INTO main.input (path, part, parts, size, modified, form, scorer_id, read, articles, rejected)
SELECT s.path, s.part, s.parts, s.size, s.modified, s.form, c.here, s.read, s.articles, s.rejected
FROM source.input s
JOIN won w ON w.id = s.id
JOIN of_scorer c ON c.id = s.scorer_id
WHERE true ORDER BY s.id
ON CONFLICT (path, part, parts) DO UPDATE SET size = excluded.size, modified = excluded.modified,
    form = excluded.form, scorer_id = excluded.scorer_id, read = excluded.read, articles = excluded.articles,
    rejected = excluded.rejected;

INSERT OR IGNORE INTO main.reject (input_id, member, line, code, message, run_id)
SELECT m.id, r.member, r.line, r.code, r.message, n.here
FROM source.reject r
JOIN won w ON w.id = r.input_id
JOIN source.input s ON s.id = r.input_id
JOIN of_run n ON n.id = r.run_id
JOIN main.input m ON (m.path, m.part, m.parts) = (s.path, s.part, s.parts);

-- All parts of an input are the whole of it.
CREATE TEMP TABLE whole AS
SELECT path, size, modified, form, scorer_id, max(read) AS read, sum(articles) AS articles,
    sum(rejected) AS rejected
FROM main.input WHERE parts > 1 AND size >= 0
GROUP BY path, parts, size, modified, form, scorer_id HAVING count(*) = parts;

DELETE FROM main.reject WHERE input_id IN (
    SELECT m.id FROM main.input m JOIN whole w ON w.path = m.path
    WHERE m.parts = 1
        AND (w.size >= 0, w.modified, w.read, w.size, w.form, w.articles, w.rejected)
            > (m.size >= 0, m.modified, m.read, m.size, m.form, m.articles, m.rejected));

INSERT INTO main.input (path, part, parts, size, modified, form, scorer_id, read, articles, rejected)
SELECT path, 1, 1, size, modified, form, scorer_id, read, articles, rejected
FROM whole WHERE true ORDER BY path
ON CONFLICT (path, part, parts) DO UPDATE SET size = excluded.size, modified = excluded.modified,
    form = excluded.form, scorer_id = excluded.scorer_id, read = excluded.read, articles = excluded.articles,
    rejected = excluded.rejected
WHERE (excluded.size >= 0, excluded.modified, excluded.read, excluded.size, excluded.form, excluded.articles,
        excluded.rejected)
    > (input.size >= 0, input.modified, input.read, input.size, input.form, input.articles, input.rejected);

-- Beside a whole, parts of the same or of something older are superfluous.
CREATE TEMP TABLE covered AS
SELECT p.id AS id, w.id AS whole, p.read AS read,
    (p.size, p.modified, p.form, p.scorer_id) = (w.size, w.modified, w.form, w.scorer_id) AS same
FROM main.input p JOIN main.input w USING (path)
WHERE p.parts > 1 AND w.parts = 1 AND p.size >= 0
    AND ((p.size, p.modified, p.form, p.scorer_id) = (w.size, w.modified, w.form, w.scorer_id)
        OR (p.modified, p.read) <= (w.modified, w.read));

UPDATE main.input SET read = max(input.read, c.read)
FROM (SELECT whole, max(read) AS read FROM covered WHERE same GROUP BY whole) c WHERE c.whole = input.id;

INSERT OR IGNORE INTO main.reject (input_id, member, line, code, message, run_id)
SELECT c.whole, r.member, r.line, r.code, r.message, r.run_id
FROM main.reject r JOIN covered c ON c.id = r.input_id WHERE c.same;

DELETE FROM main.reject WHERE input_id IN (SELECT id FROM covered);
DELETE FROM main.input WHERE id IN (SELECT id FROM covered);
