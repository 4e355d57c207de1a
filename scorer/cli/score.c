/* stimmung score: articles in, a result an article out, in the order of the input. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "analysis/engine.h"
#include "analysis/rules.h"
#include "article/reader.h"
#include "batch/recorder.h"
#include "cli/command.h"
#include "cli/input.h"
#include "cli/knowledge.h"
#include "output/json.h"
#include "output/sink.h"
#include "output/terminal.h"

enum {
    OPTION_INPUT,
    OPTION_LEXICONS,
    OPTION_COMPANIES,
    OPTION_FORMAT,
    OPTION_EXPLAIN,
    OPTION_RULES,
    OPTION_SUMMARY,
    OPTION_WITH_TEXT,
    OPTION_COLOR,
    OPTION_MAP,
    OPTION_ANY_LANGUAGE,
    OPTION_MAX_ARTICLE,
    OPTION_MAX_RATIO,
    OPTION_DB,
    OPTION_STRICT,
    N_OPTIONS
};

static const struct option options[N_OPTIONS] = {
    [OPTION_INPUT] = {"input", "FORM", INPUT_HELP, 'i'},
    [OPTION_LEXICONS] = LEXICONS_OPTION,
    [OPTION_COMPANIES] = COMPANIES_OPTION,
    [OPTION_FORMAT] = {"format", "FORM", "text (to read), json (indented), or jsonl (one object a line)",
                       'f'},
    [OPTION_EXPLAIN] = {"explain", NULL, "with the evidence that the scores are made of", 'e'},
    [OPTION_RULES] = {"rules", NULL, "list the rules that the evidence names, and score nothing", 0},
    [OPTION_SUMMARY] = {"summary", NULL, "without the sentences", 's'},
    [OPTION_WITH_TEXT] = {"with-text", NULL, "with the text that the offsets count in (JSON)", 0},
    [OPTION_COLOR] = {"color", "WHEN", "auto (on a terminal, unless NO_COLOR is set), always, or never", 0},
    [OPTION_MAP] = {"map", "LIST", MAP_HELP, 0},
    [OPTION_ANY_LANGUAGE] = {"any-language", NULL, ANY_LANGUAGE_HELP, 0},
    [OPTION_MAX_ARTICLE] = {"max-article", "MIB", MAX_ARTICLE_HELP, 0},
    [OPTION_MAX_RATIO] = {"max-ratio", "N", MAX_RATIO_HELP, 0},
    [OPTION_DB] = {"db", "FILE", "store the results too; made where it is not there", 0},
    [OPTION_STRICT] = {"strict", NULL, "exit with 1 where an input was rejected", 0},
};

static const struct input_places input_places = {OPTION_INPUT, OPTION_MAP, OPTION_ANY_LANGUAGE,
                                                 OPTION_MAX_ARTICLE, OPTION_MAX_RATIO};

enum format { FORMAT_TEXT, FORMAT_JSON, FORMAT_JSONL };

struct run {
    const struct engine *engine;
    struct input_way way;
    enum format format;
    struct json_options json;
    struct terminal_options terminal;
    struct sink out;
    struct arena arena;       /* of one article */
    struct recorder recorder; /* its store is NULL where nothing is stored */
    unsigned long articles;
    unsigned long rejected;
    bool unreadable; /* an input that was named could not be opened or read */
};

static enum status put_article(struct run *run, struct article *article, struct error *error) {
    struct document document;
    enum status status = engine_analyse(run->engine, article, &run->arena, &document);
    if (status != STATUS_OK)
        return error_set(error, status, "%s: out of memory", article->id);
    run->articles++;
    if (run->recorder.store != NULL) {
        enum put_result result;
        article_hash(article);
        status = recorder_put(&run->recorder, &document, &result, error);
        if (status != STATUS_OK)
            return status;
    }
    if (run->format == FORMAT_TEXT)
        terminal_put_document(&run->out.buffer, &document, &run->terminal);
    else
        json_put_document(&run->out.buffer, &document, engine_lexicon_hash(run->engine), &run->json);
    return sink_settle(&run->out, error);
}

/* An input that can't be opened is told on standard error too: its object is easily overlooked. */
static enum status put_rejection(struct run *run, const struct rejection *rejection, struct error *error) {
    bool unreadable = strcmp(rejection->code, "unreadable") == 0;
    run->rejected++;
    run->unreadable |= unreadable;
    if (unreadable || run->format == FORMAT_TEXT)
        fprintf(stderr, "stimmung: %s\n", rejection->message);
    if (run->format != FORMAT_TEXT)
        json_put_error(&run->out.buffer, rejection->line, rejection->code, rejection->message,
                       run->json.pretty);
    if (run->recorder.store != NULL) {
        enum status status = recorder_reject(&run->recorder, rejection, error);
        if (status != STATUS_OK)
            return status;
    }
    return sink_settle(&run->out, error);
}

static enum status score_articles(struct run *run, struct reader *reader, const char *path,
                                  struct error *error) {
    enum status status = STATUS_OK;
    while (status == STATUS_OK) {
        struct article article = {0};
        struct rejection rejection = {0};
        struct error fault = {0}; /* a rejection may set it too; it counts where the reader failed */
        arena_reset(&run->arena);
        enum reader_result result = reader_next(reader, &run->arena, &article, &rejection, &fault);
        if (result == READER_END)
            break;
        if (result == READER_ARTICLE)
            status = put_article(run, &article, error);
        else if (result == READER_REJECTED)
            status = put_rejection(run, &rejection, error);
        else
            status = error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    }
    return status;
}

static enum status score_input(struct run *run, const char *path, struct error *error) {
    struct input_state input = {.size = -1, .form = run->way.name};
    enum status status = STATUS_OK;
    if (run->recorder.store != NULL)
        status = recorder_begin_input(&run->recorder, path, &input, error);
    if (status != STATUS_OK)
        return status;
    struct reader *reader = reader_open(path, &run->way.reading);
    if (reader == NULL)
        return error_set(error, STATUS_NOMEM, "%s: out of memory", path);
    status = score_articles(run, reader, path, error);
    reader_close(reader);
    return status;
}

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

static bool use_color(enum color when, const struct sink *out) {
    const char *no_color = getenv("NO_COLOR"); /* see no-color.org: set and not empty */
    if (when == COLOR_AUTO)
        return out->eager && (no_color == NULL || no_color[0] == '\0');
    return when == COLOR_ALWAYS;
}

static bool read_arguments(const struct arguments *arguments, struct run *run) {
    static const char *const formats[] = {"text", "json", "jsonl", NULL};
    static const char *const colors[] = {"auto", "always", "never", NULL};
    int format, color;
    if (!input_way(arguments, &input_places, &run->way) ||
        !arguments_choice(arguments, OPTION_FORMAT, formats, FORMAT_TEXT, &format) ||
        !arguments_choice(arguments, OPTION_COLOR, colors, COLOR_AUTO, &color))
        return false;
    if (arguments->n_operands == 0) {
        usage_fault(arguments->command, "no input given: name a FILE, or - for standard input");
        return false;
    }
    run->format = (enum format)format;
    run->json = (struct json_options){
        .pretty = run->format == FORMAT_JSON,
        .explain = arguments->values[OPTION_EXPLAIN] != NULL,
        .with_text = arguments->values[OPTION_WITH_TEXT] != NULL,
        .summary = arguments->values[OPTION_SUMMARY] != NULL,
    };
    run->out = sink_standard();
    run->terminal = (struct terminal_options){
        .color = use_color((enum color)color, &run->out),
        .explain = run->json.explain,
        .summary = run->json.summary,
        .width = terminal_width(),
    };
    return true;
}

static enum status score_all(struct run *run, const struct arguments *arguments, struct error *error) {
    run->way.reading.patterns = engine_page_patterns(run->engine);
    run->way.reading.languages = engine_language_words(run->engine);
    const char *db = arguments->values[OPTION_DB];
    const struct run_options stored = {.detail = DETAIL_EVIDENCE};
    enum status status = STATUS_OK;
    if (db != NULL)
        status = recorder_open(&run->recorder, db, engine_lexicon_hash(run->engine), &stored, error);
    for (int i = 0; i < arguments->n_operands && status == STATUS_OK; i++)
        status = score_input(run, arguments->operands[i], error);
    enum status closed = recorder_close(&run->recorder, status == STATUS_OK ? "done" : "failed", error);
    return status == STATUS_OK ? closed : status;
}

/* Each rule with a sentence in which it is found. */
static enum exit_code print_rules(void) {
    struct error error = {0};
    struct sink out = sink_standard();
    for (const struct rule *rule = RULES; rule->name != NULL; rule++)
        buffer_printf(&out.buffer, "%-20s  %s\n%-20s  \"%s\"\n", rule->name, rule->explanation, "",
                      rule->example);
    sink_finish(&out, &error);
    return report_error(&error);
}

static enum exit_code run_score(const struct arguments *arguments) {
    struct run run = {0};
    struct error error = {0};
    struct engine *engine = NULL;
    if (arguments->values[OPTION_RULES] != NULL)
        return print_rules();
    if (!read_arguments(arguments, &run))
        return EXIT_USAGE;
    if ((arguments->values[OPTION_DB] != NULL && refuse_measuring(&error) != STATUS_OK) ||
        load_engine(arguments, OPTION_LEXICONS, OPTION_COMPANIES, &engine, &error) != STATUS_OK)
        return report_error(&error);
    run.engine = engine;
    score_all(&run, arguments, &error);
    sink_finish(&run.out, &error); /* what was scored before something failed is still given */
    arena_free(&run.arena);
    engine_free(engine);
    if (run.rejected > 0)
        fprintf(stderr, "stimmung: %lu of %lu inputs rejected\n", run.rejected, run.articles + run.rejected);
    if (error.status != STATUS_OK)
        return report_error(&error);
    if (run.unreadable)
        return EXIT_IO;
    return run.rejected > 0 && arguments->values[OPTION_STRICT] != NULL ? EXIT_REJECTED : EXIT_DONE;
}

const struct command command_score = {
    .name = "score",
    .operands = "FILE...|-",
    .summary = "score articles and print the results",
    .details =
        "Prints one result an article, in the order of the input. An input that can't be used is told\n"
        "on standard error, or with json and jsonl by an object {\"error\": ...} in its place; the exit\n"
        "code is 0 all the same unless --strict is given, and 3 where a file could not be read.",
    .options = options,
    .n_options = N_OPTIONS,
    .run = run_score,
};
