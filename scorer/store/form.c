#include "store/form.h"

#include <stdio.h>

#include "store/handle.h"
#include "store/schema.h"

enum { APPLICATION_ID = 0x5354494D }; /* "STIM", as schema.sql sets it */

/* An index and a company can share a ticker since form 2. The name of the table stays, so whatever refers to
 * it does: hence legacy_alter_table. */
static const char INSTRUMENTS_BY_KIND[] =
    "PRAGMA legacy_alter_table = ON;"
    "CREATE TABLE instrument_by_kind (id INTEGER PRIMARY KEY, ticker TEXT NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('company', 'index', 'other')), name TEXT NOT NULL, mic TEXT, isin "
    "TEXT,"
    " UNIQUE (ticker, kind)) STRICT;"
    "INSERT INTO instrument_by_kind SELECT id, ticker, kind, name, mic, isin FROM instrument;"
    "DROP TABLE instrument;"
    "ALTER TABLE instrument_by_kind RENAME TO instrument;"
    "PRAGMA legacy_alter_table = OFF";

/* In form 3 stores can be merged: runs have a key, inputs can be taken in parts, scorers have an order,
 * and each keeps what it calls an instrument. */
static const char FORM_3[] =
    "PRAGMA legacy_alter_table = ON;"
    "DROP VIEW ticker_latest; DROP VIEW ticker_day; DROP VIEW ticker_evidence;"
    "ALTER TABLE scorer ADD COLUMN used INTEGER NOT NULL DEFAULT 0;"
    "UPDATE scorer SET used = coalesce((SELECT max(CAST(strftime('%s', started) AS INTEGER)) * 1000"
    " FROM run WHERE scorer_id = scorer.id), 0);"
    "ALTER TABLE article_score ADD COLUMN variant INTEGER NOT NULL DEFAULT 0;"
    "CREATE TABLE instrument_name (instrument_id INTEGER NOT NULL REFERENCES instrument,"
    " scorer_id INTEGER NOT NULL REFERENCES scorer, name TEXT NOT NULL, mic TEXT, isin TEXT,"
    " PRIMARY KEY (instrument_id, scorer_id)) STRICT, WITHOUT ROWID;"
    "INSERT INTO instrument_name SELECT i.id, c.id, i.name, i.mic, i.isin FROM instrument i,"
    " (SELECT id FROM scorer ORDER BY used DESC, id DESC LIMIT 1) c;"
    "CREATE TABLE keyed_run (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),"
    " scorer_id INTEGER NOT NULL REFERENCES scorer, part INTEGER NOT NULL DEFAULT 1,"
    " parts INTEGER NOT NULL DEFAULT 1, started TEXT NOT NULL, finished TEXT,"
    " state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed')),"
    " detail TEXT NOT NULL CHECK (detail IN ('scores', 'evidence', 'full')),"
    " scored INTEGER NOT NULL DEFAULT 0, skipped INTEGER NOT NULL DEFAULT 0,"
    " duplicates INTEGER NOT NULL DEFAULT 0, rejected INTEGER NOT NULL DEFAULT 0,"
    " bytes INTEGER NOT NULL DEFAULT 0) STRICT;"
    "INSERT INTO keyed_run (id, key, scorer_id, started, finished, state, detail, scored, skipped, "
    "duplicates,"
    " rejected, bytes) SELECT id, randomblob(16), scorer_id, started, finished, state, detail, scored, "
    "skipped,"
    " duplicates, rejected, bytes FROM run;"
    "DROP TABLE run;"
    "ALTER TABLE keyed_run RENAME TO run;"
    "CREATE TABLE parted_input (id INTEGER PRIMARY KEY, path TEXT NOT NULL, part INTEGER NOT NULL DEFAULT 1,"
    " parts INTEGER NOT NULL DEFAULT 1, size INTEGER NOT NULL, modified INTEGER NOT NULL, form TEXT NOT NULL,"
    " scorer_id INTEGER NOT NULL REFERENCES scorer, read INTEGER NOT NULL DEFAULT 0,"
    " articles INTEGER NOT NULL, rejected INTEGER NOT NULL, UNIQUE (path, part, parts)) STRICT;"
    "INSERT INTO parted_input (id, path, size, modified, form, scorer_id, articles, rejected)"
    " SELECT id, path, size, modified, form, scorer_id, articles, rejected FROM input;"
    "DROP TABLE input;"
    "ALTER TABLE parted_input RENAME TO input;"
    "PRAGMA legacy_alter_table = OFF;"
    /* a move has its venue and its flags, an event the role of its company */
    "ALTER TABLE move ADD COLUMN venue TEXT;"
    "ALTER TABLE move ADD COLUMN older INTEGER NOT NULL DEFAULT 0 CHECK (older IN (0, 1));"
    "ALTER TABLE move ADD COLUMN doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1));"
    "ALTER TABLE move ADD COLUMN technical INTEGER NOT NULL DEFAULT 0 CHECK (technical IN (0, 1));"
    "ALTER TABLE event ADD COLUMN role TEXT;"
    /* of an article the author, its last change and its near copies are kept; what was stored before has no
     * sketch */
    "ALTER TABLE article ADD COLUMN author TEXT;"
    "ALTER TABLE article ADD COLUMN updated TEXT;"
    "ALTER TABLE article ADD COLUMN sketch BLOB CHECK (length(sketch) = 64);"
    "ALTER TABLE article ADD COLUMN cluster BLOB;"
    "ALTER TABLE article ADD COLUMN novelty INTEGER NOT NULL DEFAULT 1000000;"
    /* what could not be read can lie in an archive */
    "CREATE TABLE member_reject (input_id INTEGER NOT NULL REFERENCES input, member TEXT NOT NULL,"
    " line INTEGER NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL,"
    " run_id INTEGER NOT NULL REFERENCES run, PRIMARY KEY (input_id, member, line)) STRICT, WITHOUT ROWID;"
    "INSERT INTO member_reject SELECT input_id, '', line, code, message, run_id FROM reject;"
    "DROP TABLE reject;"
    "ALTER TABLE member_reject RENAME TO reject;"
    "CREATE INDEX article_by_cluster ON article (cluster) WHERE cluster IS NOT NULL;"
    "CREATE TABLE cluster_due (day INTEGER PRIMARY KEY) STRICT";

/* And the rows of an instrument lie side by side. Where an article first names it was not kept: it weighs in
 * full. */
static const char SCORES_BY_DAY[] =
    "CREATE TABLE score_by_day (instrument_id INTEGER NOT NULL REFERENCES instrument, day INTEGER NOT NULL,"
    " article_id INTEGER NOT NULL, scorer_id INTEGER NOT NULL, trading_day INTEGER NOT NULL,"
    " holds INTEGER NOT NULL CHECK (holds IN (0, 1)), novel INTEGER NOT NULL CHECK (novel IN (0, 1)),"
    " novelty INTEGER NOT NULL, is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),"
    " relevance INTEGER NOT NULL, position INTEGER NOT NULL, score INTEGER NOT NULL, tone INTEGER NOT NULL,"
    " positive INTEGER NOT NULL, negative INTEGER NOT NULL, evidence INTEGER NOT NULL,"
    " mentions INTEGER NOT NULL, sentences INTEGER NOT NULL,"
    " move_direction INTEGER CHECK (move_direction IN (-1, 0, 1)), move_value REAL, move_unit TEXT,"
    " divergent INTEGER NOT NULL CHECK (divergent IN (0, 1)),"
    " PRIMARY KEY (instrument_id, day, article_id, scorer_id),"
    " FOREIGN KEY (article_id, scorer_id) REFERENCES article_score) STRICT, WITHOUT ROWID;"
    "INSERT INTO score_by_day SELECT t.instrument_id, coalesce(t.day, -9999999), t.article_id, t.scorer_id,"
    " trading_day(a.published, i.mic), t.scorer_id = a.scorer_id, 1, 1000000, t.is_primary, t.relevance, "
    "1000000,"
    " t.score, t.tone, t.positive, t.negative, t.evidence, t.mentions, t.sentences, t.move_direction,"
    " t.move_value, t.move_unit, t.divergent FROM ticker_score t JOIN article a ON a.id = t.article_id"
    " JOIN instrument i ON i.id = t.instrument_id ORDER BY 1, 2, 3, 4;"
    "DROP TABLE ticker_score;"
    "PRAGMA legacy_alter_table = ON;"
    "ALTER TABLE score_by_day RENAME TO ticker_score;"
    "PRAGMA legacy_alter_table = OFF;"
    "CREATE INDEX ticker_score_by_article ON ticker_score (article_id, scorer_id)";

/* What brings a store from the form of its place to the next one; the first makes it as it is now. */
static const char *const migrations[][2] = {
    {STORE_SCHEMA, ""}, {INSTRUMENTS_BY_KIND, ""}, {FORM_3, SCORES_BY_DAY}};
enum { FORM = sizeof migrations / sizeof migrations[0] };

/* Each step is one transaction with its own number: a cut between two leaves a store of a known form. */
enum status form_migrate(struct store *store, int64_t form, struct error *error) {
    enum status status = STATUS_OK;
    while (form < FORM && status == STATUS_OK) {
        char version[64];
        int64_t next = form == 0 ? FORM : form + 1;
        snprintf(version, sizeof version, "PRAGMA user_version = %d", (int)next);
        status = store_execute(store, "BEGIN IMMEDIATE", error);
        if (status == STATUS_OK)
            status = store_execute(store, migrations[form][0], error);
        if (status == STATUS_OK)
            status = store_execute(store, migrations[form][1], error);
        if (status == STATUS_OK && next == FORM)
            status = store_execute(store, STORE_VIEWS, error);
        if (status == STATUS_OK)
            status = store_execute(store, version, error);
        if (status == STATUS_OK)
            status = store_execute(store, "COMMIT", error);
        if (status != STATUS_OK)
            store_rollback(store);
        form = next;
    }
    return status;
}

enum status form_check_source(struct store *store, bool *old, struct error *error) {
    int64_t application = 0, form = 0;
    enum status status = store_value(store, "PRAGMA source.application_id", &application, error);
    if (status == STATUS_OK)
        status = store_value(store, "PRAGMA source.user_version", &form, error);
    if (status != STATUS_OK)
        return status;
    if (application != APPLICATION_ID)
        return error_set(error, STATUS_INVALID, "no store of stimmung");
    if (form > FORM)
        return error_set(error, STATUS_INVALID, "a store of form %d; this program knows up to %d", (int)form,
                         (int)FORM);
    *old = form < FORM;
    return STATUS_OK;
}

enum status form_check(struct store *store, int64_t *found, struct error *error) {
    int64_t application = 0, form = 0, objects = 0;
    enum status status = store_value(store, "PRAGMA application_id", &application, error);
    if (status == STATUS_OK)
        status = store_value(store, "PRAGMA user_version", &form, error);
    if (status == STATUS_OK)
        status = store_value(store, "SELECT count(*) FROM sqlite_schema", &objects, error);
    if (status != STATUS_OK)
        return status;
    bool empty = application == 0 && form == 0 && objects == 0;
    if (application != APPLICATION_ID && !(empty && store->access == STORE_WRITE))
        return error_set(error, STATUS_INVALID, "%s: no store of stimmung", store->path);
    if (form > FORM)
        return error_set(error, STATUS_INVALID, "%s: a store of form %d; this program knows up to %d",
                         store->path, (int)form, (int)FORM);
    if (form < FORM && store->access == STORE_READ)
        return error_set(error, STATUS_INVALID,
                         "%s: a store of the old form %d; the next batch that writes to it brings it to %d",
                         store->path, (int)form, (int)FORM);
    *found = form;
    return STATUS_OK;
}
