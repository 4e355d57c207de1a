/* stimmung eval: how well the program reads texts that people have judged. */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "analysis/engine.h"
#include "article/reader.h"
#include "cli/command.h"
#include "cli/knowledge.h"
#include "output/evaluation.h"
#include "output/json_writer.h"
#include "output/sink.h"

enum { OPTION_FORMAT, OPTION_LEXICONS, OPTION_COMPANIES, OPTION_SHOW, N_OPTIONS };

static const struct option options[N_OPTIONS] = {
    [OPTION_FORMAT] = {"format", "FORM", "text (default: to read) or json (one object a file)", 'f'},
    [OPTION_LEXICONS] = LEXICONS_OPTION,
    [OPTION_COMPANIES] = COMPANIES_OPTION,
    [OPTION_SHOW] = {"show", "N", "of each file the first N items that went wrong, and how (text)", 's'},
};

enum format { FORMAT_TEXT, FORMAT_JSON };

struct run {
    const struct engine *engine;
    enum format format;
    long show; /* items of the file that may still be shown */
    struct sink out;
    struct arena arena; /* of one item */
    struct buffer json; /* of its article */
    struct buffer notes;
};

/* The article is made of JSON, as `score` reads it: the text as it is. */
static enum status read_article(struct run *run, const struct gold_item *gold, struct article *article,
                                struct error *error) {
    struct rejection rejection;
    buffer_clear(&run->json);
    struct json_writer writer = writer_start(&run->json, false);
    writer_open(&writer, '{');
    writer_key_text(&writer, "id", gold->id);
    writer_key(&writer, "text");
    writer_string(&writer, gold->text, gold->text_len);
    writer_close(&writer, '}');
    if (run->json.failed)
        return error_set(error, STATUS_NOMEM, "out of memory");
    enum status status = article_from_json(&run->arena, run->json.bytes, run->json.len, NULL,
                                           engine_page_patterns(run->engine), article, &rejection);
    if (status == STATUS_INVALID)
        return error_set(error, status, "%s", rejection.message);
    return status == STATUS_OK ? STATUS_OK : error_set(error, status, "out of memory");
}

static enum status judge(struct run *run, const char *line, size_t len, struct evaluation *evaluation,
                         struct error *error) {
    struct gold_item gold;
    struct article article;
    struct document document;
    arena_reset(&run->arena);
    buffer_clear(&run->notes);
    enum status status = gold_read(&run->arena, line, len, &gold, error);
    if (status == STATUS_OK)
        status = read_article(run, &gold, &article, error);
    if (status == STATUS_OK && engine_analyse(run->engine, &article, &run->arena, &document) != STATUS_OK)
        status = error_set(error, STATUS_NOMEM, "out of memory");
    if (status == STATUS_OK)
        status = evaluation_add(evaluation, &gold, &document, &run->notes, error);
    if (status == STATUS_OK && run->notes.len > 0 && run->show > 0) {
        run->show--;
        buffer_printf(&run->out.buffer, "  - %s: %s\n      %s\n", gold.id, gold.text + gold.start,
                      run->notes.bytes);
    }
    return status;
}

static enum status read_file(const char *path, struct buffer *bytes, struct error *error) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (file == NULL)
        return error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    size_t n = 1;
    while (n > 0 && buffer_reserve(bytes, BUFSIZ)) {
        n = fread(bytes->bytes + bytes->len, 1, BUFSIZ, file);
        bytes->len += n;
    }
    if (ferror(file))
        error_set(error, STATUS_IO, "%s: %s", path, strerror(errno));
    if (bytes->failed)
        error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    if (file != stdin)
        fclose(file);
    return error->status;
}

static enum status judge_lines(struct run *run, const char *path, const struct buffer *bytes,
                               struct evaluation *evaluation, struct error *error) {
    unsigned long number = 0;
    for (size_t at = 0; at < bytes->len;) {
        const char *line = bytes->bytes + at;
        const char *end = memchr(line, '\n', bytes->len - at);
        size_t len = end == NULL ? bytes->len - at : (size_t)(end - line);
        number++;
        at += len + 1;
        if (len > 0 && judge(run, line, len, evaluation, error) != STATUS_OK) {
            error_prefix(error, "%s:%lu", path, number);
            return error->status;
        }
    }
    return STATUS_OK;
}

static enum status evaluate(struct run *run, const char *path, long show, struct error *error) {
    struct evaluation evaluation = {0};
    struct buffer bytes = {0};
    struct buffer *out = &run->out.buffer;
    run->show = show;
    enum status status = read_file(path, &bytes, error);
    if (status == STATUS_OK && run->format == FORMAT_TEXT)
        buffer_printf(out, "== %s\n", path);
    if (status == STATUS_OK)
        status = judge_lines(run, path, &bytes, &evaluation, error);
    if (status == STATUS_OK && run->format == FORMAT_TEXT)
        evaluation_put_text(&evaluation, out);
    else if (status == STATUS_OK)
        evaluation_put_json(&evaluation, out);
    evaluation_free(&evaluation);
    buffer_free(&bytes);
    return status == STATUS_OK ? sink_settle(&run->out, error) : status;
}

static enum exit_code run_eval(const struct arguments *arguments) {
    static const char *const formats[] = {"text", "json", NULL};
    struct run run = {0};
    struct error error = {0};
    struct engine *engine;
    int format;
    long show;
    if (!arguments_choice(arguments, OPTION_FORMAT, formats, FORMAT_TEXT, &format) ||
        !arguments_number(arguments, OPTION_SHOW, 0, 1000000, 0, &show))
        return EXIT_USAGE;
    if (arguments->n_operands == 0)
        return usage_fault(arguments->command, "no gold file given");
    if (load_engine(arguments, OPTION_LEXICONS, OPTION_COMPANIES, &engine, &error) != STATUS_OK)
        return report_error(&error);
    run.engine = engine;
    run.format = (enum format)format;
    run.out = sink_standard();
    for (int i = 0; i < arguments->n_operands && error.status == STATUS_OK; i++)
        evaluate(&run, arguments->operands[i], run.format == FORMAT_TEXT ? show : 0, &error);
    sink_finish(&run.out, &error);
    buffer_free(&run.json);
    buffer_free(&run.notes);
    arena_free(&run.arena);
    engine_free(engine);
    return report_error(&error);
}

const struct command command_eval = {
    .name = "eval",
    .operands = "GOLD.jsonl...|-",
    .summary = "hold the program against judged texts",
    .details =
        "Reads gold files, one JSON object a line: \"id\", \"text\", \"label\", and if they are there\n"
        "\"context\" (what stands before the text and is not judged), \"targets\" (objects with \"ticker\"\n"
        "and \"label\"), \"moves\" (\"subject\", \"direction\", \"value\", \"unit\", \"to\") and "
        "\"phenomena\".\n"
        "Prints the accuracy and F1 of labels, and how many companies and price moves were found.",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_eval,
};
