/* Build tool: turns lexicons/ into the images that are bound into the program.
 *
 * usage: compile_knowledge LEXICONS OUT
 * writes OUT/lexicon.image, OUT/market.image, OUT/pages.image, OUT/languages.image, OUT/knowledge.hash, and
 * OUT/lexicon.source: the files that lexicon.image was made of, so that the program can make it again with a
 * user's own rows */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "article/language_guess.h"
#include "article/page_patterns.h"
#include "base/buffer.h"
#include "base/bundle.h"
#include "base/digest.h"
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

enum { N_IMAGES = 4 };

static const char *const NAMES[N_IMAGES] = {"lexicon.image", "market.image", "pages.image",
                                            "languages.image"};

/* One hash of all that moves scores, so that a score tells which knowledge made it. */
static enum status write_hash(const char *folder, const struct buffer *images, struct error *error) {
    char digits[DIGEST_KNOWLEDGE_DIGITS + 1];
    struct digest_piece pieces[N_IMAGES];
    for (int i = 0; i < N_IMAGES; i++)
        pieces[i] = (struct digest_piece){images[i].bytes, images[i].len};
    digest_knowledge(pieces, N_IMAGES, digits);
    return write_file(folder, "knowledge.hash", digits, strlen(digits), error);
}

static enum status write_source(const char *lexicons, const char *folder, struct error *error) {
    struct buffer bundle = {0};
    enum status status = STATUS_OK;
    for (const char *const *part = LEXICON_PARTS; *part != NULL && status == STATUS_OK; part++)
        status = bundle_add(&bundle, lexicons, *part, error);
    if (status == STATUS_OK)
        status = write_file(folder, "lexicon.source", bundle.bytes, bundle.len, error);
    buffer_free(&bundle);
    return status;
}

int main(int argc, char **argv) {
    struct error error = {0};
    struct buffer images[N_IMAGES] = {0};
    if (argc != 3) {
        fprintf(stderr, "usage: %s LEXICONS OUT\n", argv[0]);
        return 2;
    }
    char path[4096];
    enum status status = lexicon_build(argv[1], &images[0], &error);
    snprintf(path, sizeof path, "%s/market", argv[1]);
    if (status == STATUS_OK)
        status = market_build(path, &images[1], &error);
    snprintf(path, sizeof path, "%s/page_patterns.tsv", argv[1]);
    if (status == STATUS_OK)
        status = page_patterns_build(path, &images[2], &error);
    snprintf(path, sizeof path, "%s/languages.tsv", argv[1]);
    if (status == STATUS_OK)
        status = language_words_build(path, &images[3], &error);
    for (int i = 0; i < N_IMAGES && status == STATUS_OK; i++)
        status = write_file(argv[2], NAMES[i], images[i].bytes, images[i].len, &error);
    if (status == STATUS_OK)
        status = write_hash(argv[2], images, &error);
    if (status == STATUS_OK)
        status = write_source(argv[1], argv[2], &error);
    if (status != STATUS_OK)
        fprintf(stderr, "%s\n", error.message);
    for (int i = 0; i < N_IMAGES; i++)
        buffer_free(&images[i]);
    return status == STATUS_OK ? 0 : 1;
}
