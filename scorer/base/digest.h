/* A hash to tell contents apart for sure (BLAKE2b), of one piece after another. */
#ifndef STIMMUNG_BASE_DIGEST_H
#define STIMMUNG_BASE_DIGEST_H

#include <sodium.h>
#include <stddef.h>

struct digest {
    crypto_generichash_state state;
    size_t size;
};

/* `size` bytes, 16 to 64, are to be made. */
void digest_start(struct digest *digest, size_t size);
void digest_add(struct digest *digest, const void *bytes, size_t len);
void digest_finish(struct digest *digest, unsigned char *hash);

/* The hash of a few pieces as hexadecimal digits: 2 * size of them and a NUL. */
enum { DIGEST_KNOWLEDGE_BYTES = 16, DIGEST_KNOWLEDGE_DIGITS = 2 * DIGEST_KNOWLEDGE_BYTES };
struct digest_piece {
    const void *bytes;
    size_t len;
};
void digest_knowledge(const struct digest_piece *pieces, int n, char digits[DIGEST_KNOWLEDGE_DIGITS + 1]);

#endif
