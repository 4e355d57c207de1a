#include "output/export.h"

#include <math.h>
#include <string.h>

#include "analysis/document.h"
#include "base/day.h"
#include "output/flow.h"
#include "output/json_writer.h"
#include "output/number.h"

enum { MAX_COLUMNS = 64 };

struct rows {
    struct query *query;
    const struct column *columns[MAX_COLUMNS];
    int n_columns;
};

/* The text of a value that is one; NULL for null and for numbers. */
static const char *text_of(const struct value *value, const struct column *column) {
    if (value->type == VALUE_NULL)
        return NULL;
    switch (column->type) {
    case COLUMN_TEXT:
        return value->text;
    case COLUMN_LABEL:
        return label_name(label_of(value->real));
    case COLUMN_STANCE:
        return stance_name(value->real);
    case COLUMN_BOOL:
        return value->integer != 0 ? "true" : "false";
    case COLUMN_INTEGER:
    case COLUMN_SCORE:
    case COLUMN_MASS:
    default:
        return NULL;
    }
}

static void put_json_value(struct json_writer *writer, const struct value *value,
                           const struct column *column) {
    if (value->type == VALUE_NULL)
        writer_null(writer);
    else if (column->type == COLUMN_INTEGER)
        writer_integer(writer, value->integer);
    else if (column->type == COLUMN_SCORE || column->type == COLUMN_MASS)
        writer_number(writer, value->real);
    else if (column->type == COLUMN_BOOL)
        writer_bool(writer, value->integer != 0);
    else
        writer_text(writer, text_of(value, column));
}

static void put_json_row(struct buffer *out, const struct rows *rows) {
    struct json_writer writer = writer_start(out, false);
    writer_open(&writer, '{');
    for (int i = 0; i < rows->n_columns; i++) {
        struct value value = query_value(rows->query, i);
        writer_key(&writer, rows->columns[i]->name);
        put_json_value(&writer, &value, rows->columns[i]);
    }
    writer_close(&writer, '}');
}

static void put_json_day(struct json_writer *writer, const char *name, const int64_t *day) {
    char text[DAY_SIZE];
    if (day != NULL)
        day_format(text, *day);
    writer_key_text(writer, name, day == NULL ? NULL : text);
}

static const char *copies_name(enum copies copies) {
    static const char *const names[] = {"once", "novelty", "all"};
    return names[copies];
}

/* The object around the rows, up to its first row. */
static void put_json_head(struct buffer *out, const struct query *query,
                          const struct query_options *options) {
    int64_t as_of = query_as_of(query);
    struct json_writer writer = writer_start(out, false);
    writer_open(&writer, '{');
    writer_key_text(&writer, "schema", "stimmung.tickers/1");
    writer_key_text(&writer, "by", query_by_name(options->by));
    put_json_day(&writer, "from", options->from);
    put_json_day(&writer, "to", options->to);
    writer_key_text(&writer, "days", options->days == DAYS_TRADING ? "trading" : "calendar");
    if (options->by != BY_ARTICLE) {
        writer_key_text(&writer, "copies", copies_name(options->copies));
        writer_key_number(&writer, "half_life", options->half_life > 0 ? options->half_life : NAN);
        put_json_day(&writer, "as_of", as_of == NO_DAY ? NULL : &as_of);
    }
    writer_key(&writer, "rows");
    writer_open(&writer, '[');
}

static void put_csv_text(struct buffer *out, const char *text) {
    if (strpbrk(text, "\",\r\n") == NULL) {
        buffer_add_text(out, text);
        return;
    }
    buffer_add_byte(out, '"');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, *c);
    }
    buffer_add_byte(out, '"');
}

static void put_csv_head(struct buffer *out, const struct rows *rows) {
    for (int i = 0; i < rows->n_columns; i++) {
        buffer_add_text(out, i == 0 ? "" : ",");
        buffer_add_text(out, rows->columns[i]->name);
    }
    buffer_add_byte(out, '\n');
}

static void put_csv_row(struct buffer *out, const struct rows *rows) {
    for (int i = 0; i < rows->n_columns; i++) {
        const struct column *column = rows->columns[i];
        struct value value = query_value(rows->query, i);
        char digits[NUMBER_SIZE] = "";
        buffer_add_text(out, i == 0 ? "" : ",");
        if (value.type == VALUE_NULL)
            continue;
        if (column->type == COLUMN_INTEGER)
            number_format_integer(digits, value.integer);
        else if (column->type == COLUMN_SCORE || column->type == COLUMN_MASS)
            number_format(digits, value.real, NUMBER_DECIMALS);
        const char *text = text_of(&value, column);
        put_csv_text(out, text == NULL ? digits : text);
    }
    buffer_add_byte(out, '\n');
}

static bool is_text(const struct column *column) {
    return column->type == COLUMN_TEXT || column->type == COLUMN_STANCE || column->type == COLUMN_LABEL;
}

static void put_table_head(struct buffer *out, const struct rows *rows) {
    for (int i = 0; i < rows->n_columns; i++)
        if (rows->columns[i]->width > 0)
            buffer_printf(out, is_text(rows->columns[i]) ? "%-*s  " : "%*s  ", rows->columns[i]->width,
                          rows->columns[i]->name);
    buffer_add_byte(out, '\n');
}

static void put_table_row(struct buffer *out, const struct rows *rows) {
    for (int i = 0; i < rows->n_columns; i++) {
        const struct column *column = rows->columns[i];
        if (column->width == 0)
            continue;
        struct value value = query_value(rows->query, i);
        const char *text = text_of(&value, column);
        if (is_text(column) || value.type == VALUE_NULL)
            flow_cell(out, text == NULL ? "" : text, column->width);
        else if (column->type == COLUMN_INTEGER)
            buffer_printf(out, "%*lld", column->width, (long long)value.integer);
        else if (column->type == COLUMN_SCORE)
            buffer_printf(out, "%+*.2f", column->width, value.real);
        else
            buffer_printf(out, "%*.2f", column->width, value.real);
        buffer_add_text(out, "  ");
    }
    while (out->len > 0 && out->bytes[out->len - 1] == ' ')
        out->len--;
    buffer_add_byte(out, '\n');
}

static void put_row(struct buffer *out, const struct rows *rows, enum export_format format, bool first) {
    switch (format) {
    case EXPORT_JSON:
        buffer_add_text(out, first ? "\n" : ",\n");
        put_json_row(out, rows);
        break;
    case EXPORT_JSONL:
        put_json_row(out, rows);
        buffer_add_byte(out, '\n');
        break;
    case EXPORT_CSV:
        put_csv_row(out, rows);
        break;
    case EXPORT_TABLE:
    default:
        put_table_row(out, rows);
        break;
    }
}

enum status export_rows(struct sink *out, struct store *store, const struct query_options *options,
                        enum export_format format, struct error *error) {
    struct rows rows = {0};
    bool found = true;
    enum status status = query_open(&rows.query, store, options, error);
    if (status != STATUS_OK)
        return status;
    while (rows.n_columns < MAX_COLUMNS &&
           (rows.columns[rows.n_columns] = query_column(options->by, rows.n_columns)) != NULL)
        rows.n_columns++;
    if (format == EXPORT_JSON)
        put_json_head(&out->buffer, rows.query, options);
    else if (format == EXPORT_CSV)
        put_csv_head(&out->buffer, &rows);
    else if (format == EXPORT_TABLE)
        put_table_head(&out->buffer, &rows);
    for (bool first = true; status == STATUS_OK && found; first = false) {
        status = query_next(rows.query, &found, error);
        if (status != STATUS_OK || !found)
            break;
        put_row(&out->buffer, &rows, format, first);
        status = sink_settle(out, error);
    }
    query_close(rows.query);
    if (status == STATUS_OK && format == EXPORT_JSON)
        buffer_add_text(&out->buffer, "\n]}\n");
    return status;
}
