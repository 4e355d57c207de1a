/* Forms of German words, a row each: what a dictionary prints, forms that it must give and forms that it must
 * not. */
#include "language/inflect.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"

Suite *suite_inflect(void);

struct row {
    const char *lemma;  /* verbs with a bar behind a separable particle */
    const char *how;    /* nouns: gender, space, plural; adjectives: comparison; verbs: principal parts */
    const char *forms;  /* with spaces between them */
    const char *others; /* forms of no such word */
    const char *reason;
};

static const struct row NOUNS[] = {
    {"Gewinn", "m -e", "Gewinn Gewinns Gewinnes Gewinne Gewinnen", "Gewinner Gewinnern", "masculine with -e"},
    {"Verlust", "m -e", "Verlust Verlusts Verlustes Verluste Verlusten", "Verlüste",
     "masculine with -e, no umlaut"},
    {"Umsatz", "m ¨e", "Umsatz Umsatzes Umsätze Umsätzen", "Umsatzs", "umlaut and -e, sibilant"},
    {"Kurs", "m -e", "Kurs Kurses Kurse Kursen", "Kurss Kürse", "a sibilant takes -es"},
    {"Rückgang", "m ¨e", "Rückgang Rückgangs Rückganges Rückgänge Rückgängen", "Rückgangen",
     "umlaut of the last vowel"},
    {"Markt", "m ¨e", "Markt Markts Marktes Markte Märkte Märkten", "Märkt", "dative with -e"},
    {"Ausbau", "m 0", "Ausbau Ausbaus Ausbaues", "Ausbäue Ausbauen", "no plural"},
    {"Haus", "n ¨er", "Haus Hauses Häuser Häusern", "Haüser Hausern", "au takes one umlaut"},
    {"Baum", "m ¨e", "Baum Baums Bäume Bäumen", "Baüme", "au takes one umlaut"},
    {"Blatt", "n ¨er", "Blatt Blatts Blattes Blätter Blättern", "Blatter", "neuter with -er and umlaut"},
    {"Bild", "n -er", "Bild Bilds Bildes Bilder Bildern", "", "neuter with -er"},
    {"Garten", "m ¨", "Garten Gartens Gärten", "Gärtenn Gartän", "umlaut alone, over an e"},
    {"Acker", "m ¨", "Acker Ackers Äcker Äckern", "", "umlaut of a capital"},
    {"Einbruch", "m ¨e", "Einbruch Einbruchs Einbrüche Einbrüchen", "Eïnbruch",
     "umlaut of the last vowel, not of the first"},
    {"Stoß", "m ¨e", "Stoß Stoßes Stöße Stößen", "Stoßs", "ß is a sibilant"},
    {"Krise", "f -n", "Krise Krisen", "Krises Krisens Kriseen", "feminine with -n"},
    {"Krise", "f -en", "Krise Krisen", "Kriseen", "-en behind an e is -n"},
    {"Aktie", "f -n", "Aktie Aktien", "Akties", "feminine with -n"},
    {"Erwartung", "f -en", "Erwartung Erwartungen", "Erwartungs Erwartunge", "feminine with -en"},
    {"Bank", "f -en", "Bank Banken", "Banks Bänke", "feminine with -en, no umlaut"},
    {"Kraft", "f ¨e", "Kraft Kräfte Kräften", "Krafts", "feminine with umlaut"},
    {"Not", "f ¨e", "Not Nöte Nöten", "Nots", "feminine with umlaut of o"},
    {"Analystin", "f -nen", "Analystin Analystinnen", "Analystins", "feminine in -in"},
    {"Analyst", "mw -en", "Analyst Analysten", "Analysts Analystes Analyste", "weak masculine"},
    {"Kunde", "mw -n", "Kunde Kunden", "Kundes Kundeen Kundens", "weak masculine in -e"},
    {"Investor", "m -en", "Investor Investors Investoren", "Investoern", "-or with -en"},
    {"Anleger", "m -", "Anleger Anlegers Anlegern", "Anlegere", "plural as the singular"},
    {"Händler", "m -", "Händler Händlers Händlern", "Händlere", "plural as the singular, with umlaut"},
    {"Unternehmen", "n -", "Unternehmen Unternehmens", "Unternehmenn", "no -n behind -n"},
    {"Ergebnis", "n -se", "Ergebnis Ergebnisses Ergebnisse Ergebnissen", "Ergebniss", "-nis doubles its s"},
    {"Wagnis", "n -se", "Wagnis Wagnisses Wagnisse Wagnissen", "Wagniss", "-nis doubles its s"},
    {"Chef", "m -s", "Chef Chefs", "Chefen Chefsn", "plural with -s"},
    {"Tief", "n -s", "Tief Tiefs", "Tiefsn", "plural with -s takes no dative -n"},
    {"Comeback", "n -s", "Comeback Comebacks", "Comebacksn", "a foreign word with -s"},
    {"Risiko", "n =Risiken", "Risiko Risikos Risiken", "Risikoen", "a plural in full"},
    {"Konto", "n =Konten", "Konto Kontos Konten", "Kontoen", "a plural in full"},
    {"Index", "m =Indizes", "Index Indexes Indizes", "Indexs", "a plural in full in -s"},
    {"Schulden", "pl -", "Schulden", "Schuldens Schuldenn", "plural alone"},
    {"Einbußen", "pl -", "Einbußen", "Einbußens", "plural alone"},
    {"Beschäftigte", "adj -", "Beschäftigte Beschäftigten Beschäftigter Beschäftigtem Beschäftigtes", "",
     "declined as an adjective"},
    {"Vorsitzender", "adj -", "Vorsitzende Vorsitzenden Vorsitzender Vorsitzendem",
     "Vorsitzenderer Vorsitzenders", "declined as an adjective, masculine lemma"},
};

static const struct row ADJECTIVES[] = {
    {"stark", "¨",
     "stark starke starken starker starkem starkes stärker stärkere stärkeren stärkst stärksten",
     "starkst starkste", "umlaut in comparison"},
    {"schwach", "¨", "schwach schwache schwächer schwächere schwächste", "schwachst", "umlaut in comparison"},
    {"solide", "-", "solide soliden solider solides", "solidee solideen", "an e that the ending takes"},
    {"teuer", "-", "teuer teure teuren teures teurer teurere teuerste teuersten", "teurste",
     "teuer loses its e, but not in the superlative"},
    {"sauer", "-", "sauer saure sauren saurer sauerste", "saurste", "sauer is like teuer"},
    {"dunkel", "-", "dunkel dunkle dunklen dunkler dunkelste", "dunkele dunkelen dunklste",
     "-el loses its e"},
    {"rentabel", "-", "rentabel rentable rentablen rentabler rentabelste", "rentabele", "-el loses its e"},
    {"hoch", "=höher,höchst", "hoch hohe hohen hoher hohem höher höhere höheren höchst höchste höchsten",
     "hoche hochen", "hoch is before an ending"},
    {"rekordhoch", "0", "rekordhoch rekordhohe rekordhohen", "rekordhoche rekordhöher",
     "a compound of hoch, not compared"},
    {"gut", "=besser,best", "gut gute guten besser bessere besseren best beste besten", "gutst gütest",
     "irregular comparison"},
    {"parallel", "0", "parallel parallele parallelen", "parallle", "-llel keeps its e"},
    {"viel", "=mehr,meist", "viel viele mehr meist meisten", "vielst", "irregular comparison"},
    {"schlecht", "-", "schlecht schlechte schlechter schlechtere schlechteste", "schlechtste",
     "e before -st behind t"},
    {"mild", "-", "mild milde milder mildere mildeste", "mildste", "e before -st behind d"},
    {"frisch", "-", "frisch frische frischer frischeste", "", "e before -st behind sch"},
    {"stolz", "-", "stolz stolze stolzer stolzeste", "stolzste", "e before -st behind z"},
    {"bedeutend", "-", "bedeutend bedeutende bedeutender bedeutendste", "", "participle: no e before -st"},
    {"günstig", "-", "günstig günstige günstiger günstigere günstigste", "günstigeste", "plain comparison"},
    {"profitabel", "0", "profitabel profitable profitablen", "profitabelste profitabeler", "not compared"},
    {"deutlich", "adv", "deutlich", "deutliche deutlicher", "an adverb is never inflected"},
    {"hart", "¨", "hart harte härter härtere härteste", "hartste härtste", "umlaut and e before -st"},
    {"groß", "=größer,größt", "groß große größer größere größte größten", "größeste", "given forms"},
};

static const struct row VERBS[] = {
    /* weak */
    {"kaufen", "", "kaufen kauft kaufte kauften gekauft gekaufte kaufend kaufe", "gekaufen käuft", "weak"},
    {"senken", "", "senkt senkte senkten gesenkt gesenkten senkende", "gesenken", "weak"},
    {"arbeiten", "", "arbeitet arbeitete arbeiteten gearbeitet", "arbeitt gearbeitt", "e behind t"},
    {"melden", "", "meldet meldete gemeldet", "meldt gemeldt", "e behind d"},
    {"rechnen", "", "rechnet rechnete rechneten gerechnet", "rechnt gerechnt", "e behind chn"},
    {"zeichnen", "", "zeichnet zeichnete gezeichnet", "zeichnt", "e behind chn"},
    {"atmen", "", "atmet atmete geatmet", "atmt", "e behind tm"},
    {"öffnen", "", "öffnet öffnete geöffnet", "öffnt", "e behind ffn"},
    {"leugnen", "", "leugnet leugnete geleugnet", "leugnt", "e behind gn"},
    {"wohnen", "", "wohnt wohnte gewohnt", "wohnet wohnete", "no e behind hn"},
    {"warnen", "", "warnt warnte gewarnt", "warnet warnete", "no e behind rn"},
    {"lahmen", "", "lahmt lahmte gelahmt", "lahmet", "no e behind hm"},
    {"filmen", "", "filmt filmte gefilmt", "filmet", "no e behind lm"},
    {"brummen", "", "brummt brummte gebrummt", "brummet", "no e behind mm"},
    {"trennen", "", "trennt trennte getrennt", "trennet", "no e behind nn"},
    {"sammeln", "", "sammelt sammelte gesammelt sammelnd sammeln", "sammlt sammelet", "-eln keeps its e"},
    {"ändern", "", "ändert änderte änderten geändert ändernd", "ändret änderet", "-ern keeps its e"},
    {"verdoppeln", "", "verdoppelt verdoppelte verdoppelten", "geverdoppelt verdopplt", "and -eln"},
    {"erhöhen", "", "erhöht erhöhte erhöhten erhöhend", "geerhöht", "er- takes no ge"},
    {"belasten", "", "belastet belastete belastet belastende", "gebelastet", "be- takes no ge"},
    {"entlasten", "", "entlastet entlastete", "geentlastet", "takes no ge"},
    {"zerstören", "", "zerstört zerstörte", "gezerstört", "takes no ge"},
    {"missachten", "", "missachtet missachtete", "gemissachtet", "takes no ge"},
    {"reduzieren", "", "reduziert reduzierte reduzierten reduzierend", "gereduziert", "-ieren takes no ge"},
    {"halbieren", "", "halbiert halbierte", "gehalbiert", "-ieren takes no ge"},
    {"ernten", "", "erntet erntete geerntet", "ernt", "er is no prefix here"},
    {"beugen", "", "beugt beugte gebeugt", "", "be is no prefix here"},
    {"frieren", "friert,fror,gefroren,fröre", "friert fror froren gefroren fröre", "frierte",
     "-ieren of a strong verb"},
    /* strong and mixed */
    {"fallen", "fällt,fiel,gefallen,fiele", "fallen fällt fiel fielen gefallen gefallene fiele fallend",
     "fallte gefallt fällte", "strong"},
    {"steigen", "steigt,stieg,gestiegen,stiege", "steigt stieg stiegen gestiegen gestiegene steigende stiege",
     "steigte gesteigt", "strong"},
    {"sinken", "sinkt,sank,gesunken,sänke", "sinkt sank sanken gesunken sänke sänken sinke", "sinkte gesinkt",
     "strong"},
    {"geben", "gibt,gab,gegeben,gäbe", "gibt gab gaben gegeben gäbe gäben gebe", "gebte", "strong"},
    {"brechen", "bricht,brach,gebrochen,bräche", "bricht brach brachen gebrochen bräche breche", "brechte",
     "strong"},
    {"treten", "tritt,trat,getreten,träte", "tritt trat traten getreten", "tretete", "strong"},
    {"verlieren", "verliert,verlor,verloren,verlöre", "verliert verlor verloren verlöre verlierend verlorene",
     "geverloren verlierte", "strong with"},
    {"gewinnen", "gewinnt,gewann,gewonnen,gewönne", "gewinnt gewann gewannen gewonnen", "gegewonnen gewinnte",
     "strong with ge-"},
    {"bringen", "bringt,brachte,gebracht,brächte", "bringt brachte brachten gebracht brächte brächten",
     "brachteen bringte", "mixed: the past takes -n alone"},
    {"nennen", "nennt,nannte,genannt,nennte", "nennt nannte nannten genannt", "nannteen genennt", "mixed"},
    {"können", "kann,konnte,gekonnt,könnte", "kann können konnte konnten könnte könnten", "konnteen",
     "modal"},
    {"haben", "hat,hatte,gehabt,hätte", "hat haben hatte hatten gehabt hätte hätten habe", "habte",
     "auxiliary"},
    {"tun", "tut,tat,getan,täte", "tun tut tat taten getan", "", "an infinitive in -n"},
    /* separable */
    {"ab|rutschen", "",
     "abrutschen abzurutschen abgerutscht abrutscht abrutschte rutscht rutschte abrutschend "
     "abgerutschte",
     "geabrutscht zuabrutschen abrutschgen gerutscht", "zu and ge within, weak"},
    {"an|heben", "hebt,hob,gehoben,höbe",
     "anheben anzuheben angehoben anhebt anhob anhoben hebt hob hoben höbe", "geanhoben anhebte",
     "zu and ge within, strong"},
    {"ein|brechen", "bricht,brach,gebrochen,bräche",
     "einbrechen einzubrechen eingebrochen einbricht einbrach bricht brach einbrechende", "einbrecht",
     "strong"},
    {"zurück|gehen", "geht,ging,gegangen,ginge",
     "zurückgehen zurückzugehen zurückgegangen zurückging ging gingen zurückgehende", "gezurückgehen",
     "strong"},
    {"aus|bezahlen", "", "auszubezahlen ausbezahlt ausbezahlte bezahlt", "ausgebezahlt",
     "a prefix behind the particle takes no ge"},
    {"aus|probieren", "", "auszuprobieren ausprobiert probiert", "ausgeprobiert",
     "-ieren behind the particle takes no ge"},
    {"vor|bereiten", "", "vorzubereiten vorbereitet bereitet bereitete", "vorgebereitet",
     "be- behind the particle, e behind t"},
    {"ab|rechnen", "", "abzurechnen abgerechnet rechnet abrechnet", "abrechnt", "e behind chn"},
};

/* Add the form, with a space behind it. */
static enum status gather(void *context, const char *form, uint32_t len, uint32_t bits) {
    struct buffer *gathered = context;
    ck_assert_uint_ne(bits, 0);
    ck_assert_uint_eq(strlen(form), len);
    bool done = buffer_add(gathered, form, len) && buffer_add_byte(gathered, ' ');
    return done ? STATUS_OK : STATUS_NOMEM;
}

static bool has_form(const struct buffer *gathered, const char *form, size_t len) {
    for (const char *at = gathered->bytes; *at != '\0'; at += strcspn(at, " ") + 1)
        if (strcspn(at, " ") == len && memcmp(at, form, len) == 0)
            return true;
    return false;
}

/* Check that each of the words in `list` is among the forms, or that none is. */
static void check_forms(const struct row *row, const struct buffer *gathered, const char *list, bool wanted) {
    for (const char *at = list; *at != '\0';) {
        size_t len = strcspn(at, " ");
        ck_assert_msg(has_form(gathered, at, len) == wanted, "%s: %s \"%.*s\": %s\n  of %s", row->lemma,
                      wanted ? "lacks" : "has", (int)len, at, row->reason, gathered->bytes);
        at += len + (at[len] == ' ');
    }
}

static void check_row(const struct row *row, struct buffer *gathered, enum status status) {
    ck_assert_int_eq(status, STATUS_OK);
    check_forms(row, gathered, row->forms, true);
    check_forms(row, gathered, row->others, false);
    buffer_free(gathered);
}

START_TEST(forms_of_nouns) {
    const struct row *row = &NOUNS[_i];
    struct buffer gathered = {0};
    char gender[8];
    const char *plural = strchr(row->how, ' ');
    snprintf(gender, sizeof gender, "%.*s", (int)(plural - row->how), row->how);
    check_row(row, &gathered, inflect_noun(row->lemma, gender, plural + 1, gather, &gathered));
}
END_TEST

START_TEST(forms_of_adjectives) {
    const struct row *row = &ADJECTIVES[_i];
    struct buffer gathered = {0};
    check_row(row, &gathered, inflect_adjective(row->lemma, row->how, gather, &gathered));
}
END_TEST

START_TEST(forms_of_verbs) {
    const struct row *row = &VERBS[_i];
    struct buffer gathered = {0};
    char particle[32] = "", how[128];
    const char *bar = strchr(row->lemma, '|');
    if (bar != NULL)
        snprintf(particle, sizeof particle, "%.*s", (int)(bar - row->lemma), row->lemma);
    struct principal_parts parts = {0};
    strcpy(how, row->how);
    if (how[0] != '\0') {
        char *rest = how;
        parts.present = strsep(&rest, ",");
        parts.past = strsep(&rest, ",");
        parts.participle = strsep(&rest, ",");
        parts.subjunctive = strsep(&rest, ",");
    }
    check_row(row, &gathered,
              inflect_verb(particle, bar == NULL ? row->lemma : bar + 1, &parts, gather, &gathered));
}
END_TEST

/* The bits of one form, over all the times that it comes. */
struct sought {
    const char *form;
    uint32_t bits;
};

static enum status seek(void *context, const char *form, uint32_t len, uint32_t bits) {
    struct sought *sought = context;
    (void)len;
    if (strcmp(form, sought->form) == 0)
        sought->bits |= bits;
    return STATUS_OK;
}

START_TEST(bits_of_forms) {
    static const struct principal_parts parts = {"bricht", "brach", "gebrochen", "bräche", ""};
    static const struct {
        const char *form;
        uint32_t has, lacks;
    } verb[] = {{"bricht", FORM_FINITE | FORM_SINGULAR | FORM_DETACHED, FORM_PAST},
                {"brachen", FORM_FINITE | FORM_PAST | FORM_PLURAL | FORM_DETACHED, FORM_SINGULAR},
                {"einbrach", FORM_FINITE | FORM_PAST, FORM_DETACHED},
                {"bräche", FORM_FINITE | FORM_SUBJUNCTIVE, FORM_PAST},
                {"einzubrechen", FORM_INFINITIVE | FORM_ZU, FORM_FINITE},
                {"eingebrochen", FORM_PARTICIPLE | FORM_BARE, FORM_ATTRIBUTE},
                {"eingebrochene", FORM_PARTICIPLE | FORM_ATTRIBUTE, FORM_BARE},
                {"einbrechend", FORM_PRESENT_PARTICIPLE, FORM_PARTICIPLE}};
    for (size_t i = 0; i < sizeof verb / sizeof *verb; i++) {
        struct sought sought = {verb[i].form, 0};
        ck_assert_int_eq(inflect_verb("ein", "brechen", &parts, seek, &sought), STATUS_OK);
        ck_assert_msg((sought.bits & verb[i].has) == verb[i].has, "%s lacks a bit: %x", verb[i].form,
                      sought.bits);
        ck_assert_msg((sought.bits & verb[i].lacks) == 0, "%s has too many bits: %x", verb[i].form,
                      sought.bits);
    }
    struct sought genitive = {"Gewinns", 0}, comparative = {"stärkere", 0};
    ck_assert_int_eq(inflect_noun("Gewinn", "m", "-e", seek, &genitive), STATUS_OK);
    ck_assert_uint_eq(genitive.bits, FORM_SINGULAR | FORM_GENITIVE);
    ck_assert_int_eq(inflect_adjective("stark", "¨", seek, &comparative), STATUS_OK);
    ck_assert_uint_eq(comparative.bits, FORM_COMPARATIVE | FORM_ATTRIBUTE);
}
END_TEST

START_TEST(what_cannot_be_inflected) {
    struct buffer gathered = {0};
    struct principal_parts weak = {0};
    ck_assert_int_eq(inflect_noun("Gewinn", "x", "-e", gather, &gathered), STATUS_INVALID);
    ck_assert_int_eq(inflect_noun("Tief", "n", "¨e", gather, &gathered),
                     STATUS_INVALID); /* nothing to change */
    ck_assert_int_eq(inflect_adjective("gut", "=besser", gather, &gathered), STATUS_INVALID);
    ck_assert_int_eq(inflect_verb("", "Gewinn?", &weak, gather, &gathered), STATUS_INVALID);
    ck_assert_int_eq(inflect_verb("", "n", &weak, gather, &gathered), STATUS_INVALID);
    buffer_free(&gathered);
}
END_TEST

static enum status refuse(void *context, const char *form, uint32_t len, uint32_t bits) {
    (void)form, (void)len, (void)bits;
    int *n = context;
    return --*n < 0 ? STATUS_NOMEM : STATUS_OK;
}

START_TEST(a_refusal_ends_the_inflection) {
    struct principal_parts weak = {0};
    for (int i = 0; i < 5; i++) {
        int noun = i, adjective = i, verb = i;
        ck_assert_int_eq(inflect_noun("Markt", "m", "¨e", refuse, &noun), STATUS_NOMEM);
        ck_assert_int_eq(inflect_adjective("stark", "¨", refuse, &adjective), STATUS_NOMEM);
        ck_assert_int_eq(inflect_verb("ab", "rutschen", &weak, refuse, &verb), STATUS_NOMEM);
        ck_assert_int_eq(noun, -1);
        ck_assert_int_eq(adjective, -1);
        ck_assert_int_eq(verb, -1);
    }
}
END_TEST

Suite *suite_inflect(void) {
    Suite *suite = suite_create("inflect");
    TCase *rows = tcase_create("rows");
    tcase_add_loop_test(rows, forms_of_nouns, 0, sizeof NOUNS / sizeof *NOUNS);
    tcase_add_loop_test(rows, forms_of_adjectives, 0, sizeof ADJECTIVES / sizeof *ADJECTIVES);
    tcase_add_loop_test(rows, forms_of_verbs, 0, sizeof VERBS / sizeof *VERBS);
    tcase_add_test(rows, bits_of_forms);
    tcase_add_test(rows, what_cannot_be_inflected);
    tcase_add_test(rows, a_refusal_ends_the_inflection);
    suite_add_tcase(suite, rows);
    return suite;
}
