#include "store/check.h"

#include <string.h>

#include "store/handle.h"

enum { MOST_LINES = 20 }; /* of SQLite's own findings: a damaged page can give thousands */

/* What holds of every row: `rows` selects those of which it does not, as a name of the row for people. */
static const struct promise {
    const char *what;
    const char *rows;
} promises[] = {
    {"score or tone outside [-1, 1], mass below 0, or coverage outside [0, 1]",
     "SELECT 'article ' || article_id FROM article_score WHERE abs(score) > 1000000 OR abs(tone) > 1000000"
     " OR positive < 0 OR negative < 0 OR evidence < 0 OR coverage NOT BETWEEN 0 AND 1000000"
     " OR sentences < 0"},
    {"score or tone of a ticker outside [-1, 1], mass below 0, or relevance outside [0, 1]",
     "SELECT 'article ' || article_id || ', instrument ' || instrument_id FROM ticker_score"
     " WHERE abs(score) > 1000000 OR abs(tone) > 1000000 OR positive < 0 OR negative < 0 OR evidence < 0"
     " OR relevance NOT BETWEEN 0 AND 1000000 OR position NOT BETWEEN 0 AND 1000000"
     " OR novelty NOT BETWEEN 0 AND 1000000 OR mentions < 0 OR sentences < 0 OR sentences > mentions"},
    {"article without a score by the scorer that holds for it",
     "SELECT 'article ' || a.id FROM article a WHERE NOT EXISTS (SELECT 1 FROM article_score s"
     " WHERE s.article_id = a.id AND s.scorer_id = a.scorer_id)"},
    {"ticker score whose day, or whether it holds, is not its article's",
     "SELECT 'article ' || t.article_id || ', instrument ' || t.instrument_id FROM ticker_score t"
     " JOIN article a ON a.id = t.article_id"
     " WHERE t.day <> coalesce(a.day, -9999999) OR t.holds <> (t.scorer_id = a.scorer_id)"
     " OR t.novelty <> a.novelty OR t.novel <> (a.cluster IS NULL OR a.cluster = a.content_hash)"},
    {"article whose day is not that of its date",
     "SELECT 'article ' || id FROM article WHERE day IS NOT NULL"
     " AND day * 86400 IS NOT CAST(strftime('%s', substr(published, 1, 10)) AS INTEGER)"},
    {"text whose length is not the one noted",
     "SELECT 'article ' || id FROM article WHERE length(CAST(text AS BLOB)) <> bytes"},
    {"sentence that lies outside of its text, or is not what stands there",
     "SELECT 'article ' || s.article_id || ', sentence ' || s.place FROM sentence s"
     " JOIN article a ON a.id = s.article_id WHERE s.start_byte < 0 OR s.start_byte > s.end_byte"
     " OR s.end_byte > a.bytes OR length(CAST(s.text AS BLOB)) <> s.end_byte - s.start_byte"
     " OR (a.text IS NOT NULL AND CAST(s.text AS BLOB)"
     " <> substr(CAST(a.text AS BLOB), s.start_byte + 1, s.end_byte - s.start_byte))"},
    {"score of a sentence outside [-1, 1]",
     "SELECT 'article ' || article_id || ', sentence ' || place FROM sentence"
     " WHERE abs(score) > 1000000 OR abs(tone) > 1000000 OR positive < 0 OR negative < 0"},
    {"mention outside of its text",
     "SELECT 'article ' || m.article_id || ', mention ' || m.place FROM mention m JOIN article a"
     " ON a.id = m.article_id WHERE m.start_byte < 0 OR m.start_byte > m.end_byte OR m.end_byte > a.bytes"},
    {"move outside of its text",
     "SELECT 'article ' || m.article_id || ', move ' || m.place FROM move m JOIN article a"
     " ON a.id = m.article_id WHERE m.start_byte < 0 OR m.start_byte > m.end_byte OR m.end_byte > a.bytes"},
    {"rating outside of its text",
     "SELECT 'article ' || m.article_id || ', rating ' || m.place FROM rating m JOIN article a"
     " ON a.id = m.article_id WHERE m.start_byte < 0 OR m.start_byte > m.end_byte OR m.end_byte > a.bytes"},
    {"event outside of its text",
     "SELECT 'article ' || m.article_id || ', event ' || m.place FROM event m JOIN article a"
     " ON a.id = m.article_id WHERE m.start_byte < 0 OR m.start_byte > m.end_byte OR m.end_byte > a.bytes"},
    {"evidence outside of its text",
     "SELECT 'article ' || m.article_id || ', evidence ' || m.place FROM evidence m JOIN article a"
     " ON a.id = m.article_id WHERE m.start_byte < 0 OR m.start_byte > m.end_byte OR m.end_byte > a.bytes"},
    {"evidence of a mention that was scored, but no ticker score",
     "SELECT DISTINCT 'article ' || m.article_id || ', instrument ' || m.instrument_id FROM mention m"
     " WHERE m.score <> 0 AND NOT EXISTS (SELECT 1 FROM ticker_score t WHERE t.article_id = m.article_id"
     " AND t.scorer_id = m.scorer_id AND t.instrument_id = m.instrument_id)"},
    {"run that stored more articles than there are",
     "SELECT 'run ' || r.id FROM run r WHERE r.state = 'done' AND r.scored > (SELECT count(*) FROM article)"},
    {"part of an input or run that there can't be",
     "SELECT 'input ' || path FROM input WHERE part NOT BETWEEN 1 AND parts"
     " UNION ALL SELECT 'run ' || id FROM run WHERE part NOT BETWEEN 1 AND parts"},
};

struct check {
    struct store *store;
    const char *path;
    struct findings *findings;
};

static void add_fault(struct check *check) {
    findings_add(check->findings, check->path, 0, FINDING_ERROR, "%s", sqlite3_errmsg(check->store->db));
}

/* What SQLite itself finds: one line a fault. */
static void check_file(struct check *check) {
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(check->store->db, "PRAGMA integrity_check(20)", -1, &statement, NULL);
    for (int i = 0; i < MOST_LINES && code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW;
         i++) {
        const char *line = (const char *)sqlite3_column_text(statement, 0);
        if (line != NULL && strcmp(line, "ok") != 0)
            findings_add(check->findings, check->path, 0, FINDING_ERROR, "damaged: %s", line);
        code = SQLITE_OK;
    }
    if (code != SQLITE_OK && code != SQLITE_DONE)
        add_fault(check);
    sqlite3_finalize(statement);
}

static void check_references(struct check *check) {
    static const char sql[] = "SELECT \"table\", count(*), min(parent) FROM pragma_foreign_key_check"
                              " GROUP BY \"table\", parent";
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(check->store->db, sql, -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        findings_add(check->findings, check->path, 0, FINDING_ERROR, "%s: %lld rows refer to no row of %s",
                     sqlite3_column_text(statement, 0), (long long)sqlite3_column_int64(statement, 1),
                     sqlite3_column_text(statement, 2));
        code = SQLITE_OK;
    }
    if (code != SQLITE_OK && code != SQLITE_DONE)
        add_fault(check);
    sqlite3_finalize(statement);
}

static void check_promise(struct check *check, const struct promise *promise) {
    sqlite3_stmt *statement = NULL;
    int64_t rows = 0;
    char first[100] = "";
    int code = sqlite3_prepare_v2(check->store->db, promise->rows, -1, &statement, NULL);
    while (code == SQLITE_OK && (code = sqlite3_step(statement)) == SQLITE_ROW) {
        if (rows++ == 0)
            sqlite3_snprintf(sizeof first, first, "%s", sqlite3_column_text(statement, 0));
        code = SQLITE_OK;
    }
    if (code != SQLITE_OK && code != SQLITE_DONE)
        add_fault(check);
    if (rows > 0)
        findings_add(check->findings, check->path, 0, FINDING_ERROR, "%s: %lld rows, the first: %s",
                     promise->what, (long long)rows, first);
    sqlite3_finalize(statement);
}

enum status store_check(const char *path, struct findings *findings, struct error *error) {
    struct check check = {.path = path, .findings = findings};
    enum status status = store_open(&check.store, path, STORE_READ, error);
    if (status != STATUS_OK)
        return status;
    uint32_t before = findings->n;
    check_file(&check);
    check_references(&check);
    bool whole = findings->n == before; /* in a damaged file the promises would only tell the same again */
    for (size_t i = 0; whole && i < sizeof promises / sizeof *promises; i++)
        check_promise(&check, &promises[i]);
    store_close(check.store);
    return findings->failed ? error_set(error, STATUS_NOMEM, "%s: out of memory", path) : STATUS_OK;
}
