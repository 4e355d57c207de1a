/* Clauses of sentences, a row each: kind, verb, particle and subject. */
#include "analysis/clause.h"

#include <check.h>
#include <string.h>

#include "analysed.h"
#include "base/buffer.h"

Suite *suite_clause(void);

static const struct {
    const char *text;
    const char *clauses; /* kind, lemma, particle that stands apart, subject; each "-" where there is none */
    const char *reason;
} ROWS[] = {
    {"Der Kurs sank.", "main sinken - Kurs", "subject and verb"},
    {"Die Aktie rutschte am Montag ab.", "main abrutschen ab Aktie", "a particle at the end"},
    {"Die Aktie ist abgerutscht.", "main abrutschen - Aktie", "a participle"},
    {"Die Aktie dürfte abrutschen.", "main abrutschen - Aktie", "an infinitive with a modal"},
    {"Den Umsatz senkte der Konzern.", "main senken - Konzern", "the object comes first"},
    {"Der Kurs sank, weil der Gewinn einbrach.", "main sinken - Kurs; subordinate einbrechen - Gewinn",
     "a subordinate clause with its particle joined"},
    {"Obwohl der Umsatz stieg, sank der Gewinn.", "subordinate steigen - Umsatz; main sinken - Gewinn",
     "a subordinate clause in front"},
    {"Der Umsatz stieg und der Gewinn sank.", "main steigen - Umsatz; main sinken - Gewinn",
     "two main clauses"},
    {"Der Konzern senkte die Kosten, um den Gewinn zu steigern.",
     "main senken - Konzern; infinitive steigern - Konzern", "um ... zu shares the subject"},
    {"Starke Zahlen von SAP", "phrase - - Zahlen", "a headline without a verb"},
};

static void add_token(struct buffer *out, const struct document *d, uint32_t token) {
    const char *text = token == NO_INDEX ? "-" : d->article->text + d->words.tokens[token].start;
    size_t len = token == NO_INDEX ? 1 : d->words.tokens[token].end - d->words.tokens[token].start;
    buffer_printf(out, " %.*s", (int)len, text);
}

static void describe(struct buffer *out, const struct document *d) {
    static const char *const kinds[] = {"main", "subordinate", "relative", "infinitive", "phrase"};
    for (uint32_t i = 0; i < d->n_clauses; i++) {
        const struct clause *clause = &d->clauses[i];
        uint32_t subject = clause_subject(d, i);
        buffer_printf(out, "%s%s %s", i > 0 ? "; " : "", kinds[clause->kind],
                      clause->lemma == NO_INDEX
                          ? "-"
                          : lexicon_lemma_text(engine_lexicon(analysed_engine()), clause->lemma));
        add_token(out, d, clause->particle);
        add_token(out, d, subject == NO_INDEX ? NO_INDEX : d->nominals[subject].noun);
    }
}

START_TEST(clauses_of_a_sentence) {
    struct analysed analysed;
    struct buffer got = {0};
    analysed_make(&analysed, ROWS[_i].text);
    describe(&got, &analysed.document);
    ck_assert_msg(got.bytes != NULL && strcmp(got.bytes, ROWS[_i].clauses) == 0, "%s\n  got %s\n  not %s: %s",
                  ROWS[_i].text, got.bytes == NULL ? "nothing" : got.bytes, ROWS[_i].clauses,
                  ROWS[_i].reason);
    buffer_free(&got);
    analysed_free(&analysed);
}
END_TEST

Suite *suite_clause(void) {
    Suite *suite = suite_create("clause");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, clauses_of_a_sentence, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
