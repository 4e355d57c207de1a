/* What the companies of an event are in it: bidder and target, seller, plaintiff and defendant. */
#ifndef STIMMUNG_ANALYSIS_EVENTS_ROLE_H
#define STIMMUNG_ANALYSIS_EVENTS_ROLE_H

#include "analysis/tone.h"

/* A company with what happened to it. */
struct party {
    uint32_t mention; /* or NO_INDEX */
    const char *role; /* or NULL */
    const char *class_name;
    enum label sign;
};

/* Set role, class and sign of parties[0], whose mention, role and class are those of the row, as the words
 * around its name tell, and add the other side where it is named: "Übernahmeangebot von Unicredit für die
 * Commerzbank". `two` says that the row holds only where both are named. Returns how many there are, 0 to 2.
 */
uint32_t event_parties(const struct tone *tone, const struct hit *hit, bool two, struct party parties[2]);

#endif
