/* The one door to the allocator, so that a test can make the n-th allocation fail. */
#ifndef STIMMUNG_BASE_MEMORY_H
#define STIMMUNG_BASE_MEMORY_H

#include <stddef.h>

void *memory_alloc(size_t size);
void *memory_resize(void *block, size_t size);
void memory_free(void *block);

/* For tests: let the allocation after `n` more successful ones fail, and all that follow
 * until it is called again; a negative `n` lets all succeed. Per thread. */
void memory_fail_after(long n);

#endif
