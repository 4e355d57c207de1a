/* Build tool: turns lexicons/ into the images that are bound into the program.
 *
 * usage: compile_knowledge LEXICONS OUT
 * writes OUT/lexicon.image, OUT/market.image and OUT/knowledge.hash */
#include <errno.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "lexicon/build.h"
#include "market/build.h"

static enum status write_file(const char *folder, const char *name, const char *bytes, size_t len,
                              struct error *error) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    bool written = fwrite(bytes, 1, len, file) == len;
    if (fclose(file) != 0 || !written)
        return error_set(error, STATUS_IO, "%s: could not write all of it", path);
    return STATUS_OK;
}

int main(int argc, char **argv) {
    struct error error = {0};
    struct buffer lexicon = {0}, market = {0};
    if (argc != 3) {
        fprintf(stderr, "usage: %s LEXICONS OUT\n", argv[0]);
        return 2;
    }
    enum status status = lexicon_build(argv[1], &lexicon, &error);
    char folder[4096];
    snprintf(folder, sizeof folder, "%s/market", argv[1]);
    if (status == STATUS_OK)
        status = market_build(folder, &market, &error);
    if (status == STATUS_OK)
        status = write_file(argv[2], "lexicon.image", lexicon.bytes, lexicon.len, &error);
    if (status == STATUS_OK)
        status = write_file(argv[2], "market.image", market.bytes, market.len, &error);
    if (status == STATUS_OK) {
        unsigned char hash[16];
        char digits[2 * sizeof hash + 1];
        crypto_generichash_state state;
        crypto_generichash_init(&state, NULL, 0, sizeof hash);
        crypto_generichash_update(&state, (const unsigned char *)lexicon.bytes, lexicon.len);
        crypto_generichash_update(&state, (const unsigned char *)market.bytes, market.len);
        crypto_generichash_final(&state, hash, sizeof hash);
        sodium_bin2hex(digits, sizeof digits, hash, sizeof hash);
        status = write_file(argv[2], "knowledge.hash", digits, strlen(digits), &error);
    }
    if (status != STATUS_OK)
        fprintf(stderr, "%s\n", error.message);
    buffer_free(&lexicon);
    buffer_free(&market);
    return status == STATUS_OK ? 0 : 1;
}
