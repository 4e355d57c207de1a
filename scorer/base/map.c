#include "base/map.h"

#include <string.h>

#include "base/hash.h"

static uint32_t find_slot(const struct map *map, const char *key, size_t len, uint32_t hash) {
    uint32_t mask = map->n_slots - 1;
    uint32_t slot = hash & mask;
    while (map->slots[slot] != 0) {
        const struct map_entry *entry = &map->entries[map->slots[slot] - 1];
        if (entry->hash == hash && entry->len == len && memcmp(entry->key, key, len) == 0)
            return slot;
        slot = (slot + 1) & mask;
    }
    return slot;
}

static bool widen(struct map *map) {
    uint32_t n_slots = map->n_slots < 64 ? 64 : map->n_slots * 2;
    uint32_t *slots = arena_zero(map->arena, n_slots * sizeof *slots);
    if (slots == NULL)
        return false;
    map->slots = slots;
    map->n_slots = n_slots;
    for (uint32_t i = 0; i < map->n; i++) {
        uint32_t slot = map->entries[i].hash & (n_slots - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (n_slots - 1);
        slots[slot] = i + 1;
    }
    return true;
}

uint32_t *map_put(struct map *map, const char *key, size_t len, uint32_t fresh, bool *added) {
    if (map->n * 2 >= map->n_slots && !widen(map))
        return NULL;
    uint32_t hash = hash_bytes(key, len);
    uint32_t slot = find_slot(map, key, len, hash);
    *added = map->slots[slot] == 0;
    if (!*added)
        return &map->entries[map->slots[slot] - 1].value;
    if (!arena_grow(map->arena, &map->entries, &map->capacity, map->n + 1, sizeof *map->entries))
        return NULL;
    const char *copy = arena_copy(map->arena, key, len);
    if (copy == NULL)
        return NULL;
    map->entries[map->n] = (struct map_entry){copy, (uint32_t)len, hash, fresh};
    map->slots[slot] = ++map->n;
    return &map->entries[map->n - 1].value;
}

uint32_t *map_get(const struct map *map, const char *key, size_t len) {
    if (map->n == 0)
        return NULL;
    uint32_t slot = find_slot(map, key, len, hash_bytes(key, len));
    return map->slots[slot] == 0 ? NULL : &map->entries[map->slots[slot] - 1].value;
}
