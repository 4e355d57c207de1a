/* How often the splitter cuts a news text where a reader would: F1 of the spans of tests/language/spans.txt.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "../analysis/analysed.h"
#include "base/file.h"

Suite *suite_spans(void);

enum { MAX_SENTENCES = 100, MAX_TEXT = 20000 };

/* The best tool for German on a treebank of news: SoMaJo with 99.25. */
static const double FLOOR = 0.993;

struct paragraph_spans {
    char text[MAX_TEXT];
    size_t len;
    struct span spans[MAX_SENTENCES];
    uint32_t n;
};

struct counts {
    uint32_t gold, found, right;
};

/* Tell a paragraph that is cut otherwise than the file has it. */
static void tell(const struct paragraph_spans *gold, const struct document *d) {
    for (uint32_t i = 0; i < d->n_sentences; i++) {
        bool right = false;
        for (uint32_t g = 0; g < gold->n; g++)
            right |= gold->spans[g].start == d->sentences[i].span.start &&
                     gold->spans[g].end == d->sentences[i].span.end;
        if (!right)
            fprintf(stderr, "spans: [%.*s]\n", (int)span_len(d->sentences[i].span),
                    gold->text + d->sentences[i].span.start);
    }
}

static void judge(const struct paragraph_spans *gold, struct counts *counts) {
    struct analysed analysed;
    if (gold->n == 0)
        return;
    analysed_make(&analysed, gold->text);
    const struct document *d = &analysed.document;
    uint32_t right = 0;
    for (uint32_t i = 0, g = 0; i < d->n_sentences; i++) {
        while (g < gold->n && gold->spans[g].start < d->sentences[i].span.start)
            g++;
        right += g < gold->n && gold->spans[g].start == d->sentences[i].span.start &&
                 gold->spans[g].end == d->sentences[i].span.end;
    }
    if (right < gold->n)
        tell(gold, d);
    counts->gold += gold->n;
    counts->found += d->n_sentences;
    counts->right += right;
    analysed_free(&analysed);
}

static void add_sentence(struct paragraph_spans *gold, const char *line, size_t len) {
    ck_assert_uint_lt(gold->n, MAX_SENTENCES);
    ck_assert_uint_lt(gold->len + len + 2, MAX_TEXT);
    if (gold->len > 0)
        gold->text[gold->len++] = ' ';
    gold->spans[gold->n++] = (struct span){(uint32_t)gold->len, (uint32_t)(gold->len + len)};
    memcpy(gold->text + gold->len, line, len);
    gold->len += len;
    gold->text[gold->len] = '\0';
}

START_TEST(a_reader_would_cut_there_too) {
    static struct paragraph_spans gold;
    struct buffer file = {0};
    struct counts counts = {0};
    ck_assert_int_eq(file_read("tests/language/spans.txt", &file, NULL), STATUS_OK);
    for (const char *line = file.bytes, *end; line < file.bytes + file.len; line = end + 1) {
        end = memchr(line, '\n', file.len - (size_t)(line - file.bytes));
        ck_assert_ptr_nonnull(end);
        if (line[0] == '#')
            continue;
        if (end > line) {
            add_sentence(&gold, line, (size_t)(end - line));
            continue;
        }
        judge(&gold, &counts);
        gold.len = gold.n = 0;
    }
    judge(&gold, &counts);
    buffer_free(&file);
    double f1 = 2.0 * counts.right / (counts.gold + counts.found);
    fprintf(stderr, "spans: F1 %.4f of %u spans\n", f1, counts.gold);
    ck_assert_uint_ge(counts.gold, 600);
    ck_assert_msg(f1 >= FLOOR, "F1 %.4f of %u spans, %u found, %u right", f1, counts.gold, counts.found,
                  counts.right);
}
END_TEST

Suite *suite_spans(void) {
    Suite *suite = suite_create("spans");
    tcase_add_test(analysed_case(suite, "spans"), a_reader_would_cut_there_too);
    return suite;
}
