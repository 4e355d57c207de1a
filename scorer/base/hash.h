/* A fast hash of short byte strings, eight bytes at a time; for tables only, not for trust. It differs with
 * the byte order of the machine. */
#ifndef STIMMUNG_BASE_HASH_H
#define STIMMUNG_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t hash_mix(uint64_t hash, uint64_t word) {
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    return hash ^ hash >> 32;
}

/* The first four bytes as a number; where bytes are ordered so, the compiler makes one load of it. */
static inline uint32_t hash_word(const char *bytes) {
    const unsigned char *b = (const unsigned char *)bytes;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* The last 1 to 8 bytes as a number; from 4 on by two halves that may overlap. */
static inline uint64_t hash_tail(const char *bytes, size_t len) {
    if (len < 4)
        return (uint64_t)(unsigned char)bytes[0] | (uint64_t)(unsigned char)bytes[len / 2] << 8 |
               (uint64_t)(unsigned char)bytes[len - 1] << 16;
    return hash_word(bytes) | (uint64_t)hash_word(bytes + len - 4) << 32;
}

static inline uint32_t hash_bytes(const char *bytes, size_t len) {
    uint64_t hash = len;
    for (; len > 8; bytes += 8, len -= 8)
        hash = hash_mix(hash, hash_word(bytes) | (uint64_t)hash_word(bytes + 4) << 32);
    if (len > 0)
        hash = hash_mix(hash, hash_tail(bytes, len));
    return (uint32_t)(hash ^ hash >> 29);
}

#endif
