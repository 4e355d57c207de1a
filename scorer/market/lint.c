#include "market/lint.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "language/fold.h"
#include "market/build.h"
#include "market/gazetteer.h"
#include "market/identifier.h"
#include "market/search.h"

enum { MAX_NAME = 200 };

struct lint {
    struct findings *findings;
    struct arena arena;
    struct gazetteer gazetteer;
    struct map codes;            /* a letter for the kind and the code -> index of the row */
    struct map names;            /* folded plain name -> index of the row */
    const struct market *market; /* of a user's own companies: what is there already; else NULL */
    struct error *error;
};

#define ROW_ERROR(lint, row, ...)                                                                            \
    findings_add((lint)->findings, (row)->path, (row)->line, FINDING_ERROR, __VA_ARGS__)
#define ROW_DOUBT(lint, row, ...)                                                                            \
    findings_add((lint)->findings, (row)->path, (row)->line, FINDING_DOUBT, __VA_ARGS__)

static enum status no_memory(struct lint *lint) {
    return error_set(lint->error, STATUS_NOMEM, "out of memory");
}

/* --- codes --- */

/* A code that may stand only once among its kind. */
static enum status keep_code(struct lint *lint, uint32_t index, char kind, const char *what,
                             const char *code) {
    const struct gazetteer_row *row = &lint->gazetteer.rows[index];
    char key[80];
    bool added;
    if (code[0] == '\0')
        return STATUS_OK;
    int len = snprintf(key, sizeof key, "%c%s", kind, code);
    const uint32_t *first = map_put(&lint->codes, key, (size_t)len, index, &added);
    if (first == NULL)
        return no_memory(lint);
    const struct gazetteer_row *other = &lint->gazetteer.rows[*first];
    if (!added)
        ROW_ERROR(lint, row, "the %s %s stands in %s:%u too", what, code, other->path, other->line);
    return STATUS_OK;
}

/* Whether the ticker has a row, or is that of an instrument that is there already. */
static bool is_ticker(const struct lint *lint, const char *ticker) {
    return gazetteer_find(&lint->gazetteer, ticker) != NULL ||
           (lint->market != NULL && (market_by_ticker(lint->market, INSTRUMENT_COMPANY, ticker) != NULL ||
                                     market_by_ticker(lint->market, INSTRUMENT_INDEX, ticker) != NULL));
}

static void check_codes(struct lint *lint, const struct gazetteer_row *row) {
    size_t isin = strlen(row->isin), wkn = strlen(row->wkn), mic = strlen(row->mic);
    if (isin > 0 && !isin_has_form(row->isin, isin))
        ROW_ERROR(lint, row, "\"%s\" is no ISIN: two letters, nine letters or digits, a digit", row->isin);
    else if (isin > 0 && !isin_is_valid(row->isin, isin))
        ROW_ERROR(lint, row, "the check digit of the ISIN %s does not fit", row->isin);
    if (wkn > 0 && !wkn_has_form(row->wkn, wkn))
        ROW_ERROR(lint, row, "\"%s\" is no WKN: six capitals or digits, neither I nor O", row->wkn);
    else if (wkn == 6 && isin == 12 && strncmp(row->isin, "DE", 2) == 0 &&
             memcmp(row->isin + 5, row->wkn, 6) != 0)
        ROW_ERROR(lint, row, "the WKN %s is not the one inside the ISIN %s", row->wkn, row->isin);
    if (mic > 0 && !mic_has_form(row->mic, mic))
        ROW_ERROR(lint, row, "\"%s\" is no MIC: four capitals or digits", row->mic);
    if (row->kind == INSTRUMENT_COMPANY && mic == 0 && !row->adds)
        ROW_ERROR(lint, row, "%s has no exchange", row->ticker);
}

/* --- flags --- */

static void check_tickers(struct lint *lint, const struct gazetteer_row *row, const char *name,
                          const char *list, size_t len) {
    while (len > 0) {
        char ticker[64];
        size_t n = 0;
        while (n < len && list[n] != ',')
            n++;
        snprintf(ticker, sizeof ticker, "%.*s", (int)n, list);
        if (!is_ticker(lint, ticker))
            ROW_ERROR(lint, row, "%s=%s names no ticker of the gazetteer", name, ticker);
        list += n;
        len -= n;
        if (len > 0)
            list++, len--;
    }
}

static void check_flags(struct lint *lint, const struct gazetteer_row *row) {
    for (const char *flag = row->flags; *flag != '\0'; flag += strspn(flag, " ")) {
        size_t len = strcspn(flag, " ");
        const char *equals = memchr(flag, '=', len);
        size_t name = equals == NULL ? len : (size_t)(equals - flag);
        const char *value = flag + name + 1;
        size_t value_len = equals == NULL ? 0 : len - name - 1;
        if (name == 6 && memcmp(flag, "parent", 6) == 0)
            check_tickers(lint, row, "parent", value, value_len);
        else if (name == 7 && memcmp(flag, "sibling", 7) == 0)
            check_tickers(lint, row, "sibling", value, value_len);
        else if (name == 5 && memcmp(flag, "index", 5) == 0)
            check_tickers(lint, row, "index", value, value_len);
        else if (!(name == 7 && memcmp(flag, "country", 7) == 0 && value_len == 2) &&
                 !(name == 5 && memcmp(flag, "until", 5) == 0 && value_len >= 4) &&
                 !(len == 6 && memcmp(flag, "symbol", 6) == 0))
            ROW_ERROR(lint, row,
                      "\"%.*s\" is no flag: until=2022-02, parent=, sibling=, index=, country=DE, symbol",
                      (int)len, flag);
        flag += len;
    }
}

/* --- names --- */

struct name_target {
    struct lint *lint;
    uint32_t index;
};

/* Whether the name, without the mark ?, is that of another company that is there already. */
static void check_against(const struct lint *lint, const struct gazetteer_row *row, const char *form,
                          size_t len) {
    struct market_hits hits;
    struct arena arena = {0};
    if (lint->market == NULL || market_find(lint->market, form, len, &arena, &hits) != STATUS_OK)
        hits.n = 0; /* a doubt less where memory is short */
    for (uint32_t i = 0; i < hits.n; i++) {
        const struct market_hit *hit = &hits.list[i];
        bool named = hit->by == HIT_NAME || hit->by == HIT_ALIAS;
        if (named && span_len(hit->span) == len && !(hit->flags & (NAME_AMBIGUOUS | NAME_ENDED)) &&
            strcmp(hit->instrument->ticker, row->ticker) != 0)
            ROW_DOUBT(lint, row, "\"%.*s\" is a name of %s too: yours goes first", (int)len, form,
                      hit->instrument->ticker);
    }
    arena_free(&arena);
}

static enum status take_name(void *context, const char *form, size_t len, bool ambiguous) {
    const struct name_target *target = context;
    struct lint *lint = target->lint;
    const struct gazetteer_row *row = &lint->gazetteer.rows[target->index];
    char fold[2 * MAX_NAME];
    bool added;
    if (len > MAX_NAME) {
        ROW_ERROR(lint, row, "the name \"%.40s...\" is too long", form);
        return STATUS_OK;
    }
    if (form[0] == ' ' || form[len - 1] == ' ')
        ROW_ERROR(lint, row, "\"%.*s\" has a space at its end", (int)len, form);
    if (ambiguous)
        return STATUS_OK;
    check_against(lint, row, form, len);
    const uint32_t *first = map_put(&lint->names, fold, fold_word(form, len, fold), target->index, &added);
    if (first == NULL)
        return no_memory(lint);
    const struct gazetteer_row *other = &lint->gazetteer.rows[*first];
    if (!added && *first != target->index && strstr(row->flags, "until=") == NULL &&
        strstr(other->flags, "until=") == NULL)
        ROW_DOUBT(lint, row, "\"%.*s\" is a name of %s in %s:%u too: mark it with ?", (int)len, form,
                  other->ticker, other->path, other->line);
    return STATUS_OK;
}

static enum status check_row(struct lint *lint, uint32_t index) {
    static const char kinds[] = {
        [INSTRUMENT_COMPANY] = 'c', [INSTRUMENT_INDEX] = 'x', [INSTRUMENT_OTHER] = 'o'};
    const struct gazetteer_row *row = &lint->gazetteer.rows[index];
    struct name_target target = {lint, index};
    if (row->removes)
        return STATUS_OK;
    check_codes(lint, row);
    check_flags(lint, row);
    enum status status = keep_code(lint, index, kinds[row->kind], "ticker", row->ticker);
    if (status == STATUS_OK)
        status = keep_code(lint, index, 'i', "ISIN", row->isin);
    if (status == STATUS_OK)
        status = row->adds ? STATUS_OK : gazetteer_each(row->name, take_name, &target);
    return status == STATUS_OK ? gazetteer_each(row->aliases, take_name, &target) : status;
}

/* A row of brands.tsv or unlisted.tsv. */
static void check_form(struct lint *lint, const struct gazetteer_form *form) {
    char fold[2 * MAX_NAME];
    size_t len = strlen(form->form);
    if (form->ticker[0] != '\0' && gazetteer_find(&lint->gazetteer, form->ticker) == NULL)
        ROW_ERROR(lint, form, "no company has the ticker \"%s\"", form->ticker);
    if (form->cues != 0 || form->person || form->form[0] == '?' || len > MAX_NAME)
        return;
    const uint32_t *index = map_get(&lint->names, fold, fold_word(form->form, len, fold));
    if (index == NULL)
        return;
    const struct gazetteer_row *row = &lint->gazetteer.rows[*index];
    bool other = form->ticker[0] == '\0' || strcmp(form->ticker, row->ticker) != 0;
    if (other && strstr(row->flags, "until=") == NULL)
        ROW_DOUBT(lint, form, "\"%s\" is a plain name of %s in %s:%u too", form->form, row->ticker, row->path,
                  row->line);
}

enum status market_lint(const char *folder, struct findings *findings, uint32_t *n_rows,
                        struct error *error) {
    struct lint lint = {.findings = findings, .error = error};
    struct buffer image = {0};
    struct error build = {0};
    lint.codes.arena = lint.names.arena = &lint.arena;
    lint.gazetteer.arena = &findings->arena; /* the findings name its paths */
    enum status status = gazetteer_read(folder, &lint.gazetteer, &build);
    for (uint32_t i = 0; i < lint.gazetteer.n_rows && status == STATUS_OK; i++)
        status = check_row(&lint, i);
    for (uint32_t i = 0; i < lint.gazetteer.n_forms && status == STATUS_OK; i++)
        check_form(&lint, &lint.gazetteer.forms[i]);
    *n_rows = lint.gazetteer.n_rows + lint.gazetteer.n_forms;
    if (status == STATUS_OK && findings->n_errors == 0)
        status = market_build(folder, &image, &build);
    if (status == STATUS_INVALID) {
        findings_add_message(findings, folder, build.message);
        status = STATUS_OK;
    }
    if (status != STATUS_OK)
        error_set(error, status, "%s", build.message);
    buffer_free(&image);
    arena_free(&lint.arena);
    return status;
}

enum status market_lint_own(const struct market *market, const char *path, struct findings *findings,
                            uint32_t *n_rows, struct error *error) {
    struct lint lint = {.findings = findings, .error = error, .market = market};
    struct error read = {0};
    lint.codes.arena = lint.names.arena = &lint.arena;
    lint.gazetteer.arena = &findings->arena;
    enum status status = gazetteer_read_companies(path, &lint.gazetteer, &read);
    for (uint32_t i = 0; i < lint.gazetteer.n_rows && status == STATUS_OK; i++) {
        const struct gazetteer_row *row = &lint.gazetteer.rows[i];
        if ((row->adds || row->removes) && market_by_ticker(market, INSTRUMENT_COMPANY, row->ticker) == NULL)
            ROW_ERROR(&lint, row, "no company has the ticker \"%s\"", row->ticker);
        status = check_row(&lint, i);
    }
    *n_rows = lint.gazetteer.n_rows;
    if (status == STATUS_INVALID) {
        findings_add_message(findings, path, read.message);
        status = STATUS_OK;
    } else if (status != STATUS_OK && read.status != STATUS_OK) {
        error_set(error, status, "%s", read.message);
    }
    arena_free(&lint.arena);
    return status;
}
