#include "patterns.h"

#include <check.h>

const struct page_patterns *tests_page_patterns(void) {
    static struct buffer image;
    static struct page_patterns patterns;
    struct error error = {0};
    if (image.len > 0)
        return &patterns;
    ck_assert_msg(page_patterns_build("lexicons/page_patterns.tsv", &image, &error) == STATUS_OK, "%s",
                  error.message);
    ck_assert_msg(page_patterns_open(image.bytes, image.len, &patterns, &error) == STATUS_OK, "%s",
                  error.message);
    return &patterns;
}
