#include "analysis/weights.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

const struct weights DEFAULT_WEIGHTS = {
    .verb = 1.25,
    .idiom = 1.8,
    .modifier = 1.1,
    .noun = 0.8,
    .noun_phrase = 0.9,
    .noun_since = 0.1,
    .noun_after = 0.4,
    .noun_about = 0.4,
    .noun_owned = 0.45,
    .topic = 0.3,
    .noun_headline = 1,
    .positive = 0.9,
    .attribute = 1.2,
    .dead_zone = 0.15,
    .dead_off_topic = 0.35,
    .dead_target = 0.05,
    .contrast = 0.4,
    .kept = 0.2,
    .strange_subject = 0.5,
    .purpose = 0.5,
    .demand = 0.2,
    .necessity = 0.5,
    .condition = 0.2,
    .expectation = 0.25,
    .expectation_value = 0.6,
    .others_value = 0.5,
    .figure_value = 0.5,
    .beside_move = 0.33,
    .beside_parted = 0.1,
    .move = 1.2,
    .move_floor = 0.3,
    .move_range = 0.6,
    .move_scale = 4,
    .move_unknown = 0.5,
};

static const struct {
    const char *name;
    size_t offset;
} NAMES[] = {
    {"verb", offsetof(struct weights, verb)},
    {"idiom", offsetof(struct weights, idiom)},
    {"modifier", offsetof(struct weights, modifier)},
    {"noun", offsetof(struct weights, noun)},
    {"noun_phrase", offsetof(struct weights, noun_phrase)},
    {"noun_since", offsetof(struct weights, noun_since)},
    {"noun_after", offsetof(struct weights, noun_after)},
    {"noun_about", offsetof(struct weights, noun_about)},
    {"noun_owned", offsetof(struct weights, noun_owned)},
    {"topic", offsetof(struct weights, topic)},
    {"noun_headline", offsetof(struct weights, noun_headline)},
    {"positive", offsetof(struct weights, positive)},
    {"attribute", offsetof(struct weights, attribute)},
    {"dead_zone", offsetof(struct weights, dead_zone)},
    {"dead_off_topic", offsetof(struct weights, dead_off_topic)},
    {"dead_target", offsetof(struct weights, dead_target)},
    {"contrast", offsetof(struct weights, contrast)},
    {"kept", offsetof(struct weights, kept)},
    {"strange_subject", offsetof(struct weights, strange_subject)},
    {"purpose", offsetof(struct weights, purpose)},
    {"demand", offsetof(struct weights, demand)},
    {"necessity", offsetof(struct weights, necessity)},
    {"condition", offsetof(struct weights, condition)},
    {"expectation", offsetof(struct weights, expectation)},
    {"expectation_value", offsetof(struct weights, expectation_value)},
    {"others_value", offsetof(struct weights, others_value)},
    {"figure_value", offsetof(struct weights, figure_value)},
    {"beside_move", offsetof(struct weights, beside_move)},
    {"beside_parted", offsetof(struct weights, beside_parted)},
    {"move", offsetof(struct weights, move)},
    {"move_floor", offsetof(struct weights, move_floor)},
    {"move_range", offsetof(struct weights, move_range)},
    {"move_scale", offsetof(struct weights, move_scale)},
    {"move_unknown", offsetof(struct weights, move_unknown)},
};

/* A decimal number with a point, without the locale's say. Returns what stands behind it, or NULL. */
static const char *read_number(const char *text, double *value) {
    double sign = 1, scale = 1;
    *value = 0;
    if (*text == '-') {
        sign = -1;
        text++;
    }
    if (*text < '0' || *text > '9')
        return NULL;
    for (; *text >= '0' && *text <= '9'; text++)
        *value = *value * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++)
            *value += (*text - '0') * (scale /= 10);
    *value *= sign;
    return text;
}

static const char *override_one(struct weights *weights, const char *entry) {
    size_t len = strcspn(entry, "=,");
    for (size_t i = 0; entry[len] == '=' && i < sizeof NAMES / sizeof *NAMES; i++) {
        if (strlen(NAMES[i].name) != len || memcmp(NAMES[i].name, entry, len) != 0)
            continue;
        double value;
        const char *end = read_number(entry + len + 1, &value);
        if (end != NULL)
            memcpy((char *)weights + NAMES[i].offset, &value, sizeof value);
        return end;
    }
    return NULL;
}

enum status weights_override(struct weights *weights, const char *list, struct error *error) {
    while (*list != '\0') {
        const char *end = override_one(weights, list);
        if (end == NULL || (*end != ',' && *end != '\0'))
            return error_set(error, STATUS_INVALID, "no weight: '%.*s'", (int)strcspn(list, ","), list);
        list = end + (*end == ',');
    }
    return STATUS_OK;
}
