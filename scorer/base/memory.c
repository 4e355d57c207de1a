#include "base/memory.h"

#include <stdlib.h>

static _Thread_local long left_before_failure = -1;

static int must_fail(void) {
    if (left_before_failure < 0)
        return 0;
    if (left_before_failure == 0)
        return 1;
    left_before_failure--;
    return 0;
}

void *memory_alloc(size_t size) {
    return must_fail() ? NULL : malloc(size ? size : 1);
}

void *memory_resize(void *block, size_t size) {
    return must_fail() ? NULL : realloc(block, size ? size : 1);
}

void memory_free(void *block) {
    free(block);
}

void memory_fail_after(long n) {
    left_before_failure = n;
}
