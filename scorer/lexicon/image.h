/* How the lexicon lies in memory and in the file that the build makes: a header, then one section after the
 * other, each aligned to 16 bytes. Byte order and sizes are those of the machine that built it. */
#ifndef STIMMUNG_LEXICON_IMAGE_H
#define STIMMUNG_LEXICON_IMAGE_H

#include <stdint.h>

#define IMAGE_MAGIC "stimlexC"

enum image_section {
    IMAGE_STRINGS,
    IMAGE_LEMMAS,
    IMAGE_SENSES,
    IMAGE_READINGS,
    IMAGE_FORMS,
    IMAGE_SLOTS,
    IMAGE_PATTERNS,
    IMAGE_ITEMS,
    IMAGE_ANCHORS,
    IMAGE_NUMBERS,
    IMAGE_PHRASES,
    IMAGE_NEEDS,
    IMAGE_SECTIONS,
};

struct image_header {
    char magic[8];
    uint32_t offset[IMAGE_SECTIONS]; /* from the start of the header */
    uint32_t size[IMAGE_SECTIONS];   /* bytes */
    uint32_t n_needs;
};

#endif
