#include "article/gunzip.h"

#include <stdio.h>
#include <string.h>
#define ZLIB_CONST
#include <zlib.h>

#include "base/memory.h"

enum { GZIP = 15 + 16, GZIP_OR_ZLIB = 15 + 32, BARE = -15 }; /* zlib's windowBits */

static const unsigned char magic[3] = {0x1F, 0x8B, 0x08};

struct gunzip {
    struct source *packed;
    z_stream z;
    bool inside;               /* a member was begun and not ended */
    bool any;                  /* a member was begun */
    bool resuming;             /* look for the next member */
    struct source_fault fault; /* found, and to be told after what came before it */
};

static void *allocate(void *context, unsigned items, unsigned size) {
    (void)context;
    return memory_alloc((size_t)items * size);
}

static void release(void *context, void *block) {
    (void)context;
    memory_free(block);
}

struct gunzip *gunzip_open(struct source *packed) {
    struct gunzip *gunzip = memory_alloc(sizeof *gunzip);
    if (gunzip == NULL)
        return NULL;
    *gunzip = (struct gunzip){.packed = packed, .z = {.zalloc = allocate, .zfree = release}};
    if (inflateInit2(&gunzip->z, GZIP) != Z_OK) {
        memory_free(gunzip);
        return NULL;
    }
    return gunzip;
}

void gunzip_close(struct gunzip *gunzip) {
    if (gunzip == NULL)
        return;
    inflateEnd(&gunzip->z);
    memory_free(gunzip);
}

static void damaged(struct gunzip *gunzip, const char *why) {
    gunzip->fault.code = "damaged";
    snprintf(gunzip->fault.message, sizeof gunzip->fault.message, "damaged gzip data: %s", why);
}

/* More packed bytes; false at their end, and where they break off. */
static bool take(struct gunzip *gunzip, bool *nomem) {
    struct piece piece;
    switch (source_take(gunzip->packed, &piece)) {
    case SOURCE_OK:
        gunzip->z.next_in = (const unsigned char *)piece.bytes;
        gunzip->z.avail_in = (unsigned)piece.len;
        return true;
    case SOURCE_NOMEM:
        *nomem = true;
        return false;
    case SOURCE_FAILED:
        gunzip->fault = *source_fault(gunzip->packed);
        return false;
    case SOURCE_END:
    case SOURCE_TOO_LONG:
        break;
    }
    if (gunzip->inside)
        damaged(gunzip, "it breaks off");
    return false;
}

/* Go to the begin of the next member, over the zeros that fill up a tape. False at the end, or at what is
 * none. */
static bool begin_member(struct gunzip *gunzip, bool *nomem) {
    for (;;) {
        while (gunzip->z.avail_in > 0 && *gunzip->z.next_in == 0 && gunzip->any) {
            gunzip->z.next_in++;
            gunzip->z.avail_in--;
        }
        if (gunzip->z.avail_in > 0)
            break;
        if (!take(gunzip, nomem))
            return false;
    }
    if (gunzip->any && *gunzip->z.next_in != magic[0]) {
        damaged(gunzip, "what follows is none");
        return false;
    }
    inflateReset(&gunzip->z);
    gunzip->inside = gunzip->any = true;
    return true;
}

/* Go to the next bytes that look like the begin of a member. */
static bool find_member(struct gunzip *gunzip, bool *nomem) {
    z_stream *z = &gunzip->z;
    size_t matched = 0;
    gunzip->inside = false;
    while (matched < sizeof magic) {
        if (z->avail_in == 0 && !take(gunzip, nomem))
            return false;
        matched = *z->next_in == magic[matched] ? matched + 1 : *z->next_in == magic[0] ? 1 : 0;
        z->next_in++;
        z->avail_in--;
    }
    const unsigned char *next = z->next_in;
    unsigned avail = z->avail_in;
    inflateReset(z);
    z->next_in = magic;
    z->avail_in = sizeof magic;
    inflate(z, Z_NO_FLUSH); /* the begin itself, which may have lain in bytes that are gone */
    z->next_in = next;
    z->avail_in = avail;
    gunzip->inside = true;
    gunzip->resuming = false;
    return true;
}

/* Let zlib work once. False where nothing more comes of the member. */
static bool step(struct gunzip *gunzip, bool *nomem) {
    switch (inflate(&gunzip->z, Z_NO_FLUSH)) {
    case Z_OK:
    case Z_BUF_ERROR:
        return true;
    case Z_STREAM_END:
        gunzip->inside = false;
        return true;
    case Z_MEM_ERROR:
        *nomem = true;
        return false;
    default:
        damaged(gunzip, gunzip->z.msg != NULL ? gunzip->z.msg : "no deflate");
        return false;
    }
}

static ptrdiff_t read_gunzip(void *context, char *bytes, size_t size, struct source_fault *fault) {
    struct gunzip *gunzip = context;
    bool nomem = false, more = gunzip->fault.code == NULL;
    enum { MOST = 1 << 30 };
    gunzip->z.next_out = (unsigned char *)bytes;
    gunzip->z.avail_out = size < MOST ? (unsigned)size : MOST;
    unsigned room = gunzip->z.avail_out;
    while (more && gunzip->z.avail_out == room) {
        if (gunzip->resuming)
            more = find_member(gunzip, &nomem);
        else if (!gunzip->inside)
            more = begin_member(gunzip, &nomem);
        else if (gunzip->z.avail_in == 0)
            more = take(gunzip, &nomem);
        if (more)
            more = step(gunzip, &nomem);
    }
    ptrdiff_t produced = (ptrdiff_t)(room - gunzip->z.avail_out);
    if (produced > 0 || (gunzip->fault.code == NULL && !nomem))
        return produced;
    *fault = gunzip->fault;
    if (nomem)
        fault->code = NULL;
    return -1;
}

static bool resume(void *context) {
    struct gunzip *gunzip = context;
    if (strcmp(gunzip->fault.code, "damaged") != 0)
        return false;
    gunzip->fault = (struct source_fault){0};
    gunzip->resuming = true;
    return true;
}

struct stream gunzip_stream(struct gunzip *gunzip) {
    return (struct stream){gunzip, read_gunzip, resume};
}

static enum status inflate_all(z_stream *z, size_t limit, struct buffer *out) {
    enum { STEP = 64 * 1024 };
    int code = Z_OK;
    while (code == Z_OK) {
        if (!buffer_reserve(out, STEP))
            return STATUS_NOMEM;
        z->next_out = (unsigned char *)out->bytes + out->len;
        z->avail_out = STEP;
        code = inflate(z, Z_NO_FLUSH);
        out->len += STEP - z->avail_out;
        if (out->len > limit) {
            out->len = limit;
            code = Z_DATA_ERROR;
        }
    }
    if (out->bytes != NULL)
        out->bytes[out->len] = '\0';
    return code == Z_STREAM_END ? STATUS_OK : code == Z_MEM_ERROR ? STATUS_NOMEM : STATUS_INVALID;
}

enum status gunzip_bytes(const char *bytes, size_t len, size_t limit, struct buffer *out) {
    static const int kinds[] = {GZIP_OR_ZLIB, BARE};
    enum status status = STATUS_INVALID;
    size_t before = out->len;
    for (size_t i = 0; i < 2 && status == STATUS_INVALID && out->len == before; i++) {
        z_stream z = {.zalloc = allocate, .zfree = release};
        if (inflateInit2(&z, kinds[i]) != Z_OK)
            return STATUS_NOMEM;
        z.next_in = (const unsigned char *)bytes;
        z.avail_in = (unsigned)len;
        status = inflate_all(&z, before + limit, out);
        inflateEnd(&z);
    }
    return status;
}
