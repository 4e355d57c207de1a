#include "base/tsv.h"

#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

enum status tsv_error(const struct tsv_row *row, struct error *error, const char *format, ...) {
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return error_set(error, STATUS_INVALID, "%s:%u: %s", row->path, row->line, text);
}

enum status tsv_number(const struct tsv_row *row, uint32_t column, double low, double high, double *number,
                       struct error *error) {
    const char *text = row->columns[column];
    const char *p = text;
    double sign = 1, value = 0, scale = 1;
    bool digits = false;
    if (*p == '-' || *p == '+')
        sign = *p++ == '-' ? -1 : 1;
    for (; *p >= '0' && *p <= '9'; p++, digits = true)
        value = value * 10 + (*p - '0');
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++, digits = true)
            value += (*p - '0') * (scale /= 10);
    if (!digits || *p != '\0')
        return tsv_error(row, error, "column %u: \"%s\" is no number (write a point: -0.5)", column + 1,
                         text);
    value *= sign;
    if (value < low || value > high)
        return tsv_error(row, error, "column %u: %s is not in [%g, %g]", column + 1, text, low, high);
    *number = value;
    return STATUS_OK;
}

bool tsv_has_flag(const char *list, const char *flag) {
    size_t len = strlen(flag);
    for (const char *p = list; *p != '\0';) {
        size_t n = strcspn(p, " ,");
        if (n == len && memcmp(p, flag, n) == 0)
            return true;
        p += n;
        p += strspn(p, " ,");
    }
    return false;
}

static char *trim(char *text) {
    while (*text == ' ')
        text++;
    size_t len = strlen(text);
    while (len > 0 && (text[len - 1] == ' ' || text[len - 1] == '\r'))
        text[--len] = '\0';
    return strcmp(text, "-") == 0 ? text + 1 : text;
}

static enum status read_line(char *line, struct tsv_row *row, tsv_row_fn *on_row, void *context,
                             struct error *error) {
    size_t len = strlen(line);
    size_t broken = utf8_first_broken(line, len);
    if (broken < len)
        return tsv_error(row, error, "byte %zu is no valid UTF-8", broken + 1);
    for (uint32_t i = 0; i < TSV_MAX_COLUMNS; i++)
        row->columns[i] = "";
    row->n_columns = 0;
    for (char *rest = line; rest != NULL;) {
        char *column = strsep(&rest, "\t");
        if (row->n_columns == TSV_MAX_COLUMNS)
            return tsv_error(row, error, "more than %d columns", TSV_MAX_COLUMNS);
        row->columns[row->n_columns++] = trim(column);
    }
    return on_row(context, row, error);
}

enum status tsv_read_text(const char *path, const char *text, size_t len, struct arena *arena,
                          tsv_row_fn *on_row, void *context, struct error *error) {
    static const char byte_order_mark[] = "\xEF\xBB\xBF"; /* spreadsheets write one */
    enum status status = STATUS_OK;
    char *copy = arena_copy(arena, text, len);
    if (copy == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    struct tsv_row row = {.path = path};
    bool marked = strncmp(copy, byte_order_mark, strlen(byte_order_mark)) == 0;
    for (char *rest = copy + (marked ? strlen(byte_order_mark) : 0); status == STATUS_OK && rest != NULL;) {
        char *line = strsep(&rest, "\n");
        row.line++;
        if (line[strspn(line, " \t\r")] != '\0' && line[0] != '#')
            status = read_line(line, &row, on_row, context, error);
    }
    return status;
}

enum status tsv_read(const char *path, struct arena *arena, tsv_row_fn *on_row, void *context,
                     struct error *error) {
    struct buffer text = {0};
    enum status status = file_read(path, &text, error);
    const char *name = arena_copy(arena, path, strlen(path));
    if (status == STATUS_OK && name == NULL)
        status = error_set(error, STATUS_NOMEM, "out of memory");
    if (status == STATUS_OK)
        status = tsv_read_text(name, text.bytes, text.len, arena, on_row, context, error);
    buffer_free(&text);
    return status;
}

static int is_tsv(const struct dirent *entry) {
    size_t len = strlen(entry->d_name);
    return entry->d_name[0] != '.' && len > 4 && strcmp(entry->d_name + len - 4, ".tsv") == 0;
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name); /* alphasort would follow the locale */
}

enum status tsv_list_folder(const char *path, struct tsv_names *names, struct error *error) {
    *names = (struct tsv_names){0};
    int n = scandir(path, &names->list, is_tsv, by_bytes);
    if (n < 0)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    names->n = n;
    return STATUS_OK;
}

void tsv_names_free(struct tsv_names *names) {
    for (int i = 0; i < names->n; i++)
        free(names->list[i]);
    free(names->list);
    *names = (struct tsv_names){0};
}

enum status tsv_read_folder(const char *path, struct arena *arena, tsv_row_fn *on_row, void *context,
                            struct error *error) {
    struct tsv_names names;
    enum status status = tsv_list_folder(path, &names, error);
    for (int i = 0; i < names.n && status == STATUS_OK; i++) {
        char name[4096];
        snprintf(name, sizeof name, "%s/%s", path, names.list[i]->d_name);
        status = tsv_read(name, arena, on_row, context, error);
    }
    tsv_names_free(&names);
    return status;
}
