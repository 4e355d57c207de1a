/* The forms that are read by the file, by the line or by the value: text, HTML, JSON. */
#include "article/charset.h"
#include "article/json_values.h"
#include "article/reading.h"

static bool is_blank(const char *bytes, size_t len) {
    size_t i = 0;
    while (i < len && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r' || bytes[i] == '\n'))
        i++;
    return i == len;
}

enum reader_result reading_json(struct reader *reader, const struct slot *slot) {
    struct piece piece = {0};
    enum source_result result;
    bool lines = reader->form == INPUT_JSONL;
    do {
        result = lines ? source_line(reader->source, reader->options.max_bytes, &piece)
                       : json_next_value(reader->source, reader->options.max_bytes, &piece);
        if (result != SOURCE_OK)
            return reading_no_piece(reader, slot, result, &piece);
    } while (is_blank(piece.bytes, piece.len));
    reader->line = piece.line;
    enum status status = article_from_json(slot->arena, piece.bytes, piece.len, reader->options.map,
                                           reader->options.patterns, slot->article, slot->rejection);
    if (status == STATUS_INVALID)
        return reading_place(reader, slot, piece.line);
    if (status != STATUS_OK)
        return reading_failed(reader, slot);
    if (slot->article->id == NULL &&
        !reading_give_id(reader, slot, lines ? ':' : '#', lines ? piece.line : reader->n_given + 1))
        return reading_failed(reader, slot);
    return READER_ARTICLE;
}

/* All of the member, where it can be read to its end. */
static bool take_all(struct reader *reader, const struct slot *slot, struct piece *piece,
                     enum reader_result *said) {
    enum source_result result = source_rest(reader->source, reader->options.max_bytes, piece);
    if (result == SOURCE_OK)
        return true;
    piece->line = 0;
    *said = reading_no_piece(reader, slot, result, piece);
    return false;
}

enum reader_result reading_text(struct reader *reader, const struct slot *slot) {
    enum { FRONT = 65536 };
    struct piece piece = {0};
    struct charset_result text;
    enum reader_result said;
    if (!take_all(reader, slot, &piece, &said))
        return said;
    if (charset_is_binary(piece.bytes, piece.len < FRONT ? piece.len : FRONT))
        return reading_reject(reader, slot, "binary", 0, "binary, no text");
    if (!charset_convert(piece.bytes, piece.len, NULL, &reader->converted, &text))
        return reading_failed(reader, slot);
    if (is_blank(text.text, text.len))
        return reading_reject(reader, slot, "empty", 0, "empty");
    enum status status = article_from_text(slot->arena, text.text, text.len, reader->options.patterns,
                                           slot->article, slot->error);
    if (status != STATUS_OK || !reading_give_id(reader, slot, '#', 0))
        return reading_failed(reader, slot);
    slot->article->charset = text.charset;
    slot->article->n_replaced = text.n_replaced;
    return READER_ARTICLE;
}

enum reader_result reading_html(struct reader *reader, const struct slot *slot) {
    struct piece piece = {0};
    enum reader_result said;
    if (!take_all(reader, slot, &piece, &said))
        return said;
    enum status status = article_from_html(slot->arena, piece.bytes, piece.len, NULL,
                                           reader->options.patterns, slot->article, slot->rejection);
    if (status == STATUS_INVALID)
        return reading_place(reader, slot, 0);
    if (status != STATUS_OK || !reading_give_id(reader, slot, '#', 0))
        return reading_failed(reader, slot);
    return READER_ARTICLE;
}
