#include "language/sentence.h"

#include <stdbool.h>

#include "language/word_class.h"

static bool is_mark(const struct token *token, char mark) {
    return token->kind == TOKEN_MARK && token->mark == mark;
}

static bool closes(const struct token *token) {
    return token->kind == TOKEN_MARK && !(token->flags & TOKEN_SPACE_BEFORE) &&
           (token->mark == '"' || token->mark == '\'' || token->mark == ')' || token->mark == ']');
}

/* A capitalised function word: the best sign that a new sentence starts. */
static bool starts_sentence(const struct token *token) {
    return (token->flags & TOKEN_CAPITALISED) && (token->classes & (CLASS_LIGHT | CLASS_PREPOSITION)) &&
           !(token->classes & CLASS_MONTH);
}

static bool lower_word(const struct token *token) {
    return token->kind == TOKEN_WORD && !(token->flags & TOKEN_CAPITALISED) &&
           !(token->flags & TOKEN_HYPHENATED);
}

/* Whether the number before a dot is an ordinal or part of a date: "am 18. Mai", "im 2. Quartal". */
static bool is_ordinal(const char *text, const struct token *tokens, uint32_t first, uint32_t number,
                       const struct token *next) {
    const struct token *token = &tokens[number];
    uint32_t len = token->end - token->start;
    if (next->classes & (CLASS_MONTH | CLASS_ORDINAL_NOUN))
        return true;
    if (len > 3 || (text[token->start] < '0' || text[token->start] > '9'))
        return false;
    if (next->kind == TOKEN_NUMBER)
        return !(next->flags & TOKEN_SPACE_BEFORE) || len <= 2; /* "18. 5. 2025" */
    if (starts_sentence(next))
        return false;
    if (number == first)
        return true; /* "3. Liga", a numbered heading */
    const struct token *before = &tokens[number - 1];
    return len <= 2 && (before->classes & (CLASS_PREPOSITION | CLASS_DETERMINER)) != 0;
}

/* Whether the dot at `at` ends its sentence. */
static bool dot_ends(const char *text, const struct token *tokens, uint32_t first, uint32_t at,
                     const struct token *next) {
    if (at == first)
        return false;
    const struct token *before = &tokens[at - 1];
    if (before->flags & TOKEN_SPACE_BEFORE || before->kind != TOKEN_MARK) {
        if (before->kind == TOKEN_NUMBER)
            return !is_ordinal(text, tokens, first, at - 1, next);
        if (before->classes & CLASS_ABBREVIATION)
            return false;
        if (before->classes & CLASS_ABBREVIATED_END)
            return starts_sentence(next);
        if (before->kind == TOKEN_WORD && before->end - before->start == 1 &&
            before->flags & TOKEN_CAPITALISED)
            return false; /* an initial: "J. Smith" */
    }
    return true;
}

uint32_t sentence_end(const char *text, const struct token *tokens, uint32_t first, uint32_t end) {
    for (uint32_t at = first; at < end; at++) {
        const struct token *token = &tokens[at];
        if (token->kind != TOKEN_MARK ||
            (token->mark != '.' && token->mark != '!' && token->mark != '?' && token->mark != '~'))
            continue;
        uint32_t behind = at + 1;
        while (behind < end && (closes(&tokens[behind]) || is_mark(&tokens[behind], '.') ||
                                is_mark(&tokens[behind], '!') || is_mark(&tokens[behind], '?')))
            behind++;
        if (behind == end)
            return end;
        const struct token *next = &tokens[behind];
        if (!(next->flags & TOKEN_SPACE_BEFORE))
            continue;
        if (lower_word(next) || (next->kind == TOKEN_MARK && (next->mark == ',' || next->mark == '-' ||
                                                              next->mark == ')' || next->mark == ';')))
            continue; /* the sentence goes on: "... drei Prozent!", sagte er */
        if (token->mark == '.' && behind == at + 1 && !dot_ends(text, tokens, first, at, next))
            continue;
        return behind;
    }
    return end;
}
