#include "article/unpack.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "article/charset.h"
#include "base/memory.h"

struct unpack {
    struct source *packed;
    struct archive *archive;
    enum packing packing;
    bool opened;
    struct source_fault fault; /* of the packed bytes */
    bool nomem;
    struct buffer name;
    const char *block; /* of the member's bytes, in the archive's own memory */
    size_t block_len;
    int64_t hole; /* zeros that come before the block */
    int64_t at;   /* bytes of the member that were handed out */
};

static la_ssize_t feed(struct archive *archive, void *context, const void **block) {
    struct unpack *unpack = context;
    struct piece piece;
    enum source_result result = source_take(unpack->packed, &piece);
    if (result == SOURCE_OK) {
        *block = piece.bytes;
        return (la_ssize_t)piece.len;
    }
    *block = NULL;
    if (result == SOURCE_END)
        return 0;
    unpack->nomem |= result == SOURCE_NOMEM;
    if (result == SOURCE_FAILED)
        unpack->fault = *source_fault(unpack->packed);
    archive_set_error(archive, EIO, "%s", unpack->fault.message);
    return -1;
}

/* Only what libarchive does itself: it would start programs for what it was built without. */
static void support(struct archive *archive, enum packing packing) {
    static int (*const filters[])(struct archive *) = {
        archive_read_support_filter_xz,   archive_read_support_filter_zstd, archive_read_support_filter_bzip2,
        archive_read_support_filter_lzip, archive_read_support_filter_lz4,
    };
    static int (*const formats[])(struct archive *) = {
        archive_read_support_format_tar,
        archive_read_support_format_gnutar,
        archive_read_support_format_zip_streamable,
    };
    if (packing == PACKING_ARCHIVE) {
        for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
            formats[i](archive);
        return;
    }
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        filters[i](archive);
    archive_read_support_format_raw(archive);
    archive_read_support_format_empty(archive);
}

struct unpack *unpack_open(struct source *packed, enum packing packing) {
    struct unpack *unpack = memory_alloc(sizeof *unpack);
    if (unpack == NULL)
        return NULL;
    *unpack = (struct unpack){.packed = packed, .packing = packing, .archive = archive_read_new()};
    if (unpack->archive == NULL) {
        memory_free(unpack);
        return NULL;
    }
    support(unpack->archive, packing);
    return unpack;
}

void unpack_close(struct unpack *unpack) {
    if (unpack == NULL)
        return;
    archive_read_free(unpack->archive);
    buffer_free(&unpack->name);
    memory_free(unpack);
}

/* Why libarchive could not go on. */
static enum status tell_fault(const struct unpack *unpack, struct source_fault *fault) {
    *fault = unpack->fault;
    if (unpack->nomem || archive_errno(unpack->archive) == ENOMEM)
        return STATUS_NOMEM;
    if (fault->code != NULL)
        return STATUS_INVALID;
    const char *why = archive_error_string(unpack->archive);
    fault->code = "damaged";
    snprintf(fault->message, sizeof fault->message, "damaged %s: %s",
             unpack->packing == PACKING_ARCHIVE ? "archive" : "compressed data",
             why == NULL ? "unknown" : why);
    return STATUS_INVALID;
}

/* Opening and headers convert names by the thread's locale: it is that of no country, and UTF-8. */
static int read_header(struct unpack *unpack, struct archive_entry **entry) {
    locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0), before = (locale_t)0;
    if (utf8 != (locale_t)0)
        before = uselocale(utf8);
    int code = ARCHIVE_OK;
    if (!unpack->opened)
        code = archive_read_open(unpack->archive, unpack, NULL, feed, NULL);
    unpack->opened = true;
    if (code == ARCHIVE_OK)
        code = archive_read_next_header(unpack->archive, entry);
    if (utf8 != (locale_t)0) {
        uselocale(before);
        freelocale(utf8);
    }
    return code;
}

/* Names that begin with a dot are left out, as they are in folders: "__MACOSX/._bericht.html". */
static bool is_hidden(const char *path) {
    for (const char *part = path; part != NULL; part = strchr(part, '/')) {
        part += part[0] == '/';
        if (part[0] == '.' && part[1] != '/' && part[1] != '\0' && strncmp(part, "../", 3) != 0)
            return true;
    }
    return false;
}

static bool set_name(struct unpack *unpack, struct archive_entry *entry) {
    const char *path = archive_entry_pathname(entry);
    struct charset_result result;
    struct buffer converted = {0};
    if (path == NULL)
        path = "?";
    if (path[0] == '.' && path[1] == '/')
        path += 2;
    buffer_clear(&unpack->name);
    bool done = charset_convert(path, strlen(path), NULL, &converted, &result) &&
                buffer_add(&unpack->name, result.text, result.len);
    buffer_free(&converted);
    return done;
}

enum status unpack_next(struct unpack *unpack, const char **name, bool *found, struct source_fault *fault) {
    struct archive_entry *entry = NULL;
    *found = false;
    for (;;) {
        int code = read_header(unpack, &entry);
        if (code == ARCHIVE_EOF)
            return STATUS_OK;
        if (code < ARCHIVE_WARN || entry == NULL) /* a warning is about what we don't need: owners, rights */
            return tell_fault(unpack, fault);
        if (unpack->packing == PACKING_ARCHIVE &&
            (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry) != NULL))
            continue;
        if (!set_name(unpack, entry))
            return STATUS_NOMEM;
        if (unpack->packing != PACKING_ARCHIVE || !is_hidden(unpack->name.bytes))
            break;
    }
    unpack->block_len = 0;
    unpack->hole = unpack->at = 0;
    *name = unpack->name.bytes;
    *found = true;
    return STATUS_OK;
}

static ptrdiff_t read_unpack(void *context, char *bytes, size_t size, struct source_fault *fault) {
    struct unpack *unpack = context;
    while (unpack->block_len == 0) {
        const void *block;
        int64_t offset;
        int code = archive_read_data_block(unpack->archive, &block, &unpack->block_len, &offset);
        if (code == ARCHIVE_EOF)
            return 0;
        if (code < ARCHIVE_OK) {
            unpack->block_len = 0;
            tell_fault(unpack, fault);
            return -1;
        }
        unpack->block = block;
        unpack->hole = offset > unpack->at ? offset - unpack->at : 0;
    }
    size_t n;
    if (unpack->hole > 0) { /* of a sparse file */
        n = (uint64_t)unpack->hole < size ? (size_t)unpack->hole : size;
        memset(bytes, 0, n);
        unpack->hole -= (int64_t)n;
    } else {
        n = unpack->block_len < size ? unpack->block_len : size;
        memcpy(bytes, unpack->block, n);
        unpack->block += n;
        unpack->block_len -= n;
    }
    unpack->at += (int64_t)n;
    return (ptrdiff_t)n;
}

struct stream unpack_stream(struct unpack *unpack) {
    return (struct stream){unpack, read_unpack, NULL};
}
