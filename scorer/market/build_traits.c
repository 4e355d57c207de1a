/* What the words of a row tell of its company. */
#include <string.h>

#include "language/fold.h"
#include "market/builder.h"

/* A name whose listing ended before this year is an unlisted one where the article's date does not say
 * otherwise. */
#define LONG_AGO "2012"

/* Whether a list with | between its words has one that ends in `end`. */
static bool has_ending(const char *list, const char *end) {
    size_t n = strlen(end);
    while (*list != '\0') {
        size_t len = strcspn(list, "|");
        if (len >= n && memcmp(list + len - n, end, n) == 0)
            return true;
        list += len;
        if (*list == '|')
            list++;
    }
    return false;
}

uint16_t market_builder_traits(const struct gazetteer_row *row) {
    static const char *const banks[] = {
        "Bank", "bank", "Geldhaus", "Broker", "Vermögensverwalter", "Finanzdienstleister", NULL};
    static const char *const vehicles[] = {
        "Autobauer",     "Autohersteller",     "Sportwagenbauer",    "Automobilhersteller", "Autokonzern",
        "Flugzeugbauer", "Motorradhersteller", "Flugzeughersteller", "Konsolenhersteller",  NULL};
    static const char *const places[] = {
        "Netzwerk", "Börsenbetreiber", "Fernsehsender", "TV-Sender", "Sendergruppe", "Privatsender", NULL};
    uint16_t traits = 0;
    for (const char *const *bank = banks; *bank != NULL; bank++)
        if (has_ending(row->descriptors, *bank))
            traits |= TRAIT_BANK;
    if (has_ending(row->name, "Vz") || strstr(row->name, "Vorz") != NULL)
        traits |= TRAIT_PREFERENCE;
    if (has_ending(row->name, " St") || strstr(row->name, "Stamm") != NULL)
        traits |= TRAIT_ORDINARY;
    const char *until = strstr(row->flags, "until=");
    if (until != NULL)
        traits |= TRAIT_ENDED;
    if (until != NULL && strncmp(until + strlen("until="), LONG_AGO, 4) < 0)
        traits |= TRAIT_GONE;
    for (const char *const *end = vehicles; *end != NULL; end++)
        if (has_ending(row->descriptors, *end))
            traits |= TRAIT_VEHICLES;
    for (const char *const *end = places; *end != NULL; end++)
        if (has_ending(row->descriptors, *end))
            traits |= TRAIT_PLACE;
    if (has_ending(row->descriptors, "Ratingagentur"))
        traits |= TRAIT_RATER;
    if (strcmp(row->mic, "XETR") == 0)
        traits |= TRAIT_GERMAN;
    if (strcmp(row->mic, "XWBO") == 0)
        traits |= TRAIT_AUSTRIAN;
    return traits;
}

/* Gender and kind of a descriptor by its last part; what has no known part and ends in -er or -n is a
 * demonym. */
uint16_t market_builder_descriptor_flags(const char *form, size_t len) {
    static const struct {
        const char *end;
        uint16_t flags;
    } parts[] = {
        {"bank", NAME_FEMININE},
        {"waehrung", NAME_FEMININE},
        {"sorte", NAME_FEMININE},
        {"metall", NAME_NEUTER},
        {"oel", NAME_NEUTER},
        {"mutter", NAME_FEMININE},
        {"tochter", NAME_FEMININE},
        {"schwester", NAME_FEMININE},
        {"kette", NAME_FEMININE},
        {"gesellschaft", NAME_FEMININE},
        {"firma", NAME_FEMININE},
        {"linie", NAME_FEMININE},
        {"airline", NAME_FEMININE},
        {"gruppe", NAME_FEMININE},
        {"holding", NAME_FEMININE},
        {"versicherung", NAME_FEMININE},
        {"brauerei", NAME_FEMININE},
        {"schmiede", NAME_FEMININE},
        {"reederei", NAME_FEMININE},
        {"bahn", NAME_FEMININE},
        {"plattform", NAME_FEMININE},
        {"agentur", NAME_FEMININE},
        {"kasse", NAME_FEMININE},
        {"marke", NAME_FEMININE},
        {"boerse", NAME_FEMININE},
        {"unternehmen", NAME_NEUTER},
        {"haus", NAME_NEUTER},
        {"institut", NAME_NEUTER},
        {"netzwerk", NAME_NEUTER},
        {"portal", NAME_NEUTER},
        {"urgestein", NAME_NEUTER},
        {"label", NAME_NEUTER},
        {"barometer", NAME_NEUTER},
        {"werk", NAME_NEUTER},
        {"start-up", NAME_NEUTER},
        {"startup", NAME_NEUTER},
        {"hersteller", 0},
        {"bauer", 0},
        {"anbieter", 0},
        {"betreiber", 0},
        {"versorger", 0},
        {"haendler", 0},
        {"zulieferer", 0},
        {"leister", 0},
        {"entwickler", 0},
        {"ausruester", 0},
        {"versicherer", 0},
        {"erzeuger", 0},
        {"makler", 0},
        {"broker", 0},
        {"verarbeiter", 0},
        {"veranstalter", 0},
        {"vermittler", 0},
        {"vermieter", 0},
        {"verwalter", 0},
        {"finanzierer", 0},
        {"zuechter", 0},
        {"ausstatter", 0},
        {"fertiger", 0},
        {"berater", 0},
        {"verleiher", 0},
        {"partner", 0},
        {"entsorger", 0},
        {"brauer", 0},
        {"roester", 0},
        {"funker", 0},
        {"vermarkter", 0},
        {"sender", 0},
        {"techniker", 0},
        {"manager", 0},
        {"logistiker", 0},
        {"kocher", 0},
        {"flieger", 0},
        {"miner", 0},
        {"forscher", 0},
        {"optiker", 0},
        {"planer", 0},
        {"werber", 0},
        {"discounter", 0},
        {"caterer", 0},
        {"traeger", 0},
        {"abwickler", 0},
        {"projektierer", 0},
        {"abfueller", 0},
        {"kaeufer", 0},
        {"eigner", 0},
        {"eigentuemer", 0},
        {"recycler", 0},
        {"drucker", 0},
        {"fuehrer", 0},
        {"geber", 0},
        {"sartikler", 0},
        {"schuerfer", 0},
        {"designer", 0},
        {"elektroniker", 0},
        {"diagnostiker", 0},
        {"erfinder", 0},
        {"bohrer", 0},
        {"brenner", 0},
        {"baecker", 0},
        {"automatisierer", 0},
        {"verein", 0},
        {"hoster", 0},
        {"verkaeufer", 0},
        {"provider", 0},
        {"herausgeber", 0},
        {"zertifizierer", 0},
        {"juwelier", 0},
        {"sanierer", 0},
        {"pruefer", 0},
        {"konzern", 0},
        {"index", 0},
        {"wettbewerber", 0},
        {"nachfolger", 0},
    };
    char fold[2 * 200];
    if (len > 200)
        return NAME_DESCRIPTOR;
    size_t n = fold_word(form, len, fold);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        size_t end = strlen(parts[i].end);
        if (n >= end && memcmp(fold + n - end, parts[i].end, end) == 0)
            return (uint16_t)(NAME_DESCRIPTOR | parts[i].flags);
    }
    bool capital = form[0] < 'a' || form[0] > 'z';
    bool demonym = capital && n > 3 && (memcmp(fold + n - 2, "er", 2) == 0 || fold[n - 1] == 'n') &&
                   memchr(form, '-', len) == NULL;
    return (uint16_t)(NAME_DESCRIPTOR | (demonym ? NAME_DEMONYM : 0));
}
