/* A web crawl: the HTML pages in it that are German. */
#include <string.h>

#include "article/http.h"
#include "article/reading.h"
#include "language/date.h"

/* What the header of the record tells stands behind what the page tells. The time of the fetch is the best
 * guess where the page has no date: crawls of news fetch it within hours. */
static bool add_facts(const struct warc_record *record, const struct slot *slot) {
    struct article *article = slot->article;
    if (article->url == NULL && record->url != NULL) {
        article->url = arena_copy(slot->arena, record->url, strlen(record->url));
        if (article->url == NULL)
            return false;
    }
    if (article->published == NULL && record->date != NULL &&
        date_is_iso(record->date, strlen(record->date))) {
        article->published = arena_copy(slot->arena, record->date, strlen(record->date));
        if (article->published == NULL)
            return false;
    }
    return true;
}

static bool is_foreign(const struct reader *reader, const struct http_response *response) {
    const struct language_words *words = reader->options.languages;
    return words != NULL && !reader->options.any_language &&
           language_is_foreign(language_guess_markup(words, response->body, response->len));
}

static enum reader_result read_page(struct reader *reader, const struct slot *slot,
                                    const struct warc_record *record, const struct http_response *response) {
    const char *charset = response->charset[0] == '\0' ? NULL : response->charset;
    enum status status = article_from_html(slot->arena, response->body, response->len, charset,
                                           reader->options.patterns, slot->article, slot->rejection);
    if (status == STATUS_INVALID)
        return reading_place(reader, slot, reader->line);
    if (status != STATUS_OK || !add_facts(record, slot) || !reading_give_id(reader, slot, '#', reader->line))
        return reading_failed(reader, slot);
    return READER_ARTICLE;
}

/* READER_END: the record holds no page that is wanted. */
static enum reader_result read_response(struct reader *reader, const struct slot *slot,
                                        const struct warc_record *record) {
    struct http_response response;
    struct source_fault fault = {0};
    if (!http_read(record->block, record->len, &response))
        return reading_reject(reader, slot, "damaged", reader->line, "the record holds no HTTP response");
    if (response.status != 200 || !response.html)
        return READER_END;
    enum status status = http_decode(&response, reader->options.max_bytes, &reader->converted, &fault);
    if (status == STATUS_INVALID)
        return reading_reject(reader, slot, fault.code, reader->line, "%s", fault.message);
    if (status != STATUS_OK)
        return reading_failed(reader, slot);
    return is_foreign(reader, &response) ? READER_END : read_page(reader, slot, record, &response);
}

/* Where the compression is damaged, the next record begins with the next compressed part. */
static enum reader_result tell_break(struct reader *reader, const struct slot *slot) {
    struct source_fault fault = *source_fault(reader->source);
    if (!source_resume(reader->source))
        reader->source = NULL;
    return reading_reject(reader, slot, fault.code, reader->line, "%s", fault.message);
}

static enum reader_result end(struct reader *reader, const struct slot *slot) {
    reader->source = NULL;
    if (reader->n_given > 0)
        return READER_END;
    return reading_reject(reader, slot, "empty", 0, "no HTML page in German among %llu records",
                          (unsigned long long)reader->warc.record);
}

enum reader_result reading_warc(struct reader *reader, const struct slot *slot) {
    enum reader_result said = READER_END;
    while (said == READER_END) {
        struct warc_record record;
        struct source_fault fault = {0};
        enum warc_result result =
            warc_next(&reader->warc, reader->source, reader->options.max_bytes, &record, &fault);
        reader->line = reader->warc.record;
        if (result == WARC_RECORD)
            said = read_response(reader, slot, &record);
        else if (result == WARC_FAULT)
            said = reading_reject(reader, slot, fault.code, reader->line, "%s", fault.message);
        else if (result == WARC_BROKEN)
            said = tell_break(reader, slot);
        else if (result == WARC_NOMEM)
            said = reading_failed(reader, slot);
        else
            return end(reader, slot);
    }
    return said;
}
