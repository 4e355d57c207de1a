/* A fast hash of short byte strings (FNV-1a with a final mix), for tables only, not for trust. */
#ifndef STIMMUNG_BASE_HASH_H
#define STIMMUNG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

static inline uint32_t hash_bytes(const char *bytes, size_t len) {
    uint32_t h = 2166136261u;
    for (size_t i = 0; i < len; i++)
        h = (h ^ (unsigned char)bytes[i]) * 16777619u;
    h ^= h >> 15;
    h *= 0x2c1b3c6du;
    h ^= h >> 12;
    return h;
}

#endif
