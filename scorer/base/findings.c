#include "base/findings.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void findings_add(struct findings *findings, const char *path, uint32_t line, enum finding_weight weight,
                  const char *format, ...) {
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    const char *message = arena_copy(&findings->arena, text, strlen(text));
    if (message == NULL || !arena_grow(&findings->arena, &findings->list, &findings->capacity,
                                       findings->n + 1, sizeof *findings->list)) {
        findings->failed = true;
        return;
    }
    findings->list[findings->n] = (struct finding){path, line, weight, message, findings->n};
    findings->n++;
    findings->n_errors += weight == FINDING_ERROR;
}

void findings_add_message(struct findings *findings, const char *path, const char *message) {
    size_t len = strcspn(message, ":");
    const char *digits = message + len + (message[len] == ':');
    size_t n = strspn(digits, "0123456789");
    uint32_t line = 0;
    for (size_t i = 0; i < n && n <= 9; i++)
        line = line * 10 + (uint32_t)(digits[i] - '0');
    const char *copy = arena_copy(&findings->arena, message, len);
    if (n == 0 || strncmp(digits + n, ": ", 2) != 0 || copy == NULL)
        findings_add(findings, path, 0, FINDING_ERROR, "%s", message);
    else
        findings_add(findings, copy, line, FINDING_ERROR, "%s", digits + n + 2);
}

static int by_place(const void *a, const void *b) {
    const struct finding *x = a, *y = b;
    int path = strcmp(x->path, y->path);
    if (path != 0)
        return path;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->place < y->place ? -1 : 1;
}

void findings_sort(struct findings *findings) {
    if (findings->n > 1)
        qsort(findings->list, findings->n, sizeof *findings->list, by_place);
}

void findings_put(struct buffer *out, const struct findings *findings, bool only_errors) {
    for (uint32_t i = 0; i < findings->n; i++) {
        const struct finding *finding = &findings->list[i];
        if (only_errors && finding->weight != FINDING_ERROR)
            continue;
        buffer_add_text(out, finding->path);
        if (finding->line > 0)
            buffer_printf(out, ":%u", finding->line);
        buffer_printf(out, ": %s: %s\n", finding->weight == FINDING_ERROR ? "error" : "doubt",
                      finding->message);
    }
}

void findings_free(struct findings *findings) {
    arena_free(&findings->arena);
    *findings = (struct findings){0};
}
