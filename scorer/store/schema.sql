-- The store of stimmung: what German market news says of listed companies and indices.
--
-- Scores, tones, masses and relevances are whole numbers of millionths: their sums are exact, and equal
-- in any order. The views give them as real numbers. What a text itself states (a percentage, a price)
-- is real. Offsets count bytes of the article's UTF-8 text. An article is kept once, by the hash of its
-- title and text; each pair of engine and lexicon that scored it has its own rows, and the article
-- points to the pair that holds now.
--
-- What is kept does not depend on the order in which it came, so that stores can be merged: of several copies
-- of an article the earliest describes it, and of the scorers of an article the one that was used last holds.

PRAGMA application_id = 1398032717; -- the bytes "STIM"

-- A pair of engine version and lexicon that scored articles.
CREATE TABLE scorer (
    id INTEGER PRIMARY KEY,
    engine TEXT NOT NULL,  -- version of the program
    lexicon TEXT NOT NULL, -- hash of its language and market data, in hexadecimal digits
    used INTEGER NOT NULL DEFAULT 0, -- when a run of it last began, in milliseconds since 1970
    UNIQUE (engine, lexicon)
) STRICT;

-- One run that stored articles.
CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 16), -- random: tells it from runs of other stores
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    part INTEGER NOT NULL DEFAULT 1,  -- which part of the corpus it took, from 1 (batch --shard)
    parts INTEGER NOT NULL DEFAULT 1, -- of how many; 1: it took the whole
    started TEXT NOT NULL,  -- ISO 8601, UTC
    finished TEXT,          -- the same; NULL while it runs, and for good where it was killed
    state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed')),
    detail TEXT NOT NULL CHECK (detail IN ('scores', 'evidence', 'full')), -- how much it kept
    scored INTEGER NOT NULL DEFAULT 0,     -- articles that it scored and stored
    skipped INTEGER NOT NULL DEFAULT 0,    -- articles that an earlier run had scored
    duplicates INTEGER NOT NULL DEFAULT 0, -- articles that it met a second time
    rejected INTEGER NOT NULL DEFAULT 0,   -- inputs and lines that gave no article
    bytes INTEGER NOT NULL DEFAULT 0       -- of text in the scored articles
) STRICT;

-- A file that was read to its end, so that a later run can pass over it unopened while it is unchanged. Of a
-- file of which only parts were taken each has a row; they become one when a merge brings all together.
CREATE TABLE input (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL,           -- as the run was given it or found it
    part INTEGER NOT NULL DEFAULT 1,  -- as in run
    parts INTEGER NOT NULL DEFAULT 1,
    size INTEGER NOT NULL,        -- bytes; -1 until it was read to its end
    modified INTEGER NOT NULL,    -- nanoseconds since 1970
    form TEXT NOT NULL,           -- what it was read as: 'auto', 'text', 'jsonl', 'auto any-language', ...
    scorer_id INTEGER NOT NULL REFERENCES scorer, -- who read it
    read INTEGER NOT NULL DEFAULT 0, -- when the run that did began, in milliseconds since 1970
    articles INTEGER NOT NULL,    -- articles in it
    rejected INTEGER NOT NULL,    -- lines of it, or the whole, that gave none
    UNIQUE (path, part, parts)
) STRICT;

-- What could not be read, and why; replaced when the input is read again.
CREATE TABLE reject (
    input_id INTEGER NOT NULL REFERENCES input,
    member TEXT NOT NULL,   -- path in an archive; '' for what is none
    line INTEGER NOT NULL,  -- from 1, in a WARC or a feed its number; 0 where the whole is meant
    code TEXT NOT NULL,     -- for programs: 'bad_json', 'no_text', 'bad_utf8', 'damaged', ...
    message TEXT NOT NULL,  -- for people
    run_id INTEGER NOT NULL REFERENCES run,
    PRIMARY KEY (input_id, member, line)
) STRICT, WITHOUT ROWID;

-- What can be scored or move. An index and a company can share a ticker: DOW.
CREATE TABLE instrument (
    id INTEGER PRIMARY KEY,
    ticker TEXT NOT NULL,        -- 'SAP', 'DAX', 'brent'
    kind TEXT NOT NULL CHECK (kind IN ('company', 'index', 'other')),
    name TEXT NOT NULL,          -- as German news prints it
    mic TEXT,                    -- ISO 10383, the primary exchange
    isin TEXT,                   -- ISO 6166
    UNIQUE (ticker, kind)
) STRICT;

-- What a scorer calls an instrument; `instrument` has what the one that was used last calls it.
CREATE TABLE instrument_name (
    instrument_id INTEGER NOT NULL REFERENCES instrument,
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    name TEXT NOT NULL,
    mic TEXT,
    isin TEXT,
    PRIMARY KEY (instrument_id, scorer_id)
) STRICT, WITHOUT ROWID;

-- An article by its content. Where several copies of it came in, the earliest (by day, published, source,
-- url, name, language, author, updated, sketch; what is known before what is not) gives what is told of it.
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    content_hash BLOB NOT NULL UNIQUE CHECK (length(content_hash) = 16), -- BLAKE2b of title and text
    name TEXT NOT NULL,  -- its id as the input gave it, or made of path and place
    title TEXT,
    source TEXT,         -- medium or agency
    author TEXT,         -- names as the page has them: 'Eva Lindner, Jan Ott'
    published TEXT,      -- ISO 8601 as the input has it
    updated TEXT,        -- the same of the last change
    url TEXT,            -- the canonical one where the page tells it
    language TEXT,       -- as the input tells it, else as its words do: 'de'
    day INTEGER,         -- the date of `published`, in days since 1970-01-01; NULL where it has none
    bytes INTEGER NOT NULL, -- of the text
    -- Near copies, as agency reports are with another dateline or sign-off: an article is one of an earlier article (by
    -- day, published, content_hash) where their sketches agree in 70 percent at least and no more than three days lie
    -- between them, or neither has a date; it belongs to the cluster of the earliest of these. A cluster counts
    -- once where only articles are taken whose `cluster` is NULL.
    sketch BLOB CHECK (length(sketch) = 64), -- fingerprint of lead and body; NULL: too short for one
    cluster BLOB,        -- content_hash of the first article of its cluster; NULL: it is that itself, has no near
                         -- copies, or the run that stored it has not ended
    novelty INTEGER NOT NULL DEFAULT 1000000, -- millionths: 1 less the greatest share of its text and theirs that it has
                                              -- in common with the articles that it is a near copy of; of others 1
    text TEXT,           -- kept at --detail full alone
    scorer_id INTEGER NOT NULL REFERENCES scorer, -- whose scores hold now
    run_id INTEGER NOT NULL REFERENCES run        -- which stored it first
) STRICT;
CREATE INDEX article_by_day ON article (day);
CREATE INDEX article_by_cluster ON article (cluster) WHERE cluster IS NOT NULL;

-- Days with articles that were not yet compared with others for near copies: empty when a run has ended.
CREATE TABLE cluster_due (
    day INTEGER PRIMARY KEY -- as article.day; -9999999 for articles without a date
) STRICT;

-- An article's own score by one scorer. That it is there says that the article is done.
CREATE TABLE article_score (
    article_id INTEGER NOT NULL REFERENCES article,
    scorer_id INTEGER NOT NULL REFERENCES scorer,
    run_id INTEGER NOT NULL REFERENCES run,
    score INTEGER NOT NULL,    -- tone and moves together, millionths in [-1, 1]
    tone INTEGER NOT NULL,     -- the words without price moves, millionths in [-1, 1]
    positive INTEGER NOT NULL, -- mass of the evidence above zero, millionths
    negative INTEGER NOT NULL, -- mass of the evidence below zero, millionths, not negative itself
    evidence INTEGER NOT NULL, -- pieces of evidence; 0: nothing was found
    coverage INTEGER NOT NULL, -- share of the sentences that hold evidence, millionths
    sentences INTEGER NOT NULL,
    variant INTEGER NOT NULL DEFAULT 0, -- of copies whose month or paragraphs differ the least is scored
    PRIMARY KEY (article_id, scorer_id)
) STRICT, WITHOUT ROWID;

-- What one article says of one company or index. The rows of an instrument lie side by side, by day, so that sums
-- over it read nothing else. `day` to `novelty` repeat what follows from the article and the instrument; triggers
-- keep them so.
CREATE TABLE ticker_score (
    instrument_id INTEGER NOT NULL REFERENCES instrument,
    day INTEGER NOT NULL,        -- of the article, in days since 1970-01-01; -9999999 where it has none
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    trading_day INTEGER NOT NULL, -- of the instrument's exchange, at whose close the article was out; the same
    holds INTEGER NOT NULL CHECK (holds IN (0, 1)), -- the scorer is the one that holds for the article
    novel INTEGER NOT NULL CHECK (novel IN (0, 1)), -- the article is the first of its near copies, or has none
    novelty INTEGER NOT NULL,    -- as in article
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)), -- the article is about it
    relevance INTEGER NOT NULL,  -- millionths in [0, 1]: how much the article is about it
    position INTEGER NOT NULL,   -- millionths in [0.5, 1]: 1 less half the share of sentences before it is named
    score INTEGER NOT NULL,      -- as in article_score
    tone INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    evidence INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    sentences INTEGER NOT NULL,  -- that mention it
    move_direction INTEGER CHECK (move_direction IN (-1, 0, 1)), -- of the price move of the day; NULL: none told
    move_value REAL,             -- unsigned; NULL where no figure is told
    move_unit TEXT,              -- 'percent', 'points', ... or a currency
    divergent INTEGER NOT NULL CHECK (divergent IN (0, 1)), -- tone and move point different ways
    PRIMARY KEY (instrument_id, day, article_id, scorer_id),
    FOREIGN KEY (article_id, scorer_id) REFERENCES article_score
) STRICT, WITHOUT ROWID;
CREATE INDEX ticker_score_by_article ON ticker_score (article_id, scorer_id);

-- A sentence with a mention, a move or evidence (--detail evidence and full).
CREATE TABLE sentence (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,   -- its number in the article, from 0
    role TEXT NOT NULL,       -- 'title', 'lead', 'body', 'teaser', 'boilerplate': the first three count
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    text TEXT NOT NULL,
    score INTEGER NOT NULL,   -- as in article_score
    tone INTEGER NOT NULL,
    positive INTEGER NOT NULL,
    negative INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id) REFERENCES article_score
) STRICT, WITHOUT ROWID;

-- A company or index where a sentence names it or refers to it.
CREATE TABLE mention (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,    -- number in the article, from 0
    sentence INTEGER NOT NULL, -- place of the sentence
    instrument_id INTEGER NOT NULL REFERENCES instrument,
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    via TEXT NOT NULL,         -- 'name', 'alias', 'isin', 'wkn', 'symbol', 'coreference'
    score INTEGER NOT NULL,    -- what the sentence says of it, millionths
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
CREATE INDEX mention_by_instrument ON mention (instrument_id);

-- A move of a price, an index, a rate or a yield that a sentence states.
CREATE TABLE move (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER NOT NULL REFERENCES instrument, -- what moves
    kind TEXT NOT NULL,        -- 'share', 'index', 'oil', 'metal', 'currency', 'bond', 'crypto', 'commodity'
    direction INTEGER NOT NULL CHECK (direction IN (-1, 0, 1)),
    value REAL,                -- unsigned; NULL where no figure is told
    unit TEXT,                 -- 'percent', 'percentage_points', 'basis_points', 'points' or a currency
    currency TEXT,             -- ISO 4217 of value and levels where they are money
    points REAL,               -- the same move in index points where both are told
    level_from REAL,           -- level before
    level_to REAL,             -- level reached
    period TEXT NOT NULL,      -- 'day', 'week', 'month', 'quarter', 'ytd', 'year', 'intraday', 'other'
    session TEXT,              -- 'pre', 'post'
    hedge TEXT,                -- 'about', 'above', 'below', 'up_to'
    status TEXT NOT NULL,      -- 'asserted', 'negated', 'hypothetical', 'expected'
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    lemma TEXT,                -- the word that says it
    venue TEXT,                -- where it traded: 'Xetra', 'Tradegate', 'Nasdaq', ...
    older INTEGER NOT NULL DEFAULT 0 CHECK (older IN (0, 1)),         -- before the day that the article tells of
    doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),   -- a share that moves over 60 percent in a day
    technical INTEGER NOT NULL DEFAULT 0 CHECK (technical IN (0, 1)), -- only the dividend goes off
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;

-- An analyst's rating or price target.
CREATE TABLE rating (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER REFERENCES instrument, -- the company that is rated
    house TEXT,                -- the analyst's house as the text has it
    house_id INTEGER REFERENCES instrument,      -- the same where it is listed
    action TEXT,               -- 'raised', 'lowered', 'confirmed', 'started', 'target_raised', ...
    rating_from TEXT,          -- as printed
    rating_to TEXT,
    target_from REAL,          -- price target
    target_to REAL,
    currency TEXT,             -- ISO 4217, of the targets
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;

-- Something that happened to a company: a profit warning, an order.
CREATE TABLE event (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER REFERENCES instrument,
    class TEXT NOT NULL,       -- 'profit_warning', 'order_won', ...
    sign INTEGER NOT NULL CHECK (sign IN (-1, 0, 1)), -- bad, neutral, good for it
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    role TEXT,                 -- of the instrument: 'bidder', 'target', 'seller', ...; NULL where the class tells
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;

-- One step that changed a value (--detail full alone).
CREATE TABLE evidence (
    article_id INTEGER NOT NULL,
    scorer_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    instrument_id INTEGER REFERENCES instrument, -- whom it counts for; NULL: the sentence as a whole
    rule TEXT NOT NULL,        -- 'polarity', 'direction.quantity', 'move.down', 'negation', ...
    lemma TEXT,
    value INTEGER NOT NULL,    -- what it adds, millionths
    is_move INTEGER NOT NULL CHECK (is_move IN (0, 1)), -- belongs to the price, not to the tone
    start_byte INTEGER NOT NULL,
    end_byte INTEGER NOT NULL,
    PRIMARY KEY (article_id, scorer_id, place),
    FOREIGN KEY (article_id, scorer_id, sentence) REFERENCES sentence
) STRICT, WITHOUT ROWID;
