#include <string.h>

#include "analysis/ratings.h"
#include "analysis/tone.h"

static uint32_t token_at(const struct document *d, const struct sentence *s, uint32_t offset) {
    uint32_t i = s->first_token;
    while (i + 1 < s->end_token && d->words.tokens[i].end <= offset)
        i++;
    return i;
}

static double start_value(const struct tone *tone, const struct rating *rating) {
    if (strcmp(rating->action, "started") != 0 || rating->to == NULL)
        return 0;
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t h = s->first_hit; h < s->end_hit; h++) {
        const struct pattern *pattern = &tone->lexicon->patterns[d->hits[h].pattern];
        if (pattern->sense.kind == SENSE_GRADE &&
            d->words.tokens[d->hits[h].first].start >= rating->span.start &&
            d->words.tokens[d->hits[h].first].start < rating->span.end)
            return 0.5 * (double)pattern->sense.value;
    }
    return 0;
}

enum status tone_from_ratings(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t r = s->first_rating; r < s->end_rating; r++) {
        const struct rating *rating = &d->ratings[r];
        uint32_t first = token_at(d, s, rating->span.start);
        uint32_t last = token_at(d, s, rating->span.end - 1);
        uint32_t clause = d->clause_of[first];
        /* the grades, the target and the verbs between them are told by the rating alone */
        for (uint32_t c = s->first_clause; c < s->end_clause; c++)
            if (d->clauses[c].first <= last && d->clauses[c].end > first && d->clauses[c].lemma != NO_INDEX &&
                lexicon_lemma_sense(tone->lexicon, d->clauses[c].lemma, SENSE_RATING) != NULL) {
                tone_use(tone, d->clauses[c].predicate, d->clauses[c].predicate + 1);
                if (d->clauses[c].particle != NO_INDEX)
                    tone_use(tone, d->clauses[c].particle, d->clauses[c].particle + 1);
            }
        for (uint32_t i = s->first_token; i < s->end_token; i++)
            if (lexicon_sense(tone->lexicon, &d->words.tokens[i], SENSE_RATING, PART_VERB, NULL) != NULL &&
                d->clause_of[i] == clause)
                tone_use(tone, i, i + 1); /* "abgestuft und ... gesenkt" */
        tone_use(tone, first, last + 1);
        double grade = rating_value(rating) + start_value(tone, rating), target = rating_target_value(rating);
        if ((grade == 0 && target == 0) || clause == NO_INDEX)
            continue;
        uint32_t theme = NO_INDEX;
        for (uint32_t m = s->first_mention; m < s->end_mention && theme == NO_INDEX; m++) {
            const struct mention *mention = &d->mentions[m];
            uint32_t in = d->clause_of[mention->first_token];
            if (mention->instrument != rating->subject || in == NO_INDEX)
                continue;
            for (uint32_t n = d->clauses[in].first_nominal; n < d->clauses[in].end_nominal; n++)
                if (d->nominals[n].noun >= mention->first_token && d->nominals[n].first < mention->end_token)
                    theme = n;
        }
        struct atom atom = {.first = first,
                            .end = last + 1,
                            .head = first,
                            .clause = clause,
                            .nominal = NO_INDEX,
                            .theme = theme,
                            .value = clamp_unit(grade + target),
                            .lemma = rating->action,
                            .rule = "rating",
                            .is_verb = true};
        bool mixed = grade * target < 0; /* each is evidence of its own */
        if (mixed)
            atom.value = grade;
        enum status status = tone_add(tone, atom);
        atom.value = target;
        if (mixed && status == STATUS_OK)
            status = tone_add(tone, atom);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
