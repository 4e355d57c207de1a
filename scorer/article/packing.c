#include "article/packing.h"

#include <stdbool.h>
#include <string.h>

static const struct {
    const char *bytes;
    size_t len;
    enum packing packing;
} magics[] = {
    {"\x1F\x8B\x08", 3, PACKING_GZIP},
    {"\xFD"
     "7zXZ\0",
     6, PACKING_OTHER},
    {"\x28\xB5\x2F\xFD", 4, PACKING_OTHER}, /* zstd */
    {"\x04\x22\x4D\x18", 4, PACKING_OTHER}, /* lz4 */
    {"LZIP\1", 5, PACKING_OTHER},
    {"PK\3\4", 4, PACKING_ARCHIVE},
    {"PK\5\6", 4, PACKING_ARCHIVE}, /* a zip without members */
    {"PK\7\10", 4, PACKING_ARCHIVE},
    {"7z\xBC\xAF\x27\x1C", 6, PACKING_FOREIGN},
    {"Rar!\x1A\7", 6, PACKING_FOREIGN},
};

static bool is_bzip2(const char *bytes, size_t len) {
    return len >= 10 && memcmp(bytes, "BZh", 3) == 0 && bytes[3] >= '1' && bytes[3] <= '9' &&
           (memcmp(bytes + 4, "\x31\x41\x59\x26\x53\x59", 6) == 0 ||
            memcmp(bytes + 4, "\x17\x72\x45\x38\x50\x90", 6) == 0); /* of nothing */
}

/* A tar header holds the sum of its own bytes, in octal digits: that is sure, where the magic "ustar" is
 * missing in old ones. */
static bool is_tar(const char *bytes, size_t len) {
    enum { HEADER = 512, SUM = 148, SUM_LEN = 8 };
    unsigned long sum = 0, told = 0;
    if (len < HEADER || bytes[0] == '\0')
        return false;
    for (int i = 0; i < HEADER; i++)
        sum += i >= SUM && i < SUM + SUM_LEN ? ' ' : (unsigned char)bytes[i];
    const char *digit = bytes + SUM, *end = digit + SUM_LEN;
    while (digit < end && *digit == ' ')
        digit++;
    for (; digit < end && *digit >= '0' && *digit <= '7'; digit++)
        told = told * 8 + (unsigned long)(*digit - '0');
    return sum == told;
}

enum packing packing_of(const char *bytes, size_t len) {
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++)
        if (len >= magics[i].len && memcmp(bytes, magics[i].bytes, magics[i].len) == 0)
            return magics[i].packing;
    if (is_bzip2(bytes, len))
        return PACKING_OTHER;
    return is_tar(bytes, len) ? PACKING_ARCHIVE : PACKING_NONE;
}

size_t packing_inner_name(const char *name) {
    static const char *const endings[] = {".gz", ".xz", ".zst", ".bz2", ".lz4", ".lz"};
    size_t len = strlen(name);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        size_t n = strlen(endings[i]);
        if (len > n && memcmp(name + len - n, endings[i], n) == 0)
            return len - n;
    }
    return len;
}
