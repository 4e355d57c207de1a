/* Who is spoken of, a row each: the text, the mentions in their order, and why.
 *
 * A mention is written as its ticker; "~" before it says that it takes up a name, "-" that the name only
 * modifies another word, "@" that it is the house of an analyst. Other instruments (oil, euro) are left out.
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "analysed.h"

Suite *suite_mentions(void);

struct row {
    const char *text;
    const char *mentions;
    const char *reason;
};

static const struct row NAMES[] = {
    {"SAP legte am Freitag zu.", "SAP", "a name"},
    {"Metas Umsatz stieg.", "META", "a genitive"},
    {"Der Vorstand der Deutschen Bank tagt.", "DBK", "a declined adjective"},
    {"Der Umsatz von E.ON stieg, sagte Eon-Chef Birnbaum.", "EOAN -EOAN", "two ways of writing"},
    {"thyssenkrupp senkt die Prognose.", "TKA", "a small letter in front"},
    {"Die Meta-Aktie fiel.", "META", "the share of a company is the company"},
    {"Der SAP-Chef tritt zurück.", "-SAP", "a name that modifies"},
    {"Der Ex-Wirecard-Vorstand schweigt.", "-WDI", "a name inside a compound"},
    {"Die VW-Vorzugsaktien gaben nach.", "VOW3", "preference shares"},
    {"Die Stämme von Volkswagen gaben nach.", "VOW", "ordinary shares have a row of their own"},
    {"Siemens- und SAP-Aktien legten zu.", "SIE SAP", "a compound that shares its end"},
    {"Der Dax-Konzern baut um.", "-DAX", "an index that modifies"},
    {"AT&T und Procter und Gamble legten zu.", "T PG", "signs and their words"},
    {"ProSiebenSat.1 gewannen 9,8 Prozent.", "PSM", "a dot and a digit inside"},
    {"Der Dax 40 schloss bei 18.000 Punkten.", "DAX", "an index with its number"},
    {"BMW, Mercedes-Benz und Volkswagen verbilligten sich.", "BMW MBG VOW3", "a list"},
    /* longer names before shorter ones */
    {"Siemens Energy hat den Ausblick erhöht.", "ENR", "not Siemens"},
    {"Siemens hält weniger an Siemens Energy und Siemens Healthineers.", "SIE ENR SHL", "siblings"},
    {"Fresenius Medical Care wächst, Fresenius nicht.", "FME FRE", "siblings"},
    {"Porsche SE hält an VW fest. Porsche rechnet mit einem Gewinn.", "PAH3 VOW3 PAH3",
     "a short name follows the full one"},
    {"Die Deutsche Bahn streicht Stellen.", "", "an unlisted name that holds no listed one"},
    {"Bayer Leverkusen gewann 2:0.", "", "a club"},
    /* codes */
    {"Die Papiere (ISIN: DE0007164600) legten zu.", "SAP", "an ISIN"},
    {"Die Papiere (ISIN: DE0007164601) legten zu.", "", "an ISIN with a wrong check digit"},
    {"Die Papiere (WKN 716460) legten zu.", "SAP", "a WKN"},
    {"Es kamen 716460 Besucher.", "", "a number is no WKN"},
    {"Die Delticom AG (WKN 514680, ISIN DE0005146807) wächst.", "DEX",
     "a code behind its name is no second mention"},
    {"Der Konzern ($TSLA) liefert aus.", "TSLA", "a symbol behind the sign"},
    {"Die Papiere von Merck & Co. (NYSE: MRK) fielen.", "MRK.US",
     "a symbol that two companies share, named before"},
    {"Die Papiere (NYSE: MRK) fielen.", "MRK.US", "a shared symbol at an exchange"},
    {"Die Papiere (Xetra: MRK) fielen.", "MRK", "the same at another one"},
    {"Die Anleger kauften $GME.", "GME.US", "a shared symbol behind the American sign"},
    {"Die Papiere (Kürzel: MBK) fielen.", "MBK.PL", "the better known one of two"},
    {"Die Papiere (Kürzel: TGT) fielen.", "TGT.US", "a member of an index before one that is none"},
    {"Die Papiere der Pantaleon Entertainment AG (XETRA: PAL) fielen.", "PAL.DE",
     "no second mention, though the ticker bears a country"},
    {"Angela Merkel (CDU) sprach mit der EU (EZB).", "", "abbreviations in brackets are no symbols"},
};

/* The forms and siblings that must never be mixed up. */
static const struct row SIBLINGS[] = {
    {"Siemens fiel, Siemens Energy und Siemens Healthineers stiegen.", "SIE ENR SHL", "three of one name"},
    {"Der Sportwagenbauer Porsche und die Porsche SE legten zu.", "P911 PAH3", "the maker and the holding"},
    {"Die Porsche AG baut um. Porsche will sparen.", "P911 P911", "the maker by its legal form"},
    {"Die Papiere der Porsche Automobil Holding fielen.", "PAH3", "the holding by its full name"},
    {"Fresenius und die Tochter FMC legten zu.", "FRE FME", "a short form of the other one"},
    {"Deutsche Bank, Deutsche Börse, Deutsche Post und Deutsche Telekom legten zu.", "DBK DB1 DHL DTE",
     "four that start alike"},
    {"Die Börse schließt schwach, die Deutsche Börse steigt.", "DB1", "the market and its operator"},
    {"Merck aus Darmstadt wächst, Merck & Co. aus den USA nicht.", "MRK MRK.US", "two of one name"},
    {"Der US-Pharmakonzern Merck legt Zahlen vor. Merck wächst.", "MRK.US MRK.US",
     "told by the noun before it"},
    {"Roche-Genussscheine und Roche-Inhaberaktien fielen.", "ROG RO", "classes of shares"},
    {"Lindt-Namenaktien und Lindt PS fielen.", "LISN LISP", "the same"},
    {"VW-Vorzugsaktien stiegen, VW-Stämme fielen.", "VOW3 VOW", "ordinary and preference shares"},
    {"Bank of America hebt die Dividende an.", "BAC", "a name with a small word in it"},
    {"SAP SE, DEUTSCHE BANK AG UND BASF SE STEIGEN", "SAP DBK BAS", "capitals"},
    {"THYSSENKRUPP SENKT PROGNOSE", "TKA", "a name in capitals"},
    {"MÄRKTE EUROPA/Dax verliert, BMW/Daimler im Fokus", "DAX BMW MBG", "strokes between words and names"},
    {"Die Anleger kauften $SAP und $AAPL.", "SAP AAPL", "symbols behind the sign"},
    {"Telekom, VW, Conti, Thyssen, Coba und HeidelCement legten zu.", "DTE VOW3 CON TKA CBK HEI",
     "short forms"},
    {"Die Münchener Rück wächst.", "MUV2", "an old name"},
    {"Instagram wächst, WhatsApp auch. Audi baut ein Werk.", "",
     "brands that tell too little of their owner"},
};

static const struct row AMBIGUOUS[] = {
    {"Der Gasekonzern Linde hat einen Auftrag erhalten.", "LIN", "a company noun in front"},
    {"Unter einer Linde saß ein alter Mann.", "", "a tree"},
    {"Linde (+1,2 %) und Bayer (-0,4 %) bewegten sich kaum.", "LIN BAYN", "figures behind the names"},
    {"Die Allianz verdiente im Quartal 2,5 Milliarden Euro.", "ALV", "a name with the article"},
    {"Die Parteien schmieden eine Allianz.", "", "an indefinite article"},
    {"Die Bayer AG hat das Urteil angefochten.", "BAYN", "a legal form"},
    {"Die Aktien von Continental gaben nach.", "CON", "shares of it"},
    {"Apple und Microsoft legten zu.", "AAPL MSFT", "a list with a name that is sure"},
    {"Also stieg der Gewinn um 3 Prozent.", "", "an adverb at the start"},
    {"Die Post kommt heute später.", "", "no business"},
    {"Wolfgang Porsche sprach mit Peter von Siemens.", "", "persons"},
    {"Wien (dpa-AFX) - Laut Reuters stieg der Absatz.", "", "agencies"},
    {"Das neue Werk steht. (Foto: BMW)", "", "a credit"},
    {"Er fuhr mit seinem Ford nach Hause.", "", "a car"},
    {"Ford baut Stellen ab.", "F", "its maker"},
    {"Forscher der Macquarie University messen 3 Prozent.", "", "a university"},
    {"Die Zeitung Nikkei berichtet von 3 Prozent.", "", "a newspaper"},
    {"Der Gewinn von Netflix stieg an der Nasdaq.", "NFLX", "an exchange as a place"},
    {"Der Basler Konzern wächst um 3 Prozent.", "", "a seat, not the company of that name"},
    {"Bei Hermes ist viel Betrieb.", "", "a delivery service"},
    {"Bei Hermès ist viel Betrieb.", "RMS", "an accent tells"},
    {"Das Video steht auf Facebook.", "", "a network as a place"},
    {"Borussia Dortmund verlor 0:3 in München.", "", "football"},
    {"Die Aktie von Borussia Dortmund verlor 3 Prozent.", "BVB", "a share"},
    {"Das Demand Side Management (DSM) spart Strom und 3 Prozent Kosten.", "",
     "an abbreviation that is explained"},
    {"Frank Henkel sprach am Montag. Henkel lobte die Polizei.", "", "a person's name without the first one"},
    {"Michael Dell tritt zurück. Dell steigerte den Umsatz.", "DELL", "the company that bears it"},
    {"Ein Mercedes prallte gegen die Leitplanke. BMW und Fahrer blieben heil.", "", "a road accident"},
    {"Die Polizei durchsucht die Zentrale von BMW.", "BMW", "one word is no accident"},
    {"Shell verkauft die Tankstellen in Dänemark.", "SHEL",
     "a name in front of the verb, without an article"},
    {"Im SDax tauschen Deutz und Norma die Plätze.", "SDAX DEZ NOEJ", "an index is named"},
    {"Beim Augsburger Immobilienverwalter Patrizia wechselt der Sprecher.", "PAT",
     "a word that describes it"},
    {"Das Alphabet hat 26 Buchstaben.", "", "no company is neuter"},
    {"Das Telefon, das Apple verkauft, ist teuer.", "AAPL", "a relative pronoun"},
    {"Der Schaffner kam spät, der Navigator auch.", "", "ordinary words"},
    {"In Wien streiken die Boten der Post, 3 Prozent der Briefe fehlen.", "POST", "the post of the country"},
    {"In Berlin streiken die Boten der Post, 3 Prozent der Briefe fehlen.", "DHL", "of another country"},
    {"In Zürich streiken die Boten der Post, 3 Prozent der Briefe fehlen.", "", "of a third, not listed"},
    {"In Wien legt die Deutsche Post Zahlen vor. Die Post wächst um 3 Prozent.", "DHL DHL",
     "the article names it in full"},
    {"Im Prozess um die Telekom urteilt der OGH in Wien.", "TKA.AT", "a plain name of two countries"},
    {"Der Bahn-Vorstand tagt, die Bahn streicht 3 Prozent der Züge.", "", "not listed"},
    {"Continental senkt die Prognose.", "CON", "in front of its verb"},
    {"Das continentale Klima ändert sich, das Continental Hotel auch.", "", "other words"},
    {"Metro senkt die Prognose.", "B4B", "a company"},
    {"Die Metro in Paris fährt nicht.", "", "an underground"},
    {"Davon erzählt Barry Levinson in 3 Folgen.", "", "a first name before a surname"},
    {"Er zahlte mit Visa und flog mit Delta.", "", "a card and an airline"},
    {"Die Aktie von Delta fiel um 3 Prozent, Gap um 2 Prozent.", "DAL GAP", "shares"},
    {"Zurich erhöht die Dividende.", "ZURN", "an insurer"},
    {"In Zurich regnet es.", "", "a town"},
    {"Foto: Reuters. Text: dpa-AFX. (Quelle: BMW)", "", "credits"},
    {"Von Max Mustermann, Dow Jones Newswires", "", "a byline"},
    {"Die Deutsche Börse will mit der London Stock Exchange (LSE) fusionieren.", "DB1 LSEG LSEG",
     "a short form behind its name"},
};

/* What is reported as an ISIN that is none: the text itself, or nothing. */
static const struct row BAD_ISINS[] = {
    {"Die Papiere (ISIN: DE0007164601) legten zu.", "DE0007164601", "a wrong check digit"},
    {"Die Papiere (ISIN: DE0007164600) legten zu.", "", "a right one"},
    {"Die Papiere (ISIN: DE000A0WMPJ6) legten zu.", "", "of a paper that the gazetteer has not"},
    {"Das Motto heißt AUFWAERTSMIT1, nicht ABWAERTSMIT2.", "", "words in capitals"},
};

static const struct row HOUSES[] = {
    {"JPMorgan senkt das Ziel für Zalando auf 24 Euro.", "@JPM ZAL", "the bank rates"},
    {"Analyst Tim Rokossa von der Deutschen Bank lobte BMW.", "@DBK BMW", "his house"},
    {"UBS hebt Deutsche Bank auf 'Buy'.", "@UBSG DBK", "the first bank rates the second"},
    {"Die Deutsche Bank Research hat Adidas hochgestuft.", "@DBK ADS", "without a word for the rating"},
    {"Das Kursziel für die Deutsche Bank hebt UBS an.", "DBK @UBSG", "the bank that is rated"},
    {"Die Ratingagentur Moody's senkt das Rating von BASF.", "@MCO BAS", "a rating agency"},
    {"Die Deutsche Bank erhöht die Dividende.", "DBK", "a bank as a company"},
    {"Laut Goldman Sachs steigt der Absatz von BMW.", "@GS BMW", "a bank that is cited"},
};

static const struct row COREFERENCE[] = {
    {"SAP hat Zahlen vorgelegt. Der Konzern hob die Prognose an.", "SAP ~SAP", "the company"},
    {"SAP hat Zahlen vorgelegt. Die Aktie fiel um 3 Prozent.", "SAP ~SAP", "the share"},
    {"SAP und Oracle streiten. Der Konzern klagt.", "SAP ORCL", "two candidates: unresolved"},
    {"SAP-Rivale Oracle legte vor. Der Konzern hob die Prognose an.", "-SAP ORCL ~ORCL",
     "a name that modifies is no candidate beside a head"},
    {"BMW und SAP legten zu. Der Autobauer lag vorn.", "BMW SAP ~BMW", "a descriptor tells which"},
    {"VW investiert. Die Wolfsburger bauen ein Werk.", "VOW3 ~VOW3", "the seat"},
    {"SAP wächst. Der Walldorfer Konzern stellt ein.", "SAP ~SAP", "the seat as an attribute"},
    {"Der Softwarekonzern SAP wächst.", "SAP", "a descriptor by its name is no second mention"},
    {"SAP, der Walldorfer Softwarekonzern, wächst.", "SAP", "nor is one behind it"},
    {"Der Konzern wächst.", "", "nothing to go back to"},
    {"Ein Konzern wächst. SAP auch.", "SAP", "indefinite"},
    {"SAP wächst. Die Autobauer schrumpfen.", "SAP", "a plural"},
    {"SAP wächst. Die Notenbank tagt.", "SAP", "no company"},
    {"SAP wächst. Der Umsatz stieg um 5 Prozent.", "SAP ~SAP", "the turnover of the one spoken of"},
    {"SAP wächst. Der Umsatz von Oracle sank.", "SAP ORCL", "the turnover of another"},
    {"Der Dax schloss schwach. Der deutsche Leitindex verlor 2 Prozent.", "DAX ~DAX", "an index described"},
    {"Der deutsche Leitindex verlor 2 Prozent.", "~DAX", "it tells by itself"},
    {"Der Dax verlor früh. Zum Schluss stand ein Minus von 1,1 Prozent zu Buche.", "DAX ~DAX", "whose minus"},
    {"Die Aktien von Beiersdorf fielen. Sie schlossen bei 120 Euro.", "BEI ~BEI", "a plural pronoun"},
    {"Hallhuber hat Insolvenz angemeldet. SAP wächst. Der Konzern stellt ein.", "SAP ~SAP", "the nearest"},
    {"Die Facebook-Mutter Meta wächst.", "-META META", "a mother by her name"},
    {"SAP wächst. Die Modekette Hallhubero schrumpft. Der Konzern klagt.", "SAP",
     "an unknown company in between"},
    {"SAP wächst. Die Zahntechnik Zuffke GmbH schrumpft. Der Konzern klagt.", "SAP",
     "an unknown company by its legal form"},
    {"Einer der größten Hersteller wächst. SAP auch. Der Titel ist schön.", "SAP",
     "no figure: another title"},
    {"SAP rutschte in die roten Zahlen.", "SAP", "a figure of speech"},
    {"SAP wächst. Das Unternehmen stellt ein.", "SAP ~SAP", "a word for a company"},
    {"SAP legte vor. Das Papier gewann 2 Prozent.", "SAP ~SAP", "a word for a share"},
    {"SAP legte vor. Die Titel gewannen 2 Prozent.", "SAP ~SAP", "its plural"},
    {"SAP legte vor. Der Kurs stieg um 2 Prozent.", "SAP ~SAP", "its price"},
    {"UBS und BMW legten vor. Die Schweizer Großbank gewann 2 Prozent.", "UBSG BMW ~UBSG",
     "a country and a noun"},
    {"Tesla liefert aus. Der US-Konzern wächst.", "TSLA ~TSLA", "a descriptor that many have"},
    {"BMW und SAP legten vor. Das Papier gewann 2 Prozent.", "BMW SAP", "two candidates"},
    {"SAP wächst. Der andere Konzern schrumpft.", "SAP", "another one"},
    {"Der IT-Riese hat klargestellt, was gilt.", "", "a compound that many could be"},
    {"Die Google-Mutter hat klargestellt, was gilt.", "~GOOGL -GOOGL", "a compound that names its company"},
    {"BMW und Daimler fielen. Erstere verloren 2 Prozent, Letztere 3 Prozent.", "BMW MBG ~BMW ~MBG",
     "by rank"},
    {"BMW, VW und Daimler fielen. Letztere verloren 3 Prozent.", "BMW VOW3 MBG", "of three, no rank"},
    {"Die Deutsche Bank legte Zahlen vor; sie übertraf die Erwartungen.", "DBK ~DBK", "feminine, singular"},
    {"Die Deutsche Bank legte Zahlen vor; sie übertrafen die Erwartungen.", "DBK", "the figures did"},
    {"Der Autobauer BMW senkt die Prognose, weil er weniger verkauft.", "BMW ~BMW", "masculine"},
    {"BMW senkt die Prognose, weil er weniger verkauft.", "BMW", "a bare name shows no gender"},
    {"Der Autobauer BMW hat einen neuen Chef, er verdiente 3 Milliarden Euro.", "BMW",
     "the head of it may be meant"},
    {"Der Autobauer BMW überholte Daimler, weil er mehr verkaufte.", "BMW MBG", "two companies"},
    {"Der Dax stieg am Mittag, ehe er ins Minus drehte.", "DAX ~DAX", "an index"},
    {"Die Aktie von SAP stieg, ehe sie 2 Prozent verlor.", "SAP ~SAP", "the gender of the share"},
};

static void put_mentions(const struct document *document, char *out, size_t room) {
    size_t n = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < document->n_mentions; i++) {
        const struct mention *mention = &document->mentions[i];
        if (mention->instrument->kind == INSTRUMENT_OTHER)
            continue;
        n += (size_t)snprintf(out + n, room - n, "%s%s%s%s%s", n > 0 ? " " : "",
                              mention->via == VIA_COREFERENCE ? "~" : "", mention->head ? "" : "-",
                              mention->house ? "@" : "", mention->instrument->ticker);
        ck_assert_uint_lt(n, room);
    }
}

static void check_row(const struct row *row) {
    struct analysed analysed;
    char got[256];
    analysed_make(&analysed, row->text);
    const struct document *document = &analysed.document;
    put_mentions(document, got, sizeof got);
    ck_assert_msg(strcmp(got, row->mentions) == 0, "%s\n  got \"%s\", expected \"%s\": %s", row->text, got,
                  row->mentions, row->reason);
    for (uint32_t i = 1; i < document->n_mentions; i++)
        ck_assert(document->mentions[i - 1].first_token <= document->mentions[i].first_token);
    analysed_free(&analysed);
}

START_TEST(names) {
    check_row(&NAMES[_i]);
}
END_TEST

START_TEST(siblings) {
    check_row(&SIBLINGS[_i]);
}
END_TEST

START_TEST(ambiguous) {
    check_row(&AMBIGUOUS[_i]);
}
END_TEST

START_TEST(bad_isins) {
    const struct row *row = &BAD_ISINS[_i];
    struct analysed analysed;
    analysed_make(&analysed, row->text);
    const struct document *document = &analysed.document;
    ck_assert_msg(document->n_bad_isins == (row->mentions[0] == '\0' ? 0 : 1), "%s: %s", row->text,
                  row->reason);
    if (document->n_bad_isins > 0) {
        struct span span = document->bad_isins[0].span;
        ck_assert_uint_eq(span_len(span), strlen(row->mentions));
        ck_assert_mem_eq(document->article->text + span.start, row->mentions, span_len(span));
    }
    analysed_free(&analysed);
}
END_TEST

START_TEST(houses) {
    check_row(&HOUSES[_i]);
}
END_TEST

START_TEST(coreference) {
    check_row(&COREFERENCE[_i]);
}
END_TEST

Suite *suite_mentions(void) {
    Suite *suite = suite_create("mentions");
    TCase *tcase = analysed_case(suite, "rows");
    tcase_add_loop_test(tcase, names, 0, sizeof NAMES / sizeof *NAMES);
    tcase_add_loop_test(tcase, siblings, 0, sizeof SIBLINGS / sizeof *SIBLINGS);
    tcase_add_loop_test(tcase, ambiguous, 0, sizeof AMBIGUOUS / sizeof *AMBIGUOUS);
    tcase_add_loop_test(tcase, bad_isins, 0, sizeof BAD_ISINS / sizeof *BAD_ISINS);
    tcase_add_loop_test(tcase, houses, 0, sizeof HOUSES / sizeof *HOUSES);
    tcase_add_loop_test(tcase, coreference, 0, sizeof COREFERENCE / sizeof *COREFERENCE);
    return suite;
}
