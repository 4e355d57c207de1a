/* Nouns that are moves by themselves: "Der Kursrutsch der Papiere von ASML riss den Sektor mit". */
#include <math.h>

#include "analysis/moves_bind.h"

static bool is_cue(const struct reading_of_moves *m, uint32_t token) {
    for (uint32_t i = 0; i < m->n_figures; i++)
        if (m->figures[i].cue_first <= token && token < m->figures[i].cue_end)
            return true;
    return false;
}

/* Whether somebody else owns the noun: "nach dem Kursrutsch der US-Technologiewerte". */
static bool has_other_owner(const struct reading_of_moves *m, uint32_t end) {
    static const char *const owners[] = {"der", "des", "von", "bei", "an", "am", "im", "in", NULL};
    return move_is_any(m, end, owners) && !move_is(m, end + 1, "folge") && !move_is(m, end + 1, "serie");
}

static const struct subject *subject_of_noun(const struct reading_of_moves *m, const struct phrase *phrase,
                                             uint32_t first) {
    for (uint32_t i = 0; i < m->n_subjects; i++) {
        const struct subject *s = &m->subjects[i];
        bool owner = s->role == SUBJECT_OWNER && s->noun + 1 == phrase->end;
        bool at = s->role == SUBJECT_AT && s->first == phrase->end + 1;
        if (owner || at)
            return s;
    }
    if (has_other_owner(m, phrase->end))
        return NULL;
    const struct subject *only = NULL;
    for (uint32_t i = 0; i < m->n_subjects; i++) {
        const struct subject *s = &m->subjects[i];
        if (s->role != SUBJECT_PLAIN || !s->price || s->clause != m->document->clause_of[first])
            continue;
        if (only != NULL)
            return NULL;
        only = s;
    }
    return only;
}

/* "nach dem jüngsten Kursrutsch" */
static bool is_past(const struct reading_of_moves *m, uint32_t noun) {
    for (uint32_t i = noun; i-- > m->first && i + 4 > noun;)
        if (move_is(m, i, "nach"))
            return true;
    return false;
}

enum status moves_of_events(struct reading_of_moves *m) {
    for (uint32_t i = m->first; i < m->end; i++) {
        struct phrase phrase;
        if (!move_phrase(m, i, PHRASE_BIT(PHRASE_NOUN), &phrase) || !(phrase.flags & PHRASE_EVENT) ||
            is_cue(m, i))
            continue;
        const struct subject *s = subject_of_noun(m, &phrase, i);
        uint32_t clause = m->document->clause_of[i];
        if (s == NULL || clause == NO_INDEX)
            continue;
        struct frame frame = {.clause = clause,
                              .cue_first = i,
                              .cue_end = phrase.end,
                              .strong = true,
                              .lemma = move_words(m, i, phrase.end)};
        struct item item = {
            .direction = phrase.value > 0 ? 1 : -1, .value = NAN, .by_frame = true, .told = true, .at = i};
        struct subject spoken = *s;
        spoken.price = true;
        struct phrase day;
        frame.past = is_past(m, i) || move_phrase(m, phrase.end, PHRASE_BIT(PHRASE_OLDER), &day);
        enum status status = emit_move(m, &frame, &spoken, &item, 0, 1);
        if (status != STATUS_OK)
            return status;
    }
    return STATUS_OK;
}
