#include "store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* The file that was opened may have been removed by its last holder before it was locked here; then the
 * lock protects nothing. */
static bool is_still_there(const struct lock *lock) {
    struct stat opened, named;
    return fstat(lock->descriptor, &opened) == 0 && stat(lock->path, &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

static enum status tell_holder(struct lock *lock, const char *path, struct error *error) {
    char holder[32] = "";
    ssize_t len = pread(lock->descriptor, holder, sizeof holder - 1, 0);
    holder[len > 0 ? len : 0] = '\0';
    holder[strcspn(holder, "\n")] = '\0';
    return error_set(error, STATUS_IO, "%s is being written by another run%s%s%s", path,
                     holder[0] == '\0' ? "" : " (process ", holder, holder[0] == '\0' ? "" : ")");
}

static void write_holder(const struct lock *lock) {
    char holder[32];
    int len = snprintf(holder, sizeof holder, "%ld\n", (long)getpid());
    if (ftruncate(lock->descriptor, 0) != 0 || pwrite(lock->descriptor, holder, (size_t)len, 0) != len)
        return; /* it only serves the message of the other side */
}

enum status lock_take(struct lock *lock, const char *path, struct error *error) {
    static const char ending[] = ".lock";
    size_t len = strlen(path);
    bool busy = false;
    lock->descriptor = -1;
    lock->path = memory_alloc(len + sizeof ending);
    if (lock->path == NULL)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    memcpy(lock->path, path, len);
    memcpy(lock->path + len, ending, sizeof ending);
    for (;;) {
        lock->descriptor = open(lock->path, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (lock->descriptor < 0) {
            error_set(error, STATUS_IO, "%s: its lock file %s can't be made: %s", path, lock->path,
                      strerror(errno));
            break;
        }
        if (flock(lock->descriptor, LOCK_EX | LOCK_NB) != 0) {
            busy = errno == EWOULDBLOCK;
            if (busy)
                tell_holder(lock, path, error);
            else
                error_set(error, STATUS_IO, "%s: %s", lock->path, strerror(errno));
            break;
        }
        if (is_still_there(lock)) {
            write_holder(lock);
            return STATUS_OK;
        }
        close(lock->descriptor);
    }
    if (lock->descriptor >= 0)
        close(lock->descriptor);
    memory_free(lock->path);
    *lock = (struct lock){.descriptor = -1, .busy = busy};
    return STATUS_IO;
}

void lock_release(struct lock *lock) {
    if (lock->path != NULL) {
        unlink(lock->path);
        close(lock->descriptor);
        memory_free(lock->path);
    }
    *lock = (struct lock){.descriptor = -1};
}
