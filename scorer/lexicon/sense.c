#include "lexicon/sense.h"

#include <string.h>

struct name {
    const char *name;
    uint32_t bit;
};

static const struct name KINDS[] = {
    {"polar", SENSE_POLAR},
    {"quantity", SENSE_QUANTITY},
    {"direction", SENSE_DIRECTION},
    {"level", SENSE_LEVEL},
    {"degree", SENSE_DEGREE},
    {"reverse", SENSE_REVERSE},
    {"move", SENSE_MOVE},
    {"change", SENSE_CHANGE},
    {"effect", SENSE_EFFECT},
    {"price", SENSE_PRICE},
    {"expectation", SENSE_EXPECTATION},
    {"period", SENSE_PERIOD},
    {"say", SENSE_SAY},
    {"neutral", SENSE_NEUTRAL},
    {"aux", SENSE_AUXILIARY},
    {"modal", SENSE_MODAL},
    {"negation", SENSE_NEGATION},
    {"pseudo", SENSE_PSEUDO},
    {"contrast", SENSE_CONTRAST},
    {"concession", SENSE_CONCESSION},
    {"hypothetical", SENSE_HYPOTHETICAL},
    {"hearsay", SENSE_HEARSAY},
    {"event", SENSE_EVENT},
    {"restrict", SENSE_RESTRICT},
    {"keep", SENSE_KEEP},
    {"rating", SENSE_RATING},
    {"grade", SENSE_GRADE},
    {"rating_word", SENSE_RATING_WORD},
    {"price_target", SENSE_PRICE_TARGET},
    {"house", SENSE_HOUSE},
};

static const struct name FLAGS[] = {
    {"price", SENSE_FLAG_PRICE},   {"figure", SENSE_FLAG_FIGURE}, {"growth", SENSE_FLAG_GROWTH},
    {"dative", SENSE_FLAG_DATIVE}, {"object", SENSE_FLAG_OBJECT}, {"noobject", SENSE_FLAG_NOOBJECT},
    {"clause", SENSE_FLAG_CLAUSE}, {"demand", SENSE_FLAG_DEMAND},
};

static uint32_t bit_of(const struct name *names, size_t n, const char *name, size_t len) {
    for (size_t i = 0; i < n; i++)
        if (strlen(names[i].name) == len && memcmp(names[i].name, name, len) == 0)
            return names[i].bit;
    return 0;
}

static const char *name_of(const struct name *names, size_t n, uint32_t bit) {
    for (size_t i = 0; i < n; i++)
        if (names[i].bit == bit)
            return names[i].name;
    return "?";
}

uint32_t sense_kind_of(const char *name) {
    return bit_of(KINDS, sizeof KINDS / sizeof *KINDS, name, strlen(name));
}

const char *sense_kind_name(uint32_t kind) {
    return name_of(KINDS, sizeof KINDS / sizeof *KINDS, kind);
}

uint32_t sense_flag_of(const char *name, size_t len) {
    return bit_of(FLAGS, sizeof FLAGS / sizeof *FLAGS, name, len);
}

const char *sense_flag_name(uint32_t flag) {
    return name_of(FLAGS, sizeof FLAGS / sizeof *FLAGS, flag);
}

static const char *const ROLES[] = {NULL, "bidder", "target", "seller", "partner", "plaintiff", "defendant"};
enum { N_ROLES = sizeof ROLES / sizeof *ROLES };

uint32_t event_flag_of(const char *name, size_t len) {
    if (len == 3 && memcmp(name, "two", 3) == 0)
        return EVENT_TWO;
    if (len == 7 && memcmp(name, "company", 7) == 0)
        return EVENT_COMPANY;
    for (uint32_t i = 1; i < N_ROLES; i++)
        if (strlen(ROLES[i]) == len && memcmp(ROLES[i], name, len) == 0)
            return i;
    return 0;
}

const char *event_role_name(uint32_t code) {
    return code < N_ROLES ? ROLES[code] : NULL;
}
