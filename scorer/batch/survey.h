/* How much there is to read: walks ahead of a run, on a thread of its own. */
#ifndef STIMMUNG_BATCH_SURVEY_H
#define STIMMUNG_BATCH_SURVEY_H

#include "batch/walk.h"

struct survey;

/* Start to add up what the walk will find. NULL where that can't be known (standard input), or no thread can
 * be started; then all below does nothing. The options must outlive the survey. */
struct survey *survey_start(const struct walk_options *walk);

/* Bytes of all files that the walk finds; 0 while that is not known. */
uint64_t survey_bytes(struct survey *survey);

/* Stop, wherever it is, and free. */
void survey_end(struct survey *survey);

#endif
