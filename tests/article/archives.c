#include "archives.h"

#include <archive.h>
#include <archive_entry.h>
#include <check.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static la_ssize_t collect(struct archive *archive, void *context, const void *bytes, size_t len) {
    (void)archive;
    return buffer_add(context, bytes, len) ? (la_ssize_t)len : -1;
}

static void add_member(struct archive *archive, const struct archived *member) {
    struct archive_entry *entry = archive_entry_new();
    size_t len = member->len > 0 ? member->len : strlen(member->bytes);
    bool file = member->kind == 0 || member->kind == 'f';
    archive_entry_copy_pathname(entry, member->name);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_filetype(entry, member->kind == 'd'   ? AE_IFDIR
                                      : member->kind == 'l' ? AE_IFLNK
                                      : member->kind == 'p' ? AE_IFIFO
                                                            : AE_IFREG);
    if (member->kind == 'l')
        archive_entry_set_symlink(entry, member->bytes);
    archive_entry_set_size(entry, file ? (la_int64_t)len : 0);
    ck_assert_msg(archive_write_header(archive, entry) == ARCHIVE_OK, "%s", archive_error_string(archive));
    if (file && len > 0)
        ck_assert_int_eq(archive_write_data(archive, member->bytes, len), (la_ssize_t)len);
    archive_entry_free(entry);
}

void archive_make(struct buffer *out, const char *format, const char *filter, const struct archived *members,
                  size_t n) {
    struct archive *archive = archive_write_new();
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0), before = uselocale(utf8);
    ck_assert_int_eq(archive_write_set_format_by_name(archive, strcmp(format, "tar") == 0 ? "paxr" : format),
                     ARCHIVE_OK);
    if (strcmp(filter, "none") != 0)
        ck_assert_int_eq(archive_write_add_filter_by_name(archive, filter), ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(archive, 1);
    ck_assert_int_eq(archive_write_open(archive, out, NULL, collect, NULL), ARCHIVE_OK);
    for (size_t i = 0; i < n; i++)
        add_member(archive, &members[i]);
    ck_assert_int_eq(archive_write_close(archive), ARCHIVE_OK);
    archive_write_free(archive);
    uselocale(before);
    freelocale(utf8);
}

void archive_add_gzip(struct buffer *out, const char *bytes, size_t len) {
    const struct archived member = {"data", bytes, len, 0};
    archive_make(out, "raw", "gzip", &member, 1);
}

void archive_write_file(char path[64], const char *bytes, size_t len) {
    strcpy(path, "/tmp/stimmung-archive-XXXXXX");
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    ck_assert_int_eq(write(descriptor, bytes, len), (ssize_t)len);
    close(descriptor);
}
