#include "market/gazetteer.h"

#include <string.h>

#include "base/tsv.h"
#include "market/cue.h"

static enum status no_memory(struct error *error) {
    return error_set(error, STATUS_NOMEM, "out of memory while the gazetteer is read");
}

static const char *file_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

static enum status read_instrument(struct gazetteer *gazetteer, const struct tsv_row *row,
                                   enum instrument_kind kind, struct error *error) {
    if (row->n_columns < 5 || row->columns[0][0] == '\0' || row->columns[4][0] == '\0')
        return tsv_error(row, error, "a ticker and a name are wanted in columns 1 and 5");
    if (!arena_grow(gazetteer->arena, &gazetteer->rows, &gazetteer->cap_rows, gazetteer->n_rows + 1,
                    sizeof *gazetteer->rows))
        return no_memory(error);
    bool other = kind == INSTRUMENT_OTHER;
    gazetteer->rows[gazetteer->n_rows++] = (struct gazetteer_row){
        .path = row->path,
        .line = row->line,
        .kind = kind,
        .ticker = row->columns[0],
        .mic = other ? "" : row->columns[1],
        .isin = other ? "" : row->columns[2],
        .wkn = other ? "" : row->columns[3],
        .asset = other ? row->columns[1] : "",
        .name = row->columns[4],
        .aliases = row->columns[5],
        .descriptors = row->columns[6],
        .flags = row->columns[7],
    };
    return STATUS_OK;
}

static enum status add_form(struct gazetteer *gazetteer, struct gazetteer_form form, struct error *error) {
    if (!arena_grow(gazetteer->arena, &gazetteer->forms, &gazetteer->cap_forms, gazetteer->n_forms + 1,
                    sizeof *gazetteer->forms))
        return no_memory(error);
    gazetteer->forms[gazetteer->n_forms++] = form;
    return STATUS_OK;
}

static struct gazetteer_form form_of(const struct tsv_row *row) {
    return (struct gazetteer_form){
        .path = row->path, .line = row->line, .form = row->columns[0], .ticker = ""};
}

static enum status read_brand(struct gazetteer *gazetteer, const struct tsv_row *row, struct error *error) {
    struct gazetteer_form form = form_of(row);
    form.ticker = row->columns[1];
    if (form.ticker[0] != '\0') {
        enum status status = tsv_number(row, 2, 0, 1, &form.weight, error);
        if (status != STATUS_OK)
            return status;
    }
    return add_form(gazetteer, form, error);
}

static enum status read_unlisted(struct gazetteer *gazetteer, const struct tsv_row *row,
                                 struct error *error) {
    struct gazetteer_form form = form_of(row);
    form.entity = strcmp(row->columns[1], "company") == 0;
    return add_form(gazetteer, form, error);
}

static enum status read_first_name(struct gazetteer *gazetteer, const struct tsv_row *row,
                                   struct error *error) {
    struct gazetteer_form form = form_of(row);
    form.person = true;
    return add_form(gazetteer, form, error);
}

static enum status read_cue(struct gazetteer *gazetteer, const struct tsv_row *row, struct error *error) {
    struct gazetteer_form form = form_of(row);
    for (const char *p = row->columns[1]; *p != '\0';) {
        size_t n = strcspn(p, " ");
        uint32_t cue = cue_of(p, n);
        if (cue == 0)
            return tsv_error(row, error, "column 2: \"%.*s\" is no cue", (int)n, p);
        form.cues |= cue;
        p += n;
        p += strspn(p, " ");
    }
    return add_form(gazetteer, form, error);
}

static enum status read_row(void *context, const struct tsv_row *row, struct error *error) {
    struct gazetteer *gazetteer = context;
    const char *name = file_name(row->path);
    if (strncmp(name, "companies", strlen("companies")) == 0)
        return read_instrument(gazetteer, row, INSTRUMENT_COMPANY, error);
    if (strcmp(name, "indices.tsv") == 0)
        return read_instrument(gazetteer, row, INSTRUMENT_INDEX, error);
    if (strcmp(name, "instruments.tsv") == 0)
        return read_instrument(gazetteer, row, INSTRUMENT_OTHER, error);
    if (strcmp(name, "brands.tsv") == 0)
        return read_brand(gazetteer, row, error);
    if (strcmp(name, "unlisted.tsv") == 0)
        return read_unlisted(gazetteer, row, error);
    if (strcmp(name, "first_names.tsv") == 0)
        return read_first_name(gazetteer, row, error);
    if (strcmp(name, "cues.tsv") == 0)
        return read_cue(gazetteer, row, error);
    return STATUS_OK;
}

enum status gazetteer_read(const char *folder, struct gazetteer *gazetteer, struct error *error) {
    return tsv_read_folder(folder, gazetteer->arena, read_row, gazetteer, error);
}

static enum status read_own(void *context, const struct tsv_row *row, struct error *error) {
    struct gazetteer *gazetteer = context;
    struct tsv_row full = *row;
    bool removes = strcmp(row->columns[1], "remove") == 0;
    bool adds = row->columns[5][0] == '+';
    if (removes && row->n_columns > 2)
        return tsv_error(row, error, "\"%s remove\" has two columns", row->columns[0]);
    if (adds && row->columns[5][1] != '|' && row->columns[5][1] != '\0')
        return tsv_error(row, error, "\"%s\": a | is wanted behind the +", row->columns[5]);
    if (adds && (row->columns[1][0] != '\0' || row->columns[2][0] != '\0' || row->columns[3][0] != '\0' ||
                 row->columns[4][0] != '\0' || row->columns[7][0] != '\0'))
        return tsv_error(row, error, "a row that adds with + has ticker, aliases and descriptors alone");
    if (adds)
        full.columns[5] += row->columns[5][1] == '|' ? 2 : 1;
    if (removes || adds) { /* nothing else is wanted of them */
        full.columns[1] = "";
        full.columns[4] = row->columns[0];
        full.n_columns = TSV_MAX_COLUMNS;
    }
    enum status status = read_instrument(gazetteer, &full, INSTRUMENT_COMPANY, error);
    if (status == STATUS_OK) {
        gazetteer->rows[gazetteer->n_rows - 1].removes = removes;
        gazetteer->rows[gazetteer->n_rows - 1].adds = adds;
    }
    return status;
}

enum status gazetteer_read_companies(const char *path, struct gazetteer *gazetteer, struct error *error) {
    return tsv_read(path, gazetteer->arena, read_own, gazetteer, error);
}

const struct gazetteer_row *gazetteer_find(const struct gazetteer *gazetteer, const char *ticker) {
    for (uint32_t i = 0; i < gazetteer->n_rows; i++)
        if (strcmp(gazetteer->rows[i].ticker, ticker) == 0)
            return &gazetteer->rows[i];
    return NULL;
}

enum status gazetteer_each(const char *list, gazetteer_form_fn *take, void *context) {
    while (*list != '\0') {
        size_t len = strcspn(list, "|");
        const char *form = list;
        bool ambiguous = len > 0 && form[0] == '?';
        if (len > ambiguous) {
            enum status status = take(context, form + ambiguous, len - ambiguous, ambiguous);
            if (status != STATUS_OK)
                return status;
        }
        list += len;
        if (*list == '|')
            list++;
    }
    return STATUS_OK;
}
