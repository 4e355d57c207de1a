/* A region of memory that is released as a whole: one an article, one for the knowledge. */
#ifndef STIMMUNG_BASE_ARENA_H
#define STIMMUNG_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena_block;

struct arena {
    struct arena_block *blocks; /* newest first */
    size_t used;                /* bytes used of the newest block */
};

/* An arena that is all zero is empty and ready. */

/* `size` bytes, aligned for any type and not initialised; NULL when memory runs out. */
void *arena_alloc(struct arena *arena, size_t size);

/* The same, set to zero. */
void *arena_zero(struct arena *arena, size_t size);

/* A copy of `len` bytes with a NUL behind it. */
char *arena_copy(struct arena *arena, const char *bytes, size_t len);

/* What arena_grow does where there is no room yet. */
bool arena_widen(struct arena *arena, void *items, uint32_t *capacity, uint32_t needed, size_t item_size);

/* Make room for `needed` items in an array that lives in the arena.
 *
 * `items` is the address of the array's pointer, `capacity` counts items. Grows by
 * doubling; the old array stays in the arena until it is reset. Returns false, and
 * changes nothing, when memory runs out. */
static inline bool arena_grow(struct arena *arena, void *items, uint32_t *capacity, uint32_t needed,
                              size_t item_size) {
    return needed <= *capacity || arena_widen(arena, items, capacity, needed, item_size);
}

/* Forget all that was allocated but keep the largest block for what comes next. */
void arena_reset(struct arena *arena);

void arena_free(struct arena *arena);

#endif
