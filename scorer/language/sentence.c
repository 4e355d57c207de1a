#include "language/sentence.h"

#include <stdbool.h>
#include <string.h>

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

static bool is_finite(const struct token *token) {
    return !(token->flags & TOKEN_CAPITALISED) &&
           token->classes & (CLASS_FINITE | CLASS_AUXILIARY | CLASS_MODAL);
}

/* A noun and its verb where a verb came before: "fiel auf 12 Mio. Analysten hatten mehr erwartet", "sagte
 * Hopf jun. Vergleichbare Schritte hatten". */
static bool starts_with_noun(const struct token *tokens, uint32_t first, uint32_t next, uint32_t end) {
    uint32_t noun = next;
    if (next + 1 < end && tokens[next].classes & CLASS_ATTRIBUTE &&
        tokens[next + 1].flags & TOKEN_CAPITALISED)
        noun++;
    if (noun + 1 >= end || !(tokens[next].flags & TOKEN_CAPITALISED) || tokens[noun].classes & CLASS_UNIT ||
        !is_finite(&tokens[noun + 1]))
        return false;
    for (uint32_t i = first; i < next; i++)
        if (is_finite(&tokens[i]))
            return true;
    return false;
}

/* A word that goes on with a sentence; not a name like iPhone, eBay or a "s-Aktie". */
static bool lower_word(const char *text, const struct token *token) {
    bool inner_capital =
        token->end - token->start > 1 && text[token->start + 1] >= 'A' && text[token->start + 1] <= 'Z';
    return token->kind == TOKEN_WORD && !inner_capital &&
           !(token->flags & (TOKEN_CAPITALISED | TOKEN_HYPHENATED));
}

static bool is_one_of(const char *text, const struct token *token, const char *const *words) {
    uint32_t len = token->end - token->start;
    for (; *words != NULL; words++)
        if (strlen(*words) == len && (text[token->start] | 0x20) == (*words)[0] &&
            memcmp(text + token->start + 1, *words + 1, len - 1) == 0)
            return true;
    return false;
}

/* Whether an ordinal may follow: "am 3. Versuch"; behind a bare preposition a number counts: "fiel auf 48."
 */
static bool leads_to_ordinal(const char *text, const struct token *token) {
    static const char *const contracted[] = {"am", "im", "zum", "zur", "vom", "beim", "ins", "ans", NULL};
    return token->classes & CLASS_DETERMINER || is_one_of(text, token, contracted);
}

static bool is_roman(const char *text, const struct token *token) {
    for (uint32_t i = token->start; i < token->end; i++)
        if (strchr("IVX", text[i]) == NULL)
            return false;
    return true;
}

/* Whether the number before a dot is an ordinal or part of a date: "am 18. Mai", "im 2. Quartal". */
static bool is_ordinal(const char *text, const struct token *tokens, uint32_t first, uint32_t number,
                       uint32_t behind, uint32_t end) {
    const struct token *token = &tokens[number], *next = &tokens[behind];
    uint32_t len = token->end - token->start;
    if (next->classes & (CLASS_MONTH | CLASS_ORDINAL_NOUN))
        return true;
    if (len > 3 || token->kind != TOKEN_NUMBER)
        return false;
    if (number == first)
        return true; /* "3. Liga", a numbered heading */
    if (next->kind == TOKEN_NUMBER)
        return !(next->flags & TOKEN_SPACE_BEFORE) || len <= 2; /* "18. 5. 2025" */
    if (len <= 2 && number > first + 1 && !starts_sentence(next) &&
        !starts_with_noun(tokens, first, behind, end)) {
        const struct token *before = &tokens[number - 1];
        if (is_mark(before, '.') && tokens[number - 2].kind == TOKEN_NUMBER)
            return true; /* "bis zum 17. 8. Zeit" */
        if ((is_mark(before, ':') || is_mark(before, ',')) && token->flags & TOKEN_SPACE_BEFORE)
            return true; /* "Die Gewinner: 1. Siemens, 2. RWE" */
    }
    return len <= 2 && !starts_sentence(next) && !starts_with_noun(tokens, first, behind, end) &&
           leads_to_ordinal(text, &tokens[number - 1]);
}

/* Letters without a vowel: "Vj.", "Hrsg."; behind a number they are a unit: "30 km.", in capitals a name:
 * "BMW." */
static bool lacks_vowel(const char *text, const struct token *tokens, uint32_t first, uint32_t at) {
    const struct token *token = &tokens[at];
    if (token->kind != TOKEN_WORD || token->end - token->start < 2 || token->end - token->start > 4 ||
        (at > first && tokens[at - 1].kind == TOKEN_NUMBER) || token->classes & CLASS_UNIT)
        return false;
    for (uint32_t i = token->start + 1; i < token->end; i++)
        if (text[i] < 'a' || text[i] > 'z' || strchr("aeiouy", text[i]) != NULL)
            return false;
    return strchr("aeiouyAEIOUY", text[token->start]) == NULL;
}

/* "ING.", "FT." are names, no abbreviations of a word, though "Ing." is; "U.S." is one. */
static bool is_acronym(const char *text, const struct token *token, const struct token *next) {
    uint32_t len = token->end - token->start;
    return token->flags & TOKEN_ALL_CAPS && len <= 4 && memchr(text + token->start, '.', len) == NULL &&
           next->kind != TOKEN_NUMBER && !(next->flags & TOKEN_ALL_CAPS);
}

static bool is_letter_with_dot(const struct token *tokens, uint32_t first, uint32_t at) {
    return at > first + 1 && is_mark(&tokens[at - 1], '.') && tokens[at - 2].kind == TOKEN_WORD &&
           tokens[at - 2].fold_len == 1;
}

/* "Hans-J.", "J.P.": a name that goes on behind the letter. */
static bool ends_in_initial(const char *text, const struct token *token) {
    uint32_t len = token->end - token->start;
    if (len < 3 || !(token->flags & TOKEN_CAPITALISED))
        return false;
    char last = text[token->end - 1], before = text[token->end - 2];
    return (before == '-' || before == '.') && last >= 'A' && last <= 'Z';
}

/* Whether the dot behind the word tokens[word] ends its sentence. */
static bool word_ends(const char *text, const struct token *tokens, uint32_t first, uint32_t word,
                      uint32_t behind, uint32_t end) {
    const struct token *token = &tokens[word], *next = &tokens[behind];
    if (next->classes & (CLASS_MONTH | CLASS_ORDINAL_NOUN) && is_roman(text, token))
        return false;                                             /* "im II. Quartal" */
    if (token->fold_len == 1 && token->flags & TOKEN_CAPITALISED) /* "J. Powell", "z. B.", but "Plan B. Er" */
        return !is_letter_with_dot(tokens, first, word) && starts_sentence(next) && word > first;
    if (ends_in_initial(text, token))
        return starts_sentence(next);
    if (token->fold_len == 1 && !is_mark(token - (word > first), '/')) /* "Dr. h. c.", "i. H. v. 3 Mio." */
        return starts_sentence(next) ||
               (!is_letter_with_dot(tokens, first, word) && starts_with_noun(tokens, first, behind, end));
    if (is_acronym(text, token, next) || (token->fold_len == 1 && word > first && is_mark(token - 1, '/')))
        return true; /* "120 km/h." */
    bool month = token->classes & CLASS_MONTH && token->classes & CLASS_ABBREVIATION;
    if (token->classes & CLASS_ABBREVIATED_END || month || lacks_vowel(text, tokens, first, word))
        return next->kind == TOKEN_WORD &&
               (starts_sentence(next) || starts_with_noun(tokens, first, behind, end));
    return !(token->classes & CLASS_ABBREVIATION);
}

/* Whether the dot at `at` ends its sentence; tokens[behind] is what follows. */
static bool dot_ends(const char *text, const struct token *tokens, uint32_t first, uint32_t at,
                     uint32_t behind, uint32_t end) {
    if (at == first)
        return false;
    const struct token *before = &tokens[at - 1];
    if (before->kind == TOKEN_NUMBER)
        return !is_ordinal(text, tokens, first, at - 1, behind, end);
    return before->kind == TOKEN_MARK || word_ends(text, tokens, first, at - 1, behind, end);
}

/* Whether a question or a shout at `at` is the name of something within the sentence: "Yahoo! Inc.",
 * "die Sendung „Wer wird Millionär?“ Ende Mai". */
static bool is_within_name(const struct token *tokens, uint32_t first, uint32_t at, uint32_t behind) {
    const struct token *next = &tokens[behind];
    if (behind == at + 1)
        return next->classes & CLASS_ABBREVIATED_END && next->flags & TOKEN_CAPITALISED;
    if (!is_mark(&tokens[at + 1], '"') || starts_sentence(next) || is_mark(next, '"'))
        return false;
    for (uint32_t i = at; i-- > first + 1;)
        if (is_mark(&tokens[i], '"'))
            return tokens[i - 1].kind == TOKEN_WORD;
    return false;
}

/* Whether a dash opens what follows: "Die Aktie stieg. - Von Max Meier", but "Crash? - Was nun". */
static bool dash_starts(const struct token *tokens, uint32_t first, uint32_t mark, uint32_t dash,
                        uint32_t end) {
    if (mark == first || !is_mark(&tokens[mark], '.') || dash + 1 == end)
        return false;
    return tokens[mark - 1].kind == TOKEN_WORD && !(tokens[mark - 1].flags & TOKEN_CAPITALISED) &&
           starts_sentence(&tokens[dash + 1]);
}

/* A name that is written small, with its verb, behind a word that is no abbreviation: "legte zu. adidas
 * verlor". */
static bool starts_with_small_name(const struct token *tokens, uint32_t first, uint32_t mark, uint32_t next,
                                   uint32_t end) {
    const struct token *token = &tokens[next];
    return mark > first && next + 1 < end && is_mark(&tokens[mark], '.') && token->kind == TOKEN_WORD &&
           token->word == NO_WORD && token->fold_len > 3 && is_finite(&tokens[next + 1]) &&
           tokens[mark - 1].kind == TOKEN_WORD && tokens[mark - 1].fold_len > 1 &&
           tokens[mark - 1].word != NO_WORD &&
           !(tokens[mark - 1].classes & (CLASS_ABBREVIATION | CLASS_ABBREVIATED_END));
}

/* Whether the bracket at `at` closes a remark that is a sentence of its own: "(Stand: 12.30 Uhr) Später". */
static bool closes_remark(const struct token *tokens, uint32_t first, uint32_t at, uint32_t end) {
    enum { REMARK = 4 }; /* words and marks, so that "(Reuters) Die Bank" is none */
    return is_mark(&tokens[first], '(') && is_mark(&tokens[at], ')') && at - first >= REMARK &&
           at + 1 < end && tokens[at + 1].flags & TOKEN_SPACE_BEFORE && starts_sentence(&tokens[at + 1]);
}

/* Whether the sentence goes on with tokens[next], whatever the mark before it is. */
static bool goes_on(const char *text, const struct token *tokens, uint32_t first, uint32_t mark,
                    uint32_t next, uint32_t end) {
    const struct token *token = &tokens[next];
    if (!(token->flags & TOKEN_SPACE_BEFORE) ||
        (lower_word(text, token) && !starts_with_small_name(tokens, first, mark, next, end)))
        return true; /* "... drei Prozent!", sagte er */
    if (token->kind != TOKEN_MARK)
        return false;
    if (token->mark == '-')
        return !dash_starts(tokens, first, mark, next, end);
    return token->mark == ',' || token->mark == ')' || token->mark == ';';
}

uint32_t sentence_end(const char *text, const struct token *tokens, uint32_t first, uint32_t end) {
    uint32_t behind;
    for (uint32_t at = first; at < end; at = behind) {
        const struct token *token = &tokens[at];
        behind = at + 1;
        if (closes_remark(tokens, first, at, end))
            return behind;
        if (token->kind != TOKEN_MARK ||
            (token->mark != '.' && token->mark != '!' && token->mark != '?' && token->mark != '~'))
            continue;
        while (behind < end && (closes(&tokens[behind]) || is_mark(&tokens[behind], '.') ||
                                is_mark(&tokens[behind], '!') || is_mark(&tokens[behind], '?')))
            behind++;
        if (behind == end)
            return end;
        if (at > first && (is_mark(&tokens[at - 1], '[') || is_mark(&tokens[at - 1], '(')) &&
            closes(&tokens[behind - 1]))
            continue; /* "Der Chef (!)", "[...]" */
        if (goes_on(text, tokens, first, at, behind, end))
            continue;
        if (token->mark == '.' && behind == at + 1 && !dot_ends(text, tokens, first, at, behind, end))
            continue;
        if ((token->mark == '!' || token->mark == '?') && is_within_name(tokens, first, at, behind))
            continue;
        return behind;
    }
    return end;
}
