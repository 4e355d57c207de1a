/* Holds documents against gold and counts: labels, targets and moves that are right. */
#ifndef STIMMUNG_OUTPUT_EVALUATION_H
#define STIMMUNG_OUTPUT_EVALUATION_H

#include "base/buffer.h"
#include "base/map.h"
#include "output/gold.h"

struct matches {
    uint32_t found;  /* in gold and in the document */
    uint32_t extra;  /* in the document alone */
    uint32_t missed; /* in gold alone */
};

struct phenomenon {
    const char *name;
    uint32_t right;
    uint32_t all;
};

/* All zero is empty and ready. */
struct evaluation {
    uint32_t labels[3][3]; /* gold, document; each negative, neutral, positive */
    struct matches targets;
    uint32_t target_labels_right; /* of the targets found */
    struct matches moves;
    uint32_t levels_right; /* of the moves found whose gold tells the level reached */
    uint32_t levels;
    struct arena arena;
    struct map places; /* of phenomena */
    struct phenomenon *phenomena;
    uint32_t n_phenomena, cap_phenomena;
};

/* Count one item. What differs is appended to `notes`, "label positive got neutral; missed SAP"; nothing
 * is where all is right. Rules:
 * - The label is that of the only judged sentence; of the article where all of it is judged; else of the
 *   mean over the judged sentences that have a score.
 * - A target is a company or one of the well-known indices; its label that of the mean over its mentions.
 * - A move is found with subject, direction, and value and unit where gold has a value. A move in points
 *   counts only where the same is not told in percent. */
enum status evaluation_add(struct evaluation *evaluation, const struct gold_item *gold,
                           const struct document *document, struct buffer *notes, struct error *error);

/* The figures to read, some lines. Sorts the phenomena: nothing can be added from then on. */
void evaluation_put_text(struct evaluation *evaluation, struct buffer *out);

/* The figures as one JSON object on a line. */
void evaluation_put_json(const struct evaluation *evaluation, struct buffer *out);

void evaluation_free(struct evaluation *evaluation);

#endif
