/* The words of a corpus that the lexicon does not know, the most frequent first, so that it grows from text.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "batch/corpus.h"
#include "cli/lexicon.h"
#include "language/fold.h"
#include "language/word_class.h"

enum { EXAMPLE_MAX = 240, WORD_MAX = 60 };

/* What an unknown word looks like. */
enum guess {
    GUESS_NOUN,
    GUESS_COMPOUND, /* read by its last part, which is known */
    GUESS_NAME,
    GUESS_VERB,
    GUESS_ADJECTIVE,
    GUESS_OTHER,
    GUESSES,
};

static const char *const GUESS_NAMES[GUESSES] = {
    [GUESS_NOUN] = "noun", [GUESS_COMPOUND] = "compound",   [GUESS_NAME] = "name",
    [GUESS_VERB] = "verb", [GUESS_ADJECTIVE] = "adjective", [GUESS_OTHER] = "other",
};

struct unknown {
    const char *form;    /* as it stood first */
    const char *head;    /* of a compound: the form that it is read by; else "" */
    const char *example; /* the sentence where it stood first */
    uint32_t count, articles;
    uint32_t last_article;     /* counted from 1: the one that counted last */
    uint32_t guesses[GUESSES]; /* how often each fitted */
};

struct collection {
    const struct engine *engine;
    struct arena arena; /* of words and examples */
    struct map words;   /* folded form -> index into list */
    struct unknown *list;
    uint32_t n, capacity;
    uint32_t article;
};

/* --- what a word looks like --- */

static bool ends_in(const char *fold, size_t len, const char *const *endings) {
    for (; *endings != NULL; endings++) {
        size_t n = strlen(*endings);
        if (len > n + 1 && memcmp(fold + len - n, *endings, n) == 0)
            return true;
    }
    return false;
}

/* Without the ending of an adjective before its noun. */
static size_t without_ending(const char *fold, size_t len) {
    static const char *const endings[] = {"em", "en", "er", "es", "e", NULL};
    for (const char *const *ending = endings; *ending != NULL; ending++) {
        size_t n = strlen(*ending);
        if (len > n + 3 && memcmp(fold + len - n, *ending, n) == 0)
            return len - n;
    }
    return len;
}

static enum guess guess_small(const struct document *d, uint32_t i, uint32_t end) {
    static const char *const suffixes[] = {"lich", "ig",      "isch",   "bar",  "sam",  "los", "haft",
                                           "voll", "reich",   "arm",    "frei", "fest", "iv",  "tiv",
                                           "ell",  "maessig", "faehig", "wert", "end",  NULL};
    static const char *const verbal[] = {"t", "te", "ten", "en", "eln", "ern", NULL};
    const struct token *token = &d->words.tokens[i];
    const char *fold = d->words.folds + token->fold;
    size_t len = token->fold_len, stem = without_ending(fold, len);
    bool before_noun = i + 1 < end && d->words.tokens[i + 1].kind == TOKEN_WORD &&
                       d->words.tokens[i + 1].flags & TOKEN_CAPITALISED;
    if (ends_in(fold, stem, suffixes) || (before_noun && stem < len))
        return GUESS_ADJECTIVE;
    return ends_in(fold, len, verbal) ? GUESS_VERB : GUESS_OTHER;
}

static enum guess guess_capital(const struct document *d, uint32_t i, uint32_t first) {
    static const char *const suffixes[] = {
        "ung",  "ungen",  "heit",  "heiten", "keit", "keiten", "schaft", "schaften", "tion", "tionen",
        "taet", "taeten", "ismus", "ierung", "erei", "enz",    "anz",    "nis",      "tum",  NULL};
    const struct token *token = &d->words.tokens[i];
    if (token->flags & TOKEN_ALL_CAPS)
        return GUESS_NAME;
    if (ends_in(d->words.folds + token->fold, token->fold_len, suffixes))
        return GUESS_NOUN;
    uint32_t before = i > first ? d->words.tokens[i - 1].classes : 0;
    bool led = before & (CLASS_DETERMINER | CLASS_ATTRIBUTE | CLASS_NUMBER) ||
               (i > first && d->words.tokens[i - 1].kind == TOKEN_NUMBER);
    return led ? GUESS_NOUN : GUESS_NAME;
}

static bool in_mention(const struct document *d, const struct sentence *s, uint32_t token) {
    for (uint32_t m = s->first_mention; m < s->end_mention; m++)
        if (d->mentions[m].first_token <= token && token < d->mentions[m].end_token)
            return true;
    return false;
}

/* Whether the lexicon has no row for the word; its first word of a sentence may be a verb as well. */
static bool is_unknown(const struct lexicon *lexicon, const struct token *token) {
    if (token->kind != TOKEN_WORD || token->fold_len < 3 || token->fold_len > WORD_MAX)
        return false;
    if (token->flags & TOKEN_COMPOUND)
        return true;
    return token->word == NO_WORD || !lexicon_has_row(lexicon, token->word);
}

/* --- the list --- */

static const char *example_of(struct collection *collection, const struct document *d,
                              const struct sentence *s) {
    size_t len = span_len(s->span);
    if (len > EXAMPLE_MAX)
        for (len = EXAMPLE_MAX;
             len > 0 && ((unsigned char)d->article->text[s->span.start + len] & 0xC0) == 0x80;)
            len--;
    char *text = arena_copy(&collection->arena, d->article->text + s->span.start, len);
    for (char *p = text; p != NULL && *p != '\0'; p++)
        if (*p == '\t' || *p == '\n' || *p == '\r')
            *p = ' ';
    return text;
}

static struct unknown *find_or_make(struct collection *collection, const struct document *d,
                                    const struct sentence *s, const struct token *token) {
    bool added;
    uint32_t *index =
        map_put(&collection->words, d->words.folds + token->fold, token->fold_len, collection->n, &added);
    if (index == NULL)
        return NULL;
    if (!added)
        return &collection->list[*index];
    if (!arena_grow(&collection->arena, &collection->list, &collection->capacity, collection->n + 1,
                    sizeof *collection->list))
        return NULL;
    const struct lexicon *lexicon = engine_lexicon(collection->engine);
    struct unknown *word = &collection->list[collection->n++];
    *word = (struct unknown){
        .head = token->flags & TOKEN_COMPOUND ? lexicon->strings + lexicon->forms[token->word].text : ""};
    word->form = arena_copy(&collection->arena, d->article->text + token->start, token->end - token->start);
    word->example = example_of(collection, d, s);
    return word->form == NULL || word->example == NULL ? NULL : word;
}

static enum status collect(struct collection *collection, const struct document *d) {
    const struct lexicon *lexicon = engine_lexicon(collection->engine);
    collection->article++;
    for (uint32_t n = 0; n < d->n_sentences; n++) {
        const struct sentence *s = &d->sentences[n];
        for (uint32_t i = s->first_token; i < s->end_token; i++) {
            const struct token *token = &d->words.tokens[i];
            if (!is_unknown(lexicon, token) || in_mention(d, s, i))
                continue;
            struct unknown *word = find_or_make(collection, d, s, token);
            if (word == NULL)
                return STATUS_NOMEM;
            enum guess guess = token->flags & TOKEN_COMPOUND      ? GUESS_COMPOUND
                               : token->flags & TOKEN_CAPITALISED ? guess_capital(d, i, s->first_token)
                                                                  : guess_small(d, i, s->end_token);
            word->guesses[guess]++;
            word->count++;
            word->articles += word->last_article != collection->article;
            word->last_article = collection->article;
        }
    }
    return STATUS_OK;
}

static enum guess best_guess(const struct unknown *word) {
    enum guess best = GUESS_NOUN;
    for (int i = 1; i < GUESSES; i++)
        if (word->guesses[i] > word->guesses[best])
            best = (enum guess)i;
    /* a noun may stand without its article, a name hardly ever has one */
    return best == GUESS_NAME && word->guesses[GUESS_NOUN] * 4 >= word->guesses[GUESS_NAME] ? GUESS_NOUN
                                                                                            : best;
}

static int by_count(const void *a, const void *b) {
    const struct unknown *x = a, *y = b;
    if (x->count != y->count)
        return x->count > y->count ? -1 : 1;
    return strcmp(x->form, y->form);
}

static void put_list(struct buffer *out, struct collection *collection, uint32_t least) {
    if (collection->n > 1)
        qsort(collection->list, collection->n, sizeof *collection->list, by_count);
    buffer_add_text(out, "# count\tarticles\tclass\tform\tread as\texample\n");
    for (uint32_t i = 0; i < collection->n && collection->list[i].count >= least; i++) {
        const struct unknown *word = &collection->list[i];
        buffer_printf(out, "%u\t%u\t%s\t%s\t%s\t%s\n", word->count, word->articles,
                      GUESS_NAMES[best_guess(word)], word->form, word->head, word->example);
    }
}

static enum status read_corpus(struct collection *collection, struct corpus *corpus, struct error *error) {
    struct arena arena = {0};
    enum status status = STATUS_OK;
    for (;;) {
        struct piece piece;
        struct document document;
        arena_reset(&arena);
        status = corpus_next(corpus, &arena, &piece, error);
        if (status != STATUS_OK || piece.kind == PIECE_END)
            break;
        if (piece.kind == PIECE_REJECTION)
            fprintf(stderr, "stimmung: %s\n", piece.rejection.message);
        if (piece.kind != PIECE_ARTICLE)
            continue;
        status = engine_analyse(collection->engine, &piece.article, &arena, &document);
        if (status == STATUS_OK)
            status = collect(collection, &document);
        if (status != STATUS_OK) {
            error_set(error, status, "out of memory");
            break;
        }
    }
    arena_free(&arena);
    return status;
}

enum status lexicon_unknown(struct buffer *out, const struct engine *engine, char *const *paths, int n_paths,
                            uint32_t least, struct error *error) {
    struct collection collection = {.engine = engine};
    struct corpus_options options = {
        .walk = {.paths = paths, .n_paths = n_paths},
        .reading = {.patterns = engine_page_patterns(engine), .languages = engine_language_words(engine)},
        .form = "auto",
    };
    collection.words.arena = &collection.arena;
    struct corpus *corpus = corpus_open(&options, NULL);
    enum status status = corpus == NULL ? error_set(error, STATUS_NOMEM, "out of memory")
                                        : read_corpus(&collection, corpus, error);
    if (status == STATUS_OK)
        put_list(out, &collection, least);
    corpus_close(corpus);
    arena_free(&collection.arena);
    return status;
}
