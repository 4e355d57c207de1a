#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum status file_read(const char *path, struct buffer *bytes, struct error *error) {
    enum { PIECE = 65536 };
    enum status status = STATUS_OK;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    for (size_t n = 1; n > 0 && status == STATUS_OK;) {
        if (!buffer_reserve(bytes, PIECE)) {
            status = error_set(error, STATUS_NOMEM, "%s: out of memory", path);
            break;
        }
        n = fread(bytes->bytes + bytes->len, 1, PIECE, file);
        bytes->len += n;
    }
    if (ferror(file))
        status = error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    fclose(file);
    return status;
}
