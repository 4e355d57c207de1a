/* Of whom something is said, a row each: the sentence, a company of it, what the sentence tells of that
 * company, and why. */
#include <check.h>
#include <string.h>

#include "analysed.h"

struct row {
    const char *text;
    const char *ticker;
    enum label label;
    const char *reason;
};

static const struct row ROWS[] = {
    /* subject and object */
    {"SAP gewinnt einen Großauftrag, den bisher Oracle hatte.", "SAP", LABEL_POSITIVE, "the subject wins"},
    {"SAP gewinnt einen Großauftrag, den bisher Oracle hatte.", "ORCL", LABEL_NEUTRAL,
     "a relative clause that only tells who had it"},
    {"Die Deutsche Bank hob das Kursziel für die Allianz an.", "ALV", LABEL_POSITIVE,
     "the target of the rating"},
    {"Die Deutsche Bank hob das Kursziel für die Allianz an.", "DBK", LABEL_NEUTRAL,
     "the house gets no tone"},
    {"Höhere Kosten belasteten das Ergebnis der Deutschen Post.", "DHL", LABEL_NEGATIVE,
     "the owner of the object"},
    {"Gegen Siemens wird wegen Bestechung ermittelt.", "SIE", LABEL_NEGATIVE, "no subject at all"},
    {"Bei BMW läuft es rund.", "BMW", LABEL_POSITIVE, "es is nobody, bei names whom it concerns"},
    {"Nvidia verdrängt Intel aus dem Dow Jones.", "INTC", LABEL_NEGATIVE, "an effect on the object"},
    {"Adidas nimmt Puma Marktanteile ab.", "PUM", LABEL_NEGATIVE, "the dative loses"},
    /* one clause for each */
    {"Mercedes profitierte vom Absatz in China, BMW dagegen litt unter schwacher Nachfrage.", "MBG",
     LABEL_POSITIVE, "the first clause"},
    {"Mercedes profitierte vom Absatz in China, BMW dagegen litt unter schwacher Nachfrage.", "BMW",
     LABEL_NEGATIVE, "the second clause"},
    {"Während BMW im Mai weniger Autos verkaufte, steigerte Volkswagen den Absatz.", "BMW", LABEL_NEGATIVE,
     "a subordinate clause of its own"},
    {"Während BMW im Mai weniger Autos verkaufte, steigerte Volkswagen den Absatz.", "VOW3", LABEL_POSITIVE,
     "the main clause"},
    {"Siemens erhielt den Zuschlag, Alstom ging leer aus.", "ALO", LABEL_NEGATIVE, "the loser's clause"},
    /* what a pronoun takes up */
    {"Eon hob die Dividende an, RWE kürzte sie.", "RWE", LABEL_NEGATIVE, "sie is the dividend"},
    {"Beiersdorf bestätigte die Prognose, Henkel musste sie senken.", "HEN3", LABEL_NEGATIVE,
     "sie is the outlook"},
    /* who is compared is not who does it */
    {"Anders als die Deutsche Bank musste die Commerzbank einen Gewinneinbruch hinnehmen.", "CBK",
     LABEL_NEGATIVE, "the subject stands behind the verb"},
    {"Anders als die Deutsche Bank musste die Commerzbank einen Gewinneinbruch hinnehmen.", "DBK",
     LABEL_NEUTRAL, "als only compares"},
    /* several alike */
    {"Hannover Rück und Munich Re erhöhten ihre Gewinnziele.", "HNR1", LABEL_POSITIVE,
     "both are the subject"},
    {"Hannover Rück und Munich Re erhöhten ihre Gewinnziele.", "MUV2", LABEL_POSITIVE,
     "both are the subject"},
    /* where others lose or win */
    {"Der Telekom liefen im Quartal 300.000 Kunden davon.", "DTE", LABEL_NEGATIVE, "the dative is left"},
    {"Tesla verliert in China Marktanteile, BYD legt zu.", "TSLA", LABEL_NEGATIVE,
     "a place between verb and object"},
};

static const char *label_told(const struct document *document, const char *ticker) {
    for (uint32_t i = 0; i < document->n_companies; i++)
        if (strcmp(document->companies[i].instrument->ticker, ticker) == 0)
            return label_name(label_of(document->companies[i].score.score));
    return "not named";
}

START_TEST(label_of_a_company) {
    const struct row *row = &ROWS[_i];
    struct analysed analysed;
    analysed_make(&analysed, row->text);
    const char *got = label_told(&analysed.document, row->ticker);
    ck_assert_msg(strcmp(got, label_name(row->label)) == 0, "%s: %s is %s, expected %s: %s", row->text,
                  row->ticker, got, label_name(row->label), row->reason);
    analysed_free(&analysed);
}
END_TEST

Suite *suite_target(void);

Suite *suite_target(void) {
    Suite *suite = suite_create("target");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, label_of_a_company, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
