#include "output/terminal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/memory.h"
#include "output/flow.h"
#include "output/number.h"

enum { SCORE_COLUMNS = 7, NAME_COLUMNS = 24, LABEL_SIZE = 400 };

static const char bold[] = "\033[1m", dim[] = "\033[2m", plain[] = "\033[0m";

int terminal_width(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
        return size.ws_col;
    return 80;
}

static struct flow start_flow(struct buffer *out, const struct terminal_options *options, int indent) {
    return (struct flow){
        .out = out, .width = options->width, .indent = indent, .column = indent, .color = options->color};
}

/* A score with its sign and two decimals, never "-0.00"; coloured by its label. */
static void put_score(struct buffer *out, const struct terminal_options *options, double score) {
    enum mark mark = (enum mark)label_of(score);
    bool color = options->color && mark != MARK_NONE;
    double shown = fabs(score) < 0.005 ? 0.0 : score;
    buffer_printf(out, "%s%+.2f%s", color ? flow_color(mark) : "", shown, color ? flow_color(MARK_NONE) : "");
}

static void put_heading(struct buffer *out, const struct article *article,
                        const struct terminal_options *options) {
    const char *title = article->title == NULL ? article->id : article->title;
    const char *const facts[] = {article->source, article->published,
                                 article->title == NULL ? NULL : article->id};
    struct flow flow = start_flow(out, options, 0);
    buffer_add_text(out, options->color ? bold : "");
    flow_text(&flow, title, strlen(title));
    flow_end(&flow);
    buffer_add_text(out, options->color ? plain : "");
    flow = start_flow(out, options, 0);
    bool any = false;
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        if (facts[i] == NULL)
            continue;
        if (!any && options->color)
            buffer_add_text(out, dim);
        if (any)
            flow_text(&flow, " · ", strlen(" · "));
        flow_text(&flow, facts[i], strlen(facts[i]));
        any = true;
    }
    if (any)
        flow_end(&flow);
    if (any && options->color)
        buffer_add_text(out, plain);
}

static void put_article_score(struct buffer *out, const struct document *document,
                              const struct terminal_options *options) {
    const struct score *score = &document->verdict.score;
    buffer_add_text(out, "\nArticle ");
    put_score(out, options, score->score);
    if (score->n_evidence == 0) {
        buffer_add_text(out, " (nothing found that tells)\n");
        return;
    }
    buffer_printf(out, " %s, tone ", label_name(label_of(score->score)));
    put_score(out, options, score->tone);
    buffer_printf(out, ", good %.2f against bad %.2f in %.0f %% of the sentences\n", score->positive,
                  score->negative, document->verdict.coverage * 100);
}

/* "-2.2 %", "+1 200 points", "down": what a move's number says, as far as it is told */
static void move_label(char label[LABEL_SIZE], const struct move *move) {
    static const char *const units[] = {
        [UNIT_NONE] = "",
        [UNIT_PERCENT] = " %",
        [UNIT_PERCENTAGE_POINTS] = " pp",
        [UNIT_BASIS_POINTS] = " bp",
        [UNIT_POINTS] = " points",
        [UNIT_CURRENCY] = " ",
    };
    char digits[NUMBER_SIZE];
    if (number_format(digits, move->value, NUMBER_DECIMALS) == 0) {
        snprintf(label, LABEL_SIZE, "%s", direction_name(move->direction));
        return;
    }
    const char *sign = move->direction == DIRECTION_UP ? "+" : move->direction == DIRECTION_DOWN ? "-" : "";
    snprintf(label, LABEL_SIZE, "%s%s%s%s", sign, digits, units[move->unit],
             move->unit == UNIT_CURRENCY ? move->currency : "");
}

static int ticker_columns(const struct document *document) {
    int widest = (int)strlen("Ticker");
    for (uint32_t i = 0; i < document->n_companies; i++) {
        int len = (int)strlen(document->companies[i].instrument->ticker);
        if (len > widest)
            widest = len;
    }
    return widest;
}

static void put_company(struct buffer *out, const struct document *document,
                        const struct company_verdict *company, const struct terminal_options *options,
                        int ticker_width) {
    char move[LABEL_SIZE] = "";
    char stance[32];
    if (company->move != NO_INDEX)
        move_label(move, &document->moves[company->move]);
    snprintf(stance, sizeof stance, "%s", stance_name(company->score.score));
    for (char *c = stance; *c != '\0'; c++)
        if (*c == '_')
            *c = ' ';
    flow_cell(out, company->instrument->ticker, ticker_width + 2);
    flow_cell(out, company->instrument->name, NAME_COLUMNS);
    buffer_add_text(out, "  ");
    put_score(out, options, company->score.score);
    buffer_add_text(out, "  ");
    put_score(out, options, company->score.tone);
    buffer_printf(out, "  %-10s  %s%s%s\n", move, stance, company->primary ? ", primary" : "",
                  company->divergent ? ", divergent" : "");
}

static void put_companies(struct buffer *out, const struct document *document,
                          const struct terminal_options *options) {
    if (document->n_companies == 0) {
        buffer_add_text(out, "No listed company or index found.\n");
        return;
    }
    int width = ticker_columns(document);
    buffer_printf(out, "\n%s%-*s  %-*s  Score  Tone   Move        Stance%s\n", options->color ? dim : "",
                  width, "Ticker", NAME_COLUMNS, "Name", options->color ? plain : "");
    for (uint32_t i = 0; i < document->n_companies; i++)
        put_company(out, document, &document->companies[i], options, width);
}

/* What oil, gold, currencies and bonds did: they are never scored and so in no line of the table. */
static void put_other_moves(struct buffer *out, const struct document *document,
                            const struct terminal_options *options) {
    struct flow flow = start_flow(out, options, (int)strlen("Also: "));
    bool any = false;
    for (uint32_t i = 0; i < document->n_moves; i++) {
        const struct move *move = &document->moves[i];
        if (move->subject != NULL && move->subject->kind != INSTRUMENT_OTHER)
            continue;
        char label[LABEL_SIZE];
        move_label(label, move);
        if (any)
            flow_text(&flow, ", ", 2);
        else
            buffer_add_text(out, "\nAlso: ");
        any = true;
        flow_text(&flow, move->subject_name, strlen(move->subject_name));
        flow_text(&flow, " ", 1);
        flow_text(&flow, label, strlen(label));
    }
    if (any)
        flow_end(&flow);
}

/* The marks of a sentence's bytes: each evidence paints its stretch, longer ones first, so that a word
 * inside a longer stretch keeps its own. */
static void paint(signed char *marks, const struct document *document, const struct sentence *sentence,
                  uint32_t first, uint32_t end) {
    uint32_t len = span_len(sentence->span);
    uint32_t longest = len;
    memset(marks, MARK_NONE, len);
    while (longest > 0) {
        uint32_t next = 0;
        for (uint32_t i = first; i < end; i++) {
            const struct evidence *evidence = &document->evidence[i];
            struct span span = evidence->span;
            if (evidence->value == 0 || span.start < sentence->span.start || span.end > sentence->span.end)
                continue;
            uint32_t painted = span_len(span);
            if (painted == longest)
                memset(marks + (span.start - sentence->span.start),
                       evidence->value > 0 ? MARK_GOOD : MARK_BAD, painted);
            else if (painted < longest && painted > next)
                next = painted;
        }
        longest = next;
    }
}

static void put_marked(struct buffer *out, const struct document *document, const struct sentence *sentence,
                       const struct terminal_options *options, uint32_t first, uint32_t end) {
    uint32_t len = span_len(sentence->span);
    const char *text = document->article->text + sentence->span.start;
    signed char *marks = memory_alloc(len);
    if (marks == NULL) {
        out->failed = true;
        return;
    }
    paint(marks, document, sentence, first, end);
    struct flow flow = start_flow(out, options, SCORE_COLUMNS);
    for (uint32_t at = 0; at < len;) {
        uint32_t run = at;
        while (run < len && marks[run] == marks[at])
            run++;
        flow_mark(&flow, (enum mark)marks[at]);
        flow_text(&flow, text + at, run - at);
        at = run;
    }
    flow_end(&flow);
    memory_free(marks);
}

static void put_evidence(struct buffer *out, const struct document *document, const struct evidence *evidence,
                         const struct terminal_options *options) {
    const char *target = evidence->target == NULL ? "-" : evidence->target->ticker;
    const char *lemma = evidence->lemma == NULL ? "" : evidence->lemma;
    buffer_printf(out, "%*s", SCORE_COLUMNS + 2, "");
    put_score(out, options, evidence->value);
    buffer_printf(out, "  %-20s  %-12s  %s%s", evidence->rule, target, lemma, lemma[0] == '\0' ? "" : ": ");
    struct flow flow = {.out = out, .width = INT32_MAX};
    flow_text(&flow, document->article->text + evidence->span.start, span_len(evidence->span));
    flow_end(&flow);
}

static void put_sentences(struct buffer *out, const struct document *document,
                          const struct terminal_options *options) {
    uint32_t next = 0;
    for (uint32_t i = 0; i < document->n_sentences; i++) {
        const struct sentence *sentence = &document->sentences[i];
        uint32_t first = next;
        while (next < document->n_evidence && document->evidence[next].sentence <= i)
            next++;
        if (first == next || !role_counts(sentence->role))
            continue;
        buffer_add_byte(out, '\n');
        put_score(out, options, sentence->score.score);
        buffer_add_text(out, "  ");
        put_marked(out, document, sentence, options, first, next);
        for (uint32_t j = first; options->explain && j < next; j++)
            put_evidence(out, document, &document->evidence[j], options);
    }
}

static void put_bad_isins(struct buffer *out, const struct document *document) {
    for (uint32_t i = 0; i < document->n_bad_isins; i++) {
        struct span span = document->bad_isins[i].span;
        buffer_printf(out, "  %.*s: the check digit of this ISIN does not fit, it is taken for none\n",
                      (int)span_len(span), document->article->text + span.start);
    }
}

void terminal_put_document(struct buffer *out, const struct document *document,
                           const struct terminal_options *options) {
    put_heading(out, document->article, options);
    put_article_score(out, document, options);
    put_companies(out, document, options);
    put_other_moves(out, document, options);
    put_bad_isins(out, document);
    if (!options->summary)
        put_sentences(out, document, options);
    buffer_add_byte(out, '\n');
}
