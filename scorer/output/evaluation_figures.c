/* The figures of an evaluation. */
#include <stdlib.h>
#include <string.h>

#include "output/evaluation.h"
#include "output/json_writer.h"

struct ratios {
    double precision;
    double recall;
    double f1;
};

static struct ratios ratios_of(struct matches matches) {
    double found = matches.found;
    struct ratios ratios = {0};
    if (found > 0) {
        ratios.precision = found / (found + matches.extra);
        ratios.recall = found / (found + matches.missed);
        ratios.f1 = 2 * ratios.precision * ratios.recall / (ratios.precision + ratios.recall);
    }
    return ratios;
}

static struct matches label_matches(const struct evaluation *evaluation, int label) {
    struct matches matches = {.found = evaluation->labels[label][label]};
    for (int other = 0; other < 3; other++) {
        if (other == label)
            continue;
        matches.extra += evaluation->labels[other][label];
        matches.missed += evaluation->labels[label][other];
    }
    return matches;
}

struct figures {
    uint32_t items;
    uint32_t flips;
    double accuracy;
    double macro_f1;
    double target_accuracy;
};

static struct figures figures_of(const struct evaluation *evaluation) {
    struct figures figures = {.flips = evaluation->labels[0][2] + evaluation->labels[2][0]};
    uint32_t right = 0;
    for (int gold = 0; gold < 3; gold++) {
        for (int got = 0; got < 3; got++)
            figures.items += evaluation->labels[gold][got];
        right += evaluation->labels[gold][gold];
        figures.macro_f1 += ratios_of(label_matches(evaluation, gold)).f1 / 3;
    }
    figures.accuracy = figures.items > 0 ? (double)right / figures.items : 0;
    if (evaluation->targets.found > 0)
        figures.target_accuracy = (double)evaluation->target_labels_right / evaluation->targets.found;
    return figures;
}

static int worst_first(const void *a, const void *b) {
    const struct phenomenon *first = a, *second = b;
    uint64_t left = (uint64_t)first->right * second->all, right = (uint64_t)second->right * first->all;
    if (left != right)
        return left < right ? -1 : 1;
    return strcmp(first->name, second->name);
}

static void put_phenomena(struct evaluation *evaluation, struct buffer *out) {
    uint32_t n = evaluation->n_phenomena;
    if (n == 0)
        return;
    qsort(evaluation->phenomena, n, sizeof *evaluation->phenomena, worst_first);
    buffer_add_text(out, "  by phenomenon, worst first: ");
    for (uint32_t i = 0; i < n; i++)
        buffer_printf(out, "%s%s %u/%u", i == 0 ? "" : ", ", evaluation->phenomena[i].name,
                      evaluation->phenomena[i].right, evaluation->phenomena[i].all);
    buffer_add_byte(out, '\n');
}

void evaluation_put_text(struct evaluation *evaluation, struct buffer *out) {
    struct figures figures = figures_of(evaluation);
    struct ratios targets = ratios_of(evaluation->targets), moves = ratios_of(evaluation->moves);
    buffer_printf(out, "items %u   accuracy %.3f   macro-F1 %.3f   sign flips %u\n", figures.items,
                  figures.accuracy, figures.macro_f1, figures.flips);
    for (int label = 2; label >= 0; label--) {
        struct ratios ratios = ratios_of(label_matches(evaluation, label));
        const uint32_t *got = evaluation->labels[label];
        buffer_printf(out,
                      "  %-9s P %.3f  R %.3f  F1 %.3f   gold %u   -> positive %u  neutral %u  negative %u\n",
                      label_name((enum label)(label - 1)), ratios.precision, ratios.recall, ratios.f1,
                      got[0] + got[1] + got[2], got[2], got[1], got[0]);
    }
    buffer_printf(out, "  linking   P %.3f  R %.3f  F1 %.3f   label of linked targets %.3f of %u\n",
                  targets.precision, targets.recall, targets.f1, figures.target_accuracy,
                  evaluation->targets.found);
    buffer_printf(out, "  moves     P %.3f  R %.3f  F1 %.3f   of %u   level reached %u/%u\n", moves.precision,
                  moves.recall, moves.f1, evaluation->moves.found + evaluation->moves.missed,
                  evaluation->levels_right, evaluation->levels);
    put_phenomena(evaluation, out);
}

void evaluation_put_json(const struct evaluation *evaluation, struct buffer *out) {
    struct figures figures = figures_of(evaluation);
    struct ratios targets = ratios_of(evaluation->targets), moves = ratios_of(evaluation->moves);
    struct json_writer writer = writer_start(out, false);
    writer_open(&writer, '{');
    writer_key_integer(&writer, "items", figures.items);
    writer_key_number(&writer, "accuracy", figures.accuracy);
    writer_key_number(&writer, "macro_f1", figures.macro_f1);
    writer_key_integer(&writer, "flips", figures.flips);
    writer_key_number(&writer, "link_f1", targets.f1);
    writer_key_number(&writer, "link_p", targets.precision);
    writer_key_number(&writer, "link_r", targets.recall);
    writer_key_number(&writer, "target_accuracy", figures.target_accuracy);
    writer_key_number(&writer, "move_f1", moves.f1);
    writer_key_number(&writer, "move_p", moves.precision);
    writer_key_number(&writer, "move_r", moves.recall);
    writer_close(&writer, '}');
    buffer_add_byte(out, '\n');
}
