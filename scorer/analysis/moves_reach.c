/* Whose move a clause tells that names nobody itself: the antecedent of a relative clause, the subject of the
 * clause before, or what the sentence before spoke of. */
#include "analysis/moves_bind.h"
#include "language/word_class.h"

static const struct clause *clause_of(const struct reading_of_moves *m, const struct frame *frame) {
    return &m->document->clauses[frame->clause];
}

/* The first word of the clause, conjunctions apart. */
static uint32_t first_word(const struct reading_of_moves *m, const struct frame *frame) {
    const struct clause *clause = clause_of(m, frame);
    uint32_t i = clause->first;
    while (i < clause->end &&
           (m->document->clause_of[i] != frame->clause || move_token(m, i)->kind == TOKEN_MARK ||
            (move_token(m, i)->classes & CLASS_COORDINATOR && !(move_token(m, i)->classes & CLASS_RELATIVE))))
        i++;
    return i;
}

/* Whether the clause opens with a relative pronoun behind a comma. */
static bool is_relative(const struct reading_of_moves *m, const struct frame *frame, uint32_t *pronoun) {
    *pronoun = first_word(m, frame);
    const struct clause *clause = clause_of(m, frame);
    if (clause->kind == CLAUSE_RELATIVE && clause->opener != NO_INDEX && clause->opener < clause->first) {
        *pronoun = clause->opener; /* "der bei 3.651 Punkten liegt und 0,04 Prozent höher notiert" */
        return true;
    }
    if (*pronoun >= clause->end || *pronoun <= m->first ||
        !(move_token(m, *pronoun)->classes & CLASS_RELATIVE))
        return false;
    bool comma = move_is_mark(m, *pronoun - 1, ',');
    uint32_t last = clause->end;
    while (last > clause->first &&
           (m->document->clause_of[last - 1] != frame->clause || move_token(m, last - 1)->kind == TOKEN_MARK))
        last--;
    bool verb_last = clause->finite != NO_INDEX && clause->finite > *pronoun + 1 &&
                     (clause->kind == CLAUSE_RELATIVE || clause->finite + 2 >= last);
    return comma && verb_last;
}

/* A subject and those that are listed with it before it. */
static uint32_t with_list(const struct reading_of_moves *m, uint32_t last, const struct subject **list) {
    uint32_t first = last;
    while (first > 0 && m->subjects[first].listed)
        first--;
    uint32_t n = 0;
    for (uint32_t i = first; i <= last && n < GROUP_MAX; i++)
        list[n++] = &m->subjects[i];
    return n;
}

/* Whether the noun before the comma can't be what "die" takes up, so that the name before it is meant:
 * "stand Unicredit im Mittelpunkt, die ...". */
static bool skips_noun(const struct reading_of_moves *m, uint32_t pronoun) {
    static const char *const masculine[] = {"im", "dem", "den", "zum", "vom", "am", NULL};
    uint32_t noun = pronoun - 2;
    return move_is(m, pronoun, "die") && noun > m->first && move_is_noun(m, noun) &&
           move_is_any(m, noun - 1, masculine);
}

/* Behind a genitive that the pronoun can't take up by its gender: "der MDax der mittelgroßen Konzerne, der".
 */
static uint32_t end_of_genitive(const struct reading_of_moves *m, uint32_t start, uint32_t pronoun) {
    bool other = (move_is(m, start, "der") && move_is(m, pronoun, "der")) ||
                 (move_is(m, start, "des") && move_is(m, pronoun, "die"));
    uint32_t noun = start;
    while (noun < pronoun && !move_is_noun(m, noun))
        noun++;
    return other && noun < pronoun ? noun + 1 : start;
}

/* Whether nothing that a pronoun could take up stands between the name and it: a bracket may ("die Papiere
 * von Andritz (ANDR), die"), and the verb of the name's own clause ("für den MDax ging es nach unten, der").
 */
static bool is_next_before(const struct reading_of_moves *m, const struct subject *s, uint32_t pronoun) {
    for (uint32_t k = end_of_genitive(m, s->end, pronoun); k < pronoun; k++) {
        if (move_is_mark(m, k, '(')) {
            while (k < pronoun && !move_is_mark(m, k, ')'))
                k++;
            continue;
        }
        bool verb = move_token(m, k)->classes & CLASS_FINITE && k + 2 < pronoun;
        if (move_is_noun(m, k) || (verb && m->document->clause_of[k] != s->clause))
            return false;
    }
    return true;
}

static uint32_t antecedent(const struct reading_of_moves *m, const struct frame *frame, uint32_t pronoun,
                           const struct subject **list) {
    static const char *const adverbs[] = {"was",    "womit",   "wobei",   "wo",
                                          "worauf", "wodurch", "weshalb", NULL};
    if (move_is_any(m, pronoun, adverbs))
        return 0;
    for (uint32_t i = m->n_subjects; i-- > 0;) {
        const struct subject *s = &m->subjects[i];
        if (s->end > pronoun)
            continue;
        if (!is_next_before(m, s, pronoun) && !skips_noun(m, pronoun))
            return 0;
        if (frame->plural && s->role != SUBJECT_NONE)
            return with_list(m, i, list);
        list[0] = s;
        return 1;
    }
    return 0;
}

/* The subjects of the nearest earlier clause that has any: "verdoppelten sich, schlossen aber nur 21 Prozent
 * höher". */
static uint32_t subjects_before(const struct reading_of_moves *m, const struct frame *frame,
                                const struct subject **list) {
    uint32_t start = clause_of(m, frame)->first;
    for (uint32_t i = m->n_subjects; i-- > 0;) {
        const struct subject *s = &m->subjects[i];
        if (s->end > start ||
            (s->role != SUBJECT_PLAIN && s->role != SUBJECT_AT && !(s->role == SUBJECT_OWNER && s->price)))
            continue;
        /* of several that are not listed the first of its clause is the subject */
        uint32_t first = i;
        for (uint32_t k = i; k-- > 0 && m->subjects[k].clause == s->clause;)
            if (m->subjects[k].role == SUBJECT_PLAIN && !m->subjects[k + 1].listed)
                first = k;
        return with_list(m, first, list);
    }
    return 0;
}

static bool has_subjects(const struct reading_of_moves *m) {
    for (uint32_t i = 0; i < m->n_subjects; i++)
        if (m->subjects[i].role != SUBJECT_NONE && !m->subjects[i].compared)
            return true;
    return false;
}

/* "79,10 US-Dollar" names no currency. */
static bool is_unit(const struct document *d, const struct mention *mention) {
    return mention->first_token > 0 && d->words.tokens[mention->first_token - 1].kind == TOKEN_NUMBER;
}

/* The sentence before; for a noun that stands there by itself the one before that, where it names nobody and
 * tells no move. */
static uint32_t sentence_before(const struct document *d, uint32_t sentence, bool stands) {
    uint32_t before = sentence - 1;
    const struct sentence *s = &d->sentences[before];
    bool silent = s->first_mention == s->end_mention && s->first_move == s->end_move;
    return stands && silent && before > 0 ? before - 1 : before;
}

/* What the sentence before told a move of, or the one thing that it named. */
static const struct instrument *spoken_of_before(const struct reading_of_moves *m, bool stands,
                                                 const struct mention **mention) {
    const struct document *d = m->document;
    const struct instrument *found = NULL;
    *mention = NULL;
    if (m->sentence == 0)
        return NULL;
    uint32_t last = sentence_before(d, m->sentence, stands);
    for (uint32_t i = d->n_moves; i-- > 0 && d->moves[i].sentence >= last;) {
        if (d->moves[i].sentence != last || d->moves[i].subject == NULL)
            continue;
        if (found != NULL && found != d->moves[i].subject)
            return NULL;
        found = d->moves[i].subject;
    }
    const struct sentence *before = &d->sentences[last];
    const struct instrument *only = NULL;
    for (uint32_t i = before->first_mention; i < before->end_mention; i++) {
        const struct mention *other = &d->mentions[i];
        if (other->house || !other->head || is_unit(d, other))
            continue;
        bool quantity = other->via == VIA_COREFERENCE && move_is_quantity(m, other->end_token - 1);
        if (found == NULL && (quantity || (only != NULL && only != other->instrument)))
            return NULL; /* "der Gewinn", or one of several */
        only = other->instrument;
        if (found == NULL || other->instrument == found)
            *mention = other;
    }
    return found != NULL ? found : only;
}

bool clause_has_pronoun(const struct reading_of_moves *m, uint32_t index) {
    static const char *const pronouns[] = {"sie", "er", "es", "dieser", "diese", "dieses", NULL};
    static const char *const whole[] = {"das", "dies", NULL};
    const struct clause *clause = &m->document->clauses[index];
    for (uint32_t i = clause->first; i < clause->end; i++) {
        if (m->document->clause_of[i] != index || (i + 1 < m->end && move_is_noun(m, i + 1)))
            continue;
        if (move_is_any(m, i, pronouns) || (move_is_any(m, i, whole) && i + 1 == clause->finite))
            return true;
    }
    return false;
}

static uint32_t from_sentence_before(const struct reading_of_moves *m, const struct frame *frame,
                                     const struct items *items, struct subject *taken_up,
                                     const struct subject **list) {
    bool noun = items->list[0].by_noun;
    if (noun && frame->blocked)
        return 0; /* "das Vorsteuerergebnis verzeichnete ein Plus von 1,1 Prozent" */
    bool stands = noun && (frame->stand || frame->verb_first == frame->verb_end);
    if (has_subjects(m) || (!stands && (frame->goes || !clause_has_pronoun(m, frame->clause))))
        return 0;
    const struct mention *mention;
    const struct instrument *instrument = spoken_of_before(m, stands, &mention);
    if (instrument == NULL)
        return 0;
    *taken_up = (struct subject){.first = clause_of(m, frame)->first,
                                 .end = clause_of(m, frame)->first,
                                 .instrument = instrument,
                                 .mention = mention,
                                 .role = SUBJECT_PLAIN,
                                 .noun = NO_INDEX,
                                 .clause = frame->clause,
                                 .price = true};
    list[0] = taken_up;
    return 1;
}

/* "im Dax stand ein Minus von 1,2 Prozent zu Buche": the index of which the clause speaks. */
static uint32_t index_of_clause(const struct reading_of_moves *m, const struct frame *frame,
                                const struct subject **list) {
    const struct subject *only = NULL;
    for (uint32_t i = 0; i < m->n_subjects; i++) {
        const struct subject *s = &m->subjects[i];
        if (s->clause != frame->clause || s->role != SUBJECT_NONE ||
            s->instrument->kind != INSTRUMENT_INDEX || s->first <= m->first ||
            !(move_is(m, s->first - 1, "im") || move_is(m, s->first - 1, "in")))
            continue;
        only = s;
    }
    list[0] = only;
    return only != NULL;
}

/* Whether the noun beside the figure speaks of prices by itself: Kursrückgang. */
static bool says_price(const struct reading_of_moves *m, const struct figure *f) {
    struct phrase phrase;
    return f->by_noun && f->cue_first < f->cue_end &&
           move_phrase(m, f->cue_first, PHRASE_BIT(PHRASE_NOUN), &phrase) && phrase.flags & PHRASE_PRICE;
}

/* "An der Wall Street feierten die Anleger die Zahlen von Oracle mit einem Aufschlag von 11 Prozent" */
static bool speaks_of_investors(const struct reading_of_moves *m, const struct frame *frame) {
    static const char *const words[] = {"anleger",    "anlegern",   "aktionaere", "aktionaeren",
                                        "investoren", "boersianer", "boerse",     NULL};
    const struct clause *clause = clause_of(m, frame);
    for (uint32_t i = clause->first; i < clause->end; i++)
        if (m->document->clause_of[i] == frame->clause && move_is_any(m, i, words))
            return true;
    return false;
}

/* The only name of the clause, whatever it does there: "die Aktionäre von SMA Solar müssen mit einem
 * Kursrückgang um 2 Prozent leben", "Anleger haben mit Zalando die Hälfte ihres Einsatzes verloren". */
static uint32_t only_name(const struct reading_of_moves *m, const struct frame *frame,
                          const struct subject **list) {
    const struct subject *only = NULL;
    for (uint32_t i = 0; i < m->n_subjects; i++) {
        const struct subject *s = &m->subjects[i];
        if (s->clause != frame->clause || s->instrument->kind == INSTRUMENT_OTHER)
            continue;
        if (only != NULL && only->instrument != s->instrument)
            return 0;
        only = s;
    }
    list[0] = only;
    return only != NULL;
}

/* The only company or index of the sentence, whatever it does there. */
static uint32_t any_name(const struct reading_of_moves *m, const struct subject **list) {
    list[0] = NULL;
    for (uint32_t i = 0; i < m->n_subjects; i++) {
        const struct subject *s = &m->subjects[i];
        if (s->instrument->kind == INSTRUMENT_OTHER ||
            (list[0] != NULL && list[0]->instrument != s->instrument))
            return 0;
        list[0] = s;
    }
    return list[0] != NULL;
}

/* Whether the clause leaves its subject out or has a pronoun for it. */
static bool lacks_subject(const struct reading_of_moves *m, const struct frame *frame, bool word) {
    const struct clause *clause = clause_of(m, frame);
    if (clause->finite == NO_INDEX || clause->shares_subject || clause->verb & VERB_FIRST ||
        clause_has_pronoun(m, frame->clause))
        return true;
    return !word && clause_subject(m->document, frame->clause) == NO_INDEX;
}

/* "zieht den gesamten Markt nach unten": the verb moves what the clause names itself. */
static bool has_own_object(const struct reading_of_moves *m, const struct frame *frame) {
    const struct clause *clause = clause_of(m, frame);
    if (!frame->on_object || frame->own_worth)
        return false;
    for (uint32_t i = clause->first_nominal; i < clause->end_nominal; i++) {
        const struct nominal *nominal = &m->document->nominals[i];
        if (nominal->prep == NO_INDEX && nominal->cases & CASE_ACCUSATIVE &&
            !(nominal->cases & CASE_NOMINATIVE) && !move_in_figure(m, nominal->noun))
            return true;
    }
    return false;
}

uint32_t subjects_in_reach(const struct reading_of_moves *m, const struct frame *frame,
                           const struct items *items, struct subject *taken_up, const struct subject **list) {
    uint32_t pronoun;
    if (is_relative(m, frame, &pronoun)) {
        uint32_t n = antecedent(m, frame, pronoun, list);
        bool whole = move_is(m, pronoun, "was") || move_is(m, pronoun, "womit");
        return n > 0 || !whole || !items->list[0].by_noun ? n : subjects_before(m, frame, list);
    }
    const struct figure *first = items->list[0].figure;
    bool noun = items->list[0].told;
    if (first != NULL &&
        (first->worth || (noun && (says_price(m, first) || speaks_of_investors(m, frame))))) {
        uint32_t n = only_name(m, frame, list);
        if (n > 0)
            return n;
    }
    if (!noun && (frame->other_subject || frame->blocked || frame->domain || has_own_object(m, frame) ||
                  !lacks_subject(m, frame, items->list[0].word != NULL || frame->idiom)))
        return 0;
    if (noun && frame->stand) {
        uint32_t n = index_of_clause(m, frame, list);
        if (n > 0)
            return n;
    }
    uint32_t n = subjects_before(m, frame, list);
    bool apart = clause_of(m, frame)->finite == NO_INDEX ||
                 (first != NULL && first->first > m->first && move_is_mark(m, first->first - 1, ':'));
    if (n == 0 && noun && (apart || (first != NULL && says_price(m, first))))
        n = any_name(m, list); /* "Aixtron-Aktionäre haben einen schlechten Tag: Minus 12 Prozent" */
    return n > 0 ? n : from_sentence_before(m, frame, items, taken_up, list);
}
