#include "language/inflect.h"

#include <stdio.h>
#include <string.h>

enum { MAX_FORM = 160 };

static bool ends_with(const char *word, const char *end) {
    size_t n = strlen(word), m = strlen(end);
    return n >= m && strcmp(word + n - m, end) == 0;
}

static bool starts_with(const char *word, const char *start) {
    return strncmp(word, start, strlen(start)) == 0;
}

static bool ends_with_one_of(const char *word, const char *const *ends) {
    for (; *ends != NULL; ends++)
        if (ends_with(word, *ends))
            return true;
    return false;
}

static enum status put(form_fn *emit, void *context, uint32_t bits, const char *a, const char *b,
                       const char *c, const char *d) {
    char form[MAX_FORM];
    int len = snprintf(form, sizeof form, "%s%s%s%s", a, b, c, d);
    if (len < 0 || len >= MAX_FORM)
        return STATUS_INVALID;
    return emit(context, form, (uint32_t)len, bits);
}

/* Turn the last a, o, u or au of `stem` into its umlaut: Bank -> Bänk, Haus -> Häus. */
static bool umlaut(const char *stem, char *out) {
    size_t n = strlen(stem);
    size_t at = n;
    while (at > 0 && strchr("aouAOU", stem[at - 1]) == NULL)
        at--;
    if (at-- == 0 || n + 2 > MAX_FORM)
        return false;
    if ((stem[at] == 'u' || stem[at] == 'U') && at > 0 && (stem[at - 1] == 'a' || stem[at - 1] == 'A'))
        at--;
    static const struct {
        char plain;
        const char *changed;
    } pairs[] = {{'a', "ä"}, {'o', "ö"}, {'u', "ü"}, {'A', "Ä"}, {'O', "Ö"}, {'U', "Ü"}};
    for (size_t i = 0; i < 6; i++) {
        if (stem[at] != pairs[i].plain)
            continue;
        memcpy(out, stem, at);
        strcpy(out + at, pairs[i].changed);
        strcat(out, stem + at + 1);
        return true;
    }
    return false;
}

static enum status emit_all(form_fn *emit, void *context, uint32_t bits, const char *stem,
                            const char *const *endings) {
    for (; *endings != NULL; endings++) {
        enum status status = put(emit, context, bits, stem, *endings, "", "");
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}

static const char *const ADJECTIVE_ENDINGS[] = {"e", "en", "er", "em", "es", NULL};

static enum status plural_forms(const char *plural, form_fn *emit, void *context) {
    enum status status = put(emit, context, FORM_PLURAL, plural, "", "", "");
    if (status == STATUS_OK && !ends_with(plural, "n") && !ends_with(plural, "s"))
        status = put(emit, context, FORM_PLURAL, plural, "n", "", ""); /* dative: den Verlusten */
    return status;
}

static enum status noun_plural(const char *lemma, const char *plural, form_fn *emit, void *context) {
    char form[MAX_FORM];
    if (strcmp(plural, "0") == 0)
        return STATUS_OK;
    if (plural[0] == '=')
        return plural_forms(plural + 1, emit, context);
    if (strlen(lemma) + strlen(plural) + 4 > sizeof form)
        return STATUS_INVALID;
    const char *ending = plural;
    if (ending[0] == '-')
        ending++;
    if (starts_with(ending, "¨")) {
        if (!umlaut(lemma, form))
            return STATUS_INVALID;
        ending += strlen("¨");
        if (ending[0] == '-')
            ending++;
    } else {
        strcpy(form, lemma);
    }
    if (ends_with(form, "e") && ending[0] == 'e')
        ending++; /* Krise + en */
    strcat(form, ending);
    return plural_forms(form, emit, context);
}

static enum status genitive(const char *lemma, form_fn *emit, void *context) {
    static const char *const sibilants[] = {"s", "ß", "x", "z", NULL};
    enum status status = put(emit, context, FORM_SINGULAR | FORM_GENITIVE, lemma, "es", "", "");
    if (status == STATUS_OK && !ends_with_one_of(lemma, sibilants))
        status = put(emit, context, FORM_SINGULAR | FORM_GENITIVE, lemma, "s", "", "");
    if (status == STATUS_OK && ends_with(lemma, "nis"))
        status = put(emit, context, FORM_SINGULAR | FORM_GENITIVE, lemma, "ses", "", "");
    if (status == STATUS_OK && (ends_with_one_of(lemma, sibilants) || ends_with(lemma, "d") ||
                                ends_with(lemma, "t") || ends_with(lemma, "g")))
        status = put(emit, context, FORM_SINGULAR, lemma, "e", "", ""); /* dative: im Zuge, am Markte */
    return status;
}

enum status inflect_noun(const char *lemma, const char *gender, const char *plural, form_fn *emit,
                         void *context) {
    if (strlen(lemma) + 8 > MAX_FORM)
        return STATUS_INVALID;
    if (strcmp(gender, "pl") == 0)
        return plural_forms(lemma, emit, context);
    if (strcmp(gender, "adj") == 0) {
        char stem[MAX_FORM];
        strcpy(stem, lemma);
        size_t n = strlen(stem);
        if (ends_with(stem, "er"))
            stem[n - 2] = '\0';
        else if (ends_with(stem, "e"))
            stem[n - 1] = '\0';
        return emit_all(emit, context, FORM_SINGULAR | FORM_PLURAL, stem, ADJECTIVE_ENDINGS);
    }
    enum status status = put(emit, context, FORM_SINGULAR, lemma, "", "", "");
    if (status != STATUS_OK)
        return status;
    if (strcmp(gender, "mw") == 0)
        return put(emit, context, FORM_SINGULAR | FORM_PLURAL, lemma, ends_with(lemma, "e") ? "n" : "en", "",
                   "");
    if (strcmp(gender, "m") == 0 || strcmp(gender, "n") == 0)
        status = genitive(lemma, emit, context);
    else if (strcmp(gender, "f") != 0)
        return STATUS_INVALID;
    return status == STATUS_OK ? noun_plural(lemma, plural, emit, context) : status;
}

/* Whether the e before the last letter is lost: dunkel, teuer, sauer; but not viel, parallel. */
static bool loses_e(const char *stem) {
    size_t n = strlen(stem);
    if (ends_with(stem, "el"))
        return n > 3 && strchr("aeioul", stem[n - 3]) == NULL;
    return ends_with(stem, "euer") || ends_with(stem, "auer");
}

/* The stem before an ending: dunkel -> dunkl, teuer -> teur, hoch -> hoh. */
static void adjective_stem(const char *lemma, char *stem) {
    strcpy(stem, lemma);
    size_t n = strlen(stem);
    if (loses_e(stem)) {
        stem[n - 2] = stem[n - 1];
        stem[n - 1] = '\0';
    } else if (ends_with(stem, "hoch")) {
        stem[n - 2] = 'h'; /* the one German adjective that does this: hohe, rekordhohe */
        stem[n - 1] = '\0';
    } else if (ends_with(stem, "e")) {
        stem[n - 1] = '\0';
    }
}

static enum status declined(const char *bare, const char *stem, uint32_t bits, form_fn *emit, void *context) {
    enum status status = put(emit, context, bits | FORM_BARE, bare, "", "", "");
    return status == STATUS_OK ? emit_all(emit, context, bits | FORM_ATTRIBUTE, stem, ADJECTIVE_ENDINGS)
                               : status;
}

static enum status compare_regularly(const char *lemma, bool with_umlaut, form_fn *emit, void *context) {
    static const char *const needs_e[] = {"d", "t", "s", "ß", "z", "x", "sch", NULL};
    char stem[MAX_FORM], changed[MAX_FORM + 8], full[MAX_FORM + 8], form[MAX_FORM + 16];
    adjective_stem(lemma, stem);
    if (!with_umlaut || !umlaut(stem, changed))
        strcpy(changed, stem);
    snprintf(form, sizeof form, "%ser", changed);
    enum status status = declined(form, form, FORM_COMPARATIVE, emit, context);
    if (!with_umlaut || !umlaut(lemma, full))
        strcpy(full, lemma);
    snprintf(form, sizeof form, "%s%s", full, ends_with_one_of(full, needs_e) ? "est" : "st");
    if (status == STATUS_OK)
        status = declined(form, form, FORM_SUPERLATIVE, emit, context);
    if (status == STATUS_OK && ends_with(full, "end")) {
        snprintf(form, sizeof form, "%sst", full); /* bedeutendst */
        status = declined(form, form, FORM_SUPERLATIVE, emit, context);
    }
    return status;
}

enum status inflect_adjective(const char *lemma, const char *comparison, form_fn *emit, void *context) {
    char stem[MAX_FORM];
    if (strlen(lemma) + 16 > MAX_FORM)
        return STATUS_INVALID;
    if (strcmp(comparison, "adv") == 0)
        return put(emit, context, FORM_BARE, lemma, "", "", "");
    adjective_stem(lemma, stem);
    enum status status = declined(lemma, stem, 0, emit, context);
    if (status != STATUS_OK || strcmp(comparison, "0") == 0)
        return status;
    if (comparison[0] == '=') {
        char first[MAX_FORM];
        const char *comma = strchr(comparison, ',');
        if (comma == NULL || comma - comparison >= MAX_FORM)
            return STATUS_INVALID;
        snprintf(first, sizeof first, "%.*s", (int)(comma - comparison - 1), comparison + 1);
        status = declined(first, first, FORM_COMPARATIVE, emit, context);
        return status == STATUS_OK ? declined(comma + 1, comma + 1, FORM_SUPERLATIVE, emit, context) : status;
    }
    return compare_regularly(lemma, strcmp(comparison, "¨") == 0, emit, context);
}

bool verb_lacks_ge(const char *base) {
    static const char *const prefixes[] = {"be", "emp", "ent", "er", "ge", "miss", "ver", "zer", NULL};
    /* verbs that only look so */
    static const char *const with_ge[] = {"geben",  "gehen",  "beten",     "betteln", "erben", "ernten",
                                          "gelten", "gären",  "geizen",    "gerben",  "erden", "bellen",
                                          "beißen", "beugen", "gewichten", NULL};
    for (const char *const *word = with_ge; *word != NULL; word++)
        if (strcmp(base, *word) == 0)
            return false;
    if (ends_with(base, "ieren") && strlen(base) > 7)
        return true;
    for (const char *const *prefix = prefixes; *prefix != NULL; prefix++)
        if (starts_with(base, *prefix) && strlen(base) > strlen(*prefix) + 3)
            return true;
    return false;
}

struct verb_forms {
    const char *particle;
    form_fn *emit;
    void *context;
    enum status status;
};

/* A finite form stands apart from its particle in main clauses and joined to it in subordinate ones. */
static void finite(struct verb_forms *forms, const char *stem, const char *ending, uint32_t bits) {
    bits |= FORM_FINITE;
    bool separable = forms->particle[0] != '\0';
    if (forms->status == STATUS_OK)
        forms->status =
            put(forms->emit, forms->context, bits | (separable ? FORM_DETACHED : 0), stem, ending, "", "");
    if (forms->status == STATUS_OK && separable)
        forms->status = put(forms->emit, forms->context, bits, forms->particle, stem, ending, "");
}

static void other(struct verb_forms *forms, const char *middle, const char *form, const char *ending,
                  uint32_t bits) {
    if (forms->status == STATUS_OK)
        forms->status = put(forms->emit, forms->context, bits, forms->particle, middle, form, ending);
}

static void participle(struct verb_forms *forms, const char *form, uint32_t bits) {
    other(forms, "", form, "", bits | FORM_BARE);
    for (const char *const *ending = ADJECTIVE_ENDINGS; *ending != NULL; ending++)
        other(forms, "", form, *ending, bits | FORM_ATTRIBUTE);
}

/* Whether the stem of a weak verb needs an e before -t and -st: arbeitet, rechnet, atmet. */
static bool weak_needs_e(const char *stem) {
    size_t n = strlen(stem);
    if (ends_with(stem, "d") || ends_with(stem, "t"))
        return true;
    if (n < 2 || (stem[n - 1] != 'm' && stem[n - 1] != 'n'))
        return false;
    if (stem[n - 2] == 'h')
        return n > 2 && stem[n - 3] == 'c'; /* rechnet, zeichnet, but wohnt */
    return strchr("aeiouylrmn", stem[n - 2]) == NULL && (unsigned char)stem[n - 2] < 0x80;
}

static void weak_forms(struct verb_forms *forms, const char *base, const char *stem) {
    const char *e = weak_needs_e(stem) ? "e" : "";
    char form[MAX_FORM + 8];
    snprintf(form, sizeof form, "%s%st", stem, e);
    finite(forms, form, "", FORM_SINGULAR);
    snprintf(form, sizeof form, "%s%ste", stem, e);
    finite(forms, form, "", FORM_PAST | FORM_SINGULAR);
    finite(forms, form, "n", FORM_PAST | FORM_PLURAL);
    snprintf(form, sizeof form, "%s%s%st", verb_lacks_ge(base) ? "" : "ge", stem, e);
    participle(forms, form, FORM_PARTICIPLE);
}

static void strong_forms(struct verb_forms *forms, const struct principal_parts *parts) {
    finite(forms, parts->present, "", FORM_SINGULAR);
    finite(forms, parts->past, "", FORM_PAST | FORM_SINGULAR);
    finite(forms, parts->past, ends_with(parts->past, "e") ? "n" : "en", FORM_PAST | FORM_PLURAL);
    if (parts->subjunctive != NULL && parts->subjunctive[0] != '\0') {
        finite(forms, parts->subjunctive, "", FORM_SUBJUNCTIVE | FORM_SINGULAR);
        finite(forms, parts->subjunctive, "n", FORM_SUBJUNCTIVE | FORM_PLURAL);
    }
    for (const char *rest = parts->further; rest != NULL && *rest != '\0';) {
        char form[MAX_FORM];
        int n = (int)strcspn(rest, " ");
        snprintf(form, sizeof form, "%.*s", n, rest);
        finite(forms, form, "", 0);
        rest += n + (rest[n] == ' ');
    }
    participle(forms, parts->participle, FORM_PARTICIPLE);
}

enum status inflect_verb(const char *particle, const char *base, const struct principal_parts *parts,
                         form_fn *emit, void *context) {
    char stem[MAX_FORM];
    size_t n = strlen(base);
    if (n + strlen(particle) + 24 > MAX_FORM || n < 3 || base[n - 1] != 'n')
        return STATUS_INVALID;
    strcpy(stem, base);
    stem[n - (ends_with(base, "en") ? 2 : 1)] = '\0';
    struct verb_forms forms = {particle, emit, context, STATUS_OK};
    if (parts->present == NULL)
        weak_forms(&forms, base, stem);
    else
        strong_forms(&forms, parts);
    finite(&forms, base, "", FORM_PLURAL);
    finite(&forms, stem, "e", FORM_SUBJUNCTIVE | FORM_SINGULAR); /* ich gebe, er gebe nach */
    other(&forms, "", base, "", FORM_INFINITIVE);
    if (particle[0] != '\0')
        other(&forms, "zu", base, "", FORM_INFINITIVE | FORM_ZU);
    char present[MAX_FORM + 8];
    snprintf(present, sizeof present, "%sd", base);
    participle(&forms, present, FORM_PRESENT_PARTICIPLE);
    return forms.status;
}
