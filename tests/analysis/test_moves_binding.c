/* Whose move it is, when it happened and whether it did; and what is none. */
#include <check.h>

#include "analysed.h"
#include "moves_text.h"

static const struct moves_row ROWS[] = {
    /* coordination */
    {"BMW verloren 3,1, Mercedes 2,4 und VW 1,8 Prozent.", "BMW down 3.1%; MBG down 2.4%; VOW3 down 1.8%",
     "the unit comes last"},
    {"Dax und MDax stiegen um jeweils 0,5 Prozent auf 23 750 und 10 833 Zähler.",
     "DAX up 0.5% to 23750; MDAX up 0.5% to 10833", "jeweils, with a level for each"},
    {"Commerzbank und Deutsche Bank büßten je 2,5 Prozent ein.", "CBK down 2.5%; DBK down 2.5%", "je"},
    {"Die Anteilsscheine von Fresenius und FMC fielen um 1,3 beziehungsweise 2,8 Prozent.",
     "FRE down 1.3%; FME down 2.8%", "beziehungsweise"},
    {"Seit Jahresbeginn hat sich Gold um 20, Silber um 40 Prozent verteuert.",
     "gold up 20% ytd; silver up 40%", "... of a participle"},
    {"Am Morgen waren BMW um 8 Prozent gestiegen, dann aber um 4 Prozent gefallen.",
     "BMW up 8% intraday; BMW down 4% older", "each participle has its own figure"},
    {"Kein Halten für die Deutz-Aktien: Mit einem Verlust von 7 Prozent beläuft sich das Minus auf 26 "
     "Prozent.",
     "DEZ down 7%; DEZ down 26%", "behind a colon"},
    {"Eon legten um 1,2, RWE um 0,8 Prozent zu.", "EOAN up 1.2%; RWE up 0.8%", "ellipsis of the verb"},
    {"Für Rheinmetall ging es um 4,1 Prozent nach unten, für Hensoldt um 3,2 Prozent.",
     "RHM down 4.1%; HAG down 3.2%", "ellipsis with für"},
    {"Bei den Rüstungswerten verbuchten Rheinmetall Verluste von 4,1 und Hensoldt von 3,2 Prozent.",
     "RHM down 4.1%; HAG down 3.2%", "ellipsis of the noun"},
    {"Während Adidas 2 Prozent zulegten, verloren Puma 3 Prozent und Hugo Boss 1,5 Prozent.",
     "ADS up 2%; PUM down 3%; BOSS down 1.5%", "während"},
    {"Für den MDax der mittelgroßen Werte ging es nach unten, der 0,7 Prozent verlor.", "MDAX down 0.7%",
     "the relative clause behind the verb, and a genitive between"},
    {"Schwächer tendierten die Papiere von Andritz (ANDR), die 0,9 Prozent einbüßten.", "ANDR down 0.9%",
     "a bracket between"},
    {"Größter Verlierer war die Aktie von Zalando, die 5,2 Prozent einbüßte.", "ZAL down 5.2%",
     "a relative clause"},
    {"Besser sah es für BMW aus, deren Papiere um 2,3 Prozent zulegten.", "BMW up 2.3%", "deren"},
    {"Die größten Gewinner waren Infineon mit plus 3,1 und Siemens mit plus 2,4 Prozent.",
     "IFX up 3.1%; SIE up 2.4%", "winners"},
    {"Mit Kursabschlägen von 4,1 Prozent für Rheinmetall und 3,2 Prozent für Hensoldt gehörten die "
     "Rüstungswerte zu den Verlierern.",
     "RHM down 4.1%; HAG down 3.2%", "losers"},
    {"Um 4,1 beziehungsweise 3,2 Prozent ging es für Rheinmetall und Hensoldt nach unten.",
     "RHM down 4.1%; HAG down 3.2%", "the figures come first"},
    {"Mit einem Kursplus von 3,8 Prozent waren Zalando Spitzenreiter im Leitindex, gefolgt von Adidas mit "
     "2,9 Prozent.",
     "ZAL up 3.8%; ADS up 2.9%", "a ranking"},
    {"Ölpreise ziehen an: Brent 2 Prozent teurer", "brent up 2%", "behind the colon the details"},
    {"Rüstungswerte wie Rheinmetall und Hensoldt verloren jeweils rund 5 Prozent.",
     "RHM down 5% about; HAG down 5% about", "examples of a group"},
    {"In Paris verloren Air France-KLM 3,1 Prozent, in London IAG 2,8 Prozent.",
     "AF down 3.1%; IAG down 2.8%", "places between"},
    {"Der EuroStoxx 50 büßte 0,9 Prozent ein und schloss bei 4.980 Punkten.", "EUROSTOXX50 down 0.9% to 4980",
     "the level in a second clause"},
    {"Bei Andritz und beim Verbund gab es jeweils ein Plus von 0,2 Prozent.", "ANDR up 0.2%; VER up 0.2%",
     "the preposition comes again"},
    {"Weil die drei Schwergewichte Nestlé, Novartis und Roche aber deutliche Einbußen verzeichneten, verlor "
     "der "
     "SMI.",
     "NESN down; NOVN down; ROG down; SMI down", "a list that opens a clause with its conjunction"},
    {"Hinten lagen SAP (-2,57%) und vor allem Siemens mit einem deutlichen Rückgang von 6,72 Prozent.",
     "SAP down 2.57%; SIE down 6.72%", "vor allem is no preposition"},
    {"Vonovia und LEG legten nur leicht zu, Grand City Properties mit plus 2 Prozent deutlicher.",
     "VNA up; LEG up; GYC up 2%", "one name has its own change, the verb is left to the others"},
    {"Novartis verloren 0,6 Prozent, während Nestlé dem SMI mit einem Plus von 0,6 Prozent halfen.",
     "NOVN down 0.6%; NESN up 0.6%", "an object has no change of its own"},
    {"Um 9 Prozent nach oben ging es im Nebenwerteindex für SAF-Holland.", "SFQ up 9%",
     "an index belongs to no company"},
    {"Um 33 Prozent hat der MDax zugelegt, 44 Prozent waren es im noch eine Stufe tiefer angesiedelten SDax.",
     "MDAX up 33%; SDAX up 44%", "an ellipsis; tiefer belongs to the noun"},
    {"FRANKFURT (Dow Jones)--Für den Dax ist es nach oben gegangen.", "DAX up", "the agency is no index"},
    {"Verlierer waren Microsoft (NASDAQ:MSFT) (-0,77 %) und Apple (NASDAQ:AAPL) (-0,66 %).",
     "MSFT down 0.77%; AAPL down 0.66%", "... nor is the exchange of a symbol"},
    {"Vorn liegt der TecDax, der bei 3.651 Punkten liegt und 0,04 Prozent höher notiert.", "TECDAX up 0.04%",
     "the second clause of a relative pronoun"},
    /* coreference */
    {"Die Papiere von Siemens und SAP gewannen. Erstere stiegen um 2,1 Prozent, Letztere um 1,3 Prozent.",
     "SIE up; SAP up; SIE up 2.1%; SAP up 1.3%", "the former and the latter"},
    {"Hinten lagen BMW und Continental. Die Papiere büßten jeweils 1,5 Prozent ein.",
     "BMW down 1.5%; CON down 1.5%", "the papers of two"},
    {"Hinten lagen BMW und Continental. Die Aktien verloren 1,5 und 2,5 Prozent.",
     "BMW down 1.5%; CON down 2.5%", "... in order"},
    {"Das sorgte für einen Kursverlust von 1,1 Prozent, womit Covestro am Ende des Index stand.",
     "1COV down 1.1%", "the only name of the sentence"},
    {"Meta gewannen 3 Prozent. Auch Nvidia legte kräftig zu.", "META up 3%; NVDA up",
     "a bare clause goes on with what shares did"},
    {"Meta gewannen 3 Prozent. Nvidia legte beim Umsatz zu.", "META up 3%", "... but not with sales"},
    {"Die europäische Gemeinschaftswährung kostete 1,0815 Dollar und damit 0,4 Prozent weniger als am "
     "Vortag.",
     "eurusd down 0.4% to 1.0815 USD", "another name of the euro"},
    {"Eon überraschte. Dessen Papiere verteuerten sich um 1 Prozent.", "EOAN up 1%",
     "dessen opens a sentence"},
    {"Der EuroStoxx 50 legte zu. Ähnlich wie der Dax hat er im Wochenverlauf 6 Prozent gewonnen.",
     "EUROSTOXX50 up; EUROSTOXX50 up 6% week", "what is only compared is not meant"},
    {"UnitedHealth führt den Dow Jones mit einem Plus von 3,4 Prozent an.", "UNH up 3.4%",
     "an object has no change of its own, as an accusative"},
    {"BASF fiel auf. Mit einem Plus von 3,0 Prozent war sie Spitzenreiter.", "BAS up 3%",
     "a noun of direction takes up who was named"},
    {"Der Silberpreis glänzt: Der Preis einer Feinunze stieg um 3 Prozent auf 91 Dollar.",
     "silver up 3% to 91 USD", "the price of a measure"},
    {"Der Bitcoin gab nach. Am Freitag fiel der Kurs auf 3825 Dollar.",
     "bitcoin down; bitcoin down to 3825 USD", "the price of what else was named before"},
    {"Die Bundesanleihe legte zu. Im Gegenzug fiel die Rendite um 5 Basispunkte.", "bund down 5 bp",
     "the yield of the bond before"},
    {"Der Dax gab nach. Tags zuvor war er um 3,4 Prozent gestiegen.", "DAX down; DAX up 3.4% older",
     "a pronoun behind a time"},
    {"SAP legte Zahlen vor. Die Papiere verloren 3 Prozent.", "SAP down 3%",
     "die Papiere are those of the company before"},
    {"Tesla: Aktie verliert nach Zahlen deutlich", "TSLA down", "a headline names the company first"},
    {"Die Henkel-Aktie fiel um 3 Prozent, weil der Gewinn um 10 Prozent zurückging.", "HEN3 down 3%",
     "the figure of the profit stays with it"},
    {"Henkel hat den Gewinn um 4 Prozent gesteigert, die Aktie fällt um 3 Prozent.", "HEN3 down 3%",
     "... and the other way round"},
    /* no move */
    {"Der Gewinn von Siemens sank um 20 Prozent.", "", "profit"},
    {"Siemens steigerte den Umsatz um 5 Prozent auf 3,2 Milliarden Euro.", "", "sales"},
    {"Henkel legte beim Umsatz um 4 Prozent zu.", "", "sales as the field of the verb"},
    {"Henkel wuchs um 4 Prozent.", "", "a company that grows"},
    {"Die operative Marge von BASF stieg von 10 auf 12 Prozent.", "", "a margin"},
    {"Blackrock hält 5,1 Prozent an Bayer.", "", "a stake"},
    {"Schaeffler hält 46 Prozent der Continental-Aktien.", "", "a stake"},
    {"JPMorgan hob das Kursziel für Adidas von 200 auf 240 Euro an.", "", "a price target"},
    {"Die Dividende der Allianz steigt um 10 Prozent auf 15,40 Euro je Aktie.", "", "a dividend"},
    {"Die SAP-Aktie notiert rund 10 Prozent unter ihrem Rekordhoch.", "", "a distance"},
    {"Vom Rekordhoch ist der Dax noch 3 Prozent entfernt.", "", "a distance"},
    {"Der Marktanteil von BMW fiel auf 12 Prozent.", "", "a share of the market"},
    {"Siemens erwartet einen Rückgang um 5 Prozent.", "", "a forecast"},
    {"Vonovia legte Zahlen vor. Bis Juni kletterte er um 9 Prozent auf 921 Millionen Euro.", "",
     "no share costs so much"},
    {"Der Absatz von Apple sank, das zieht den gesamten Markt nach unten.", "",
     "the verb moves something else"},
    {"Eon legten um 1 Prozent zu. Um 2 Prozent ging es für die Finanzwerte nach unten.", "EOAN up 1%",
     "es geht takes nobody up"},
    {"SAP gewinnt neue Kunden.", "", "a verb that needs a figure"},
    {"BMW verkaufte im Mai 5 Prozent weniger Fahrzeuge als vor einem Jahr.", "", "cars"},
    {"Die Papiere von SAP markierten bei 250 Euro ein Rekordhoch.", "", "a record says no direction"},
    {"Lufthansa legte Zahlen vor. Das Vorsteuerergebnis verzeichnete ein Plus von 1,1 Prozent.", "",
     "a result as the subject of a noun"},
    /* periods */
    {"2025 hat der Dax um 13 Prozent zugelegt.", "DAX up 13% year", "a year by itself"},
    {"Der Dax hat dieses Jahr 25 Prozent gewonnen.", "DAX up 25% ytd", "dieses Jahr"},
    {"Der Dax fiel um 1 Prozent auf den tiefsten Stand seit Januar.", "DAX down 1%",
     "since when it was not so is no period"},
    {"Der Dow Jones fiel am letzten Handelstag des Jahres um 0,2 Prozent.", "DOW down 0.2%",
     "the time of the day"},
    {"Nach einem Kursrutsch um 19 Prozent seit August erholten sich RWE mit einem Plus von 2,4 Prozent.",
     "RWE down 19% other; RWE up 2.4%", "each change has its own time"},
    {"Der Nikkei gab nach einem leichten Plus in der Vorwoche um 0,5 Prozent nach.", "NIKKEI225 down 0.5%",
     "the time of a noun that is only the background"},
    {"Die Titel von Nestlé notieren 8,7 Prozent fester als noch vor acht Wochen.", "NESN up 8.7% other",
     "a comparison with another time"},
    {"Auf Wochensicht verbucht der Dax bislang ein Plus von 1,2 Prozent.", "DAX up 1.2% week", "week"},
    {"Auf Monatssicht hat die Lufthansa-Aktie 5 Prozent eingebüßt, seit Jahresbeginn liegt sie noch 12 "
     "Prozent im Plus.",
     "LHA down 5% month; LHA up 12% ytd", "month and year to date are kept apart"},
    {"Im dritten Quartal verlor die Lufthansa-Aktie 12 Prozent.", "LHA down 12% quarter", "quarter"},
    {"In den vergangenen zwölf Monaten verlor die Lufthansa-Aktie 12 Prozent.", "LHA down 12% year", "year"},
    {"Die Aktie von Carl Zeiss Meditec hat seit dem Hoch zwei Drittel an Wert verloren.",
     "AFX down 66.7% other", "since an event"},
    {"Die Aktie von Adidas fiel in der Spitze um 18, zuletzt um 12,75 Prozent.",
     "ADS down 18% intraday; ADS down 12.75%", "the extreme of the day and the last price"},
    {"Die Beiersdorf-Aktie sackte im Tagesverlauf bis auf 118,30 Euro ab, schloss dann aber nur 1,2 Prozent "
     "leichter.",
     "BEI down to 118.3 EUR intraday; BEI down 1.2%", "... with a level"},
    {"Nach einem Plus von zeitweise 5 Prozent schlossen Boeing nur 0,8 Prozent höher.",
     "BA up 5% intraday; BA up 0.8%", "... with a noun"},
    {"Die Vonovia-Aktie hat in diesem Jahr 14 Prozent eingebüßt, allein im November waren es 8 Prozent.",
     "VNA down 14% ytd; VNA down 8% month", "the second keeps the direction"},
    {"Ein Barrel Brent zur Lieferung im Januar kostete 73,20 Dollar, 0,6 Prozent weniger als am Vorabend.",
     "brent down 0.6% to 73.2 USD", "the month of delivery is no period"},
    {"Apple-Aktien stiegen vorbörslich um 1,2 Prozent, Microsoft-Titel nachbörslich um 2,4 Prozent.",
     "AAPL up 1.2% pre; MSFT up 2.4% post", "sessions"},
    {"Nach Handelsende gaben Tesla weitere 2 Prozent ab.", "TSLA down 2% post", "after the close"},
    {"Die Tesla-Aktie kletterte auf Tradegate um gut 3 Prozent auf 251 Dollar.",
     "TSLA up 3% to 251 USD above Tradegate", "a venue between"},
    {"Die SAP-Aktie stieg im Xetra-Handel um 2 Prozent.", "SAP up 2% Xetra", "a venue as the trade there"},
    {"An der Nasdaq gewannen Apple 1,2 Prozent.", "AAPL up 1.2% Nasdaq", "an exchange is no index here"},
    {"Novartis verloren an der Schweizer Börse 1,4 Prozent.", "NOVN down 1.4% SIX",
     "an exchange by its country"},
    {"Die Aktie der OMV schloss an der Wiener Börse 1,1 Prozent fester.", "OMV up 1.1% Wien",
     "... by its city"},
    {"Vorbörslich gaben BMW auf der Handelsplattform Tradegate um 2,2 Prozent nach.",
     "BMW down 2.2% pre Tradegate", "session and venue"},
    {"Nachdem die BMW-Aktie am Vortag um 4 Prozent gestiegen war, gab sie am Dienstag um 1,2 Prozent nach.",
     "BMW up 4% older; BMW down 1.2%", "a pluperfect is older"},
    {"Gestern fiel die Lufthansa-Aktie um 2,3 Prozent.", "LHA down 2.3% older", "yesterday is older"},
    /* status */
    {"Die Aktie von BMW stieg nicht um 3 Prozent, sondern nur um 2 Prozent.", "BMW up 3% negated; BMW up 2%",
     "negated, and what holds instead"},
    {"Sollte die SAP-Aktie um 5 Prozent fallen, würde ich kaufen.", "SAP down 5% hypothetical",
     "a condition"},
    {"Der Dax dürfte 0,3 Prozent höher eröffnen.", "DAX up 0.3% expected", "expected"},
    {"Der Future auf den Nasdaq 100 klettert um 0,8 Prozent auf 11.255 Zähler.",
     "NASDAQ100 up 0.8% to 11255 expected", "a future on an index"},
    {"Der Dow Jones wird mit einem geringfügigen Minus bei 33 072 Zählern erwartet.",
     "DOW down to 33072 expected", "expected, without a figure, with a level"},
    {"Der Dax dürfte am Mittwoch mit Gewinnen in den Handel gehen.", "DAX up expected",
     "expected, without a figure"},
    {"Der Dax dürfte laut X-Dax rund 0,3 Prozent höher bei 18.500 Punkten starten.",
     "DAX up 0.3% to 18500 about expected", "indicated"},
    {"Die Allianz-Aktie wird ex Dividende gehandelt und verliert 4,5 Prozent.", "ALV down 4.5% technical",
     "ex dividend is technical"},
    {"Die Aktien von BASF gaben wegen des Dividendenabschlags um 6 Prozent nach.", "BAS down 6% technical",
     "... as a noun"},
    /* kinds */
    {"In New York stieg der Dow Jones um 0,4 Prozent, während der S&P 500 um 0,2 Prozent und die Nasdaq um "
     "0,9 Prozent nachgaben.",
     "DOW up 0.4%; SP500 down 0.2%; NASDAQ down 0.9%", "indices"},
    {"Der Preis für Rohöl der Nordseesorte Brent stieg um 1,02 Dollar auf 82,40 Dollar je Barrel.",
     "brent up 1.02 USD to 82.4", "oil"},
    {"Ein Barrel Brent kostete 82,40 Dollar und damit 1,10 Dollar mehr als am Vortag.",
     "brent up 1.1 USD to 82.4", "oil by its level"},
    {"Gold gewann 0,8 Prozent auf 2.350 Dollar je Feinunze.", "gold up 0.8% to 2350 USD", "a metal"},
    {"Der Euro legte um 0,3 Prozent auf 1,0842 Dollar zu.", "eurusd up 0.3% to 1.0842 USD", "a currency"},
    {"Der Franken gewann zum Euro 0,2 Prozent.", "eurchf down 0.2%", "the second of a pair moves against it"},
    {"Der Dollar stieg auf 149,80 Yen.", "usdjpy up to 149.8 JPY", "the level tells the pair"},
    {"Der Dollar wertete zum Yen um 0,8 Prozent auf.", "usdjpy up 0.8%", "zum Yen tells the pair"},
    {"Bund-Future legt um 0,25 Prozent auf 131,20 Punkte zu.", "bund up 0.25% to 131.2", "a future"},
    {"Der Bitcoin fiel um 2,5 Prozent auf 91.300 Dollar.", "bitcoin down 2.5% to 91300 USD", "crypto"},
    {"Der Ölpreis fiel um 3 Prozent, Lufthansa gewannen 2 Prozent.", "oil down 3%; LHA up 2%",
     "nothing leaks to the ticker"},
};

START_TEST(moves_of_a_text) {
    moves_check(&ROWS[_i]);
}
END_TEST

/* The move of the day that a company's verdict shows, by its value; 0 where it shows none. */
static const struct {
    const char *text;
    double value;
    const char *reason;
} OF_THE_DAY[] = {
    {"Die SAP-Aktie fiel am Mittwoch um 3 Prozent.", 3, "an asserted move of the day"},
    {"Die BASF-Aktie wird ex Dividende gehandelt und verliert 4,5 Prozent.", 0, "only the dividend goes off"},
    {"Am Vortag war die BMW-Aktie um 4 Prozent gestiegen.", 0, "an older move"},
    {"Die BMW-Aktie hat seit Jahresbeginn 12 Prozent verloren.", 0, "another period"},
    {"Die BMW-Aktie dürfte 2 Prozent höher eröffnen.", 0, "expected"},
    {"Die BMW-Aktie fiel um 1 Prozent, seit Jahresbeginn hat sie 12 Prozent gewonnen.", 1,
     "moves of different periods are never summed"},
};

START_TEST(move_of_the_day) {
    struct analysed analysed;
    analysed_make(&analysed, OF_THE_DAY[_i].text);
    const struct document *document = &analysed.document;
    ck_assert_uint_eq(document->n_companies, 1);
    uint32_t move = document->companies[0].move;
    double value = move == NO_INDEX ? 0 : document->moves[move].value;
    ck_assert_msg(value == OF_THE_DAY[_i].value, "%s: %g: %s", OF_THE_DAY[_i].text, value,
                  OF_THE_DAY[_i].reason);
    analysed_free(&analysed);
}
END_TEST

Suite *suite_moves_binding(void);

Suite *suite_moves_binding(void) {
    Suite *suite = suite_create("moves_binding");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, moves_of_a_text, 0, sizeof ROWS / sizeof *ROWS);
    TCase *day = analysed_case(suite, "of the day");
    tcase_add_loop_test(day, move_of_the_day, 0, sizeof OF_THE_DAY / sizeof *OF_THE_DAY);
    return suite;
}
