/* Comparison with what was expected: "besser als erwartet", "weniger stark als befürchtet gesunken", "über
 * der Analystenschätzung". It outweighs what the figure itself did. */
#include "analysis/tone.h"
#include "language/inflect.h"
#include "language/word_class.h"

enum { REACH_RIGHT = 9, REACH_LEFT = 5 };

/* The word behind "als" that names an expectation, within its phrase; NO_INDEX where there is none. */
static uint32_t find_yardstick(const struct tone *tone, uint32_t als, uint32_t end) {
    const struct document *d = tone->document;
    for (uint32_t i = als + 1; i < end && i <= als + REACH_RIGHT; i++) {
        const struct token *token = &d->words.tokens[i];
        if (token->kind == TOKEN_MARK && token->mark != '"')
            return NO_INDEX;
        if (lexicon_sense(tone->lexicon, token, SENSE_EXPECTATION, -1, NULL) != NULL)
            return i;
    }
    return NO_INDEX;
}

/* The sign of the tone that the clause's verb gives, 0 without one. */
static double verb_sign(const struct tone *tone, uint32_t clause) {
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (tone->atoms[i].is_verb && tone->atoms[i].clause == clause)
            return sign_of(tone->atoms[i].value);
    return 0;
}

static double theme_sign(const struct tone *tone, uint32_t clause, uint32_t word) {
    const struct document *d = tone->document;
    /* what is spent: "mehr Geld kosten als angenommen"; else the noun that the comparative stands before,
     * what the verb earns, the subject */
    if (verb_valence(tone, clause) < 0)
        return -1;
    for (uint32_t i = d->clauses[clause].first_nominal; i < d->clauses[clause].end_nominal; i++)
        if (d->nominals[i].first <= word && word < d->nominals[i].noun)
            return sign_of(nominal_valence(tone, i));
    if (verb_valence(tone, clause) != 0)
        return sign_of(verb_valence(tone, clause));
    uint32_t subject = clause_subject(d, clause);
    return subject == NO_INDEX ? 0 : sign_of(nominal_valence(tone, subject));
}

/* What the comparative at `i` says of the theme: +1, -1, or 0 where it is no comparative. */
static double comparative_sign(const struct tone *tone, uint32_t i, uint32_t clause) {
    const struct document *d = tone->document;
    const struct token *token = &d->words.tokens[i];
    const struct reading *reading = NULL;
    bool less = token_is(d, i, "weniger");
    if (less || token_is(d, i, "mehr")) {
        /* "weniger schlimm", "weniger stark gesunken", "weniger Umsatz" */
        const struct token *next = &d->words.tokens[i + 1];
        double turn = less ? -1 : 1;
        const struct sense *polar = lexicon_sense(tone->lexicon, next, SENSE_POLAR, PART_ADJECTIVE, NULL);
        const struct sense *degree = lexicon_sense(tone->lexicon, next, SENSE_DEGREE, PART_ADJECTIVE, NULL);
        if (degree != NULL && verb_sign(tone, clause) != 0)
            return turn * verb_sign(tone, clause);
        if (polar != NULL)
            return turn * sign_of((double)polar->value);
        double theme = theme_sign(tone, clause, i);
        return turn * (theme == 0 ? 1 : theme);
    }
    const struct sense *sense =
        lexicon_sense(tone->lexicon, token, SENSE_DIRECTION | SENSE_LEVEL, PART_ADJECTIVE, &reading);
    const struct sense *degree = lexicon_sense(tone->lexicon, token, SENSE_DEGREE, PART_ADJECTIVE, &reading);
    const struct sense *polar = lexicon_sense(tone->lexicon, token, SENSE_POLAR, PART_ADJECTIVE, &reading);
    if (polar != NULL && reading->bits & FORM_COMPARATIVE) {
        if (degree != NULL && verb_sign(tone, clause) != 0)
            return verb_sign(tone, clause) * ((double)degree->value >= 1 ? 1 : -1);
        return sign_of((double)polar->value);
    }
    if (degree != NULL && reading != NULL && reading->bits & FORM_COMPARATIVE)
        return verb_sign(tone, clause) * ((double)degree->value >= 1 ? 1 : -1);
    if (sense == NULL)
        return 0;
    double theme = theme_sign(tone, clause, i);
    return sign_of((double)sense->value) * (theme == 0 ? 1 : theme);
}

static enum status put_expectation(struct tone *tone, uint32_t clause, uint32_t first, uint32_t end,
                                   double sign) {
    const struct document *d = tone->document;
    for (uint32_t i = 0; i < tone->n_atoms; i++)
        if (tone->atoms[i].clause == clause)
            tone->atoms[i].value *= tone->weights->expectation;
    struct atom atom = {.first = first,
                        .end = end,
                        .head = first,
                        .clause = clause,
                        .nominal = NO_INDEX,
                        .theme = clause_subject(d, clause),
                        .value = sign * tone->weights->expectation_value,
                        .lemma = "als erwartet",
                        .rule = "expectation"};
    if (atom.theme != NO_INDEX && d->clauses[d->nominals[atom.theme].clause].sentence != tone->sentence)
        atom.theme = NO_INDEX;
    tone_use(tone, first, end);
    return tone_add(tone, atom);
}

static enum status read_als(struct tone *tone, uint32_t als) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    uint32_t yardstick = find_yardstick(tone, als, s->end_token);
    if (yardstick == NO_INDEX)
        return STATUS_OK;
    uint32_t here = d->clause_of[als];
    if (here != NO_INDEX &&
        (nominal_is_other(tone, clause_subject(d, here)) || clause_has_move(tone, here))) {
        tone_use(tone, als, yardstick + 1);
        return STATUS_OK; /* "der Euro kostete 0,4 Prozent weniger als am Vortag" */
    }
    for (uint32_t i = als; i-- > s->first_token && als - i <= REACH_LEFT;) {
        uint32_t clause = d->clause_of[i];
        if (clause == NO_INDEX)
            continue;
        double sign = comparative_sign(tone, i, clause);
        if (sign == 0)
            continue;
        return put_expectation(tone, clause, i, yardstick + 1, sign);
    }
    tone_use(tone, als, yardstick + 1); /* "so schwach wie befürchtet": the fear is none of its own */
    return STATUS_OK;
}

/* On which side of a yardstick a preposition places something; 0 for others. */
static double side_of(const struct document *d, uint32_t preposition) {
    static const struct {
        const char *preposition;
        double sign;
    } places[] = {{"ueber", 1}, {"oberhalb", 1}, {"unter", -1}, {"unterhalb", -1}, {"hinter", -1}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (token_is(d, preposition, places[i].preposition))
            return places[i].sign;
    return 0;
}

/* "über den Erwartungen", "hinter der Konsensschätzung": the yardstick stands behind its preposition. */
static enum status read_position(struct tone *tone, uint32_t index) {
    const struct document *d = tone->document;
    const struct nominal *nominal = &d->nominals[index];
    if (nominal->prep == NO_INDEX || tone_used(tone, nominal->noun) ||
        lexicon_sense(tone->lexicon, &d->words.tokens[nominal->noun], SENSE_EXPECTATION, PART_NOUN, NULL) ==
            NULL)
        return STATUS_OK;
    double side = side_of(d, nominal->prep);
    if (side == 0)
        return STATUS_OK;
    double theme = theme_sign(tone, nominal->clause, nominal->prep);
    return put_expectation(tone, nominal->clause, nominal->prep, nominal->noun + 1,
                           side * (theme < 0 ? -1 : 1));
}

/* "über dem, was Analysten auf dem Zettel hatten": the yardstick is a clause of its own. */
static enum status read_clause_position(struct tone *tone, uint32_t token) {
    static const char *const pointers[] = {"dem", "den", "der", "das", NULL};
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    uint32_t next = token + 3;
    if (next >= s->end_token || !token_is_any(d, token + 1, pointers) ||
        d->words.tokens[token + 2].mark != ',' || d->clause_of[token] == NO_INDEX ||
        !clause_names_expectation(tone, d->clause_of[next]))
        return STATUS_OK;
    double side = side_of(d, token);
    uint32_t clause = d->clause_of[token];
    if (side == 0)
        return STATUS_OK;
    double theme = theme_sign(tone, clause, token);
    return put_expectation(tone, clause, token, token + 2, side * (theme < 0 ? -1 : 1));
}

/* An idiom that compares with what was expected outweighs the rest of its clause too. */
static void mark_idioms(struct tone *tone) {
    const struct document *d = tone->document;
    for (uint32_t i = 0; i < tone->n_atoms; i++) {
        const struct atom *atom = &tone->atoms[i];
        if (!atom_is(atom, "idiom"))
            continue;
        bool compares = false;
        for (uint32_t t = atom->first; t < atom->end; t++)
            compares |=
                lexicon_sense(tone->lexicon, &d->words.tokens[t], SENSE_EXPECTATION, -1, NULL) != NULL &&
                t > atom->first;
        for (uint32_t o = 0; o < tone->n_atoms && compares; o++)
            if (o != i && tone->atoms[o].clause == atom->clause && !atom_is(&tone->atoms[o], "idiom"))
                tone->atoms[o].value *= tone->weights->expectation;
    }
}

enum status tone_from_expectations(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    mark_idioms(tone);
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        enum status status = STATUS_OK;
        if (token_is(d, i, "als") && !tone_used(tone, i))
            status = read_als(tone, i);
        if (status == STATUS_OK && d->words.tokens[i].classes & CLASS_PREPOSITION)
            status = read_clause_position(tone, i);
        if (token_is(d, i, "wie") && !tone_used(tone, i)) {
            uint32_t yardstick = find_yardstick(tone, i, s->end_token);
            if (yardstick != NO_INDEX)
                tone_use(tone, i, yardstick + 1); /* "wie erwartet" */
        }
        if (status != STATUS_OK)
            return status;
    }
    for (uint32_t c = s->first_clause; c < s->end_clause; c++)
        for (uint32_t i = d->clauses[c].first_nominal; i < d->clauses[c].end_nominal; i++) {
            enum status status = read_position(tone, i);
            if (status != STATUS_OK)
                return status;
        }
    return STATUS_OK;
}
