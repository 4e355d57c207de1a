/* "mehr" and "weniger" as amounts: what is done to less of a thing, or done less, is turned ("gewann weniger
 * Aufträge", "leidet weniger"); where the verb by itself says nothing, the amount is the news ("verkaufte
 * weniger Autos", "es kamen mehr Kunden"). */
#include <math.h>

#include "analysis/tone.h"
#include "language/word_class.h"

/* The comparatives of viel and wenig, the only ones that count their noun without an ending. */
static int amount_sign(const struct document *d, uint32_t token) {
    return token_is(d, token, "mehr") ? 1 : token_is(d, token, "weniger") ? -1 : 0;
}

static uint32_t counted_nominal(const struct document *d, uint32_t i) {
    const struct clause *clause = &d->clauses[d->clause_of[i]];
    for (uint32_t n = clause->first_nominal; n < clause->end_nominal; n++)
        if (d->nominals[n].first <= i && i < d->nominals[n].noun)
            return n;
    return NO_INDEX;
}

/* "mehr als die Hälfte" measures, "mehr oder weniger" and "immer mehr und mehr" say nothing of their own,
 * "umso mehr" only stresses, "weniger gut" is the adjective's, behind a figure it is the figure's unless it
 * counts a noun. */
static bool counts_something(const struct tone *tone, uint32_t i, bool counted) {
    static const char *const stress[] = {"umso", "desto", "je", "so", "nur", "und", "oder", "nicht", NULL};
    static const char *const joints[] = {"als", "und", "oder", "denn", NULL};
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    const struct token *token = &d->words.tokens[i];
    if (i > s->first_token) {
        bool figure =
            token[-1].kind == TOKEN_NUMBER || token[-1].classes & CLASS_UNIT || token[-1].mark == '%';
        if (token_is_any(d, i - 1, stress) || (figure && !counted))
            return false;
    }
    if (i + 1 >= s->end_token)
        return true;
    return !token_is_any(d, i + 1, joints) && token[1].kind != TOKEN_NUMBER &&
           lexicon_sense(tone->lexicon, &token[1], SENSE_POLAR | SENSE_DEGREE | SENSE_LEVEL, PART_ADJECTIVE,
                         NULL) == NULL;
}

/* "weniger Umsatz und Gewinn": the amount is that of both. */
static uint32_t last_coordinated(const struct document *d, uint32_t nominal) {
    uint32_t next = nominal + 1, noun = d->nominals[nominal].noun;
    bool joined = next < d->clauses[d->nominals[nominal].clause].end_nominal &&
                  d->nominals[next].first == noun + 2 && token_is(d, noun + 1, "und");
    return joined ? next : nominal;
}

/* What the clause's verb or an idiom says of the nominal, or of all where it is NO_INDEX. A cause that grows
 * less is no less a cause: "weniger Aufträge belasten". */
static struct atom *bearer_of(const struct tone *tone, uint32_t clause, uint32_t nominal) {
    const struct document *d = tone->document;
    bool subject = nominal != NO_INDEX && clause_subject(d, clause) == nominal;
    for (uint32_t a = 0; a < tone->n_atoms; a++) {
        struct atom *atom = &tone->atoms[a];
        if (atom->clause != clause || (subject && atom->on_object))
            continue;
        bool idiom = atom_is(atom, "idiom");
        uint32_t last = nominal == NO_INDEX ? NO_INDEX : last_coordinated(d, nominal);
        if (nominal == NO_INDEX ? atom->is_verb && !idiom
                                : atom->is_verb || (idiom && atom->first <= d->nominals[last].noun &&
                                                    d->nominals[nominal].noun < atom->end))
            return atom;
    }
    return NULL;
}

static double at_least(double valence) {
    return fabs(valence) < 0.6 ? sign_of(valence) * 0.6 : valence;
}

static enum status read_amount(struct tone *tone, uint32_t i, int sign) {
    struct document *d = tone->document;
    uint32_t clause = d->clause_of[i];
    uint32_t n = counted_nominal(d, i);
    bool plain = n == NO_INDEX || (d->nominals[n].prep == NO_INDEX && d->nominals[n].owner_of == NO_INDEX);
    if (!plain)
        return STATUS_OK;
    struct atom *bearer = bearer_of(tone, clause, n);
    if (bearer != NULL) {
        if (sign > 0)
            return STATUS_OK;
        bearer->value *= -0.7;
        bearer->rule = "amount";
        tone_use(tone, i, n == NO_INDEX ? i + 1 : d->nominals[n].noun + 1);
        return STATUS_OK;
    }
    double valence = verb_valence(tone, clause);
    bool by_verb = valence != 0;
    if (!by_verb && n != NO_INDEX && !tone_used(tone, d->nominals[n].noun))
        valence = nominal_valence(tone, n);
    if (valence == 0 || d->clauses[clause].finite == NO_INDEX)
        return STATUS_OK;
    uint32_t end = n == NO_INDEX ? i + 1 : d->nominals[n].noun + 1;
    struct atom atom = {.first = i,
                        .end = end,
                        .head = end - 1,
                        .clause = clause,
                        .nominal = NO_INDEX,
                        .theme = n,
                        .value = sign * 0.5 * at_least(valence),
                        .lemma = sign > 0 ? "mehr" : "weniger",
                        .rule = "amount",
                        .is_verb = true};
    tone_use(tone, i, end);
    return tone_add(tone, atom);
}

enum status tone_from_amounts(struct tone *tone) {
    const struct document *d = tone->document;
    const struct sentence *s = &d->sentences[tone->sentence];
    for (uint32_t i = s->first_token; i < s->end_token; i++) {
        int sign = amount_sign(d, i);
        if (sign == 0 || d->clause_of[i] == NO_INDEX || tone_used(tone, i) ||
            !counts_something(tone, i, counted_nominal(d, i) != NO_INDEX) ||
            (sign > 0 && is_denied(tone, i)) /* "keine Aufträge mehr" */)
            continue;
        enum status status = read_amount(tone, i, sign);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
