#include "analysis/engine.h"

#include <string.h>

#include "analysis/clause.h"
#include "analysis/events.h"
#include "analysis/families.h"
#include "analysis/mentions.h"
#include "analysis/moves.h"
#include "analysis/pattern.h"
#include "analysis/ratings.h"
#include "analysis/tone.h"
#include "analysis/verdict.h"
#include "base/digest.h"
#include "base/memory.h"
#include "language/sentence.h"
#include "language/word_class.h"
#include "lexicon/build.h"
#include "lexicon/lexicon.h"
#include "market/build.h"

const char ENGINE_VERSION[] = "0.1.0";

/* The knowledge as the build made it: scorer/analysis/knowledge.S binds the files in. */
extern const char stimmung_lexicon_image[], stimmung_lexicon_image_end[];
extern const char stimmung_market_image[], stimmung_market_image_end[];
extern const char stimmung_pages_image[], stimmung_pages_image_end[];
extern const char stimmung_languages_image[], stimmung_languages_image_end[];
extern const char stimmung_lexicon_source[], stimmung_lexicon_source_end[];
extern const char
    stimmung_knowledge_hash[]; /* hexadecimal digits, no NUL needed: DIGEST_KNOWLEDGE_DIGITS of them */

struct engine {
    struct lexicon lexicon;
    struct page_patterns pages;
    struct language_words languages;
    struct weights weights;
    struct arena arena;
    struct market market;
    struct buffer own_lexicon; /* images with the user's own rows; empty: the bound ones are used */
    struct buffer own_market;
    struct lacks lacks;
    char hash[DIGEST_KNOWLEDGE_DIGITS + 1];
};

struct tsv_source engine_lexicon_source(void) {
    return (struct tsv_source){.folder = "lexicons",
                               .bundle = stimmung_lexicon_source,
                               .bundle_len = (size_t)(stimmung_lexicon_source_end - stimmung_lexicon_source)};
}

/* The bound image, or the one that was made with the user's own rows. */
static struct digest_piece image_of(const char *first, const char *end, const struct buffer *own) {
    return own->len > 0 ? (struct digest_piece){own->bytes, own->len}
                        : (struct digest_piece){first, (size_t)(end - first)};
}

/* The user's own rows over the bound knowledge. */
static enum status make_own(struct engine *engine, const struct engine_options *options,
                            struct error *error) {
    enum status status = STATUS_OK;
    if (options->without != NULL)
        status = families_without(options->without, &engine->weights, &engine->lacks, error);
    if (status == STATUS_OK && (options->lexicons != NULL || options->without != NULL)) {
        struct tsv_source source = engine_lexicon_source();
        struct build_options build = {.overlay = options->lexicons, .lacks = engine->lacks.lexicon};
        status = lexicon_build_with(&source, &build, &engine->own_lexicon, error);
    }
    if (options->companies != NULL && status == STATUS_OK)
        status =
            market_extend(stimmung_market_image, (size_t)(stimmung_market_image_end - stimmung_market_image),
                          options->companies, &engine->own_market, error);
    return status;
}

static enum status open_images(struct engine *engine, struct error *error) {
    struct digest_piece images[] = {
        image_of(stimmung_lexicon_image, stimmung_lexicon_image_end, &engine->own_lexicon),
        image_of(stimmung_market_image, stimmung_market_image_end, &engine->own_market),
        {stimmung_pages_image, (size_t)(stimmung_pages_image_end - stimmung_pages_image)},
        {stimmung_languages_image, (size_t)(stimmung_languages_image_end - stimmung_languages_image)},
    };
    memcpy(engine->hash, stimmung_knowledge_hash, DIGEST_KNOWLEDGE_DIGITS);
    if (engine->own_lexicon.len > 0 || engine->own_market.len > 0)
        digest_knowledge(images, sizeof images / sizeof *images, engine->hash);
    enum status status = lexicon_open(images[0].bytes, images[0].len, &engine->lexicon, error);
    if (status == STATUS_OK)
        status = market_open(images[1].bytes, images[1].len, &engine->arena, &engine->market, error);
    if (status == STATUS_OK)
        status = page_patterns_open(images[2].bytes, images[2].len, &engine->pages, error);
    return status == STATUS_OK
               ? language_words_open(images[3].bytes, images[3].len, &engine->languages, error)
               : status;
}

enum status engine_load(const struct engine_options *options, struct engine **out, struct error *error) {
    struct engine *engine = memory_alloc(sizeof *engine);
    if (engine == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    *engine = (struct engine){.weights = DEFAULT_WEIGHTS};
    enum status status = make_own(engine, options, error);
    if (status == STATUS_OK)
        status = open_images(engine, error);
    engine->lexicon.whole_words = engine->lacks.compounds;
    if (status != STATUS_OK) {
        engine_free(engine);
        return status;
    }
    *out = engine;
    return STATUS_OK;
}

enum status engine_new(struct engine **out, struct error *error) {
    return engine_load(&(struct engine_options){0}, out, error);
}

void engine_free(struct engine *engine) {
    if (engine == NULL)
        return;
    buffer_free(&engine->own_lexicon);
    buffer_free(&engine->own_market);
    arena_free(&engine->arena);
    memory_free(engine);
}

enum status engine_override_weights(struct engine *engine, const char *list, struct error *error) {
    return weights_override(&engine->weights, list, error);
}

const struct page_patterns *engine_page_patterns(const struct engine *engine) {
    return &engine->pages;
}

const struct language_words *engine_language_words(const struct engine *engine) {
    return &engine->languages;
}

const char *engine_lexicon_hash(const struct engine *engine) {
    return engine->hash;
}

const struct lexicon *engine_lexicon(const struct engine *engine) {
    return &engine->lexicon;
}

const struct market *engine_market(const struct engine *engine) {
    return &engine->market;
}

/* A colon or an opening quote starts a sentence within the sentence: its first word is capitalised for that.
 */
static void mark_first_words(const struct lexicon *lexicon, struct document *d, const struct sentence *s) {
    bool first = true;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        struct token *token = &d->words.tokens[i];
        if (token->kind == TOKEN_MARK) {
            first |= token->mark == ':' || token->mark == '"' ||
                     (token->mark == '-' && token->flags & TOKEN_SPACE_BEFORE && i <= s->first_token + 8);
            continue;
        }
        if (first && token->kind == TOKEN_WORD)
            lexicon_mark_first(lexicon, token);
        first = false;
    }
}

static enum status add_sentences(const struct lexicon *lexicon, struct document *d,
                                 const struct paragraph *paragraph) {
    uint32_t first = d->words.n;
    enum status status =
        tokenize(d->arena, d->article->text, paragraph->span.start, paragraph->span.end, &d->words);
    if (status != STATUS_OK)
        return status;
    lexicon_look_up(lexicon, &d->words, first);
    while (first < d->words.n) {
        uint32_t end = sentence_end(d->article->text, d->words.tokens, first, d->words.n);
        if (!arena_grow(d->arena, &d->sentences, &d->cap_sentences, d->n_sentences + 1, sizeof *d->sentences))
            return STATUS_NOMEM;
        struct sentence *s = &d->sentences[d->n_sentences++];
        *s = (struct sentence){.span = {d->words.tokens[first].start, d->words.tokens[end - 1].end},
                               .first_token = first,
                               .end_token = end,
                               .role = paragraph->role};
        mark_first_words(lexicon, d, s);
        first = end;
    }
    return STATUS_OK;
}

static enum status read_text(const struct lexicon *lexicon, struct document *d) {
    for (uint32_t i = 0; i < d->article->n_paragraphs; i++) {
        const struct paragraph *paragraph = &d->article->paragraphs[i];
        if (!role_counts(paragraph->role))
            continue;
        enum status status = add_sentences(lexicon, d, paragraph);
        if (status != STATUS_OK)
            return status;
    }
    d->clause_of = arena_alloc(d->arena, (d->words.n + 1) * sizeof *d->clause_of);
    return d->clause_of == NULL ? STATUS_NOMEM : STATUS_OK;
}

static enum status analyse_sentence(const struct engine *engine, struct document *d, uint32_t index) {
    const struct lexicon *lexicon = &engine->lexicon;
    struct sentence *s = &d->sentences[index];
    struct tone tone;
    s->first_mention = index == 0 ? 0 : d->sentences[index - 1].end_mention;
    s->end_mention = s->first_mention;
    while (s->end_mention < d->n_mentions && d->mentions[s->end_mention].sentence == index)
        s->end_mention++;
    enum status status = clauses_build(lexicon, d, index);
    s->first_hit = d->n_hits;
    if (status == STATUS_OK)
        status = patterns_find(lexicon, d, index);
    s->end_hit = d->n_hits;
    s->first_move = d->n_moves;
    if (status == STATUS_OK)
        status = moves_extract(lexicon, d, index);
    s->end_move = d->n_moves;
    s->first_rating = d->n_ratings;
    if (status == STATUS_OK)
        status = ratings_extract(lexicon, d, index);
    s->end_rating = d->n_ratings;
    if (status == STATUS_OK)
        status = tone_of_sentence(lexicon, &engine->weights, d, index, &tone);
    if (status == STATUS_OK)
        status = events_extract(&tone);
    return status == STATUS_OK ? verdict_sentence(&tone) : status;
}

enum status engine_analyse(const struct engine *engine, const struct article *article, struct arena *arena,
                           struct document *d) {
    *d = (struct document){.article = article, .arena = arena, .names_only = engine->lacks.coreference};
    const struct lexicon *lexicon = &engine->lexicon;
    enum status status = read_text(lexicon, d);
    if (status == STATUS_OK)
        status = mentions_find(lexicon, &engine->market, d);
    for (uint32_t i = 0; i < d->n_sentences && status == STATUS_OK; i++)
        status = analyse_sentence(engine, d, i);
    return status == STATUS_OK ? verdict_article(d) : status;
}
