#include "article/sketch.h"

#include "base/utf8.h"
#include "language/fold.h"

enum {
    SHINGLE = 4,       /* words */
    FEW_SHINGLES = 17, /* of a text that has a sketch; fewer say little about it */
};

#define EMPTY UINT64_MAX

struct shingles {
    uint64_t least[SKETCH_BYTES]; /* hash of each bin, or EMPTY */
    uint64_t words[SHINGLE];      /* hashes of the last ones, a ring */
    uint32_t n_words;
};

/* The finaliser of MurmurHash3: every bit of the input moves every bit of the result. */
static uint64_t mix(uint64_t h) {
    h ^= h >> 33;
    h *= UINT64_C(0xff51afd7ed558ccd);
    h ^= h >> 33;
    h *= UINT64_C(0xc4ceb9fe1a85ec53);
    return h ^ h >> 33;
}

static void add_word(struct shingles *shingles, uint64_t word) {
    uint64_t h = 0;
    shingles->words[shingles->n_words++ % SHINGLE] = word;
    if (shingles->n_words < SHINGLE)
        return;
    for (uint32_t i = 0; i < SHINGLE; i++)
        h = mix(h + shingles->words[(shingles->n_words + i) % SHINGLE]);
    uint64_t *least = &shingles->least[h % SKETCH_BYTES];
    if (h < *least)
        *least = h;
}

/* A letter or a digit in lower case, 0 for what is none. */
static uint32_t letter_of(uint32_t code) {
    enum { UPPER_A_GRAVE = 0xC0, UPPER_THORN = 0xDE, LAST_LATIN = 0x17F };
    if (code < 0x80) {
        bool upper = code >= 'A' && code <= 'Z';
        bool other = (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9');
        return upper ? code + 32 : other ? code : 0;
    }
    if (code < UPPER_A_GRAVE || code > LAST_LATIN || code == 0xD7 || code == 0xF7)
        return 0;
    return code <= UPPER_THORN ? code + 32 : code;
}

static void add_words(struct shingles *shingles, const char *text, struct span span) {
    const uint64_t seed = UINT64_C(14695981039346656037), prime = UINT64_C(1099511628211); /* FNV-1a */
    const uint32_t sharp_s = 0xDF, soft_hyphen = 0xAD;
    uint64_t word = seed;
    size_t used;
    for (uint32_t at = span.start; at < span.end; at += (uint32_t)used) {
        unsigned char small = ASCII_SMALL[(unsigned char)text[at]];
        if (small != 0) { /* nearly all letters */
            word = (word ^ small) * prime;
            used = 1;
            continue;
        }
        uint32_t code = utf8_decode(text + at, span.end - at, &used);
        uint32_t letter = letter_of(code);
        if (letter == sharp_s) { /* Swiss copies of German reports have ss for ß */
            word = ((word ^ 's') * prime ^ 's') * prime;
        } else if (letter != 0) {
            word = (word ^ letter) * prime;
        } else if (word != seed && code != soft_hyphen) {
            add_word(shingles, word);
            word = seed;
        }
    }
    if (word != seed)
        add_word(shingles, word);
}

/* One byte of each bin's hash; an empty bin has that of the next one that is not, mixed with how far off. */
static void densify(const struct shingles *shingles, unsigned char sketch[SKETCH_BYTES]) {
    for (uint32_t i = 0; i < SKETCH_BYTES; i++) {
        uint32_t far = 0;
        while (shingles->least[(i + far) % SKETCH_BYTES] == EMPTY)
            far++;
        sketch[i] = (unsigned char)(mix(shingles->least[(i + far) % SKETCH_BYTES] + far) >> 56);
    }
}

void sketch_make(struct article *article) {
    struct shingles shingles = {0};
    for (int i = 0; i < SKETCH_BYTES; i++)
        shingles.least[i] = EMPTY;
    for (uint32_t i = 0; i < article->n_paragraphs; i++) {
        const struct paragraph *paragraph = &article->paragraphs[i];
        if (paragraph->role == ROLE_LEAD || paragraph->role == ROLE_BODY)
            add_words(&shingles, article->text, paragraph->span);
    }
    article->has_sketch = shingles.n_words >= FEW_SHINGLES + SHINGLE - 1;
    if (article->has_sketch)
        densify(&shingles, article->sketch);
}

double sketch_resemblance(const unsigned char a[SKETCH_BYTES], const unsigned char b[SKETCH_BYTES]) {
    const double by_chance = 1.0 / 256; /* equal bytes of different hashes */
    int equal = 0;
    for (int i = 0; i < SKETCH_BYTES; i++)
        equal += a[i] == b[i];
    double share = (equal / (double)SKETCH_BYTES - by_chance) / (1 - by_chance);
    return share > 0 ? share : 0;
}
