/* Words that only German has are weighed against words that only another language has. Names, figures and
 * foreign terms are no function words, so that an English article on German companies stays English, and a
 * German one with an English quotation German. */
#include <string.h>

#include "article/language_image.h"
#include "base/hash.h"
#include "language/fold.h"

enum {
    MOST_TEXT = 16 << 10,    /* bytes of text that are looked at */
    MOST_MARKUP = 256 << 10, /* bytes of a page */
    FEW_WORDS = 30,          /* a sentence or two: too short to tell */
    FEW_HITS = 8,            /* words of the other language alone that it takes */
    OUTWEIGHS = 2,           /* times by which they have to outnumber those of German alone */
    GERMAN_HITS = 3,         /* words that tell German */
    FOREIGN_LETTERS = 60,    /* of another script */
};

/* A count for each language, the n-th bits of all counts side by side: one addition counts for all. */
struct counts {
    uint32_t bits[16]; /* MOST_TEXT has fewer words than that can count */
};

/* What was seen of a text. */
struct tally {
    const struct language_words *words;
    struct counts german; /* words that German has and this language does not */
    struct counts other;  /* the other way round */
    uint32_t n_words;
    uint32_t latin, foreign;  /* letters, by script */
    size_t left;              /* bytes of text that are still looked at */
    char word[LANGUAGE_WORD]; /* zeros behind it, as in the table */
    uint32_t word_len;        /* LANGUAGE_WORD: longer than any that is known */
};

enum status language_words_open(const void *bytes, size_t len, struct language_words *words,
                                struct error *error) {
    const struct language_image *header = bytes;
    if (len < sizeof *header || memcmp(header->magic, LANGUAGE_IMAGE_MAGIC, sizeof header->magic) != 0 ||
        header->n_languages == 0 || header->n_languages > MOST_LANGUAGES || header->n_slots == 0 ||
        (header->n_slots & (header->n_slots - 1)) != 0 ||
        len != sizeof *header + header->n_slots * sizeof(struct language_word))
        return error_set(error, STATUS_INVALID, "the function words are no image of this version");
    *words = (struct language_words){.slots = (const struct language_word *)(header + 1),
                                     .codes = header->codes,
                                     .n_slots = header->n_slots,
                                     .n_languages = header->n_languages};
    return STATUS_OK;
}

static uint32_t languages_of(const struct language_words *words, const char word[LANGUAGE_WORD],
                             uint32_t len) {
    uint32_t mask = words->n_slots - 1, at = hash_bytes(word, len) & mask;
    for (; words->slots[at].languages != 0; at = (at + 1) & mask)
        if (memcmp(words->slots[at].text, word, LANGUAGE_WORD) == 0)
            return words->slots[at].languages;
    return 0;
}

/* Count for each of the languages. */
static void count(struct counts *counts, uint32_t languages) {
    for (int i = 0; languages != 0; i++) {
        uint32_t carry = counts->bits[i] & languages;
        counts->bits[i] ^= languages;
        languages = carry;
    }
}

static uint32_t count_of(const struct counts *counts, uint32_t language) {
    uint32_t n = 0;
    for (int i = 0; i < 16; i++)
        n |= (counts->bits[i] >> language & 1) << i;
    return n;
}

static void end_word(struct tally *tally) {
    uint32_t len = tally->word_len;
    if (len == 0)
        return;
    tally->n_words++;
    uint32_t languages = len < LANGUAGE_WORD ? languages_of(tally->words, tally->word, len) : 0;
    if ((languages & 1) != 0)
        count(&tally->german, ~languages);
    else
        count(&tally->other, languages);
    memset(tally->word, 0, sizeof tally->word);
    tally->word_len = 0;
}

/* Lower case of the second byte of Ä to Þ in UTF-8. */
static char lower_other(const struct tally *tally, unsigned char c) {
    bool latin1 = tally->word_len > 0 && (unsigned char)tally->word[tally->word_len - 1] == 0xC3;
    return (char)(latin1 && c <= 0x9E && c != 0x97 ? c + 32 : c);
}

/* The first byte of a letter in a script that is not Latin: Greek to Arabic, and East Asian. */
static bool starts_foreign(unsigned char c) {
    return (c >= 0xCE && c <= 0xDF) || c == 0xE0 || (c >= 0xE3 && c <= 0xED);
}

/* A byte that is part of a word. */
static void add_byte(struct tally *tally, char c) {
    if (tally->word_len < LANGUAGE_WORD)
        tally->word[tally->word_len++] = c;
}

static void see_text(struct tally *tally, const char *text, size_t len) {
    if (len > tally->left)
        len = tally->left;
    tally->left -= len;
    for (size_t i = 0; i < len; i++) {
        unsigned char c = (unsigned char)text[i];
        if (ASCII_SMALL[c] != 0) {
            tally->latin++;
            add_byte(tally, (char)ASCII_SMALL[c]);
        } else if (c < 0x80) {
            end_word(tally);
        } else {
            tally->foreign += starts_foreign(c);
            add_byte(tally, lower_other(tally, c));
        }
    }
    end_word(tally);
}

static const char *decide(const struct tally *tally) {
    const struct language_words *words = tally->words;
    if (tally->foreign >= FOREIGN_LETTERS && tally->foreign > tally->latin)
        return "und";
    if (tally->n_words < FEW_WORDS)
        return NULL;
    uint32_t best = 0, margin = 0, least = UINT32_MAX;
    for (uint32_t i = 1; i < words->n_languages; i++) {
        uint32_t german = count_of(&tally->german, i), other = count_of(&tally->other, i);
        if (german < least)
            least = german;
        if (other >= FEW_HITS && other > OUTWEIGHS * german && other - german > margin) {
            best = i;
            margin = other - german;
        }
    }
    if (best > 0)
        return words->codes[best];
    return least >= GERMAN_HITS && least != UINT32_MAX ? words->codes[0] : NULL;
}

static struct tally start(const struct language_words *words) {
    return (struct tally){.words = words, .left = MOST_TEXT};
}

const char *language_guess(const struct language_words *words, const char *text, size_t len) {
    struct tally tally = start(words);
    see_text(&tally, text, len);
    return decide(&tally);
}

const char *language_guess_article(const struct language_words *words, const struct article *article) {
    struct tally tally = start(words);
    for (uint32_t i = 0; i < article->n_paragraphs; i++)
        if (role_counts(article->paragraphs[i].role))
            see_text(&tally, article->text + article->paragraphs[i].span.start,
                     span_len(article->paragraphs[i].span));
    return decide(&tally);
}

/* Behind the tag or comment that starts at `at`; a script or style goes to its end. */
static size_t pass_tag(const char *html, size_t len, size_t at) {
    static const struct {
        const char *start, *end;
    } passed[] = {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}, {"<svg", "</svg"}};
    for (size_t i = 0; i < sizeof passed / sizeof *passed; i++) {
        size_t n = strlen(passed[i].start);
        if (len - at < n || strncasecmp(html + at, passed[i].start, n) != 0)
            continue;
        const char *end = memmem(html + at, len - at, passed[i].end, strlen(passed[i].end));
        if (end == NULL)
            return len;
        at = (size_t)(end - html);
    }
    const char *close = memchr(html + at, '>', len - at);
    return close == NULL ? len : (size_t)(close - html) + 1;
}

const char *language_guess_markup(const struct language_words *words, const char *html, size_t len) {
    struct tally tally = start(words);
    if (len > MOST_MARKUP)
        len = MOST_MARKUP;
    for (size_t at = 0; at < len && tally.left > 0;) {
        const char *tag = memchr(html + at, '<', len - at);
        size_t end = tag == NULL ? len : (size_t)(tag - html);
        see_text(&tally, html + at, end - at);
        at = end < len ? pass_tag(html, len, end) : len;
    }
    return decide(&tally);
}

bool language_is_foreign(const char *guess) {
    return guess != NULL && strcmp(guess, "de") != 0;
}
