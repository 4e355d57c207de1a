#include <check.h>
#include <string.h>

#include "batch/progress.h"

Suite *suite_progress(void);

#define FULL "[####################] 100%, "

static const struct {
    struct run_counts counts;
    double seconds;
    uint64_t total, passed, read;
    int width;
    const char *line, *why;
} lines[] = {
    {{.scored = 100, .bytes = 2000000},
     2,
     0,
     0,
     500,
     79,
     "100 scored, 0 rejected, 50 articles/s, 1.0 MB/s",
     "how much there is is not known: standard input, or not yet"},
    {{.scored = 100, .bytes = 2000000},
     10,
     1000,
     0,
     250,
     120,
     "[#####---------------] 25%, 100 scored, 0 rejected, 10 articles/s, 0.2 MB/s, 0:31 left",
     "a quarter took 10 seconds, three take 30"},
    {{.scored = 100, .skipped = 7, .duplicates = 2, .rejected = 3, .bytes = 2000000},
     10,
     2000,
     1000,
     250,
     0,
     "62%, 100 scored, 9 there already, 3 rejected, 10 articles/s, 0.2 MB/s, 0:31 left",
     "no terminal, no bar; what was passed over took no time"},
    {{.scored = 9},
     3600,
     100000,
     0,
     10000,
     120,
     "[##------------------] 10%, 9 scored, 0 rejected, 0 articles/s, 0.0 MB/s, 9:00:01 left",
     "hours"},
    {{.scored = 9},
     1,
     100,
     0,
     100,
     120,
     FULL "9 scored, 0 rejected, 9 articles/s, 0.0 MB/s, 0:01 left",
     "all"},
    {{.scored = 9},
     1,
     100,
     0,
     150,
     120,
     "9 scored, 0 rejected, 9 articles/s, 0.0 MB/s",
     "a file that has grown since it was seen"},
    {{.scored = 9},
     1,
     100,
     100,
     0,
     120,
     FULL "9 scored, 0 rejected, 9 articles/s, 0.0 MB/s",
     "all was passed over"},
    {{.scored = 100}, 10, 1000, 0, 250, 30, "[#####---------------] 25%, 10", "a narrow terminal"},
};
enum { N_LINES = sizeof lines / sizeof *lines };

START_TEST(the_line_says_how_far_it_is) {
    struct buffer out = {0};
    const struct progress_state state = {.counts = &lines[_i].counts,
                                         .seconds = lines[_i].seconds,
                                         .total = lines[_i].total,
                                         .passed = lines[_i].passed,
                                         .read = lines[_i].read};
    progress_put(&out, &state, lines[_i].width);
    ck_assert_msg(strcmp(out.bytes, lines[_i].line) == 0, "%s: %s", lines[_i].why, out.bytes);
    buffer_free(&out);
}
END_TEST

Suite *suite_progress(void) {
    Suite *suite = suite_create("batch/progress");
    TCase *tcase = tcase_create("progress");
    tcase_add_loop_test(tcase, the_line_says_how_far_it_is, 0, N_LINES);
    suite_add_tcase(suite, tcase);
    return suite;
}
