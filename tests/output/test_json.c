#include <check.h>
#include <jansson.h>
#include <math.h>

#include "base/memory.h"
#include "output/json.h"
#include "output/json_writer.h"
#include "sample.h"

Suite *suite_json(void);

static const struct {
    const char *bytes;
    const char *json;
    const char *why;
} strings[] = {
    {"Gewinn", "\"Gewinn\"", "plain"},
    {"", "\"\"", "empty"},
    {"a\"b\\c/d", "\"a\\\"b\\\\c/d\"", "what JSON needs escaped, and no more"},
    {"a\nb\tc\rd", "\"a\\nb\\tc\\rd\"", "short escapes"},
    {"\x01\x1f", "\"\\u0001\\u001f\"", "controls"},
    {"Überschuß „x“ 🙂", "\"Überschuß „x“ 🙂\"", "UTF-8 as it is"},
    {"a\xff\xc3", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"", "bytes of a file name that are no UTF-8"},
    {"\xed\xa0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"", "a surrogate is none either"},
};

START_TEST(escapes) {
    struct buffer out = {0};
    struct json_writer writer = writer_start(&out, false);
    writer_text(&writer, strings[_i].bytes);
    ck_assert_msg(strcmp(out.bytes, strings[_i].json) == 0, "%s: %s", strings[_i].why, out.bytes);
    json_t *read = json_loads(out.bytes, JSON_DECODE_ANY, NULL);
    ck_assert_ptr_nonnull(read);
    json_decref(read);
    buffer_free(&out);
}
END_TEST

START_TEST(writes_values) {
    struct buffer out = {0};
    struct json_writer writer = writer_start(&out, false);
    writer_open(&writer, '{');
    writer_key_number(&writer, "whole", 17);
    writer_key_number(&writer, "none", NAN);
    writer_key_integer(&writer, "count", -3);
    writer_key_text(&writer, "absent", NULL);
    writer_key(&writer, "list");
    writer_open(&writer, '[');
    writer_bool(&writer, true);
    writer_open(&writer, '{');
    writer_close(&writer, '}');
    writer_close(&writer, ']');
    writer_close(&writer, '}');
    ck_assert_str_eq(out.bytes,
                     "{\"whole\":17.0,\"none\":null,\"count\":-3,\"absent\":null,\"list\":[true,{}]}");
    buffer_free(&out);
}
END_TEST

/* The document as JSON, read back. */
static json_t *read_document(const struct json_options *options) {
    struct sample sample;
    struct buffer out = {0};
    json_error_t error;
    sample_make(&sample);
    json_put_document(&out, &sample.document, "1f0c9a", options);
    ck_assert_int_eq(out.bytes[out.len - 1], '\n');
    json_t *read = json_loadb(out.bytes, out.len, JSON_REJECT_DUPLICATES, &error);
    ck_assert_msg(read != NULL, "%s", error.text);
    buffer_free(&out);
    sample_free(&sample);
    return read;
}

static void has_fields(json_t *object, const char *const *names) {
    size_t n = 0;
    for (; names[n] != NULL; n++)
        ck_assert_msg(json_object_get(object, names[n]) != NULL, "%s is missing", names[n]);
    ck_assert_uint_eq(json_object_size(object), n);
}

/* The names are a contract with programs that read them. */
START_TEST(fields_are_pinned) {
    static const char *const top[] = {"schema",    "engine",    "lexicon",  "article",  "score",
                                      "tone",      "label",     "positive", "negative", "coverage",
                                      "companies", "sentences", NULL};
    static const char *const article[] = {"id",      "title", "source",   "author", "published",
                                          "updated", "url",   "language", "bytes",  NULL};
    static const char *const company[] = {
        "ticker", "mic",    "isin",     "name",     "kind",     "role",      "relevance", "score",     "tone",
        "label",  "stance", "positive", "negative", "mentions", "sentences", "move",      "divergent", NULL};
    static const char *const sentence[] = {"index",   "start",  "end",      "role",     "text",
                                           "score",   "tone",   "label",    "mentions", "moves",
                                           "ratings", "events", "evidence", NULL};
    static const char *const mention[] = {"ticker", "kind",       "start", "end",   "text",
                                          "via",    "antecedent", "score", "label", NULL};
    static const char *const move[] = {"subject", "kind",     "direction", "value",    "unit",      "from",
                                       "to",      "currency", "points",    "period",   "session",   "hedge",
                                       "status",  "venue",    "older",     "doubtful", "technical", "start",
                                       "end",     "text",     "lemma",     NULL};
    static const char *const rating[] = {"subject",     "house",     "house_ticker", "action", "from", "to",
                                         "target_from", "target_to", "currency",     "start",  "end",  "text",
                                         NULL};
    static const char *const event[] = {"class", "subject", "role", "sign", "start", "end", "text", NULL};
    static const char *const evidence[] = {"start", "end", "text", "lemma", "rule", "value", "target", NULL};
    json_t *read = read_document(&(struct json_options){.explain = true});
    json_t *sentences = json_object_get(read, "sentences");
    json_t *first = json_array_get(sentences, 0), *second = json_array_get(sentences, 1);
    has_fields(read, top);
    has_fields(json_object_get(read, "article"), article);
    has_fields(json_array_get(json_object_get(read, "companies"), 0), company);
    has_fields(first, sentence);
    has_fields(json_array_get(json_object_get(first, "mentions"), 0), mention);
    has_fields(json_array_get(json_object_get(second, "moves"), 0), move);
    has_fields(json_array_get(json_object_get(first, "ratings"), 0), rating);
    has_fields(json_array_get(json_object_get(first, "events"), 0), event);
    has_fields(json_array_get(json_object_get(first, "evidence"), 0), evidence);
    json_decref(read);
}
END_TEST

START_TEST(items_stand_in_their_sentence) {
    static const size_t counts[3][5] = {{1, 0, 1, 1, 1}, {1, 2, 0, 0, 1}, {0, 0, 0, 0, 0}};
    static const char *const lists[] = {"mentions", "moves", "ratings", "events", "evidence"};
    json_t *read = read_document(&(struct json_options){.explain = true});
    for (size_t i = 0; i < 3; i++) {
        json_t *sentence = json_array_get(json_object_get(read, "sentences"), i);
        for (size_t j = 0; j < 5; j++)
            ck_assert_uint_eq(json_array_size(json_object_get(sentence, lists[j])), counts[i][j]);
    }
    json_decref(read);
}
END_TEST

static const char *text_at(json_t *object, const char *name) {
    return json_string_value(json_object_get(object, name));
}

START_TEST(values_are_right) {
    json_t *read = read_document(&(struct json_options){0});
    json_t *company = json_array_get(json_object_get(read, "companies"), 0);
    json_t *second = json_array_get(json_object_get(read, "sentences"), 1);
    json_t *move = json_array_get(json_object_get(second, "moves"), 0);
    json_t *other = json_array_get(json_object_get(second, "moves"), 1);
    ck_assert_str_eq(text_at(read, "schema"), "stimmung.article/1");
    ck_assert_str_eq(text_at(read, "label"), "positive");
    ck_assert_str_eq(text_at(company, "role"), "primary");
    ck_assert_str_eq(text_at(json_object_get(company, "move"), "unit"), "percent");
    ck_assert(json_is_true(json_object_get(company, "divergent")));
    ck_assert_str_eq(text_at(second, "text"), "Trotzdem fiel die Aktie um 2,2 Prozent, Brent stieg.");
    ck_assert_double_eq(json_real_value(json_object_get(move, "value")), 2.2);
    ck_assert(json_is_null(json_object_get(other, "value")));
    ck_assert(json_is_null(json_object_get(other, "currency")));
    ck_assert_str_eq(text_at(other, "period"), "week");
    ck_assert_ptr_null(json_object_get(second, "evidence"));
    json_decref(read);
}
END_TEST

START_TEST(options_add_and_leave_out) {
    json_t *read = read_document(&(struct json_options){.summary = true, .with_text = true, .pretty = true});
    ck_assert_ptr_null(json_object_get(read, "sentences"));
    ck_assert_uint_eq(json_string_length(json_object_get(read, "text")),
                      (size_t)json_integer_value(json_object_get(json_object_get(read, "article"), "bytes")));
    json_decref(read);
}
END_TEST

START_TEST(errors_take_the_place) {
    struct buffer out = {0};
    json_put_error(&out, 12, "bad_json", "a.jsonl:12: no JSON", false);
    json_put_error(&out, 0, "empty", "b.txt: empty", false);
    ck_assert_str_eq(out.bytes,
                     "{\"error\":{\"line\":12,\"code\":\"bad_json\",\"message\":\"a.jsonl:12: no JSON\"}}\n"
                     "{\"error\":{\"line\":null,\"code\":\"empty\",\"message\":\"b.txt: empty\"}}\n");
    buffer_free(&out);
}
END_TEST

/* Whichever allocation fails: no crash, and the buffer tells. */
START_TEST(survives_lack_of_memory) {
    struct sample sample;
    sample_make(&sample);
    bool failed = true;
    for (long n = 0; failed && n < 100; n++) {
        struct buffer out = {0};
        memory_fail_after(n);
        json_put_document(&out, &sample.document, "1f0c9a", &(struct json_options){.explain = true});
        memory_fail_after(-1);
        failed = out.failed;
        buffer_free(&out);
    }
    ck_assert(!failed);
    sample_free(&sample);
}
END_TEST

Suite *suite_json(void) {
    Suite *suite = suite_create("output/json");
    TCase *tcase = tcase_create("json");
    tcase_add_loop_test(tcase, escapes, 0, sizeof strings / sizeof strings[0]);
    tcase_add_test(tcase, writes_values);
    tcase_add_test(tcase, fields_are_pinned);
    tcase_add_test(tcase, items_stand_in_their_sentence);
    tcase_add_test(tcase, values_are_right);
    tcase_add_test(tcase, options_add_and_leave_out);
    tcase_add_test(tcase, errors_take_the_place);
    tcase_add_test(tcase, survives_lack_of_memory);
    suite_add_tcase(suite, tcase);
    return suite;
}
