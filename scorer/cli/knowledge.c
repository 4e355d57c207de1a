#include "cli/knowledge.h"

#include <stddef.h>
#include <stdlib.h>

static const char WITHOUT[] = "STIMMUNG_WITHOUT", WEIGHTS[] = "STIMMUNG_WEIGHTS";

static const char *value_of(const struct arguments *arguments, int option) {
    return option == NO_OPTION ? NULL : arguments->values[option];
}

enum status load_engine(const struct arguments *arguments, int lexicons, int companies,
                        struct engine **engine, struct error *error) {
    struct engine_options options = {.lexicons = value_of(arguments, lexicons),
                                     .companies = value_of(arguments, companies)};
    options.without = getenv(WITHOUT);
    const char *weights = getenv(WEIGHTS);
    enum status status = engine_load(&options, engine, error);
    if (status != STATUS_OK || weights == NULL)
        return status;
    status = engine_override_weights(*engine, weights, error);
    if (status != STATUS_OK)
        engine_free(*engine);
    return status;
}

enum status refuse_measuring(struct error *error) {
    const char *name = getenv(WITHOUT) != NULL ? WITHOUT : getenv(WEIGHTS) != NULL ? WEIGHTS : NULL;
    return name == NULL
               ? STATUS_OK
               : error_set(error, STATUS_INVALID, "%s is set: such scores are not for a store", name);
}
