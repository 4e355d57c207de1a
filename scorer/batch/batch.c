#include "batch/batch.h"

#include <stdio.h>
#include <string.h>

#include "batch/progress.h"

enum { PATIENCE = 10 }; /* waits for a parcel before a worker is given up that does not come back */

struct writer {
    const struct batch_options *options;
    struct line *line;
    struct recorder recorder;
    struct batch_report *report;
    struct progress progress;
    struct error *error;
};

static enum status write_article(struct writer *writer, const struct parcel *parcel) {
    enum put_result result;
    if (parcel->known)
        return recorder_pass(&writer->recorder, &parcel->piece.article, writer->error);
    enum status status = recorder_put(&writer->recorder, &parcel->document, &result, writer->error);
    if (status == STATUS_OK && result == PUT_STORED && !tally_add(&writer->report->tally, &parcel->document))
        status = error_set(writer->error, STATUS_NOMEM, "out of memory");
    return status;
}

static enum status write_rejection(struct writer *writer, const struct piece *piece) {
    if (piece->named && strcmp(piece->rejection.code, "unreadable") == 0) {
        progress_clear(&writer->progress);
        fprintf(stderr, "stimmung: %s\n", piece->rejection.message);
        writer->report->unreadable++;
    }
    return recorder_reject(&writer->recorder, &piece->rejection, writer->error);
}

static enum status write_piece(struct writer *writer, struct parcel *parcel) {
    struct piece *piece = &parcel->piece;
    if (parcel->error.status != STATUS_OK)
        return error_set(writer->error, parcel->error.status, "%s", parcel->error.message);
    progress_read(&writer->progress, piece->read);
    switch (piece->kind) {
    case PIECE_INPUT:
        return recorder_begin_input(&writer->recorder, piece->path, &piece->input, writer->error);
    case PIECE_ARTICLE:
        return write_article(writer, parcel);
    case PIECE_REJECTION:
        return write_rejection(writer, piece);
    case PIECE_INPUT_END:
        progress_end_input(&writer->progress);
        return recorder_end_input(&writer->recorder, piece->path, &piece->input, writer->error);
    case PIECE_UNCHANGED:
        writer->recorder.counts.skipped += piece->input.articles;
        progress_pass(&writer->progress, piece->input.size);
        return STATUS_OK;
    case PIECE_END:
    default:
        return STATUS_OK;
    }
}

/* Write the pieces in order until all are written, or one fails, or a stop is asked for. */
static enum status write_pieces(struct writer *writer) {
    enum status status = STATUS_OK;
    while (status == STATUS_OK && *writer->options->stop == 0 && !line_is_over(writer->line)) {
        struct parcel *parcel = line_next(writer->line);
        if (parcel == NULL) { /* the input is slow: what it gave so far is made to last */
            status = recorder_commit(&writer->recorder, writer->error);
        } else {
            status = write_piece(writer, parcel);
            line_give_back(writer->line, parcel);
        }
        progress_tell(&writer->progress, &writer->recorder.counts);
    }
    return status;
}

/* End before the end of the input: what is in hand is still written, where all went well so far. False
 * where a worker does not come back in some seconds, as one does that waits at a pipe. */
static bool wind_up(struct writer *writer, enum status *status) {
    line_end(writer->line);
    if (*status == STATUS_OK)
        *status = recorder_commit(&writer->recorder, writer->error);
    for (int idle = 0; idle < PATIENCE; idle++) {
        while (!line_is_over(writer->line)) {
            struct parcel *parcel = line_next(writer->line);
            if (parcel == NULL)
                break;
            if (*status == STATUS_OK)
                *status = write_piece(writer, parcel);
            line_give_back(writer->line, parcel);
        }
        if (line_is_over(writer->line))
            return true;
    }
    return false;
}

static enum status write_corpus(struct writer *writer) {
    struct batch_report *report = writer->report;
    enum status status = line_open(&writer->line, &writer->options->line, writer->error);
    if (status != STATUS_OK)
        return status;
    status = write_pieces(writer);
    report->stopped = status == STATUS_OK && !line_is_over(writer->line);
    report->abandoned = !wind_up(writer, &status);
    if (!report->abandoned)
        line_close(writer->line);
    return status;
}

enum status batch_run(const struct batch_options *options, struct batch_report *report, struct error *error) {
    const struct line_options *line = &options->line;
    struct writer writer = {
        .options = options,
        .report = report,
        .progress = progress_start(options->quiet, &line->corpus.walk),
        .error = error,
    };
    *report = (struct batch_report){0};
    const struct run_options run = {
        .detail = options->detail,
        .rescore = line->rescore,
        .part = line->corpus.shard.part,
        .parts = line->corpus.shard.parts,
    };
    enum status status =
        recorder_open(&writer.recorder, line->db, engine_lexicon_hash(line->engine), &run, error);
    if (status != STATUS_OK) {
        progress_end(&writer.progress);
        return status;
    }
    status = write_corpus(&writer);
    progress_end(&writer.progress);
    const char *state = status != STATUS_OK ? "failed" : report->stopped ? "stopped" : "done";
    enum status closed = recorder_close(&writer.recorder, state, error);
    report->seconds = progress_seconds(&writer.progress);
    report->counts = writer.recorder.counts;
    report->n_reasons = writer.recorder.n_reasons;
    memcpy(report->reasons, writer.recorder.reasons, sizeof report->reasons);
    return status == STATUS_OK ? closed : status;
}
