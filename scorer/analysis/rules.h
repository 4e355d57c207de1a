/* The rules by which a sentence gets its evidence, by the name that `--explain` prints. */
#ifndef STIMMUNG_ANALYSIS_RULES_H
#define STIMMUNG_ANALYSIS_RULES_H

struct rule {
    const char *name;
    const char *explanation; /* one line */
    const char *example;     /* a sentence in which it gives evidence */
};

/* All of them, families together; ends with one whose name is NULL. A step that only weighs what another rule
 * has found (degree, contrast, concession, possibility) keeps that rule's name. */
extern const struct rule RULES[];

#endif
