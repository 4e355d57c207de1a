#include "market/instrument.h"

#include <stddef.h>

const char *instrument_kind_name(enum instrument_kind kind) {
    static const char *const names[] = {"company", "index", "other"};
    return names[kind];
}
