#include "market/build.h"

#include <string.h>

#include "base/hash.h"
#include "language/fold.h"
#include "market/builder.h"
#include "market/cue.h"
#include "market/identifier.h"
#include "market/image.h"

static enum status no_memory(struct error *error) {
    return error_set(error, STATUS_NOMEM, "out of memory while the gazetteer is built");
}

static enum status row_error(const struct gazetteer_row *row, struct error *error, const char *what,
                             const char *text) {
    return error_set(error, STATUS_INVALID, "%s:%u: %s: \"%s\"", row->path, row->line, what, text);
}

/* --- instruments --- */

static const char *plain_name(const struct gazetteer_row *row) {
    return row->name + strspn(row->name, "?");
}

static enum status add_code(struct market_builder *builder, enum code_kind kind, const char *text,
                            uint32_t instrument) {
    size_t len = strlen(text);
    if (len == 0)
        return STATUS_OK;
    if (!arena_grow(&builder->arena, &builder->code, &builder->cap_codes, builder->n_codes + 1,
                    sizeof *builder->code))
        return STATUS_NOMEM;
    builder->code[builder->n_codes++] =
        (struct market_code){.text = market_builder_string(builder, text, len),
                             .instrument = instrument,
                             .hash = hash_bytes(text, len),
                             .kind = kind};
    return STATUS_OK;
}

/* The symbol of a ticker that bears its country, "MRK" of "MRK.US"; "BRK.B" bears none. */
static enum status add_shared(struct market_builder *builder, const char *ticker, uint32_t instrument) {
    const char *dot = strrchr(ticker, '.');
    if (dot == NULL || strlen(dot + 1) != 2 || dot == ticker)
        return STATUS_OK;
    char symbol[64];
    size_t len = (size_t)(dot - ticker); /* the ticker's length has been tested */
    memcpy(symbol, ticker, len);
    symbol[len] = '\0';
    return add_code(builder, CODE_SHARED, symbol, instrument);
}

static uint32_t add_text(struct market_builder *builder, const char *text) {
    return market_builder_string(builder, text, strlen(text));
}

/* A row whose ticker an instrument of the image has: it changes that one, adds to it, or takes it out. */
static enum status change_record(struct market_builder *builder, const struct gazetteer_row *row,
                                 uint32_t index, bool *fresh, struct error *error) {
    for (const struct gazetteer_row *other = builder->gazetteer.rows; other < row; other++)
        if (strcmp(other->ticker, row->ticker) == 0)
            return row_error(row, error, "this ticker has a row already", row->ticker);
    if (!row->adds)
        market_builder_take_out(builder, index, row->removes);
    *fresh = !row->adds && !row->removes;
    return STATUS_OK;
}

/* The place of a row among the records; *fresh where it is to be written there. */
static enum status place_row(struct market_builder *builder, uint32_t at, bool *fresh, struct error *error) {
    const struct gazetteer_row *row = &builder->gazetteer.rows[at];
    bool added;
    char key[64] = {(char)('0' + row->kind)};
    size_t len = strlen(row->ticker);
    if (len >= sizeof key)
        return row_error(row, error, "this ticker is too long", row->ticker);
    memcpy(key + 1, row->ticker, len);
    const uint32_t *index = map_put(&builder->tickers, key, len + 1, builder->n_records, &added);
    if (index == NULL)
        return no_memory(error);
    builder->instrument_of[at] = row->removes ? NO_INSTRUMENT : *index;
    if (added && (row->removes || row->adds))
        return row_error(row, error, "no company has this ticker", row->ticker);
    if (!added && *index < builder->n_old)
        return change_record(builder, row, *index, fresh, error);
    if (!added)
        return row_error(row, error, "this ticker has a row already", row->ticker);
    builder->n_records++;
    *fresh = true;
    return STATUS_OK;
}

static enum status add_record(struct market_builder *builder, uint32_t at, struct error *error) {
    const struct gazetteer_row *row = &builder->gazetteer.rows[at];
    bool fresh = false;
    enum status status = place_row(builder, at, &fresh, error);
    if (status != STATUS_OK || !fresh)
        return status;
    uint32_t index = builder->instrument_of[at];
    if (row->isin[0] != '\0' && !isin_is_valid(row->isin, strlen(row->isin)))
        return row_error(row, error, "this ISIN's check digit does not fit", row->isin);
    if (row->wkn[0] != '\0' && !wkn_has_form(row->wkn, strlen(row->wkn)))
        return row_error(row, error, "this is no WKN", row->wkn);
    builder->record[index] = (struct market_record){.ticker = add_text(builder, row->ticker),
                                                    .mic = add_text(builder, row->mic),
                                                    .isin = add_text(builder, row->isin),
                                                    .wkn = add_text(builder, row->wkn),
                                                    .name = add_text(builder, plain_name(row)),
                                                    .asset = add_text(builder, row->asset),
                                                    .flags = add_text(builder, row->flags),
                                                    .kind = (uint16_t)row->kind,
                                                    .traits = market_builder_traits(row)};
    if (add_code(builder, CODE_SYMBOL, row->ticker, index) != STATUS_OK ||
        add_shared(builder, row->ticker, index) != STATUS_OK ||
        add_code(builder, CODE_ISIN, row->isin, index) != STATUS_OK ||
        add_code(builder, CODE_WKN, row->wkn, index) != STATUS_OK)
        return no_memory(error);
    return STATUS_OK;
}

/* --- names --- */

struct row_target {
    struct market_builder *builder;
    uint32_t instrument;
    uint16_t flags;
};

static enum status take_alias(void *context, const char *form, size_t len, bool ambiguous) {
    struct row_target *target = context;
    uint16_t flags = (uint16_t)(target->flags | (ambiguous ? NAME_AMBIGUOUS : 0));
    if (ambiguous && len > 1 && form[0] == '?') {
        flags |= NAME_STRICT;
        form++;
        len--;
    }
    return market_builder_form(target->builder, form, len, (struct name_ref){target->instrument, flags, 100});
}

static enum status take_descriptor(void *context, const char *form, size_t len, bool ambiguous) {
    struct row_target *target = context;
    (void)ambiguous;
    uint16_t flags = market_builder_descriptor_flags(form, len);
    return market_builder_form(target->builder, form, len, (struct name_ref){target->instrument, flags, 100});
}

static enum status add_names(struct market_builder *builder, uint32_t at, struct error *error) {
    const struct gazetteer_row *row = &builder->gazetteer.rows[at];
    uint16_t ended = strstr(row->flags, "until=") != NULL ? NAME_ENDED : 0;
    struct row_target target = {builder, builder->instrument_of[at], (uint16_t)(ended | NAME_CANONICAL)};
    if (row->removes)
        return STATUS_OK;
    enum status status = row->adds ? STATUS_OK : gazetteer_each(row->name, take_alias, &target);
    target.flags = ended;
    if (status == STATUS_OK)
        status = gazetteer_each(row->aliases, take_alias, &target);
    if (status == STATUS_OK)
        status = gazetteer_each(row->descriptors, take_descriptor, &target);
    return status == STATUS_OK ? status : no_memory(error);
}

static enum status add_form(struct market_builder *builder, const struct gazetteer_form *form,
                            struct error *error) {
    size_t len = strlen(form->form);
    if (form->cues != 0)
        return market_builder_cue(builder, form->form, len, form->cues) == STATUS_OK ? STATUS_OK
                                                                                     : no_memory(error);
    struct name_ref ref = {NO_INSTRUMENT, NAME_UNLISTED, 0};
    if (form->person)
        ref.flags |= NAME_PERSON;
    if (form->entity)
        ref.flags |= NAME_ENTITY;
    if (form->ticker[0] != '\0' && form->weight > 0) {
        char key[64] = {'0' + INSTRUMENT_COMPANY};
        size_t n = strlen(form->ticker);
        memcpy(key + 1, form->ticker, n + 1 > sizeof key ? 0 : n);
        const uint32_t *index = n + 1 > sizeof key ? NULL : map_get(&builder->tickers, key, n + 1);
        if (index == NULL)
            return error_set(error, STATUS_INVALID, "%s:%u: no company has the ticker \"%s\"", form->path,
                             form->line, form->ticker);
        ref = (struct name_ref){*index, NAME_BRAND, (uint16_t)(form->weight * 100 + 0.5)};
    }
    const char *text = form->form;
    for (; text[0] == '?'; text++, len--)
        ref.flags |= ref.flags & NAME_AMBIGUOUS ? NAME_STRICT : NAME_AMBIGUOUS;
    if (ref.flags & NAME_BRAND && !market_builder_holds_name(builder, text, len, ref.instrument))
        ref.flags |= NAME_APART;
    return market_builder_form(builder, text, len, ref) == STATUS_OK ? STATUS_OK : no_memory(error);
}

static enum status add_all(struct market_builder *builder, struct error *error) {
    const struct gazetteer *gazetteer = &builder->gazetteer;
    struct market_record *records =
        arena_zero(&builder->arena, (builder->n_old + gazetteer->n_rows + 1) * sizeof *records);
    builder->instrument_of =
        arena_alloc(&builder->arena, (gazetteer->n_rows + 1) * sizeof *builder->instrument_of);
    if (records == NULL || builder->instrument_of == NULL)
        return no_memory(error);
    if (builder->n_old > 0)
        memcpy(records, builder->record, builder->n_old * sizeof *records);
    builder->record = records;
    enum status status = STATUS_OK;
    for (uint32_t i = 0; i < gazetteer->n_rows && status == STATUS_OK; i++)
        status = add_record(builder, i, error);
    for (uint32_t i = 0; i < gazetteer->n_rows && status == STATUS_OK; i++)
        status = add_names(builder, i, error);
    for (uint32_t i = 0; i < gazetteer->n_forms && status == STATUS_OK; i++)
        status = add_form(builder, &gazetteer->forms[i], error);
    return status;
}

enum status market_build(const char *folder, struct buffer *image, struct error *error) {
    struct market_builder builder;
    enum status status = market_builder_start(&builder);
    if (status == STATUS_OK)
        status = gazetteer_read(folder, &builder.gazetteer, error);
    if (status == STATUS_OK)
        status = add_all(&builder, error);
    if (status == STATUS_OK)
        status = market_builder_write(&builder, image, error);
    market_builder_free(&builder);
    return status;
}

enum status market_extend(const void *bytes, size_t len, const char *path, struct buffer *image,
                          struct error *error) {
    struct market_builder builder = {0};
    struct market market;
    struct arena arena = {0};
    enum status status = market_open(bytes, len, &arena, &market, error);
    if (status == STATUS_OK) {
        status = market_builder_load(&builder, &market, market_strings_len(bytes));
        if (status != STATUS_OK)
            no_memory(error);
    }
    if (status == STATUS_OK)
        status = gazetteer_read_companies(path, &builder.gazetteer, error);
    if (status == STATUS_OK)
        status = add_all(&builder, error);
    if (status == STATUS_OK)
        status = market_builder_write(&builder, image, error);
    market_builder_free(&builder);
    arena_free(&arena);
    return status;
}
