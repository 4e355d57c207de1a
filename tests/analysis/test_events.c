/* Events, a row each: the sentence, the class and the company of what happened, and why. */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "analysed.h"

struct row {
    const char *text;
    const char *class_name; /* NULL: no event at all */
    const char *ticker; /* and role: "UCG bidder"; the role is not asked where none stands; NULL: of no listed
                           company */
    const char *reason;
};

static const struct row ROWS[] = {
    /* guidance */
    {"SAP hebt die Jahresprognose an.", "guidance_raised", "SAP", "the particle stands apart"},
    {"Siemens hat seinen Ausblick nach einem starken Quartal erhöht.", "guidance_raised", "SIE",
     "the outlook is the object"},
    {"Die Prognoseanhebung von Zalando kam überraschend.", "guidance_raised", "ZAL",
     "a noun names the event"},
    {"Goldman hob das Kursziel für SAP von 180 auf 190 Euro an.", NULL, NULL,
     "a price target is no guidance"},
    {"BASF kappt seine Gewinnprognose.", "guidance_cut", "BAS", "a verb of cutting"},
    {"Wegen der schwachen Nachfrage schraubt Continental die Prognose nach unten.", "guidance_cut", "CON",
     "a phrase of direction"},
    {"Nach der gesenkten Prognose verlor die Aktie von Zalando.", "guidance_cut", "ZAL",
     "a participle before its noun"},
    {"Das Wifo senkte seine Konjunkturprognose.", NULL, NULL, "a forecast for the economy"},
    {"BASF senkte die Prognose nicht.", NULL, NULL, "denied"},
    {"Adidas bekräftigte die Umsatzprognose.", "guidance_confirmed", "ADS", "confirmed"},
    {"Infineon hält an seiner Prognose fest.", "guidance_confirmed", "IFX", "a phrase with its preposition"},
    {"Uniper bestätigt den Ausblick.", "guidance_confirmed", "UN0", "the outlook is kept"},
    {"Senkt BASF die Prognose?", NULL, NULL, "an open question"},
    {"Lufthansa setzt die Prognose für das laufende Jahr aus.", "guidance_suspended", "LHA", "suspended"},
    {"TUI zieht den Ausblick zurück.", "guidance_suspended", "TUI1", "taken back"},
    {"Puma verzichtet auf eine Prognose.", "guidance_suspended", "PUM", "done without"},
    /* results */
    {"Die Deutsche Bank hat die Erwartungen der Analysten übertroffen.", "results_above", "DBK",
     "the analysts' yardstick"},
    {"Der Quartalsgewinn von Infineon fiel besser aus als erwartet.", "results_above", "IFX",
     "a company's figure"},
    {"Der Umsatz von SAP lag über den Erwartungen.", "results_above", "SAP", "above the yardstick"},
    {"Der Ifo-Index stieg stärker als erwartet.", NULL, NULL, "a figure of the economy"},
    {"Mit dem Quartalsgewinn verfehlte Puma die Erwartungen.", "results_below", "PUM", "missed"},
    {"Der Umsatz von Zalando blieb hinter den Erwartungen zurück.", "results_below", "ZAL",
     "behind the yardstick"},
    {"Henkel legte enttäuschende Quartalszahlen vor.", "results_below", "HEN3", "the figures are called so"},
    {"Das Wetter war schlechter als erwartet.", NULL, NULL, "no figure of a company"},
    {"Das Ergebnis von Linde lag im Rahmen der Erwartungen.", "results_in_line", "LIN", "as expected"},
    {"Beiersdorf hat seine Jahresziele erreicht.", "results_in_line", "BEI", "a target is reached"},
    {"Der Umsatz der Telekom entsprach den Erwartungen der Analysten.", "results_in_line", "DTE",
     "a verb with a dative"},
    {"Die Gewinnwarnung von Hellofresh schockte die Anleger.", "profit_warning", "HFG",
     "a noun names the event"},
    {"Evonik warnt vor einem Gewinneinbruch.", "profit_warning", "EVK", "a verb with its preposition"},
    {"Continental stimmt die Anleger auf einen Verlust ein.", "profit_warning", "CON", "an announced loss"},
    {"Der Gewinn von BMW sank.", NULL, NULL, "a fall is no warning"},
    /* orders */
    {"Siemens hat einen Auftrag aus Indien erhalten.", "order_won", "SIE", "an order comes in"},
    {"Rheinmetall meldet einen Großauftrag.", "order_won", "RHM", "a noun names the event"},
    {"Andritz zieht einen Auftrag in Brasilien an Land.", "order_won", "ANDR", "a phrase"},
    {"Die Studie entstand im Auftrag von Siemens.", NULL, NULL, "on behalf of"},
    {"Airbus hat einen Auftrag verloren.", "order_lost", "AIR", "lost"},
    {"Die Fluggesellschaft stornierte Bestellungen bei Boeing.", "order_lost", "BA", "cancelled"},
    {"Auftragsstornierungen machen Varta zu schaffen.", "order_lost", "VAR1", "a compound"},
    {"Der Auftragseingang von Kuka ging zurück.", NULL, NULL, "the order intake is a figure"},
    /* takeovers */
    {"Die Commerzbank hat ein Übernahmeangebot erhalten.", "takeover_bid_received", "CBK",
     "the target gets it"},
    {"Der Vorstand von Covestro lehnt die Offerte ab.", "takeover_bid_received", "1COV",
     "the target answers"},
    {"Grenke wird von dem Konkurrenten übernommen.", "takeover_bid_received", "GLJ", "a passive"},
    {"Unicredit legt ein Übernahmeangebot vor.", "takeover_bid_made", "UCG", "the bidder acts"},
    {"Siemens übernimmt einen Konkurrenten.", "takeover_bid_made", "SIE", "the bidder takes it over"},
    {"Siemens schließt die Übernahme ab.", "takeover_bid_made", "SIE", "completed"},
    {"Siemens übernimmt die Verantwortung.", NULL, NULL, "responsibility is no company"},
    {"Die Fusion von Linde mit dem Rivalen ist perfekt.", "merger", "LIN", "a merger"},
    {"Vonovia bestätigt Fusionsgespräche.", "merger", "VNA", "talks"},
    {"Holcim will mit dem Rivalen fusionieren.", "merger", "HOLN", "a verb with its preposition"},
    {"Die Forscher arbeiten an der Kernfusion.", NULL, NULL, "physics"},
    /* capital */
    {"Die Lufthansa plant eine Kapitalerhöhung.", "capital_increase", "LHA", "a noun names the event"},
    {"Nordex gibt neue Aktien aus.", "capital_increase", "NDX1", "new shares"},
    {"Tui braucht frisches Kapital.", "capital_increase", "TUI1", "fresh capital"},
    {"Die Allianz startet einen Aktienrückkauf.", "buyback", "ALV", "a noun names the event"},
    {"Munich Re kauft eigene Aktien zurück.", "buyback", "MUV2", "own shares"},
    {"Siemens legt ein Rückkaufprogramm auf.", "buyback", "SIE", "a programme"},
    {"Ein Investor verkaufte Aktien von SAP.", NULL, NULL, "a seller of shares"},
    {"Die Münchener Rück hebt die Dividende an.", "dividend_raised", "MUV2", "raised"},
    {"BMW zahlt eine höhere Dividende.", "dividend_raised", "BMW", "an adjective before it"},
    {"Mercedes-Benz schüttet eine Sonderdividende aus.", "dividend_raised", "MBG", "a special dividend"},
    {"BASF kürzt die Dividende.", "dividend_cut", "BAS", "cut"},
    {"Die Dividendenkürzung von BASF verärgerte die Aktionäre.", "dividend_cut", "BAS",
     "a noun names the event"},
    {"Die Aktionäre von Volkswagen erhalten weniger Dividende.", "dividend_cut", "VOW3", "less of it"},
    {"Lufthansa streicht die Dividende.", "dividend_omitted", "LHA", "none is paid"},
    {"Thyssenkrupp verzichtet auf eine Dividende.", "dividend_omitted", "TKA", "done without"},
    {"Der Dividendenausfall bei Uniper überraschte kaum jemanden.", NULL, NULL, "weakened by kaum"},
    {"BASF zahlt eine Dividende von 3,40 Euro.", NULL, NULL, "a dividend as such"},
    /* distress and cuts */
    {"Wirecard meldet Insolvenz an.", "insolvency", "WDI", "filed"},
    {"Varta beantragt Gläubigerschutz.", "insolvency", "VAR1", "protection from creditors"},
    {"Die Baumarktkette schlitterte in die Pleite.", "insolvency", NULL, "a company that is not listed"},
    {"Die Zahl der Insolvenzen ist gestiegen.", NULL, NULL, "a statistic"},
    {"Ford schließt das Werk in Saarlouis.", "plant_closure", "F", "closed"},
    {"Die Werksschließung bei Goodyear trifft die Region.", "plant_closure", "GT", "a noun names the event"},
    {"Voestalpine will den Standort in Deutschland dichtmachen.", "plant_closure", "VOE", "colloquial"},
    {"Ein Brand im Werk von BASF wurde gelöscht.", NULL, NULL, "a plant stays open"},
    {"SAP streicht 3000 Stellen.", "job_cuts", "SAP", "the verb before its object"},
    {"Bosch baut Tausende Arbeitsplätze ab.", "job_cuts", NULL, "a company that is not listed"},
    {"Der Stellenabbau bei ZF und Continental geht weiter.", "job_cuts", "CON", "a noun names the event"},
    {"An vielen Stellen streicht der Wind über das Land.", NULL, NULL, "places"},
    {"Siemens schafft neue Stellen.", NULL, NULL, "hiring is no cut"},
    {"Die Piloten der Lufthansa streiken.", "strike", "LHA", "the crew is on strike"},
    {"Verdi ruft bei Amazon zu Warnstreiks auf.", "strike", "AMZN", "a call"},
    {"Die Beschäftigten von Volkswagen legen die Arbeit nieder.", "strike", "VOW3", "a phrase"},
    {"Der Käuferstreik belastet den Dax.", NULL, NULL, "a market without buyers"},
    /* law */
    {"Anleger haben gegen Volkswagen Klage eingereicht.", "lawsuit_filed", "VOW3", "filed"},
    {"Tesla sieht sich mit einer Sammelklage konfrontiert.", "lawsuit_filed", "TSLA",
     "a noun names the event"},
    {"Aktionäre verklagen die Deutsche Bank wegen der Verluste.", "lawsuit_filed", "DBK", "sued"},
    {"Die Bauern klagen über das Wetter.", NULL, NULL, "to complain"},
    {"Apple gewinnt den Patentstreit.", "lawsuit_won", "AAPL", "won"},
    {"Das Gericht wies die Klage gegen Mercedes-Benz ab.", "lawsuit_won", "MBG", "dismissed"},
    {"Die Staatsanwaltschaft stellt die Ermittlungen gegen Porsche ein.", "lawsuit_won", "P911", "dropped"},
    {"Bayer hat den Prozess verloren.", "lawsuit_lost", "BAYN", "lost"},
    {"Apple wurde zu Schadenersatz verurteilt.", "lawsuit_lost", "AAPL", "convicted"},
    {"Volkswagen unterlag vor dem Bundesgerichtshof.", "lawsuit_lost", "VOW3", "the defendant loses"},
    {"Der Prozess gegen den früheren Audi-Chef beginnt.", NULL, NULL, "a trial begins"},
    {"Die Deutsche Bank einigt sich außergerichtlich mit den Klägern.", "settlement", "DBK", "out of court"},
    {"Apple stimmt einem Vergleich zu.", "settlement", "AAPL", "a settlement"},
    {"Apple und Qualcomm legen ihren Patentstreit bei.", "settlement", "AAPL", "a dispute ends"},
    {"Im Vergleich zum Vorjahr stieg der Gewinn von SAP.", NULL, NULL, "a comparison"},
    {"Google muss eine Milliardenstrafe zahlen.", "fine", "GOOGL", "a noun names the event"},
    {"Die EU verhängt gegen Meta eine Geldbuße.", "fine", "META", "imposed"},
    {"Die Kartellbuße traf Mastercard.", "fine", "MA", "a compound"},
    {"Der Strafstoß entschied das Spiel.", NULL, NULL, "sport"},
    {"Die Staatsanwaltschaft ermittelt gegen Adler Group.", "investigation", "ADJ", "a prosecutor"},
    {"Razzia bei Audi in Ingolstadt.", "investigation", NULL, "a headline"},
    {"Die EU-Kommission leitet eine Untersuchung gegen Apple ein.", "investigation", "AAPL", "opened"},
    /* products */
    {"BMW ruft weltweit 200.000 Fahrzeuge zurück.", "recall", "BMW", "the particle stands apart"},
    {"Tesla startet einen Rückruf.", "recall", "TSLA", "a noun names the event"},
    {"Toyota beordert Autos in die Werkstätten.", "recall", "7203", "to the workshops"},
    {"Der Kunde rief bei der Telekom zurück.", NULL, NULL, "a phone call"},
    {"Roche erhält die Zulassung für ein Krebsmittel.", "approval", "ROG", "granted"},
    {"Die EU-Kommission gibt grünes Licht für die Übernahme.", "approval", NULL, "a green light"},
    {"Novartis bekommt die Marktzulassung in Japan.", "approval", "NOVN", "a compound"},
    {"Die FDA verweigert Novartis die Zulassung.", "approval_refused", "NOVN", "denied"},
    {"Die EU untersagt die Fusion von Siemens mit dem Rivalen.", "approval_refused", "SIE", "forbidden"},
    {"Die Behörde entzog der Bank die Lizenz.", "approval_refused", NULL, "withdrawn"},
    {"Die Zulassungszahlen von Tesla sanken.", NULL, NULL, "registrations are a figure"},
    {"Morphosys meldet einen Studienerfolg.", "trial_success", "MOR", "a noun names the event"},
    {"Novartis hat mit dem Mittel den primären Endpunkt erreicht.", "trial_success", "NOVN",
     "the end point is met"},
    {"Evotec legt positive Studiendaten vor.", "trial_success", "EVT", "an adjective before it"},
    {"Laut einer Studie von PwC steigen die Preise.", NULL, NULL, "a survey"},
    {"Bayer bricht die Phase-III-Studie ab.", "trial_failure", "BAYN", "stopped"},
    {"Der Wirkstoff von Roche verfehlte das Studienziel.", "trial_failure", "ROG", "missed"},
    {"Der Studienflop kostet Novo Nordisk viel Geld.", "trial_failure", "NOVO-B", "a compound"},
    {"Apple bringt eine neue Uhr auf den Markt.", "product_launch", "AAPL", "a phrase"},
    {"Tesla stellt ein neues Modell vor.", "product_launch", "TSLA", "an object and its verb"},
    {"Der Verkaufsstart bei Mercedes-Benz verlief gut.", "product_launch", "MBG", "a noun names the event"},
    {"Adidas bringt die Schulden auf ein neues Niveau.", NULL, NULL, "nothing is launched"},
    {"Volkswagen verschiebt den Produktionsstart.", "delay", "VOW3", "put off"},
    {"Die Auslieferung bei Boeing verzögert sich um drei Monate.", "delay", "BA", "a reflexive verb"},
    {"Siemens Energy gerät bei dem Projekt in Verzug.", "delay", "ENR", "a phrase"},
    /* people */
    {"Der Vorstandschef von Adidas tritt zurück.", "management_change", "ADS", "resigns"},
    {"Der Chefwechsel bei Adidas kommt früher.", "management_change", "ADS", "a noun names the event"},
    {"SAP bekommt einen neuen Finanzchef.", "management_change", "SAP", "a new one"},
    {"Der Vorstandschef von Adidas sprach in Berlin.", NULL, NULL, "he only speaks"},
    /* listings */
    {"Rheinmetall steigt in den Dax auf.", "index_joiner", "RHM", "promoted"},
    {"Der Dax-Aufsteiger Zalando legte zu.", "index_joiner", "ZAL", "a noun names the event"},
    {"Siemens Energy kehrt in den Leitindex zurück.", "index_joiner", "ENR", "it returns"},
    {"Der Dax ist gestiegen.", NULL, NULL, "an index rises"},
    {"Lufthansa fliegt aus dem Dax.", "index_leaver", "LHA", "relegated"},
    {"Zalando hat seinen Platz im MDax verloren.", "index_leaver", "ZAL", "it leaves"},
    {"Der Abstieg aus dem Dax trifft die Aktie von Covestro.", "index_leaver", "1COV",
     "a noun names the event"},
    {"Am Mittwoch schied ein Läufer aus dem Rennen aus.", NULL, NULL, "sport"},
    {"Leerverkäufer nehmen Wirecard ins Visier.", "short_seller_report", "WDI", "short sellers"},
    {"Hindenburg Research erhebt Vorwürfe gegen Nikola.", "short_seller_report", NULL, "a house by name"},
    {"Eine Shortattacke setzt Grenke zu.", "short_seller_report", "GLJ", "a compound"},
    {"Ein Hackerangriff legt Netflix lahm.", "cyber_attack", "NFLX", "a noun names the event"},
    {"Hacker haben bei Sony Kundendaten gestohlen.", "cyber_attack", "6758", "thieves"},
    {"SAP hat die Erwartungen der Analysten nicht übertroffen.", NULL, NULL, "denied"},
    {"Continental könnte 3000 Stellen streichen.", NULL, NULL, "only possible"},
    {"Lufthansa zahlt keine Dividende.", "dividend_omitted", "LHA", "the negation is part of the event"},
    {"Novartis erhält vorerst keine Zulassung für das Mittel.", "approval_refused", "NOVN",
     "the negation is part of the event"},
    {"Der Streik bei der Lufthansa wurde abgewendet.", "settlement", "LHA", "averted by agreement"},
    {"Der Automobilzulieferer Leoni hat Insolvenz angemeldet.", "insolvency", "LEO", "the perfect"},
    {"Die Voestalpine schickt 500 Mitarbeiter in Kurzarbeit.", "job_cuts", "VOE", "short time work"},
    {"Die Cyberattacke auf Medion dauerte Tage.", "cyber_attack", "MDN", "a noun names the event"},
    {"Die Software von Palo Alto schützt Rechner.", NULL, NULL, "no attack is told"},
    /* what did not happen */
    {"Nordex sagt die geplante Kapitalerhöhung ab.", NULL, NULL, "called off"},
    {"Die Kapitalerhöhung von Nordex wurde abgesagt.", NULL, NULL, "... in the passive"},
    {"Die abgesagte Kapitalerhöhung belastet Nordex.", NULL, NULL, "... as an attribute"},
    {"Nordex verzichtet auf eine Kapitalerhöhung.", NULL, NULL, "done without"},
    {"Die Fusion von Linde mit dem Rivalen ist gescheitert.", NULL, NULL, "failed"},
    {"Die Commerzbank dementierte Berichte über eine Übernahme durch Unicredit.", NULL, NULL, "denied"},
    {"Die Commerzbank bestritt, dass ein Übernahmeangebot vorliegt.", NULL, NULL,
     "denied in the clause above"},
    {"Siemens wies Spekulationen über einen Stellenabbau zurück.", NULL, NULL, "a rumour is rejected"},
    {"SAP senkt die Prognose, dementiert aber einen Stellenabbau.", "guidance_cut", "SAP",
     "a denial holds for its own clause"},
    {"Die Behörde sieht keinen Anlass, gegen Bayer Ermittlungen einzuleiten.", NULL, NULL,
     "denied in the clause that it depends on"},
    {"Das Arbeitsgericht verbot den Streik bei der Lufthansa.", NULL, NULL, "forbidden"},
    /* roles */
    {"Unicredit legt ein Übernahmeangebot für die Commerzbank vor.", "takeover_bid_made", "UCG bidder",
     "who bids"},
    {"Unicredit legt ein Übernahmeangebot für die Commerzbank vor.", "takeover_bid_received", "CBK target",
     "for whom"},
    {"Die Commerzbank erhält ein Übernahmeangebot von Unicredit.", "takeover_bid_received", "CBK target",
     "the target first"},
    {"Die Commerzbank erhält ein Übernahmeangebot von Unicredit.", "takeover_bid_made", "UCG bidder",
     "from whom"},
    {"Siemens übernimmt Covestro.", "takeover_bid_made", "SIE bidder", "a verb between two companies"},
    {"Siemens übernimmt Covestro.", "takeover_bid_received", "1COV target", "... and its object"},
    {"Covestro wird von Siemens übernommen.", "takeover_bid_made", "SIE bidder", "... in the passive"},
    {"Anleger kaufen SAP.", NULL, NULL, "investors take nobody over"},
    {"Bayer verkauft seine Tierarzneisparte an Elanco.", "takeover_bid_made", "BAYN seller",
     "the seller first"},
    {"Bayer verkauft seine Tierarzneisparte an Elanco.", "takeover_bid_made", "ELAN bidder",
     "... and who buys"},
    {"Apple verklagt Samsung wegen eines Patents.", "lawsuit_filed", "AAPL plaintiff", "who sues"},
    {"Apple verklagt Samsung wegen eines Patents.", "lawsuit_filed", "005930 defendant", "who is sued"},
    {"Sony reichte Klage gegen einen Hacker ein.", "lawsuit_filed", "6758 plaintiff",
     "against somebody else"},
    {"Das Gericht wies die Klage gegen Mercedes-Benz ab.", "lawsuit_won", "MBG defendant",
     "rejected: it has won"},
    {"Das Gericht wies die Klage von Mercedes-Benz ab.", "lawsuit_lost", "MBG plaintiff",
     "rejected: it has lost"},
    /* of companies alone */
    {"Der Freispruch für den Ex-Telekom-Vorstand ist rechtskräftig.", NULL, NULL, "a person's acquittal"},
    {"Der Mann bekam eine Geldstrafe wegen Beleidigung.", NULL, NULL, "a person's fine"},
    {"Der Hersteller muss eine Geldstrafe zahlen.", "fine", NULL, "a company that is not named"},
};

/* The ticker, and the role where one is wanted. */
static const char *company_of(const struct event *event, const char *wanted, char *text, size_t size) {
    if (event->subject == NULL)
        return "none";
    bool role = strchr(wanted, ' ') != NULL;
    snprintf(text, size, "%s%s%s", event->subject->ticker, role ? " " : "",
             !role                 ? ""
             : event->role == NULL ? "-"
                                   : event->role);
    return text;
}

START_TEST(event_of_a_sentence) {
    const struct row *row = &ROWS[_i];
    struct analysed analysed;
    analysed_make(&analysed, row->text);
    const char *got = "none", *company = "none", *wanted = row->ticker == NULL ? "none" : row->ticker;
    char name[64];
    for (uint32_t e = 0; e < analysed.document.n_events; e++) {
        const struct event *event = &analysed.document.events[e];
        ck_assert(event->span.start < event->span.end && event->span.end <= strlen(row->text));
        bool asked = row->class_name == NULL || strcmp(event->class_name, row->class_name) == 0;
        if (asked && (strcmp(got, "none") == 0 || strcmp(company, wanted) != 0)) {
            got = event->class_name;
            company = company_of(event, wanted, name, sizeof name);
        }
    }
    ck_assert_msg(strcmp(got, row->class_name == NULL ? "none" : row->class_name) == 0 &&
                      strcmp(company, wanted) == 0,
                  "%s: %s of %s, expected %s of %s: %s", row->text, got, company,
                  row->class_name == NULL ? "none" : row->class_name, wanted, row->reason);
    analysed_free(&analysed);
}
END_TEST

Suite *suite_events(void);

Suite *suite_events(void) {
    Suite *suite = suite_create("events");
    TCase *rows = analysed_case(suite, "rows");
    tcase_add_loop_test(rows, event_of_a_sentence, 0, sizeof ROWS / sizeof *ROWS);
    return suite;
}
