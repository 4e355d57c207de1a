/* The text of a page, cut into blocks. */
#include <string.h>

#include "article/html_parse.h"
#include "base/utf8.h"

void html_close_block(struct html_parse *parse) {
    struct html_tree *tree = parse->tree;
    struct html_block *block = &parse->block;
    parse->space = parse->line_break = false;
    if (block->span.start == block->span.end)
        return;
    if (!arena_grow(tree->arena, &tree->blocks, &tree->cap_blocks, tree->n_blocks + 1,
                    sizeof *tree->blocks) ||
        !buffer_add_byte(&tree->text, '\n')) {
        parse->failed = true;
        return;
    }
    tree->blocks[tree->n_blocks++] = *block;
    *block = (struct html_block){0};
}

static void open_block(struct html_parse *parse) {
    uint32_t at = (uint32_t)parse->tree->text.len;
    uint32_t node = parse->depth == 0 ? 0 : parse->stack[parse->depth - 1].node;
    uint8_t tag = parse->tree->n_nodes == 0 ? HTML_BLOCK : parse->tree->nodes[node].tag;
    parse->block = (struct html_block){.span = {at, at}, .node = node, .tag = tag};
}

/* Spans side by side are set apart by style alone:
 * "<span>18.05.2025</span><span>Lesezeit 2 Min.</span>". */
static bool starts_anew(const struct buffer *text, char first) {
    char last = text->len == 0 ? ' ' : text->bytes[text->len - 1];
    bool upper = (first >= 'A' && first <= 'Z') || (first >= '0' && first <= '9');
    return upper && ((last >= 'a' && last <= 'z') || last == '.' || last == ')');
}

/* Append one character of text; runs of white space become one space. */
static void put_bytes(struct html_parse *parse, const char *bytes, size_t len) {
    struct buffer *text = &parse->tree->text;
    if (parse->block.span.start == parse->block.span.end)
        open_block(parse);
    else if (parse->space || (parse->span_ended && starts_anew(text, bytes[0])))
        buffer_add_byte(text, ' ');
    buffer_add(text, bytes, len);
    parse->space = parse->line_break = parse->span_ended = false;
    parse->block.span.end = (uint32_t)text->len;
    parse->block.link_bytes += parse->links > 0 ? (uint32_t)len : 0;
    parse->block.bold_bytes += parse->bold > 0 ? (uint32_t)len : 0;
}

/* What a character outside ASCII becomes: 0 bytes for invisible marks, " " for
 * the many spaces. */
static size_t plain_form(const char *bytes, size_t len, char out[4]) {
    size_t used;
    uint32_t code = utf8_decode(bytes, len, &used);
    switch (code) {
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
        return 0;
    case 0x85:
    case 0xA0:
    case 0x1680:
    case 0x2028:
    case 0x2029:
    case 0x202F:
    case 0x205F:
    case 0x3000:
        out[0] = ' ';
        return 1;
    case 0xFB00:
        memcpy(out, "ff", 2);
        return 2;
    case 0xFB01:
        memcpy(out, "fi", 2);
        return 2;
    case 0xFB02:
        memcpy(out, "fl", 2);
        return 2;
    case 0xFB03:
        memcpy(out, "ffi", 3);
        return 3;
    case 0xFB04:
        memcpy(out, "ffl", 3);
        return 3;
    default:
        break;
    }
    if (code >= 0x2000 && code <= 0x200A) {
        out[0] = ' ';
        return 1;
    }
    memcpy(out, bytes, used);
    return used;
}

void html_put_text(struct html_parse *parse, const char *text, size_t len) {
    for (size_t i = 0; i < len;) {
        size_t n = 0;
        while (i + n < len && !html_is_blank(text[i + n]) && (unsigned char)text[i + n] < 0x80)
            n++; /* plain letters in one go */
        if (n > 0) {
            put_bytes(parse, text + i, n);
            i += n;
            continue;
        }
        if (html_is_blank(text[i])) {
            parse->space = true;
            i++;
            continue;
        }
        char out[4];
        size_t used;
        utf8_decode(text + i, len - i, &used);
        n = plain_form(text + i, len - i, out);
        if (n == 1 && out[0] == ' ')
            parse->space = true;
        else if (n > 0)
            put_bytes(parse, out, n);
        i += used;
    }
}
