/* What is wrong or doubtful in the lines of files, gathered so that all of it can be told at once. */
#ifndef STIMMUNG_BASE_FINDINGS_H
#define STIMMUNG_BASE_FINDINGS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buffer.h"

enum finding_weight {
    FINDING_DOUBT, /* may be meant so */
    FINDING_ERROR, /* never is */
};

struct finding {
    const char *path; /* the caller's: must outlive the findings */
    uint32_t line;
    enum finding_weight weight;
    const char *message;
    uint32_t place; /* in the order they were added */
};

struct findings {
    struct arena arena; /* of messages and list; the callers may keep paths in it */
    struct finding *list;
    uint32_t n, capacity;
    uint32_t n_errors;
    bool failed; /* memory ran out: something is missing */
};

/* Findings that are all zero are empty and ready. */

void findings_add(struct findings *findings, const char *path, uint32_t line, enum finding_weight weight,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/* An error message that starts with its place, "path:line: "; one that does not is meant of `path` as a
 * whole. */
void findings_add_message(struct findings *findings, const char *path, const char *message);

/* By path, then by line. */
void findings_sort(struct findings *findings);

/* "path:line: error: message", a line each; without the doubts where only errors are wanted. */
void findings_put(struct buffer *out, const struct findings *findings, bool only_errors);

void findings_free(struct findings *findings);

#endif
