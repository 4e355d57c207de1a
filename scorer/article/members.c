#include "article/members.h"

#include <stdio.h>
#include <string.h>

#include "article/gunzip.h"
#include "article/unpack.h"
#include "base/memory.h"

/* Bytes that may be unpacked whatever they were packed into: a small file of one phrase over and over. */
enum { ALWAYS_ALLOWED = 64 << 20 };

/* One step of unpacking. */
struct layer {
    struct gunzip *gunzip; /* either */
    struct unpack *unpack; /* or */
    struct stream stream;  /* what they give */
    uint64_t unpacked;     /* bytes of it so far */
    struct members *members;
    struct source *source; /* of the counted stream; made once and used again */
};

enum stage { FRONT, WHOLE, ARCHIVE, DONE };

struct members {
    struct source *input;
    uint64_t max_ratio;
    enum stage stage;
    struct layer outer;   /* the compression of the input */
    struct layer archive; /* its members */
    struct layer inner;   /* the compression of one member */
};

enum status members_open(const char *path, uint64_t max_ratio, struct members **result, struct error *error) {
    struct members *members = memory_alloc(sizeof *members);
    if (members == NULL)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    *members = (struct members){.max_ratio = max_ratio};
    enum status status = source_open(path, &members->input, error);
    if (status != STATUS_OK) {
        memory_free(members);
        return status;
    }
    members->outer.members = members->archive.members = members->inner.members = members;
    *result = members;
    return STATUS_OK;
}

static void close_packing(struct layer *layer) {
    gunzip_close(layer->gunzip);
    unpack_close(layer->unpack);
    layer->gunzip = NULL;
    layer->unpack = NULL;
}

static void close_layer(struct layer *layer) {
    close_packing(layer);
    source_close(layer->source);
}

uint64_t members_bytes_read(const struct members *members) {
    return source_bytes_read(members->input);
}

void members_close(struct members *members) {
    if (members == NULL)
        return;
    close_layer(&members->inner);
    close_layer(&members->archive);
    close_layer(&members->outer);
    source_close(members->input);
    memory_free(members);
}

/* The layer's stream, with a bound on what comes out of what went in. */
static ptrdiff_t read_counted(void *context, char *bytes, size_t size, struct source_fault *fault) {
    struct layer *layer = context;
    struct members *members = layer->members;
    uint64_t packed = source_bytes_read(members->input);
    ptrdiff_t n = -1;
    if (layer->unpacked <= ALWAYS_ALLOWED || layer->unpacked / members->max_ratio <= packed) {
        n = layer->stream.read(layer->stream.context, bytes, size, fault);
        layer->unpacked += n > 0 ? (uint64_t)n : 0;
        return n;
    }
    members->stage = DONE;
    fault->code = "too_large";
    snprintf(fault->message, sizeof fault->message,
             "unpacks to more than %llu times its size, as a bomb does (see --max-ratio)",
             (unsigned long long)members->max_ratio);
    return n;
}

static bool resume_counted(void *context) {
    struct layer *layer = context;
    return layer->members->stage != DONE && layer->stream.resume != NULL &&
           layer->stream.resume(layer->stream.context);
}

/* Let the layer's source give what its stream gives from here on. */
static enum status start_source(struct layer *layer, struct stream stream) {
    struct stream counted = {layer, read_counted, resume_counted};
    layer->stream = stream;
    if (layer->source == NULL)
        layer->source = source_of_stream(&counted);
    else
        source_restart(layer->source, &counted);
    return layer->source == NULL ? STATUS_NOMEM : STATUS_OK;
}

/* What its front says; PACKING_NONE too where it can't be read, which its reader will find out. */
static enum packing look_at(struct source *source) {
    struct piece front;
    if (source_peek(source, PACKING_BYTES, &front) != SOURCE_OK)
        return PACKING_NONE;
    return packing_of(front.bytes, front.len);
}

/* Unpack one compressed stream. */
static enum status decompress(struct layer *layer, struct source *packed, enum packing packing,
                              struct source_fault *fault) {
    const char *name;
    bool found;
    close_packing(layer);
    if (packing == PACKING_GZIP) {
        layer->gunzip = gunzip_open(packed);
        return layer->gunzip == NULL ? STATUS_NOMEM : start_source(layer, gunzip_stream(layer->gunzip));
    }
    layer->unpack = unpack_open(packed, packing);
    if (layer->unpack == NULL)
        return STATUS_NOMEM;
    enum status status = unpack_next(layer->unpack, &name, &found, fault);
    return status == STATUS_OK ? start_source(layer, unpack_stream(layer->unpack)) : status;
}

static enum status refuse_packing(enum packing packing, struct source_fault *fault) {
    const char *why = packing == PACKING_FOREIGN   ? "is an archive of a kind that is not read (7z, rar)"
                      : packing == PACKING_ARCHIVE ? "is an archive in an archive"
                                                   : "is compressed more than once";
    fault->code = "unsupported";
    snprintf(fault->message, sizeof fault->message, "%s: unpack it first", why);
    return STATUS_INVALID;
}

/* Look what the input is. Where it is no archive, it is the one member. */
static enum status begin(struct members *members, struct member *member, struct source_fault *fault) {
    struct source *front = members->input;
    enum packing packing = look_at(front);
    enum status status = STATUS_OK;
    members->stage = DONE;
    if (packing == PACKING_GZIP || packing == PACKING_OTHER) {
        status = decompress(&members->outer, front, packing, fault);
        if (status != STATUS_OK)
            return status;
        front = members->outer.source;
        packing = look_at(front);
        if (packing == PACKING_GZIP || packing == PACKING_OTHER)
            return refuse_packing(packing, fault);
    }
    if (packing == PACKING_FOREIGN)
        return refuse_packing(packing, fault);
    if (packing == PACKING_ARCHIVE) {
        members->archive.unpack = unpack_open(front, packing);
        members->stage = ARCHIVE;
        return members->archive.unpack == NULL ? STATUS_NOMEM : STATUS_OK;
    }
    members->stage = WHOLE;
    member->source = front;
    return STATUS_OK;
}

/* Pass over what was not read of a member, so that a bomb is seen there too. */
static enum status pass_over(struct members *members, struct source_fault *fault) {
    struct piece piece;
    enum source_result result = SOURCE_OK;
    if (members->archive.source == NULL)
        return STATUS_OK;
    while (result == SOURCE_OK)
        result = source_take(members->archive.source, &piece);
    if (result == SOURCE_NOMEM)
        return STATUS_NOMEM;
    if (members->stage != DONE || result != SOURCE_FAILED)
        return STATUS_OK;
    *fault = *source_fault(members->archive.source);
    return STATUS_INVALID;
}

static enum status next_in_archive(struct members *members, struct member *member, bool *found,
                                   struct source_fault *fault) {
    enum status status = pass_over(members, fault);
    if (status == STATUS_OK)
        status = unpack_next(members->archive.unpack, &member->name, found, fault);
    if (status != STATUS_OK || !*found) {
        members->stage = DONE;
        return status;
    }
    status = start_source(&members->archive, unpack_stream(members->archive.unpack));
    if (status != STATUS_OK)
        return status;
    member->source = members->archive.source;
    enum packing packing = look_at(member->source);
    if (packing == PACKING_GZIP || packing == PACKING_OTHER) {
        status = decompress(&members->inner, members->archive.source, packing, fault);
        if (status != STATUS_OK)
            return status;
        member->source = members->inner.source;
        packing = look_at(member->source);
    }
    return packing == PACKING_NONE ? STATUS_OK : refuse_packing(packing, fault);
}

enum status members_next(struct members *members, struct member *member, bool *found,
                         struct source_fault *fault) {
    *member = (struct member){0};
    *found = false;
    if (members->stage == WHOLE)
        members->stage = DONE;
    if (members->stage == FRONT) {
        enum status status = begin(members, member, fault);
        *found = status == STATUS_OK && members->stage == WHOLE;
        if (status != STATUS_OK || *found)
            return status;
    }
    return members->stage == ARCHIVE ? next_in_archive(members, member, found, fault) : STATUS_OK;
}
