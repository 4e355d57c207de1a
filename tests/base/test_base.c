/* Memory, bytes and rows of files: what the rest stands on. */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/map.h"
#include "base/memory.h"
#include "base/tsv.h"
#include "base/utf8.h"

Suite *suite_base(void);

START_TEST(arena_gives_aligned_memory_and_keeps_it) {
    struct arena arena = {0};
    for (size_t size = 1; size < 200000; size = size * 3 + 1) {
        unsigned char *p = arena_zero(&arena, size);
        ck_assert_ptr_nonnull(p);
        ck_assert_uint_eq((uintptr_t)p % 16, 0);
        ck_assert(p[0] == 0 && p[size - 1] == 0);
        memset(p, 0xAA, size);
    }
    ck_assert_str_eq(arena_copy(&arena, "Kurs, Umsatz", 4), "Kurs");
    ck_assert_ptr_null(arena_alloc(&arena, SIZE_MAX - 8)); /* no overflow */
    arena_reset(&arena);
    ck_assert_ptr_nonnull(arena_alloc(&arena, 100));
    arena_free(&arena);
    arena_free(&arena); /* an empty one is fine */
}
END_TEST

START_TEST(arena_arrays_grow_with_their_items) {
    struct arena arena = {0};
    uint32_t *items = NULL, capacity = 0;
    for (uint32_t i = 0; i < 5000; i++) {
        ck_assert(arena_grow(&arena, &items, &capacity, i + 1, sizeof *items));
        items[i] = i;
    }
    for (uint32_t i = 0; i < 5000; i++)
        ck_assert_uint_eq(items[i], i);
    uint32_t *before = items, room = capacity;
    memory_fail_after(0);
    ck_assert(!arena_grow(&arena, &items, &capacity, 100000000, sizeof *items));
    memory_fail_after(-1);
    ck_assert(items == before && capacity == room); /* nothing was changed */
    arena_free(&arena);
}
END_TEST

START_TEST(buffer_adds_and_tells_of_failure) {
    struct buffer buffer = {0};
    ck_assert(buffer_add_text(&buffer, "Dax ") && buffer_printf(&buffer, "%d", 15470) &&
              buffer_add_byte(&buffer, '.') && buffer_add(&buffer, "", 0));
    ck_assert_str_eq(buffer.bytes, "Dax 15470.");
    ck_assert_uint_eq(buffer.len, 10);
    memory_fail_after(0);
    ck_assert(!buffer_reserve(&buffer, 100000));
    memory_fail_after(-1);
    ck_assert(buffer.failed);
    ck_assert_str_eq(buffer.bytes, "Dax 15470."); /* what was there stays */
    buffer_clear(&buffer);
    ck_assert(buffer.len == 0 && !buffer.failed);
    buffer_free(&buffer);
    ck_assert_ptr_null(buffer.bytes);
}
END_TEST

START_TEST(map_finds_what_was_put) {
    struct arena arena = {0};
    struct map map = {.arena = &arena};
    char key[16];
    bool added;
    ck_assert_ptr_null(map_get(&map, "a", 1));
    for (uint32_t i = 0; i < 3000; i++) {
        int len = snprintf(key, sizeof key, "k%u", i);
        ck_assert_uint_eq(*map_put(&map, key, (size_t)len, i, &added), i);
        ck_assert(added);
    }
    for (uint32_t i = 0; i < 3000; i++) {
        int len = snprintf(key, sizeof key, "k%u", i);
        ck_assert_uint_eq(*map_get(&map, key, (size_t)len), i);
        ck_assert_uint_eq(*map_put(&map, key, (size_t)len, 9999, &added), i); /* the first value stays */
        ck_assert(!added);
    }
    ck_assert_ptr_null(map_get(&map, "k", 1)); /* a shorter key is another */
    ck_assert_ptr_nonnull(map_put(&map, "", 0, 7, &added));
    ck_assert_uint_eq(*map_get(&map, "", 0), 7);
    arena_free(&arena);
}
END_TEST

START_TEST(the_first_error_wins) {
    struct error error = {0};
    error_prefix(&error, "nothing");
    ck_assert_str_eq(error.message, "");
    ck_assert_int_eq(error_set(&error, STATUS_IO, "%s:%d", "a", 3), STATUS_IO);
    ck_assert_int_eq(error_set(&error, STATUS_NOMEM, "later"), STATUS_NOMEM);
    ck_assert_int_eq(error.status, STATUS_IO);
    error_prefix(&error, "reading %s", "x");
    ck_assert_str_eq(error.message, "reading x: a:3");
    ck_assert_int_eq(error_set(NULL, STATUS_USAGE, "nobody listens"), STATUS_USAGE);
}
END_TEST

static const struct {
    const char *bytes;
    size_t len, broken;
    const char *reason;
} UTF8[] = {
    {"", 0, 0, "nothing"},
    {"Kurs", 4, 4, "ASCII"},
    {"B\xC3\xB6rse", 6, 6, "two bytes"},
    {"\xE2\x82\xAC", 3, 3, "three bytes"},
    {"\xF0\x9F\x93\x88", 4, 4, "four bytes"},
    {"a\0b", 3, 3, "a NUL is a code point"},
    {"a\xC3", 2, 1, "cut off"},
    {"a\xE2\x82", 3, 1, "cut off"},
    {"a\xB6", 2, 1, "a byte that only continues"},
    {"\xC0\xAF", 2, 0, "an overlong form"},
    {"\xE0\x80\xAF", 3, 0, "an overlong form"},
    {"\xF0\x80\x80\xAF", 4, 0, "an overlong form"},
    {"\xED\xA0\x80", 3, 0, "a surrogate"},
    {"\xF4\x90\x80\x80", 4, 0, "above U+10FFFF"},
    {"ab\xFF", 3, 2, "no byte of UTF-8"},
    {"B\xF6rse", 5, 1, "Latin-1"},
};

START_TEST(broken_utf8) {
    size_t got = utf8_first_broken(UTF8[_i].bytes, UTF8[_i].len);
    ck_assert_msg(got == UTF8[_i].broken, "%zu, not %zu: %s", got, UTF8[_i].broken, UTF8[_i].reason);
}
END_TEST

START_TEST(utf8_there_and_back) {
    for (uint32_t code = 1; code <= 0x10FFFF; code += code < 0x3000 ? 1 : 997) {
        char bytes[4];
        size_t used;
        if (code >= 0xD800 && code < 0xE000)
            continue;
        size_t len = utf8_encode(code, bytes);
        ck_assert_uint_eq(utf8_decode(bytes, len, &used), code);
        ck_assert_uint_eq(used, len);
    }
}
END_TEST

static enum status gather(void *context, const struct tsv_row *row, struct error *error) {
    struct buffer *out = context;
    if (strcmp(row->columns[0], "wrong") == 0)
        return tsv_error(row, error, "\"%s\" is wrong", row->columns[0]);
    buffer_printf(out, "%u:%u", row->line, row->n_columns);
    for (uint32_t i = 0; i < row->n_columns; i++)
        buffer_printf(out, "[%s]", row->columns[i]);
    return STATUS_OK;
}

static const struct {
    const char *file, *rows, *message, *reason;
} TSV[] = {
    {"", "", "", "an empty file"},
    {"# a comment\n\n \t\r\n", "", "", "comments and empty lines"},
    {"a\tb\n", "1:2[a][b]", "", "two columns"},
    {"a\tb", "1:2[a][b]", "", "no line end at the end"},
    {"a\tb\r\n", "1:2[a][b]", "", "a Windows line end"},
    {" a \t-\tc\n", "1:3[a][][c]", "", "white space around, a dash for nothing"},
    {"#\n\na\t\tc\n", "3:3[a][][c]", "", "lines are counted with comments; an empty column"},
    {"a\nwrong\nb\n", "1:1[a]", ":2: \"wrong\" is wrong", "a wrong row ends the reading, with its line"},
    {"a\n\xFF\n", "1:1[a]", ":2: byte 1 is no valid UTF-8", "broken UTF-8"},
    {"1\t2\t3\t4\t5\t6\t7\t8\t9\t10\t11\t12\t13\n", "", ":1: more than 12 columns", "too many columns"},
};

START_TEST(rows_of_a_file) {
    char path[] = "/tmp/stimmung-tsv-XXXXXX", message[600] = "";
    int file = mkstemp(path);
    size_t len = strlen(TSV[_i].file);
    ck_assert_int_eq(write(file, TSV[_i].file, len), (ssize_t)len);
    close(file);
    struct arena arena = {0};
    struct buffer out = {0};
    struct error error = {0};
    enum status status = tsv_read(path, &arena, gather, &out, &error);
    if (TSV[_i].message[0] != '\0')
        snprintf(message, sizeof message, "%s%s", path, TSV[_i].message);
    ck_assert_str_eq(error.message, message);
    ck_assert_int_eq(status, message[0] == '\0' ? STATUS_OK : STATUS_INVALID);
    ck_assert_str_eq(out.bytes == NULL ? "" : out.bytes, TSV[_i].rows);
    unlink(path);
    buffer_free(&out);
    arena_free(&arena);
}
END_TEST

START_TEST(numbers_of_a_file) {
    static const struct {
        const char *text;
        bool good;
        double value;
    } numbers[] = {{"0.5", true, 0.5}, {"-0.5", true, -0.5}, {"+1", true, 1},   {".5", true, 0.5},
                   {"1,5", false, 0},  {"", false, 0},       {"-", false, 0},   {"1.0x", false, 0},
                   {"1.5", false, 0},  {"-2", false, 0},     {"1e-1", false, 0}};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct tsv_row row = {.path = "p.tsv", .line = 4, .n_columns = 1, .columns = {numbers[i].text}};
        struct error error = {0};
        double value = 0;
        enum status status = tsv_number(&row, 0, -1, 1, &value, &error);
        ck_assert_msg((status == STATUS_OK) == numbers[i].good, "\"%s\"", numbers[i].text);
        ck_assert_double_eq_tol(value, numbers[i].value, 1e-12);
        ck_assert(numbers[i].good || strncmp(error.message, "p.tsv:4: ", 9) == 0);
    }
    ck_assert(tsv_has_flag("price figure", "figure") && tsv_has_flag("price,figure", "price"));
    ck_assert(!tsv_has_flag("prices", "price") && !tsv_has_flag("", "price"));
    struct arena arena = {0};
    struct error error = {0};
    ck_assert_int_eq(tsv_read("/nowhere/x.tsv", &arena, gather, NULL, &error), STATUS_IO);
    ck_assert_int_eq(strncmp(error.message, "/nowhere/x.tsv: ", 16), 0);
    arena_free(&arena);
}
END_TEST

Suite *suite_base(void) {
    Suite *suite = suite_create("base");
    TCase *tcase = tcase_create("base");
    tcase_add_test(tcase, arena_gives_aligned_memory_and_keeps_it);
    tcase_add_test(tcase, arena_arrays_grow_with_their_items);
    tcase_add_test(tcase, buffer_adds_and_tells_of_failure);
    tcase_add_test(tcase, map_finds_what_was_put);
    tcase_add_test(tcase, the_first_error_wins);
    tcase_add_loop_test(tcase, broken_utf8, 0, sizeof UTF8 / sizeof *UTF8);
    tcase_add_test(tcase, utf8_there_and_back);
    tcase_add_loop_test(tcase, rows_of_a_file, 0, sizeof TSV / sizeof *TSV);
    tcase_add_test(tcase, numbers_of_a_file);
    suite_add_tcase(suite, tcase);
    return suite;
}
