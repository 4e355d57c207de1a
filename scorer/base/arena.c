#include "base/arena.h"

#include <string.h>

#include "base/memory.h"

enum { FIRST_BLOCK = 64 * 1024, ALIGN = 16 };

struct arena_block {
    struct arena_block *older;
    size_t size;
    _Alignas(ALIGN) unsigned char bytes[];
};

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 4)
        return NULL;
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    struct arena_block *block = arena->blocks;
    if (block == NULL || block->size - arena->used < size) {
        size_t want = block == NULL ? FIRST_BLOCK : block->size * 2;
        if (want < size)
            want = size;
        struct arena_block *fresh = memory_alloc(sizeof *fresh + want);
        if (fresh == NULL)
            return NULL;
        fresh->older = block;
        fresh->size = want;
        arena->blocks = block = fresh;
        arena->used = 0;
    }
    void *p = block->bytes + arena->used;
    arena->used += size;
    return p;
}

void *arena_zero(struct arena *arena, size_t size) {
    void *p = arena_alloc(arena, size);
    if (p != NULL)
        memset(p, 0, size);
    return p;
}

char *arena_copy(struct arena *arena, const char *bytes, size_t len) {
    char *p = arena_alloc(arena, len + 1);
    if (p != NULL) {
        if (len > 0)
            memcpy(p, bytes, len);
        p[len] = '\0';
    }
    return p;
}

bool arena_widen(struct arena *arena, void *items, uint32_t *capacity, uint32_t needed, size_t item_size) {
    uint32_t bigger = *capacity < 16 ? 16 : *capacity * 2;
    if (bigger < needed)
        bigger = needed;
    void *fresh = arena_alloc(arena, bigger * item_size);
    if (fresh == NULL)
        return false;
    void *old;
    memcpy(&old, items, sizeof old);
    if (*capacity > 0)
        memcpy(fresh, old, *capacity * item_size);
    memcpy(items, &fresh, sizeof fresh);
    *capacity = bigger;
    return true;
}

void arena_reset(struct arena *arena) {
    struct arena_block *keep = arena->blocks;
    if (keep == NULL)
        return;
    for (struct arena_block *block = keep->older; block != NULL;) {
        struct arena_block *older = block->older;
        memory_free(block);
        block = older;
    }
    keep->older = NULL;
    arena->used = 0;
}

void arena_free(struct arena *arena) {
    arena_reset(arena);
    memory_free(arena->blocks);
    arena->blocks = NULL;
}
