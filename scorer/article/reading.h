/* A reader from inside: how each form makes articles of a member. For article/reader.c and reading_*.c only.
 */
#ifndef STIMMUNG_ARTICLE_READING_H
#define STIMMUNG_ARTICLE_READING_H

#include "article/feed_item.h"
#include "article/members.h"
#include "article/reader.h"
#include "article/warc.h"
#include "article/xml_items.h"
#include "base/buffer.h"

/* A feed while it is read. */
struct feed_state {
    struct xml_items items;
    struct arena arena;         /* of head */
    struct feed_item head;      /* what it tells of all its items */
    char charset[40];           /* that it declares; "" for none */
    bool begun;                 /* head and charset are read */
    struct buffer wide;         /* a feed of UTF-16, converted, */
    size_t wide_at;             /* how far it was read, */
    struct source *wide_source; /* and by whom */
};

struct reader {
    struct members *members; /* NULL where the input could not be opened */
    struct source *source;   /* of the member that is being read, or NULL between members */
    struct reader_options options;
    struct error fault;   /* why the input could not be opened */
    enum input_form form; /* of the member; INPUT_AUTO until its content was looked at */
    bool done;
    uint64_t n_members;      /* begun, or told why not */
    uint64_t n_given;        /* articles and rejections of the member handed out */
    uint64_t line;           /* of what was read last, in a WARC or a feed its number; 0 in other forms */
    struct warc warc;        /* of a WARC */
    struct feed_state feed;  /* of a feed */
    struct buffer converted; /* text that was not UTF-8 */
    struct buffer name;      /* for ids: "archive.tar.gz!path/in/it", or the path itself */
    struct buffer label;     /* for messages: the same, but "standard input" for "-" */
    bool archived;           /* the member lies in an archive */
    char path[];
};

/* Where the caller of reader_next wants what comes. */
struct slot {
    struct arena *arena;
    struct article *article;
    struct rejection *rejection;
    struct error *error;
};

/* Reject with "name: " or, where `line` is not 0, "name:line: " (of a WARC or a feed "name#number: ") before
 * the reason. */
enum reader_result reading_reject(const struct reader *reader, const struct slot *slot, const char *code,
                                  uint64_t line, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Put the place before the reason that *slot->rejection holds already. */
enum reader_result reading_place(const struct reader *reader, const struct slot *slot, uint64_t line);

/* Memory ran out. */
enum reader_result reading_failed(const struct reader *reader, const struct slot *slot);

/* What is to be said where the source gave no piece: nothing more of the member may follow. */
enum reader_result reading_no_piece(struct reader *reader, const struct slot *slot, enum source_result result,
                                    const struct piece *piece);

/* Give the article an id: the name, and where `number` is not 0 the mark and the number: "news.jsonl:12". */
bool reading_give_id(const struct reader *reader, const struct slot *slot, char mark, uint64_t number);

/* The next article of the member in its form. */
enum reader_result reading_text(struct reader *reader, const struct slot *slot);
enum reader_result reading_html(struct reader *reader, const struct slot *slot);
enum reader_result reading_json(struct reader *reader, const struct slot *slot);
enum reader_result reading_warc(struct reader *reader, const struct slot *slot);
enum reader_result reading_feed(struct reader *reader, const struct slot *slot);

/* Forget the feed that was read last. */
void reading_feed_reset(struct feed_state *feed);
void reading_feed_free(struct feed_state *feed);

#endif
