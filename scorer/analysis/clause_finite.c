/* Which of the words that could be a finite verb is one. */
#include "analysis/clause_parts.h"

bool token_is_noun_like(const struct token *token) {
    if (token->flags & TOKEN_FIRST && token->classes & CLASS_LIGHT)
        return false; /* "Wegen" at the start is no dative plural of Weg */
    if (token->kind != TOKEN_WORD || token->classes & (CLASS_LIGHT | CLASS_FINITE | CLASS_PREPOSITION))
        return token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPITALISED) &&
               (token->classes & CLASS_NOUN);
    /* "Höhere Kosten": the capital of a first word makes no noun */
    bool adjective =
        token->classes & (CLASS_ATTRIBUTE | CLASS_ADJECTIVE | CLASS_PARTICIPLE | CLASS_INFINITIVE) &&
        !(token->classes & CLASS_NOUN);
    return token->flags & TOKEN_CAPITALISED && !(adjective && token->flags & TOKEN_FIRST);
}

bool clause_is_attribute(const struct clause_builder *b, uint32_t token, uint32_t first, uint32_t end) {
    if (!has_class(b, token, CLASS_ATTRIBUTE) || token + 1 >= end)
        return false;
    const struct token *next = token_at(b, token + 1);
    /* no determiner stands behind an attribute: "verkaufte weniger Autos" */
    bool before_noun = token_is_noun_like(next) || (next->classes & CLASS_ATTRIBUTE &&
                                                    !(next->classes & (CLASS_FINITE | CLASS_DETERMINER)));
    if (!before_noun)
        return false;
    if (token == first) {
        /* ", kritisierte Präsident Leitl" has no other verb; "Erhöhte Kosten drückten" has */
        for (uint32_t i = token + 1; i < end; i++)
            if (has_class(b, i, CLASS_FINITE) && !has_class(b, i, CLASS_ATTRIBUTE | CLASS_LIGHT))
                return true;
        return has_class(b, token, CLASS_ADJECTIVE);
    }
    return has_class(b, token - 1,
                     CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_ATTRIBUTE | CLASS_COORDINATOR |
                         CLASS_NUMBER) ||
           token_at(b, token - 1)->kind == TOKEN_MARK ||
           lexicon_sense(b->lexicon, token_at(b, token - 1), SENSE_DEGREE, -1, NULL) != NULL;
}

bool clause_is_compared(const struct clause_builder *b, uint32_t token, uint32_t first) {
    if (!has_class(b, token, CLASS_PARTICIPLE))
        return false;
    static const char *const links[] = {"als", "wie", NULL};
    static const char *const parts[] = {"haelfte", "viertel", "drittel", NULL};
    for (uint32_t i = token; i-- > first && token - i <= 5;) {
        if (token_is_any(b->document, i, links))
            return true;
        if (has_class(b, i, CLASS_UNIT) || token_is_any(b->document, i, parts))
            return false; /* "hat mehr als die Hälfte ihres Werts verloren": a measure */
        bool inside = has_class(b, i,
                                CLASS_ADVERB | CLASS_PREPOSITION | CLASS_DETERMINER | CLASS_ATTRIBUTE |
                                    CLASS_ADJECTIVE) ||
                      token_is_noun_like(token_at(b, i));
        if (!inside || has_class(b, i, CLASS_AUXILIARY | CLASS_MODAL))
            return false;
    }
    return false;
}

static bool can_be_finite(const struct clause_builder *b, uint32_t token, uint32_t first, uint32_t end) {
    const struct token *t = token_at(b, token);
    if (t->kind != TOKEN_WORD || !(t->classes & CLASS_FINITE))
        return false;
    if (t->classes & (CLASS_AUXILIARY | CLASS_MODAL))
        return !(t->classes & CLASS_DETERMINER); /* "sein" is a determiner more often */
    if (t->classes & (CLASS_DETERMINER | CLASS_PREPOSITION | CLASS_COORDINATOR | CLASS_SUBORDINATOR |
                      CLASS_PRONOUN | CLASS_ADVERB | CLASS_NUMBER | CLASS_RELATIVE))
        return false;
    if (t->classes & CLASS_NOUN && t->flags & TOKEN_CAPITALISED)
        return false; /* "Gewinne" at the start of a sentence */
    return !clause_is_attribute(b, token, first, end) && !clause_is_compared(b, token, first);
}

/* An auxiliary or a modal wins over a form that could be participle or infinitive as well. */
uint32_t clause_find_finite(const struct clause_builder *b, uint32_t first, uint32_t end) {
    uint32_t found = NO_INDEX;
    bool found_sure = false;
    for (uint32_t i = first; i < end; i++) {
        if (!can_be_finite(b, i, first, end))
            continue;
        bool helper = has_class(b, i, CLASS_AUXILIARY | CLASS_MODAL);
        bool double_role = has_class(b, i, CLASS_INFINITIVE | CLASS_PARTICIPLE | CLASS_ADJECTIVE);
        bool after_zu = i > first && token_is(b->document, i - 1, "zu");
        if (after_zu || (helper && has_class(b, i, CLASS_INFINITIVE) && i + 1 == end && found != NO_INDEX))
            continue;
        bool sure = helper || !double_role;
        if (found == NO_INDEX || (sure && !found_sure)) {
            found = i;
            found_sure = sure;
        }
    }
    return found;
}
