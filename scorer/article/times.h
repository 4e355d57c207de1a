/* The times that inputs tell, as ISO 8601. For article/ only. */
#ifndef STIMMUNG_ARTICLE_TIMES_H
#define STIMMUNG_ARTICLE_TIMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

/* A time as it stands where it is ISO 8601, else read as German pages, mails and feeds write it; *time is
 * NULL where it is none of these. False when memory runs out. */
bool time_from_text(struct arena *arena, const char *text, size_t len, const char **time);

/* Seconds, or milliseconds, since 1970; the same. */
bool time_from_number(struct arena *arena, double number, const char **time);

#endif
