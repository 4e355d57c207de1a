#include "batch/tally.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double millionths = 1e6;

static struct tally_entry *find_entry(struct tally *tally, const struct instrument *instrument) {
    bool added;
    tally->places.arena = &tally->arena;
    uintptr_t address = (uintptr_t)instrument; /* one instrument, one address in the gazetteer's image */
    uint32_t *place = map_put(&tally->places, (const char *)&address, sizeof address, tally->n, &added);
    if (place == NULL)
        return NULL;
    if (*place == tally->n) {
        if (!arena_grow(&tally->arena, &tally->entries, &tally->capacity, tally->n + 1,
                        sizeof *tally->entries))
            return NULL;
        tally->entries[tally->n++] = (struct tally_entry){.instrument = instrument};
    }
    return &tally->entries[*place];
}

bool tally_add(struct tally *tally, const struct document *document) {
    for (uint32_t i = 0; i < document->n_companies; i++) {
        const struct company_verdict *company = &document->companies[i];
        struct tally_entry *entry = find_entry(tally, company->instrument);
        if (entry == NULL)
            return false;
        entry->articles++;
        entry->weight += llround(company->relevance * millionths);
        entry->weighted += llround(company->relevance * company->score.score * millionths);
    }
    return true;
}

double tally_strength(const struct tally_entry *entry) {
    return (double)entry->weighted / ((double)entry->weight + millionths);
}

static int by_strength(const void *a, const void *b) {
    const struct tally_entry *first = a, *second = b;
    double difference = fabs(tally_strength(second)) - fabs(tally_strength(first));
    if (difference != 0)
        return difference > 0 ? 1 : -1;
    int order = strcmp(first->instrument->ticker, second->instrument->ticker);
    return order != 0 ? order : (int)first->instrument->kind - (int)second->instrument->kind;
}

void tally_sort(struct tally *tally) {
    if (tally->n > 0)
        qsort(tally->entries, tally->n, sizeof *tally->entries, by_strength);
    tally->places = (struct map){0}; /* the places have moved */
}

void tally_free(struct tally *tally) {
    arena_free(&tally->arena);
    *tally = (struct tally){0};
}
