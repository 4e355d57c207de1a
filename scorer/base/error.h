/* One status convention for the whole program: 0 is success, results go by pointer.
 *
 * The caller owns the struct error; the first message wins, so that the deepest place
 * that knows the cause is the one that is told. */
#ifndef STIMMUNG_BASE_ERROR_H
#define STIMMUNG_BASE_ERROR_H

enum status {
    STATUS_OK = 0,
    STATUS_NOMEM = 1,    /* memory ran out; nothing was changed */
    STATUS_IO = 2,       /* a file or stream could not be read or written */
    STATUS_INVALID = 3,  /* the input is not what it should be; the message names the place */
    STATUS_USAGE = 4,    /* the caller's arguments do not fit */
    STATUS_INTERNAL = 5, /* a promise of our own was broken */
};

struct error {
    enum status status;
    char message[512]; /* empty where there is no error */
};

/* Set the error unless one is set already; `error` may be NULL. Returns `status`. */
enum status error_set(struct error *error, enum status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Put what `format` says and ": " before the message of an error that is set. */
void error_prefix(struct error *error, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
