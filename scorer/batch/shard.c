#include "batch/shard.h"

#include <string.h>

#include "base/hash.h"

/* A whole number without sign from 1 to 999999; NULL where there is none, else what stands behind it. */
static const char *read_number(const char *text, uint32_t *number) {
    *number = 0;
    const char *at = text;
    while (*at >= '0' && *at <= '9' && at - text < 6)
        *number = *number * 10 + (uint32_t)(*at++ - '0');
    return at == text || *number == 0 ? NULL : at;
}

bool shard_read(const char *text, struct shard *shard) {
    const char *slash = read_number(text, &shard->part);
    if (slash == NULL || *slash != '/')
        return false;
    const char *end = read_number(slash + 1, &shard->parts);
    return end != NULL && *end == '\0' && shard->part <= shard->parts;
}

static bool is_ours(const struct shard *shard, uint64_t hash) {
    return shard->parts < 2 || hash % shard->parts == shard->part - 1;
}

bool shard_has(const struct shard *shard, const struct article *article) {
    uint64_t hash = 0;
    for (int i = 0; i < 8; i++) /* not as the machine orders bytes: other machines take other parts */
        hash = hash << 8 | article->content_hash[i];
    return is_ours(shard, hash);
}

bool shard_has_line(const struct shard *shard, const char *path, const struct rejection *rejection) {
    const char *member = rejection->member == NULL ? "" : rejection->member;
    uint64_t hash = hash_bytes(path, strlen(path));
    return is_ours(shard, hash + hash_bytes(member, strlen(member)) + rejection->line);
}
