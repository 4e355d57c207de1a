/* Writes the gazetteer that has grown as one image. */
#include <string.h>

#include "market/builder.h"
#include "market/cue.h"
#include "market/image.h"

struct flat {
    struct name_node *nodes;
    struct name_ref *refs;
    uint32_t *slots, *code_slots;
    uint64_t *filter, *ends;
    uint32_t n_refs, n_slots, n_code_slots, filter_words;
};

/* Sort key of what a name can mean: unlisted ones last, plain before ambiguous, then the exchanges nearest to
 * the readers, then listings that go on. The first is what is meant where the article does not say. */
static uint32_t rank(const struct market_builder *builder, const struct name_ref *ref) {
    static const char *const near[] = {"XETR", "XWBO", "XSWX", NULL};
    uint32_t inflected = ref->flags & NAME_INFLECTED ? 128 : 0; /* a name as it stands before one by rule */
    if (ref->instrument == NO_INSTRUMENT)
        return 64 + inflected;
    const char *mic = builder->text.bytes + builder->record[ref->instrument].mic;
    uint32_t place = 0;
    while (near[place] != NULL && strcmp(near[place], mic) != 0)
        place++;
    uint32_t old = ref->instrument < builder->n_old ? 4 : 0; /* a user's own companies go first */
    return (ref->flags & NAME_AMBIGUOUS ? 32u : 0u) + (ref->flags & NAME_BRAND ? 16u : 0u) +
           (ref->flags & NAME_ENDED ? 8u : 0u) + inflected + old + place;
}

/* Copy a chain into the refs, in order of rank; returns how many. */
static uint16_t flatten_chain(const struct market_builder *builder, struct flat *flat, uint32_t chain) {
    uint32_t first = flat->n_refs;
    for (; chain != 0 && flat->n_refs - first < UINT16_MAX; chain = builder->ref[chain - 1].next) {
        struct name_ref ref = builder->ref[chain - 1].ref;
        uint32_t at = flat->n_refs++;
        while (at > first && rank(builder, &flat->refs[at - 1]) > rank(builder, &ref)) {
            flat->refs[at] = flat->refs[at - 1];
            at--;
        }
        flat->refs[at] = ref;
    }
    return (uint16_t)(flat->n_refs - first);
}

static uint32_t power_of_two(uint32_t at_least, uint32_t n) {
    while (n < at_least)
        n *= 2;
    return n;
}

static bool flatten(struct market_builder *builder, struct flat *flat) {
    flat->n_slots = power_of_two(builder->n_nodes * 2, 1024);
    flat->n_code_slots = power_of_two(builder->n_codes * 2, 1024);
    uint32_t n_first = 0;
    for (uint32_t i = 0; i < builder->n_nodes; i++)
        n_first += builder->node[i].node.parent == NO_NODE;
    flat->filter_words =
        power_of_two(n_first / 8, 512); /* eight to sixteen bits a word, small enough for the cache */
    flat->nodes = arena_zero(&builder->arena, (builder->n_nodes + 1) * sizeof *flat->nodes);
    flat->refs = arena_zero(&builder->arena, (builder->n_refs + 1) * sizeof *flat->refs);
    flat->slots = arena_zero(&builder->arena, flat->n_slots * sizeof *flat->slots);
    flat->code_slots = arena_zero(&builder->arena, flat->n_code_slots * sizeof *flat->code_slots);
    flat->filter = arena_zero(&builder->arena, flat->filter_words * sizeof *flat->filter);
    flat->ends = arena_zero(&builder->arena, (1u << MARKET_END_BITS) / 8);
    if (flat->ends == NULL || flat->nodes == NULL || flat->refs == NULL || flat->slots == NULL ||
        flat->code_slots == NULL || flat->filter == NULL)
        return false;
    for (uint32_t i = 0; i < builder->n_nodes; i++) {
        struct name_node *node = &flat->nodes[i];
        *node = builder->node[i].node;
        node->first_ref = flat->n_refs;
        node->n_names = flatten_chain(builder, flat, builder->node[i].names);
        node->n_descriptors = flatten_chain(builder, flat, builder->node[i].descriptors);
        uint32_t slot = node->hash & (flat->n_slots - 1);
        while (flat->slots[slot] != 0)
            slot = (slot + 1) & (flat->n_slots - 1);
        flat->slots[slot] = i + 1;
        if (node->parent == NO_NODE && node->cues & COMPOUND_CUES && node->len >= CUE_END) {
            uint32_t end = market_end_bit(builder->text.bytes + node->text, node->len);
            flat->ends[end >> 6] |= (uint64_t)1 << (end & 63);
        }
        if (node->parent == NO_NODE)
            flat->filter[(node->hash & (flat->filter_words * 64 - 1)) >> 6] |= market_filter_bits(node->hash);
    }
    for (uint32_t i = 0; i < builder->n_codes; i++) {
        uint32_t slot = builder->code[i].hash & (flat->n_code_slots - 1);
        while (flat->code_slots[slot] != 0)
            slot = (slot + 1) & (flat->n_code_slots - 1);
        flat->code_slots[slot] = i + 1;
    }
    return true;
}

static void section(struct buffer *image, struct market_header *header, enum market_section which,
                    const void *bytes, size_t size) {
    static const char zeros[16];
    buffer_add(image, zeros, -image->len % sizeof zeros);
    header->offset[which] = (uint32_t)image->len;
    header->size[which] = (uint32_t)size;
    buffer_add(image, bytes, size);
}

enum status market_builder_write(struct market_builder *builder, struct buffer *image, struct error *error) {
    struct market_header header = {.magic = MARKET_MAGIC};
    struct flat flat = {0};
    if (builder->text.failed || !flatten(builder, &flat))
        return error_set(error, STATUS_NOMEM, "out of memory while the gazetteer is built");
    buffer_clear(image);
    buffer_add(image, (const char *)&header, sizeof header);
    section(image, &header, MARKET_STRINGS, builder->text.bytes, builder->text.len);
    section(image, &header, MARKET_RECORDS, builder->record, builder->n_records * sizeof *builder->record);
    section(image, &header, MARKET_NODES, flat.nodes, builder->n_nodes * sizeof *flat.nodes);
    section(image, &header, MARKET_SLOTS, flat.slots, flat.n_slots * sizeof *flat.slots);
    section(image, &header, MARKET_FILTER, flat.filter, flat.filter_words * sizeof *flat.filter);
    section(image, &header, MARKET_ENDS, flat.ends, (1u << MARKET_END_BITS) / 8);
    section(image, &header, MARKET_REFS, flat.refs, flat.n_refs * sizeof *flat.refs);
    section(image, &header, MARKET_CODES, builder->code, builder->n_codes * sizeof *builder->code);
    section(image, &header, MARKET_CODE_SLOTS, flat.code_slots, flat.n_code_slots * sizeof *flat.code_slots);
    if (image->failed || builder->text.failed)
        return error_set(error, STATUS_NOMEM, "out of memory while the gazetteer is built");
    memcpy(image->bytes, &header, sizeof header);
    return STATUS_OK;
}
