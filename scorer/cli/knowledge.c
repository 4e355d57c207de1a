#include "cli/knowledge.h"

enum status load_engine(const struct arguments *arguments, int lexicons, struct engine **engine,
                        struct error *error) {
    struct engine_options options = {.lexicons = arguments->values[lexicons]};
    return engine_load(&options, engine, error);
}
