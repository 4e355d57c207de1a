/* The option --since: a point in time, as people write it. */
#ifndef STIMMUNG_CLI_SINCE_H
#define STIMMUNG_CLI_SINCE_H

#include <stdbool.h>
#include <stdint.h>

#define SINCE_HELP                                                                                           \
    "files modified since then alone: 2026-01-31, 2026-01-31T20:00 (of this machine,\nor with Z or "         \
    "+01:00), "                                                                                              \
    "@ and seconds since 1970, or 90m, 36h, 7d, 2w ago"

/* Read it, in nanoseconds since 1970; `now` is in the same. False where it is none. */
bool since_read(const char *text, int64_t now, int64_t *since);

#endif
