/* Where sentences end, a row each: " | " stands where one ends and the next starts. */
#include "language/sentence.h"

#include <check.h>
#include <string.h>

#include "../analysis/analysed.h"

Suite *suite_sentence(void);

struct row {
    const char *text; /* " | " is a space where a sentence ends */
    const char *reason;
};

static const struct row ROWS[] = {
    /* plain ends */
    {"Der Dax stieg. | Der MDax fiel.", "a full stop"},
    {"Der Dax stieg! | Der MDax fiel.", "an exclamation mark"},
    {"Steigt der Dax weiter? | Analysten sind uneins.", "a question mark"},
    {"Ist das die Wende?! | Kaum jemand glaubt daran.", "two marks together"},
    {"Der Dax stieg.\n | Der MDax fiel.", "a line break behind the stop"},
    {"Der Dax stieg.\u00A0 | Der MDax fiel.", "a no-break space behind the stop"},
    {"Apple legte zu. | Microsoft gab nach. | Tesla brach ein.", "three sentences that start with names"},
    {"Die Aktie fiel. | iPhone-Verkäufe enttäuschten.", "a name with a small first letter and a hyphen"},
    {"Das Papier verlor. | 200 Mitarbeiter müssen gehen.", "a sentence that starts with a number"},
    {"Der Kurs fiel; der Umsatz stieg.", "a semicolon ends nothing"},
    {"Die Aktie legte zu. | adidas verlor 2 Prozent.", "a name that is written small, with its verb"},
    {"Er kam aus d. Haus.", "an abbreviation before a noun is none"},
    {"Die Aktie brach ein. | (Stand: 12.30 Uhr) | Später erholte sie sich.", "a remark in brackets"},
    {"(dpa-AFX) Die Aktie brach ein.", "a source in brackets is no remark"},
    /* abbreviations with a dot that ends nothing */
    {"Der Chef von J.P. Morgan äußerte sich.", "initials without a space"},
    {"Auf Hans-J. Papst folgt seine Tochter.", "an initial behind a hyphen"},
    {"Ehrenbürger ist Dr. h. c. Ernst Vollmer.", "small letters"},
    {"Er zahlt eine Strafe i. H. v. 3 Mio. Euro.", "small letters before a number"},
    {"Die Behörde hat bis zum 17. 8. Zeit.", "a date without a year, a noun behind it"},
    {"Die Gewinner: 1. Siemens, 2. RWE, 3. Eon.", "a list that is counted"},
    {"Der Umsatz stieg auf 3,2 Mio. Euro.", "Mio. before a unit"},
    {"Der Umsatz stieg auf 3,2 Mrd. Dollar und der Gewinn auf 200 Mio. Dollar.", "two of them"},
    {"Das Volumen liegt bei 5 Mrd. US-Dollar.", "Mrd. before a compound"},
    {"Insgesamt 12 Tsd. Stück wurden verkauft.", "Tsd. before a noun"},
    {"Der Gewinn sank auf 12 Mio. | Der Umsatz blieb stabil.", "Mio. at the end, a determiner follows"},
    {"Der Verlust beträgt 3 Mrd. | Das ist mehr als erwartet.", "Mrd. at the end, a pronoun follows"},
    {"Mehrere Konzerne, z. B. Siemens, sind betroffen.", "z. B. with a space"},
    {"Mehrere Konzerne, z.B. Siemens, sind betroffen.", "z.B. without one"},
    {"Mehrere Konzerne, z.\u202FB. Siemens, sind betroffen.", "z. B. with a narrow space"},
    {"Betroffen sind u. a. Siemens und BASF.", "u. a. with a space"},
    {"Betroffen sind u.a. Siemens und BASF.", "u.a. without one"},
    {"Der Vertrag läuft aus, d. h. Bayer muss neu verhandeln.", "d. h. with a space"},
    {"Der Vertrag läuft aus, d.h. Bayer muss neu verhandeln.", "d.h. without one"},
    {"Das gilt i. d. R. auch für Zulieferer.", "i. d. R. with spaces"},
    {"Gesucht wird v. a. Personal.", "v. a. with a space"},
    {"Das ist z. T. Absicht.", "z. T. with a space"},
    {"Vorstandschef Dr. Müller tritt zurück.", "Dr. before a name"},
    {"Prof. Dr. Weber leitet den Rat.", "two titles"},
    {"Dipl.-Ing. Karl Huber führt das Werk.", "a title with a hyphen"},
    {"Das Werk in St. Gallen schließt.", "St. of a town"},
    {"Der Sitz ist St. Pölten in Niederösterreich.", "St. of another town"},
    {"Auf Platz Nr. 3 liegt Allianz.", "Nr. before a number"},
    {"Die Aktie verlor ca. 3 Prozent.", "ca. before a number"},
    {"Der Kurs fiel um ca. Zweidrittel.", "ca. before a capital"},
    {"Aktien bzw. Anleihen waren gefragt.", "bzw. before a noun"},
    {"Rohstoffe, Metalle usw. waren gefragt.", "usw. within"},
    {"Gefragt waren Rohstoffe, Metalle usw. | Die Börsen schlossen fester.", "usw. at the end"},
    {"Gefragt waren Gold, Silber etc. | Auch Platin legte zu.", "etc. at the end"},
    {"Der Vertrieb von Uhren, Schmuck etc. Marken läuft gut.", "etc. within, a noun follows"},
    {"Tickets gibt es inkl. Gebühren ab 20 Euro.", "inkl. before a noun"},
    {"Nach Art. 12 Abs. 3 ist das verboten.", "Art. and Abs. before numbers"},
    {"Laut Gesetz (vgl. Kap. 4) ist das erlaubt.", "vgl. and Kap."},
    {"Der Handel endet um 17.30 Uhr. | Danach folgt die Auktion.", "Uhr ends a sentence"},
    {"Die Rendite liegt bei 3 Prozent p.a. und steigt.", "p.a. within"},
    {"Die Rendite liegt bei 3 Prozent p.a. | Das ist wenig.", "p.a. at the end"},
    {"Die Rendite liegt bei 3 Prozent p. a. | Das ist wenig.", "p. a. with a space at the end"},
    {"Die Zentrale in Frankfurt a.M. zieht um.", "a.M. of a town"},
    {"Die Zentrale in Frankfurt a. M. zieht um.", "a. M. with a space"},
    {"Gewinn ggü. Vorjahr gestiegen.", "ggü. before a noun"},
    {"Bayer vs. Monsanto beschäftigt die Gerichte.", "vs. between names"},
    {"Die sog. Magnificent Seven legten zu.", "sog. before a name"},
    {"Er ist Vorstand a.D. der Bank.", "a.D. within"},
    {"Der Verein Finanzwende e.V. klagt.", "e.V. within"},
    {"Geklagt hat der Verein Finanzwende e.V. | Er fordert Schadenersatz.", "e.V. at the end"},
    {"Am Mo. und Di. bleibt die Börse zu.", "weekdays"},
    {"Die Kanzlei Müller & Co. KG berät.", "Co. within a company's name"},
    {"Die GmbH & Co. KGaA meldet Zahlen.", "Co. before another legal form"},
    {"Tiffany & Co. verdiente mehr.", "Co. before a verb"},
    {"Das trifft Nvidia, AMD und Co. | Die Aktien gaben nach.", "Co. at the end"},
    {"Apple Inc. meldet Rekordzahlen.", "Inc. before a verb"},
    {"Die Aktien der Apple Inc. | Ein Minus von 2 Prozent gab es bei Dell.",
     "Inc. at the end, a determiner follows"},
    {"Yahoo! Inc. verkauft sein Kerngeschäft.", "a mark within a name"},
    {"Das Geschäft von Yahoo! wächst.", "a mark within a name, a small word follows"},
    {"Ferrari N.V. steigert den Gewinn.", "N.V. within a name"},
    {"Die Nestlé S.A. mit Sitz in Vevey hebt die Preise an.", "S.A. within a name"},
    {"Der Käufer ist Inditex S.A. | Der Preis blieb geheim.", "S.A. at the end"},
    {"Die Enel S.p.A. baut aus.", "S.p.A. within a name"},
    {"Amazon.com Inc. und Booking.com legten zu.", "dots within names"},
    {"JPMorgan Chase & Co. hebt das Ziel an.", "Co. before a small word"},
    {"Die Firma Eli Lilly and Co. Ltd. expandiert.", "two forms in a row"},
    {"Die U.S. Steel Corp. wird übernommen.", "U.S. and Corp. in a name"},
    {"Der Deal betrifft die U.S. Bancorp.", "U.S. before a name"},
    {"Die Notenbank der U.S. | Die Fed senkt die Zinsen.", "U.S. at the end"},
    {"Der Kurs notiert bei max. 20 Euro.", "max. before a number"},
    {"Das Angebot gilt mind. 10 Tage.", "mind. before a number"},
    {"Siehe S. 12 des Berichts.", "S. before a number"},
    {"Das Unternehmen hat seinen Sitz in Frankfurt/M. und Wien.", "a slash and a letter"},
    {"Die Aktie (WKN 123456) stieg lt. Börse Frankfurt.", "lt. before a name"},
    {"Die Maschine kostet rd. Fr. 3000 im Laden.", "Fr. before a figure"},
    {"Der Betrag von Fr. 20'000 wurde gezahlt.", "Fr. before a Swiss figure"},
    {"Am Freitag, dem 3. Febr. 2023, fiel der Kurs.", "Febr. in a date"},
    /* ordinals and dates */
    {"Die Hauptversammlung findet am 18. Mai statt.", "a day before its month"},
    {"Am 18. Mai 2025 legt SAP Zahlen vor.", "a full date"},
    {"Am 18.5.2025 legt SAP Zahlen vor.", "a date in digits"},
    {"Am 18. 5. 2025 legt SAP Zahlen vor.", "a date in digits with spaces"},
    {"Am 18. Sept. 2025 legt SAP Zahlen vor.", "an abbreviated month"},
    {"Im 2. Quartal stieg der Gewinn.", "an ordinal before a period"},
    {"Im 1. Halbjahr sank der Umsatz.", "an ordinal before Halbjahr"},
    {"Die Messe dauert vom 3. bis 5. Juni.", "two ordinals with bis"},
    {"Die Messe dauert vom 3. bis zum 5. Juni.", "bis zum between them"},
    {"Zwischen dem 3. und 5. Juni ruht der Handel.", "und between them"},
    {"Am 3., 4. und 5. Juni ruht der Handel.", "a list of ordinals"},
    {"Der 1. FC Köln gibt eine Anleihe aus.", "an ordinal in a club's name"},
    {"Die Anleihe des 1. FC Nürnberg ist gefragt.", "a determiner before the ordinal"},
    {"Sie spielen in der 2. Bundesliga.", "an ordinal before Bundesliga"},
    {"Der 2. Senat des Gerichts entscheidet.", "an ordinal before Senat"},
    {"Im 19. Jahrhundert entstand die Bank.", "an ordinal before Jahrhundert"},
    {"Er wohnt im 3. Stock des Gebäudes.", "an ordinal before Stock"},
    {"Zum 31. Dezember lag die Quote bei 12 Prozent.", "a balance sheet date"},
    {"Die Frist endet am 31. Dezember. | Danach droht Strafe.", "a month at the end"},
    {"Die Frist endet am 31. | Danach droht Strafe.", "a day at the end, a function word follows"},
    {"Die Zahlen kommen am 12. | Der Markt wartet.", "a day at the end, a determiner follows"},
    {"Kaiser Wilhelm II. eröffnete die Börse.", "a Roman ordinal"},
    {"Papst Johannes Paul II. | Er starb 2005.", "a Roman ordinal at the end"},
    {"Das Geschäftsjahr endet zum 30. 9. dieses Jahres.", "a date without a year"},
    {"Die Auszahlung folgt ab dem 15. eines Monats.", "an ordinal before a small word"},
    {"Der Aktienkurs liegt auf dem 52. Rang.", "an ordinal before Rang"},
    {"Zum 100. Geburtstag gratuliert der Vorstand.", "three digits before Geburtstag"},
    {"Beim 25. Treffen der Notenbanker ging es um Zinsen.", "a contracted preposition before an ordinal"},
    {"In der 3. Woche nacheinander fiel der Kurs.", "an ordinal before Woche"},
    /* numbers at the end */
    {"Der Dax stieg auf 15.470. | Der MDax fiel.", "a thousands' dot, then the end"},
    {"Der Dax stieg auf 15 470. | Der MDax fiel.", "a space for thousands"},
    {"Der SMI stieg auf 11'942. | Der SLI fiel.", "an apostrophe for thousands"},
    {"Das war im Jahr 2024. | Der Konzern wuchs seither.", "a year at the end"},
    {"Die Quote fiel auf 3,5. | Analysten hatten mehr erwartet.", "a decimal number at the end"},
    {"Der Index steht bei 48. | Werte unter 50 zeigen einen Rückgang an.", "an index level at the end"},
    {"Der Einkaufsmanagerindex fiel auf 48. | Ökonomen hatten mehr erwartet.",
     "a level behind auf, a plural noun follows"},
    {"Die Aktie fiel auf 12. | Das Papier war zuvor gestiegen.", "two digits at the end"},
    {"Das Ziel liegt bei 60. | SAP notiert bei 55.", "a level, a name follows"},
    {"Der Konzern wurde 1998 gegründet. | 2024 ging er an die Börse.", "a year starts a sentence"},
    {"Gegründet wurde er 1998. | 2024 ging er an die Börse.", "years on both sides"},
    {"Der Preis beträgt 3.50. | Das ist viel.", "a decimal dot, then the end"},
    {"Um 9.30 Uhr notierte der Dax bei 15.470,33 Punkten.", "a time and a level"},
    {"Der DAX beendete den Tag bei 16.794,43. | Das Plus betrug 0,78 Prozent.", "decimals at the end"},
    {"Die Zahl stieg auf über 100. | Das berichtet der Verband.", "three digits at the end"},
    {"Er wird 65. | Sein Nachfolger steht fest.", "an age at the end"},
    {"Der Dax verlor 1,2%. | Der MDax gewann.", "a per cent sign at the end"},
    {"Der Preis fiel auf 12 €. | Der Absatz stieg.", "a currency sign at the end"},
    /* initials */
    {"Warren E. Buffett kauft nach.", "an initial within a name"},
    {"J. P. Morgan gründete die Bank.", "two initials at the front"},
    {"Laut J. Powell bleibt der Leitzins stabil.", "an initial within"},
    {"George W. Bush und Donald J. Trump waren Präsidenten.", "two names with initials"},
    {"Die Aktie von Procter & G. fiel.", "an initial before a small word"},
    {"Die Bank hat Vitamin C. | Das Mittel wirkt.", "a letter at the end, a determiner follows"},
    {"Das ist Plan B. | Er soll im Mai greifen.", "a letter at the end, a pronoun follows"},
    /* ellipses */
    {"Und dann ... fiel der Kurs.", "an ellipsis within"},
    {"Und dann … fiel der Kurs.", "an ellipsis as one sign"},
    {"Das könnte teuer werden ... | Die Anleger sind gewarnt.", "an ellipsis at the end"},
    {"Das könnte teuer werden … | Die Anleger sind gewarnt.", "the same as one sign"},
    {"Das könnte teuer werden... | Die Anleger sind gewarnt.", "an ellipsis without a space"},
    /* quotes */
    {"„Wir wachsen.“ | Das sagte der Vorstand.", "German quotes, a new sentence"},
    {"„Wir wachsen“, sagte der Vorstand.", "German quotes, the verb of saying follows"},
    {"„Wir wachsen!“, sagte der Vorstand.", "a mark within the quotes, a comma behind"},
    {"„Wachsen wir?“, fragte der Vorstand.", "a question within the quotes, a comma behind"},
    {"„Wachsen wir?“ fragte der Vorstand.", "an old spelling without the comma"},
    {"»Wir wachsen!«, sagte der Vorstand.", "Austrian quotes"},
    {"»Wir wachsen.« | Der Vorstand ist zuversichtlich.", "Austrian quotes, a new sentence"},
    {"«Wir wachsen!», sagte der Vorstand.", "Swiss quotes"},
    {"«Wir wachsen.» | Der Vorstand ist zuversichtlich.", "Swiss quotes, a new sentence"},
    {"\"Wir wachsen!\", sagte der Vorstand.", "straight quotes"},
    {"\"Wir wachsen.\" | Der Vorstand ist zuversichtlich.", "straight quotes, a new sentence"},
    {"“Wir wachsen!”, sagte der Vorstand.", "English quotes"},
    {"“Wir wachsen.” | Der Vorstand ist zuversichtlich.", "English quotes, a new sentence"},
    {"‚Wir wachsen!‘, sagte der Vorstand.", "single quotes"},
    {"‹Wir wachsen.› | Der Vorstand ist zuversichtlich.", "single Swiss quotes"},
    {"Er sagte: „Wir wachsen.“ | Die Aktie stieg.", "a colon and a quote"},
    {"Er sagte: „Wir wachsen. | Die Kosten sinken.“ | Die Aktie stieg.", "two sentences in one quote"},
    {"Er sagte: „Wir wachsen“. | Die Aktie stieg.", "the stop behind the quotes"},
    {"Der Vorstand sprach vom „Turnaround“. | Die Aktie stieg.", "a quoted word at the end"},
    {"Die Aktie fiel. | „Das war zu erwarten“, sagte ein Händler.", "a quote opens the next sentence"},
    {"Die Aktie fiel. | »Das war zu erwarten«, sagte ein Händler.", "an Austrian quote opens the next"},
    {"Die Aktie fiel. | «Das war zu erwarten», sagte ein Händler.", "a Swiss quote opens the next"},
    {"Die Aktie fiel. | \"Das war zu erwarten\", sagte ein Händler.", "a straight quote opens the next"},
    {"Die Frage „Kommt die Rezession?“ bewegt die Märkte.", "a question within quotes within a sentence"},
    {"Unter dem Titel „Was nun?“ diskutierten Experten.", "a quoted title with a question mark"},
    {"Die Sendung „Wer wird Millionär?“ Ende Mai brachte Quote.",
     "a title with a question mark before a noun"},
    {"„Wir wachsen“, sagte er. | „Die Kosten sinken.“", "a quote follows a quote"},
    /* parentheses */
    {"Die Aktie (ISIN DE0007164600) stieg.", "parentheses within"},
    {"Die Aktie stieg (siehe Tabelle). | Der Umsatz fiel.", "the stop behind the parentheses"},
    {"Die Aktie stieg. | (Der Umsatz fiel.) | Analysten staunten.", "a sentence in parentheses"},
    {"Der Umsatz (2023: 3 Mrd. Euro) stieg.", "an abbreviation in parentheses"},
    {"Der Umsatz stieg (Vj. 20 Mio. Euro).", "Vj. and Mio. in parentheses"},
    {"Der Gewinn (o. Sondereffekte) stieg.", "an abbreviation behind a parenthesis"},
    {"Der Chef (!) verkaufte Aktien.", "an exclamation in parentheses"},
    {"Das Angebot (wirklich?) überzeugt kaum.", "a question in parentheses"},
    {"Gold verteuerte sich (+1,2 Prozent). | Silber gab nach.", "a figure in parentheses"},
    /* colons, dashes, headlines, datelines, sign-offs */
    {"Fazit: Die Aktie bleibt ein Kauf.", "a colon ends nothing"},
    {"Die Gewinner: SAP, Siemens und Allianz.", "a list behind a colon"},
    {"Dax aktuell: Anleger greifen zu", "a headline without a stop"},
    {"Siemens hebt Prognose an - Aktie springt", "a headline with a dash"},
    {"Kommt jetzt der Crash? - Was Anleger wissen sollten", "a question before a dash goes on"},
    {"FRANKFURT (MWD) - Die Aktie von SAP stieg.", "a dateline"},
    {"FRANKFURT (MWD-AFX) - Die Aktie von SAP stieg. | Der Dax fiel.", "a dateline and two sentences"},
    {"ZÜRICH, 3. Mai (MWD) - Die Aktie der UBS stieg.", "a dateline with a date"},
    {"Die Aktie stieg. | /bek/men", "a sign-off"},
    {"Die Aktie stieg um 3 Prozent./bek/men", "a sign-off without a space"},
    {"Die Aktie stieg. | (Redaktion: Max Meier)", "credits in parentheses"},
    {"Die Aktie stieg. | - Von Max Meier", "a dash opens a credit line"},
    /* enumerations */
    {"1. Die Zinsen steigen.", "a numbered heading"},
    {"Drei Gründe sprechen dafür: 1. die Zinsen, 2. die Nachfrage und 3. der Preis.",
     "numbers within a list"},
    {"a) Siemens b) SAP", "lettered points"},
    /* web and typing slips */
    {"Mehr auf boerse.de und finanzen.net.", "addresses"},
    {"Die Seite www.example.com meldet Zahlen.", "an address within"},
    {"Die Aktie stieg.Der Umsatz fiel.", "a missing space ends nothing, as an address may be meant"},
    {"Die Aktie stieg . | Der Umsatz fiel.", "a space before the stop"},
    {"Die Aktie stieg.. | Der Umsatz fiel.", "a doubled stop"},
    {"Die Version 2.0 der Software überzeugt.", "a version number"},
    {"Die Technik von Web3. | Die Kurse steigen.", "a digit at the end of a word"},
    /* words in capitals, small words that look like abbreviations */
    {"Das berichtet die FT. | Die Aktie fiel.", "a newspaper, no foot"},
    {"Das schreibt die ING. | Analysten der Bank bleiben vorsichtig.", "a bank, no engineer"},
    {"Das ist das erste Abkommen dieser Art. | Die Aktie stieg.", "Art is a word as well"},
    {"Er leitet die Siemens AG. | Analysten loben ihn.", "a legal form without a dot of its own"},
    {"Das Rennen endet um 15 Uhr. | Anleger warten ab.", "Uhr has no dot of its own"},
    {"Die Strecke misst 30 km. | Anwohner klagen.", "a unit behind a number"},
    {"Der Zug fährt 300 km/h. | In China ist das üblich.", "a letter behind a slash is a unit"},
    {"Das gilt auch in der Schweiz. | Europaweit will GE Stellen streichen.", "a country, no adjective"},
    {"Den Umsatz hob BMW. | Anleger jubeln.", "a name without a vowel"},
    {"Im Vgl. zum Vorjahr stieg der Umsatz.", "letters without a vowel are an abbreviation"},
    {"Im II. Quartal stieg der Umsatz.", "a Roman ordinal before a period"},
    {"Es gilt Basel III. | Banken brauchen mehr Kapital.", "a Roman number that is no ordinal"},
    {"Der Gewinn sank auf 12 Mio. | Analysten hatten mehr erwartet.",
     "Mio. at the end, noun and verb follow"},
    {"Es hieß, dass der Umsatz auf 366 Mio. Euro zurückging.", "Mio. before a unit, a verb behind"},
    {"Die Autos stehen auf Wiesen (...). | Das ärgert Anwohner.", "an omission in parentheses, then a stop"},
    {"Im Januar verkaufte VW 12 Mio. Fahrzeuge.", "Mio. before what is counted"},
    {"Weltweit waren 12 Mio. Menschen betroffen.", "Mio. before what is counted, a verb before it"},
    {"Bei 12 Mio. Fahrzeugen muss VW nachbessern.", "Mio. within the front field"},
    {"Das endete im Aug. | Die Aktie stieg.", "an abbreviated month at the end"},
    {"Die Aktie fiel. | eBay legte zu.", "a name with a small first letter"},
    {"„[...] Die Lage ist ernst“, sagte er.", "an omission in quotes"},
    {"Der Chef (!) Müller verkaufte Aktien.", "an exclamation in parentheses before a name"},
    {"Er fragte: „Was nun?“ | Analysten schweigen.", "a question behind a colon ends"},
    {"Der Index fiel unter die 10. | Analysten warnen.",
     "a number behind a determiner, noun and verb follow"},
    {"Beim 3. Versuch gelang der Abschluss.", "an ordinal before a noun and a verb"},
    {"Die Firma liegt auf dem 3. Platz.", "an ordinal within, the verb before it"},
    {"In 2. Instanz gewann Bayer.", "an ordinal behind a bare preposition"},
};

/* The text with a space for each " | "; returns its length. */
static size_t read_row(const char *row, char *text) {
    size_t len = 0;
    for (; *row != '\0'; row++) {
        if (strncmp(row, " | ", 3) == 0) {
            text[len++] = ' ';
            row += 2;
        } else {
            text[len++] = *row;
        }
    }
    text[len] = '\0';
    return len;
}

/* Write the text again with " | " where the code under test ends a sentence. */
static void mark_ends(const char *text, const struct token_list *words, char *out) {
    uint32_t at = 0;
    for (uint32_t first = 0; first < words->n;) {
        uint32_t end = sentence_end(text, words->tokens, first, words->n);
        ck_assert_uint_gt(end, first);
        uint32_t until = end < words->n ? words->tokens[end].start - 1 : (uint32_t)strlen(text);
        memcpy(out, text + at, until - at);
        out += until - at;
        if (end < words->n) {
            strcpy(out, " | ");
            out += 3;
        }
        at = end < words->n ? until + 1 : until;
        first = end;
    }
    *out = '\0';
}

START_TEST(ends_of_sentences) {
    const struct row *row = &ROWS[_i];
    char text[512], got[1024];
    ck_assert_uint_lt(strlen(row->text), sizeof text);
    size_t len = read_row(row->text, text);
    struct arena arena = {0};
    struct token_list words = {0};
    ck_assert_int_eq(tokenize(&arena, text, 0, (uint32_t)len, &words), STATUS_OK);
    lexicon_look_up(engine_lexicon(analysed_engine()), &words, 0);
    mark_ends(text, &words, got);
    ck_assert_msg(strcmp(got, row->text) == 0, "%s\n  got %s\n  %s", row->text, got, row->reason);
    arena_free(&arena);
}
END_TEST

Suite *suite_sentence(void) {
    Suite *suite = suite_create("sentence");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, ends_of_sentences, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
