/* Rules of language, a row each: the sentence, what it tells an investor, and why. */
#include <check.h>
#include <string.h>

#include "analysed.h"

struct row {
    const char *text;
    enum label label;
    const char *reason;
};

static const struct row ROWS[] = {
    /* direction times quantity */
    {"Der Gewinn sank im dritten Quartal.", LABEL_NEGATIVE, "a good quantity falls"},
    {"Die Verluste gingen deutlich zurück.", LABEL_POSITIVE, "a bad quantity falls; zurück stands apart"},
    {"Der Konzern senkte die Kosten.", LABEL_POSITIVE, "a verb of change takes its object"},
    {"Die Kosten senkte der Konzern deutlich.", LABEL_POSITIVE, "the object may come first"},
    {"Die Arbeitslosigkeit stieg im Mai.", LABEL_NEGATIVE, "a bad quantity rises"},
    {"Sinkende Margen machen dem Unternehmen zu schaffen.", LABEL_NEGATIVE, "a participle before its noun"},
    {"Der Rückgang der Nachfrage setzt sich fort.", LABEL_NEGATIVE, "a noun of change with a genitive"},
    {"Der Rückgang der Schulden setzt sich fort.", LABEL_POSITIVE, "falling debt is good"},
    {"Die Schulden wurden um 200 Millionen Euro verringert.", LABEL_POSITIVE,
     "in the passive the subject changes"},
    {"Der Verlust verringerte sich auf 12 Millionen Euro.", LABEL_POSITIVE,
     "a reflexive verb changes its subject"},
    {"Der Konzern steigerte den Umsatz und senkte die Kosten.", LABEL_POSITIVE,
     "the second verb shares the subject"},
    {"Höhere Kosten drückten auf das Ergebnis.", LABEL_NEGATIVE, "a comparative before a bad quantity"},
    {"Niedrigere Kosten halfen dem Ergebnis.", LABEL_POSITIVE, "less of a bad quantity"},
    {"Die Sorgen der Anleger nehmen zu.", LABEL_NEGATIVE, "a bad thing that grows"},
    {"Die Sorgen der Anleger nehmen ab.", LABEL_POSITIVE, "a bad thing that shrinks"},
    /* compounds */
    {"Der Gewinnrückgang fiel deutlich aus.", LABEL_NEGATIVE, "direction head, good quantity before it"},
    {"Der Schuldenabbau bei Siemens kommt voran.", LABEL_POSITIVE, "direction head, bad quantity before it"},
    {"Die Gewinnwarnung kam am Abend.", LABEL_NEGATIVE, "the whole word before its head"},
    {"Der Verlustvortrag beträgt 30 Millionen Euro.", LABEL_NEUTRAL, "a term of accounting"},
    {"Die Gewinn- und Verlustrechnung steht auf Seite 12.", LABEL_NEUTRAL, "a term of accounting"},
    {"Die Hauptversammlung findet am 12. Mai statt.", LABEL_NEUTRAL, "a date"},
    /* negation */
    {"Der Gewinn sank nicht.", LABEL_POSITIVE, "nicht turns the verb"},
    {"Das Unternehmen macht keine Verluste mehr.", LABEL_POSITIVE, "kein turns its noun"},
    {"Kein einziges Segment schrieb rote Zahlen.", LABEL_POSITIVE, "an attribute stands behind kein"},
    {"Die Gefahr einer Pleite ist abgewendet.", LABEL_POSITIVE, "the genitive goes with its noun"},
    {"Der Verlust fiel nur halb so hoch aus wie befürchtet.", LABEL_POSITIVE, "wie befürchtet is a clause"},
    {"Der Konzern erwartet keinen Gewinn mehr.", LABEL_NEGATIVE, "none of a good quantity"},
    {"Die Lage ist nicht gut.", LABEL_NEGATIVE, "nicht turns the adjective behind it"},
    {"Die Zahlen waren nicht nur gut, sondern hervorragend.", LABEL_POSITIVE, "nicht nur negates nothing"},
    {"Das bedeutet nicht das Aus für das Projekt.", LABEL_POSITIVE, "a bad thing denied"},
    {"Von einer Krise kann bei Siemens keine Rede sein.", LABEL_POSITIVE, "a denial behind its noun"},
    {"Die Pleite konnte abgewendet werden.", LABEL_POSITIVE, "a verb that turns its theme"},
    {"Die Verzögerung ist kein Einzelfall, aber ein Warnsignal.", LABEL_NEGATIVE,
     "the negation ends at the comma"},
    /* contrast and concession */
    {"Zwar stieg der Umsatz, aber der Gewinn brach ein.", LABEL_NEGATIVE, "what follows aber weighs more"},
    {"Trotz der Krise stieg der Gewinn.", LABEL_POSITIVE, "trotz gives its noun away"},
    {"Obwohl der Umsatz sank, stieg der Gewinn deutlich.", LABEL_POSITIVE, "a concessive clause"},
    {"Der Gewinn stieg, obwohl die Nachfrage schwach war.", LABEL_POSITIVE, "a concessive clause behind"},
    /* expectations */
    {"Der Gewinn fiel besser aus als erwartet.", LABEL_POSITIVE, "a comparative and a yardstick"},
    {"Der Gewinn ging weniger stark zurück als befürchtet.", LABEL_POSITIVE, "less of a bad move"},
    {"Die Kosten stiegen stärker als erwartet.", LABEL_NEGATIVE, "more of a bad move"},
    {"Der Umsatz blieb unter den Erwartungen.", LABEL_NEGATIVE, "below the yardstick"},
    {"Das Ergebnis lag über der Analystenschätzung.", LABEL_POSITIVE, "above a compound yardstick"},
    {"Der Konzern verfehlte die Prognosen.", LABEL_NEGATIVE, "a verb of missing"},
    {"Der Umsatz lag im Rahmen der Erwartungen.", LABEL_NEUTRAL, "met is neutral"},
    {"Die Bank zahlt eine Dividende von 30 Cent nach 28 Cent im Vorjahr.", LABEL_POSITIVE,
     "two figures of one kind"},
    {"Der Gewinn lag bei 80 Millionen Euro, Analysten hatten mit 95 Millionen Euro gerechnet.",
     LABEL_NEGATIVE, "the analysts' figure is higher"},
    /* more and less */
    {"Der Konzern verkaufte weniger Anlagen.", LABEL_NEGATIVE, "less of what is good to do"},
    {"Der Konzern verdiente im Mai weniger.", LABEL_NEGATIVE, "the verb alone bears the amount"},
    {"Es kamen mehr Kunden.", LABEL_POSITIVE, "the verb says nothing, the amount is the news"},
    {"Es gab weniger Insolvenzen.", LABEL_POSITIVE, "less of a bad thing"},
    {"Weniger Firmen melden Insolvenz an.", LABEL_POSITIVE, "fewer to whom the bad thing happens"},
    {"Mehr Firmen melden Insolvenz an.", LABEL_NEGATIVE, "more to whom it happens"},
    {"Die Firma gewann weniger Aufträge.", LABEL_NEGATIVE, "less is won"},
    {"Weniger Aufträge belasten die Firma.", LABEL_NEGATIVE, "a small cause of harm is still one"},
    {"Die Firma hat keine Aufträge mehr.", LABEL_NEGATIVE, "mehr belongs to the negation"},
    {"Mehr als die Hälfte der Kunden kommt aus Bayern.", LABEL_NEUTRAL, "mehr als only measures"},
    {"Die Post schüttet so viel aus wie im Vorjahr.", LABEL_NEUTRAL, "as much is neither more nor less"},
    {"Der Umsatz war so hoch wie seit zehn Jahren nicht mehr.", LABEL_POSITIVE,
     "so hoch wie ... nicht mehr is no denial of hoch"},
    {"Im Oktober meldeten zwölf Prozent weniger Firmen Insolvenz an.", LABEL_POSITIVE,
     "behind a figure a counted noun still bears the amount"},
    {"Siemens rechnet nur noch mit einem Gewinn von 570 Millionen Euro.", LABEL_NEGATIVE,
     "nur noch restricts the words of the idiom, though its verb stands before"},
    {"Die Zahl der Umsatz- und Gewinnwarnungen bei Siemens stieg.", LABEL_NEGATIVE, "Umsatz- is half a word"},
    /* what is wanted or must be done */
    {"Der Verband plädiert dafür, die Steuern zu senken.", LABEL_NEUTRAL, "the content of a demand"},
    {"Aktionäre fordern eine höhere Dividende von Siemens.", LABEL_NEUTRAL, "a change that is only wanted"},
    {"Die Behörde fordert von Siemens eine Strafe.", LABEL_NEGATIVE,
     "what is bad weighs though only demanded"},
    {"Die Politik müsse die Wirtschaft stärken.", LABEL_POSITIVE,
     "what must be done is not there yet, but weighs"},
    /* halves and alternatives */
    {"Siemens wird seine Prognose weder anheben noch senken.", LABEL_NEUTRAL, "neither of two opposites"},
    {"Weder die Nachfrage noch der Preis sank.", LABEL_POSITIVE, "weder turns the verb of both"},
    {"Der Aktie half weder die Anhebung der Prognose noch die höhere Dividende.", LABEL_NEGATIVE,
     "weder behind the verb turns it too"},
    {"Damit hat Eon die eigene Prognose eher eingehalten als übertroffen.", LABEL_NEUTRAL,
     "eher A als B: B is not the case"},
    {"Ohne die Sonderbelastungen wäre der Gewinn gestiegen.", LABEL_NEUTRAL, "a rise that did not happen"},
    {"Die Rezession, vor der Ökonomen gewarnt hatten, blieb aus.", LABEL_POSITIVE,
     "the relative clause tells of what did not come"},
    {"Eine Pleite von Siemens ist unwahrscheinlich.", LABEL_POSITIVE, "a predicate turns its subject"},
    {"Die Sorgen um Siemens erwiesen sich als unbegründet.", LABEL_POSITIVE, "so does one behind als"},
    {"Eine Pleite von Siemens ist nicht ausgeschlossen.", LABEL_NEGATIVE, "a bad thing that may come"},
    {"Für den Chef gibt es kaum Hoffnung auf Besserung.", LABEL_NEGATIVE,
     "kaum stands before the idiom's noun"},
    {"Siemens konnte den Umsatzrückgang bremsen.", LABEL_POSITIVE, "a fall that is slowed"},
    {"Der Gewinn lag über dem, was Analysten auf dem Zettel hatten.", LABEL_POSITIVE,
     "the yardstick is a clause"},
    {"Der Rückgang fiel kleiner aus als gedacht.", LABEL_POSITIVE, "less of a fall"},
    {"Die Bank hat faule Kredite abgebaut.", LABEL_POSITIVE, "less of what its attribute calls bad"},
    {"Der Konzern verspricht sich Einsparungen bei Siemens.", LABEL_POSITIVE,
     "savings are good, what is saved is not told"},
    {"Nach einem Verlust im Vorjahr verdiente Siemens 3 Millionen Euro.", LABEL_POSITIVE,
     "a loss that is overcome"},
    {"Tesla gewinnt in China Kunden.", LABEL_POSITIVE, "a bare name of a place is a phrase by itself"},
    /* headlines */
    {"Staatsschulden bei 72 Mrd. Dollar, Wirtschaft schrumpft.", LABEL_NEGATIVE,
     "the subject stands behind the comma"},
    {"Umsatz bei 3 Milliarden Euro, Verlust steigt.", LABEL_NEGATIVE, "the subject stands behind the comma"},
    {"Der starke Franken hat Schindler das Ergebnis vermiest.", LABEL_NEGATIVE,
     "a strong currency is not good by itself"},
    {"Siemens kommt bei der Sanierung voran.", LABEL_POSITIVE, "bei names the field, not what grows"},
    /* verbs and their objects */
    {"Die hohen Energiepreise belasten die Industrie.", LABEL_NEGATIVE, "an effect on the object"},
    {"Die Nachfrage aus China beflügelt das Geschäft.", LABEL_POSITIVE, "an effect on the object"},
    {"Die Übernahme scheiterte am Widerstand der Aktionäre.", LABEL_NEGATIVE, "failure"},
    {"Der Konzern hält an seiner Prognose fest.", LABEL_NEUTRAL, "fest is a particle here, no firm market"},
    {"Der Vorstand stellt ein höheres Ergebnis in Aussicht.", LABEL_POSITIVE,
     "ein is a determiner here, no particle"},
    /* what is only possible, asked or conditional */
    {"Bricht der Gewinn ein?", LABEL_NEUTRAL, "an open question"},
    {"Ob sich die Wette auszahlt, bleibt offen.", LABEL_NEUTRAL, "an indirect question"},
    /* idioms */
    {"Das Unternehmen rutschte in die roten Zahlen.", LABEL_NEGATIVE, "an idiom with its verb"},
    {"Erstmals schrieb der Essenslieferant wieder schwarze Zahlen.", LABEL_POSITIVE,
     "the verb stands before the phrase"},
    {"Die Bank musste Federn lassen.", LABEL_NEGATIVE, "an idiom with an infinitive"},
    {"Der Plan gerät ins Wanken.", LABEL_NEGATIVE, "an idiom"},
    {"Der Konzern stößt an seine Grenzen.", LABEL_NEGATIVE, "an idiom"},
    /* figures and degree are no tone by themselves */
    {"Der Umsatz betrug 3,2 Milliarden Euro.", LABEL_NEUTRAL, "a level without a comparison"},
    {"Die Bank hält gut fünf Prozent der Anteile.", LABEL_NEUTRAL, "gut before a number is a hedge"},
    {"Das Werk beschäftigt mehr als 1000 Menschen.", LABEL_NEUTRAL, "mehr als before a number is a hedge"},
    /* ratings */
    {"Die Investmentbank hat das Kursziel für Zalando von 30 auf 24 Euro gesenkt.", LABEL_NEGATIVE,
     "a lower target"},
    {"Warburg Research hat Jost Werke mit \"Buy\" und einem Kursziel von 74 Euro bestätigt.", LABEL_NEUTRAL,
     "a rating that is kept is neutral"},
    {"Berenberg stufte Kion von \"Hold\" auf \"Buy\" hoch.", LABEL_POSITIVE, "a rating raised"},
    /* spelling */
    {"Die Boerse reagierte mit massiven Verlusten.", LABEL_NEGATIVE, "oe for ö, a dative plural"},
    {"DER GEWINN BRICHT EIN", LABEL_NEGATIVE, "a headline in capitals"},
};

START_TEST(label_of_a_sentence) {
    const struct row *row = &ROWS[_i];
    struct analysed analysed;
    analysed_make(&analysed, row->text);
    enum label got = label_of(analysed.document.verdict.score.score);
    ck_assert_msg(got == row->label, "%s: %s, expected %s: %s", row->text, label_name(got),
                  label_name(row->label), row->reason);
    analysed_free(&analysed);
}
END_TEST

START_TEST(evidence_adds_up) {
    const char *text = "SAP senkt die Prognose, doch der Gewinn stieg. Puma enttäuschte die Anleger.";
    struct analysed analysed;
    analysed_make(&analysed, text);
    const struct document *document = &analysed.document;
    ck_assert_uint_eq(document->n_sentences, 2);
    for (uint32_t s = 0; s < document->n_sentences; s++) {
        double positive = 0, negative = 0;
        for (uint32_t e = 0; e < document->n_evidence; e++) {
            if (document->evidence[e].sentence != s)
                continue;
            ck_assert(document->evidence[e].span.end <= strlen(text));
            if (document->evidence[e].value > 0)
                positive += document->evidence[e].value;
            else
                negative -= document->evidence[e].value;
        }
        ck_assert_double_gt(positive + negative, 0);
        ck_assert_double_eq_tol(positive, document->sentences[s].score.positive, 1e-9);
        ck_assert_double_eq_tol(negative, document->sentences[s].score.negative, 1e-9);
    }
    analysed_free(&analysed);
}
END_TEST

Suite *suite_tone(void);

Suite *suite_tone(void) {
    Suite *suite = suite_create("tone");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, label_of_a_sentence, 0, sizeof ROWS / sizeof *ROWS);
    tcase_add_test(rows, evidence_adds_up);
    return suite;
}
