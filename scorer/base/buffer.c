#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"

bool buffer_reserve(struct buffer *buffer, size_t more) {
    size_t need = buffer->len + more + 1;
    if (need <= buffer->capacity)
        return true;
    size_t capacity = buffer->capacity < 256 ? 256 : buffer->capacity * 2;
    if (capacity < need)
        capacity = need;
    char *bytes = memory_resize(buffer->bytes, capacity);
    if (bytes == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

bool buffer_add(struct buffer *buffer, const char *bytes, size_t len) {
    if (!buffer_reserve(buffer, len))
        return false;
    if (len > 0)
        memcpy(buffer->bytes + buffer->len, bytes, len);
    buffer->len += len;
    buffer->bytes[buffer->len] = '\0';
    return true;
}

bool buffer_add_text(struct buffer *buffer, const char *text) {
    return buffer_add(buffer, text, strlen(text));
}

bool buffer_add_byte(struct buffer *buffer, char byte) {
    return buffer_add(buffer, &byte, 1);
}

bool buffer_printf(struct buffer *buffer, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    bool done = len >= 0 && buffer_reserve(buffer, (size_t)len);
    if (done) {
        vsnprintf(buffer->bytes + buffer->len, (size_t)len + 1, format, again);
        buffer->len += (size_t)len;
    }
    va_end(again);
    return done;
}

void buffer_clear(struct buffer *buffer) {
    buffer->len = 0;
    buffer->failed = false;
    if (buffer->bytes != NULL)
        buffer->bytes[0] = '\0';
}

void buffer_free(struct buffer *buffer) {
    memory_free(buffer->bytes);
    *buffer = (struct buffer){0};
}
