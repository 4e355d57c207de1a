/* The rows of lexicons/market/ as they are read, before they are built into an image or checked. */
#ifndef STIMMUNG_MARKET_GAZETTEER_H
#define STIMMUNG_MARKET_GAZETTEER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "market/instrument.h"

struct gazetteer_row {
    const char *path;
    uint32_t line;
    enum instrument_kind kind;
    const char *ticker, *mic, *isin, *wkn; /* "" where there is none */
    const char *asset;                     /* of other instruments: "oil"; else "" */
    const char *name;    /* a leading ? marks a form that needs its context; so in aliases */
    const char *aliases; /* forms with | between them */
    const char *descriptors;
    const char *flags;
    bool removes; /* of a user's own rows: takes the company out; the ticker alone counts */
    bool adds;    /* of a user's own rows: its forms come beside those of the company that is there */
};

/* A form of brands.tsv, unlisted.tsv, first_names.tsv or cues.tsv. */
struct gazetteer_form {
    const char *path;
    uint32_t line;
    const char *form;
    const char *ticker; /* "" where nothing listed stands behind it */
    double weight;      /* of a brand, in [0, 1] */
    bool person;        /* a first name */
    bool entity;        /* an unlisted company */
    uint32_t cues;      /* CUE_ bits of a row of cues.tsv */
};

struct gazetteer {
    struct arena *arena;
    struct gazetteer_row *rows;
    struct gazetteer_form *forms;
    uint32_t n_rows, cap_rows, n_forms, cap_forms;
};

/* Read the folder into `gazetteer`, whose arena is set. Files are told apart by their names: companies*.tsv,
 * indices.tsv, instruments.tsv, brands.tsv, unlisted.tsv, first_names.tsv, cues.tsv. */
enum status gazetteer_read(const char *folder, struct gazetteer *gazetteer, struct error *error);

/* Read one file as a user's own companies, whatever its name. A row "TICKER remove" takes a company out; one
 * whose aliases start with "+" adds its aliases and descriptors to those of the company that is there. */
enum status gazetteer_read_companies(const char *path, struct gazetteer *gazetteer, struct error *error);

/* The row with that ticker, or NULL. */
const struct gazetteer_row *gazetteer_find(const struct gazetteer *gazetteer, const char *ticker);

/* Takes one form of a list with | between them, without the mark for ambiguous ones. */
typedef enum status gazetteer_form_fn(void *context, const char *form, size_t len, bool ambiguous);
enum status gazetteer_each(const char *list, gazetteer_form_fn *take, void *context);

#endif
