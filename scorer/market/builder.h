/* The gazetteer while it grows, before it is written as an image. For market/build*.c only. */
#ifndef STIMMUNG_MARKET_BUILDER_H
#define STIMMUNG_MARKET_BUILDER_H

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "market/gazetteer.h"
#include "market/market.h"

struct chained_ref {
    struct name_ref ref;
    uint32_t next; /* index plus one; 0 ends the chain */
};

struct growing_node {
    struct name_node node;
    uint32_t names, descriptors; /* chains */
};

struct market_builder {
    struct arena arena;
    struct gazetteer gazetteer;
    struct map nodes;   /* folded pieces with spaces between -> index */
    struct map strings; /* text -> offset */
    struct map tickers; /* digit of the kind + ticker -> index of the instrument */
    struct growing_node *node;
    struct chained_ref *ref;
    struct market_record *record;
    struct market_code *code;
    uint32_t n_old; /* instruments that were there before the rows: of the image that is extended */
    uint32_t n_records;
    uint32_t *instrument_of; /* of each row, or NO_INSTRUMENT */
    uint32_t n_nodes, cap_nodes, n_refs, cap_refs, n_codes, cap_codes;
    struct buffer text; /* the strings section */
};

/* Start with nothing, or with what is in an image. market_builder_free in any case. */
enum status market_builder_start(struct market_builder *builder);
enum status market_builder_load(struct market_builder *builder, const struct market *market,
                                size_t strings_len);
void market_builder_free(struct market_builder *builder);

/* Take out of an image that is extended what leads to an instrument: its names, descriptors and codes, and
 * its brands where they are told. */
void market_builder_take_out(struct market_builder *builder, uint32_t instrument, bool brands);

/* Offset of `text` in the strings section, shared by equal texts; 0 for an empty one. */
uint32_t market_builder_string(struct market_builder *builder, const char *text, size_t len);

/* Add a form by which an instrument (or NO_INSTRUMENT) is named, with all its variants. `flags` are NAME_
 * bits; NAME_DESCRIPTOR says that it is a descriptor. */
enum status market_builder_form(struct market_builder *builder, const char *form, size_t len,
                                struct name_ref ref);

/* Whether the form holds a name of the instrument among its pieces: "Siemens Mobility". */
bool market_builder_holds_name(const struct market_builder *builder, const char *form, size_t len,
                               uint32_t instrument);

/* Mark a word as a cue. */
enum status market_builder_cue(struct market_builder *builder, const char *form, size_t len, uint32_t cues);

/* TRAIT_ bits of a row, by its descriptors, name and flags. */
uint16_t market_builder_traits(const struct gazetteer_row *row);

/* NAME_ bits of a descriptor: its gender and whether it is a demonym. */
uint16_t market_builder_descriptor_flags(const char *form, size_t len);

/* Write what has grown into `image`. */
enum status market_builder_write(struct market_builder *builder, struct buffer *image, struct error *error);

#endif
