/* A byte string that grows; the bytes are followed by a NUL that does not count. */
#ifndef STIMMUNG_BASE_BUFFER_H
#define STIMMUNG_BASE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>

struct buffer {
    char *bytes; /* NULL while nothing was added */
    size_t len;
    size_t capacity;
    bool failed; /* memory ran out at least once: what was to be added then is missing */
};

/* A buffer that is all zero is empty and ready. The first failure stays in `failed`, so
 * that a writer may add many pieces and look once at the end. */
bool buffer_add(struct buffer *buffer, const char *bytes, size_t len);
bool buffer_add_text(struct buffer *buffer, const char *text);
bool buffer_add_byte(struct buffer *buffer, char byte);
bool buffer_printf(struct buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
bool buffer_reserve(struct buffer *buffer, size_t more);
void buffer_clear(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

#endif
