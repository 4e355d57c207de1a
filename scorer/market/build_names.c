/* The tree of names: one node a piece. */
#include <string.h>

#include "base/hash.h"
#include "market/builder.h"
#include "market/cue.h"
#include "market/piece.h"
#include "market/variant.h"

uint32_t market_builder_string(struct market_builder *builder, const char *text, size_t len) {
    if (len == 0)
        return 0;
    bool added;
    uint32_t *offset = map_put(&builder->strings, text, len, (uint32_t)builder->text.len, &added);
    if (offset == NULL) {
        builder->text.failed = true;
        return 0;
    }
    uint32_t at = *offset;
    if (added) {
        buffer_add(&builder->text, text, len);
        buffer_add_byte(&builder->text, '\0');
    }
    return at;
}

/* The node of the pieces in path[0, len), whose last piece starts at `last`; made where it is new. */
static uint32_t node_of(struct market_builder *builder, const char *path, size_t len, size_t last,
                        uint32_t parent) {
    bool added;
    uint32_t *index = map_put(&builder->nodes, path, len, builder->n_nodes, &added);
    if (index == NULL || !arena_grow(&builder->arena, &builder->node, &builder->cap_nodes,
                                     builder->n_nodes + 1, sizeof *builder->node))
        return NO_NODE;
    uint32_t at = *index;
    if (!added)
        return at;
    uint32_t piece_hash = hash_bytes(path + last, len - last);
    uint32_t hash =
        parent == NO_NODE ? piece_hash : market_next_hash(builder->node[parent].node.hash, piece_hash);
    builder->node[at] =
        (struct growing_node){.node = {.hash = hash,
                                       .parent = parent,
                                       .text = market_builder_string(builder, path + last, len - last),
                                       .len = (uint16_t)(len - last)}};
    if (parent != NO_NODE)
        builder->node[parent].node.n_children++;
    builder->n_nodes++;
    return at;
}

/* The node of a form given as folded pieces with a space between them. */
static uint32_t node_of_form(struct market_builder *builder, const char *form, size_t len) {
    uint32_t node = NO_NODE;
    for (size_t start = 0; start < len;) {
        const char *space = memchr(form + start, ' ', len - start);
        size_t end = space == NULL ? len : (size_t)(space - form);
        node = node_of(builder, form, end, start, node);
        if (node == NO_NODE)
            return NO_NODE;
        start = end + 1;
    }
    return node;
}

/* Two forms of one instrument that fold alike are one: written as loosely as the looser of them. */
static void merge(struct name_ref *old, const struct name_ref *fresh) {
    const uint16_t both = NAME_CAPITALS | NAME_INFLECTED; /* holds only where both say so */
    old->flags = (uint16_t)(((old->flags | fresh->flags) & ~both) | (old->flags & fresh->flags & both));
    if (old->percent < fresh->percent)
        old->percent = fresh->percent;
}

static enum status add_ref(struct market_builder *builder, uint32_t node, struct name_ref ref) {
    struct growing_node *entry = &builder->node[node];
    uint32_t *chain = ref.flags & NAME_DESCRIPTOR ? &entry->descriptors : &entry->names;
    for (; *chain != 0; chain = &builder->ref[*chain - 1].next) {
        struct name_ref *old = &builder->ref[*chain - 1].ref;
        if (old->instrument == ref.instrument) {
            merge(old, &ref);
            return STATUS_OK;
        }
    }
    *chain = builder->n_refs + 1;
    if (!arena_grow(&builder->arena, &builder->ref, &builder->cap_refs, builder->n_refs + 1,
                    sizeof *builder->ref))
        return STATUS_NOMEM;
    builder->ref[builder->n_refs++] = (struct chained_ref){ref, 0};
    return STATUS_OK;
}

struct form_target {
    struct market_builder *builder;
    struct name_ref ref;
};

static enum status take_variant(void *context, const char *pieces, size_t len, bool inflected) {
    struct form_target *target = context;
    struct name_ref ref = target->ref;
    if (inflected)
        ref.flags |= NAME_INFLECTED;
    uint32_t node = node_of_form(target->builder, pieces, len);
    return node == NO_NODE ? STATUS_NOMEM : add_ref(target->builder, node, ref);
}

/* How the form is written in the file tells how it may be written in a text. */
static uint16_t written_flags(const char *form, size_t len) {
    struct piece piece;
    if (!piece_read(form, 0, (uint32_t)len, &piece))
        return 0;
    uint32_t how = written_how(form, piece.start, piece.end);
    uint16_t flags = 0;
    if (how & WRITTEN_LOWER && !(how & (WRITTEN_CAPITAL_FIRST | WRITTEN_DIGIT_FIRST)))
        flags |= NAME_LOWER;
    /* three capitals may be a word when they are small: MAN, SEB, ANA */
    if (piece.end == len && piece.len <= 3 && !(how & WRITTEN_LOWER) && how & WRITTEN_UPPER)
        flags |= NAME_CAPITALS;
    return flags;
}

enum status market_builder_form(struct market_builder *builder, const char *form, size_t len,
                                struct name_ref ref) {
    ref.flags |= written_flags(form, len);
    struct form_target target = {builder, ref};
    return ref.flags & NAME_DESCRIPTOR ? variants_of_descriptor(form, len, take_variant, &target)
                                       : variants_of_name(form, len, take_variant, &target);
}

/* Whether the node of path[0, len) has a name of the instrument that is no brand. */
static bool names(const struct market_builder *builder, const char *path, size_t len, uint32_t instrument) {
    const uint32_t *index = map_get(&builder->nodes, path, len);
    if (index == NULL)
        return false;
    for (uint32_t i = builder->node[*index].names; i != 0; i = builder->ref[i - 1].next) {
        const struct name_ref *ref = &builder->ref[i - 1].ref;
        if (ref->instrument == instrument && !(ref->flags & NAME_BRAND))
            return true;
    }
    return false;
}

bool market_builder_holds_name(const struct market_builder *builder, const char *form, size_t len,
                               uint32_t instrument) {
    char path[256];
    struct piece piece;
    for (uint32_t start = 0; piece_read(form, start, (uint32_t)len, &piece); start = piece.end) {
        size_t n = 0;
        for (uint32_t at = start; piece_read(form, at, (uint32_t)len, &piece); at = piece.end) {
            if (n + piece.len + 1 >= sizeof path)
                break;
            if (n > 0)
                path[n++] = ' ';
            memcpy(path + n, piece.fold, piece.len);
            n += piece.len;
            if (names(builder, path, n, instrument))
                return true;
        }
        piece_read(form, start, (uint32_t)len, &piece);
    }
    return false;
}

struct cue_target {
    struct market_builder *builder;
    uint32_t cues;
};

static enum status take_cue(void *context, const char *pieces, size_t len, bool inflected) {
    (void)inflected;
    struct cue_target *target = context;
    uint32_t node = node_of_form(target->builder, pieces, len);
    if (node == NO_NODE)
        return STATUS_NOMEM;
    target->builder->node[node].node.cues |= target->cues;
    return STATUS_OK;
}

enum status market_builder_cue(struct market_builder *builder, const char *form, size_t len, uint32_t cues) {
    struct cue_target target = {builder, cues};
    bool noun = cues & (CUE_COMPANY | CUE_PAPER | CUE_PRICE | CUE_INDEX | CUE_PART | CUE_ANALYST | CUE_OWN |
                        CUE_NONE) &&
                !(cues & (CUE_PLURAL | CUE_FEMININE));
    return noun ? variants_of_descriptor(form, len, take_cue, &target)
                : variants_as_written(form, len, take_cue, &target);
}
