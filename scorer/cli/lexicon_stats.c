#include "cli/lexicon.h"
#include "lexicon/sense.h"

static void put(struct buffer *out, const char *what, uint32_t n) {
    buffer_printf(out, "%8u  %s\n", n, what);
}

/* How many senses there are of each kind, by its bit. */
static void put_senses(struct buffer *out, const uint32_t senses[32]) {
    for (uint32_t bit = 0; bit < 32; bit++) {
        uint32_t kind = (uint32_t)1 << bit;
        if (senses[bit] > 0)
            buffer_printf(out, "            %8u  %s\n", senses[bit],
                          kind == SENSE_PHRASE ? "of price moves" : sense_kind_name(kind));
    }
}

static void put_words(struct buffer *out, const struct lexicon *lexicon) {
    static const char *const parts[] = {
        [PART_NOUN] = "nouns", [PART_ADJECTIVE] = "adjectives and adverbs", [PART_VERB] = "verbs"};
    for (uint32_t part = PART_NOUN; part <= PART_VERB; part++) {
        uint32_t n = 0, senses[32] = {0};
        for (uint32_t i = 0; i < lexicon->n_lemmas; i++) {
            const struct lemma *lemma = &lexicon->lemmas[i];
            n += lemma->part == part;
            for (uint32_t s = 0; s < lemma->n_senses && lemma->part == part; s++)
                senses[__builtin_ctz(lexicon->senses[lemma->first_sense + s].kind)]++;
        }
        put(out, parts[part], n);
        put_senses(out, senses);
    }
    put(out, "forms of them, and function words", lexicon->n_forms);
}

static void put_patterns(struct buffer *out, const struct lexicon *lexicon) {
    uint32_t senses[32] = {0};
    for (uint32_t i = 0; i < lexicon->n_patterns; i++)
        senses[__builtin_ctz(lexicon->patterns[i].sense.kind)]++;
    put(out, "patterns of several words", lexicon->n_patterns);
    put_senses(out, senses);
}

static void put_market(struct buffer *out, const struct market *market) {
    uint32_t kinds[3] = {0}, names = 0, brands = 0, unlisted = 0;
    for (uint32_t i = 0; i < market->n_instruments; i++)
        kinds[market->instruments[i].kind]++;
    for (uint32_t i = 0; i < market->n_nodes; i++)
        for (uint32_t r = 0; r < market->nodes[i].n_names; r++) {
            uint16_t flags = market->refs[market->nodes[i].first_ref + r].flags;
            brands += (flags & NAME_BRAND) != 0;
            unlisted += (flags & NAME_UNLISTED) != 0;
            names += (flags & (NAME_BRAND | NAME_UNLISTED)) == 0;
        }
    put(out, "companies", kinds[INSTRUMENT_COMPANY]);
    put(out, "indices", kinds[INSTRUMENT_INDEX]);
    put(out, "other instruments", kinds[INSTRUMENT_OTHER]);
    put(out, "forms of their names", names);
    put(out, "forms of brands and subsidiaries", brands);
    put(out, "forms of unlisted names", unlisted);
}

void lexicon_stats(struct buffer *out, const struct engine *engine) {
    put_words(out, engine_lexicon(engine));
    put_patterns(out, engine_lexicon(engine));
    put_market(out, engine_market(engine));
    buffer_printf(out, "\nengine %s, lexicon %s\n", ENGINE_VERSION, engine_lexicon_hash(engine));
}
