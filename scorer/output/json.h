/* The JSON of one article: schema "stimmung.article/1".
 *
 * Field names are pinned: programs read them. New ones may be added, none renamed or taken away. Equal
 * documents give equal bytes. Numbers have at most 6 decimals; what is not known is null. */
#ifndef STIMMUNG_OUTPUT_JSON_H
#define STIMMUNG_OUTPUT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "analysis/document.h"
#include "base/buffer.h"

struct json_options {
    bool pretty;    /* indented over many lines; else one line */
    bool explain;   /* sentences bear the evidence that their scores are made of */
    bool with_text; /* the text that the offsets count in is added */
    bool summary;   /* without the sentences */
};

/* Append one article's object and a line feed. `lexicon` is the hash of the knowledge that scored it. */
void json_put_document(struct buffer *out, const struct document *document, const char *lexicon,
                       const struct json_options *options);

/* Append the object that stands in the place of an input that gave no article, and a line feed. `line`
 * is 0 (null in JSON) where the whole input is meant. */
void json_put_error(struct buffer *out, uint64_t line, const char *code, const char *message, bool pretty);

#endif
