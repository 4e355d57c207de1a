/* Byte spans into a text: half open, [start, end). */
#ifndef STIMMUNG_BASE_SPAN_H
#define STIMMUNG_BASE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

struct span {
    uint32_t start; /* offset of the first byte */
    uint32_t end;   /* offset behind the last byte */
};

static inline uint32_t span_len(struct span span) {
    return span.end - span.start;
}

static inline bool span_overlaps(struct span a, struct span b) {
    return a.start < b.end && b.start < a.end;
}

#endif
