/* The option that tells what form an input has. */
#ifndef STIMMUNG_CLI_INPUT_H
#define STIMMUNG_CLI_INPUT_H

#include "article/reader.h"
#include "cli/command.h"

#define INPUT_HELP "text, html, json, jsonl, or auto (default: by name and content)"

/* Read the option at place `option`. On false the fault has been told. */
bool input_form(const struct arguments *arguments, int option, enum input_form *form);

/* What a store notes of the way in which an input is read: it is read again where that changes. */
const char *input_form_name(const struct reader_options *reading);

#endif
