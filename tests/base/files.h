/* A folder of its own for a test, with files as the test writes them; and what a lint finds there. */
#ifndef STIMMUNG_TESTS_BASE_FILES_H
#define STIMMUNG_TESTS_BASE_FILES_H

#include <stddef.h>

#include "base/findings.h"

enum { FILES_PATH = 256 };

struct files_row {
    const char *name, *text; /* a folder has no text */
};

/* Make a folder with these files in it; there is one at a time. Returns its path. */
const char *files_make(const struct files_row *rows, size_t n);
void files_write(const char *name, const char *text);
void files_path(char path[static FILES_PATH], const char *name);
void files_remove(void); /* with all that is in it */

/* Is there a finding of this weight in that line of the file, with `message` as a part of what it says? */
bool files_found(const struct findings *findings, const char *name, uint32_t line, enum finding_weight weight,
                 const char *message);

#endif
