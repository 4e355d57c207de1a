/* Words around a name that tell what it is, from lexicons/market/cues.tsv. */
#ifndef STIMMUNG_MARKET_CUE_H
#define STIMMUNG_MARKET_CUE_H

#include <stddef.h>
#include <stdint.h>

enum cue {
    CUE_COMPANY = 1 << 0,    /* a noun for a company: Konzern, Hersteller, and compounds with it */
    CUE_PAPER = 1 << 1,      /* a noun for a share: Aktie, Papier, Titel */
    CUE_PRICE = 1 << 2,      /* a noun for its price: Kurs, Notierung */
    CUE_INDEX = 1 << 3,      /* a noun for an index: Index, Börsenbarometer */
    CUE_PART = 1 << 4,       /* what a company has: Chef, Tochter, Werk, Zahlen */
    CUE_LEGAL = 1 << 5,      /* a legal form: AG, SE, Inc. */
    CUE_ANALYST = 1 << 6,    /* who judges papers: Analyst, Experte */
    CUE_RATING = 1 << 7,     /* what they give: Kursziel, Einstufung, "Buy" */
    CUE_TITLE = 1 << 8,      /* stands before a person's name: Herr, Dr. */
    CUE_PREFERENCE = 1 << 9, /* preference shares: Vorzüge, Vz */
    CUE_ORDINARY = 1 << 10,  /* ordinary shares: Stämme */
    CUE_SYMBOL = 1 << 11,    /* a symbol follows: Ticker, Kürzel */
    CUE_WKN = 1 << 12,       /* a WKN follows */
    CUE_CREDIT = 1 << 13,    /* a photo's or a report's credit follows: Foto, Quelle */
    CUE_EXCHANGE = 1 << 14,  /* an exchange before a symbol: NYSE, Nasdaq */
    CUE_FEMININE = 1 << 15,
    CUE_NEUTER = 1 << 16,
    CUE_PLURAL = 1 << 17, /* a form that is plural for sure */
    CUE_RATE = 1 << 18,   /* a verb by which a house judges: senkt, hebt, belässt, stuft */
    CUE_AGAIN =
        1 << 20, /* a company noun by which news takes a company up again: der Konzern; not die Börse */
    CUE_OWN = 1 << 21,      /* a part by which news goes on about a company: der Vorstand, die Prognose */
    CUE_LOOSE = 1 << 22,    /* also an ordinary word: taken up only where the sentence has a figure */
    CUE_NONE = 1 << 23,     /* no compound of the ending it has: Notenbank */
    CUE_MEDIUM = 1 << 24,   /* a newspaper or an agency: what follows is its name */
    CUE_ELSE = 1 << 25,     /* makes another name of what stands before it: Macquarie University */
    CUE_ACCIDENT = 1 << 26, /* what police reports tell of: a name of a maker there is a car */
    CUE_NATION = 1 << 27,   /* a name that each country has one of: die Post, die Telekom */
    CUE_GERMANY = 1 << 28,  /* words that tell of which country an article is */
    CUE_AUSTRIA = 1 << 29,
    CUE_ELSEWHERE = 1 << 30, /* a country whose post and telephone companies are not those */
    CUE_ARTICLE = 1 << 19,   /* a name that takes the article though it is a word too: die Allianz */
};

/* Endings of these kinds make a compound of their kind (Gasekonzern), from CUE_END letters on: a shorter one
 * could be an accident. */
enum {
    COMPOUND_CUES = CUE_COMPANY | CUE_PAPER | CUE_PRICE | CUE_INDEX | CUE_PART | CUE_ANALYST,
    CUE_END = 4
};

/* The bit of a name as the file has it, or 0. */
uint32_t cue_of(const char *name, size_t len);

#endif
