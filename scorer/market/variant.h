/* The forms in which a name or a descriptor of the gazetteer is written in a sentence, by rule. */
#ifndef STIMMUNG_MARKET_VARIANT_H
#define STIMMUNG_MARKET_VARIANT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Takes a form as folded pieces with one space between them; `inflected` tells that a rule has added an
 * ending. */
typedef enum status variant_fn(void *context, const char *pieces, size_t len, bool inflected);

/* The forms of a name: itself, "und" for "&", parts of a word like HeidelbergCement apart, the genitive
 * ("Metas"), and the endings of an adjective in front ("der Deutschen Bank"). */
enum status variants_of_name(const char *form, size_t len, variant_fn *take, void *context);

/* The forms of a descriptor: itself, the endings of its noun ("des Autobauers", "dem Chipriesen"), and those
 * of adjectives in front ("deutscher Leitindex", "dem deutschen Leitindex"). */
enum status variants_of_descriptor(const char *form, size_t len, variant_fn *take, void *context);

/* The form alone. */
enum status variants_as_written(const char *form, size_t len, variant_fn *take, void *context);

#endif
