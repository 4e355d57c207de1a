/* Where a gazetteer starts to grow: from nothing, or from an image that a user's own companies are added to.
 */
#include <string.h>

#include "market/builder.h"

enum { LONGEST_PATH = 512 };

enum status market_builder_start(struct market_builder *builder) {
    *builder = (struct market_builder){0};
    builder->gazetteer.arena = &builder->arena;
    builder->nodes.arena = builder->strings.arena = builder->tickers.arena = &builder->arena;
    return buffer_add_byte(&builder->text, '\0') ? STATUS_OK : STATUS_NOMEM;
}

void market_builder_free(struct market_builder *builder) {
    arena_free(&builder->arena);
    buffer_free(&builder->text);
}

static enum status load_records(struct market_builder *builder, const struct market *market) {
    builder->record = arena_alloc(&builder->arena, (market->n_instruments + 1) * sizeof *builder->record);
    if (builder->record == NULL)
        return STATUS_NOMEM;
    memcpy(builder->record, market->records, market->n_instruments * sizeof *builder->record);
    builder->n_old = builder->n_records = market->n_instruments;
    for (uint32_t i = 0; i < market->n_instruments; i++) {
        const struct instrument *instrument = &market->instruments[i];
        char key[64] = {(char)('0' + instrument->kind)};
        size_t len = strlen(instrument->ticker); /* the build has tested that it fits */
        bool added;
        memcpy(key + 1, instrument->ticker, len);
        if (map_put(&builder->tickers, key, len + 1, i, &added) == NULL)
            return STATUS_NOMEM;
    }
    return STATUS_OK;
}

/* Chain n refs from `first` on, the last one first, so that they are written in their old order again. */
static enum status load_chain(struct market_builder *builder, const struct name_ref *refs, uint32_t n,
                              uint32_t *chain) {
    for (uint32_t i = n; i-- > 0;) {
        if (!arena_grow(&builder->arena, &builder->ref, &builder->cap_refs, builder->n_refs + 1,
                        sizeof *builder->ref))
            return STATUS_NOMEM;
        builder->ref[builder->n_refs++] = (struct chained_ref){refs[i], *chain};
        *chain = builder->n_refs;
    }
    return STATUS_OK;
}

/* The pieces of a node with spaces between them, from its parents down; returns their length. */
static size_t path_of(const struct market *market, uint32_t node, char *path) {
    const struct name_node *entry = &market->nodes[node];
    size_t len = entry->parent == NO_NODE ? 0 : path_of(market, entry->parent, path);
    if (len + entry->len + 2 > LONGEST_PATH)
        return len; /* no form is that long: see MAX_FORM of variant.c */
    if (len > 0)
        path[len++] = ' ';
    memcpy(path + len, market->strings + entry->text, entry->len);
    return len + entry->len;
}

static enum status load_nodes(struct market_builder *builder, const struct market *market) {
    builder->node = arena_alloc(&builder->arena, (market->n_nodes + 1) * sizeof *builder->node);
    if (builder->node == NULL)
        return STATUS_NOMEM;
    builder->cap_nodes = market->n_nodes + 1;
    for (uint32_t i = 0; i < market->n_nodes; i++) {
        const struct name_node *node = &market->nodes[i];
        const struct name_ref *refs = market->refs + node->first_ref;
        char path[LONGEST_PATH];
        bool added;
        builder->node[i] = (struct growing_node){.node = *node};
        if (map_put(&builder->nodes, path, path_of(market, i, path), i, &added) == NULL ||
            load_chain(builder, refs, node->n_names, &builder->node[i].names) != STATUS_OK ||
            load_chain(builder, refs + node->n_names, node->n_descriptors, &builder->node[i].descriptors) !=
                STATUS_OK)
            return STATUS_NOMEM;
    }
    builder->n_nodes = market->n_nodes;
    return STATUS_OK;
}

enum status market_builder_load(struct market_builder *builder, const struct market *market,
                                size_t strings_len) {
    enum status status = market_builder_start(builder);
    if (status != STATUS_OK)
        return status;
    buffer_clear(&builder->text);
    if (!buffer_add(&builder->text, market->strings, strings_len))
        return STATUS_NOMEM;
    builder->code = arena_alloc(&builder->arena, (market->n_codes + 1) * sizeof *builder->code);
    if (builder->code == NULL)
        return STATUS_NOMEM;
    memcpy(builder->code, market->codes, market->n_codes * sizeof *builder->code);
    builder->n_codes = market->n_codes;
    builder->cap_codes = market->n_codes + 1;
    status = load_records(builder, market);
    return status == STATUS_OK ? load_nodes(builder, market) : status;
}

static void drop_refs(struct market_builder *builder, uint32_t *chain, uint32_t instrument, bool brands) {
    while (*chain != 0) {
        struct chained_ref *entry = &builder->ref[*chain - 1];
        if (entry->ref.instrument == instrument && (brands || !(entry->ref.flags & NAME_BRAND)))
            *chain = entry->next;
        else
            chain = &entry->next;
    }
}

void market_builder_take_out(struct market_builder *builder, uint32_t instrument, bool brands) {
    for (uint32_t i = 0; i < builder->n_nodes; i++) {
        drop_refs(builder, &builder->node[i].names, instrument, brands);
        drop_refs(builder, &builder->node[i].descriptors, instrument, brands);
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < builder->n_codes; i++)
        if (builder->code[i].instrument != instrument)
            builder->code[n++] = builder->code[i];
    builder->n_codes = n;
    builder->record[instrument] = (struct market_record){.kind = builder->record[instrument].kind};
}
