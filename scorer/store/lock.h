/* One writer a store: a file beside it that is locked while somebody writes. */
#ifndef STIMMUNG_STORE_LOCK_H
#define STIMMUNG_STORE_LOCK_H

#include <stdbool.h>

#include "base/error.h"

struct lock {
    char *path;
    int descriptor; /* -1 where nothing is held */
    bool busy;      /* it could not be taken, as another process holds it */
};

/* Lock `path`.lock. Where another process holds it, STATUS_IO and a message that names the process. A
 * process that is killed holds nothing. */
enum status lock_take(struct lock *lock, const char *path, struct error *error);

void lock_release(struct lock *lock);

#endif
