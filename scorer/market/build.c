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

/* A name whose listing ended before this year is an unlisted one where the article's date does not say
 * otherwise. */
#define LONG_AGO "2012"

/* Whether a list with | between its words has one that ends in `end`. */
static bool has_ending(const char *list, const char *end) {
    size_t n = strlen(end);
    while (*list != '\0') {
        size_t len = strcspn(list, "|");
        if (len >= n && memcmp(list + len - n, end, n) == 0)
            return true;
        list += len;
        if (*list == '|')
            list++;
    }
    return false;
}

static uint16_t traits_of(const struct gazetteer_row *row) {
    static const char *const banks[] = {
        "Bank", "bank", "Geldhaus", "Broker", "Vermögensverwalter", "Finanzdienstleister", NULL};
    static const char *const vehicles[] = {
        "Autobauer",     "Autohersteller",     "Sportwagenbauer",    "Automobilhersteller", "Autokonzern",
        "Flugzeugbauer", "Motorradhersteller", "Flugzeughersteller", "Konsolenhersteller",  NULL};
    static const char *const places[] = {
        "Netzwerk", "Börsenbetreiber", "Fernsehsender", "TV-Sender", "Sendergruppe", "Privatsender", NULL};
    uint16_t traits = 0;
    for (const char *const *bank = banks; *bank != NULL; bank++)
        if (has_ending(row->descriptors, *bank))
            traits |= TRAIT_BANK;
    if (has_ending(row->name, "Vz") || strstr(row->name, "Vorz") != NULL)
        traits |= TRAIT_PREFERENCE;
    if (has_ending(row->name, " St") || strstr(row->name, "Stamm") != NULL)
        traits |= TRAIT_ORDINARY;
    const char *until = strstr(row->flags, "until=");
    if (until != NULL)
        traits |= TRAIT_ENDED;
    if (until != NULL && strncmp(until + strlen("until="), LONG_AGO, 4) < 0)
        traits |= TRAIT_GONE;
    for (const char *const *end = vehicles; *end != NULL; end++)
        if (has_ending(row->descriptors, *end))
            traits |= TRAIT_VEHICLES;
    for (const char *const *end = places; *end != NULL; end++)
        if (has_ending(row->descriptors, *end))
            traits |= TRAIT_PLACE;
    if (has_ending(row->descriptors, "Ratingagentur"))
        traits |= TRAIT_RATER;
    if (strcmp(row->mic, "XETR") == 0)
        traits |= TRAIT_GERMAN;
    return traits;
}

static const char *plain_name(const struct gazetteer_row *row) {
    return row->name[0] == '?' ? row->name + 1 : row->name;
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

static uint32_t add_text(struct market_builder *builder, const char *text) {
    return market_builder_string(builder, text, strlen(text));
}

static enum status add_record(struct market_builder *builder, uint32_t index, struct error *error) {
    const struct gazetteer_row *row = &builder->gazetteer.rows[index];
    bool added;
    char key[64] = {(char)('0' + row->kind)};
    size_t len = strlen(row->ticker);
    if (len >= sizeof key)
        return row_error(row, error, "this ticker is too long", row->ticker);
    memcpy(key + 1, row->ticker, len);
    if (map_put(&builder->tickers, key, len + 1, index, &added) == NULL)
        return no_memory(error);
    if (!added)
        return row_error(row, error, "this ticker has a row already", row->ticker);
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
                                                    .traits = traits_of(row)};
    if (add_code(builder, CODE_SYMBOL, row->ticker, index) != STATUS_OK ||
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

/* Gender and kind of a descriptor by its last part; what has no known part and ends in -er or -n is a
 * demonym. */
static uint16_t descriptor_flags(const char *form, size_t len) {
    static const struct {
        const char *end;
        uint16_t flags;
    } parts[] = {
        {"bank", NAME_FEMININE},
        {"mutter", NAME_FEMININE},
        {"tochter", NAME_FEMININE},
        {"schwester", NAME_FEMININE},
        {"kette", NAME_FEMININE},
        {"gesellschaft", NAME_FEMININE},
        {"firma", NAME_FEMININE},
        {"linie", NAME_FEMININE},
        {"airline", NAME_FEMININE},
        {"gruppe", NAME_FEMININE},
        {"holding", NAME_FEMININE},
        {"versicherung", NAME_FEMININE},
        {"brauerei", NAME_FEMININE},
        {"schmiede", NAME_FEMININE},
        {"reederei", NAME_FEMININE},
        {"bahn", NAME_FEMININE},
        {"plattform", NAME_FEMININE},
        {"agentur", NAME_FEMININE},
        {"kasse", NAME_FEMININE},
        {"marke", NAME_FEMININE},
        {"boerse", NAME_FEMININE},
        {"unternehmen", NAME_NEUTER},
        {"haus", NAME_NEUTER},
        {"institut", NAME_NEUTER},
        {"netzwerk", NAME_NEUTER},
        {"portal", NAME_NEUTER},
        {"urgestein", NAME_NEUTER},
        {"label", NAME_NEUTER},
        {"barometer", NAME_NEUTER},
        {"werk", NAME_NEUTER},
        {"start-up", NAME_NEUTER},
        {"startup", NAME_NEUTER},
        {"hersteller", 0},
        {"bauer", 0},
        {"anbieter", 0},
        {"betreiber", 0},
        {"versorger", 0},
        {"haendler", 0},
        {"zulieferer", 0},
        {"leister", 0},
        {"entwickler", 0},
        {"ausruester", 0},
        {"versicherer", 0},
        {"erzeuger", 0},
        {"makler", 0},
        {"broker", 0},
        {"verarbeiter", 0},
        {"veranstalter", 0},
        {"vermittler", 0},
        {"vermieter", 0},
        {"verwalter", 0},
        {"finanzierer", 0},
        {"zuechter", 0},
        {"ausstatter", 0},
        {"fertiger", 0},
        {"berater", 0},
        {"verleiher", 0},
        {"partner", 0},
        {"entsorger", 0},
        {"brauer", 0},
        {"roester", 0},
        {"funker", 0},
        {"vermarkter", 0},
        {"sender", 0},
        {"techniker", 0},
        {"manager", 0},
        {"logistiker", 0},
        {"kocher", 0},
        {"flieger", 0},
        {"miner", 0},
        {"forscher", 0},
        {"optiker", 0},
        {"planer", 0},
        {"werber", 0},
        {"discounter", 0},
        {"caterer", 0},
        {"traeger", 0},
        {"abwickler", 0},
        {"projektierer", 0},
        {"abfueller", 0},
        {"kaeufer", 0},
        {"eigner", 0},
        {"eigentuemer", 0},
        {"recycler", 0},
        {"drucker", 0},
        {"fuehrer", 0},
        {"geber", 0},
        {"sartikler", 0},
        {"schuerfer", 0},
        {"designer", 0},
        {"elektroniker", 0},
        {"diagnostiker", 0},
        {"erfinder", 0},
        {"bohrer", 0},
        {"brenner", 0},
        {"baecker", 0},
        {"automatisierer", 0},
        {"verein", 0},
        {"hoster", 0},
        {"verkaeufer", 0},
        {"provider", 0},
        {"herausgeber", 0},
        {"zertifizierer", 0},
        {"juwelier", 0},
        {"sanierer", 0},
        {"pruefer", 0},
        {"konzern", 0},
        {"index", 0},
        {"wettbewerber", 0},
        {"nachfolger", 0},
    };
    char fold[2 * 200];
    if (len > 200)
        return NAME_DESCRIPTOR;
    size_t n = fold_word(form, len, fold);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t end = strlen(parts[i].end);
        if (n >= end && memcmp(fold + n - end, parts[i].end, end) == 0)
            return (uint16_t)(NAME_DESCRIPTOR | parts[i].flags);
    }
    bool capital = form[0] < 'a' || form[0] > 'z';
    bool demonym = capital && n > 3 && (memcmp(fold + n - 2, "er", 2) == 0 || fold[n - 1] == 'n') &&
                   memchr(form, '-', len) == NULL;
    return (uint16_t)(NAME_DESCRIPTOR | (demonym ? NAME_DEMONYM : 0));
}

static enum status take_descriptor(void *context, const char *form, size_t len, bool ambiguous) {
    struct row_target *target = context;
    (void)ambiguous;
    uint16_t flags = descriptor_flags(form, len);
    return market_builder_form(target->builder, form, len, (struct name_ref){target->instrument, flags, 100});
}

static enum status add_names(struct market_builder *builder, uint32_t index, struct error *error) {
    const struct gazetteer_row *row = &builder->gazetteer.rows[index];
    uint16_t ended = strstr(row->flags, "until=") != NULL ? NAME_ENDED : 0;
    struct row_target target = {builder, index, (uint16_t)(ended | NAME_CANONICAL)};
    enum status status = gazetteer_each(row->name, take_alias, &target);
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
        memcpy(key + 1, form->ticker, n < sizeof key ? n : 0);
        const uint32_t *index = map_get(&builder->tickers, key, n + 1);
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

/* --- the image --- */

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
    const char *mic = builder->gazetteer.rows[ref->instrument].mic;
    uint32_t place = 0;
    while (near[place] != NULL && strcmp(near[place], mic) != 0)
        place++;
    return (ref->flags & NAME_AMBIGUOUS ? 32u : 0u) + (ref->flags & NAME_BRAND ? 16u : 0u) +
           (ref->flags & NAME_ENDED ? 8u : 0u) + inflected + place;
}

/* Copy a chain into the refs, in order of rank; returns how many. */
static uint8_t flatten_chain(const struct market_builder *builder, struct flat *flat, uint32_t chain) {
    uint32_t first = flat->n_refs;
    for (; chain != 0 && flat->n_refs - first < UINT8_MAX; chain = builder->ref[chain - 1].next) {
        struct name_ref ref = builder->ref[chain - 1].ref;
        uint32_t at = flat->n_refs++;
        while (at > first && rank(builder, &flat->refs[at - 1]) > rank(builder, &ref)) {
            flat->refs[at] = flat->refs[at - 1];
            at--;
        }
        flat->refs[at] = ref;
    }
    return (uint8_t)(flat->n_refs - first);
}

static uint32_t power_of_two(uint32_t at_least, uint32_t n) {
    while (n < at_least)
        n *= 2;
    return n;
}

static bool flatten(struct market_builder *builder, struct flat *flat) {
    flat->n_slots = power_of_two(builder->n_nodes * 2, 1024);
    flat->n_code_slots = power_of_two(builder->n_codes * 2, 1024);
    flat->filter_words = power_of_two(builder->n_nodes / 2, 2048);
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
        uint32_t bit = node->hash & (flat->filter_words * 64 - 1);
        if (node->parent == NO_NODE && node->cues & COMPOUND_CUES && node->len >= CUE_END) {
            uint32_t end = market_end_bit(builder->text.bytes + node->text, node->len);
            flat->ends[end >> 6] |= (uint64_t)1 << (end & 63);
        }
        if (node->parent == NO_NODE)
            flat->filter[bit >> 6] |= (uint64_t)1 << (bit & 63);
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
    while (image->len % 16 != 0)
        buffer_add_byte(image, '\0');
    header->offset[which] = (uint32_t)image->len;
    header->size[which] = (uint32_t)size;
    buffer_add(image, bytes, size);
}

static enum status write_image(struct market_builder *builder, struct buffer *image, struct error *error) {
    struct market_header header = {.magic = MARKET_MAGIC};
    struct flat flat = {0};
    if (!flatten(builder, &flat))
        return no_memory(error);
    uint32_t n_records = builder->gazetteer.n_rows;
    buffer_clear(image);
    buffer_add(image, (const char *)&header, sizeof header);
    section(image, &header, MARKET_STRINGS, builder->text.bytes, builder->text.len);
    section(image, &header, MARKET_RECORDS, builder->record, n_records * sizeof *builder->record);
    section(image, &header, MARKET_NODES, flat.nodes, builder->n_nodes * sizeof *flat.nodes);
    section(image, &header, MARKET_SLOTS, flat.slots, flat.n_slots * sizeof *flat.slots);
    section(image, &header, MARKET_FILTER, flat.filter, flat.filter_words * sizeof *flat.filter);
    section(image, &header, MARKET_ENDS, flat.ends, (1u << MARKET_END_BITS) / 8);
    section(image, &header, MARKET_REFS, flat.refs, flat.n_refs * sizeof *flat.refs);
    section(image, &header, MARKET_CODES, builder->code, builder->n_codes * sizeof *builder->code);
    section(image, &header, MARKET_CODE_SLOTS, flat.code_slots, flat.n_code_slots * sizeof *flat.code_slots);
    if (image->failed || builder->text.failed)
        return no_memory(error);
    memcpy(image->bytes, &header, sizeof header);
    return STATUS_OK;
}

static enum status build_all(struct market_builder *builder, struct error *error) {
    const struct gazetteer *gazetteer = &builder->gazetteer;
    builder->record = arena_zero(&builder->arena, (gazetteer->n_rows + 1) * sizeof *builder->record);
    if (builder->record == NULL)
        return no_memory(error);
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
    struct market_builder builder = {0};
    builder.gazetteer.arena = &builder.arena;
    builder.nodes.arena = builder.strings.arena = builder.tickers.arena = &builder.arena;
    buffer_add_byte(&builder.text, '\0');
    enum status status = gazetteer_read(folder, &builder.gazetteer, error);
    if (status == STATUS_OK)
        status = build_all(&builder, error);
    if (status == STATUS_OK)
        status = write_image(&builder, image, error);
    arena_free(&builder.arena);
    buffer_free(&builder.text);
    return status;
}
