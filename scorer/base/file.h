/* Reads whole files. */
#ifndef STIMMUNG_BASE_FILE_H
#define STIMMUNG_BASE_FILE_H

#include "base/buffer.h"
#include "base/error.h"

/* Append the bytes of the file to `bytes`. STATUS_IO with the path and the reason, or STATUS_NOMEM. */
enum status file_read(const char *path, struct buffer *bytes, struct error *error);

#endif
