/* Patterns: that they are well formed, and that some text can match them. */
#include <string.h>

#include "language/fold.h"
#include "lexicon/lint_parts.h"
#include "lexicon/sense.h"

enum { MAX_WORD = 200 };

/* A word of a pattern has to be what the engine finds as one word of a text. */
static enum status check_word(struct lint *lint, const struct tsv_row *row, const char *word, size_t len,
                              struct error *error) {
    struct token_list list = {0};
    if (len > 1 && word[len - 1] == '-')
        len--; /* Gewinn- und Verlustrechnung */
    if (tokenize(&lint->arena, word, 0, (uint32_t)len, &list) != STATUS_OK)
        return error_set(error, STATUS_NOMEM, "out of memory");
    if (list.n != 1 || list.tokens[0].kind != TOKEN_WORD)
        lint_error(lint, row, "\"%.*s\" is never one word of a text: the pattern matches nothing", (int)len,
                   word);
    return STATUS_OK;
}

static bool is_lemma(const struct lint *lint, const char *word, size_t len) {
    static const char parts[] = "nav";
    char key[2 * MAX_WORD + 1];
    size_t n = 1 + fold_word(word, len, key + 1);
    for (const char *part = parts; *part != '\0'; part++) {
        key[0] = *part;
        if (map_get(&lint->words, key, n) != NULL)
            return true;
    }
    return false;
}

static enum status check_alternative(struct lint *lint, const struct tsv_row *row, const char *word,
                                     size_t len, struct error *error) {
    bool lemma = len > 0 && word[0] == '~';
    word += lemma;
    len -= lemma;
    if (len == 0) {
        lint_error(lint, row, "an empty word in the pattern");
        return STATUS_OK;
    }
    if (len > MAX_WORD || memchr(word, '(', len) != NULL || memchr(word, ')', len) != NULL ||
        memchr(word, '<', len) != NULL || memchr(word, '>', len) != NULL || memchr(word, '*', len) != NULL) {
        lint_error(lint, row, "\"%.*s\": ( ) < > * hold or stand for whole words", (int)len, word);
        return STATUS_OK;
    }
    if (lemma && lint->base == NULL && !is_lemma(lint, word, len))
        lint_doubt(lint, row,
                   "\"~%.*s\" is no lemma of nouns/, adjectives/ or verbs/: usual endings are tried",
                   (int)len, word);
    return lemma ? STATUS_OK : check_word(lint, row, word, len, error);
}

/* The verbs of a slot: <rutschen|geraten>. */
static void check_slot(struct lint *lint, const struct tsv_row *row, const char *word, size_t len,
                       bool last) {
    if (!last)
        lint_error(lint, row, "the verbs <...> stand last");
    if (len < 3 || word[len - 1] != '>') {
        lint_error(lint, row, "\"%.*s\" lacks its \">\"", (int)len, word);
        return;
    }
    for (const char *verb = word + 1; verb < word + len - 1;) {
        size_t n = 0;
        while (verb[n] != '|' && verb[n] != '>')
            n++;
        if (n < 3 || verb[n - 1] != 'n')
            lint_error(lint, row, "\"%.*s\" is no infinitive", (int)n, verb);
        verb += n + 1;
    }
}

static enum status check_alternatives(struct lint *lint, const struct tsv_row *row, const char *word,
                                      size_t len, struct error *error) {
    for (size_t at = 0; at <= len && error->status == STATUS_OK;) {
        const char *bar = memchr(word + at, '|', len - at);
        size_t n = bar == NULL ? len - at : (size_t)(bar - word) - at;
        check_alternative(lint, row, word + at, n, error);
        at += n + 1;
    }
    return error->status;
}

/* Look at each word; false where the pattern has none that must stand in the text. */
static bool check_words(struct lint *lint, const struct tsv_row *row, struct error *error) {
    bool fixed = false, front = true;
    for (const char *word = row->columns[0]; *word != '\0' && error->status == STATUS_OK;) {
        size_t len = strcspn(word, " ");
        size_t space = strspn(word + len, " ");
        bool last = word[len + space] == '\0';
        if (word[0] == '<') {
            check_slot(lint, row, word, len, last);
        } else if (len == 1 && word[0] == '*') {
            if (front || last || word[len + space] == '<')
                lint_doubt(lint, row, "a gap * says nothing but between two words");
        } else if (word[0] == '(' && word[len - 1] == ')') {
            check_alternatives(lint, row, word + 1, len - 2, error);
        } else {
            check_alternatives(lint, row, word, len, error);
            fixed = true;
        }
        front = false;
        word += len + space;
    }
    return fixed;
}

static enum status lint_pattern(struct lint *lint, const struct tsv_row *row, uint32_t allowed,
                                struct error *error) {
    struct seen seen = {.path = row->path, .line = row->line};
    if (!lint_columns(lint, row, 2, 4))
        return STATUS_OK;
    if (!check_words(lint, row, error) && error->status == STATUS_OK)
        lint_error(lint, row, "the pattern has no word that must stand in the text");
    if (error->status == STATUS_OK && lint_sense(lint, row, 1, allowed, &seen.sense))
        lint_keep(lint, row, 'i', row->columns[0], &seen, error);
    return error->status;
}

enum status lint_idiom(void *context, const struct tsv_row *row, struct error *error) {
    return lint_pattern(context, row, IDIOM_SENSES, error);
}

enum status lint_shifter(void *context, const struct tsv_row *row, struct error *error) {
    return lint_pattern(context, row, SHIFTER_SENSES, error);
}

enum status lint_rating(void *context, const struct tsv_row *row, struct error *error) {
    return lint_pattern(context, row, RATING_SENSES, error);
}

/* Classes and values of moves.tsv and events.tsv are checked when they are built; here, that their phrases
 * can be found. */
enum status lint_phrase(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    if (lint_columns(lint, row, 2, 4) && !check_words(lint, row, error) && error->status == STATUS_OK)
        lint_error(lint, row, "the phrase has no word that must stand in the text");
    return error->status;
}

enum status lint_event(void *context, const struct tsv_row *row, struct error *error) {
    struct lint *lint = context;
    if (lint_columns(lint, row, 3, 4) && !check_words(lint, row, error) && error->status == STATUS_OK)
        lint_error(lint, row, "the pattern has no word that must stand in the text");
    return error->status;
}
