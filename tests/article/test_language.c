#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "article/language_guess.h"

Suite *suite_language(void);

static struct buffer image;
static struct language_words words;

static void start(void) {
    struct error error = {0};
    ck_assert_msg(language_words_build("lexicons/languages.tsv", &image, &error) == STATUS_OK, "%s",
                  error.message);
    ck_assert_msg(language_words_open(image.bytes, image.len, &words, &error) == STATUS_OK, "%s",
                  error.message);
}

static void stop(void) {
    buffer_free(&image);
}

static const struct {
    const char *language; /* NULL: can't be told */
    const char *why;
    const char *text;
} rows[] = {
    {"de", "a market report",
     "Der Dax hat am Dienstag nach einem zähen Handelstag leicht im Plus geschlossen. Der Leitindex gewann "
     "0,2 "
     "Prozent auf 23.250 Punkte. Gefragt waren erneut Rüstungswerte, nachdem die Regierung weitere Aufträge "
     "in "
     "Aussicht gestellt hatte."},
    {"de", "Swiss spelling: dass, grosse, ss for ß",
     "Die Grossbank teilte am Mittwoch mit, dass sie im abgelaufenen Geschäftsjahr einen grossen Teil der "
     "Gebäude veräussert hat. Der Erlös fliesst in die Kasse, wie es an der Generalversammlung weiter hiess. "
     "Die Aktien schlossen in Zürich ausserhalb des SMI fester."},
    {"de", "all capitals, and umlauts among them",
     "BERLIN - DIE BUNDESREGIERUNG WILL DIE STEUERN FÜR UNTERNEHMEN SENKEN. DAS SAGTE DER MINISTER AM MONTAG "
     "NACH EINEM TREFFEN MIT DER WIRTSCHAFT. ÜBER DIE HÖHE DER ENTLASTUNG IST NOCH NICHT ENTSCHIEDEN WORDEN, "
     "HIESS ES AUS DEM HAUS."},
    {"de", "written with ae, oe, ue",
     "Die Aktie ist fuer viele Anleger noch immer zu teuer. Das Unternehmen hat die Prognose zwar ueber den "
     "Erwartungen bestaetigt, aber die Kosten bleiben hoch und werden auch im naechsten Jahr nicht sinken."},
    {"de", "a German article with an English quotation and English terms",
     "Der Vorstandschef gab sich vor Analysten zuversichtlich. \"We are on track and we have seen a very "
     "strong start to the year\", sagte er. Das Cloud Business wachse weiter, der Free Cashflow sei im "
     "Quartal deutlich gestiegen und das Share Buyback werde fortgesetzt. Am Markt kam das gut an."},
    {"de", "headlines and figures, few function words",
     "Dax 23.250,10 +0,2 Prozent. MDax 29.480,33 +0,5 Prozent. Adidas nach Zahlen im Minus, Siemens Energy "
     "auf "
     "Rekordhoch, Rheinmetall von Großauftrag beflügelt. Euro bei 1,1342 Dollar. Umlaufrendite steigt auf "
     "2,51 "
     "Prozent. Ölpreise geben nach, Gold und Silber sind gefragt. Bitcoin unter Druck."},
    {"en", "an English article with German names",
     "Shares in Deutsche Lufthansa and Siemens fell on Tuesday after the Bundesbank said that the economy of "
     "Germany would shrink. The finance minister said in an interview with the Frankfurter Allgemeine "
     "Zeitung "
     "that the government was ready to act. Volkswagen and Bayerische Motoren Werke were also lower."},
    {"en", "an English article with a German quotation",
     "The chancellor told reporters that there would be no new debt this year. \"Das ist mit uns nicht zu "
     "machen\", he said after the meeting. His party has been under pressure since the election, and it was "
     "not clear whether the other members of the coalition would agree to the plan that he has put forward."},
    {"nl", "Dutch, the nearest neighbour",
     "De koers van het aandeel is dinsdag met drie procent gedaald nadat het bedrijf had gemeld dat de winst "
     "lager zou uitvallen. Volgens de topman zijn de kosten in het eerste kwartaal hoger dan verwacht. Hij "
     "heeft er vertrouwen in dat het tweede kwartaal beter wordt voor de onderneming."},
    {"fr", "French",
     "Le groupe a annoncé mardi une baisse de son bénéfice au premier trimestre. Les ventes ont reculé dans "
     "toutes les régions, mais la direction maintient ses objectifs pour l'année. Le titre perdait trois "
     "pour "
     "cent à la Bourse de Paris en fin de matinée."},
    {"it", "Italian, as in Ticino",
     "Il gruppo ha chiuso il primo trimestre con un utile in calo del tre per cento. Le vendite sono "
     "diminuite "
     "in tutte le regioni, ma la direzione conferma gli obiettivi per l'anno in corso. Il titolo ha perso "
     "terreno alla Borsa di Milano anche nella giornata di martedì."},
    {"es", "Spanish",
     "El grupo anunció el martes que su beneficio cayó en el primer trimestre por el aumento de los costes. "
     "Las "
     "ventas bajaron en todas las regiones, pero la dirección mantiene sus objetivos para el año. Las "
     "acciones "
     "perdían un tres por ciento en la Bolsa de Madrid."},
    {"da", "Danish",
     "Koncernen meddelte tirsdag, at overskuddet faldt i første kvartal, fordi omkostningerne er steget. "
     "Salget "
     "gik tilbage i alle regioner, men ledelsen fastholder sine mål for året, og den venter ikke at skulle "
     "ændre dem. Aktien faldt med tre procent efter meddelelsen."},
    {"sv", "Swedish",
     "Koncernen meddelade på tisdagen att vinsten föll under första kvartalet eftersom kostnaderna har ökat. "
     "Försäljningen gick ned i alla regioner, men ledningen står fast vid målen för året och räknar inte med "
     "att behöva ändra dem. Aktien föll med tre procent efter beskedet."},
    {"pl", "Polish",
     "Grupa poinformowała we wtorek, że jej zysk spadł w pierwszym kwartale, ponieważ koszty są wyższe niż "
     "rok "
     "temu. Sprzedaż spadła we wszystkich regionach, ale zarząd nie zmienia celów na ten rok i liczy, że "
     "druga "
     "połowa roku będzie lepsza dla całej branży. To już trzeci taki kwartał."},
    {"und", "Russian: the script tells it",
     "Группа сообщила во вторник, что её прибыль упала в первом квартале из-за роста расходов. Продажи "
     "снизились во всех регионах, но руководство сохраняет цели на год."},
    {"und", "Chinese, which has no spaces",
     "该集团周二表示，由于成本上升，第一季度利润下降。所有地区的销售额均有所下降，但管理层仍维持全年目标。该"
     "公司股价"
     "在消息公布后下跌了百分之三，投资者对下半年的前景感到担忧，分析师也下调了对该公司的评级和目标价格。"},
    {NULL, "two sentences are too short to tell, whatever they are",
     "Shares of the company fell by three percent. The board has cut its guidance for the year."},
    {NULL, "nothing", ""},
    {NULL, "names and figures alone",
     "Adidas 210,50 Airbus 160,10 Allianz 340,20 BASF 44,10 Bayer 25,30 Beiersdorf 120,00 BMW 78,90 Brenntag "
     "60,10 Commerzbank 24,00 Continental 70,10 Daimler 36,20 Deutsche Bank 25,10 Eon 15,20 Fresenius 40,10 "
     "Hannover 280,10 Henkel 68,00 Infineon 33,00 Linde 410,10 Merck 120,10 MTU 360,10 Porsche 45,10"},
};

START_TEST(tells_the_language) {
    const char *guess = language_guess(&words, rows[_i].text, strlen(rows[_i].text));
    ck_assert_msg(guess == rows[_i].language ||
                      (guess != NULL && rows[_i].language != NULL && strcmp(guess, rows[_i].language) == 0),
                  "%s: %s, not %s", rows[_i].why, guess == NULL ? "none" : guess,
                  rows[_i].language == NULL ? "none" : rows[_i].language);
}
END_TEST

/* A page is judged by what is read, not by what its scripts say in English. */
START_TEST(passes_over_markup) {
    struct buffer page = {0};
    buffer_add_text(&page, "<!-- the the the the the of and to in is that for it -->"
                           "<html><head><style>.of { content: \"the and to of\" }</style>");
    for (int i = 0; i < 50; i++)
        buffer_add_text(
            &page, "<script>/* if this is the case then we have to do what they said */ x < y;</script>");
    buffer_printf(&page, "</head><body><p class=\"the of and to\">%s</p>", rows[0].text);
    const char *guess = language_guess_markup(&words, page.bytes, page.len);
    ck_assert_str_eq(guess, "de");
    buffer_clear(&page);
    buffer_printf(&page, "<html lang=de><nav>Startseite</nav><p>%s<script>das ist der", rows[6].text);
    guess = language_guess_markup(&words, page.bytes, page.len);
    ck_assert_str_eq(guess, "en");
    buffer_free(&page);
}
END_TEST

START_TEST(no_guess_is_no_foreign_language) {
    ck_assert(!language_is_foreign(NULL));
    ck_assert(!language_is_foreign("de"));
    ck_assert(language_is_foreign("en"));
    ck_assert(language_is_foreign("und"));
}
END_TEST

Suite *suite_language(void) {
    Suite *suite = suite_create("article/language");
    TCase *tcase = tcase_create("language");
    tcase_add_unchecked_fixture(tcase, start, stop);
    tcase_add_loop_test(tcase, tells_the_language, 0, sizeof rows / sizeof rows[0]);
    tcase_add_test(tcase, passes_over_markup);
    tcase_add_test(tcase, no_guess_is_no_foreign_language);
    suite_add_tcase(suite, tcase);
    return suite;
}
