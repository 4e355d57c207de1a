/* How a move is told: verbs, nouns, lists, levels, numbers, units. */
#include "analysed.h"
#include "moves_text.h"

static const struct moves_row ROWS[] = {
    /* verbs */
    {"Die BMW-Aktie stieg um 2,3 Prozent.", "BMW up 2.3%", "a verb of movement"},
    {"Die Papiere von BMW gaben um 2,3 Prozent nach.", "BMW down 2.3%", "a particle behind its figure"},
    {"Die Aktien von BMW haben 2,3 Prozent eingebüßt.", "BMW down 2.3%", "a participle, and no um"},
    {"Dass die Aktie von Puma um 12 Prozent einbrach, überraschte niemanden.", "PUM down 12%",
     "a clause whose verb comes last"},
    {"Puma verloren 2,3 Prozent.", "PUM down 2.3%", "a name in the plural means its share"},
    {"Für Puma ging es um 2,3 Prozent nach unten.", "PUM down 2.3%", "es geht with für"},
    {"Bei Puma ging es um 2,3 Prozent auf 42,10 Euro bergab.", "PUM down 2.3% to 42.1 EUR",
     "... with bei, and a level"},
    {"Die Puma-Aktie notierte um 1,55 Prozent tiefer.", "PUM down 1.55%", "a verb of trade with an adverb"},
    {"Puma schlossen um 1,55 Prozent fester bei 42,10 Euro.", "PUM up 1.55% to 42.1 EUR", "... and a level"},
    {"Der Dax notierte 0,4 Prozent leichter.", "DAX down 0.4%", "leichter"},
    {"Brent war am Mittag 1,1 Prozent teurer.", "brent up 1.1%", "teurer"},
    {"Silber war am Mittag 1,1 Prozent billiger.", "silver down 1.1%", "billiger"},
    {"Der Dax schloss 0,4 Prozent im Plus.", "DAX up 0.4%", "im Plus"},
    {"Der Dow Jones ging 0,4 Prozent im Minus bei 38.500,10 Punkten in den Feierabend.",
     "DOW down 0.4% to 38500.1", "im Minus"},
    {"Die Adidas-Aktie hat 12 Prozent an Wert gewonnen.", "ADS up 12%", "an Wert"},
    {"Die Sorgen um Zölle drückten den Dax um 1,2 Prozent.", "DAX down 1.2%", "a verb that moves its object"},
    {"Die Zahlen ließen die Adidas-Aktie um 6,6 Prozent steigen.", "ADS up 6.6%",
     "lassen with an infinitive"},
    {"Der Dow Jones beendete den Tag mit einem Abschlag von 0,6 Prozent.", "DOW down 0.6%", "Abschlag von"},
    /* nouns */
    {"Die Adidas-Aktie verbuchte ein Plus von 1,2 Prozent.", "ADS up 1.2%", "Plus von"},
    {"Mit einem Minus von 3,4 Prozent waren Merck die schwächsten Werte im Dax.", "MRK down 3.4%",
     "Minus von"},
    {"Eon und RWE mit Aufschlägen von 0,9 beziehungsweise 1,3 Prozent", "EOAN up 0.9%; RWE up 1.3%",
     "Aufschläge, in order"},
    {"Kurssprung von 12 Prozent bei Zalando.", "ZAL up 12%", "a compound that speaks of prices"},
    {"Ein Kursrutsch von 12 Prozent kostete die Zalando-Aktie ihren Platz im Dax.", "ZAL down 12%",
     "Kursrutsch"},
    {"Der Kursrutsch bei Evotec setzte sich mit einem Abschlag von 5,4 Prozent fort.", "EVT down 5.4%",
     "one noun has the name, the other the figure"},
    {"Bei Merck betrug das Minus 2,3 Prozent.", "MRK down 2.3%", "a noun and its figure apart"},
    {"Nach den Verlusten vom Vortag verbuchte die Bayer-Aktie ein Plus von 0,4 Prozent.", "BAYN up 0.4%",
     "a noun that is only the background"},
    {"Schlusslicht war Sartorius mit minus 3,4 Prozent.", "SRT3 down 3.4%", "mit minus"},
    {"Bayer: plus 2,4 Prozent", "BAYN up 2.4%", "name and colon"},
    /* lists */
    {"Gewinner: SAP +1,40 Prozent auf 230,05 Euro", "SAP up 1.4% to 230.05 EUR", "sign, figure and level"},
    {"Tops: Adidas (+2,4%), Puma (+ 1,8 Prozent auf 42,10 EUR); Flops: BMW (-0,25 %), Bayer ( - 1,1 "
     "Prozent).",
     "ADS up 2.4%; PUM up 1.8% to 42.1 EUR; BMW down 0.25%; BAYN down 1.1%",
     "signs in brackets, each beside its name"},
    {"BMW: +2,3%; Mercedes: -1,1%; VW: unverändert", "BMW up 2.3%; MBG down 1.1%; VOW3 flat",
     "a list with colons"},
    {"DAX: 18.311,47 (+0,35 Prozent)", "DAX up 0.35%", "a level, and the change in brackets"},
    {"Zu den größten Verlierern zählten Merck (minus 3,4 Prozent), Bayer (minus 2,9) und Qiagen (minus 2,2).",
     "MRK down 3.4%; BAYN down 2.9%; QIA down 2.2%", "the unit comes first"},
    /* from, to, levels */
    {"Die Bayer-Aktie verteuerte sich von 60 auf 73 Euro.", "BAYN up 13 EUR from 60 to 73",
     "from and to make the change"},
    {"Die EZB setzte den Referenzkurs auf 1,0871 (Montag: 1,0902) Dollar fest.",
     "eurusd down 0.0031 USD from 1.0902 to 1.0871", "the level before stands in brackets"},
    {"Der Euro kostete zuletzt 1,0842 US-Dollar nach 1,0790 Dollar am Vorabend.",
     "eurusd up 0.0052 USD from 1.079 to 1.0842", "two levels"},
    {"Der Dax fiel unter 13.000 Punkte.", "DAX down", "a mark that was crossed is no level reached"},
    {"Der Dax sprang über die Marke von 20.000 Punkten.", "DAX up", "... upwards"},
    {"Der Dax überschritt 20.000 Punkte.", "DAX up", "... by the verb alone"},
    {"Der Euro kostete zuletzt 1,0773 US-Dollar und damit etwas weniger als am Vorabend.",
     "eurusd down to 1.0773 USD", "a level, and a comparison without a figure"},
    {"Ein Euro kostete 0,9371 Franken, 0,2 Prozent weniger als am Vorabend.",
     "eurchf down 0.2% to 0.9371 CHF", "ein Euro is no sum here"},
    {"Die Rendite zehnjähriger Bundesanleihen sank auf 2,41 Prozent.", "bund down to 2.41",
     "a level without a change"},
    {"Der ATX verlor 12,34 Punkte (minus 0,34 Prozent) auf 3.612,45 Zähler.",
     "ATX down 0.34% to 3612.45 (12.34 pt)", "points and percent are one move"},
    {"OMV-Aktien stiegen um 1,2 Prozent oder 0,46 Euro auf 38,92 Euro.", "OMV up 1.2% to 38.92 EUR",
     "... and money and percent"},
    /* ratios */
    {"Die Papiere von Evotec haben sich in drei Monaten verdoppelt.", "EVT up 100% other", "verdoppelt"},
    {"Der Titel von Infineon hat sich seit dem Rekordhoch halbiert.", "IFX down 50% other", "halbiert"},
    {"Der Bitcoin-Kurs hat sich binnen eines Jahres verdreifacht.", "bitcoin up 200% year", "verdreifacht"},
    {"Die Deutsche-Bank-Aktie hat sich um ein Viertel verteuert.", "DBK up 25%", "um ein Viertel"},
    {"Die Papiere der Deutschen Bank verloren gut ein Viertel ihres Wertes.", "DBK down 25% above",
     "a part of the worth"},
    {"Die Adidas-Aktie hat binnen Jahresfrist um die Hälfte zugelegt.", "ADS up 50% year", "die Hälfte"},
    /* without a figure */
    {"Die Infineon-Aktie legte kräftig zu.", "IFX up", "no figure"},
    {"Die Papiere von Bayer brachen ein.", "BAYN down", "no figure"},
    {"Dax verliert - Bayer bricht ein, SAP gewinnt", "DAX down; BAYN down; SAP up", "a headline"},
    {"Die SAP-Aktie stieg auf den höchsten Stand seit Februar.", "SAP up", "a level without a number"},
    {"Nach anfänglichen Verlusten drehte der Dax ins Plus.", "DAX up", "an idiom"},
    {"Für Hensoldt ging es bergab.", "HAG down", "es geht, with a name"},
    {"Der Dax ging mit Verlusten aus dem Handel.", "DAX down", "a noun beside a verb of trade"},
    /* flat */
    {"Die Aktie von SAP bewegte sich kaum.", "SAP flat", "bewegte sich kaum"},
    {"Der Dax trat auf der Stelle.", "DAX flat", "trat auf der Stelle"},
    {"Der Dax schloss behauptet.", "DAX flat", "behauptet"},
    {"Der Dax pendelte um den Vortagesschluss.", "DAX flat", "pendelte"},
    {"Die OMV-Aktie hielt sich auf Vortagesniveau.", "OMV flat", "auf Vortagesniveau"},
    {"OMV notierten unverändert bei 39,62 Euro.", "OMV flat to 39.62 EUR", "unverändert, with a level"},
    /* numbers */
    {"Der SMI fiel um 0,4% auf 11'942,17 Punkte.", "SMI down 0.4% to 11942.17", "thousands by apostrophe"},
    {"Der MDax fiel auf 25 906,12 Punkte.", "MDAX down to 25906.12", "thousands by space"},
    {"Der MDax fiel auf 25\u202f906,12 Punkte.", "MDAX down to 25906.12", "thousands by narrow space"},
    {"Der MDax fiel auf 25906,12 Punkte.", "MDAX down to 25906.12", "thousands without a mark"},
    {"Der Ölpreis ist um mehr als vier Prozent eingebrochen.", "oil down 4% above", "a word, and a hedge"},
    {"Die SAP-Aktie hat gegenüber dem Vortag ein Prozent eingebüßt.", "SAP down 1%", "ein Prozent"},
    {"Im Vergleich zum Vortag verlor die SAP-Aktie anderthalb Prozent.", "SAP down 1.5%", "anderthalb"},
    {"Die SAP-Aktie stieg um dreieinhalb Prozent.", "SAP up 3.5%", "dreieinhalb"},
    {"Die SAP-Aktie gab ein halbes Prozent nach.", "SAP down 0.5%", "ein halbes"},
    /* hedges */
    {"Die SAP-Aktie stieg um knapp 3 Prozent.", "SAP up 3% below", "knapp"},
    {"Die SAP-Aktie stieg um gut 3 Prozent.", "SAP up 3% above", "gut"},
    {"Die SAP-Aktie stieg um rund 3 Prozent.", "SAP up 3% about", "rund"},
    {"Die SAP-Aktie stieg um mehr als 3 Prozent.", "SAP up 3% above", "mehr als"},
    {"Die SAP-Aktie stieg um bis zu 3 Prozent.", "SAP up 3% up_to", "bis zu"},
    {"Die SAP-Aktie stieg um nicht mehr als 3 Prozent.", "SAP up 3% up_to", "nicht mehr als is no negation"},
    {"SAP, Siemens und die Allianz gewannen zwischen 1 und 2 Prozent.", "SAP up; SIE up; ALV up",
     "a range has no value"},
    /* units */
    {"Die Rendite der zehnjährigen US-Staatsanleihen legte um 0,05 Prozentpunkte auf 4,35 Prozent zu.",
     "treasury up 0.05 pp to 4.35", "Prozentpunkte"},
    {"Die Rendite der zehnjährigen Bundesanleihe fiel um 4 Basispunkte auf 2,41 Prozent.",
     "bund down 4 bp to 2.41", "Basispunkte"},
    {"Der Dax verlor 64 Zähler.", "DAX down 64 pt", "Zähler"},
    {"Die UBS-Aktie verlor 45 Rappen auf 28,30 Franken.", "UBSG down 0.45 CHF to 28.3", "Rappen"},
    {"Die Apple-Aktie verlor 15 Cent auf 186,71 Dollar.", "AAPL down 0.15 USD to 186.71",
     "cents of what costs dollars"},
    {"Der Goldpreis legte um 15 Dollar auf 2.650 Dollar zu.", "gold up 15 USD to 2650", "Dollar"},
    {"Evotec-Aktien stiegen um 75 Prozent.", "EVT up 75% doubtful", "over 60 percent in a day is doubtful"},
};

START_TEST(moves_of_a_text) {
    moves_check(&ROWS[_i]);
}
END_TEST

Suite *suite_moves(void);

Suite *suite_moves(void) {
    Suite *suite = suite_create("moves");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, moves_of_a_text, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
