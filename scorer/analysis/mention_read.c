/* Goes through the words of an article once and notes the names and what can take them up again. */
#include "analysis/mention_work.h"
#include "language/word_class.h"

static bool is_person_mark(const struct work *work, const struct word_match *match, uint32_t token) {
    if (match->name.node != NO_NODE && match->name.end_token == token + 1 && !match->name.open) {
        const struct name_ref *ref = name_meaning(work, &match->name);
        if (ref != NULL && ref->flags & NAME_PERSON)
            return true;
    }
    return match->cue.node != NO_NODE && match->cue.end_token == token + 1 && !match->cue.open &&
           work->market->nodes[match->cue.node].cues & CUE_TITLE &&
           work_token(work, token)->flags & TOKEN_CAPITALISED;
}

static bool is_legal_form(const struct work *work, const struct word_match *match) {
    return match->name.node == NO_NODE && match->cue.node != NO_NODE && !match->cue.open &&
           work->market->nodes[match->cue.node].cues & CUE_LEGAL;
}

/* A company that the gazetteer does not know: an unknown name before a legal form ("Hallhuber GmbH") or
 * behind a company noun ("die Modekette Hallhuber"). It can be meant by "der Konzern" as well as a listed
 * one. */
static enum status note_unknown(struct work *work, uint32_t sentence, uint32_t token, bool legal) {
    uint32_t start = work->document->sentences[sentence].first_token;
    const struct token *t = work_token(work, token);
    if (token == start || !(t->flags & TOKEN_CAPITALISED))
        return STATUS_OK;
    const struct token *last = work_token(work, token - 1);
    uint32_t name = legal ? token - 1 : token;
    if (!(last->flags & TOKEN_CAPITALISED) || work_token(work, name)->word != NO_WORD ||
        (work->n_found > 0 && work->found[work->n_found - 1].end_token > name) ||
        (!legal && !(work_cues(work, token - 1) & CUE_COMPANY)))
        return STATUS_OK;
    return work_add(work, (struct found){.span = {work_token(work, name)->start, t->end},
                                         .sentence = sentence,
                                         .first_token = name,
                                         .end_token = token + 1,
                                         .node = NO_NODE,
                                         .state = FOUND_SURE,
                                         .entity = true});
}

/* One word: returns in *next the token to go on with, in *person whether it announces a person. */
static enum status read_word(struct work *work, uint32_t sentence, uint32_t token, uint32_t end,
                             uint32_t *next, bool *person) {
    const struct document *d = work->document;
    const struct token *t = work_token(work, token);
    bool announced = *person;
    *person = false;
    struct word_match match;
    bool found = market_token_may_start(work->market, t) &&
                 market_match(work->market, d->article->text, &d->words, token, end, t->start, &match);
    enum status status = STATUS_OK;
    if (!found || is_legal_form(work, &match))
        status = note_unknown(work, sentence, token, found);
    if (status != STATUS_OK)
        return status;
    if (!found) {
        status = anaphor_note_word(work, sentence, token);
        return status == STATUS_OK && t->flags & TOKEN_HYPHENATED
                   ? names_inside(work, sentence, token, t->start, end)
                   : status;
    }
    *person = is_person_mark(work, &match, token);
    bool named = match.name.node != NO_NODE;
    bool described =
        match.descriptor.node != NO_NODE && (!named || match.descriptor.span.end > match.name.span.end);
    if (named)
        status = name_add(work, sentence, token, &match.name, announced, end);
    if (status == STATUS_OK && (!named || described) && !*person)
        status = anaphor_note_match(work, sentence, token, &match);
    if (named && status == STATUS_OK) {
        uint32_t last = match.name.end_token - 1;
        *next = work->n_found > 0 && work->found[work->n_found - 1].end_token > token
                    ? work->found[work->n_found - 1].end_token
                    : match.name.end_token;
        if (match.name.open)
            status = names_inside(work, sentence, last, match.name.span.end, end);
    } else if (described && match.descriptor.end_token > token + 1 && !match.descriptor.open) {
        *next = match.descriptor.end_token;
    } else if (t->flags & TOKEN_HYPHENATED && status == STATUS_OK) {
        status = names_inside(work, sentence, token, t->start, end);
    }
    return status;
}

enum { LEAST_RANKED = 7 }; /* letters of "Erstere" */

static enum status read_sentence(struct work *work, uint32_t sentence) {
    static const char *const particles[] = {"von", "van", "de", "vom", "der", NULL}; /* Peter von Siemens */
    const struct sentence *s = &work->document->sentences[sentence];
    bool person = false;
    for (uint32_t i = s->first_token; i < s->end_token;) {
        const struct token *t = work_token(work, i);
        uint32_t next = i + 1;
        enum status status = STATUS_OK;
        if (t->kind == TOKEN_WORD && t->classes & (CLASS_LIGHT | CLASS_PREPOSITION) &&
            !(t->flags & TOKEN_CAPITALISED)) {
            if (person && !work_is_any(work, i, particles))
                person = false;
            if (t->classes & CLASS_PRONOUN && i > s->first_token + 1)
                status = anaphor_note_inside(work, sentence, i);
            else if (t->fold_len >= LEAST_RANKED)
                status = anaphor_note_ranked(work, sentence, i);
        } else {
            bool taken = false;
            status = codes_find(work, sentence, i, &taken);
            if (status == STATUS_OK && !taken && t->kind != TOKEN_MARK) {
                if (i <= s->first_token + 1 && t->classes & (CLASS_PRONOUN | CLASS_DETERMINER))
                    status = anaphor_note_pronoun(work, sentence, i);
                if (t->fold_len >= LEAST_RANKED && status == STATUS_OK)
                    status = anaphor_note_ranked(work, sentence, i);
                if (status == STATUS_OK)
                    status = read_word(work, sentence, i, s->end_token, &next, &person);
            } else if (t->mark != '.') {
                person = false; /* "Dr. Oetker" */
            }
        }
        if (status != STATUS_OK)
            return status;
        i = next > i ? next : i + 1;
    }
    return STATUS_OK;
}

enum status names_find(struct work *work) {
    const struct document *d = work->document;
    work->first_found = arena_alloc(d->arena, (d->n_sentences + 1) * sizeof *work->first_found);
    work->facts = arena_zero(d->arena, (d->n_sentences + 1) * sizeof *work->facts);
    if (work->first_found == NULL || work->facts == NULL)
        return STATUS_NOMEM;
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        work->first_found[i] = work->n_found;
        enum status status = read_sentence(work, i);
        if (status != STATUS_OK)
            return status;
    }
    work->first_found[d->n_sentences] = work->n_found;
    return STATUS_OK;
}
