/* A short fingerprint of a text by which near copies are found: the same agency report with another dateline,
 * another sign-off or a paragraph more.
 *
 * The lead and the body are read as overlapping runs of four words (shingles, Broder 1997, "On the
 * resemblance and containment of documents"). One hash of each falls into one of 64 bins, of which the
 * smallest is kept (Li, Owen and Zhang 2012, "One permutation hashing"); empty bins borrow from the next one
 * (Shrivastava and Li 2014, "Densifying one permutation hashing via rotation"); of each, eight bits stay (Li
 * and König 2010, "b-bit minwise hashing"). The share of equal bytes of two sketches estimates the share of
 * shingles that two texts have in common, with an error of 0.06 at most at one standard deviation. */
#ifndef STIMMUNG_ARTICLE_SKETCH_H
#define STIMMUNG_ARTICLE_SKETCH_H

#include <stdbool.h>

#include "article/article.h"

/* Set article->sketch and has_sketch from its lead and body; a text of fewer than 20 words has none. */
void sketch_make(struct article *article);

/* The share of the shingles of both texts together that stand in both, as sketches tell it: 0 to 1. */
double sketch_resemblance(const unsigned char a[SKETCH_BYTES], const unsigned char b[SKETCH_BYTES]);

#endif
