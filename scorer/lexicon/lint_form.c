/* Forms that are good by one lemma and bad by another: the engine takes the first reading that fits. */
#include <string.h>

#include "base/hash.h"
#include "language/fold.h"
#include "lexicon/lint_parts.h"

enum { MAX_WORD = 200 };

/* The first row of a lemma. */
static const struct seen *row_of(const struct lint *lint, uint32_t lemma) {
    static const char letters[] = {[PART_NOUN] = 'n', [PART_ADJECTIVE] = 'a', [PART_VERB] = 'v'};
    const char *text = lexicon_lemma_text(lint->lexicon, lemma);
    char key[2 * MAX_WORD + 1];
    size_t len = strlen(text);
    if (len > MAX_WORD)
        return NULL;
    key[0] = letters[lint->lexicon->lemmas[lemma].part];
    const uint32_t *index = map_get(&lint->words, key, 1 + fold_word(text, len, key + 1));
    return index == NULL ? NULL : &lint->seen[*index];
}

static int sign_of(const struct lint *lint, uint32_t lemma) {
    const struct sense *sense = lexicon_lemma_sense(lint->lexicon, lemma, SENSE_POLAR);
    return sense == NULL ? 0 : sense->value > 0 ? 1 : -1;
}

static void compare(struct lint *lint, const struct form *form, uint32_t a, uint32_t b) {
    const struct lexicon *lexicon = lint->lexicon;
    bool noun = lexicon->lemmas[a].part == PART_NOUN;
    if (noun != (lexicon->lemmas[b].part == PART_NOUN) || sign_of(lint, a) * sign_of(lint, b) >= 0)
        return;
    const struct seen *row = row_of(lint, b);
    if (row != NULL)
        findings_add(lint->findings, row->path, row->line, FINDING_DOUBT,
                     "the form \"%s\" is also one of \"%s\", which has the other sign",
                     lexicon->strings + form->text, lexicon_lemma_text(lexicon, a));
}

void lint_forms(struct lint *lint) {
    const struct lexicon *lexicon = lint->lexicon;
    for (uint32_t i = 0; i < lexicon->n_forms; i++) {
        const struct form *form = &lexicon->forms[i];
        for (uint32_t r = 1; r < form->n_readings; r++)
            for (uint32_t q = 0; q < r; q++)
                compare(lint, form, lexicon->readings[form->first_reading + q].lemma,
                        lexicon->readings[form->first_reading + r].lemma);
    }
}

bool lint_is_known(const struct lexicon *lexicon, const char *text) {
    char joined[MAX_WORD + 1], fold[2 * MAX_WORD + 1];
    size_t n = 0;
    for (uint32_t i = 0; i < lexicon->n_patterns; i++)
        if (strcmp(lexicon->strings + lexicon->patterns[i].text, text) == 0)
            return true;
    for (const char *p = text; *p != '\0' && n < MAX_WORD; p++)
        if (*p != '|')
            joined[n++] = *p;
    size_t len = fold_word(joined, n, fold);
    return lexicon_find(lexicon, fold, len, hash_bytes(fold, len)) != NO_WORD;
}
