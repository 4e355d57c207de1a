/* How the lexicon lies in memory and in the file that the build makes: a header, then one section after the
 * other, each aligned to 16 bytes. Byte order and sizes are those of the machine that built it. */
#ifndef STIMMUNG_LEXICON_IMAGE_H
#define STIMMUNG_LEXICON_IMAGE_H

#include <stdint.h>

#define IMAGE_MAGIC "stimlexD"

enum image_section {
    IMAGE_STRINGS,
    IMAGE_LEMMAS,
    IMAGE_SENSES,
    IMAGE_READINGS,
    IMAGE_FORMS,
    IMAGE_PROFILES,
    IMAGE_HOOKS,
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

/* A slot holds the index of a form plus one, 0 where it is free, and above it the upper bits of the form's
 * hash: they tell nearly all other words apart without a look at the form. */
enum { SLOT_FORM_BITS = 20 };
#define SLOT_FORM_MASK ((UINT32_C(1) << SLOT_FORM_BITS) - 1)

#endif
