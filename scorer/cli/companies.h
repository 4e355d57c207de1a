/* The parts of `stimmung companies`. */
#ifndef STIMMUNG_CLI_COMPANIES_H
#define STIMMUNG_CLI_COMPANIES_H

#include "analysis/engine.h"
#include "cli/command.h"

enum companies_format { COMPANIES_TEXT, COMPANIES_JSON, COMPANIES_JSONL };

/* What `text` finds in the gazetteer, and what the engine links it to. Returns whether anything was found;
 * what went wrong is in *error. */
bool companies_find(struct buffer *out, const struct engine *engine, const char *text,
                    enum companies_format format, struct error *error);

#endif
