/* What a sentence speaks of, told once for all names in it. */
#include "analysis/mention_work.h"
#include "language/word_class.h"

enum { FACTS_READ = 1 << 30 };

static uint32_t facts_of_word(const struct work *work, uint32_t token) {
    const struct token *t = work_token(work, token);
    uint32_t facts = 0;
    if (t->classes & CLASS_UNIT)
        facts |= FACT_FIGURE;
    if (t->classes & CLASS_UNIT && work_is(work, token, "prozent"))
        facts |= FACT_PRICE;
    if (t->classes & CLASS_FINITE && lexicon_sense(work->lexicon, t, SENSE_MOVE, PART_VERB, NULL) != NULL)
        facts |= FACT_BUSINESS;
    const struct document *d = work->document;
    struct word_match match;
    if (market_token_may_start(work->market, t) &&
        market_match(work->market, d->article->text, &d->words, token, d->sentences[work->reading].end_token,
                     t->start, &match) &&
        match.cue.node != NO_NODE) {
        uint32_t cues = work->market->nodes[match.cue.node].cues;
        facts |= cues & CUE_RATING ? FACT_RATING : 0;
        facts |= cues & CUE_RATE ? FACT_RATE : 0;
    }
    if (!(t->flags & TOKEN_CAPITALISED))
        return facts;
    uint32_t cues = work_cues(work, token);
    if (cues & (CUE_PAPER | CUE_RATING))
        facts |= FACT_PRICE;
    bool part = cues & CUE_PART && t->flags & (TOKEN_HYPHENATED | TOKEN_COMPOUND);
    if (part || cues & (CUE_COMPANY | CUE_LEGAL | CUE_OWN | CUE_ANALYST) ||
        lexicon_sense(work->lexicon, t, SENSE_QUANTITY, PART_NOUN, NULL) != NULL)
        facts |= FACT_BUSINESS;
    return facts;
}

uint32_t sentence_facts(struct work *work, uint32_t sentence) {
    if (work->facts[sentence] != 0)
        return work->facts[sentence];
    const struct sentence *s = &work->document->sentences[sentence];
    uint32_t facts = FACTS_READ;
    work->reading = sentence;
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        const struct token *t = work_token(work, i);
        if (t->kind == TOKEN_WORD)
            facts |= facts_of_word(work, i);
        else if (t->kind == TOKEN_MARK && (t->mark == '%' || t->mark == '$'))
            facts |= FACT_FIGURE | (t->mark == '%' ? FACT_PRICE : 0);
    }
    if (facts & (FACT_FIGURE | FACT_PRICE))
        facts |= FACT_BUSINESS;
    work->facts[sentence] = facts;
    return facts;
}
