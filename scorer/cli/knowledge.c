#include "cli/knowledge.h"

#include <stddef.h>

static const char *value_of(const struct arguments *arguments, int option) {
    return option == NO_OPTION ? NULL : arguments->values[option];
}

enum status load_engine(const struct arguments *arguments, int lexicons, int companies,
                        struct engine **engine, struct error *error) {
    struct engine_options options = {.lexicons = value_of(arguments, lexicons),
                                     .companies = value_of(arguments, companies)};
    return engine_load(&options, engine, error);
}
