/* Opens an input and hands out its articles one by one.
 *
 * An input may be compressed (gzip, xz, zstd, bzip2, lz4), an archive (tar, zip), or both: it is told by its
 * content and read as a stream. Each file in an archive is read as if it lay in a folder; its name is
 * "archive.tar.gz!path/in/it".
 *
 * Forms: plain text (one article a file), JSON (one object, or an array of them), JSON lines
 * (one object a line). An input that can't be read as what it claims to be gives a rejection, which
 * names the file and the line, and the reader goes on with what follows. */
#ifndef STIMMUNG_ARTICLE_READER_H
#define STIMMUNG_ARTICLE_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "article/article.h"
#include "article/field_map.h"
#include "article/language_guess.h"
#include "article/page_patterns.h"
#include "base/arena.h"
#include "base/error.h"

enum input_form { INPUT_AUTO, INPUT_TEXT, INPUT_HTML, INPUT_FEED, INPUT_JSON, INPUT_JSONL, INPUT_WARC };

/* Why an input or a line gave no article. */
struct rejection {
    const char *code;   /* stable, for programs: "bad_json", "no_text", "binary", "empty", "too_long",
                           "unreadable", "unsupported", "not_german", "damaged" (what is packed),
                           "too_large" (what it unpacks to) */
    char message[400];  /* for people; names file and line */
    const char *member; /* path in an archive, in the arena; NULL for what is none */
    uint64_t line;      /* from 1, in a WARC or a feed its number; 0 where the whole is meant */
};

enum reader_result {
    READER_ARTICLE,  /* *article is set */
    READER_REJECTED, /* *rejection is set; more may follow */
    READER_END,
    READER_FAILED, /* memory ran out: *error says so */
};

struct reader_options {
    enum input_form form;
    size_t max_bytes; /* of one article (a file or a line); 0 means the default, 64 MiB; 1 GiB at most */
    const struct page_patterns *patterns;   /* what pages print around articles; must outlive the reader.
                                               NULL: only what the shape of the text tells is found */
    const struct language_words *languages; /* tell what is German; must outlive the reader. NULL: no language
                                               is guessed, and every article counts as German */
    bool any_language;                      /* give articles in other languages too */
    const struct field_map *map; /* names of the fields of JSON; must outlive the reader. NULL: their own */
    uint64_t max_ratio; /* a packed input may unpack to so many times its size; 0 means the default, 500 */
};

struct reader;

/* Open the file `path` ("-" is standard input). A file that can't be opened is no failure here: the
 * first reader_next gives its rejection ("unreadable"). Returns NULL only when memory runs out. */
struct reader *reader_open(const char *path, const struct reader_options *options);

/* The next article; its strings live in `arena` until that is reset. */
enum reader_result reader_next(struct reader *reader, struct arena *arena, struct article *article,
                               struct rejection *rejection, struct error *error);

/* Change options.any_language for the articles that follow. */
void reader_take_any_language(struct reader *reader, bool any_language);

/* Bytes of the file itself that were read so far, packed as it may be. */
uint64_t reader_bytes_read(const struct reader *reader);

void reader_close(struct reader *reader); /* NULL is fine */

/* Make an article of a plain text, or of a scraped page as text: finds title, dateline, source,
 * credits, headings and body, and marks teasers and boilerplate. `text` need not end with a NUL and is
 * copied; the copy is never changed, only spans lie over it. `patterns` may be NULL. article->id is
 * left to the caller. Returns 0, STATUS_INVALID where the text is no valid UTF-8, or STATUS_NOMEM. */
enum status article_from_text(struct arena *arena, const char *text, size_t len,
                              const struct page_patterns *patterns, struct article *article,
                              struct error *error);

/* Make an article of one JSON object: "text" and if they are there "id", "title", "published", "updated",
 * "source", "url", "author", "language", or what `map` (which may be NULL) has for them. The text is taken as
 * it is: offsets count in its UTF-8 bytes. Its paragraphs are found as in article_from_text; what the object
 * tells goes before what the text tells. article->id is NULL where the object has none. Returns 0,
 * STATUS_INVALID with the reason in *rejection (without file and line, which the caller knows), or
 * STATUS_NOMEM. */
enum status article_from_json(struct arena *arena, const char *json, size_t len, const struct field_map *map,
                              const struct page_patterns *patterns, struct article *article,
                              struct rejection *rejection);

/* Make an article of an HTML page: its text (title, lead and body alone, a blank line between paragraphs),
 * and what its head tells. `charset` is what was told beside the page (a header), or NULL. Nothing is ever
 * fetched. article->id is left to the caller. Returns 0, STATUS_INVALID with the reason in *rejection
 * (without a path), or STATUS_NOMEM. */
enum status article_from_html(struct arena *arena, const char *bytes, size_t len, const char *charset,
                              const struct page_patterns *patterns, struct article *article,
                              struct rejection *rejection);

#endif
