#include "base/digest.h"

void digest_start(struct digest *digest, size_t size) {
    digest->size = size;
    crypto_generichash_init(&digest->state, NULL, 0, size);
}

void digest_add(struct digest *digest, const void *bytes, size_t len) {
    crypto_generichash_update(&digest->state, bytes, len);
}

void digest_finish(struct digest *digest, unsigned char *hash) {
    crypto_generichash_final(&digest->state, hash, digest->size);
}

void digest_knowledge(const struct digest_piece *pieces, int n, char digits[DIGEST_KNOWLEDGE_DIGITS + 1]) {
    unsigned char hash[DIGEST_KNOWLEDGE_BYTES];
    struct digest digest;
    digest_start(&digest, sizeof hash);
    for (int i = 0; i < n; i++)
        digest_add(&digest, pieces[i].bytes, pieces[i].len);
    digest_finish(&digest, hash);
    sodium_bin2hex(digits, DIGEST_KNOWLEDGE_DIGITS + 1, hash, sizeof hash);
}
