#include "sample.h"

#include <math.h>
#include <string.h>

static const struct instrument sap = {.ticker = "SAP",
                                      .mic = "XETR",
                                      .isin = "DE0007164600",
                                      .wkn = "716460",
                                      .name = "SAP",
                                      .flags = "",
                                      .index = 0,
                                      .kind = INSTRUMENT_COMPANY};
static const struct instrument brent = {
    .ticker = "brent", .name = "Brent", .asset = "oil", .flags = "", .index = 1, .kind = INSTRUMENT_OTHER};

static const char text[] =
    "SAP hebt die Prognose, Goldman rät zum Kauf. Trotzdem fiel die Aktie um 2,2 Prozent, "
    "Brent stieg. Es \"regnet\".";

static struct span find(const char *part) {
    const char *at = strstr(text, part);
    uint32_t start = (uint32_t)(at - text);
    return (struct span){start, start + (uint32_t)strlen(part)};
}

static struct score score(double all, double tone, double positive, double negative, uint32_t n) {
    return (struct score){
        .score = all, .tone = tone, .positive = positive, .negative = negative, .n_evidence = n};
}

static void make_found(struct sample *s) {
    s->mentions[0] = (struct mention){.span = find("SAP"),
                                      .sentence = 0,
                                      .instrument = &sap,
                                      .via = VIA_NAME,
                                      .weight = 1,
                                      .head = true,
                                      .score = score(0.5, 0.5, 0.5, 0, 1)};
    s->mentions[1] = (struct mention){.span = find("die Aktie"),
                                      .sentence = 1,
                                      .instrument = &sap,
                                      .via = VIA_COREFERENCE,
                                      .antecedent = find("SAP"),
                                      .weight = 1,
                                      .head = true,
                                      .score = score(-0.45, 0, 0, 0.45, 1)};
    s->moves[0] = (struct move){.span = find("fiel die Aktie um 2,2 Prozent"),
                                .sentence = 1,
                                .subject = &sap,
                                .subject_name = "SAP",
                                .subject_kind = "share",
                                .lemma = "fallen",
                                .direction = DIRECTION_DOWN,
                                .value = 2.2,
                                .unit = UNIT_PERCENT,
                                .points = NAN,
                                .from = NAN,
                                .to = NAN};
    s->moves[1] = (struct move){.span = find("Brent stieg"),
                                .sentence = 1,
                                .subject = &brent,
                                .subject_name = "brent",
                                .subject_kind = "oil",
                                .lemma = "steigen",
                                .direction = DIRECTION_UP,
                                .value = NAN,
                                .points = NAN,
                                .from = NAN,
                                .to = NAN,
                                .period = PERIOD_WEEK,
                                .hedge = HEDGE_ABOUT};
    s->ratings[0] = (struct rating){.span = find("Goldman rät zum Kauf"),
                                    .sentence = 0,
                                    .subject = &sap,
                                    .house_name = "Goldman",
                                    .to = "Kauf",
                                    .action = "confirmed",
                                    .target_from = NAN,
                                    .target_to = 300};
    memcpy(s->ratings[0].currency, "EUR", 4);
    s->events[0] = (struct event){.span = find("hebt die Prognose"),
                                  .sentence = 0,
                                  .class_name = "guidance_raised",
                                  .subject = &sap,
                                  .sign = LABEL_POSITIVE};
    s->evidence[0] = (struct evidence){.span = find("hebt die Prognose"),
                                       .sentence = 0,
                                       .lemma = "heben",
                                       .rule = "direction.quantity",
                                       .value = 0.5,
                                       .target = &sap};
    s->evidence[1] = (struct evidence){.span = find("fiel die Aktie um 2,2 Prozent"),
                                       .sentence = 1,
                                       .lemma = "fallen",
                                       .rule = "move.down",
                                       .value = -0.45,
                                       .target = &sap,
                                       .is_move = true};
}

void sample_make(struct sample *s) {
    memset(s, 0, sizeof *s);
    s->article = (struct article){.id = "a1",
                                  .title = "SAP",
                                  .source = "dpa-AFX",
                                  .published = "2025-05-18T14:00:00+02:00",
                                  .text = text,
                                  .text_len = sizeof text - 1};
    memset(s->article.content_hash, 0xAB, CONTENT_HASH_BYTES);
    s->sentences[0] = (struct sentence){.span = find("SAP hebt die Prognose, Goldman rät zum Kauf."),
                                        .role = ROLE_LEAD,
                                        .score = score(0.5, 0.5, 0.5, 0, 1)};
    s->sentences[1] = (struct sentence){.span = find("Trotzdem fiel die Aktie um 2,2 Prozent, Brent stieg."),
                                        .role = ROLE_BODY,
                                        .score = score(-0.45, 0, 0, 0.45, 1)};
    s->sentences[2] = (struct sentence){.span = find("Es \"regnet\"."), .role = ROLE_BODY};
    make_found(s);
    s->companies[0] = (struct company_verdict){.instrument = &sap,
                                               .score = score(0.1, 0.5, 0.5, 0.45, 2),
                                               .primary = true,
                                               .relevance = 0.9,
                                               .mentions = 2,
                                               .sentences = 2,
                                               .move = 0,
                                               .divergent = true};
    s->document =
        (struct document){.article = &s->article,
                          .arena = &s->arena,
                          .sentences = s->sentences,
                          .n_sentences = 3,
                          .mentions = s->mentions,
                          .n_mentions = 2,
                          .moves = s->moves,
                          .n_moves = 2,
                          .ratings = s->ratings,
                          .n_ratings = 1,
                          .events = s->events,
                          .n_events = 1,
                          .evidence = s->evidence,
                          .n_evidence = 2,
                          .companies = s->companies,
                          .n_companies = 1,
                          .verdict = {.score = score(0.05, 0.5, 0.5, 0.45, 2), .coverage = 2.0 / 3}};
}

void sample_free(struct sample *s) {
    arena_free(&s->arena);
}
