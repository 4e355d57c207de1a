#include "market/variant.h"

#include <string.h>

#include "market/piece.h"

enum { MAX_PIECES = 12, MAX_FORM = 240 };

/* A form as pieces. */
struct pieces {
    struct piece list[MAX_PIECES];
    bool lower[MAX_PIECES]; /* starts with a small letter */
    uint32_t n;
};

struct emitter {
    variant_fn *take;
    void *context;
};

static bool read_pieces(const char *form, size_t len, struct pieces *pieces) {
    pieces->n = 0;
    for (uint32_t at = 0;
         pieces->n < MAX_PIECES && piece_read(form, at, (uint32_t)len, &pieces->list[pieces->n]);) {
        struct piece *piece = &pieces->list[pieces->n];
        if (piece->len == 0)
            return false;
        at = piece->end;
        uint32_t how = written_how(form, piece->start, piece->end);
        pieces->lower[pieces->n++] = how & WRITTEN_LOWER && !(how & WRITTEN_CAPITAL_FIRST);
    }
    return pieces->n > 0;
}

/* Emit the pieces with `ending` behind the last one. */
static enum status emit(const struct emitter *emitter, const struct pieces *pieces, const char *ending) {
    char text[MAX_FORM];
    size_t len = 0, extra = strlen(ending);
    for (uint32_t i = 0; i < pieces->n; i++) {
        const struct piece *piece = &pieces->list[i];
        if (len + piece->len + extra + 2 > sizeof text)
            return STATUS_OK; /* no name of news is that long */
        if (i > 0)
            text[len++] = ' ';
        memcpy(text + len, piece->fold, piece->len);
        len += piece->len;
    }
    memcpy(text + len, ending, extra);
    return emitter->take(emitter->context, text, len + extra, extra > 0);
}

static bool ends_in(const struct piece *piece, const char *end) {
    size_t n = strlen(end);
    return piece->len >= n && memcmp(piece->fold + piece->len - n, end, n) == 0;
}

static bool has_letters(const struct piece *piece) {
    char last = piece->fold[piece->len - 1];
    return last >= 'a' && last <= 'z';
}

static void set_piece(struct piece *piece, const char *fold) {
    piece->len = (uint16_t)strlen(fold);
    memcpy(piece->fold, fold, piece->len);
}

/* The endings that an adjective in front of a name takes: Deutsche Bank, der Deutschen Bank. */
static bool is_adjective(const struct piece *piece) {
    static const char *const ends[] = {"sche", "ische",  "ige",        "liche", "erste",
                                       "neue", "gruene", "vereinigte", NULL};
    for (const char *const *end = ends; *end != NULL; end++)
        if (ends_in(piece, *end))
            return true;
    return false;
}

/* Genitive: none behind s, x, z, which take an apostrophe, if anything. */
static bool takes_s(const struct piece *piece) {
    return has_letters(piece) && piece->len > 1 && !ends_in(piece, "s") && !ends_in(piece, "x") &&
           !ends_in(piece, "z");
}

/* The form, its genitive, and both with the adjective in front declined. */
static enum status emit_name(const struct emitter *emitter, struct pieces *pieces) {
    struct piece *first = &pieces->list[0];
    enum status status = emit(emitter, pieces, "");
    if (status == STATUS_OK && takes_s(&pieces->list[pieces->n - 1]))
        status = emit(emitter, pieces, "s");
    if (pieces->n < 2 || !is_adjective(first) || first->len + 1 > PIECE_MAX)
        return status;
    for (const char *ending = "nrs"; status == STATUS_OK && *ending != '\0'; ending++) {
        first->fold[first->len++] = *ending;
        status = emit(emitter, pieces, "");
        first->len--;
    }
    return status;
}

/* "Johnson & Johnson" is also written "Johnson und Johnson". */
static enum status emit_with_and(const struct emitter *emitter, struct pieces *pieces) {
    bool found = false;
    for (uint32_t i = 1; i + 1 < pieces->n; i++)
        if (pieces->list[i].len == 1 && pieces->list[i].fold[0] == '&') {
            set_piece(&pieces->list[i], "und");
            found = true;
        }
    return found ? emit_name(emitter, pieces) : STATUS_OK;
}

/* Where a word of two parts has its second capital, or 0: Heidelberg|Cement. */
static size_t inner_capital(const char *form, size_t start, size_t end) {
    for (size_t i = start + 4; i + 4 <= end; i++)
        if (form[i] >= 'A' && form[i] <= 'Z' && form[i - 1] >= 'a' && form[i - 1] <= 'z')
            return i;
    return 0;
}

/* "HeidelbergCement" is also written "Heidelberg Cement". */
static enum status emit_apart(const struct emitter *emitter, const char *form, size_t len,
                              const struct pieces *pieces) {
    char apart[MAX_FORM];
    const struct piece *first = &pieces->list[0];
    size_t cut = inner_capital(form, first->start, first->end);
    if (cut == 0 || len + 1 >= sizeof apart)
        return STATUS_OK;
    memcpy(apart, form, cut);
    apart[cut] = ' ';
    memcpy(apart + cut + 1, form + cut, len - cut);
    struct pieces more;
    return read_pieces(apart, len + 1, &more) ? emit_name(emitter, &more) : STATUS_OK;
}

enum status variants_of_name(const char *form, size_t len, variant_fn *take, void *context) {
    struct emitter emitter = {take, context};
    struct pieces pieces;
    if (!read_pieces(form, len, &pieces))
        return STATUS_OK;
    enum status status = emit_name(&emitter, &pieces);
    if (status == STATUS_OK)
        status = emit_apart(&emitter, form, len, &pieces);
    return status == STATUS_OK ? emit_with_and(&emitter, &pieces) : status;
}

/* Masculine nouns that take -n or -en in all cases but the first. */
static const char *weak_ending(const struct piece *noun) {
    static const char *const weak[] = {"gigant",     "spezialist", "produzent", "lieferant",
                                       "konkurrent", "fabrikant",  NULL};
    if (ends_in(noun, "riese"))
        return "n";
    for (const char *const *end = weak; *end != NULL; end++)
        if (ends_in(noun, *end))
            return "en";
    return NULL;
}

static enum status emit_noun(const struct emitter *emitter, const struct pieces *pieces) {
    const struct piece *noun = &pieces->list[pieces->n - 1];
    enum status status = emit(emitter, pieces, "");
    const char *weak = weak_ending(noun);
    if (status != STATUS_OK || !has_letters(noun))
        return status;
    if (weak != NULL)
        return emit(emitter, pieces, weak);
    if (ends_in(noun, "haus") || ends_in(noun, "institut") || ends_in(noun, "werk"))
        status = emit(emitter, pieces, "es");
    if (status == STATUS_OK && takes_s(noun) && !ends_in(noun, "bank") && !ends_in(noun, "gesellschaft"))
        status = emit(emitter, pieces, "s");
    return status;
}

/* The stem of an attribute with one of the endings -er -e -es -en -em, or 0. */
static uint16_t attribute_stem(const struct piece *piece) {
    static const char *const ends[] = {"er", "es", "en", "em", "e", NULL};
    for (const char *const *end = ends; *end != NULL; end++)
        if (ends_in(piece, *end) && piece->len > strlen(*end) + 2)
            return (uint16_t)(piece->len - strlen(*end));
    return 0;
}

enum status variants_of_descriptor(const char *form, size_t len, variant_fn *take, void *context) {
    static const char *const endings[] = {"e", "er", "es", "en", "em"};
    struct emitter emitter = {take, context};
    struct pieces pieces;
    if (!read_pieces(form, len, &pieces))
        return STATUS_OK;
    enum status status = emit_noun(&emitter, &pieces);
    uint16_t stem = pieces.n > 1 && pieces.lower[0] ? attribute_stem(&pieces.list[0]) : 0;
    for (size_t i = 0; stem > 0 && status == STATUS_OK && i < sizeof endings / sizeof *endings; i++) {
        struct piece *first = &pieces.list[0];
        first->len = stem;
        memcpy(first->fold + stem, endings[i], strlen(endings[i]));
        first->len = (uint16_t)(stem + strlen(endings[i]));
        status = emit_noun(&emitter, &pieces);
    }
    return status;
}

enum status variants_as_written(const char *form, size_t len, variant_fn *take, void *context) {
    struct emitter emitter = {take, context};
    struct pieces pieces;
    return read_pieces(form, len, &pieces) ? emit(&emitter, &pieces, "") : STATUS_OK;
}
