/* A map from byte strings to numbers, for building tables; keys are copied into its arena. */
#ifndef STIMMUNG_BASE_MAP_H
#define STIMMUNG_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct map_entry {
    const char *key;
    uint32_t len;
    uint32_t hash;
    uint32_t value;
};

struct map {
    struct arena *arena; /* of keys and table; set by the owner before first use */
    struct map_entry *entries;
    uint32_t *slots; /* index of the entry plus one; 0 is free */
    uint32_t n, capacity, n_slots;
};

/* The value's place under `key`, made with `fresh` where there is none; *added tells which.
 * The address holds until the next insertion. NULL when memory runs out. */
uint32_t *map_put(struct map *map, const char *key, size_t len, uint32_t fresh, bool *added);

/* The value's place, or NULL. */
uint32_t *map_get(const struct map *map, const char *key, size_t len);

#endif
