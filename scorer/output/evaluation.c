#include "output/evaluation.h"

#include <math.h>
#include <string.h>
#include <strings.h>

/* The indices that gold labels; others are named, but no targets. */
static const char *const indices[] = {"DAX",   "MDAX",        "SDAX",    "TECDAX",    "ATX",
                                      "SMI",   "EUROSTOXX50", "DOW",     "NASDAQ100", "NASDAQ",
                                      "SP500", "NIKKEI225",   "FTSE100", "CAC40"};

/* Whether `ticker` is one of those with bars between; case does not count. */
static bool is_one_of(const char *tickers, const char *ticker) {
    size_t len = strlen(ticker);
    for (const char *at = tickers; at != NULL; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncasecmp(at, ticker, len) == 0 && (at[len] == '|' || at[len] == '\0'))
            return true;
    }
    return false;
}

static bool is_target(const struct instrument *instrument) {
    if (instrument->kind == INSTRUMENT_COMPANY)
        return true;
    for (size_t i = 0; instrument->kind == INSTRUMENT_INDEX && i < sizeof indices / sizeof indices[0]; i++)
        if (strcmp(indices[i], instrument->ticker) == 0)
            return true;
    return false;
}

static bool is_judged(const struct document *document, uint32_t sentence, const struct gold_item *gold) {
    return document->sentences[sentence].span.start >= gold->start;
}

static enum label label_found(const struct document *document, const struct gold_item *gold) {
    double sum = 0;
    uint32_t judged = 0, scored = 0, last = 0;
    for (uint32_t i = 0; i < document->n_sentences; i++) {
        if (!is_judged(document, i, gold))
            continue;
        double score = document->sentences[i].score.score;
        judged++;
        last = i;
        sum += score;
        scored += fabs(score) > 0;
    }
    if (judged == 1)
        return label_of(document->sentences[last].score.score);
    if (gold->start == 0)
        return label_of(document->verdict.score.score);
    return scored == 0 ? LABEL_NEUTRAL : label_of(sum / scored);
}

struct target {
    const struct instrument *instrument;
    double sum;
    uint32_t n;
    bool used;
};

/* The targets of the judged sentences in the order they are met; NULL when memory runs out. */
static struct target *targets_found(const struct document *document, const struct gold_item *gold,
                                    struct arena *arena, uint32_t *n) {
    struct target *targets = arena_zero(arena, document->n_mentions * sizeof *targets);
    *n = 0;
    for (uint32_t i = 0; targets != NULL && i < document->n_mentions; i++) {
        const struct mention *mention = &document->mentions[i];
        if (!is_target(mention->instrument) || !is_judged(document, mention->sentence, gold))
            continue;
        uint32_t place = 0;
        while (place < *n && targets[place].instrument != mention->instrument)
            place++;
        *n += place == *n;
        targets[place].instrument = mention->instrument;
        targets[place].sum += mention->score.score;
        targets[place].n++;
    }
    return targets;
}

static enum status add_targets(struct evaluation *evaluation, const struct gold_item *gold,
                               const struct document *document, struct buffer *notes, struct error *error) {
    uint32_t n;
    struct target *targets = targets_found(document, gold, document->arena, &n);
    if (targets == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    for (uint32_t i = 0; i < gold->n_targets; i++) {
        const struct gold_target *wanted = &gold->targets[i];
        uint32_t place = 0;
        while (place < n &&
               (targets[place].used || !is_one_of(wanted->tickers, targets[place].instrument->ticker)))
            place++;
        if (place == n) {
            evaluation->targets.missed++;
            buffer_printf(notes, "; missed %s", wanted->tickers);
            continue;
        }
        enum label label = label_of(targets[place].sum / targets[place].n);
        targets[place].used = true;
        evaluation->targets.found++;
        evaluation->target_labels_right += label == wanted->label;
        if (label != wanted->label)
            buffer_printf(notes, "; %s %s got %s", wanted->tickers, label_name(wanted->label),
                          label_name(label));
    }
    for (uint32_t i = 0; i < n; i++) {
        evaluation->targets.extra += !targets[i].used;
        if (!targets[i].used)
            buffer_printf(notes, "; extra %s", targets[i].instrument->ticker);
    }
    return STATUS_OK;
}

static bool same_level(double a, double b) {
    return isfinite(a) ? isfinite(b) && fabs(a - b) < 1e-6 : !isfinite(b);
}

static bool is_unit(const char *unit, const char *name) {
    return unit != NULL && strcmp(unit, name) == 0;
}

/* Whether a move in points is told in percent too, and so does not count. */
static bool is_told_twice(const struct document *document, const struct gold_item *gold,
                          const struct move *move) {
    if (!is_unit(move_unit_name(move), "points"))
        return false;
    for (uint32_t i = 0; i < document->n_moves; i++) {
        const struct move *other = &document->moves[i];
        if (is_unit(move_unit_name(other), "percent") && is_judged(document, other->sentence, gold) &&
            strcmp(other->subject_name, move->subject_name) == 0 && other->direction == move->direction &&
            same_level(other->to, move->to))
            return true;
    }
    return false;
}

static bool is_gold_told_twice(const struct gold_item *gold, const struct gold_move *move) {
    for (uint32_t i = 0; is_unit(move->unit, "points") && i < gold->n_moves; i++) {
        const struct gold_move *other = &gold->moves[i];
        if (is_unit(other->unit, "percent") && strcmp(other->subject, move->subject) == 0 &&
            other->direction == move->direction && same_level(other->to, move->to))
            return true;
    }
    return false;
}

static bool move_fits(const struct gold_move *gold, const struct move *move) {
    if (!is_one_of(gold->subject, move->subject_name) || gold->direction != move->direction)
        return false;
    if (!isfinite(gold->value))
        return true;
    const char *unit = move_unit_name(move);
    return isfinite(move->value) && fabs(move->value - gold->value) < 1e-6 && gold->unit != NULL &&
           is_unit(unit, gold->unit);
}

static void note_move(struct buffer *notes, const char *what, const char *subject, enum direction direction,
                      double value, const char *unit) {
    buffer_printf(notes, "; %s move %s %s", what, subject, direction_name(direction));
    if (isfinite(value))
        buffer_printf(notes, " %g %s", value, unit == NULL ? "" : unit);
}

static enum status add_moves(struct evaluation *evaluation, const struct gold_item *gold,
                             const struct document *document, struct buffer *notes, struct error *error) {
    bool *used = arena_zero(document->arena, document->n_moves * sizeof *used);
    if (used == NULL)
        return error_set(error, STATUS_NOMEM, "out of memory");
    for (uint32_t i = 0; i < document->n_moves; i++)
        used[i] = !is_judged(document, document->moves[i].sentence, gold) ||
                  is_told_twice(document, gold, &document->moves[i]);
    for (uint32_t i = 0; i < gold->n_moves; i++) {
        const struct gold_move *wanted = &gold->moves[i];
        uint32_t place = 0;
        if (is_gold_told_twice(gold, wanted))
            continue;
        while (place < document->n_moves && (used[place] || !move_fits(wanted, &document->moves[place])))
            place++;
        if (place == document->n_moves) {
            evaluation->moves.missed++;
            note_move(notes, "missed", wanted->subject, wanted->direction, wanted->value, wanted->unit);
            continue;
        }
        used[place] = true;
        evaluation->moves.found++;
        if (isfinite(wanted->to)) {
            evaluation->levels++;
            evaluation->levels_right += same_level(wanted->to, document->moves[place].to);
        }
    }
    for (uint32_t i = 0; i < document->n_moves; i++) {
        const struct move *move = &document->moves[i];
        evaluation->moves.extra += !used[i];
        if (!used[i])
            note_move(notes, "extra", move->subject_name, move->direction, move->value, move_unit_name(move));
    }
    return STATUS_OK;
}

static enum status add_phenomena(struct evaluation *evaluation, const struct gold_item *gold, bool right,
                                 struct error *error) {
    evaluation->places.arena = &evaluation->arena;
    for (uint32_t i = 0; i < gold->n_phenomena; i++) {
        const char *name = gold->phenomena[i];
        bool added;
        uint32_t *place = map_put(&evaluation->places, name, strlen(name), evaluation->n_phenomena, &added);
        if (place == NULL ||
            !arena_grow(&evaluation->arena, &evaluation->phenomena, &evaluation->cap_phenomena,
                        evaluation->n_phenomena + 1, sizeof *evaluation->phenomena))
            return error_set(error, STATUS_NOMEM, "out of memory");
        if (*place == evaluation->n_phenomena) {
            const char *copy = arena_copy(&evaluation->arena, name, strlen(name));
            if (copy == NULL)
                return error_set(error, STATUS_NOMEM, "out of memory");
            evaluation->phenomena[evaluation->n_phenomena++] = (struct phenomenon){.name = copy};
        }
        evaluation->phenomena[*place].right += right;
        evaluation->phenomena[*place].all++;
    }
    return STATUS_OK;
}

enum status evaluation_add(struct evaluation *evaluation, const struct gold_item *gold,
                           const struct document *document, struct buffer *notes, struct error *error) {
    struct buffer differing = {0};
    enum label label = label_found(document, gold);
    evaluation->labels[gold->label + 1][label + 1]++;
    if (label != gold->label)
        buffer_printf(&differing, "; label %s got %s", label_name(gold->label), label_name(label));
    enum status status = add_phenomena(evaluation, gold, label == gold->label, error);
    if (status == STATUS_OK)
        status = add_targets(evaluation, gold, document, &differing, error);
    if (status == STATUS_OK)
        status = add_moves(evaluation, gold, document, &differing, error);
    if (differing.len > 2)
        buffer_add(notes, differing.bytes + 2, differing.len - 2);
    if (differing.failed && status == STATUS_OK)
        status = error_set(error, STATUS_NOMEM, "out of memory");
    buffer_free(&differing);
    return status;
}

void evaluation_free(struct evaluation *evaluation) {
    arena_free(&evaluation->arena);
    *evaluation = (struct evaluation){0};
}
