#include "market/cue.h"

#include <string.h>

static const struct {
    const char *name;
    uint32_t cue;
} CUES[] = {
    {"company", CUE_COMPANY},
    {"paper", CUE_PAPER},
    {"price", CUE_PRICE},
    {"index", CUE_INDEX},
    {"part", CUE_PART},
    {"legal", CUE_LEGAL},
    {"analyst", CUE_ANALYST},
    {"rating", CUE_RATING},
    {"title", CUE_TITLE},
    {"preference", CUE_PREFERENCE},
    {"ordinary", CUE_ORDINARY},
    {"symbol", CUE_SYMBOL},
    {"wkn", CUE_WKN},
    {"credit", CUE_CREDIT},
    {"exchange", CUE_EXCHANGE},
    {"feminine", CUE_FEMININE},
    {"neuter", CUE_NEUTER},
    {"plural", CUE_PLURAL},
    {"rate", CUE_RATE},
    {"article", CUE_ARTICLE},
    {"again", CUE_AGAIN},
    {"own", CUE_OWN},
    {"loose", CUE_LOOSE},
    {"none", CUE_NONE},
    {"medium", CUE_MEDIUM},
    {"else", CUE_ELSE},
    {"accident", CUE_ACCIDENT},
    {"nation", CUE_NATION},
    {"germany", CUE_GERMANY},
    {"austria", CUE_AUSTRIA},
    {"elsewhere", CUE_ELSEWHERE},
};

uint32_t cue_of(const char *name, size_t len) {
    for (size_t i = 0; i < sizeof CUES / sizeof *CUES; i++)
        if (strlen(CUES[i].name) == len && memcmp(CUES[i].name, name, len) == 0)
            return CUES[i].cue;
    return 0;
}
