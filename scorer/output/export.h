/* Ticker scores as JSON, JSON lines, CSV, or a table to read. Fields are the columns of the query:
 * `stimmung help export` lists them. Names are pinned: more may come, none is renamed. */
#ifndef STIMMUNG_OUTPUT_EXPORT_H
#define STIMMUNG_OUTPUT_EXPORT_H

#include "output/sink.h"
#include "store/query.h"

enum export_format {
    EXPORT_JSON,  /* one object: {"schema", "by", "from", "to", "rows": [...]}, a row a line */
    EXPORT_JSONL, /* one row a line */
    EXPORT_CSV,   /* RFC 4180 with line feeds, the names in the first line; null is empty */
    EXPORT_TABLE, /* some of the columns, aligned */
};

/* Write all rows of the query `options` on `store`. Ends the sink's data but does not finish it. */
enum status export_rows(struct sink *out, struct store *store, const struct query_options *options,
                        enum export_format format, struct error *error);

#endif
