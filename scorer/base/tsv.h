/* Reads files of tab-separated values with `#` comments, and names file and line of what is wrong. */
#ifndef STIMMUNG_BASE_TSV_H
#define STIMMUNG_BASE_TSV_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

enum { TSV_MAX_COLUMNS = 12 };

struct tsv_row {
    const char *path;
    uint32_t line;                        /* counted from 1 */
    uint32_t n_columns;                   /* columns that the line has */
    const char *columns[TSV_MAX_COLUMNS]; /* without the white space around them; "" for an empty or missing
                                             one or one that is "-" */
};

/* Called for each row in order; a status other than 0 ends the reading. */
typedef enum status tsv_row_fn(void *context, const struct tsv_row *row, struct error *error);

/* Read the rows of a text that stands in memory; `path` names it in messages and must outlive the rows. The
 * text is copied into `arena`, where the strings of the rows live. */
enum status tsv_read_text(const char *path, const char *text, size_t len, struct arena *arena,
                          tsv_row_fn *on_row, void *context, struct error *error);

/* Read one file. Strings live in `arena`. */
enum status tsv_read(const char *path, struct arena *arena, tsv_row_fn *on_row, void *context,
                     struct error *error);

/* Read all files of a folder whose names end in .tsv, in the order of their names (byte values). */
enum status tsv_read_folder(const char *path, struct arena *arena, tsv_row_fn *on_row, void *context,
                            struct error *error);

/* The names of those files, in that order; to be freed also where there are none. */
struct dirent;
struct tsv_names {
    struct dirent **list;
    int n;
};
enum status tsv_list_folder(const char *path, struct tsv_names *names, struct error *error);
void tsv_names_free(struct tsv_names *names);

/* "path:line: " and what `format` says. */
enum status tsv_error(const struct tsv_row *row, struct error *error, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Read a number with a decimal point in [low, high] from a column. */
enum status tsv_number(const struct tsv_row *row, uint32_t column, double low, double high, double *number,
                       struct error *error);

/* Whether the space- or comma-separated list in `list` has the word `flag`. */
bool tsv_has_flag(const char *list, const char *flag);

#endif
