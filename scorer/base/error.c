#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum status error_set(struct error *error, enum status status, const char *format, ...) {
    if (error == NULL || error->status != STATUS_OK)
        return status;
    error->status = status;
    va_list args;
    va_start(args, format);
    vsnprintf(error->message, sizeof error->message, format, args);
    va_end(args);
    return status;
}

void error_prefix(struct error *error, const char *format, ...) {
    if (error == NULL || error->status == STATUS_OK)
        return;
    char rest[sizeof error->message];
    memcpy(rest, error->message, sizeof rest);
    char start[sizeof error->message];
    va_list args;
    va_start(args, format);
    vsnprintf(start, sizeof start, format, args);
    va_end(args);
    size_t n = strlen(start), m = strlen(rest), room = sizeof error->message - 1;
    if (n + 2 > room)
        return;
    if (n + 2 + m > room)
        m = room - n - 2; /* the end of a long message is what can be missed */
    memcpy(error->message, start, n);
    memcpy(error->message + n, ": ", 2);
    memcpy(error->message + n + 2, rest, m);
    error->message[n + 2 + m] = '\0';
}
