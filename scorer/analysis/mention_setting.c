/* What an article is set in, where that tells what its names mean: the country, a road accident. */
#include "analysis/mention_work.h"

/* Words of each country; the one with most of them has the article, Germany where they are even. */
static uint32_t country_of(const struct work *work) {
    uint32_t germany = 0, austria = 0, elsewhere = 0;
    for (uint32_t i = 0; i < work->document->words.n; i++) {
        uint32_t cues = work_cues(work, i);
        germany += (cues & CUE_GERMANY) != 0;
        austria += (cues & CUE_AUSTRIA) != 0;
        elsewhere += (cues & CUE_ELSEWHERE) != 0;
    }
    if (austria > germany && austria >= elsewhere)
        return CUE_AUSTRIA;
    return elsewhere > germany ? CUE_ELSEWHERE : CUE_GERMANY;
}

/* The meaning of a name that another name of the article gives: "Deutsche Post" makes "die Post" hers. */
static const struct name_ref *named_otherwise(const struct work *work, uint32_t node) {
    const struct name_node *entry = &work->market->nodes[node];
    for (uint32_t i = 0; i < work->n_found; i++) {
        const struct found *found = &work->found[i];
        if (found->state != FOUND_SURE || found->node == node || found->instrument == NULL)
            continue;
        for (uint32_t r = entry->first_ref; r < entry->first_ref + entry->n_names; r++)
            if (work->market->refs[r].instrument == found->instrument->index)
                return &work->market->refs[r];
    }
    return NULL;
}

/* The meaning that is listed in the country, or NULL. */
static const struct name_ref *listed_in(const struct work *work, uint32_t node, uint32_t country) {
    const struct name_node *entry = &work->market->nodes[node];
    for (uint32_t r = entry->first_ref; r < entry->first_ref + entry->n_names; r++) {
        const struct name_ref *ref = &work->market->refs[r];
        if (ref->instrument == NO_INSTRUMENT)
            continue;
        uint32_t traits = work->market->records[ref->instrument].traits;
        if (traits & (country == CUE_AUSTRIA ? TRAIT_AUSTRIAN : TRAIT_GERMAN))
            return ref;
    }
    return NULL;
}

void setting_decide_nations(struct work *work) {
    uint32_t country = 0;
    for (uint32_t i = 0; i < work->n_found; i++) {
        struct found *found = &work->found[i];
        if (found->node == NO_NODE || found->instrument == NULL ||
            !(work->market->nodes[found->node].cues & CUE_NATION))
            continue;
        const struct name_ref *ref = named_otherwise(work, found->node);
        if (ref == NULL) {
            if (country == 0)
                country = country_of(work);
            ref = country == CUE_ELSEWHERE ? NULL : listed_in(work, found->node, country);
        }
        found->instrument = ref == NULL ? NULL : &work->market->instruments[ref->instrument];
        if (ref != NULL)
            found->ref = ref;
    }
}

enum { LEAST_WORDS = 2 }; /* of an accident, in the sentence and those beside it */

bool setting_is_accident(const struct work *work, uint32_t sentence) {
    const struct document *d = work->document;
    uint32_t first = d->sentences[sentence > 0 ? sentence - 1 : 0].first_token;
    uint32_t end = d->sentences[sentence + 1 < d->n_sentences ? sentence + 1 : sentence].end_token;
    uint32_t n = 0;
    for (uint32_t i = first; i < end; i++)
        n += (work_cues(work, i) & CUE_ACCIDENT) != 0;
    return n >= LEAST_WORDS;
}
